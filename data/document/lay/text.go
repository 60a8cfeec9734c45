package lay

import (
	"fmt"
	"slices"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// text is running text set in a column.
type text struct {
	runs  []doc.Run
	size  float64 // of runs without one, points
	align flow.Align
	x, w  float64 // column, millimetres
	first float64 // indent of the first line
	after float64
	keep  bool // with the next block
	mark  *page.Bookmark
}

// body returns running text over the width of the page.
func (s *setter) body(runs []doc.Run) text {
	return text{
		runs: runs, size: flow.BodySize, align: flow.AlignJustify,
		x: s.frame.Left(), w: s.frame.Width(), first: flow.BodyIndent, after: flow.ParagraphGap,
	}
}

// text sets lines as strips. No page ends after the first line or starts with
// the last one.
func (s *setter) text(t text) {
	lines := s.wrap(t.runs, t.size, t.w-t.first, t.w)
	strips := make([]strip, len(lines))
	for i, l := range lines {
		x, w := t.x, t.w
		if i == 0 {
			x, w = x+t.first, w-t.first
		}
		strips[i] = strip{
			h: flow.LineHeight(l.Size), items: l.Set(s.fonts, x, 0, w, t.align),
			keep: i == 0 || i == len(lines)-2 || t.keep && i >= len(lines)-2,
		}
	}
	end := &strips[len(strips)-1]
	end.after, end.keep = t.after, t.keep
	strips[0].mark = t.mark
	s.add(strips...)
}

// wrap breaks runs into lines, at line ends in the text and where the column
// ends; size is that of runs without one.
func (s *setter) wrap(runs []doc.Run, size, first, width float64) []flow.Line {
	var (
		lines []flow.Line
		cur   []flow.Run
	)
	flush := func() {
		set := flow.Wrap(s.fonts, cur, first, width)
		if set[0].Size == 0 {
			set[0].Size = size
		}
		lines = append(lines, set...)
		cur, first = nil, width
	}
	for _, r := range runs {
		s.check(r.S)
		one := flow.Run{Style: r.Style, Size: r.Size, Blank: r.Blank}
		if one.Size == 0 {
			one.Size = size
		}
		for i, part := range strings.Split(r.S, "\n") {
			if i > 0 {
				flush()
			}
			one.S = part
			cur = append(cur, one)
		}
	}
	flush()
	return lines
}

// loss is a letter that the fonts lack, with the text that holds it.
type loss struct {
	letter rune
	in     string
}

// check notes the letters that the fonts lack.
func (s *setter) check(text string) {
	for _, r := range s.fonts.Lacking(text) {
		s.lost = addLoss(s.lost, loss{letter: r, in: text})
	}
}

// addLoss names a letter once, where it first stands.
func addLoss(all []loss, l loss) []loss {
	if slices.ContainsFunc(all, func(o loss) bool { return o.letter == l.letter }) {
		return all
	}
	return append(all, l)
}

// gap tells of a letter and where it stands.
func (l loss) gap(fonts *font.Set) doc.Gap {
	const most = 40 // letters of the text that are told
	in := []rune(strings.Join(strings.Fields(l.in), " "))
	if len(in) > most {
		in = append(in[:most:most], '…')
	}
	return doc.Gap{
		What:  fmt.Sprintf("chữ “%c”: phông %s không có, in thành “?”", l.letter, fonts.Name),
		Where: fmt.Sprintf("đoạn “%s”", string(in)),
	}
}

func (s *setter) paragraph(p doc.Paragraph) {
	t := s.body(p.Runs)
	t.align, t.keep = alignOf(p.Align), p.Keep
	if p.Size > 0 {
		t.size = p.Size
	}
	if p.Flush || p.Align == doc.Centre || p.Align == doc.Right {
		t.first = 0
	}
	s.text(t)
}

// alignOf returns the place of the lines of a paragraph.
func alignOf(a doc.Align) flow.Align {
	switch a {
	case doc.Left:
		return flow.AlignLeft
	case doc.Centre:
		return flow.AlignCentre
	case doc.Right:
		return flow.AlignRight
	}
	return flow.AlignJustify
}

// HeadingStyle returns the type of a heading of that level: the upper ones
// bold, the lower ones italic too.
func HeadingStyle(level int) font.Style {
	switch {
	case level <= 2:
		return font.Bold
	case level == 3:
		return font.BoldItalic
	}
	return font.Italic
}

func (s *setter) heading(h doc.Heading) {
	t := s.body([]doc.Run{{S: h.Text, Style: HeadingStyle(h.Level)}})
	t.keep = true
	t.mark = &page.Bookmark{Text: strings.ReplaceAll(h.Text, "\n", " "), Level: max(h.Level, 1) - 1}
	s.text(t)
}

// ItemStep is how much deeper each level of a list starts, millimetres.
const ItemStep = 6

// noBreak holds a marker at its text; it is never stretched.
const noBreak = "\u00a0"

func (s *setter) item(it doc.Item) {
	runs := it.Runs
	if it.Marker != "" {
		runs = append([]doc.Run{{S: it.Marker + noBreak}}, runs...)
	}
	t := s.body(runs)
	t.first += float64(it.Level) * ItemStep
	s.text(t)
}

func (s *setter) bases(b doc.Bases) {
	for i, line := range b.Lines {
		s.text(s.body([]doc.Run{{S: Ended(line, i == len(b.Lines)-1), Style: font.Italic}}))
	}
}

// Ended writes one of several lines with its closing sign: ";", and "." after
// the last.
func Ended(line string, last bool) string {
	line = strings.TrimRight(strings.TrimSpace(line), ";.,")
	if last {
		return line + "."
	}
	return line + ";"
}

// The places of "Kính gửi" and of the recipients under it, millimetres from
// the left edge of the text.
const (
	ToIndent   = 34
	ToNamesAt  = 44
	ToAfter    = flow.ParagraphGap
	ToCaption  = "Kính gửi:"
	toLineSize = flow.BodySize
)

// to sets the recipients: one stands on the line of the caption, several under
// it, one a line (NĐ 30/2020, Phụ lục I).
func (s *setter) to(t doc.To) {
	switch len(t.Names) {
	case 0:
		s.text(text{
			runs: []doc.Run{{S: ToCaption + " "}, {Blank: 80}}, size: toLineSize, align: flow.AlignCentre,
			x: s.frame.Left(), w: s.frame.Width(), after: ToAfter, keep: true,
		})
	case 1:
		runs := doc.Text(ToCaption + " " + t.Names[0])
		set := text{runs: runs, size: toLineSize, align: flow.AlignCentre, x: s.frame.Left(), w: s.frame.Width(), after: ToAfter, keep: true}
		s.text(set)
	default:
		x := s.frame.Left()
		s.text(text{runs: doc.Text(ToCaption), size: toLineSize, x: x + ToIndent, w: s.frame.Width() - ToIndent, keep: true})
		for i, name := range t.Names {
			end := i == len(t.Names)-1
			line := text{
				runs: doc.Text("-" + noBreak + Ended(name, end)), size: toLineSize,
				x: x + ToNamesAt, w: s.frame.Width() - ToNamesAt, keep: true,
			}
			if end {
				line.after = ToAfter
			}
			s.text(line)
		}
	}
}
