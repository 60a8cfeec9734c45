package service

import (
	"context"
	"fmt"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// TargetRow is a target with how much of it is handed out to units.
type TargetRow struct {
	Target model.Target
	// Assigned counts the units that must report it, of a composite item every
	// unit of its leaves once. Given counts those whose share is known: all of
	// them unless the plan is summed and a unit was given no figure yet.
	Assigned, Given int
	// Left is the part of a plan that is divided (model.Rule.Divides) which no
	// unit was given, else missing.
	Left model.Number
	// Structure tells that the leaves of a composite item shall make 100.
	Structure bool
}

// planned returns the plan of a year with its targets.
func planned(tx *store.Tx, year int) (model.Plan, []model.Target, error) {
	plan, err := tx.Plan(year)
	if err != nil {
		return plan, nil, err
	}
	targets, err := tx.Targets(plan.ID)
	return plan, targets, err
}

// Targets lists the year's items, each followed by its leaves.
func (s *Service) Targets(ctx context.Context, year int) ([]TargetRow, error) {
	return read(ctx, s, func(tx *store.Tx) ([]TargetRow, error) {
		plan, targets, err := planned(tx, year)
		if err != nil {
			return nil, err
		}
		allocations, err := tx.Allocations(plan.ID)
		if err != nil {
			return nil, err
		}
		checks, err := tx.CrossChecks(plan.ID)
		if err != nil {
			return nil, err
		}
		rows := make([]TargetRow, len(targets))
		for i, t := range targets {
			rows[i] = targetRow(t, allocations)
			if !t.Leaf {
				_, rows[i].Structure = progress.Structure(t.ID, targets, checks)
			}
		}
		countItems(rows, allocations)
		return rows, nil
	})
}

func targetRow(t model.Target, allocations []model.Allocation) TargetRow {
	row := TargetRow{Target: t}
	var given model.Number
	for _, a := range allocations {
		if a.TargetID == t.ID {
			row.Assigned++
			if !t.Rule.Divides() || !a.Plan.Missing() {
				row.Given++
			}
			given = model.SumOf(given, a.Plan.Number)
		}
	}
	if t.Leaf && t.Rule.Divides() && t.Plan.Number.Valid {
		row.Left = model.Some(t.Plan.Number.Decimal.Sub(given.Decimal))
	}
	return row
}

// countItems gives composite items the number of different units of their leaves.
func countItems(rows []TargetRow, allocations []model.Allocation) {
	item := map[model.ID]model.ID{}
	for _, r := range rows {
		item[r.Target.ID] = r.Target.ParentID
	}
	units := map[model.ID]map[model.ID]bool{}
	for _, a := range allocations {
		i := item[a.TargetID]
		if units[i] == nil {
			units[i] = map[model.ID]bool{}
		}
		units[i][a.UnitID] = true
	}
	for i, r := range rows {
		if !r.Target.Leaf {
			n := len(units[r.Target.ID])
			rows[i].Assigned, rows[i].Given = n, n
		}
	}
}

// SaveTarget adds (ID 0) or changes an item or a leaf. Adding the first leaf
// under an item makes that item composite, which is refused while the item
// itself holds reported values; it becomes the total of its leaves when the
// first one can be added into it, else it loses its figures, which the history
// keeps. Errors name the field.
func (s *Service) SaveTarget(ctx context.Context, t model.Target) (model.Target, error) {
	t = cleanTarget(t)
	if err := progress.CheckTarget(t); err != nil {
		return t, err
	}
	err := s.write(ctx, func(tx *store.Tx) error {
		var err error
		t, err = s.saveTarget(tx, t)
		return err
	}, TopicTargets)
	return t, err
}

func (s *Service) saveTarget(tx *store.Tx, t model.Target) (model.Target, error) {
	all, err := tx.Targets(t.PlanID)
	if err != nil {
		return t, err
	}
	siblings := 0
	for _, o := range all {
		if o.ParentID == t.ParentID {
			siblings++
		}
		if o.ID != t.ID && vn.Key(o.Number) == vn.Key(t.Number) {
			return t, model.Invalid("number", "Số %s đã dùng cho “%s”.", t.Number, o.Name)
		}
	}
	change := model.Change{Entity: "target", Action: "thêm chỉ tiêu", Subject: t.Number + ". " + t.Name, New: targetText(t)}
	if t.ID == 0 {
		t.Position = siblings + 1
		if err := s.makeComposite(tx, t); err != nil {
			return t, err
		}
	} else {
		old, err := tx.Target(t.ID)
		if err != nil {
			return t, err
		}
		change.Action, change.Old = "sửa chỉ tiêu", targetText(old)
		if err := s.guardRule(tx, old, t); err != nil {
			return t, err
		}
	}
	if err := checkFamily(tx, t, all); err != nil {
		return t, err
	}
	added := t.ID == 0 && t.ParentID != 0
	if t.ID, err = tx.SaveTarget(t); err != nil {
		return t, err
	}
	if added {
		if err := s.joinStructure(tx, t, all); err != nil {
			return t, err
		}
	}
	if change.Old == change.New {
		return t, nil
	}
	change.EntityID, change.TargetID = t.ID, t.ID
	return t, s.record(tx, change)
}

// checkFamily checks that a leaf can be a part of its item's total or
// structure, and that all leaves of an item can be added into its total.
func checkFamily(tx *store.Tx, t model.Target, all []model.Target) error {
	if t.ParentID != 0 {
		item, err := tx.Target(t.ParentID) // which may have become composite just now
		if err != nil {
			return err
		}
		checks, err := tx.CrossChecks(t.PlanID)
		if err != nil {
			return err
		}
		if _, is := progress.Structure(item.ID, all, checks); is {
			return progress.CheckShare(item, t)
		}
		return progress.CheckPart(item, t)
	}
	for _, o := range all {
		if o.ParentID == t.ID && t.ID != 0 {
			if err := progress.CheckPart(t, o); err != nil {
				return err
			}
		}
	}
	return nil
}

// makeComposite turns the item of a new leaf into a composite one before its
// first leaf.
func (s *Service) makeComposite(tx *store.Tx, leaf model.Target) error {
	id := leaf.ParentID
	if id == 0 {
		return nil
	}
	item, err := tx.Target(id)
	if err != nil || !item.Leaf {
		return err
	}
	if item.ParentID != 0 {
		return model.Errorf(model.CodeInvalid, "“%s” đã là thành phần, không chia tiếp được.", item.Name)
	}
	n, err := tx.CountValues(id)
	if err != nil {
		return err
	}
	if n > 0 {
		return model.Errorf(model.CodeConflict, "Chỉ tiêu %s đã có %d số liệu, không tách thành phần được. Thêm chỉ tiêu mới để tách.", item.Number, n)
	}
	change := model.Change{Entity: "target", EntityID: id, TargetID: id, Action: "tách thành phần", Subject: item.Number + ". " + item.Name, Old: targetText(item)}
	item.Leaf, item.Rule.RollUp, item.Rule.Weight = false, model.Sum, ""
	if progress.CheckTarget(item) != nil || progress.CheckPart(item, leaf) != nil {
		item.Rule = model.Rule{Pace: model.Pace{Kind: model.Linear}}
		item.Plan, item.Superior, item.LastYear = model.Figure{}, model.Figure{}, model.Figure{}
	}
	if _, err = tx.SaveTarget(item); err != nil {
		return err
	}
	change.New = targetText(item)
	return s.record(tx, change)
}

// guardRule refuses to change what the reported values mean while there are any.
func (s *Service) guardRule(tx *store.Tx, old, t model.Target) error {
	if old.Rule.Unit == t.Rule.Unit && old.Rule.Comparator.Numeric() == t.Rule.Comparator.Numeric() &&
		old.Rule.Timing == t.Rule.Timing && old.Leaf == t.Leaf {
		return nil
	}
	n, err := tx.CountValues(t.ID)
	if err != nil || n == 0 {
		return err
	}
	return model.Invalid("unit", "Đã có %d số liệu ghi theo “%s, %s”. Không đổi đơn vị tính, loại kết quả hoặc cách cộng kỳ; thêm chỉ tiêu mới nếu cần.",
		n, old.Rule.Unit, timingLabel(old.Rule.Timing))
}

// DeleteTarget removes a target that holds no reported value, with its leaves.
func (s *Service) DeleteTarget(ctx context.Context, id model.ID) error {
	return s.write(ctx, func(tx *store.Tx) error {
		t, err := tx.Target(id)
		if err != nil {
			return err
		}
		all, err := tx.Targets(t.PlanID)
		if err != nil {
			return err
		}
		if err := s.leaveStructure(tx, t, all); err != nil {
			return err
		}
		for i := len(all) - 1; i >= 0; i-- {
			o := all[i]
			if o.ID != id && o.ParentID != id {
				continue
			}
			if err := tx.DeleteTarget(o.ID); err != nil {
				return err
			}
			if err := s.record(tx, model.Change{Entity: "target", EntityID: o.ID, TargetID: o.ID, Action: "xóa chỉ tiêu",
				Subject: o.Number + ". " + o.Name, Old: targetText(o)}); err != nil {
				return err
			}
		}
		return nil
	}, TopicTargets)
}

// MoveTarget puts a target one place up (-1) or down (+1) among its siblings.
func (s *Service) MoveTarget(ctx context.Context, id model.ID, by int) error {
	return s.write(ctx, func(tx *store.Tx) error {
		t, err := tx.Target(id)
		if err != nil {
			return err
		}
		all, err := tx.Targets(t.PlanID)
		if err != nil {
			return err
		}
		var siblings []model.Target
		at := -1
		for _, o := range all {
			if o.ParentID == t.ParentID {
				if o.ID == id {
					at = len(siblings)
				}
				siblings = append(siblings, o)
			}
		}
		to := at + by
		if to < 0 || to >= len(siblings) {
			return nil
		}
		siblings[at], siblings[to] = siblings[to], siblings[at]
		for i, o := range siblings {
			o.Position = i + 1
			if _, err := tx.SaveTarget(o); err != nil {
				return err
			}
		}
		return s.record(tx, model.Change{Entity: "target", EntityID: id, TargetID: id, Action: "đổi thứ tự chỉ tiêu",
			Subject: t.Number + ". " + t.Name, Old: fmt.Sprint(at + 1), New: fmt.Sprint(to + 1)})
	}, TopicTargets)
}

func cleanTarget(t model.Target) model.Target {
	t.Number, t.Name = vn.Clean(t.Number), vn.Clean(t.Name)
	t.Text, t.Note = vn.CleanText(t.Text), vn.CleanText(t.Note)
	t.Rule.Unit = vn.Clean(t.Rule.Unit)
	return t
}

func timingLabel(t model.Timing) string {
	if t == model.Flow {
		return "cộng các kỳ"
	}
	return "số mới nhất"
}

// targetText writes a target in one line for the history.
func targetText(t model.Target) string {
	if !t.Measured() {
		return t.Number + ". " + t.Name
	}
	parts := []string{t.Number + ". " + t.Name, progress.PlanText(t.Rule, t.Plan), t.Rule.Unit,
		timingLabel(t.Rule.Timing), t.Rule.RollUp.Label(), t.Rule.Pace.Kind.Label()}
	if t.Total() {
		parts = append(parts, "tổng các thành phần")
	}
	if !t.Superior.Missing() {
		parts = append(parts, "cấp trên giao "+progress.FigureText(t.Rule.PlanRule(), t.Superior))
	}
	if !t.LastYear.Missing() {
		parts = append(parts, "năm trước "+progress.FigureText(t.Rule, t.LastYear))
	}
	if t.Note != "" {
		parts = append(parts, t.Note)
	}
	return strings.Join(parts, "; ")
}
