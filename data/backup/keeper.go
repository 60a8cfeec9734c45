package backup

import (
	"context"
	"path/filepath"

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

// SaveAs makes a copy to hand over, anywhere.
func (k *Keeper) SaveAs(ctx context.Context, path string) (Info, error) {
	if filepath.Ext(path) != Ext {
		path += Ext
	}
	return Create(ctx, k.db, path)
}

// List returns the copies, newest first, each read back.
func (k *Keeper) List(ctx context.Context) ([]Info, error) { return List(ctx, k.dir) }
