package sample

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// decode reads the file strictly: an unknown field, a bad number, a choice the
// rule does not know or a name that leads nowhere is an error.
func decode(b []byte) (Book, error) {
	var f fileBook
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return Book{}, fmt.Errorf("decode sample: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return Book{}, fmt.Errorf("decode sample: something follows the document (%v)", err)
	}
	r := reader{rules: map[string]model.Rule{}, units: map[string]bool{}}
	book := Book{Office: office(f.Office), Plan: plan(f.Plan)}
	for _, p := range f.People {
		book.People = append(book.People, model.Person{Name: p.Name, Position: p.Position, Active: true})
	}
	for _, m := range f.Mends {
		book.Mends = append(book.Mends, Mend(m))
	}
	for i, name := range f.Blocks {
		book.Blocks = append(book.Blocks, model.Block{Name: name, Position: i + 1})
	}
	for _, p := range f.Periods {
		book.Periods = append(book.Periods, model.Period{Year: f.Plan.Year, Code: p.Code, Deadline: p.Deadline})
	}
	book.Units = r.readUnits(f)
	book.Targets = r.readTargets(f)
	book.Checks = r.readChecks(f.Checks)
	book.Allocations = r.readAllocations(f.Allocations)
	book.Registrations = r.readRegistrations(f.Registrations)
	book.Past = r.readPast(f.Past, book)
	book.Reports = r.readReports(f)
	return book, r.err
}

func office(o fileOffice) model.Office {
	return model.Office{Name: o.Name, Commune: o.Commune, District: o.District, Province: o.Province,
		Place: o.Place, Signer: o.Signer, Position: o.Position, Settings: model.DefaultSettings()}
}

func plan(p filePlan) model.Plan {
	out := model.Plan{Year: p.Year, Number: p.Number, Date: p.Date, Title: p.Title, Issuer: p.Issuer,
		Signer: p.Signer, Position: p.Position, Sample: true}
	for _, part := range p.Parts {
		out.Parts = append(out.Parts, model.PlanPart{Kind: part.Kind, Number: part.Number, Text: part.Text})
	}
	return out
}

// reader turns the file's shapes into the model's, and keeps the first fault.
type reader struct {
	rules map[string]model.Rule // leaves by number
	units map[string]bool       // known codes
	err   error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("sample: "+format, args...)
	}
}

func (r *reader) readUnits(f fileBook) []Unit {
	var out []Unit
	for i, u := range f.Units {
		if !slices.Contains(f.Blocks, u.Block) {
			r.fail("unit %s: block %q is not listed", u.Code, u.Block)
		}
		if !slices.Contains(model.UnitKinds, u.Kind) {
			r.fail("unit %s: kind %q is not known", u.Code, u.Kind)
		}
		m := model.Unit{Code: u.Code, Name: u.Name, Kind: u.Kind, Head: u.Head, Phone: u.Phone, Council: u.Council,
			Note: u.Note, Sample: true, Position: i + 1, Measures: map[model.Measure]decimal.Decimal{}}
		for measure, text := range u.Measures {
			if !slices.Contains(model.Measures, measure) {
				r.fail("unit %s: measure %q is not known", u.Code, measure)
			}
			if n := r.number(text); n.Valid {
				m.Measures[measure] = n.Decimal
			}
		}
		r.units[u.Code] = true
		out = append(out, Unit{Unit: m, Block: u.Block})
	}
	return out
}

func (r *reader) readTargets(f fileBook) []Target {
	var out []Target
	position := map[string]int{}
	for _, t := range f.Targets {
		position[t.Parent]++
		m := model.Target{Number: t.Number, Position: position[t.Parent], Name: t.Name, Text: t.Text, Note: t.Note}
		if t.Rule != nil {
			m.Leaf, m.Rule = true, r.rule(t.Number, *t.Rule)
			r.rules[t.Number] = m.Rule
			m.Plan, m.Superior = r.figure(t.Number, t.Plan), r.figure(t.Number, t.Superior)
			m.LastYear = r.figure(t.Number, t.LastYear)
		}
		if t.Lead != "" {
			r.checkUnit(t.Lead)
		}
		if !slices.ContainsFunc(f.Plan.Parts, func(p filePart) bool { return p.Kind == model.PartContent && p.Number == t.Area }) {
			r.fail("target %s: content area %q is not in the plan", t.Number, t.Area)
		}
		if t.Parent != "" && !slices.ContainsFunc(out, func(o Target) bool { return o.Number == t.Parent && !o.Leaf }) {
			r.fail("target %s: item %q does not stand before it", t.Number, t.Parent)
		}
		out = append(out, Target{Target: m, Parent: t.Parent, Area: t.Area, Lead: t.Lead})
	}
	return out
}

func (r *reader) rule(number string, f fileRule) model.Rule {
	if !slices.Contains(model.Comparators, f.Comparator) {
		r.fail("target %s: comparator %q is not known", number, f.Comparator)
	}
	if !slices.Contains(model.RollUps, f.RollUp) || !slices.Contains(model.PaceKinds, f.Pace) {
		r.fail("target %s: roll-up %q or pace %q is not known", number, f.RollUp, f.Pace)
	}
	if f.Timing != model.Flow && f.Timing != model.Stock {
		r.fail("target %s: timing %q is not known", number, f.Timing)
	}
	return model.Rule{Comparator: f.Comparator, Unit: f.Unit, Decimals: f.Decimals, Timing: f.Timing, RollUp: f.RollUp,
		Weight: f.Weight, Pace: model.Pace{Kind: f.Pace, Final: f.Final}, Grades: f.Grades}
}

func (r *reader) readAllocations(list []fileAllocation) []Allocation {
	var out []Allocation
	for _, a := range list {
		r.checkUnit(a.Unit)
		out = append(out, Allocation{Target: a.Target, Unit: a.Unit, Allocation: model.Allocation{
			Plan: r.figure(a.Target, a.Plan), LastYear: r.figure(a.Target, a.LastYear)}})
	}
	return out
}

func (r *reader) readRegistrations(list []fileRegistration) []Registration {
	var out []Registration
	for _, g := range list {
		r.checkUnit(g.Unit)
		out = append(out, Registration{Target: g.Target, Unit: g.Unit, Registration: model.Registration{
			Plan: r.figure(g.Target, g.Plan), Hard: g.Hard, Note: g.Note}})
	}
	return out
}

// readPast adds the whole year before, which targets and allocations hold
// already, to the periods of the file: one number cannot contradict itself.
func (r *reader) readPast(list []filePast, b Book) []Past {
	var out []Past
	for _, p := range list {
		if p.Unit != "" {
			r.checkUnit(p.Unit)
		}
		out = append(out, Past{Target: p.Target, Unit: p.Unit, Past: model.Past{Code: p.Code, Figure: r.figure(p.Target, p.Value)}})
	}
	for _, t := range b.Targets {
		if !t.LastYear.Missing() {
			out = append(out, Past{Target: t.Number, Past: model.Past{Code: model.Y, Figure: t.LastYear}})
		}
	}
	for _, a := range b.Allocations {
		if !a.LastYear.Missing() {
			out = append(out, Past{Target: a.Target, Unit: a.Unit, Past: model.Past{Code: model.Y, Figure: a.LastYear}})
		}
	}
	return out
}

func (r *reader) readReports(f fileBook) []Report {
	var out []Report
	for _, p := range f.Reports {
		r.checkUnit(p.Unit)
		if !slices.ContainsFunc(f.Periods, func(x filePeriod) bool { return x.Code == p.Code }) {
			r.fail("report of %s: period %q is not in the calendar", p.Unit, p.Code)
		}
		if p.Status.Received() != p.SubmittedOn.Valid() {
			r.fail("report of %s: status %q does not go with the day %q", p.Unit, p.Status, p.SubmittedOn)
		}
		report := Report{Unit: p.Unit, Narrative: p.Narrative, Report: model.Report{Year: f.Plan.Year, Code: p.Code,
			Status: p.Status, SubmittedOn: p.SubmittedOn, Reason: p.Reason, Sample: true}}
		for section := range p.Narrative {
			if !slices.Contains(model.Sections, section) {
				r.fail("report of %s: section %q is not known", p.Unit, section)
			}
		}
		for _, v := range p.Values {
			report.Values = append(report.Values, Value{Target: v.Target, Value: model.Value{
				Figure: r.figure(v.Target, v.Value), Estimate: r.number(v.Estimate), Note: v.Note, Recheck: v.Recheck}})
		}
		out = append(out, report)
	}
	return out
}

func (r *reader) checkUnit(code string) {
	if !r.units[code] {
		r.fail("unit %q is not listed", code)
	}
}

// figure reads a number or a choice by the rule of the leaf; "" is missing.
func (r *reader) figure(leaf, text string) model.Figure {
	rule, ok := r.rules[leaf]
	if !ok {
		r.fail("%q is not a leaf", leaf)
		return model.Figure{}
	}
	if rule.Comparator.Numeric() {
		return model.Of(r.number(text))
	}
	if text != "" && !slices.Contains(choices(rule), text) {
		r.fail("target %s: choice %q is not known", leaf, text)
	}
	return model.Figure{Choice: text}
}

func choices(rule model.Rule) []string {
	switch rule.Comparator {
	case model.YesNo:
		return []string{model.ChoiceYes, model.ChoiceNo}
	case model.Grade:
		return rule.Grades
	}
	return model.Ratings
}

// number reads plain decimal notation; "" is missing.
func (r *reader) number(text string) model.Number {
	if text == "" {
		return model.None
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		r.fail("number %q: %w", text, err)
		return model.None
	}
	return model.Some(d)
}
