package progress_test

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// relativeBook is a leaf planned against the year before, which one unit
// reports, with what the same period of the year before had.
func relativeBook(t *testing.T, r model.Rule, plan, before, value string, code model.PeriodCode) progress.Facts {
	t.Helper()
	f := book(t, model.Target{Rule: r, Plan: number(t, plan)}, 1, stated{unit: 1, code: code, value: value})
	if before != "" {
		f.Past = []model.Past{{TargetID: leafID, Code: code, Figure: number(t, before)}}
	}
	return f
}

func TestWhyOfAChange(t *testing.T) {
	up := rule(model.Growth, "tỷ đồng", model.Flow, model.Single)
	down := rule(model.Reduction, "vụ", model.Flow, model.Single)
	season := rule(model.Growth, "tấn", model.Stock, model.Single)
	season.Pace = model.Pace{Kind: model.Season, Final: model.H1}
	for _, c := range []struct {
		rule                model.Rule
		plan, before, value string
		code                model.PeriodCode
		want                string
	}{
		{up, "10", "10", "12", model.H1, "Thực hiện 12 tỷ đồng, cùng kỳ năm trước 10 tỷ đồng: tăng 20,0%, kế hoạch tăng ≥ 10%: đúng tiến độ, chốt vào cuối năm."},
		{up, "8/9", "10", "10.7", model.Y, "Thực hiện 10,7 tỷ đồng, năm trước 10 tỷ đồng: tăng 7,0%, kế hoạch tăng 8 – 9%: không đạt."},
		{up, "10", "3000", "3299.9", model.Y, "Thực hiện 3.299,9 tỷ đồng, năm trước 3.000 tỷ đồng: tăng 9,997%, kế hoạch tăng ≥ 10%: không đạt."},
		{up, "10", "10", "10", model.H1, "Thực hiện 10 tỷ đồng, cùng kỳ năm trước 10 tỷ đồng: không tăng, không giảm, kế hoạch tăng ≥ 10% (lệch quá 25% mức kế hoạch): chậm."},
		{up, "10", "", "12", model.H1, "Thực hiện 12 tỷ đồng, kế hoạch tăng ≥ 10% so với năm trước; chưa có số cùng kỳ năm trước để so."},
		{up, "10", "", "12", model.Y, "Thực hiện 12 tỷ đồng, kế hoạch tăng ≥ 10% so với năm trước; chưa có số năm trước để so."},
		{up, "10", "0", "12", model.Y, "Thực hiện 12 tỷ đồng, kế hoạch tăng ≥ 10% so với năm trước; số năm trước là 0 tỷ đồng nên không tính được mức tăng, giảm."},
		{down, "12.5", "50", "45", model.H1, "Thực hiện 45 vụ, cùng kỳ năm trước 50 vụ: giảm 10,0%, kế hoạch giảm ≥ 12,5% (lệch không quá 25% mức kế hoạch): có nguy cơ."},
		{down, "12", "50", "55", model.H1, "Thực hiện 55 vụ, cùng kỳ năm trước 50 vụ: tăng 10,0%, kế hoạch giảm ≥ 12% (lệch quá 25% mức kế hoạch): chậm."},
		{season, "10", "100", "105", "Q1", "Thực hiện 105 tấn, cùng kỳ năm trước 100 tấn: tăng 5,0%, kế hoạch tăng ≥ 10%, kết quả chốt từ kỳ 6 tháng: chưa đánh giá."},
		{season, "10", "100", "112", model.H1, "Thực hiện 112 tấn, năm trước 100 tấn: tăng 12,0%, kế hoạch tăng ≥ 10%, kết quả đã chốt từ kỳ 6 tháng: đạt."},
	} {
		if r := only(t, relativeBook(t, c.rule, c.plan, c.before, c.value, c.code), c.code); r.Why != c.want {
			t.Errorf("got  %s\nwant %s", r.Why, c.want)
		}
	}
}

// TestChangeFromTheTargetsLastYear: at the end of the year, and of a season,
// the target's own result of the year before serves; before it does not.
func TestChangeFromTheTargetsLastYear(t *testing.T) {
	target := model.Target{Rule: rule(model.Growth, "tấn", model.Stock, model.Single), Plan: number(t, "10"), LastYear: number(t, "100"), Superior: number(t, "20")}
	at := func(code model.PeriodCode) progress.Row {
		return only(t, book(t, target, 1, stated{unit: 1, code: code, value: "112"}), code)
	}
	if r := at(model.Y); r.Judgement != progress.Met || model.Plain(r.PercentSuperior) != "60" || model.Plain(r.Change.Value) != "112" {
		t.Errorf("%s, %s of the superior's, change %s", r.Judgement, model.Plain(r.PercentSuperior), model.Plain(r.Change.Value))
	}
	if r := at(model.H1); r.Judgement != progress.NotYetJudged || !r.SamePeriod.Missing() {
		t.Errorf("half a year compared with a whole one: %s", r.Why)
	}
	target.Rule.Pace = model.Pace{Kind: model.Season, Final: "Q2"}
	if r := at(model.H1); r.Judgement != progress.Met || text(r.SamePeriod) != "100" {
		t.Errorf("a season that is over: %s", r.Why)
	}
}

// TestChangeOfAUnit: every unit is held against its own year before, by the
// commune's percentage or its own.
func TestChangeOfAUnit(t *testing.T) {
	f := book(t, model.Target{Rule: rule(model.Growth, "tấn", model.Flow, model.Sum), Plan: number(t, "10")}, 2,
		stated{unit: 1, code: model.H1, value: "11"}, stated{unit: 2, code: model.H1, value: "23"})
	f.Allocations[1].Plan = number(t, "20")
	f.Past = []model.Past{{TargetID: leafID, Code: model.H1, Figure: number(t, "30")},
		{TargetID: leafID, UnitID: 1, Code: model.H1, Figure: number(t, "10")}, {TargetID: leafID, UnitID: 2, Code: model.H1, Figure: number(t, "20")}}
	if r := only(t, f, model.H1); r.Judgement != progress.OnPace || text(r.ToDate) != "34" {
		t.Errorf("commune: %s %s", r.Judgement, r.Why)
	}
	rows := progress.Drill(f, leafID, model.H1)
	if rows[0].Judgement != progress.OnPace || rows[1].Judgement != progress.AtRisk || progress.TurnText(rows[1].Change) != "tăng 15,0%" {
		t.Errorf("%s, %s, %s", rows[0].Why, rows[1].Why, progress.TurnText(rows[1].Change))
	}
}

func TestTextsOfAChange(t *testing.T) {
	up, down := rule(model.Growth, "đồng", model.Flow, model.Single), rule(model.Reduction, "vụ", model.Flow, model.Single)
	for _, c := range []struct {
		rule model.Rule
		plan string
		want string
	}{{up, "10", "tăng ≥ 10%"}, {up, "8/9.5", "tăng 8 – 9,5%"}, {down, "12", "giảm ≥ 12%"}, {up, "", "–"}} {
		plan := number(t, c.plan)
		if got := progress.PlanText(c.rule, plan); got != c.want {
			t.Errorf("plan %q, want %q", got, c.want)
		}
		if a, b := progress.Million.Plan(plan, c.rule), progress.Million.PlanWithUnit(plan, c.rule); a != c.want || b != c.want {
			t.Errorf("table %q, with unit %q, want %q", a, b, c.want)
		}
	}
	if a, b := progress.Million.Figure(number(t, "12000000"), up), progress.Million.PlanWithUnit(number(t, "3"), rule(model.AtLeast, "tấn", model.Flow, model.Sum)); a != "12,0" || b != "3 tấn" {
		t.Errorf("%q, %q", a, b)
	}
	target := model.Target{Leaf: true, Number: "3", Name: "Thu ngân sách", Rule: up, Plan: number(t, "8/9"), LastYear: number(t, "5"), LeadID: 1}
	for last, want := range map[string]string{
		"5": "Đạt khi tổng cả năm tăng từ 8% trở lên so với năm trước (kế hoạch 8 – 9%). Giữa năm so với cùng kỳ năm trước rồi so thẳng với kế hoạch, vì hai bên đã cùng số tháng.",
		"":  "Đạt khi tổng cả năm tăng từ 8% trở lên so với năm trước (kế hoạch 8 – 9%). Giữa năm so với cùng kỳ năm trước rồi so thẳng với kế hoạch, vì hai bên đã cùng số tháng. Còn thiếu: thực hiện năm trước, chưa có thì chưa đánh giá được.",
	} {
		target.LastYear = number(t, last)
		if got := progress.RuleText(target); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	row := progress.Row{Target: target, Plan: target.Plan, ToDate: number(t, "12"), Change: progress.Change{Value: model.Num("120")}, Percent: model.Num("250")}
	if got, want := progress.Sentence(row, ""), "Thu ngân sách là 12 đồng, tăng 20,0% so với cùng kỳ năm trước (kế hoạch tăng 8 – 9%)."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	row.Change.Value = model.Num("100")
	if got, want := progress.Sentence(row, "Thôn 3"), "Thu ngân sách của Thôn 3 là 12 đồng, bằng cùng kỳ năm trước (kế hoạch tăng 8 – 9%)."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestCheckOfAChange: the plan is a percentage, the results are amounts.
func TestCheckOfAChange(t *testing.T) {
	base := func(c model.Comparator) model.Target {
		return model.Target{Leaf: true, Number: "3", Name: "Thu ngân sách", Rule: rule(c, "tỷ đồng", model.Flow, model.Single),
			Plan: number(t, "10"), LastYear: number(t, "320.5"), LeadID: 1}
	}
	for _, c := range []struct {
		name   string
		change func(*model.Target)
		field  string
	}{
		{"as it is", func(*model.Target) {}, ""},
		{"a range", func(t *model.Target) { t.Plan.Second = model.Num("12") }, ""},
		{"a range upside down", func(t *model.Target) { t.Plan.Second = model.Num("9") }, "plan"},
		{"nothing", func(t *model.Target) { t.Plan.Number = model.Num("0") }, "plan"},
		{"a fall as a rise", func(t *model.Target) { t.Superior = model.Of(model.Num("-3")) }, "plan2"},
		{"a lost comma", func(t *model.Target) { t.Plan.Number = model.Num("1250") }, "plan"},
		{"all gone", func(t *model.Target) {
			t.Rule.Comparator, t.Plan.Number = model.Reduction, model.Num("100")
		}, ""},
		{"more than all gone", func(t *model.Target) {
			t.Rule.Comparator, t.Plan.Number = model.Reduction, model.Num("101")
		}, "plan"},
		{"of a rate", func(t *model.Target) { t.Rule.Unit = "%" }, "unit"},
		{"last year as a range", func(t *model.Target) { t.LastYear.Second = model.Num("400") }, "last_year"},
		{"no plan", func(t *model.Target) { t.Plan = model.Figure{} }, ""},
	} {
		target := base(model.Growth)
		c.change(&target)
		if err := progress.CheckTarget(target); model.FieldOf(err) != c.field {
			t.Errorf("%s: field %q (%v), want %q", c.name, model.FieldOf(err), err, c.field)
		}
	}
	target := base(model.Growth)
	for value, good := range map[string]bool{"350": true, "0": true, "-1": false, "8/9": false} {
		if _, err := progress.CheckValue(target, number(t, value)); (err == nil) != good {
			t.Errorf("value %s: %v", value, err)
		}
	}
	for plan, good := range map[string]bool{"12": true, "8/9": true, "0": false, "-5": false, "1250": false} {
		if _, err := progress.CheckPlan(target, number(t, plan)); (err == nil) != good {
			t.Errorf("plan %s: %v", plan, err)
		}
	}
	if _, err := progress.CheckPlan(model.Target{Leaf: true, Rule: rule(model.AtLeast, "%", model.Stock, model.Single)}, number(t, "101")); err == nil {
		t.Error("101% of a share was taken for a plan")
	}
	f, err := progress.ParseFigure(target.Rule.PlanRule(), "8 - 9%")
	if err != nil || text(f) != "8/9" {
		t.Errorf("%q, %v", text(f), err)
	}
}

// TestSuggestOfAChange: a result is doubted against last year, never against
// the percentage of the plan.
func TestSuggestOfAChange(t *testing.T) {
	r := rule(model.Growth, "tỷ đồng", model.Stock, model.Single)
	target := model.Target{Leaf: true, Number: "3", Name: "Dư nợ", Rule: r, Plan: number(t, "10"), LastYear: number(t, "320.5")}
	if w, err := progress.CheckValue(target, number(t, "350")); w != "" || err != nil {
		t.Errorf("%q, %v", w, err)
	}
	if w, _ := progress.CheckValue(target, number(t, "3505")); w != "3.505 tỷ đồng cao hơn nhiều so với năm trước 320,5 tỷ đồng. Kiểm tra lại." {
		t.Errorf("%q", w)
	}
	if f, ok := progress.Suggest(target, number(t, "3505")); !ok || text(f) != "350.5" {
		t.Errorf("%q, %v", text(f), ok)
	}
	target.Rule.Comparator = model.Reduction
	if w, _ := progress.CheckValue(target, number(t, "12")); w != "" {
		t.Errorf("a big fall is what was planned: %q", w)
	}
}
