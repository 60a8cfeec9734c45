package service

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// cropRule is the rule of a part of a planted area.
func cropRule(unit string) model.Rule {
	return model.Rule{Comparator: model.AtLeast, Unit: unit, Decimals: 1, Timing: model.Flow, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}
}

// crops adds item 17 with a plan of 100 ha and two leaves of 60 and 30 that one
// unit reports: 17a is 40 in the first half-year, 17b is not reported yet.
func crops(t *testing.T, b *book) {
	t.Helper()
	lead := b.unit("DNB")
	item, err := b.SaveTarget(b.ctx, model.Target{PlanID: b.target("1").PlanID, Number: "17", Name: "Gieo trồng", Leaf: true, LeadID: lead.ID,
		Rule: cropRule("ha"), Plan: model.Of(model.Num("100"))})
	must(t, err)
	for i, plan := range []string{"60", "30"} {
		leaf, err := b.SaveTarget(b.ctx, model.Target{PlanID: item.PlanID, ParentID: item.ID, Number: "17" + string(rune('a'+i)), Name: "Cây", Leaf: true, LeadID: lead.ID,
			Rule: cropRule("ha"), Plan: model.Of(model.Num(plan))})
		must(t, err)
		must(t, b.Assign(b.ctx, leaf.ID, lead.ID, model.Figure{}))
	}
	must(t, b.SaveValue(b.ctx, lead.ID, 2024, model.H1, b.value("17a", "40")))
	v := b.value("17b", "1")
	v.Figure, v.Note = model.Figure{}, "chưa trồng"
	must(t, b.SaveValue(b.ctx, lead.ID, 2024, model.H1, v))
	must(t, b.Submit(b.ctx, lead.ID, 2024, model.H1, ""))
}

// TestItemBecomesATotal: an item whose first leaf can be added into it keeps
// its plan and is judged by the sum.
func TestItemBecomesATotal(t *testing.T) {
	b := newBook(t)
	crops(t, b)
	item := b.target("17")
	if !item.Total() || item.Rule.RollUp != model.Sum || model.Plain(item.Plan.Number) != "100" {
		t.Fatalf("the item is %+v", item)
	}
	row := progressRowOf(t, b, "17")
	want := "Mới đạt 40/100 ha = 40,0%; trong khoảng 37,5% đến dưới 45,0% (75% đến 90% của 50% thời gian đã qua): có nguy cơ. Mới cộng 1/2 thành phần (17a), chưa có số của 17b."
	if row.Judgement != progress.AtRisk || row.Why != want || row.Expected != 1 || row.Reported != 0 {
		t.Errorf("%s %d/%d: %s", row.Judgement, row.Reported, row.Expected, row.Why)
	}
	report, err := b.Check(b.ctx)
	must(t, err)
	found := false
	for _, f := range report.Findings {
		if f.Subject == "Chỉ tiêu 17" {
			found = f.Severity == "warning" && f.Message == "Kế hoạch: Các phần 17a + 17b = 60 + 30 = 90 ha, tổng 17. Gieo trồng là 100 ha: lệch 10 ha (10,0%)."
		}
	}
	if !found {
		t.Errorf("the differing plans are not told: %+v", report.Findings)
	}
}

// TestTotalKeepsItsUnit: neither a leaf nor the item may leave the other's unit
// of measure; an item without figures of its own takes any leaf.
func TestTotalKeepsItsUnit(t *testing.T) {
	b := newBook(t)
	crops(t, b)
	item := b.target("17")
	odd := model.Target{PlanID: item.PlanID, ParentID: item.ID, Number: "17c", Name: "Sản lượng", Leaf: true, Rule: cropRule("tấn")}
	_, err := b.SaveTarget(b.ctx, odd)
	refused(t, err, model.CodeInvalid, "unit", "17c", "“tấn”", "“ha”", "Không có số riêng")
	changed := item
	changed.Rule.Unit = "sào"
	_, err = b.SaveTarget(b.ctx, changed)
	refused(t, err, model.CodeInvalid, "unit", "17a")
	plain := item
	plain.Rule, plain.Plan = model.Rule{}, model.Figure{}
	_, err = b.SaveTarget(b.ctx, plain)
	must(t, err)
	_, err = b.SaveTarget(b.ctx, odd)
	must(t, err)
	_, err = b.SaveTarget(b.ctx, item)
	refused(t, err, model.CodeInvalid, "unit", "17c")
}

// TestItemThatCannotBeATotal loses its figures to its leaves; the history
// keeps them.
func TestItemThatCannotBeATotal(t *testing.T) {
	b := newBook(t)
	item, err := b.SaveTarget(b.ctx, model.Target{PlanID: b.target("1").PlanID, Number: "17", Name: "Chăn nuôi", Leaf: true, Rule: cropRule("con"), Plan: model.Of(model.Num("100"))})
	must(t, err)
	_, err = b.SaveTarget(b.ctx, model.Target{PlanID: item.PlanID, ParentID: item.ID, Number: "17a", Name: "Tỷ lệ tiêm phòng", Leaf: true,
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "%", Timing: model.Stock, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}})
	must(t, err)
	if got := b.target("17"); got.Measured() || !got.Plan.Missing() {
		t.Errorf("the item is %+v", got)
	}
	lines, err := b.History(b.ctx, HistoryFilter{Limit: 2})
	must(t, err)
	if lines[1].Action != "tách thành phần" || lines[1].New != "17. Chăn nuôi" || lines[1].Old == lines[1].New {
		t.Errorf("the history says %+v", lines[1])
	}
}

// TestTotalIntoTheNextYear: the item's result becomes its last year's.
func TestTotalIntoTheNextYear(t *testing.T) {
	b := newBook(t)
	crops(t, b)
	lead := b.unit("DNB")
	must(t, b.SaveValue(b.ctx, lead.ID, 2024, model.Y, b.value("17a", "70")))
	must(t, b.SaveValue(b.ctx, lead.ID, 2024, model.Y, b.value("17b", "35")))
	must(t, b.Submit(b.ctx, lead.ID, 2024, model.Y, ""))
	_, err := b.NewYear(b.ctx, 2024, 2025, everything())
	must(t, err)
	item := b.in2025("17")
	if !item.Total() || model.Plain(item.LastYear.Number) != "105" || model.Plain(item.Plan.Number) != "100" {
		t.Errorf("the item in 2025: %+v", item)
	}
}
