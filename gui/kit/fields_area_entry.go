package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// areaEntry is Fyne's editor with the kit's keys: Tab goes on to the next
// field, Esc, F1 and shortcuts that mean nothing here go to the window.
type areaEntry struct {
	widget.Entry
	area  *TextArea
	keys  modifierTracker
	fresh bool // got the keyboard and no key since
}

var (
	_ fyne.Focusable    = (*areaEntry)(nil)
	_ fyne.Shortcutable = (*areaEntry)(nil)
	_ desktop.Keyable   = (*areaEntry)(nil)
)

// FocusGained implements fyne.Focusable.
func (e *areaEntry) FocusGained() {
	e.Entry.FocusGained()
	e.fresh = true
	e.area.look.focused = true
	e.area.Refresh()
	call(e.area.reached)
	call(e.area.OnFocus)
}

// FocusLost implements fyne.Focusable.
func (e *areaEntry) FocusLost() {
	e.Entry.FocusLost()
	e.keys.held = 0
	e.area.look.focused = false
	e.area.Refresh()
	e.area.finish()
}

// KeyDown implements desktop.Keyable.
func (e *areaEntry) KeyDown(ev *fyne.KeyEvent) {
	e.keys.down(ev)
	e.Entry.KeyDown(ev)
}

// KeyUp implements desktop.Keyable.
func (e *areaEntry) KeyUp(ev *fyne.KeyEvent) {
	e.keys.up(ev)
	e.Entry.KeyUp(ev)
}

// TypedRune implements fyne.Focusable; for the Space see LineEdit.TypedRune.
func (e *areaEntry) TypedRune(r rune) {
	stray := e.fresh && r == ' '
	e.fresh = false
	if !stray {
		e.Entry.TypedRune(r)
	}
}

// TypedKey implements fyne.Focusable.
func (e *areaEntry) TypedKey(ev *fyne.KeyEvent) {
	e.fresh = false
	switch ev.Name {
	case fyne.KeyTab:
		moveFocus(e, e.keys.shift())
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF6:
		forwardKey(e, ev)
	default:
		e.Entry.TypedKey(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable. Ctrl+Enter goes on as Enter does
// in a box of one line.
func (e *areaEntry) TypedShortcut(s fyne.Shortcut) {
	key, mod := custom(s)
	switch {
	case key == "" || wordKey(key, mod):
		e.Entry.TypedShortcut(s)
	case mod == fyne.KeyModifierControl && (key == fyne.KeyReturn || key == fyne.KeyEnter):
		e.area.finish()
		if !e.area.advance(false) {
			forwardKey(e, &fyne.KeyEvent{Name: key})
		}
	default:
		e.area.finish()
		forwardShortcut(e, s)
	}
}

// areaTheme takes the frame off Fyne's editor, which TextArea draws itself, and
// keeps locked text readable.
type areaTheme struct{}

// Color implements fyne.Theme.
func (areaTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameInputBackground:
		return color.Transparent
	case theme.ColorNameDisabled, theme.ColorNamePrimary: // locked text; the caret
		return Ink
	case theme.ColorNameSelection:
		return TextMark
	}
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

// Font implements fyne.Theme.
func (areaTheme) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

// Icon implements fyne.Theme.
func (areaTheme) Icon(n fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(n)
}

// Size implements fyne.Theme.
func (areaTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameInputBorder:
		return 0
	case theme.SizeNameInnerPadding:
		return px(4)
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}
