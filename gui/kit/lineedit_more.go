package kit

import (
	"sort"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// editKind groups changes into undo steps.
type editKind int

const (
	editNone   editKind = iota // the next change starts a new step
	editTyping                 // letters and Backspaces in a row: one step, so that UniKey's half words are not steps
	editBlock                  // paste, cut
)

// lineUndo holds the earlier states of a LineEdit.
type lineUndo struct {
	back, forth []lineState
	kind        editKind
}

// maxUndo is how many steps back a field goes.
const maxUndo = 100

// note remembers the state before a change, unless it continues a step.
func (u *lineUndo) note(s lineState, kind editKind) {
	if kind == editTyping && u.kind == editTyping {
		return
	}
	u.kind = kind
	u.back = append(u.back, s)
	if len(u.back) > maxUndo {
		u.back = u.back[1:]
	}
	u.forth = nil
}

// Undo takes back the last step of typing.
func (e *LineEdit) Undo() {
	if n := len(e.undo.back); n > 0 && !e.disabled {
		e.undo.forth = append(e.undo.forth, e.st)
		e.st = e.undo.back[n-1]
		e.undo.back, e.undo.kind = e.undo.back[:n-1], editNone
		e.changed()
	}
}

// Redo brings back what Undo took.
func (e *LineEdit) Redo() {
	if n := len(e.undo.forth); n > 0 && !e.disabled {
		e.undo.back = append(e.undo.back, e.st)
		e.st = e.undo.forth[n-1]
		e.undo.forth, e.undo.kind = e.undo.forth[:n-1], editNone
		e.changed()
	}
}

// TypedShortcut implements fyne.Shortcutable; shortcuts that mean nothing to
// the editor go to the window.
func (e *LineEdit) TypedShortcut(s fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		e.Undo()
	case *fyne.ShortcutRedo:
		e.Redo()
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *fyne.ShortcutCopy:
		e.copyTo(s.Clipboard)
	case *fyne.ShortcutCut:
		e.cutTo(s.Clipboard)
	case *fyne.ShortcutPaste:
		e.pasteFrom(s.Clipboard)
	default:
		if !e.wordShortcut(s) {
			forwardShortcut(e, s)
		}
	}
}

func (e *LineEdit) copyTo(c fyne.Clipboard) {
	if s := e.SelectedText(); s != "" {
		c.SetContent(s)
	}
}

func (e *LineEdit) cutTo(c fyne.Clipboard) {
	if s := e.SelectedText(); s != "" && !e.disabled {
		c.SetContent(s)
		e.replace("", editBlock)
	}
}

// pasteFrom inserts the clipboard as one line. Line ends and tabs become
// spaces; one at the very end, which Excel adds to every cell, is dropped.
func (e *LineEdit) pasteFrom(c fyne.Clipboard) {
	if e.disabled {
		return
	}
	s := strings.TrimRight(c.Content(), "\r\n\t")
	if s != "" {
		e.replace(oneLine(s), editBlock)
	}
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ",
	"\u00A0", " ", "\u200B", "", "\u200C", "", "\u200D", "", "\uFEFF", "")

func oneLine(s string) string { return lineBreaks.Replace(s) }

// wordShortcut answers Ctrl with the arrows, Backspace and Delete.
func (e *LineEdit) wordShortcut(s fyne.Shortcut) bool {
	key, mod := custom(s)
	if mod&^fyne.KeyModifierShift != fyne.KeyModifierControl {
		return false
	}
	keep := mod&fyne.KeyModifierShift != 0
	switch key {
	case fyne.KeyLeft:
		e.moveTo(e.wordFrom(-1), keep)
	case fyne.KeyRight:
		e.moveTo(e.wordFrom(1), keep)
	case fyne.KeyBackspace:
		e.moveTo(e.wordFrom(-1), true)
		e.erase(-1)
	case fyne.KeyDelete:
		e.moveTo(e.wordFrom(1), true)
		e.erase(1)
	default:
		return false
	}
	return true
}

// wordFrom returns the start of the word before the caret or after it.
func (e *LineEdit) wordFrom(by int) int {
	t, at := e.st.text, e.st.caret
	space := func(i int) bool { return unicode.IsSpace(t[i]) }
	if by < 0 {
		for at > 0 && space(at-1) {
			at--
		}
		for at > 0 && !space(at-1) {
			at--
		}
		return at
	}
	for at < len(t) && !space(at) {
		at++
	}
	for at < len(t) && space(at) {
		at++
	}
	return at
}

// MouseDown implements desktop.Mouseable. The text of a locked editor can be
// selected too, to copy it.
func (e *LineEdit) MouseDown(ev *desktop.MouseEvent) {
	focus(e)
	if ev.Button == desktop.MouseButtonPrimary {
		e.moveTo(e.indexAt(ev.Position.X), e.keys.shift())
	}
}

// MouseUp implements desktop.Mouseable.
func (e *LineEdit) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable: it selects.
func (e *LineEdit) Dragged(ev *fyne.DragEvent) {
	e.moveTo(e.indexAt(ev.Position.X), true)
}

// DragEnd implements fyne.Draggable.
func (e *LineEdit) DragEnd() {}

// DoubleTapped implements fyne.DoubleTappable: it selects the word.
func (e *LineEdit) DoubleTapped(*fyne.PointEvent) {
	e.moveTo(e.wordFrom(1), false)
	e.moveTo(e.wordFrom(-1), false)
	e.st.anchor = e.wordFrom(1)
	for e.st.anchor > e.st.caret && unicode.IsSpace(e.st.text[e.st.anchor-1]) {
		e.st.anchor--
	}
	e.Refresh()
}

// TappedSecondary implements fyne.SecondaryTappable: the menu of the right button.
func (e *LineEdit) TappedSecondary(ev *fyne.PointEvent) {
	c := canvasOf(e)
	if c == nil {
		return
	}
	clip := fyne.CurrentApp().Clipboard()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Cắt", func() { e.cutTo(clip) }),
		fyne.NewMenuItem("Chép", func() { e.copyTo(clip) }),
		fyne.NewMenuItem("Dán", func() { e.pasteFrom(clip) }),
		fyne.NewMenuItem("Chọn tất cả", e.SelectAll),
	}
	if e.disabled {
		items = items[1:2]
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, ev.AbsolutePosition)
}

// indexAt returns the place in the text nearest to x.
func (e *LineEdit) indexAt(x float32) int {
	left := e.textLeft()
	i := sort.Search(len(e.st.text), func(i int) bool {
		return left+(e.widthTo(i)+e.widthTo(i+1))/2 > x
	})
	return i
}

// widthTo returns the width of the first n runes.
func (e *LineEdit) widthTo(n int) float32 {
	return fyne.MeasureText(string(e.st.text[:n]), px(e.look.size), fyne.TextStyle{}).Width
}

// textLeft returns where the text starts, scrolled so that the caret shows.
func (e *LineEdit) textLeft() float32 {
	from := px(e.look.pad)
	if e.look.lead != nil {
		from += px(22)
	}
	to := e.Size().Width - px(e.look.pad) - px(e.look.trail)
	all, caret := e.widthTo(len(e.st.text)), e.widthTo(e.st.caret)
	if all <= to-from {
		return alignAt(e.Align, from, to-from, all)
	}
	left := from
	if e.focused && from+caret > to {
		left = to - caret
	}
	return left
}
