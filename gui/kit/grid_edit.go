package kit

import (
	"fyne.io/fyne/v2"

	"sothidua/data/vn"
)

// gridEditor is the one editor of a Grid, laid over the cell being typed into.
// It takes the keyboard in the same call that got the first letter, so that
// what UniKey sends next, Backspaces first, lands in it.
type gridEditor struct {
	g        *Grid
	edit     *LineEdit
	open     bool
	row, col int
	old      string
}

func newGridEditor(g *Grid) *gridEditor {
	ed := &gridEditor{g: g, edit: NewLineEdit(), row: -1}
	ed.edit.look = lineLook{fill: White, edge: Primary, ink: Ink, edgeWidth: 2, radius: 0, pad: cellPad - 1, size: SizeText, height: 20}
	ed.edit.OnKey = ed.key
	ed.edit.OnShortcut = ed.shortcut
	ed.edit.OnFocus = ed.focusChanged
	ed.edit.Hidden, ed.edit.owner = true, g
	return ed
}

// Editing tells whether a cell is being typed into, and which.
func (g *Grid) Editing() (row, col int, ok bool) { return g.ed.row, g.ed.col, g.ed.open }

// StartEdit opens the editor over the current cell as F2 does: with the old
// text and the caret at its end, or the list of a choice cell.
func (g *Grid) StartEdit() {
	row, col := g.sel.row, g.sel.col
	if !g.editable(row, col) {
		return
	}
	if list := g.choices(row, col); len(list) > 0 {
		g.openChoices(list, "")
		return
	}
	g.openEditor(g.editText(row, col))
}

// FinishEdit leaves the open editor as a click elsewhere would: the text is
// committed. Screens call it before saving or leaving.
func (g *Grid) FinishEdit() { g.closeEditor(true, true) }

func (g *Grid) openEditor(text string) {
	ed := g.ed
	g.layout()
	g.reveal(g.sel.row, g.sel.col)
	g.sel.anchorRow, g.sel.anchorCol = g.sel.row, g.sel.col
	ed.open, ed.row, ed.col = true, g.sel.row, g.sel.col
	ed.old = g.editText(ed.row, ed.col)
	ed.edit.Align = g.cols[ed.col].Align
	ed.edit.look.size = SizeText
	if g.cols[ed.col].Small {
		ed.edit.look.size = SizeLabel
	}
	ed.edit.Hidden = false
	ed.edit.SetText(text)
	g.Refresh()
	focus(ed.edit)
}

// closeEditor leaves the editor; commit hands the text on when it changed,
// refocus gives the keyboard back to the grid.
func (g *Grid) closeEditor(commit, refocus bool) {
	ed := g.ed
	if !ed.open {
		return
	}
	row, col, text, old := ed.row, ed.col, vn.Clean(ed.edit.Text()), ed.old
	ed.open, ed.row = false, -1
	ed.edit.Hidden = true
	if refocus {
		focus(g)
	}
	g.Refresh()
	if commit && row >= 0 && text != vn.Clean(old) {
		g.Edit.Commit(row, col, text)
	}
}

// place lays the editor over its cell.
func (ed *gridEditor) place() {
	if !ed.open || ed.row < 0 || ed.col >= len(ed.g.view.w) {
		return
	}
	geo := ed.g.view.geo
	x := geo.border + ed.g.colX(ed.col)
	y := geo.border + geo.head + float32(ed.row)*geo.row - ed.g.view.offY
	ed.edit.Move(fyne.NewPos(x-1, y-1))
	ed.edit.Resize(fyne.NewSize(ed.g.view.w[ed.col]+1, geo.row+1))
}

// key answers the keys that leave the editor.
func (ed *gridEditor) key(ev *fyne.KeyEvent) bool {
	g := ed.g
	if !ed.open {
		g.TypedKey(ev)
		return true
	}
	shift := ed.edit.keys.shift()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.closeEditor(true, true)
		g.stepDown(upDown(shift))
	case fyne.KeyTab:
		g.closeEditor(true, true)
		g.tab(shift)
	case fyne.KeyUp:
		g.closeEditor(true, true)
		g.step(-1, 0, false)
	case fyne.KeyDown:
		g.closeEditor(true, true)
		g.step(1, 0, false)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		g.closeEditor(true, true)
		g.TypedKey(ev)
	case fyne.KeyEscape:
		g.closeEditor(false, true)
	default:
		return false
	}
	return true
}

// upDown is the row step of Enter: down, or up with Shift.
func upDown(shift bool) int {
	if shift {
		return -1
	}
	return 1
}

// shortcut closes the editor before a shortcut of the window runs, so that
// Ctrl+S saves what was just typed; the editor keeps its own undo.
func (ed *gridEditor) shortcut(s fyne.Shortcut) bool {
	if !ed.open {
		ed.g.TypedShortcut(s)
		return true
	}
	key, mod := custom(s)
	if key == "" {
		return false
	}
	switch key {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		if mod&fyne.KeyModifierControl != 0 {
			return false
		}
	}
	ed.g.closeEditor(true, true)
	ed.g.TypedShortcut(s)
	return true
}

// focusChanged commits when the keyboard goes elsewhere. A window that comes
// back to the front gives the closed editor the focus it had: it belongs to
// the grid now.
func (ed *gridEditor) focusChanged(gained bool) {
	switch {
	case !gained && ed.open:
		ed.g.closeEditor(true, false)
	case gained && !ed.open:
		fyne.Do(func() { focus(ed.g) })
	}
}
