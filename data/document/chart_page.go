package document

import (
	"math"

	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/vn"
)

// The sizes of a chart's text in points.
const (
	chartTitle    = 15
	chartSubtitle = 13
	chartText     = 12
	chartSmall    = 11
	chartNote     = 10.5
)

// The measures of a chart in millimetres (picture 14).
const (
	maxBars     = 10   // bars on a page
	minPitch    = 9    // from bar to bar at least; grid holds the most
	headHeight  = 6.6  // one line of words above the columns
	axisHeight  = 6.6  // percentages under the columns
	legendPitch = 7.2  // one row of the legend
	belowGap    = 0.6  // under the axis
	rowPad      = 1.2  // least white between the text of two rows
	titleGap    = 5    // above the title
	blockGap    = 5.5  // above the columns
	noteGap     = 0.55 // between notes
)

// landscapeMargins are those of a chart for a meeting, which is no official
// paper: the drawing takes the sheet.
var landscapeMargins = flow.Margins{Top: 15, Bottom: 13, Left: 20, Right: 15}

// draw lays out the head, the bars over as many pages as they need, the legend
// under each, and the notes under the last. Without bars the sentence empty
// stands in their place.
func (s *sheet) draw(bars []bar, empty string, notes []string) {
	s.drawHead()
	if len(bars) == 0 {
		s.b.Y += blockGap
		s.b.Paragraph(flow.Paragraph{Runs: flow.Styled(empty, font.Italic, chartSubtitle), Align: flow.AlignCentre, After: 8})
		s.drawNotes(notes)
		return
	}
	legend := s.layLegend(bars)
	for len(bars) > 0 {
		room := s.b.Room() - blockGap - s.headsHeight() - axisHeight - belowGap - legend.height
		n := s.fill(bars, room, minPitch)
		if all := room - s.notesHeight(notes); n == len(bars) && s.fill(bars, all, minPitch) == n {
			room = all
		}
		s.drawBars(bars[:n], s.pitch(bars[:n], room))
		s.drawLegend(legend)
		if bars = bars[n:]; len(bars) > 0 {
			s.b.Break()
			s.b.Paragraph(flow.Paragraph{Runs: flow.Styled(vn.Upper(s.title)+" (tiếp theo)", font.Bold, chartText), Align: flow.AlignCentre})
		}
	}
	s.drawNotes(notes)
}

// fill returns how many bars fit into room at a pitch: at least one, at most
// maxBars.
func (s *sheet) fill(bars []bar, room, pitch float64) int {
	for i := range bars {
		room -= s.rowHeight(bars[i], pitch)
		if i > 0 && room < 0 || i == maxBars {
			return i
		}
	}
	return len(bars)
}

// pitch returns the largest distance of bars at which all fit into room.
func (s *sheet) pitch(bars []bar, room float64) float64 {
	const step = 0.1
	for p := s.grid.pitch; p > minPitch; p -= step {
		if s.fill(bars, room, p) == len(bars) {
			return p
		}
	}
	return minPitch
}

// rowHeight returns the height of a bar's row: the pitch, or more when its
// words wrap.
func (s *sheet) rowHeight(b bar, pitch float64) float64 {
	h := pitch
	for _, c := range s.cells(b) {
		h = math.Max(h, flow.Height(c.lines)+rowPad)
	}
	return h
}

// drawHead draws what stands above the columns on the first page.
func (s *sheet) drawHead() {
	b := s.b
	top := b.Y
	const half = 0.45 // share of the width each side may take
	w := b.Width() * half
	lines := flow.IssuerLines(s.head.Office.Commune)
	widest := 0.0
	for _, l := range lines {
		widest = math.Max(widest, math.Min(w, b.Fonts.Width(l, font.Bold, chartText)))
	}
	const inset = 10 // the head stands in a little from the left edge
	x := b.Left() + math.Min(inset, w-widest) + widest/2
	bottom := b.Issuer(lines, x, top, widest+0.1, chartText)

	y := top
	if s.head.Sample {
		b.Add(page.Text{X: b.Right(), Y: y + flow.Baseline(chartText), Anchor: page.Right, S: flow.SampleText,
			Style: font.Bold, Size: chartText, Ink: page.Black})
	}
	y += flow.LineHeight(chartText) + 0.6
	if d := s.head.asOf(); d != "" {
		b.Add(page.Text{X: b.Right(), Y: y + flow.Baseline(chartSmall), Anchor: page.Right, S: d,
			Style: font.Italic, Size: chartSmall, Ink: page.Black})
	}
	b.Y = math.Max(bottom, y+flow.LineHeight(chartSmall)) + titleGap
	b.Paragraph(flow.Paragraph{Runs: flow.Styled(vn.Upper(s.title), font.Bold, chartTitle), Align: flow.AlignCentre, After: 0.9})
	if s.about != "" {
		b.Paragraph(flow.Paragraph{Runs: flow.Styled(s.about, font.Bold, chartSubtitle), Align: flow.AlignCentre})
	}
	for _, line := range s.head.subtitle(b, font.Regular, chartSubtitle) {
		b.Paragraph(flow.Paragraph{Runs: flow.Plain(line, chartSubtitle), Align: flow.AlignCentre})
	}
}

func (s *sheet) drawNotes(notes []string) {
	for _, n := range notes {
		s.b.Paragraph(flow.Paragraph{Runs: flow.Plain(n, chartNote), After: noteGap})
	}
}

func (s *sheet) notesHeight(notes []string) float64 {
	h := 0.0
	for _, n := range notes {
		h += flow.Height(flow.Wrap(s.b.Fonts, flow.Plain(n, chartNote), s.b.Width(), s.b.Width())) + noteGap
	}
	return h
}
