package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Keys implements kit.Hinter.
func (s *entryScreen) Keys() string {
	if s.page == pageValues {
		return "F2: sửa · Enter, Tab: lưu và đi tiếp · F8: ô cần xem · F9: sửa theo gợi ý · Shift+F2: ghi chú · Ctrl+Z: hoàn tác · F6: nút lệnh"
	}
	return "Ctrl+Tab: trang kế tiếp · Tab: mục kế tiếp · Ctrl+S: lưu · F6: nút lệnh"
}

// FocusFirst implements kit.Focuser.
func (s *entryScreen) FocusFirst() { s.focusPage() }

// Key implements kit.Keyer.
func (s *entryScreen) Key(ev *fyne.KeyEvent) bool {
	if s.report == nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyF6:
		s.switchFocus()
	case fyne.KeyF8:
		s.goToProblem()
	case fyne.KeyF9:
		s.values.takeFix()
	case fyne.KeyInsert:
		if s.page != pageFiles {
			return false
		}
		s.files.ask()
	default:
		return false
	}
	return true
}

// switchFocus moves the keyboard between the page and the buttons over it.
func (s *entryScreen) switchFocus() {
	c := s.env.Window.Canvas()
	if b := s.head.firstButton(); b != nil && c.Focused() != b {
		c.Focus(b)
		return
	}
	s.focusPage()
}

// focusPage gives the keyboard to what is worked with on the inner page.
func (s *entryScreen) focusPage() {
	c := s.env.Window.Canvas()
	switch s.page {
	case pageValues:
		s.values.focus()
	case pageNarrative:
		s.words.focus()
	case pageFiles:
		c.Focus(s.files.grid)
	case pageHistory:
		c.Focus(s.history.grid)
	}
}

// goToProblem shows the next cell that needs a look.
func (s *entryScreen) goToProblem() {
	if s.page != pageValues {
		s.showPage(pageValues)
	}
	s.values.nextProblem()
	s.values.focus()
}

// Shortcut implements kit.Shortcutter: Ctrl+PgUp and Ctrl+PgDn change the unit,
// Ctrl+Tab the inner page, until the last one, after which the window goes on.
func (s *entryScreen) Shortcut(sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	if !ok || c.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierControl {
		return false
	}
	back := c.Modifier&fyne.KeyModifierShift != 0
	switch {
	case c.KeyName == fyne.KeyPageUp && !back:
		s.stepUnit(-1)
	case c.KeyName == fyne.KeyPageDown && !back:
		s.stepUnit(1)
	case c.KeyName == fyne.KeyTab && back && s.page > pageValues:
		s.pick(s.page - 1)
	case c.KeyName == fyne.KeyTab && !back && s.page < pageHistory:
		s.pick(s.page + 1)
	default:
		return false
	}
	return true
}

// pick shows an inner page chosen with the keyboard, and goes on there.
func (s *entryScreen) pick(page int) {
	s.showPage(page)
	s.focusPage()
}

// stepUnit opens the previous or next unit of the list.
func (s *entryScreen) stepUnit(by int) {
	if s.report == nil {
		return
	}
	i := indexOfUnit(s.units, s.report.key.unit) + by
	if i >= 0 && i < len(s.units) {
		s.openUnit(s.units[i].id)
	}
}
