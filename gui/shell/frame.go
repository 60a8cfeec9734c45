package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// Sizes of the window's parts, in pixels of a 100% screen (SCREENS section 3).
const (
	sideWide    float32 = 224
	sideNarrow  float32 = 56
	narrowBelow float32 = 1180 // window width under which the side bar shrinks
	titleHeight float32 = 48
	statusTall  float32 = 26
	helpWidth   float32 = 420
	margin      float32 = 12
)

// Least size of the window, in pixels whatever the theme's scale is: a bigger
// text must not push the window over the edge of a small screen.
const (
	leastWidth  float32 = 900
	leastHeight float32 = 500
)

// px scales a number of pixels of the design.
func px(n float32) float32 { return n * kit.Scale() }

// frame is the window's content: side bar, title row, the page with the notices
// over it, and the status bar. It gives the page what is left whatever its
// least size is, so that no page makes the window larger than the screen.
type frame struct {
	root    *fyne.Container
	side    *sideBar
	title   *titleRow
	notices *noticeBar
	page    *fyne.Container // holds what is shown
	help    *fyne.Container // lies over the right of the page
	status  *statusBar
}

func newFrame(side *sideBar, title *titleRow, notices *noticeBar, status *statusBar) *frame {
	f := &frame{side: side, title: title, notices: notices, status: status,
		page: container.NewStack(), help: container.NewStack()}
	f.help.Hide()
	f.root = container.New(f, f.page, title.root, notices.root, f.help, side.root, status.root)
	return f
}

// show puts an object in the place of the page.
func (f *frame) show(o fyne.CanvasObject) {
	f.page.Objects = []fyne.CanvasObject{o}
	f.page.Refresh()
}

// arrange lays the parts out again after one of them grew or went.
func (f *frame) arrange() {
	f.Layout(nil, f.root.Size())
	canvas.Refresh(f.root)
}

// Layout implements fyne.Layout.
func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	narrow := size.Width < px(narrowBelow)
	left := px(sideWide)
	if narrow {
		left = px(sideNarrow)
	}
	f.side.setNarrow(narrow)
	bottom := size.Height - px(statusTall)
	set(f.status.root, 0, bottom, size.Width, px(statusTall))
	set(f.side.root, 0, 0, left, bottom)
	width := size.Width - left
	set(f.title.root, left, 0, width, px(titleHeight))
	top := px(titleHeight)
	set(f.page, left, top, width, max(0, bottom-top))
	f.notices.place(left+px(margin), top+px(2), max(0, width-2*px(margin)))
	hw := min(px(helpWidth), width)
	set(f.help, left+width-hw, px(titleHeight), hw, bottom-px(titleHeight))
}

// MinSize implements fyne.Layout.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, leastHeight) }

// set moves and resizes an object.
func set(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// fixedWidth gives an object a width of its own inside a row.
type fixedWidth struct{ width *float32 }

// Layout implements fyne.Layout.
func (l fixedWidth) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (l fixedWidth) MinSize(objs []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objs {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(px(*l.width), h)
}
