package overview

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// world is the screen's surroundings in a test: a real book on 18/06/2024, a
// window, and what the screen told the shell.
type world struct {
	t      *testing.T
	svc    *service.Service
	env    kit.Env
	win    fyne.Window
	scope  kit.Scope
	places []kit.Place
	status string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	ctx := context.Background()
	clock := func() time.Time { return time.Date(2024, 6, 18, 9, 42, 0, 0, time.UTC) }
	db, err := store.Open(ctx, store.Options{Path: filepath.Join(t.TempDir(), "so.db"), Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &world{t: t, svc: service.New(service.Params{DB: db, Clock: clock}), scope: kit.Scope{Year: 2024, Code: model.H1}}
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.env = kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() },
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { t.Errorf("notice %q", n.Text) },
		Status: func(s string) { w.status = s }}
	return w
}

// sample fills the book with the sample year.
func (w *world) sample() *world {
	w.t.Helper()
	if err := w.svc.LoadSample(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	return w
}

// show puts the screen into the window as the shell does: it is loaded now and
// again after every write.
func (w *world) show(svc book) *screen {
	w.t.Helper()
	s := newScreen(w.env, svc).(*screen)
	w.win.SetContent(s.Content())
	w.win.Resize(fyne.NewSize(1142, 624))
	w.t.Cleanup(w.svc.Subscribe(func(service.Topic) { s.Reload() }))
	s.Reload()
	w.t.Cleanup(s.Close)
	s.FocusFirst()
	return s
}

// key presses a key where the keyboard is.
func (w *world) key(name fyne.KeyName) {
	w.t.Helper()
	f := w.win.Canvas().Focused()
	if f == nil {
		w.t.Fatal("nothing has the keyboard")
	}
	f.TypedKey(&fyne.KeyEvent{Name: name})
}

// went returns the only place gone to since the last call.
func (w *world) went() kit.Place {
	w.t.Helper()
	if len(w.places) != 1 {
		w.t.Fatalf("went to %v, want one place", w.places)
	}
	p := w.places[0]
	w.places = nil
	return p
}

// button returns the button with the label that shows.
func (w *world) button(label string) *kit.Button {
	w.t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == label {
			return b
		}
	}
	w.t.Fatalf("no button %q", label)
	return nil
}

// says tells whether a text shows.
func (w *world) says(text string) bool {
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if x, ok := o.(*kit.Text); ok && x.Text() == text {
			return true
		}
	}
	return false
}

// unit returns the ID of a unit.
func (w *world) unit(name string) model.ID {
	w.t.Helper()
	units, err := w.svc.Units(context.Background(), w.scope.Year)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, u := range units {
		if u.Name == name {
			return u.ID
		}
	}
	w.t.Fatalf("no unit %q", name)
	return 0
}

// target returns the ID of a target.
func (w *world) target(number string) model.ID {
	w.t.Helper()
	rows, err := w.svc.Targets(context.Background(), w.scope.Year)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range rows {
		if r.Target.Number == number {
			return r.Target.ID
		}
	}
	w.t.Fatalf("no target %s", number)
	return 0
}

// truth reads the half-year that was computed by hand, by the target's number.
func truth(t *testing.T) (order []string, judged, percent map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "data", "sample", "testdata", "tri-yen-2024-h1.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	judged, percent = map[string]string{}, map[string]string{}
	for _, r := range rows[1:] {
		order = append(order, r[0])
		judged[r[0]], percent[r[0]] = r[4], r[3]
	}
	return order, judged, percent
}
