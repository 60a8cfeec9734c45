package store

import (
	"strings"

	"sothidua/data/model"
)

// insertion is an INSERT of rows of the same columns.
type insertion struct {
	into string // "INSERT INTO t (…) VALUES "
	row  string // "(?, ?, …)"
	then string // after the rows
}

// The insertions of an import.
const (
	insertReportValues = `INSERT INTO report_values (report_id, target_id, ` + heldColumns + `) VALUES `
	insertHistory      = `INSERT INTO history (at, person, action, entity, entity_id, unit_id, target_id, year, code, subject, old, new, reason, folded) VALUES `
	insertHeld         = `INSERT INTO value_changes (history_id, ` + heldColumns + `) VALUES `
	insertReports      = `INSERT INTO reports (status, submitted_on, reason, updated_at, sample, unit_id, year, code) VALUES `
	insertFiles        = `INSERT INTO import_files (batch_id, position, name, layout, cells, steps) VALUES `
	onSameValue        = ` ON CONFLICT (report_id, target_id) DO UPDATE SET number = excluded.number, second = excluded.second,
		choice = excluded.choice, to_date = excluded.to_date, estimate = excluded.estimate, note = excluded.note, recheck = excluded.recheck`
)

var (
	valueInsert   = insertion{insertReportValues, `(?, ?, ?, ?, ?, ?, ?, ?, ?)`, onSameValue}
	numberInsert  = insertion{insertReportValues, `(?, ?, ?, NULL, '', NULL, NULL, '', 0)`, onSameValue} // heldColumns of a number alone
	historyInsert = insertion{insertHistory, `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, ""}
	heldInsert    = insertion{insertHeld, `(?, ?, ?, ?, ?, ?, ?, ?)`, ""}
	reportInsert  = insertion{insertReports, `(?, ?, ?, ?, ?, ?, ?, ?)`, ""}
	fileInsert    = insertion{insertFiles, `(?, ?, ?, ?, ?, ?)`, ""}
)

// rowsAtOnce are the numbers of rows to a statement. SQLite keeps, for every
// statement of several rows, the pages it touches until it is through, so many
// rows at once write less; reading a statement of very many costs more again.
var rowsAtOnce = [...]int{120, 20, 1}

// insertRows inserts n rows, many to a statement, and returns the ID of the
// last one. Row appends the columns of a row.
func (tx *Tx) insertRows(in insertion, n int, row func(i int, to []any) ([]any, error)) (last model.ID, err error) {
	var args []any
	done := 0
	for _, many := range rowsAtOnce {
		if n-done < many {
			continue
		}
		query := in.into + strings.Repeat(in.row+", ", many-1) + in.row + in.then
		for ; n-done >= many; done += many {
			args = args[:0]
			for i := range many {
				if args, err = row(done+i, args); err != nil {
					return 0, err
				}
			}
			if last, err = tx.insert(query, args...); err != nil {
				return 0, err
			}
		}
	}
	return last, nil
}
