package store

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"sothidua/data/model"
)

// asNobody runs fn with the rights of a user who owns nothing, which matters
// where tests run as root: root may write everything. The rights belong to the
// thread, and SQLite opens its files on the thread of the caller.
func asNobody(t *testing.T, dir string, fn func()) {
	t.Helper()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil { // nobody must get that far
		t.Fatal(err)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if os.Geteuid() == 0 {
		if err := syscall.Setfsuid(65534); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := syscall.Setfsuid(0); err != nil {
				t.Error(err)
			}
		}()
	}
	fn()
}

func TestReadOnlyFileAndFolder(t *testing.T) {
	for _, c := range []struct {
		name         string
		file, folder os.FileMode
	}{
		{"file", 0o444, 0o777},
		{"folder", 0o666, 0o555},
		{"both", 0o444, 0o555},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := closedBook(t)
			dir := filepath.Dir(path)
			if err := os.Chmod(path, c.file); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(dir, c.folder); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := os.Chmod(dir, 0o755); err != nil { // or it cannot be removed
					t.Error(err)
				}
			})
			asNobody(t, dir, func() {
				_, err := Open(t.Context(), Options{Path: path})
				wantCode(t, err, model.CodeReadOnly)
				db, err := Open(t.Context(), Options{Path: path, ReadOnly: true})
				if err != nil {
					t.Fatal(err)
				}
				whole(t, db)
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	db := newBook(t)
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	asNobody(t, dir, func() {
		_, err := Open(t.Context(), Options{Path: filepath.Join(dir, "so.db")})
		wantCode(t, err, model.CodeReadOnly)
		wantCode(t, db.CopyTo(t.Context(), filepath.Join(dir, "bản sao")), model.CodeReadOnly)
	})
	same(t, contents(t, dir), map[string]string{})
}

func TestFullDevice(t *testing.T) {
	for _, err := range []error{syscall.ENOSPC, &os.PathError{Op: "write", Path: "so.db", Err: syscall.EDQUOT}} {
		wantCode(t, FileError("so.db", err), model.CodeDiskFull)
	}
	wantCode(t, FileError("so.db", syscall.EROFS), model.CodeReadOnly)
	wantCode(t, FileError("so.db", os.ErrExist), model.CodeConflict)
}
