package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/gui/kit"
)

const (
	ctrl      = fyne.KeyModifierControl
	alt       = fyne.KeyModifierAlt
	ctrlShift = fyne.KeyModifierControl | fyne.KeyModifierShift
)

// binding is a shortcut and what it does.
type binding struct {
	shortcut fyne.Shortcut
	do       func(fyne.Shortcut)
}

// bindKeys listens for keys and shortcuts. A widget that holds the focus gets
// them first and hands on what it has no use for.
//
// F7 to F10 mean nothing to the window: a capital letter that UniKey injects
// can arrive with their scan codes.
func (s *Shell) bindKeys() {
	c := s.win.Canvas()
	c.SetOnTypedKey(s.key)
	for _, b := range s.bindings() {
		c.AddShortcut(b.shortcut, b.do)
	}
}

// bindings lists every shortcut of the window.
func (s *Shell) bindings() []binding {
	var out []binding
	bind := func(key fyne.KeyName, mod fyne.KeyModifier, do func()) {
		out = append(out, binding{&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) {
			if !s.asking() {
				do()
			}
		}})
	}
	for i, key := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9} {
		bind(key, alt, func() { s.areaKey(i + 1) })
	}
	bind(fyne.KeyTab, ctrl, func() { s.tabKey(ctrl, 1) })
	bind(fyne.KeyTab, ctrlShift, func() { s.tabKey(ctrlShift, -1) })
	bind(fyne.KeyF, ctrl, s.focusSearch)
	bind(fyne.KeyS, ctrl, s.save)
	bind(fyne.KeyP, ctrl, s.print)
	for _, sc := range screenShortcuts() {
		out = append(out, binding{sc, s.screenShortcut})
	}
	return out
}

// screenShortcuts are those a screen may answer. A canvas tells only of
// shortcuts it was given by name.
func screenShortcuts() []fyne.Shortcut {
	out := []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutCopy{}, &fyne.ShortcutCut{},
		&fyne.ShortcutPaste{}, &fyne.ShortcutSelectAll{}}
	for _, key := range []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDelete, fyne.KeyPlus, fyne.KeyMinus, fyne.KeyEqual,
		fyne.Key0, fyne.KeyD, fyne.KeyE, fyne.KeyG, fyne.KeyH, fyne.KeyL, fyne.KeyN, fyne.KeyO, fyne.KeyR} {
		out = append(out, &desktop.CustomShortcut{KeyName: key, Modifier: ctrl},
			&desktop.CustomShortcut{KeyName: key, Modifier: ctrlShift})
	}
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight} {
		out = append(out, &desktop.CustomShortcut{KeyName: key, Modifier: alt})
	}
	return out
}

// asking tells whether a dialog or a list lies over the window; it has its own
// keys.
func (s *Shell) asking() bool { return len(s.win.Canvas().Overlays().List()) > 0 }

// key answers a key no widget wanted.
func (s *Shell) key(ev *fyne.KeyEvent) {
	if s.asking() {
		if ev.Name == fyne.KeyEscape {
			s.dismiss()
		}
		return
	}
	if !s.book.loaded {
		return
	}
	switch {
	case ev.Name == fyne.KeyF1:
		s.toggleHelp()
		return
	case ev.Name == fyne.KeyEscape && s.frame.help.Visible():
		s.hideHelp()
		return
	}
	if k, ok := s.active().(kit.Keyer); ok {
		handled := false
		s.attempt("a key", func() { handled = k.Key(ev) })
		if handled {
			return
		}
	}
	switch ev.Name {
	case fyne.KeyEscape:
		s.escape()
	case fyne.KeyF6:
		s.switchFocus()
	}
}

// switchFocus moves the keyboard between the page and its first button.
func (s *Shell) switchFocus() {
	p := s.pages.current
	if s.over != nil || p == nil || p.content == nil {
		return
	}
	c := s.win.Canvas()
	if _, on := c.Focused().(*kit.Button); on {
		if f, ok := p.screen.(kit.Focuser); ok {
			s.attempt("the keyboard", f.FocusFirst)
			return
		}
	}
	if b := kit.FirstButton(p.content); b != nil {
		c.Focus(b)
	}
}

// escape goes one step back: from a preview to the page, from a form that lies
// over a list to the list.
func (s *Shell) escape() {
	if s.over != nil {
		s.closeOver()
		return
	}
	if p := s.pages.current; p != nil && p.content != nil {
		kit.CloseSplit(p.content)
	}
}

// dismiss takes away a menu or one of Fyne's own dialogs, which do not know
// Esc. The dialogs of the kit take the keyboard and answer it themselves.
func (s *Shell) dismiss() {
	overlays := s.win.Canvas().Overlays()
	if _, own := overlays.Top().(fyne.Focusable); !own && overlays.Top() != nil {
		overlays.Remove(overlays.Top())
	}
}

// attempt runs a piece of what is active, guarded as a page's screen is.
func (s *Shell) attempt(what string, f func()) {
	if s.over == nil {
		s.try(s.pages.current, what, f)
		s.tell()
		return
	}
	if err := s.guard(what, f); err != nil {
		s.closeOver()
		s.env.Fail(err)
	}
}

func (s *Shell) screenShortcut(sc fyne.Shortcut) {
	if !s.asking() && !s.offer(sc) {
		s.windowShortcut(sc)
	}
}

// offer gives a shortcut to what is active and tells whether it had a use for it.
func (s *Shell) offer(sc fyne.Shortcut) (handled bool) {
	if k, ok := s.active().(kit.Shortcutter); ok {
		s.attempt("a shortcut", func() { handled = k.Shortcut(sc) })
	}
	return handled
}

// tabKey goes to the next tab: first among those inside the screen, after the
// last of them to the next page.
func (s *Shell) tabKey(mod fyne.KeyModifier, by int) {
	if !s.offer(&desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: mod}) {
		s.nextTab(by)
	}
}

// areaKey opens the area with the digit, from the row above the letters.
func (s *Shell) areaKey(n int) {
	if numberPad(n) || !s.book.loaded {
		return
	}
	for _, a := range s.p.Areas {
		if a.Key == rune('0'+n) {
			s.Go(kit.Place{Area: a.ID})
			return
		}
	}
}

func (s *Shell) focusSearch() {
	if p := s.pages.current; p != nil && p.search != nil && s.over == nil {
		p.search.Focus()
	}
}

// save answers Ctrl+S. The field that is being typed into is committed first
// and keeps the keyboard, also behind a dialog that asks for a name: it gets the
// keyboard back when the dialog closes.
func (s *Shell) save() {
	saver, ok := s.active().(kit.Saver)
	if !ok {
		return
	}
	back := kit.LeaveField(s.win.Canvas())
	back()
	s.attempt("saving", func() {
		saver.Save(func(bool) { s.tell() })
	})
}

func (s *Shell) print() {
	if p, ok := s.active().(kit.Printer); ok {
		s.attempt("printing", p.Print)
	}
}
