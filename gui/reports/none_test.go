package reports

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// TestNobodyHasToReport: where no unit reports the page says so, leads on, and
// has no inner pages to get lost in.
func TestNobodyHasToReport(t *testing.T) {
	w := newWorld(t)
	db, err := store.Open(t.Context(), store.Options{Path: filepath.Join(t.TempDir(), "moi.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	w.Svc = service.New(service.Params{DB: db})
	book := service.NewBook{Office: model.Office{Commune: "xã Đồng Sơn"}, Year: 2024, Periods: []model.PeriodCode{"M01", model.H1}}
	if err := w.Svc.CreateBook(t.Context(), book); err != nil {
		t.Fatal(err)
	}
	w.Scope.Code = "M01"
	s := newEntryScreen(w.Env, w.Svc)
	w.Show(s)
	s.pick(pageNarrative)
	if s.page != pageValues || s.head.tabs.Visible() {
		t.Fatalf("page %d shows, the inner pages are offered: %v", s.page, s.head.tabs.Visible())
	}
	if s.page != pageValues || s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl}) {
		t.Error("Ctrl+Tab stays among inner pages that hold nothing")
	}
	if got, want := s.values.columns[colValue].Title, "Kỳ này\nTháng 1/2024"; got != want {
		t.Errorf("the column is headed %q, want %q", got, want)
	}
	w.TabTo("Giao chỉ tiêu")
	if n := len(w.Places); n == 0 || w.Places[n-1] != (kit.Place{Area: "targets", Tab: "allocation"}) {
		t.Errorf("the button leads to %+v", w.Places)
	}
}
