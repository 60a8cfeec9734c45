package store

import "sothidua/data/model"

// AddReminder keeps that a unit was reminded, and returns the ID. Errors:
// CodeConflict when the unit or the period does not exist.
func (tx *Tx) AddReminder(r model.Reminder) (model.ID, error) {
	id, err := tx.insert(`INSERT INTO reminders (unit_id, year, code, way, day, person, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		r.UnitID, r.Year, r.Code, r.Way, r.Day, r.Person, stamp(tx.now))
	return id, tx.fail(err)
}

// Reminders lists the reminders of a year, oldest first.
func (tx *Tx) Reminders(year int) ([]model.Reminder, error) {
	return list(tx, func(r scanner) (m model.Reminder, err error) {
		return m, r.Scan(&m.ID, &m.UnitID, &m.Year, &m.Code, &m.Way, &m.Day, &m.Person, (*stamp)(&m.At))
	}, `SELECT id, unit_id, year, code, way, day, person, at FROM reminders WHERE year = ? ORDER BY day, id`, year)
}
