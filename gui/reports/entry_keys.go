package reports

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/model"
	"sothidua/data/service"
)

// hint is a key for the status bar; it shows where it does something.
type hint struct {
	valid bool
	text  string
}

// Keys implements kit.Hinter: the keys that do something in the current cell of
// this report, most needed first.
func (s *entryScreen) Keys() string {
	if s.report == nil {
		return ""
	}
	open := s.report.entry.Locked == ""
	var hints []hint
	switch s.page {
	case pageValues:
		hints = s.values.hints()
	case pageNarrative:
		hints = []hint{{open, "Tab: mục kế tiếp"}, {open, "Ctrl+S: lưu"}}
	case pageFiles:
		_, chosen := s.files.current()
		hints = []hint{{chosen, "Enter: mở"}, {open, "Insert: thêm"}, {open && chosen, "Delete: xóa"}}
	case pageHistory:
		hints = []hint{{s.history.versions.content.Visible(), "Enter: xem bản"}}
	}
	hints = append(hints, hint{s.page != pageValues, "Alt+mũi tên: trang bên"}, hint{s.head.firstButton() != nil, "F6: nút lệnh"})
	var out []string
	for _, h := range hints {
		if h.valid {
			out = append(out, h.text)
		}
	}
	return strings.Join(out, " · ")
}

// hints are the keys of the grid's current cell.
func (p *valuesPage) hints() []hint {
	report := p.s.report
	row, col := p.grid.Current()
	r, chosen := p.currentRow()
	_, problem := report.next(row, col)
	return []hint{
		{problem, "F8: ô cần xem"},
		{p.fixes(), "F4: sửa theo gợi ý"},
		{p.bar.cut, "Ctrl+E: xem đủ"},
		{chosen && rechecks(report.entry, *r), "Ctrl+L: kiểm tra lại"},
		{chosen, "Ctrl+H: lịch sử ô"},
		{chosen && report.locked(row, colNote) == "", "Shift+F2: ghi chú"},
		{indexOfUnit(p.s.units, report.key.unit)+1 < len(p.s.units), "Ctrl+PgDn: đơn vị kế"},
	}
}

// rechecks tells whether the value of a row can be marked for another look:
// until the report is approved or its period locked.
func rechecks(e service.Entry, r service.EntryRow) bool {
	return !e.Period.Locked && e.Report.Status != model.Approved && !r.Value.Empty()
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
	case fyne.KeyF4:
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

// cellKey answers the shortcuts about the current cell, which only the grid
// has. They are no function keys: UniKey can inject a capital letter with the
// scan code of F7 to F10.
func (s *entryScreen) cellKey(do func()) bool {
	if s.report == nil || s.page != pageValues {
		return false
	}
	do()
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
		s.history.focus()
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
// Alt with ← and → the inner page, and so does Ctrl+Tab up to the last page,
// after which the window goes on.
func (s *entryScreen) Shortcut(sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	if !ok {
		return s.undoKey(sc)
	}
	switch *c {
	case desktop.CustomShortcut{KeyName: fyne.KeyPageUp, Modifier: fyne.KeyModifierControl}:
		s.stepUnit(-1)
	case desktop.CustomShortcut{KeyName: fyne.KeyPageDown, Modifier: fyne.KeyModifierControl}:
		s.stepUnit(1)
	case desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}:
		return s.cellKey(s.flip)
	case desktop.CustomShortcut{KeyName: fyne.KeyH, Modifier: fyne.KeyModifierControl}:
		return s.cellKey(s.showCellHistory)
	case desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl}:
		return s.cellKey(s.values.showWhole)
	case desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt},
		desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}:
		return s.stepPage(-1)
	case desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt},
		desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl}:
		return s.stepPage(1)
	default:
		return false
	}
	return true
}

// undoKey answers Ctrl+Z and Ctrl+Y when the grid does not hold the keyboard.
func (s *entryScreen) undoKey(sc fyne.Shortcut) bool {
	switch sc.(type) {
	case *fyne.ShortcutUndo:
		return s.cellKey(func() { s.undo(false) })
	case *fyne.ShortcutRedo:
		return s.cellKey(func() { s.undo(true) })
	}
	return false
}

// stepPage shows the inner page before or after, and tells whether there is one.
func (s *entryScreen) stepPage(by int) bool {
	to := s.page + by
	if to < pageValues || to > pageHistory || s.report == nil {
		return false
	}
	s.pick(to)
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
