package store

import (
	"database/sql"
	"encoding/binary"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sothidua/data/model"
)

// contents returns every file below dir with its bytes.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		out[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func put(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// spoil overwrites the first page of a table.
func spoil(t *testing.T, path, table string) {
	t.Helper()
	handle, err := sql.Open("sqlite", readOnlyDSN(path, time.Second, false))
	if err != nil {
		t.Fatal(err)
	}
	var page int
	if err := handle.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, table).Scan(&page); err != nil {
		t.Fatal(err)
	}
	if err := handle.Close(); err != nil {
		t.Fatal(err)
	}
	b := bytesOf(t, path)
	clear(b[(page-1)*4096:][:64])
	put(t, path, b)
}

// raw runs SQL on any SQLite file, as another program would.
func raw(t *testing.T, path, statements string) {
	t.Helper()
	handle, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := handle.Exec(statements); err != nil {
		t.Fatal(err)
	}
	if err := handle.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestPathsAsPeopleNameThem(t *testing.T) {
	for _, name := range []string{"Sổ thi đua xã Trí Yên", "năm #1", "100% đạt", "a%20b", "đấu & = + ;", "Người dùng_Tệp", "sổ'nháy"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name+" thư mục")
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, name+".db")
			db, err := Open(t.Context(), Options{Path: path, Clock: fixedClock})
			if err != nil {
				t.Fatal(err)
			}
			fill(t, db)
			dup := filepath.Join(dir, name+" bản sao.sothidua")
			if err := db.CopyTo(t.Context(), dup); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			before := contents(t, filepath.Dir(dir))
			for _, file := range []string{path, dup} {
				if got := read(t, open(t, Options{Path: file, ReadOnly: true}), (*Tx).Blocks); len(got) != 1 {
					t.Errorf("%s: blocks %v", file, got)
				}
			}
			same(t, contents(t, filepath.Dir(dir)), before) // nothing beside, nothing elsewhere
			if _, ok := before[path]; !ok || len(before) != 2 {
				t.Errorf("files %v", len(before))
			}
		})
	}
}

func TestRelativePathBecomesAbsolute(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	db := open(t, Options{Path: "so.db"})
	if got, err := filepath.EvalSymlinks(db.Path()); err != nil || !filepath.IsAbs(db.Path()) || filepath.Base(got) != "so.db" {
		t.Errorf("path %s, %v", db.Path(), err)
	}
}

func TestFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/Sổ #1/50% ?.db": "file:///tmp/S%E1%BB%95%20%231/50%25%20%3F.db",
		"C:/Người/so.db":      "file:///C:/Ng%C6%B0%E1%BB%9Di/so.db",
		"//may-chu/chung/a":   "file:////may-chu/chung/a",
	} {
		if got := fileURI(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestPlacesThatCannotHoldABook(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "la-tep")
	put(t, file, []byte("x"))
	remote := func(string) bool { return true }
	cloud := filepath.Join(dir, "OneDrive - UBND xã")
	if err := os.Mkdir(cloud, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		o    Options
		code model.Code
	}{
		{"no name", Options{}, model.CodeInvalid},
		{"question mark", Options{Path: filepath.Join(dir, "sổ?.db")}, model.CodeInvalid},
		{"a folder", Options{Path: dir}, model.CodeInvalid},
		{"no folder", Options{Path: filepath.Join(dir, "không có", "so.db")}, model.CodeNotFound},
		{"a file as folder", Options{Path: filepath.Join(file, "so.db")}, model.CodeNotFound},
		{"network", Options{Path: filepath.Join(dir, "so.db"), onNetwork: remote}, model.CodeInvalid},
		{"stick", Options{Path: filepath.Join(dir, "so.db"), removable: remote}, model.CodeInvalid},
		{"cloud", Options{Path: filepath.Join(cloud, "so.db")}, model.CodeInvalid},
		{"no file to read", Options{Path: filepath.Join(dir, "so.db"), ReadOnly: true}, model.CodeNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := contents(t, dir)
			_, err := Open(t.Context(), c.o)
			wantCode(t, err, c.code)
			same(t, contents(t, dir), before)
		})
	}
}

func TestCopyOnTheNetworkCanBeRead(t *testing.T) {
	path := closedBook(t)
	remote := func(string) bool { return true }
	whole(t, open(t, Options{Path: path, ReadOnly: true, onNetwork: remote}))
	whole(t, open(t, Options{Path: path, ReadOnly: true, removable: remote}))
}

// TestFoldersCopiedToTheCloud: they are known by what Windows says and by their
// names, and a folder that only sounds alike is none.
func TestFoldersCopiedToTheCloud(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"OneDrive", "OneDriveConsumer"} {
		t.Setenv(name, "")
	}
	t.Setenv("OneDriveCommercial", filepath.Join(home, "Đồng bộ"))
	for dir, want := range map[string]string{
		filepath.Join(home, "đồng bộ", "Sổ"):                "OneDrive",
		filepath.Join(home, "Đồng bộ"):                      "OneDrive",
		filepath.Join(home, "Đồng bộ cũ"):                   "",
		filepath.Join(home, "OneDrive - UBND xã", "Sổ"):     "OneDrive",
		filepath.Join(home, "Google Drive"):                 "Google Drive",
		filepath.Join(home, "Dropbox", "a"):                 "Dropbox",
		filepath.Join(home, "Dropbox của tôi"):              "",
		filepath.Join(home, "AppData", "Local", "SoThiDua"): "",
	} {
		if got := syncedBy(dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}

func TestBadFilesAreRefusedAndLeftAlone(t *testing.T) {
	good := bytesOf(t, closedBook(t))
	stranger := filepath.Join(t.TempDir(), "khác.db")
	raw(t, stranger, `CREATE TABLE units (id); INSERT INTO units VALUES (1)`)
	noise := make([]byte, 8192)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	later := slices.Clone(good)
	binary.BigEndian.PutUint32(later[60:], 99) // user_version
	zeroed := slices.Clone(good)
	clear(zeroed[:4096])
	for _, c := range []struct {
		name string
		b    []byte
		code model.Code
	}{
		{"text", []byte("Họ và tên;Số\nLan;3\n"), model.CodeDamaged},
		{"long text", []byte(strings.Repeat("Không phải sổ. ", 1000)), model.CodeDamaged},
		{"random bytes", noise, model.CodeDamaged},
		{"empty", nil, model.CodeDamaged},
		{"header only", good[:100], model.CodeDamaged},
		{"half", good[:len(good)/2], model.CodeDamaged},
		{"last byte missing", good[:len(good)-1], model.CodeDamaged},
		{"first page zero", zeroed, model.CodeDamaged},
		{"another program's", bytesOf(t, stranger), model.CodeInvalid},
		{"newer", later, model.CodeNewer},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := bookPath(t)
			put(t, path, c.b)
			before := contents(t, filepath.Dir(path))
			for _, readOnly := range []bool{false, true} {
				_, err := Open(t.Context(), Options{Path: path, ReadOnly: readOnly})
				wantCode(t, err, c.code)
				if !strings.Contains(err.Error(), path) {
					t.Errorf("the file is not named: %v", err)
				}
			}
			same(t, contents(t, filepath.Dir(path)), before)
		})
	}
}

func TestCheckFindsDamageInside(t *testing.T) {
	path := closedBook(t)
	spoil(t, path, "reports")
	db := open(t, Options{Path: path, ReadOnly: true})
	c, err := db.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c.Sound() || len(c.Integrity) == 0 {
		t.Errorf("check %+v", c)
	}
	err = db.CopyTo(t.Context(), path+".ban-sao")
	if wantCode(t, err, model.CodeDamaged); !strings.Contains(err.Error(), "“"+path+"”") {
		t.Errorf("the book is not named: %v", err)
	}
	if Exists(path+".ban-sao") || Exists(path+".ban-sao.tam") {
		t.Error("a copy of a damaged book was left")
	}
}

func TestCheckFindsRowsThatBreakTheirRules(t *testing.T) {
	path := closedBook(t)
	raw(t, path, `PRAGMA ignore_check_constraints = ON; UPDATE reports SET status = 'lạ'`)
	c, err := open(t, Options{Path: path}).Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c.Sound() || len(c.Integrity) != 1 || !strings.Contains(c.Integrity[0], "reports") {
		t.Errorf("check %+v", c)
	}
}

func TestCheckNamesRowsThatReferToNothing(t *testing.T) {
	path := closedBook(t)
	raw(t, path, `PRAGMA foreign_keys = OFF; DELETE FROM units WHERE code = 'T03'`)
	c, err := open(t, Options{Path: path}).Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c.Sound() || len(c.Integrity) > 0 || !slices.Contains(c.ForeignKeys, "Dòng 1 của bảng reports trỏ đến dòng không có trong bảng units.") {
		t.Errorf("check %+v", c)
	}
}

func TestDamageAfterACrashIsRefused(t *testing.T) {
	path := closedBook(t)
	killWriter(t, path, 3)
	spoil(t, path, "plan_parts")
	_, err := Open(t.Context(), Options{Path: path})
	wantCode(t, err, model.CodeDamaged)
}

func TestBookHeldByAnotherProgram(t *testing.T) {
	path := closedBook(t)
	holder := open(t, Options{Path: path})
	err := holder.Write(t.Context(), func(*Tx) error {
		_, err := Open(t.Context(), Options{Path: path, BusyTimeout: 50 * time.Millisecond})
		wantCode(t, err, model.CodeBusy)
		whole(t, open(t, Options{Path: path, ReadOnly: true})) // reading goes on
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	second := open(t, Options{Path: path, BusyTimeout: 50 * time.Millisecond})
	err = holder.Write(t.Context(), func(*Tx) error {
		wantCode(t, second.Write(t.Context(), func(*Tx) error { return nil }), model.CodeBusy)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, second, func(tx *Tx) error { return tx.AddChange(model.Change{Action: "sau"}) })
}

func TestReadOnlyBookCannotBeWritten(t *testing.T) {
	path := closedBook(t)
	before := contents(t, filepath.Dir(path))
	db := open(t, Options{Path: path, ReadOnly: true})
	wantCode(t, db.Write(t.Context(), func(*Tx) error { return nil }), model.CodeReadOnly)
	if _, err := db.reader.Exec(`DELETE FROM report_values`); err == nil {
		t.Error("a read-only connection wrote")
	}
	whole(t, db)
	same(t, contents(t, filepath.Dir(path)), before)
}

func TestCopyTo(t *testing.T) {
	db := newBook(t)
	fill(t, db)
	path := filepath.Join(t.TempDir(), "bản sao.sothidua")
	if err := db.CopyTo(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	for name := range contents(t, filepath.Dir(path)) {
		if name != path {
			t.Errorf("%s is left", name)
		}
	}
	dup := open(t, Options{Path: path, ReadOnly: true})
	same(t, whole(t, dup), whole(t, db))
	all := func(tx *Tx) ([]ValueRow, error) { return tx.YearValues(2024) }
	same(t, read(t, dup, all), read(t, db, all))

	wantCode(t, db.CopyTo(t.Context(), path), model.CodeConflict)
	wantCode(t, db.CopyTo(t.Context(), db.Path()), model.CodeConflict)
	wantCode(t, db.CopyTo(t.Context(), filepath.Join(path, "trong tệp")), model.CodeNotFound)
	again := path + ".2"
	if err := dup.CopyTo(t.Context(), again); err != nil { // a copy of a copy
		t.Fatal(err)
	}
	whole(t, open(t, Options{Path: again})) // a copy is a book that can be worked with
}

func TestCopyIsGivenUpWhole(t *testing.T) {
	db := newBook(t)
	dir := t.TempDir()
	want := whole(t, db).Counts
	want["units"]++
	path := filepath.Join(dir, "a.sothidua")
	if _, err := db.vacuumInto(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	wantCode(t, db.readBack(t.Context(), path, want), model.CodeDamaged) // a row is missing
}
