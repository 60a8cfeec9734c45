package papers

import (
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the surroundings of the pages of papers, with a printer.
type world struct {
	*guitest.World
	printed []document.Document
}

// newWorld opens the sample year.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{World: guitest.Sample(t)}
	w.Files.Dir = t.TempDir()
	return w
}

// show puts a screen into the window, with the keyboard where it begins.
func (w *world) show(s kit.Screen) {
	w.T.Helper()
	w.Show(s)
	s.(kit.Focuser).FocusFirst()
}

// print opens the tab that prints, at a paper.
func (w *world) print(name string) *printScreen {
	w.T.Helper()
	s := newPrint(w.Env, w.Svc)
	s.out.send = func(d document.Document, then func()) {
		w.printed = append(w.printed, d)
		then()
	}
	w.show(s)
	s.GoTo(kit.Place{Filter: name})
	if !s.loaded || !strings.HasPrefix(name, s.kind.Name) {
		w.T.Fatalf("%s does not show: %v", name, w.Notices)
	}
	return s
}
