package service

import (
	"context"
	"slices"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// Paper makes an official paper from the book, as data; document.FromDoc lays it
// out. What the book lacks is a blank line in the paper and one of its Gaps.
// Errors: CodeNotFound for an unknown paper, year or unit, CodeInvalid for an
// edited wording that cannot be filled (Request.BuiltIn uses the built-in one).
func (s *Service) Paper(ctx context.Context, r papers.Request) (doc.Doc, error) {
	f, err := s.PaperFacts(ctx, r)
	if err != nil {
		return doc.Doc{}, err
	}
	return papers.Make(f)
}

// PaperFacts gathers from one snapshot what a paper is made of. The sample year
// comes with worked examples of scoring, awards and a meeting of the Council.
func (s *Service) PaperFacts(ctx context.Context, r papers.Request) (papers.Facts, error) {
	if _, err := papers.KindOf(r.Name); err != nil {
		return papers.Facts{}, err
	}
	f, err := read(ctx, s, func(tx *store.Tx) (papers.Facts, error) { return s.paperFacts(tx, r) })
	if err != nil {
		return f, err
	}
	return f, papers.Example(&f)
}

func (s *Service) paperFacts(tx *store.Tx, r papers.Request) (papers.Facts, error) {
	f := papers.Facts{Request: r, Today: s.Today()}
	var err error
	if f.Review, err = s.review(tx, r.Year, r.Period()); err != nil {
		return f, err
	}
	if r.Date.Valid() && r.Date < f.Today { // what a paper dated back tells is of its own day, not of a later one
		f.Today, f.Review.Facts.AsOf = r.Date, r.Date
	}
	f.Book, f.Blocks, f.Table = f.Review.Facts, f.Review.Blocks, f.Review.Table()
	if f.Registrations, err = tx.Registrations(f.Book.Plan.ID); err != nil {
		return f, err
	}
	if f.Periods, err = periods(tx, r.Year); err != nil {
		return f, err
	}
	t, err := tracker(tx, f.Book, r.Year)
	if err != nil {
		return f, err
	}
	f.Reporting = reportingOf(t, f.Book, r.Period())
	if f.Words, err = wordsOf(tx, f.Book, r.Period()); err != nil {
		return f, err
	}
	f.Settings, err = paperSettings(tx)
	return f, err
}

// reportingOf counts the reports of a period and lists who is overdue; nothing
// when the calendar has no such period.
func reportingOf(t Tracker, f progress.Facts, code model.PeriodCode) papers.Reporting {
	var out papers.Reporting
	col := t.Column(code)
	if col < 0 {
		return out
	}
	tally := t.Tally(col)
	out.Expected, out.Received, out.OnTime, out.Late = tally.Expected, tally.Received, tally.By[StateOnTime], tally.By[StateLate]
	for _, r := range t.Rows {
		c := r.Cells[col]
		if c.State == StateNotExpected {
			continue
		}
		out.Lines = append(out.Lines, papers.ReportLine{Unit: r.Unit, State: c.State.Label(), Received: c.Received})
		if c.Overdue {
			out.Overdue = append(out.Overdue, papers.Overdue{Unit: r.Unit, Block: r.Block.Name, DaysLate: c.DaysLate,
				Expected: expectedOf(f, r.Unit.ID, code), State: c.State.Label()})
		}
	}
	return out
}

// wordsOf reads what the units wrote into their reports of a period that are in
// hand, in the order of the units.
func wordsOf(tx *store.Tx, f progress.Facts, code model.PeriodCode) ([]papers.UnitWords, error) {
	var out []papers.UnitWords
	for _, u := range f.Units {
		i := slices.IndexFunc(f.Reports, func(r model.Report) bool { return r.UnitID == u.ID && r.Code == code && r.Status.Received() })
		if i < 0 {
			continue
		}
		said, err := tx.Narrative(f.Reports[i].ID)
		if err != nil {
			return nil, err
		}
		if len(said) > 0 {
			out = append(out, papers.UnitWords{Unit: u, Narrative: said})
		}
	}
	return out, nil
}
