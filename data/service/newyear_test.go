package service

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func everything() NewYearOptions { return NewYearOptions{true, true, true, true, true} }

// finish hands in the whole year of a unit with the values by target number.
func (b *book) finish(code string, values map[string]string) {
	b.t.Helper()
	u := b.unit(code).ID
	for number, plain := range values {
		must(b.t, b.SaveValue(b.ctx, u, 2024, model.Y, b.value(number, plain)))
	}
	e, err := b.Entry(b.ctx, u, 2024, model.Y)
	must(b.t, err)
	for _, r := range e.Rows {
		if r.Required {
			must(b.t, b.SaveValue(b.ctx, u, 2024, model.Y, model.Value{TargetID: r.Row.Target.ID, Note: "chưa có"}))
		}
	}
	must(b.t, b.Submit(b.ctx, u, 2024, model.Y, ""))
}

// in2025 returns a target of the new year.
func (b *book) in2025(number string) model.Target {
	b.t.Helper()
	rows, err := b.Targets(b.ctx, 2025)
	must(b.t, err)
	for _, r := range rows {
		if r.Target.Number == number {
			return r.Target
		}
	}
	b.t.Fatalf("2025 has no target %s", number)
	return model.Target{}
}

// share returns what a unit has of a target in the new year.
func (b *book) share(number, code string) AllocationRow {
	b.t.Helper()
	sheet, err := b.AllocationSheet(b.ctx, 2025, b.in2025(number).ID)
	must(b.t, err)
	for _, r := range sheet.Rows {
		if r.Unit.Code == code {
			return r
		}
	}
	b.t.Fatalf("%s has no row for %s", code, number)
	return AllocationRow{}
}

// carried returns what a preview says becomes last year's column: "1,31 Y final".
func carried(p NewYearPreview, number string) string {
	for _, r := range p.LastYear {
		if r.Target.Number == number {
			return strings.TrimSpace(fmt.Sprintf("%s %s %v %s", figureText(r.Figure), r.Code, r.Final, r.Note))
		}
	}
	return "no line"
}

func TestPreviewNewYearSavesNothing(t *testing.T) {
	b := newBook(t)
	before := b.lines()
	p, err := b.PreviewNewYear(b.ctx, 2024, 2025, everything())
	must(t, err)
	if p.Parts != 37 || p.Items != 16 || p.Leaves != 25 || p.Checks != 5 || p.Units != 28 || p.Measures != 11 || p.Periods != 2 ||
		p.Registrations == 0 || p.Allocations == 0 || p.Past == 0 || len(p.Closed) > 0 || !p.Sample || !p.Follows || len(p.LastYear) != 25 {
		t.Errorf("preview %+v", p)
	}
	for number, want := range map[string]string{
		"8":   "1.31 H1 false lấy đến 6 tháng 2024, chưa phải cả năm",
		"1d":  " false mới cộng đến 6 tháng 2024, để trống",
		"1a":  "98.9 Y false mới có 6/8 đơn vị báo kỳ cả năm", // the season is over, two villages are missing
		"13a": " false chưa có số liệu",
		"7c":  "yes H1 false lấy đến 6 tháng 2024, chưa phải cả năm",
	} {
		if got := carried(p, number); got != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
	if years, err := b.Years(b.ctx); err != nil || len(years) != 1 || b.lines() != before || len(b.topics) > 0 {
		t.Errorf("years %v, %d lines, topics %v (%v)", years, b.lines()-before, b.topics, err)
	}
	some, err := b.PreviewNewYear(b.ctx, 2024, 2025, NewYearOptions{Allocations: true, Registrations: true})
	must(t, err)
	if some.Parts != 37 || some.Items+some.Leaves+some.Allocations+some.Registrations+some.Past+some.Measures+some.Periods != 0 || some.Checks != 2 {
		t.Errorf("shares without targets: %+v", some)
	}
}

func TestNewYearCopiesTheOldOne(t *testing.T) {
	b := newBook(t)
	p, err := b.NewYear(b.ctx, 2024, 2025, everything())
	must(t, err)
	if d := cmp.Diff(AllTopics, b.topics); d != "" {
		t.Error(d)
	}
	if h := b.newest(); h.Action != "mở năm mới" || h.Year != 2025 || h.Old != "Năm 2024" ||
		!strings.Contains(h.New, "37 mục, 16 chỉ tiêu") || !strings.Contains(h.New, "chưa có số năm trước: 1b, 1d") {
		t.Errorf("history %+v", h)
	}
	plan, err := b.Plan(b.ctx, 2025)
	must(t, err)
	old, err := b.Plan(b.ctx, 2024)
	must(t, err)
	if plan.Number != "" || plan.Date != "" || plan.Title != "Phát động các phong trào thi đua năm 2025" || plan.Signer != old.Signer || !plan.Sample {
		t.Errorf("plan %+v", plan)
	}
	for i := range plan.Parts {
		if plan.Parts[i].ID == old.Parts[i].ID || plan.Parts[i].Text != old.Parts[i].Text || plan.Parts[i].Number != old.Parts[i].Number {
			t.Errorf("part %d: %+v", i, plan.Parts[i])
		}
	}
	before, err := b.Targets(b.ctx, 2024)
	must(t, err)
	for _, r := range before {
		now := b.in2025(r.Target.Number)
		if now.Name != r.Target.Name || !now.Plan.Equal(r.Target.Plan) || !now.Superior.Equal(r.Target.Superior) || now.LeadID != r.Target.LeadID || now.PlanID != plan.ID {
			t.Errorf("%s: %+v", now.Number, now)
		}
		if d := cmp.Diff(r.Target.Rule, now.Rule); d != "" {
			t.Errorf("%s: %s", now.Number, d)
		}
		if part := slices.IndexFunc(plan.Parts, func(p model.PlanPart) bool { return p.ID == now.AreaID }); part < 0 || old.Parts[part].ID != r.Target.AreaID {
			t.Errorf("%s serves part %d", now.Number, part)
		}
		if (now.ParentID == 0) != (r.Target.ParentID == 0) || now.ParentID != 0 && now.ParentID != b.in2025(strings.TrimRight(now.Number, "abcd")).ID {
			t.Errorf("%s stands under %d", now.Number, now.ParentID)
		}
	}
	if got := b.share("12b", "T03"); figureText(got.Allocation.Plan) != "2" || !got.Assigned {
		t.Errorf("Thôn 3 has %+v of 12b", got.Allocation)
	}
	units, err := b.Units(b.ctx, 2025)
	must(t, err)
	if d := cmp.Diff(b.unit("T03").Measures, units[2].Measures); d != "" || units[2].Code != "T03" {
		t.Error(units[2].Code, d)
	}
	periods, err := b.Periods(b.ctx, 2025)
	must(t, err)
	if len(periods) != 2 || periods[0].Deadline != "2025-06-14" || periods[1].Deadline != "2025-12-05" || periods[0].Locked {
		t.Errorf("periods %+v", periods)
	}
	sheet, err := b.CrossChecks(b.ctx, 2025, model.H1)
	must(t, err)
	for _, r := range sheet.Results {
		if err := progress.CheckCrossCheck(r.Check, sheet.Targets); err != nil {
			t.Errorf("%s: %v", r.Check.Name, err)
		}
	}
	if len(sheet.Results) != p.Checks || len(sheet.Results[2].Findings) != 1 {
		t.Errorf("checks %+v", sheet.Results)
	}
	report, err := b.Check(b.ctx)
	must(t, err)
	if !report.Sound() {
		t.Errorf("the book is not sound: %+v", report.Findings)
	}
}

// The results of the year that is over become last year's column and serve the
// comparison with the same period.
func TestNewYearTakesTheResults(t *testing.T) {
	b := newBook(t)
	b.finish("TCKT", map[string]string{"3a": "10500000000", "3b": "10100000000"})
	b.finish("T08", map[string]string{"8": "1.2", "12b": "4"})
	_, err := b.NewYear(b.ctx, 2024, 2025, everything())
	must(t, err)
	if r := b.in2025("3a"); figureText(r.LastYear) != "10500000000" || strings.Contains(r.Note, carriedNote) {
		t.Errorf("3a: last year %s, note %q", figureText(r.LastYear), r.Note)
	}
	// As in the summary: the others' half years count, and that is told.
	if r := b.in2025("12b"); figureText(r.LastYear) != "8" || !strings.Contains(r.Note, carriedNote+"mới có 1/8 đơn vị báo kỳ cả năm.") {
		t.Errorf("12b: last year %s, note %q", figureText(r.LastYear), r.Note)
	}
	if r := b.share("8", "T08").Allocation; figureText(r.LastYear) != "1.2" || model.Plain(r.Baseline) != "1.2" {
		t.Errorf("T08 starts at %+v", r)
	}
	if r := b.share("8", "T01").Allocation; figureText(r.LastYear) != "0.93" || model.Plain(r.Baseline) != "0.93" {
		t.Errorf("T01 starts at %+v", r)
	}
	if r := b.share("12b", "T01").Allocation; !r.LastYear.Missing() || r.Baseline.Valid {
		t.Errorf("half a year of T01 counts as the year: %+v", r)
	}
	if r := b.share("8", "T03").Allocation; !r.LastYear.Missing() {
		t.Errorf("a draft of Thôn 3 counts: %+v", r)
	}
	for code, want := range map[model.PeriodCode]string{model.H1: "4238126500", model.Y: "10500000000"} {
		table, err := b.Progress(b.ctx, 2025, code)
		must(t, err)
		for _, r := range table.Rows {
			if r.Target.Number == "3a" && figureText(r.SamePeriod) != want {
				t.Errorf("%s: the same period of 2024 is %q, want %s", code, figureText(r.SamePeriod), want)
			}
		}
	}
	mine, err := b.UnitProgress(b.ctx, b.unit("T01").ID, 2025, model.H1)
	must(t, err)
	for _, r := range mine.Rows {
		if r.Target.Number == "1d" && figureText(r.SamePeriod) != "533" {
			t.Errorf("Thôn 1 had %q in the same period", figureText(r.SamePeriod))
		}
	}
	// The next year after that starts without the notes of this one.
	next, err := b.PreviewNewYear(b.ctx, 2025, 2026, everything())
	must(t, err)
	for _, r := range next.LastYear {
		if strings.Contains(r.Target.Note, carriedNote) || !r.Figure.Missing() {
			t.Errorf("2026: %s has %q, note %q", r.Target.Number, figureText(r.Figure), r.Target.Note)
		}
	}
}

func TestNewYearLeavesClosedUnitsOut(t *testing.T) {
	b := newBook(t)
	must(t, b.CloseUnit(b.ctx, b.unit("T06").ID, "2024-12-31", "nhập vào Thôn 5"))
	must(t, b.CloseUnit(b.ctx, b.unit("TCKT").ID, "2025-01-01", ""))
	p, err := b.NewYear(b.ctx, 2024, 2025, everything())
	must(t, err)
	if !slices.Equal(p.Closed, []string{"Thôn 6"}) || p.Units != 27 || p.Measures != 10 {
		t.Errorf("preview %+v", p)
	}
	sheet, err := b.AllocationSheet(b.ctx, 2025, b.in2025("12b").ID)
	must(t, err)
	for _, r := range sheet.Rows {
		if r.Unit.Code == "T06" {
			t.Errorf("Thôn 6 is still in: %+v", r)
		}
	}
	if b.in2025("3a").LeadID != b.unit("TCKT").ID {
		t.Error("a unit that closes within the new year lost its target")
	}
}

func TestNewYearOfALaterYearTakesNoResults(t *testing.T) {
	b := newBook(t)
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2026, Code: model.H1, Deadline: "2026-06-20"}))
	p, err := b.NewYear(b.ctx, 2024, 2026, everything())
	must(t, err)
	if p.Follows || p.Past != 0 || p.Periods != 1 || !strings.Contains(carried(p, "8"), "không liền trước") {
		t.Errorf("preview %+v", p)
	}
	periods, err := b.Periods(b.ctx, 2026)
	must(t, err)
	if periods[0].Deadline != "2026-06-20" || periods[1].Deadline != "2026-12-05" {
		t.Errorf("periods %+v", periods)
	}
	rows, err := b.Targets(b.ctx, 2026)
	must(t, err)
	for _, r := range rows {
		if !r.Target.LastYear.Missing() {
			t.Errorf("%s: 2023 counts as 2025", r.Target.Number)
		}
	}
}

func TestNewYearIsRefused(t *testing.T) {
	b := newBook(t)
	before := b.lines()
	for _, c := range []struct {
		from, to int
		code     model.Code
		field    string
	}{
		{2024, 2024, model.CodeInvalid, "to"},
		{2024, 2023, model.CodeInvalid, "to"},
		{2024, 2101, model.CodeInvalid, "to"},
		{2023, 2025, model.CodeNotFound, ""},
		{2023, 2024, model.CodeConflict, ""},
	} {
		_, err := b.NewYear(b.ctx, c.from, c.to, everything())
		refused(t, err, c.code, c.field)
		_, err = b.PreviewNewYear(b.ctx, c.from, c.to, everything())
		refused(t, err, c.code, c.field)
	}
	_, err := b.NewYear(b.ctx, 2024, 2025, NewYearOptions{})
	must(t, err)
	_, err = b.NewYear(b.ctx, 2024, 2025, everything())
	refused(t, err, model.CodeConflict, "", "2025")
	if rows, err := b.Targets(b.ctx, 2025); err != nil || len(rows) > 0 || b.lines() != before+1 {
		t.Errorf("%d targets, %d lines (%v)", len(rows), b.lines()-before, err)
	}
}

func TestYearsLater(t *testing.T) {
	for _, c := range []struct {
		day  model.Date
		n    int
		want model.Date
	}{
		{"2024-06-14", 1, "2025-06-14"}, {"2024-02-29", 1, "2025-02-28"}, {"2024-02-29", 4, "2028-02-29"},
		{"2025-01-10", 1, "2026-01-10"}, {"", 1, ""},
	} {
		if got := yearsLater(c.day, c.n); got != c.want {
			t.Errorf("%s and %d years: %s, want %s", c.day, c.n, got, c.want)
		}
	}
}
