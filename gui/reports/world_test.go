package reports

import (
	"context"
	"testing"

	"sothidua/data/model"
	"sothidua/data/sheet"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the surroundings of the pages of reports.
type world struct{ *guitest.World }

// newWorld opens the sample year.
func newWorld(t *testing.T) *world {
	t.Helper()
	return &world{guitest.Sample(t)}
}

// entry opens the entry screen at a unit.
func (w *world) entry(unit string) *entryScreen {
	w.T.Helper()
	return w.entryWith(w.Svc, unit)
}

func (w *world) entryWith(svc entryService, unit string) *entryScreen {
	w.T.Helper()
	s := newEntryScreen(w.Env, svc)
	w.Show(s)
	s.GoTo(kit.Place{Area: areaID, Tab: tabEntry, Unit: w.Unit(unit).ID})
	if s.report == nil || s.report.entry.Unit.Name != unit {
		w.T.Fatalf("the report of %s did not open", unit)
	}
	return s
}

// tracker opens the tracker.
func (w *world) tracker() *trackerScreen {
	s := newTrackerScreen(w.Env, w.Svc, func(ctx context.Context, scope sheet.Scope, out string, step sheet.Step) ([]string, error) {
		return sheet.Export(ctx, w.Svc, sheet.WhatKit, scope, out, step)
	})
	w.Show(s)
	w.Win.Canvas().Focus(s.grid)
	return s
}

// reportStatus returns the state of a unit's report.
func (w *world) reportStatus(unit string) model.Report {
	w.T.Helper()
	e, err := w.Svc.Entry(context.Background(), w.Unit(unit).ID, w.Scope.Year, w.Scope.Code)
	if err != nil {
		w.T.Fatal(err)
	}
	return e.Report
}

// at makes the cell of a target current.
func (w *world) at(s *entryScreen, number string, col int) {
	w.T.Helper()
	row := s.values.grid.RowByKey(number)
	if row < 0 {
		w.T.Fatalf("the grid has no row %s", number)
	}
	s.values.grid.Select(row, col)
	w.Win.Canvas().Focus(s.values.grid)
}

// cell returns what the grid shows of a target.
func (w *world) cell(s *entryScreen, number string, col int) kit.Cell {
	return s.values.grid.Cell(s.values.grid.RowByKey(number), col)
}
