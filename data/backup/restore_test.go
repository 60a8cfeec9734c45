package backup

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/appdir"
	"sothidua/data/model"
	"sothidua/data/store"
)

// childJob makes the test binary a program that stops in the middle: "write",
// or the step of restoring after which it stops. The files are named by two
// more variables.
const (
	childJob  = "BACKUP_TEST_JOB"
	childFrom = "BACKUP_TEST_FROM"
	childTo   = "BACKUP_TEST_TO"
)

// stopped is how the child says that it got as far as it was to go.
const stopped = 7

func runChild(job string) {
	ctx, from, to := context.Background(), os.Getenv(childFrom), os.Getenv(childTo)
	if job == "write" {
		db, err := store.Open(ctx, store.Options{Path: to})
		if err == nil {
			err = addBlock(ctx, db, "chỉ trong nhật ký ghi")
		}
		if err == nil {
			os.Exit(stopped) // without closing
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	err := restore(ctx, from, to, morning, func(step string) {
		if step == job {
			os.Exit(stopped)
		}
	})
	fmt.Fprintln(os.Stderr, "not stopped:", err)
	os.Exit(1)
}

func child(t *testing.T, job, from, to string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childJob+"="+job, childFrom+"="+from, childTo+"="+to)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != stopped {
		t.Fatalf("child: %v", err)
	}
}

// copyAndChange copies the book at path and then changes the book.
func copyAndChange(t *testing.T, path string) (dup string) {
	t.Helper()
	db := open(t, path)
	defer closeBook(t, db)
	dup = filepath.Join(t.TempDir(), "bản sao.sothidua")
	if _, err := Create(t.Context(), db, dup); err != nil {
		t.Fatal(err)
	}
	add(t, db, "mới")
	return dup
}

func TestRestore(t *testing.T) {
	path := closedBook(t)
	dup := copyAndChange(t, path)
	if err := Restore(t.Context(), dup, path); err != nil {
		t.Fatal(err)
	}
	if got := blocks(t, path); got != "cũ" {
		t.Errorf("restored %q", got)
	}
	kept := list(t, appdir.Backups(path))
	if len(kept) != 1 || kept[0].Kind != BeforeRestore || !kept[0].Sound || blocks(t, kept[0].Path) != "cũ, mới" {
		t.Fatalf("kept %+v", kept)
	}
	for _, name := range names(t, filepath.Dir(path)) {
		if name != filepath.Base(path) && name != "sao-luu" && !strings.HasSuffix(name, ".khoa") {
			t.Errorf("%s is left", name)
		}
	}
	// And back again; the book can be worked with.
	if err := Restore(t.Context(), kept[0].Path, path); err != nil {
		t.Fatal(err)
	}
	db := open(t, path)
	defer closeBook(t, db)
	add(t, db, "mới hơn")
	if got := blocks(t, path); got != "cũ, mới, mới hơn" {
		t.Errorf("restored %q", got)
	}
}

func TestRestoreOnAnotherPC(t *testing.T) {
	dup := copyAndChange(t, closedBook(t))
	path := filepath.Join(t.TempDir(), "so-thi-dua.db")
	if err := Restore(t.Context(), dup, path); err != nil {
		t.Fatal(err)
	}
	if got := blocks(t, path); got != "cũ" {
		t.Errorf("restored %q", got)
	}
	if got := names(t, appdir.Backups(path)); len(got) > 0 {
		t.Errorf("kept %v of nothing", got)
	}
}

func TestRestoreTakesTheLogOfACrashAlong(t *testing.T) {
	path := closedBook(t)
	dup := copyAndChange(t, path)
	child(t, "write", "", path)
	if err := Restore(t.Context(), dup, path); err != nil {
		t.Fatal(err)
	}
	if got := blocks(t, path); got != "cũ" {
		t.Errorf("restored %q", got)
	}
	kept := list(t, appdir.Backups(path))
	if len(kept) != 1 || !strings.Contains(blocks(t, kept[0].Path), "chỉ trong nhật ký ghi") {
		t.Errorf("kept %+v", kept)
	}
}

func TestRestoreOverADamagedBook(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, path string){
		"spoiled": func(t *testing.T, path string) { put(t, path, "hỏng"+content(t, path)[7:]) },
		"empty":   func(t *testing.T, path string) { put(t, path, "") },
		"gone": func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := closedBook(t)
			dup := copyAndChange(t, path)
			child(t, "write", "", path)
			damage(t, path)
			log := content(t, path+"-wal")
			if err := Restore(t.Context(), dup, path); err != nil {
				t.Fatal(err)
			}
			if got := blocks(t, path); got != "cũ" { // the stranger's log has no part in it
				t.Errorf("restored %q", got)
			}
			found := false
			for _, n := range names(t, appdir.Backups(path)) {
				found = found || strings.HasSuffix(n, "truoc-khi-khoi-phuc.sothidua-wal") && content(t, filepath.Join(appdir.Backups(path), n)) == log
			}
			if !found {
				t.Error("the log of the damaged book is lost")
			}
		})
	}
}

func TestRestoreRefusesWhatIsNoCopy(t *testing.T) {
	path := closedBook(t)
	dup := copyAndChange(t, path)
	whole := content(t, dup)
	dir := t.TempDir()
	file := func(name, text string) string {
		put(t, filepath.Join(dir, name), text)
		return filepath.Join(dir, name)
	}
	newer := []byte(whole)
	newer[63] = 99
	before := content(t, path)
	for _, c := range []struct {
		from string
		code model.Code
	}{
		{file("văn bản.sothidua", "Kính gửi: Ủy ban nhân dân xã"), model.CodeDamaged},
		{file("nửa.sothidua", whole[:len(whole)/2]), model.CodeDamaged},
		{file("trang hỏng.sothidua", whole[:len(whole)-4096]+strings.Repeat("\x00", 4096)), model.CodeDamaged},
		{file("rỗng.sothidua", ""), model.CodeDamaged},
		{file("khác.sothidua", whole[:68]+"abcd"+whole[72:]), model.CodeInvalid},
		{file("mới hơn.sothidua", string(newer)), model.CodeNewer},
		{filepath.Join(dir, "không có"), model.CodeNotFound},
		{path, model.CodeInvalid},
	} {
		t.Run(filepath.Base(c.from), func(t *testing.T) {
			wantCode(t, Restore(t.Context(), c.from, path), c.code)
			if content(t, path) != before {
				t.Error("the book changed")
			}
			same(t, names(t, filepath.Dir(path)), []string{filepath.Base(path)})
		})
	}
}

func TestRestoreRefusesABookThatIsNotOurs(t *testing.T) {
	dup := copyAndChange(t, closedBook(t))
	stranger := filepath.Join(t.TempDir(), "kế toán.db")
	put(t, stranger, content(t, dup)[:68]+"abcd"+content(t, dup)[72:])
	before := content(t, stranger)
	wantCode(t, Restore(t.Context(), dup, stranger), model.CodeInvalid)
	if content(t, stranger) != before {
		t.Error("the file changed")
	}
}

func TestRestoreRefusesAnOpenBook(t *testing.T) {
	path := closedBook(t)
	dup := copyAndChange(t, path)

	lock, err := appdir.Acquire(path)
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, Restore(t.Context(), dup, path), model.CodeBusy)
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}

	db := open(t, path) // without the lock, as the command line does
	wantCode(t, Restore(t.Context(), dup, path), model.CodeBusy)
	add(t, db, "sau đó")
	closeBook(t, db)
	if got := blocks(t, path); got != "cũ, mới, sau đó" {
		t.Errorf("the book holds %q", got)
	}
	if err := Restore(t.Context(), dup, path); err != nil { // nobody holds it any more
		t.Fatal(err)
	}
}

func TestRestoreThatIsCutOff(t *testing.T) {
	for _, crashed := range []bool{false, true} {
		for _, c := range []struct {
			step     string
			restored bool
		}{{"prepared", false}, {"aside", false}, {"log aside", false}, {"done", true}} {
			t.Run(fmt.Sprintf("%s, crashed before %v", c.step, crashed), func(t *testing.T) {
				path := closedBook(t)
				dup := copyAndChange(t, path)
				want := "cũ, mới"
				if crashed {
					child(t, "write", "", path)
					want = "chỉ trong nhật ký ghi, cũ, mới"
				}
				if c.restored {
					want = "cũ"
				}
				child(t, c.step, dup, path)
				closeBook(t, open(t, path)) // as the program does at its next start
				if got := blocks(t, path); got != want {
					t.Errorf("the book holds %q, want %q", got, want)
				}
				if err := Restore(t.Context(), dup, path); err != nil { // what was left does not hinder
					t.Fatal(err)
				}
				if got := blocks(t, path); got != "cũ" {
					t.Errorf("restored %q", got)
				}
			})
		}
	}
}

func TestRestoreThatFailsPutsTheLogBack(t *testing.T) {
	path := closedBook(t)
	dup := copyAndChange(t, path)
	child(t, "write", "", path)
	put(t, path, "hỏng"+content(t, path)[7:])
	book, log := content(t, path), content(t, path+"-wal")
	err := restore(t.Context(), dup, path, morning, func(step string) {
		if step == "log aside" {
			if store.Exists(path + "-wal") {
				t.Error("the log is still beside the book")
			}
			if err := os.Remove(path + ".khoi-phuc"); err != nil {
				t.Fatal(err)
			}
		}
	})
	wantCode(t, err, model.CodeNotFound)
	if content(t, path) != book || content(t, path+"-wal") != log {
		t.Error("the book is not as it was")
	}
}

func TestRestoreThatCannotKeepTheOldBook(t *testing.T) {
	path := closedBook(t)
	dup := copyAndChange(t, path)
	put(t, appdir.Backups(path), "một tệp, không phải thư mục")
	if err := Restore(t.Context(), dup, path); err == nil {
		t.Fatal("restored without keeping what was there")
	}
	if got := blocks(t, path); got != "cũ, mới" {
		t.Errorf("the book holds %q", got)
	}
	if store.Exists(path + ".khoi-phuc") {
		t.Error("the unused copy is left")
	}
}
