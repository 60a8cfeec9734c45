package plot

import (
	"math"

	"sothidua/data/document/chart"
	"sothidua/data/document/font"
	"sothidua/data/document/mark"
	"sothidua/data/document/page"
	"sothidua/data/progress"
)

// texture tells fills apart without colour.
type texture int

const (
	smooth  texture = iota
	hatched         // slanting lines, rising to the right
	falling         // slanting lines, falling to the right
	dotted
)

// fill is how a piece is painted.
type fill struct {
	body, edge page.Colour
	texture    texture
	lines      page.Colour // of the texture
	grey       page.Colour // body in black and white, None: the grey of the colour
}

// edgeWidth is that of the edge around a piece, in millimetres.
const edgeWidth = 0.25

// fills lists the fills of all looks (SCREENS section 2): dark for what is
// late, hatched for what is in danger, plain for what is on its way, pale with
// an edge for what is done.
var fills = map[chart.Look]fill{
	chart.Judged(progress.NotMet):       {body: 0xFF1A1A1A, edge: page.Black, grey: page.Black},
	chart.Judged(progress.Behind):       {body: 0xFF7A1218, edge: 0xFF3C080B, grey: 0xFF5A5A5A},
	chart.Judged(progress.AtRisk):       {body: 0xFFF0B03A, edge: 0xFF5A3200, texture: hatched, lines: 0xFF5A3200},
	chart.Judged(progress.OnPace):       {body: 0xFF86B3DE, edge: 0xFF1A4A80},
	chart.Judged(progress.Met):          {body: 0xFFE4F3E7, edge: 0xFF1A6B35},
	chart.Judged(progress.NoData):       {body: page.White, edge: 0xFF555555, texture: dotted, lines: 0xFF777777},
	chart.Judged(progress.NotYetJudged): {body: page.White, edge: 0xFF555555},

	chart.Delivered(progress.OnTime):    {body: 0xFFE4F3E7, edge: 0xFF1A6B35},
	chart.Delivered(progress.Late):      {body: 0xFFF0B03A, edge: 0xFF5A3200, texture: hatched, lines: 0xFF5A3200},
	chart.Delivered(progress.Missing):   {body: 0xFFB3161E, edge: 0xFF5A0A0E, grey: 0xFF5A5A5A},
	chart.Delivered(progress.Writing):   {body: page.White, edge: 0xFF555555, texture: falling, lines: 0xFF777777},
	chart.Delivered(progress.NotDueYet): {body: page.White, edge: 0xFF555555, texture: dotted, lines: 0xFF999999},

	chart.ThisYear: {body: 0xFF1A5FA8, edge: 0xFF0F3A68},
	chart.LastYear: {body: 0xFFDCE8F4, edge: 0xFF1A4A80},
	chart.Partial:  {body: 0xFFBFD5EC, edge: 0xFF1A4A80, texture: hatched, lines: 0xFF1A4A80},
	chart.Points:   {body: 0xFF86B3DE, edge: 0xFF1A4A80},
}

// fillOf returns the fill of a look, in colour or in black and white.
func fillOf(l chart.Look, mono bool) fill {
	f, ok := fills[l]
	if !ok {
		f = fill{body: page.White, edge: 0xFF555555}
	}
	if mono {
		f.body, f.edge, f.lines = f.body.GreyOf(), page.Black, f.lines.GreyOf()
		if f.grey != page.None {
			f.body = f.grey
		}
	}
	return f
}

// paint fills a box.
func (f fill) paint(x, y, w, h float64) []page.Item {
	r := page.Rect{X: x, Y: y, W: w, H: h, Fill: f.body, Edge: f.edge, Width: edgeWidth}
	if f.texture == hatched {
		r.Hatch = f.lines
	}
	out := []page.Item{r}
	switch f.texture {
	case falling:
		mirrored := page.Rect{W: w, H: h, Hatch: f.lines}
		for _, l := range mirrored.HatchLines() {
			l.X1, l.X2, l.Y1, l.Y2 = x+w-l.X1, x+w-l.X2, y+l.Y1, y+l.Y2
			out = append(out, l)
		}
	case dotted:
		const step, dot = 1.5, 0.35
		for n, at := 0, y+step/2; at < y+h-dot; n, at = n+1, at+step {
			from := x + step/2 + float64(n%2)*step/2
			if from < x+w-dot {
				out = append(out, page.Line{X1: from, Y1: at, X2: x + w - dot, Y2: at, Width: dot, Ink: f.lines, Dash: []float64{dot, step - dot}})
			}
		}
	}
	return out
}

// within writes a text in the middle of a painted box: light on dark, and on a
// texture over a box of its own.
func (f fill) within(s *sheet, x, y, w, h float64, text string) []page.Item {
	width := s.b.Fonts.Width(text, font.Bold, noteSize)
	const around = 0.8
	if text == "" || width+2*around > w {
		return nil
	}
	ink := page.Black
	if r, _, _ := f.body.GreyOf().Parts(); r < 140 {
		ink = page.White
	}
	var out []page.Item
	if f.texture != smooth {
		out = append(out, page.Rect{X: x + w/2 - width/2 - around/2, Y: y + 0.6, W: width + around, H: h - 1.2, Fill: page.White})
	}
	const capital = 0.66 // height of capitals in em
	base := y + h/2 + noteSize*font.PointMM*capital/2
	return append(out, page.Text{X: x + w/2, Y: base, S: text, Style: font.Bold, Size: noteSize, Ink: ink, Anchor: page.Centre})
}

// pencil is the mark of a report that is being entered.
var pencil = []mark.Layer{{Path: "M3.5 16.5 L4.6 12.2 L13.2 3.6 L16.4 6.8 L7.8 15.4 Z", Stroke: mark.Mute, Width: 1.9}}

// marked returns the shape that tells a look, nil when it has none.
func marked(l chart.Look, mono bool) []mark.Layer {
	if j, ok := l.Judgement(); ok {
		return mark.Of(j, mono)
	}
	h, ok := l.Handing()
	if !ok {
		return nil
	}
	switch h {
	case progress.OnTime:
		return mark.Of(progress.Met, mono)
	case progress.Late:
		return mark.Of(progress.AtRisk, mono)
	case progress.Missing:
		return mark.Of(progress.NotMet, mono)
	case progress.Writing:
		if mono {
			return []mark.Layer{{Path: pencil[0].Path, Stroke: page.Black, Width: pencil[0].Width}}
		}
		return pencil
	}
	return mark.Of(progress.NotYetJudged, mono)
}

// markSize is the side of a mark in millimetres.
const markSize = 4.1

// mark draws the shape of a look with its left edge at x and its middle at mid.
func (s *sheet) mark(l chart.Look, x, mid float64) {
	if layers := marked(l, s.mono); layers != nil {
		s.b.Add(mark.Items(layers, x, mid-markSize/2, markSize)...)
	}
}

// pointed draws a piece that goes on past the end of the scale: its right end
// is a point.
func (f fill) pointed(x, y, w, h float64) []page.Item {
	const tip = 1.6
	body := math.Max(0, w-tip)
	outline := page.Path{Fill: f.body, Stroke: f.edge, Width: edgeWidth, Moves: page.Polygon(page.Point{X: x, Y: y}, page.Point{X: x + body, Y: y},
		page.Point{X: x + w, Y: y + h/2}, page.Point{X: x + body, Y: y + h}, page.Point{X: x, Y: y + h})}
	inner := f
	inner.edge = page.None
	edge := outline
	edge.Fill = page.None
	return append(append([]page.Item{outline}, inner.paint(x, y, body, h)...), edge)
}
