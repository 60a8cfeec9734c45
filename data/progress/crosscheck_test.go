package progress_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

// sampleTarget finds a target of the sample year by its number.
func sampleTarget(tb testing.TB, f progress.Facts, number string) model.ID {
	tb.Helper()
	for _, t := range f.Targets {
		if t.Number == number {
			return t.ID
		}
	}
	tb.Fatalf("no target %s", number)
	return 0
}

// check builds an active check of the sample year; a term is a target's number
// or a measure.
func check(tb testing.TB, f progress.Facts, kind model.CheckKind, left, right, factor string) model.CrossCheck {
	tb.Helper()
	terms := func(text string) (out []model.CheckTerm) {
		for _, w := range strings.Fields(text) {
			if w == string(model.MeasureRiceArea) {
				out = append(out, model.CheckTerm{Measure: model.MeasureRiceArea})
			} else {
				out = append(out, model.CheckTerm{TargetID: sampleTarget(tb, f, w)})
			}
		}
		return out
	}
	return model.CrossCheck{Kind: kind, Name: "Thử", Left: terms(left), Right: terms(right), Factor: decimal.RequireFromString(factor),
		Scope: model.ScopeBoth, Active: true, Severity: model.SeverityWarning}
}

func percent(c model.CrossCheck, amount string) model.CrossCheck {
	c.Tolerance = model.CheckTolerance{Amount: decimal.RequireFromString(amount), Percent: true}
	return c
}

func allow(c model.CrossCheck, amount string) model.CrossCheck {
	c.Tolerance = model.CheckTolerance{Amount: decimal.RequireFromString(amount)}
	return c
}

func only1(c model.CrossCheck, scope model.CheckScope, code model.PeriodCode) model.CrossCheck {
	c.Scope, c.Code = scope, code
	return c
}

// plans sets plans of the sample year by number.
func plans(tb testing.TB, f progress.Facts, values map[string]string) progress.Facts {
	tb.Helper()
	for i, t := range f.Targets {
		if v, ok := values[t.Number]; ok {
			f.Targets[i].Plan = number(tb, v)
		}
	}
	return f
}

func messages(fs []progress.Finding) []string {
	out := []string{}
	for _, f := range fs {
		out = append(out, f.Where+"| "+f.Message+"| "+f.Gap)
	}
	return out
}

// TestPlanChecks holds equations against the plan's own figures.
func TestPlanChecks(t *testing.T) {
	for _, c := range []struct {
		name  string
		plans map[string]string
		check func(progress.Facts) model.CrossCheck
		want  []string
	}{
		{"revenue and expenditure agree", nil, func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckEqual, "3a", "3b", "1") }, nil},
		{"revenue and expenditure differ", map[string]string{"3b": "10000000000"},
			func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckEqual, "3a", "3b", "1") },
			[]string{"Kế hoạch| Kế hoạch: 3a. Tổng thu ngân sách là 10.129.300.000 đồng, 3b. Tổng chi ngân sách là 10.000.000.000 đồng: lệch 129.300.000 đồng (1,3%).| 129.300.000 đồng"}},
		{"within an absolute tolerance", map[string]string{"3b": "10000000000"},
			func(f progress.Facts) model.CrossCheck {
				return allow(check(t, f, model.CheckEqual, "3a", "3b", "1"), "129300000")
			}, nil},
		{"just beyond an absolute tolerance", map[string]string{"3b": "10000000000"},
			func(f progress.Facts) model.CrossCheck {
				return allow(check(t, f, model.CheckEqual, "3a", "3b", "1"), "129299999")
			},
			[]string{"Kế hoạch| Kế hoạch: 3a. Tổng thu ngân sách là 10.129.300.000 đồng, 3b. Tổng chi ngân sách là 10.000.000.000 đồng: lệch 129.300.000 đồng (1,3%).| 129.300.000 đồng"}},
		{"output against area and yield", nil,
			func(f progress.Facts) model.CrossCheck {
				return percent(check(t, f, model.CheckProduct, "1d", "1c rice_area", "0.1"), "5")
			},
			[]string{"Kế hoạch| Kế hoạch: 1d. Sản lượng lúa là 5.350 tấn, còn 1c × diện tích lúa × 0,1 = 61 × 560,45 × 0,1 = 3.418,7 tấn: lệch 1.931,3 tấn (56,5%). Tính ngược lại, diện tích lúa là 877,05 ha, không phải 560,45 ha.| 1.931,3 tấn"}},
		{"output that fits", map[string]string{"1d": "3418.7"},
			func(f progress.Facts) model.CrossCheck {
				return check(t, f, model.CheckProduct, "1d", "rice_area 1c", "0.1")
			}, nil},
		{"a product without the measure of units", map[string]string{"12a": "100", "12b": "8", "4": "10"},
			func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckProduct, "12a", "12b 4", "1") },
			[]string{"Kế hoạch| Kế hoạch: 12a. Đào tạo nghề, việc làm mới là 100 lao động, còn 12b × 4 = 8 × 10 = 80 lao động: lệch 20 lao động (25,0%). Tính ngược lại, 4 là 12,5%, không phải 10%.| 20 lao động"}},
		{"parts make the total", map[string]string{"13a": "40", "13b": "55", "13c": "95"},
			func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckTotal, "13a 13b", "13c", "1") }, nil},
		{"parts miss the total", map[string]string{"13a": "40", "13b": "54.5", "13c": "95"},
			func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckTotal, "13a 13b", "13c", "1") },
			[]string{"Kế hoạch| Kế hoạch: Các phần 13a + 13b = 40 + 54,5 = 94,5%, tổng 13c. Cơ quan đạt chuẩn văn hóa là 95%: lệch 0,5 điểm %.| 0,5 điểm %"}},
		{"a structure of 100", map[string]string{"13a": "60", "13b": "25", "13c": "15"},
			func(f progress.Facts) model.CrossCheck {
				return check(t, f, model.CheckHundred, "13a 13b 13c", "", "1")
			}, nil},
		{"a structure of 99", map[string]string{"13a": "60", "13b": "25", "13c": "14"},
			func(f progress.Facts) model.CrossCheck {
				return check(t, f, model.CheckHundred, "13a 13b 13c", "", "1")
			},
			[]string{"Kế hoạch| Kế hoạch: Cơ cấu 13a + 13b + 13c = 60 + 25 + 14 = 99%, không bằng 100%: lệch 1 điểm %.| 1 điểm %"}},
		{"a factor converts", map[string]string{"12a": "40", "12b": "20"},
			func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckEqual, "12a", "12b", "2") }, nil},
		{"a factor converts and it differs", map[string]string{"12a": "40", "12b": "21"},
			func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckEqual, "12a", "12b", "2") },
			[]string{"Kế hoạch| Kế hoạch: 12a. Đào tạo nghề, việc làm mới là 40 lao động, 12b. Xuất khẩu lao động là 21 người × 2 = 42 lao động: lệch 2 lao động (4,8%).| 2 lao động"}},
		{"a missing plan says nothing", map[string]string{"3b": ""},
			func(f progress.Facts) model.CrossCheck { return check(t, f, model.CheckEqual, "3a", "3b", "1") }, nil},
		{"results only", map[string]string{"3b": "1"},
			func(f progress.Facts) model.CrossCheck {
				return only1(check(t, f, model.CheckEqual, "3a", "3b", "1"), model.ScopeResults, "")
			}, nil},
		{"switched off", map[string]string{"3b": "1"},
			func(f progress.Facts) model.CrossCheck {
				off := check(t, f, model.CheckEqual, "3a", "3b", "1")
				off.Active = false
				return off
			}, nil},
	} {
		f := plans(t, sampletest.Facts(t), c.plans)
		rule := c.check(f)
		if c.want == nil {
			c.want = []string{}
		}
		got := progress.CrossChecks(f, []model.CrossCheck{rule}, "")
		if d := cmp.Diff(c.want, messages(got)); d != "" {
			t.Errorf("%s\n%s", c.name, d)
		}
		for _, x := range got {
			if !x.Plan || x.Unit != 0 || x.Code != "" || x.Severity != model.SeverityWarning || len(x.Targets) == 0 {
				t.Errorf("%s: %+v", c.name, x)
			}
		}
	}
}

func TestMissingIsNotZero(t *testing.T) {
	f := plans(t, sampletest.Facts(t), map[string]string{"3b": ""})
	r := progress.EvaluateChecks(f, []model.CrossCheck{check(t, f, model.CheckEqual, "3a", "3b", "1")}, "")[0]
	if d := cmp.Diff([]string{"Kế hoạch: chưa có 3b"}, r.Short); d != "" || r.Agreed != 0 {
		t.Error(d, r.Agreed)
	}
	// A plan to grow by some percent is no amount to compare.
	f = plans(t, sampletest.Facts(t), map[string]string{"3b": "8"})
	for i := range f.Targets {
		if f.Targets[i].Number == "3b" {
			f.Targets[i].Rule.Comparator = model.Growth
		}
	}
	r = progress.EvaluateChecks(f, []model.CrossCheck{check(t, f, model.CheckEqual, "3a", "3b", "1")}, "")[0]
	if len(r.Short) != 1 || len(r.Findings) > 0 {
		t.Error(r.Short, messages(r.Findings))
	}
	f = sampletest.Facts(t)
	for i := range f.Units {
		if f.Units[i].Code == "T05" {
			f.Units[i].Measures = nil
		}
	}
	rice := check(t, f, model.CheckProduct, "1d", "1c rice_area", "0.1")
	r = progress.EvaluateChecks(f, []model.CrossCheck{rice}, "")[0]
	if d := cmp.Diff([]string{"Kế hoạch: Thôn 5 chưa có diện tích lúa"}, r.Short); d != "" || len(r.Findings) > 0 {
		t.Error(d, messages(r.Findings))
	}
}

// TestResultsOfTheSample holds the sample's half year against its own area: the
// villages' outputs were computed from it.
func TestResultsOfTheSample(t *testing.T) {
	f := sampletest.Facts(t)
	rice := only1(percent(check(t, f, model.CheckProduct, "1d", "1c 1a rice_area", "0.001"), "1"), model.ScopeResults, model.H1)
	r := progress.EvaluateChecks(f, []model.CrossCheck{rice}, model.H1)[0]
	if len(r.Findings) > 0 || r.Agreed != 7 { // Thôn 3 too, though it is still a draft
		t.Errorf("%d agree, %v", r.Agreed, messages(r.Findings))
	}
	if d := cmp.Diff([]string{"Cả xã: 1d mới có 6/8 đơn vị, 1c mới có 6/8 đơn vị, 1a mới có 6/8 đơn vị", "Thôn 6: chưa có 1d, chưa có 1c, chưa có 1a"}, r.Short); d != "" {
		t.Error(d)
	}
	for i, v := range f.Values {
		if v.Value.TargetID == sampleTarget(t, f, "1d") && v.UnitID == f.Units[0].ID {
			f.Values[i].Value.Figure = number(t, "5330")
		}
	}
	want := []string{"Thôn 1| 1d. Sản lượng lúa là 5.330 tấn, còn 1c × 1a × diện tích lúa × 0,001 = 63,3 × 100 × 84,2 × 0,001 = 533 tấn: lệch 4.797 tấn (900,0%). Tính ngược lại, diện tích lúa là 842,02 ha, không phải 84,2 ha.| 4.797 tấn"}
	got := progress.CrossChecks(f, []model.CrossCheck{rice}, model.H1)
	if d := cmp.Diff(want, messages(got)); d != "" {
		t.Error(d)
	}
	if len(got) == 1 && (got[0].Unit != f.Units[0].ID || got[0].Code != model.H1 || got[0].Plan) {
		t.Errorf("%+v", got[0])
	}
	if d := cmp.Diff(messages(got), messages(progress.UnitCrossChecks(f, []model.CrossCheck{rice}, f.Units[0].ID, model.H1))); d != "" {
		t.Error(d)
	}
	if got := progress.UnitCrossChecks(f, []model.CrossCheck{rice}, f.Units[1].ID, model.H1); len(got) > 0 {
		t.Errorf("another unit gets %v", messages(got))
	}
	if got := progress.CrossChecks(f, []model.CrossCheck{rice}, model.Y); len(got) > 0 {
		t.Errorf("another period gets %v", messages(got))
	}
}

// TestSingleReporter checks that what one unit reports for the commune is told
// once, in that unit.
func TestSingleReporter(t *testing.T) {
	f := sampletest.Facts(t)
	c := only1(check(t, f, model.CheckEqual, "3a", "3b", "1"), model.ScopeResults, "")
	want := []string{"Tài chính – Kế toán| 3a. Tổng thu ngân sách là 4.238.126.500 đồng, 3b. Tổng chi ngân sách là 4.051.718.200 đồng: lệch 186.408.300 đồng (4,6%).| 186.408.300 đồng"}
	if d := cmp.Diff(want, messages(progress.CrossChecks(f, []model.CrossCheck{c}, model.H1))); d != "" {
		t.Error(d)
	}
}

// TestCommuneOfAllUnits compares the commune's figures once every unit's report
// is in hand.
func TestCommuneOfAllUnits(t *testing.T) {
	f := sampletest.Facts(t)
	c := only1(check(t, f, model.CheckEqual, "12a", "12b", "1"), model.ScopeResults, "")
	for i, v := range f.Values {
		f.Values[i].Status = model.Submitted
		if v.Value.TargetID == sampleTarget(t, f, "12b") {
			f.Values[i].Value.Figure = number(t, "1")
		}
	}
	var t06 model.ID
	for _, u := range f.Units {
		if u.Code == "T06" {
			t06 = u.ID
		}
	}
	for _, n := range []string{"12a", "12b"} {
		f.Values = append(f.Values, progress.Reported{UnitID: t06, Code: model.H1, Status: model.Submitted,
			Value: model.Value{TargetID: sampleTarget(t, f, n), Figure: number(t, "1")}})
	}
	got := progress.CrossChecks(f, []model.CrossCheck{c}, model.H1)
	if len(got) == 0 || got[0].Where != "Cả xã" || got[0].Unit != 0 || got[0].Gap != "20 lao động" {
		t.Errorf("%v", messages(got))
	}
}

// TestNotFalling follows a sum to date from period to period.
func TestNotFalling(t *testing.T) {
	flow, stock := rule(model.AtLeast, "người", model.Flow, model.Sum), rule(model.AtLeast, "%", model.Stock, model.Weighted)
	falling := model.DefaultChecks(0)[:1]
	for _, c := range []struct {
		name   string
		rule   model.Rule
		code   model.PeriodCode
		values []stated
		want   []string
	}{
		{"it grows", flow, "Q2", []stated{{1, "Q1", "5", nil}, {1, "Q2", "0", nil}}, nil},
		{"the half year is less than its first quarter", flow, model.H1, []stated{{1, "Q1", "5", nil}, {1, model.H1, "3", nil}},
			[]string{"Thôn 1| 1. Chỉ tiêu từ đầu năm đến hết kỳ 6 tháng là 3 người, ít hơn đến hết kỳ quý I là 5 người: giảm 2 người. Số cộng dồn không giảm được.| 2 người"}},
		{"a typed sum that fell", flow, "Q2", []stated{{1, "Q1", "5", nil}, {1, "Q2", "1", typedSum("4")}},
			[]string{"Thôn 1| 1. Chỉ tiêu từ đầu năm đến hết kỳ quý II là 4 người, ít hơn đến hết kỳ quý I là 5 người: giảm 1 người. Số cộng dồn không giảm được.| 1 người"}},
		{"against the last one that was reported", flow, model.Y, []stated{{1, "Q1", "5", nil}, {1, model.H1, "9", nil}, {1, model.Y, "8", nil}},
			[]string{"Thôn 1| 1. Chỉ tiêu từ đầu năm đến hết kỳ cả năm là 8 người, ít hơn đến hết kỳ 6 tháng là 9 người: giảm 1 người. Số cộng dồn không giảm được.| 1 người"}},
		{"a stock may fall", stock, model.H1, []stated{{1, "Q1", "95", nil}, {1, model.H1, "90", nil}}, nil},
		{"nothing reported now", flow, model.H1, []stated{{1, "Q1", "5", nil}}, nil},
		{"nothing reported before", flow, model.H1, []stated{{1, model.H1, "5", nil}}, nil},
		{"a draft is looked at too", flow, model.H1, []stated{{1, "Q1", "5", nil}, {1, model.H1, "3", status(model.Draft)}},
			[]string{"Thôn 1| 1. Chỉ tiêu từ đầu năm đến hết kỳ 6 tháng là 3 người, ít hơn đến hết kỳ quý I là 5 người: giảm 2 người. Số cộng dồn không giảm được.| 2 người"}},
	} {
		f := book(t, model.Target{Rule: c.rule, Plan: number(t, "100")}, 2, c.values...)
		if c.want == nil {
			c.want = []string{}
		}
		if d := cmp.Diff(c.want, messages(progress.CrossChecks(f, falling, c.code))); d != "" {
			t.Errorf("%s\n%s", c.name, d)
		}
	}
}

// TestJump compares with the same period of the year before.
func TestJump(t *testing.T) {
	whole := rule(model.AtLeast, "người", model.Flow, model.Sum)
	whole.Decimals = 0
	tons, single := rule(model.AtLeast, "tấn", model.Flow, model.Sum), rule(model.AtLeast, "tấn", model.Flow, model.Single)
	jump := model.DefaultChecks(0)[1:]
	for _, c := range []struct {
		name        string
		rule        model.Rule
		now, before string
		want        []string
	}{
		{"three times is ordinary", tons, "300", "100", nil},
		{"more than three times", tons, "300.1", "100", []string{
			"Cả xã| 1. Chỉ tiêu 6 tháng là 300,1 tấn, cùng kỳ năm trước 100 tấn: lệch 200,1 tấn, gấp 3,001 lần.| 200,1 tấn",
			"Thôn 1| 1. Chỉ tiêu 6 tháng là 300,1 tấn, cùng kỳ năm trước 100 tấn: lệch 200,1 tấn, gấp 3,001 lần.| 200,1 tấn"}},
		{"a third is ordinary", tons, "100", "300", nil},
		{"less than a third", single, "99.9", "300", []string{
			"Thôn 1| 1. Chỉ tiêu 6 tháng là 99,9 tấn, cùng kỳ năm trước 300 tấn: lệch 200,1 tấn, chỉ bằng 0,3 lần.| 200,1 tấn"}},
		{"zero after something", single, "0", "300", []string{
			"Thôn 1| 1. Chỉ tiêu 6 tháng là 0 tấn, cùng kỳ năm trước 300 tấn: lệch 300 tấn, chỉ bằng 0 lần.| 300 tấn"}},
		{"something after zero has no factor", tons, "300", "0", nil},
		{"nothing before", tons, "300", "", nil},
		{"few people go up and down", whole, "9", "1", nil},
		{"many people do not", whole, "40", "10", []string{
			"Cả xã| 1. Chỉ tiêu 6 tháng là 40 người, cùng kỳ năm trước 10 người: lệch 30 người, gấp 4 lần.| 30 người",
			"Thôn 1| 1. Chỉ tiêu 6 tháng là 40 người, cùng kỳ năm trước 10 người: lệch 30 người, gấp 4 lần.| 30 người"}},
	} {
		f := book(t, model.Target{Rule: c.rule, Plan: number(t, "100")}, 1, stated{1, model.H1, c.now, nil})
		if c.before != "" {
			for _, unit := range []model.ID{0, 1} {
				f.Past = append(f.Past, model.Past{TargetID: leafID, UnitID: unit, Code: model.H1, Figure: number(t, c.before)})
			}
		}
		if c.want == nil {
			c.want = []string{}
		}
		if d := cmp.Diff(c.want, messages(progress.CrossChecks(f, jump, model.H1))); d != "" {
			t.Errorf("%s\n%s", c.name, d)
		}
	}
	// A commune's sum that lacks a unit is not compared.
	f := book(t, model.Target{Rule: tons}, 2, stated{1, model.H1, "10", nil})
	f.Past = []model.Past{{TargetID: leafID, Code: model.H1, Figure: number(t, "100")}}
	if got := progress.CrossChecks(f, jump, model.H1); len(got) > 0 {
		t.Errorf("an incomplete sum: %v", messages(got))
	}
}

// TestSampleIsQuiet keeps the general checks from crying wolf over the sample
// year, whose figures were made by hand to be ordinary.
func TestSampleIsQuiet(t *testing.T) {
	got := progress.CrossChecks(sampletest.Facts(t), model.DefaultChecks(1), model.H1)
	if d := cmp.Diff([]string{}, messages(got)); d != "" {
		t.Error(d)
	}
}
