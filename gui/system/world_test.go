package system

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// world is a screen's surroundings in a test: a real book with the sample year
// and its copies, a window, and what the screen told the shell.
type world struct {
	t        *testing.T
	svc      *service.Service
	params   Params
	env      kit.Env
	win      fyne.Window
	dir      string
	now      time.Time
	scope    kit.Scope
	places   []kit.Place
	notices  []kit.Notice
	status   string
	opened   []string
	chosen   string // what the next file dialog returns
	memory   map[string]string
	restarts [][2]string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	ctx := context.Background()
	w := &world{t: t, dir: t.TempDir(), now: time.Date(2024, 6, 18, 9, 42, 0, 0, time.Local), scope: kit.Scope{Year: 2024, Code: model.H1},
		memory: map[string]string{}}
	clock := func() time.Time { return w.now }
	book := filepath.Join(w.dir, "so.db")
	db, err := store.Open(ctx, store.Options{Path: book, Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	w.svc = service.New(service.Params{DB: db, Clock: clock})
	if err := w.svc.LoadSample(ctx); err != nil {
		t.Fatal(err)
	}
	w.params = Params{Books: w.svc, Backups: backup.New(db, appdir.Backups(book), clock), Version: "0.1.0", Logs: w.dir,
		Restart: func(restore, book string) error {
			w.restarts = append(w.restarts, [2]string{restore, book})
			return nil
		}}
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.env = kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() },
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }, Files: files{w}, Memory: memory{w},
		OpenPath: func(path string) error { w.opened = append(w.opened, path); return nil }}
	return w
}

// files is the kit.Files of a world.
type files struct{ w *world }

func (f files) Open(_ string, _ []string, _ bool, done func([]string)) { done([]string{f.w.chosen}) }
func (f files) Save(_, _ string, done func(string))                    { done(f.w.chosen) }
func (f files) Folder(_ string, done func(string))                     { done(f.w.chosen) }

// memory is the kit.Memory of a world.
type memory struct{ w *world }

func (m memory) Get(key string) string { return m.w.memory[key] }
func (m memory) Set(key, value string) { m.w.memory[key] = value }

// show puts a screen into the window as the shell does: it is loaded now and
// again after every write.
func (w *world) show(s kit.Screen) {
	w.win.SetContent(s.Content())
	w.win.Resize(fyne.NewSize(1142, 640))
	w.t.Cleanup(w.svc.Subscribe(func(service.Topic) { s.Reload() }))
	s.Reload()
	w.t.Cleanup(s.Close)
	if f, ok := s.(kit.Focuser); ok {
		f.FocusFirst()
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

// key presses a key in what holds the keyboard.
func (w *world) key(name fyne.KeyName) {
	w.t.Helper()
	f := w.win.Canvas().Focused()
	if f == nil {
		w.t.Fatalf("nothing holds the keyboard for %s", name)
	}
	f.TypedKey(&fyne.KeyEvent{Name: name})
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
func (w *world) told() kit.Notice {
	w.t.Helper()
	if len(w.notices) == 0 {
		w.t.Fatal("nothing was told")
	}
	return w.notices[len(w.notices)-1]
}

// later lets time pass.
func (w *world) later(d time.Duration) { w.now = w.now.Add(d) }

func wantText(t *testing.T, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) {
		t.Errorf("got %q, want it to hold %q", got, want)
	}
}
