package storetest

import (
	"database/sql"
	"errors"
	"testing"
)

// Bare puts the values of some reports into a book as plainly as can be done,
// to hold against what an import takes.
type Bare struct {
	t     testing.TB
	db    *sql.DB
	units string     // a pattern of LIKE
	rows  [][3]int64 // report, target, number in millionths
}

// OpenBare reads the values of the units whose code begins with prefix. They
// may be numbers only.
func OpenBare(t testing.TB, path, prefix string) *Bare {
	t.Helper()
	b := &Bare{t: t, db: open(t, path), units: prefix + "%"}
	t.Cleanup(func() {
		if err := b.db.Close(); err != nil {
			t.Error(err)
		}
	})
	rows, err := b.db.Query(`SELECT report_id, target_id, number FROM report_values WHERE report_id IN (`+ownReports+`)`, b.units)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var r [3]int64
		if err := rows.Scan(&r[0], &r[1], &r[2]); err != nil {
			t.Fatal(err)
		}
		b.rows = append(b.rows, r)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	ownReports = `SELECT id FROM reports WHERE unit_id IN (SELECT id FROM units WHERE code LIKE ?)`
	insertion  = `INSERT INTO report_values (report_id, target_id, number, second, choice, to_date, estimate, note, recheck)
		VALUES (?, ?, ?, NULL, '', NULL, NULL, '', 0)`
)

// Len counts the values.
func (b *Bare) Len() int { return len(b.rows) }

// Insert puts the values in, one INSERT each in one transaction; the reports
// must be there. Every INSERT is read anew, as sql.Tx.Exec does.
func (b *Bare) Insert() {
	b.write(func(tx *sql.Tx) error {
		for _, r := range b.rows {
			if _, err := tx.Exec(insertion, r[0], r[1], r[2]); err != nil {
				return err
			}
		}
		return nil
	})
}

// InsertPrepared is Insert with the statement prepared once for all.
func (b *Bare) InsertPrepared() {
	b.write(func(tx *sql.Tx) error {
		stmt, err := tx.Prepare(insertion)
		if err != nil {
			return err
		}
		for _, r := range b.rows {
			if _, err := stmt.Exec(r[0], r[1], r[2]); err != nil {
				return err
			}
		}
		return stmt.Close()
	})
}

// Empty takes the values away.
func (b *Bare) Empty() { b.exec(`DELETE FROM report_values WHERE report_id IN (` + ownReports + `)`) }

// Clear takes the values and their reports away.
func (b *Bare) Clear() {
	b.Empty()
	b.exec(`DELETE FROM reports WHERE id IN (` + ownReports + `)`)
}

func (b *Bare) exec(query string) {
	b.t.Helper()
	if _, err := b.db.Exec(query, b.units); err != nil {
		b.t.Fatal(err)
	}
}

func (b *Bare) write(fn func(tx *sql.Tx) error) {
	b.t.Helper()
	tx, err := b.db.Begin()
	if err != nil {
		b.t.Fatal(err)
	}
	if err := fn(tx); err != nil {
		b.t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		b.t.Fatal(err)
	}
}
