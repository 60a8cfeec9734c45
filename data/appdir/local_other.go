//go:build !windows

package appdir

import (
	"os"
	"path/filepath"
)

// localData is $XDG_DATA_HOME, else ~/.local/share.
func localData() (string, error) {
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return d, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}
