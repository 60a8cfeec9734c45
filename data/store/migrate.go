package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"sothidua/data/model"
)

//go:embed migrations/*.sql
var embedded embed.FS

// step is one migration: a file of SQL that is never edited once shipped.
type step struct {
	name string // "0001_init.sql"; the number is the position in the list
	sum  string // SHA-256 of the text, hexadecimal
	sql  string
}

// loadSteps reads the migrations in order. Numbers start at 1 without gaps.
func loadSteps(files fs.FS) ([]step, error) {
	names, err := fs.Glob(files, "*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var out []step
	for i, name := range names {
		if !strings.HasPrefix(name, fmt.Sprintf("%04d_", i+1)) {
			return nil, fmt.Errorf("migration %s does not start with %04d_", name, i+1)
		}
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		// A checkout on Windows may end lines with CR LF.
		text := strings.ReplaceAll(string(b), "\r\n", "\n")
		sum := sha256.Sum256([]byte(text))
		out = append(out, step{name: name, sum: hex.EncodeToString(sum[:]), sql: text})
	}
	return out, nil
}

// pending compares what was applied to the book with the steps and returns
// those still to apply. Errors: CodeNewer when the book has steps this program
// does not know, CodeDamaged when a step differs.
func pending(ctx context.Context, handle *sql.DB, path string, steps []step) (_ []step, err error) {
	rows, err := handle.QueryContext(ctx, `SELECT name, sha256 FROM migrations ORDER BY number`)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	done := 0
	for ; rows.Next(); done++ {
		var s step
		if err := rows.Scan(&s.name, &s.sum); err != nil {
			return nil, err
		}
		if done >= len(steps) {
			return nil, newer(path)
		}
		if known := steps[done]; s.name != known.name || s.sum != known.sum {
			return nil, model.Errorf(model.CodeDamaged, "Cấu trúc sổ “%s” (bước %s) khác với chương trình này, mở ra có thể sai số liệu. Cài lại bản Sổ Thi đua chính thức, hoặc khôi phục từ bản sao lưu; tệp chưa bị thay đổi.", path, s.name)
		}
	}
	return steps[done:], rows.Err()
}

// upgrade applies the pending steps to an existing book, after a copy of it
// was put beside it.
func (db *DB) upgrade(ctx context.Context, steps []step) error {
	todo, err := pending(ctx, db.writer, db.path, steps)
	if err != nil || len(todo) == 0 {
		return err
	}
	kept := fmt.Sprintf("%s.truoc-nang-cap-%s.sothidua", strings.TrimSuffix(db.path, ".db"), db.Now().Format("20060102-150405"))
	if !Exists(kept) { // the same second, so the same book
		if err := db.CopyTo(ctx, kept); err != nil {
			return err
		}
	}
	err = coded(db.path, apply(ctx, db.writer, todo, db.Now()))
	if model.CodeOf(err) == model.CodeInternal {
		return model.Wrap(model.CodeInternal, err, "Không nâng cấp được sổ “%s” cho bản chương trình này; sổ còn nguyên như trước, bản sao ở “%s”. Dùng lại bản chương trình cũ và xem nhật ký chương trình.", db.path, kept)
	}
	return err
}

// apply runs the steps. Foreign keys are off meanwhile, as rebuilding a table
// needs, which SQLite allows outside a transaction only.
func apply(ctx context.Context, handle *sql.DB, steps []step, now time.Time) (err error) {
	conn, err := handle.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, `PRAGMA foreign_keys = OFF`); err != nil {
		return err
	}
	for _, s := range steps {
		if err := s.apply(ctx, conn, now); err != nil {
			return fmt.Errorf("migration %s: %w", s.name, err)
		}
	}
	_, err = conn.ExecContext(ctx, `PRAGMA foreign_keys = ON`)
	return err
}

// apply runs one step and records it in one transaction.
func (s step) apply(ctx context.Context, conn *sql.Conn, now time.Time) (err error) {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if rerr := tx.Rollback(); !errors.Is(rerr, sql.ErrTxDone) {
			err = errors.Join(err, rerr)
		}
	}()
	if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (
		number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT`); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, s.sql); err != nil {
		return err
	}
	broken, err := danglingRows(ctx, tx)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return fmt.Errorf("foreign keys broken: %s", strings.Join(broken, " "))
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO migrations (number, name, sha256, applied_at)
		SELECT ifnull(max(number), 0) + 1, ?, ?, ? FROM migrations`, s.name, s.sum, stamp(now)); err != nil {
		return err
	}
	// A PRAGMA takes no parameters; the version is the number of the record.
	var version int
	if err := tx.QueryRowContext(ctx, `SELECT max(number) FROM migrations`).Scan(&version); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, version)); err != nil {
		return err
	}
	return tx.Commit()
}
