package exchange

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the surroundings of the pages of exchange, with real workbooks.
type world struct {
	*guitest.World
	params Params
	dir    string
	copies int   // safety copies made
	refuse error // what the next safety copy or export ends with
}

// newWorld opens the sample year.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{World: guitest.Sample(t), dir: t.TempDir()}
	w.Files.Dir = filepath.Join(w.dir, "phieu")
	w.params = Params{Books: w.Svc, Read: w.read, Find: sheet.Workbooks, Endings: sheet.Extensions(), Fields: sheet.Fields, Before: w.before, Export: w.export, Kinds: []Kind{
		{Name: "kit", Label: "Phiếu đơn vị", About: "Mỗi đơn vị một tệp.", Folder: true, Period: true},
		{Name: "units", Label: "Danh sách đơn vị", About: "Khối, đơn vị.", File: "Don vi"}}}
	return w
}

// read reads files as the program does.
func (w *world) read(ctx context.Context, files []Request, year int, step func(done int)) ([]model.SheetData, error) {
	known, err := sheet.Knowing(ctx, w.Svc)
	if err != nil {
		return nil, err
	}
	remembered, err := w.Svc.Mappings(ctx)
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
	return sheet.Export(ctx, w.Svc, sheet.What(kind), sheet.Scope{Year: scope.Year, Code: scope.Code}, out, step)
}

// csv writes an office's own table as text into a folder of the world.
func (w *world) csv(name string, lines ...string) string {
	w.T.Helper()
	path := filepath.Join(w.dir, "phieu", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.T.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("\ufeff"+strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		w.T.Fatal(err)
	}
	return path
}

func (w *world) importScreen() *importScreen {
	s := newImport(w.Env, w.params)
	w.Show(s)
	return s
}

// kit exports a unit's kit, puts texts into its cells as a person types them,
// and returns the file.
func (w *world) kit(unit, name string, cells map[string]string) string {
	w.T.Helper()
	path := filepath.Join(w.dir, name)
	_, err := sheet.Export(context.Background(), w.Svc, sheet.WhatKit,
		sheet.Scope{Year: w.Scope.Year, Code: w.Scope.Code, Unit: w.Unit(unit).ID}, path, nil)
	if err != nil {
		w.T.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		w.T.Fatal(err)
	}
	for number, text := range cells {
		if err := f.SetCellStr("Phiếu", w.cell(f, number), text); err != nil {
			w.T.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		w.T.Fatal(err)
	}
	if err := f.Close(); err != nil {
		w.T.Fatal(err)
	}
	return path
}

// cell returns the cell of a kit where a target's value of the period goes.
func (w *world) cell(f *excelize.File, number string) string {
	w.T.Helper()
	rows, err := f.GetRows("Phiếu")
	if err != nil {
		w.T.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 0 && row[0] == number {
			name, err := excelize.CoordinatesToCellName(6, i+1)
			if err != nil {
				w.T.Fatal(err)
			}
			return name
		}
	}
	w.T.Fatalf("the kit has no row %s", number)
	return ""
}

// stored returns what the book holds of a unit for one target, in plain notation.
func (w *world) stored(unit, number string) string {
	w.T.Helper()
	return model.Plain(w.Stored(unit, number).Value.Figure.Number)
}

// file writes a file that is no workbook.
func (w *world) file(name, content string) string {
	w.T.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		w.T.Fatal(err)
	}
	return path
}

// said is what stands over the answers of the import screen.
func (w *world) said(s *importScreen) string {
	w.T.Helper()
	for _, o := range s.asks.answer.Objects {
		if words, ok := o.(*kit.Words); ok {
			return words.Text()
		}
	}
	w.T.Fatal("nothing is said")
	return ""
}
