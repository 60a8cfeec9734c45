package store

import (
	"strings"

	"sothidua/data/model"
)

// CrossChecks lists the plan's cross-checks in the order they were added.
func (tx *Tx) CrossChecks(plan model.ID) ([]model.CrossCheck, error) {
	checks, err := list(tx, func(r scanner) (c model.CrossCheck, err error) {
		var factor, tolerance micro
		err = r.Scan(&c.ID, &c.PlanID, &c.Kind, &c.Name, &factor, &tolerance, &c.Tolerance.Percent, &c.Scope, &c.Code,
			&c.Active, &c.Severity, &c.Note)
		c.Factor, c.Tolerance.Amount = factor.Decimal, tolerance.Decimal
		return c, err
	}, `
		SELECT id, plan_id, kind, name, factor, tolerance, percent, scope, code, active, severity, note
		FROM cross_checks WHERE plan_id = ? ORDER BY id`, plan)
	if err != nil {
		return nil, err
	}
	at := map[model.ID]*model.CrossCheck{}
	for i := range checks {
		at[checks[i].ID] = &checks[i]
	}
	type row struct {
		check model.ID
		side  string
		term  model.CheckTerm
	}
	err = each(tx, func(r scanner) (t row, err error) {
		return t, r.Scan(&t.check, &t.side, (*ref)(&t.term.TargetID), &t.term.Measure)
	}, func(t row) bool {
		c := at[t.check]
		if t.side == "left" {
			c.Left = append(c.Left, t.term)
		} else {
			c.Right = append(c.Right, t.term)
		}
		return true
	}, `
		SELECT t.check_id, t.side, t.target_id, t.measure
		FROM cross_checks c JOIN cross_check_terms t ON t.check_id = c.id
		WHERE c.plan_id = ? ORDER BY t.check_id, t.side, t.position`, plan)
	return checks, err
}

func noCrossCheck() error {
	return model.Errorf(model.CodeNotFound, "Kiểm tra chéo này không còn trong sổ. Tải lại màn hình rồi thử lại.")
}

// CrossCheck returns one cross-check. Errors: CodeNotFound.
func (tx *Tx) CrossCheck(id model.ID) (model.CrossCheck, error) {
	plan, err := one(tx, noCrossCheck(), func(r scanner) (id model.ID, err error) { return id, r.Scan(&id) },
		`SELECT plan_id FROM cross_checks WHERE id = ?`, id)
	if err != nil {
		return model.CrossCheck{}, err
	}
	all, err := tx.CrossChecks(plan)
	for _, c := range all {
		if c.ID == id {
			return c, err
		}
	}
	return model.CrossCheck{}, err
}

// SaveCrossCheck adds (ID 0) or changes a cross-check with its operands and
// returns the ID. Errors: CodeNotFound for the check; CodeConflict when the
// plan or a target does not exist; CodeInvalid for a number that cannot be
// stored.
func (tx *Tx) SaveCrossCheck(c model.CrossCheck) (model.ID, error) {
	args := []any{c.PlanID, c.Kind, c.Name, amount(c.Factor), amount(c.Tolerance.Amount), c.Tolerance.Percent, c.Scope, c.Code,
		c.Active, c.Severity, c.Note}
	var err error
	if c.ID == 0 {
		c.ID, err = tx.insert(`
			INSERT INTO cross_checks (plan_id, kind, name, factor, tolerance, percent, scope, code, active, severity, note)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, args...)
	} else {
		err = tx.change(noCrossCheck(), `
			UPDATE cross_checks SET plan_id = ?, kind = ?, name = ?, factor = ?, tolerance = ?, percent = ?, scope = ?,
				code = ?, active = ?, severity = ?, note = ?
			WHERE id = ?`, append(args, c.ID)...)
	}
	if err != nil {
		return 0, tx.fail(err)
	}
	if _, err := tx.exec(`DELETE FROM cross_check_terms WHERE check_id = ?`, c.ID); err != nil {
		return 0, tx.fail(err)
	}
	for side, terms := range map[string][]model.CheckTerm{"left": c.Left, "right": c.Right} {
		for i, t := range terms {
			if _, err := tx.exec(`INSERT INTO cross_check_terms (check_id, side, position, target_id, measure) VALUES (?, ?, ?, ?, ?)`,
				c.ID, side, i+1, ref(t.TargetID), t.Measure); err != nil {
				return 0, tx.fail(err)
			}
		}
	}
	return c.ID, nil
}

// DeleteCrossCheck removes a cross-check with its operands. Errors: CodeNotFound.
func (tx *Tx) DeleteCrossCheck(id model.ID) error {
	return tx.fail(tx.change(noCrossCheck(), `DELETE FROM cross_checks WHERE id = ?`, id))
}

// checksOf names the cross-checks that need a target: “A”, “B”; "" for none.
func (tx *Tx) checksOf(target model.ID) (string, error) {
	names, err := list(tx, func(r scanner) (s string, err error) { return s, r.Scan(&s) }, `
		SELECT name FROM cross_checks WHERE id IN (SELECT check_id FROM cross_check_terms WHERE target_id = ?) ORDER BY id`, target)
	if len(names) == 0 {
		return "", err
	}
	return "“" + strings.Join(names, "”, “") + "”", err
}
