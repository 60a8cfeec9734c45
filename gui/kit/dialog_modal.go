package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Sizes of a dialog, in 100% pixels.
const (
	modalHead   float32 = 40
	modalPad    float32 = 14
	modalMargin float32 = 12 // least distance from the edge of the window
)

// modal is a card over the window that must be answered first. It lies over
// the whole canvas, so nothing below can be clicked. Keys no widget in it
// wanted come here and never reach the window's own shortcuts.
type modal struct {
	widget.BaseWidget
	over    fyne.Canvas
	title   *Text
	body    fyne.CanvasObject
	bodyH   float32 // its height when the card was last laid out
	scroll  *container.Scroll
	buttons []*Button
	main    *Button // pressed by Enter and Ctrl+S; nil for none
	out     *Button // pressed by Esc; nil closes
	width   float32 // of the card, in 100% pixels
	veiled  bool    // blocks the window but does not show yet
	holds   bool    // the card itself holds the keyboard, not a button in it
	closed  bool
}

var (
	_ fyne.Focusable    = (*modal)(nil)
	_ fyne.Disableable  = (*modal)(nil)
	_ fyne.Tappable     = (*modal)(nil)
	_ fyne.Shortcutable = (*modal)(nil)
	_ desktop.Mouseable = (*modal)(nil)
)

func newModal(c fyne.Canvas, title string, body fyne.CanvasObject, width float32) *modal {
	m := &modal{over: c, title: NewHeading(title).Cut(), body: body, width: width}
	m.scroll = container.NewVScroll(container.New(modalBody{m}, body))
	if f, ok := body.(*Form); ok {
		f.Follow(m.scroll)
	}
	m.ExtendBaseWidget(m)
	return m
}

// open shows the card and gives the keyboard to the first field in it, else to
// the main button.
func (m *modal) open() {
	m.over.Overlays().Add(m)
	m.Resize(m.over.Size())
	m.firstFocus()
}

func (m *modal) firstFocus() {
	if m.holds {
		m.over.Focus(m)
		return
	}
	m.over.FocusNext()
	b, onButton := m.over.Focused().(*Button)
	switch {
	case m.over.Focused() == nil || onButton && slices.Contains(m.buttons, b):
		if m.main != nil {
			m.over.Focus(m.main)
		}
	default:
		if e, ok := m.over.Focused().(*LineEdit); ok {
			e.SelectAll()
		}
	}
}

// close takes the card away. Fyne drops everything above an overlay with it,
// so what was opened meanwhile is put back.
func (m *modal) close() {
	if m.closed {
		return
	}
	m.closed = true
	stack := m.over.Overlays()
	at := slices.Index(stack.List(), fyne.CanvasObject(m))
	if at < 0 {
		return
	}
	above := slices.Clone(stack.List()[at+1:])
	stack.Remove(m)
	for _, o := range above {
		stack.Add(o)
		if next, ok := o.(*modal); ok {
			next.firstFocus()
		}
	}
}

// dialogOver returns the dialog that lies over the window of an object, nil
// when there is none or when something else lies over it.
func dialogOver(o fyne.CanvasObject) *modal {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	m, _ := c.Overlays().Top().(*modal)
	return m
}

// key answers a key no widget wanted.
func (m *modal) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape:
		if m.out == nil {
			m.close()
			return
		}
		m.out.press()
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.main != nil {
			m.main.press()
		}
	case fyne.KeyLeft:
		m.toButton(-1)
	case fyne.KeyRight:
		m.toButton(1)
	}
}

// toButton gives the keyboard to the next button of the row that is not dead,
// by is 1 or -1, when a button has it.
func (m *modal) toButton(by int) {
	b, ok := m.over.Focused().(*Button)
	at := slices.Index(m.buttons, b)
	if !ok || at < 0 {
		return
	}
	for at += by; at >= 0 && at < len(m.buttons); at += by {
		if !m.buttons[at].Disabled() {
			focus(m.buttons[at])
			return
		}
	}
}

// shortcut answers Ctrl+S as Enter; no other shortcut passes a dialog.
func (m *modal) shortcut(s fyne.Shortcut) {
	if key, mod := custom(s); key == fyne.KeyS && mod == fyne.KeyModifierControl && m.main != nil {
		m.main.press()
	}
}

// The card is focusable because Fyne takes the keyboard away from every widget
// when a place is clicked that is neither focusable nor inside something that
// is. It is disabled, and so no stop for Tab, unless it shall hold the keyboard.

// FocusGained implements fyne.Focusable.
func (m *modal) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *modal) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *modal) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (m *modal) TypedKey(ev *fyne.KeyEvent) { m.key(ev) }

// Enable implements fyne.Disableable.
func (m *modal) Enable() {}

// Disable implements fyne.Disableable.
func (m *modal) Disable() {}

// Disabled implements fyne.Disableable.
func (m *modal) Disabled() bool { return !m.holds }

// TypedShortcut implements fyne.Shortcutable.
func (m *modal) TypedShortcut(s fyne.Shortcut) { m.shortcut(s) }

// Tapped implements fyne.Tappable: clicks stop here.
func (m *modal) Tapped(*fyne.PointEvent) {}

// MouseDown implements desktop.Mouseable.
func (m *modal) MouseDown(*desktop.MouseEvent) {}

// MouseUp implements desktop.Mouseable.
func (m *modal) MouseUp(*desktop.MouseEvent) {}

// reveal ends the time in which the card only blocks the window.
func (m *modal) reveal() {
	m.veiled = false
	m.Refresh()
}

// MinSize implements fyne.CanvasObject. A dialog never makes the window larger.
func (m *modal) MinSize() fyne.Size {
	m.ExtendBaseWidget(m)
	return fyne.NewSize(px(100), px(100))
}

// CreateRenderer implements fyne.Widget.
func (m *modal) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	r := &modalRenderer{m: m, shade: canvas.NewRectangle(color.NRGBA{R: 0x1B, G: 0x24, B: 0x30, A: 0x70}), card: newRect(), line: canvas.NewRectangle(Rule)}
	r.card.FillColor, r.card.StrokeColor, r.card.StrokeWidth = White, InputEdge, 1
	r.objects = []fyne.CanvasObject{r.shade, r.card, r.line, m.title, m.scroll}
	for _, b := range m.buttons {
		r.objects = append(r.objects, b)
	}
	return r
}

// modalRing is the room around the body for rings that stand out of it, in 100%
// pixels.
const modalRing float32 = 4

// modalBody lays out the body of a dialog within its scroller. The scroller
// hides from the card that the body grew, so this tells it.
type modalBody struct{ m *modal }

// MinSize implements fyne.Layout.
func (l modalBody) MinSize([]fyne.CanvasObject) fyne.Size {
	return l.m.body.MinSize().AddWidthHeight(2*px(modalRing), 2*px(modalRing))
}

// Layout implements fyne.Layout.
func (l modalBody) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.m.body.Move(fyne.NewSquareOffsetPos(px(modalRing)))
	l.m.body.Resize(size.SubtractWidthHeight(2*px(modalRing), 2*px(modalRing)))
	if l.m.body.MinSize().Height != l.m.bodyH {
		l.m.Refresh()
	}
}

type modalRenderer struct {
	m           *modal
	shade, card *canvas.Rectangle
	line        *canvas.Rectangle
	objects     []fyne.CanvasObject
}

func (r *modalRenderer) Destroy()           {}
func (r *modalRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *modalRenderer) Objects() []fyne.CanvasObject {
	if r.m.veiled {
		return nil
	}
	return r.objects
}

func (r *modalRenderer) Refresh() {
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}

// Layout centres the card, somewhat above the middle. A body that is too high
// for the window scrolls.
func (r *modalRenderer) Layout(size fyne.Size) {
	m := r.m
	r.shade.Resize(size)
	row := m.rowWidth()
	w := min(max(px(m.width), row+2*px(modalPad)), size.Width-2*px(modalMargin))
	inner := w - 2*px(modalPad)
	m.body.Resize(fyne.NewSize(inner, m.body.MinSize().Height))
	m.bodyH = m.body.MinSize().Height
	rest := px(modalHead) + 3*px(modalPad)
	if len(m.buttons) > 0 {
		rest += px(ControlSize)
	}
	bodyH := min(m.bodyH, max(px(40), size.Height-2*px(modalMargin)-rest))
	h := bodyH + rest
	at := fyne.NewPos((size.Width-w)/2, max(px(modalMargin), (size.Height-h)*0.4))
	r.card.CornerRadius = px(6)
	r.card.Move(at)
	r.card.Resize(fyne.NewSize(w, h))
	m.title.Move(at.AddXY(px(modalPad), 0))
	m.title.Resize(fyne.NewSize(inner, px(modalHead)))
	r.line.Move(at.AddXY(0, px(modalHead)))
	r.line.Resize(fyne.NewSize(w, 1))
	m.scroll.Move(at.AddXY(px(modalPad-modalRing), px(modalHead+modalPad-modalRing)))
	m.scroll.Resize(fyne.NewSize(inner+2*px(modalRing), bodyH+2*px(modalRing)))
	r.placeButtons(fyne.NewPos(at.X+w-px(modalPad)-row, at.Y+h-px(modalPad)-px(ControlSize)))
}

// rowWidth is the width of the buttons with their gaps.
func (m *modal) rowWidth() float32 {
	w := float32(0)
	for _, b := range m.buttons {
		w += b.MinSize().Width + px(8)
	}
	return max(0, w-px(8))
}

func (r *modalRenderer) placeButtons(at fyne.Position) {
	for _, b := range r.m.buttons {
		b.Move(at)
		b.Resize(b.MinSize())
		at.X += b.MinSize().Width + px(8)
	}
}
