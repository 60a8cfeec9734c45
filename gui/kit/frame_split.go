package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Split is a list with a side form of fixed width at its right. Where the list
// would get too narrow, the form lies over it: a strip at the right edge opens
// and closes it.
type Split struct {
	widget.BaseWidget
	left, right fyne.CanvasObject
	rightWidth  float32
	open        bool // on a narrow window: the form lies over the list
}

const (
	splitGap   float32 = 10
	splitLeast float32 = 700 // list width below which the form lies over it
	splitStrip float32 = 28  // the strip that opens the form
)

// NewSplit returns the two parts; rightWidth is in pixels of a 100% screen. A
// hidden right part leaves the whole width to the left one; after Hide or Show
// of a part call Refresh.
func NewSplit(left, right fyne.CanvasObject, rightWidth float32) *Split {
	s := &Split{left: left, right: right, rightWidth: rightWidth}
	s.ExtendBaseWidget(s)
	return s
}

// Open shows the form over the list when the window is narrow; on a wide one
// it shows anyway. Call it when the user asks for the form.
func (s *Split) Open() { s.setOpen(true) }

// Close lets the list show again when the form lies over it. A field of the
// form that is being typed into is left first, which commits it; a table at the
// left gets the keyboard.
func (s *Split) Close() {
	over := s.over()
	if c := canvasOf(s); c != nil && over {
		c.Unfocus()
	}
	s.setOpen(false)
	if over {
		inside(s.left, func(o fyne.CanvasObject) bool {
			g, ok := o.(*Grid)
			if ok {
				focus(g)
			}
			return ok
		})
	}
}

// over tells whether the form lies over the list now.
func (s *Split) over() bool { return s.open && s.Narrow() && s.right.Visible() }

// CloseSplit closes the form that lies over a list somewhere inside an object,
// and tells whether there was one.
func CloseSplit(o fyne.CanvasObject) bool {
	return inside(o, func(o fyne.CanvasObject) bool {
		s, ok := o.(*Split)
		if !ok || !s.over() {
			return false
		}
		s.Close()
		return true
	})
}

// inside calls f for the objects that show inside an object, outer ones first,
// until f returns true, and tells whether it did.
func inside(o fyne.CanvasObject, f func(fyne.CanvasObject) bool) bool {
	if !o.Visible() {
		return false
	}
	if f(o) {
		return true
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case *Split:
		parts = []fyne.CanvasObject{o.left, o.right}
	case *container.Scroll:
		parts = []fyne.CanvasObject{o.Content}
	}
	return slices.ContainsFunc(parts, func(o fyne.CanvasObject) bool { return inside(o, f) })
}

func (s *Split) setOpen(open bool) {
	if s.open != open {
		s.open = open
		s.Refresh()
	}
}

// Narrow tells whether the form lies over the list at the present size.
func (s *Split) Narrow() bool {
	return s.Size().Width > 0 && s.Size().Width < px(splitLeast+splitGap+s.rightWidth)
}

// MinSize implements fyne.CanvasObject.
func (s *Split) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	l, r := s.left.MinSize(), s.right.MinSize()
	return fyne.NewSize(max(l.Width, px(s.rightWidth))+px(splitGap+splitStrip), max(l.Height, r.Height))
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &splitRenderer{s: s, shade: canvas.NewRectangle(PageFill), form: container.NewStack(s.right),
		opener: NewButton(IconLeft, "", s.Open), closer: NewButton(IconRight, "", s.Close)}
	r.objects = []fyne.CanvasObject{s.left, r.shade, r.form, r.opener, r.closer}
	return r
}

type splitRenderer struct {
	s              *Split
	shade          *canvas.Rectangle // hides the list around the form
	form           *fyne.Container   // the right part, so that closing does not touch whether it is hidden
	opener, closer *Button
	objects        []fyne.CanvasObject
}

func (r *splitRenderer) Destroy()                     {}
func (r *splitRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *splitRenderer) MinSize() fyne.Size           { return r.s.MinSize() }

func (r *splitRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

// Layout places the parts; it is also where the width decides which way.
func (r *splitRenderer) Layout(size fyne.Size) {
	s := r.s
	narrow, shown := s.Narrow(), s.right.Visible()
	over := s.over()
	r.shade.Hidden = !over
	Show(r.form, shown && (!narrow || s.open))
	Show(r.opener, narrow && shown && !s.open)
	Show(r.closer, over)
	left, formX := size.Width, size.Width-px(s.rightWidth)
	switch {
	case narrow && shown:
		left -= px(splitStrip + 4)
		formX -= px(splitStrip + 4)
	case shown:
		left -= px(s.rightWidth + splitGap)
	}
	s.left.Move(fyne.NewPos(0, 0))
	s.left.Resize(fyne.NewSize(max(0, left), size.Height))
	r.form.Move(fyne.NewPos(formX, 0))
	r.form.Resize(fyne.NewSize(px(s.rightWidth), size.Height))
	r.shade.Move(fyne.NewPos(formX-px(splitGap), 0))
	r.shade.Resize(fyne.NewSize(px(s.rightWidth+splitGap), size.Height))
	strip := fyne.NewSize(px(splitStrip), min(size.Height, px(96)))
	for _, b := range []*Button{r.opener, r.closer} {
		b.Move(fyne.NewPos(size.Width-px(splitStrip), 0))
		b.Resize(strip)
	}
}
