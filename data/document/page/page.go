// Package page is a laid-out page: text, lines, shapes and pictures at places
// in millimetres from the top left corner of the sheet. Whatever shows or
// writes a page draws exactly these items, so that the preview, the PDF, the
// picture and the paper are one drawing.
package page

import (
	"sothidua/data/document/font"
	"sothidua/data/model"
)

// The sizes of A4 paper in millimetres.
const (
	A4Short = 210.0
	A4Long  = 297.0
)

// Page is one sheet, W by H millimetres.
type Page struct {
	W, H  float64
	Items []Item // in drawing order, later ones on top
	Spots []Spot
	Fonts *font.Set // the letters the page was laid out with
}

// Item is something drawn: Text, Line, Rect or Path.
type Item interface{ item() }

// Anchor tells which point of a text stands at X.
type Anchor int

// The anchors.
const (
	Left Anchor = iota
	Centre
	Right
)

// Text is one line of text in one style.
type Text struct {
	X, Y   float64 // anchor point on the baseline
	S      string  // printable, without line ends
	Style  font.Style
	Size   float64 // points
	Ink    Colour
	Anchor Anchor
	Gap    float64 // millimetres added to every space, for justified lines
}

// Line is a straight rule. Dash lists the lengths of dash and gap in
// millimetres; nil draws it through.
type Line struct {
	X1, Y1, X2, Y2 float64
	Width          float64
	Ink            Colour
	Dash           []float64
}

// Rect is an upright rectangle, filled, edged or both. Hatch draws slanting
// lines over the fill, which tell two fills apart without colour.
type Rect struct {
	X, Y, W, H float64
	Fill       Colour
	Edge       Colour
	Width      float64 // of the edge
	Hatch      Colour
}

// Path is a free shape. Strokes have round ends and corners.
type Path struct {
	Moves  []Move
	Fill   Colour
	Stroke Colour
	Width  float64
}

func (Text) item() {}
func (Line) item() {}
func (Rect) item() {}
func (Path) item() {}

// Spot is a part of the page that stands for a target, or for one unit's part
// of it: a click there opens the figures behind the drawing. Charts also draw
// blocks, periods and judgements.
type Spot struct {
	X, Y, W, H float64
	Target     model.ID
	Unit       model.ID // 0: the whole commune
	Block      model.ID
	Code       model.PeriodCode // "": the period of the paper
	Year       int              // 0: the year of the paper
	Judgement  string           // the targets that have it; "": one target
	Tip        string           // value and rule in a sentence, "" for none
}

// SpotAt returns the spot under a point in millimetres.
func (p Page) SpotAt(x, y float64) (Spot, bool) {
	for _, s := range p.Spots {
		if x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H {
			return s, true
		}
	}
	return Spot{}, false
}

// Width returns how wide the text is, its gaps included.
func (t Text) Width(fonts *font.Set) float64 {
	w := fonts.Width(t.S, t.Style, t.Size)
	for _, r := range t.S {
		if r == ' ' {
			w += t.Gap
		}
	}
	return w
}

// Start returns the X of the text's left edge.
func (t Text) Start(fonts *font.Set) float64 {
	switch t.Anchor {
	case Centre:
		return t.X - t.Width(fonts)/2
	case Right:
		return t.X - t.Width(fonts)
	}
	return t.X
}
