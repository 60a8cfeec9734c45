package shell

import (
	"os"
	"path/filepath"
	"strings"

	"sothidua/gui/kit"
)

// folderKey is the memory key of the folder last used in a file dialog.
const folderKey = "thu-muc"

// folders proposes where a file dialog starts and remembers where it ended.
type folders struct{ memory kit.Memory }

// start returns the folder last used, or the user's documents, or home.
func (f folders) start() string {
	if dir := f.memory.Get(folderKey); isDir(dir) {
		return dir
	}
	if docs, err := documents(); err == nil && isDir(docs) {
		return docs
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

// used remembers the folder of a chosen file.
func (f folders) used(file string) { f.memory.Set(folderKey, filepath.Dir(file)) }

// usedDir remembers a chosen folder.
func (f folders) usedDir(dir string) { f.memory.Set(folderKey, dir) }

func isDir(path string) bool {
	if path == "" {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// fileName makes a proposed name safe: neither Windows nor a stick takes
// these characters.
func fileName(name string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name))
}

// withExt gives a path the ending of the proposed name when the user typed none.
func withExt(path, name string) string {
	if ext := filepath.Ext(name); ext != "" && filepath.Ext(path) == "" {
		return path + ext
	}
	return path
}
