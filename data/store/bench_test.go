package store

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// benchBook has 200 reports and 50 targets, which is 10.000 values: a large
// commune's year.
func benchBook(b *testing.B) (db *DB, reports, targets []model.ID) {
	b.Helper()
	db = newBook(b)
	write(b, db, func(tx *Tx) error {
		plan, err := tx.SavePlan(model.Plan{Year: 2024})
		if err != nil {
			return err
		}
		if _, err := tx.SavePeriod(model.Period{Year: 2024, Code: model.H1}); err != nil {
			return err
		}
		for i := range 50 {
			id, err := tx.SaveTarget(model.Target{PlanID: plan, Number: fmt.Sprint(i), Position: i, Leaf: true})
			if err != nil {
				return err
			}
			targets = append(targets, id)
		}
		for i := range 200 {
			unit, err := tx.SaveUnit(model.Unit{Code: fmt.Sprint(i), Name: fmt.Sprintf("Thôn %d", i)}, 2024)
			if err != nil {
				return err
			}
			id, err := tx.SaveReport(model.Report{UnitID: unit, Year: 2024, Code: model.H1, Status: model.Draft})
			if err != nil {
				return err
			}
			reports = append(reports, id)
		}
		return nil
	})
	return db, reports, targets
}

func saveAll(b *testing.B, db *DB, reports, targets []model.ID) {
	b.Helper()
	write(b, db, func(tx *Tx) error {
		for i, r := range reports {
			for j, t := range targets {
				v := model.Value{TargetID: t, Figure: model.Of(model.Some(decimal.New(int64(i*j), -2)))}
				v.Note = "x"
				if err := tx.SaveValue(r, v); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func BenchmarkSave10000Values(b *testing.B) {
	db, reports, targets := benchBook(b)
	for b.Loop() {
		saveAll(b, db, reports, targets)
	}
}

func BenchmarkYearValues(b *testing.B) {
	db, reports, targets := benchBook(b)
	saveAll(b, db, reports, targets)
	for b.Loop() {
		got := read(b, db, func(tx *Tx) ([]ValueRow, error) { return tx.YearValues(2024) })
		if len(got) != len(reports)*len(targets) {
			b.Fatalf("%d values", len(got))
		}
	}
}

func BenchmarkCopyTo(b *testing.B) {
	db, reports, targets := benchBook(b)
	saveAll(b, db, reports, targets)
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		if err := db.CopyTo(b.Context(), fmt.Sprintf("%s/%d.sothidua", dir, i)); err != nil {
			b.Fatal(err)
		}
	}
}
