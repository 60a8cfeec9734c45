package reports

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// valuesPage is the inner page “Số liệu”: the formula bar, the grid, and the
// foot that tells of a wrong or doubtful cell.
type valuesPage struct {
	s       *entryScreen
	grid    *kit.Grid
	bar     *formulaBar
	warn    *kit.EdgeBox // tells of a wrong cell
	doubt   *kit.EdgeBox // tells of a cell worth a second look
	columns []kit.Column
	content fyne.CanvasObject
}

func newValuesPage(s *entryScreen) *valuesPage {
	p := &valuesPage{s: s, warn: kit.NewWarnBox(), doubt: kit.NewDoubtBox()}
	p.bar = newFormulaBar(p.showWhole)
	p.columns = entryColumns(model.Period{Code: model.Y, Year: s.env.Scope().Year})
	p.grid = kit.NewGrid(p.columns, kit.GridOptions{CellMode: true, TreeColumn: -1, Frozen: colName + 1})
	p.grid.On = kit.GridEvents{
		Select: func(int, int) { p.moved() },
		Rune:   func(rune) { p.tellLocked() },
		Key:    s.Key,
	}
	p.grid.Edit = kit.GridEditing{
		Editable: func(row, col int) bool { return s.report != nil && s.report.locked(row, col) == "" },
		Text:     p.text, Choices: p.choices, Commit: p.commit, Clear: p.clear, Paste: p.paste,
		Undo: func() { s.undo(false) }, Redo: func() { s.undo(true) },
		CopyAbove: p.copyAbove, Note: p.note, NextProblem: func(int, int) { p.nextProblem() },
	}
	foot := kit.NewRow(12, kit.Grow(container.NewStack(p.warn, p.doubt)), entryLegend())
	p.content = kit.NewStackV(6, p.bar.content, kit.Grow(p.grid), foot)
	return p
}

// entryLegend explains the marks and fills of the grid, in two lines: beside it
// two lines about a wrong cell come and go without moving anything.
func entryLegend() fyne.CanvasObject {
	marks := kit.NewRow(14,
		kit.NewMark(kit.StateMark(kit.StateSaved), "đã lưu"),
		kit.NewMark(kit.StateMark(kit.StateUnsaved), "chưa lưu"),
		kit.NewMark(kit.StateMark(kit.StateWrong), "ô sai"),
		kit.NewMark(recheckMark(), "kiểm tra lại"))
	fills := kit.NewRow(14,
		kit.NewMark(kit.StateMark(kit.StateLocked), "khóa"),
		newSwatch(kit.WarnFill, "cần xem lại"),
		newSwatch(kit.Unsaved, "bắt buộc, còn trống"))
	return kit.NewStackV(7, marks, fills)
}

// newSwatch explains the fill of a cell in the legend.
func newSwatch(fill kit.Hex, text string) fyne.CanvasObject {
	swatch := canvas.NewRectangle(fill)
	swatch.StrokeColor, swatch.StrokeWidth = kit.InputEdge, 1
	swatch.SetMinSize(fyne.NewSize(18*kit.Scale(), 14*kit.Scale()))
	return kit.NewRow(6, swatch, kit.NewText(text, kit.TextStyle{Size: kit.SizeLabel}))
}

// unavailable shows why there is no report to type into.
func (p *valuesPage) unavailable(err error, retry func()) {
	if err != nil {
		p.grid.SetError(err, retry)
		return
	}
	scope := p.s.env.Scope()
	p.columns = entryColumns(model.Period{Year: scope.Year, Code: scope.Code})
	p.grid.SetColumns(p.columns)
	p.grid.SetEmpty(kit.Empty{Icon: kit.IconDocument, Title: "Kỳ này chưa có đơn vị nào phải báo cáo",
		Text:   "Thêm đơn vị và giao chỉ tiêu, rồi quay lại đây.",
		Button: kit.NewPrimary(kit.IconTarget, "Giao chỉ tiêu", func() { p.s.env.Go(kit.Place{Area: "targets", Tab: "allocation"}) })})
	p.grid.SetRows(nil)
}

// show prepares the grid for a report; fresh tells that it is another one.
func (p *valuesPage) show(fresh bool) {
	report := p.s.report
	room := append(entryRows(report), roomRows(report)...)
	cols := fitColumns(entryColumns(report.entry.Period), room, measureCell)
	if _, _, typing := p.grid.Editing(); fresh && !slices.Equal(cols, p.columns) || !typing && wider(cols, p.columns) {
		p.columns = cols
		p.grid.SetColumns(cols)
	}
	p.grid.SetEmpty(kit.Empty{Icon: kit.IconTarget, Title: report.entry.Unit.Name + " chưa được giao chỉ tiêu nào",
		Text:   "Giao chỉ tiêu cho đơn vị rồi nhập; thuyết minh và tệp vẫn ghi được.",
		Button: kit.NewPrimary(kit.IconTarget, "Giao chỉ tiêu", func() { p.s.env.Go(kit.Place{Area: "targets", Tab: "allocation", Unit: report.key.unit}) })})
}

// refresh draws the cells again; the current cell and an open editor stay.
func (p *valuesPage) refresh() {
	if p.s.report == nil {
		p.bar.set("", nil, nil)
		p.warn.Hide()
		p.doubt.Hide()
		return
	}
	p.grid.SetRows(entryRows(p.s.report))
	p.tell()
}

// find selects the first row whose number or name matches.
func (p *valuesPage) find(query string) {
	for i, r := range p.s.report.entry.Rows {
		if vn.Match(query, r.Row.Target.Number+" "+r.Row.Target.Name) {
			p.grid.Select(i, colValue)
			return
		}
	}
	p.s.env.Status(fmt.Sprintf("Không có chỉ tiêu nào khớp “%s”", query))
}
