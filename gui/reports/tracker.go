package reports

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// FilterOverdue is the word of a kit.Place that shows only the units missing
// or late.
const FilterOverdue = "overdue"

// trackerScreen is “Theo dõi nộp”: who has not reported.
type trackerScreen struct {
	env    kit.Env
	svc    trackerService
	kits   exportKits
	load   kit.Loader[service.Tracker]
	view   trackerView
	loaded bool
	filter trackerFilter
	picks  picks
	wish   model.ID // unit to select once it is loaded
	shown  kit.Scope

	top     trackerTop
	grid    *kit.Grid
	side    *trackerSide
	content fyne.CanvasObject
}

// trackerTop is what stands over the grid.
type trackerTop struct {
	letter  *kit.Button
	overdue *kit.Check
	blocks  *kit.Select
	counts  *fyne.Container // the summary line
}

func newTrackerScreen(env kit.Env, svc trackerService, kits exportKits) *trackerScreen {
	s := &trackerScreen{env: env, svc: svc, kits: kits}
	s.top.counts = container.NewStack()
	s.top.letter = kit.NewPrimary(kit.IconMail, letterLabel, s.printLetters)
	left := []fyne.CanvasObject{s.top.letter, kit.NewButton(kit.IconExport, "Xuất bộ phiếu Excel…", s.exportAll),
		kit.NewButton(kit.IconImport, "Nhập phiếu trả về…", func() { env.Go(kit.Place{Area: "exchange", Tab: "import"}) })}
	s.top.overdue = kit.NewCheck("Chỉ đơn vị thiếu, muộn", func(on bool) {
		s.filter.overdue = on
		s.refilter()
	})
	s.top.blocks = kit.NewSelect([]string{allBlocks}, s.pickBlock)
	s.top.blocks.SetIndex(0)
	actions := kit.NewActions(left, []fyne.CanvasObject{s.top.overdue, container.New(widthLayout{190}, s.top.blocks)})

	s.grid = kit.NewGrid(trackerView{}.columns(), kit.GridOptions{RowHeight: 26, CellMode: true, Frozen: 1})
	s.grid.On = kit.GridEvents{Select: func(int, int) { s.showSide() }, Activate: func(int, int) { s.openCurrent() },
		Toggle: func(int, int) { s.pick() }, Key: s.Key}
	s.side = newTrackerSide(s)
	list := kit.NewStackV(8, kit.NewPanel("", "", kit.NewInset(12, 5, s.top.counts)), kit.Grow(s.grid), trackerLegend())
	s.content = kit.NewPage(actions, kit.NewSplit(list, s.side.content, 296), nil)
	s.showSide()
	return s
}

const allBlocks = "Tất cả các khối"

var (
	_ kit.Screen       = (*trackerScreen)(nil)
	_ kit.Searcher     = (*trackerScreen)(nil)
	_ kit.Goer         = (*trackerScreen)(nil)
	_ kit.Keyer        = (*trackerScreen)(nil)
	_ kit.Hinter       = (*trackerScreen)(nil)
	_ kit.SampleTeller = (*trackerScreen)(nil)
	_ kit.Focuser      = (*trackerScreen)(nil)
	_ kit.Printer      = (*trackerScreen)(nil)
)

// trackerLegend explains the marks; on a narrow window it takes two lines.
func trackerLegend() fyne.CanvasObject {
	var marks []fyne.CanvasObject
	for _, m := range []struct {
		state kit.State
		word  string
	}{
		{kit.StateOnTime, "đúng hạn"}, {kit.StateLate, "muộn"}, {kit.StateMissing, "thiếu"}, {kit.StateDraft, "đang nhập"},
		{kit.StateReturned, "trả lại để sửa"}, {kit.StateNotDue, "chưa đến hạn"}, {kit.StateNotAsked, "– không phải nộp"},
	} {
		marks = append(marks, kit.NewInset(4, 0, kit.NewMark(kit.StateMark(m.state), m.word)))
	}
	return kit.NewActions(marks, nil)
}

// Content implements kit.Screen.
func (s *trackerScreen) Content() fyne.CanvasObject { return s.content }

// Close implements kit.Screen.
func (s *trackerScreen) Close() { s.load.Stop() }

// Sample implements kit.SampleTeller.
func (s *trackerScreen) Sample() bool { return s.view.data.Sample }

// Keys implements kit.Hinter.
func (s *trackerScreen) Keys() string {
	return "Enter: mở báo cáo · Dấu cách: chọn đơn vị để nhắc · Ctrl+P: in công văn · F8: đơn vị thiếu · F6: việc tiếp theo"
}

// FocusFirst implements kit.Focuser.
func (s *trackerScreen) FocusFirst() { s.focusGrid() }

// Reload implements kit.Screen.
func (s *trackerScreen) Reload() {
	year := s.env.Scope().Year
	if s.shown != s.env.Scope() {
		s.grid.SetBusy(true)
	}
	s.load.Load(s.env, func(ctx context.Context) (service.Tracker, error) { return s.svc.Tracker(ctx, year) }, s.apply)
}

func (s *trackerScreen) apply(t service.Tracker, err error) {
	if err != nil {
		s.grid.SetError(err, s.Reload)
		return
	}
	s.view.data, s.loaded = t, true
	s.picks.keep(t)
	s.showBlocks()
	s.refilter()
}

// refilter shows the loaded tracker through the filter.
func (s *trackerScreen) refilter() {
	if !s.loaded {
		return
	}
	scope := s.env.Scope()
	_, col := s.grid.Current()
	first := s.shown != scope
	s.shown = scope
	s.view = newTrackerView(s.view.data, scope.Code, s.filter)
	if cols := s.view.columns(); !slices.Equal(cols, s.grid.Columns()) {
		s.grid.SetColumns(cols)
	}
	s.grid.SetEmpty(s.empty())
	s.grid.SetSource(kit.SourceFunc{Count: func() int { return len(s.view.rows) }, At: s.row})
	if first {
		col = max(0, s.view.current) + 1
	}
	s.restore(col)
	s.showCounts()
	s.showSide()
	s.env.Status(fmt.Sprintf("%d/%d đơn vị đang hiện", s.view.units(), len(s.view.data.Rows)))
}

// row makes a row when it is drawn; the current unit's is shaded.
func (s *trackerScreen) row(i int) kit.Row {
	current, _ := s.grid.Current()
	return s.view.row(i, i == current, s.picks)
}

// restore selects the wanted unit, else keeps the selection, else goes to the
// first unit whose report is overdue.
func (s *trackerScreen) restore(col int) {
	row, _ := s.grid.Current()
	if s.wish != 0 {
		if i := s.grid.RowByKey(unitKey(s.wish)); i >= 0 {
			row = i
		}
		s.wish = 0
	}
	if _, _, ok := s.view.cell(row, col); !ok {
		row = s.view.startRow()
	}
	s.grid.Select(row, col)
}

func (s *trackerScreen) empty() kit.Empty {
	if len(s.view.data.Rows) == 0 {
		return kit.Empty{Icon: kit.IconUnits, Title: "Chưa có đơn vị nào phải báo cáo",
			Text:   "Thêm đơn vị và giao chỉ tiêu; kỳ báo cáo đặt ở Hệ thống.",
			Button: kit.NewPrimary(kit.IconUnits, "Thêm đơn vị", func() { s.env.Go(kit.Place{Area: "units"}) })}
	}
	return kit.Empty{Icon: kit.IconFilter, Title: "Không có đơn vị nào khớp",
		Text:   "Bỏ bớt điều kiện lọc để thấy các đơn vị khác.",
		Button: kit.NewButton(kit.IconCross, "Bỏ lọc", s.clearFilter)}
}

func (s *trackerScreen) clearFilter() {
	s.filter = trackerFilter{}
	s.top.overdue.SetOn(false)
	s.top.blocks.SetIndex(0)
	s.refilter()
}

// showCounts draws the summary line.
func (s *trackerScreen) showCounts() {
	heading, counts := summary(s.view.data, s.view.current)
	parts := []fyne.CanvasObject{kit.NewText(heading, kit.TextStyle{Bold: true})}
	for _, c := range counts {
		parts = append(parts, kit.NewRow(5, kit.NewMark(kit.StateMark(c.mark), c.label), kit.NewText(fmt.Sprint(c.n), kit.TextStyle{Bold: true})))
	}
	s.top.counts.Objects = []fyne.CanvasObject{kit.NewRow(20, parts...)}
	s.top.counts.Refresh()
}

// showBlocks offers the blocks that have units.
func (s *trackerScreen) showBlocks() {
	items := []string{allBlocks}
	at := 0
	for _, b := range s.view.blocks() {
		items = append(items, b.Name)
		if b.ID == s.filter.block {
			at = len(items) - 1
		}
	}
	s.top.blocks.SetItems(items)
	s.top.blocks.SetIndex(at)
	if at == 0 {
		s.filter.block = 0
	}
}

func (s *trackerScreen) pickBlock(i int) {
	s.filter.block = 0
	if blocks := s.view.blocks(); i > 0 && i <= len(blocks) {
		s.filter.block = blocks[i-1].ID
	}
	s.refilter()
}

// Search implements kit.Searcher.
func (s *trackerScreen) Search(query string) {
	s.filter.query = query
	s.refilter()
}

// GoTo implements kit.Goer.
func (s *trackerScreen) GoTo(p kit.Place) {
	if s.wish = p.Unit; p.Unit != 0 {
		s.filter = trackerFilter{} // nothing may hide the unit
		s.top.blocks.SetIndex(0)
	}
	s.filter.overdue = p.Filter == FilterOverdue
	s.top.overdue.SetOn(s.filter.overdue)
	s.refilter()
}

// Key implements kit.Keyer.
func (s *trackerScreen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF6:
		s.switchFocus()
	case fyne.KeyF8:
		row, col := s.grid.Current()
		if i := s.view.nextOverdue(row); i >= 0 {
			s.grid.Select(i, col)
		}
	default:
		return false
	}
	return true
}

// switchFocus moves the keyboard between the grid and the next steps.
func (s *trackerScreen) switchFocus() {
	c := s.env.Window.Canvas()
	if b := s.side.firstButton(); c.Focused() == s.grid && b != nil {
		c.Focus(b)
		return
	}
	c.Focus(s.grid)
}
