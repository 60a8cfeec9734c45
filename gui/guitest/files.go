package guitest

import (
	"path/filepath"
	"testing"
)

// Files is a kit.Files: the person who answers the file dialogs, and the
// system that opens files. A dialog nobody set an answer for fails the test.
type Files struct {
	Chosen []string // the answer to Open
	Path   string   // the answer to Save; "" for the proposed name in Dir
	Dir    string   // the answer to Folder
	GiveUp bool     // every dialog is closed without an answer
	Name   string   // what Save proposed last
	Opened []string // paths given to the system
	Refuse error    // what the system answers
	t      *testing.T
}

// Open implements kit.Files.
func (f *Files) Open(title string, _ []string, _ bool, done func([]string)) {
	f.t.Helper()
	if f.answers(title, f.Chosen != nil) {
		done(f.Chosen)
	}
}

// Save implements kit.Files.
func (f *Files) Save(title, name string, done func(string)) {
	f.t.Helper()
	f.Name = name
	if !f.answers(title, f.Path != "" || f.Dir != "") {
		return
	}
	if f.Path != "" {
		done(f.Path)
		return
	}
	done(filepath.Join(f.Dir, name))
}

// Folder implements kit.Files.
func (f *Files) Folder(title string, done func(string)) {
	f.t.Helper()
	if f.answers(title, f.Dir != "") {
		done(f.Dir)
	}
}

func (f *Files) answers(title string, known bool) bool {
	f.t.Helper()
	if f.GiveUp {
		return false
	}
	if !known {
		f.t.Errorf("asked %q", title)
	}
	return known
}

func (f *Files) open(path string) error {
	f.Opened = append(f.Opened, path)
	return f.Refuse
}

// Memory is a kit.Memory.
type Memory map[string]string

// Get implements kit.Memory.
func (m Memory) Get(key string) string { return m[key] }

// Set implements kit.Memory.
func (m Memory) Set(key, value string) { m[key] = value }
