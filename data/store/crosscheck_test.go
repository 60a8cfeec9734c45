package store

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// rice is a check with everything set.
func rice(x ids) model.CrossCheck {
	return model.CrossCheck{PlanID: x.plan, Kind: model.CheckProduct, Name: "Sản lượng = diện tích × năng suất",
		Left:   []model.CheckTerm{{TargetID: x.leaf}},
		Right:  []model.CheckTerm{{TargetID: x.item}, {Measure: model.MeasureRiceArea}},
		Factor: decimal.RequireFromString("0.1"), Tolerance: model.CheckTolerance{Amount: decimal.RequireFromString("2.5"), Percent: true},
		Scope: model.ScopeResults, Code: model.H1, Active: true, Severity: model.SeverityError, Note: "một vụ"}
}

func TestCrossChecks(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	all := func(tx *Tx) ([]model.CrossCheck, error) { return tx.CrossChecks(x.plan) }
	want := rice(x)
	write(t, db, func(tx *Tx) (err error) { want.ID, err = tx.SaveCrossCheck(want); return err })
	jump := model.DefaultChecks(x.plan)[1]
	write(t, db, func(tx *Tx) (err error) { jump.ID, err = tx.SaveCrossCheck(jump); return err })
	same(t, read(t, db, all), []model.CrossCheck{want, jump})
	same(t, read(t, db, func(tx *Tx) ([]model.CrossCheck, error) { return tx.CrossChecks(99) }), []model.CrossCheck(nil))

	want.Kind, want.Code, want.Active, want.Note, want.Tolerance = model.CheckTotal, "", false, "", model.CheckTolerance{}
	want.Left, want.Right = []model.CheckTerm{{TargetID: x.item}}, []model.CheckTerm{{TargetID: x.leaf}}
	write(t, db, func(tx *Tx) error { return second(tx.SaveCrossCheck(want)) })
	same(t, read(t, db, all), []model.CrossCheck{want, jump})

	write(t, db, func(tx *Tx) error { return tx.DeleteCrossCheck(want.ID) })
	same(t, read(t, db, all), []model.CrossCheck{jump})
	if n := whole(t, db).Counts["cross_check_terms"]; n != 0 {
		t.Errorf("%d operands of a deleted check are left", n)
	}
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return tx.DeleteCrossCheck(want.ID) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.SaveCrossCheck(want)) })
	lost := rice(x)
	lost.Left[0].TargetID = 99
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return second(tx.SaveCrossCheck(lost)) })
	lost = rice(x)
	lost.Factor = decimal.RequireFromString("0.0000001")
	refused(t, db, model.CodeInvalid, "value", func(tx *Tx) error { return second(tx.SaveCrossCheck(lost)) })
}

func TestTargetOfACheckStays(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	extra := grain(x)
	extra.Number = "1b"
	write(t, db, func(tx *Tx) (err error) { extra.ID, err = tx.SaveTarget(extra); return err })
	c := rice(x)
	c.Right[0].TargetID = extra.ID
	write(t, db, func(tx *Tx) (err error) { c.ID, err = tx.SaveCrossCheck(c); return err })
	remove := func(tx *Tx) error { return tx.DeleteTarget(extra.ID) }
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error {
		err := remove(tx)
		if err == nil || !strings.Contains(err.Error(), "“"+c.Name+"”") {
			t.Errorf("the message does not name the check: %v", err)
		}
		return err
	})
	write(t, db, func(tx *Tx) error { return tx.DeleteCrossCheck(c.ID) })
	write(t, db, remove)
}

// Books of before the checks get those that suit every plan, and nothing else
// in them changes.
func TestOldBookGetsTheGeneralChecks(t *testing.T) {
	all := shipped(t)
	path := bookPath(t)
	db, err := Open(t.Context(), Options{Path: path, Clock: fixedClock, migrations: fstest.MapFS{"0001_init.sql": all["0001_init.sql"]}})
	if err != nil {
		t.Fatal(err)
	}
	x := fill(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	upgraded := open(t, Options{Path: path})
	whole(t, upgraded)
	got := read(t, upgraded, func(tx *Tx) ([]model.CrossCheck, error) { return tx.CrossChecks(x.plan) })
	for i := range got {
		got[i].ID = 0
	}
	same(t, got, model.DefaultChecks(x.plan))
	numbers := read(t, upgraded, func(tx *Tx) ([]string, error) {
		targets, err := tx.Targets(x.plan)
		var out []string
		for _, t := range targets {
			out = append(out, t.Number)
		}
		return out, err
	})
	if !slices.Equal(numbers, []string{"1", "1a"}) {
		t.Errorf("targets %v", numbers)
	}
}
