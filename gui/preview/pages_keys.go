package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*Pages)(nil)
	_ fyne.Tappable     = (*Pages)(nil)
	_ fyne.Shortcutable = (*Pages)(nil)
)

// canvas returns where the pages show.
func (p *Pages) canvas() fyne.Canvas { return p.env.Window.Canvas() }

// Focus gives the pages the keyboard.
func (p *Pages) Focus() { p.canvas().Focus(p) }

// Tapped implements fyne.Tappable: a click beside the sheet.
func (p *Pages) Tapped(*fyne.PointEvent) { p.Focus() }

// FocusGained implements fyne.Focusable.
func (p *Pages) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *Pages) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *Pages) TypedRune(rune) {}

// TypedKey implements fyne.Focusable; what is no key of the pages goes to the
// window, which gets none of its own while the pages have the keyboard.
func (p *Pages) TypedKey(ev *fyne.KeyEvent) {
	if p.Key(ev) {
		return
	}
	if hand := p.canvas().OnTypedKey(); hand != nil {
		hand(ev)
	}
}

// Key answers the keys of the pages; it tells whether it was one of them.
func (p *Pages) Key(ev *fyne.KeyEvent) bool {
	const line = 60 // pixels an arrow scrolls by
	switch ev.Name {
	case fyne.KeyPageDown:
		p.Step(1)
	case fyne.KeyPageUp:
		p.Step(-1)
	case fyne.KeyHome:
		p.Turn(-len(p.doc.Pages))
	case fyne.KeyEnd:
		p.Turn(len(p.doc.Pages))
	case fyne.KeyPlus, fyne.KeyEqual:
		p.ZoomIn()
	case fyne.KeyMinus:
		p.ZoomOut()
	case fyne.KeyUp:
		p.scroll(0, -line)
	case fyne.KeyDown:
		p.scroll(0, line)
	case fyne.KeyLeft:
		if !p.step(-1) {
			p.scroll(-line, 0)
		}
	case fyne.KeyRight:
		if !p.step(1) {
			p.scroll(line, 0)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		return p.choose()
	case fyne.KeyEscape:
		return p.letGo()
	default:
		return false
	}
	return true
}

// TypedShortcut implements fyne.Shortcutable.
func (p *Pages) TypedShortcut(s fyne.Shortcut) {
	if p.Shortcut(s) {
		return
	}
	if c, ok := p.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// Shortcut answers Ctrl with + − and 0; it tells whether it was one of them.
func (p *Pages) Shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch c.KeyName {
	case fyne.KeyPlus, fyne.KeyEqual:
		p.ZoomIn()
	case fyne.KeyMinus:
		p.ZoomOut()
	case fyne.Key0:
		p.Fit()
	default:
		return false
	}
	return true
}

// scroll moves the page under the window.
func (p *Pages) scroll(dx, dy float32) {
	room := p.box.Content.Size().Subtract(p.box.Size())
	to := p.box.Offset.AddXY(dx, dy)
	p.box.ScrollToOffset(fyne.NewPos(max(0, min(to.X, room.Width)), max(0, min(to.Y, room.Height))))
}
