package font

import (
	"os"
	"path/filepath"
)

// systemDir returns the folder of the fonts that every user of the computer has.
func systemDir() string {
	root := os.Getenv("SystemRoot")
	if root == "" {
		root = `C:\Windows`
	}
	return filepath.Join(root, "Fonts")
}
