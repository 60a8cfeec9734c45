package targets

import (
	"context"
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

// world is a screen's surroundings in a test: a real book with the sample
// year, a window, and what the screen told the shell.
type world struct {
	t       *testing.T
	svc     *service.Service
	env     kit.Env
	win     fyne.Window
	scope   kit.Scope
	places  []kit.Place
	notices []kit.Notice
	status  string
	path    string   // what the next Save dialog returns
	held    []func() // background work not run yet, while hold is set
	hold    bool
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
	if err := w.svc.LoadSample(ctx); err != nil {
		t.Fatal(err)
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.win.Resize(fyne.NewSize(1142, 640))
	w.env = kit.Env{Ctx: ctx, Window: w.win, Run: w.run,
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }, Files: w, OpenPath: func(string) error { return nil }}
	return w
}

// run does background work at once, or keeps it for release.
func (w *world) run(f func()) {
	if w.hold {
		w.held = append(w.held, f)
		return
	}
	f()
}

// release runs the work that was held back.
func (w *world) release() {
	w.hold = false
	for _, f := range w.held {
		f()
	}
	w.held = nil
}

// show puts a screen into the window as the shell does: it is loaded now and
// again after every write.
func (w *world) show(s kit.Screen) {
	w.win.SetContent(s.Content())
	w.win.Resize(fyne.NewSize(1142, 640))
	w.t.Cleanup(w.svc.Subscribe(func(service.Topic) { s.Reload() }))
	s.Reload()
	w.t.Cleanup(s.Close)
}

// Open, Save and Folder implement kit.Files.
func (w *world) Open(string, []string, bool, func([]string)) {}
func (w *world) Save(_, _ string, done func(string))         { done(w.path) }
func (w *world) Folder(string, func(string))                 {}

// target returns a target of the book by its number.
func (w *world) target(number string) service.TargetRow {
	w.t.Helper()
	rows, err := w.svc.Targets(context.Background(), w.scope.Year)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range rows {
		if r.Target.Number == number {
			return r
		}
	}
	w.t.Fatalf("the book has no target %s", number)
	return service.TargetRow{}
}

// sheet returns who has a target.
func (w *world) sheet(number string) service.AllocationSheet {
	w.t.Helper()
	sheet, err := w.svc.AllocationSheet(context.Background(), w.scope.Year, w.target(number).Target.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	return sheet
}

// press taps the button with the label in whatever dialog is open.
func (w *world) press(label string) {
	w.t.Helper()
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		w.t.Fatalf("no dialog is open to press %q", label)
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*kit.Button); ok && b.Text() == label {
			b.Tapped(nil)
			return
		}
	}
	w.t.Fatalf("the dialog has no button %q", label)
}

// lastNotice returns the text of the last bar.
func (w *world) lastNotice() string {
	if len(w.notices) == 0 {
		return ""
	}
	return w.notices[len(w.notices)-1].Text
}

// focuser is a field of the kit.
type focuser interface{ Focus() }

// write replaces the text of a field as a person does: by typing, then leaving.
func (w *world) write(f focuser, text string) {
	w.t.Helper()
	f.Focus()
	o := w.win.Canvas().Focused()
	if o == nil {
		w.t.Fatalf("nothing has the keyboard to type %q", text)
	}
	if s, ok := o.(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, r := range text {
		if r == '\n' {
			o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			continue
		}
		o.TypedRune(r)
	}
	w.win.Canvas().Unfocus()
}

// pick chooses an item of a list by the keyboard.
func (w *world) pick(s *kit.Select, label string) {
	w.t.Helper()
	s.Focus()
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for range s.Items() {
		if s.Text() == label {
			return
		}
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if s.Text() != label {
		w.t.Fatalf("the list has no %q: %q", label, s.Items())
	}
}

// key types a key where the keyboard is.
func (w *world) key(name fyne.KeyName) {
	w.t.Helper()
	o := w.win.Canvas().Focused()
	if o == nil {
		w.t.Fatalf("nothing has the keyboard for %s", name)
	}
	o.TypedKey(&fyne.KeyEvent{Name: name})
}

// wantNumber fails unless a number of the book is want ("" for missing).
func (w *world) wantNumber(what string, got model.Number, want string) {
	w.t.Helper()
	if model.Plain(got) != want {
		w.t.Errorf("%s is %q, want %q", what, model.Plain(got), want)
	}
}
