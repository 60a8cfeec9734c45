package targets

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// pastBook is what the results of the year before ask of the book.
type pastBook interface {
	PastSheet(ctx context.Context, year int, unit model.ID) (service.PastSheet, error)
	SavePast(ctx context.Context, edits []service.PastEdit) error
}

// past is the page “Năm trước”: what was reached a year ago, by period, for the
// commune or for one unit.
type past struct {
	env  kit.Env
	book pastBook

	load  kit.Loader[service.PastSheet]
	sheet service.PastSheet
	rows  []service.PastRow // those that show
	year  int
	unit  model.ID // 0: the commune
	query string
	// pending is the target to select once it is loaded, 0 for none.
	pending model.ID
	typed   map[pastCell]typedCell
	steps   pastSteps

	grid  *kit.Grid
	who   *kit.Select
	wrong *kit.EdgeBox
	page  fyne.CanvasObject
}

// pastCell names a cell by what it stands for.
type pastCell struct {
	target model.ID
	code   model.PeriodCode
}

// The columns before those of the periods.
const (
	pastNumber = iota
	pastName
	pastMeasure
	pastFirst
)

var (
	_ kit.Screen   = (*past)(nil)
	_ kit.Saver    = (*past)(nil)
	_ kit.Searcher = (*past)(nil)
	_ kit.Keyer    = (*past)(nil)
	_ kit.Hinter   = (*past)(nil)
	_ kit.Goer     = (*past)(nil)
	_ kit.Focuser  = (*past)(nil)
)

func newPast(env kit.Env, book pastBook) *past {
	s := &past{env: env, book: book, typed: map[pastCell]typedCell{}}
	s.who = kit.NewSelect(nil, s.chooseUnit)
	s.grid = kit.NewGrid(nil, kit.GridOptions{CellMode: true, TreeColumn: -1, Frozen: pastFirst})
	s.grid.On.Key = s.Key
	s.grid.Edit = kit.GridEditing{Editable: func(_, col int) bool { return col >= pastFirst }, Text: s.editText, Choices: s.choices,
		Commit: s.commit, Clear: s.clear, Paste: s.paste, Undo: s.undo, Redo: s.redo, NextProblem: s.nextWrong}
	s.wrong = kit.NewWarnBox()
	s.wrong.Hide()
	bar := kit.NewActions([]fyne.CanvasObject{kit.NewLabel("Kết quả của"), container.New(minWidth(260), s.who)},
		[]fyne.CanvasObject{kit.NewNote("Dùng để so với cùng kỳ và tính mức tăng, giảm so với năm trước.").Cut()})
	s.page = kit.NewPage(bar, kit.NewStackV(10, kit.Grow(s.grid), s.wrong), nil)
	return s
}

// Content implements kit.Screen.
func (s *past) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *past) Close() { s.load.Stop() }

// Reload implements kit.Screen.
func (s *past) Reload() {
	year, unit := s.env.Scope().Year, s.unit
	if year != s.year {
		s.steps, unit = pastSteps{}, 0
		clear(s.typed)
	}
	s.grid.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (service.PastSheet, error) { return s.book.PastSheet(ctx, year, unit) },
		func(sheet service.PastSheet, err error) { s.apply(year, unit, sheet, err) })
}

func (s *past) apply(year int, unit model.ID, sheet service.PastSheet, err error) {
	if err != nil && model.CodeOf(err) != model.CodeNotFound {
		s.grid.SetError(err, s.Reload)
		return
	}
	s.year, s.unit, s.sheet = year, unit, sheet
	for at, t := range s.typed {
		if t.reason == "" { // it was being saved, and now it is in the book
			delete(s.typed, at)
		}
	}
	labels, chosen := []string{"Toàn xã"}, 0
	for i, u := range sheet.Units {
		labels = append(labels, u.Name)
		if u.ID == unit {
			chosen = i + 1
		}
	}
	s.who.SetItems(labels)
	s.who.SetIndex(chosen)
	s.grid.SetColumns(pastColumns(sheet, year))
	s.show()
}

// pastColumns heads the results and makes room for their figures.
func pastColumns(sheet service.PastSheet, year int) []kit.Column {
	out := []kit.Column{{ID: "number", Title: "Số", Width: 48}, {ID: "name", Title: "Chỉ tiêu", Width: 300, Grow: true},
		{ID: "measure", Title: "ĐVT", Width: 96}}
	for _, c := range sheet.Codes {
		title := fmt.Sprintf("%s\n%d", c.Short(), year-1)
		out = append(out, kit.Column{ID: string(c), Title: title, Width: 92, Align: kit.AlignRight})
	}
	lines := make([]kit.Row, len(sheet.Rows))
	for i, r := range sheet.Rows {
		cells := make([]kit.Cell, pastFirst, len(out))
		for _, c := range sheet.Codes {
			cells = append(cells, kit.Cell{Text: progress.FigureText(r.Target.Rule, r.Figures[c]), Choice: !r.Target.Rule.Comparator.Numeric()})
		}
		lines[i].Cells = cells
	}
	return kit.WithRoom(out, lines, figureRoom)
}

// show writes the rows that match the search, with what is typed and refused.
func (s *past) show() {
	s.rows = s.rows[:0]
	for _, r := range s.sheet.Rows {
		if vn.Match(s.query, r.Target.Number+" "+r.Target.Name+" "+r.Target.Text) {
			s.rows = append(s.rows, r)
		}
	}
	s.grid.SetEmpty(s.empty())
	lines := make([]kit.Row, len(s.rows))
	for i, r := range s.rows {
		lines[i] = kit.Row{Key: key(r.Target.ID), Cells: s.cells(r)}
	}
	s.grid.SetRows(lines)
	s.showWrong()
	s.status()
	s.goPending()
	s.begin()
}

// begin puts the cell cursor on the first result when it stands nowhere yet.
func (s *past) begin() {
	if row, _ := s.grid.Current(); row < 0 && len(s.rows) > 0 {
		s.grid.Select(0, pastFirst)
	}
}

func (s *past) cells(r service.PastRow) []kit.Cell {
	out := kit.Texts(r.Target.Number, r.Target.Name, r.Target.Rule.Unit)
	for i := range out {
		out[i].Fill = kit.FillLocked
	}
	for _, code := range s.sheet.Codes {
		c := kit.Cell{Text: progress.FigureText(r.Target.Rule, r.Figures[code]), Choice: !r.Target.Rule.Comparator.Numeric()}
		if r.Figures[code].Missing() {
			c.Text, c.Tone = "–", kit.ToneMuted
		}
		if t, ok := s.typed[pastCell{r.Target.ID, code}]; ok {
			c.Text, c.Tone, c.Fill = t.text, kit.ToneNormal, kit.FillUnsaved
			if t.reason != "" {
				c.Fill = kit.FillWrong
			}
		}
		out = append(out, c)
	}
	return out
}

func (s *past) showWrong() {
	var spans []kit.Span
	for _, r := range s.sheet.Rows {
		for _, code := range s.sheet.Codes {
			t := s.typed[pastCell{r.Target.ID, code}]
			if t.reason == "" {
				continue
			}
			if len(spans) > 0 {
				spans = append(spans, kit.Span{Text: "\n"})
			}
			spans = append(spans, kit.Span{Text: r.Target.Number + ", " + code.Short() + ": ", Bold: true, Tone: kit.ToneBad}, kit.Span{Text: t.reason})
		}
	}
	kit.Show(s.wrong, len(spans) > 0)
	if len(spans) > 0 {
		s.wrong.SetSpans(spans...)
	}
	s.page.Refresh()
}

func (s *past) empty() kit.Empty {
	switch {
	case s.sheet.Plan.ID == 0:
		return kit.Empty{Icon: kit.IconFlag, Title: fmt.Sprintf("Năm %d chưa có kế hoạch", s.year), Text: "Lập kế hoạch trước.",
			Button: kit.NewPrimary(kit.IconFlag, "Mở kế hoạch", func() { s.env.Go(kit.Place{Area: "plans"}) })}
	case len(s.sheet.Rows) == 0:
		return kit.Empty{Icon: kit.IconTarget, Title: "Chưa có chỉ tiêu nào", Text: "Thêm chỉ tiêu trong trang Danh mục.",
			Button: kit.NewPrimary(kit.IconTarget, "Mở danh mục", func() { s.env.Go(kit.Place{Area: "targets", Tab: "list"}) })}
	}
	return kit.Empty{Icon: kit.IconSearch, Title: "Không có chỉ tiêu nào", Text: "Bỏ tìm kiếm để xem tất cả."}
}

// status tells how many results of the year before are known.
func (s *past) status() {
	known := 0
	for _, r := range s.sheet.Rows {
		for _, c := range s.sheet.Codes {
			if !r.Figures[c].Missing() {
				known++
			}
		}
	}
	s.env.Status(fmt.Sprintf("Đã ghi %d/%d số của năm %d", known, len(s.sheet.Rows)*len(s.sheet.Codes), s.year-1))
}

// chooseUnit shows another unit's results, after asking about refused cells.
func (s *past) chooseUnit(i int) {
	unit := model.ID(0)
	if i > 0 && i <= len(s.sheet.Units) {
		unit = s.sheet.Units[i-1].ID
	}
	if unit == s.unit {
		return
	}
	open := func() {
		s.Discard()
		s.unit = unit
		s.Reload()
	}
	if s.Unsaved() == "" {
		open()
		return
	}
	s.who.SetIndex(s.shown())
	kit.AskUnsaved(s.env.Window, s.Unsaved()+".", func() { s.Save(func(bool) {}) }, open)
}

// shown is the place of the unit that shows in the list of units.
func (s *past) shown() int {
	for i, u := range s.sheet.Units {
		if u.ID == s.unit {
			return i + 1
		}
	}
	return 0
}

// Search implements kit.Searcher.
func (s *past) Search(query string) {
	s.query = query
	s.show()
}

// GoTo implements kit.Goer.
func (s *past) GoTo(p kit.Place) {
	s.pending = p.Target
	if p.Unit != s.unit && s.Unsaved() == "" {
		s.unit = p.Unit
		s.Reload()
		return
	}
	s.goPending()
}

// goPending selects the target that was asked for, once it shows.
func (s *past) goPending() {
	if s.pending != 0 && s.grid.SelectKey(key(s.pending)) {
		s.pending = 0
	}
}

// FocusFirst implements kit.Focuser.
func (s *past) FocusFirst() {
	s.begin()
	s.env.Window.Canvas().Focus(s.grid)
}

// Keys implements kit.Hinter.
func (s *past) Keys() string {
	return "Gõ số để sửa · Enter: xuống · Tab: sang phải · Ctrl+V: dán từ Excel · Ctrl+Z: hoàn tác · F8: ô sai kế tiếp"
}
