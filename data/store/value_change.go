package store

import "sothidua/data/model"

// The columns of a value that stand alike in report_values, value_changes and
// version_values.
const heldColumns = `number, second, choice, to_date, estimate, note, recheck`

func heldArgs(v model.Value) []any {
	return append(figureArgs(v.Figure), micro(v.ToDate), micro(v.Estimate), v.Note, v.Recheck)
}

func heldDest(v *model.Value) []any {
	return append(figureDest(&v.Figure), (*micro)(&v.ToDate), (*micro)(&v.Estimate), &v.Note, &v.Recheck)
}

// AddValueChange adds a line to the history of a value, with what the cell held
// before. Neither is ever edited nor removed.
func (tx *Tx) AddValueChange(c model.Change, before model.Value) error {
	id, err := tx.addChange(c)
	if err == nil && !before.Empty() {
		_, err = tx.exec(`INSERT INTO value_changes (history_id, `+heldColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			append([]any{id}, heldArgs(before)...)...)
	}
	return tx.fail(err)
}

// ValuesBefore returns what a unit's cell held before each line of its history,
// by the line's ID: nothing where the line tells nothing of it. Lines written
// before the book kept it are missing.
func (tx *Tx) ValuesBefore(unit, target model.ID, year int, code model.PeriodCode) (map[model.ID]model.Value, error) {
	type row struct {
		line model.ID
		held model.Value
	}
	out := map[model.ID]model.Value{}
	err := each(tx, func(r scanner) (b row, err error) {
		b.held.TargetID = target
		return b, r.Scan(append([]any{&b.line}, heldDest(&b.held)...)...)
	}, func(b row) bool {
		out[b.line] = b.held
		return true
	}, `SELECT h.id, c.number, c.second, ifnull(c.choice, ''), c.to_date, c.estimate, ifnull(c.note, ''), ifnull(c.recheck, 0)
		FROM history h LEFT JOIN value_changes c ON c.history_id = h.id
		WHERE h.unit_id = ? AND h.target_id = ? AND h.year = ? AND h.code = ? AND h.entity = 'value'
			AND (c.history_id IS NOT NULL OR h.old = '')`, unit, target, year, code)
	return out, err
}
