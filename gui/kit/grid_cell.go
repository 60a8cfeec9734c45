package kit

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
)

const (
	cellPad  float32 = 8  // from a column's edge to its text
	markSize float32 = 16 // marks in cells
	markGap  float32 = 6  // between mark and text
	levelIn  float32 = 17 // indent of one tree level
	foldRoom float32 = 17 // the fold triangle with its gap
	choiceIn float32 = 18 // the ▾ with its gap
)

// rowDrawer draws the columns from..to-1 of a Grid into one pane.
type rowDrawer struct {
	r        *gridRenderer
	p        *pane
	from, to int
	shift    float32 // left edge of the pane within the body
	width    float32 // width of the pane's columns that can show
}

// left returns column i's left edge within the pane.
func (d rowDrawer) left(i int) float32 { return d.r.g.colX(i) - d.shift }

// visible tells whether column i shows in the pane at all.
func (d rowDrawer) visible(i int) bool {
	x := d.left(i)
	return x < d.width && x+d.r.g.view.w[i] > 0
}

// header draws the titles, the sort arrow and the lines under them.
func (d rowDrawer) header() {
	g := d.r.g
	h := g.view.geo.head
	if h == 0 {
		return
	}
	bg := d.p.rect(0, 0, g.view.geo.bodyW+px(barSize), h, HeaderFill)
	if !g.opt.Bare && d.shift == 0 {
		bg.CornerRadius = px(3)
		d.p.rect(0, px(4), g.view.geo.bodyW+px(barSize), h-px(4), HeaderFill)
	}
	for i := d.from; i < d.to; i++ {
		if !d.visible(i) {
			continue
		}
		d.title(i, h)
		if i < len(g.cols)-1 {
			d.p.rect(d.left(i)+g.view.w[i]-1, 0, 1, h, Rule)
		}
	}
	d.p.rect(0, h-1, g.view.geo.bodyW+px(barSize), 1, RuleHard)
}

// title draws one column's title lines, note and sort arrow.
func (d rowDrawer) title(i int, h float32) {
	g := d.r.g
	c := g.cols[i]
	if c.Axis {
		d.axis(i, h)
		return
	}
	x, w := d.left(i), g.view.w[i]
	look := textLook{size: px(SizeLabel), bold: true, colour: Ink}
	lines := strings.Split(c.Title, "\n")
	n := float32(len(lines))
	if c.Note != "" {
		n++
	}
	room := w - 2*px(cellPad) + 2
	if g.view.sortCol == i {
		art := d.r.art.up
		if g.view.sortDesc {
			art = d.r.art.down
		}
		room -= px(14)
		d.p.mark(x+w-px(17), (h-px(12))/2, px(12), art)
	}
	step := px(17)
	y := (h - step*n) / 2
	for _, line := range lines {
		d.aligned(line, look, c.Align, x, y+step/2, room)
		y += step
	}
	if c.Note != "" {
		d.aligned(c.Note, textLook{size: px(SizeNote), colour: Ink}, c.Align, x, y+step/2, room)
	}
}

func (d rowDrawer) aligned(s string, look textLook, a Align, x, mid, room float32) {
	f := d.r.fit.fit(s, look, room)
	d.p.text(alignAt(a, x+px(cellPad)-1, room, f.size.Width), textTop(mid, f.size.Height, look.size), f.text, f.size, look)
}

// alignAt returns the left edge of something wide w in a room starting at x.
func alignAt(a Align, x, room, w float32) float32 {
	switch a {
	case AlignRight:
		return x + room - w
	case AlignCenter:
		return x + (room-w)/2
	}
	return x
}

// axis draws the scale of a bar column: 0, 50, 100%.
func (d rowDrawer) axis(i int, h float32) {
	look := textLook{size: px(SizeLabel), bold: true, colour: Ink}
	x, w := d.left(i)+px(cellPad), d.r.g.view.w[i]-2*px(cellPad)
	full := w / 1.1
	for k, s := range [...]string{"0", "50", "100%"} {
		f := d.r.fit.fit(s, look, w)
		if k == 1 && w < px(100) {
			continue // it would touch the 100%
		}
		at := x + full*float32(k)/2 - f.size.Width/2
		d.p.text(max(x, min(at, x+w-f.size.Width)), textTop(h/2, f.size.Height, look.size), f.text, f.size, look)
	}
}

// row draws one row at y; index is -1 for a foot row.
func (d rowDrawer) row(row Row, index int, y float32) {
	g := d.r.g
	h := g.view.geo.row
	if c := rowFill(row.Kind); c != nil {
		d.p.rect(0, y, d.width, h, c)
	}
	selected := index >= 0 && !g.opt.CellMode && index == g.sel.row
	if selected {
		d.p.rect(0, y, d.width, h, Selected)
	}
	for i := d.from; i < d.to; i++ {
		if d.visible(i) || row.Kind != RowNormal || h >= px(44) {
			d.cell(row, index, i, y, selected)
		}
	}
	d.p.rect(0, y+h-1, d.width, 1, RuleSoft)
}

// lines draws the vertical lines of the columns down to h.
func (d rowDrawer) lines(h float32) {
	g := d.r.g
	if h <= 0 {
		return
	}
	for i := d.from; i < d.to; i++ {
		if i < len(g.cols)-1 && d.visible(i) && !g.opt.NoHeader && g.opt.RowHeight < 44 {
			d.p.rect(d.left(i)+g.view.w[i]-1, 0, 1, h, RuleSoft)
		}
	}
}

// rings draws the edge of the current row or cell.
func (d rowDrawer) rings() {
	g := d.r.g
	if g.sel.row < 0 || g.sel.row >= g.src.Len() || g.ed.open {
		return
	}
	h := g.view.geo.row
	y := float32(g.sel.row)*h - g.view.offY
	c := RuleHard
	if g.sel.focused {
		c = Primary
	}
	if g.opt.CellMode {
		if g.sel.col >= d.from && g.sel.col < d.to {
			d.p.ringAt(d.left(g.sel.col)-1, y-1, g.view.w[g.sel.col]+1, h+1, px(2), c)
		}
		return
	}
	if g.sel.focused {
		// The pane cuts off what lies beyond it, so that the ring goes on from
		// the frozen columns to the scrolling ones.
		x, w := float32(0), d.width
		if d.from > 0 {
			x, w = -px(4), w+px(4)
		}
		if d.to < len(g.cols) {
			w += px(4)
		}
		d.p.ringAt(x, y-1, w, h+1, px(2), c)
	}
}

// cell draws one cell: background, tree indent, bar, mark, texts.
func (d rowDrawer) cell(row Row, index, i int, y float32, rowSelected bool) {
	g := d.r.g
	c := cellOf(row, i)
	x, w, h := d.left(i), g.view.w[i], g.view.geo.row
	d.background(c, index, i, y, rowSelected)
	inset := float32(0)
	if i == g.opt.TreeColumn {
		inset = d.fold(row, x, y, h)
	}
	line := y + h/2
	if h >= px(44) {
		line = y + h*0.3
		d.second(row, i, x+inset, y+h*0.7, w-inset)
	}
	if c.Bar != nil {
		d.bar(*c.Bar, x, line, w)
		return
	}
	d.content(row, i, x+inset, line, w-inset)
}

func (d rowDrawer) background(c Cell, index, i int, y float32, rowSelected bool) {
	g := d.r.g
	x, w, h := d.left(i), g.view.w[i], g.view.geo.row
	fill := cellFill(c.Fill)
	if rowSelected && (c.Fill == FillLocked || c.Fill == FillGroup || c.Fill == FillComputed) {
		fill = nil
	}
	if fill != nil {
		d.p.rect(x, y, w, h, fill)
	}
	if c.Fill == FillWrong {
		d.p.ringAt(x-1, y-1, w+1, h+1, px(2), Bad)
	}
	if g.opt.CellMode && index >= 0 && g.sel.contains(index, i) && g.sel.many() {
		d.p.rect(x, y, w, h, Selected)
	}
}

// fold draws the triangle of a tree row and returns the indent of its text.
func (d rowDrawer) fold(row Row, x, y, h float32) float32 {
	in := float32(row.Level) * px(levelIn)
	if !row.HasChildren {
		return in
	}
	art := d.r.art.closed
	if row.Open {
		art = d.r.art.open
	}
	d.p.mark(x+px(cellPad)-px(3)+in, y+(h-px(14))/2, px(14), art)
	return in + px(foldRoom)
}

// gridArt is the small pictures a Grid draws itself, made once.
type gridArt struct{ open, closed, choice, up, down fyne.Resource }

func newGridArt() gridArt {
	return gridArt{
		open:   shape{"fold-open", fill(Secondary, "M4 7 H16 L10 14 Z")}.resource(),
		closed: shape{"fold-closed", fill(Secondary, "M7 4 V16 L14 10 Z")}.resource(),
		choice: shape{"choice", fill(Secondary, "M4 7 H16 L10 13.4 Z")}.resource(),
		up:     Icon(IconUp, Primary),
		down:   Icon(IconDown, Primary),
	}
}

// content draws mark, text and second run as one group, aligned as the column.
func (d rowDrawer) content(row Row, i int, x, mid, w float32) {
	c, col := cellOf(row, i), d.r.g.cols[i]
	look := d.look(c, row, col)
	room := w - 2*px(cellPad) + 2
	if c.Choice {
		room -= px(choiceIn) - px(4)
		d.p.mark(x+w-px(cellPad)-px(11), mid-px(6), px(12), d.r.art.choice)
	}
	lead := float32(0)
	if c.Mark != nil {
		lead = px(markSize)
		if c.Text != "" {
			lead += px(markGap)
		}
	}
	textRoom := room - lead
	if row.Kind != RowNormal && col.Align == AlignLeft {
		textRoom += d.emptyAfter(row, i, false)
	}
	f := d.r.fit.fitCell(c.Text, look, textRoom, col.Align)
	if c.Fill == FillWrong {
		f = fitTyped(c.Text, look, textRoom)
	}
	more, moreLook := d.more(c, col, textRoom-f.size.Width)
	group := lead + f.size.Width + more.size.Width
	align := col.Align
	if c.Mark != nil && c.Text == "" && c.More == nil {
		align = AlignCenter
	}
	left := alignAt(align, x+px(cellPad)-1, room, group)
	if c.Mark != nil {
		d.p.mark(left, mid-px(markSize)/2, px(markSize), c.Mark)
	}
	if f.text != "" {
		d.p.text(left+lead, textTop(mid, f.size.Height, look.size), f.text, f.size, look)
	}
	if more.text != "" {
		d.p.text(left+group-more.size.Width, textTop(mid, more.size.Height, moreLook.size), more.text, more.size, moreLook)
	}
}

// more fits the second run of a cell; its width holds the gap before it.
func (d rowDrawer) more(c Cell, col Column, room float32) (fitted, textLook) {
	if c.More == nil {
		return fitted{}, textLook{}
	}
	look := textLook{size: px(SizeLabel), bold: c.More.Bold, colour: c.More.Tone.Hex()}
	f := d.r.fit.fit("  "+c.More.Text, look, room)
	return f, look
}

func (d rowDrawer) look(c Cell, row Row, col Column) textLook {
	look := textLook{size: px(SizeText), bold: c.Bold || row.Kind == RowGroup || row.Kind == RowTotal, colour: c.Tone.Hex()}
	if col.Small {
		look.size = px(SizeLabel)
	}
	if c.Tone == ToneMuted && row.Kind != RowNormal {
		look.bold, look.size = c.Bold, px(SizeLabel)
	}
	if c.Fill == FillLocked && c.Tone == ToneNormal {
		look.colour = Secondary
	}
	look.underline = c.Tone == ToneLink
	return look
}

// emptyAfter returns the width of the empty cells to the right of i.
func (d rowDrawer) emptyAfter(row Row, i int, sub bool) float32 {
	room := float32(0)
	for k := i + 1; k < d.to; k++ {
		c := cellOf(row, k)
		if sub && c.Sub != "" || !sub && (c.Text != "" || c.Mark != nil || c.Bar != nil) {
			break
		}
		room += d.r.g.view.w[k]
	}
	return room
}

// second draws the second line of a cell, over the empty ones to its right.
func (d rowDrawer) second(row Row, i int, x, mid, w float32) {
	c, col := cellOf(row, i), d.r.g.cols[i]
	if c.Sub == "" {
		return
	}
	look := textLook{size: px(SizeLabel), colour: Secondary}
	if c.SubTone != ToneNormal {
		look.colour = c.SubTone.Hex()
		look.underline = c.SubTone == ToneLink
	}
	align, room := col.Align, w-2*px(cellPad)+2
	if c.SubTone == ToneLink {
		align = AlignRight
	}
	if align == AlignLeft {
		room += d.emptyAfter(row, i, true)
	}
	f := d.r.fit.fitCell(c.Sub, look, room, align)
	d.p.text(alignAt(align, x+px(cellPad)-1, room, f.size.Width), textTop(mid, f.size.Height, look.size), f.text, f.size, look)
}

// bar draws a progress bar with the line at 100% and the line of the time gone.
func (d rowDrawer) bar(b Bar, x, mid, w float32) {
	x, w = x+px(cellPad), w-2*px(cellPad)
	full, h := w/1.1, px(12)
	d.p.rect(x, mid-h/2, w, h, BarTrack)
	share := float32(max(0, min(b.Share, 1.1)))
	if share > 0 {
		d.p.rect(x, mid-h/2, full*share, h, b.Colour)
	}
	if b.Gone > 0 {
		d.p.rect(x+full*float32(b.Gone), mid-px(9), 1, px(18), InputEdge)
	}
	d.p.rect(x+full-1, mid-px(10), px(2), px(20), Ink)
}

// String describes a cell for failing tests.
func (c Cell) String() string { return fmt.Sprintf("%q", c.Text) }
