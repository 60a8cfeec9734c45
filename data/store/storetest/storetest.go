// Package storetest looks into the file of a book, and writes to it, without
// the program: for tests and benchmarks of the packages above the store, which
// have no SQL of their own.
package storetest

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // the driver
)

// open opens the file of a book with the settings the store writes with.
func open(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path+"?_busy_timeout=5000&_foreign_keys=on&_synchronous=FULL&_txlock=immediate&_pragma=temp_store(MEMORY)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// Dump writes every row of a book by table, but for the history and the
// imports, which only grow.
func Dump(t testing.TB, path string) map[string][]string {
	t.Helper()
	db := open(t, path)
	out := map[string][]string{}
	for _, name := range column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
		AND name NOT LIKE 'import_%' AND name NOT IN ('history', 'value_changes', 'migrations')`) {
		cols := column(t, db, fmt.Sprintf(`SELECT 'quote("' || name || '")' FROM pragma_table_info('%s')`, name))
		out[name] = column(t, db, fmt.Sprintf(`SELECT %s FROM "%s" ORDER BY 1`, strings.Join(cols, " || '|' || "), name))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// column reads the texts of a query's only column.
func column(t testing.TB, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		t.Fatal(err)
	}
	return out
}
