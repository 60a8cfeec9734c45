//go:build !windows

package store

import (
	"errors"
	"os"
	"path/filepath"
)

// onNetwork tells whether the file lies on a network share; the program is
// installed on Windows, other systems are for development.
func onNetwork(string) bool { return false }

// removable tells whether the file lies on a stick, as onNetwork.
func removable(string) bool { return false }

// syncDir makes a rename in the folder survive a power cut.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// moveNew renames a file, and fails when there is one with the new name.
func moveNew(from, to string) error {
	if err := os.Link(from, to); err != nil {
		return err
	}
	return errors.Join(os.Remove(from), syncDir(filepath.Dir(to)))
}
