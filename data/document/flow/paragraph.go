package flow

// BodyIndent is the first-line indent of official text (NĐ 30/2020: 1 or
// 1,27 cm), ParagraphGap the least space between paragraphs (6 points), both in
// millimetres.
const (
	BodyIndent   = 12.7
	ParagraphGap = 6 * 25.4 / 72
)

// Paragraph is a block of running text.
type Paragraph struct {
	Runs   []Run
	Align  Align
	Indent float64 // of the first line, millimetres
	After  float64 // space below, millimetres
}

// Paragraph sets p over the width of the text, over as many pages as it needs.
func (b *Builder) Paragraph(p Paragraph) {
	lines := Wrap(b.Fonts, p.Runs, b.Width()-p.Indent, b.Width())
	for i, l := range lines {
		h := LineHeight(l.Size)
		b.Need(h)
		x, w := b.Left(), b.Width()
		if i == 0 {
			x, w = x+p.Indent, w-p.Indent
		}
		b.Add(l.Set(b.Fonts, x, b.Y, w, p.Align)...)
		b.Y += h
	}
	b.Y += p.After
}
