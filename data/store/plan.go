package store

import "sothidua/data/model"

// Years lists the years that have a plan, newest first.
func (tx *Tx) Years() ([]int, error) {
	return list(tx, func(r scanner) (y int, err error) { return y, r.Scan(&y) }, `SELECT year FROM plans ORDER BY year DESC`)
}

// Plan returns the year's plan with its parts in order. Errors: CodeNotFound.
func (tx *Tx) Plan(year int) (model.Plan, error) {
	missing := model.Errorf(model.CodeNotFound, "Sổ chưa có kế hoạch năm %d. Thêm năm trong Kế hoạch, phong trào.", year)
	p, err := one(tx, missing, func(r scanner) (p model.Plan, err error) {
		return p, r.Scan(&p.ID, &p.Year, &p.Number, &p.Date, &p.Title, &p.Issuer, &p.Signer, &p.Position, &p.Sample)
	}, `SELECT id, year, number, date, title, issuer, signer, position, sample FROM plans WHERE year = ?`, year)
	if err != nil {
		return p, err
	}
	p.Parts, err = list(tx, func(r scanner) (t model.PlanPart, err error) {
		return t, r.Scan(&t.ID, &t.Kind, &t.Number, &t.Text)
	}, `SELECT id, kind, number, text FROM plan_parts WHERE plan_id = ? ORDER BY position`, p.ID)
	return p, err
}

// PlanYear returns the year of a plan. Errors: CodeNotFound.
func (tx *Tx) PlanYear(plan model.ID) (int, error) {
	missing := model.Errorf(model.CodeNotFound, "Kế hoạch này không còn trong sổ. Tải lại màn hình rồi thử lại.")
	return one(tx, missing, func(r scanner) (y int, err error) { return y, r.Scan(&y) }, `SELECT year FROM plans WHERE id = ?`, plan)
}

// SavePlan adds (ID 0) or changes a plan and returns the ID. Its parts become
// exactly p.Parts in that order: parts with an ID keep it, so that targets stay
// with their content area; parts left out are removed and targets that served
// them serve none. Errors: CodeNotFound for the plan or a part; CodeConflict
// with Field "year" when the year has a plan.
func (tx *Tx) SavePlan(p model.Plan) (model.ID, error) {
	args := []any{p.Year, p.Number, p.Date, p.Title, p.Issuer, p.Signer, p.Position, p.Sample}
	var err error
	if p.ID == 0 {
		p.ID, err = tx.insert(`
			INSERT INTO plans (year, number, date, title, issuer, signer, position, sample)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, args...)
	} else {
		missing := model.Errorf(model.CodeNotFound, "Kế hoạch này không còn trong sổ. Tải lại màn hình rồi thử lại.")
		err = tx.change(missing, `
			UPDATE plans SET year = ?, number = ?, date = ?, title = ?, issuer = ?, signer = ?, position = ?, sample = ?
			WHERE id = ?`, append(args, p.ID)...)
	}
	if isUnique(err) {
		return 0, taken("year", err, "Sổ đã có kế hoạch năm %d. Sửa kế hoạch đó.", p.Year)
	}
	if err != nil {
		return 0, tx.fail(err)
	}
	return p.ID, tx.saveParts(p.ID, p.Parts)
}

func (tx *Tx) saveParts(plan model.ID, parts []model.PlanPart) error {
	if err := tx.dropParts(plan, parts); err != nil {
		return err
	}
	missing := model.Errorf(model.CodeNotFound, "Một mục của kế hoạch không còn trong sổ. Tải lại màn hình rồi thử lại.")
	for i, part := range parts {
		var err error
		if part.ID == 0 {
			_, err = tx.insert(`INSERT INTO plan_parts (plan_id, position, kind, number, text) VALUES (?, ?, ?, ?, ?)`,
				plan, i+1, part.Kind, part.Number, part.Text)
		} else {
			err = tx.change(missing, `UPDATE plan_parts SET position = ?, kind = ?, number = ?, text = ? WHERE id = ? AND plan_id = ?`,
				i+1, part.Kind, part.Number, part.Text, part.ID, plan)
		}
		if err != nil {
			return tx.fail(err)
		}
	}
	return nil
}

// dropParts removes the stored parts of the plan that are not in keep.
func (tx *Tx) dropParts(plan model.ID, keep []model.PlanPart) error {
	kept := map[model.ID]bool{}
	for _, p := range keep {
		kept[p.ID] = true
	}
	stored, err := list(tx, func(r scanner) (id model.ID, err error) { return id, r.Scan(&id) },
		`SELECT id FROM plan_parts WHERE plan_id = ?`, plan)
	if err != nil {
		return err
	}
	for _, id := range stored {
		if kept[id] {
			continue
		}
		if _, err := tx.exec(`DELETE FROM plan_parts WHERE id = ?`, id); err != nil {
			return tx.fail(err)
		}
	}
	return nil
}
