// Package store keeps the book in one SQLite file. It is the only package with
// SQL: everything else asks a transaction (Tx) for entities of the model and
// gets coded errors with Vietnamese messages.
//
// A DB has two handles: one writing connection, so that writes queue up in the
// program instead of failing as busy, and a pool of connections that can only
// read. The journal is a write-ahead log flushed at every commit: a commit that
// was acknowledged survives a power cut, and readers never wait for a writer.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"time"

	"sothidua/data/model"
)

// Options say which book to open and how.
type Options struct {
	Path  string
	Clock model.Clock // time.Now when nil
	// ReadOnly opens for reading only: nothing is created and neither the file
	// nor its log changes. A book that lies still is read without locks, so
	// nobody may start to write it meanwhile.
	ReadOnly bool
	// BusyTimeout is how long to wait for another program that holds the file;
	// 5 seconds when zero.
	BusyTimeout time.Duration

	migrations fs.FS             // the embedded ones when nil; tests add some
	onNetwork  func(string) bool // the system's answer when nil; tests pretend
	removable  func(string) bool // the same for sticks and cards
}

// DB is an open book. It is safe for use by several goroutines at once.
type DB struct {
	path   string
	clock  model.Clock
	writer *sql.DB // nil when the book is open for reading only
	reader *sql.DB
}

// Exists tells whether there is a file at path.
func Exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// Path returns the absolute path of the file.
func (db *DB) Path() string { return db.path }

// Close folds the write-ahead log into the file and closes it, so that the
// file alone is the whole book. The DB cannot be used afterwards.
func (db *DB) Close() error {
	err := db.reader.Close()
	if db.writer != nil {
		// The result row says whether readers of another program kept part of
		// the log in use; the log then stays beside the file and nothing is lost.
		_, cerr := db.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
		err = errors.Join(err, cerr, db.writer.Close())
	}
	return coded(db.path, err)
}

// Read runs fn on one consistent snapshot of the book: what others write
// meanwhile is not seen. Errors of fn come back, SQLite's as coded errors.
func (db *DB) Read(ctx context.Context, fn func(*Tx) error) error {
	return db.run(ctx, db.reader, &sql.TxOptions{ReadOnly: true}, fn)
}

// Write runs fn in one transaction that holds the write lock from its start
// and is saved whole or, when fn fails or panics, not at all. A Write inside fn
// would wait for itself for ever. Errors: CodeBusy, CodeDiskFull, CodeReadOnly,
// CodeDamaged, CodeConflict, and those of fn.
func (db *DB) Write(ctx context.Context, fn func(*Tx) error) error {
	if db.writer == nil {
		return model.Errorf(model.CodeReadOnly, "Sổ “%s” đang mở chỉ để đọc, không ghi được.", db.path)
	}
	return db.run(ctx, db.writer, nil, fn)
}

func (db *DB) run(ctx context.Context, handle *sql.DB, opts *sql.TxOptions, fn func(*Tx) error) (err error) {
	sqlTx, err := handle.BeginTx(ctx, opts)
	if err != nil {
		return coded(db.path, err)
	}
	committed := false
	defer func() {
		if committed {
			return
		}
		// This also runs while a panic unwinds. After a full disk SQLite may
		// have rolled back by itself; the extra error then does no harm.
		if rerr := sqlTx.Rollback(); rerr != nil && !errors.Is(rerr, sql.ErrTxDone) {
			err = errors.Join(err, rerr)
		}
	}()
	tx := &Tx{ctx: ctx, sql: sqlTx, now: db.Now(), path: db.path}
	if err := fn(tx); err != nil {
		return coded(db.path, err)
	}
	if err := sqlTx.Commit(); err != nil {
		return tx.fail(err)
	}
	committed = true
	return nil
}

// Now returns the time on the book's clock, to the millisecond, which is what
// is stored.
func (db *DB) Now() time.Time { return db.clock().Truncate(time.Millisecond) }
