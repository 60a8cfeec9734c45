package service

import (
	"context"
	"fmt"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// NewYearOptions say what a new year takes from the old one besides the plan
// and its words, which are always copied.
type NewYearOptions struct {
	Targets       bool // with their rules, plans as a starting point, and cross-checks
	Allocations   bool // which units report them and what they are given; only with Targets
	Registrations bool // what the units registered; only with Targets
	Measures      bool // households, rice area and so on of the units
	Periods       bool // the reporting calendar, deadlines moved by the years between
}

// CarriedResult is what becomes last year's column of one target.
type CarriedResult struct {
	Target model.Target     // of the old year
	Figure model.Figure     // missing when there is nothing to take
	Code   model.PeriodCode // period it reaches to the end of, "" when missing
	Final  bool             // the year's final result, of all units
	Note   string           // what the office has to know when it is not: "số đến 6 tháng, chưa phải cả năm"
}

// NewYearPreview tells what opening a year would do, or did.
type NewYearPreview struct {
	From, To int
	Sample   bool // the new year holds sample figures too, because the old one does
	// Follows tells that the new year comes right after the old one; only then
	// are the old results those of the year before.
	Follows bool
	// Counts of what is copied. Items have leaves under them or are leaves
	// themselves; Leaves carry figures. Past counts results for comparison with
	// the same period.
	Parts, Items, Leaves, Checks, Allocations, Registrations, Units, Measures, Periods, Past int
	Closed                                                                                   []string // units left out: closed before the year begins
	LastYear                                                                                 []CarriedResult
}

// PreviewNewYear tells what NewYear would do; nothing is saved. Errors are
// those of NewYear.
func (s *Service) PreviewNewYear(ctx context.Context, from, to int, opt NewYearOptions) (NewYearPreview, error) {
	return read(ctx, s, func(tx *store.Tx) (NewYearPreview, error) {
		d, err := s.draftYear(tx, from, to, opt)
		return d.preview, err
	})
}

// NewYear opens a year out of an older one in one step: all or nothing. The new
// plan has no number and date yet, and its words and plan figures are those of
// the old year, to be gone over. When the year follows the old one, the old
// results become its column of the year before and serve the comparison with
// the same period. Units closed before the year begins are left out.
//
// Errors: CodeNotFound when the old year has no plan, CodeConflict when the new
// one has one, CodeInvalid with Field "to" for a year that is not after the old.
func (s *Service) NewYear(ctx context.Context, from, to int, opt NewYearOptions) (NewYearPreview, error) {
	var d yearDraft
	err := s.write(ctx, func(tx *store.Tx) error {
		var err error
		if d, err = s.draftYear(tx, from, to, opt); err != nil {
			return err
		}
		w := yearWriter{tx: tx, draft: d, areas: map[model.ID]model.ID{}, targets: map[model.ID]model.ID{}}
		if err := w.all(); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "plan", EntityID: w.plan, Action: "mở năm mới", Subject: planText(d.plan), Year: to,
			Old: fmt.Sprintf("Năm %d", from), New: d.preview.text()})
	}, AllTopics...)
	return d.preview, err
}

// text writes what was copied in one line for the history.
func (p NewYearPreview) text() string {
	parts := []string{fmt.Sprintf("Năm %d: %d mục, %d chỉ tiêu, %d lượt giao, %d đăng ký, %d kiểm tra chéo, số đo của %d đơn vị, %d kỳ báo cáo",
		p.To, p.Parts, p.Items, p.Allocations, p.Registrations, p.Checks, p.Measures, p.Periods)}
	var partly, none []string
	for _, r := range p.LastYear {
		switch {
		case r.Figure.Missing():
			none = append(none, r.Target.Number)
		case !r.Final:
			partly = append(partly, r.Target.Number)
		}
	}
	if len(partly) > 0 {
		parts = append(parts, "số năm trước chưa phải số cuối cùng: "+strings.Join(partly, ", "))
	}
	if len(none) > 0 {
		parts = append(parts, "chưa có số năm trước: "+strings.Join(none, ", "))
	}
	if len(p.Closed) > 0 {
		parts = append(parts, "không lấy đơn vị đã đóng: "+strings.Join(p.Closed, ", "))
	}
	return strings.Join(parts, "; ")
}

// draftYear reads the old year and drafts the new one.
func (s *Service) draftYear(tx *store.Tx, from, to int, opt NewYearOptions) (yearDraft, error) {
	d := yearDraft{opt: opt}
	if to <= from || to > 2100 {
		return d, model.Invalid("to", "Năm mới phải sau năm %d và không quá 2100.", from)
	}
	switch old, err := tx.Plan(to); {
	case err == nil:
		return d, model.Errorf(model.CodeConflict, "Năm %d đã có trong sổ (%s). Chọn năm khác.", to, planText(old))
	case model.CodeOf(err) != model.CodeNotFound:
		return d, err
	}
	var err error
	if d.facts, err = s.facts(tx, from); err != nil {
		return d, err
	}
	if d.oldRegistrations, err = tx.Registrations(d.facts.Plan.ID); err != nil {
		return d, err
	}
	if d.oldPeriods, err = tx.Periods(from); err != nil {
		return d, err
	}
	there, err := tx.Periods(to)
	if err != nil {
		return d, err
	}
	measured, err := tx.Units(to)
	if err != nil {
		return d, err
	}
	d.preview.From, d.preview.To = from, to
	return d, d.fill(there, measured)
}

// yearDraft is a new year as it will be written. What it holds still refers to
// the old year's parts and targets.
type yearDraft struct {
	opt              NewYearOptions
	facts            progress.Facts // of the old year
	oldRegistrations []model.Registration
	oldPeriods       []model.Period

	preview       NewYearPreview
	plan          model.Plan // parts with ID 0, in the order of the old ones
	targets       []model.Target
	checks        []model.CrossCheck
	allocations   []model.Allocation
	registrations []model.Registration
	past          []model.Past
	units         []model.Unit // whose measures are copied
	periods       []model.Period
}
