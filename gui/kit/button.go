package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ButtonKind is how much a button stands out.
type ButtonKind int

// The kinds of button: one primary at most on a screen, danger never the default.
const (
	PlainButton ButtonKind = iota
	PrimaryButton
	DangerButton
	LinkButton
)

// Button is a button with an icon, a label and the key that does the same.
// A disabled button stands beside its reason: Disable keeps the words.
type Button struct {
	widget.BaseWidget
	OnTapped func()
	look     buttonLook
	reason   string
	disabled bool
	focused  bool
	hovered  bool
	keys     modifierTracker
}

type buttonLook struct {
	kind ButtonKind
	icon IconName
	text string
	hint string // key: "Ctrl+S"
	low  bool   // 26 pixels
	left bool   // label at the left, for a column of buttons
}

// NewButton returns a plain button; icon may be "".
func NewButton(icon IconName, text string, tapped func()) *Button {
	return newButton(buttonLook{icon: icon, text: text}, tapped)
}

// NewPrimary returns the screen's main button.
func NewPrimary(icon IconName, text string, tapped func()) *Button {
	return newButton(buttonLook{kind: PrimaryButton, icon: icon, text: text}, tapped)
}

// NewDanger returns a red button for what cannot be undone.
func NewDanger(icon IconName, text string, tapped func()) *Button {
	return newButton(buttonLook{kind: DangerButton, icon: icon, text: text}, tapped)
}

// NewLink returns an underlined text that acts as a button.
func NewLink(text string, tapped func()) *Button {
	return newButton(buttonLook{kind: LinkButton, text: text}, tapped)
}

func newButton(l buttonLook, tapped func()) *Button {
	b := &Button{look: l, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

var (
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Shortcutable  = (*Button)(nil)
	_ fyne.Tabbable      = (*Button)(nil)
	_ desktop.Keyable    = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// Hint sets the key shown after the label ("Ctrl+S") and returns the button.
func (b *Button) Hint(key string) *Button { b.look.hint = key; return b }

// Small makes the button 26 pixels high and returns it.
func (b *Button) Small() *Button { b.look.low = true; return b }

// Leading puts the label at the left of a wide button and returns it.
func (b *Button) Leading() *Button { b.look.left = true; return b }

// Text returns the label.
func (b *Button) Text() string { return b.look.text }

// SetText changes the label.
func (b *Button) SetText(s string) {
	if b.look.text != s {
		b.look.text = s
		b.Refresh()
	}
}

// Disable makes the button dead; reason says why, in words for the user, and
// is what a screen shows beside it.
func (b *Button) Disable(reason string) {
	b.disabled, b.reason = true, reason
	b.Refresh()
}

// Enable makes the button work again.
func (b *Button) Enable() {
	b.disabled, b.reason = false, ""
	b.Refresh()
}

// SetReason disables the button with the reason, or enables it when there is none.
func (b *Button) SetReason(reason string) {
	if reason == "" {
		b.Enable()
	} else {
		b.Disable(reason)
	}
}

// Disabled tells whether the button is dead.
func (b *Button) Disabled() bool { return b.disabled }

// Reason returns why the button is dead.
func (b *Button) Reason() string { return b.reason }

// Tapped implements fyne.Tappable. The focus comes here first, so that the
// field being typed into is committed before the button acts.
func (b *Button) Tapped(*fyne.PointEvent) { b.press() }

func (b *Button) press() {
	if b.disabled {
		return
	}
	focus(b)
	if !b.disabled {
		call(b.OnTapped)
	}
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: Enter and Space press the button.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	case fyne.KeyTab:
		moveFocus(b, b.keys.shift())
	default:
		forwardKey(b, ev)
	}
}

// AcceptsTab implements fyne.Tabbable: see moveFocus.
func (b *Button) AcceptsTab() bool { return true }

func (b *Button) unavailable() bool { return b.disabled }

// KeyDown implements desktop.Keyable.
func (b *Button) KeyDown(ev *fyne.KeyEvent) { b.keys.down(ev) }

// KeyUp implements desktop.Keyable.
func (b *Button) KeyUp(ev *fyne.KeyEvent) { b.keys.up(ev) }

// TypedShortcut implements fyne.Shortcutable.
func (b *Button) TypedShortcut(s fyne.Shortcut) { forwardShortcut(b, s) }

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// colours returns the fill and the ink for the present state.
func (b *Button) colours() (color.Color, Hex) {
	switch {
	case b.look.kind == LinkButton && b.disabled:
		return color.Transparent, DisabledInk
	case b.look.kind == LinkButton:
		return color.Transparent, Primary
	case b.disabled:
		return DisabledFill, DisabledInk
	case b.look.kind == PrimaryButton && b.hovered:
		return Hex(0x163F75), White
	case b.look.kind == PrimaryButton:
		return Primary, White
	case b.look.kind == DangerButton && b.hovered:
		return Hex(0x96121A), White
	case b.look.kind == DangerButton:
		return Bad, White
	case b.hovered:
		return Hex(0xD0D9E4), Ink
	}
	return Plain, Ink
}

func (b *Button) textLook() textLook {
	_, ink := b.colours()
	strong := b.look.kind == PrimaryButton || b.look.kind == DangerButton
	l := textLook{size: px(SizeText), bold: strong, colour: ink, underline: b.look.kind == LinkButton}
	if b.look.low {
		l.size = px(SizeLabel)
	}
	return l
}

// MinSize implements fyne.CanvasObject.
func (b *Button) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	l := b.textLook()
	w := fyne.MeasureText(b.look.text, l.size, fyne.TextStyle{Bold: l.bold}).Width
	if b.look.icon != "" {
		w += px(18)
		if b.look.text != "" {
			w += px(8)
		}
	}
	if b.look.hint != "" {
		w += px(8) + fyne.MeasureText(b.look.hint, px(SizeNote), fyne.TextStyle{}).Width
	}
	switch {
	case b.look.kind == LinkButton:
		return fyne.NewSize(w+px(4), px(22))
	case b.look.low:
		return fyne.NewSize(w+px(20), px(SmallSize))
	case b.look.text == "":
		return fyne.NewSquareSize(px(ControlSize))
	}
	return fyne.NewSize(w+px(26), px(ControlSize))
}
