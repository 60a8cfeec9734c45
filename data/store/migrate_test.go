package store

import (
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"sothidua/data/model"
)

// shipped are the embedded migrations.
func shipped(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	sub, err := fs.Sub(embedded, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(sub, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("migrations %v, %v", names, err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(sub, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: b}
	}
	return out
}

// with adds migrations after the shipped ones.
func with(t *testing.T, texts ...string) fstest.MapFS {
	t.Helper()
	out := shipped(t)
	for _, text := range texts {
		out[strings.Replace("000N_thu.sql", "N", string(rune('1'+len(out))), 1)] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// rebuild changes a table in the way that needs foreign keys off.
const rebuild = `
	CREATE TABLE units_new (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, zalo TEXT NOT NULL DEFAULT '') STRICT;
	INSERT INTO units_new (id, code, name) SELECT id, code, name FROM units;
	DROP TABLE units;
	ALTER TABLE units_new RENAME TO units;
	CREATE INDEX units_zalo ON units (zalo);`

func schema(t *testing.T, db *DB) []string {
	t.Helper()
	return read(t, db, func(tx *Tx) ([]string, error) {
		return list(tx, func(r scanner) (s string, err error) { return s, r.Scan(&s) },
			`SELECT type || ' ' || name || ': ' || ifnull(sql, '') FROM sqlite_schema ORDER BY type, name`)
	})
}

func openClose(t *testing.T, o Options) {
	t.Helper()
	o.Clock = fixedClock
	db, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func copies(t *testing.T, path string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.sothidua"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestOpeningAgainChangesNothing(t *testing.T) {
	path := closedBook(t)
	before := bytesOf(t, path)
	openClose(t, Options{Path: path})
	if after := bytesOf(t, path); string(after) != string(before) {
		t.Error("the file changed")
	}
	if got := copies(t, path); len(got) > 0 {
		t.Errorf("needless copies %v", got)
	}
}

func TestNewBookIsMarked(t *testing.T) {
	db := newBook(t)
	var app, version, records int
	row := db.reader.QueryRow(`SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM migrations)`)
	if err := row.Scan(&app, &version, &records); err != nil {
		t.Fatal(err)
	}
	if n := len(shipped(t)); app != applicationID || version != n || records != n {
		t.Errorf("application %x, version %d, %d records", app, version, records)
	}
	var at string
	if err := db.reader.QueryRow(`SELECT applied_at FROM migrations`).Scan(&at); err != nil || at != "2024-06-18T12:30:05.250+07:00" {
		t.Errorf("applied at %s, %v", at, err)
	}
}

func TestUpgradedIsLikeFresh(t *testing.T) {
	files := with(t, rebuild, `ALTER TABLE blocks ADD COLUMN note TEXT NOT NULL DEFAULT ''`)
	path := closedBook(t)
	old := bytesOf(t, path)
	db := open(t, Options{Path: path, migrations: files})
	fresh := open(t, Options{Path: bookPath(t), migrations: files})
	same(t, schema(t, db), schema(t, fresh))
	c := whole(t, db).Counts
	if c["units"] != 2 || c["report_values"] != 1 || c["migrations"] != len(files) {
		t.Errorf("counts %v", c)
	}

	// Foreign keys are on again.
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { _, err := tx.exec(`DELETE FROM units`); return tx.fail(err) })

	kept := copies(t, path)
	if len(kept) != 1 || !strings.Contains(kept[0], "so-thi-dua.truoc-nang-cap-20240618-123005") {
		t.Fatalf("copies %v", kept)
	}
	dup := open(t, Options{Path: kept[0], ReadOnly: true})
	whole(t, dup)
	put(t, path+".cu", old)
	same(t, schema(t, dup), schema(t, open(t, Options{Path: path + ".cu", ReadOnly: true})))
}

func TestOlderProgramRefusesNewerBook(t *testing.T) {
	path := closedBook(t)
	openClose(t, Options{Path: path, migrations: with(t, `CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT`)})
	before := bytesOf(t, path)
	for _, readOnly := range []bool{false, true} {
		_, err := Open(t.Context(), Options{Path: path, ReadOnly: readOnly})
		wantCode(t, err, model.CodeNewer)
	}
	if string(bytesOf(t, path)) != string(before) {
		t.Error("the file changed")
	}

	// The mark in the header alone may be out of date: the record decides, too.
	raw(t, path, `PRAGMA user_version = 1`)
	_, err := Open(t.Context(), Options{Path: path})
	wantCode(t, err, model.CodeNewer)
}

func TestChangedMigrationIsRefused(t *testing.T) {
	path := closedBook(t)
	files := shipped(t)
	edited := maps.Clone(files)
	edited["0001_init.sql"] = &fstest.MapFile{Data: append([]byte("-- sửa\n"), files["0001_init.sql"].Data...)}
	renamed := maps.Clone(files)
	delete(renamed, "0001_init.sql")
	renamed["0001_khac.sql"] = files["0001_init.sql"]
	for name, fsys := range map[string]fs.FS{"edited": edited, "renamed": renamed} {
		_, err := Open(t.Context(), Options{Path: path, migrations: fsys})
		if wantCode(t, err, model.CodeDamaged); !strings.Contains(err.Error(), "0001_init.sql") {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Line ends of a checkout on Windows are no change.
	crlf := maps.Clone(files)
	crlf["0001_init.sql"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(files["0001_init.sql"].Data), "\n", "\r\n"))}
	openClose(t, Options{Path: path, migrations: crlf})
}

func TestMigrationsMustBeNumbered(t *testing.T) {
	gap := shipped(t)
	gap["0009_xa.sql"] = &fstest.MapFile{Data: []byte(`SELECT 1`)}
	path := bookPath(t)
	if _, err := Open(t.Context(), Options{Path: path, migrations: gap}); err == nil || Exists(path) {
		t.Errorf("err = %v", err)
	}
}

func TestFailingMigrationLeavesTheBookAsItWas(t *testing.T) {
	for name, text := range map[string]string{
		"bad SQL":      `ALTER TABLE units ADD COLUMN zalo TEXT; CREATE INDEX units_zalo ON nothing (zalo)`,
		"broken links": `ALTER TABLE units ADD COLUMN zalo TEXT; DELETE FROM units`,
	} {
		t.Run(name, func(t *testing.T) {
			path := closedBook(t)
			before := open(t, Options{Path: path, ReadOnly: true})
			want, counts := schema(t, before), whole(t, before)
			for range 2 { // also when the office tries again
				_, err := Open(t.Context(), Options{Path: path, Clock: fixedClock, migrations: with(t, text)})
				wantCode(t, err, model.CodeInternal)
				kept := copies(t, path)
				if len(kept) != 1 || !strings.Contains(err.Error(), kept[0]) {
					t.Errorf("copies %v: %v", kept, err)
				}
			}
			db := open(t, Options{Path: path}) // the old program goes on
			same(t, schema(t, db), want)
			same(t, whole(t, db), counts)
		})
	}
}

func TestSecondOfTwoMigrationsFails(t *testing.T) {
	path := closedBook(t)
	first := `ALTER TABLE blocks ADD COLUMN note TEXT NOT NULL DEFAULT ''`
	_, err := Open(t.Context(), Options{Path: path, Clock: fixedClock, migrations: with(t, first, `không phải SQL`)})
	wantCode(t, err, model.CodeInternal)
	// The first stays, recorded, and the second can be applied when it is mended.
	db := open(t, Options{Path: path, migrations: with(t, first, `ALTER TABLE units ADD COLUMN zalo TEXT`)})
	if n := whole(t, db).Counts["migrations"]; n != len(shipped(t))+2 {
		t.Errorf("%d records", n)
	}
}

func TestFailedCreationLeavesNothing(t *testing.T) {
	path := bookPath(t)
	_, err := Open(t.Context(), Options{Path: path, migrations: with(t, `không phải SQL`)})
	wantCode(t, err, model.CodeInternal)
	same(t, contents(t, filepath.Dir(path)), map[string]string{})
}
