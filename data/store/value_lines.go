package store

import (
	"database/sql"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// ValueLine is one value to be saved, with its line of history and what the
// cell held before.
type ValueLine struct {
	Report model.ID
	Value  model.Value
	Before model.Value
	Change model.Change // a zero At becomes the time of the transaction
}

// CheckValue refuses a value with a number that cannot be stored: CodeInvalid
// with Field "value".
func CheckValue(v model.Value) error {
	for _, n := range []model.Number{v.Figure.Number, v.Figure.Second, v.ToDate, v.Estimate} {
		if _, err := micro(n).Value(); err != nil {
			return err
		}
	}
	return nil
}

// SaveValueLines does what SaveValue and AddValueChange do for each line, many
// rows to a statement. The lines of one cell stand in the order in which they
// are to be told. Errors: those of SaveValue.
func (tx *Tx) SaveValueLines(lines []ValueLine) error {
	var kept [][]any
	for _, l := range lines {
		if !l.Value.Empty() {
			kept = append(kept, append([]any{int64(l.Report), int64(l.Value.TargetID)}, heldArgs(l.Value)...))
			continue
		}
		// What was saved for this cell before must not come after its removal.
		if _, err := tx.insertRows(valueInsert, kept); err != nil {
			return tx.fail(err)
		}
		kept = nil
		if err := tx.SaveValue(l.Report, l.Value); err != nil {
			return err
		}
	}
	if _, err := tx.insertRows(valueInsert, kept); err != nil {
		return tx.fail(err)
	}
	told := make([][]any, len(lines))
	folds := folder{}
	for i, l := range lines {
		told[i] = tx.changeArgs(l.Change, folds)
	}
	last, err := tx.insertRows(historyInsert, told)
	if err != nil {
		return tx.fail(err)
	}
	var held [][]any
	for i, l := range lines {
		if !l.Before.Empty() {
			id := last - model.ID(len(lines)-1-i) // one transaction numbers its lines without a gap
			held = append(held, append([]any{int64(id)}, heldArgs(l.Before)...))
		}
	}
	_, err = tx.insertRows(heldInsert, held)
	return tx.fail(err)
}

// AddChanges adds lines to the history like AddChange, many at a time.
func (tx *Tx) AddChanges(lines []model.Change) error {
	rows, folds := make([][]any, len(lines)), folder{}
	for i, c := range lines {
		rows[i] = tx.changeArgs(c, folds)
	}
	_, err := tx.insertRows(historyInsert, rows)
	return tx.fail(err)
}

// AddReports adds reports like SaveReport, many at a time, and sets their IDs.
func (tx *Tx) AddReports(reports []*model.Report) error {
	rows := make([][]any, len(reports))
	for i, r := range reports {
		if r.UpdatedAt.IsZero() {
			r.UpdatedAt = tx.now
		}
		rows[i] = []any{r.Status, r.SubmittedOn, r.Reason, stamp(r.UpdatedAt), r.Sample, r.UnitID, r.Year, r.Code}
	}
	last, err := tx.insertRows(reportInsert, rows)
	if err != nil {
		return tx.fail(err)
	}
	for i, r := range reports {
		r.ID = last - model.ID(len(reports)-1-i)
	}
	return nil
}

// changeArgs are the columns of a line of history.
func (tx *Tx) changeArgs(c model.Change, folds folder) []any {
	if c.At.IsZero() {
		c.At = tx.now
	}
	parts := []string{c.Person, c.Action, c.Subject, c.Old, c.New, c.Reason}
	for i, p := range parts {
		parts[i] = folds.fold(p)
	}
	return []any{stamp(c.At), c.Person, c.Action, c.Entity, int64(c.EntityID), int64(c.UnitID), int64(c.TargetID), c.Year, string(c.Code),
		c.Subject, c.Old, c.New, c.Reason, strings.Join(parts, " ")}
}

// folder folds texts whose parts between commas repeat from line to line, as
// units, periods and targets do in an import.
type folder map[string]string

func (f folder) fold(text string) string {
	parts := strings.Split(text, ", ")
	for i, p := range parts {
		folded, ok := f[p]
		if !ok {
			folded = vn.Fold(p)
			f[p] = folded
		}
		parts[i] = folded
	}
	return strings.Join(parts, ", ")
}

// insertion is an INSERT of rows of the same columns.
type insertion struct {
	into    string // "INSERT INTO t (…) VALUES "
	columns int
	then    string // after the rows
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
	valueInsert   = insertion{insertReportValues, 9, onSameValue}
	historyInsert = insertion{insertHistory, 14, ""}
	heldInsert    = insertion{insertHeld, 8, ""}
	reportInsert  = insertion{insertReports, 8, ""}
	fileInsert    = insertion{insertFiles, 6, ""}
)

// insertRows inserts rows, many to a statement, and returns the ID of the last
// one. Every statement is prepared once for all of its kind.
func (tx *Tx) insertRows(in insertion, rows [][]any) (model.ID, error) {
	var last model.ID
	for _, n := range []int{40, 8, 1} {
		if len(rows) < n {
			continue
		}
		row := "(" + strings.Repeat("?, ", in.columns-1) + "?)"
		stmt, err := tx.sql.PrepareContext(tx.ctx, in.into+strings.Repeat(row+", ", n-1)+row+in.then)
		if err != nil {
			return 0, err
		}
		last, rows, err = insertAll(tx, stmt, n, rows)
		if cerr := stmt.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return 0, err
		}
	}
	return last, nil
}

// insertAll inserts n rows at a time while there are so many, and returns the
// rest.
func insertAll(tx *Tx, stmt *sql.Stmt, n int, rows [][]any) (last model.ID, rest [][]any, err error) {
	args := make([]any, 0, n*len(rows[0]))
	for len(rows) >= n {
		args = args[:0]
		for _, r := range rows[:n] {
			args = append(args, r...)
		}
		res, err := stmt.ExecContext(tx.ctx, args...)
		if err != nil {
			return 0, nil, err
		}
		id, err := res.LastInsertId()
		if err != nil {
			return 0, nil, err
		}
		last, rows = model.ID(id), rows[n:]
	}
	return last, rows, nil
}
