package summary

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	book "sothidua/data/service"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is a screen's surroundings in a test, with the writer of workbooks.
type world struct {
	*guitest.World
	saved   []string // what the exporter was asked for
	failure error    // what the exporter answers
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{World: guitest.New(t)}
	w.Files.Dir = "/" // what is saved there is named only
	return w
}

// sample fills the book with the sample year.
func (w *world) sample() *world {
	w.T.Helper()
	if err := w.Svc.LoadSample(w.Env.Ctx); err != nil {
		w.T.Fatal(err)
	}
	return w
}

// export stands for the writer of workbooks.
func (w *world) export(_ context.Context, scope kit.Scope, unit model.ID, path string) error {
	w.saved = append(w.saved, path)
	if scope != w.Scope {
		w.T.Errorf("exports %v, want %v", scope, w.Scope)
	}
	return w.failure
}

// show puts a screen into the window, which is as high as on an office PC with
// the bar of the sample year.
func (w *world) show(s kit.Screen) {
	w.T.Helper()
	w.Show(s)
	w.Win.Resize(fyne.NewSize(guitest.Width, 624))
	s.(kit.Focuser).FocusFirst()
}

func (w *world) table(svc service) *table {
	w.T.Helper()
	s := newTable(w.Env, svc, w.export).(*table)
	w.show(s)
	return s
}

func (w *world) chart(svc service) *chartScreen {
	w.T.Helper()
	s := newChart(w.Env, svc).(*chartScreen)
	w.show(s)
	return s
}

// broken is a book that cannot be read while err is set.
type broken struct {
	*book.Service
	err error
}
