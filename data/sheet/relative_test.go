package sheet_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

// changesBook is the sample book with two targets planned against the year
// before, of which the whole year is reported: 17 grows, 18 falls by a range.
func changesBook(t testing.TB) *service.Service {
	t.Helper()
	ctx, svc := context.Background(), sampleBook(t)
	plan, err := svc.Plan(ctx, 2024)
	if err != nil {
		t.Fatal(err)
	}
	lead := unitOf(t, svc, "DNB").ID
	for i, target := range []model.Target{
		{Number: "17", Name: "Thu ngân sách trên địa bàn", Plan: model.Of(model.Num("10")), Superior: model.Of(model.Num("12.5")), LastYear: model.Of(model.Num("21.5")),
			Rule: model.Rule{Comparator: model.Growth, Unit: "tỷ đồng", Decimals: 1, Timing: model.Flow}},
		{Number: "18", Name: "Số vụ vi phạm", Plan: model.Figure{Number: model.Num("12"), Second: model.Num("15")}, LastYear: model.Of(model.Num("50")),
			Rule: model.Rule{Comparator: model.Reduction, Unit: "vụ", Timing: model.Flow}},
	} {
		target.PlanID, target.Leaf, target.LeadID = plan.ID, true, lead
		target.Rule.RollUp, target.Rule.Pace = model.Single, model.Pace{Kind: model.Linear}
		reported(t, svc, target, model.Y, []string{"24", "45"}[i])
	}
	if err := svc.Submit(ctx, lead, 2024, model.Y, ""); err != nil {
		t.Fatal(err)
	}
	return svc
}

// A plan in percent beside amounts goes out and comes back unchanged in every
// workbook.
func TestChangesComeBack(t *testing.T) {
	svc := changesBook(t)
	for _, code := range []model.PeriodCode{model.H1, model.Y} {
		unchanged(t, svc, export(t, svc, sheet.WhatAll, code))
	}
}

// The summary shows the plan with its sign and computes the share of the
// planned change by formula.
func TestSummaryOfChanges(t *testing.T) {
	svc := changesBook(t)
	change(t, export(t, svc, sheet.WhatProgress, model.Y)[0], func(f *excelize.File) {
		const page = "Tổng hợp"
		share := cellOf(t, f, page, "17", "% kế hoạch")
		formula, err := f.GetCellFormula(page, share)
		if err != nil || !strings.HasPrefix(formula, "ROUND((") {
			t.Errorf("formula %q, %v", formula, err)
		}
		if got, err := f.CalcCellValue(page, share, excelize.Options{RawCellValue: true}); err != nil || got != "116.3" {
			t.Errorf("the formula gives %s, %v; want 116.3", got, err)
		}
		for number, want := range map[string]string{"17": "tăng ≥ 10%", "18": "12 – 15%"} {
			if got, err := f.GetCellValue(page, cellOf(t, f, page, number, "Kế hoạch năm 2024")); err != nil || got != want {
				t.Errorf("plan of %s shows %q, %v; want %q", number, got, err, want)
			}
		}
		if got, err := f.GetCellValue(page, cellOf(t, f, page, "18", "% kế hoạch")); err != nil || got != "83.3" {
			t.Errorf("share of 18 shows %q, %v", got, err)
		}
	})
}

// What is typed into the list of targets is read as percent, with or without
// its sign; the words of the comparator are those of the program.
func TestTypedChangesOfAPlan(t *testing.T) {
	svc := changesBook(t)
	path := export(t, svc, sheet.WhatTargets, model.H1)[0]
	change(t, path, func(f *excelize.File) {
		const page = "Chỉ tiêu"
		set(t, f, page, cellOf(t, f, page, "17", "Kế hoạch năm 2024"), "11%")
		set(t, f, page, cellOf(t, f, page, "17", "Đến (khoảng)"), 13)
		set(t, f, page, cellOf(t, f, page, "17", "Cấp trên giao"), nil)
		set(t, f, page, cellOf(t, f, page, "18", "Đến (khoảng)"), nil)
		set(t, f, page, cellOf(t, f, page, "18", "Đạt khi"), "tăng")
	})
	got := map[string]string{}
	r := preview(t, svc, []string{path})
	for _, p := range r.Files[0].Problems {
		t.Errorf("problem %+v", p)
	}
	for _, c := range r.Files[0].Changes {
		got[c.Number+" "+c.Field] = deref(c.Old) + " → " + deref(c.New)
	}
	want := map[string]string{"17 plan": "10 → 11", "17 plan2": "<nil> → 13", "17 superior": "12.5 → <nil>", "18 plan2": "15 → <nil>",
		"18 comparator": "reduction → growth"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	importAll(t, svc, path)
	if again := preview(t, svc, []string{path}); again.Changes() != 0 {
		t.Errorf("the second import still changes %d cells", again.Changes())
	}
}
