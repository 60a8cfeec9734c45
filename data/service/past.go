package service

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// PastRow is one leaf with its results of the year before, by period. The
// result of the whole year is the target's own "thực hiện năm trước", or the
// unit's.
type PastRow struct {
	Target  model.Target
	Figures map[model.PeriodCode]model.Figure
}

// PastSheet is the results of the year before beside the year's leaves, for the
// commune or for one unit.
type PastSheet struct {
	Plan  model.Plan
	Unit  model.ID           // 0: the commune
	Codes []model.PeriodCode // the periods of the office's calendar, the whole year last
	Units []model.Unit       // who was given a target, in order
	Rows  []PastRow          // all leaves; for a unit those it was given
}

// PastEdit is one result of the year before to be written; a missing figure
// takes it away.
type PastEdit = model.Past

// PastSheet returns the results of the year before that growth and "so với cùng
// kỳ" are reckoned from. Errors: CodeNotFound when the year has no plan.
func (s *Service) PastSheet(ctx context.Context, year int, unit model.ID) (PastSheet, error) {
	return read(ctx, s, func(tx *store.Tx) (PastSheet, error) {
		out := PastSheet{Unit: unit}
		f, err := s.facts(tx, year)
		if err != nil {
			return out, err
		}
		out.Plan = f.Plan
		calendar, err := periods(tx, year)
		if err != nil {
			return out, err
		}
		for _, p := range calendar {
			if !p.Code.Final() {
				out.Codes = append(out.Codes, p.Code)
			}
		}
		out.Codes = append(out.Codes, model.Y)
		out.fill(f)
		return out, nil
	})
}

func (p *PastSheet) fill(f progress.Facts) {
	given := map[model.ID]model.Allocation{} // of the unit, by target
	busy := map[model.ID]bool{}
	for _, a := range f.Allocations {
		busy[a.UnitID] = true
		if a.UnitID == p.Unit {
			given[a.TargetID] = a
		}
	}
	for _, u := range f.Units {
		if busy[u.ID] {
			p.Units = append(p.Units, u)
		}
	}
	for _, t := range f.Targets {
		a, has := given[t.ID]
		if !t.Leaf || p.Unit != 0 && !has {
			continue
		}
		row := PastRow{Target: t, Figures: map[model.PeriodCode]model.Figure{model.Y: t.LastYear}}
		if p.Unit != 0 {
			row.Figures[model.Y] = a.LastYear
		}
		for _, past := range f.Past {
			if past.TargetID == t.ID && past.UnitID == p.Unit {
				row.Figures[past.Code] = past.Figure
			}
		}
		p.Rows = append(p.Rows, row)
	}
}

// SavePast writes results of the year before in one step. Errors: CodeInvalid
// with Field "last_year" for a figure the target cannot have; CodeConflict for
// a unit that was not given the target.
func (s *Service) SavePast(ctx context.Context, edits []PastEdit) error {
	return s.write(ctx, func(tx *store.Tx) error {
		for _, e := range edits {
			if err := s.savePast(tx, e); err != nil {
				return err
			}
		}
		return nil
	}, TopicTargets)
}

func (s *Service) savePast(tx *store.Tx, e PastEdit) error {
	t, given, err := s.allocations(tx, e.TargetID)
	if err != nil {
		return err
	}
	if !t.Leaf {
		return model.Errorf(model.CodeInvalid, "Chỉ tiêu %s gồm nhiều thành phần; ghi số năm trước của từng thành phần.", t.Number)
	}
	subject := t.Number + ". " + t.Name
	if e.UnitID != 0 {
		if given[e.UnitID] == nil {
			return model.Errorf(model.CodeConflict, "Đơn vị không được giao chỉ tiêu %s nên không ghi số năm trước được. Giao chỉ tiêu trước.", t.Number)
		}
		u, err := tx.Unit(e.UnitID, tx.Now().Year())
		if err != nil {
			return err
		}
		subject = u.Name + ", " + subject
	}
	if err := progress.CheckLastYear(t, e.Figure); err != nil {
		return model.Invalid("last_year", "Chỉ tiêu %s: %s", t.Number, model.Message(err))
	}
	old, err := s.putPast(tx, t, given[e.UnitID], e)
	if err != nil || old.Equal(e.Figure) {
		return err
	}
	return s.record(tx, model.Change{Entity: "past", EntityID: t.ID, TargetID: t.ID, UnitID: e.UnitID, Action: "ghi kết quả năm trước",
		Subject: fmt.Sprintf("%s, %s năm trước", subject, e.Code.Short()),
		Old:     progress.FigureText(t.Rule, old), New: progress.FigureText(t.Rule, e.Figure)})
}

// putPast stores the figure where it is looked for, and returns what stood
// there. The whole year has one place only, the target or the share.
func (s *Service) putPast(tx *store.Tx, t model.Target, share *model.Allocation, e PastEdit) (model.Figure, error) {
	old, err := pastFigure(tx, t.PlanID, e)
	if err != nil {
		return old, err
	}
	if !e.Code.Final() {
		return old, tx.SavePast(e)
	}
	if !old.Missing() { // a second place that would hide the first
		gone := e
		gone.Figure = model.Figure{}
		if err := tx.SavePast(gone); err != nil {
			return old, err
		}
	}
	if share != nil {
		if old.Missing() {
			old = share.LastYear
		}
		share.LastYear = e.Figure
		return old, tx.SaveAllocation(*share)
	}
	if old.Missing() {
		old = t.LastYear
	}
	t.LastYear = e.Figure
	if err := progress.CheckTarget(t); err != nil {
		return old, err
	}
	_, err = tx.SaveTarget(t)
	return old, err
}

func pastFigure(tx *store.Tx, plan model.ID, e PastEdit) (model.Figure, error) {
	all, err := tx.PastResults(plan)
	if err != nil {
		return model.Figure{}, err
	}
	for _, p := range all {
		if p.TargetID == e.TargetID && p.UnitID == e.UnitID && p.Code == e.Code {
			return p.Figure, nil
		}
	}
	return model.Figure{}, nil
}
