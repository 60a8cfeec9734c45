package exchange

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// world is the screens' surroundings in a test: a real book with the sample
// year, real workbooks, a window, and what the screens told the shell.
type world struct {
	t       *testing.T
	svc     *service.Service
	env     kit.Env
	win     fyne.Window
	params  Params
	dir     string
	scope   kit.Scope
	places  []kit.Place
	notices []kit.Notice
	status  string
	opened  []string
	chosen  []string // what the next file dialog returns
	copies  int      // safety copies made
	refuse  error    // what the next safety copy or export ends with
}

func newWorld(t *testing.T) *world {
	t.Helper()
	ctx := context.Background()
	clock := func() time.Time { return time.Date(2024, 6, 18, 9, 42, 0, 0, time.UTC) }
	w := &world{t: t, dir: t.TempDir(), scope: kit.Scope{Year: 2024, Code: model.H1}}
	db, err := store.Open(ctx, store.Options{Path: filepath.Join(w.dir, "so.db"), Clock: clock})
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
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.env = kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() },
		Scope: func() kit.Scope { return w.scope }, SetScope: func(s kit.Scope) { w.scope = s },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }, Files: w,
		OpenPath: func(path string) error { w.opened = append(w.opened, path); return nil }}
	w.params = Params{Books: w.svc, Read: w.read, Find: sheet.Workbooks, Endings: sheet.Extensions(), Fields: sheet.Fields, Before: w.before, Export: w.export, Kinds: []Kind{
		{Name: "kit", Label: "Phiếu đơn vị", About: "Mỗi đơn vị một tệp.", Folder: true, Period: true},
		{Name: "units", Label: "Danh sách đơn vị", About: "Khối, đơn vị.", File: "Don vi"}}}
	return w
}

// read reads files as the program does.
func (w *world) read(ctx context.Context, files []Request, year int, step func(done int)) ([]model.SheetData, error) {
	known, err := sheet.Knowing(ctx, w.svc)
	if err != nil {
		return nil, err
	}
	remembered, err := w.svc.Mappings(ctx)
	if err != nil {
		return nil, err
	}
	paths, by := make([]string, len(files)), map[string]sheet.Options{}
	for i, f := range files {
		paths[i] = f.Path
		by[f.Path] = sheet.Options{Mappings: f.Mappings, Remembered: remembered, Answers: f.Answers, Known: known, Year: year, Source: true}
	}
	return sheet.ReadAllWith(ctx, paths, func(path string) sheet.Options { return by[path] }, func(done, _ int, _ string) {
		if step != nil {
			step(done)
		}
	})
}

func (w *world) before(context.Context) error {
	w.copies++
	return w.refuse
}

func (w *world) export(ctx context.Context, kind string, scope kit.Scope, out string, step func(done, total int, item string)) ([]string, error) {
	if w.refuse != nil {
		return nil, w.refuse
	}
	return sheet.Export(ctx, w.svc, sheet.What(kind), sheet.Scope{Year: scope.Year, Code: scope.Code}, out, step)
}

// Open, Save and Folder implement kit.Files.
func (w *world) Open(_ string, _ []string, _ bool, done func([]string)) { done(w.chosen) }
func (w *world) Save(_, name string, done func(string))                 { done(filepath.Join(w.dir, name)) }
func (w *world) Folder(_ string, done func(string))                     { done(filepath.Join(w.dir, "phieu")) }

// csv writes an office's own table as text into a folder of the world.
func (w *world) csv(name string, lines ...string) string {
	w.t.Helper()
	path := filepath.Join(w.dir, "phieu", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("\ufeff"+strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// show puts a screen into the window as the shell does.
func (w *world) show(s kit.Screen) {
	w.win.SetContent(s.Content())
	w.win.Resize(fyne.NewSize(1142, 640))
	w.t.Cleanup(w.svc.Subscribe(func(service.Topic) { s.Reload() }))
	s.Reload()
	w.t.Cleanup(s.Close)
}

func (w *world) importScreen() *importScreen {
	s := newImport(w.env, w.params)
	w.show(s)
	return s
}

// kit exports a unit's kit, puts texts into its cells as a person types them,
// and returns the file.
func (w *world) kit(unit, name string, cells map[string]string) string {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	_, err := sheet.Export(context.Background(), w.svc, sheet.WhatKit,
		sheet.Scope{Year: w.scope.Year, Code: w.scope.Code, Unit: w.unit(unit)}, path, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	for number, text := range cells {
		if err := f.SetCellStr("Phiếu", w.cell(f, number), text); err != nil {
			w.t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		w.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// cell returns the cell of a kit where a target's value of the period goes.
func (w *world) cell(f *excelize.File, number string) string {
	w.t.Helper()
	rows, err := f.GetRows("Phiếu")
	if err != nil {
		w.t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 0 && row[0] == number {
			name, err := excelize.CoordinatesToCellName(6, i+1)
			if err != nil {
				w.t.Fatal(err)
			}
			return name
		}
	}
	w.t.Fatalf("the kit has no row %s", number)
	return ""
}

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
	w.t.Fatalf("the book has no unit %s", name)
	return 0
}

// stored returns what the book holds of a unit for one target, in plain notation.
func (w *world) stored(unit, number string) string {
	w.t.Helper()
	e, err := w.svc.Entry(context.Background(), w.unit(unit), w.scope.Year, w.scope.Code)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range e.Rows {
		if r.Row.Target.Number == number {
			return model.Plain(r.Value.Figure.Number)
		}
	}
	w.t.Fatalf("%s does not report target %s", unit, number)
	return ""
}

// file writes a file that is no workbook.
func (w *world) file(name, content string) string {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// told returns the last notice.
func (w *world) told() kit.Notice {
	w.t.Helper()
	if len(w.notices) == 0 {
		w.t.Fatal("nothing was told")
	}
	return w.notices[len(w.notices)-1]
}

func wantText(t *testing.T, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) {
		t.Errorf("got %q, want it to hold %q", got, want)
	}
}

// said is what stands over the answers of the import screen.
func (w *world) said(s *importScreen) string {
	w.t.Helper()
	for _, o := range s.asks.answer.Objects {
		if words, ok := o.(*kit.Words); ok {
			return words.Text()
		}
	}
	w.t.Fatal("nothing is said")
	return ""
}
