package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sothidua/data/model"
)

// defaultBusy is how long to wait for another program that holds the file.
const defaultBusy = 5 * time.Second

// Open opens the book at o.Path and creates it when there is no such file. A
// book of an older program is copied beside itself and then brought up to date;
// a read-only one is read as it is. Errors: CodeInvalid for a place or a file
// that cannot be a book, CodeNotFound for a missing folder (or file, when
// read-only), CodeNewer, CodeDamaged, CodeReadOnly, CodeBusy, CodeDiskFull.
func Open(ctx context.Context, o Options) (*DB, error) {
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	steps, err := loadSteps(o.migrations)
	if err != nil {
		return nil, coded(o.Path, err)
	}
	_, err = os.Stat(o.Path)
	if errors.Is(err, fs.ErrNotExist) && !o.ReadOnly {
		err = create(ctx, o, steps)
	}
	if err != nil {
		return nil, coded(o.Path, err)
	}
	if err := inspect(o.Path, len(steps)); err != nil {
		return nil, err
	}
	db := &DB{path: o.Path, clock: o.Clock}
	if o.ReadOnly {
		err = db.openReadOnly(ctx, o, steps)
	} else {
		err = db.open(ctx, o, steps)
	}
	if err != nil {
		return nil, coded(o.Path, errors.Join(err, db.abandon()))
	}
	return db, nil
}

// complete fills in what is not said and refuses places for a book where
// nothing can be kept safely.
func (o Options) complete() (Options, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.BusyTimeout == 0 {
		o.BusyTimeout = defaultBusy
	}
	if o.onNetwork == nil {
		o.onNetwork = onNetwork
	}
	if o.removable == nil {
		o.removable = removable
	}
	if o.migrations == nil {
		sub, err := fs.Sub(embedded, "migrations")
		if err != nil {
			return o, coded(o.Path, err)
		}
		o.migrations = sub
	}
	path, err := filepath.Abs(o.Path)
	switch {
	case o.Path == "" || strings.Contains(o.Path, "?"):
		return o, model.Invalid("path", "Tên tệp sổ “%s” không hợp lệ. Chọn tên khác, không có dấu hỏi.", o.Path)
	case err != nil:
		return o, coded(o.Path, err)
	}
	o.Path = path
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return o, model.Invalid("path", "“%s” không phải là tệp. Chọn một tệp sổ thi đua.", path)
	}
	if err := o.checkPlace(path); err != nil {
		return o, err
	}
	return o, checkFolder(filepath.Dir(path))
}

// checkFolder tells a missing folder apart from one that cannot be written:
// SQLite gives both the same code.
func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		e := model.Wrap(model.CodeNotFound, err, "Không thấy thư mục “%s”. Xem lại ổ đĩa và tên thư mục.", dir)
		e.Field = "path"
		return e
	}
	return nil
}

// create makes an empty book under another name and moves it into place when
// it is whole. A file with the name of the book is therefore never half a book,
// and an empty one is damage, not a beginning.
func create(ctx context.Context, o Options, steps []step) (err error) {
	tmp := o.Path + ".dang-tao"
	if err := removeBook(tmp); err != nil { // left by a crash
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeBook(tmp))
		}
	}()
	handle, err := pool(writerDSN(tmp, o.BusyTimeout), 1)
	if err != nil {
		return err
	}
	if err := errors.Join(apply(ctx, handle, steps, o.Clock()), handle.Close()); err != nil {
		return err
	}
	return moveNew(tmp, o.Path)
}

// open opens both handles and brings the book up to date.
func (db *DB) open(ctx context.Context, o Options, steps []step) (err error) {
	crashed := hasLog(o.Path)
	if db.writer, err = pool(writerDSN(o.Path, o.BusyTimeout), 1); err != nil {
		return err
	}
	if db.reader, err = pool(readerDSN(o.Path, o.BusyTimeout), readers); err != nil {
		return err
	}
	// SQLite opens a file it may not write without a word, and even begins to
	// write; the first change tells, also whether another program holds the
	// file. This one changes nothing.
	err = db.Write(ctx, func(tx *Tx) error {
		_, err := tx.exec(`DELETE FROM migrations WHERE false`)
		return err
	})
	if err != nil {
		return err
	}
	if crashed {
		if err := quickCheck(ctx, db.reader, o.Path); err != nil {
			return err
		}
	}
	return db.upgrade(ctx, steps)
}

func (db *DB) openReadOnly(ctx context.Context, o Options, steps []step) (err error) {
	if db.reader, err = pool(readOnlyDSN(o.Path, o.BusyTimeout, hasLog(o.Path)), readers); err != nil {
		return err
	}
	_, err = pending(ctx, db.reader, o.Path, steps)
	return err
}

// abandon closes what Open had opened before it failed.
func (db *DB) abandon() error {
	var err error
	for _, handle := range []*sql.DB{db.reader, db.writer} {
		if handle != nil {
			err = errors.Join(err, handle.Close())
		}
	}
	return err
}

// quickCheck refuses a book whose pages do not fit together any more, as may
// happen when the power fails on a disk that lies about having written.
func quickCheck(ctx context.Context, handle *sql.DB, path string) error {
	var first string
	if err := handle.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&first); err != nil {
		return err
	}
	if first != "ok" {
		return damaged(path, errors.New(first))
	}
	return nil
}
