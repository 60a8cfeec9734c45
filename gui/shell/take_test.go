package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/google/go-cmp/cmp"

	"sothidua/gui/kit"
)

// withBackups opens a window that has a page for copies of books.
func withBackups(t *testing.T, empty bool) (*fixture, *takerScreen) {
	t.Helper()
	taker := &takerScreen{}
	f := newFixture(t, empty).open(func(p *Params) {
		p.Areas = append(p.Areas, kit.Area{ID: backupArea, Label: "Hệ thống", Icon: kit.IconGear, Tabs: []kit.Tab{
			{ID: backupTab, Label: "Sao lưu", New: func(kit.Env) kit.Screen { return taker }}}})
	})
	return f, taker
}

func TestACopyOfABookGoesToThePageThatRestores(t *testing.T) {
	f, taker := withBackups(t, false)
	f.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/usb/sổ cũ.SOTHIDUA")})
	f.wantShown(backupArea + "/" + backupTab)
	if diff := cmp.Diff([]string{"/usb/sổ cũ.SOTHIDUA"}, taker.paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

func TestFilesWaitForTheBook(t *testing.T) {
	f, taker := withBackups(t, false)
	f.book.loaded = false
	f.Take([]string{"/usb/so.sothidua"})
	if taker.paths != nil {
		t.Fatalf("taken before the book was loaded: %v", taker.paths)
	}
	f.refresh()
	f.wantShown(backupArea + "/" + backupTab)
	if diff := cmp.Diff([]string{"/usb/so.sothidua"}, taker.paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	taker.paths = nil
	f.refresh()
	if taker.paths != nil {
		t.Errorf("taken again: %v", taker.paths)
	}
}
