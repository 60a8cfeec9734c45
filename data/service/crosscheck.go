package service

import (
	"context"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// CrossSheet is everything about the cross-checks of a year at a period.
type CrossSheet struct {
	Plan    model.Plan
	Code    model.PeriodCode
	Targets []model.Target         // items, each followed by its leaves
	Results []progress.CheckResult // one per check, in the order they were added
}

// CrossChecks lists the year's cross-checks with what each finds now: in the
// plan, and in the results to date of a period.
func (s *Service) CrossChecks(ctx context.Context, year int, code model.PeriodCode) (CrossSheet, error) {
	return read(ctx, s, func(tx *store.Tx) (CrossSheet, error) {
		f, err := s.facts(tx, year)
		if err != nil {
			return CrossSheet{}, err
		}
		return CrossSheet{Plan: f.Plan, Code: code, Targets: f.Targets, Results: progress.EvaluateChecks(f, f.Checks, code)}, nil
	})
}

// CrossFindings lists where figures of a year do not agree at a period: in the
// plan, the commune's results and the units'. What concerns one row of the
// summary is found by Finding.Targets, with Unit 0 for the commune.
func (s *Service) CrossFindings(ctx context.Context, year int, code model.PeriodCode) ([]progress.Finding, error) {
	return read(ctx, s, func(tx *store.Tx) ([]progress.Finding, error) {
		f, err := s.facts(tx, year)
		if err != nil {
			return nil, err
		}
		return progress.CrossChecks(f, f.Checks, code), nil
	})
}

// SaveCrossCheck adds (ID 0) or changes a cross-check of a plan. Errors name
// the field: see progress.CheckCrossCheck; "name" also when it is taken.
func (s *Service) SaveCrossCheck(ctx context.Context, c model.CrossCheck) (model.CrossCheck, error) {
	c = cleanCrossCheck(c)
	err := s.write(ctx, func(tx *store.Tx) error {
		targets, err := tx.Targets(c.PlanID)
		if err != nil {
			return err
		}
		if err := progress.CheckCrossCheck(c, targets); err != nil {
			return err
		}
		checks, err := tx.CrossChecks(c.PlanID)
		if err != nil {
			return err
		}
		change := model.Change{Entity: "cross_check", Action: "thêm kiểm tra chéo", Subject: c.Name, New: crossCheckText(c, targets)}
		for _, o := range checks {
			if o.ID == c.ID {
				change.Action, change.Old = "sửa kiểm tra chéo", crossCheckText(o, targets)
				continue
			}
			if vn.Key(o.Name) == vn.Key(c.Name) {
				return model.Invalid("name", "Đã có kiểm tra “%s”. Đặt tên khác.", o.Name)
			}
		}
		if c.ID, err = tx.SaveCrossCheck(c); err != nil {
			return err
		}
		if change.Old == change.New {
			return nil
		}
		change.EntityID = c.ID
		return s.record(tx, change)
	}, TopicTargets)
	return c, err
}

// SetCrossCheckActive switches a cross-check on or off. Errors: CodeNotFound.
func (s *Service) SetCrossCheckActive(ctx context.Context, id model.ID, on bool) error {
	return s.write(ctx, func(tx *store.Tx) error {
		c, err := tx.CrossCheck(id)
		if err != nil || c.Active == on {
			return err
		}
		c.Active = on
		if _, err := tx.SaveCrossCheck(c); err != nil {
			return err
		}
		change := model.Change{Entity: "cross_check", EntityID: id, Action: "bật kiểm tra chéo", Subject: c.Name, Old: "tắt", New: "bật"}
		if !on {
			change.Action, change.Old, change.New = "tắt kiểm tra chéo", "bật", "tắt"
		}
		return s.record(tx, change)
	}, TopicTargets)
}

// DeleteCrossCheck removes a cross-check. Errors: CodeNotFound.
func (s *Service) DeleteCrossCheck(ctx context.Context, id model.ID) error {
	return s.write(ctx, func(tx *store.Tx) error {
		c, err := tx.CrossCheck(id)
		if err != nil {
			return err
		}
		targets, err := tx.Targets(c.PlanID)
		if err != nil {
			return err
		}
		if err := tx.DeleteCrossCheck(id); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "cross_check", EntityID: id, Action: "xóa kiểm tra chéo", Subject: c.Name,
			Old: crossCheckText(c, targets)})
	}, TopicTargets)
}

// cleanCrossCheck fills in what a kind has no use for, so that two checks that
// mean the same are stored the same.
func cleanCrossCheck(c model.CrossCheck) model.CrossCheck {
	c.Name, c.Note = vn.Clean(c.Name), vn.CleanText(c.Note)
	if c.Severity != model.SeverityError {
		c.Severity = model.SeverityWarning
	}
	if c.Scope == model.ScopePlan {
		c.Code = ""
	}
	if !c.Kind.Relates() {
		c.Scope, c.Tolerance = model.ScopeResults, model.CheckTolerance{}
	}
	if c.Kind == model.CheckHundred || c.Kind == model.CheckNotFalling {
		c.Factor = decimal.NewFromInt(1)
	}
	return c
}

// crossCheckText writes a cross-check in one line for the history.
func crossCheckText(c model.CrossCheck, targets []model.Target) string {
	parts := []string{c.Name, progress.CrossCheckText(c, targets)}
	if c.Severity == model.SeverityError {
		parts = append(parts, "lệch là lỗi")
	}
	if !c.Active {
		parts = append(parts, "đang tắt")
	}
	if c.Note != "" {
		parts = append(parts, c.Note)
	}
	return strings.Join(parts, "; ")
}

func addDefaultChecks(tx *store.Tx, plan model.ID) error {
	for _, c := range model.DefaultChecks(plan) {
		if _, err := tx.SaveCrossCheck(c); err != nil {
			return err
		}
	}
	return nil
}

// crossCheck adds to the rows what does not agree with other figures of the
// unit's report.
func (e *Entry) crossCheck(f progress.Facts) {
	for _, found := range progress.UnitCrossChecks(f, f.Checks, e.Unit.ID, e.Period.Code) {
		for _, id := range found.Targets {
			if r := e.row(id); r != nil && !r.Value.Empty() {
				r.Warning = strings.TrimSpace(r.Warning + " " + found.Message)
			}
		}
	}
}

// crossFindings holds the figures of a year against each other in every period.
func crossFindings(f progress.Facts, periods []model.Period) []Finding {
	var out []Finding
	add := func(found progress.Finding) {
		subject := found.Check.Name
		if !found.Plan {
			subject += fmt.Sprintf(", %s, %s", found.Where, found.Code.Short())
		}
		out = append(out, Finding{f.Plan.Year, string(found.Severity), subject, found.Message})
	}
	for _, found := range progress.CrossChecks(f, f.Checks, "") {
		add(found)
	}
	for _, p := range periods {
		for _, found := range progress.CrossChecks(f, f.Checks, p.Code) {
			if !found.Plan {
				add(found)
			}
		}
	}
	return out
}
