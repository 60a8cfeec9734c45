package sheet_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

// areaRule is the rule of a planted area and its parts.
func areaRule(r model.RollUp) model.Rule {
	return model.Rule{Comparator: model.AtLeast, Unit: "ha", Decimals: 1, Timing: model.Flow, RollUp: r, Pace: model.Pace{Kind: model.Linear}}
}

// totalBook is the sample book with item 17, the total of 17a and 17b.
func totalBook(t testing.TB) *service.Service {
	t.Helper()
	ctx, svc := context.Background(), sampleBook(t)
	plan, err := svc.Plan(ctx, 2024)
	if err != nil {
		t.Fatal(err)
	}
	item := model.Target{PlanID: plan.ID, Number: "17", Name: "Gieo trồng", Rule: areaRule(model.Sum), Plan: model.Of(model.Num("90")), Superior: model.Of(model.Num("80"))}
	if item, err = svc.SaveTarget(ctx, item); err != nil {
		t.Fatal(err)
	}
	lead := unitOf(t, svc, "DNB").ID
	for i, area := range []string{"60", "30"} {
		leaf := model.Target{PlanID: plan.ID, ParentID: item.ID, Number: "17" + string(rune('a'+i)), Name: "Cây", Leaf: true, LeadID: lead, Rule: areaRule(model.Single),
			Plan: model.Of(model.Num(area)), LastYear: model.Of(model.Num("25"))}
		reported(t, svc, leaf, model.H1, []string{"40", "22.5"}[i])
	}
	if err := svc.Submit(ctx, lead, 2024, model.H1, ""); err != nil {
		t.Fatal(err)
	}
	return svc
}

// A total goes out with its figures and comes back unchanged; what its leaves
// had last year is shown and never written into it.
func TestTotalsComeBack(t *testing.T) {
	svc := totalBook(t)
	unchanged(t, svc, export(t, svc, sheet.WhatAll, model.H1))
	path := export(t, svc, sheet.WhatProgress, model.H1)[0]
	change(t, path, func(f *excelize.File) {
		const page = "Tổng hợp"
		for column, want := range map[string]string{"Thực hiện năm 2023": "50.0", "Kế hoạch năm 2024": "90.0", "Thực hiện 6 tháng": "62.5", "% kế hoạch": "69.4"} {
			if got, err := f.GetCellValue(page, cellOf(t, f, page, "17", column)); err != nil || got != want {
				t.Errorf("%s shows %q, %v; want %q", column, got, err, want)
			}
		}
		set(t, f, page, cellOf(t, f, page, "17", "Kế hoạch năm 2024"), 95)
	})
	importAll(t, svc, path)
	if got := targetOf(t, svc, "17"); model.Plain(got.Plan.Number) != "95" || !got.LastYear.Missing() || !got.Total() {
		t.Errorf("the item is %+v", got)
	}
}

func targetOf(t testing.TB, svc *service.Service, number string) model.Target {
	t.Helper()
	rows, err := svc.Targets(context.Background(), 2024)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Target.Number == number {
			return r.Target
		}
	}
	t.Fatalf("no target %s", number)
	return model.Target{}
}

// A list of targets makes a total in a book that does not have it, changes its
// plan, and takes its figures away.
func TestTotalsFromAList(t *testing.T) {
	path := export(t, totalBook(t), sheet.WhatTargets, model.H1)[0]
	svc := sampleBook(t)
	importAll(t, svc, path)
	if got := targetOf(t, svc, "17"); !got.Total() || model.Plain(got.Plan.Number) != "90" || model.Plain(got.Superior.Number) != "80" {
		t.Fatalf("the item is %+v", got)
	}
	if again := preview(t, svc, []string{path}); again.Changes() != 0 || len(again.Files[0].Problems) != 0 {
		t.Errorf("the second import still changes %d cells: %+v", again.Changes(), again.Files[0].Problems)
	}
	const page = "Chỉ tiêu"
	change(t, path, func(f *excelize.File) {
		for _, column := range []string{"Đơn vị tính", "Đạt khi", "Kế hoạch năm", "Cấp trên giao", "Số lẻ", "Trong năm", "Cách tổng hợp", "Tiến độ"} {
			set(t, f, page, cellOf(t, f, page, "17", column), nil)
		}
	})
	importAll(t, svc, path)
	want := model.Rule{Pace: model.Pace{Kind: model.Linear}}
	if got := targetOf(t, svc, "17"); got.Measured() || !got.Plan.Missing() {
		t.Errorf("the item is still %+v", got)
	} else if diff := cmp.Diff(want, got.Rule); diff != "" {
		t.Errorf("rule (-want +got):\n%s", diff)
	}
}
