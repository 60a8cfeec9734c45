package targets

import (
	"fyne.io/fyne/v2"

	"sothidua/gui/kit"
)

// minWidth is a layout that gives its one object at least a width, in pixels
// of a 100% screen.
type minWidth float32

// Layout implements fyne.Layout.
func (w minWidth) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (w minWidth) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().Max(fyne.NewSize(float32(w)*kit.Scale(), 0))
}

// cornerLayout lays its second object over the top right corner of the first.
type cornerLayout struct{}

// Layout implements fyne.Layout.
func (cornerLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	objs[0].Resize(size)
	objs[0].Move(fyne.NewPos(0, 0))
	m := objs[1].MinSize()
	objs[1].Resize(m)
	objs[1].Move(fyne.NewPos(size.Width-m.Width, -2*kit.Scale()))
}

// MinSize implements fyne.Layout.
func (cornerLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// figuresLayout puts the big figures side by side, closer when there is little
// room.
type figuresLayout struct{}

// Layout implements fyne.Layout.
func (figuresLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	used := float32(0)
	for _, o := range objs {
		used += o.MinSize().Width
	}
	gap := float32(0)
	if n := len(objs); n > 1 {
		gap = min(26*kit.Scale(), max(4, (size.Width-used)/float32(n-1)))
	}
	x := float32(0)
	for _, o := range objs {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(m)
		x += m.Width + gap
	}
}

// MinSize implements fyne.Layout. The width is that of one figure: in a narrow
// window the last ones run out of the panel instead of widening the window.
func (figuresLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objs {
		m = m.Max(o.MinSize())
	}
	if len(objs) == 0 {
		m.Height = 44 * kit.Scale()
	}
	return m
}

// showUnitPick shows the list from which units are ticked; done is called when
// the user confirmed.
func showUnitPick(w fyne.Window, title string, p *unitPick, done func()) {
	grid := kit.NewGrid([]kit.Column{
		{ID: "check", Width: 40, Align: kit.AlignCenter},
		{ID: "unit", Title: "Đơn vị", Width: 200, Grow: true},
		{ID: "block", Title: "Khối thi đua", Width: 220, Small: true},
	}, kit.GridOptions{TreeColumn: -1, MinRows: 11})
	grid.SetEmpty(kit.Empty{Icon: kit.IconUnits, Title: "Không còn đơn vị nào", Text: "Mọi đơn vị phù hợp đã được giao."})
	show := func() { grid.SetRows(p.kitRows()) }
	toggle := func(row, _ int) {
		if shown := p.shown(); row >= 0 && row < len(shown) {
			p.toggle(shown[row].Unit.ID)
			show()
		}
	}
	grid.On.Toggle, grid.On.Activate = toggle, toggle
	show()
	search := kit.NewSearchBox("Tìm đơn vị, khối", func(q string) { p.query = q; show() })
	all := kit.NewButton(kit.IconCheck, "Chọn hết", func() { p.toggleAll(); show() })
	body := kit.NewStackV(8, kit.NewRow(8, kit.Grow(search), all), kit.Grow(grid))
	kit.ShowDialog(w, title, body, 620,
		kit.DialogButton{Label: "Giao cho đơn vị đã chọn", Kind: kit.PrimaryButton, Do: func() bool {
			if len(p.changes()) == 0 { // Enter in the search box leads here too
				w.Canvas().Focus(grid)
				return false
			}
			done()
			return true
		}},
		kit.DialogButton{Label: "Hủy", Key: "Esc"})
}
