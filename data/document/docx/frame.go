package docx

import (
	"math"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// frame is a place on the page that holds a paragraph, in millimetres from the
// corner of the page.
type frame struct{ x, y, w float64 }

// node returns the property of a paragraph that stands in the frame.
func (f frame) node() node {
	return el("w:framePr").num("w:w", twips(f.w)).num("w:hSpace", 0).at("w:wrap", "around").
		at("w:vAnchor", "page").at("w:hAnchor", "page").num("w:x", twips(f.x)).num("w:y", twips(f.y))
}

// wordsOnly tells whether a drawing is words and lines to write on, and nothing
// else.
func wordsOnly(items []page.Item) bool {
	words := false
	for _, it := range items {
		switch it := it.(type) {
		case page.Text:
			words = true
		case page.Line:
			if it.Dash == nil || it.Y1 != it.Y2 {
				return false
			}
		default:
			return false
		}
	}
	return words
}

// frameSlack is white at the right of a text in its frame, so that rounding
// does not break its line, millimetres.
const frameSlack = 2

// framed writes every text of a page at its place, to be edited there, and the
// paragraph that the frames belong to. They stand at the start of a stretch.
func (w *writer) framed(items []page.Item, fonts *font.Set) {
	for _, it := range items {
		p := newPara(styleNormal)
		switch it := it.(type) {
		case page.Text:
			x := math.Max(it.Start(fonts), 0)
			p.frame = &frame{x: x, y: it.Y - flow.Baseline(it.Size), w: it.Width(fonts) + frameSlack}
			p.runs = w.runs([]doc.Run{{S: it.S, Style: it.Style, Size: it.Size}}, lookOf(styleNormal), p.frame.w)
		case page.Line:
			length := math.Abs(it.X2 - it.X1)
			p.frame = &frame{x: math.Min(it.X1, it.X2), y: it.Y1 - flow.Baseline(flow.BodySize), w: length + frameSlack}
			p.runs = w.runs([]doc.Run{{Blank: length}}, lookOf(styleNormal), length)
		}
		w.para(p)
	}
	w.para(spacer(0))
}
