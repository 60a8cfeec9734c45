package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// rowHeights of the lists, in pixels of a 100% screen.
const (
	urgentHeight float32 = 44 // two lines
	listHeight   float32 = 24
)

// viewHooks is what the buttons do.
type viewHooks struct{ print, enter, table, all, log func() }

// view is what the page shows; it knows no rule.
type view struct {
	lists
	root   fyne.CanvasObject
	scroll *container.Scroll
	slot   *fyne.Container // the page, or what stands in its place
	body   fyne.CanvasObject

	heads           heads
	tiles           *fyne.Container
	share           *shareBar
	legend          *fyne.Container
	leaves, reports *panel
	list            fyne.CanvasObject // of the reports
}

// lists are the rows of the page that lead somewhere.
type lists struct{ urgent, waiting, deadlines, changes *kit.Grid }

// heads are the texts above the tiles and the rows they stand in.
type heads struct {
	today, strong, rest *kit.Text
	actions, line       fyne.CanvasObject
}

func newView(hooks viewHooks) *view {
	v := &view{share: newShareBar(), legend: container.NewStack(), tiles: container.New(tilesLayout{}),
		heads: heads{today: kit.NewLabel(""), strong: kit.NewText("", kit.TextStyle{Bold: true}), rest: kit.NewNote("").Cut()}}
	list := kit.GridOptions{TreeColumn: -1, RowHeight: listHeight, Bare: true, NoHeader: true, MinRows: 2}
	v.urgent = kit.NewGrid(urgentColumns(), kit.GridOptions{TreeColumn: -1, RowHeight: urgentHeight, Bare: true, MinRows: 3})
	v.waiting, v.deadlines, v.changes = kit.NewGrid(waitingColumns(nil), list), kit.NewGrid(deadlineColumns(nil), list), kit.NewGrid(changeColumns(nil), list)
	v.deadlines.SetEmpty(kit.Empty{Title: "Không còn thời hạn nào trong năm"})
	v.changes.SetEmpty(kit.Empty{Title: "Chưa có thay đổi nào"})
	v.scroll = container.NewVScroll(nil)
	v.heads.line = kit.NewRow(6, v.heads.strong, kit.Grow(v.heads.rest))
	v.body = container.New(bodyLayout{}, v.heads.line, v.tiles, v.upper(hooks), v.lower(hooks))
	// The scroll bar stands at the window's edge, beside the panels.
	v.scroll.Content = kit.NewInset(pageMargin, pageGap, v.body)
	v.slot = container.NewStack(v.scroll)
	v.heads.actions = kit.NewActions([]fyne.CanvasObject{
		kit.NewPrimary(kit.IconPrint, "In bộ tài liệu họp", hooks.print).Hint("Ctrl+P"),
		kit.NewButton(kit.IconPencil, "Nhập số liệu", hooks.enter),
		kit.NewButton(kit.IconTable, "Bảng tổng hợp", hooks.table),
	}, []fyne.CanvasObject{v.heads.today})
	v.root = kit.NewStackV(0, kit.NewInset(pageMargin, pageTop, v.heads.actions), kit.Grow(v.slot))
	return v
}

// upper is the list of leaves and the reports beside it.
func (v *view) upper(hooks viewHooks) fyne.CanvasObject {
	foot := kit.NewRow(8, kit.NewButton(kit.IconPencil, "Nhập số liệu", hooks.enter).Small(),
		kit.NewButton(kit.IconTable, "Xem cả bảng", hooks.all).Small())
	v.list = kit.NewStackV(0, kit.NewInset(12, 8, v.share.root), kit.NewInset(12, 0, v.legend),
		kit.NewInset(0, 3, kit.NewRow(0)), kit.Grow(kit.NewInset(4, 0, newWheel(v.waiting, v.scroll))), kit.NewInset(12, 8, foot))
	v.leaves = newPanel("Cần xử lý trước", newWheel(v.urgent, v.scroll))
	v.reports = newPanel("Báo cáo của đơn vị", v.list)
	return kit.NewColumns(12, []float32{0.67, 0.33}, v.leaves.slot, v.reports.slot)
}

// lower is the agenda and the newest changes.
func (v *view) lower(hooks viewHooks) fyne.CanvasObject {
	return kit.NewColumns(12, []float32{0.44, 0.56},
		kit.NewPanel("Thời hạn sắp tới", "", kit.NewInset(4, 0, newWheel(v.deadlines, v.scroll))),
		kit.NewPanel("Thay đổi gần đây", "", kit.NewInset(4, 0, newWheel(v.changes, v.scroll)), kit.NewLink("Xem lịch sử", hooks.log)))
}

// replace shows why there is nothing to see, in place of the page.
func (v *view) replace(e kit.Empty) {
	v.slot.Objects = []fyne.CanvasObject{kit.NewInset(pageMargin, pageGap, kit.NewPanel("", "", kit.NewEmpty(e)))}
	v.slot.Refresh()
}

// restore shows the page again.
func (v *view) restore() {
	if len(v.slot.Objects) == 1 && v.slot.Objects[0] == fyne.CanvasObject(v.scroll) {
		return
	}
	v.slot.Objects = []fyne.CanvasObject{v.scroll}
	v.slot.Refresh()
}

// day writes the day and the deadline.
func (v *view) day(text string) {
	v.heads.today.SetText(text)
	v.root.Refresh() // on a narrow window the row grows to two lines
}

// heading says what the tiles count.
func (v *view) heading(strong, rest string) {
	v.heads.strong.SetText(strong)
	v.heads.rest.SetText(rest)
	v.heads.line.Refresh()
}

// setTiles replaces the tiles; the one with the keyboard keeps it.
func (v *view) setTiles(tiles []*tile) {
	focused := -1
	for i, o := range v.tiles.Objects {
		if o.(*tile).focused {
			focused = i
		}
	}
	v.tiles.Objects = nil
	for _, t := range tiles {
		v.tiles.Objects = append(v.tiles.Objects, t)
	}
	v.tiles.Refresh()
	if focused >= 0 && focused < len(tiles) {
		if c := tiles[focused].canvas(); c != nil {
			c.Focus(tiles[focused])
		}
	}
}

// showUrgent shows the leaves; note explains the lines of their bars.
func (v *view) showUrgent(rows []kit.Row, none kit.Empty, note string) {
	v.leaves.show(note, nil)
	v.urgent.SetEmpty(none)
	v.urgent.SetRows(rows)
	if row, _ := v.urgent.Current(); row < 0 && len(rows) > 0 {
		v.urgent.Select(0, 0)
	}
}

// showReports shows how many reports are in hand and whose are not.
func (v *view) showReports(note string, parts []segment, rows []kit.Row, none kit.Empty) {
	v.share.set(parts)
	v.legend.Objects = []fyne.CanvasObject{kit.NewRow(14, legend(parts)...)}
	v.legend.Refresh()
	v.waiting.SetEmpty(none)
	v.waiting.SetColumns(waitingColumns(rows))
	v.waiting.SetRows(rows)
	v.reports.show(note, v.list)
}

// noReports shows what has to be done before anybody can report.
func (v *view) noReports(e kit.Empty) {
	v.reports.show("", kit.NewEmpty(e))
}

// panel is a framed part of the page whose note and content change.
type panel struct {
	slot  *fyne.Container
	title string
	note  string
	body  fyne.CanvasObject
}

func newPanel(title string, body fyne.CanvasObject) *panel {
	p := &panel{slot: container.NewStack(), title: title}
	p.show("", body)
	return p
}

// show changes the note beside the title and what the panel holds; a nil body
// stays.
func (p *panel) show(note string, body fyne.CanvasObject) {
	if body == nil {
		body = p.body
	}
	if p.body == body && p.note == note {
		return
	}
	p.note, p.body = note, body
	p.slot.Objects = []fyne.CanvasObject{kit.NewPanel(p.title, note, body)}
	p.slot.Refresh()
}
