package docx

import (
	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/lay"
)

// tcell is a cell of a table as Word wants it: a covered place holds a cell
// that continues the one above.
type tcell struct {
	paras  []para
	cols   int
	merge  string // "restart", "continue" or ""
	middle bool
	width  int // twips
}

func (c tcell) node() node {
	props := el("w:tcPr", el("w:tcW").num("w:w", c.width).at("w:type", "dxa"))
	if c.cols > 1 {
		props = props.add(el("w:gridSpan").num("w:val", c.cols))
	}
	if c.merge != "" {
		props = props.add(val("w:vMerge", c.merge))
	}
	if c.middle {
		props = props.add(val("w:vAlign", "center"))
	}
	out := el("w:tc", props)
	for _, p := range c.paras {
		out = out.add(p.node())
	}
	if len(c.paras) == 0 {
		out = out.add(newPara(styleCell).node())
	}
	return out
}

// tableProps returns the properties of a table of fixed columns.
func tableProps(styleID string, width int) node {
	return el("w:tblPr", val("w:tblStyle", styleID), el("w:tblW").num("w:w", width).at("w:type", "dxa"),
		el("w:tblLayout").at("w:type", "fixed"))
}

// columns returns the grid of a table and the widths in twips. Rounding falls
// on the edges, so that the columns fill the whole width.
func columns(mm []float64) (grid node, widths []int) {
	grid = el("w:tblGrid")
	at, edge := 0.0, 0
	for _, w := range mm {
		at += w
		next := twips(at)
		widths = append(widths, next-edge)
		grid = grid.add(el("w:gridCol").num("w:w", next-edge))
		edge = next
	}
	return grid, widths
}

func total(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	return sum
}

// table writes a table; its header stands again on every page, and the gap
// below it is a paragraph.
func (w *writer) table(t doc.Table, keep bool) {
	if len(t.Header)+len(t.Rows) == 0 {
		return
	}
	mm := lay.Columns(t, w.fonts, w.frame.Width())
	grid, widths := columns(mm)
	styleID := styleGrid
	if t.Bare {
		styleID = styleBare
	}
	out := el("w:tbl", tableProps(styleID, total(widths)), grid)
	out = out.add(w.rows(t, t.Header, widths, rowKind{header: true, again: len(t.Rows) > 0})...)
	long := lay.LongRows(t, w.fonts, w.frame)
	out = out.add(w.rows(t, t.Rows, widths, rowKind{long: long, keep: keep})...)
	w.tbl(out)
	gap := spacer(flow.ParagraphGap)
	gap.keep = keep
	w.para(gap)
}

// rowKind tells how the rows of a table's part behave.
type rowKind struct {
	header bool
	again  bool   // the header stands on every page
	long   []bool // rows that may be parted
	keep   bool   // the last row stays with what follows
}

// rows returns the rows of the header or the body.
func (w *writer) rows(t doc.Table, rows []doc.Row, widths []int, kind rowKind) []node {
	size := t.Size
	if size == 0 {
		size = lay.TableSize
	}
	at := make([][]*lay.Place, len(rows)) // by row and column, where a cell starts or reaches
	for i := range at {
		at[i] = make([]*lay.Place, len(widths))
	}
	for _, p := range lay.Places(rows, len(widths)) {
		for r := p.Row; r < p.Row+p.Rows; r++ {
			at[r][p.Col] = &p
		}
	}
	var out []node
	for r, row := range rows {
		props := el("w:trPr")
		if kind.header || !kind.long[r] {
			props = props.add(el("w:cantSplit"))
		}
		if kind.again {
			props = props.add(el("w:tblHeader"))
		}
		tr := el("w:tr")
		if len(props.kids) > 0 {
			tr = tr.add(props)
		}
		keep := kind.header || row.Group || r == len(rows)-2 || kind.keep && r == len(rows)-1
		for col := 0; col < len(widths); {
			c := w.cell(at[r][col], place{row: r, size: size, header: kind.header, keep: keep, widths: widths[col:]})
			tr = tr.add(c.node())
			col += c.cols
		}
		out = append(out, tr)
	}
	return out
}

// place tells where a cell stands.
type place struct {
	row    int
	size   float64 // of its text, points
	header bool
	keep   bool  // with the next row
	widths []int // of the columns from its own on
}

// cell returns the cell at a place; nil is a place that no cell covers.
func (w *writer) cell(p *lay.Place, at place) tcell {
	empty := newPara(styleCell)
	empty.keep = at.keep
	if p == nil {
		return tcell{cols: 1, width: at.widths[0], paras: []para{empty}}
	}
	c := tcell{cols: p.Cols, width: total(at.widths[:p.Cols]), middle: p.Middle || at.header}
	if p.Rows > 1 {
		c.merge = "continue"
	}
	if p.Row < at.row {
		c.paras = []para{empty}
		return c
	}
	if p.Rows > 1 {
		c.merge = "restart"
	}
	runs := sized(p.Runs, at.size)
	if at.header {
		runs = lay.HeaderRuns(runs)
	}
	room := float64(c.width)*25.4/1440 - lay.CellRoom
	text := newPara(styleCell, w.runs(runs, lookOf(styleCell), room)...)
	text.keep = at.keep
	if a := lay.CellAlign(p.Align, at.header); a != flow.AlignLeft {
		text.jc = jc(a)
	}
	c.paras = []para{text}
	return c
}
