package plot

import (
	"math"

	"sothidua/data/document/chart"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// grid is where the columns of lying bars stand, in millimetres from the left
// edge of the text.
type grid struct {
	number  float64 // centre of the numbers
	name    span
	axis    span    // from zero to the end of the scale
	over    float64 // how far a bar may pass the end
	percent span    // right-aligned
	value   span    // right-aligned; no width: under the name
	word    span
	pitch   float64 // from bar to bar at most, on a full page
	wide    float64 // the same when there are few bars; fewer stand wider
}

// span is a column: its left edge and its width.
type span struct{ x, w float64 }

func (s span) end() float64 { return s.x + s.w }

// The columns of picture 14 and their portrait counterpart.
var (
	landscapeGrid = grid{number: 11.8, name: span{17.5, 57.5}, axis: span{76, 79.6}, over: 3,
		percent: span{160, 17.9}, value: span{179, 51}, word: span{233.6, 28.4}, pitch: 11.1, wide: 15}
	portraitGrid = grid{number: 9.4, name: span{14.5, 50}, axis: span{66, 46}, over: 2.4,
		percent: span{115.2, 18}, word: span{136, 29}, pitch: 14, wide: 18}
)

// The measures of lying bars in millimetres.
const (
	maxBars     = 10  // bars on a page
	minPitch    = 9   // from bar to bar at least; grid holds the most
	headHeight  = 6.6 // one line of words above the columns
	axisHeight  = 6.6 // labels under the columns
	groupHeight = 7.2 // heading over a group of bars
	rowPad      = 1.2 // least white between the text of two rows
)

// drawRows lays out the bars over as many pages as they need, the legend under
// each, and the notes under the last.
func (s *sheet) drawRows() {
	legend := s.legend()
	for rows := s.rows(); ; {
		room := s.room() - blockGap - s.headsHeight() - axisHeight - legend.height
		n := fit(rows, room, minPitch)
		if all := room - s.notesHeight(); n == len(rows) && fit(rows, all, minPitch) == n {
			room = all
		}
		s.drawBars(rows[:n], s.pitch(rows[:n], room))
		s.drawLegend(legend)
		if rows = rows[n:]; len(rows) == 0 {
			break
		}
		s.source()
		s.next()
	}
	s.notes()
	s.source()
}

// row is a bar with its words broken into lines.
type row struct {
	chart.Bar
	cells []cell
	tall  float64 // least height its words take
}

func (s *sheet) rows() []row {
	out := make([]row, len(s.Bars))
	for i, b := range s.Bars {
		out[i] = row{Bar: b, cells: s.cells(b)}
		for _, c := range out[i].cells {
			out[i].tall = math.Max(out[i].tall, flow.Height(c.lines)+rowPad)
		}
	}
	return out
}

// fit returns how many rows fit into room at a pitch: at least one, at most
// maxBars.
func fit(rows []row, room, pitch float64) int {
	for i := range rows {
		room -= rowHeight(rows, i, pitch)
		if i > 0 && room < 0 || i == maxBars {
			return i
		}
	}
	return len(rows)
}

// pitch returns the largest distance of bars at which all fit into room.
func (s *sheet) pitch(rows []row, room float64) float64 {
	const step, few = 0.1, 8
	most := s.grid.pitch
	if n := len(s.Bars); n <= few {
		most = s.grid.wide + float64(few-n)
	}
	for p := most; p > minPitch; p -= step {
		if fit(rows, room, p) == len(rows) {
			return p
		}
	}
	return minPitch
}

// heading is the height of the heading over row i of a page, 0 for none.
func heading(rows []row, i int) float64 {
	if rows[i].Group == "" || i > 0 && rows[i-1].Group == rows[i].Group {
		return 0
	}
	return groupHeight
}

// rowHeight returns the height of row i with the heading over it: the pitch, or
// more when its words wrap.
func rowHeight(rows []row, i int, pitch float64) float64 {
	return math.Max(pitch, rows[i].tall) + heading(rows, i)
}

// missing is printed for what is not known.
const missing = "–"

// cell is a piece of text of a row with its column.
type cell struct {
	lines []flow.Line
	at    span
	align flow.Align
}

// cells breaks the texts of a row into their columns.
func (s *sheet) cells(b chart.Bar) []cell {
	g, fonts := s.grid, s.b.Fonts
	set := func(runs []flow.Run, at span, align flow.Align) cell {
		return cell{lines: flow.Wrap(fonts, runs, at.w, at.w), at: at, align: align}
	}
	weight := font.Regular
	if b.Strong {
		weight = font.Bold
	}
	share := float64(textSize)
	if fonts.Width(b.Share, font.Bold, share) > g.percent.w {
		share = noteSize // "12.345,6%" is not broken
	}
	name := set(flow.Plain(b.Name, textSize), g.name, flow.AlignLeft)
	out := []cell{
		set(flow.Styled(b.Share, font.Bold, share), g.percent, flow.AlignRight),
		set(flow.Styled(b.Word, weight, textSize), g.word, flow.AlignLeft),
	}
	if g.value.w > 0 {
		out = append(out, set(flow.Plain(b.Value, textSize), g.value, flow.AlignRight))
	} else if b.Value != "" && b.Value != missing {
		name.lines = append(name.lines, flow.Wrap(fonts, flow.Plain(b.Value, noteSize), g.name.w, g.name.w)...)
	}
	if b.Remark != "" {
		remark := []flow.Run{{S: b.Remark, Style: font.Italic, Size: noteSize, Ink: page.Dim}}
		name.lines = append(name.lines, flow.Wrap(fonts, remark, g.name.w, g.name.w)...)
	}
	return append(out, name)
}

// drawBars draws the columns with their words, axis and lines.
func (s *sheet) drawBars(rows []row, pitch float64) {
	b := s.b
	b.Y += blockGap
	s.drawHeads(b.Y + s.headsHeight() - headHeight)
	top := b.Y + s.headsHeight()
	bottom := top
	for i := range rows {
		bottom += rowHeight(rows, i, pitch)
	}
	if !s.Wordy {
		s.drawSteps(top, bottom)
	}
	y := top
	for i, x := range rows {
		h := rowHeight(rows, i, pitch)
		if over := heading(rows, i); over > 0 {
			s.drawGroup(x.Group, y, over)
			y, h = y+over, h-over
		}
		s.drawRow(x, y, h, pitch)
		y += h
	}
	b.Y = bottom
	if !s.Wordy {
		s.drawAxis(top, bottom)
		b.Y += axisHeight
	}
}

// drawGroup writes the heading over a group of bars, on a band that covers the
// lines of the scale.
func (s *sheet) drawGroup(name string, y, h float64) {
	b := s.b
	b.Add(page.Rect{X: b.Left(), Y: y, W: b.Width(), H: h, Fill: 0xFFF0F0F0})
	b.Add(page.Text{X: b.Left() + 1, Y: y + h/2 - flow.LineHeight(textSize)/2 + flow.Baseline(textSize), S: b.Fonts.Printable(name),
		Style: font.Bold, Size: textSize, Ink: page.Black})
}

// drawRow draws one bar with its mark and words in a row of height h.
func (s *sheet) drawRow(x row, y, h, pitch float64) {
	b, g := s.b, s.grid
	b.Add(page.Line{X1: b.Left(), Y1: y + h, X2: b.Right(), Y2: y + h, Width: 0.15, Ink: page.Faint})
	mid := y + h/2
	s.mark(x.Mark, b.Left(), mid)
	b.Add(page.Text{X: b.Left() + g.number, Y: mid - flow.LineHeight(textSize)/2 + flow.Baseline(textSize),
		S: b.Fonts.Printable(x.Number), Style: font.Bold, Size: textSize, Anchor: page.Centre, Ink: page.Black})
	for _, c := range x.cells {
		b.Add(flow.SetLines(b.Fonts, c.lines, b.Left()+c.at.x, mid-flow.Height(c.lines)/2, c.at.w, c.align)...)
	}
	s.drawBar(x.Bar, mid, math.Min(pitch*barShare, maxBar))
	spot := x.Spot
	spot.X, spot.Y, spot.W, spot.H = b.Left(), y, b.Width(), h
	b.Spot(spot)
}
