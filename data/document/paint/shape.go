package paint

import (
	"image"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// shape is a set of contours that is filled at once; where contours of the
// same turn overlap the dots are filled once.
type shape struct {
	img *image.RGBA
	box image.Rectangle
	v   *vector.Rasterizer
}

func (s *shape) at(x, y float64) (float32, float32) {
	return float32(x - float64(s.box.Min.X)), float32(y - float64(s.box.Min.Y))
}

func (s *shape) moveTo(p page.Point) { s.v.MoveTo(s.at(p.X, p.Y)) }
func (s *shape) lineTo(p page.Point) { s.v.LineTo(s.at(p.X, p.Y)) }

func (s *shape) cubeTo(a, b, c page.Point) {
	ax, ay := s.at(a.X, a.Y)
	bx, by := s.at(b.X, b.Y)
	cx, cy := s.at(c.X, c.Y)
	s.v.CubeTo(ax, ay, bx, by, cx, cy)
}

// fill paints the dots inside the contours. The rasterizer draws whole boxes
// only, so what reaches over the edge of the page goes through a mask.
func (s *shape) fill(c page.Colour) {
	ink := image.NewUniform(c)
	if s.box.In(s.img.Bounds()) {
		s.v.Draw(s.img, s.box, ink, image.Point{})
		return
	}
	mask := image.NewAlpha(image.Rect(0, 0, s.box.Dx(), s.box.Dy()))
	s.v.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	draw.DrawMask(s.img, s.box, ink, image.Point{}, mask, image.Point{}, draw.Over)
}

// glyph adds a letter whose origin is x, y and whose em is that many dots.
func (s *shape) glyph(outline []font.Segment, x, y, em float64) {
	p := func(q font.Point) (float32, float32) { return s.at(x+q.X*em, y+q.Y*em) }
	for i, g := range outline {
		ax, ay := p(g.Args[0])
		bx, by := p(g.Args[1])
		switch g.Op {
		case font.MoveTo:
			if i > 0 {
				s.v.ClosePath()
			}
			s.v.MoveTo(ax, ay)
		case font.LineTo:
			s.v.LineTo(ax, ay)
		case font.QuadTo:
			s.v.QuadTo(ax, ay, bx, by)
		case font.CubeTo:
			cx, cy := p(g.Args[2])
			s.v.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	s.v.ClosePath()
}

// segment adds a straight stroke with square ends, half as wide on each side.
func (s *shape) segment(a, b page.Point, half float64) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return
	}
	nx, ny := -(b.Y-a.Y)/length*half, (b.X-a.X)/length*half
	s.moveTo(page.Point{X: a.X - nx, Y: a.Y - ny})
	s.lineTo(page.Point{X: b.X - nx, Y: b.Y - ny})
	s.lineTo(page.Point{X: b.X + nx, Y: b.Y + ny})
	s.lineTo(page.Point{X: a.X + nx, Y: a.Y + ny})
	s.v.ClosePath()
}

// dot adds a round end or corner, turning the same way as segment.
func (s *shape) dot(c page.Point, radius float64) {
	const bow = 0.5523 // control points of a quarter circle
	k := radius * bow
	at := func(dx, dy float64) page.Point { return page.Point{X: c.X + dx, Y: c.Y + dy} }
	s.moveTo(at(radius, 0))
	s.cubeTo(at(radius, k), at(k, radius), at(0, radius))
	s.cubeTo(at(-k, radius), at(-radius, k), at(-radius, 0))
	s.cubeTo(at(-radius, -k), at(-k, -radius), at(0, -radius))
	s.cubeTo(at(k, -radius), at(radius, -k), at(radius, 0))
	s.v.ClosePath()
}

// path paints a free shape: its fill, then its stroke.
func (r *raster) path(p page.Path) {
	if len(p.Moves) == 0 {
		return
	}
	moves := page.Scaled(p.Moves, 0, 0, r.k)
	half := p.Width * r.k / 2
	x1, y1, x2, y2 := bounds(moves)
	if p.Fill != page.None {
		if s := r.shape(x1, y1, x2, y2); s != nil {
			s.contours(moves)
			s.fill(r.ink(p.Fill))
		}
	}
	if p.Stroke != page.None {
		if s := r.shape(x1-half, y1-half, x2+half, y2+half); s != nil {
			s.strokes(moves, half)
			s.fill(r.ink(p.Stroke))
		}
	}
}

// bounds returns the box of all points, control points included.
func bounds(moves []page.Move) (x1, y1, x2, y2 float64) {
	x1, y1, x2, y2 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	grow := func(p page.Point) {
		x1, y1 = math.Min(x1, p.X), math.Min(y1, p.Y)
		x2, y2 = math.Max(x2, p.X), math.Max(y2, p.Y)
	}
	for _, m := range moves {
		switch m.Op {
		case page.To, page.LineTo:
			grow(m.P[0])
		case page.CurveTo:
			grow(m.P[0])
			grow(m.P[1])
			grow(m.P[2])
		}
	}
	return x1, y1, x2, y2
}

func (s *shape) contours(moves []page.Move) {
	for _, m := range moves {
		switch m.Op {
		case page.To:
			s.moveTo(m.P[0])
		case page.LineTo:
			s.lineTo(m.P[0])
		case page.CurveTo:
			s.cubeTo(m.P[0], m.P[1], m.P[2])
		case page.Close:
			s.v.ClosePath()
		}
	}
}

// strokes adds every segment with a dot at each of its ends.
func (s *shape) strokes(moves []page.Move, half float64) {
	var start, at page.Point
	stroke := func(to page.Point) {
		s.segment(at, to, half)
		s.dot(at, half)
		s.dot(to, half)
		at = to
	}
	for _, m := range moves {
		switch m.Op {
		case page.To:
			start, at = m.P[0], m.P[0]
		case page.LineTo:
			stroke(m.P[0])
		case page.CurveTo:
			from := at
			const steps = 8
			for i := 1; i <= steps; i++ {
				stroke(bezier(from, m.P[0], m.P[1], m.P[2], float64(i)/steps))
			}
		case page.Close:
			stroke(start)
		}
	}
}

// bezier returns the point of a cubic curve at t in 0..1.
func bezier(a, b, c, d page.Point, t float64) page.Point {
	u := 1 - t
	mix := func(a, b, c, d float64) float64 {
		return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
	}
	return page.Point{X: mix(a.X, b.X, c.X, d.X), Y: mix(a.Y, b.Y, c.Y, d.Y)}
}
