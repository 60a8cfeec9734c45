package backup

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/model"
)

func TestKeeperListsTheCopiesOfItsBook(t *testing.T) {
	db, dir := newBook(t), t.TempDir()
	k := New(db, dir, clock)
	made, err := k.Now(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := k.BeforeImport(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sổ khác_2024-06-18_073005_tu-dong"+Ext), []byte("của sổ khác"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "chép tay"+Ext), []byte("không phải sổ"), 0o644); err != nil {
		t.Fatal(err)
	}
	list, err := k.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[Kind]int{}
	for _, i := range list {
		kinds[i.Kind]++
		if sound := !strings.Contains(i.Path, "chép tay"); i.Sound != sound {
			t.Errorf("%s: sound %v, %s", filepath.Base(i.Path), i.Sound, i.Why)
		}
	}
	if len(list) != 3 || kinds[Manual] != 2 || kinds[BeforeImport] != 1 || made.Kind != Manual {
		t.Errorf("%d copies, %v", len(list), kinds)
	}
}

func TestSaveAsReplacesWhatWasChosenButNeverTheBook(t *testing.T) {
	db, dir := newBook(t), t.TempDir()
	k := New(db, dir, clock)
	path := filepath.Join(dir, "bàn giao")
	first, err := k.SaveAs(t.Context(), path)
	if err != nil || first.Path != path+Ext || !first.Sound {
		t.Fatalf("%+v, %v", first, err)
	}
	add(t, db, "mới")
	again, err := k.SaveAs(t.Context(), path+Ext)
	if err != nil || again.Path != path+Ext || !again.Sound {
		t.Fatalf("%+v, %v", again, err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("%d files left, %v", len(files), err)
	}
	if got := blocks(t, path+Ext); !strings.Contains(got, "mới") {
		t.Errorf("the file holds the blocks %s", got)
	}
	own := New(open(t, filepath.Join(dir, "so"+Ext)), dir, clock)
	t.Cleanup(func() { closeBook(t, own.db) })
	if _, err := own.SaveAs(t.Context(), own.db.Path()); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a copy over the book itself: %v", err)
	}
}

func TestLookTellsWhetherAFileCanBeRestored(t *testing.T) {
	path := closedBook(t)
	k := New(newBook(t), t.TempDir(), clock)
	if info, err := k.Look(t.Context(), path); err != nil || !info.Sound || info.Size == 0 {
		t.Errorf("a book: %+v, %v", info, err)
	}
	broken := filepath.Join(t.TempDir(), "hỏng.db")
	if err := os.WriteFile(broken, []byte("hỏng"), 0o644); err != nil {
		t.Fatal(err)
	}
	if info, err := k.Look(t.Context(), broken); err != nil || info.Sound || info.Why == "" {
		t.Errorf("a broken file: %+v, %v", info, err)
	}
	if _, err := k.Look(t.Context(), broken+"x"); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("a missing file: %v", err)
	}
}
