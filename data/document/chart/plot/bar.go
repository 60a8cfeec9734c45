package plot

import (
	"math"

	"github.com/shopspring/decimal"

	"sothidua/data/document/chart"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/vn"
)

// PlanLineWidth is the width of the line of the plan in millimetres; across
// lying bars it passes them a little at both ends.
const (
	PlanLineWidth = 0.7
	planLineAbove = 1.6
	planLineBelow = 0.6
)

// A bar takes barShare of the pitch, at most maxBar millimetres.
const (
	barShare = 0.56
	maxBar   = 9.5
)

// along returns the X of a value of the axis.
func (s *sheet) along(value float64) float64 {
	return s.b.Left() + s.grid.axis.x + s.grid.axis.w*value/s.Axis.Full.Decimal.InexactFloat64()
}

// drawSteps draws the lines of the scale behind the bars.
func (s *sheet) drawSteps(top, bottom float64) {
	for _, v := range s.steps() {
		if v.IsPositive() && v.LessThan(s.Axis.Full.Decimal) {
			x := s.along(v.InexactFloat64())
			s.b.Add(page.Line{X1: x, Y1: top, X2: x, Y2: bottom, Width: 0.2, Ink: page.Grey})
		}
	}
}

// steps lists the labelled values of the axis.
func (s *sheet) steps() []decimal.Decimal {
	if !s.Axis.Step.Decimal.IsPositive() {
		return []decimal.Decimal{decimal.Zero, s.Axis.Full.Decimal}
	}
	var out []decimal.Decimal
	for v := decimal.Zero; v.LessThanOrEqual(s.Axis.Full.Decimal); v = v.Add(s.Axis.Step.Decimal) {
		out = append(out, v)
	}
	return out
}

// drawAxis draws the lines over the bars (the start, the time that has passed,
// the plan) and the labels below.
func (s *sheet) drawAxis(top, bottom float64) {
	upright := func(value, from, to, width float64, dash []float64) {
		s.b.Add(page.Line{X1: s.along(value), Y1: from, X2: s.along(value), Y2: to, Width: width, Ink: page.Black, Dash: dash})
	}
	upright(0, top, bottom, 0.35, nil)
	if m, ok := s.TimeMark(); ok {
		upright(m.At.Decimal.InexactFloat64(), top, bottom, 0.3, []float64{1.6, 1})
	}
	plan, planned := s.PlanMark()
	if planned {
		upright(plan.At.Decimal.InexactFloat64(), top-planLineAbove, bottom+planLineBelow, PlanLineWidth, nil)
	}
	for _, v := range s.steps() {
		style := font.Regular
		if planned && plan.At.Decimal.Equal(v) {
			style = font.Bold
		}
		text := vn.Format(v)
		if s.Axis.Unit == "%" {
			text += "%"
		}
		s.b.Add(page.Text{X: s.along(v.InexactFloat64()), Y: bottom + 4.9, S: text, Anchor: page.Centre,
			Style: style, Size: noteSize, Ink: page.Black})
	}
}

// drawBar draws the pieces of a bar. What passes the end of the scale by more
// than the room there ends in a point: it goes on.
func (s *sheet) drawBar(x chart.Bar, mid, height float64) {
	from := s.b.Left() + s.grid.axis.x
	full := s.Axis.Full
	if !full.Valid || s.Wordy {
		return
	}
	longest := s.grid.axis.w
	if s.Axis.Over {
		longest += s.grid.over
	}
	const sliver = 0.6 // a bar of nothing still shows its judgement
	end, y := from+longest, mid-height/2
	if len(x.Parts) > 0 && !x.Total().Valid {
		s.b.Add(page.Text{X: from + 1.6, Y: mid - flow.LineHeight(textSize)/2 + flow.Baseline(textSize), S: missing, Style: font.Bold, Size: textSize, Ink: page.Black})
	}
	for _, p := range x.Parts {
		if !p.Value.Valid {
			continue
		}
		f := fillOf(p.Look, s.mono)
		w := p.Value.Decimal.Div(full.Decimal).InexactFloat64() * s.grid.axis.w
		room := end - from
		switch {
		case s.Axis.Over && w > room+1e-6 && room > sliver:
			s.b.Add(f.pointed(from, y, room, height)...)
		default:
			w = math.Min(math.Max(sliver, w), room)
			s.b.Add(f.paint(from, y, w, height)...)
			s.b.Add(f.within(s, from, y, w, height, p.Text)...)
		}
		from += w
		if from >= end {
			return
		}
	}
}

// lineWords returns where the words of the line of the plan end and those of
// the time line may end, from the left edge of the text.
func (s *sheet) lineWords() (line, time float64) {
	line = s.grid.axis.end() + 0.4
	if m, ok := s.TimeMark(); ok {
		time = s.along(m.At.Decimal.InexactFloat64()) - s.b.Left() + 0.4
	}
	return line, time
}

// overhead is the word over the end of the scale: what the thick line is, or
// what is counted.
func (s *sheet) overhead() (string, font.Style) {
	if m, ok := s.PlanMark(); ok {
		return m.Label, font.Bold
	}
	if s.Axis.Unit != "%" && s.Axis.Full.Valid && !s.Wordy {
		return "(" + s.Axis.Unit + ")", font.Italic
	}
	return "", font.Regular
}

// stacked tells whether the words of both lines would run into each other, so
// that they need a line each.
func (s *sheet) stacked() bool {
	if _, ok := s.TimeMark(); !ok {
		return false
	}
	line, time := s.lineWords()
	text, style := s.overhead()
	const gap = 3
	return time > line-s.b.Fonts.Width(text, style, smallSize)-gap
}

// headsHeight returns the height of the words above the columns.
func (s *sheet) headsHeight() float64 {
	if s.stacked() {
		return headHeight + flow.LineHeight(smallSize)
	}
	return headHeight
}

// drawHeads writes the words above the columns into a line whose top is y; the
// words of the line of the plan stand one line higher when they would meet
// those of the time line.
func (s *sheet) drawHeads(y float64) {
	b, g := s.b, s.grid
	put := func(x, y float64, text string, style font.Style, anchor page.Anchor) {
		if text != "" {
			b.Add(page.Text{X: b.Left() + x, Y: y + flow.Baseline(smallSize), S: text, Style: style, Size: smallSize, Anchor: anchor, Ink: page.Black})
		}
	}
	line, time := s.lineWords()
	above := y
	if s.stacked() {
		above -= flow.LineHeight(smallSize)
	}
	text, style := s.overhead()
	put(line, above, text, style, page.Right)
	if m, ok := s.TimeMark(); ok {
		put(time, y, m.Label, font.Italic, page.Right)
	}
	put(g.percent.end(), y, s.Heads.Share, font.Bold, page.Right)
	if g.value.w > 0 {
		put(g.value.end(), y, s.Heads.Value, font.Bold, page.Right)
	}
	put(g.word.x, y, s.Heads.Word, font.Bold, page.Left)
}
