package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// lineRenderer draws a LineEdit.
type lineRenderer struct {
	e       *LineEdit
	box     *box
	lead    *canvas.Image
	mark    *canvas.Rectangle // selection
	text    *canvas.Text
	caret   *canvas.Rectangle
	inner   *fyne.Container
	clip    *container.Clip
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (e *LineEdit) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	r := &lineRenderer{e: e, box: newBox(), mark: canvas.NewRectangle(TextMark), text: newCellText(),
		caret: canvas.NewRectangle(Ink), lead: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.inner = container.NewWithoutLayout(r.mark, r.text, r.caret)
	r.clip = container.NewClip(r.inner)
	r.objects = append(r.box.objects(), r.lead, r.clip)
	return r
}

// Destroy implements fyne.WidgetRenderer.
func (r *lineRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *lineRenderer) MinSize() fyne.Size { return r.e.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *lineRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *lineRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.e)
}

func (r *lineRenderer) draw() {
	e, l, size := r.e, r.e.look, r.e.Size()
	r.drawBox(size)
	edge := px(l.edgeWidth)
	if e.focused {
		edge = max(edge, px(2))
	}
	r.clip.Move(fyne.NewPos(edge, edge))
	r.clip.Resize(fyne.NewSize(max(0, size.Width-2*edge-px(l.trail)), max(0, size.Height-2*edge)))
	if l.lead != nil {
		r.lead.Resource = l.lead
		r.lead.Resize(fyne.NewSquareSize(px(16)))
		r.lead.Move(fyne.NewPos(px(l.pad), (size.Height-px(16))/2))
	}
	r.lead.Hidden = l.lead == nil
	r.drawText(edge, size)
}

// drawBox paints fill and edge; the focus is a blue edge of 2 pixels.
func (r *lineRenderer) drawBox(size fyne.Size) {
	e, l := r.e, r.e.look
	fill, edge, width := l.fill, l.edge, px(l.edgeWidth)
	switch {
	case e.disabled:
		fill, edge = Locked, Rule
	case e.focused && edge != Bad:
		edge, width = Primary, px(2)
	}
	r.box.paint(fyne.Position{}, size, fill, edge, width, px(l.radius))
}

func (r *lineRenderer) drawText(edge float32, size fyne.Size) {
	e, l := r.e, r.e.look
	r.text.Text, r.text.Color, r.text.TextSize = e.Text(), l.ink, px(l.size)
	left := e.textLeft() - edge
	if len(e.st.text) == 0 && e.PlaceHolder != "" {
		r.text.Text, r.text.Color = e.PlaceHolder, Secondary
		if e.Align == AlignLeft || !e.focused {
			from := px(l.pad)
			lead := float32(0)
			if l.lead != nil {
				lead = px(22)
			}
			room := size.Width - 2*from - lead - px(l.trail)
			// A hair too long may come near what stands at the end, but not run under it.
			hint := cutText(e.PlaceHolder, textLook{size: r.text.TextSize}, room+px(9))
			r.text.Text = hint.text
			left = alignAt(e.Align, from+lead, room, hint.size.Width) - edge
		}
	}
	min := r.text.MinSize()
	top := (size.Height-min.Height)/2 - edge
	r.text.Move(fyne.NewPos(left, textTop(size.Height/2, min.Height, r.text.TextSize)-edge))
	r.text.Resize(min)
	textLeft := e.textLeft() - edge
	from, to := e.st.ordered()
	r.mark.Hidden = from == to || !e.focused
	r.mark.Move(fyne.NewPos(textLeft+e.widthTo(from), top+1))
	r.mark.Resize(fyne.NewSize(e.widthTo(to)-e.widthTo(from), min.Height-2))
	r.caret.Hidden = !e.focused || e.disabled
	r.caret.Move(fyne.NewPos(textLeft+e.widthTo(e.st.caret)-0.5, top+1))
	r.caret.Resize(fyne.NewSize(max(1, px(1.2)), min.Height-2))
}
