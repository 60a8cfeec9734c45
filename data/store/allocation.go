package store

import "sothidua/data/model"

// Allocations lists what the units are assigned of the plan's targets, by
// target and unit.
func (tx *Tx) Allocations(plan model.ID) ([]model.Allocation, error) {
	var a model.Allocation // the row at hand: thousands are read for an import
	dest := append([]any{&a.TargetID, &a.UnitID}, figureDest(&a.Plan)...)
	dest = append(append(dest, figureDest(&a.LastYear)...), (*micro)(&a.Baseline))
	return list(tx, func(r scanner) (model.Allocation, error) {
		err := r.Scan(dest...)
		return a, err
	}, `
		SELECT a.target_id, a.unit_id, a.number, a.second, a.choice, a.last_number, a.last_second, a.last_choice, a.baseline
		FROM allocations a WHERE a.target_id IN (SELECT id FROM targets WHERE plan_id = ?)
		ORDER BY a.target_id, a.unit_id`, plan) // a join would be sorted
}

// SaveAllocation adds or replaces what a unit is assigned of a target. Errors:
// CodeConflict when the target or unit does not exist; CodeInvalid.
func (tx *Tx) SaveAllocation(a model.Allocation) error {
	args := append([]any{a.TargetID, a.UnitID}, figureArgs(a.Plan)...)
	args = append(args, figureArgs(a.LastYear)...)
	_, err := tx.exec(`
		INSERT INTO allocations (target_id, unit_id, number, second, choice, last_number, last_second, last_choice, baseline)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (target_id, unit_id) DO UPDATE SET number = excluded.number, second = excluded.second,
			choice = excluded.choice, last_number = excluded.last_number, last_second = excluded.last_second,
			last_choice = excluded.last_choice, baseline = excluded.baseline`, append(args, micro(a.Baseline))...)
	return tx.fail(err)
}

// DeleteAllocation takes a target away from a unit. Values the unit reported
// stay. Errors: CodeNotFound.
func (tx *Tx) DeleteAllocation(target, unit model.ID) error {
	missing := model.Errorf(model.CodeNotFound, "Chỉ tiêu này không còn giao cho đơn vị. Tải lại màn hình.")
	return tx.fail(tx.change(missing, `DELETE FROM allocations WHERE target_id = ? AND unit_id = ?`, target, unit))
}

// Registrations lists what the units registered for the plan's targets, by
// target and unit.
func (tx *Tx) Registrations(plan model.ID) ([]model.Registration, error) {
	return list(tx, func(r scanner) (g model.Registration, err error) {
		dest := append([]any{&g.TargetID, &g.UnitID}, figureDest(&g.Plan)...)
		return g, r.Scan(append(dest, &g.Hard, &g.Note)...)
	}, `
		SELECT r.target_id, r.unit_id, r.number, r.second, r.choice, r.hard, r.note
		FROM targets t JOIN registrations r ON r.target_id = t.id
		WHERE t.plan_id = ? ORDER BY r.target_id, r.unit_id`, plan)
}

// SaveRegistration adds or replaces what a unit registered for a target.
// Errors: CodeConflict when the target or unit does not exist; CodeInvalid.
func (tx *Tx) SaveRegistration(g model.Registration) error {
	args := append([]any{g.TargetID, g.UnitID}, figureArgs(g.Plan)...)
	_, err := tx.exec(`
		INSERT INTO registrations (target_id, unit_id, number, second, choice, hard, note) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (target_id, unit_id) DO UPDATE SET number = excluded.number, second = excluded.second,
			choice = excluded.choice, hard = excluded.hard, note = excluded.note`, append(args, g.Hard, g.Note)...)
	return tx.fail(err)
}

// DeleteRegistration removes a unit's registration. Errors: CodeNotFound.
func (tx *Tx) DeleteRegistration(target, unit model.ID) error {
	missing := model.Errorf(model.CodeNotFound, "Đăng ký này không còn trong sổ. Tải lại màn hình.")
	return tx.fail(tx.change(missing, `DELETE FROM registrations WHERE target_id = ? AND unit_id = ?`, target, unit))
}

// PastResults lists the results of the year before for the plan's targets, by
// target, unit (the commune, 0, first) and period.
func (tx *Tx) PastResults(plan model.ID) ([]model.Past, error) {
	return list(tx, func(r scanner) (p model.Past, err error) {
		dest := append([]any{&p.TargetID, (*ref)(&p.UnitID), &p.Code}, figureDest(&p.Figure)...)
		return p, r.Scan(dest...)
	}, `
		SELECT p.target_id, p.unit_id, p.code, p.number, p.second, p.choice
		FROM targets t JOIN past_results p ON p.target_id = t.id
		WHERE t.plan_id = ? ORDER BY p.target_id, ifnull(p.unit_id, 0), p.code`, plan)
}

// SavePast adds or replaces a result of the year before; a missing figure
// removes it. Errors: CodeConflict when the target or unit does not exist;
// CodeInvalid.
func (tx *Tx) SavePast(p model.Past) error {
	_, err := tx.exec(`DELETE FROM past_results WHERE target_id = ? AND ifnull(unit_id, 0) = ? AND code = ?`, p.TargetID, p.UnitID, p.Code)
	if err != nil || p.Figure.Missing() {
		return tx.fail(err)
	}
	args := append([]any{p.TargetID, ref(p.UnitID), p.Code}, figureArgs(p.Figure)...)
	_, err = tx.exec(`INSERT INTO past_results (target_id, unit_id, code, number, second, choice) VALUES (?, ?, ?, ?, ?, ?)`, args...)
	return tx.fail(err)
}
