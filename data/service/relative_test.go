package service

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// growth adds a target planned against the year before that the commune's
// office reports, with what the first half of the year before had.
func (b *book) growth(number, plan, last, half string) model.Target {
	b.t.Helper()
	lead := b.unit("DNB")
	saved, err := b.SaveTarget(b.ctx, model.Target{PlanID: b.target("1").PlanID, Number: number, Name: "Thu ngân sách trên địa bàn", Leaf: true, LeadID: lead.ID,
		Plan: model.Of(model.Num(plan)), LastYear: model.Of(model.Num(last)),
		Rule: model.Rule{Comparator: model.Growth, Unit: "tỷ đồng", Decimals: 1, Timing: model.Flow, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}})
	must(b.t, err)
	must(b.t, b.Assign(b.ctx, saved.ID, lead.ID, model.Figure{}))
	must(b.t, b.db.Write(b.ctx, func(tx *store.Tx) error {
		return tx.SavePast(model.Past{TargetID: saved.ID, Code: model.H1, Figure: model.Of(model.Num(half))})
	}))
	return saved
}

// TestGrowthThroughTheBook: the plan is a percentage, the unit reports the
// amount, and the table tells the change.
func TestGrowthThroughTheBook(t *testing.T) {
	b := newBook(t)
	saved := b.growth("17", "10", "21.5", "10")
	lead := b.unit("DNB")
	must(t, b.Assign(b.ctx, saved.ID, lead.ID, model.Figure{Number: model.Num("12"), Second: model.Num("15")}))
	if got := b.newest(); got.New != "12 – 15" {
		t.Errorf("the history says %q", got.New)
	}
	refused(t, b.Assign(b.ctx, saved.ID, lead.ID, model.Of(model.Num("-1"))), model.CodeInvalid, "value", "lớn hơn 0%")
	refused(t, b.Register(b.ctx, model.Registration{TargetID: saved.ID, UnitID: lead.ID, Plan: model.Of(model.Num("1500"))}), model.CodeInvalid, "value", "200%")
	must(t, b.Assign(b.ctx, saved.ID, lead.ID, model.Figure{}))

	must(t, b.SaveValue(b.ctx, lead.ID, 2024, model.H1, b.value("17", "11.5")))
	row := progressRowOf(t, b, "17")
	if row.Judgement != progress.NoData {
		t.Errorf("a draft counts: %s", row.Why)
	}
	must(t, b.Submit(b.ctx, lead.ID, 2024, model.H1, ""))
	row = progressRowOf(t, b, "17")
	want := "Thực hiện 11,5 tỷ đồng, cùng kỳ năm trước 10 tỷ đồng: tăng 15,0%, kế hoạch tăng ≥ 10%: đúng tiến độ, chốt vào cuối năm."
	if row.Judgement != progress.OnPace || row.Why != want || model.Plain(row.Percent) != "150" {
		t.Errorf("%s %s%%: %s", row.Judgement, model.Plain(row.Percent), row.Why)
	}
	rows, err := b.Targets(b.ctx, 2024)
	must(t, err)
	for _, r := range rows {
		if r.Target.Number == "17" && (r.Left.Valid || r.Given != 1 || r.Assigned != 1) {
			t.Errorf("handed out: %+v", r)
		}
	}
	report, err := b.Check(b.ctx)
	must(t, err)
	for _, f := range report.Findings {
		if f.Subject == "Chỉ tiêu 17" {
			t.Errorf("the sound target is faulted: %s", f.Message)
		}
	}
}

// TestGrowthSummedOverUnits: shares of a growth never add up to the plan.
func TestGrowthSummedOverUnits(t *testing.T) {
	b := newBook(t)
	saved, err := b.SaveTarget(b.ctx, model.Target{PlanID: b.target("1").PlanID, Number: "17", Name: "Đàn bò", Leaf: true, Plan: model.Of(model.Num("10")),
		Rule: model.Rule{Comparator: model.Growth, Unit: "con", Timing: model.Stock, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}})
	must(t, err)
	must(t, b.AssignAll(b.ctx, saved.ID, map[model.ID]model.Figure{b.unit("T01").ID: {}, b.unit("T02").ID: model.Of(model.Num("15"))}))
	sheet, err := b.AllocationSheet(b.ctx, 2024, saved.ID)
	must(t, err)
	if sheet.Given.Valid || sheet.Left.Valid || sheet.Registered.Valid {
		t.Errorf("percentages were added up: %+v", sheet)
	}
}

// progressRowOf returns a row of the commune's half-year table.
func progressRowOf(t *testing.T, b *book, number string) progress.Row {
	t.Helper()
	table, err := b.Progress(b.ctx, 2024, model.H1)
	must(t, err)
	r := tableRow(table, number)
	if r == nil {
		t.Fatalf("the table has no row %s", number)
	}
	return *r
}
