package reports

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// valuesPage is the inner page “Số liệu”: the formula bar, the grid, and the
// foot that tells of a wrong cell.
type valuesPage struct {
	s       *entryScreen
	grid    *kit.Grid
	bar     *formulaBar
	warn    *kit.EdgeBox
	columns []kit.Column
	content fyne.CanvasObject
}

// widthsKey is where the widths of the grid's columns are remembered.
const widthsKey = "reports.entry.widths"

func newValuesPage(s *entryScreen) *valuesPage {
	p := &valuesPage{s: s, bar: newFormulaBar(), warn: kit.NewWarnBox()}
	p.columns = entryColumns(model.Period{Code: model.Y, Year: s.env.Scope().Year})
	p.grid = kit.NewGrid(p.columns, kit.GridOptions{CellMode: true, TreeColumn: -1, Frozen: colName + 1})
	p.grid.On = kit.GridEvents{
		Select: func(int, int) { p.tell() },
		Rune:   func(rune) { p.tellLocked() },
		Key:    s.Key,
		Widths: func(w map[string]float32) { keepWidths(s.env.Memory, w) },
	}
	p.grid.Edit = kit.GridEditing{
		Editable: func(row, col int) bool { return s.report != nil && s.report.locked(row, col) == "" },
		Text:     p.text, Choices: p.choices, Commit: p.commit, Clear: p.clear, Paste: p.paste,
		Undo: func() { s.undo(false) }, Redo: func() { s.undo(true) },
		CopyAbove: p.copyAbove, Note: p.note, NextProblem: func(int, int) { p.nextProblem() },
	}
	p.grid.SetWidths(recallWidths(s.env.Memory))
	foot := kit.NewRow(12, kit.Grow(container.NewStack(p.warn)), entryLegend())
	p.content = kit.NewStackV(6, p.bar.content, kit.Grow(p.grid), foot)
	return p
}

func keepWidths(m kit.Memory, widths map[string]float32) {
	raw, err := json.Marshal(widths)
	if err != nil {
		slog.Warn("column widths are not remembered", "err", err)
		return
	}
	m.Set(widthsKey, string(raw))
}

// recallWidths returns the remembered widths, none when there are none that
// can be read.
func recallWidths(m kit.Memory) map[string]float32 {
	widths := map[string]float32{}
	if raw := m.Get(widthsKey); raw != "" {
		if err := json.Unmarshal([]byte(raw), &widths); err != nil {
			slog.Warn("remembered column widths cannot be read", "err", err)
		}
	}
	return widths
}

// entryLegend explains the marks of the grid.
func entryLegend() fyne.CanvasObject {
	swatch := canvas.NewRectangle(kit.Unsaved)
	swatch.StrokeColor, swatch.StrokeWidth = kit.InputEdge, 1
	swatch.SetMinSize(fyne.NewSize(18*kit.Scale(), 14*kit.Scale()))
	return kit.NewRow(14,
		kit.NewMark(kit.StateMark(kit.StateSaved), "đã lưu"),
		kit.NewMark(kit.StateMark(kit.StateUnsaved), "chưa lưu"),
		kit.NewMark(kit.StateMark(kit.StateWrong), "ô sai"),
		kit.NewMark(recheckMark(), "kiểm tra lại"),
		kit.NewMark(kit.StateMark(kit.StateLocked), "khóa"),
		kit.NewRow(6, swatch, kit.NewText("bắt buộc, còn trống", kit.TextStyle{Size: kit.SizeLabel})))
}

// unavailable shows why there is no report to type into.
func (p *valuesPage) unavailable(err error, retry func()) {
	if err != nil {
		p.grid.SetError(err, retry)
		return
	}
	p.grid.SetEmpty(kit.Empty{Icon: kit.IconDocument, Title: "Kỳ này chưa có đơn vị nào phải báo cáo",
		Text: "Thêm đơn vị và giao chỉ tiêu, rồi quay lại đây."})
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
	p.bar.fit(report)
}

// refresh draws the cells again; the current cell and an open editor stay.
func (p *valuesPage) refresh() {
	if p.s.report == nil {
		p.bar.set("", nil)
		p.warn.Hide()
		return
	}
	p.grid.SetRows(entryRows(p.s.report))
	p.tell()
}

// tell shows the current cell in the formula bar and a wrong cell in the foot.
func (p *valuesPage) tell() {
	if p.s.report == nil {
		return
	}
	row, col := p.grid.Current()
	number, spans := formula(p.s.report, row, col)
	if k, fix, ok := p.s.report.doubt(row, col); ok {
		spans = append(spans, kit.Span{Text: " "}, kit.Span{Text: "Sửa thành " + fix, Link: func() { p.s.commit([]edit{{k, fix}}, "") }}, kit.Span{Text: " (F4)"})
	}
	if r, ok := p.currentRow(); ok && r.Clash() && lockedWhy(*r, fieldToDate) == "" {
		spans = append(spans, kit.Span{Text: " "}, kit.Span{Text: "Lấy số cộng", Link: p.takeSum}, kit.Span{Text: " (F4)"})
	}
	p.bar.set(number, spans)
	if p.bar.content.MinSize().Height > p.bar.content.Size().Height && row >= 0 {
		p.content.Refresh() // a warning may be longer than the rules the bar has room for
		p.grid.ScrollTo(row)
	}
	p.showFault(row, col)
}

// showFault tells of a wrong cell in the foot. When the foot takes room from
// the grid, the current row is scrolled back into sight.
func (p *valuesPage) showFault(row, col int) {
	before := p.warn.MinSize().Height
	was := p.warn.Visible()
	f, wrong := p.s.report.fault(row, col)
	if wrong {
		p.warn.SetSpans(p.faultSpans(f)...)
		p.warn.Show()
	} else {
		p.warn.Hide()
	}
	if wrong && row >= 0 && (!was || p.warn.MinSize().Height > before) {
		p.content.Refresh()
		p.grid.ScrollTo(row)
	}
}

// faultSpans words a wrong cell (picture 05, foot).
func (p *valuesPage) faultSpans(f fault) []kit.Span {
	where := "Dòng " + f.number
	if f.field != fieldValue {
		where += ", " + f.field.label()
	}
	why := f.why
	if first, _, more := strings.Cut(why, ". "); more && f.fix != "" {
		why = first + "." // what to do about it is the proposal
	}
	spans := []kit.Span{{Text: where + ": ", Bold: true}, {Text: why + " "}}
	dot := kit.Span{Text: " · "}
	switch {
	case f.retry:
		spans = append(spans, kit.Span{Text: "Thử lại", Link: func() { p.s.send(p.s.report.retry()) }}, dot)
	case f.fix != "":
		spans = append(spans, kit.Span{Text: "Có phải "}, kit.Span{Text: f.fix, Bold: true}, kit.Span{Text: "? "},
			kit.Span{Text: "Sửa thành " + f.fix, Link: p.takeFix}, kit.Span{Text: " (F4)"}, dot)
	}
	return append(spans, kit.Span{Text: "Giữ ô, để sau", Link: func() { p.later(f) }})
}

// takeFix is F4: it writes the proposed text into the doubtful cell under the
// cursor or the wrong cell the foot tells of, or saves what could not be saved.
func (p *valuesPage) takeFix() {
	row, col := p.grid.Current()
	if k, fix, ok := p.s.report.doubt(row, col); ok {
		p.s.commit([]edit{{k, fix}}, "")
		return
	}
	switch f, ok := p.s.report.fault(row, col); {
	case ok && f.retry:
		p.s.send(p.s.report.retry())
	case ok && f.fix != "":
		p.s.commit([]edit{{f.key, f.fix}}, "")
	case !ok:
		p.takeSum()
	}
}

// takeSum drops the typed sum of the current row where it differs from the
// periods', which then counts.
func (p *valuesPage) takeSum() {
	if r, ok := p.currentRow(); ok && r.Clash() {
		p.s.commit([]edit{{key: cellKey{r.Row.Target.ID, fieldToDate}}}, "lấy số cộng các kỳ")
	}
}

// later keeps a wrong cell and stops telling of it.
func (p *valuesPage) later(f fault) {
	p.s.report.quiet(f.key)
	p.tell()
	p.warn.Hide()
}

// tellLocked answers typing where nothing can be typed.
func (p *valuesPage) tellLocked() {
	if p.s.report == nil {
		return
	}
	row, col := p.grid.Current()
	why := p.s.report.locked(row, col)
	if row < 0 || why == "" {
		return
	}
	p.s.env.Status("Ô này không gõ vào được: " + lowerFirst(why))
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
