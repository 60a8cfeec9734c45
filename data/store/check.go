package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sothidua/data/model"
)

// FileCheck is the state of the file of a book.
type FileCheck struct {
	Integrity   []string       // faults of the file, in Vietnamese; empty when it is whole
	ForeignKeys []string       // rows that refer to rows that do not exist, in Vietnamese
	Counts      map[string]int // number of rows by table: "units", "report_values", "history", …
}

// Sound tells whether the file is whole and no row refers to nothing.
func (c FileCheck) Sound() bool { return len(c.Integrity) == 0 && len(c.ForeignKeys) == 0 }

// Check reads the whole file and tells what is wrong with it. A damaged file is
// a finding, not an error. In a book open for reading only, SQLite does not
// compare the rows with the CHECK clauses of their tables.
func (db *DB) Check(ctx context.Context) (FileCheck, error) {
	out := FileCheck{Counts: map[string]int{}}
	err := db.Read(ctx, func(tx *Tx) error {
		faults, err := list(tx, func(r scanner) (s string, err error) { return s, r.Scan(&s) }, `PRAGMA integrity_check`)
		if err != nil {
			return err
		}
		for _, f := range faults {
			if f != "ok" {
				out.Integrity = append(out.Integrity, fmt.Sprintf("Bảng hoặc chỉ mục trong tệp bị hỏng (SQLite: %s).", f))
			}
		}
		if out.ForeignKeys, err = danglingRows(ctx, tx.sql); err != nil {
			return err
		}
		out.Counts, err = countRows(ctx, tx.sql)
		return err
	})
	if model.CodeOf(err) == model.CodeDamaged {
		out.Integrity = append(out.Integrity, fmt.Sprintf("Không đọc hết được tệp (%v).", errors.Unwrap(err)))
		err = nil
	}
	return out, err
}

// querier is a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// danglingRows names the rows that refer to rows that do not exist.
func danglingRows(ctx context.Context, q querier) (out []string, err error) {
	rows, err := q.QueryContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var table, parent string
		var row sql.NullInt64 // none in a table without row numbers
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return nil, err
		}
		where := "Một dòng"
		if row.Valid {
			where = fmt.Sprintf("Dòng %d", row.Int64)
		}
		out = append(out, fmt.Sprintf("%s của bảng %s trỏ đến dòng không có trong bảng %s.", where, table, parent))
	}
	return out, rows.Err()
}

// countRows counts the rows of every table.
func countRows(ctx context.Context, q querier) (out map[string]int, err error) {
	var query string // one SELECT for every table
	err = q.QueryRowContext(ctx, `
		SELECT group_concat(printf('SELECT %Q, count(*) FROM "%w"', name, name), ' UNION ALL ')
		FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'`).Scan(&query)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	out = map[string]int{}
	for rows.Next() {
		var table string
		var n int
		if err := rows.Scan(&table, &n); err != nil {
			return nil, err
		}
		out[table] = n
	}
	return out, rows.Err()
}
