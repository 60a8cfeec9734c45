package kit

import (
	"fyne.io/fyne/v2"
)

// AcceptsTab implements fyne.Tabbable: Tab moves between the cells that can be
// typed into. It leaves the grid in row mode, and after the last such cell.
func (g *Grid) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable. Reached by a key, the grid makes its
// first row current; a click chooses for itself.
func (g *Grid) FocusGained() {
	g.sel.focused = true
	if g.sel.row < 0 && g.src.Len() > 0 && g.state.mouse.press.part == partNone {
		g.moveTo(0, g.sel.col, false)
		return
	}
	g.Refresh()
}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() {
	g.sel.focused = false
	g.keys.held = 0
	g.Refresh()
}

// KeyDown implements desktop.Keyable.
func (g *Grid) KeyDown(ev *fyne.KeyEvent) { g.keys.down(ev) }

// KeyUp implements desktop.Keyable.
func (g *Grid) KeyUp(ev *fyne.KeyEvent) { g.keys.up(ev) }

// TypedRune implements fyne.Focusable: the first letter opens the editor and
// goes into it. A space does not, so that Space can mark a row.
func (g *Grid) TypedRune(r rune) {
	if g.ed.open {
		g.ed.edit.TypedRune(r)
		return
	}
	if !g.editable(g.sel.row, g.sel.col) {
		if g.On.Rune != nil {
			g.On.Rune(r)
		}
		return
	}
	if r <= ' ' {
		return
	}
	if list := g.choices(g.sel.row, g.sel.col); len(list) > 0 {
		g.openChoices(list, string(r))
		return
	}
	g.openEditor("")
	g.ed.edit.TypedRune(r)
}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) {
	if g.moveKey(ev.Name) || g.commandKey(ev.Name) {
		return
	}
	if g.On.Key == nil || !g.On.Key(ev) {
		forwardKey(g, ev)
	}
}

// moveKey answers the keys that move the current row or cell.
func (g *Grid) moveKey(name fyne.KeyName) bool {
	shift := g.keys.shift()
	switch name {
	case fyne.KeyUp:
		g.step(-1, 0, shift)
	case fyne.KeyDown:
		g.step(1, 0, shift)
	case fyne.KeyPageUp:
		g.step(-g.pageRows(), 0, shift)
	case fyne.KeyPageDown:
		g.step(g.pageRows(), 0, shift)
	case fyne.KeyLeft:
		g.sideways(-1, shift)
	case fyne.KeyRight:
		g.sideways(1, shift)
	case fyne.KeyHome:
		g.home(shift)
	case fyne.KeyEnd:
		g.end(shift)
	default:
		return false
	}
	return true
}

// home goes to the first column, or to the first row in row mode.
func (g *Grid) home(shift bool) {
	if g.opt.CellMode {
		g.step(0, -g.sel.col, shift)
		return
	}
	g.step(-g.src.Len(), 0, false)
}

func (g *Grid) end(shift bool) {
	if g.opt.CellMode {
		g.step(0, len(g.cols), shift)
		return
	}
	g.step(g.src.Len(), 0, false)
}

// sideways moves a cell, or folds, unfolds and scrolls in row mode.
func (g *Grid) sideways(by int, shift bool) {
	if g.opt.CellMode {
		g.step(0, by, shift)
		return
	}
	row := g.sel.row
	if row < 0 || row >= g.src.Len() {
		return
	}
	r := g.src.Row(row)
	switch {
	case r.HasChildren && by > 0 && !r.Open:
		g.setFold(row, true)
	case r.HasChildren && by < 0 && r.Open:
		g.setFold(row, false)
	case by < 0 && r.Level > 0:
		for row > 0 && g.src.Row(row).Level >= r.Level {
			row--
		}
		g.moveTo(row, g.sel.col, false)
	default:
		g.scrollBy(float32(by)*px(60), 0)
	}
}

// setFold folds or unfolds a row, by the screen or by the tree itself.
func (g *Grid) setFold(row int, open bool) {
	g.closeEditor(true, true)
	if g.On.Fold != nil {
		g.On.Fold(row, open)
		return
	}
	if t, ok := g.src.(*Tree); ok {
		key := g.CurrentKey()
		t.Fold(row, open)
		if at := g.RowByKey(key); at >= 0 {
			row = at // else the current row was folded away
		}
		g.moveTo(row, g.sel.col, false)
	}
}

// commandKey answers the keys that do something with the current cell.
func (g *Grid) commandKey(name fyne.KeyName) bool {
	row, col := g.sel.row, g.sel.col
	switch {
	case name == fyne.KeyTab:
		g.tab(g.keys.shift())
		return true
	case row < 0 || row >= g.src.Len():
		return name == fyne.KeyInsert && g.insert()
	}
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.enter(row, col)
	case fyne.KeySpace:
		g.space(row, col)
	case fyne.KeyF2:
		return g.editKey(row, col)
	case fyne.KeyF8:
		if g.Edit.NextProblem == nil {
			return false
		}
		g.Edit.NextProblem(row, col)
	case fyne.KeyDelete:
		return g.clear()
	case fyne.KeyInsert:
		return g.insert()
	default:
		return false
	}
	return true
}

func (g *Grid) insert() bool {
	if g.On.Insert == nil {
		return false
	}
	g.On.Insert()
	return true
}

// enter opens what the row stands for. On a cell that can be typed into it
// opens the list of choices, or goes down.
func (g *Grid) enter(row, col int) {
	editable := g.editable(row, col)
	switch {
	case editable && len(g.choices(row, col)) > 0 && !g.keys.shift():
		g.StartEdit()
	case editable:
		g.stepDown(upDown(g.keys.shift()))
	case g.On.Activate != nil:
		g.On.Activate(row, col)
	case g.opt.CellMode:
		g.stepDown(upDown(g.keys.shift()))
	case g.src.Row(row).HasChildren:
		g.setFold(row, !g.src.Row(row).Open)
	}
}

func (g *Grid) space(row, col int) {
	r := g.src.Row(row)
	switch {
	case g.opt.CellMode && r.HasChildren && col == g.opt.TreeColumn:
		g.setFold(row, !r.Open)
	case g.On.Toggle != nil:
		g.On.Toggle(row, col)
	}
}

// tab goes to the next or previous cell that can be typed into, else out of
// the grid.
func (g *Grid) tab(back bool) {
	by := 1
	if back {
		by = -1
	}
	if r, c, ok := g.nextEditable(g.sel.row, g.sel.col, by); ok && g.opt.CellMode {
		g.moveTo(r, c, false)
		return
	}
	moveFocus(g, back)
}

// editKey answers F2 and Shift+F2.
func (g *Grid) editKey(row, col int) bool {
	if g.keys.shift() {
		if g.Edit.Note == nil {
			return false
		}
		g.Edit.Note(row, col)
		return true
	}
	if !g.editable(row, col) {
		return false
	}
	g.StartEdit()
	return true
}

// clear answers Delete: the rectangle is emptied as one step when the screen
// knows how, else cell by cell; in row mode the screen removes the row.
func (g *Grid) clear() bool {
	rows, cols, ok := g.Range()
	switch {
	case !ok:
		return false
	case !g.opt.CellMode:
		if g.On.Delete != nil {
			g.On.Delete(g.sel.row)
		}
		return g.On.Delete != nil
	case g.Edit.Clear != nil:
		g.Edit.Clear(rows, cols)
		return true
	}
	for r := rows[0]; r <= rows[1]; r++ {
		for c := cols[0]; c <= cols[1]; c++ {
			if g.editable(r, c) && g.editText(r, c) != "" {
				g.Edit.Commit(r, c, "")
			}
		}
	}
	return g.Edit.Commit != nil
}

// TypedShortcut implements fyne.Shortcutable; what the grid has no use for
// goes to the window.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		g.copyTo(s.Clipboard)
	case *fyne.ShortcutCut:
		g.copyTo(s.Clipboard)
		if g.Edit.Commit != nil || g.Edit.Clear != nil {
			g.clear()
		}
	case *fyne.ShortcutPaste:
		g.pasteFrom(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		g.selectAll()
	case *fyne.ShortcutUndo:
		call(g.Edit.Undo)
	case *fyne.ShortcutRedo:
		call(g.Edit.Redo)
	default:
		if !g.customShortcut(s) {
			forwardShortcut(g, s)
		}
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// customShortcut answers Ctrl+D, Alt+↓ and Ctrl with Home, End.
func (g *Grid) customShortcut(s fyne.Shortcut) bool {
	key, mod := custom(s)
	shift := mod&fyne.KeyModifierShift != 0
	switch {
	case mod == fyne.KeyModifierAlt && key == fyne.KeyDown && g.opt.CellMode:
		g.StartEdit()
	case mod&^fyne.KeyModifierShift != fyne.KeyModifierControl:
		return false
	case key == fyne.KeyD && g.Edit.Commit != nil:
		g.copyAbove()
	case key == fyne.KeyHome && g.src.Len() > 0:
		g.moveTo(0, 0, shift)
	case key == fyne.KeyEnd && g.src.Len() > 0:
		g.moveTo(g.src.Len()-1, len(g.cols)-1, shift)
	default:
		return false
	}
	return true
}

func (g *Grid) copyAbove() {
	row, col := g.sel.row, g.sel.col
	if row < 1 || !g.editable(row, col) {
		return
	}
	if g.Edit.CopyAbove != nil {
		g.Edit.CopyAbove(row, col)
		return
	}
	if text := g.editText(row-1, col); text != g.editText(row, col) {
		g.Edit.Commit(row, col, text)
	}
}
