package store

import (
	"slices"

	"sothidua/data/model"
)

func scanPeriod(r scanner) (p model.Period, err error) {
	return p, r.Scan(&p.ID, &p.Year, &p.Code, &p.Deadline, &p.Locked, &p.Reason)
}

const periodQuery = `SELECT id, year, code, deadline, locked, reason FROM periods`

// Periods lists the year's reporting calendar in the order of the year.
func (tx *Tx) Periods(year int) ([]model.Period, error) {
	out, err := list(tx, scanPeriod, periodQuery+` WHERE year = ?`, year)
	slices.SortFunc(out, func(a, b model.Period) int {
		if a.Code.Before(b.Code) {
			return -1
		}
		if b.Code.Before(a.Code) {
			return 1
		}
		return 0
	})
	return out, err
}

// Period returns one period of the calendar. Errors: CodeNotFound.
func (tx *Tx) Period(year int, code model.PeriodCode) (model.Period, error) {
	return one(tx, noPeriod(), scanPeriod, periodQuery+` WHERE year = ? AND code = ?`, year, code)
}

func noPeriod() error {
	return model.Errorf(model.CodeNotFound, "Kỳ báo cáo này không có trong lịch. Thêm kỳ trong Hệ thống, Kỳ báo cáo.")
}

// SavePeriod adds (ID 0) or changes a period and returns the ID. Errors:
// CodeNotFound; CodeConflict with Field "code" when the calendar has the period,
// or when a period with reports would move.
func (tx *Tx) SavePeriod(p model.Period) (model.ID, error) {
	args := []any{p.Year, p.Code, p.Deadline, p.Locked, p.Reason}
	var err error
	if p.ID == 0 {
		p.ID, err = tx.insert(`INSERT INTO periods (year, code, deadline, locked, reason) VALUES (?, ?, ?, ?, ?)`, args...)
	} else {
		err = tx.change(noPeriod(), `UPDATE periods SET year = ?, code = ?, deadline = ?, locked = ?, reason = ? WHERE id = ?`, append(args, p.ID)...)
	}
	if isUnique(err) {
		return 0, taken("code", err, "Lịch đã có kỳ %s năm %d. Sửa kỳ đó.", p.Code.Short(), p.Year)
	}
	return p.ID, tx.fail(err)
}

// DeletePeriod takes a period out of the calendar. Errors: CodeNotFound;
// CodeConflict when it has reports.
func (tx *Tx) DeletePeriod(id model.ID) error {
	err := tx.change(noPeriod(), `DELETE FROM periods WHERE id = ?`, id)
	if isForeignKey(err) {
		return model.Wrap(model.CodeConflict, err, "Kỳ này đã có báo cáo, không bỏ được. Có thể khóa kỳ.")
	}
	return tx.fail(err)
}
