package service

import (
	"testing"

	"sothidua/data/model"
)

func TestTargetsOfAPlanAreAddedAllOrNone(t *testing.T) {
	b := newBook(t)
	rule := model.Rule{Comparator: model.AtLeast, Unit: "%", Decimals: 1, Timing: model.Stock, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}
	leaf := func(number, name, plan string) model.Target {
		return model.Target{Number: number, Name: name, Text: name, Rule: rule, Plan: model.Of(model.Num(plan))}
	}
	items := []PlannedItem{
		{Item: leaf("17", "Hộ dùng nước sạch", "97.5")},
		{Item: model.Target{Number: "18", Name: "Môi trường"}, Leaves: []model.Target{leaf("18a", "Rác thu gom", "95"), leaf("18b", "Chuồng trại hợp vệ sinh", "80")}},
	}
	must(t, b.AddTargets(b.ctx, 2024, items))
	if got := b.target("18b"); got.ParentID != b.target("18").ID || b.target("18").Leaf || !b.target("17").Leaf {
		t.Errorf("18b %+v", got)
	}
	before := b.lines()
	err := b.AddTargets(b.ctx, 2024, []PlannedItem{{Item: leaf("19", "Mới", "50")}, {Item: leaf("8", "Trùng", "1")}})
	refused(t, err, model.CodeInvalid, "", "Chỉ tiêu 8", "Tỷ lệ hộ nghèo")
	bad := leaf("20", "Thiếu cách so", "1")
	bad.Rule.Comparator = ""
	refused(t, b.AddTargets(b.ctx, 2024, []PlannedItem{{Item: bad}}), model.CodeInvalid, "", "Chỉ tiêu 20")
	if rows, err := b.Targets(b.ctx, 2024); err != nil || len(rows) != 34 || b.lines() != before {
		t.Errorf("%d targets, %v, %d lines", len(rows), err, b.lines()-before)
	}
	refused(t, b.AddTargets(b.ctx, 2030, items), model.CodeNotFound, "", "2030")
}
