package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// modifierTracker knows which modifier keys are held. On a real window it asks
// the driver; the headless driver cannot tell, so key events are followed too.
type modifierTracker struct{ held fyne.KeyModifier }

func modifierOf(name fyne.KeyName) fyne.KeyModifier {
	switch name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		return fyne.KeyModifierAlt
	}
	return 0
}

func (t *modifierTracker) down(ev *fyne.KeyEvent) { t.held |= modifierOf(ev.Name) }
func (t *modifierTracker) up(ev *fyne.KeyEvent)   { t.held &^= modifierOf(ev.Name) }

// current returns the modifiers held now.
func (t *modifierTracker) current() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return t.held
}

func (t *modifierTracker) shift() bool { return t.current()&fyne.KeyModifierShift != 0 }

// MoveOf tells which way a shortcut moves a row: -1 for Alt+↑, 1 for Alt+↓, 0 for
// any other shortcut.
func MoveOf(sc fyne.Shortcut) int {
	c, ok := sc.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierAlt {
		return 0
	}
	return map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[c.KeyName]
}

// canvasOf returns the canvas an object shows on. Fyne only knows it once the
// object was drawn; one that was just made or unhidden belongs to the window
// of the program.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	if c := app.Driver().CanvasForObject(o); c != nil {
		return c
	}
	for _, w := range app.Driver().AllWindows() {
		if c := w.Canvas(); c.Content() != nil {
			return c
		}
	}
	return nil
}

// forwardKey hands a key the widget has no use for to the window, which gets
// none of its own while a widget holds the focus. Only Esc, Insert, the page
// keys and function keys travel, so that no typed letter runs a command. A
// dialog gets every key in the window's place, Enter too.
func forwardKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if m := dialogOver(o); m != nil {
		m.key(ev)
		return
	}
	c := canvasOf(o)
	if c == nil || c.OnTypedKey() == nil {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyInsert, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		c.OnTypedKey()(ev)
	}
}

// forwardShortcut hands a shortcut the widget has no use for to the window,
// for the same reason: Ctrl+S must save while a field holds the focus.
func forwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if m := dialogOver(o); m != nil {
		m.shortcut(s)
		return
	}
	if c, ok := canvasOf(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// focus gives an object the keyboard when it shows on a canvas.
func focus(o fyne.Focusable) {
	co, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(co); c != nil && c.Focused() != o {
		c.Focus(o)
	}
}

// LeaveField lets go of the keyboard, which commits the field being typed into,
// and returns what gives it back. The editor of a grid gives it to the grid.
func LeaveField(c fyne.Canvas) (back func()) {
	held := c.Focused()
	c.Unfocus()
	if e, ok := held.(*LineEdit); ok && e.owner != nil {
		held = e.owner
	}
	return func() {
		if held != nil {
			focus(held)
		}
	}
}

// custom returns the key and modifiers of a shortcut that is not one of Fyne's
// named ones.
func custom(s fyne.Shortcut) (fyne.KeyName, fyne.KeyModifier) {
	if c, ok := s.(*desktop.CustomShortcut); ok {
		return c.KeyName, c.Modifier
	}
	return "", 0
}

// wordKey tells whether a shortcut moves or erases by words in a text.
func wordKey(key fyne.KeyName, mod fyne.KeyModifier) bool {
	if mod&^fyne.KeyModifierShift != fyne.KeyModifierControl {
		return false
	}
	return key == fyne.KeyLeft || key == fyne.KeyRight || key == fyne.KeyBackspace || key == fyne.KeyDelete
}

// moveFocus answers Tab: the next object that is not locked gets the keyboard.
// A box that is reached this way selects its text; one that gets the keyboard
// back because the window came to the front does not, so that typing goes on
// where it stopped.
func moveFocus(from fyne.CanvasObject, back bool) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	seen := map[fyne.Focusable]bool{}
	for now := c.Focused(); !seen[now]; now = c.Focused() {
		seen[now] = true
		if back {
			c.FocusPrevious()
		} else {
			c.FocusNext()
		}
		if u, ok := c.Focused().(interface{ unavailable() bool }); !ok || !u.unavailable() {
			break
		}
	}
	if e, ok := c.Focused().(*LineEdit); ok {
		e.SelectAll()
	}
}
