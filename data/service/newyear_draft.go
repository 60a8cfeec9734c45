package service

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sothidua/data/model"
)

// fill drafts the new year. there are the periods its calendar holds already,
// units the units with the measures the new year holds already.
func (d *yearDraft) fill(there []model.Period, units []model.Unit) error {
	p := &d.preview
	p.Follows = p.To == p.From+1
	open := map[model.ID]bool{}
	for _, u := range d.facts.Units {
		switch {
		case openIn(u, p.To):
			open[u.ID] = true
			p.Units++
		case u.ValidTo >= model.Y.FirstDay(p.From): // it was there in the old year
			p.Closed = append(p.Closed, u.Name)
		}
	}
	d.draftPlan()
	if d.opt.Targets {
		if err := d.draftTargets(open); err != nil {
			return err
		}
	}
	d.draftChecks()
	if d.opt.Measures {
		for i, u := range d.facts.Units {
			if open[u.ID] && len(u.Measures) > 0 && !hasMeasures(units, u.ID) {
				d.units = append(d.units, d.facts.Units[i])
			}
		}
	}
	if d.opt.Periods {
		d.draftPeriods(there)
	}
	p.Checks, p.Allocations, p.Registrations = len(d.checks), len(d.allocations), len(d.registrations)
	p.Measures, p.Periods, p.Past = len(d.units), len(d.periods), len(d.past)
	return nil
}

// openIn tells whether the unit exists on some day of the year.
func openIn(u model.Unit, year int) bool {
	return (u.ValidTo == "" || u.ValidTo >= model.Y.FirstDay(year)) && (u.ValidFrom == "" || u.ValidFrom <= model.Y.LastDay(year))
}

func hasMeasures(units []model.Unit, id model.ID) bool {
	return slices.ContainsFunc(units, func(u model.Unit) bool { return u.ID == id && len(u.Measures) > 0 })
}

// draftPlan copies the plan without what only its own document has. A year made
// of sample figures is a sample year.
func (d *yearDraft) draftPlan() {
	old := d.facts.Plan
	d.plan = model.Plan{Year: d.preview.To, Issuer: old.Issuer, Signer: old.Signer, Position: old.Position, Sample: old.Sample,
		Title: strings.ReplaceAll(old.Title, strconv.Itoa(d.preview.From), strconv.Itoa(d.preview.To))}
	for _, r := range d.facts.Reports {
		d.plan.Sample = d.plan.Sample || r.Sample
	}
	for _, part := range old.Parts {
		part.ID = 0
		d.plan.Parts = append(d.plan.Parts, part)
	}
	d.preview.Sample, d.preview.Parts = d.plan.Sample, len(d.plan.Parts)
}

// draftTargets copies the targets with what the units have of them; figures of
// the old year before its results take their place.
func (d *yearDraft) draftTargets(open map[model.ID]bool) error {
	c, err := newCarrier(d.facts, d.oldPeriods)
	if err != nil {
		return err
	}
	for _, t := range d.facts.Targets {
		if t.ParentID == 0 {
			d.preview.Items++
		}
		if !open[t.LeadID] {
			t.LeadID = 0
		}
		t.Note = dropCarriedNote(t.Note)
		if t.Leaf {
			d.preview.Leaves++
		}
		if t.Measured() {
			r := CarriedResult{Target: t, Note: fmt.Sprintf("năm %d không liền trước năm %d", d.preview.From, d.preview.To)}
			if d.preview.Follows {
				r = c.commune(t)
				d.past = append(d.past, c.pastOf(t, 0)...)
			}
			d.preview.LastYear = append(d.preview.LastYear, r)
			t.LastYear, t.Rule.Baseline = r.Figure, model.None
			if !r.Figure.Missing() && !r.Final {
				t.Note = strings.TrimSpace(t.Note + "\n" + carriedNote + r.Note + ".")
			}
		}
		d.targets = append(d.targets, t)
	}
	d.draftShares(c, open)
	return nil
}

// draftShares copies what the open units are given and registered.
func (d *yearDraft) draftShares(c *carrier, open map[model.ID]bool) {
	targets := map[model.ID]model.Target{}
	for _, t := range d.targets {
		targets[t.ID] = t
	}
	for _, a := range d.facts.Allocations {
		if !d.opt.Allocations || !open[a.UnitID] {
			continue
		}
		a.LastYear, a.Baseline = model.Figure{}, model.None
		if t := targets[a.TargetID]; d.preview.Follows {
			a.LastYear = c.unit(t, a.UnitID).Figure
			if t.Rule.Comparator.LowerIsBetter() && t.Rule.Timing != model.Flow {
				a.Baseline = a.LastYear.Number
			}
			d.past = append(d.past, c.pastOf(t, a.UnitID)...)
		}
		d.allocations = append(d.allocations, a)
	}
	for _, r := range d.oldRegistrations {
		if d.opt.Registrations && open[r.UnitID] {
			d.registrations = append(d.registrations, r)
		}
	}
}

// draftChecks copies the cross-checks: those that need targets only with them.
func (d *yearDraft) draftChecks() {
	for _, c := range d.facts.Checks {
		if d.opt.Targets || len(c.Terms()) == 0 {
			d.checks = append(d.checks, c)
		}
	}
}

// draftPeriods copies the calendar but for the periods that are there already.
func (d *yearDraft) draftPeriods(there []model.Period) {
	years := d.preview.To - d.preview.From
	for _, p := range d.oldPeriods {
		if slices.ContainsFunc(there, func(o model.Period) bool { return o.Code == p.Code }) {
			continue
		}
		d.periods = append(d.periods, model.Period{Year: d.preview.To, Code: p.Code, Deadline: yearsLater(p.Deadline, years)})
	}
}

// yearsLater moves a day by whole years; 29 February becomes the 28th in a year
// that has none.
func yearsLater(day model.Date, years int) model.Date {
	if !day.Valid() {
		return day
	}
	t := day.Time()
	moved := t.AddDate(years, 0, 0)
	if moved.Month() != t.Month() {
		moved = time.Date(moved.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return model.DateOf(moved)
}

// carriedNote begins the line of a target's note that tells that last year's
// figure is not the final one. It goes when the next year is opened.
const carriedNote = "Số năm trước: "

func dropCarriedNote(note string) string {
	lines := slices.DeleteFunc(strings.Split(note, "\n"), func(l string) bool { return strings.HasPrefix(l, carriedNote) })
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
