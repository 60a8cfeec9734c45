package sample_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/sample"
)

func load(t *testing.T) sample.Book {
	t.Helper()
	b, err := sample.Load()
	if err != nil {
		t.Fatalf("load: %v (cause: %v)", err, err.(*model.Error).Err)
	}
	return b
}

func leaves(b sample.Book) []sample.Target {
	var out []sample.Target
	for _, t := range b.Targets {
		if t.Leaf {
			out = append(out, t)
		}
	}
	return out
}

func items(b sample.Book) []sample.Target {
	var out []sample.Target
	for _, t := range b.Targets {
		if t.Parent == "" {
			out = append(out, t)
		}
	}
	return out
}

func TestPlanHasSixteenItemsAndTwentyFiveLeaves(t *testing.T) {
	b := load(t)
	var numeric, words int
	for _, l := range leaves(b) {
		if l.Rule.Comparator.Numeric() {
			numeric++
		} else {
			words++
		}
	}
	if n := len(items(b)); n != 16 || numeric != 18 || words != 7 {
		t.Fatalf("%d items, %d numeric and %d qualitative leaves; the plan has 16, 18 and 7", n, numeric, words)
	}
	for _, target := range b.Targets {
		hasLeaves := slices.ContainsFunc(b.Targets, func(o sample.Target) bool { return o.Parent == target.Number })
		if target.Leaf == hasLeaves {
			t.Errorf("%s: leaf %v, but has leaves %v", target.Number, target.Leaf, hasLeaves)
		}
	}
}

// TestRules holds the comparators and plan values against the list agreed with
// the office; nothing here is inferred from a number.
func TestRules(t *testing.T) {
	want := [][4]string{
		{"1a", ">=", "100", "%"}, {"1b", ">=", "80", "%"}, {"1c", ">=", "61", "tạ/ha"}, {"1d", ">=", "5350", "tấn"},
		{"2", ">=", "60500000", "đồng"}, {"3a", ">=", "10129300000", "đồng"}, {"3b", "<=", "10129300000", "đồng"},
		{"4", ">=", "100", "%"}, {"5", "text", "good", ""}, {"6", "grade", "Tốt", ""}, {"7a", "text", "good", ""},
		{"7b", "maintain", "3", "trường"}, {"7c", "yesno", "yes", ""}, {"8", "<=", "1.06", "%"}, {"9", "<", "11", "‰"},
		{"10", "<", "24", "%"}, {"11", ">=", "99.6", "%"}, {"12a", ">=", "40", "lao động"}, {"12b", ">=", "20", "người"},
		{"13a", ">=", "95", "%"}, {"13b", ">=", "100", "%"}, {"13c", ">=", "100", "%"}, {"14", "grade", "Tốt", ""},
		{"15", "text", "good", ""}, {"16", "grade", "Tốt", ""},
	}
	var got [][4]string
	for _, l := range leaves(load(t)) {
		got = append(got, [4]string{l.Number, string(l.Rule.Comparator), model.Plain(l.Plan.Number) + l.Plan.Choice, l.Rule.Unit})
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
}

func TestYearEndAndSeasonPaces(t *testing.T) {
	var yearEnd []string
	for _, l := range leaves(load(t)) {
		switch l.Rule.Pace.Kind {
		case model.YearEnd:
			yearEnd = append(yearEnd, l.Number)
		case model.Season:
			if l.Number != "1a" || !l.Rule.Pace.Settled(model.H1) {
				t.Errorf("%s: only spring rice is settled by a season, from H1", l.Number)
			}
		}
		if l.Rule.RollUp == model.Sum && l.Rule.Rate() {
			t.Errorf("%s: a rate cannot be summed", l.Number)
		}
		if (l.Rule.RollUp == model.Weighted) != (l.Rule.Weight != "") {
			t.Errorf("%s: roll-up %q with weight %q", l.Number, l.Rule.RollUp, l.Rule.Weight)
		}
	}
	if d := cmp.Diff([]string{"1b", "2", "13a", "13b", "13c"}, yearEnd); d != "" {
		t.Fatal(d)
	}
}

var number = regexp.MustCompile(`\d+(?:\.\d{3})*(?:,\d+)?`)

// TestEveryNumberOfThePlanStandsInOneLeaf reads section II.2 of the source:
// each number in it must lie in the words of exactly one leaf, and each numeric
// leaf must hold a number that its own words state.
func TestEveryNumberOfThePlanStandsInOneLeaf(t *testing.T) {
	b := load(t)
	for _, item := range items(b) {
		hits := map[string][]int{}
		for _, l := range leaves(b) {
			if l.Parent != item.Number && l.Number != item.Number {
				continue
			}
			if strings.Count(item.Text, l.Text) != 1 {
				t.Errorf("%s: its words stand %d times in item %s", l.Number, strings.Count(item.Text, l.Text), item.Number)
			}
			from := strings.Index(item.Text, l.Text)
			hits[l.Number] = []int{from, from + len(l.Text)}
			if l.Rule.Comparator.Numeric() && !states(l.Text, l.Plan.Number) {
				t.Errorf("%s: plan %s is not in %q", l.Number, model.Plain(l.Plan.Number), l.Text)
			}
		}
		for _, n := range number.FindAllStringIndex(item.Text, -1) {
			in := 0
			for _, span := range hits {
				if span[0] <= n[0] && n[1] <= span[1] {
					in++
				}
			}
			if in != 1 {
				t.Errorf("item %s: number %s stands in %d leaves", item.Number, item.Text[n[0]:n[1]], in)
			}
		}
	}
}

// states tells whether the text holds the number in Vietnamese notation.
func states(text string, n model.Number) bool {
	for _, s := range number.FindAllString(text, -1) {
		d := decimal.RequireFromString(strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."))
		if n.Valid && d.Equal(n.Decimal) {
			return true
		}
	}
	return false
}

// TestAllocationsAddUp sums what was handed out of every summed leaf. One of
// the 20 persons of 12b is left on purpose: the remainder must be visible.
func TestAllocationsAddUp(t *testing.T) {
	b := load(t)
	left := map[string]string{}
	for _, l := range leaves(b) {
		if l.Rule.RollUp != model.Sum {
			continue
		}
		var plans, lasts model.Number
		for _, a := range b.Allocations {
			if a.Target == l.Number {
				plans, lasts = model.SumOf(plans, a.Plan.Number), model.SumOf(lasts, a.LastYear.Number)
			}
		}
		left[l.Number] = l.Plan.Number.Decimal.Sub(plans.Decimal).String()
		if !lasts.Decimal.Equal(l.LastYear.Number.Decimal) {
			t.Errorf("%s: units' last year is %s, the commune's %s", l.Number, lasts.Decimal, l.LastYear.Number.Decimal)
		}
	}
	if d := cmp.Diff(map[string]string{"1d": "0", "7b": "0", "12a": "0", "12b": "1"}, left); d != "" {
		t.Fatal(d)
	}
}

// TestCommuneOfTheYearBeforeFollowsItsUnits recomputes the commune's figures of
// 2023 from the units' figures and the weights.
func TestCommuneOfTheYearBeforeFollowsItsUnits(t *testing.T) {
	b := load(t)
	for _, code := range []model.PeriodCode{model.H1, model.Y} {
		for _, l := range leaves(b) {
			commune, units := past(b, l.Number, code)
			if commune.Missing() && len(units) == 0 {
				continue
			}
			var got model.Figure
			switch l.Rule.RollUp {
			case model.Single:
				got = units[l.Lead]
			case model.Worst:
				got.Choice = worstOf(l.Rule, units)
			default:
				got.Number = rollUp(b, l.Rule, units)
			}
			if !got.Equal(commune) {
				t.Errorf("%s %s: commune %v, units make %v", l.Number, code, commune, got)
			}
		}
	}
}

func past(b sample.Book, leaf string, code model.PeriodCode) (model.Figure, map[string]model.Figure) {
	var commune model.Figure
	units := map[string]model.Figure{}
	for _, p := range b.Past {
		switch {
		case p.Target != leaf || p.Code != code:
		case p.Unit == "":
			commune = p.Figure
		default:
			units[p.Unit] = p.Figure
		}
	}
	return commune, units
}

func worstOf(r model.Rule, units map[string]model.Figure) string {
	order, worst := r.Grades, -1
	if r.Comparator == model.Text {
		order = model.Ratings
	}
	for _, f := range units {
		worst = max(worst, slices.Index(order, f.Choice))
	}
	return order[worst]
}

func rollUp(b sample.Book, r model.Rule, units map[string]model.Figure) model.Number {
	var total, weights decimal.Decimal
	for _, u := range b.Units {
		f, ok := units[u.Code]
		if !ok {
			continue
		}
		w := decimal.NewFromInt(1)
		if r.RollUp == model.Weighted {
			w = u.Measures[r.Weight]
		}
		total, weights = total.Add(f.Number.Decimal.Mul(w)), weights.Add(w)
	}
	if r.RollUp == model.Sum {
		return model.Some(total.Round(int32(r.Decimals)))
	}
	return model.Some(total.Div(weights).Round(int32(r.Decimals)))
}
