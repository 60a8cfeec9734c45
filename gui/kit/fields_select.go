package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Select is a box with a list that drops down. ↑ and ↓ change it in place,
// Enter, Space, Alt+↓ or a letter open the list.
type Select struct {
	oneOf
	placeholder string
	closed      func(i int) string // what the box shows of an item, nil: all
	reason      string
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
	s := &Select{oneOf: oneOf{items: items, index: -1, given: -1, picked: picked}}
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

// Text returns the chosen item's text, "" for none.
func (s *Select) Text() string {
	if s.index < 0 {
		return ""
	}
	return s.items[s.index]
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

// Reason returns why the box is locked.
func (s *Select) Reason() string { return s.reason }

// Focus gives the box the keyboard.
func (s *Select) Focus() { focus(s) }

func (s *Select) target() fyne.Focusable { return s }

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
