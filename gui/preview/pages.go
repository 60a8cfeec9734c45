// Package preview shows a laid-out document page by page as it will leave the
// printer, saves it and hands it to be printed. The same widget is the page
// inside the chart screen.
package preview

import (
	"context"
	"fmt"
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/document"
	"sothidua/gui/kit"
)

// desk is the colour around the paper.
const desk kit.Hex = 0x8C97A3

// pixelsPerMM is how many pixels of a 100% screen one millimetre takes.
const pixelsPerMM = 96 / 25.4

// margin is the room around the page, in pixels.
const margin = 8

// Zoom steps, as shares of the true size.
const (
	zoomStep = 1.25
	zoomMin  = 0.25
	zoomMax  = 4
)

// Pages shows one page of a document at a time.
type Pages struct {
	widget.BaseWidget
	// OnSpot is called for a click on a part of the page that stands for a
	// target; OnChange after the page or the zoom changed.
	OnSpot   func(document.Spot)
	OnChange func()

	env   kit.Env
	load  kit.Loader[image.Image]
	doc   document.Document
	at    int
	zoom  float32 // share of the true size; 0 fits the page into the widget
	mono  bool
	sheet *sheet
	box   *container.Scroll
	body  *fyne.Container
	fit   float32 // what 0 means now
}

// NewPages returns an empty desk.
func NewPages(env kit.Env) *Pages {
	p := &Pages{env: env}
	p.sheet = newSheet(p.tapped, p.over)
	p.body = container.New(&deskLayout{p}, p.sheet)
	p.box = container.NewScroll(p.body)
	p.ExtendBaseWidget(p)
	return p
}

// SetDocument shows a document, staying on the same page when it has it. Mono
// tells that it was made for a black-and-white printer.
func (p *Pages) SetDocument(d document.Document, mono bool) {
	p.doc, p.mono = d, mono
	p.at = max(0, min(p.at, len(d.Pages)-1))
	p.draw()
}

// Document returns what is shown.
func (p *Pages) Document() document.Document { return p.doc }

// Turn goes by pages forward, or back when negative.
func (p *Pages) Turn(by int) {
	to := max(0, min(p.at+by, len(p.doc.Pages)-1))
	if to != p.at {
		p.at = to
		p.box.ScrollToTop()
		p.draw()
	}
}

// Where tells "Trang 1/3".
func (p *Pages) Where() string {
	if len(p.doc.Pages) == 0 {
		return "Chưa có trang"
	}
	return fmt.Sprintf("Trang %d/%d", p.at+1, len(p.doc.Pages))
}

// Page returns the index of the page shown.
func (p *Pages) Page() int { return p.at }

// Zoom tells the size on the screen: "69%".
func (p *Pages) Zoom() string { return fmt.Sprintf("%d%%", int(math.Round(float64(p.scale())*100))) }

// ZoomIn shows the page larger.
func (p *Pages) ZoomIn() { p.setZoom(p.scale() * zoomStep) }

// ZoomOut shows the page smaller.
func (p *Pages) ZoomOut() { p.setZoom(p.scale() / zoomStep) }

// Fit shows the whole page.
func (p *Pages) Fit() { p.zoom = 0; p.draw() }

func (p *Pages) setZoom(z float32) {
	p.zoom = max(zoomMin, min(z, zoomMax))
	p.draw()
}

// scale is the share of the true size now in use.
func (p *Pages) scale() float32 {
	if p.zoom > 0 {
		return p.zoom
	}
	if p.fit > 0 {
		return p.fit
	}
	return 1
}

// page returns the page shown, false when there is none.
func (p *Pages) page() (document.Page, bool) {
	if p.at < 0 || p.at >= len(p.doc.Pages) {
		return document.Page{}, false
	}
	return p.doc.Pages[p.at], true
}

// paper is the size of the page on the screen.
func (p *Pages) paper() fyne.Size {
	page, ok := p.page()
	if !ok {
		return fyne.NewSize(0, 0)
	}
	k := p.scale() * pixelsPerMM
	return fyne.NewSize(float32(page.W)*k, float32(page.H)*k)
}

// refit works out the zoom that shows the whole page.
func (p *Pages) refit(size fyne.Size) {
	page, ok := p.page()
	if !ok || size.Width <= 2*margin || size.Height <= 2*margin {
		return
	}
	p.fit = min((size.Width-2*margin)/(float32(page.W)*pixelsPerMM), (size.Height-2*margin)/(float32(page.H)*pixelsPerMM))
}

// draw paints the page in the background, sharp at the present zoom.
func (p *Pages) draw() {
	p.refit(p.Size())
	page, ok := p.page()
	if !ok {
		p.sheet.show(nil)
		p.changed()
		return
	}
	p.body.Refresh()
	p.box.Refresh()
	dpi, mono := float64(p.scale())*96*float64(p.pixels()), p.mono
	p.load.Load(p.env, func(context.Context) (image.Image, error) {
		return document.Image(page, dpi, mono), nil
	}, func(img image.Image, err error) {
		if err == nil {
			p.sheet.show(img)
			return
		}
		p.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: err.Error()})
	})
	p.changed()
}

// pixels is how many dots of the monitor one pixel of the design takes.
func (p *Pages) pixels() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}

func (p *Pages) changed() {
	if p.OnChange != nil {
		p.OnChange()
	}
}

// tapped finds what a click on the sheet meant.
func (p *Pages) tapped(at fyne.Position) {
	page, ok := p.page()
	if !ok || p.OnSpot == nil {
		return
	}
	k := float64(p.scale() * pixelsPerMM)
	if spot, ok := page.SpotAt(float64(at.X)/k, float64(at.Y)/k); ok {
		p.OnSpot(spot)
	}
}

// over tells whether a click there would open something.
func (p *Pages) over(at fyne.Position) bool {
	page, ok := p.page()
	if !ok || p.OnSpot == nil {
		return false
	}
	k := float64(p.scale() * pixelsPerMM)
	_, ok = page.SpotAt(float64(at.X)/k, float64(at.Y)/k)
	return ok
}

// Resize implements fyne.CanvasObject: a fitted page follows the window.
func (p *Pages) Resize(size fyne.Size) {
	before := p.Size()
	p.BaseWidget.Resize(size)
	if size != before && p.zoom == 0 {
		p.draw()
	}
}

// MinSize implements fyne.CanvasObject.
func (p *Pages) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(240, 200)
}

// CreateRenderer implements fyne.Widget.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(desk)
	back.CornerRadius = 4
	return widget.NewSimpleRenderer(container.NewStack(back, p.box))
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
	objs[0].Move(fyne.NewPos(max(margin, (size.Width-paper.Width)/2), max(margin, (size.Height-paper.Height)/2)))
}

// sheet is the paper: a picture that can be clicked.
type sheet struct {
	widget.BaseWidget
	click func(fyne.Position)
	live  func(fyne.Position) bool // a click there opens something
	hand  bool
	paper *canvas.Rectangle
	img   *canvas.Image
}

var (
	_ fyne.Tappable      = (*sheet)(nil)
	_ desktop.Hoverable  = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
)

func newSheet(click func(fyne.Position), live func(fyne.Position) bool) *sheet {
	s := &sheet{click: click, live: live, paper: canvas.NewRectangle(kit.White), img: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	s.paper.StrokeColor, s.paper.StrokeWidth = kit.Ink, 1
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) show(img image.Image) {
	s.Hidden = img == nil
	s.img.Image = img
	s.img.Refresh()
	s.Refresh()
}

// Tapped implements fyne.Tappable.
func (s *sheet) Tapped(ev *fyne.PointEvent) { s.click(ev.Position) }

// MouseIn implements desktop.Hoverable.
func (s *sheet) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (s *sheet) MouseMoved(ev *desktop.MouseEvent) { s.hand = s.live(ev.Position) }

// MouseOut implements desktop.Hoverable.
func (s *sheet) MouseOut() { s.hand = false }

// Cursor implements desktop.Cursorable.
func (s *sheet) Cursor() desktop.Cursor {
	if s.hand {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(s.paper, s.img))
}
