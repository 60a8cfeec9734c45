// Package plot lays charts out into pages. A page holds at most ten bars, is
// readable in black and white, and says where its figures come from; a long
// chart goes on over further pages.
package plot

import (
	"math"

	"sothidua/data/document/chart"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/vn"
)

// The sizes of a chart's text in points.
const (
	titleSize    = 15
	subtitleSize = 13
	textSize     = 12
	smallSize    = 11
	noteSize     = 10.5
)

// The measures around a chart in millimetres (picture 14).
const (
	titleGap    = 5    // above the title
	blockGap    = 5.5  // above the bars
	noteGap     = 0.55 // between notes
	belowGap    = 0.6  // under the axis
	legendPitch = 7.2  // one row of the legend
)

// landscapeMargins are those of a chart for a meeting, which is no official
// paper: the drawing takes the sheet.
var landscapeMargins = flow.Margins{Top: 15, Bottom: 13, Left: 20, Right: 15}

// Options is how a chart is drawn, whatever it shows.
type Options struct {
	Portrait bool // A4 upright; else across
	Mono     bool // greys and textures only
}

// sheet is a chart while it is being drawn.
type sheet struct {
	chart.Spec
	b    *flow.Builder
	mono bool
	grid grid
}

// Draw lays a chart out.
func Draw(s chart.Spec, o Options) []page.Page {
	d := &sheet{Spec: s, mono: o.Mono, grid: landscapeGrid, b: newBuilder(o)}
	if o.Portrait {
		d.grid = portraitGrid
	}
	d.head()
	switch {
	case !s.Drawn():
		d.b.Y += blockGap
		d.b.Paragraph(flow.Paragraph{Runs: flow.Styled(s.Empty, font.Italic, subtitleSize), Align: flow.AlignCentre, After: 8})
		d.notes()
		d.source()
	case len(s.Groups) > 0:
		d.drawColumns()
	default:
		d.drawRows()
	}
	d.b.Number()
	if s.Head.Sample {
		d.b.MarkSample(1)
	}
	return d.b.Pages()
}

// newBuilder starts the pages.
func newBuilder(o Options) *flow.Builder {
	if o.Portrait {
		return flow.NewBuilder(font.Standard(), page.A4Short, page.A4Long, flow.OfficialMargins)
	}
	return flow.NewBuilder(font.Standard(), page.A4Long, page.A4Short, landscapeMargins)
}

// head draws what stands above the bars on the first page.
func (s *sheet) head() {
	b := s.b
	top := b.Y
	const half = 0.45 // share of the width each side may take
	w := b.Width() * half
	lines := flow.IssuerLines(s.Head.Office.Commune)
	widest := 0.0
	for _, l := range lines {
		widest = math.Max(widest, math.Min(w, b.Fonts.Width(l, font.Bold, textSize)))
	}
	const inset = 10 // the head stands in a little from the left edge
	x := b.Left() + math.Min(inset, w-widest) + widest/2
	bottom := b.Issuer(lines, x, top, widest+0.1, textSize)

	y := top
	if s.Head.Sample {
		b.Add(page.Text{X: b.Right(), Y: y + flow.Baseline(textSize), Anchor: page.Right, S: flow.SampleText,
			Style: font.Bold, Size: textSize, Ink: page.Black})
	}
	y += flow.LineHeight(textSize) + 0.6
	if d := s.Head.AsOfText(); d != "" {
		b.Add(page.Text{X: b.Right(), Y: y + flow.Baseline(smallSize), Anchor: page.Right, S: d,
			Style: font.Italic, Size: smallSize, Ink: page.Black})
	}
	b.Y = math.Max(bottom, y+flow.LineHeight(smallSize)) + titleGap
	b.Paragraph(flow.Paragraph{Runs: flow.Styled(vn.Upper(s.Title), font.Bold, titleSize), Align: flow.AlignCentre, After: 0.9})
	if s.About != "" {
		b.Paragraph(flow.Paragraph{Runs: flow.Styled(s.About, font.Bold, subtitleSize), Align: flow.AlignCentre})
	}
	for _, line := range s.subtitle() {
		b.Paragraph(flow.Paragraph{Runs: flow.Plain(line, subtitleSize), Align: flow.AlignCentre})
	}
}

// subtitle tells period and plan, on two lines where one does not hold both.
func (s *sheet) subtitle() []string {
	switch {
	case s.Plan == "":
		return []string{s.Period}
	case s.Period == "":
		return []string{s.Plan}
	}
	one := s.Period + " (" + s.Plan + ")"
	if flow.NaturalWidth(s.b.Fonts, flow.Plain(one, subtitleSize)) <= s.b.Width() {
		return []string{one}
	}
	return []string{s.Period, "(" + s.Plan + ")"}
}

// next starts a further page under a short title.
func (s *sheet) next() {
	s.b.Break()
	title := vn.Upper(s.Title)
	if s.About != "" {
		title += ": " + s.About
	}
	s.b.Paragraph(flow.Paragraph{Runs: flow.Styled(title+" (tiếp theo)", font.Bold, textSize), Align: flow.AlignCentre})
}

// notes writes the notes, on a page of their own where they find no room.
func (s *sheet) notes() {
	for _, n := range s.Notes {
		h := flow.Height(s.noteLines(n))
		if h > s.b.Room()-s.sourceHeight() && s.b.Y > s.b.Margins.Top {
			s.source()
			s.next()
			s.b.Y += noteGap
		}
		s.b.Paragraph(flow.Paragraph{Runs: flow.Plain(n, noteSize), After: noteGap})
	}
}

func (s *sheet) noteLines(n string) []flow.Line {
	return flow.Wrap(s.b.Fonts, flow.Plain(n, noteSize), s.b.Width(), s.b.Width())
}

func (s *sheet) notesHeight() float64 {
	h := 0.0
	for _, n := range s.Notes {
		h += flow.Height(s.noteLines(n)) + noteGap
	}
	return h
}

func (s *sheet) sourceLines() []flow.Line {
	if s.Source == "" {
		return nil
	}
	return flow.Wrap(s.b.Fonts, flow.Styled(s.Source, font.Italic, noteSize), s.b.Width(), s.b.Width())
}

// sourceHeight is what the source takes at the foot of every page.
func (s *sheet) sourceHeight() float64 { return flow.Height(s.sourceLines()) + noteGap }

// source tells at the foot of the page where the figures come from.
func (s *sheet) source() {
	lines := s.sourceLines()
	s.b.Add(flow.SetLines(s.b.Fonts, lines, s.b.Left(), s.b.Bottom()-flow.Height(lines), s.b.Width(), flow.AlignLeft)...)
}

// room is the height left above the source.
func (s *sheet) room() float64 { return s.b.Room() - s.sourceHeight() }
