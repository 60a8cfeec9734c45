package backup

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/store"
)

// Keeper makes and lists the copies of one open book in the folder beside it:
// what a window needs to know of copies, without the store.
type Keeper struct {
	db    *store.DB
	dir   string
	clock model.Clock
}

// New returns the keeper of a book whose copies lie in dir.
func New(db *store.DB, dir string, clock model.Clock) *Keeper {
	return &Keeper{db: db, dir: dir, clock: clock}
}

// Dir returns the folder of the copies.
func (k *Keeper) Dir() string { return k.dir }

// Daily makes today's automatic copy when there is none yet.
func (k *Keeper) Daily(ctx context.Context) (Info, bool, error) {
	return Daily(ctx, k.db, k.dir, k.clock())
}

// Now makes a copy by hand.
func (k *Keeper) Now(ctx context.Context) (Info, error) { return Before(ctx, k.db, k.dir, Manual) }

// BeforeImport makes a copy before an import changes the book.
func (k *Keeper) BeforeImport(ctx context.Context) error {
	_, err := Before(ctx, k.db, k.dir, BeforeImport)
	return err
}

// SaveAs makes a copy to hand over, anywhere; the name gets its ending when it
// has another one. A file of that name is replaced once the copy is whole: who
// chose the name was asked. Errors: CodeInvalid for the book itself, those of
// Create.
func (k *Keeper) SaveAs(ctx context.Context, path string) (Info, error) {
	if filepath.Ext(path) != Ext {
		path += Ext
	}
	switch {
	case sameFile(path, k.db.Path()):
		return Info{}, model.Invalid("path", "“%s” là chính sổ đang mở. Chọn tên khác cho bản sao.", filepath.Base(path))
	case !store.Exists(path):
		return Create(ctx, k.db, path)
	}
	fresh := strings.TrimSuffix(path, Ext) + ".moi" + Ext
	if err := remove(fresh); err != nil { // left by a crash
		return Info{}, store.FileError(fresh, err)
	}
	info, err := Create(ctx, k.db, fresh)
	if err != nil {
		return Info{}, err
	}
	if err := store.ReplaceFile(fresh, path); err != nil {
		return Info{}, errors.Join(err, remove(fresh))
	}
	info.Path = path
	return info, nil
}

// List returns the copies of this book, newest first, each read back.
func (k *Keeper) List(ctx context.Context) ([]Info, error) { return ListOf(ctx, k.dir, k.db.Path()) }

// ListOf returns the copies of one book in dir, newest first, each read back.
// Files with a name of their own are listed too: nothing tells whose they are.
func ListOf(ctx context.Context, dir, book string) ([]Info, error) {
	all, err := List(ctx, dir)
	return slices.DeleteFunc(all, func(i Info) bool {
		n, named := parseName(i.Path)
		return named && n.book != baseOf(book)
	}), err
}

// Look reads any file as a copy of a book and tells whether it can be restored.
// The error is that of ctx, or that the file is not there.
func (k *Keeper) Look(ctx context.Context, path string) (Info, error) { return examine(ctx, path) }
