package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/vn"
)

// TextArea is a box for text of several lines, which wrap. It is the one
// control built on Fyne's editor: wrapping and moving between wrapped lines are
// its work, frame and keys are the kit's.
type TextArea struct {
	widget.BaseWidget
	fieldHooks
	OnCommit func(text string) // left with another text; cleaned
	OnTyping func(text string) // after 300 ms without a key
	OnFocus  func()            // got the keyboard

	entry  *areaEntry
	given  string
	told   string
	typing debounce
	look   boxLook
	quiet  bool // the program sets the text
}

var _ formControl = (*TextArea)(nil)

// NewTextArea returns an empty box that shows rows lines.
func NewTextArea(rows int) *TextArea {
	a := &TextArea{entry: &areaEntry{}}
	a.entry.MultiLine, a.entry.Wrapping = true, fyne.TextWrapWord
	a.entry.area = a
	a.entry.ExtendBaseWidget(a.entry)
	a.entry.SetMinRowsVisible(rows)
	a.entry.OnChanged = func(string) { a.onTyped() }
	a.ExtendBaseWidget(a)
	return a
}

// Text returns the text cleaned with vn.CleanText.
func (a *TextArea) Text() string { return vn.CleanText(a.entry.Text) }

// SetText puts a text in without telling anyone.
func (a *TextArea) SetText(s string) {
	a.typing.cancel()
	a.put(s)
	a.told = vn.CleanText(s)
	a.given = a.told
	a.showUnsaved(false)
	a.say("", "")
}

func (a *TextArea) put(s string) {
	a.quiet = true
	a.entry.SetText(s)
	a.quiet = false
}

// SetPlaceholder sets the grey text of an empty box.
func (a *TextArea) SetPlaceholder(s string) { a.entry.SetPlaceHolder(s) }

// Focus gives the box the keyboard.
func (a *TextArea) Focus() { focus(a.entry) }

// Disable locks the box: grey, its text can still be copied.
func (a *TextArea) Disable() { a.look.disabled = true; a.entry.Disable(); a.Refresh() }

// Enable unlocks the box.
func (a *TextArea) Enable() { a.look.disabled = false; a.entry.Enable(); a.Refresh() }

// Disabled tells whether the box is locked.
func (a *TextArea) Disabled() bool { return a.look.disabled }

// SetWrong implements Control.
func (a *TextArea) SetWrong(wrong bool) { a.look.wrong = wrong; a.Refresh() }

func (a *TextArea) target() fyne.Focusable { return a.entry }
func (a *TextArea) differs() bool          { return a.Text() != a.given }
func (a *TextArea) keep()                  { a.given = a.Text() }
func (a *TextArea) unavailable() bool      { return a.look.disabled }
func (a *TextArea) showUnsaved(mark bool)  { a.look.unsaved = mark; a.Refresh() }

func (a *TextArea) onTyped() {
	if a.quiet {
		return
	}
	call(a.changed)
	if a.OnTyping != nil {
		a.typing.later(typingPause, func() { a.OnTyping(a.Text()) })
	}
}

// finish cleans the text and tells the screen; it runs when the box is left.
func (a *TextArea) finish() {
	a.typing.flush()
	text := a.Text()
	if text != a.entry.Text {
		a.put(text)
	}
	if text == a.told {
		return
	}
	a.told = text
	a.say("", "")
	call(a.changed)
	if a.OnCommit != nil {
		a.OnCommit(text)
	}
}

// CreateRenderer implements fyne.Widget.
func (a *TextArea) CreateRenderer() fyne.WidgetRenderer {
	r := &areaRenderer{a: a, box: newBox(), inner: container.NewThemeOverride(a.entry, areaTheme{})}
	r.objects = append(r.box.objects(), r.inner)
	return r
}

// areaSide is what the text of a TextArea stands further in than Fyne puts it.
const areaSide float32 = 6

type areaRenderer struct {
	a       *TextArea
	box     *box
	inner   *container.ThemeOverride
	objects []fyne.CanvasObject
}

func (r *areaRenderer) Destroy()                     {}
func (r *areaRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *areaRenderer) MinSize() fyne.Size {
	return r.inner.MinSize().AddWidthHeight(2*px(areaSide), 0)
}

func (r *areaRenderer) Layout(size fyne.Size) {
	r.box.paintField(size, r.a.look)
	r.inner.Move(fyne.NewPos(px(areaSide), 0))
	r.inner.Resize(size.SubtractWidthHeight(2*px(areaSide), 0))
}

func (r *areaRenderer) Refresh() {
	r.Layout(r.a.Size())
	canvas.Refresh(r.a)
}
