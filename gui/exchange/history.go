package exchange

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// historyScreen lists the imports that were made, newest first, with every cell
// the chosen one changed, and undoes them.
type historyScreen struct {
	env   kit.Env
	p     Params
	load  kit.Loader[[]model.ImportBatch]
	open  kit.Loader[model.ImportBatch]
	all   []model.ImportBatch
	shown []model.ImportBatch // that match the query
	query string
	want  string // key of the import to show first

	undo  *kit.Button
	why   *kit.Text
	grid  *kit.Grid
	note  *kit.Text
	cells *kit.Grid
	page  fyne.CanvasObject
}

var (
	_ kit.Screen   = (*historyScreen)(nil)
	_ kit.Searcher = (*historyScreen)(nil)
	_ kit.Hinter   = (*historyScreen)(nil)
	_ kit.Focuser  = (*historyScreen)(nil)
	_ kit.Goer     = (*historyScreen)(nil)
)

func newHistory(env kit.Env, p Params) *historyScreen {
	s := &historyScreen{env: env, p: p, note: kit.NewNote("").Cut()}
	s.undo = kit.NewButton(kit.IconUndo, "Hoàn tác lần nhập này…", s.ask)
	s.why = kit.NewText("", kit.TextStyle{Size: kit.SizeLabel, Tone: kit.ToneMuted}).Cut()
	s.grid = kit.NewGrid([]kit.Column{
		{ID: "at", Title: "Lúc", Width: 134, Small: true}, {ID: "person", Title: "Người", Width: 92, Small: true},
		{ID: "file", Title: "Tệp", Width: 82, Grow: true}, {ID: "cells", Title: "Đã ghi", Width: 62, Align: kit.AlignRight, Small: true},
		{ID: "state", Title: "Tình trạng", Width: 104, Small: true},
	}, kit.GridOptions{TreeColumn: -1})
	s.grid.On = kit.GridEvents{Select: func(int, int) { s.showBatch() }, Activate: func(int, int) { s.ask() }}
	s.cells = kit.NewGrid(writtenColumns(true), kit.GridOptions{TreeColumn: -1, RowHeight: 26, Bare: true})
	s.cells.SetEmpty(kit.Empty{Title: "Chọn một lần nhập để xem các ô nó đã ghi"})
	s.page = kit.NewPage(kit.NewRow(8, s.undo, kit.Grow(s.why)),
		kit.NewColumns(10, []float32{0.48, 0.52}, s.grid, titled(headOf(kit.NewHeading("Các ô đã ghi"), s.note), s.cells)), nil)
	return s
}

// writtenColumns head the cells an import wrote; many tells that they come from
// several files.
func writtenColumns(many bool) []kit.Column {
	cols := []kit.Column{
		{ID: "file", Title: "Tệp", Width: 92, Small: true}, {ID: "cell", Title: "Ô", Width: 84, Small: true},
		{ID: "what", Title: "Mục", Width: 100, Grow: true, Small: true}, {ID: "field", Title: "Cột", Width: 76, Small: true},
		{ID: "old", Title: "Trước đó", Width: 80, Align: kit.AlignRight, Small: true},
		{ID: "new", Title: "Đã ghi", Width: 90, Align: kit.AlignRight, Small: true},
	}
	if !many {
		return cols[1:]
	}
	return cols
}

// Content implements kit.Screen.
func (s *historyScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *historyScreen) Close() {
	s.load.Stop()
	s.open.Stop()
}

// FocusFirst implements kit.Focuser.
func (s *historyScreen) FocusFirst() { s.env.Window.Canvas().Focus(s.grid) }

// Keys implements kit.Hinter.
func (s *historyScreen) Keys() string {
	return "Enter: hoàn tác lần nhập · Ctrl+F: tìm không dấu theo tên tệp, người nhập"
}

// GoTo implements kit.Goer: the Filter is the number of an import.
func (s *historyScreen) GoTo(p kit.Place) {
	s.want = p.Filter
	s.show()
}

// Reload implements kit.Screen.
func (s *historyScreen) Reload() {
	s.grid.SetBusy(true)
	s.load.Load(s.env, s.p.Books.Imports, func(all []model.ImportBatch, err error) {
		if err != nil {
			s.grid.SetError(err, s.Reload)
			return
		}
		s.all = all
		s.show()
	})
}

// Search implements kit.Searcher.
func (s *historyScreen) Search(query string) {
	s.query = query
	s.show()
}

func (s *historyScreen) show() {
	s.shown = s.shown[:0]
	var rows []kit.Row
	for _, b := range s.all {
		if vn.Match(s.query, fileNames(b)+" "+b.Person) {
			s.shown = append(s.shown, b)
			rows = append(rows, batchRow(b))
		}
	}
	empty := kit.Empty{Icon: kit.IconHistory, Title: "Chưa nhập tệp nào", Text: "Mỗi lần nhập để lại một dòng ở đây, hoàn tác được cả lần."}
	if len(s.all) > 0 {
		empty = kit.Empty{Icon: kit.IconSearch, Title: "Không có lần nhập nào như vậy", Text: "Sửa chữ cần tìm."}
	}
	s.grid.SetEmpty(empty)
	s.grid.SetRows(rows)
	switch row, _ := s.grid.Current(); {
	case s.want != "" && s.grid.SelectKey(s.want):
		s.want = ""
	case row < 0 && len(rows) > 0:
		s.grid.Select(0, 0)
	}
	s.showBatch()
	s.env.Status(fmt.Sprintf("%d/%d lần nhập", len(rows), len(s.all)))
}

func fileNames(b model.ImportBatch) string {
	var names []string
	for _, f := range b.Files {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}

// batchRow writes one import.
func batchRow(b model.ImportBatch) kit.Row {
	state, tone := "còn hiệu lực", kit.ToneNormal
	if b.Undo.Done() {
		state, tone = "đã hoàn tác", kit.ToneMuted
		if b.Undo.Kept > 0 {
			state += fmt.Sprintf(", giữ %d", b.Undo.Kept)
		}
	}
	return kit.Row{Key: fmt.Sprint(b.ID), Cells: []kit.Cell{{Text: vn.FormatTime(b.At), Tone: tone}, {Text: b.Person, Tone: tone},
		{Text: service.BatchName(b), Tone: tone}, {Text: count(b.Cells()) + " ô", Tone: tone}, {Text: state, Tone: tone}}}
}

// current is the chosen import.
func (s *historyScreen) current() (model.ImportBatch, bool) {
	return kit.Chosen(s.grid, s.shown)
}

// showBatch shows what the chosen import changed.
func (s *historyScreen) showBatch() {
	b, ok := s.current()
	why := ""
	switch {
	case !ok:
		why = "Chọn một lần nhập."
	case b.Undo.Done():
		why = "Lần nhập này đã được " + b.Undo.Person + " hoàn tác lúc " + vn.FormatTime(b.Undo.At) + "."
	}
	s.undo.SetReason(why)
	s.why.SetText(why)
	s.note.SetText("")
	if !ok {
		s.open.Stop()
		s.cells.SetRows(nil)
		return
	}
	s.open.Load(s.env, func(ctx context.Context) (model.ImportBatch, error) { return s.p.Books.ImportBatch(ctx, b.ID) },
		func(b model.ImportBatch, err error) {
			if err != nil {
				s.cells.SetError(err, s.showBatch)
				return
			}
			s.showCells(b)
		})
}

func (s *historyScreen) showCells(b model.ImportBatch) {
	type cell struct {
		file, place string
		c           model.CellChange
	}
	var cells []cell
	for _, f := range b.Files {
		sheets := slices.ContainsFunc(f.Cells, func(c model.CellChange) bool { return c.Sheet != f.Cells[0].Sheet })
		for _, c := range f.Cells {
			cells = append(cells, cell{f.Name, shortPlace(c.Sheet, c.Cell, sheets), c})
		}
	}
	many := slices.ContainsFunc(cells, func(c cell) bool { return c.file != cells[0].file })
	s.cells.SetColumns(writtenColumns(many))
	s.cells.SetSource(kit.SourceFunc{Count: func() int { return len(cells) }, At: func(i int) kit.Row {
		c := cells[i].c
		row := []kit.Cell{{Text: cells[i].file}, {Text: cells[i].place}, {Text: subject(c)}, {Text: fieldLabel(c)},
			{Text: oldText(c), Tone: kit.ToneMuted}, {Text: newText(c), Bold: true}}
		if !many {
			row = row[1:]
		}
		return kit.Row{Cells: row}
	}})
	s.note.SetText(fmt.Sprintf("%s ô từ %d tệp", count(len(cells)), len(b.Files)))
}
