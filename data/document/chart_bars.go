package document

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/mark"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// grid is where the columns of a chart stand, in millimetres from the left
// edge of the text.
type grid struct {
	number  float64 // centre of the numbers
	name    span
	axis    span    // 0% to 100%
	over    float64 // how far a bar may pass the 100% line
	percent span    // right-aligned
	value   span    // right-aligned; no width: under the name
	word    span
	pitch   float64 // from bar to bar at most
}

// span is a column: its left edge and its width.
type span struct{ x, w float64 }

func (s span) end() float64 { return s.x + s.w }

// The columns of picture 14 and their portrait counterpart.
var (
	landscapeGrid = grid{number: 11.8, name: span{17.5, 57.5}, axis: span{76, 79.6}, over: 3,
		percent: span{160, 17.9}, value: span{179, 51}, word: span{233.6, 28.4}, pitch: 11.1}
	portraitGrid = grid{number: 9.4, name: span{14.5, 50}, axis: span{66, 46}, over: 2.4,
		percent: span{115.2, 18}, word: span{136, 29}, pitch: 14}
)

// PlanLineWidth is the width of the 100% line in millimetres; it passes the bars
// a little at both ends.
const (
	PlanLineWidth = 0.7
	planLineAbove = 1.6
	planLineBelow = 0.6
)

// markSize is the side of a judgement's mark; a bar takes barShare of the pitch,
// at most maxBar millimetres.
const (
	markSize = 4.1
	barShare = 0.56
	maxBar   = 6.5
)

// fillOf returns how the bars of a judgement are filled, by colour and by
// texture: solid dark, hatched, plain, pale with an edge.
func fillOf(j progress.Judgement, mono bool) page.Rect {
	r := page.Rect{Width: 0.25, Fill: page.White, Edge: 0xFF555555}
	switch j {
	case progress.NotMet:
		r.Fill, r.Edge = 0xFF1A1A1A, page.Black
	case progress.Behind:
		r.Fill, r.Edge = 0xFF7A1218, 0xFF3C080B
	case progress.AtRisk:
		r.Fill, r.Edge, r.Hatch = 0xFFF0B03A, 0xFF5A3200, 0xFF5A3200
	case progress.OnPace:
		r.Fill, r.Edge = 0xFF86B3DE, 0xFF1A4A80
	case progress.Met:
		r.Fill, r.Edge = 0xFFE4F3E7, 0xFF1A6B35
	}
	if mono {
		r.Fill, r.Edge, r.Hatch = r.Fill.GreyOf(), page.Black, r.Hatch.GreyOf()
	}
	return r
}

// cell is a piece of text of a row with its column.
type cell struct {
	lines []flow.Line
	at    span
	align flow.Align
}

// cells breaks the texts of a row into their columns.
func (s *sheet) cells(b bar) []cell {
	g, fonts := s.grid, s.b.Fonts
	set := func(runs []flow.Run, at span, align flow.Align) cell {
		return cell{lines: flow.Wrap(fonts, runs, at.w, at.w), at: at, align: align}
	}
	weight := font.Regular
	if b.judgement.Rank() <= progress.AtRisk.Rank() {
		weight = font.Bold
	}
	name := set(flow.Plain(b.name, chartText), g.name, flow.AlignLeft)
	out := []cell{
		set(flow.Styled(b.percent, font.Bold, chartText), g.percent, flow.AlignRight),
		set(flow.Styled(b.judgement.Label(), weight, chartText), g.word, flow.AlignLeft),
	}
	if g.value.w > 0 {
		out = append(out, set(flow.Plain(b.value, chartText), g.value, flow.AlignRight))
	} else if b.value != "" {
		name.lines = append(name.lines, flow.Wrap(fonts, flow.Plain(b.value, chartNote), g.name.w, g.name.w)...)
	}
	if b.remark != "" {
		remark := []flow.Run{{S: b.remark, Style: font.Italic, Size: chartNote, Ink: page.Dim}}
		name.lines = append(name.lines, flow.Wrap(fonts, remark, g.name.w, g.name.w)...)
	}
	return append(out, name)
}

// drawBars draws the columns with their words, axis and lines.
func (s *sheet) drawBars(bars []bar, pitch float64) {
	b := s.b
	b.Y += blockGap
	s.drawHeads(b.Y + s.headsHeight() - headHeight)
	top := b.Y + s.headsHeight()
	bottom := top
	for _, x := range bars {
		bottom += s.rowHeight(x, pitch)
	}
	if !s.barless {
		s.drawQuarters(top, bottom)
	}
	y := top
	for _, x := range bars {
		h := s.rowHeight(x, pitch)
		s.drawRow(x, y, h, pitch)
		y += h
	}
	b.Y = bottom
	if !s.barless {
		s.drawAxis(top, bottom)
		b.Y += axisHeight
	}
}

// along returns the X of a share of the plan.
func (s *sheet) along(share float64) float64 {
	return s.b.Left() + s.grid.axis.x + s.grid.axis.w*share
}

// drawQuarters draws the lines behind the bars.
func (s *sheet) drawQuarters(top, bottom float64) {
	for _, q := range []float64{0.25, 0.5, 0.75} {
		s.b.Add(page.Line{X1: s.along(q), Y1: top, X2: s.along(q), Y2: bottom, Width: 0.2, Ink: page.Grey})
	}
}

// drawAxis draws the lines over the bars (the start, the time that has passed,
// the plan) and the percentages below.
func (s *sheet) drawAxis(top, bottom float64) {
	upright := func(share, from, to, width float64, dash []float64) {
		s.b.Add(page.Line{X1: s.along(share), Y1: from, X2: s.along(share), Y2: to, Width: width, Ink: page.Black, Dash: dash})
	}
	upright(0, top, bottom, 0.35, nil)
	if share, ok := s.timeShare(); ok {
		upright(share, top, bottom, 0.3, []float64{1.6, 1})
	}
	upright(1, top-planLineAbove, bottom+planLineBelow, PlanLineWidth, nil)
	for i := range 5 {
		style := font.Regular
		if i == 4 {
			style = font.Bold
		}
		s.b.Add(page.Text{X: s.along(float64(i) / 4), Y: bottom + 4.9, S: fmt.Sprintf("%d%%", i*25), Anchor: page.Centre,
			Style: style, Size: chartNote, Ink: page.Black})
	}
}

// drawRow draws one bar with its mark and words in a row of height h.
func (s *sheet) drawRow(x bar, y, h, pitch float64) {
	b, g := s.b, s.grid
	b.Add(page.Line{X1: b.Left(), Y1: y + h, X2: b.Right(), Y2: y + h, Width: 0.15, Ink: page.Faint})
	mid := y + h/2
	b.Add(mark.Items(mark.Of(x.judgement, s.opt.Mono), b.Left(), mid-markSize/2, markSize)...)
	b.Add(page.Text{X: b.Left() + g.number, Y: mid - flow.LineHeight(chartText)/2 + flow.Baseline(chartText),
		S: b.Fonts.Printable(x.number), Style: font.Bold, Size: chartText, Anchor: page.Centre, Ink: page.Black})
	for _, c := range s.cells(x) {
		b.Add(flow.SetLines(b.Fonts, c.lines, b.Left()+c.at.x, mid-flow.Height(c.lines)/2, c.at.w, c.align)...)
	}
	s.drawBar(x, mid, math.Min(pitch*barShare, maxBar))
	b.Spot(page.Spot{X: b.Left(), Y: y, W: b.Width(), H: h, Target: x.target, Unit: x.unit})
}

// drawBar draws the bar itself. What passes the 100% line by more than the room
// there ends in a point: it goes on.
func (s *sheet) drawBar(x bar, mid, height float64) {
	b, g := s.b, s.grid
	x0 := b.Left() + g.axis.x
	if !x.length.Valid {
		return
	}
	const sliver = 0.6 // a bar of nothing still shows its judgement
	w := x.length.Decimal.Div(hundred()).InexactFloat64() * g.axis.w
	longest := g.axis.w + g.over
	r := fillOf(x.judgement, s.opt.Mono)
	r.X, r.Y, r.W, r.H = x0, mid-height/2, math.Max(sliver, math.Min(w, longest)), height
	if w <= longest {
		b.Add(r)
		return
	}
	const tip = 1.6
	outline := page.Path{Fill: r.Fill, Stroke: r.Edge, Width: r.Width}
	r.W, r.Edge = longest-tip, page.None
	outline.Moves = page.Polygon(page.Point{X: x0, Y: r.Y}, page.Point{X: x0 + r.W, Y: r.Y}, page.Point{X: x0 + longest, Y: mid},
		page.Point{X: x0 + r.W, Y: r.Y + height}, page.Point{X: x0, Y: r.Y + height})
	b.Add(outline)
	outline.Fill = page.None
	b.Add(r, outline)
}

// timeShare returns the share of the year that has passed; false when the line
// is not wanted, applies to no bar, or would stand on the 100% line.
func (s *sheet) timeShare() (float64, bool) {
	share := s.head.Code.Elapsed()
	if !s.opt.TimeLine || !s.timed || share.GreaterThanOrEqual(decimal.NewFromInt(1)) {
		return 0, false
	}
	return share.InexactFloat64(), true
}

// timePercent writes the share of the year that has passed: "50%", "41,7%".
func (s *sheet) timePercent() string {
	d := s.head.Code.Elapsed().Mul(hundred()).Round(1)
	return vn.FormatNumber(model.Some(d), "") + "%"
}

// lineWords returns where the words of the 100% line end and of the time line
// may end, from the left edge of the text.
func (s *sheet) lineWords() (line, time float64) {
	line = s.grid.axis.end() + 0.4
	share, _ := s.timeShare()
	return line, s.grid.axis.x + s.grid.axis.w*share + 0.4
}

// stacked tells whether the words of both lines would run into each other, so
// that they need a line each.
func (s *sheet) stacked() bool {
	if _, ok := s.timeShare(); !ok {
		return false
	}
	line, time := s.lineWords()
	const gap = 3
	return time > line-s.b.Fonts.Width(s.heads.line, font.Bold, chartSmall)-gap
}

// headsHeight returns the height of the words above the columns.
func (s *sheet) headsHeight() float64 {
	if s.stacked() {
		return headHeight + flow.LineHeight(chartSmall)
	}
	return headHeight
}

// drawHeads writes the words above the columns into a line whose top is y; the
// words of the 100% line stand one line higher when they would meet those of
// the time line.
func (s *sheet) drawHeads(y float64) {
	b, g := s.b, s.grid
	put := func(x, y float64, text string, style font.Style, anchor page.Anchor) {
		b.Add(page.Text{X: b.Left() + x, Y: y + flow.Baseline(chartSmall), S: text, Style: style, Size: chartSmall, Anchor: anchor, Ink: page.Black})
	}
	line, time := s.lineWords()
	above := y
	if s.stacked() {
		above -= flow.LineHeight(chartSmall)
	}
	if !s.barless {
		put(line, above, s.heads.line, font.Bold, page.Right)
	}
	if _, ok := s.timeShare(); ok {
		put(time, y, "thời gian đã qua "+s.timePercent(), font.Italic, page.Right)
	}
	if s.heads.share != "" {
		put(g.percent.end(), y, s.heads.share, font.Bold, page.Right)
	}
	if g.value.w > 0 {
		put(g.value.end(), y, s.heads.value, font.Bold, page.Right)
	}
	put(g.word.x, y, "Đánh giá", font.Bold, page.Left)
}
