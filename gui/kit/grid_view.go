package kit

import "strings"

// gridView is what part of the source shows, and how wide the columns are.
type gridView struct {
	offX, offY float32 // scrolled by, in pixels
	user       map[string]float32
	kept       map[string]float32       // of an earlier run, see Remember
	save       func(map[string]float32) // nil: nothing is kept
	sortCol    int                      // -1 none
	sortDesc   bool
	x, w       []float32 // per column: left edge in the content, width
	geo        gridGeo
}

// gridGeo is the geometry of one draw, in pixels.
type gridGeo struct {
	border             float32 // 1, or 0 when bare
	head, row          float32
	bodyW, bodyH       float32 // what shows of the rows
	contentW, contentH float32 // all of them
	frozenW            float32
	vbar, hbar         bool
}

const barSize float32 = 12 // thickness of a scroll bar

func (g *Grid) rowHeight() float32 { return px(g.opt.RowHeight) }

// headerHeight is 30, 44 or 60 pixels for one, two or three lines.
func (g *Grid) headerHeight() float32 {
	if g.opt.NoHeader {
		return 0
	}
	lines := 1
	for _, c := range g.cols {
		n := strings.Count(c.Title, "\n") + 1
		if c.Note != "" {
			n++
		}
		lines = max(lines, n)
	}
	switch lines {
	case 1:
		return px(30)
	case 2:
		return px(44)
	}
	return px(float32(9 + 17*lines))
}

// layout computes the geometry for the present size, columns and source.
func (g *Grid) layout() {
	v := &g.view
	size := g.Size()
	geo := gridGeo{head: g.headerHeight(), row: g.rowHeight()}
	if !g.opt.Bare {
		geo.border = 1
	}
	w, h := size.Width-2*geo.border, size.Height-2*geo.border
	geo.contentH = float32(g.src.Len()) * geo.row
	room := h - geo.head - float32(len(g.foot))*geo.row
	geo.vbar = geo.contentH > room+0.5
	geo.bodyW = w
	if geo.vbar {
		geo.bodyW -= px(barSize)
	}
	geo.contentW = g.layoutColumns(geo.bodyW)
	geo.hbar = geo.contentW > geo.bodyW+0.5
	if geo.hbar {
		room -= px(barSize)
		if !geo.vbar && geo.contentH > room+0.5 {
			geo.vbar = true
			geo.bodyW -= px(barSize)
			geo.contentW = g.layoutColumns(geo.bodyW)
		}
	}
	geo.bodyH = max(0, room)
	v.geo = geo
	for _, w := range v.w[:g.frozen()] {
		v.geo.frozenW += w
	}
	v.geo.frozenW = min(v.geo.frozenW, geo.bodyW)
	g.clampOffset()
}

// frozen is how many columns stay while the others scroll sideways: none when
// everything fits, so that a long text may run on over empty cells.
func (g *Grid) frozen() int {
	if !g.view.geo.hbar {
		return 0
	}
	return min(g.opt.Frozen, len(g.view.w))
}

// layoutColumns fills the column edges for a body of the width and returns the
// width of all columns.
func (g *Grid) layoutColumns(avail float32) float32 {
	v := &g.view
	v.x, v.w = v.x[:0], v.w[:0]
	total, grow := float32(0), 0
	for _, c := range g.cols {
		w := px(c.Width)
		u, set := v.user[c.ID]
		if set {
			w = px(u)
		}
		if c.Grow && !set {
			grow++
		}
		v.w = append(v.w, w)
		total += w
	}
	spare := avail - total
	x := float32(0)
	for i, c := range g.cols {
		if _, set := v.user[c.ID]; c.Grow && !set && spare > 0 {
			v.w[i] += spare / float32(grow)
		}
		v.x = append(v.x, x)
		x += v.w[i]
	}
	return x
}

func (g *Grid) clampOffset() {
	v := &g.view
	v.offX = max(0, min(v.offX, v.geo.contentW-v.geo.bodyW))
	v.offY = max(0, min(v.offY, v.geo.contentH-v.geo.bodyH))
}

// colX returns where column i starts on the screen, from the left of the body.
func (g *Grid) colX(i int) float32 {
	if i < g.opt.Frozen {
		return g.view.x[i]
	}
	return g.view.x[i] - g.view.offX
}

// colAt returns the column at x from the left of the body, -1 for none.
func (g *Grid) colAt(x float32) int {
	v := &g.view
	frozen := min(g.opt.Frozen, len(v.x))
	for i := range v.x {
		left := g.colX(i)
		if i >= frozen && x < v.geo.frozenW {
			continue
		}
		if x >= left && x < left+v.w[i] {
			return i
		}
	}
	return -1
}

// rowAt returns the row at y from the top of the body, -1 for none.
func (g *Grid) rowAt(y float32) int {
	if y < 0 || y >= g.view.geo.bodyH || g.view.geo.row <= 0 {
		return -1
	}
	i := int((y + g.view.offY) / g.view.geo.row)
	if i >= g.src.Len() {
		return -1
	}
	return i
}

// visibleRows returns the first row that shows and the one after the last.
func (g *Grid) visibleRows() (from, to int) {
	geo := g.view.geo
	if geo.row <= 0 {
		return 0, 0
	}
	from = int(g.view.offY / geo.row)
	to = int((g.view.offY+geo.bodyH)/geo.row) + 1
	return from, min(to, g.src.Len())
}

// pageRows is how many whole rows show.
func (g *Grid) pageRows() int {
	if g.view.geo.row <= 0 {
		return 1
	}
	return max(1, int(g.view.geo.bodyH/g.view.geo.row))
}

// reveal scrolls so that the cell shows whole. It works from the geometry of
// the last layout, so the caller draws afterwards.
func (g *Grid) reveal(row, col int) {
	v := &g.view
	if row >= 0 {
		top := float32(row) * v.geo.row
		v.offY = max(min(v.offY, top), top+v.geo.row-v.geo.bodyH)
	}
	if col >= g.opt.Frozen && col < len(v.x) && g.opt.CellMode {
		left := v.x[col]
		v.offX = max(min(v.offX, left-v.geo.frozenW), left+v.w[col]-v.geo.bodyW)
	}
	g.clampOffset()
}

// ScrollTo scrolls so that the row shows.
func (g *Grid) ScrollTo(row int) {
	g.reveal(row, -1)
	g.Refresh()
}

// Offset returns how far the rows are scrolled, in pixels, for a screen that
// restores its state.
func (g *Grid) Offset() (x, y float32) { return g.view.offX, g.view.offY }

// SetOffset scrolls to a place Offset returned.
func (g *Grid) SetOffset(x, y float32) {
	g.view.offX, g.view.offY = x, y
	g.Refresh()
}

// scrollBy moves the view, closing the editor first.
func (g *Grid) scrollBy(dx, dy float32) {
	g.closeEditor(true, true)
	g.view.offX += dx
	g.view.offY += dy
	g.Refresh()
}
