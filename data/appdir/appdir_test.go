package appdir

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/model"
)

func TestFindUsesHomeAndCreatesFolders(t *testing.T) {
	home := filepath.Join(t.TempDir(), "Nguyễn Văn Điển", "Sổ #1")
	t.Setenv("SOTHIDUA_HOME", home)
	d, err := Find()
	if err != nil {
		t.Fatal(err)
	}
	if d.Data != home || d.Book() != filepath.Join(home, "so-thi-dua.db") {
		t.Fatalf("dirs = %+v", d)
	}
	if st, err := os.Stat(d.Logs); err != nil || !st.IsDir() {
		t.Fatalf("no log folder: %v", err)
	}
}

func TestTheBookUsedLastIsOpenedNext(t *testing.T) {
	dir := t.TempDir()
	d := Dirs{Data: dir}
	other := filepath.Join(t.TempDir(), "Sổ 2025.db")
	if err := d.Use(other); err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(dir, "so-thi-dua.db")
	if got := d.Book(); got != own {
		t.Errorf("a book that is not there: %s", got)
	}
	if err := os.WriteFile(other, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := d.Book(); got != other {
		t.Errorf("the book used last: %s", got)
	}
	if err := (Dirs{Data: filepath.Join(dir, "khong-co")}).Use(other); model.CodeOf(err) != model.CodeReadOnly {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestFindTellsWhenTheFolderCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "la-tep")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SOTHIDUA_HOME", filepath.Join(file, "trong-tep"))
	if _, err := Find(); model.CodeOf(err) != model.CodeReadOnly {
		t.Fatalf("err = %v", err)
	}
}

func TestAcquireTellsAMissingFolder(t *testing.T) {
	if _, err := Acquire(filepath.Join(t.TempDir(), "khong-co", "so.db")); model.CodeOf(err) != model.CodeNotFound {
		t.Fatalf("err = %v", err)
	}
}

func TestSecondAcquireNamesTheHolder(t *testing.T) {
	book := filepath.Join(t.TempDir(), "sổ.db")
	t.Setenv("USERNAME", "Lan")
	first, err := Acquire(book)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Acquire(book)
	if model.CodeOf(err) != model.CodeBusy || !strings.Contains(err.Error(), "Lan") {
		t.Fatalf("second start: %v", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := Acquire(book)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	if err := again.Release(); err != nil {
		t.Fatal(err)
	}
}

func TestLogIsWritten(t *testing.T) {
	t.Setenv("SOTHIDUA_HOME", t.TempDir())
	d, err := Find()
	if err != nil {
		t.Fatal(err)
	}
	log, closer, err := d.OpenLog()
	if err != nil {
		t.Fatal(err)
	}
	log.Info("mở sổ", "năm", 2024)
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(d.Logs, "sothidua.log"))
	if err != nil || !strings.Contains(string(b), "mở sổ") {
		t.Fatalf("log %q, %v", b, err)
	}
}
