package preview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document"
	"sothidua/gui/kit"
)

// tipWidth is the widest a tip may be, in pixels of a 100% screen.
const tipWidth = 400

// pointer shows which part of the page is pointed at, by the mouse or the arrow
// keys: a frame around it and a tip that tells value and rule.
type pointer struct {
	at    int // index among the spots of the page, -1 for none
	frame *canvas.Rectangle
	back  *canvas.Rectangle // edge of the tip
	tip   *kit.EdgeBox
	layer *fyne.Container // over the sheet
}

func newPointer() *pointer {
	p := &pointer{at: -1, frame: canvas.NewRectangle(color.Transparent), back: canvas.NewRectangle(kit.White), tip: kit.NewRuleBox()}
	p.frame.StrokeColor, p.frame.StrokeWidth = kit.Primary, 2
	p.back.StrokeColor, p.back.StrokeWidth = kit.Primary, 1
	p.layer = container.NewWithoutLayout(p.frame, p.back, p.tip)
	p.hide()
	return p
}

func (p *pointer) hide() {
	p.frame.Hide()
	p.back.Hide()
	p.tip.Hide()
}

// Spot returns the part of the page that is pointed at.
func (p *Pages) Spot() (document.Spot, bool) {
	page, ok := p.page()
	if at := p.pointer.at; ok && at >= 0 && at < len(page.Spots) {
		return page.Spots[at], true
	}
	return document.Spot{}, false
}

// point points at a spot of the page, or at none for -1.
func (p *Pages) point(at int) {
	if at == p.pointer.at {
		return
	}
	p.pointer.at = at
	p.showPointer()
	if p.OnPoint != nil {
		p.OnPoint()
	}
}

// showPointer draws frame and tip at their places for the present zoom.
func (p *Pages) showPointer() {
	spot, ok := p.Spot()
	if !ok || spot.Tip == "" {
		p.pointer.hide()
		p.sheet.Refresh()
		return
	}
	k := p.scale() * pixelsPerMM
	at := fyne.NewPos(float32(spot.X)*k, float32(spot.Y)*k)
	size := fyne.NewSize(float32(spot.W)*k, float32(spot.H)*k)
	p.pointer.frame.Move(at)
	p.pointer.frame.Resize(size)
	p.pointer.frame.Show()

	name, said, _ := strings.Cut(spot.Tip, ": ")
	tip := p.pointer.tip
	tip.SetSpans(kit.Span{Text: name, Bold: true}, kit.Span{Text: "\n" + said})
	seen := p.box.Size().Min(p.box.Content.Size())
	w := min(tip.LineWidth(), tipWidth*kit.Scale(), max(0, seen.Width-2*margin))
	tip.Resize(fyne.NewSize(w, 1))
	tip.Resize(fyne.NewSize(w, tip.MinSize().Height))
	place := p.tipPlace(at, size, tip.Size())
	tip.Move(place)
	tip.Show()
	p.pointer.back.Move(place.SubtractXY(1, 1))
	p.pointer.back.Resize(tip.Size().AddWidthHeight(2, 2))
	p.pointer.back.Show()
	p.sheet.Refresh()
}

// tipPlace puts the tip under what it is about, or over it where there is no
// room below, within the part of the page that shows. All is in pixels of the
// sheet.
func (p *Pages) tipPlace(at fyne.Position, size, tip fyne.Size) fyne.Position {
	const gap = 4
	sheet := p.sheet.Position()
	left, top := p.box.Offset.X-sheet.X, p.box.Offset.Y-sheet.Y
	right, bottom := left+p.box.Size().Width, top+p.box.Size().Height
	x := min(max(at.X+size.Width/2-tip.Width/2, left+gap), right-tip.Width-gap)
	y := at.Y + size.Height + gap
	if y+tip.Height > bottom-gap {
		y = max(at.Y-gap-tip.Height, top+gap)
	}
	return fyne.NewPos(x, y)
}

// hover points at what is under the mouse.
func (p *Pages) hover(at fyne.Position) {
	page, ok := p.page()
	if !ok {
		return
	}
	k := float64(p.scale() * pixelsPerMM)
	x, y := float64(at.X)/k, float64(at.Y)/k
	for i, s := range page.Spots {
		if s.Tip != "" && x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H {
			p.point(i)
			return
		}
	}
	p.point(-1)
}

// step points at the next spot that has something to tell, or at the one
// before; past the ends of the page it turns to the next page. It tells whether
// the document has such spots.
func (p *Pages) step(by int) bool {
	if !p.told() {
		return false
	}
	at := p.pointer.at
	for {
		page, _ := p.page()
		if at < 0 && by < 0 {
			at = len(page.Spots)
		}
		for at += by; at >= 0 && at < len(page.Spots); at += by {
			if page.Spots[at].Tip != "" {
				p.point(at)
				p.reveal()
				return true
			}
		}
		if !p.Turn(by) {
			return true
		}
		at = -1
	}
}

// told tells whether any spot of the document has something to tell.
func (p *Pages) told() bool {
	for _, page := range p.doc.Pages {
		for _, s := range page.Spots {
			if s.Tip != "" {
				return true
			}
		}
	}
	return false
}

// reveal scrolls so that what is pointed at can be seen.
func (p *Pages) reveal() {
	spot, ok := p.Spot()
	if !ok {
		return
	}
	k, sheet := p.scale()*pixelsPerMM, p.sheet.Position()
	x, y := sheet.X+float32(spot.X)*k, sheet.Y+float32(spot.Y)*k
	to, size := p.box.Offset, p.box.Size()
	to.X = min(x, max(to.X, x+min(float32(spot.W)*k, size.Width)-size.Width))
	to.Y = min(y, max(to.Y, y+float32(spot.H)*k-size.Height))
	if to != p.box.Offset {
		p.box.ScrollToOffset(to)
		p.showPointer()
	}
}

// choose opens what is pointed at; it tells whether there was anything.
func (p *Pages) choose() bool {
	spot, ok := p.Spot()
	if ok && p.OnSpot != nil {
		p.OnSpot(spot)
		return true
	}
	return false
}

// letGo points at nothing any more; it tells whether it did before.
func (p *Pages) letGo() bool {
	if p.pointer.at < 0 {
		return false
	}
	p.point(-1)
	return true
}
