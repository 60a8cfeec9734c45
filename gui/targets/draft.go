package targets

import (
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// draft is what the form holds: everything as typed, so that nothing wrong is
// lost and two drafts compare with ==.
type draft struct {
	kind                     itemKind
	number, name, text, note string
	area, lead               model.ID
	rule                     ruleDraft
	plan, superior, lastYear figureDraft
}

// ruleDraft is the rule as typed.
type ruleDraft struct {
	comparator model.Comparator
	unit       string
	decimals   int
	timing     model.Timing
	rollUp     model.RollUp
	weight     model.Measure
	pace       model.PaceKind
	final      model.PeriodCode
	baseline   string
	grades     string // one a line, best first
}

// figureDraft is one figure as typed: the number or choice, and the second
// number of a range or ratio.
type figureDraft struct{ first, second string }

// toKey ends the key of a figure's second box. The key itself is that of
// progress.CheckTarget: plan, plan2 for the superior's, last_year.
const toKey = "_to"

// pair tells whether figures of the comparator are two numbers.
func pair(c model.Comparator) bool { return c == model.Range || c == model.Ratio }

// pairKey tells whether the figure of a key is two numbers: a change against
// the year before may be planned as a range, its results are single.
func pairKey(c model.Comparator, key string) bool {
	return pair(c) || c.Relative() && key != "last_year"
}

// draftOf writes a target the way the form shows it: amounts exactly.
func draftOf(t model.Target) draft {
	r := t.Rule
	return draft{
		kind: kindOf(t), number: t.Number, name: t.Name, text: t.Text, note: t.Note, area: t.AreaID, lead: t.LeadID,
		rule: ruleDraft{comparator: r.Comparator, unit: r.Unit, decimals: r.Decimals, timing: r.Timing, rollUp: r.RollUp,
			weight: r.Weight, pace: r.Pace.Kind, final: r.Pace.Final, baseline: vn.FormatNumber(r.Baseline, ""),
			grades: strings.Join(r.Grades, "\n")},
		plan: figureOf(t.Plan), superior: figureOf(t.Superior), lastYear: figureOf(t.LastYear),
	}
}

func figureOf(f model.Figure) figureDraft {
	if f.Choice != "" {
		return figureDraft{first: f.Choice}
	}
	return figureDraft{vn.FormatNumber(f.Number, ""), vn.FormatNumber(f.Second, "")}
}

// measured tells whether the draft has figures: reported, or sums.
func (d draft) measured() bool { return d.kind == kindOwn || d.kind == kindTotal }

// target reads the draft into a target that keeps base's identity and place.
// What could be read is in the target even beside an error, which names the
// first field at fault.
func (d draft) target(base model.Target) (model.Target, error) {
	t := base
	t.Leaf, t.Number, t.Name, t.Text, t.Note, t.AreaID, t.LeadID = d.kind == kindOwn, d.number, d.name, d.text, d.note, d.area, d.lead
	if !d.measured() {
		if base.Measured() { // what it had of its own goes
			t.Rule = model.Rule{Pace: model.Pace{Kind: model.Linear}}
			t.Plan, t.Superior, t.LastYear = model.Figure{}, model.Figure{}, model.Figure{}
		}
		return t, nil
	}
	var fault error
	t.Rule, fault = d.rule.read()
	if d.kind == kindTotal {
		t.Rule.RollUp, t.Rule.Weight = model.Sum, ""
	}
	for _, f := range []struct {
		field string
		from  figureDraft
		to    *model.Figure
	}{{"plan", d.plan, &t.Plan}, {"plan2", d.superior, &t.Superior}, {"last_year", d.lastYear, &t.LastYear}} {
		figure, err := f.from.read(t.Rule, f.field)
		if *f.to = figure; fault == nil {
			fault = err
		}
	}
	return t, fault
}

// read makes a rule out of what was typed. What the comparator has no use for
// is left out, so that it cannot surprise later.
func (d ruleDraft) read() (model.Rule, error) {
	r := model.Rule{Comparator: d.comparator, RollUp: d.rollUp, Timing: model.Stock, Pace: model.Pace{Kind: d.pace}}
	if d.rollUp == model.Weighted {
		r.Weight = d.weight
	}
	if d.pace == model.Season {
		r.Pace.Final = d.final
	}
	if d.comparator == model.Grade {
		r.Grades = gradesOf(d.grades)
	}
	if d.comparator == "" || !d.comparator.Numeric() {
		return r, nil
	}
	r.Unit, r.Decimals, r.Timing = vn.Clean(d.unit), d.decimals, d.timing
	if !d.comparator.LowerIsBetter() {
		return r, nil
	}
	var err error
	r.Baseline, err = number(d.baseline, r.Unit, "baseline")
	return r, err
}

// gradesOf reads the list of grades: one a line, or parted by ";" on one line.
func gradesOf(text string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		if g := vn.Clean(line); g != "" {
			out = append(out, g)
		}
	}
	return out
}

// read makes a figure out of what was typed; field names its first box, with
// "_to" after it the second, which a planned change may leave empty.
func (d figureDraft) read(r model.Rule, field string) (model.Figure, error) {
	if r.Comparator == "" {
		return model.Figure{}, nil
	}
	if !r.Comparator.Numeric() {
		for _, c := range progress.Choices(r) {
			if c == d.first {
				return model.Figure{Choice: c}, nil
			}
		}
		return model.Figure{}, nil
	}
	var f model.Figure
	unit := boxUnit(r, field)
	var err, err2 error
	f.Number, err = number(d.first, unit, field)
	if !pairKey(r.Comparator, field) || err != nil {
		return f, err
	}
	f.Second, err2 = number(d.second, unit, field+toKey)
	switch {
	case err2 != nil:
		return f, err2
	case f.Number.Valid && !f.Second.Valid && pair(r.Comparator):
		return f, model.Invalid(field+toKey, "Ghi nốt số thứ hai.")
	case !f.Number.Valid && f.Second.Valid:
		return f, model.Invalid(field, "Ghi nốt số thứ nhất.")
	}
	return f, nil
}

// boxUnit is the unit of measure that the boxes of a figure are read in.
func boxUnit(r model.Rule, field string) string {
	switch {
	case r.Comparator == model.Ratio:
		return ""
	case field == "last_year":
		return r.Unit
	}
	return r.PlanRule().Unit
}

// number reads one number; an empty text is a missing one.
func number(text, unit, field string) (model.Number, error) {
	if vn.Clean(text) == "" {
		return model.None, nil
	}
	d, err := vn.ParseFor(text, unit)
	if err != nil {
		return model.None, model.Invalid(field, "%s", model.Message(err))
	}
	return model.Some(d), nil
}

// newTarget is what the form starts with for a new item, or a new leaf of one.
// How it is judged, added up and rolled up is left open: the office says so.
func newTarget(plan model.ID, item model.Target, number string) model.Target {
	return model.Target{PlanID: plan, ParentID: item.ID, AreaID: item.AreaID, LeadID: item.LeadID, Number: number, Leaf: true,
		Rule: model.Rule{Pace: model.Pace{Kind: model.Linear}}}
}

// ruleSentence is what the box under the form says: the rule in one sentence,
// or what is still to be said before there is one.
func ruleSentence(d draft, base model.Target) string {
	t, err := d.target(base)
	if err != nil {
		return "Quy tắc chưa dùng được. " + model.Message(err)
	}
	if d.kind == kindTotal && d.rule.comparator == "" {
		return "Số liệu là tổng của các thành phần. Chưa chọn cách so sánh. Chọn ở ô “Đạt khi kết quả”."
	}
	return progress.RuleText(t)
}
