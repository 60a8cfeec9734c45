package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// TestAUnitNeedsOnlyItsOwnValues: the table of a unit is the same whether the
// values of all units were read or its own alone.
func TestAUnitNeedsOnlyItsOwnValues(t *testing.T) {
	b := newBook(t)
	same := cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) })
	units, err := b.Units(b.ctx, 2024)
	if err != nil {
		t.Fatal(err)
	}
	values := 0
	for _, u := range units {
		for _, code := range []model.PeriodCode{model.H1, model.Y} {
			want, err := read(b.ctx, b.Service, func(tx *store.Tx) (progress.Table, error) {
				f, err := b.facts(tx, 2024)
				if err != nil {
					return progress.Table{}, err
				}
				return progress.BuildUnit(f, u.ID, code)
			})
			if err != nil {
				t.Fatal(err)
			}
			got, err := b.UnitProgress(b.ctx, u.ID, 2024, code)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got, same); diff != "" {
				t.Errorf("%s, %s (-all values +its own):\n%s", u.Name, code, diff)
			}
		}
		own, err := read(b.ctx, b.Service, func(tx *store.Tx) ([]store.ValueRow, error) { return tx.UnitValues(2024, u.ID) })
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range own {
			if v.UnitID != u.ID {
				t.Fatalf("%s: a value of unit %d", u.Name, v.UnitID)
			}
		}
		values += len(own)
	}
	all, err := read(b.ctx, b.Service, func(tx *store.Tx) ([]store.ValueRow, error) { return tx.YearValues(2024) })
	if err != nil || len(all) != values || values == 0 {
		t.Errorf("the units have %d values, the year %d (%v)", values, len(all), err)
	}
}
