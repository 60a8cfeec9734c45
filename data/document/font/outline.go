package font

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Op is what a segment of an outline does.
type Op int

// The operations: MoveTo and LineTo use one point, QuadTo two, CubeTo three.
const (
	MoveTo Op = iota
	LineTo
	QuadTo
	CubeTo
)

// Point is a place in em, from the letter's origin on the baseline; Y grows
// downwards.
type Point struct{ X, Y float64 }

// Segment is one piece of an outline; the last used point is where it ends.
// Every MoveTo closes the contour before it.
type Segment struct {
	Op   Op
	Args [3]Point
}

// Glyph returns the outline of r and how far the next letter stands, in em. A
// letter that the font lacks is the font's empty box.
func (s *Set) Glyph(style Style, r rune) ([]Segment, float64) {
	f := s.faces[style]
	advance := f.advance(r)
	f.mu.Lock()
	defer f.mu.Unlock()
	if o, ok := f.outlines[r]; ok {
		return o, advance
	}
	o := f.outline(r)
	f.outlines[r] = o
	return o, advance
}

// outline reads the contours of r; an unreadable glyph is left out, as a PDF
// reader does. The caller holds the mutex.
func (f *face) outline(r rune) []Segment {
	segments, err := f.font.LoadGlyph(&f.buf, f.index(r), fixed.I(int(f.em)), nil)
	if err != nil {
		return nil
	}
	out := make([]Segment, 0, len(segments))
	for _, s := range segments {
		var g Segment
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			g.Op = MoveTo
		case sfnt.SegmentOpLineTo:
			g.Op = LineTo
		case sfnt.SegmentOpQuadTo:
			g.Op = QuadTo
		case sfnt.SegmentOpCubeTo:
			g.Op = CubeTo
		}
		for i, p := range s.Args {
			g.Args[i] = Point{float64(p.X) / 64 / f.em, float64(p.Y) / 64 / f.em}
		}
		out = append(out, g)
	}
	return out
}
