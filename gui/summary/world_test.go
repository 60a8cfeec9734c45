package summary

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/document"
	"sothidua/data/model"
	book "sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// world is a screen's surroundings in a test: a real book on 18/06/2024, a
// window, and what the screen told the shell.
type world struct {
	t       *testing.T
	svc     *book.Service
	env     kit.Env
	win     fyne.Window
	scope   kit.Scope
	places  []kit.Place
	notices []kit.Notice
	status  string
	preview func(mono bool) (document.Document, error)
	memory  map[string]string
	saved   []string // what the exporter was asked for
	failure error    // what the exporter answers
	opened  []string
	folder  string // where files are saved, "" for the root of what the exporter names
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
	w := &world{t: t, svc: book.New(book.Params{DB: db, Clock: clock}), scope: kit.Scope{Year: 2024, Code: model.H1}, memory: map[string]string{}}
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.env = kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() },
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }, Files: w, Memory: w,
		Preview:  func(_ string, draw func(bool) (document.Document, error)) { w.preview = draw },
		OpenPath: func(path string) error { w.opened = append(w.opened, path); return nil }}
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

// Open, Save and Folder implement kit.Files.
func (w *world) Open(string, []string, bool, func([]string)) { w.t.Error("asked for a file to open") }
func (w *world) Save(_, name string, done func(string))      { done(w.folder + "/" + name) }
func (w *world) Folder(string, func(string))                 { w.t.Error("asked for a folder") }

// Get and Set implement kit.Memory.
func (w *world) Get(key string) string { return w.memory[key] }
func (w *world) Set(key, value string) { w.memory[key] = value }

// export stands for the writer of workbooks.
func (w *world) export(_ context.Context, scope kit.Scope, unit model.ID, path string) error {
	w.saved = append(w.saved, path)
	if scope != w.scope {
		w.t.Errorf("exports %v, want %v", scope, w.scope)
	}
	return w.failure
}

// show puts a screen into the window as the shell does: it is loaded now and
// again after every write.
func (w *world) show(s kit.Screen) {
	w.t.Helper()
	w.win.SetContent(s.Content())
	w.win.Resize(fyne.NewSize(1142, 624))
	w.t.Cleanup(w.svc.Subscribe(func(book.Topic) { s.Reload() }))
	s.Reload()
	w.t.Cleanup(s.Close)
	s.(kit.Focuser).FocusFirst()
}

func (w *world) table(svc service) *table {
	w.t.Helper()
	s := newTable(w.env, svc, w.export).(*table)
	w.show(s)
	return s
}

func (w *world) chart(svc service) *chartScreen {
	w.t.Helper()
	s := newChart(w.env, svc).(*chartScreen)
	w.show(s)
	return s
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

func (w *world) lastNotice() kit.Notice {
	w.t.Helper()
	if len(w.notices) == 0 {
		w.t.Fatal("no notice")
	}
	return w.notices[len(w.notices)-1]
}

// press taps the button with the label that shows.
func (w *world) press(label string) {
	w.t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == label {
			b.Tapped(nil)
			return
		}
	}
	w.t.Fatalf("no button %q", label)
}

// unit returns the ID of a unit.
func (w *world) unit(name string) model.ID {
	w.t.Helper()
	units, err := w.svc.Units(context.Background(), 2024)
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
	rows, err := w.svc.Targets(context.Background(), 2024)
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

// truth reads results that were computed by hand, by column name.
func truth(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "data", "sample", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = r[i]
		}
		out = append(out, row)
	}
	return out
}

// broken is a book that cannot be read while err is set.
type broken struct {
	*book.Service
	err error
}
