package progress

import (
	"strings"

	"sothidua/data/model"
)

// cellKey is one unit's cell of a leaf.
type cellKey struct{ target, unit model.ID }

type pastKey struct {
	target, unit model.ID
	code         model.PeriodCode
}

type reportKey struct {
	unit model.ID
	code model.PeriodCode
}

// index finds the facts of a year without searching.
type index struct {
	Facts
	limits      model.Settings
	allocations map[cellKey]model.Allocation
	inHand      map[cellKey]series // values of reports the office has received
	stated      map[cellKey]series // values of reports of any status
	past        map[pastKey]model.Figure
	reports     map[reportKey]model.Report
}

func newIndex(f Facts) *index {
	x := &index{Facts: f, limits: f.Office.Settings,
		allocations: make(map[cellKey]model.Allocation, len(f.Allocations)),
		inHand:      map[cellKey]series{}, stated: map[cellKey]series{},
		past:    make(map[pastKey]model.Figure, len(f.Past)),
		reports: make(map[reportKey]model.Report, len(f.Reports))}
	if x.limits.OnPace.IsZero() && x.limits.AtRisk.IsZero() {
		x.limits = model.DefaultSettings()
	}
	for _, a := range f.Allocations {
		x.allocations[cellKey{a.TargetID, a.UnitID}] = a
	}
	for _, v := range f.Values {
		k := cellKey{v.Value.TargetID, v.UnitID}
		keep(x.stated, k, v)
		if v.Status.Received() {
			keep(x.inHand, k, v)
		}
	}
	for _, p := range f.Past {
		x.past[pastKey{p.TargetID, p.UnitID, p.Code}] = p.Figure
	}
	for _, r := range f.Reports {
		x.reports[reportKey{r.UnitID, r.Code}] = r
	}
	return x
}

func keep(m map[cellKey]series, k cellKey, v Reported) {
	if m[k] == nil {
		m[k] = series{}
	}
	m[k][v.Code] = v.Value
}

// assigned lists the units a leaf is allocated to, in order.
func (x *index) assigned(t model.Target) []model.Unit {
	var out []model.Unit
	for _, u := range x.Units {
		if _, ok := x.allocations[cellKey{t.ID, u.ID}]; ok {
			out = append(out, u)
		}
	}
	return out
}

// reporters lists the units whose figures make the commune's: all that the
// leaf is allocated to, or the one in charge when the leaf is reported once
// for the commune. Without a unit in charge the only unit it is allocated to
// is that one.
func (x *index) reporters(t model.Target) []model.Unit {
	all := x.assigned(t)
	if t.Rule.RollUp != model.Single || t.LeadID == 0 && len(all) == 1 {
		return all
	}
	for _, u := range all {
		if u.ID == t.LeadID {
			return []model.Unit{u}
		}
	}
	return nil
}

// open tells whether the unit still exists when the period ends; a unit that
// closed before is no longer expected to report it.
func (x *index) open(u model.Unit, code model.PeriodCode) bool {
	return u.ValidOn(code.LastDay(x.Plan.Year))
}

// lastYear returns the result of the same period of the year before; for the
// whole year the target's own last year serves when no other is kept, and for a
// planned change also once the season is over.
func (x *index) lastYear(t model.Target, unit model.ID, code model.PeriodCode) model.Figure {
	if f, ok := x.past[pastKey{t.ID, unit, code}]; ok {
		return f
	}
	if code.Final() || t.Rule.Comparator.Relative() && t.Rule.Pace.Settled(code) {
		return t.LastYear
	}
	return model.Figure{}
}

// own returns the target as it stands for one unit: the unit's plan, or the
// commune's when the unit was given none, and the unit's own start. Only the
// unit that reports for the whole commune starts where the commune does.
func (x *index) own(t model.Target, u model.Unit) model.Target {
	a := x.allocations[cellKey{t.ID, u.ID}]
	if !a.Plan.Missing() {
		t.Plan, t.Superior = a.Plan, model.Figure{}
	}
	if lead := x.reporters(t); t.Rule.RollUp == model.Single && len(lead) == 1 && lead[0].ID == u.ID {
		if !a.LastYear.Missing() {
			t.LastYear = a.LastYear
		}
		if a.Baseline.Valid {
			t.Rule.Baseline = a.Baseline
		}
		return t
	}
	t.LastYear, t.Rule.Baseline = a.LastYear, a.Baseline
	return t
}

// start returns where a target that falls to a level begins.
func start(t model.Target) model.Number {
	if t.Rule.Baseline.Valid {
		return t.Rule.Baseline
	}
	return t.LastYear.Number
}

// sampleIn tells whether any figure of the year is a sample figure.
func (x *index) sampleIn() bool {
	if x.Plan.Sample {
		return true
	}
	for _, r := range x.Reports {
		if r.Sample {
			return true
		}
	}
	return false
}

// changeFrom compares a result with the same period of the year before.
func changeFrom(r model.Rule, now, before model.Figure) Change {
	if !now.Number.Valid || !before.Number.Valid {
		return Change{}
	}
	a, b := now.Number.Decimal, before.Number.Decimal
	switch {
	case r.Rate():
		return Change{model.Some(a.Sub(b)), true}
	case r.Comparator == model.Ratio || !b.IsPositive():
		return Change{}
	}
	return Change{model.Some(a.Shift(2).DivRound(b, 1)), false}
}

// joinNotes writes the units' notes in one text, equal notes once: the note
// alone when one unit reports, otherwise "Thôn 1, Thôn 2: …; Thôn 5: …".
func joinNotes(units []model.Unit, notes []string) string {
	var order []string
	names := map[string][]string{}
	for i, n := range notes {
		if n == "" {
			continue
		}
		if names[n] == nil {
			order = append(order, n)
		}
		names[n] = append(names[n], units[i].Name)
	}
	if len(units) == 1 {
		return strings.Join(order, "")
	}
	for i, n := range order {
		order[i] = strings.Join(names[n], ", ") + ": " + strings.TrimRight(n, ". ")
	}
	return strings.Join(order, "; ")
}
