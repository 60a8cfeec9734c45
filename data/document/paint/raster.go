package paint

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// mmPerInch converts resolutions.
const mmPerInch = 25.4

// Image draws a page on white at a resolution in dots per inch. With mono it
// shows the greys that a black-and-white printer makes of the colours.
func Image(p page.Page, dpi float64, mono bool) image.Image {
	k := dpi / mmPerInch
	r := &raster{fonts: p.Fonts, k: k, mono: mono}
	r.img = image.NewRGBA(image.Rect(0, 0, int(math.Round(p.W*k)), int(math.Round(p.H*k))))
	draw.Draw(r.img, r.img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, it := range p.Items {
		r.draw(it)
	}
	return r.img
}

// PNG writes a page as a picture at a resolution in dots per inch.
func PNG(w io.Writer, p page.Page, dpi float64) error {
	if err := png.Encode(w, Image(p, dpi, false)); err != nil {
		return fmt.Errorf("write png: %w", err)
	}
	return nil
}

// raster paints on an image with k dots per millimetre.
type raster struct {
	img   *image.RGBA
	fonts *font.Set
	k     float64
	mono  bool
}

func (r *raster) ink(c page.Colour) page.Colour {
	if r.mono {
		return c.GreyOf()
	}
	return c
}

func (r *raster) draw(it page.Item) {
	switch it := it.(type) {
	case page.Text:
		r.text(it)
	case page.Line:
		r.line(it)
	case page.Rect:
		r.rect(it)
	case page.Path:
		r.path(it)
	}
}

// text fills the outlines of the letters, all of one line at once.
func (r *raster) text(t page.Text) {
	em := t.Size * font.PointMM * r.k // dots per em
	x, y := t.Start(r.fonts)*r.k, t.Y*r.k
	s := r.shape(x-em, y-1.5*em, x+t.Width(r.fonts)*r.k+em, y+em)
	if s == nil {
		return
	}
	for _, c := range t.S {
		outline, advance := r.fonts.Glyph(t.Style, c)
		s.glyph(outline, x, y, em)
		x += advance * em
		if c == ' ' {
			x += t.Gap * r.k
		}
	}
	s.fill(r.ink(t.Ink))
}

// line draws upright and level rules on whole dots, at least one dot wide, so
// that thin rules are sharp on the screen.
func (r *raster) line(l page.Line) {
	if l.Dash == nil && (l.X1 == l.X2 || l.Y1 == l.Y2) {
		r.rule(l)
		return
	}
	length := math.Hypot(l.X2-l.X1, l.Y2-l.Y1)
	if length == 0 {
		return
	}
	ux, uy := (l.X2-l.X1)/length, (l.Y2-l.Y1)/length
	half := l.Width * r.k / 2
	x1, y1, x2, y2 := l.X1*r.k, l.Y1*r.k, l.X2*r.k, l.Y2*r.k
	s := r.shape(math.Min(x1, x2)-half, math.Min(y1, y2)-half, math.Max(x1, x2)+half, math.Max(y1, y2)+half)
	if s == nil {
		return
	}
	for _, d := range dashes(length, l.Dash) {
		s.segment(page.Point{X: (l.X1 + ux*d[0]) * r.k, Y: (l.Y1 + uy*d[0]) * r.k},
			page.Point{X: (l.X1 + ux*d[1]) * r.k, Y: (l.Y1 + uy*d[1]) * r.k}, half)
	}
	s.fill(r.ink(l.Ink))
}

// dashes cuts a length into the parts that are drawn.
func dashes(length float64, pattern []float64) [][2]float64 {
	if len(pattern) == 0 {
		return [][2]float64{{0, length}}
	}
	var out [][2]float64
	for at, i := 0.0, 0; at < length; i++ {
		next := at + math.Max(pattern[i%len(pattern)], 0.01)
		if i%2 == 0 {
			out = append(out, [2]float64{at, math.Min(next, length)})
		}
		at = next
	}
	return out
}

func (r *raster) rule(l page.Line) {
	thick := int(math.Max(1, math.Round(l.Width*r.k)))
	x1, x2 := math.Min(l.X1, l.X2)*r.k, math.Max(l.X1, l.X2)*r.k
	y1, y2 := math.Min(l.Y1, l.Y2)*r.k, math.Max(l.Y1, l.Y2)*r.k
	box := image.Rect(int(math.Round(x1)), int(math.Round(y1)), int(math.Round(x2)), int(math.Round(y2)))
	if l.X1 == l.X2 {
		box.Min.X = int(math.Round(x1 - float64(thick)/2))
		box.Max.X = box.Min.X + thick
	} else {
		box.Min.Y = int(math.Round(y1 - float64(thick)/2))
		box.Max.Y = box.Min.Y + thick
	}
	draw.Draw(r.img, box, image.NewUniform(r.ink(l.Ink)), image.Point{}, draw.Src)
}

func (r *raster) rect(q page.Rect) {
	if q.Fill != page.None {
		box := image.Rect(int(math.Round(q.X*r.k)), int(math.Round(q.Y*r.k)), int(math.Round((q.X+q.W)*r.k)), int(math.Round((q.Y+q.H)*r.k)))
		draw.Draw(r.img, box, image.NewUniform(r.ink(q.Fill)), image.Point{}, draw.Src)
	}
	for _, l := range q.HatchLines() {
		r.line(l)
	}
	if q.Edge == page.None {
		return
	}
	x2, y2 := q.X+q.W, q.Y+q.H
	for _, l := range []page.Line{{X1: q.X, Y1: q.Y, X2: x2, Y2: q.Y}, {X1: q.X, Y1: y2, X2: x2, Y2: y2},
		{X1: q.X, Y1: q.Y, X2: q.X, Y2: y2}, {X1: x2, Y1: q.Y, X2: x2, Y2: y2}} {
		l.Width, l.Ink = q.Width, q.Edge
		r.rule(l)
	}
}

// shape collects contours inside a box of dots; nil when the box lies off the
// page.
func (r *raster) shape(x1, y1, x2, y2 float64) *shape {
	box := image.Rect(int(math.Floor(x1)), int(math.Floor(y1)), int(math.Ceil(x2))+1, int(math.Ceil(y2))+1)
	if box.Intersect(r.img.Bounds()).Empty() {
		return nil
	}
	return &shape{img: r.img, box: box, v: vector.NewRasterizer(box.Dx(), box.Dy())}
}
