package service

import (
	"context"
	"slices"
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// AllocationRow is one unit's share of a target: what it is assigned and what
// it registered itself.
type AllocationRow struct {
	Unit         model.Unit
	Closed       bool // the unit does not last to the end of the year
	Assigned     bool // must report the target
	Allocation   model.Allocation
	Registered   bool
	Registration model.Registration
}

// AllocationSheet is everything about handing out one target.
type AllocationSheet struct {
	Target model.Target
	Rows   []AllocationRow // units valid in the year, in order
	// Given sums the assigned numbers, Left is the plan less Given; both only
	// when the plan is divided among units. Registered sums the registered numbers.
	Given, Left, Registered model.Number
}

// AllocationSheet returns who is assigned the target and who registered what.
func (s *Service) AllocationSheet(ctx context.Context, year int, target model.ID) (AllocationSheet, error) {
	return read(ctx, s, func(tx *store.Tx) (AllocationSheet, error) {
		t, err := tx.Target(target)
		if err != nil {
			return AllocationSheet{}, err
		}
		out, err := allocationSheets(tx, year, t.PlanID, []model.Target{t})
		if err != nil {
			return AllocationSheet{}, err
		}
		return out[0], nil
	})
}

// AllocationSheets returns the sheets of all targets that are handed out, in the
// order of the plan. Errors: CodeNotFound for a year without a plan.
func (s *Service) AllocationSheets(ctx context.Context, year int) ([]AllocationSheet, error) {
	return read(ctx, s, func(tx *store.Tx) ([]AllocationSheet, error) {
		plan, targets, err := planned(tx, year)
		if err != nil {
			return nil, err
		}
		leaves := slices.DeleteFunc(targets, func(t model.Target) bool { return !t.Leaf })
		return allocationSheets(tx, year, plan.ID, leaves)
	})
}

func allocationSheets(tx *store.Tx, year int, plan model.ID, targets []model.Target) ([]AllocationSheet, error) {
	units, err := tx.Units(year)
	if err != nil {
		return nil, err
	}
	allocations, err := tx.Allocations(plan)
	if err != nil {
		return nil, err
	}
	registrations, err := tx.Registrations(plan)
	if err != nil {
		return nil, err
	}
	given, promised := allocationsByPair(allocations), registrationsByPair(registrations)
	out := make([]AllocationSheet, len(targets))
	for i, t := range targets {
		out[i].Target = t
		out[i].fill(year, units, given, promised)
	}
	return out, nil
}

// pair is a target with a unit that was given it or registered for it.
type pair struct{ target, unit model.ID }

func allocationsByPair(list []model.Allocation) map[pair]model.Allocation {
	out := make(map[pair]model.Allocation, len(list))
	for _, a := range list {
		out[pair{a.TargetID, a.UnitID}] = a
	}
	return out
}

func registrationsByPair(list []model.Registration) map[pair]model.Registration {
	out := make(map[pair]model.Registration, len(list))
	for _, r := range list {
		out[pair{r.TargetID, r.UnitID}] = r
	}
	return out
}

func (a *AllocationSheet) fill(year int, units []model.Unit, given map[pair]model.Allocation, promised map[pair]model.Registration) {
	for _, u := range units {
		row := AllocationRow{Unit: u, Closed: !u.ValidOn(model.Y.LastDay(year))}
		row.Allocation, row.Assigned = given[pair{a.Target.ID, u.ID}]
		row.Registration, row.Registered = promised[pair{a.Target.ID, u.ID}]
		if !row.Assigned && row.Closed {
			continue
		}
		a.Rows = append(a.Rows, row)
		a.Given = model.SumOf(a.Given, row.Allocation.Plan.Number)
		a.Registered = model.SumOf(a.Registered, row.Registration.Plan.Number)
	}
	if !a.Target.Rule.Divides() {
		a.Given, a.Registered = model.None, model.None
		return
	}
	if a.Target.Plan.Number.Valid {
		a.Left = model.Some(a.Target.Plan.Number.Decimal.Sub(a.Given.Decimal))
	}
}

// Assign hands the target out to a unit, or changes what it was given. A
// missing figure means that the commune's plan applies to the unit. Errors:
// CodeInvalid with Field "unit" for a unit that does not last to the end of the
// plan's year: it gets no target, and of one it has at most less.
func (s *Service) Assign(ctx context.Context, target, unit model.ID, plan model.Figure) error {
	return s.AssignAll(ctx, target, map[model.ID]model.Figure{unit: plan})
}

// AssignAll hands the target out to several units in one step.
func (s *Service) AssignAll(ctx context.Context, target model.ID, plans map[model.ID]model.Figure) error {
	return s.write(ctx, func(tx *store.Tx) error {
		t, current, err := s.allocations(tx, target)
		if err != nil {
			return err
		}
		if !t.Leaf {
			return model.Errorf(model.CodeInvalid, "Chỉ tiêu %s gồm nhiều thành phần; giao từng thành phần.", t.Number)
		}
		for unit, plan := range plans {
			if err := s.assign(tx, t, current[unit], unit, plan); err != nil {
				return err
			}
		}
		return nil
	}, TopicTargets)
}

func (s *Service) allocations(tx *store.Tx, target model.ID) (model.Target, map[model.ID]*model.Allocation, error) {
	t, err := tx.Target(target)
	if err != nil {
		return t, nil, err
	}
	all, err := tx.Allocations(t.PlanID)
	if err != nil {
		return t, nil, err
	}
	out := map[model.ID]*model.Allocation{}
	for i := range all {
		if all[i].TargetID == target {
			out[all[i].UnitID] = &all[i]
		}
	}
	return t, out, nil
}

func (s *Service) assign(tx *store.Tx, t model.Target, old *model.Allocation, unit model.ID, plan model.Figure) error {
	if !plan.Missing() {
		if _, err := progress.CheckPlan(t, plan); err != nil {
			return err
		}
	}
	a := model.Allocation{TargetID: t.ID, UnitID: unit}
	change := model.Change{Entity: "allocation", EntityID: t.ID, TargetID: t.ID, UnitID: unit, Action: "giao chỉ tiêu"}
	if old != nil {
		a = *old
		change.Old = progress.FigureText(t.Rule.PlanRule(), old.Plan)
	}
	a.Plan = plan
	change.New = progress.FigureText(t.Rule.PlanRule(), plan)
	if old != nil && old.Plan.Equal(plan) {
		return nil
	}
	u, err := tx.Unit(unit, tx.Now().Year())
	if err != nil {
		return err
	}
	if err := mayHave(tx, t, u, old, plan); err != nil {
		return err
	}
	change.Subject = u.Name + ", " + t.Number + ". " + t.Name
	if err := tx.SaveAllocation(a); err != nil {
		return err
	}
	return s.record(tx, change)
}

// mayHave refuses a target for a unit that stops before the year of the plan
// ends: nobody would report it. What such a unit has may become less, since the
// rest goes to another.
func mayHave(tx *store.Tx, t model.Target, u model.Unit, old *model.Allocation, plan model.Figure) error {
	year, err := tx.PlanYear(t.PlanID)
	if err != nil || u.ValidOn(model.Y.LastDay(year)) {
		return err
	}
	if old != nil && t.Rule.Divides() && old.Plan.Number.Valid && plan.Number.Valid && plan.Number.Decimal.LessThan(old.Plan.Number.Decimal) {
		return nil
	}
	when := "chưa hoạt động trong năm " + strconv.Itoa(year)
	if u.ValidTo != "" {
		when = "thôi hoạt động từ sau ngày " + vn.FormatDate(u.ValidTo)
	}
	return model.Invalid("unit", "%s %s, không giao thêm chỉ tiêu %s được. Giao cho đơn vị khác, hoặc mở lại đơn vị trong màn hình Đơn vị.", u.Name, when, t.Number)
}

// Unassign takes a target back from a unit that has not reported it.
func (s *Service) Unassign(ctx context.Context, target, unit model.ID) error {
	return s.write(ctx, func(tx *store.Tx) error {
		t, current, err := s.allocations(tx, target)
		if err != nil {
			return err
		}
		old := current[unit]
		if old == nil {
			return nil
		}
		u, err := tx.Unit(unit, tx.Now().Year())
		if err != nil {
			return err
		}
		n, err := tx.CountUnitValues(target, unit)
		if err != nil {
			return err
		}
		if n > 0 {
			return model.Errorf(model.CodeConflict, "%s đã báo %d số liệu cho chỉ tiêu %s, không bỏ giao được. Xóa số liệu trước.", u.Name, n, t.Number)
		}
		if err := tx.DeleteAllocation(target, unit); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "allocation", EntityID: t.ID, TargetID: t.ID, UnitID: unit, Action: "bỏ giao chỉ tiêu",
			Subject: u.Name + ", " + t.Number + ". " + t.Name, Old: progress.FigureText(t.Rule.PlanRule(), old.Plan)})
	}, TopicTargets)
}

// Register saves what a unit registered for a target; a registration that
// says nothing is removed. It never changes what was assigned.
func (s *Service) Register(ctx context.Context, r model.Registration) error {
	return s.write(ctx, func(tx *store.Tx) error {
		t, err := tx.Target(r.TargetID)
		if err != nil {
			return err
		}
		all, err := tx.Registrations(t.PlanID)
		if err != nil {
			return err
		}
		return s.register(tx, t, registrationsByPair(all)[pair{r.TargetID, r.UnitID}], r, "")
	}, TopicTargets)
}

// register puts a registration in the place of another one, which may be empty.
func (s *Service) register(tx *store.Tx, t model.Target, old, r model.Registration, reason string) error {
	r.Note = vn.Clean(r.Note)
	if !r.Plan.Missing() {
		if _, err := progress.CheckPlan(t, r.Plan); err != nil {
			return err
		}
	}
	u, err := tx.Unit(r.UnitID, tx.Now().Year())
	if err != nil {
		return err
	}
	change := model.Change{Entity: "registration", EntityID: t.ID, TargetID: t.ID, UnitID: u.ID, Action: "đăng ký thi đua",
		Subject: u.Name + ", " + t.Number + ". " + t.Name, Old: registrationText(t, old), New: registrationText(t, r), Reason: reason}
	if change.Old == change.New {
		return nil
	}
	if change.New == "" {
		err = tx.DeleteRegistration(r.TargetID, r.UnitID)
	} else {
		err = tx.SaveRegistration(r)
	}
	if err != nil {
		return err
	}
	return s.record(tx, change)
}

func registrationText(t model.Target, r model.Registration) string {
	if r.Plan.Missing() && !r.Hard && r.Note == "" {
		return ""
	}
	out := progress.FigureText(t.Rule.PlanRule(), r.Plan)
	if r.Hard {
		out += ", việc khó"
	}
	if r.Note != "" {
		out += ", " + r.Note
	}
	return out
}
