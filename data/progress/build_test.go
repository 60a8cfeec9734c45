package progress_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

func typedSum(text string) func(*progress.Reported) {
	return func(r *progress.Reported) { r.Value.ToDate = model.Num(text) }
}

func status(s model.Status) func(*progress.Reported) {
	return func(r *progress.Reported) { r.Status = s }
}

// TestToDate follows one unit's figures through every kind of period.
func TestToDate(t *testing.T) {
	flow, stock := rule(model.AtLeast, "tấn", model.Flow, model.Single), rule(model.AtLeast, "%", model.Stock, model.Single)
	ratio := rule(model.Ratio, "hồ sơ", model.Flow, model.Single)
	for _, c := range []struct {
		name           string
		rule           model.Rule
		code           model.PeriodCode
		values         []stated
		period, toDate string
	}{
		{"quarters add up", flow, "Q3", []stated{{1, "Q1", "1", nil}, {1, "Q2", "2", nil}, {1, "Q3", "4", nil}, {1, "Q4", "8", nil}}, "4", "7"},
		{"months add up", flow, "M03", []stated{{1, "M01", "1", nil}, {1, "M02", "2", nil}, {1, "M03", "4", nil}}, "4", "7"},
		{"second half adds the first", flow, model.H2, []stated{{1, model.H1, "10", nil}, {1, model.H2, "5", nil}}, "5", "15"},
		{"second half adds quarters", flow, model.H2, []stated{{1, "Q1", "4", nil}, {1, "Q2", "5", nil}, {1, model.H2, "5", nil}}, "5", "14"},
		{"its own kind before others", flow, "Q3", []stated{{1, "Q1", "1", nil}, {1, "Q2", "2", nil}, {1, model.H1, "9", nil}, {1, "Q3", "4", nil}}, "4", "7"},
		{"the year is its own sum", flow, model.Y, []stated{{1, model.H1, "10", nil}, {1, model.Y, "21", nil}}, "21", "21"},
		{"nine months are their own sum", flow, model.M9, []stated{{1, "Q1", "10", nil}, {1, model.M9, "21", nil}}, "21", "21"},
		{"a typed sum wins", flow, "Q2", []stated{{1, "Q1", "1", nil}, {1, "Q2", "2", typedSum("9")}}, "2", "9"},
		{"a typed sum is carried on", flow, "Q3", []stated{{1, "Q2", "2", typedSum("9")}, {1, "Q3", "1", nil}}, "1", "10"},
		{"only a typed sum", flow, "Q2", []stated{{1, "Q2", "", typedSum("9")}}, "", "9"},
		{"half a year out of quarters", flow, model.H1, []stated{{1, "Q1", "1", nil}, {1, "Q2", "2", nil}}, "3", "3"},
		{"a year out of all kinds", flow, model.Y, []stated{{1, model.H1, "1", nil}, {1, "Q3", "2", nil}, {1, "M10", "3", nil}, {1, "M11", "4", nil}, {1, "M12", "5", nil}}, "15", "15"},
		{"a quarter nobody reported is left out", flow, "Q3", []stated{{1, "Q1", "1", nil}, {1, "Q3", "4", nil}}, "4", "5"},
		{"not reported: no sum", flow, "Q3", []stated{{1, "Q1", "1", nil}, {1, "Q2", "2", nil}}, "", ""},
		{"zero is a value", flow, "Q2", []stated{{1, "Q1", "0", nil}, {1, "Q2", "0", nil}}, "0", "0"},
		{"later periods do not count", flow, "Q1", []stated{{1, "Q2", "2", nil}}, "", ""},
		{"both numbers of a ratio add up", ratio, "Q2", []stated{{1, "Q1", "20/25", nil}, {1, "Q2", "30/35", nil}}, "30/35", "50/60"},

		{"a stock is the latest", stock, "Q2", []stated{{1, "Q1", "90", nil}, {1, "Q2", "95", nil}}, "95", "95"},
		{"of another period of the same month", stock, model.H1, []stated{{1, "Q2", "95", nil}}, "95", "95"},
		{"not an older one", stock, "Q3", []stated{{1, "Q2", "95", nil}}, "", ""},
		{"not a later one", stock, "Q1", []stated{{1, "Q2", "95", nil}}, "", ""},
	} {
		target := model.Target{Rule: c.rule, Plan: number(t, "100")}
		if c.rule.Comparator == model.Ratio {
			target.Plan = number(t, "9/10")
		}
		r := only(t, book(t, target, 1, c.values...), c.code)
		if got := [2]string{text(r.Period), text(r.ToDate)}; got != [2]string{c.period, c.toDate} {
			t.Errorf("%s: period and sum %q, want %q", c.name, got, [2]string{c.period, c.toDate})
		}
		if (r.ToDate.Missing()) != (r.Judgement == progress.NoData) {
			t.Errorf("%s: sum %q but %s", c.name, text(r.ToDate), r.Judgement)
		}
	}
}

func TestSettledSeasonNeedsNoNewReport(t *testing.T) {
	r := rule(model.AtLeast, "%", model.Stock, model.Single)
	r.Pace = model.Pace{Kind: model.Season, Final: model.H1}
	row := only(t, book(t, model.Target{Rule: r, Plan: number(t, "100")}, 1, stated{1, model.H1, "100", nil}), "Q3")
	if row.Judgement != progress.Met || row.Reported != 1 || text(row.ToDate) != "100" {
		t.Errorf("got %s, %d reported, %q", row.Judgement, row.Reported, text(row.ToDate))
	}
}

// TestRollUp makes the commune's figure of three units whose households are
// 100, 200 and 300; the third is in the way each case says.
func TestRollUp(t *testing.T) {
	graded := rule(model.Grade, "", model.Stock, model.Worst)
	graded.Grades = []string{"Tốt", "Khá", "Yếu"}
	summed, mean := rule(model.AtLeast, "tấn", model.Flow, model.Sum), rule(model.AtLeast, "%", model.Stock, model.Weighted)
	for _, c := range []struct {
		name     string
		rule     model.Rule
		values   []stated
		toDate   string
		reported int
	}{
		{"sum", summed, []stated{{1, model.H1, "1.5", nil}, {2, model.H1, "2.5", nil}, {3, model.H1, "4", nil}}, "8", 3},
		{"sum without the missing one", summed, []stated{{1, model.H1, "1.5", nil}, {2, model.H1, "0", nil}}, "1.5", 2},
		{"drafts do not count", summed, []stated{{1, model.H1, "1.5", nil}, {2, model.H1, "9", status(model.Draft)}, {3, model.H1, "9", status(model.Returned)}}, "1.5", 1},
		{"nobody reported", summed, []stated{{2, model.H1, "9", status(model.Draft)}}, "", 0},
		{"mean by households", mean, []stated{{1, model.H1, "90", nil}, {2, model.H1, "96", nil}, {3, model.H1, "99", nil}}, "96.5", 3},
		{"mean of those that reported", mean, []stated{{1, model.H1, "90", nil}, {3, model.H1, "99", nil}}, "96.8", 2},
		{"lowest grade", graded, []stated{{1, model.H1, "Tốt", nil}, {2, model.H1, "Yếu", nil}, {3, model.H1, "Khá", nil}}, "Yếu", 3},
		{"the lead alone", rule(model.AtLeast, "%", model.Stock, model.Single), []stated{{1, model.H1, "90", nil}, {2, model.H1, "10", nil}}, "90", 1},
		{"ratios add", rule(model.Ratio, "thôn", model.Stock, model.Sum), []stated{{1, model.H1, "1/2", nil}, {2, model.H1, "3/4", nil}}, "4/6", 2},
		{"weighted ratios add too", rule(model.Ratio, "thôn", model.Stock, model.Weighted), []stated{{1, model.H1, "1/2", nil}, {2, model.H1, "3/4", nil}}, "4/6", 2},
	} {
		row := only(t, book(t, model.Target{Rule: c.rule}, 3, c.values...), model.H1)
		if text(row.ToDate) != c.toDate || row.Reported != c.reported {
			t.Errorf("%s: %q of %d units, want %q of %d", c.name, text(row.ToDate), row.Reported, c.toDate, c.reported)
		}
		if want := map[model.RollUp]int{model.Single: 1}[c.rule.RollUp]; want != 0 && row.Expected != want || want == 0 && row.Expected != 3 {
			t.Errorf("%s: %d expected", c.name, row.Expected)
		}
	}
}

func TestMeanLeavesOutUnitsWithoutTheMeasure(t *testing.T) {
	f := book(t, model.Target{Rule: rule(model.AtLeast, "%", model.Stock, model.Weighted), Plan: number(t, "90")}, 2,
		stated{1, model.H1, "90", nil}, stated{2, model.H1, "10", nil})
	f.Units[1].Measures = nil
	r := only(t, f, model.H1)
	if text(r.ToDate) != "90" || r.Why != "Thực hiện 90% ≥ kế hoạch 90%: đúng tiến độ, chốt vào cuối năm. Chưa tính Thôn 2: đơn vị chưa có số hộ." {
		t.Errorf("%q: %s", text(r.ToDate), r.Why)
	}
	f.Units[0].Measures = nil
	if r = only(t, f, model.H1); r.Judgement != progress.NoData || r.Why != "Chưa tính được số của cả xã. Chưa tính Thôn 1, Thôn 2: đơn vị chưa có số hộ." {
		t.Errorf("%s: %s", r.Judgement, r.Why)
	}
}

// TestRoundedBeforeJudged: 99,55 with one decimal is 99,6 and meets the plan.
func TestRoundedBeforeJudged(t *testing.T) {
	f := book(t, model.Target{Rule: rule(model.AtLeast, "%", model.Stock, model.Weighted), Plan: number(t, "99.6")}, 2,
		stated{1, model.Y, "99.25", nil}, stated{2, model.Y, "99.7", nil})
	if r := only(t, f, model.Y); text(r.ToDate) != "99.6" || r.Judgement != progress.Met {
		t.Errorf("%q is %s, want 99.6 met", text(r.ToDate), r.Judgement)
	}
}

// TestEarlierReportsStillCount: a unit that reported the first quarter but not
// the second keeps its part of the commune's figure, and the row says so.
func TestEarlierReportsStillCount(t *testing.T) {
	f := book(t, model.Target{Rule: rule(model.AtLeast, "tấn", model.Flow, model.Sum), Plan: number(t, "40")}, 3,
		stated{1, "Q1", "5", nil}, stated{2, "Q1", "5", nil}, stated{1, "Q2", "7", nil}, stated{3, "Q2", "2", nil})
	r := only(t, f, "Q2")
	if text(r.ToDate) != "19" || text(r.Period) != "9" || r.Reported != 2 || r.Expected != 3 {
		t.Errorf("%q to date, %q in the period, %d/%d; want 19, 9, 2/3", text(r.ToDate), text(r.Period), r.Reported, r.Expected)
	}
	if d := cmp.Diff([]string{"Thôn 2"}, r.Missing); d != "" {
		t.Error(d)
	}
	want := "Đạt 19/40 tấn = 47,5%; từ mức 45,0% trở lên (90% của 50% thời gian đã qua): đúng tiến độ. 1 đơn vị lấy số của kỳ trước. 1 đơn vị chưa có số của kỳ trước."
	if r.Why != want {
		t.Errorf("got %s", r.Why)
	}
	if r = only(t, f, "Q3"); r.Why != "Chưa có số liệu: Thôn 1, Thôn 2, Thôn 3 chưa báo. Số gần nhất: 19 tấn." {
		t.Errorf("got %s", r.Why)
	}
}

// TestUnitsThatClosed: what a closed unit did stays done, but it has no state
// any more and is not expected to report.
func TestUnitsThatClosed(t *testing.T) {
	values := []stated{{1, "Q1", "10", nil}, {2, "Q1", "20", nil}, {1, "Q2", "30", nil}}
	for _, c := range []struct {
		rule   model.Rule
		toDate string
	}{
		{rule(model.AtLeast, "tấn", model.Flow, model.Sum), "60"},
		{rule(model.AtLeast, "trường", model.Stock, model.Sum), "30"},
	} {
		f := book(t, model.Target{Rule: c.rule, Plan: number(t, "100")}, 2, values...)
		f.Units[1].ValidTo = "2024-04-30"
		r := only(t, f, "Q2")
		if text(r.ToDate) != c.toDate || r.Reported != 1 || r.Expected != 1 {
			t.Errorf("%s: %q, %d/%d; want %s, 1/1", c.rule.Timing, text(r.ToDate), r.Reported, r.Expected, c.toDate)
		}
	}
}

func TestSingleWithoutLead(t *testing.T) {
	target := model.Target{Rule: rule(model.AtLeast, "%", model.Stock, model.Single), Plan: number(t, "90")}
	f := book(t, target, 2, stated{1, model.H1, "95", nil})
	f.Targets[0].LeadID = 0
	if r := only(t, f, model.H1); r.Why != "Chưa có số liệu: chưa chọn đơn vị chủ trì trong các đơn vị được giao." {
		t.Errorf("two units, none in charge: %s %s", r.Judgement, r.Why)
	}
	f.Allocations = f.Allocations[:1]
	if r := only(t, f, model.H1); text(r.ToDate) != "95" || r.Expected != 1 {
		t.Errorf("the only unit is the one in charge: %q of %d", text(r.ToDate), r.Expected)
	}
	f.Allocations = nil
	if r := only(t, f, model.H1); r.Why != "Chưa có số liệu: chưa giao cho đơn vị nào." {
		t.Errorf("nobody: %s", r.Why)
	}
}

func TestEstimateRollsUpLikeValues(t *testing.T) {
	estimate := func(text string) func(*progress.Reported) {
		return func(r *progress.Reported) { r.Value.Estimate = model.Num(text) }
	}
	values := []stated{{1, model.H1, "90", estimate("92")}, {2, model.H1, "96", estimate("98")}, {3, model.H1, "80", nil}}
	for _, c := range []struct {
		rollUp model.RollUp
		want   string
	}{{model.Sum, "190"}, {model.Weighted, "96"}, {model.Single, "92"}} {
		r := only(t, book(t, model.Target{Rule: rule(model.AtLeast, "người", model.Stock, c.rollUp)}, 3, values...), model.H1)
		if model.Plain(r.Estimate) != c.want {
			t.Errorf("%s: %s, want %s", c.rollUp, model.Plain(r.Estimate), c.want)
		}
	}
}

// TestChange compares with the same period of the year before: amounts in
// percent, rates in points, and nothing with nothing.
func TestChange(t *testing.T) {
	for _, c := range []struct {
		unit, now, before, want string
		points                  bool
	}{
		{"tấn", "24", "22", "109.1", false},
		{"%", "98.9", "99", "-0.1", true},
		{"‰", "10.2", "9.6", "0.6", true},
		{"tấn", "24", "0", "", false},
		{"tấn", "24", "", "", false},
		{"tấn", "", "22", "", false},
	} {
		f := book(t, model.Target{Rule: rule(model.AtLeast, c.unit, model.Stock, model.Single)}, 1, stated{1, model.H1, c.now, nil})
		f.Past = []model.Past{{TargetID: leafID, Code: model.H1, Figure: number(t, c.before)}, {TargetID: leafID, Code: "Q1", Figure: number(t, "7")}}
		r := only(t, f, model.H1)
		if model.Plain(r.Change.Value) != c.want || r.Change.Points != c.points || text(r.SamePeriod) != c.before {
			t.Errorf("%s %s after %s: %s (points %v), want %s", c.now, c.unit, c.before, model.Plain(r.Change.Value), r.Change.Points, c.want)
		}
	}
}

func TestWholeYearComparesWithLastYear(t *testing.T) {
	target := model.Target{Rule: rule(model.AtLeast, "tấn", model.Flow, model.Single), LastYear: number(t, "50")}
	if r := only(t, book(t, target, 1, stated{1, model.Y, "55", nil}), model.Y); model.Plain(r.Change.Value) != "110" {
		t.Errorf("change %s, want 110", model.Plain(r.Change.Value))
	}
}

// TestNothing: empty facts and periods that do not exist give no panic.
func TestNothing(t *testing.T) {
	for _, code := range append([]model.PeriodCode{"", "X", "Q9"}, model.PeriodCodes...) {
		empty := progress.Build(progress.Facts{}, code)
		leaves := progress.Build(progress.Facts{Targets: []model.Target{{ID: 1, Leaf: true}, {ID: 2}}}, code)
		if len(empty.Rows) != 0 || code.LastMonth() == 0 && len(leaves.Rows) != 0 {
			t.Errorf("%q: %d and %d rows", code, len(empty.Rows), len(leaves.Rows))
		}
		for _, r := range leaves.Rows {
			if r.Target.Leaf && r.Judgement != progress.NoData || r.Why == "" {
				t.Errorf("%q: %s, %s", code, r.Judgement, r.Why)
			}
		}
		if rows := progress.Drill(progress.Facts{Targets: []model.Target{{ID: 1, Leaf: true}}}, 1, code); len(rows) != 0 {
			t.Errorf("%q: %d units", code, len(rows))
		}
	}
}

// TestSampleAtEveryPeriod: the rules answer for every period and unit, with a
// judgement and a reason, and never call a missing figure judged.
func TestSampleAtEveryPeriod(t *testing.T) {
	f := sampletest.Facts(t)
	for _, code := range model.PeriodCodes {
		tables := []progress.Table{progress.Build(f, code)}
		for _, u := range f.Units {
			table, err := progress.BuildUnit(f, u.ID, code)
			if err != nil {
				t.Fatal(err)
			}
			tables = append(tables, table)
		}
		for _, table := range tables {
			if !table.Sample {
				t.Fatalf("%s: not marked as sample", code)
			}
			for _, r := range table.Rows {
				unjudged := r.Judgement == progress.NoData || r.Judgement == progress.NotYetJudged
				if r.Judgement == "" || r.Why == "" || r.Target.Leaf && r.ToDate.Missing() != unjudged && r.Judgement != progress.NotYetJudged {
					t.Errorf("%s %s: %q to date is %q, %q", code, r.Target.Number, text(r.ToDate), r.Judgement, r.Why)
				}
			}
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	f := sampletest.Facts(b)
	b.ReportAllocs()
	for b.Loop() {
		if t := progress.Build(f, model.H1); len(t.Rows) != 30 {
			b.Fatalf("%d rows", len(t.Rows))
		}
	}
}
