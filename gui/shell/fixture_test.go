package shell

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/data/appdir"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/data/store/storetest"
	"sothidua/gui/kit"
)

// stubScreen is a screen with every ability that counts what it was asked.
type stubScreen struct {
	onSave   func() // what saving does besides
	env      kit.Env
	id       string
	edit     *kit.LineEdit
	head     []fyne.CanvasObject // over the edit
	loads    []kit.Scope
	went     []kit.Place
	queries  []string
	keys     []fyne.KeyName
	unsaved  string
	saves    int
	refuse   bool // Save fails
	drops    int
	closed   bool
	panicsIn string // the method that panics
}

func (s *stubScreen) boom(where string) {
	if s.panicsIn == where {
		panic("boom in " + where)
	}
}

func (s *stubScreen) Content() fyne.CanvasObject {
	s.boom("content")
	s.edit = kit.NewLineEdit()
	return container.NewVBox(append(s.head, s.edit)...)
}

func (s *stubScreen) Reload() {
	s.boom("reload")
	s.loads = append(s.loads, s.env.Scope())
	s.env.Status(s.id + " đã tải")
}

func (s *stubScreen) Close()              { s.closed = true }
func (s *stubScreen) FocusFirst()         { s.env.Window.Canvas().Focus(s.edit) }
func (s *stubScreen) GoTo(p kit.Place)    { s.went = append(s.went, p) }
func (s *stubScreen) Search(query string) { s.queries = append(s.queries, query) }
func (s *stubScreen) Unsaved() string     { return s.unsaved }
func (s *stubScreen) Discard()            { s.drops++; s.unsaved = "" }
func (s *stubScreen) Keys() string        { return "phím của " + s.id }

func (s *stubScreen) Save(done func(bool)) {
	s.saves++
	if s.onSave != nil {
		s.onSave()
	}
	if !s.refuse {
		s.unsaved = ""
	}
	done(!s.refuse)
}

func (s *stubScreen) Key(ev *fyne.KeyEvent) bool {
	s.boom("key")
	s.keys = append(s.keys, ev.Name)
	return ev.Name == fyne.KeyInsert
}

// fixture is a window on a book in a temporary folder.
type fixture struct {
	*Shell
	t       *testing.T
	svc     *service.Service
	dir     string
	screens map[string]*stubScreen // by "area/tab", the one made last
	setup   map[string]func(*stubScreen)
	made    map[string]int
	later   []laterCall
}

type laterCall struct {
	in time.Duration
	do func()
}

// clock stands on the day of the design's pictures.
func clock() time.Time { return time.Date(2024, 6, 18, 9, 41, 0, 0, time.Local) }

// newFixture opens a book, with the sample year unless empty is set.
func newFixture(t *testing.T, empty bool) *fixture {
	t.Helper()
	dir := t.TempDir()
	ctx := context.Background()
	db := storetest.Open(t, store.Options{Path: filepath.Join(dir, "so.db"), Clock: clock})
	svc := service.New(service.Params{DB: db, Clock: clock})
	if !empty {
		if err := svc.LoadSample(ctx); err != nil {
			t.Fatal(err)
		}
	}
	return &fixture{t: t, svc: svc, dir: dir, screens: map[string]*stubScreen{},
		setup: map[string]func(*stubScreen){}, made: map[string]int{}}
}

// open builds and starts the window; change may alter its parameters.
func (f *fixture) open(change func(*Params)) *fixture {
	f.t.Helper()
	f.build(change)
	f.win.Resize(fyne.NewSize(1366, 698))
	f.start()
	return f
}

func (f *fixture) build(change func(*Params)) {
	f.t.Helper()
	p := Params{App: test.NewTempApp(f.t), Service: f.svc, Areas: f.areas(), Dirs: appdir.Dirs{Data: f.dir, Logs: f.dir},
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Run: func(work func()) { work() }}
	if change != nil {
		change(&p)
	}
	f.Shell = New(p)
	f.t.Cleanup(func() { f.memory.flush() })
	f.after = func(in time.Duration, do func()) { f.later = append(f.later, laterCall{in, do}) }
}

// areas are four stub areas, two of them with two tabs.
func (f *fixture) areas() []kit.Area {
	tab := func(area, id, label string) kit.Tab {
		return kit.Tab{ID: id, Label: label, New: func(env kit.Env) kit.Screen {
			key := area + "/" + id
			f.made[key]++
			s := &stubScreen{env: env, id: key}
			if set := f.setup[key]; set != nil {
				set(s)
			}
			s.boom("new")
			f.screens[key] = s
			return s
		}}
	}
	return []kit.Area{
		{ID: "overview", Label: "Tổng quan", Icon: kit.IconHome, Key: '1', Group: "THEO DÕI", Tabs: []kit.Tab{tab("overview", "main", "Tổng quan")}},
		{ID: "targets", Label: "Chỉ tiêu", Icon: kit.IconTarget, Key: '3', Group: "KẾ HOẠCH",
			Tabs: []kit.Tab{tab("targets", "list", "Danh mục"), tab("targets", "allocation", "Giao và đăng ký")}},
		{ID: "reports", Label: "Báo cáo", Icon: kit.IconDocument, Key: '4', Group: "KỲ BÁO CÁO", Title: "Báo cáo đơn vị",
			Tabs:  []kit.Tab{tab("reports", "tracker", "Theo dõi nộp"), tab("reports", "entry", "Nhập báo cáo")},
			Badge: func(_ context.Context, s kit.Scope) (int, error) { return s.Year - 2019, nil }},
		{ID: "exchange", Label: "Nhập, xuất Excel", Icon: kit.IconTable, Group: "DỮ LIỆU", Tabs: []kit.Tab{tab("exchange", "import", "Nhập")}},
	}
}

// runLater runs what was put off, once.
func (f *fixture) runLater() {
	calls := f.later
	f.later = nil
	for _, c := range calls {
		c.do()
	}
}

// press sends a shortcut the way a window does when no widget wants it; Fyne's
// headless canvas has no door for them.
func (f *fixture) press(key fyne.KeyName, mod fyne.KeyModifier) {
	f.t.Helper()
	sc := &desktop.CustomShortcut{KeyName: key, Modifier: mod}
	for _, b := range f.bindings() {
		if b.shortcut.ShortcutName() == sc.ShortcutName() {
			b.do(sc)
			return
		}
	}
	f.t.Fatalf("%s is not bound", sc.ShortcutName())
}

// shown is "area/tab" of the present page.
func (f *fixture) shown() string {
	p := f.pages.current
	if p == nil {
		return ""
	}
	return p.area.ID + "/" + p.area.Tabs[p.tab].ID
}

func (f *fixture) wantShown(want string) {
	f.t.Helper()
	if got := f.shown(); got != want {
		f.t.Fatalf("%s shows, want %s", got, want)
	}
}

// button finds a button by its label among what lies over the window and
// in it.
func (f *fixture) button(label string) *kit.Button {
	f.t.Helper()
	roots := []fyne.CanvasObject{f.win.Content()}
	roots = append(roots, f.win.Canvas().Overlays().List()...)
	for i := len(roots) - 1; i >= 0; i-- {
		if b := findButton(roots[i], label); b != nil {
			return b
		}
	}
	f.t.Fatalf("no button %q", label)
	return nil
}

func findButton(o fyne.CanvasObject, label string) *kit.Button {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Button:
		if o.Text() == label {
			return o
		}
	case *fyne.Container:
		return findAmong(o.Objects, label)
	case fyne.Widget:
		return findAmong(test.WidgetRenderer(o).Objects(), label)
	}
	return nil
}

func findAmong(objs []fyne.CanvasObject, label string) *kit.Button {
	for _, o := range objs {
		if b := findButton(o, label); b != nil {
			return b
		}
	}
	return nil
}

func (f *fixture) tapButton(label string) {
	f.t.Helper()
	test.Tap(f.button(label))
}

// half is the scope of the sample year's half-year reports.
func half() kit.Scope { return kit.Scope{Year: 2024, Code: model.H1} }
