package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Radio is a choice of one out of a few that all show. The arrow keys change
// it; the whole row is one stop for Tab.
type Radio struct {
	oneOf
	column bool
}

var (
	_ fyne.Focusable   = (*Radio)(nil)
	_ fyne.Tabbable    = (*Radio)(nil)
	_ fyne.Tappable    = (*Radio)(nil)
	_ fyne.Disableable = (*Radio)(nil)
	_ desktop.Keyable  = (*Radio)(nil)
	_ formControl      = (*Radio)(nil)
)

// NewRadio returns the items in one row, none chosen; picked is called when the
// user chose another one.
func NewRadio(items []string, picked func(i int)) *Radio {
	r := &Radio{oneOf: oneOf{items: items, index: -1, given: -1, picked: picked}}
	r.ExtendBaseWidget(r)
	return r
}

// NewRadioColumn returns the items under each other.
func NewRadioColumn(items []string, picked func(i int)) *Radio {
	r := NewRadio(items, picked)
	r.column = true
	return r
}

// Disable implements fyne.Disableable.
func (r *Radio) Disable() { r.look.disabled = true; r.Refresh() }

// Enable implements fyne.Disableable.
func (r *Radio) Enable() { r.look.disabled = false; r.Refresh() }

func (r *Radio) target() fyne.Focusable { return r }

// TypedRune implements fyne.Focusable.
func (r *Radio) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (r *Radio) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		r.choose(max(0, r.index-1))
	case fyne.KeyRight, fyne.KeyDown:
		r.choose(r.index + 1)
	case fyne.KeySpace:
		if r.index < 0 {
			r.choose(0)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !r.advance(r.keys.shift()) {
			forwardKey(r, ev)
		}
	case fyne.KeyTab:
		moveFocus(r, r.keys.shift())
	default:
		forwardKey(r, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (r *Radio) TypedShortcut(s fyne.Shortcut) { forwardShortcut(r, s) }

// Tapped implements fyne.Tappable.
func (r *Radio) Tapped(ev *fyne.PointEvent) {
	focus(r)
	x, y := float32(0), float32(0)
	for i, item := range r.items {
		w := tickWidth(item)
		if ev.Position.X >= x && ev.Position.X < x+w && ev.Position.Y >= y && ev.Position.Y < y+px(tickHeight) {
			r.choose(i)
			return
		}
		if r.column {
			y += px(tickHeight)
		} else {
			x += w + px(tickApart)
		}
	}
}

// MinSize implements fyne.CanvasObject.
func (r *Radio) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	var wide, sum float32
	for _, item := range r.items {
		w := tickWidth(item)
		wide, sum = max(wide, w), sum+w
	}
	n := float32(len(r.items))
	if r.column {
		return fyne.NewSize(wide, px(tickHeight)*n)
	}
	return fyne.NewSize(sum+px(tickApart)*max(0, n-1), px(tickHeight))
}

// CreateRenderer implements fyne.Widget.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	t := &tickRenderer{self: r, column: r.column}
	for range r.items {
		t.ticks = append(t.ticks, newTick())
	}
	t.state = func(i int) (string, fyne.Resource, boxLook) {
		look := r.look
		look.focused = look.focused && i == max(0, r.index)
		return r.items[i], radioMark(i == r.index), look
	}
	return t.ready()
}

// radioMark returns the mark of a chosen or empty radio button.
func radioMark(on bool) fyne.Resource {
	if on {
		return shape{"radio-on", ring(Primary) + fmt.Sprintf(`<circle cx="10" cy="10" r="4.4" fill="%s"/>`, Primary)}.resource()
	}
	return shape{"radio-off", ring(InputEdge)}.resource()
}
