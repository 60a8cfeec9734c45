package service

import (
	"bytes"
	"encoding/json"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/store"
)

// snapshot is the part of a book that tables of units, targets and allocations
// change: the state of each thing. What an import did to it, with everything
// that followed from it, is the difference of two snapshots.
type snapshot struct {
	order  []thing
	states map[thing]json.RawMessage
}

// thing names one thing of a snapshot.
type thing struct {
	kind             string
	id, unit, target model.ID
	year             int
}

func newSnapshot() *snapshot { return &snapshot{states: map[thing]json.RawMessage{}} }

func (s *snapshot) add(t thing, state any) {
	if _, twice := s.states[t]; !twice {
		s.order = append(s.order, t)
	}
	s.states[t] = stateOf(state)
}

// read adds the state of a year: blocks, units, and the plan's targets with
// what depends on them. What depends stands after what it depends on.
func (s *snapshot) read(tx *store.Tx, year int) error {
	blocks, err := tx.Blocks()
	if err != nil {
		return err
	}
	for _, b := range blocks {
		s.add(thing{kind: stepBlock, id: b.ID, year: year}, b)
	}
	units, err := tx.Units(year)
	if err != nil {
		return err
	}
	for _, u := range units {
		s.add(thing{kind: stepUnit, unit: u.ID, year: year}, unitState(u))
	}
	plan, err := tx.Plan(year)
	if model.CodeOf(err) == model.CodeNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return s.readPlan(tx, plan)
}

func (s *snapshot) readPlan(tx *store.Tx, plan model.Plan) error {
	targets, err := tx.Targets(plan.ID)
	if err != nil {
		return err
	}
	for _, t := range targets {
		s.add(thing{kind: stepTarget, target: t.ID, year: plan.Year}, t)
	}
	allocations, err := tx.Allocations(plan.ID)
	if err != nil {
		return err
	}
	for _, a := range allocations {
		s.add(thing{kind: stepAllocation, unit: a.UnitID, target: a.TargetID, year: plan.Year}, a)
	}
	registrations, err := tx.Registrations(plan.ID)
	if err != nil {
		return err
	}
	for _, g := range registrations {
		s.add(thing{kind: stepRegistration, unit: g.UnitID, target: g.TargetID, year: plan.Year}, g)
	}
	checks, err := tx.CrossChecks(plan.ID)
	if err != nil {
		return err
	}
	for _, c := range checks {
		s.add(thing{kind: stepCheck, id: c.ID, year: plan.Year}, c)
	}
	return nil
}

// unitState is a unit whose measures are never nil, so that a unit without
// measures is like itself however it was read.
func unitState(u model.Unit) model.Unit {
	if u.Measures == nil {
		u.Measures = map[model.Measure]decimal.Decimal{}
	}
	return u
}

// steps tells what became different. Of what was removed only registrations are
// told: an import removes nothing else but figures.
func (s *snapshot) steps(after *snapshot) []model.ImportStep {
	var out []model.ImportStep
	for _, t := range s.order {
		if _, kept := after.states[t]; !kept && t.kind == stepRegistration {
			out = append(out, t.step(s.states[t], nil))
		}
	}
	for _, t := range after.order {
		before, now := s.states[t], after.states[t]
		if !bytes.Equal(before, now) {
			out = append(out, t.step(before, now))
		}
	}
	return out
}

func (t thing) step(before, after json.RawMessage) model.ImportStep {
	return model.ImportStep{Kind: t.kind, ID: t.id, Unit: t.unit, Target: t.target, Year: t.year, Before: before, After: after}
}
