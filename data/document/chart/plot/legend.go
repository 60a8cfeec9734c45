package plot

import (
	"slices"

	"sothidua/data/document/chart"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/vn"
)

// legend is the explanation under the bars.
type legend struct {
	entries []entry
	note    string
	noteX   float64 // left edge of the note, from the left edge of the text
	noteRow int
	height  float64
}

// entry is a swatch with its meaning.
type entry struct {
	chart.Series
	letter string
	x      float64
	row    int
	lines  []flow.Line
}

// The measures of a legend entry in millimetres: mark, swatch, word.
const (
	swatchX   = 5.9
	swatchW   = 8.2
	swatchH   = 4.5
	wordGap   = 1.3
	legendGap = 12
)

// swatch is where the swatch of an entry starts: behind its mark if it has one.
func (s *sheet) swatch(e chart.Series) float64 {
	if marked(e.Look, s.mono) != nil {
		return swatchX
	}
	return 0
}

// entries lists what the legend explains: the series and the line of the plan
// across columns. The lines across lying bars have their words above them.
func (s *sheet) entries() []chart.Series {
	list := slices.Clone(s.Series)
	if s.selfTold() {
		return nil
	}
	if m, ok := s.PlanMark(); ok && len(s.Groups) > 0 {
		list = append(list, chart.Series{Look: chart.PlanLine, Name: vn.UpperFirst(m.Label)})
	}
	return list
}

// selfTold tells whether a legend would only repeat the title or the names of
// the bars.
func (s *sheet) selfTold() bool {
	if len(s.Series) == 1 && s.Series[0].Look == chart.Points {
		return true
	}
	return len(s.Series) > 0 && !slices.ContainsFunc(s.Series, func(e chart.Series) bool {
		return !slices.ContainsFunc(s.Bars, func(b chart.Bar) bool { return b.Name == e.Name })
	})
}

// legend places an entry for every meaning, in as many rows as it takes, and
// behind them what the time line is for.
func (s *sheet) legend() legend {
	fonts, w := s.b.Fonts, s.b.Width()
	var l legend
	x, row := 0.0, 0
	for _, e := range s.entries() {
		from := s.swatch(e) + swatchW + wordGap
		lines := flow.Wrap(fonts, flow.Plain(e.Name, smallSize), w-from, w-from)
		width := from
		for _, line := range lines {
			width = max(width, from+line.W)
		}
		if x > 0 && x+width > w {
			x, row = 0, row+1
		}
		one := entry{Series: e, x: x, row: row, lines: lines}
		if s.lettered() {
			one.letter = e.Look.Letter()
		}
		l.entries = append(l.entries, one)
		x += width + legendGap
		row += len(lines) - 1
	}
	if s.LegendNote != "" {
		l.note = s.LegendNote
		l.noteX, l.noteRow = w-fonts.Width(l.note, font.Italic, smallSize), row
		if x-legendGap+4 > l.noteX {
			row++
			l.noteX, l.noteRow = 0, row
		}
	}
	if len(l.entries) > 0 || l.note != "" {
		l.height = float64(row+1)*legendPitch + belowGap
	}
	return l
}

// lettered tells whether the pieces of the bars carry letters.
func (s *sheet) lettered() bool {
	return slices.ContainsFunc(s.Bars, func(b chart.Bar) bool {
		return slices.ContainsFunc(b.Parts, func(p chart.Part) bool { return p.Text != "" })
	})
}

func (s *sheet) drawLegend(l legend) {
	if l.height == 0 {
		return
	}
	b := s.b
	top := b.Y + belowGap
	middle := func(row int) float64 { return top + (float64(row)+0.5)*legendPitch }
	for _, e := range l.entries {
		mid, x := middle(e.row), b.Left()+e.x
		s.mark(e.Look, x, mid)
		x += s.swatch(e.Series)
		s.drawSwatch(e, x, mid)
		y := mid - flow.LineHeight(smallSize)/2
		b.Add(flow.SetLines(b.Fonts, e.lines, x+swatchW+wordGap, y, b.Width(), flow.AlignLeft)...)
	}
	if l.note != "" {
		b.Add(page.Text{X: b.Left() + l.noteX, Y: middle(l.noteRow) - flow.LineHeight(smallSize)/2 + flow.Baseline(smallSize),
			S: l.note, Style: font.Italic, Size: smallSize, Ink: page.Black})
	}
	b.Y += l.height
}

func (s *sheet) drawSwatch(e entry, x, mid float64) {
	switch e.Look {
	case chart.PlanLine:
		s.b.Add(planStroke(x, x+swatchW, mid))
	case chart.PaceLine:
		s.b.Add(paceStroke(x, x+swatchW, mid))
	default:
		f := fillOf(e.Look, s.mono)
		s.b.Add(f.paint(x, mid-swatchH/2, swatchW, swatchH)...)
		s.b.Add(f.within(s, x, mid-swatchH/2, swatchW, swatchH, e.letter)...)
	}
}

// planStroke is the thick line at the height of a plan.
func planStroke(x1, x2, y float64) page.Line {
	return page.Line{X1: x1, Y1: y, X2: x2, Y2: y, Width: PlanLineWidth, Ink: page.Black}
}

// paceStroke is the dashed line at what is due.
func paceStroke(x1, x2, y float64) page.Line {
	return page.Line{X1: x1, Y1: y, X2: x2, Y2: y, Width: 0.45, Ink: page.Black, Dash: []float64{1.6, 1}}
}
