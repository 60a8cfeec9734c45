package overview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sothidua/gui/kit"
)

// Heights of the page's parts in pixels of a 100% screen: on an office screen
// the list of leaves shows six rows and the agenda three (picture 01).
const (
	pageMargin  float32 = 12
	pageTop     float32 = 2 // above and under the row of buttons
	pageGap     float32 = 8 // above and under the rest
	headGap     float32 = 6
	partGap     float32 = 10
	middleIdeal float32 = 332
	middleLeast float32 = 202
	bottomLeast float32 = 90
)

// bodyLayout places heading, tiles, the lists and the agenda below one another.
// The lists get what an office screen gives them before the agenda grows; on a
// lower window both shrink to their least, then the page scrolls.
type bodyLayout struct{}

// Layout implements fyne.Layout.
func (bodyLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	head, tiles := whole(objs[0].MinSize().Height), whole(objs[1].MinSize().Height)
	put(objs[0], 0, 0, size.Width, head)
	y := head + px(headGap)
	put(objs[1], 0, y, size.Width, tiles)
	y += tiles + px(partGap)
	rest := size.Height - y - px(partGap)
	bottom := whole(max(px(bottomLeast), min(rest-px(middleIdeal), rest/3)))
	put(objs[2], 0, y, size.Width, rest-bottom)
	put(objs[3], 0, y+rest-bottom+px(partGap), size.Width, bottom)
}

// MinSize implements fyne.Layout.
func (bodyLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	head, tiles := whole(objs[0].MinSize().Height), whole(objs[1].MinSize().Height)
	return fyne.NewSize(px(600), head+tiles+px(headGap+2*partGap+middleLeast+bottomLeast))
}

// whole rounds up to whole pixels: edges between them are blurred.
func whole(n float32) float32 { return float32(math.Ceil(float64(n))) }

// tilesLayout gives all tiles the same width.
type tilesLayout struct{}

// Layout implements fyne.Layout.
func (tilesLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if len(objs) == 0 {
		return
	}
	n := float32(len(objs))
	w := (size.Width - px(tileGap)*(n-1)) / n
	for i, o := range objs {
		left := whole(float32(i) * (w + px(tileGap)))
		put(o, left, 0, whole(float32(i)*(w+px(tileGap))+w)-left, size.Height)
	}
}

// MinSize implements fyne.Layout.
func (tilesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(px(600), px(tileHeight))
}

// wheel lies over a list and takes nothing but the mouse wheel: it turns the
// list while that has more rows than it shows, else the page around it.
type wheel struct {
	widget.BaseWidget
	list *kit.Grid
	page *container.Scroll
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(list *kit.Grid, page *container.Scroll) fyne.CanvasObject {
	w := &wheel{list: list, page: page}
	w.ExtendBaseWidget(w)
	return container.NewStack(list, w)
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	if w.list.FitHeight(-1) > w.list.Size().Height {
		w.list.Scrolled(ev)
		return
	}
	w.page.Scrolled(ev)
}

// CreateRenderer implements fyne.Widget: nothing is drawn.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
