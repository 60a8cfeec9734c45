package targets

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// checkBook is what the cross-checks ask of the book.
type checkBook interface {
	CrossChecks(ctx context.Context, year int, code model.PeriodCode) (service.CrossSheet, error)
	Periods(ctx context.Context, year int) ([]model.Period, error)
	SaveCrossCheck(ctx context.Context, c model.CrossCheck) (model.CrossCheck, error)
	SetCrossCheckActive(ctx context.Context, id model.ID, on bool) error
	DeleteCrossCheck(ctx context.Context, id model.ID) error
}

// checks is the page “Kiểm tra chéo”: the list of checks, and what the current
// one finds.
type checks struct {
	env  kit.Env
	book checkBook

	load    kit.Loader[checkData]
	data    checkData
	pending model.ID // to select once it is loaded

	grid   *kit.Grid
	found  *kit.Words
	scroll *container.Scroll
	when   *kit.Text
	bar    struct{ add, edit, remove *kit.Button }
	page   fyne.CanvasObject
}

// checkData is everything the page shows of a year at a period.
type checkData struct {
	scope   kit.Scope
	sheet   service.CrossSheet
	periods []model.Period
}

// foundHeight is how high the findings under the list are, in pixels of a 100%
// screen; longer ones scroll.
const foundHeight = 190

func newChecks(env kit.Env, book checkBook) *checks {
	s := &checks{env: env, book: book}
	s.grid = kit.NewGrid(checkColumns(), kit.GridOptions{TreeColumn: -1})
	s.grid.On = kit.GridEvents{Select: func(int, int) { s.show() }, Activate: func(int, int) { s.edit() },
		Toggle: func(row, _ int) { s.toggle(row) }, Insert: s.add, Delete: func(int) { s.remove() }, Key: s.gridKey}
	s.found = kit.NewWords()
	s.scroll = container.NewVScroll(kit.NewInset(12, 6, s.found))
	below := kit.NewPanel("Kết quả của kiểm tra đang chọn", "bấm vào nơi lệch để mở số liệu",
		container.New(minHeight(foundHeight), s.scroll))
	s.page = kit.NewPage(s.actions(), kit.NewStackV(10, kit.Grow(s.grid), below), nil)
	s.enable()
	return s
}

func (s *checks) actions() fyne.CanvasObject {
	s.bar.add = kit.NewPrimary(kit.IconPlus, "Thêm kiểm tra", s.add)
	s.bar.edit = kit.NewButton(kit.IconPencil, "Sửa…", s.edit).Hint("F2")
	s.bar.remove = kit.NewButton(kit.IconTrash, "Xóa", s.remove)
	s.when = kit.NewNote("")
	return kit.NewActions([]fyne.CanvasObject{s.bar.add, s.bar.edit, s.bar.remove}, []fyne.CanvasObject{s.when})
}

// Content implements kit.Screen.
func (s *checks) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *checks) Close() { s.load.Stop() }

// Reload implements kit.Screen.
func (s *checks) Reload() {
	scope := s.env.Scope()
	s.grid.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (checkData, error) { return readChecks(ctx, s.book, scope) }, s.apply)
}

func readChecks(ctx context.Context, book checkBook, scope kit.Scope) (checkData, error) {
	d := checkData{scope: scope}
	var err error
	if d.periods, err = book.Periods(ctx, scope.Year); err != nil {
		return d, err
	}
	d.sheet, err = book.CrossChecks(ctx, scope.Year, scope.Code)
	return d, err
}

func (s *checks) apply(d checkData, err error) {
	if err != nil && model.CodeOf(err) != model.CodeNotFound {
		s.grid.SetError(err, s.Reload)
		return
	}
	s.data = d
	s.when.SetText("Số thực hiện xem ở " + d.scope.Code.Label(d.scope.Year))
	s.grid.SetEmpty(s.empty())
	s.grid.SetRows(checkRows(d.sheet))
	if s.pending == 0 || !s.grid.SelectKey(key(s.pending)) {
		if row, _ := s.grid.Current(); row < 0 && len(d.sheet.Results) > 0 {
			s.grid.Select(0, 0)
		}
	}
	s.pending = 0
	s.show()
}

func (s *checks) empty() kit.Empty {
	if s.data.sheet.Plan.ID == 0 {
		return kit.Empty{Icon: kit.IconFlag, Title: fmt.Sprintf("Năm %d chưa có kế hoạch", s.data.scope.Year),
			Text:   "Ghi kế hoạch và chỉ tiêu trước, rồi đặt các kiểm tra chéo.",
			Button: kit.NewPrimary(kit.IconFlag, "Mở kế hoạch", func() { s.env.Go(kit.Place{Area: "plans"}) })}
	}
	return kit.Empty{Icon: kit.IconTarget, Title: "Chưa có kiểm tra chéo nào",
		Text:   "Thêm kiểm tra để chương trình so các số với nhau, ví dụ thu bằng chi.",
		Button: kit.NewPrimary(kit.IconPlus, "Thêm kiểm tra", s.add)}
}

// current returns what the check of the current row finds.
func (s *checks) current() (progress.CheckResult, bool) {
	id := idOf(s.grid.CurrentKey())
	for _, r := range s.data.sheet.Results {
		if r.Check.ID == id && id != 0 {
			return r, true
		}
	}
	return progress.CheckResult{}, false
}

// show writes what the current check finds.
func (s *checks) show() {
	var spans []kit.Span
	if r, ok := s.current(); ok {
		spans = foundSpans(r, s.data.sheet.Targets, func(f progress.Finding) { s.env.Go(placeOf(f)) })
	}
	s.found.SetSpans(spans...)
	s.scroll.Offset = fyne.Position{}
	s.scroll.Refresh()
	s.enable()
	s.env.Status(checkCount(s.data.sheet.Results))
}

func (s *checks) enable() {
	noPlan, noRow := "", ""
	if s.data.sheet.Plan.ID == 0 {
		noPlan = "Năm này chưa có kế hoạch."
	}
	if _, ok := s.current(); !ok {
		noRow = "Chọn một kiểm tra trong bảng trước."
	}
	s.bar.add.SetReason(noPlan)
	s.bar.edit.SetReason(noRow)
	s.bar.remove.SetReason(noRow)
}

// toggle switches the check of a row on or off.
func (s *checks) toggle(row int) {
	s.grid.Select(row, 0)
	r, ok := s.current()
	if !ok {
		return
	}
	kit.Do(s.env, func(ctx context.Context) error { return s.book.SetCrossCheckActive(ctx, r.Check.ID, !r.Check.Active) }, s.told)
}

// told shows why something was not done.
func (s *checks) told(err error) {
	if err != nil {
		s.env.Fail(err)
	}
}

// remove deletes the current check after asking.
func (s *checks) remove() {
	r, ok := s.current()
	if !ok {
		return
	}
	c := r.Check
	kit.Confirm(s.env.Window, "Xóa kiểm tra chéo", fmt.Sprintf("Xóa kiểm tra “%s”? Muốn thôi dùng một thời gian thì bỏ dấu ở cột Dùng.", c.Name),
		"Xóa", true, func() {
			kit.Do(s.env, func(ctx context.Context) error { return s.book.DeleteCrossCheck(ctx, c.ID) }, func(err error) {
				if err != nil {
					s.told(err)
					return
				}
				s.env.Done("Đã xóa kiểm tra “" + c.Name + "”.")
			})
		})
}

func (s *checks) gridKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF2 {
		s.edit()
		return true
	}
	return s.Key(ev)
}

// Key implements kit.Keyer.
func (s *checks) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyInsert {
		return false
	}
	s.add()
	return true
}

// Keys implements kit.Hinter.
func (s *checks) Keys() string {
	return "Dấu cách: dùng, thôi dùng · F2: sửa · Insert: thêm · Delete: xóa"
}

// Sample implements kit.SampleTeller.
func (s *checks) Sample() bool { return s.data.sheet.Plan.Sample }

var (
	_ kit.Screen       = (*checks)(nil)
	_ kit.Keyer        = (*checks)(nil)
	_ kit.Hinter       = (*checks)(nil)
	_ kit.SampleTeller = (*checks)(nil)
)
