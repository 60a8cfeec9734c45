// Package lay lays an official paper out: its blocks become pages with every
// letter and rule at a place in millimetres, as NĐ 30/2020 (Phụ lục I) wants
// them. The same pages are the preview, the PDF, the picture and the print.
package lay

import (
	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// Paper is a paper laid out.
type Paper struct {
	Pages   []page.Page
	Outline []page.Bookmark // annexes, headings and named sheets
	// Gaps names the letters that the fonts lack; they are printed as "?".
	Gaps []doc.Gap
}

// Pages lays d out with the letters of fonts.
func Pages(d doc.Doc, fonts *font.Set) Paper {
	var (
		out    Paper
		number int
		lost   []loss
	)
	for i, section := range d.Sections {
		s := &setter{fonts: fonts, frame: FrameOf(section)}
		for _, b := range section.Blocks {
			s.note(b)
			s.block(b)
		}
		for _, l := range s.lost {
			lost = addLoss(lost, l)
		}
		start := i == 0 || section.Restart
		if start {
			number = 0
		}
		for _, l := range paginate(s.strips, s.frame) {
			number++
			p, marks := l.page(s, len(out.Pages))
			if number > 1 {
				headline(&p, s.frame, number)
			}
			if d.Sample {
				markSample(&p, s.frame)
			}
			out.Pages = append(out.Pages, p)
			out.Outline = append(out.Outline, marks...)
		}
	}
	out.Outline = nested(out.Outline)
	for _, l := range lost {
		out.Gaps = append(out.Gaps, l.gap(fonts))
	}
	return out
}

// nested takes out steps of more than one level down, which a PDF outline does
// not know.
func nested(marks []page.Bookmark) []page.Bookmark {
	last := -1
	for i := range marks {
		marks[i].Level = min(marks[i].Level, last+1)
		last = marks[i].Level
	}
	return marks
}

// Frame is the shape of the pages of a section.
type Frame struct {
	W, H    float64
	Margins flow.Margins
}

// FrameOf returns the page of a section: A4 with the office's margins.
func FrameOf(s doc.Section) Frame {
	if s.Landscape {
		return Frame{W: page.A4Long, H: page.A4Short, Margins: flow.OfficialMargins}
	}
	return Frame{W: page.A4Short, H: page.A4Long, Margins: flow.OfficialMargins}
}

// Left returns the X of the text's left edge.
func (f Frame) Left() float64 { return f.Margins.Left }

// Right returns the X of the text's right edge.
func (f Frame) Right() float64 { return f.W - f.Margins.Right }

// Width returns the width of the text.
func (f Frame) Width() float64 { return f.Right() - f.Left() }

// Height returns the height of the text.
func (f Frame) Height() float64 { return f.H - f.Margins.Top - f.Margins.Bottom }

// setter turns the blocks of one section into strips.
type setter struct {
	fonts  *font.Set
	frame  Frame
	strips []strip
	fresh  bool   // the next strip starts a page
	lost   []loss // letters the fonts lack
}

// add appends strips; the first starts a page when a break came before it.
func (s *setter) add(strips ...strip) {
	if len(strips) == 0 {
		return
	}
	strips[0].fresh = strips[0].fresh || s.fresh
	s.fresh = false
	s.strips = append(s.strips, strips...)
}

// note keeps the notes of a table with its last rows.
func (s *setter) note(b doc.Block) {
	if n := len(s.strips); n > 0 && s.strips[n-1].table != nil && !s.fresh && doc.Footnote(b) {
		s.strips[n-1].keep = true
	}
}

func (s *setter) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Letterhead:
		s.letterhead(b)
	case doc.Title:
		s.title(b)
	case doc.AnnexTitle:
		s.annexTitle(b)
	case doc.To:
		s.to(b)
	case doc.Bases:
		s.bases(b)
	case doc.Heading:
		s.heading(b)
	case doc.Paragraph:
		s.paragraph(b)
	case doc.Item:
		s.item(b)
	case doc.Table:
		s.table(b)
	case doc.Figure:
		s.figure(b)
	case doc.Sheet:
		s.add(strip{sheet: &b})
	case doc.Closing:
		s.closing(b)
	case doc.Space:
		s.space(b.H)
	case doc.Break:
		s.fresh = true
	}
}

// space adds white below the last block, or above the first.
func (s *setter) space(h float64) {
	if n := len(s.strips); n > 0 && !s.fresh && s.strips[n-1].sheet == nil {
		s.strips[n-1].after += h
		return
	}
	s.add(strip{h: h, keep: true})
}

// figure sets a drawing centred, made smaller when the page does not hold it.
func (s *setter) figure(f doc.Figure) {
	k := FigureScale(f, s.frame)
	x := s.frame.Left() + (s.frame.Width()-f.W*k)/2
	s.add(strip{
		h: f.H * k, after: flow.ParagraphGap,
		items: page.Placed(f.Items, x, 0, k), spots: page.PlacedSpots(f.Spots, x, 0, k),
	})
}

// FigureScale returns how much a drawing is made smaller to fit into the text
// of a page: 1 when it fits.
func FigureScale(f doc.Figure, frame Frame) float64 {
	k := 1.0
	if f.W > frame.Width() {
		k = frame.Width() / f.W
	}
	if f.H*k > frame.Height() {
		k = frame.Height() / f.H
	}
	return k
}
