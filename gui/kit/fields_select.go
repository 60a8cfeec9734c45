package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Select is a box with a list that drops down. ↑ and ↓ change it in place,
// Enter, Space, Alt+↓ or a letter open the list.
type Select struct {
	widget.BaseWidget
	fieldHooks
	items       []string
	index       int // -1: nothing chosen
	given       int
	picked      func(i int)
	placeholder string
	closed      func(i int) string // what the box shows of an item, nil: all
	reason      string
	keys        modifierTracker
	look        boxLook
}

var (
	_ fyne.Focusable     = (*Select)(nil)
	_ fyne.Tabbable      = (*Select)(nil)
	_ fyne.Tappable      = (*Select)(nil)
	_ fyne.Shortcutable  = (*Select)(nil)
	_ desktop.Keyable    = (*Select)(nil)
	_ desktop.Cursorable = (*Select)(nil)
	_ formControl        = (*Select)(nil)
)

// NewSelect returns a box in which nothing is chosen; picked is called when the
// user chose another item.
func NewSelect(items []string, picked func(i int)) *Select {
	s := &Select{items: items, index: -1, given: -1, picked: picked}
	s.ExtendBaseWidget(s)
	return s
}

// ShowClosed makes the closed box show less of an item than the list does.
func (s *Select) ShowClosed(text func(i int) string) *Select { s.closed = text; return s }

// shown is the text in the closed box.
func (s *Select) shown() string {
	if s.index >= 0 && s.closed != nil {
		return s.closed(s.index)
	}
	return s.Text()
}

// Index returns the chosen item, -1 for none.
func (s *Select) Index() int { return s.index }

// Text returns the chosen item's text, "" for none.
func (s *Select) Text() string {
	if s.index < 0 {
		return ""
	}
	return s.items[s.index]
}

// SetIndex chooses an item without telling anyone; outside the list: none.
func (s *Select) SetIndex(i int) {
	if i < 0 || i >= len(s.items) {
		i = -1
	}
	s.index, s.given, s.look.unsaved = i, i, false
	s.say("", "")
	s.Refresh()
}

// Items returns the list.
func (s *Select) Items() []string { return s.items }

// SetItems replaces the list. The chosen text stays chosen when the new list
// holds it, else nothing is.
func (s *Select) SetItems(items []string) {
	old := s.Text()
	at := -1
	for i, item := range items {
		if s.index >= 0 && item == old {
			at = i
			break
		}
	}
	s.items = items
	s.SetIndex(at)
}

// SetPlaceholder sets the grey text shown while nothing is chosen.
func (s *Select) SetPlaceholder(text string) {
	s.placeholder = text
	s.Refresh()
}

// Disable locks the box; reason says why, in words for the user.
func (s *Select) Disable(reason string) {
	s.look.disabled, s.reason = true, reason
	s.Refresh()
}

// Enable unlocks the box.
func (s *Select) Enable() {
	s.look.disabled, s.reason = false, ""
	s.Refresh()
}

// Disabled tells whether the box is locked.
func (s *Select) Disabled() bool { return s.look.disabled }

// Reason returns why the box is locked.
func (s *Select) Reason() string { return s.reason }

// Focus gives the box the keyboard.
func (s *Select) Focus() { focus(s) }

// SetWrong implements Control.
func (s *Select) SetWrong(wrong bool) {
	s.look.wrong = wrong
	s.Refresh()
}

func (s *Select) target() fyne.Focusable { return s }
func (s *Select) differs() bool          { return s.index != s.given }
func (s *Select) keep()                  { s.given = s.index }
func (s *Select) unavailable() bool      { return s.look.disabled }

func (s *Select) showUnsaved(mark bool) {
	s.look.unsaved = mark
	s.Refresh()
}

// choose takes what the user chose.
func (s *Select) choose(i int) {
	if i < 0 || i >= len(s.items) || i == s.index || s.look.disabled {
		return
	}
	s.index = i
	s.say("", "")
	s.Refresh()
	call(s.changed)
	if s.picked != nil {
		s.picked(i)
	}
}

// open drops the list down; typed is the letter that opened it.
func (s *Select) open(typed string) {
	c := canvasOf(s)
	if c == nil || s.look.disabled || len(s.items) == 0 {
		return
	}
	focus(s)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	l := openList(c, at, s.Size().Height, s.Size().Width, s.items, s.index, func(i int, byKey bool) {
		focus(s)
		s.choose(i)
		if byKey && i >= 0 {
			s.advance(false)
		}
	})
	for _, r := range typed {
		l.rune(r)
	}
}

// AcceptsTab implements fyne.Tabbable.
func (s *Select) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() { s.look.focused = true; s.Refresh(); call(s.reached) }

// FocusLost implements fyne.Focusable.
func (s *Select) FocusLost() { s.look.focused = false; s.Refresh() }

// KeyDown implements desktop.Keyable.
func (s *Select) KeyDown(ev *fyne.KeyEvent) { s.keys.down(ev) }

// KeyUp implements desktop.Keyable.
func (s *Select) KeyUp(ev *fyne.KeyEvent) { s.keys.up(ev) }

// TypedRune implements fyne.Focusable: a letter opens the list at its item.
func (s *Select) TypedRune(r rune) {
	if r > ' ' {
		s.open(string(r))
	}
}

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		s.choose(max(0, s.index-1))
	case fyne.KeyDown:
		s.choose(s.index + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.keys.shift() && s.advance(true) {
			return
		}
		s.open("")
	case fyne.KeySpace:
		s.open("")
	case fyne.KeyTab:
		moveFocus(s, s.keys.shift())
	default:
		forwardKey(s, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (s *Select) TypedShortcut(sc fyne.Shortcut) {
	if key, mod := custom(sc); key == fyne.KeyDown && mod == fyne.KeyModifierAlt {
		s.open("")
		return
	}
	forwardShortcut(s, sc)
}

// Tapped implements fyne.Tappable.
func (s *Select) Tapped(*fyne.PointEvent) { s.open("") }

// Cursor implements desktop.Cursorable.
func (s *Select) Cursor() desktop.Cursor {
	if s.look.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MinSize implements fyne.CanvasObject.
func (s *Select) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(px(64), px(ControlSize))
}
