package service

import (
	"context"
	"slices"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// Review returns everything the charts of a period speak of, from one
// snapshot: the year's figures, blocks, who kept the deadlines, and the other
// years of the book.
func (s *Service) Review(ctx context.Context, year int, code model.PeriodCode) (progress.Review, error) {
	return read(ctx, s, func(tx *store.Tx) (progress.Review, error) { return s.review(tx, year, code) })
}

func (s *Service) review(tx *store.Tx, year int, code model.PeriodCode) (progress.Review, error) {
	r := progress.Review{Code: code}
	var err error
	if r.Facts, err = s.facts(tx, year); err != nil {
		return r, err
	}
	t, err := tracker(tx, r.Facts, year)
	if err != nil {
		return r, err
	}
	for _, p := range t.Periods {
		r.Codes = append(r.Codes, p.Code)
	}
	r.Deliveries = t.deliveries()
	if r.Blocks, err = tx.Blocks(); err != nil {
		return r, err
	}
	years, err := tx.Years()
	if err != nil {
		return r, err
	}
	for _, y := range slices.Backward(years) { // newest first in the book
		if y == year {
			continue
		}
		f, err := s.facts(tx, y)
		if err != nil {
			return r, err
		}
		r.Others = append(r.Others, f)
	}
	return r, nil
}

// deliveries tells of every unit how it keeps its deadlines.
func (t Tracker) deliveries() []progress.Delivery {
	var out []progress.Delivery
	for _, row := range t.Rows {
		d := progress.Delivery{Unit: row.Unit}
		for i, c := range row.Cells {
			if c.State != StateNotExpected {
				d.Reports = append(d.Reports, progress.Handed{Code: t.Periods[i].Code, Way: c.handing(), Days: c.DaysLate})
			}
		}
		out = append(out, d)
	}
	return out
}

// handing is the state as a chart of deadlines counts it: what is entered or
// sent back after the deadline is missing, because the office has not got it.
func (c TrackerCell) handing() progress.Handing {
	switch {
	case c.State == StateOnTime:
		return progress.OnTime
	case c.State == StateLate:
		return progress.Late
	case c.Overdue:
		return progress.Missing
	case c.State == StateDraft || c.State == StateReturned:
		return progress.Writing
	}
	return progress.NotDueYet
}
