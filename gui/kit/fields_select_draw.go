package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// selectRenderer draws a Select.
type selectRenderer struct {
	s       *Select
	box     *canvas.Rectangle
	text    *canvas.Text
	arrow   *canvas.Image
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &selectRenderer{s: s, box: newRect(), text: newCellText(), arrow: NewPicture(newGridArt().choice, 14)}
	r.objects = []fyne.CanvasObject{r.box, r.text, r.arrow}
	r.draw()
	return r
}

// Destroy implements fyne.WidgetRenderer.
func (r *selectRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *selectRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *selectRenderer) MinSize() fyne.Size { return r.s.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *selectRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *selectRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.s)
}

func (r *selectRenderer) draw() {
	s, size := r.s, r.s.Size()
	paintBox(r.box, size, s.look)
	look := textLook{size: px(SizeText), colour: Ink}
	text := s.Text()
	if s.index < 0 {
		text, look.colour = s.placeholder, Secondary
	}
	f := cutText(text, look, max(1, size.Width-px(36)))
	r.text.Text, r.text.TextSize, r.text.Color = f.text, look.size, look.colour
	r.text.Move(fyne.NewPos(px(10), (size.Height-f.size.Height)/2))
	r.text.Resize(f.size)
	r.arrow.Resize(fyne.NewSquareSize(px(14)))
	r.arrow.Move(fyne.NewPos(size.Width-px(24), (size.Height-px(14))/2))
}

// boxLook is the state of a box that decides how it is framed.
type boxLook struct{ disabled, focused, wrong, unsaved bool }

// paintBox frames a field: grey when locked, pale yellow when unsaved, a red
// edge of 2 pixels when wrong, else a blue one when it has the keyboard.
func paintBox(o *canvas.Rectangle, size fyne.Size, l boxLook) {
	o.FillColor, o.StrokeColor, o.StrokeWidth, o.CornerRadius = White, InputEdge, px(1), px(4)
	if l.unsaved {
		o.FillColor = Unsaved
	}
	switch {
	case l.disabled:
		o.FillColor, o.StrokeColor = Locked, Rule
	case l.wrong:
		o.StrokeColor, o.StrokeWidth = Bad, px(2)
	case l.focused:
		o.StrokeColor, o.StrokeWidth = Primary, px(2)
	}
	half := o.StrokeWidth / 2
	o.Move(fyne.NewSquareOffsetPos(half))
	o.Resize(size.SubtractWidthHeight(2*half, 2*half))
}
