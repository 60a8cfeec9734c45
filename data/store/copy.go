package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"

	"sothidua/data/model"
)

// Unfinished ends the name of a copy while it is written and not yet read back.
const Unfinished = ".tam"

// CopyTo writes the whole book into a new file at path, which is one file and
// a book of its own. The copy is written under another name, read back and
// compared with the book before it gets its name: a file with that name is
// always a whole copy. Writes wait meanwhile. Errors: CodeConflict when path
// exists, CodeNotFound when its folder does not, CodeDiskFull, CodeReadOnly,
// CodeDamaged when the book itself cannot be read.
func (db *DB) CopyTo(ctx context.Context, path string) (err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return coded(path, err)
	}
	if err := checkFolder(filepath.Dir(path)); err != nil {
		return err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return nameTaken(path)
	}
	tmp := path + Unfinished
	if err := removeBook(tmp); err != nil { // left by a crash
		return coded(path, err)
	}
	defer func() {
		if err != nil {
			err = coded(path, errors.Join(err, removeBook(tmp)))
		}
	}()
	want, err := db.vacuumInto(ctx, tmp)
	if err != nil {
		return err
	}
	if err := db.readBack(ctx, tmp, want); err != nil {
		return err
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	return moveNew(tmp, path)
}

// vacuumInto copies the book into a new file and returns how many rows each
// table has. It holds the writing connection so that nothing changes between
// the counting and the copying.
func (db *DB) vacuumInto(ctx context.Context, path string) (counts map[string]int, err error) {
	handle := db.writer
	if handle == nil {
		handle = db.reader
	}
	conn, err := handle.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	counts, err = countRows(ctx, conn)
	if err == nil {
		_, err = conn.ExecContext(ctx, `VACUUM INTO ?`, path)
	}
	if p := primary(err); p == sqlite3.SQLITE_CORRUPT || p == sqlite3.SQLITE_NOTADB {
		err = damaged(db.path, err) // the book, not the copy
	}
	return counts, err
}

// readBack reads a whole copy and compares it with the book.
func (db *DB) readBack(ctx context.Context, path string, want map[string]int) (err error) {
	handle, err := pool(readOnlyDSN(path, defaultBusy, false), 1)
	if err != nil {
		return err
	}
	dup := &DB{path: path, clock: db.clock, reader: handle}
	defer func() { err = errors.Join(err, dup.Close()) }()
	got, err := dup.Check(ctx)
	if err != nil {
		return err
	}
	if len(got.Integrity) > 0 || !maps.Equal(got.Counts, want) {
		return model.Wrap(model.CodeDamaged, fmt.Errorf("rows %v, want %v, faults %v", got.Counts, want, got.Integrity),
			"Bản sao vừa ghi đọc lại không đúng, đã bỏ; sổ vẫn nguyên. Kiểm tra ổ đĩa hoặc USB rồi sao lưu lại, tốt nhất ra ổ khác.")
	}
	return nil
}

// syncFile waits until the disk has the file.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
