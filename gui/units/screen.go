package units

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// allBlocks is the first line of the list of blocks.
const allBlocks = "Tất cả các khối"

// screen is the list of units with the form of the chosen one beside it.
type screen struct {
	env    kit.Env
	svc    service
	export Exporter

	load   kit.Loader[book]
	book   book
	filter filter
	want   model.ID // unit to choose once it is loaded
	back   model.ID // unit shown before a new one was begun

	grid  *kit.Grid
	form  *form
	bar   bar
	page  fyne.CanvasObject
	split *kit.Split
}

// bar is what follows the filter and the chosen unit.
type bar struct {
	block        *kit.Select
	over         *kit.Check
	title        *kit.Text
	unsaved      fyne.CanvasObject
	save, cancel *kit.Button
}

var (
	_ kit.Screen       = (*screen)(nil)
	_ kit.Searcher     = (*screen)(nil)
	_ kit.Saver        = (*screen)(nil)
	_ kit.Goer         = (*screen)(nil)
	_ kit.Keyer        = (*screen)(nil)
	_ kit.Hinter       = (*screen)(nil)
	_ kit.Focuser      = (*screen)(nil)
	_ kit.SampleTeller = (*screen)(nil)
)

func newScreen(env kit.Env, svc service, export Exporter) *screen {
	s := &screen{env: env, svc: svc, export: export}
	s.grid = kit.NewGrid(columns(env.Scope().Year), kit.GridOptions{TreeColumn: -1})
	s.grid.On = kit.GridEvents{Select: func(int, int) { s.selected() }, Activate: func(int, int) { s.edit() }, Insert: s.add}
	s.form = newForm(s.refresh)
	s.split = kit.NewSplit(s.grid, s.side(), 344)
	s.page = kit.NewPage(s.actions(), s.split, nil)
	s.refresh()
	return s
}

func (s *screen) actions() fyne.CanvasObject {
	s.bar.block = kit.NewSelect([]string{allBlocks}, s.pickBlock)
	s.bar.block.SetIndex(0)
	s.bar.over = kit.NewCheck("Cả đơn vị đã thôi", func(on bool) {
		s.filter.over = on
		s.show()
	})
	return kit.NewActions([]fyne.CanvasObject{
		kit.NewPrimary(kit.IconPlus, "Thêm đơn vị", s.add).Hint("Insert"),
		kit.NewButton(kit.IconUnits, "Các khối…", func() { s.leave(func() { s.editBlocks(nil) }) }),
		kit.NewButton(kit.IconImport, "Nhập từ Excel…", func() { s.env.Go(kit.Place{Area: "exchange", Tab: "import"}) }),
		kit.NewButton(kit.IconExport, "Xuất Excel", s.exportList),
	}, []fyne.CanvasObject{s.bar.over, container.New(fixedWidth(200), s.bar.block)})
}

// side is the form with its heading and buttons.
func (s *screen) side() fyne.CanvasObject {
	s.bar.title, s.bar.unsaved = kit.NewHeading("").Cut(), kit.NewBadge("● Chưa lưu")
	s.bar.save = kit.NewPrimary(kit.IconSave, "Lưu", func() { s.Save(func(bool) {}) }).Hint("Ctrl+S")
	s.bar.cancel = kit.NewButton("", "Hủy", s.Discard).Hint("Esc")
	head := kit.NewInset(12, 6, kit.NewRow(8, kit.Grow(s.bar.title), s.bar.unsaved))
	foot := kit.NewInset(12, 8, kit.NewActions(nil, []fyne.CanvasObject{s.bar.save, s.bar.cancel}))
	return kit.NewPanel("", "", kit.NewStackV(0, head, kit.Grow(s.form.object()), foot))
}

// fixedWidth is a layout that gives its one object a width, in pixels of a
// 100% screen.
type fixedWidth float32

// MinSize implements fyne.Layout.
func (w fixedWidth) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w)*kit.Scale(), objs[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (w fixedWidth) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// Content implements kit.Screen.
func (s *screen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *screen) Close() { s.load.Stop() }

// Reload implements kit.Screen.
func (s *screen) Reload() {
	year := s.env.Scope().Year
	s.grid.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (book, error) { return readBook(ctx, s.svc, year) }, s.apply)
}

func readBook(ctx context.Context, svc service, year int) (book, error) {
	b := book{year: year, today: svc.Today()}
	var err error
	if b.blocks, err = svc.Blocks(ctx); err != nil {
		return b, err
	}
	b.units, err = svc.Units(ctx, year)
	return b, err
}

// apply shows what was loaded. A form with unsaved typing keeps it.
func (s *screen) apply(b book, err error) {
	if err != nil {
		s.grid.SetError(err, s.Reload)
		return
	}
	s.book = b
	s.grid.SetColumns(columns(b.year))
	s.grid.SetEmpty(s.empty())
	s.fillBlocks()
	s.show()
	s.settle()
}

// empty says what fills a book without units.
func (s *screen) empty() kit.Empty {
	if len(s.book.units) > 0 {
		return kit.Empty{Icon: kit.IconSearch, Title: "Không có đơn vị nào như vậy", Text: "Sửa chữ cần tìm, hoặc bỏ lọc khối."}
	}
	return kit.Empty{Icon: kit.IconUnits, Title: "Chưa có đơn vị nào", Text: "Thêm từng đơn vị, hoặc nhập danh sách từ Excel.",
		Button: kit.NewPrimary(kit.IconPlus, "Thêm đơn vị", s.add)}
}

func (s *screen) fillBlocks() {
	names, at := []string{allBlocks}, 0
	for i, b := range s.book.blocks {
		names = append(names, b.Name)
		if b.ID == s.filter.block {
			at = i + 1
		}
	}
	if at == 0 {
		s.filter.block = 0
	}
	s.bar.block.SetItems(names)
	s.bar.block.SetIndex(at)
}

func (s *screen) pickBlock(i int) {
	s.filter.block = 0
	if i > 0 {
		s.filter.block = s.book.blocks[i-1].ID
	}
	s.show()
}

// show fills the table by the filter. The row of the unit in the form stays the
// current one as long as it shows.
func (s *screen) show() {
	rows, shown := makeRows(s.book, s.filter)
	s.grid.SetRows(rows)
	s.mark()
	s.env.Status(statusText(s.book, shown))
}

// mark makes the row of the unit in the form the current one, or none.
func (s *screen) mark() {
	if !s.grid.SelectKey(unitKey(s.form.base.ID)) {
		s.grid.Select(-1, 0)
	}
}

// settle shows the unit that was asked for, else the one shown before as the
// book holds it now, else the first one.
func (s *screen) settle() {
	if s.Unsaved() != "" {
		s.refresh()
		return
	}
	if u, ok := s.book.unit(s.want); ok {
		s.want = 0
		s.reveal(u)
		s.put(u)
		return
	}
	if u, ok := s.book.unit(s.form.base.ID); ok {
		s.put(u)
		return
	}
	s.first()
}

// reveal widens the filter so that a unit shows.
func (s *screen) reveal(u model.Unit) {
	if s.filter.match(u, s.book) && (s.filter.block == 0 || s.filter.block == u.BlockID) {
		return
	}
	s.filter = filter{over: s.filter.over || s.book.over(u)}
	s.bar.over.SetOn(s.filter.over)
	s.bar.block.SetIndex(0)
	s.show()
}

// first shows the first unit of the table, or an empty form.
func (s *screen) first() {
	for i := 0; i < s.grid.Source().Len(); i++ {
		if u, ok := s.book.unit(unitOf(s.grid.Source().Row(i).Key)); ok {
			s.put(u)
			return
		}
	}
	s.put(s.blank())
}

// put shows a unit in the form and its row in the table.
func (s *screen) put(u model.Unit) {
	s.form.show(u, s.book.blocks)
	s.mark()
	s.refresh()
}

// refresh brings heading, badge, validity and buttons up to date with the form.
func (s *screen) refresh() {
	s.bar.title.SetText(s.form.title())
	s.form.validity.SetSpans(s.validity()...)
	reason := "chưa có gì thay đổi"
	s.bar.unsaved.Hide()
	if s.form.kit.Changed() {
		reason = ""
		s.bar.unsaved.Show()
	}
	s.bar.save.SetReason(reason)
	s.bar.cancel.SetReason(reason)
}

// validity says whether the unit in the form is there, with the way to close or
// open it.
func (s *screen) validity() []kit.Span {
	u := s.form.base
	reopen, end := kit.Span{Text: "Mở lại…", Link: s.reopenUnit}, kit.Span{Text: "Thôi hoạt động…", Link: s.closeUnit}
	switch {
	case u.ID == 0:
		return []kit.Span{{Text: "Ghi tên, chọn khối rồi bấm Lưu.", Tone: kit.ToneMuted}}
	case s.book.over(u):
		return []kit.Span{{Text: "Đã thôi hoạt động từ sau " + vn.FormatDate(u.ValidTo) + ".  ", Tone: kit.ToneWarn}, reopen}
	case u.ValidTo != "":
		return []kit.Span{{Text: "Hoạt động đến hết " + vn.FormatDate(u.ValidTo) + ".  ", Tone: kit.ToneWarn}, reopen}
	case u.ValidFrom > s.book.day():
		return []kit.Span{{Text: "Hoạt động từ " + vn.FormatDate(u.ValidFrom) + ".  ", Tone: kit.ToneMuted}, end}
	}
	return []kit.Span{{Text: "Đang hoạt động.  ", Tone: kit.ToneMuted}, end}
}

// Search implements kit.Searcher.
func (s *screen) Search(query string) {
	s.filter.query = query
	s.show()
}

// GoTo implements kit.Goer.
func (s *screen) GoTo(p kit.Place) {
	s.want = p.Unit
	if s.book.year != 0 {
		s.leave(s.settle)
	}
}

// FocusFirst implements kit.Focuser.
func (s *screen) FocusFirst() { s.env.Window.Canvas().Focus(s.grid) }

// Keys implements kit.Hinter.
func (s *screen) Keys() string {
	return "Enter: sửa đơn vị · Insert: thêm · Ctrl+S: lưu · Esc: bỏ · Ctrl+F: tìm không dấu"
}

// Key implements kit.Keyer.
func (s *screen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyInsert:
		s.add()
	case ev.Name == fyne.KeyEscape && s.form.kit.Changed():
		kit.Confirm(s.env.Window, "Bỏ thay đổi?", s.Unsaved(), "Bỏ thay đổi", true, s.Discard)
	case ev.Name == fyne.KeyEscape:
		s.split.Close()
		s.FocusFirst()
	default:
		return false
	}
	return true
}

// Sample implements kit.SampleTeller.
func (s *screen) Sample() bool {
	for _, u := range s.book.units {
		if u.Sample {
			return true
		}
	}
	return false
}
