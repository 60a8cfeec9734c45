package progress_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// totalBook is item 1, the total of leaves 1a, 1b, 1c (IDs 2 to 4), each with
// its plan and reported by unit 1, 2, 3 of its own; values by leaf, "" for none.
func totalBook(t *testing.T, r model.Rule, plan string, plans, values [3]string) progress.Facts {
	t.Helper()
	r.RollUp = model.Sum
	f := progress.Facts{Plan: model.Plan{Year: 2024},
		Targets: []model.Target{{ID: 1, Number: "1", Name: "Gieo trồng", Rule: r, Plan: number(t, plan)}}}
	for i := range 3 {
		leaf := rule(model.AtLeast, r.Unit, r.Timing, model.Sum)
		id, unit := model.ID(2+i), model.ID(1+i)
		f.Targets = append(f.Targets, model.Target{ID: id, ParentID: 1, Number: "1" + string(rune('a'+i)), Name: "Cây", Leaf: true, Rule: leaf, Plan: number(t, plans[i])})
		f.Units = append(f.Units, model.Unit{ID: unit, Name: fmt.Sprintf("Thôn %d", unit)})
		f.Allocations = append(f.Allocations, model.Allocation{TargetID: id, UnitID: unit})
		if values[i] != "" {
			f.Values = append(f.Values, progress.Reported{UnitID: unit, Code: model.H1, Status: model.Submitted,
				Value: model.Value{TargetID: id, Figure: number(t, values[i])}})
		}
	}
	return f
}

// TestTotalOfLeaves: the item's figures are the sums, its judgement is by its
// own rule, and what is missing is told and not zero.
func TestTotalOfLeaves(t *testing.T) {
	area := rule(model.AtLeast, "ha", model.Flow, model.Sum)
	ceiling := rule(model.AtMost, "ha", model.Stock, model.Sum)
	growth := rule(model.Growth, "ha", model.Stock, model.Sum)
	for _, c := range []struct {
		name              string
		rule              model.Rule
		plan              string
		values            [3]string
		toDate, percent   string
		judgement         progress.Judgement
		reported, pending int
		why               string
	}{
		{"all there", area, "2400", [3]string{"600", "500", "100.5"}, "1200.5", "50", progress.OnPace, 3, 0,
			"Đạt 1.200,5/2.400 ha = 50,0%; từ mức 45,0% trở lên (90% của 50% thời gian đã qua): đúng tiến độ. Là tổng của 1a, 1b, 1c."},
		{"one missing", area, "2400", [3]string{"600", "", "100"}, "700", "29.2", progress.Behind, 2, 1,
			"Mới đạt 700/2.400 ha = 29,2%; dưới mức 37,5% (75% của 50% thời gian đã qua): chậm. Mới cộng 2/3 thành phần (1a, 1c), chưa có số của 1b."},
		{"zero is a figure", area, "2400", [3]string{"0", "0", "0"}, "0", "0", progress.Behind, 3, 0,
			"Mới đạt 0/2.400 ha = 0,0%; dưới mức 37,5% (75% của 50% thời gian đã qua): chậm. Là tổng của 1a, 1b, 1c."},
		{"none", area, "2400", [3]string{}, "", "", progress.NoData, 0, 3, "Chưa có số liệu: chưa thành phần nào có số."},
		{"no plan", area, "", [3]string{"1", "2", "3"}, "6", "", progress.NotYetJudged, 3, 0, "Thực hiện 6 ha; chưa có kế hoạch để so. Là tổng của 1a, 1b, 1c."},
		{"a ceiling", ceiling, "10", [3]string{"4", "4", "4"}, "12", "", progress.AtRisk, 3, 0,
			"Thực hiện 12 ha vượt mức kế hoạch ≤ 10 ha là 2 ha (lệch không quá 25% mức kế hoạch): có nguy cơ. Là tổng của 1a, 1b, 1c."},
		{"a growth of the sum", growth, "10", [3]string{"4", "4", "4"}, "12", "200", progress.OnPace, 3, 0,
			"Thực hiện 12 ha, cùng kỳ năm trước 10 ha: tăng 20,0%, kế hoạch tăng ≥ 10%: đúng tiến độ, chốt vào cuối năm. Là tổng của 1a, 1b, 1c."},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := totalBook(t, c.rule, c.plan, [3]string{"100", "100", "100"}, c.values)
			f.Past = []model.Past{{TargetID: 2, Code: model.H1, Figure: number(t, "3")}, {TargetID: 3, Code: model.H1, Figure: number(t, "3")},
				{TargetID: 4, Code: model.H1, Figure: number(t, "4")}}
			r := progress.Build(f, model.H1).Rows[0]
			if text(r.ToDate) != c.toDate || model.Plain(r.Percent) != c.percent || r.Judgement != c.judgement || r.Reported != c.reported || len(r.Missing) != c.pending || r.Expected != 3 {
				t.Errorf("%q, %q%%, %s, %d/%d, missing %v", text(r.ToDate), model.Plain(r.Percent), r.Judgement, r.Reported, r.Expected, r.Missing)
			}
			if r.Why != c.why {
				t.Errorf("got  %s\nwant %s", r.Why, c.why)
			}
			if text(r.SamePeriod) != "10" || text(r.Period) != text(r.ToDate) {
				t.Errorf("same period %q, period %q", text(r.SamePeriod), text(r.Period))
			}
		})
	}
}

// TestTotalIsExact: the item keeps the decimals of its leaves, even where its
// own rule keeps fewer.
func TestTotalIsExact(t *testing.T) {
	whole := rule(model.AtLeast, "ha", model.Flow, model.Sum)
	whole.Decimals = 0
	r := progress.Build(totalBook(t, whole, "12", [3]string{"4", "4", "4"}, [3]string{"3.5", "4", "4"}), model.H1).Rows[0]
	if text(r.ToDate) != "11.5" || r.Judgement == progress.Met {
		t.Errorf("%q is %s of 12", text(r.ToDate), r.Judgement)
	}
}

// TestTotalIsJudgedOnItsOwn: in the overview the item counts by its own
// judgement, not by the worst of its leaves.
func TestTotalIsJudgedOnItsOwn(t *testing.T) {
	f := totalBook(t, rule(model.AtLeast, "ha", model.Flow, model.Sum), "100", [3]string{"10", "10", "80"}, [3]string{"50", "0", "40"})
	table := progress.Build(f, model.H1)
	if table.Rows[0].Judgement != progress.OnPace || table.Rows[2].Judgement != progress.Behind {
		t.Fatalf("item %s, 1b %s", table.Rows[0].Judgement, table.Rows[2].Judgement)
	}
	for _, g := range progress.Tally(table) {
		if want := map[progress.Judgement]int{progress.OnPace: 1}[g.Judgement]; len(g.Numbers) != want {
			t.Errorf("%s counts %v", g.Judgement, g.Numbers)
		}
	}
}

// TestPartsOfATotalsPast: last year's figures, estimates and the same period
// are sums only when every leaf has them; the item's own come first.
func TestPartsOfATotalsPast(t *testing.T) {
	f := totalBook(t, rule(model.AtLeast, "ha", model.Flow, model.Sum), "100", [3]string{"10", "10", "80"}, [3]string{"50", "10", "40"})
	for i := range 3 {
		f.Targets[1+i].LastYear = number(t, "30")
		f.Values[i].Value.Estimate = model.Num("70")
	}
	r := progress.Build(f, model.H1).Rows[0]
	if text(r.LastYear) != "90" || model.Plain(r.Estimate) != "210" || !r.SamePeriod.Missing() {
		t.Errorf("last year %q, estimate %s, same period %q", text(r.LastYear), model.Plain(r.Estimate), text(r.SamePeriod))
	}
	f.Targets[2].LastYear, f.Values[1].Value.Estimate = model.Figure{}, model.None
	f.Past = []model.Past{{TargetID: 2, Code: model.H1, Figure: number(t, "5")}}
	r = progress.Build(f, model.H1).Rows[0]
	if !r.LastYear.Missing() || r.Estimate.Valid || !r.SamePeriod.Missing() {
		t.Errorf("a part of the leaves stands for all: %q, %s, %q", text(r.LastYear), model.Plain(r.Estimate), text(r.SamePeriod))
	}
	f.Targets[0].LastYear = number(t, "95")
	f.Past = append(f.Past, model.Past{TargetID: 1, Code: model.H1, Figure: number(t, "60")})
	r = progress.Build(f, model.H1).Rows[0]
	if text(r.LastYear) != "95" || text(r.SamePeriod) != "60" {
		t.Errorf("the item's own: %q, %q", text(r.LastYear), text(r.SamePeriod))
	}
}

// TestTotalThatCannotBeAdded falls back to the worst of the leaves and says why.
func TestTotalThatCannotBeAdded(t *testing.T) {
	f := totalBook(t, rule(model.AtLeast, "ha", model.Flow, model.Sum), "100", [3]string{"10", "10", "80"}, [3]string{"50", "0", "40"})
	f.Targets[2].Rule.Unit = "tấn"
	r := progress.Build(f, model.H1).Rows[0]
	if r.Judgement != progress.Behind || !r.Plan.Missing() || !r.ToDate.Missing() || r.Target.Measured() ||
		!strings.Contains(r.Why, "Thành phần 1b tính bằng “tấn”, không cộng vào tổng 1 tính bằng “ha” được.") {
		t.Errorf("%s %q %q: %s", r.Judgement, text(r.Plan), text(r.ToDate), r.Why)
	}
}

func TestTotalWithoutLeaves(t *testing.T) {
	f := totalBook(t, rule(model.AtLeast, "ha", model.Flow, model.Sum), "100", [3]string{}, [3]string{})
	f.Targets = f.Targets[:1]
	if r := progress.Build(f, model.H1).Rows[0]; r.Judgement != progress.NoData || r.Why != "Chưa có số liệu: chưa có thành phần nào để cộng." || text(r.Plan) != "100" {
		t.Errorf("%s: %s", r.Judgement, r.Why)
	}
}

// TestTotalInAUnitsTable: a unit has its leaves, and never the commune's plan.
func TestTotalInAUnitsTable(t *testing.T) {
	f := totalBook(t, rule(model.AtLeast, "ha", model.Flow, model.Sum), "100", [3]string{"10", "10", "80"}, [3]string{"50", "0", "40"})
	table, err := progress.BuildUnit(f, 1, model.H1)
	if err != nil || len(table.Rows) != 2 {
		t.Fatalf("%d rows, %v", len(table.Rows), err)
	}
	if r := table.Rows[0]; r.Target.Measured() || !r.Plan.Missing() || r.Judgement != progress.Met {
		t.Errorf("the unit's item: plan %q, %s", text(r.Plan), r.Judgement)
	}
}

func TestChartedTotals(t *testing.T) {
	f := totalBook(t, rule(model.AtLeast, "ha", model.Flow, model.Sum), "100", [3]string{"10", "", ""}, [3]string{"50", "0", "40"})
	if got := progress.Charted(progress.Build(f, model.H1).Rows); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("a leaf has a share: %v", got)
	}
	f.Targets[1].Plan = model.Figure{}
	if got := progress.Charted(progress.Build(f, model.H1).Rows); !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("no leaf has a share: %v", got)
	}
}

func TestCheckOfATotal(t *testing.T) {
	item := func(change func(*model.Target)) model.Target {
		out := model.Target{Number: "1", Name: "Gieo trồng", Rule: rule(model.AtLeast, "ha", model.Flow, model.Sum), Plan: number(t, "2400")}
		change(&out)
		return out
	}
	for _, c := range []struct {
		name   string
		change func(*model.Target)
		field  string
	}{
		{"as it is", func(*model.Target) {}, ""},
		{"no figures", func(t *model.Target) { t.Rule = model.Rule{} }, ""},
		{"a growth", func(t *model.Target) { t.Rule.Comparator, t.Plan.Number = model.Growth, model.Num("10") }, ""},
		{"words", func(t *model.Target) { t.Rule.Comparator = model.YesNo }, "comparator"},
		{"ratio", func(t *model.Target) { t.Rule.Comparator = model.Ratio }, "comparator"},
		{"rates", func(t *model.Target) { t.Rule.Unit = "%" }, "unit"},
		{"yields", func(t *model.Target) { t.Rule.Unit = "tạ/ha" }, "unit"},
		{"not summed", func(t *model.Target) { t.Rule.RollUp = model.Single }, "roll_up"},
		{"no timing", func(t *model.Target) { t.Rule.Timing = "" }, "timing"},
		{"plan", func(t *model.Target) { t.Plan.Number = model.Num("-1") }, "plan"},
	} {
		if err := progress.CheckTarget(item(c.change)); model.FieldOf(err) != c.field {
			t.Errorf("%s: %v, want field %q", c.name, err, c.field)
		}
	}
	leaf := func(change func(*model.Rule)) model.Target {
		out := model.Target{Number: "1a", Name: "Lúa", Leaf: true, Rule: rule(model.AtLeast, "HA", model.Flow, model.Single)}
		change(&out.Rule)
		return out
	}
	for _, c := range []struct {
		name   string
		change func(*model.Rule)
		field  string
	}{
		{"fits", func(*model.Rule) {}, ""},
		{"another unit", func(r *model.Rule) { r.Unit = "tấn" }, "unit"},
		{"words", func(r *model.Rule) { r.Comparator = model.Grade }, "comparator"},
		{"a ratio", func(r *model.Rule) { r.Comparator = model.Ratio }, "comparator"},
		{"a mean", func(r *model.Rule) { r.RollUp = model.Weighted }, "roll_up"},
		{"a stock", func(r *model.Rule) { r.Timing = model.Stock }, "timing"},
	} {
		total, plain := item(func(*model.Target) {}), item(func(t *model.Target) { t.Rule = model.Rule{} })
		if err := progress.CheckPart(total, leaf(c.change)); model.FieldOf(err) != c.field {
			t.Errorf("%s: %v, want field %q", c.name, err, c.field)
		}
		if err := progress.CheckPart(plain, leaf(c.change)); err != nil {
			t.Errorf("%s: refused under an item without figures: %v", c.name, err)
		}
	}
}

// TestPlanOfATotal holds the total's plan against its leaves'.
func TestPlanOfATotal(t *testing.T) {
	r := rule(model.AtLeast, "ha", model.Flow, model.Sum)
	for _, c := range []struct {
		plans   [3]string
		want    string
		finding bool
	}{
		{[3]string{"1000", "1000", "400"}, "Kế hoạch các thành phần cộng đúng 2.400 ha.", false},
		{[3]string{"1000", "1000", "350"}, "Kế hoạch: Các phần 1a + 1b + 1c = 1.000 + 1.000 + 350 = 2.350 ha, tổng 1. Gieo trồng là 2.400 ha: lệch 50 ha (2,1%).", true},
		{[3]string{"1000", "", "350"}, "Chưa so được tổng với các thành phần: chưa có 1b.", false},
	} {
		f := totalBook(t, r, "2400", c.plans, [3]string{})
		if got := progress.TotalPlan(f.Targets[0], f.Targets[1:]); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		var got []string
		for _, found := range progress.TotalFindings(f) {
			got = append(got, found.Message)
		}
		want := []string(nil)
		if c.finding {
			want = []string{c.want}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	}
	if got := progress.RuleText(totalBook(t, r, "2400", [3]string{}, [3]string{}).Targets[0]); got !=
		"Số liệu là tổng của các thành phần. Đạt khi tổng cả năm ≥ 2.400 ha. Giữa năm so với phần kế hoạch theo thời gian đã qua." {
		t.Errorf("rule %s", got)
	}
}

func TestSentenceOfATotal(t *testing.T) {
	f := totalBook(t, rule(model.AtLeast, "ha", model.Flow, model.Sum), "100", [3]string{"10", "10", "80"}, [3]string{"50", "", "40"})
	if got, want := progress.Sentence(progress.Build(f, model.H1).Rows[0], ""), "Gieo trồng đạt 90 ha, bằng 90,0% kế hoạch. Mới có số của 2/3 đơn vị."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
