package service

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// PlannedItem is an item found in a plan's text: with leaves it is composite,
// without any it carries its figures itself.
type PlannedItem struct {
	Item   model.Target
	Leaves []model.Target
}

// AddTargets adds items and leaves found in the plan's text to the year's
// plan, all of them or none. Errors name the target: CodeInvalid for a rule
// that is not complete or a number in use, CodeNotFound for a year without a
// plan.
func (s *Service) AddTargets(ctx context.Context, year int, items []PlannedItem) error {
	return s.write(ctx, func(tx *store.Tx) error {
		plan, err := tx.Plan(year)
		if err != nil {
			return err
		}
		for _, it := range items {
			it.Item.PlanID, it.Item.Leaf = plan.ID, len(it.Leaves) == 0
			item, err := s.addPlanned(tx, it.Item)
			if err != nil {
				return err
			}
			for _, leaf := range it.Leaves {
				leaf.PlanID, leaf.ParentID, leaf.Leaf = plan.ID, item.ID, true
				if _, err := s.addPlanned(tx, leaf); err != nil {
					return err
				}
			}
		}
		return s.record(tx, model.Change{Entity: "plan", EntityID: plan.ID, Year: year, Action: "đọc chỉ tiêu từ văn bản",
			Subject: planText(plan), New: fmt.Sprintf("%d chỉ tiêu", len(items))})
	}, TopicTargets)
}

func (s *Service) addPlanned(tx *store.Tx, t model.Target) (model.Target, error) {
	t = cleanTarget(t)
	err := progress.CheckTarget(t)
	if err == nil {
		t, err = s.saveTarget(tx, t)
	}
	if code := model.CodeOf(err); code == model.CodeInvalid || code == model.CodeConflict {
		return t, model.Wrap(code, err, "Chỉ tiêu %s: %s", t.Number, model.Message(err))
	}
	return t, err
}
