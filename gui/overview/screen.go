package overview

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// recent is how many lines of the history the screen asks for.
const recent = 30

// facts is what one load brings.
type facts struct {
	service.Overview
	changes []model.Change
}

// screen is the page Tổng quan.
type screen struct {
	env    kit.Env
	svc    book
	load   kit.Loader[facts]
	data   facts
	code   model.PeriodCode // of the data
	query  string
	loaded bool

	view  *view
	shown []deadline // rows of the agenda
}

func newScreen(env kit.Env, svc book) kit.Screen {
	s := &screen{env: env, svc: svc}
	s.view = newView(viewHooks{
		print: s.Print, enter: func() { s.openUnit(s.chosenUnit()) },
		table: func() { env.Go(kit.Place{Area: "summary", Tab: "table"}) },
		all:   func() { env.Go(kit.Place{Area: "reports", Tab: "tracker"}) },
		log:   func() { env.Go(kit.Place{Area: "system", Tab: "backup"}) },
	})
	s.view.urgent.On.Activate = func(row, _ int) { s.openLeaf(row) }
	s.view.waiting.On.Activate = func(row, _ int) { s.openUnit(s.unitAt(row)) }
	s.view.deadlines.On.Activate = func(row, _ int) { s.openDeadline(row) }
	s.view.changes.On.Activate = func(row, _ int) { s.openChange(row) }
	return s
}

// Content implements kit.Screen.
func (s *screen) Content() fyne.CanvasObject { return s.view.root }

// Close implements kit.Screen.
func (s *screen) Close() { s.load.Stop() }

// Reload implements kit.Screen.
func (s *screen) Reload() {
	scope := s.env.Scope()
	s.load.Load(s.env, func(ctx context.Context) (facts, error) {
		var f facts
		var err error
		if f.Overview, err = s.svc.Overview(ctx, scope.Year, scope.Code); err != nil {
			return f, err
		}
		f.changes, err = s.svc.History(ctx, service.HistoryFilter{Limit: recent})
		return f, err
	}, func(f facts, err error) { s.apply(f, scope.Code, err) })
}

func (s *screen) apply(f facts, code model.PeriodCode, err error) {
	if err != nil {
		s.view.replace(kit.Empty{Icon: kit.IconInfo, Title: "Chưa tải được số liệu tổng quan", Text: model.Message(err),
			Button: kit.NewPrimary(kit.IconRefresh, "Thử lại", s.Reload)})
		return
	}
	s.data, s.code, s.loaded = f, code, true
	s.view.day(todayText(f.Tracker, code))
	if len(f.Table.Rows) == 0 {
		s.view.replace(kit.Empty{Icon: kit.IconTarget, Title: fmt.Sprintf("Năm %d chưa có chỉ tiêu nào", s.env.Scope().Year),
			Text:   "Thêm chỉ tiêu của kế hoạch, gõ tay hoặc nhập từ Excel; tổng quan sẽ hiện ở đây.",
			Button: kit.NewPrimary(kit.IconPlus, "Thêm chỉ tiêu", func() { s.env.Go(kit.Place{Area: "targets", Tab: "list"}) })})
		s.env.Status("")
		return
	}
	s.view.restore()
	s.showTiles()
	s.showUrgent()
	s.showReports()
	s.showAgenda()
	s.env.Status(s.status())
}

func (s *screen) showTiles() {
	s.view.heading(heading(s.data.Overview))
	var tiles []*tile
	for _, t := range tallies(s.data.Table) {
		tiles = append(tiles, newTile(t, func() {
			s.env.Go(kit.Place{Area: "summary", Tab: "table", Filter: string(t.judgement)})
		}))
	}
	s.view.setTiles(tiles)
}

func (s *screen) showUrgent() {
	leaves := urgent(s.data.Table, s.query)
	rows := make([]kit.Row, len(leaves))
	for i, r := range leaves {
		rows[i] = urgentRow(r, s.code)
	}
	none := kit.Empty{Icon: kit.IconCheck, Title: "Không có chỉ tiêu nào phải xử lý", Text: "Các chỉ tiêu đều đạt, đúng tiến độ hoặc chưa đến lúc đánh giá."}
	if s.query != "" {
		none = kit.Empty{Icon: kit.IconSearch, Title: "Không có chỉ tiêu nào khớp", Text: "Danh sách này chỉ có chỉ tiêu cần xử lý; bảng tổng hợp có đủ chỉ tiêu."}
	}
	s.view.showUrgent(rows, none, linesNote(s.code))
}

func (s *screen) showReports() {
	t := s.data.Tracker
	i := t.Column(s.code)
	switch {
	case i < 0:
		s.view.noReports(kit.Empty{Icon: kit.IconCalendar, Title: "Kỳ này chưa có trong lịch báo cáo",
			Button: kit.NewPrimary(kit.IconPlus, "Thêm kỳ báo cáo", func() { s.env.Go(kit.Place{Area: "system", Tab: "periods"}) })})
		return
	case len(t.Rows) == 0:
		s.view.noReports(kit.Empty{Icon: kit.IconUnits, Title: "Chưa có đơn vị nào phải báo cáo",
			Button: kit.NewPrimary(kit.IconPlus, "Thêm đơn vị", func() { s.env.Go(kit.Place{Area: "units", Tab: "list"}) })})
		return
	}
	var rows []kit.Row
	for _, r := range waiting(t, i, s.query) {
		rows = append(rows, waitingRow(r, i))
	}
	none := kit.Empty{Title: "Đã nhận đủ báo cáo của kỳ này"}
	if s.query != "" {
		none.Title = "Không có đơn vị còn thiếu nào khớp"
	}
	s.view.showReports(received(t, i), segments(t.Tally(i)), rows, none)
}

func (s *screen) showAgenda() {
	s.shown = deadlines(s.data.Tracker)
	rows := make([]kit.Row, len(s.shown))
	for i, d := range s.shown {
		rows[i] = deadlineRow(d)
	}
	s.view.deadlines.SetColumns(deadlineColumns(rows))
	s.view.deadlines.SetRows(rows)
	rows = make([]kit.Row, len(s.data.changes))
	for i, c := range s.data.changes {
		rows[i] = changeRow(c, s.data.Tracker.Today)
	}
	s.view.changes.SetColumns(changeColumns(rows))
	s.view.changes.SetRows(rows)
}

// status counts for the status bar.
func (s *screen) status() string {
	text := fmt.Sprintf("%d chỉ tiêu cần xử lý", len(urgent(s.data.Table, "")))
	if i := s.data.Tracker.Column(s.code); i >= 0 {
		n := s.data.Tracker.Tally(i)
		text += fmt.Sprintf(" · %d/%d đơn vị đã báo cáo", n.Received, n.Expected)
	}
	return text
}

// Search implements kit.Searcher: it narrows the leaves and the units.
func (s *screen) Search(query string) {
	s.query = query
	if s.loaded && len(s.data.Table.Rows) > 0 {
		s.showUrgent()
		s.showReports()
	}
}

// openLeaf goes to the figures of a leaf.
func (s *screen) openLeaf(row int) {
	if key := rowKey(s.view.urgent, row); key != "" {
		for _, r := range s.data.Table.Rows {
			if idKey(r.Target.ID) == key {
				s.env.Go(source(r, s.data.Tracker))
				return
			}
		}
	}
}

// rowKey returns the key of a row of a list, "" when there is none.
func rowKey(g *kit.Grid, row int) string {
	if row < 0 || row >= g.Source().Len() {
		return ""
	}
	return g.Source().Row(row).Key
}

// unitAt returns the unit in a row of the list of reports, 0 for none.
func (s *screen) unitAt(row int) model.ID {
	key := rowKey(s.view.waiting, row)
	for _, r := range s.data.Tracker.Rows {
		if key != "" && idKey(r.Unit.ID) == key {
			return r.Unit.ID
		}
	}
	return 0
}

// chosenUnit is the unit whose report shall be typed in: the one chosen in the
// list, else its first.
func (s *screen) chosenUnit() model.ID {
	row, _ := s.view.waiting.Current()
	return s.unitAt(max(row, 0))
}

// openUnit goes to the report of a unit, or to the entry as it was left.
func (s *screen) openUnit(unit model.ID) {
	s.env.Go(kit.Place{Area: "reports", Tab: "entry", Unit: unit})
}

func (s *screen) openDeadline(row int) {
	if row < 0 || row >= len(s.shown) {
		return
	}
	s.goIn(kit.Scope{Year: s.env.Scope().Year, Code: s.shown[row].period.Code}, kit.Place{Area: "reports", Tab: "tracker"})
}

func (s *screen) openChange(row int) {
	if row >= 0 && row < len(s.data.changes) {
		c := s.data.changes[row]
		s.goIn(scopeOf(c, s.env.Scope()), changePlace(c))
	}
}

// goIn goes to a place in a year and period.
func (s *screen) goIn(scope kit.Scope, to kit.Place) {
	if scope != s.env.Scope() {
		s.env.SetScope(scope)
	}
	s.env.Go(to)
}

// Print implements kit.Printer: everything for the meeting that starts in ten
// minutes, in one file, shown as it will be printed.
func (s *screen) Print() {
	s.env.Go(kit.Place{Area: "papers", Tab: "print", Filter: "meeting-pack"})
}

// Sample implements kit.SampleTeller.
func (s *screen) Sample() bool { return s.data.Table.Sample }

// Keys implements kit.Hinter.
func (s *screen) Keys() string {
	return "Enter: mở mục đang chọn · Alt+1…5: chuyển màn hình · Ctrl+P: in · F1: trợ giúp"
}

// Key implements kit.Keyer: the page keys turn a page that is too high for the
// window.
func (s *screen) Key(ev *fyne.KeyEvent) bool {
	by := s.view.scroll.Size().Height * 0.8
	switch ev.Name {
	case fyne.KeyPageDown:
	case fyne.KeyPageUp:
		by = -by
	default:
		return false
	}
	scrollBy(s.view.scroll, by)
	return true
}

func scrollBy(c *container.Scroll, by float32) {
	most := max(0, c.Content.Size().Height-c.Size().Height)
	c.ScrollToOffset(fyne.NewPos(0, max(0, min(c.Offset.Y+by, most))))
}

// FocusFirst implements kit.Focuser: Enter opens what is most urgent.
func (s *screen) FocusFirst() { s.env.Window.Canvas().Focus(s.view.urgent) }
