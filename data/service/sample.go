package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/sample"
	"sothidua/data/store"
)

// LoadSample fills an empty book with the sample year that travels with the
// program. Errors: CodeConflict when the book holds a year already.
func (s *Service) LoadSample(ctx context.Context) error {
	book, err := sample.Load()
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *store.Tx) error {
		if err := s.requireEmpty(tx); err != nil {
			return err
		}
		w := sampleWriter{tx: tx, book: book, areas: map[string]model.ID{}, units: map[string]model.ID{}, targets: map[string]model.ID{}}
		if err := w.all(); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "office", Action: "nạp năm mẫu", Subject: book.Office.Name,
			Year: book.Plan.Year, New: "Kế hoạch số " + book.Plan.Number + " (số liệu mẫu)"})
	}, AllTopics...)
}

// sampleWriter writes a sample book in the order in which its parts refer to
// each other, and remembers the ID behind each name.
type sampleWriter struct {
	tx      *store.Tx
	book    sample.Book
	plan    model.ID
	areas   map[string]model.ID // by number of the content area
	units   map[string]model.ID // by code
	targets map[string]model.ID // by number
}

func (w *sampleWriter) all() error {
	for _, step := range []func() error{w.office, w.year, w.unitsOf, w.targetsOf, w.checks, w.shares, w.past, w.reports} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (w *sampleWriter) office() error {
	if err := w.tx.SaveOffice(w.book.Office); err != nil {
		return err
	}
	for _, p := range w.book.People {
		if _, err := w.tx.SavePerson(p); err != nil {
			return err
		}
	}
	return nil
}

// year writes the plan with its parts and the reporting calendar.
func (w *sampleWriter) year() error {
	var err error
	if w.plan, err = w.tx.SavePlan(w.book.Plan); err != nil {
		return err
	}
	plan, err := w.tx.Plan(w.book.Plan.Year)
	if err != nil {
		return err
	}
	for _, p := range plan.Parts {
		if p.Kind == model.PartContent {
			w.areas[p.Number] = p.ID
		}
	}
	for _, p := range w.book.Periods {
		if _, err := w.tx.SavePeriod(p); err != nil {
			return err
		}
	}
	return nil
}

func (w *sampleWriter) unitsOf() error {
	blocks := map[string]model.ID{}
	for _, b := range w.book.Blocks {
		id, err := w.tx.SaveBlock(b)
		if err != nil {
			return err
		}
		blocks[b.Name] = id
	}
	for _, u := range w.book.Units {
		u.BlockID = blocks[u.Block]
		id, err := w.tx.SaveUnit(u.Unit, w.book.Plan.Year)
		if err != nil {
			return err
		}
		w.units[u.Code] = id
	}
	return nil
}

func (w *sampleWriter) targetsOf() error {
	for _, t := range w.book.Targets {
		t.PlanID, t.ParentID, t.AreaID, t.LeadID = w.plan, w.targets[t.Parent], w.areas[t.Area], w.units[t.Lead]
		id, err := w.tx.SaveTarget(t.Target)
		if err != nil {
			return err
		}
		w.targets[t.Number] = id
	}
	return nil
}

// checks writes the cross-checks; an operand is a target's number or a measure.
func (w *sampleWriter) checks() error {
	terms := func(names []string) (out []model.CheckTerm) {
		for _, n := range names {
			if id := w.targets[n]; id != 0 {
				out = append(out, model.CheckTerm{TargetID: id})
			} else {
				out = append(out, model.CheckTerm{Measure: model.Measure(n)})
			}
		}
		return out
	}
	for _, c := range w.book.Checks {
		c.PlanID, c.Left, c.Right = w.plan, terms(c.LeftOf), terms(c.RightOf)
		if _, err := w.tx.SaveCrossCheck(c.CrossCheck); err != nil {
			return err
		}
	}
	return nil
}

// shares writes what units are assigned and what they registered.
func (w *sampleWriter) shares() error {
	for _, a := range w.book.Allocations {
		a.TargetID, a.UnitID = w.targets[a.Target], w.units[a.Unit]
		if err := w.tx.SaveAllocation(a.Allocation); err != nil {
			return err
		}
	}
	for _, r := range w.book.Registrations {
		r.TargetID, r.UnitID = w.targets[r.Target], w.units[r.Unit]
		if err := w.tx.SaveRegistration(r.Registration); err != nil {
			return err
		}
	}
	return nil
}

func (w *sampleWriter) past() error {
	for _, p := range w.book.Past {
		p.TargetID, p.UnitID = w.targets[p.Target], w.units[p.Unit]
		if err := w.tx.SavePast(p.Past); err != nil {
			return err
		}
	}
	return nil
}

func (w *sampleWriter) reports() error {
	for _, r := range w.book.Reports {
		r.UnitID = w.units[r.Unit]
		id, err := w.tx.SaveReport(r.Report)
		if err != nil {
			return err
		}
		for _, v := range r.Values {
			v.TargetID = w.targets[v.Target]
			if err := w.tx.SaveValue(id, v.Value); err != nil {
				return err
			}
		}
		for section, text := range r.Narrative {
			if err := w.tx.SaveNarrative(id, section, text); err != nil {
				return err
			}
		}
	}
	return nil
}
