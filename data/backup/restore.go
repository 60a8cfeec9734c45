package backup

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"sothidua/data/appdir"
	"sothidua/data/model"
	"sothidua/data/store"
)

// Restore puts a copy of from in the place of the book to, which may be damaged
// or not exist. What was there stays, as it was, in the folder of the book's
// copies (appdir.Backups) as "Trước khi khôi phục"; a log that cannot be folded
// into it lies beside it. The file changes its content at once: whenever the
// power fails, to is the old book or the restored one. Errors: CodeBusy when
// anybody has the book open, the caller included; CodeDamaged, CodeInvalid and
// CodeNewer when from cannot be used; CodeDiskFull; CodeReadOnly.
func Restore(ctx context.Context, from, to string) error {
	return restore(ctx, from, to, time.Now(), func(string) {})
}

// restore tells each step that is done; a test ends the program there.
func restore(ctx context.Context, from, to string, now time.Time, at func(step string)) (err error) {
	to, err = filepath.Abs(to)
	if err != nil {
		return store.FileError(to, err)
	}
	if sameFile(from, to) {
		return model.Invalid("path", "Bản sao lưu và sổ là cùng một tệp “%s”. Chọn một bản sao lưu khác.", to)
	}
	src, err := store.Open(ctx, store.Options{Path: from, ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, src.Close()) }()
	if err := soundness(ctx, src); err != nil {
		return err
	}
	lock, err := appdir.Acquire(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()

	tmp := to + ".khoi-phuc"
	if err := remove(tmp); err != nil { // left by a crash
		return store.FileError(tmp, err)
	}
	if err := src.CopyTo(ctx, tmp); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove(tmp)) }()
	at("prepared")
	aside, err := putAside(ctx, to, now)
	if err != nil {
		return err
	}
	at("aside")
	return swap(tmp, to, aside, at)
}

// remove removes a file if it is there.
func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// putAside copies the book as it is into the folder of its copies and returns
// the name there; "" when there is neither a book nor a log of one.
func putAside(ctx context.Context, book string, now time.Time) (string, error) {
	if !slices.ContainsFunc(append(store.LogFiles(book), book), store.Exists) {
		return "", nil
	}
	there := store.Exists(book)
	if there {
		// A damaged book is replaced all the same, with the log it may have.
		if err := store.Fold(ctx, book); err != nil && model.CodeOf(err) != model.CodeDamaged {
			return "", err
		}
	}
	aside, err := newName(appdir.Backups(book), book, BeforeRestore, now)
	if err != nil || !there {
		return aside, err
	}
	return aside, store.FileError(aside, copyFile(book, aside))
}

// copyFile copies byte by byte, since a damaged book cannot be copied in any
// other way. The copy gets its name when it is whole.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	tmp := to + store.Unfinished
	out, err := os.Create(tmp)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return store.ReplaceFile(tmp, to)
}

// swap moves the new book in. Before that the log of a damaged book goes to
// the copy of that book, because it would be taken for a log of the new one;
// when the new book cannot be moved in, it comes back.
func swap(tmp, book, aside string, at func(step string)) error {
	var logs, kept []string
	if aside != "" {
		logs, kept = store.LogFiles(book), store.LogFiles(aside)
	}
	err := rename(logs, kept)
	at("log aside")
	if err == nil {
		err = store.ReplaceFile(tmp, book)
	}
	if err != nil {
		return errors.Join(store.FileError(book, err), rename(kept, logs))
	}
	at("done")
	return nil
}

// rename renames the files that are there.
func rename(from, to []string) error {
	for i := range from {
		if err := os.Rename(from[i], to[i]); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
