package store

import (
	"encoding/json"
	"errors"

	"sothidua/data/model"
)

const targetQuery = `
	SELECT t.id, t.plan_id, t.parent_id, t.area_id, t.number, t.position, t.name, t.text, t.leaf,
		t.comparator, t.unit, t.decimals, t.timing, t.roll_up, t.weight, t.pace, t.pace_final, t.baseline, t.grades,
		t.lead_id, t.note,
		c.number, c.second, ifnull(c.choice, ''), s.number, s.second, ifnull(s.choice, ''), l.number, l.second, ifnull(l.choice, '')
	FROM targets t
	LEFT JOIN target_figures c ON c.target_id = t.id AND c.source = 'council'
	LEFT JOIN target_figures s ON s.target_id = t.id AND s.source = 'superior'
	LEFT JOIN target_figures l ON l.target_id = t.id AND l.source = 'last_year'`

func scanTarget(r scanner) (model.Target, error) {
	var t model.Target
	var grades string
	rule := &t.Rule
	dest := []any{&t.ID, &t.PlanID, (*ref)(&t.ParentID), (*ref)(&t.AreaID), &t.Number, &t.Position, &t.Name, &t.Text, &t.Leaf,
		&rule.Comparator, &rule.Unit, &rule.Decimals, &rule.Timing, &rule.RollUp, &rule.Weight, &rule.Pace.Kind, &rule.Pace.Final,
		(*micro)(&rule.Baseline), &grades, (*ref)(&t.LeadID), &t.Note}
	dest = append(dest, figureDest(&t.Plan)...)
	dest = append(dest, figureDest(&t.Superior)...)
	dest = append(dest, figureDest(&t.LastYear)...)
	if err := r.Scan(dest...); err != nil {
		return t, err
	}
	return t, json.Unmarshal([]byte(grades), &rule.Grades)
}

// Targets lists the plan's items in order, each followed by its leaves.
func (tx *Tx) Targets(plan model.ID) ([]model.Target, error) {
	all, err := list(tx, scanTarget, targetQuery+` WHERE t.plan_id = ? ORDER BY t.position, t.id`, plan)
	if err != nil {
		return nil, err
	}
	leaves := map[model.ID][]model.Target{}
	for _, t := range all {
		leaves[t.ParentID] = append(leaves[t.ParentID], t)
	}
	out := make([]model.Target, 0, len(all))
	for _, item := range leaves[0] {
		out = append(append(out, item), leaves[item.ID]...)
	}
	return out, nil
}

// Target returns one item or leaf. Errors: CodeNotFound.
func (tx *Tx) Target(id model.ID) (model.Target, error) {
	return one(tx, noTarget(), scanTarget, targetQuery+` WHERE t.id = ?`, id)
}

func noTarget() error {
	return model.Errorf(model.CodeNotFound, "Chỉ tiêu này không còn trong sổ. Tải lại màn hình rồi thử lại.")
}

// SaveTarget adds (ID 0) or changes an item or a leaf with its figures and
// returns the ID. A leaf stands directly under an item of the same plan.
// Errors: CodeNotFound for the target or its item; CodeConflict with Field
// "number" when the plan has the number; CodeInvalid for a number that cannot
// be stored.
func (tx *Tx) SaveTarget(t model.Target) (model.ID, error) {
	if err := tx.checkParent(t); err != nil {
		return 0, err
	}
	grades, err := json.Marshal(t.Rule.Grades)
	if err != nil {
		return 0, tx.fail(err)
	}
	rule := t.Rule
	args := []any{t.PlanID, ref(t.ParentID), ref(t.AreaID), t.Number, t.Position, t.Name, t.Text, t.Leaf,
		rule.Comparator, rule.Unit, rule.Decimals, rule.Timing, rule.RollUp, rule.Weight, rule.Pace.Kind, rule.Pace.Final,
		micro(rule.Baseline), string(grades), ref(t.LeadID), t.Note}
	if t.ID == 0 {
		t.ID, err = tx.insert(`
			INSERT INTO targets (plan_id, parent_id, area_id, number, position, name, text, leaf, comparator, unit, decimals,
				timing, roll_up, weight, pace, pace_final, baseline, grades, lead_id, note)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, args...)
	} else {
		err = tx.change(noTarget(), `
			UPDATE targets SET plan_id = ?, parent_id = ?, area_id = ?, number = ?, position = ?, name = ?, text = ?, leaf = ?,
				comparator = ?, unit = ?, decimals = ?, timing = ?, roll_up = ?, weight = ?, pace = ?, pace_final = ?,
				baseline = ?, grades = ?, lead_id = ?, note = ?
			WHERE id = ?`, append(args, t.ID)...)
	}
	if isUnique(err) {
		return 0, taken("number", err, "Kế hoạch đã có chỉ tiêu số %s. Đặt số khác.", t.Number)
	}
	if err != nil {
		return 0, tx.fail(err)
	}
	err = errors.Join(tx.saveFigure(t.ID, "council", t.Plan), tx.saveFigure(t.ID, "superior", t.Superior),
		tx.saveFigure(t.ID, "last_year", t.LastYear))
	return t.ID, tx.fail(err)
}

// checkParent holds the tree at two levels: the list of targets shows no more.
func (tx *Tx) checkParent(t model.Target) error {
	if t.ParentID == 0 {
		return nil
	}
	parent, err := tx.Target(t.ParentID)
	if err != nil {
		return err
	}
	if parent.ParentID != 0 || parent.ID == t.ID || parent.PlanID != t.PlanID {
		return model.Invalid("parent", "Chỉ tiêu %s không đứng dưới %s được: thành phần chỉ đứng dưới một chỉ tiêu của cùng kế hoạch.", t.Number, parent.Number)
	}
	n, err := tx.count(`SELECT count(*) FROM targets WHERE parent_id = ?`, t.ID)
	if err == nil && n > 0 {
		err = model.Invalid("parent", "Chỉ tiêu %s có %d thành phần nên không thể là thành phần của chỉ tiêu khác.", t.Number, n)
	}
	return err
}

// saveFigure keeps one figure of a target; a missing one has no row.
func (tx *Tx) saveFigure(target model.ID, source string, f model.Figure) error {
	if _, err := tx.exec(`DELETE FROM target_figures WHERE target_id = ? AND source = ?`, target, source); err != nil {
		return err
	}
	if f.Missing() {
		return nil
	}
	_, err := tx.exec(`INSERT INTO target_figures (target_id, source, number, second, choice) VALUES (?, ?, ?, ?, ?)`,
		append([]any{target, source}, figureArgs(f)...)...)
	return err
}

// DeleteTarget removes an item or leaf with its allocations, registrations and
// past results. Errors: CodeNotFound; CodeConflict when units reported values
// for it, a cross-check needs it, or it still has leaves.
func (tx *Tx) DeleteTarget(id model.ID) error {
	t, err := tx.Target(id)
	if err != nil {
		return err
	}
	n, err := tx.CountValues(id)
	if err != nil {
		return err
	}
	if n > 0 {
		return model.Errorf(model.CodeConflict, "Chỉ tiêu %s đã có %d số liệu, không xóa được. Xóa số liệu trong các báo cáo trước.", t.Number, n)
	}
	checks, err := tx.checksOf(id)
	if err != nil {
		return err
	}
	if checks != "" {
		return model.Errorf(model.CodeConflict, "Chỉ tiêu %s đang dùng trong kiểm tra chéo %s, không xóa được. Sửa hoặc xóa kiểm tra đó trong tab Kiểm tra chéo trước.", t.Number, checks)
	}
	n, err = tx.count(`SELECT count(*) FROM targets WHERE parent_id = ?`, id)
	if err != nil {
		return err
	}
	if n > 0 {
		return model.Errorf(model.CodeConflict, "Chỉ tiêu %s còn %d thành phần. Xóa các thành phần trước.", t.Number, n)
	}
	return tx.fail(tx.change(noTarget(), `DELETE FROM targets WHERE id = ?`, id))
}

// CountValues tells how many values were reported for a target, in all periods.
func (tx *Tx) CountValues(target model.ID) (int, error) {
	return tx.count(`SELECT count(*) FROM report_values WHERE target_id = ?`, target)
}

// CountUnitValues tells how many values one unit reported for a target, in all periods.
func (tx *Tx) CountUnitValues(target, unit model.ID) (int, error) {
	return tx.count(`SELECT count(*) FROM report_values v JOIN reports r ON r.id = v.report_id
		WHERE v.target_id = ? AND r.unit_id = ?`, target, unit)
}
