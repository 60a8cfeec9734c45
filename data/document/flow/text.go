// Package flow lays documents out: it breaks text into lines and lines into
// pages, sets paragraphs and tables, and draws what official papers carry
// under NĐ 30/2020 (letterhead, signature, page numbers).
package flow

import (
	"math"
	"strings"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// Run is a stretch of text in one style. Size is in points; Ink None is black.
// Blank draws a dotted line to write on by hand instead of S, that many
// millimetres long, or as long as the column when that is shorter.
type Run struct {
	S     string
	Style font.Style
	Size  float64
	Ink   page.Colour
	Blank float64
}

// width returns how wide the run is when it is not broken, in millimetres.
func (r Run) width(fonts *font.Set) float64 {
	if r.Blank > 0 {
		return r.Blank
	}
	return fonts.Width(r.S, r.Style, r.Size)
}

// The dots of a line to write on: their size, their pitch, and how far they
// stand under the baseline, millimetres.
const (
	dotSize  = 0.3
	dotPitch = 1.2
	dotDrop  = 0.3
)

// Dots returns a dotted line to write on by hand, w millimetres long from x on
// the baseline y.
func Dots(x, y, w float64) page.Line {
	return page.Line{
		X1: x, Y1: y + dotDrop, X2: x + w, Y2: y + dotDrop,
		Width: dotSize, Ink: page.Black, Dash: []float64{dotSize, dotPitch - dotSize},
	}
}

// Plain returns a run of upright black text.
func Plain(s string, size float64) []Run { return []Run{{S: s, Size: size}} }

// Styled returns a run of black text in a style.
func Styled(s string, style font.Style, size float64) []Run {
	return []Run{{S: s, Style: style, Size: size}}
}

// The shape of a line of type, in em: single line spacing of Times New Roman.
const (
	lineHeight = 1.149
	ascent     = 0.905 // from the top of the line to the baseline
)

// LineHeight returns the height of a line of text in millimetres.
func LineHeight(size float64) float64 { return size * font.PointMM * lineHeight }

// Baseline returns how far the baseline lies under the top of a line, in
// millimetres.
func Baseline(size float64) float64 { return size * font.PointMM * ascent }

// Align tells where lines stand in their column.
type Align int

// The alignments.
const (
	AlignLeft Align = iota
	AlignCentre
	AlignRight
	AlignJustify
)

// Line is one broken line: pieces side by side, each in one style.
type Line struct {
	Pieces []Run
	W      float64 // natural width in millimetres
	Size   float64 // largest size on it, points
	Spaces int
	Last   bool // ends its paragraph, so it is never stretched
}

// word is what stands between two spaces; its pieces differ in style.
type word struct {
	pieces []Run
	w      float64
}

// Wrap breaks runs into lines no wider than width, the first no wider than
// first. A word wider than the column is broken between letters. There is
// always at least one line.
func Wrap(fonts *font.Set, runs []Run, first, width float64) []Line {
	var (
		lines []Line
		cur   []word
		used  float64
	)
	room := first
	flush := func() {
		lines = append(lines, join(fonts, cur))
		cur, used, room = nil, 0, width
	}
	for _, w := range split(fonts, runs) {
		gap := 0.0
		if len(cur) > 0 {
			gap = spaceAfter(fonts, cur[len(cur)-1])
		}
		if len(cur) > 0 && used+gap+w.w > room+slack {
			flush()
			gap = 0
		}
		for w.w > room+slack {
			var head word
			head, w = cut(fonts, w, room)
			cur = append(cur, head)
			flush()
		}
		if len(w.pieces) > 0 {
			cur = append(cur, w)
			used += gap + w.w
		}
	}
	if len(cur) > 0 || len(lines) == 0 {
		flush()
	}
	lines[len(lines)-1].Last = true
	if lines[0].Size == 0 && len(runs) > 0 {
		lines[0].Size = runs[0].Size
	}
	return lines
}

// split cuts runs at plain spaces; no-break spaces stay inside words.
func split(fonts *font.Set, runs []Run) []word {
	var words []word
	glue := false // the next piece belongs to the last word
	for _, r := range runs {
		if r.Ink == page.None {
			r.Ink = page.Black
		}
		if r.Blank > 0 {
			r.S = ""
			words = glued(fonts, words, r, glue)
			glue = true
			continue
		}
		for i, s := range strings.Split(fonts.Printable(r.S), " ") {
			if i > 0 {
				glue = false
			}
			if s == "" {
				continue
			}
			piece := r
			piece.S = s
			words = glued(fonts, words, piece, glue)
			glue = true
		}
	}
	return words
}

// glued adds a piece to the last word, or as a word of its own.
func glued(fonts *font.Set, words []word, piece Run, glue bool) []word {
	w := piece.width(fonts)
	if !glue {
		return append(words, word{pieces: []Run{piece}, w: w})
	}
	last := &words[len(words)-1]
	last.pieces = append(last.pieces, piece)
	last.w += w
	return words
}

// spaceAfter returns the width of the space that follows a word.
func spaceAfter(fonts *font.Set, w word) float64 {
	last := w.pieces[len(w.pieces)-1]
	return fonts.Width(" ", last.Style, last.Size)
}

// cut breaks a word so that the head fits into room; the head holds at least
// one letter. A blank longer than the room is shortened to it.
func cut(fonts *font.Set, w word, room float64) (head, rest word) {
	for i, p := range w.pieces {
		pw := p.width(fonts)
		if head.w+pw <= room {
			head.pieces = append(head.pieces, p)
			head.w += pw
			continue
		}
		if p.Blank > 0 {
			p.Blank = math.Min(p.Blank, room)
			if len(head.pieces) == 0 {
				head.pieces, head.w = append(head.pieces, p), p.Blank
			} else {
				rest.pieces = append(rest.pieces, p)
			}
			rest.pieces = append(rest.pieces, w.pieces[i+1:]...)
			break
		}
		n, nw := fitting(fonts, p, room-head.w)
		if n == 0 && len(head.pieces) == 0 {
			n = len(string([]rune(p.S)[:1]))
			nw = fonts.Width(p.S[:n], p.Style, p.Size)
		}
		if n > 0 {
			part := p
			part.S = p.S[:n]
			head.pieces = append(head.pieces, part)
			head.w += nw
		}
		if n < len(p.S) {
			p.S = p.S[n:]
			rest.pieces = append(rest.pieces, p)
		}
		rest.pieces = append(rest.pieces, w.pieces[i+1:]...)
		break
	}
	for _, p := range rest.pieces {
		rest.w += p.width(fonts)
	}
	return head, rest
}

// fitting returns how many bytes of a piece fit into room, and their width.
func fitting(fonts *font.Set, p Run, room float64) (int, float64) {
	w := 0.0
	for i, r := range p.S {
		rw := fonts.Width(string(r), p.Style, p.Size)
		if w+rw > room {
			return i, w
		}
		w += rw
	}
	return len(p.S), w
}

// join sets words side by side with their spaces; neighbours in one style
// become one piece.
func join(fonts *font.Set, words []word) Line {
	var l Line
	for i, w := range words {
		if i > 0 {
			l.space()
		}
		for _, p := range w.pieces {
			if n := len(l.Pieces); n > 0 && same(l.Pieces[n-1], p) {
				l.Pieces[n-1].S += p.S
			} else {
				l.Pieces = append(l.Pieces, p)
			}
			l.Size = math.Max(l.Size, p.Size)
		}
	}
	for _, p := range l.Pieces {
		l.W += p.width(fonts)
	}
	return l
}

// space adds a space after the last piece; a dotted line holds none.
func (l *Line) space() {
	l.Spaces++
	last := &l.Pieces[len(l.Pieces)-1]
	if last.Blank == 0 {
		last.S += " "
		return
	}
	gap := *last
	gap.Blank, gap.S = 0, " "
	l.Pieces = append(l.Pieces, gap)
}

func same(a, b Run) bool {
	return a.Style == b.Style && a.Size == b.Size && a.Ink == b.Ink && a.Blank == 0 && b.Blank == 0
}

// Height returns the height of lines set solid, in millimetres.
func Height(lines []Line) float64 {
	h := 0.0
	for _, l := range lines {
		h += LineHeight(l.Size)
	}
	return h
}

// Set returns the text items of a line whose top is y, in a column from x of
// width w.
func (l Line) Set(fonts *font.Set, x, y, w float64, align Align) []page.Item {
	gap := 0.0
	switch align {
	case AlignCentre:
		x += (w - l.W) / 2
	case AlignRight:
		x += w - l.W
	case AlignJustify:
		if !l.Last && l.Spaces > 0 {
			gap = (w - l.W) / float64(l.Spaces)
		}
	}
	var out []page.Item
	for _, p := range l.Pieces {
		if p.Blank > 0 {
			out = append(out, Dots(x, y+Baseline(l.Size), p.Blank))
			x += p.Blank
			continue
		}
		t := page.Text{X: x, Y: y + Baseline(l.Size), S: p.S, Style: p.Style, Size: p.Size, Ink: p.Ink, Gap: gap}
		x += t.Width(fonts)
		out = append(out, t)
	}
	return out
}

// SetLines returns the text items of lines set solid under y.
func SetLines(fonts *font.Set, lines []Line, x, y, w float64, align Align) []page.Item {
	var out []page.Item
	for _, l := range lines {
		out = append(out, l.Set(fonts, x, y, w, align)...)
		y += LineHeight(l.Size)
	}
	return out
}

// NaturalWidth returns how wide the widest line of text is when nothing is
// broken, in millimetres.
func NaturalWidth(fonts *font.Set, runs []Run) float64 {
	w := 0.0
	for _, r := range runs {
		r.S = fonts.Printable(r.S)
		w += r.width(fonts)
	}
	return w
}
