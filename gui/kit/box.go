package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// boxLook is the state of a field that decides how its box is framed.
type boxLook struct{ disabled, focused, wrong, unsaved bool }

// box is a rounded rectangle with an edge. Fyne blurs the edges of rounded
// rectangles over three pixels, which leaves a one-pixel line too pale to
// see, so the straight parts are drawn once more as sharp lines.
type box struct {
	back  *canvas.Rectangle
	sides [4]*canvas.Rectangle // top, bottom, left, right
}

func newBox() *box {
	b := &box{back: newRect()}
	for i := range b.sides {
		b.sides[i] = newRect()
	}
	return b
}

// objects returns what to draw, from the back to the front.
func (b *box) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{b.back}
	for _, s := range b.sides {
		out = append(out, s)
	}
	return out
}

// paint draws the box at a place; the edge lies inside the size. Sizes are
// rounded, or back and sides would be rounded apart.
func (b *box) paint(at fyne.Position, size fyne.Size, fill, edge color.Color, width, radius float32) {
	size, width, radius = fyne.NewSize(whole(size.Width), whole(size.Height)), whole(width), whole(radius)
	r := b.back
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, edge, width, radius
	r.Move(at)
	r.Resize(size)
	long := size.SubtractWidthHeight(2*radius, 2*radius)
	places := [4]fyne.Position{{X: radius}, {X: radius, Y: size.Height - width}, {Y: radius}, {X: size.Width - width, Y: radius}}
	for i, s := range b.sides {
		s.FillColor = edge
		s.Hidden = width == 0 || long.Width < 1 || long.Height < 1
		s.Move(at.Add(places[i]))
		if i < 2 {
			s.Resize(fyne.NewSize(long.Width, width))
		} else {
			s.Resize(fyne.NewSize(width, long.Height))
		}
	}
}

// whole rounds to whole pixels.
func whole(n float32) float32 { return float32(math.Round(float64(n))) }

// paintField frames a field: grey when locked, pale yellow when unsaved, a red
// edge of 2 pixels when wrong, else a blue one when it has the keyboard.
func (b *box) paintField(size fyne.Size, l boxLook) {
	fill, edge, width := White, InputEdge, px(1)
	if l.unsaved {
		fill = Unsaved
	}
	switch {
	case l.disabled:
		fill, edge = Locked, Rule
	case l.wrong:
		edge, width = Bad, px(2)
	case l.focused:
		edge, width = Primary, px(2)
	}
	b.paint(fyne.Position{}, size, fill, edge, width, px(4))
}
