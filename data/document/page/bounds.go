package page

import (
	"math"

	"sothidua/data/document/font"
)

// Bounds returns the rectangle that holds everything drawn, with the letters
// from their highest marks to their lowest ends. Nothing drawn is an empty one.
func Bounds(items []Item, fonts *font.Set) Rect {
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	grow := func(ax, ay, bx, by float64) {
		x1, y1 = math.Min(x1, math.Min(ax, bx)), math.Min(y1, math.Min(ay, by))
		x2, y2 = math.Max(x2, math.Max(ax, bx)), math.Max(y2, math.Max(ay, by))
	}
	for _, it := range items {
		switch it := it.(type) {
		case Text:
			em, x := it.Size*font.PointMM, it.Start(fonts)
			grow(x, it.Y-em, x+it.Width(fonts), it.Y+0.3*em)
		case Line:
			w := it.Width / 2
			grow(math.Min(it.X1, it.X2)-w, math.Min(it.Y1, it.Y2)-w, math.Max(it.X1, it.X2)+w, math.Max(it.Y1, it.Y2)+w)
		case Rect:
			w := it.Width / 2
			grow(it.X-w, it.Y-w, it.X+it.W+w, it.Y+it.H+w)
		case Path:
			for _, m := range it.Moves {
				if m.Op == Close {
					continue
				}
				p := m.end()
				grow(p.X-it.Width, p.Y-it.Width, p.X+it.Width, p.Y+it.Width)
			}
		}
	}
	if x2 < x1 {
		return Rect{}
	}
	return Rect{X: x1, Y: y1, W: x2 - x1, H: y2 - y1}
}
