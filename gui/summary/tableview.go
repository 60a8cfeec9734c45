package summary

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// Sizes in pixels of a 100% screen (picture 06).
const (
	rowHeight    float32 = 26
	unitHeight   float32 = 23
	bottomHeight float32 = 140
	filterWidth  float32 = 200
	moneyWidth   float32 = 170
)

// tableHooks is what the buttons and lists do.
type tableHooks struct {
	print, excel, copy, report, target func()
	filter                             func(i int)
	money                              func(progress.Money)
}

// tableView is what the page of the table shows; it knows no rule.
type tableView struct {
	page                fyne.CanvasObject
	grid, units         *kit.Grid
	unitTitle, whyTitle *kit.Text
	unitNote            *kit.Text
	heads               *fyne.Container // title and note of the units
	report, target      *kit.Button
	why                 *kit.Words
	whyScroll           *container.Scroll
	filter              *kit.Select
}

func newTableView(hooks tableHooks, money progress.Money) *tableView {
	v := &tableView{unitTitle: kit.NewHeading("").Cut(), whyTitle: kit.NewHeading("").Cut(),
		unitNote: kit.NewNote("thực hiện / giao, vạch: 100%").Cut(), why: kit.NewSmallWords(kit.SizeLabel)}
	v.grid = kit.NewGrid(nil, kit.GridOptions{RowHeight: rowHeight, TreeColumn: colName, Frozen: colName + 1})
	v.units = kit.NewGrid(nil, kit.GridOptions{RowHeight: unitHeight, TreeColumn: -1, CellMode: true, Bare: true, NoHeader: true, MinRows: 2})
	v.report, v.target = kit.NewLink("Mở báo cáo", hooks.report), kit.NewLink("Sửa chỉ tiêu", hooks.target)
	v.filter = kit.NewSelect(filterItems(progress.Table{}), hooks.filter)
	v.filter.SetIndex(0)
	actions := kit.NewActions([]fyne.CanvasObject{
		kit.NewPrimary(kit.IconPrint, "In bảng tổng hợp", hooks.print).Hint("Ctrl+P"),
		kit.NewButton(kit.IconExport, "Excel có công thức", hooks.excel),
		kit.NewButton(kit.IconCopy, "Chép bảng", hooks.copy),
	}, []fyne.CanvasObject{wide(filterWidth, v.filter), wide(moneyWidth, moneySelect(money, hooks.money))})
	v.whyScroll = container.NewVScroll(kit.NewInset(12, 0, v.why)) // the bar stands in the margin
	v.heads = container.New(titled{}, v.unitTitle, v.unitNote)
	left := bottomPanel(kit.NewRow(10, kit.Grow(v.heads), v.report), v.units)
	right := bottomPanel(kit.NewRow(10, kit.Grow(v.whyTitle), v.target), v.whyScroll)
	bottom := tall(bottomHeight, kit.NewColumns(10, []float32{0.55, 0.45}, left, right))
	v.page = kit.NewPage(actions, v.grid, bottom)
	return v
}

// moneySelect is the choice of the unit of money.
func moneySelect(now progress.Money, picked func(progress.Money)) *kit.Select {
	items, at := make([]string, len(progress.Monies)), 0
	for i, m := range progress.Monies {
		items[i] = "Tiền: " + string(m)
		if m == now {
			at = i
		}
	}
	out := kit.NewSelect(items, func(i int) { picked(progress.Monies[i]) })
	out.SetIndex(at)
	return out
}

// bottomPanel is a panel whose heading changes.
func bottomPanel(head, body fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewPanel("", "", kit.NewStackV(0, kit.NewInset(12, 5, head), kit.Grow(body), kit.NewInset(0, 2, kit.NewRow(0))))
}

// setFilter replaces the choices of the filter; their counts change.
func (v *tableView) setFilter(items []string, index int) {
	v.filter.SetItems(items)
	v.filter.SetIndex(index)
}

// explain shows the heads of the lower panels and the sentence.
func (v *tableView) explain(units, why string, spans []kit.Span) {
	v.unitTitle.SetText(units)
	v.whyTitle.SetText(why)
	v.why.SetSpans(spans...)
	v.whyScroll.ScrollToTop()
	reason := ""
	if units == "" {
		reason = "chưa chọn dòng nào"
	}
	v.report.SetReason(reason)
	v.target.SetReason(reason)
}

// showUnits shows the units; none says why there are none.
func (v *tableView) showUnits(t unitTable, none string) {
	if len(t.columns) > 0 {
		v.units.SetColumns(t.columns)
	}
	v.units.SetEmpty(kit.Empty{Title: none})
	v.units.SetRows(t.rows)
	v.units.Select(-1, 0)
	v.unitNote.Hidden = len(t.rows) == 0
	v.heads.Refresh()
}

// titled puts a note behind a title, which gets the room it needs first.
type titled struct{}

// MinSize implements fyne.Layout.
func (titled) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// Layout implements fyne.Layout.
func (titled) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	text := objs[0].(*kit.Text).Text()
	title := min(size.Width, fyne.MeasureText(text, kit.SizePanel*kit.Scale(), fyne.TextStyle{Bold: true}).Width+1)
	gap := 10 * kit.Scale()
	objs[0].Resize(fyne.NewSize(title, size.Height))
	objs[1].Move(fyne.NewPos(title+gap, 0))
	objs[1].Resize(fyne.NewSize(max(0, size.Width-title-gap), size.Height))
}

// wide gives an object a width of its own.
func wide(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(fixed{width: width}, o)
}

// tall gives an object a height of its own.
func tall(height float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(fixed{height: height}, o)
}

// fixed is a layout of a least size of its own, 0: that of the object.
type fixed struct{ width, height float32 }

// MinSize implements fyne.Layout.
func (l fixed) MinSize(objs []fyne.CanvasObject) fyne.Size {
	m := objs[0].MinSize()
	if l.width > 0 {
		m.Width = l.width * kit.Scale()
	}
	if l.height > 0 {
		m.Height = l.height * kit.Scale()
	}
	return m
}

// Layout implements fyne.Layout.
func (l fixed) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }
