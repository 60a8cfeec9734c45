package backup

import (
	"os"
	"path/filepath"
	"testing"

	"sothidua/data/store"
)

// before puts a copy of a kind among the copies of a book, so many days old.
func before(t *testing.T, dir, book string, days int, slug string) string {
	t.Helper()
	path := filepath.Join(dir, book+"_"+morning.AddDate(0, 0, -days).Format(stamp)+"_"+slug+Ext)
	put(t, path, "x")
	return path
}

// left tells which of the files are there.
func left(paths []string) []string {
	out := []string{}
	for _, p := range paths {
		if store.Exists(p) {
			out = append(out, p)
		}
	}
	return out
}

func TestCopiesBeforeImportsAndRestoresGrowOld(t *testing.T) {
	db := newBook(t)
	dir, book := t.TempDir(), baseOf(db.Path())
	var stay, gone []string
	for _, slug := range []string{"truoc-khi-nhap", "truoc-khi-khoi-phuc"} {
		for day := range 40 { // two days apart: 31 of them within sixty days, from the newest one on
			path := before(t, dir, book, 3+2*day, slug)
			if day <= keepBeforeDays/2 {
				stay = append(stay, path)
			} else {
				gone = append(gone, path)
			}
		}
	}
	for day := range 25 {
		stay = append(stay, before(t, dir, book, 500+day, "thu-cong"), before(t, dir, "khác", 500+day, "truoc-khi-nhap"))
	}
	for _, log := range store.LogFiles(gone[0]) {
		put(t, log, "x")
		gone = append(gone, log)
	}
	if _, made, err := Daily(t.Context(), db, dir, morning); !made || err != nil {
		t.Fatalf("daily: %v, %v", made, err)
	}
	same(t, left(stay), stay)
	same(t, left(gone), []string{})
}

func TestTheNewestCopiesStayHoweverOldTheyAre(t *testing.T) {
	db := newBook(t)
	dir, book := t.TempDir(), baseOf(db.Path())
	var stay, gone []string
	for i := range 30 { // a year apart
		path := before(t, dir, book, 400*(i+1), "truoc-khi-nhap")
		if i < keepBefore {
			stay = append(stay, path)
		} else {
			gone = append(gone, path)
		}
	}
	only := before(t, dir, book, 5000, "truoc-khi-khoi-phuc")
	if _, _, err := Daily(t.Context(), db, dir, morning); err != nil {
		t.Fatal(err)
	}
	same(t, left(append(stay, only)), append(stay, only))
	same(t, left(gone), []string{})
}

// A year without imports removes nothing, nor does a clock that was ahead.
func TestNoCopyGoesBecauseOfTheClock(t *testing.T) {
	db := newBook(t)
	dir, book := t.TempDir(), baseOf(db.Path())
	var stay []string
	for i := range 30 {
		stay = append(stay, before(t, dir, book, 400+i, "truoc-khi-nhap"), before(t, dir, book, 1+i, "truoc-khi-khoi-phuc"))
	}
	stay = append(stay, before(t, dir, book, -2000, "truoc-khi-khoi-phuc"))
	if _, _, err := Daily(t.Context(), db, dir, morning); err != nil {
		t.Fatal(err)
	}
	same(t, left(stay), stay)
}

func TestACopyThatCannotBeRemovedIsTold(t *testing.T) {
	db := newBook(t)
	dir, book := t.TempDir(), baseOf(db.Path())
	for i := range keepBefore {
		before(t, dir, book, i, "truoc-khi-nhap")
	}
	old := before(t, dir, book, 300, "truoc-khi-nhap")
	stuck := store.LogFiles(old)[0] // a folder that is not empty cannot be removed
	if err := os.MkdirAll(filepath.Join(stuck, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	info, made, err := Daily(t.Context(), db, dir, morning)
	if err == nil || !made || !info.Sound {
		t.Errorf("%+v, %v, %v", info, made, err)
	}
	if n := len(names(t, dir)); n != keepBefore+2 { // with today's copy and what is stuck
		t.Errorf("%d files: %v", n, names(t, dir))
	}
}
