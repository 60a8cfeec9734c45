package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Sizes of check boxes and radio buttons, in 100% pixels.
const (
	tickSize   float32 = 18
	tickGap    float32 = 7
	tickHeight float32 = 24
	tickApart  float32 = 16 // between two radio buttons of a row
)

// Check is a box to tick with its label.
type Check struct {
	widget.BaseWidget
	fieldHooks
	label    string
	on       bool
	given    bool
	onTicked func(bool)
	keys     modifierTracker
	look     boxLook
}

var (
	_ fyne.Focusable   = (*Check)(nil)
	_ fyne.Tabbable    = (*Check)(nil)
	_ fyne.Tappable    = (*Check)(nil)
	_ fyne.Disableable = (*Check)(nil)
	_ desktop.Keyable  = (*Check)(nil)
	_ formControl      = (*Check)(nil)
)

// NewCheck returns an empty check box; changed is called when the user ticks it
// or takes the tick away.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{label: label, onTicked: changed}
	c.ExtendBaseWidget(c)
	return c
}

// On tells whether the box is ticked.
func (c *Check) On() bool { return c.on }

// SetOn ticks the box or not, without telling anyone.
func (c *Check) SetOn(on bool) {
	c.on, c.given, c.look.unsaved = on, on, false
	c.say("", "")
	c.Refresh()
}

// Disable implements fyne.Disableable.
func (c *Check) Disable() { c.look.disabled = true; c.Refresh() }

// Enable implements fyne.Disableable.
func (c *Check) Enable() { c.look.disabled = false; c.Refresh() }

// Disabled implements fyne.Disableable.
func (c *Check) Disabled() bool { return c.look.disabled }

// SetWrong implements Control.
func (c *Check) SetWrong(wrong bool) { c.look.wrong = wrong; c.Refresh() }

func (c *Check) target() fyne.Focusable { return c }
func (c *Check) differs() bool          { return c.on != c.given }
func (c *Check) keep()                  { c.given = c.on }
func (c *Check) unavailable() bool      { return c.look.disabled }
func (c *Check) showUnsaved(mark bool)  { c.look.unsaved = mark; c.Refresh() }

func (c *Check) toggle() {
	if c.look.disabled {
		return
	}
	c.on = !c.on
	c.say("", "")
	c.Refresh()
	call(c.changed)
	if c.onTicked != nil {
		c.onTicked(c.on)
	}
}

// AcceptsTab implements fyne.Tabbable.
func (c *Check) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() { c.look.focused = true; c.Refresh(); call(c.reached) }

// FocusLost implements fyne.Focusable.
func (c *Check) FocusLost() { c.look.focused = false; c.Refresh() }

// KeyDown implements desktop.Keyable.
func (c *Check) KeyDown(ev *fyne.KeyEvent) { c.keys.down(ev) }

// KeyUp implements desktop.Keyable.
func (c *Check) KeyUp(ev *fyne.KeyEvent) { c.keys.up(ev) }

// TypedRune implements fyne.Focusable.
func (c *Check) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: Space ticks, Enter goes on.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace:
		c.toggle()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !c.advance(c.keys.shift()) {
			forwardKey(c, ev)
		}
	case fyne.KeyTab:
		moveFocus(c, c.keys.shift())
	default:
		forwardKey(c, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *Check) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(*fyne.PointEvent) {
	focus(c)
	c.toggle()
}

// MinSize implements fyne.CanvasObject.
func (c *Check) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return fyne.NewSize(tickWidth(c.label), px(tickHeight))
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &tickRenderer{self: c, ticks: []*tick{newTick()}}
	r.state = func(int) (string, fyne.Resource, boxLook) { return c.label, CheckMark(c.on), c.look }
	return r.ready()
}

// tickWidth is the width of a mark and its label.
func tickWidth(label string) float32 {
	if label == "" {
		return px(tickSize)
	}
	return px(tickSize+tickGap) + fyne.MeasureText(label, px(SizeText), fyne.TextStyle{}).Width + px(2)
}

// tick is one mark with its label and the ring of the keyboard.
type tick struct {
	ground, ring *canvas.Rectangle
	mark         *canvas.Image
	text         *canvas.Text
}

func newTick() *tick {
	return &tick{ground: newRect(), ring: newRect(), mark: &canvas.Image{FillMode: canvas.ImageFillContain}, text: newCellText()}
}

// place draws the tick with its left end at a place.
func (t *tick) place(at fyne.Position, label string, mark fyne.Resource, look boxLook) {
	side := px(tickSize)
	y := at.Y + (px(tickHeight)-side)/2
	if t.mark.Resource != mark {
		t.mark.Resource = mark
		t.mark.Refresh()
	}
	t.mark.Resize(fyne.NewSquareSize(side))
	t.mark.Move(fyne.NewPos(at.X, y))
	t.text.Text, t.text.TextSize, t.text.Color = label, px(SizeText), Ink
	if look.disabled {
		t.text.Color = DisabledInk
	}
	size := t.text.MinSize()
	t.text.Resize(size)
	t.text.Move(fyne.NewPos(at.X+side+px(tickGap), at.Y+textTop(px(tickHeight)/2, size.Height, px(SizeText))))
	t.frame(at, fyne.NewSize(tickWidth(label), px(tickHeight)), look)
}

// frame paints the ground of unsaved content, and the ring of what is wrong or
// has the keyboard.
func (t *tick) frame(at fyne.Position, size fyne.Size, look boxLook) {
	t.ground.Hidden = !look.unsaved || look.disabled
	t.ground.FillColor, t.ground.CornerRadius = Unsaved, px(4)
	t.ring.Hidden = look.disabled || !look.focused && !look.wrong
	t.ring.StrokeColor, t.ring.StrokeWidth, t.ring.CornerRadius = Primary, px(2), px(4)
	if look.wrong {
		t.ring.StrokeColor = Bad
	}
	for _, o := range []*canvas.Rectangle{t.ground, t.ring} {
		o.Move(at.SubtractXY(px(3), 0))
		o.Resize(size.AddWidthHeight(px(6), 0))
	}
}

// tickRenderer draws a Check, or a Radio with its marks in a row or a column.
type tickRenderer struct {
	self    fyne.Widget
	column  bool
	ticks   []*tick
	state   func(i int) (label string, mark fyne.Resource, look boxLook)
	objects []fyne.CanvasObject
}

// ready collects the objects: grounds and rings under marks and texts.
func (r *tickRenderer) ready() *tickRenderer {
	for _, t := range r.ticks {
		r.objects = append(r.objects, t.ground, t.ring, t.mark, t.text)
	}
	r.draw()
	return r
}

// Destroy implements fyne.WidgetRenderer.
func (r *tickRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *tickRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *tickRenderer) MinSize() fyne.Size { return r.self.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *tickRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *tickRenderer) Refresh() { r.draw(); canvas.Refresh(r.self) }

func (r *tickRenderer) draw() {
	at := fyne.NewPos(0, 0)
	for i, t := range r.ticks {
		label, mark, look := r.state(i)
		t.place(at, label, mark, look)
		if r.column {
			at.Y += px(tickHeight)
		} else {
			at.X += tickWidth(label) + px(tickApart)
		}
	}
}
