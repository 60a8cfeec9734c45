package store

import "sothidua/data/model"

// Holidays lists the office's days off of all years, by date.
func (tx *Tx) Holidays() ([]model.Holiday, error) {
	return list(tx, func(r scanner) (h model.Holiday, err error) {
		return h, r.Scan(&h.Date, &h.Name)
	}, `SELECT date, name FROM holidays ORDER BY date`)
}

// SaveHoliday adds a day off or renames it.
func (tx *Tx) SaveHoliday(h model.Holiday) error {
	_, err := tx.exec(`INSERT INTO holidays (date, name) VALUES (?, ?) ON CONFLICT (date) DO UPDATE SET name = excluded.name`, h.Date, h.Name)
	return tx.fail(err)
}

// DeleteHoliday makes a day off a working day again. Errors: CodeNotFound.
func (tx *Tx) DeleteHoliday(d model.Date) error {
	missing := model.Errorf(model.CodeNotFound, "Ngày nghỉ này không còn trong sổ. Tải lại màn hình.")
	return tx.fail(tx.change(missing, `DELETE FROM holidays WHERE date = ?`, d))
}
