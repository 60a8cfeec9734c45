package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// selectRenderer draws a Select.
type selectRenderer struct {
	s       *Select
	box     *box
	text    *canvas.Text
	arrow   *canvas.Image
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &selectRenderer{s: s, box: newBox(), text: newCellText(), arrow: NewPicture(newGridArt().choice, 14)}
	r.objects = append(r.box.objects(), r.text, r.arrow)
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
	r.box.paintField(size, s.look)
	look := textLook{size: px(SizeText), colour: Ink}
	text := s.shown()
	if s.index < 0 {
		text, look.colour = s.placeholder, Secondary
	}
	f := cutText(text, look, max(1, size.Width-px(36)))
	r.text.Text, r.text.TextSize, r.text.Color = f.text, look.size, look.colour
	r.text.Move(fyne.NewPos(px(10), textTop(size.Height/2, f.size.Height, look.size)))
	r.text.Resize(f.size)
	r.arrow.Resize(fyne.NewSquareSize(px(14)))
	r.arrow.Move(fyne.NewPos(size.Width-px(24), (size.Height-px(14))/2))
}
