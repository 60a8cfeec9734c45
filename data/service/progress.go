package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// Progress returns the commune's summary table at a period.
func (s *Service) Progress(ctx context.Context, year int, code model.PeriodCode) (progress.Table, error) {
	return read(ctx, s, func(tx *store.Tx) (progress.Table, error) {
		f, err := s.facts(tx, year)
		if err != nil {
			return progress.Table{}, err
		}
		return progress.Build(f, code), nil
	})
}

// UnitProgress returns one unit's summary table at a period.
func (s *Service) UnitProgress(ctx context.Context, unit model.ID, year int, code model.PeriodCode) (progress.Table, error) {
	return read(ctx, s, func(tx *store.Tx) (progress.Table, error) {
		f, err := s.unitFacts(tx, unit, year)
		if err != nil {
			return progress.Table{}, err
		}
		return progress.BuildUnit(f, unit, code)
	})
}

// Drill returns the units behind one number of the summary table.
func (s *Service) Drill(ctx context.Context, target model.ID, year int, code model.PeriodCode) ([]progress.UnitRow, error) {
	return read(ctx, s, func(tx *store.Tx) ([]progress.UnitRow, error) {
		f, err := s.facts(tx, year)
		if err != nil {
			return nil, err
		}
		return progress.Drill(f, target, code), nil
	})
}

// Overview is what the office sees first: where the targets stand and who
// has not reported.
type Overview struct {
	Table   progress.Table
	Tracker Tracker
	Leaves  int // leaves of all items
}

// Overview returns both from one snapshot.
func (s *Service) Overview(ctx context.Context, year int, code model.PeriodCode) (Overview, error) {
	return read(ctx, s, func(tx *store.Tx) (Overview, error) {
		var o Overview
		f, err := s.facts(tx, year)
		if err != nil {
			return o, err
		}
		if o.Tracker, err = tracker(tx, f, year); err != nil {
			return o, err
		}
		for _, t := range f.Targets {
			if t.Leaf {
				o.Leaves++
			}
		}
		o.Table = progress.Build(f, code)
		return o, nil
	})
}

// HistoryFilter narrows the history; zero fields match everything.
type HistoryFilter = store.ChangeFilter

// History returns lines of the history, newest first.
func (s *Service) History(ctx context.Context, f HistoryFilter) ([]model.Change, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.Change, error) { return tx.Changes(f) })
}
