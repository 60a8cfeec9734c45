package plot

import (
	"cmp"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/document/chart"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/vn"
)

// The measures of standing columns in millimetres.
const (
	maxGroups   = 6    // groups of several columns on a page
	maxColumns  = 10   // single columns on a page
	groupShare  = 0.72 // of its room a group takes
	widestBar   = 30.0
	leastHeight = 40.0
	tallest     = 105.0
	textGap     = 1.2 // between a column and its figure
	labelGap    = 1.6 // under the axis
	tickGap     = 1.4 // between a label of the scale and the axis
	unitHeight  = 6.0 // the unit of measure above the scale
)

// columns is a page of standing columns while it is being drawn.
type columns struct {
	*sheet
	scale
	left, room float64 // of the plot; room is what one group takes
	figure     float64 // size of the figures in points
	groups     []chart.Group
}

// drawColumns lays out the groups over as many pages as they need, all by the
// same scale, with the legend under each and the notes under the last.
func (s *sheet) drawColumns() {
	c := &columns{sheet: s, scale: scaleOf(s.Spec)}
	inset := c.labelsWidth()
	legend := s.legend()
	per := c.perPage(s.b.Width() - inset)
	pages := (len(s.Groups) + per - 1) / per
	for i := range pages {
		if i > 0 {
			s.source()
			s.next()
		}
		c.groups = s.Groups[i*len(s.Groups)/pages : (i+1)*len(s.Groups)/pages]
		c.left = s.b.Left() + inset
		c.room = (s.b.Right() - c.left) / float64(len(c.groups))
		notes := 0.0
		if i == pages-1 {
			notes = s.notesHeight()
		}
		c.draw(notes + legend.height)
		s.drawLegend(legend)
	}
	s.notes()
	s.source()
}

// perPage is how many groups stand on a page so that no figure runs into its
// neighbour.
func (c *columns) perPage(width float64) int {
	widest, most := 0.0, 1
	for _, g := range c.Groups {
		most = max(most, len(g.Columns))
		for _, col := range g.Columns {
			widest = math.Max(widest, c.b.Fonts.Width(col.Text, font.Bold, smallSize))
		}
	}
	limit := maxGroups
	if most == 1 {
		limit = maxColumns
	}
	const between = 2
	fit := int(width / ((widest + between) * float64(most) / groupShare))
	return max(1, min(limit, fit))
}

// figureSize is the largest size at which no figure of the page runs into its
// neighbour: large enough to be read from afar where there is room.
func (c *columns) figureSize() float64 {
	for _, size := range []float64{16, 14, 12} {
		fits := true
		for _, g := range c.groups {
			for _, col := range g.Columns {
				fits = fits && c.b.Fonts.Width(col.Text, font.Bold, size)+1 < c.columnWidth(g)
			}
		}
		if fits {
			return size
		}
	}
	return smallSize
}

// columnWidth is the room of one column of a group.
func (c *columns) columnWidth(g chart.Group) float64 {
	return math.Min(widestBar, c.room*groupShare/float64(len(g.Columns)))
}

// labelsWidth is the room left of the axis.
func (c *columns) labelsWidth() float64 {
	w := 0.0
	for _, v := range c.values() {
		w = math.Max(w, c.b.Fonts.Width(vn.Format(v), font.Regular, noteSize))
	}
	return w + tickGap
}

// labels breaks label and word of a group into lines.
func (c *columns) labels(g chart.Group) (label, word []flow.Line) {
	w := c.room - 2
	label = flow.Wrap(c.b.Fonts, flow.Styled(g.Label, font.Bold, textSize), w, w)
	if g.Word != "" {
		w -= c.wordInset(g)
		word = flow.Wrap(c.b.Fonts, flow.Plain(g.Word, smallSize), w, w)
	}
	return label, word
}

// wordInset is the room of the mark before a group's word.
func (c *columns) wordInset(g chart.Group) float64 {
	if marked(g.Mark, c.mono) == nil {
		return 0
	}
	return markSize + 1
}

// draw draws one page; below is what legend and notes take.
func (c *columns) draw(below float64) {
	b := c.b
	b.Y += blockGap
	feet := 0.0
	for _, g := range c.groups {
		label, word := c.labels(g)
		feet = math.Max(feet, flow.Height(label)+flow.Height(word))
	}
	feet += labelGap + 1
	c.figure = c.figureSize()
	over := flow.LineHeight(c.figure) + textGap // the figure of the highest column
	under := 0.0
	if c.low.IsNegative() {
		under = over
	}
	height := c.sheet.room() - unitHeight - over - under - feet - below
	height = math.Max(leastHeight, math.Min(height, tallest))
	c.top = b.Y + unitHeight + over
	c.bottom = c.top + height
	c.drawScale(b.Y)
	for i, g := range c.groups {
		c.drawGroup(g, c.left+float64(i)*c.room, c.bottom+under)
	}
	b.Y = c.bottom + under + feet
}

// drawScale draws the lines behind the columns with their labels, and the unit
// of measure above them.
func (c *columns) drawScale(top float64) {
	b := c.b
	plan, planned := c.PlanMark()
	put := func(y float64, text string, style font.Style) {
		b.Add(page.Text{X: c.left - tickGap, Y: y + 1.3, S: text, Size: noteSize, Style: style, Anchor: page.Right, Ink: page.Black})
	}
	for _, v := range c.values() {
		y, ink, width := c.y(v), page.Grey, 0.2
		if v.IsZero() {
			ink, width = page.Black, 0.35
		}
		b.Add(page.Line{X1: c.left, Y1: y, X2: b.Right(), Y2: y, Width: width, Ink: ink})
		style := font.Regular
		if planned && plan.At.Decimal.Equal(v) {
			style = font.Bold
		}
		put(y, vn.Format(v), style)
	}
	b.Add(page.Text{X: b.Left(), Y: top + flow.Baseline(smallSize), S: b.Fonts.Printable("(" + c.Axis.Unit + ")"), Style: font.Italic, Size: smallSize, Ink: page.Black})
}

// drawGroup draws the columns of a group and the words under them.
func (c *columns) drawGroup(g chart.Group, x, foot float64) {
	b := c.b
	label, word := c.labels(g)
	y := foot + labelGap
	b.Add(flow.SetLines(b.Fonts, label, x+1, y, c.room-2, flow.AlignCentre)...)
	y += flow.Height(label)
	if len(word) > 0 {
		inset, widest := c.wordInset(g), 0.0
		for _, l := range word {
			widest = math.Max(widest, l.W)
		}
		from := x + (c.room-widest-inset)/2
		c.mark(g.Mark, from, y+flow.Height(word)/2)
		b.Add(flow.SetLines(b.Fonts, word, from+inset, y, widest+0.1, flow.AlignCentre)...)
	}
	w := c.columnWidth(g)
	from := x + (c.room-w*float64(len(g.Columns)))/2
	lines := c.drawLines(g, from-1.5, from+w*float64(len(g.Columns))+1.5, x)
	for i, col := range g.Columns {
		c.drawColumn(col, from+float64(i)*w, w, foot)
	}
	for _, l := range lines {
		around := l
		around.Width, around.Ink, around.Dash = l.Width+0.7, page.White, nil // so that it is seen on a dark column
		b.Add(around, l)
	}
	for i, col := range g.Columns {
		c.drawFigure(col, from+(float64(i)+0.5)*w, lines)
	}
}

// drawLines returns the lines of the plan and of what is due over a group, from
// the lowest up.
func (c *columns) drawLines(g chart.Group, x1, x2, from float64) []page.Line {
	var out []page.Line
	if m, ok := c.PlanMark(); ok {
		out = append(out, planStroke(from, from+c.room, c.y(m.At.Decimal)))
	}
	if g.Plan.Valid {
		out = append(out, planStroke(x1, x2, c.y(g.Plan.Decimal)))
	}
	if g.Pace.Valid {
		out = append(out, paceStroke(x1, x2, c.y(g.Pace.Decimal)))
	}
	slices.SortFunc(out, func(a, b page.Line) int { return cmp.Compare(b.Y1, a.Y1) })
	return out
}

// drawColumn draws one column in its room of width w.
func (c *columns) drawColumn(col chart.Column, x, w, foot float64) {
	const share = 0.86 // the rest is white between neighbours
	spot := col.Spot
	spot.X, spot.Y, spot.W, spot.H = x, c.top, w, foot-c.top
	c.b.Spot(spot)
	if !col.Value.Valid {
		return
	}
	const sliver = 0.3 // a known zero stands on the axis as a stroke
	zero, end := c.y(decimal.Zero), c.y(col.Value.Decimal)
	h := math.Max(sliver, math.Abs(zero-end))
	c.b.Add(fillOf(col.Look, c.mono).paint(x+w*(1-share)/2, math.Min(zero, end), w*share, h)...)
}

// drawFigure writes the figure of a column over its end, and above any line
// that would run through it; below for a column that hangs down. A missing
// figure is a dash on the axis.
func (c *columns) drawFigure(col chart.Column, middle float64, lines []page.Line) {
	const capitals = 0.66 // height of figures in em
	size := c.figure * font.PointMM * capitals
	zero := c.y(decimal.Zero)
	y, text := zero-textGap, col.Text
	switch {
	case !col.Value.Valid:
		text = missing
	case col.Value.Decimal.IsNegative():
		y = c.y(col.Value.Decimal) + textGap + size
	default:
		y = c.y(col.Value.Decimal) - textGap
	}
	if !col.Value.Valid || !col.Value.Decimal.IsNegative() {
		for _, l := range lines {
			if l.Y1 > y-size-l.Width && l.Y1 < y+l.Width {
				y = l.Y1 - l.Width/2 - textGap
			}
		}
	}
	c.b.Add(page.Text{X: middle, Y: y, S: c.b.Fonts.Printable(text), Style: font.Bold, Size: c.figure, Anchor: page.Centre, Ink: page.Black})
}
