package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/store"
)

// TestMain lets a test run this binary again as a program that stops in the
// middle of its work.
func TestMain(m *testing.M) {
	if job := os.Getenv(childJob); job != "" {
		runChild(job)
	}
	os.Exit(m.Run())
}

var morning = time.Date(2024, time.June, 18, 7, 30, 5, 0, time.Local)

func clock() time.Time { return morning }

// open opens a book; closing is up to the caller.
func open(t *testing.T, path string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), store.Options{Path: path, Clock: clock, BusyTimeout: 100 * time.Millisecond})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return db
}

func closeBook(t *testing.T, db *store.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// newBook makes an open book with one block.
func newBook(t *testing.T) *store.DB {
	t.Helper()
	db := open(t, filepath.Join(t.TempDir(), "sổ #1 100%.db"))
	t.Cleanup(func() { closeBook(t, db) })
	add(t, db, "cũ")
	return db
}

// closedBook makes a book with one block and returns its file.
func closedBook(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sổ #1 100%.db")
	db := open(t, path)
	add(t, db, "cũ")
	closeBook(t, db)
	return path
}

func add(t *testing.T, db *store.DB, block string) {
	t.Helper()
	if err := addBlock(t.Context(), db, block); err != nil {
		t.Fatal(err)
	}
}

func addBlock(ctx context.Context, db *store.DB, block string) error {
	return db.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.SaveBlock(model.Block{Name: block})
		return err
	})
}

// blocks tells what is in the book at path, which must be sound.
func blocks(t *testing.T, path string) string {
	t.Helper()
	db, err := store.Open(t.Context(), store.Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closeBook(t, db)
	if err := soundness(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	var names []string
	err = db.Read(t.Context(), func(tx *store.Tx) error {
		list, err := tx.Blocks()
		for _, b := range list {
			names = append(names, b.Name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, ", ")
}

func wantCode(t *testing.T, err error, code model.Code) {
	t.Helper()
	if model.CodeOf(err) != code {
		t.Fatalf("code %q, want %q: %v", model.CodeOf(err), code, err)
	}
}

func same(t *testing.T, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	out := []string{}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func list(t *testing.T, dir string) []Info {
	t.Helper()
	out, err := List(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCreate(t *testing.T) {
	db := newBook(t)
	path := filepath.Join(t.TempDir(), "USB của Lan.db")
	got, err := Create(t.Context(), db, path)
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, Info{Path: path, At: morning, Size: int64(len(content(t, path))), Kind: Manual, Sound: true})
	if blocks(t, path) != "cũ" {
		t.Error("the copy lacks what was in the book")
	}
	before := content(t, path)
	add(t, db, "mới")
	_, err = Create(t.Context(), db, path)
	wantCode(t, err, model.CodeConflict)
	if content(t, path) != before {
		t.Error("a copy was written over")
	}
	_, err = Create(t.Context(), db, filepath.Join(path, "không có", "a"))
	wantCode(t, err, model.CodeNotFound)
}

func TestBeforeNamesKindAndTime(t *testing.T) {
	db := newBook(t)
	dir := filepath.Join(t.TempDir(), "sao-luu", "trong") // made when needed
	var got []string
	for _, kind := range []Kind{BeforeImport, BeforeImport, BeforeRestore, Manual} {
		info, err := Before(t.Context(), db, dir, kind)
		if err != nil {
			t.Fatal(err)
		}
		if info.Kind != kind || !info.Sound {
			t.Errorf("info %+v", info)
		}
		got = append(got, filepath.Base(info.Path)+" "+info.At.Format("05"))
	}
	same(t, got, []string{
		"sổ #1 100%_2024-06-18_073005_truoc-khi-nhap.sothidua 05",
		"sổ #1 100%_2024-06-18_073006_truoc-khi-nhap.sothidua 06", // within one second
		"sổ #1 100%_2024-06-18_073005_truoc-khi-khoi-phuc.sothidua 05",
		"sổ #1 100%_2024-06-18_073005_thu-cong.sothidua 05",
	})
	_, err := Before(t.Context(), db, dir, "Vì thích")
	wantCode(t, err, model.CodeInternal)
}

func TestListTellsBrokenCopies(t *testing.T) {
	db := newBook(t)
	dir := t.TempDir()
	sound, err := Before(t.Context(), db, dir, BeforeImport)
	if err != nil {
		t.Fatal(err)
	}
	whole := content(t, sound.Path)
	newer := []byte(whole)
	newer[63] = 99 // user_version
	at := func(day int) string {
		return fmt.Sprintf("sổ #1 100%%_2024-06-%02d_073005_tu-dong.sothidua", day)
	}
	put(t, filepath.Join(dir, at(17)), whole[:len(whole)/2])
	put(t, filepath.Join(dir, at(16)), whole[:4096]+strings.Repeat("\x00", len(whole)-4096))
	put(t, filepath.Join(dir, at(15)), "")
	put(t, filepath.Join(dir, at(14)), string(newer))
	put(t, filepath.Join(dir, at(13)), whole[:68]+"abcd"+whole[72:])
	manual := filepath.Join(dir, "Lan giữ.SoThiDua")
	put(t, manual, whole)
	if err := os.Chtimes(manual, morning, morning.Add(-100*24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "ghi chú.txt"), "không phải bản sao")
	put(t, filepath.Join(dir, at(12)+store.Unfinished), whole)
	before := names(t, dir)

	var got []string
	for _, c := range list(t, dir) {
		got = append(got, fmt.Sprintf("%s %s %v %s", c.At.Format("02/01"), c.Kind, c.Sound, c.Why))
	}
	same(t, got, []string{
		"18/06 Trước khi nhập true ",
		"17/06 Tự động false Bản sao hỏng, không đọc được. Dùng bản khác.",
		"16/06 Tự động false Bản sao hỏng, không đọc được. Dùng bản khác.",
		"15/06 Tự động false Bản sao hỏng, không đọc được. Dùng bản khác.",
		"14/06 Tự động false Bản sao do chương trình mới hơn ghi. Cài bản mới nhất của Sổ Thi đua rồi mở.",
		"13/06 Tự động false Tệp này không phải sổ thi đua.",
		"10/03 Thủ công true ",
	})
	same(t, names(t, dir), before)

	if got := list(t, filepath.Join(dir, "không có")); len(got) > 0 {
		t.Errorf("a missing folder holds %v", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := List(ctx, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestDailyOncePerDay(t *testing.T) {
	db := newBook(t)
	dir := filepath.Join(t.TempDir(), "sao-luu")
	daily := func(now time.Time) (Info, bool) {
		t.Helper()
		info, made, err := Daily(t.Context(), db, dir, now)
		if err != nil {
			t.Fatal(err)
		}
		if !info.Sound || info.Kind != Automatic {
			t.Errorf("info %+v", info)
		}
		return info, made
	}
	first, made := daily(morning)
	if !made || filepath.Base(first.Path) != "sổ #1 100%_2024-06-18_073005_tu-dong.sothidua" || !first.At.Equal(morning) {
		t.Errorf("first %+v, %v", first, made)
	}
	if again, made := daily(morning.Add(9 * time.Hour)); made || again.Path != first.Path {
		t.Errorf("again %+v, %v", again, made)
	}
	if next, made := daily(morning.Add(17 * time.Hour)); !made || next.At.Day() != 19 {
		t.Errorf("next day %+v, %v", next, made)
	}
	put(t, first.Path, "hỏng rồi")
	if repaired, made := daily(morning.Add(time.Hour)); !made || repaired.Path == first.Path {
		t.Errorf("a broken copy counted: %+v, %v", repaired, made)
	}

	// Another book in the folder has its own copies.
	other := open(t, filepath.Join(filepath.Dir(db.Path()), "khác.db"))
	defer closeBook(t, other)
	if _, made, err := Daily(t.Context(), other, dir, morning); !made || err != nil {
		t.Errorf("other book: %v, %v", made, err)
	}
}

func TestDailyKeepsTwoWeeksAndAYear(t *testing.T) {
	db := newBook(t)
	dir := t.TempDir()
	whole, err := Before(t.Context(), db, dir, BeforeImport)
	if err != nil {
		t.Fatal(err)
	}
	copyOf := func(book string, at time.Time, slug string) string {
		path := filepath.Join(dir, book+"_"+at.Format(stamp)+"_"+slug+Ext)
		put(t, path, content(t, whole.Path))
		return path
	}
	book := baseOf(db.Path())
	old := morning.AddDate(-2, 0, 0)
	stays := map[string]bool{whole.Path: true}
	for _, p := range []string{copyOf(book, old, "thu-cong"), copyOf(book, old, "truoc-khi-nhap"), copyOf(book, old, "truoc-khi-khoi-phuc"), copyOf("khác", old, "tu-dong")} {
		stays[p] = true
	}
	put(t, filepath.Join(dir, "Lan giữ.sothidua"), content(t, whole.Path))
	stays[filepath.Join(dir, "Lan giữ.sothidua")] = true
	for day := 1; day <= 500; day++ {
		at := morning.AddDate(0, 0, -day)
		path := copyOf(book, at, "tu-dong")
		monthEnd := at.AddDate(0, 0, 1).Day() == 1
		if day <= keepDays-1 || monthEnd && at.After(time.Date(2023, time.July, 1, 0, 0, 0, 0, time.Local)) {
			stays[path] = true
		}
	}
	fresh, half := filepath.Join(dir, "a.sothidua.tam"), filepath.Join(dir, "b.sothidua.tam")
	put(t, fresh, "đang ghi")
	put(t, half, "dở dang")
	for path, age := range map[string]time.Duration{fresh: time.Hour, half: 25 * time.Hour} {
		if err := os.Chtimes(path, morning, morning.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	stays[fresh] = true
	today, made, err := Daily(t.Context(), db, dir, morning)
	if err != nil || !made {
		t.Fatalf("daily: %v, %v", made, err)
	}
	stays[today.Path] = true
	got := map[string]bool{}
	for _, n := range names(t, dir) {
		got[filepath.Join(dir, n)] = true
	}
	same(t, got, stays)

	kinds := map[Kind]int{}
	for _, c := range list(t, dir) {
		kinds[c.Kind]++
	}
	// June is among the newest; July to May are kept for their last day.
	same(t, kinds, map[Kind]int{Automatic: keepDays + 1, MonthEnd: keepMonths - 1, Manual: 2, BeforeImport: 2, BeforeRestore: 1})
}

func TestDailyKeepsWhatItMadeWhenTheClockWasAhead(t *testing.T) {
	db := newBook(t)
	dir := t.TempDir()
	for month := range 24 {
		put(t, filepath.Join(dir, baseOf(db.Path())+"_"+morning.AddDate(5, month, 0).Format(stamp)+"_tu-dong"+Ext), "x")
	}
	info, made, err := Daily(t.Context(), db, dir, morning)
	if err != nil || !made || !store.Exists(info.Path) {
		t.Errorf("%+v, %v, %v", info, made, err)
	}
}

func TestDailyTellsWhenTheFolderCannotBeMade(t *testing.T) {
	db := newBook(t)
	_, _, err := Daily(t.Context(), db, filepath.Join(db.Path(), "sao-luu"), morning)
	if err == nil {
		t.Fatal("no error")
	}
	if msg := model.Message(err); !strings.Contains(msg, "sao-luu") {
		t.Errorf("message %q", msg)
	}
}
