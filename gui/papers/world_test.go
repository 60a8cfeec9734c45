package papers

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// world is a screen's surroundings in a test: a real book with the sample year
// on 18/06/2024, a window, and what the screen told the shell.
type world struct {
	t       *testing.T
	svc     *service.Service
	env     kit.Env
	win     fyne.Window
	scope   kit.Scope
	places  []kit.Place
	notices []kit.Notice
	status  string
	opened  []string
	dir     string // where files are saved
	memory  map[string]string
	printed []document.Document
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
	w := &world{t: t, svc: service.New(service.Params{DB: db, Clock: clock}), scope: kit.Scope{Year: 2024, Code: model.H1}, dir: t.TempDir(), memory: map[string]string{}}
	if err := w.svc.LoadSample(ctx); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.env = kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() },
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }, Files: w, Memory: w,
		OpenPath: func(path string) error { w.opened = append(w.opened, path); return nil }}
	return w
}

// Open, Save and Folder implement kit.Files.
func (w *world) Open(string, []string, bool, func([]string)) { w.t.Error("asked for a file to open") }
func (w *world) Save(_, name string, done func(string))      { done(filepath.Join(w.dir, name)) }
func (w *world) Folder(_ string, done func(string))          { done(w.dir) }

// Get and Set implement kit.Memory.
func (w *world) Get(key string) string { return w.memory[key] }
func (w *world) Set(key, value string) { w.memory[key] = value }

// show puts a screen into the window as the shell does: it is loaded now and
// again after every write.
func (w *world) show(s kit.Screen) {
	w.t.Helper()
	w.win.SetContent(s.Content())
	w.win.Resize(fyne.NewSize(1142, 640))
	w.t.Cleanup(w.svc.Subscribe(func(service.Topic) { s.Reload() }))
	s.Reload()
	w.t.Cleanup(s.Close)
	s.(kit.Focuser).FocusFirst()
}

// print opens the tab that prints, at a paper.
func (w *world) print(name string) *printScreen {
	w.t.Helper()
	s := newPrint(w.env, w.svc)
	s.out.send = func(d document.Document, then func()) {
		w.printed = append(w.printed, d)
		then()
	}
	w.show(s)
	s.GoTo(kit.Place{Filter: name})
	if !s.loaded || !strings.HasPrefix(name, s.kind.Name) {
		w.t.Fatalf("%s does not show: %v", name, w.notices)
	}
	return s
}

// unit returns a unit of the book by its name.
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

func (w *world) lastNotice() kit.Notice {
	w.t.Helper()
	if len(w.notices) == 0 {
		w.t.Fatal("no notice")
	}
	return w.notices[len(w.notices)-1]
}

// act presses a link of the last notice.
func (w *world) act(label string) {
	w.t.Helper()
	n := w.lastNotice()
	for _, a := range n.Actions {
		if strings.HasPrefix(a.Label, label) {
			a.Do()
			return
		}
	}
	w.t.Fatalf("the notice %q has no %q", n.Text, label)
}

// press taps the button with the label that shows, in a dialog before the page.
func (w *world) press(label string) {
	w.t.Helper()
	roots := []fyne.CanvasObject{w.win.Content()}
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		roots = []fyne.CanvasObject{top}
	}
	for _, root := range roots {
		for _, o := range test.LaidOutObjects(root) {
			if b, ok := o.(*kit.Button); ok && b.Text() == label && b.Visible() {
				if b.Disabled() {
					w.t.Fatalf("%q is dead: %s", label, b.Reason())
				}
				b.Tapped(nil)
				return
			}
		}
	}
	w.t.Fatalf("no button %q", label)
}

// asking tells whether a dialog shows.
func (w *world) asking() bool { return w.win.Canvas().Overlays().Top() != nil }

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

// key presses a key where the keyboard is.
func (w *world) key(names ...fyne.KeyName) {
	w.t.Helper()
	for _, name := range names {
		f := w.win.Canvas().Focused()
		if f == nil {
			w.t.Fatal("nothing has the keyboard")
		}
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// typed types into what has the keyboard; a line end is Enter.
func (w *world) typed(text string) {
	w.t.Helper()
	for _, r := range text {
		if r == '\n' {
			w.key(fyne.KeyReturn)
			continue
		}
		w.win.Canvas().Focused().TypedRune(r)
	}
}
