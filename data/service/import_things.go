package service

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// undoRank orders the kinds of things when an import is undone: what depends
// on others goes first.
func undoRank(kind string) int {
	return slices.Index([]string{stepCheck, stepRegistration, stepAllocation, stepTarget, stepUnit, stepBlock}, kind)
}

// things undoes what an import did to units, targets and allocations.
func (u *undoRun) things(steps []model.ImportStep) error {
	steps = slices.Clone(steps)
	slices.Reverse(steps)
	slices.SortStableFunc(steps, func(a, b model.ImportStep) int { return cmp.Compare(undoRank(a.Kind), undoRank(b.Kind)) })
	now := newSnapshot() // as the book is before anything is put back
	var read []int
	for _, st := range steps {
		if !slices.Contains(read, st.Year) {
			read = append(read, st.Year)
			if err := now.read(u.tx, st.Year); err != nil {
				return err
			}
		}
	}
	for _, st := range steps {
		if err := u.thing(st, now.states[thing{kind: st.Kind, id: st.ID, unit: st.Unit, target: st.Target, year: st.Year}]); err != nil {
			return err
		}
	}
	return nil
}

// thing undoes one step; now is the state of its thing, nil when it is gone.
func (u *undoRun) thing(st model.ImportStep, now json.RawMessage) error {
	change, err := u.changeOf(st)
	if err != nil {
		return err
	}
	added, removed := st.Before == nil, st.After == nil
	switch {
	case removed && now != nil:
		return u.thingClash(st, change, nil, "Mục này bị lần nhập bỏ đi và đã được ghi lại sau đó.")
	case removed:
		if err := u.tx.Try(func() error { return change.put(st.Before) }); err != nil {
			return u.refusal(st, err, UndoClash{Subject: change.subject})
		}
		u.report.Undone += fieldsIn(st, st.Before)
		return nil
	case now == nil && added:
		return nil
	case now == nil:
		return u.thingClash(st, change, nil, "Mục này đã bị xóa sau khi nhập.")
	case added && !bytes.Equal(now, st.After):
		return u.thingClash(st, change, nil, "Mục này do lần nhập thêm vào và đã được sửa sau đó.")
	case added:
		if err := u.tx.Try(change.remove); err != nil {
			return u.refusal(st, err, UndoClash{Subject: change.subject})
		}
		u.report.Undone += fieldsIn(st, st.After)
		return nil
	}
	m, err := mergeStates(st.Before, st.After, now)
	if err != nil {
		return err
	}
	if len(m.clashes) > 0 {
		if err := u.thingClash(st, change, m.clashes, "Mục này đã được sửa sau khi nhập."); err != nil {
			return err
		}
	}
	if m.back == 0 {
		return nil
	}
	if err := u.tx.Try(func() error { return change.put(m.state) }); err != nil {
		return u.refusal(st, err, UndoClash{Subject: change.subject})
	}
	u.report.Undone += m.back
	return nil
}

// fieldsIn counts the cells of the sheet that a thing came from, so that as many
// are told to be put back as were told to be written. Only of a registration is
// that known; others count as one.
func fieldsIn(st model.ImportStep, state json.RawMessage) int {
	var r model.Registration
	if st.Kind != stepRegistration || json.Unmarshal(state, &r) != nil {
		return 1
	}
	n := 0
	for _, said := range []bool{!r.Plan.Missing(), r.Hard, r.Note != ""} {
		if said {
			n++
		}
	}
	return n
}

// thingClash names a thing that was changed after the import.
func (u *undoRun) thingClash(st model.ImportStep, change thingChange, names []string, why string) error {
	c := UndoClash{Subject: change.subject, Why: why}
	if len(names) > 0 {
		c.Subject += ": " + fieldNames(names)
	}
	if err := u.later(&c, change.filter); err != nil {
		return err
	}
	u.clash(st, c)
	return nil
}

// thingChange is how one thing is named, removed and put back.
type thingChange struct {
	subject string
	filter  store.ChangeFilter // its lines of history; zero when they cannot be told from others
	remove  func() error
	put     func(state json.RawMessage) error
}

func (u *undoRun) changeOf(st model.ImportStep) (thingChange, error) {
	switch st.Kind {
	case stepBlock:
		return u.blockChange(st)
	case stepUnit:
		return u.unitChange(st)
	case stepTarget:
		return u.targetChange(st)
	case stepAllocation:
		return u.shareChange(st)
	case stepRegistration:
		return u.registrationChange(st)
	case stepCheck:
		return u.checkChange(st)
	}
	return thingChange{}, model.Errorf(model.CodeNewer, "Lần nhập này do bản chương trình mới hơn ghi. Cài bản mới nhất rồi hoàn tác.")
}

func (u *undoRun) blockChange(st model.ImportStep) (thingChange, error) {
	var b model.Block
	err := json.Unmarshal(st.After, &b)
	return thingChange{subject: "Khối “" + b.Name + "”",
		remove: func() error {
			if err := u.tx.DeleteBlock(b.ID); err != nil {
				return err
			}
			return u.s.record(u.tx, model.Change{Entity: "block", EntityID: b.ID, Action: "xóa khối", Subject: b.Name, Old: b.Name, Reason: undoReason})
		},
		put: func(state json.RawMessage) error {
			if err := json.Unmarshal(state, &b); err != nil {
				return err
			}
			_, err := u.tx.SaveBlock(b)
			return err
		}}, err
}

// undoReason stands in the history beside what goes with an import.
const undoReason = "hoàn tác lần nhập Excel"

func (u *undoRun) unitChange(st model.ImportStep) (thingChange, error) {
	var unit model.Unit
	err := json.Unmarshal(st.After, &unit)
	return thingChange{subject: "Đơn vị " + unit.Name, filter: store.ChangeFilter{Entity: "unit", UnitID: st.Unit},
		remove: func() error {
			if err := u.tx.DeleteUnit(unit.ID); err != nil {
				return err
			}
			return u.s.record(u.tx, model.Change{Entity: "unit", EntityID: unit.ID, UnitID: unit.ID, Action: "xóa đơn vị", Subject: unit.Name,
				Old: unitText(unit), Reason: undoReason})
		},
		put: func(state json.RawMessage) error {
			var old model.Unit
			if err := json.Unmarshal(state, &old); err != nil {
				return err
			}
			if err := checkUnit(old); err != nil {
				return err
			}
			_, err := u.s.saveUnit(u.tx, old, st.Year)
			return err
		}}, err
}

func (u *undoRun) targetChange(st model.ImportStep) (thingChange, error) {
	var t model.Target
	err := json.Unmarshal(st.After, &t)
	return thingChange{subject: "Chỉ tiêu " + t.Number + ". " + t.Name, filter: store.ChangeFilter{Entity: "target", TargetID: st.Target},
		remove: func() error {
			if err := u.unused(t); err != nil {
				return err
			}
			if err := u.tx.DeleteTarget(t.ID); err != nil {
				return err
			}
			return u.s.record(u.tx, model.Change{Entity: "target", EntityID: t.ID, TargetID: t.ID, Action: "xóa chỉ tiêu",
				Subject: t.Number + ". " + t.Name, Old: targetText(t), Reason: undoReason})
		},
		put: func(state json.RawMessage) error {
			var old model.Target
			if err := json.Unmarshal(state, &old); err != nil {
				return err
			}
			all, err := u.tx.Targets(old.PlanID)
			if err != nil {
				return err
			}
			if old.Leaf && slices.ContainsFunc(all, func(o model.Target) bool { return o.ParentID == old.ID }) {
				return model.Errorf(model.CodeConflict, "Chỉ tiêu %s còn thành phần nên không trở lại thành một chỉ tiêu riêng được.", old.Number)
			}
			if err := progress.CheckTarget(old); err != nil {
				return err
			}
			_, err = u.s.saveTarget(u.tx, old)
			return err
		}}, err
}

// unused refuses a target that units were given, registered for or had a
// result of.
func (u *undoRun) unused(t model.Target) error {
	allocations, err := u.tx.Allocations(t.PlanID)
	if err != nil {
		return err
	}
	registrations, err := u.tx.Registrations(t.PlanID)
	if err != nil {
		return err
	}
	past, err := u.tx.PastResults(t.PlanID)
	if err != nil {
		return err
	}
	used := slices.ContainsFunc(allocations, func(a model.Allocation) bool { return a.TargetID == t.ID }) ||
		slices.ContainsFunc(registrations, func(r model.Registration) bool { return r.TargetID == t.ID }) ||
		slices.ContainsFunc(past, func(p model.Past) bool { return p.TargetID == t.ID })
	if used {
		return model.Errorf(model.CodeConflict, "Chỉ tiêu %s do lần nhập thêm vào đã được giao cho đơn vị, đăng ký hoặc ghi số năm trước.", t.Number)
	}
	return nil
}

func (u *undoRun) shareChange(st model.ImportStep) (thingChange, error) {
	var a model.Allocation
	if err := json.Unmarshal(st.After, &a); err != nil {
		return thingChange{}, err
	}
	t, err := u.tx.Target(a.TargetID)
	if model.CodeOf(err) == model.CodeNotFound { // then its shares are gone, too
		return thingChange{subject: "Phần giao của một chỉ tiêu đã xóa"}, nil
	}
	if err != nil {
		return thingChange{}, err
	}
	unit, err := u.tx.Unit(a.UnitID, st.Year)
	if err != nil {
		return thingChange{}, err
	}
	subject := unit.Name + ", " + t.Number + ". " + t.Name
	line := model.Change{Entity: "allocation", EntityID: t.ID, TargetID: t.ID, UnitID: unit.ID, Action: "bỏ giao chỉ tiêu", Subject: subject,
		Old: progress.FigureText(t.Rule.PlanRule(), a.Plan), Reason: undoReason}
	return thingChange{subject: "Giao cho " + subject, filter: store.ChangeFilter{Entity: "allocation", UnitID: unit.ID, TargetID: t.ID},
		remove: func() error {
			n, err := u.tx.CountUnitValues(t.ID, unit.ID)
			if err != nil {
				return err
			}
			if n > 0 {
				return model.Errorf(model.CodeConflict, "%s đã báo %d số liệu cho chỉ tiêu %s, không bỏ giao được.", unit.Name, n, t.Number)
			}
			if err := u.tx.DeleteAllocation(t.ID, unit.ID); err != nil {
				return err
			}
			return u.s.record(u.tx, line)
		},
		put: func(state json.RawMessage) error {
			var old model.Allocation
			if err := json.Unmarshal(state, &old); err != nil {
				return err
			}
			if err := u.tx.SaveAllocation(old); err != nil {
				return err
			}
			line.Action, line.New = "giao chỉ tiêu", progress.FigureText(t.Rule.PlanRule(), old.Plan)
			return u.s.record(u.tx, line)
		}}, nil
}

// registrationChange also puts back what the import removed; the step then has
// no state after.
func (u *undoRun) registrationChange(st model.ImportStep) (thingChange, error) {
	t, err := u.tx.Target(st.Target)
	if model.CodeOf(err) == model.CodeNotFound { // then what was registered for it is gone, too
		return thingChange{subject: "Phần đăng ký một chỉ tiêu đã xóa"}, nil
	}
	if err != nil {
		return thingChange{}, err
	}
	unit, err := u.tx.Unit(st.Unit, st.Year)
	if err != nil {
		return thingChange{}, err
	}
	none := model.Registration{TargetID: t.ID, UnitID: unit.ID}
	left := none
	if st.After != nil {
		if err := json.Unmarshal(st.After, &left); err != nil {
			return thingChange{}, err
		}
	}
	return thingChange{subject: "Đăng ký của " + unit.Name + ", " + t.Number + ". " + t.Name,
		filter: store.ChangeFilter{Entity: "registration", UnitID: unit.ID, TargetID: t.ID},
		remove: func() error { return u.s.register(u.tx, t, left, none, undoReason) },
		put: func(state json.RawMessage) error {
			var old model.Registration
			if err := json.Unmarshal(state, &old); err != nil {
				return err
			}
			return u.s.register(u.tx, t, left, old, undoReason)
		}}, nil
}

func (u *undoRun) checkChange(st model.ImportStep) (thingChange, error) {
	var c model.CrossCheck
	if err := json.Unmarshal(st.After, &c); err != nil {
		return thingChange{}, err
	}
	targets, err := u.tx.Targets(c.PlanID)
	return thingChange{subject: "Kiểm tra chéo “" + c.Name + "”",
		remove: func() error { return u.s.dropCheck(u.tx, c, targets) },
		put: func(state json.RawMessage) error {
			var old model.CrossCheck
			if err := json.Unmarshal(state, &old); err != nil {
				return err
			}
			return u.s.keepCheck(u.tx, old, &c, targets)
		}}, err
}
