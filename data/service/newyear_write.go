package service

import (
	"sothidua/data/model"
	"sothidua/data/store"
)

// yearWriter writes a drafted year in the order in which its parts refer to
// each other, and remembers what the old IDs have become.
type yearWriter struct {
	tx      *store.Tx
	draft   yearDraft
	plan    model.ID
	areas   map[model.ID]model.ID
	targets map[model.ID]model.ID
}

func (w *yearWriter) all() error {
	for _, step := range []func() error{w.writePlan, w.writeTargets, w.writeChecks, w.writeShares, w.writeUnits, w.writePeriods} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (w *yearWriter) writePlan() error {
	var err error
	if w.plan, err = w.tx.SavePlan(w.draft.plan); err != nil {
		return err
	}
	stored, err := w.tx.Plan(w.draft.plan.Year)
	if err != nil {
		return err
	}
	for i, part := range w.draft.facts.Plan.Parts {
		w.areas[part.ID] = stored.Parts[i].ID
	}
	return nil
}

func (w *yearWriter) writeTargets() error {
	for _, t := range w.draft.targets {
		old := t.ID
		t.ID, t.PlanID, t.ParentID, t.AreaID = 0, w.plan, w.targets[t.ParentID], w.areas[t.AreaID]
		id, err := w.tx.SaveTarget(t)
		if err != nil {
			return err
		}
		w.targets[old] = id
	}
	return nil
}

func (w *yearWriter) writeChecks() error {
	terms := func(old []model.CheckTerm) (out []model.CheckTerm) {
		for _, t := range old {
			t.TargetID = w.targets[t.TargetID]
			out = append(out, t)
		}
		return out
	}
	for _, c := range w.draft.checks {
		c.ID, c.PlanID, c.Left, c.Right = 0, w.plan, terms(c.Left), terms(c.Right)
		if _, err := w.tx.SaveCrossCheck(c); err != nil {
			return err
		}
	}
	return nil
}

// writeShares writes what the units are given and registered, and the results
// of the year before.
func (w *yearWriter) writeShares() error {
	for _, a := range w.draft.allocations {
		a.TargetID = w.targets[a.TargetID]
		if err := w.tx.SaveAllocation(a); err != nil {
			return err
		}
	}
	for _, r := range w.draft.registrations {
		r.TargetID = w.targets[r.TargetID]
		if err := w.tx.SaveRegistration(r); err != nil {
			return err
		}
	}
	for _, p := range w.draft.past {
		p.TargetID = w.targets[p.TargetID]
		if err := w.tx.SavePast(p); err != nil {
			return err
		}
	}
	return nil
}

func (w *yearWriter) writeUnits() error {
	for _, u := range w.draft.units {
		if _, err := w.tx.SaveUnit(u, w.draft.plan.Year); err != nil {
			return err
		}
	}
	return nil
}

func (w *yearWriter) writePeriods() error {
	for _, p := range w.draft.periods {
		if _, err := w.tx.SavePeriod(p); err != nil {
			return err
		}
	}
	return nil
}
