package service

import (
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// shares adds item 17 with leaves in percent of the given plans.
func shares(b *book, plans ...string) model.Target {
	b.t.Helper()
	item, err := b.SaveItem(b.ctx, model.Target{PlanID: b.target("1").PlanID, Number: "17", Name: "Cơ cấu kinh tế"}, false)
	must(b.t, err)
	for i, plan := range plans {
		b.share17(item, string(rune('a'+i)), plan, "%")
	}
	return item
}

// share17 adds one leaf of item 17.
func (b *book) share17(item model.Target, letter, plan, unit string) {
	b.t.Helper()
	_, err := b.SaveTarget(b.ctx, part17(item, letter, plan, unit))
	must(b.t, err)
}

func part17(item model.Target, letter, plan, unit string) model.Target {
	return model.Target{PlanID: item.PlanID, ParentID: item.ID, Number: "17" + letter, Name: "Ngành", Leaf: true, Plan: model.Of(model.Num(plan)),
		Rule: model.Rule{Comparator: model.Exactly, Unit: unit, Timing: model.Stock, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}}
}

// structures returns which items are structures, and the checks that make 100.
func (b *book) structures() (items []string, checks []model.CrossCheck) {
	b.t.Helper()
	rows, err := b.Targets(b.ctx, 2024)
	must(b.t, err)
	for _, r := range rows {
		if r.Structure {
			items = append(items, r.Target.Number)
		}
	}
	sheet, err := b.CrossChecks(b.ctx, 2024, model.H1)
	must(b.t, err)
	for _, r := range sheet.Results {
		if r.Check.Kind == model.CheckHundred {
			checks = append(checks, r.Check)
		}
	}
	return items, checks
}

// TestItemBecomesAStructure: one step makes the check, the table tells it, and
// the check follows the leaves.
func TestItemBecomesAStructure(t *testing.T) {
	b := newBook(t)
	item := shares(b, "60", "25")
	_, before := b.structures()
	_, err := b.SaveItem(b.ctx, item, true)
	must(t, err)
	items, checks := b.structures()
	if strings.Join(items, " ") != "17" || len(checks) != len(before)+1 {
		t.Fatalf("structures %v, %d checks, %d before", items, len(checks), len(before))
	}
	made := checks[len(checks)-1]
	if made.Name != "Cơ cấu 17. Cơ cấu kinh tế" || len(made.Left) != 2 || !made.Active || made.Scope != model.ScopeBoth {
		t.Errorf("the check is %+v", made)
	}
	if why := progressRowOf(t, b, "17").Why; !strings.Contains(why, "kế hoạch 17a + 17b = 60 + 25 = 85%, lệch 15 điểm % so với 100%; thực hiện chưa có số") {
		t.Errorf("the item says %s", why)
	}

	b.share17(item, "c", "15", "%")
	if _, checks = b.structures(); len(checks[len(checks)-1].Left) != 3 {
		t.Errorf("the new leaf is no part: %+v", checks[len(checks)-1].Left)
	}
	if why := progressRowOf(t, b, "17").Why; !strings.Contains(why, "60 + 25 + 15 = 100%, đúng 100%") {
		t.Errorf("the item says %s", why)
	}
	_, err = b.SaveTarget(b.ctx, part17(item, "d", "5", "ha"))
	refused(t, err, model.CodeInvalid, "unit", "cơ cấu", "17d")
	odd := b.target("17a")
	odd.Rule.Unit = "‰"
	_, err = b.SaveTarget(b.ctx, odd)
	refused(t, err, model.CodeInvalid, "unit", "17a")

	must(t, b.DeleteTarget(b.ctx, b.target("17c").ID))
	if items, checks = b.structures(); len(items) != 1 || len(checks[len(checks)-1].Left) != 2 {
		t.Errorf("after a leaf is gone: %v, %+v", items, checks[len(checks)-1].Left)
	}
	must(t, b.DeleteTarget(b.ctx, item.ID))
	if items, checks = b.structures(); len(items) != 0 || len(checks) != len(before) {
		t.Errorf("after the item is gone: %v, %d checks", items, len(checks))
	}
}

// TestStructureIsUndone: the kind can be taken back, and two leaves are the
// least there can be.
func TestStructureIsUndone(t *testing.T) {
	b := newBook(t)
	item := shares(b, "60", "40")
	for range 2 { // saying it twice changes nothing
		_, err := b.SaveItem(b.ctx, item, true)
		must(t, err)
	}
	lines := b.lines()
	_, err := b.SaveItem(b.ctx, item, false)
	must(t, err)
	if items, _ := b.structures(); len(items) != 0 || b.lines() != lines+1 || b.newest().Action != "xóa kiểm tra chéo" {
		t.Errorf("structures %v, newest %+v", items, b.newest())
	}
	_, err = b.SaveItem(b.ctx, item, true)
	must(t, err)
	must(t, b.DeleteTarget(b.ctx, b.target("17b").ID))
	if items, _ := b.structures(); len(items) != 0 {
		t.Errorf("one leaf is a structure: %v", items)
	}
	_, err = b.SaveItem(b.ctx, item, true)
	refused(t, err, model.CodeInvalid, "kind", "hai thành phần")
}

// TestStructureNeedsShares: leaves in other units make none, and nothing of the
// item is saved then.
func TestStructureNeedsShares(t *testing.T) {
	b := newBook(t)
	item := shares(b, "60")
	b.share17(item, "b", "40", "ha")
	changed := item
	changed.Name = "Tên khác"
	_, err := b.SaveItem(b.ctx, changed, true)
	refused(t, err, model.CodeInvalid, "kind", "17b")
	if got := b.target("17").Name; got != item.Name {
		t.Errorf("the name became %q", got)
	}
}

// TestTotalBeforeItsLeaves: an item can be a total before it has leaves.
func TestTotalBeforeItsLeaves(t *testing.T) {
	b := newBook(t)
	rule := cropRule("ha")
	rule.RollUp = model.Sum
	item, err := b.SaveItem(b.ctx, model.Target{PlanID: b.target("1").PlanID, Number: "17", Name: "Gieo trồng", Rule: rule, Plan: model.Of(model.Num("100"))}, false)
	must(t, err)
	row := progressRowOf(t, b, "17")
	if !b.target("17").Total() || row.Judgement != progress.NoData || row.Why != "Chưa có số liệu: chưa có thành phần nào để cộng." {
		t.Errorf("%s: %s", row.Judgement, row.Why)
	}
	_, err = b.SaveTarget(b.ctx, model.Target{PlanID: item.PlanID, ParentID: item.ID, Number: "17a", Name: "Lúa", Leaf: true, Rule: cropRule("ha")})
	must(t, err)
	if got := b.target("17"); !got.Total() || model.Plain(got.Plan.Number) != "100" {
		t.Errorf("the first leaf made it %+v", got)
	}
}
