package storetest

import (
	"path/filepath"
	"testing"

	"sothidua/data/store"
)

// Open opens a book that is closed at the end of the test. Without a path it is
// a new one in a folder of its own, under a name that is awkward to hand on.
func Open(t testing.TB, o store.Options) *store.DB {
	t.Helper()
	if o.Path == "" {
		o.Path = filepath.Join(t.TempDir(), "sổ #1 100%.db")
	}
	db, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatalf("open %s: %v", o.Path, err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close %s: %v", o.Path, err)
		}
	})
	return db
}
