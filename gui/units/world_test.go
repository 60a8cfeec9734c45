package units

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	core "sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// world is the screen in a test: a real book, a window, and what the screen
// told the shell.
type world struct {
	*screen
	t       *testing.T
	svc     *core.Service
	win     fyne.Window
	scope   kit.Scope
	places  []kit.Place
	notices []kit.Notice
	status  string
	opened  []string
	path    string // what the next Save dialog returns
	wrote   []string
	refuse  error // what writing a workbook ends with
}

// newWorld opens the screen on the sample year, or on an empty book.
func newWorld(t *testing.T, sample bool) *world {
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
	w := &world{t: t, svc: core.New(core.Params{DB: db, Clock: clock}), scope: kit.Scope{Year: 2024, Code: model.H1}}
	if sample {
		err = w.svc.LoadSample(ctx)
	} else {
		err = w.svc.CreateBook(ctx, core.NewBook{Office: model.Office{Commune: "Xã Trí Yên"}, Year: 2024, Periods: []model.PeriodCode{model.H1}})
	}
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	env := kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() },
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }, Files: files{w},
		OpenPath: func(path string) error { w.opened = append(w.opened, path); return nil }}
	w.screen = newScreen(env, w.svc, func(_ context.Context, _ int, path string) error {
		if w.refuse != nil {
			return w.refuse
		}
		w.wrote = append(w.wrote, path)
		return nil
	})
	w.win.SetContent(w.Content())
	w.win.Resize(fyne.NewSize(1142, 640))
	t.Cleanup(w.svc.Subscribe(func(core.Topic) { w.Reload() }))
	t.Cleanup(w.Close)
	w.Reload()
	w.FocusFirst()
	return w
}

// files is the kit.Files of a world: every save goes to its path.
type files struct{ w *world }

func (f files) Open(string, []string, bool, func([]string)) {}
func (f files) Save(_, _ string, done func(string))         { done(f.w.path) }
func (f files) Folder(string, func(string))                 {}

// unit returns a unit of the book by its name.
func (w *world) unit(name string) model.Unit {
	w.t.Helper()
	units, err := w.svc.Units(context.Background(), w.scope.Year)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, u := range units {
		if u.Name == name {
			return u
		}
	}
	w.t.Fatalf("the book has no unit %s", name)
	return model.Unit{}
}

// choose makes the row of a unit the current one, as a click does.
func (w *world) choose(name string) {
	w.t.Helper()
	if !w.grid.SelectKey(unitKey(w.unit(name).ID)) {
		w.t.Fatalf("the table does not show %s", name)
	}
}

// types types into what holds the keyboard; "\n" is Enter.
func (w *world) types(text string) {
	for _, r := range text {
		if r == '\n' {
			w.key(fyne.KeyReturn)
			continue
		}
		w.win.Canvas().Focused().TypedRune(r)
	}
}

// key presses a key in what holds the keyboard, else in the screen.
func (w *world) key(name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	if f := w.win.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
		return
	}
	w.Key(ev)
}

// fill puts a text into a box of the form, as typing over it does.
func (w *world) fill(box *kit.TextBox, text string) {
	w.t.Helper()
	box.Focus()
	w.types(text)
}

// press walks to a button with Tab and presses it.
func (w *world) press(label string) {
	w.t.Helper()
	c := w.win.Canvas()
	for range 40 {
		c.FocusNext()
		if b, ok := c.Focused().(*kit.Button); ok && b.Text() == label {
			w.key(fyne.KeyReturn)
			return
		}
	}
	w.t.Fatalf("the keyboard does not reach the button %q", label)
}

// asked tells whether a dialog is open.
func (w *world) asked() bool { return w.win.Canvas().Overlays().Top() != nil }

// told returns the last notice.
func (w *world) told() string {
	if len(w.notices) == 0 {
		return ""
	}
	return w.notices[len(w.notices)-1].Text
}

// history returns the last line of the history.
func (w *world) history() model.Change {
	w.t.Helper()
	all, err := w.svc.History(context.Background(), core.HistoryFilter{Limit: 1})
	if err != nil || len(all) == 0 {
		w.t.Fatalf("history: %v, %v", all, err)
	}
	return all[0]
}

func wantText(t *testing.T, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) {
		t.Errorf("got %q, want it to hold %q", got, want)
	}
}
