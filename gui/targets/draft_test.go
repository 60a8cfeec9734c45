package targets

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// drafts holds one good draft for every comparator.
func drafts() map[model.Comparator]draft {
	number := func(c model.Comparator, unit, value string) draft {
		return draft{kind: kindOwn, number: "20", name: "Chỉ tiêu thử", rule: ruleDraft{comparator: c, unit: unit, decimals: 2, timing: model.Stock,
			rollUp: model.Single, pace: model.Linear}, plan: figureDraft{first: value}}
	}
	words := func(c model.Comparator, value string) draft {
		return draft{kind: kindOwn, number: "20", name: "Chỉ tiêu thử", rule: ruleDraft{comparator: c, rollUp: model.Worst, pace: model.Linear},
			plan: figureDraft{first: value}}
	}
	grade := words(model.Grade, "Khá")
	grade.rule.grades = "Tốt\nKhá\n\nYếu"
	fall := number(model.AtMost, "%", "1,06")
	fall.rule.baseline = "1,52"
	span := number(model.Range, "%", "8")
	span.plan.second = "9"
	ratio := number(model.Ratio, "thôn", "4")
	ratio.plan.second = "9"
	growth := number(model.Growth, "tỷ đồng", "8")
	growth.plan.second, growth.lastYear.first = "9", "320,5"
	reduction := number(model.Reduction, "vụ", "12,5%")
	reduction.superior.first = "10"
	return map[model.Comparator]draft{
		model.AtLeast: number(model.AtLeast, "đồng", "60,5 triệu"), model.MoreThan: number(model.MoreThan, "người", "1.250"),
		model.AtMost: fall, model.LessThan: number(model.LessThan, "‰", "11‰"), model.Exactly: number(model.Exactly, "hộ", "3"),
		model.Range: span, model.Ratio: ratio, model.Maintain: number(model.Maintain, "trường", "3"),
		model.Growth: growth, model.Reduction: reduction,
		model.YesNo: words(model.YesNo, model.ChoiceYes), model.Grade: grade, model.Text: words(model.Text, model.RatingGood),
	}
}

func TestDraftOfEveryComparator(t *testing.T) {
	two := func(a, b string) model.Figure { return model.Figure{Number: model.Num(a), Second: model.Num(b)} }
	want := map[model.Comparator]model.Figure{
		model.AtLeast: model.Of(model.Num("60500000")), model.MoreThan: model.Of(model.Num("1250")), model.AtMost: model.Of(model.Num("1.06")),
		model.LessThan: model.Of(model.Num("11")), model.Exactly: model.Of(model.Num("3")), model.Range: two("8", "9"), model.Ratio: two("4", "9"),
		model.Maintain: model.Of(model.Num("3")), model.Growth: two("8", "9"), model.Reduction: model.Of(model.Num("12.5")), model.YesNo: {Choice: model.ChoiceYes}, model.Grade: {Choice: "Khá"}, model.Text: {Choice: model.RatingGood},
	}
	all := drafts()
	for _, c := range model.Comparators {
		d, ok := all[c]
		if !ok {
			t.Fatalf("no draft for %s", c)
		}
		got, err := d.target(model.Target{ID: 5, PlanID: 1, Position: 3})
		if err != nil {
			t.Errorf("%s: %v", c, err)
			continue
		}
		if err := progress.CheckTarget(got); err != nil {
			t.Errorf("%s: refused: %v", c, err)
		}
		if !got.Plan.Equal(want[c]) {
			t.Errorf("%s: plan %v, want %v", c, got.Plan, want[c])
		}
		if got.ID != 5 || got.PlanID != 1 || got.Position != 3 {
			t.Errorf("%s: lost its identity: %+v", c, got)
		}
		again, err := draftOf(got).target(got)
		if err != nil {
			t.Errorf("%s: read again: %v", c, err)
		}
		if diff := cmp.Diff(got, again, cmp.Comparer(func(a, b model.Number) bool {
			return a.Valid == b.Valid && (!a.Valid || a.Decimal.Equal(b.Decimal))
		})); diff != "" {
			t.Errorf("%s: shown and read again (-want +got):\n%s", c, diff)
		}
		if s := ruleSentence(d, model.Target{}); !strings.HasPrefix(s, "Đạt khi") {
			t.Errorf("%s: the sentence is %q", c, s)
		}
	}
}

func TestDraftFaults(t *testing.T) {
	all := drafts()
	for _, tc := range []struct {
		name  string
		c     model.Comparator
		spoil func(*draft)
		field string
	}{
		{"no number", model.AtLeast, func(d *draft) { d.plan.first = "khoảng 5" }, "plan"},
		{"wrong unit", model.LessThan, func(d *draft) { d.plan.first = "11 tấn" }, "plan"},
		{"superior", model.AtLeast, func(d *draft) { d.superior.first = "1.2.3" }, "plan2"},
		{"last year", model.Exactly, func(d *draft) { d.lastYear.first = "ba" }, "last_year"},
		{"half a range", model.Range, func(d *draft) { d.plan.second = "" }, "plan_to"},
		{"other half", model.Ratio, func(d *draft) { d.plan.first = "" }, "plan"},
		{"second number", model.Ratio, func(d *draft) { d.plan.second = "chín" }, "plan_to"},
		{"an amount for a percentage", model.Growth, func(d *draft) { d.plan.first = "8 tỷ đồng" }, "plan"},
		{"a percentage for an amount", model.Growth, func(d *draft) { d.lastYear.first = "8%" }, "last_year"},
		{"half a growth", model.Growth, func(d *draft) { d.plan.first = "" }, "plan"},
		{"baseline", model.AtMost, func(d *draft) { d.rule.baseline = "x" }, "baseline"},
		{"baseline below the plan", model.AtMost, func(d *draft) { d.rule.baseline = "0,5" }, "baseline"},
		{"no comparator", model.AtLeast, func(d *draft) { d.rule.comparator = "" }, "comparator"},
		{"one grade", model.Grade, func(d *draft) { d.rule.grades = "Khá" }, "grades"},
		{"no unit", model.AtLeast, func(d *draft) { d.rule.unit = ""; d.plan.first = "5" }, "unit"},
		{"no roll-up", model.Text, func(d *draft) { d.rule.rollUp = "" }, "roll_up"},
		{"season without end", model.AtLeast, func(d *draft) { d.rule.pace = model.Season }, "pace"},
		{"no name", model.AtLeast, func(d *draft) { d.name = "" }, "name"},
	} {
		d := all[tc.c]
		tc.spoil(&d)
		got, err := d.target(model.Target{})
		if err == nil {
			err = progress.CheckTarget(got)
		}
		e, ok := err.(*model.Error)
		if !ok || e.Field != tc.field || e.Msg == "" {
			t.Errorf("%s: %#v, want field %q", tc.name, err, tc.field)
		}
	}
}

// What the comparator has no use for must not stay in the book unseen.
func TestDraftDropsWhatDoesNotApply(t *testing.T) {
	d := drafts()[model.Text]
	d.rule.unit, d.rule.timing, d.rule.baseline, d.rule.grades, d.rule.final = "%", model.Flow, "x", "Tốt\nKhá", model.H1
	got, err := d.target(model.Target{})
	if err != nil {
		t.Fatal(err)
	}
	want := model.Rule{Comparator: model.Text, Timing: model.Stock, RollUp: model.Worst, Pace: model.Pace{Kind: model.Linear}}
	if diff := cmp.Diff(want, got.Rule); diff != "" {
		t.Errorf("rule (-want +got):\n%s", diff)
	}
}

func TestFormRows(t *testing.T) {
	base := func(c model.Comparator) draft {
		return draft{kind: kindOwn, rule: ruleDraft{comparator: c, unit: "%", pace: model.Linear}}
	}
	season, money, composite := base(model.AtLeast), base(model.AtLeast), draft{}
	season.rule.pace = model.Season
	money.rule.unit = dong
	for _, tc := range []struct {
		name  string
		d     draft
		other bool
		has   []string
		not   []string
	}{
		{"nothing chosen", base(""), false, []string{"unit", "comparator", "roll_up", "pace"}, []string{"plan", "decimals", "timing", "grades"}},
		{"at least", base(model.AtLeast), false, []string{"unit", "plan", "plan2", "last_year", "decimals", "timing"}, []string{"baseline", "plan_to", "grades", "final", "unit_other"}},
		{"falling", base(model.AtMost), false, []string{"baseline"}, []string{"plan_to"}},
		{"ceiling", base(model.LessThan), false, []string{"baseline"}, nil},
		{"range", base(model.Range), false, []string{"plan", "plan_to", "plan2_to", "last_year_to", "decimals"}, []string{"baseline"}},
		{"ratio", base(model.Ratio), false, []string{"plan_to"}, nil},
		{"yes or no", base(model.YesNo), false, []string{"plan", "lead"}, []string{"unit", "timing", "decimals", "grades"}},
		{"grade", base(model.Grade), false, []string{"grades", "plan"}, []string{"unit", "timing"}},
		{"words", base(model.Text), false, []string{"plan"}, []string{"grades", "unit"}},
		{"season", season, false, []string{"final"}, nil},
		{"unit in own words", base(model.AtLeast), true, []string{"unit_other"}, nil},
		{"money", money, false, []string{"plan", "plan2", "last_year", "decimals"}, nil},
		{"composite", composite, false, []string{"text", "number", "name", "area", "lead", "note"}, []string{"comparator", "plan", "roll_up"}},
	} {
		keys := map[string]int{}
		for _, row := range formRows(tc.d, tc.other) {
			for _, k := range row {
				keys[k]++
			}
		}
		for k, n := range keys {
			if n > 1 {
				t.Errorf("%s: %s shows %d times", tc.name, k, n)
			}
		}
		for _, k := range tc.has {
			if keys[k] == 0 {
				t.Errorf("%s: %s does not show", tc.name, k)
			}
		}
		for _, k := range tc.not {
			if keys[k] != 0 {
				t.Errorf("%s: %s shows", tc.name, k)
			}
		}
	}
}

func TestRollChoices(t *testing.T) {
	if got := len(rollChoices(true)); got != 2+len(model.Measures) {
		t.Errorf("a number rolls up in %d ways", got)
	}
	for _, c := range rollChoices(false) {
		if c.rollUp == model.Sum || c.rollUp == model.Weighted {
			t.Errorf("words roll up as %s", c.label())
		}
	}
	if got := (rollChoice{model.Weighted, model.MeasureHouseholds}).label(); got != "Bình quân theo số hộ" {
		t.Errorf("label %q", got)
	}
}
