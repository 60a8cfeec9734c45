package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"sothidua/data/model"
)

// Tx is one transaction on the book. It lives as long as the function given to
// Read or Write and belongs to one goroutine.
type Tx struct {
	ctx  context.Context
	sql  *sql.Tx
	now  time.Time
	path string

	// The statements that changed something, prepared once: the same ones come
	// again for every value of a report, and to read one costs more than to run
	// it. They are closed with the transaction.
	prepared map[string]*sql.Stmt
}

// Now returns the time of the transaction, to the millisecond: all its rows
// carry the same one.
func (tx *Tx) Now() time.Time { return tx.now }

// fail makes err a coded error. The driver wraps the error of a value that
// cannot be stored; only that error itself is of use. Once the context ended
// the transaction is taken back and its statements are closed at any moment, and
// what is said of that is no fault of the book.
func (tx *Tx) fail(err error) error {
	var e *model.Error
	if errors.As(err, &e) {
		return e
	}
	if ended := tx.ctx.Err(); err != nil && ended != nil {
		return errors.Join(ended, err)
	}
	return coded(tx.path, err)
}

// scanner is one row of a result.
type scanner interface{ Scan(dest ...any) error }

// exec runs a statement and returns how many rows it touched. The error is
// SQLite's own, for callers that tell a constraint apart; pass it to fail.
func (tx *Tx) exec(query string, args ...any) (int64, error) {
	res, err := tx.run(query, args)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (tx *Tx) run(query string, args []any) (sql.Result, error) {
	stmt := tx.prepared[query]
	if stmt == nil {
		var err error
		if stmt, err = tx.sql.PrepareContext(tx.ctx, query); err != nil {
			return nil, err
		}
		if tx.prepared == nil {
			tx.prepared = map[string]*sql.Stmt{}
		}
		tx.prepared[query] = stmt
	}
	return stmt.ExecContext(tx.ctx, args...)
}

// insert runs an INSERT and returns the new row's ID.
func (tx *Tx) insert(query string, args ...any) (model.ID, error) {
	res, err := tx.run(query, args)
	if err != nil {
		return 0, err
	}
	id, err := res.LastInsertId()
	return model.ID(id), err
}

// change runs an UPDATE or DELETE that must touch a row; missing is the error
// when it touched none.
func (tx *Tx) change(missing error, query string, args ...any) error {
	n, err := tx.exec(query, args...)
	if err == nil && n == 0 {
		return missing
	}
	return err
}

// one reads a single row; missing is the error when there is none.
func one[T any](tx *Tx, missing error, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	v, err := scan(tx.sql.QueryRowContext(tx.ctx, query, args...))
	if errors.Is(err, sql.ErrNoRows) {
		err = missing
	}
	return v, tx.fail(err)
}

// each reads all rows of a query, in order, until visit returns false.
func each[T any](tx *Tx, scan func(scanner) (T, error), visit func(T) bool, query string, args ...any) (err error) {
	rows, err := tx.sql.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return tx.fail(err)
	}
	defer func() { err = tx.fail(errors.Join(err, rows.Close())) }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return err
		}
		if !visit(v) {
			return nil
		}
	}
	return rows.Err()
}

// list reads all rows of a query, in order.
func list[T any](tx *Tx, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	var out []T
	err := each(tx, scan, func(v T) bool { out = append(out, v); return true }, query, args...)
	return out, err
}

// count reads one integer.
func (tx *Tx) count(query string, args ...any) (int, error) {
	var n int
	err := tx.sql.QueryRowContext(tx.ctx, query, args...).Scan(&n)
	return n, tx.fail(err)
}

// Try runs fn and takes back what it wrote when it fails; the transaction goes
// on. It may stand within another Try.
func (tx *Tx) Try(fn func() error) error {
	if _, err := tx.exec(`SAVEPOINT attempt`); err != nil {
		return tx.fail(err)
	}
	err := fn()
	if err != nil {
		if _, rerr := tx.exec(`ROLLBACK TO attempt`); rerr != nil {
			return errors.Join(tx.fail(err), tx.fail(rerr))
		}
	}
	if _, rerr := tx.exec(`RELEASE attempt`); rerr != nil {
		return errors.Join(err, tx.fail(rerr))
	}
	return err
}
