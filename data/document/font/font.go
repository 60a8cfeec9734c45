// Package font measures the letters of printed documents and hands out their
// outlines, so that lines break alike on the screen, in the PDF and on paper.
//
// Letters are set without kerning, as Word sets Times New Roman, and nothing
// is hinted: a width in millimetres is the same at every resolution.
package font

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Style is one of the four cuts of the type.
type Style int

// The styles.
const (
	Regular Style = iota
	Bold
	Italic
	BoldItalic
)

// Styles lists all styles.
var Styles = [...]Style{Regular, Bold, Italic, BoldItalic}

// PointMM is the length of a point in millimetres.
const PointMM = 25.4 / 72

// Set is one type family in four styles. It is safe for parallel use.
type Set struct {
	// Name tells which family this is: "Times New Roman" or "Tinos".
	Name  string
	faces [len(Styles)]*face
}

// face is one style. The mutex guards the buffer and the caches: sfnt reads
// through a buffer that cannot be shared.
type face struct {
	data []byte
	font *sfnt.Font
	em   float64 // font units per em

	mu       sync.Mutex
	buf      sfnt.Buffer
	glyphs   map[rune]sfnt.GlyphIndex
	advances map[rune]float64 // in em
	outlines map[rune][]Segment
}

func newFace(data []byte) (*face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return &face{
		data: data, font: f, em: float64(f.UnitsPerEm()),
		glyphs: map[rune]sfnt.GlyphIndex{}, advances: map[rune]float64{}, outlines: map[rune][]Segment{},
	}, nil
}

// index returns the glyph of r, 0 for a letter the font lacks. The caller
// holds the mutex.
func (f *face) index(r rune) sfnt.GlyphIndex {
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		g = 0
	}
	f.glyphs[r] = g
	return g
}

// has tells whether the font holds r.
func (f *face) has(r rune) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.index(r) != 0
}

func (f *face) advance(r rune) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	if a, ok := f.advances[r]; ok {
		return a
	}
	// At a size of one unit per font unit nothing is rounded.
	a, err := f.font.GlyphAdvance(&f.buf, f.index(r), fixed.I(int(f.em)), font.HintingNone)
	if err != nil {
		a = 0
	}
	w := float64(a) / 64 / f.em
	f.advances[r] = w
	return w
}

// Has tells whether the style holds a glyph for r.
func (s *Set) Has(style Style, r rune) bool { return s.faces[style].has(r) }

// Width returns how wide text is at a size in points, in millimetres.
func (s *Set) Width(text string, style Style, size float64) float64 {
	f, w := s.faces[style], 0.0
	for _, r := range text {
		w += f.advance(r)
	}
	return w * size * PointMM
}

// Data returns the font file of a style, for embedding. It must not be changed.
func (s *Set) Data(style Style) []byte { return s.faces[style].data }
