package shell

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/backup"
	"sothidua/gui/kit"
)

// dropped takes files dropped on the window.
func (s *Shell) dropped(_ fyne.Position, items []fyne.URI) {
	paths := make([]string, len(items))
	for i, u := range items {
		paths[i] = filepath.FromSlash(u.Path())
	}
	if s.book.loaded {
		s.Take(paths)
	}
}

// Take brings files to the page that takes them: a copy of a book to the one
// that asks whether to restore it, anything else to the import. Before the book
// was loaded they wait for it; while a question is open they are left.
func (s *Shell) Take(paths []string) {
	if len(paths) == 0 || s.asking() {
		return
	}
	if !s.book.loaded {
		s.book.waiting = paths
		return
	}
	area, tab := importArea, importTab
	if strings.EqualFold(filepath.Ext(paths[0]), backup.Ext) {
		area, tab = backupArea, backupTab
	}
	p := s.pages.find(area, tab)
	if p == nil {
		return
	}
	s.Go(kit.Place{Area: area, Tab: tab})
	if taker, ok := p.screen.(kit.FileTaker); ok && s.pages.current == p {
		s.try(p, "taking files", func() { taker.TakeFiles(paths) })
	}
}

// takeWaiting takes the files that waited for the book.
func (s *Shell) takeWaiting() {
	paths := s.book.waiting
	s.book.waiting = nil
	s.Take(paths)
}

// Raise brings the window to the front.
func (s *Shell) Raise() { raise(s.win) }
