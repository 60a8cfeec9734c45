package service

import (
	"testing"

	"sothidua/data/model"
)

// TestAUnitThatStopsGetsNoTarget: neither one it does not have, nor more of one
// it has; less is taken, since the rest goes to another unit.
func TestAUnitThatStopsGetsNoTarget(t *testing.T) {
	b := newBook(t)
	unit, jobs := b.unit("T02"), b.target("12b") // 3 persons of 20
	must(t, b.CloseUnit(b.ctx, unit.ID, "2024-06-18", "nhập vào Thôn 1"))
	refused(t, b.Assign(b.ctx, jobs.ID, unit.ID, model.Of(model.Num("5"))), model.CodeInvalid, "unit")
	refused(t, b.Assign(b.ctx, b.target("16").ID, unit.ID, model.Figure{}), model.CodeInvalid, "unit")
	refused(t, b.AssignAll(b.ctx, jobs.ID, map[model.ID]model.Figure{b.unit("T01").ID: model.Of(model.Num("4")), unit.ID: model.Of(model.Num("4"))}), model.CodeInvalid, "unit")
	sheet, err := b.AllocationSheet(b.ctx, 2024, jobs.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := sheet.Given.Decimal.String(); got != "19" {
		t.Errorf("after refusals %s of 20 are handed out, want 19", got)
	}
	for _, r := range sheet.Rows {
		if r.Closed != (r.Unit.ID == unit.ID) {
			t.Errorf("%s stops: %v", r.Unit.Name, r.Closed)
		}
	}
	must(t, b.Assign(b.ctx, jobs.ID, unit.ID, model.Of(model.Num("1"))))
	must(t, b.ReopenUnit(b.ctx, unit.ID, "bỏ sáp nhập"))
	must(t, b.Assign(b.ctx, jobs.ID, unit.ID, model.Of(model.Num("5"))))
}
