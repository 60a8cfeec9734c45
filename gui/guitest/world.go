package guitest

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/data/store/storetest"
	"sothidua/gui/kit"
)

// The room of a page in pixels: the smallest window of an office PC, 1366×768,
// without the side bar and the bars above and below.
const (
	Width  = 1142
	Height = 640
)

// World is what surrounds a screen in a test.
type World struct {
	T   *testing.T
	DB  *store.DB
	Svc *service.Service // on DB; Now is its clock
	Now time.Time        // 18/06/2024, 9:42 at first
	Win fyne.Window
	Env kit.Env // for the screen; Run works at once, unless held back

	Scope   kit.Scope // 2024, the half-year at first
	Files   *Files    // what the file dialogs answer
	Memory  Memory    // what is remembered between two runs
	Places  []kit.Place
	Notices []kit.Notice
	Status  string
	Preview func(mono bool) (document.Document, error) // what was to be shown last
	held    []func()
	hold    bool
}

// New opens an empty book and a window.
func New(t *testing.T) *World {
	t.Helper()
	w := &World{T: t, Now: time.Date(2024, 6, 18, 9, 42, 0, 0, time.Local), Scope: kit.Scope{Year: 2024, Code: model.H1},
		Files: &Files{t: t}, Memory: Memory{}}
	clock := func() time.Time { return w.Now }
	w.DB = storetest.Open(t, store.Options{Clock: clock})
	w.Svc = service.New(service.Params{DB: w.DB, Clock: clock})
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.Win = test.NewTempWindow(t, nil)
	w.Win.SetPadded(false)
	w.Win.Resize(fyne.NewSize(Width, Height))
	w.Env = kit.Env{Ctx: context.Background(), Window: w.Win, Run: w.run,
		Scope: func() kit.Scope { return w.Scope }, SetScope: func(s kit.Scope) { w.Scope = s },
		Go: func(p kit.Place) { w.Places = append(w.Places, p) }, Notify: func(n kit.Notice) { w.Notices = append(w.Notices, n) },
		Status:  func(s string) { w.Status = s },
		Preview: func(_ string, draw func(bool) (document.Document, error)) { w.Preview = draw },
		Files:   w.Files, OpenPath: w.Files.open, Memory: w.Memory}
	return w
}

// Sample opens a book with the sample year and a window.
func Sample(t *testing.T) *World {
	t.Helper()
	w := New(t)
	if err := w.Svc.LoadSample(w.Env.Ctx); err != nil {
		t.Fatal(err)
	}
	return w
}

// Show puts a screen into the window as the shell does: it is loaded now and
// again after every write, and gets the keys that nothing else wanted.
func (w *World) Show(s kit.Screen) {
	w.T.Helper()
	w.Win.SetContent(s.Content())
	w.Win.Resize(fyne.NewSize(Width, Height))
	w.T.Cleanup(w.Svc.Subscribe(func(service.Topic) { s.Reload() }))
	w.T.Cleanup(s.Close)
	if k, ok := s.(kit.Keyer); ok {
		w.Win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { k.Key(ev) })
	}
	s.Reload()
}

// Hold keeps background work back until Release runs it, as when the book is slow.
func (w *World) Hold() { w.hold = true }

// Release runs the work that was held back.
func (w *World) Release() {
	held := w.held
	w.hold, w.held = false, nil
	for _, f := range held {
		f()
	}
}

func (w *World) run(f func()) {
	if w.hold {
		w.held = append(w.held, f)
		return
	}
	f()
}
