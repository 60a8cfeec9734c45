package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// gridPart is what lies under the mouse.
type gridPart int

const (
	partNone gridPart = iota
	partHeader
	partEdge // the right edge of a column in the header
	partCell
	partVBar
	partHBar
)

// gridHit is what lies under the mouse, and where.
type gridHit struct {
	part     gridPart
	row, col int
	x, y     float32 // within the body, for bars within the track
}

// gridMouse follows a press until the button is let go.
type gridMouse struct {
	press   gridHit
	last    fyne.Position
	grabX   float32 // thumb offset or column width when the drag began
	grabY   float32
	dragged bool
}

// hit finds what lies at a place of the grid.
func (g *Grid) hit(p fyne.Position) gridHit {
	geo := g.view.geo
	h := gridHit{part: partNone, row: -1, col: -1, x: p.X - geo.border, y: p.Y - geo.border}
	if h.x < 0 || h.y < 0 {
		return h
	}
	if h.y < geo.head {
		return g.hitHeader(h)
	}
	h.y -= geo.head
	switch {
	case geo.vbar && h.x >= geo.bodyW && h.y < geo.bodyH:
		h.part = partVBar
	case geo.hbar && p.Y >= g.Size().Height-geo.border-px(barSize) && h.x < geo.bodyW:
		h.part = partHBar
	default:
		h.row, h.col = g.rowAt(h.y), g.colAt(h.x)
		if h.row >= 0 && h.col >= 0 && !g.state.replaces(g) {
			h.part = partCell
		}
	}
	return h
}

// hitHeader finds a column's edge, four pixels to either side, or its title.
func (g *Grid) hitHeader(h gridHit) gridHit {
	for i := range g.cols {
		edge := g.colX(i) + g.view.w[i]
		if h.x > edge-px(4) && h.x < edge+px(4) && edge <= g.view.geo.bodyW+1 {
			h.part, h.col = partEdge, i
			return h
		}
	}
	if h.col = g.colAt(h.x); h.col >= 0 {
		h.part = partHeader
	}
	return h
}

// MouseDown implements desktop.Mouseable. Selection happens here and not in
// Tapped, which Fyne delays while it waits for a second click.
func (g *Grid) MouseDown(ev *desktop.MouseEvent) {
	h := g.hit(ev.Position)
	g.state.mouse = gridMouse{press: h, last: ev.Position}
	g.closeEditor(true, false)
	focus(g)
	switch h.part {
	case partCell:
		g.pressCell(h, ev.Button)
	case partEdge:
		g.state.mouse.grabX = g.view.w[h.col]
	case partVBar, partHBar:
		g.pressBar(h)
	}
}

// pressCell selects the cell; the right button keeps a selection it lies in.
func (g *Grid) pressCell(h gridHit, button desktop.MouseButton) {
	if button == desktop.MouseButtonSecondary {
		if !g.sel.contains(h.row, h.col) {
			g.moveTo(h.row, h.col, false)
		}
		return
	}
	again := h.row == g.sel.row && h.col == g.sel.col
	row := g.src.Row(h.row)
	if row.HasChildren && h.col == g.opt.TreeColumn && g.onTriangle(row, h) {
		g.moveTo(h.row, h.col, false)
		g.setFold(h.row, !row.Open)
		return
	}
	g.moveTo(h.row, h.col, g.keys.shift())
	c := cellOf(row, h.col)
	switch {
	case c.Check && g.On.Toggle != nil:
		g.On.Toggle(h.row, h.col)
	case c.Choice && g.editable(h.row, h.col) && (again || g.onChoiceArrow(h)):
		g.StartEdit()
	}
}

func (g *Grid) onTriangle(row Row, h gridHit) bool {
	left := g.colX(h.col) + float32(row.Level)*px(levelIn)
	return h.x >= left && h.x < left+px(cellPad+foldRoom)
}

func (g *Grid) onChoiceArrow(h gridHit) bool {
	return h.x >= g.colX(h.col)+g.view.w[h.col]-px(choiceIn+cellPad)
}

// onLink tells whether the place lies on a link of the cell.
func (g *Grid) onLink(h gridHit) bool {
	c := g.Cell(h.row, h.col)
	if g.view.geo.row < px(44) {
		return c.Tone == ToneLink && c.Text != ""
	}
	y := h.y + g.view.offY - float32(h.row)*g.view.geo.row
	if y > g.view.geo.row/2 {
		return c.SubTone == ToneLink && c.Sub != ""
	}
	return c.Tone == ToneLink && c.Text != ""
}

// pressBar grabs the thumb, or goes one page when the track was pressed.
func (g *Grid) pressBar(h gridHit) {
	g.state.mouse.grabX, g.state.mouse.grabY = g.view.offX, g.view.offY
	geo := g.view.geo
	if h.part == partVBar {
		at, n := g.vThumb()
		if h.y < at {
			g.scrollBy(0, -geo.bodyH+geo.row)
		} else if h.y > at+n {
			g.scrollBy(0, geo.bodyH-geo.row)
		}
		g.state.mouse.grabY = g.view.offY
		return
	}
	at, n := g.hThumb()
	if h.x < at {
		g.scrollBy(-geo.bodyW/2, 0)
	} else if h.x > at+n {
		g.scrollBy(geo.bodyW/2, 0)
	}
	g.state.mouse.grabX = g.view.offX
}

// MouseUp implements desktop.Mouseable: a header that was clicked sorts, a
// link that was clicked opens.
func (g *Grid) MouseUp(ev *desktop.MouseEvent) {
	m := g.state.mouse
	if m.dragged {
		return // DragEnd comes next
	}
	g.state.mouse.press.part = partNone
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	h := g.hit(ev.Position)
	if h.part != m.press.part || h.col != m.press.col || h.row != m.press.row {
		return
	}
	switch {
	case h.part == partHeader:
		g.sortBy(h.col)
	case h.part == partCell && g.state.click != nil:
		g.state.click(h.row)
	case h.part == partCell && g.onLink(h):
		if g.On.Link != nil {
			g.On.Link(h.row, h.col)
		} else if g.On.Activate != nil {
			g.On.Activate(h.row, h.col)
		}
	}
}

// Dragged implements fyne.Draggable: column widths, scroll bars, rectangles.
func (g *Grid) Dragged(ev *fyne.DragEvent) {
	m := &g.state.mouse
	geo := g.view.geo
	dx, dy := ev.Position.X-m.last.X, ev.Position.Y-m.last.Y
	// A hand that shakes while clicking a link or header still clicks.
	m.dragged = m.dragged || max(dx, -dx, dy, -dy) > px(3) || m.press.part == partEdge
	switch m.press.part {
	case partEdge:
		g.resizeColumn(m.press.col, m.grabX+dx)
	case partVBar:
		_, n := g.vThumb()
		if room := geo.bodyH - n; room > 0 {
			g.SetOffset(g.view.offX, m.grabY+dy/room*(geo.contentH-geo.bodyH))
		}
	case partHBar:
		_, n := g.hThumb()
		if room := geo.bodyW - n; room > 0 {
			g.SetOffset(m.grabX+dx/room*(geo.contentW-geo.bodyW), g.view.offY)
		}
	case partCell:
		g.dragTo(ev.Position)
	}
}

// dragTo stretches the rectangle to a place, scrolling at the edges.
func (g *Grid) dragTo(p fyne.Position) {
	if !g.opt.CellMode || g.src.Len() == 0 {
		return
	}
	geo := g.view.geo
	y := p.Y - geo.border - geo.head
	row := clampInt(int((y+g.view.offY)/geo.row), 0, g.src.Len()-1)
	col := g.colAt(max(0, min(p.X-geo.border, min(geo.bodyW, geo.contentW)-1)))
	if col < 0 || row == g.sel.row && col == g.sel.col {
		return
	}
	g.moveTo(row, col, true)
}

// DragEnd implements fyne.Draggable.
func (g *Grid) DragEnd() {
	m := &g.state.mouse
	if m.press.part == partEdge {
		g.keepWidths()
	}
	m.press.part = partNone
}

func (g *Grid) resizeColumn(col int, w float32) {
	if g.view.user == nil {
		g.view.user = map[string]float32{}
	}
	g.view.user[g.cols[col].ID] = max(minColumn, w/Scale())
	g.Refresh()
}

// DoubleTapped implements fyne.DoubleTappable.
func (g *Grid) DoubleTapped(ev *fyne.PointEvent) {
	h := g.hit(ev.Position)
	if h.part != partCell || g.ed.open || g.onLink(h) || cellOf(g.src.Row(h.row), h.col).Check {
		return
	}
	switch {
	case g.editable(h.row, h.col):
		g.StartEdit()
	case g.On.Activate != nil:
		g.On.Activate(h.row, h.col)
	case g.src.Row(h.row).HasChildren && !g.onTriangle(g.src.Row(h.row), h):
		g.setFold(h.row, !g.src.Row(h.row).Open)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (g *Grid) TappedSecondary(ev *fyne.PointEvent) {
	h := g.hit(ev.Position)
	switch {
	case h.part == partCell && g.On.Menu != nil:
		g.On.Menu(h.row, h.col, ev.AbsolutePosition)
	case g.On.Menu == nil && !g.opt.NoHeader:
		g.showMenu(ev.AbsolutePosition)
	}
}

// Scrolled implements fyne.Scrollable.
func (g *Grid) Scrolled(ev *fyne.ScrollEvent) {
	dx, dy := -ev.Scrolled.DX, -ev.Scrolled.DY
	if g.keys.shift() {
		dx, dy = dx+dy, 0
	}
	g.scrollBy(dx, dy)
}

// MouseIn implements desktop.Hoverable.
func (g *Grid) MouseIn(ev *desktop.MouseEvent) { g.state.over = g.hit(ev.Position) }

// MouseMoved implements desktop.Hoverable.
func (g *Grid) MouseMoved(ev *desktop.MouseEvent) { g.state.over = g.hit(ev.Position) }

// MouseOut implements desktop.Hoverable.
func (g *Grid) MouseOut() { g.state.over = gridHit{} }

// Cursor implements desktop.Cursorable.
func (g *Grid) Cursor() desktop.Cursor {
	switch {
	case g.state.over.part == partEdge:
		return desktop.HResizeCursor
	case g.state.over.part == partCell && g.state.over.row < g.src.Len() && g.onLink(g.state.over):
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
