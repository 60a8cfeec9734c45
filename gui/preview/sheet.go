package preview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sothidua/gui/kit"
)

// desk is the colour around the paper.
const desk kit.Hex = 0x8C97A3

// margin is the room around the page, in pixels.
const margin = 8

// CreateRenderer implements fyne.Widget.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &pagesRenderer{p: p, back: canvas.NewRectangle(desk), ring: canvas.NewRectangle(color.Transparent)}
	r.back.CornerRadius, r.ring.CornerRadius = 4, 4
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.Hidden = kit.Primary, 2, !p.focused
	return r
}

type pagesRenderer struct {
	p          *Pages
	back, ring *canvas.Rectangle // the ring shows where the keyboard is
}

// Destroy implements fyne.WidgetRenderer.
func (r *pagesRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *pagesRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.p.message, r.p.box, r.ring}
}

// MinSize implements fyne.WidgetRenderer.
func (r *pagesRenderer) MinSize() fyne.Size { return r.p.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *pagesRenderer) Layout(size fyne.Size) {
	for _, o := range []fyne.CanvasObject{r.back, r.p.message, r.p.box, r.ring} {
		o.Resize(size)
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *pagesRenderer) Refresh() {
	r.ring.Hidden = !r.p.focused
	r.p.message.Refresh()
	r.p.box.Refresh()
	canvas.Refresh(r.p)
}

// deskLayout keeps the sheet in the middle of the desk.
type deskLayout struct{ p *Pages }

// MinSize implements fyne.Layout.
func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return l.p.paper().AddWidthHeight(2*margin, 2*margin)
}

// Layout implements fyne.Layout.
func (l *deskLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	paper := l.p.paper()
	objs[0].Resize(paper)
	objs[0].Move(fyne.NewPos(middle(size.Width, paper.Width), middle(size.Height, paper.Height)))
}

// middle returns where something of the size starts in the middle of a room, on
// a whole pixel.
func middle(room, size float32) float32 {
	return max(margin, float32(math.Floor(float64(room-size)/2)))
}

// sheet is the paper: a picture that can be clicked.
type sheet struct {
	widget.BaseWidget
	pages *Pages
	hand  bool // a click would open something
	paper *canvas.Rectangle
	img   *canvas.Image
}

var (
	_ fyne.Tappable      = (*sheet)(nil)
	_ desktop.Hoverable  = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
)

func newSheet(p *Pages) *sheet {
	s := &sheet{pages: p, paper: canvas.NewRectangle(kit.White), img: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	s.paper.StrokeColor, s.paper.StrokeWidth = kit.Ink, 1
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) show(img image.Image) {
	s.img.Image = img
	if img == nil {
		s.Hide()
		return
	}
	s.Show()
	s.img.Refresh()
}

// Tapped implements fyne.Tappable.
func (s *sheet) Tapped(ev *fyne.PointEvent) { s.pages.tapped(ev.Position) }

// MouseIn implements desktop.Hoverable.
func (s *sheet) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (s *sheet) MouseMoved(ev *desktop.MouseEvent) {
	s.hand = s.pages.over(ev.Position)
	s.pages.hover(ev.Position)
}

// MouseOut implements desktop.Hoverable.
func (s *sheet) MouseOut() {
	s.hand = false
	s.pages.point(-1)
}

// Cursor implements desktop.Cursorable.
func (s *sheet) Cursor() desktop.Cursor {
	if s.hand {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(s.paper, s.img, s.pages.pointer.layer))
}
