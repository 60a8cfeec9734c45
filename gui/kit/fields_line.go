package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
)

// typingPause is how long nobody types before OnTyping is called: UniKey
// writes a word in several steps and the half-built ones mean nothing.
const typingPause = 300 * time.Millisecond

// lineField is what the boxes built on one LineEdit share. The embedding
// widget sets the functions before it shows.
type lineField struct {
	widget.BaseWidget
	fieldHooks
	edit   *LineEdit
	given  string // what the program put in last, or kept
	told   string // what the screen was told last
	raw    string // what the user typed last, before cleaning
	typing debounce
	pause  time.Duration
	tail   fyne.CanvasObject // at the right end, nil for none
	tailW  float32           // its width in 100% pixels

	clean  func(string) string       // the form in which a text is kept
	typed  func(text string)         // after a pause in typing; nil: nobody
	commit func(text string)         // left, or Enter, with another text
	keyed  func(*fyne.KeyEvent) bool // a key before the editor; nil: none
	cut    func(fyne.Shortcut) bool  // a shortcut before the editor; nil: none
}

// start prepares the field of the widget self.
func (f *lineField) start(self fyne.Widget, clean func(string) string) {
	f.edit = NewLineEdit()
	f.edit.OnChanged = func(string) { f.onTyped() }
	f.edit.OnFocus = func(gained bool) {
		if gained {
			call(f.reached)
		} else {
			f.finish()
		}
	}
	f.edit.OnKey = f.onKey
	f.edit.OnShortcut = f.onShortcut
	f.pause, f.clean = typingPause, clean
	f.ExtendBaseWidget(self)
}

// SetText puts a text in without telling anyone.
func (f *lineField) SetText(s string) {
	f.typing.cancel()
	f.edit.SetText(s)
	f.told = f.clean(s)
	f.given = f.told
	f.showUnsaved(false)
	f.say("", "")
}

// SetPlaceholder sets the grey text of an empty box.
func (f *lineField) SetPlaceholder(s string) {
	f.edit.PlaceHolder = s
	f.edit.Refresh()
}

// Focus gives the box the keyboard and selects its text.
func (f *lineField) Focus() {
	focus(f.edit)
	f.edit.SelectAll()
}

// Disable locks the box: grey, its text can still be copied.
func (f *lineField) Disable() { f.edit.Disable() }

// Enable unlocks the box.
func (f *lineField) Enable() { f.edit.Enable() }

// Disabled tells whether the box is locked.
func (f *lineField) Disabled() bool { return f.edit.Disabled() }

// SetWrong implements Control.
func (f *lineField) SetWrong(wrong bool) {
	f.edit.look.edge, f.edit.look.edgeWidth = InputEdge, 1
	if wrong {
		f.edit.look.edge, f.edit.look.edgeWidth = Bad, 2
	}
	f.edit.Refresh()
}

func (f *lineField) target() fyne.Focusable { return f.edit }
func (f *lineField) differs() bool          { return f.clean(f.edit.Text()) != f.given }
func (f *lineField) keep()                  { f.given = f.clean(f.edit.Text()) }
func (f *lineField) unavailable() bool      { return f.edit.Disabled() }

func (f *lineField) showUnsaved(mark bool) {
	f.edit.look.fill = White
	if mark {
		f.edit.look.fill = Unsaved
	}
	f.edit.Refresh()
}

func (f *lineField) onTyped() {
	f.raw = f.edit.Text()
	call(f.changed)
	if f.typed != nil {
		f.typing.later(f.pause, func() { f.typed(f.clean(f.edit.Text())) })
	}
}

// finish puts the text into its kept form and tells the screen. It runs when
// the box is left and on Enter, never while a word is being typed.
func (f *lineField) finish() {
	f.typing.flush()
	text := f.clean(f.edit.Text())
	if text != f.edit.Text() {
		f.edit.SetText(text)
	}
	if text == f.told {
		return
	}
	f.told = text
	f.say("", "")
	call(f.changed)
	if f.commit != nil {
		f.commit(text)
	}
}

func (f *lineField) onKey(ev *fyne.KeyEvent) bool {
	if f.keyed != nil && f.keyed(ev) {
		return true
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		f.finish()
		if !f.advance(f.edit.keys.shift()) {
			forwardKey(f.edit, ev)
		}
		return true
	}
	return false
}

// onShortcut finishes the box before a shortcut of the window runs, so that
// Ctrl+S saves what was just typed.
func (f *lineField) onShortcut(s fyne.Shortcut) bool {
	if f.cut != nil && f.cut(s) {
		return true
	}
	if key, mod := custom(s); key != "" && !wordKey(key, mod) {
		f.finish()
	}
	return false
}

// MinSize implements fyne.CanvasObject.
func (f *lineField) MinSize() fyne.Size { return f.edit.MinSize().AddWidthHeight(px(f.tailW), 0) }

// CreateRenderer implements fyne.Widget.
func (f *lineField) CreateRenderer() fyne.WidgetRenderer {
	r := &lineFieldRenderer{f: f, objects: []fyne.CanvasObject{f.edit}}
	if f.tail != nil {
		r.objects = append(r.objects, f.tail)
	}
	return r
}

type lineFieldRenderer struct {
	f       *lineField
	objects []fyne.CanvasObject
}

func (r *lineFieldRenderer) Destroy()                     {}
func (r *lineFieldRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *lineFieldRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r *lineFieldRenderer) Refresh()                     { r.Layout(r.f.Size()); r.f.edit.Refresh() }

// Layout puts the tail into the right end of the box; a wide one leaves the
// text at least half of it.
func (r *lineFieldRenderer) Layout(size fyne.Size) {
	f := r.f
	if f.tail != nil {
		w := min(px(f.tailW), size.Width/2)
		h := f.tail.MinSize().Height
		f.tail.Resize(fyne.NewSize(w, h))
		f.tail.Move(fyne.NewPos(size.Width-px(8)-w, (size.Height-h)/2))
		f.edit.look.trail = 0
		if f.tailW > 0 {
			f.edit.look.trail = w/Scale() + 4
		}
	}
	f.edit.Resize(size)
}

// verdict shows what a committed text is read as, or why it is refused.
func (f *lineField) verdict(remark string, err error) {
	bad := ""
	if err != nil {
		bad, remark = model.Message(err), ""
	}
	f.SetWrong(bad != "")
	f.say(remark, bad)
}
