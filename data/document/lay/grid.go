package lay

import (
	"math"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
)

// TableSize is the size of a table's text in points where it gives none.
const TableSize = 11

// The white space inside a cell, millimetres.
const (
	CellPadX = 1.2
	CellPadY = 0.5
)

// sizeOf returns the size of a table's text in points.
func sizeOf(t doc.Table) float64 {
	if t.Size == 0 {
		return TableSize
	}
	return t.Size
}

// longRow is the height from which a row may be parted between its lines at the
// end of a page, millimetres.
const longRow = 60

// Place is a cell at its place in the columns and rows of a table.
type Place struct {
	doc.Cell
	Row, Col   int
	Rows, Cols int // how many it covers, at least 1
}

// Places puts the cells of rows into n columns. A cell that would leave the
// table is narrowed; one without a free column is left out.
func Places(rows []doc.Row, n int) []Place {
	until := make([]int, n) // first row that is free again, by column
	var out []Place
	for r, row := range rows {
		col := 0
		for _, c := range row.Cells {
			for col < n && until[col] > r {
				col++
			}
			if col == n {
				break
			}
			p := Place{Cell: c, Row: r, Col: col, Rows: min(max(c.Down, 1), len(rows)-r), Cols: 1}
			for p.Cols < c.Across && col+p.Cols < n && until[col+p.Cols] <= r {
				p.Cols++
			}
			for i := range p.Cols {
				until[col+i] = r + p.Rows
			}
			out = append(out, p)
			col += p.Cols
		}
	}
	return out
}

// Columns returns the widths of the columns of a table over that width, by the
// table's shares. Columns without a share, when rows have more cells, are as
// wide as the others on average. A column whose longest word would break, such
// as a large amount, is widened at the cost of those that have room.
func Columns(t doc.Table, fonts *font.Set, width float64) []float64 {
	out := append([]float64(nil), t.Widths...)
	total := sum(out)
	average := 1.0
	if total > 0 {
		average = total / float64(len(out))
	}
	for n := widestRow(t); len(out) < n; {
		out = append(out, average)
	}
	total = sum(out)
	for i := range out {
		out[i] *= width / total
	}
	widen(out, leastWidths(t, fonts, len(out), width*widestWord))
	return out
}

// widestRow returns how many columns the row with most of them needs, at least
// 1. Where the table gives shares, the last cell of a row that reaches too far
// is narrowed and needs no more columns.
func widestRow(t doc.Table) int {
	n := 1
	for _, rows := range [][]doc.Row{t.Header, t.Rows} {
		for _, r := range rows {
			wide := 0
			for i, c := range r.Cells {
				if i == len(r.Cells)-1 && len(t.Widths) > 0 {
					wide++
				} else {
					wide += max(c.Across, 1)
				}
			}
			n = max(n, wide)
		}
	}
	return n
}

// widestWord is the share of a table's width that one word may claim; a longer
// one is broken.
const widestWord = 0.3

// CellRoom is how much wider than its text a cell must be for the text to stay
// on one line: the white at its sides, and a little for Word and LibreOffice,
// which take the rules off the width of a cell. Millimetres.
const CellRoom = 2*CellPadX + 0.4

// leastWidths returns how wide each of n columns must be for its words to stay
// whole; a word wider than most claims nothing.
func leastWidths(t doc.Table, fonts *font.Set, n int, most float64) []float64 {
	s := &setter{fonts: fonts}
	least := make([]float64, n)
	for _, part := range []struct {
		rows   []doc.Row
		header bool
	}{{t.Header, true}, {t.Rows, false}} {
		for _, p := range Places(part.rows, n) {
			if p.Cols > 1 {
				continue
			}
			runs := p.Runs
			if part.header {
				runs = HeaderRuns(runs)
			}
			if w := s.longestWord(runs, sizeOf(t)) + CellRoom; w <= most {
				least[p.Col] = math.Max(least[p.Col], w)
			}
		}
	}
	return least
}

// longestWord returns the width of the longest word of runs.
func (s *setter) longestWord(runs []doc.Run, size float64) float64 {
	w := 0.0
	for _, r := range runs {
		if r.Size == 0 {
			r.Size = size
		}
		for _, word := range strings.FieldsFunc(s.fonts.Printable(r.S), func(c rune) bool { return c == ' ' }) {
			w = math.Max(w, s.fonts.Width(word, r.Style, r.Size))
		}
	}
	return w
}

// widen makes every column at least as wide as it must be. The room comes from
// the column that has most to spare, a step at a time, so that prose gives way
// before figures. When there is too little, all stay as they are.
func widen(cols, least []float64) {
	lack, spare := 0.0, 0.0
	for i := range cols {
		lack += math.Max(0, least[i]-cols[i])
		spare += math.Max(0, cols[i]-least[i])
	}
	if lack == 0 || lack > spare {
		return
	}
	const step = 0.1
	for lack > 0 {
		widest := 0
		for i := range cols {
			if cols[i]-least[i] > cols[widest]-least[widest] {
				widest = i
			}
		}
		take := math.Min(step, lack)
		cols[widest] -= take
		lack -= take
	}
	for i := range cols {
		cols[i] = math.Max(cols[i], least[i])
	}
}

func sum(xs []float64) float64 {
	s := 0.0
	for _, x := range xs {
		s += x
	}
	return s
}

// cell is a placed cell with its lines.
type cell struct {
	Place
	lines []flow.Line
	x, w  float64
	align flow.Align
	drawn int // lines that pages before this one show
}

// need is the height the cell's text wants.
func (c cell) need() float64 { return flow.Height(c.lines) + 2*CellPadY }

// grid is the header or the body of a table with the heights of its rows.
type grid struct {
	cells   []*cell
	covers  [][]*cell // the cells that stand in a row or reach into it
	heights []float64
}

func (g grid) height() float64 { return sum(g.heights) }

// gridOf breaks the text of rows. Header cells are bold and centred.
func (s *setter) gridOf(t doc.Table, rows []doc.Row, cols []float64, header bool) grid {
	size := sizeOf(t)
	g := grid{covers: make([][]*cell, len(rows)), heights: make([]float64, len(rows))}
	for i := range rows {
		g.heights[i] = flow.LineHeight(size) + 2*CellPadY
	}
	for _, p := range Places(rows, len(cols)) {
		c := &cell{Place: p, x: s.frame.Left() + sum(cols[:p.Col]), w: sum(cols[p.Col : p.Col+p.Cols]), align: CellAlign(p.Align, header)}
		runs := p.Runs
		if header {
			runs, c.Middle = HeaderRuns(runs), true
		}
		c.lines = s.wrap(runs, size, c.w-2*CellPadX, c.w-2*CellPadX)
		g.cells = append(g.cells, c)
		for r := p.Row; r < p.Row+p.Rows; r++ {
			g.covers[r] = append(g.covers[r], c)
		}
	}
	g.stretch(s.frame.Height())
	return g
}

// stretch makes the rows as high as their cells: those of one row first, then
// those over several stretch the last of their rows. Text that pages may part
// gets room for the line that each page end may cost.
func (g *grid) stretch(full float64) {
	for _, c := range g.cells {
		if c.Rows == 1 {
			g.heights[c.Row] = math.Max(g.heights[c.Row], c.need())
		}
	}
	for _, c := range g.cells {
		if c.Rows > 1 {
			need := c.need()
			if need > longRow {
				need += math.Ceil(need/full) * (flow.LineHeight(c.lines[0].Size) + 2*CellPadY)
			}
			lack := need - sum(g.heights[c.Row:c.Row+c.Rows])
			g.heights[c.Row+c.Rows-1] += math.Max(0, lack)
		}
	}
}

// CellAlign returns where the lines of a cell stand: running text is set left
// in cells, and header cells are centred.
func CellAlign(a doc.Align, header bool) flow.Align {
	switch {
	case a == doc.Justify && header:
		return flow.AlignCentre
	case a == doc.Justify:
		return flow.AlignLeft
	}
	return alignOf(a)
}

// HeaderRuns returns the runs of a header cell: upright text becomes bold.
func HeaderRuns(runs []doc.Run) []doc.Run {
	out := make([]doc.Run, len(runs))
	for i, r := range runs {
		if r.Style == font.Regular {
			r.Style = font.Bold
		}
		out[i] = r
	}
	return out
}
