package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"sothidua/data/model"
)

// childBook names the variable that makes the test binary a program which
// writes into the book it names until it is killed.
const childBook = "STORE_TEST_BOOK"

// writeUntilKilled saves one value and one line of the history after the other
// and says so after each commit.
func writeUntilKilled(path string) {
	ctx := context.Background()
	fail := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	db, err := Open(ctx, Options{Path: path})
	fail(err)
	for n := 1; ; n++ {
		fail(db.Write(ctx, func(tx *Tx) error {
			r, err := tx.Report(1, 2024, model.H1)
			if err != nil {
				return err
			}
			if err := tx.SaveValue(r.ID, model.Value{TargetID: 2, Figure: model.Of(model.Num(strconv.Itoa(n)))}); err != nil {
				return err
			}
			return tx.AddChange(model.Change{Action: "nhập số", Entity: "value", EntityID: model.ID(n)})
		}))
		fmt.Println(n)
	}
}

// killWriter starts a program that writes into the book, kills it after at
// least so many commits and returns how many it said were saved.
func killWriter(t *testing.T, path string, commits int) int {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childBook+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if last, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatal(err)
		}
		if last == commits {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || last < commits {
		t.Fatalf("the writer ended by itself after %d: %v", last, err)
	}
	return last
}

func TestKilledWriterLosesNothingItSaved(t *testing.T) {
	path := closedBook(t)
	before := 1 // the line of fill
	for _, commits := range []int{1, 7, 40} {
		saved := killWriter(t, path, commits)
		if !hasLog(path) {
			t.Fatal("no log was left: the writer was not killed in the middle")
		}
		db, err := Open(t.Context(), Options{Path: path, Clock: fixedClock})
		if err != nil {
			t.Fatal(err)
		}
		whole(t, db)
		lines := read(t, db, func(tx *Tx) ([]model.Change, error) { return tx.Changes(ChangeFilter{Entity: "value"}) })
		// The commit after the last one that was told may have been saved, too.
		if extra := len(lines) - before - saved; extra != 0 && extra != 1 {
			t.Fatalf("%d lines, want %d or one more", len(lines), before+saved)
		}
		values := read(t, db, func(tx *Tx) ([]ValueRow, error) { return tx.YearValues(2024) })
		same(t, values[0].Value.Figure, model.Of(model.Num(fmt.Sprint(lines[0].EntityID)))) // both rows of a commit or none
		before = len(lines)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// The power may fail while the log is written back: the file is then shorter
// than its first page says, and the log has the rest.
func TestCutOffWhileTheLogIsFolded(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	write(t, db, func(tx *Tx) error { // the file grows, so the log has its last page
		return second(tx.AddAttachment(x.report, "ảnh.jpg", make([]byte, 20_000)))
	})
	if _, err := db.writer.Exec(`PRAGMA wal_checkpoint(FULL)`); err != nil {
		t.Fatal(err)
	}
	path := bookPath(t)
	b := bytesOf(t, db.Path())
	put(t, path, b[:len(b)-4096])
	put(t, LogFiles(path)[0], bytesOf(t, LogFiles(db.Path())[0]))
	same(t, whole(t, open(t, Options{Path: path})), whole(t, db))
}

func TestLeftoversOfACrashDoNotHinder(t *testing.T) {
	path := closedBook(t)
	killWriter(t, path, 3)
	for _, name := range []string{path + ".dang-tao", path + ".dang-tao-wal", path + ".ban-sao.tam"} {
		if err := os.WriteFile(name, []byte("dở dang"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	db := open(t, Options{Path: path})
	whole(t, db)
	if err := db.CopyTo(t.Context(), path+".ban-sao"); err != nil {
		t.Fatal(err)
	}
	if Exists(path + ".ban-sao.tam") {
		t.Error("the leftover copy is still there")
	}

	fresh := bookPath(t)
	if err := os.WriteFile(fresh+".dang-tao", []byte("dở dang"), 0o644); err != nil {
		t.Fatal(err)
	}
	whole(t, open(t, Options{Path: fresh}))
	if Exists(fresh + ".dang-tao") {
		t.Error("the half-made book is still there")
	}
}

func TestReadOnlySeesTheLogAndLeavesIt(t *testing.T) {
	path := closedBook(t)
	saved := killWriter(t, path, 5)
	log, err := os.ReadFile(LogFiles(path)[0])
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if n := whole(t, db).Counts["history"]; n < saved+1 {
		t.Errorf("%d lines, want at least %d", n, saved+1)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{path: file, LogFiles(path)[0]: log} {
		if got, err := os.ReadFile(name); err != nil || string(got) != string(want) {
			t.Errorf("%s changed (%v)", name, err)
		}
	}
}

func TestFold(t *testing.T) {
	path := closedBook(t)
	saved := killWriter(t, path, 5)
	if err := Fold(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	for _, name := range LogFiles(path) {
		if Exists(name) {
			t.Errorf("%s is left", name)
		}
	}
	db := open(t, Options{Path: path, BusyTimeout: time.Second})
	if n := whole(t, db).Counts["history"]; n < saved+1 {
		t.Errorf("%d lines, want at least %d", n, saved+1)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := Fold(ctx, path); err == nil { // an idle connection holds it
		t.Error("folded a book that is open")
	}
	whole(t, db)
}
