package document

import (
	"slices"

	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/mark"
	"sothidua/data/document/page"
	"sothidua/data/progress"
)

// legend is the explanation under the bars.
type legend struct {
	entries []legendEntry
	note    string
	noteX   float64 // left edge of the note, from the left edge of the text
	noteRow int
	height  float64
}

type legendEntry struct {
	judgement progress.Judgement
	x         float64
	row       int
}

// The measures of a legend entry in millimetres: mark, swatch, word.
const (
	swatchX   = 5.9
	swatchW   = 8.2
	swatchH   = 4.5
	legendX   = 15.4
	legendGap = 12
)

// layLegend places an entry for every judgement that has a bar, worst first,
// in as many rows as it takes, and behind them what the time line is for.
func (s *sheet) layLegend(bars []bar) legend {
	fonts, w := s.b.Fonts, s.b.Width()
	var l legend
	x, row := 0.0, 0
	for _, j := range progress.Judgements {
		if !slices.ContainsFunc(bars, func(b bar) bool { return b.judgement == j }) {
			continue
		}
		width := legendX + fonts.Width(j.Label(), font.Regular, chartSmall)
		if x > 0 && x+width > w {
			x, row = 0, row+1
		}
		l.entries = append(l.entries, legendEntry{judgement: j, x: x, row: row})
		x += width + legendGap
	}
	if _, ok := s.timeShare(); ok {
		l.note = "Vạch " + s.timePercent() + " chỉ dùng cho chỉ tiêu cộng dồn và lộ trình giảm."
		width := fonts.Width(l.note, font.Italic, chartSmall)
		l.noteX, l.noteRow = w-width, row
		if x-legendGap+4 > l.noteX {
			row++
			l.noteX, l.noteRow = 0, row
		}
	}
	l.height = float64(row+1) * legendPitch
	return l
}

func (s *sheet) drawLegend(l legend) {
	b := s.b
	b.Y += belowGap
	middle := func(row int) float64 { return b.Y + (float64(row)+0.5)*legendPitch }
	write := func(x float64, row int, text string, style font.Style) {
		y := middle(row) - flow.LineHeight(chartSmall)/2 + flow.Baseline(chartSmall)
		b.Add(page.Text{X: b.Left() + x, Y: y, S: text, Style: style, Size: chartSmall, Ink: page.Black})
	}
	for _, e := range l.entries {
		mid := middle(e.row)
		b.Add(mark.Items(mark.Of(e.judgement, s.opt.Mono), b.Left()+e.x, mid-markSize/2, markSize)...)
		r := fillOf(e.judgement, s.opt.Mono)
		r.X, r.Y, r.W, r.H = b.Left()+e.x+swatchX, mid-swatchH/2, swatchW, swatchH
		b.Add(r)
		write(e.x+legendX, e.row, e.judgement.Label(), font.Regular)
	}
	if l.note != "" {
		write(l.noteX, l.noteRow, l.note, font.Italic)
	}
	b.Y += l.height
}
