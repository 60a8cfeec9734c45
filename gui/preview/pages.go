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
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// pixelsPerMM is how many pixels of a 100% screen one millimetre takes.
const pixelsPerMM = 96 / 25.4

// Zoom steps, as shares of the true size.
const (
	zoomStep = 1.25
	zoomMin  = 0.25
	zoomMax  = 3
)

// maxDPI bounds the picture of a page: beyond it a screen shows no more, and
// weak graphics drivers take no larger pictures.
const maxDPI = 360

// Pages shows one page of a document at a time. With the keyboard there PgUp
// and PgDn go through the page and on to the next, + and − change the zoom.
type Pages struct {
	widget.BaseWidget
	// OnSpot is called for a click on a part of the page that stands for a
	// target; OnChange after the page or the zoom changed; OnPoint after
	// something else is pointed at (see Spot).
	OnSpot   func(document.Spot)
	OnChange func()
	OnPoint  func()

	env     kit.Env
	load    kit.Loader[image.Image]
	doc     document.Document
	at      int
	zoom    float32 // share of the true size; 0 fits the page into the widget
	fit     float32 // what 0 means now
	wide    bool    // zoom follows the width of the page, see FitWidth
	mono    bool
	focused bool
	sheet   *sheet
	pointer *pointer
	box     *container.Scroll
	body    *fyne.Container
	message *kit.Text // in place of a page
}

// NewPages returns an empty desk.
func NewPages(env kit.Env) *Pages {
	p := &Pages{env: env, pointer: newPointer(), message: kit.NewText("Đang dựng trang…", kit.TextStyle{Align: kit.AlignCenter})}
	p.sheet = newSheet(p)
	p.sheet.Hide()
	p.body = container.New(&deskLayout{p}, p.sheet)
	p.box = container.NewScroll(p.body)
	p.ExtendBaseWidget(p)
	return p
}

// SetDocument shows a document, staying on the same page when it has it. Mono
// shows it as a black-and-white printer makes it.
func (p *Pages) SetDocument(d document.Document, mono bool) {
	p.doc, p.mono = d, mono
	p.at = max(0, min(p.at, len(d.Pages)-1))
	p.point(-1)
	p.draw()
}

// Fail shows why there is no document, in place of the pages.
func (p *Pages) Fail(text string) {
	p.load.Stop()
	p.point(-1)
	p.doc = document.Document{}
	p.message.SetText(text)
	p.draw()
}

// Document returns what is shown.
func (p *Pages) Document() document.Document { return p.doc }

// Turn goes by pages forward, or back when negative; it tells whether there
// was such a page.
func (p *Pages) Turn(by int) bool {
	to := max(0, min(p.at+by, len(p.doc.Pages)-1))
	if to == p.at {
		return false
	}
	p.at = to
	p.point(-1)
	p.box.ScrollToTop()
	p.draw()
	return true
}

// Step goes down the page, or up when by is negative, and then to the next one.
func (p *Pages) Step(by int) {
	most := max(0, p.box.Content.Size().Height-p.box.Size().Height)
	y := max(0, min(p.box.Offset.Y+float32(by)*p.box.Size().Height*0.9, most))
	if y != p.box.Offset.Y {
		p.box.ScrollToOffset(fyne.NewPos(p.box.Offset.X, y))
		return
	}
	if p.Turn(by) && by < 0 {
		p.box.ScrollToBottom()
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
func (p *Pages) Fit() { p.zoom, p.wide = 0, false; p.draw() }

func (p *Pages) setZoom(z float32) {
	p.zoom, p.wide = max(zoomMin, min(z, zoomMax)), false
	p.draw()
}

// scale is the share of the true size now in use.
func (p *Pages) scale() float32 {
	if z := p.fitWide(); z > 0 {
		return z
	}
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

// paper is the size of the page on the screen: whole pixels, so that the
// picture is not stretched.
func (p *Pages) paper() fyne.Size {
	page, ok := p.page()
	if !ok {
		return fyne.NewSize(0, 0)
	}
	k := float64(p.scale()) * pixelsPerMM
	return fyne.NewSize(float32(math.Round(page.W*k)), float32(math.Round(page.H*k)))
}

// refit works out the zoom that shows the whole page.
func (p *Pages) refit(size fyne.Size) {
	page, ok := p.page()
	if !ok || size.Width <= 2*margin || size.Height <= 2*margin {
		return
	}
	p.fit = min((size.Width-2*margin)/(float32(page.W)*pixelsPerMM), (size.Height-2*margin)/(float32(page.H)*pixelsPerMM))
}

// draw paints the page in the background, sharp at the present zoom. Until it
// is ready the earlier picture is stretched.
func (p *Pages) draw() {
	p.refit(p.Size())
	page, ok := p.page()
	if !ok {
		p.sheet.show(nil)
		p.message.Show()
		p.Refresh()
		p.changed()
		return
	}
	p.body.Refresh()
	p.box.Refresh()
	p.showPointer()
	dpi, mono := min(float64(p.scale())*96*float64(p.pixels()), maxDPI), p.mono
	p.load.Load(p.env, func(context.Context) (image.Image, error) {
		return document.Image(page, dpi, mono), nil
	}, func(img image.Image, err error) {
		if err != nil {
			p.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Chưa vẽ được trang. " + model.Message(err)})
			return
		}
		p.sheet.show(img)
		p.message.Hide()
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
	p.Focus()
	if spot, ok := p.spot(at); ok {
		p.OnSpot(spot)
	}
}

// over tells whether a click there would open something.
func (p *Pages) over(at fyne.Position) bool {
	_, ok := p.spot(at)
	return ok
}

// spot returns what stands at a place of the sheet.
func (p *Pages) spot(at fyne.Position) (document.Spot, bool) {
	page, ok := p.page()
	if !ok || p.OnSpot == nil {
		return document.Spot{}, false
	}
	k := float64(p.scale() * pixelsPerMM)
	return page.SpotAt(float64(at.X)/k, float64(at.Y)/k)
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
