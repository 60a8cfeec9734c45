package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// buttonRenderer draws a Button.
type buttonRenderer struct {
	b       *Button
	back    *canvas.Rectangle
	ring    *canvas.Rectangle
	icon    *canvas.Image
	text    *canvas.Text
	line    *canvas.Rectangle // under a link
	hint    *canvas.Text
	ink     Hex
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &buttonRenderer{b: b, back: newRect(), ring: newRect(), line: newRect(), text: newCellText(), hint: newCellText(),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.objects = []fyne.CanvasObject{r.back, r.icon, r.text, r.line, r.hint, r.ring}
	r.draw()
	return r
}

// Destroy implements fyne.WidgetRenderer.
func (r *buttonRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *buttonRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *buttonRenderer) MinSize() fyne.Size { return r.b.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *buttonRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *buttonRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.back)
}

func (r *buttonRenderer) draw() {
	b, size := r.b, r.b.Size()
	fill, ink := b.colours()
	r.back.FillColor, r.back.CornerRadius = fill, px(4)
	r.back.Resize(size)
	r.drawRing(size)
	l := b.textLook()
	r.text.Text, r.text.Color, r.text.TextSize = b.look.text, ink, l.size
	r.text.TextStyle = fyne.TextStyle{Bold: l.bold}
	r.line.Hidden = !l.underline
	r.hint.Text, r.hint.Color, r.hint.TextSize = b.look.hint, ink, px(SizeNote)
	r.place(size, ink)
}

// place centres icon, label and key, or starts them at the left.
func (r *buttonRenderer) place(size fyne.Size, ink Hex) {
	b := r.b
	tw, hw := r.text.MinSize(), r.hint.MinSize()
	side, gap := px(18), px(8)
	total := tw.Width
	if b.look.icon != "" {
		total += side
		if b.look.text != "" {
			total += gap
		}
	}
	if b.look.hint != "" {
		total += gap + hw.Width
	}
	x := (size.Width - total) / 2
	if b.look.left {
		x = px(13)
	}
	r.icon.Hidden = b.look.icon == ""
	if b.look.icon != "" {
		if r.icon.Resource == nil || r.ink != ink {
			r.icon.Resource, r.ink = Icon(b.look.icon, ink), ink
			r.icon.Refresh()
		}
		r.icon.Resize(fyne.NewSquareSize(side))
		r.icon.Move(fyne.NewPos(x, (size.Height-side)/2))
		x += side + gap
	}
	r.text.Move(fyne.NewPos(x, textTop(size.Height/2, tw.Height, r.text.TextSize)))
	r.text.Resize(tw)
	underline(r.line, x, r.text.Position().Y, tw.Width, r.text.TextSize, ink)
	r.hint.Hidden = b.look.hint == ""
	r.hint.Move(fyne.NewPos(x+tw.Width+gap, textTop(size.Height/2, hw.Height, r.hint.TextSize)))
	r.hint.Resize(hw)
}

// drawRing shows the keyboard focus: blue at the edge, or white inside a button
// that is blue or red itself.
func (r *buttonRenderer) drawRing(size fyne.Size) {
	r.ring.Hidden = !r.b.focused || r.b.disabled
	in, c := float32(0), Primary
	if k := r.b.look.kind; k == PrimaryButton || k == DangerButton {
		in, c = px(2), White
	}
	width := px(2)
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = c, width, px(4)-in/2
	r.ring.Move(fyne.NewSquareOffsetPos(in))
	r.ring.Resize(size.SubtractWidthHeight(2*in, 2*in))
}
