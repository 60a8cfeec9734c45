package service

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// SaveItem saves an item as SaveTarget does, and makes it a structure, whose
// leaves are percentages that make 100, or no longer one. What a structure adds
// to the book is a cross-check over its leaves; it follows when leaves come and
// go. Errors are those of SaveTarget; Field "kind" when the item has not at
// least two leaves in percent.
func (s *Service) SaveItem(ctx context.Context, t model.Target, structure bool) (model.Target, error) {
	t = cleanTarget(t)
	if err := progress.CheckTarget(t); err != nil {
		return t, err
	}
	err := s.write(ctx, func(tx *store.Tx) error {
		var err error
		if t, err = s.saveTarget(tx, t); err != nil {
			return err
		}
		return s.setStructure(tx, t, structure)
	}, TopicTargets)
	return t, err
}

// setStructure makes an item a structure, or no longer one.
func (s *Service) setStructure(tx *store.Tx, item model.Target, on bool) error {
	all, err := tx.Targets(item.PlanID)
	if err != nil {
		return err
	}
	checks, err := tx.CrossChecks(item.PlanID)
	if err != nil {
		return err
	}
	switch old, is := progress.Structure(item.ID, all, checks); {
	case is == on:
		return nil
	case is:
		return s.dropCheck(tx, old, all)
	}
	c := model.CrossCheck{PlanID: item.PlanID, Kind: model.CheckHundred, Name: structureName(item, checks), Factor: decimal.NewFromInt(1),
		Scope: model.ScopeBoth, Active: true, Severity: model.SeverityWarning}
	for _, t := range all {
		if t.ParentID != item.ID {
			continue
		}
		if err := progress.CheckShare(item, t); err != nil {
			return model.Invalid("kind", "%s", model.Message(err))
		}
		c.Left = append(c.Left, model.CheckTerm{TargetID: t.ID})
	}
	if len(c.Left) < 2 {
		return model.Invalid("kind", "Cơ cấu cần ít nhất hai thành phần tính bằng %%. Thêm thành phần trước, rồi chọn cơ cấu.")
	}
	return s.keepCheck(tx, c, nil, all)
}

// structureName names the check of a structure unlike every other check.
func structureName(item model.Target, checks []model.CrossCheck) string {
	name := "Cơ cấu " + item.Number + ". " + item.Name
	for slices.ContainsFunc(checks, func(c model.CrossCheck) bool { return vn.Key(c.Name) == vn.Key(name) }) {
		name += " (100%)"
	}
	return name
}

// joinStructure takes a new leaf into the structure of its item, if that was
// one before.
func (s *Service) joinStructure(tx *store.Tx, leaf model.Target, before []model.Target) error {
	checks, err := tx.CrossChecks(leaf.PlanID)
	if err != nil {
		return err
	}
	old, is := progress.Structure(leaf.ParentID, before, checks)
	if !is {
		return nil
	}
	c := old
	c.Left = append(slices.Clone(old.Left), model.CheckTerm{TargetID: leaf.ID})
	return s.keepCheck(tx, c, &old, append(slices.Clone(before), leaf))
}

// leaveStructure frees a target that is to be deleted from the structure it
// makes with others: an item's check goes with it, a leaf leaves it.
func (s *Service) leaveStructure(tx *store.Tx, t model.Target, all []model.Target) error {
	checks, err := tx.CrossChecks(t.PlanID)
	if err != nil {
		return err
	}
	item := t.ID
	if t.ParentID != 0 {
		item = t.ParentID
	}
	old, is := progress.Structure(item, all, checks)
	if !is {
		return nil
	}
	c := old
	c.Left = slices.DeleteFunc(slices.Clone(old.Left), func(o model.CheckTerm) bool { return o.TargetID == t.ID })
	if item == t.ID || len(c.Left) < 2 {
		return s.dropCheck(tx, old, all)
	}
	return s.keepCheck(tx, c, &old, all)
}

// keepCheck writes a check that the book keeps by itself, with its line of
// history; old is what it was, nil for a new one.
func (s *Service) keepCheck(tx *store.Tx, c model.CrossCheck, old *model.CrossCheck, targets []model.Target) error {
	change := model.Change{Entity: "cross_check", Action: "thêm kiểm tra chéo", Subject: c.Name, New: crossCheckText(c, targets)}
	if old != nil {
		change.Action, change.Old = "sửa kiểm tra chéo", crossCheckText(*old, targets)
	}
	var err error
	if change.EntityID, err = tx.SaveCrossCheck(c); err != nil {
		return err
	}
	return s.record(tx, change)
}

func (s *Service) dropCheck(tx *store.Tx, c model.CrossCheck, targets []model.Target) error {
	if err := tx.DeleteCrossCheck(c.ID); err != nil {
		return err
	}
	return s.record(tx, model.Change{Entity: "cross_check", EntityID: c.ID, Action: "xóa kiểm tra chéo", Subject: c.Name, Old: crossCheckText(c, targets)})
}
