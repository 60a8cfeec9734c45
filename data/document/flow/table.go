package flow

import (
	"math"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// Cell is one cell of a table. Span and Down tell how many columns and, in the
// header only, how many rows it covers; 0 means 1.
type Cell struct {
	Runs  []Run
	Align Align
	Span  int
	Down  int
}

// TableRow is one row of the body. A row with a Target can be clicked in the
// preview. Keep holds the row on the page of the next one.
type TableRow struct {
	Cells  []Cell
	Keep   bool
	Target model.ID
	Unit   model.ID
}

// Table is a ruled table. The header stands again at the top of every page.
type Table struct {
	Cols   []float64 // widths in millimetres
	Header [][]Cell  // a cell that covers several rows stands in the first only
	Rows   []TableRow
	Rule   float64 // width of the rules, millimetres
	// Tail is the height of what must stand on the same page as the last rows
	// (a signature never stands alone on a page).
	Tail float64
}

// The white space inside a cell, millimetres.
const (
	padX = 1.2
	padY = 0.5
)

// CellPad is the white space left and right in a cell together, millimetres.
const CellPad = 2 * padX

// setCell is a cell with its lines and its place in the columns.
type setCell struct {
	Cell
	lines []Line
	x, w  float64
	row   int
}

// setRow is a body row ready to draw.
type setRow struct {
	cells []setCell
	h     float64
	src   TableRow
}

// Table draws t from the current place on, over as many pages as it needs.
func (b *Builder) Table(t Table) {
	head, headHeights := b.setHeader(t)
	headH := sum(headHeights)
	body := b.setBody(t, b.Bottom()-b.Margins.Top-headH)
	if len(body) > 0 {
		b.Need(headH + b.wanted(t, body, 0, headH))
	}
	b.drawHeader(t, head, headHeights)
	for i, r := range body {
		if need := b.wanted(t, body, i, headH); need > b.Room()+slack {
			b.Break()
			b.drawHeader(t, head, headHeights)
		}
		b.drawRow(t, r)
	}
}

// wanted returns the height that must be free for row i to stand here. The row
// before the last and what is below it keep together with the tail, unless
// that is more than a page.
func (b *Builder) wanted(t Table, body []setRow, i int, headH float64) float64 {
	if i == len(body)-1 && i > 0 {
		return body[i].h
	}
	if i < len(body)-2 {
		if body[i].src.Keep && body[i].h+body[i+1].h <= b.Bottom()-b.Margins.Top-headH {
			return body[i].h + body[i+1].h
		}
		return body[i].h
	}
	h := t.Tail
	for _, r := range body[i:] {
		h += r.h
	}
	if h > b.Bottom()-b.Margins.Top-headH {
		return body[i].h
	}
	return h
}

func sum(hs []float64) float64 {
	s := 0.0
	for _, h := range hs {
		s += h
	}
	return s
}

// setCells breaks the text of the cells of one row. free tells which columns
// are taken by cells from rows above.
func (b *Builder) setCells(t Table, cells []Cell, taken []bool) []setCell {
	var out []setCell
	col := 0
	for _, c := range cells {
		for col < len(t.Cols) && taken != nil && taken[col] {
			col++
		}
		c.Span, c.Down = max(c.Span, 1), max(c.Down, 1)
		x := b.Left() + sum(t.Cols[:col])
		w := sum(t.Cols[col:min(col+c.Span, len(t.Cols))])
		out = append(out, setCell{Cell: c, x: x, w: w, lines: Wrap(b.Fonts, c.Runs, w-CellPad, w-CellPad)})
		col += c.Span
	}
	return out
}

// setHeader places the header cells and finds the heights of its rows.
func (b *Builder) setHeader(t Table) ([]setCell, []float64) {
	heights := make([]float64, len(t.Header))
	taken := make([][]bool, len(t.Header)+1)
	for i := range taken {
		taken[i] = make([]bool, len(t.Cols))
	}
	var out []setCell
	for i, row := range t.Header {
		for _, c := range b.setCells(t, row, taken[i]) {
			c.row = i
			for below := i + 1; below < min(i+c.Down, len(t.Header)); below++ {
				b.take(t, taken[below], c)
			}
			out = append(out, c)
		}
	}
	// Cells of one row first, then those that cover several stretch the last.
	for _, c := range out {
		if c.Down == 1 {
			heights[c.row] = math.Max(heights[c.row], Height(c.lines)+2*padY)
		}
	}
	for _, c := range out {
		end := min(c.row+c.Down, len(heights))
		if lack := Height(c.lines) + 2*padY - sum(heights[c.row:end]); c.Down > 1 && lack > 0 {
			heights[end-1] += lack
		}
	}
	return out, heights
}

// take marks the columns under a cell as taken.
func (b *Builder) take(t Table, taken []bool, c setCell) {
	x := b.Left()
	for i, w := range t.Cols {
		if x >= c.x-slack && x < c.x+c.w-slack {
			taken[i] = true
		}
		x += w
	}
}

// setBody breaks the text of the body. A row higher than limit is cut into
// pieces that fit a page.
func (b *Builder) setBody(t Table, limit float64) []setRow {
	var out []setRow
	for _, r := range t.Rows {
		out = append(out, slice(setRow{cells: b.setCells(t, r.Cells, nil), src: r}, limit)...)
	}
	return out
}

// slice cuts a row into rows of at most limit millimetres, between lines.
func slice(r setRow, limit float64) []setRow {
	var out []setRow
	for {
		part, rest := setRow{src: r.src}, setRow{src: r.src}
		more := false
		for _, c := range r.cells {
			head, tail := c, c
			n := fit(c.lines, limit-2*padY)
			head.lines, tail.lines = c.lines[:n], c.lines[n:]
			more = more || len(tail.lines) > 0
			part.h = math.Max(part.h, Height(head.lines)+2*padY)
			part.cells = append(part.cells, head)
			rest.cells = append(rest.cells, tail)
		}
		out = append(out, part)
		if !more {
			return out
		}
		r = rest
	}
}

// fit returns how many lines fit into h, at least one if there is any.
func fit(lines []Line, h float64) int {
	for i := range lines {
		if i > 0 && Height(lines[:i+1]) > h {
			return i
		}
	}
	return len(lines)
}

func (b *Builder) drawHeader(t Table, cells []setCell, heights []float64) {
	for _, c := range cells {
		y := b.Y + sum(heights[:c.row])
		h := sum(heights[c.row:min(c.row+c.Down, len(heights))])
		b.frame(t, c, y, h)
		b.Add(SetLines(b.Fonts, c.lines, c.x+padX, y+(h-Height(c.lines))/2, c.w-CellPad, c.Align)...)
	}
	b.Y += sum(heights)
}

func (b *Builder) drawRow(t Table, r setRow) {
	for _, c := range r.cells {
		b.frame(t, c, b.Y, r.h)
		b.Add(SetLines(b.Fonts, c.lines, c.x+padX, b.Y+(r.h-Height(c.lines))/2, c.w-CellPad, c.Align)...)
	}
	if r.src.Target != 0 || r.src.Unit != 0 {
		b.Spot(page.Spot{X: b.Left(), Y: b.Y, W: sum(t.Cols), H: r.h, Target: r.src.Target, Unit: r.src.Unit})
	}
	b.Y += r.h
}

// frame rules the edges of a cell.
func (b *Builder) frame(t Table, c setCell, y, h float64) {
	b.Add(page.Rect{X: c.x, Y: y, W: c.w, H: h, Edge: page.Black, Width: t.Rule})
}

// NaturalWidth returns how wide the widest line of text is when nothing is
// broken, in millimetres.
func NaturalWidth(fonts *font.Set, runs []Run) float64 {
	w := 0.0
	for _, r := range runs {
		r.S = fonts.Printable(r.S)
		w += r.width(fonts)
	}
	return w
}
