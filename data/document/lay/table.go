package lay

import (
	"math"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// table is a table with its text broken into lines.
type table struct {
	s          *setter
	src        doc.Table
	head, body grid
	parted     []bool // rows that are made of several strips
}

// part is a body row, or those of its lines from one to another that one strip
// holds.
type part struct {
	row         int
	from, to    int // lines; both 0 for a whole row
	first, last bool
}

// table sets a table. A row is one strip; a long one is a strip for each of its
// lines, so that it may be parted at the end of a page.
func (s *setter) table(t doc.Table) {
	cols := Columns(t, s.fonts, s.frame.Width())
	tab := &table{s: s, src: t, head: s.gridOf(t, t.Header, cols, true), body: s.gridOf(t, t.Rows, cols, false)}
	keeps := tab.keeps()
	var strips []strip
	for r := range t.Rows {
		parts := tab.parts(r)
		tab.parted = append(tab.parted, len(parts) > 1)
		parts[len(parts)-1].keep = keeps[r]
		strips = append(strips, parts...)
	}
	if len(strips) == 0 {
		strips = []strip{{table: tab, part: part{row: -1}}}
	}
	strips[len(strips)-1].after = flow.ParagraphGap
	s.add(strips...)
}

// keeps tells which rows stay on the page of the next: names of groups, the
// last but one (a row never stands alone on a page), and as many rows as the
// text of a cell over several rows needs.
func (t *table) keeps() []bool {
	n := len(t.src.Rows)
	keep := make([]bool, n)
	for i := range n - 1 {
		keep[i] = t.src.Rows[i].Group || i == n-2
	}
	for _, c := range t.body.cells {
		h := 0.0
		for r := c.Row; r < c.Row+c.Rows-1; r++ {
			if h += t.body.heights[r]; h >= c.need() {
				break
			}
			keep[r] = true
		}
	}
	return keep
}

// parts returns the strips of a row.
func (t *table) parts(r int) []strip {
	h := t.body.heights[r]
	if h <= longRow {
		return []strip{{h: h, table: t, part: part{row: r, first: true, last: true}}}
	}
	steps := t.steps(r)
	out := make([]strip, len(steps))
	for i, step := range steps {
		out[i] = strip{h: step, table: t, keep: i == 0 || i == len(steps)-2, part: part{row: r, from: i, to: i + 1}}
	}
	end := len(out) - 1
	out[0].part.first, out[end].part.last = true, true
	out[0].h += CellPadY
	out[end].h += CellPadY
	return out
}

// steps returns the heights of the lines of a long row: those of its own cells,
// then white as far as a cell over several rows stretches it.
func (t *table) steps(r int) []float64 {
	var steps []float64
	for _, c := range t.body.covers[r] {
		if c.Rows > 1 {
			continue
		}
		for i, l := range c.lines {
			if i == len(steps) {
				steps = append(steps, 0)
			}
			steps[i] = math.Max(steps[i], flow.LineHeight(l.Size))
		}
	}
	white := t.body.heights[r] - 2*CellPadY - sum(steps)
	for line := flow.LineHeight(TableSize); white > slack; white -= line {
		steps = append(steps, math.Min(white, line))
	}
	return steps
}

// draw rules the header and the rows of one page and sets their text.
func (t *table) draw(p *page.Page, parts []placed) {
	top := parts[0].y - t.head.height()
	t.drawHead(p, top)
	if parts[0].part.row < 0 {
		return
	}
	b := band{first: parts[0].part.row, parts: parts}
	for i, at := range parts {
		if i == 0 || at.part.row != parts[i-1].part.row {
			b.tops = append(b.tops, at.y)
			b.bottoms = append(b.bottoms, 0)
		}
		b.bottoms[len(b.bottoms)-1] = at.y + at.h
	}
	for i := range b.tops {
		r := b.first + i
		for _, c := range t.body.covers[r] {
			if c.Row == r || i == 0 {
				t.drawCell(p, c, b)
			}
		}
		if row := t.src.Rows[r]; row.Target != 0 || row.Unit != 0 {
			p.Spots = append(p.Spots, page.Spot{
				X: t.s.frame.Left(), Y: b.tops[i], W: t.s.frame.Width(), H: b.bottoms[i] - b.tops[i],
				Target: row.Target, Unit: row.Unit,
			})
		}
	}
}

// band is what one page shows of the body: its rows from first on with their
// edges.
type band struct {
	first         int
	tops, bottoms []float64
	parts         []placed
}

// continues tells whether a part of the cell stands on a later page.
func (b band) continues(c *cell) bool {
	end := b.parts[len(b.parts)-1].part
	bottom := c.Row + c.Rows - 1
	return end.row < bottom || end.row == bottom && !end.last
}

func (t *table) drawHead(p *page.Page, y float64) {
	tops := make([]float64, len(t.head.heights)+1)
	tops[0] = y
	for i, h := range t.head.heights {
		tops[i+1] = tops[i] + h
	}
	for _, c := range t.head.cells {
		y, h := tops[c.Row], tops[c.Row+c.Rows]-tops[c.Row]
		t.frame(p, c, y, h)
		t.lines(p, c, c.lines, y+(h-flow.Height(c.lines))/2)
	}
}

// drawCell rules the part of a cell that the page shows and sets its text.
func (t *table) drawCell(p *page.Page, c *cell, b band) {
	start, end := max(c.Row, b.first)-b.first, min(c.Row+c.Rows-b.first, len(b.tops))-1
	y := b.tops[start]
	h := b.bottoms[end] - y
	t.frame(p, c, y, h)
	switch {
	case c.Rows > 1:
		lines := c.lines[c.drawn:]
		if b.continues(c) {
			lines = lines[:fit(lines, h-2*CellPadY)]
		}
		c.drawn += len(lines)
		t.lines(p, c, lines, textTop(c, lines, y, h))
	case t.parted[c.Row]:
		t.drawParted(p, c, b)
	default:
		t.lines(p, c, c.lines, textTop(c, c.lines, y, h))
	}
}

// fit returns how many lines fit into a height.
func fit(lines []flow.Line, h float64) int {
	for i := range lines {
		if flow.Height(lines[:i+1]) > h+slack {
			return i
		}
	}
	return len(lines)
}

// drawParted sets those lines of a cell that the page shows.
func (t *table) drawParted(p *page.Page, c *cell, b band) {
	for _, at := range b.parts {
		if at.part.row != c.Row {
			continue
		}
		y := at.y
		if at.part.first {
			y += CellPadY
		}
		from, to := min(at.part.from, len(c.lines)), min(at.part.to, len(c.lines))
		t.lines(p, c, c.lines[from:to], y)
	}
}

// textTop is the Y where the text of a cell starts.
func textTop(c *cell, lines []flow.Line, y, h float64) float64 {
	if c.Middle {
		return y + math.Max(CellPadY, (h-flow.Height(lines))/2)
	}
	return y + CellPadY
}

// lines sets text in a cell from y down.
func (t *table) lines(p *page.Page, c *cell, lines []flow.Line, y float64) {
	p.Items = append(p.Items, flow.SetLines(t.s.fonts, lines, c.x+CellPadX, y, c.w-2*CellPadX, c.align)...)
}

// frame rules the edges of a cell.
func (t *table) frame(p *page.Page, c *cell, y, h float64) {
	if !t.src.Bare {
		p.Items = append(p.Items, page.Rect{X: c.x, Y: y, W: c.w, H: h, Edge: page.Black, Width: flow.RuleWidth})
	}
}

// LongRows tells which rows of a table may be parted at the end of a page.
func LongRows(t doc.Table, fonts *font.Set, f Frame) []bool {
	s := &setter{fonts: fonts, frame: f}
	tab := &table{s: s, src: t, body: s.gridOf(t, t.Rows, Columns(t, fonts, f.Width()), false)}
	out := make([]bool, len(t.Rows))
	for i := range out {
		out[i] = len(tab.parts(i)) > 1
	}
	return out
}
