package progress

import (
	"slices"

	"sothidua/data/model"
)

// Review is everything the charts of one period speak of, read at one moment.
type Review struct {
	Facts      Facts
	Code       model.PeriodCode
	Blocks     []model.Block
	Codes      []model.PeriodCode // of the office's calendar, in order
	Deliveries []Delivery         // of the units that report, in their order
	Others     []Facts            // the other years of the book, oldest first
}

// Table returns the commune's table of the period.
func (r Review) Table() Table { return Build(r.Facts, r.Code) }

// Block returns a block by its ID, the zero Block for none.
func (r Review) Block(id model.ID) model.Block {
	for _, b := range r.Blocks {
		if b.ID == id {
			return b
		}
	}
	return model.Block{}
}

// UnitTally is how one unit's part of the targets stands at a period.
type UnitTally struct {
	Unit model.Unit
	// Numbers are the numbers of its leaves by judgement, in the plan's order.
	Numbers map[Judgement][]string
	// Asked is how many leaves are judged this period or wait for figures; what
	// is only known later is not among them.
	Asked int
}

// Good counts the leaves that are met or on pace.
func (t UnitTally) Good() int { return len(t.Numbers[Met]) + len(t.Numbers[OnPace]) }

// Judged counts the leaves that have a judgement on figures.
func (t UnitTally) Judged() int {
	n := t.Good()
	for _, j := range []Judgement{NotMet, Behind, AtRisk} {
		n += len(t.Numbers[j])
	}
	return n
}

// TallyUnits judges every unit's leaves, each by the unit's own plan. Only
// reports the office has in hand count: what a unit still writes is no data.
// Units that are closed when the period ends, or hold no leaf, are left out.
func TallyUnits(f Facts, code model.PeriodCode) []UnitTally {
	if code.LastMonth() == 0 {
		return nil
	}
	f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v Reported) bool { return !v.Status.Received() })
	x := newIndex(f)
	var out []UnitTally
	for _, u := range f.Units {
		if !x.open(u, code) {
			continue
		}
		t := UnitTally{Unit: u, Numbers: map[Judgement][]string{}}
		for _, target := range f.Targets {
			if _, ok := x.allocations[cellKey{target.ID, u.ID}]; !ok || !target.Leaf {
				continue
			}
			row := x.unitRow(target, u, code)
			t.Numbers[row.Judgement] = append(t.Numbers[row.Judgement], target.Number)
			if row.Judgement != NotYetJudged {
				t.Asked++
			}
		}
		if len(t.Numbers) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// Course returns the row of one target at each of the periods, in their order;
// none when the year does not have the target.
func Course(f Facts, target model.ID, codes []model.PeriodCode) []Row {
	f = narrowed(f, target)
	var out []Row
	for _, code := range codes {
		if r, ok := Build(f, code).Row(target); ok {
			out = append(out, r)
		}
	}
	return out
}

// narrowed leaves in the facts only what the row of one target is made of: the
// target, its item, and its leaves. Making one row again and again then takes
// no longer for a large plan.
func narrowed(f Facts, target model.ID) Facts {
	keep := map[model.ID]bool{target: true}
	for _, t := range f.Targets {
		if t.ID == target && t.ParentID != 0 {
			keep[t.ParentID] = true
		}
		if t.ParentID == target {
			keep[t.ID] = true
		}
	}
	f.Targets = slices.DeleteFunc(slices.Clone(f.Targets), func(t model.Target) bool { return !keep[t.ID] })
	f.Allocations = slices.DeleteFunc(slices.Clone(f.Allocations), func(a model.Allocation) bool { return !keep[a.TargetID] })
	f.Past = slices.DeleteFunc(slices.Clone(f.Past), func(p model.Past) bool { return !keep[p.TargetID] })
	f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v Reported) bool { return !keep[v.Value.TargetID] })
	return f
}

// Row returns the row of a target.
func (t Table) Row(target model.ID) (Row, bool) {
	for _, r := range t.Rows {
		if r.Target.ID == target {
			return r, true
		}
	}
	return Row{}, false
}
