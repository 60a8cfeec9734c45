package reports

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
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
	opened  []string          // paths given to the system
	chosen  []string          // what the next file dialog returns
	memory  map[string]string // what is remembered between runs
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
	w := &world{t: t, svc: service.New(service.Params{DB: db, Clock: clock}), scope: kit.Scope{Year: 2024, Code: model.H1},
		memory: map[string]string{}}
	if err := w.svc.LoadSample(ctx); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.win.Resize(fyne.NewSize(1142, 640))
	w.env = kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() },
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }, Files: w, Memory: w,
		OpenPath: func(path string) error { w.opened = append(w.opened, path); return nil }}
	return w
}

// Open, Save and Folder implement kit.Files.
func (w *world) Open(_ string, _ []string, _ bool, done func([]string)) { done(w.chosen) }
func (w *world) Save(_, name string, done func(string))                 { done(filepath.Join(w.chosen[0], name)) }
func (w *world) Folder(_ string, done func(string))                     { done(w.chosen[0]) }

// Get and Set implement kit.Memory.
func (w *world) Get(key string) string { return w.memory[key] }
func (w *world) Set(key, value string) { w.memory[key] = value }

// show puts a screen into the window as the shell does: it is loaded now and
// again after every write.
func (w *world) show(s kit.Screen) {
	w.win.SetContent(s.Content())
	w.win.Resize(fyne.NewSize(1142, 640))
	w.t.Cleanup(w.svc.Subscribe(func(service.Topic) { s.Reload() }))
	s.Reload()
	w.t.Cleanup(s.Close)
}

// entry opens the entry screen at a unit.
func (w *world) entry(unit string) *entryScreen {
	w.t.Helper()
	return w.entryWith(w.svc, unit)
}

func (w *world) entryWith(svc entryService, unit string) *entryScreen {
	w.t.Helper()
	s := newEntryScreen(w.env, svc)
	w.show(s)
	s.GoTo(kit.Place{Area: areaID, Tab: tabEntry, Unit: w.unit(unit)})
	if s.report == nil || s.report.entry.Unit.Name != unit {
		w.t.Fatalf("the report of %s did not open", unit)
	}
	return s
}

// tracker opens the tracker.
func (w *world) tracker() *trackerScreen {
	s := newTrackerScreen(w.env, w.svc, func(ctx context.Context, scope sheet.Scope, out string, step sheet.Step) ([]string, error) {
		return sheet.Export(ctx, w.svc, sheet.WhatKit, scope, out, step)
	})
	w.show(s)
	w.win.Canvas().Focus(s.grid)
	return s
}

// unit returns a unit of the book by its name.
func (w *world) unit(name string) model.ID {
	w.t.Helper()
	t, err := w.svc.Tracker(context.Background(), w.scope.Year)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range t.Rows {
		if r.Unit.Name == name {
			return r.Unit.ID
		}
	}
	w.t.Fatalf("the book has no unit %s", name)
	return 0
}

// stored reads what the book holds of a unit's report for one target.
func (w *world) stored(unit, number string) service.EntryRow {
	w.t.Helper()
	e, err := w.svc.Entry(context.Background(), w.unit(unit), w.scope.Year, w.scope.Code)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range e.Rows {
		if r.Row.Target.Number == number {
			return r
		}
	}
	w.t.Fatalf("%s does not report target %s", unit, number)
	return service.EntryRow{}
}

// reportStatus returns the state of a unit's report.
func (w *world) reportStatus(unit string) model.Report {
	w.t.Helper()
	e, err := w.svc.Entry(context.Background(), w.unit(unit), w.scope.Year, w.scope.Code)
	if err != nil {
		w.t.Fatal(err)
	}
	return e.Report
}

// types types on the keyboard; "\n" is Enter and "\t" Tab.
func (w *world) types(text string) {
	for _, r := range text {
		switch r {
		case '\n':
			w.key(fyne.KeyReturn)
		case '\t':
			w.key(fyne.KeyTab)
		default:
			w.win.Canvas().Focused().TypedRune(r)
		}
	}
}

// key presses a key in whatever holds the keyboard.
func (w *world) key(name fyne.KeyName) {
	w.t.Helper()
	f := w.win.Canvas().Focused()
	if f == nil {
		w.t.Fatalf("nothing holds the keyboard for %s", name)
	}
	f.TypedKey(&fyne.KeyEvent{Name: name})
}

// shortcut presses a shortcut in whatever holds the keyboard.
func (w *world) shortcut(s fyne.Shortcut) {
	w.t.Helper()
	f, ok := w.win.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		w.t.Fatalf("nothing holds the keyboard for %s", s.ShortcutName())
	}
	f.TypedShortcut(s)
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
}

// press walks to a button with Tab and presses it.
func (w *world) press(label string) {
	w.t.Helper()
	c := w.win.Canvas()
	for range 30 {
		if b, ok := c.Focused().(*kit.Button); ok && b.Text() == label {
			w.key(fyne.KeyReturn)
			return
		}
		c.FocusNext()
	}
	w.t.Fatalf("the keyboard does not reach the button %q", label)
}

// told returns the last notice.
func (w *world) told() string {
	if len(w.notices) == 0 {
		return ""
	}
	return w.notices[len(w.notices)-1].Text
}

// at makes the cell of a target current.
func (w *world) at(s *entryScreen, number string, col int) {
	w.t.Helper()
	row := s.values.grid.RowByKey(number)
	if row < 0 {
		w.t.Fatalf("the grid has no row %s", number)
	}
	s.values.grid.Select(row, col)
	w.win.Canvas().Focus(s.values.grid)
}

// cell returns what the grid shows of a target.
func (w *world) cell(s *entryScreen, number string, col int) kit.Cell {
	return s.values.grid.Cell(s.values.grid.RowByKey(number), col)
}

// dialog tells whether a dialog is open.
func (w *world) dialog() bool { return w.win.Canvas().Overlays().Top() != nil }

// wantText fails when got does not hold want.
func wantText(t *testing.T, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) {
		t.Errorf("got %q, want it to hold %q", got, want)
	}
}
