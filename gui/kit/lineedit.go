package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// LineEdit is the one-line editor under every field and under the Grid. Fyne's
// Entry can neither align right nor be as low as a table row, keeps tabs and
// line ends out of Excel in the pasted text, and swallows the window's
// shortcuts. It changes its text only as the keys say: UniKey counts on it.
type LineEdit struct {
	widget.BaseWidget
	Align       Align
	PlaceHolder string
	OnChanged   func(string)              // after every change, also half-typed ones: debounce
	OnFocus     func(gained bool)         // after the focus was gained or lost
	OnKey       func(*fyne.KeyEvent) bool // before the editor; true: handled
	OnShortcut  func(fyne.Shortcut) bool  // before the editor; true: handled
	look        lineLook
	st          lineState
	undo        lineUndo
	keys        modifierTracker
	focused     bool
	disabled    bool
	fresh       bool           // got the keyboard and no key since
	owner       fyne.Focusable // gets the keyboard in place of this editor; nil: the editor itself
}

// lineLook is how a LineEdit is drawn.
type lineLook struct {
	fill, edge, ink Hex
	edgeWidth       float32
	radius, pad     float32
	size            float32 // text size
	height          float32
	lead            fyne.Resource // icon before the text
	trail           float32       // room kept free at the right end
}

// lineState is the text with its caret and the other end of the selection.
type lineState struct {
	text          []rune
	caret, anchor int
}

func (s lineState) ordered() (from, to int) { return min(s.caret, s.anchor), max(s.caret, s.anchor) }

// NewLineEdit returns an empty editor 32 pixels high.
func NewLineEdit() *LineEdit {
	e := &LineEdit{look: lineLook{fill: White, edge: InputEdge, ink: Ink, edgeWidth: 1, radius: 4, pad: 10,
		size: SizeText, height: ControlSize}}
	e.ExtendBaseWidget(e)
	return e
}

var (
	_ fyne.Focusable         = (*LineEdit)(nil)
	_ fyne.Tabbable          = (*LineEdit)(nil)
	_ fyne.Shortcutable      = (*LineEdit)(nil)
	_ fyne.Disableable       = (*LineEdit)(nil)
	_ fyne.Draggable         = (*LineEdit)(nil)
	_ fyne.DoubleTappable    = (*LineEdit)(nil)
	_ fyne.SecondaryTappable = (*LineEdit)(nil)
	_ desktop.Mouseable      = (*LineEdit)(nil)
	_ desktop.Cursorable     = (*LineEdit)(nil)
	_ desktop.Keyable        = (*LineEdit)(nil)
)

// Text returns the text as typed, not cleaned.
func (e *LineEdit) Text() string { return string(e.st.text) }

// SetText replaces the text, forgets the undo steps and puts the caret at the
// end. OnChanged is not called: the caller knows.
func (e *LineEdit) SetText(s string) {
	e.st = lineState{text: []rune(s)}
	e.st.caret = len(e.st.text)
	e.st.anchor = e.st.caret
	e.undo = lineUndo{}
	e.Refresh()
}

// SelectAll selects the whole text.
func (e *LineEdit) SelectAll() {
	e.st.anchor, e.st.caret = 0, len(e.st.text)
	e.undo.kind = editNone
	e.Refresh()
}

// SelectedText returns the selected part.
func (e *LineEdit) SelectedText() string {
	from, to := e.st.ordered()
	return string(e.st.text[from:to])
}

// Focused tells whether the editor holds the keyboard.
func (e *LineEdit) Focused() bool { return e.focused }

// Disable implements fyne.Disableable.
func (e *LineEdit) Disable() { e.disabled = true; e.Refresh() }

// Enable implements fyne.Disableable.
func (e *LineEdit) Enable() { e.disabled = false; e.Refresh() }

// Disabled implements fyne.Disableable.
func (e *LineEdit) Disabled() bool { return e.disabled }

// AcceptsTab implements fyne.Tabbable: the editor moves the focus itself, so
// that the box reached by Tab can select its text.
func (e *LineEdit) AcceptsTab() bool { return true }

// Cursor implements desktop.Cursorable.
func (e *LineEdit) Cursor() desktop.Cursor { return desktop.TextCursor }

// FocusGained implements fyne.Focusable.
func (e *LineEdit) FocusGained() {
	e.focused, e.fresh = true, true
	e.Refresh()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *LineEdit) FocusLost() {
	e.focused = false
	e.keys.held = 0
	e.undo.kind = editNone
	e.Refresh()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// KeyDown implements desktop.Keyable.
func (e *LineEdit) KeyDown(ev *fyne.KeyEvent) { e.keys.down(ev) }

// KeyUp implements desktop.Keyable.
func (e *LineEdit) KeyUp(ev *fyne.KeyEvent) { e.keys.up(ev) }

// TypedRune implements fyne.Focusable. Space comes as a key and then as a
// letter: one whose key went elsewhere pressed a button there, which gave the
// keyboard to this editor.
func (e *LineEdit) TypedRune(r rune) {
	stray := e.fresh && r == ' '
	e.fresh = false
	if stray || e.disabled || r < ' ' || r == 0x7F {
		return
	}
	e.replace(string(r), editTyping)
}

// TypedKey implements fyne.Focusable.
func (e *LineEdit) TypedKey(ev *fyne.KeyEvent) {
	e.fresh = false
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyBackspace:
		e.erase(-1)
	case fyne.KeyDelete:
		e.erase(1)
	case fyne.KeyLeft:
		e.step(-1)
	case fyne.KeyRight:
		e.step(1)
	case fyne.KeyHome, fyne.KeyUp:
		e.moveTo(0, e.keys.shift())
	case fyne.KeyEnd, fyne.KeyDown:
		e.moveTo(len(e.st.text), e.keys.shift())
	case fyne.KeyTab:
		moveFocus(e, e.keys.shift())
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF6, fyne.KeyPageUp, fyne.KeyPageDown:
		// The other function keys stay here: a capital letter that UniKey
		// injects can arrive with the scan code of F7 to F10.
		forwardKey(e, ev)
	}
}

// step moves the caret by one; without Shift a selection collapses to its end.
func (e *LineEdit) step(by int) {
	if from, to := e.st.ordered(); from != to && !e.keys.shift() {
		if by < 0 {
			e.moveTo(from, false)
		} else {
			e.moveTo(to, false)
		}
		return
	}
	e.moveTo(e.st.caret+by, e.keys.shift())
}

// moveTo puts the caret at a place; keep leaves the other end of the selection.
func (e *LineEdit) moveTo(at int, keep bool) {
	e.st.caret = clampInt(at, 0, len(e.st.text))
	if !keep {
		e.st.anchor = e.st.caret
	}
	e.undo.kind = editNone
	e.Refresh()
}

// erase removes the selection, or one rune before or after the caret.
func (e *LineEdit) erase(by int) {
	if e.disabled {
		return
	}
	if from, to := e.st.ordered(); from == to {
		at := clampInt(e.st.caret+by, 0, len(e.st.text))
		if at == e.st.caret {
			return
		}
		e.undo.note(e.st, editTyping)
		e.st.anchor = at
	}
	e.replace("", editTyping)
}

// replace puts text in the place of the selection.
func (e *LineEdit) replace(s string, kind editKind) {
	e.undo.note(e.st, kind)
	from, to := e.st.ordered()
	ins := []rune(s)
	out := make([]rune, 0, len(e.st.text)+len(ins))
	out = append(append(append(out, e.st.text[:from]...), ins...), e.st.text[to:]...)
	e.st = lineState{text: out, caret: from + len(ins), anchor: from + len(ins)}
	e.changed()
}

func (e *LineEdit) changed() {
	e.Refresh()
	if e.OnChanged != nil {
		e.OnChanged(e.Text())
	}
}

// MinSize implements fyne.CanvasObject.
func (e *LineEdit) MinSize() fyne.Size {
	e.ExtendBaseWidget(e)
	return fyne.NewSize(px(40), px(e.look.height))
}
