package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
)

// DialogButton is one of the buttons at the bottom right of a dialog.
type DialogButton struct {
	Label string
	Icon  IconName
	Kind  ButtonKind
	// Do acts and tells whether the dialog closes; nil only closes it.
	Do  func() (close bool)
	Key string // shown after the label; the button with "Esc" is pressed by Esc
}

// ShowDialog shows a dialog that must be answered before anything else, width
// 100% pixels wide, and returns what closes it. Enter and Ctrl+S press the
// first button that is not red, Esc the one with that key or else only closes;
// ← and → go from one button to another, and Enter then presses that one.
// The keyboard goes to the first field of body, else to that first button.
func ShowDialog(w fyne.Window, title string, body fyne.CanvasObject, width float32, buttons ...DialogButton) (close func()) {
	m := newModal(w.Canvas(), title, body, width)
	for _, d := range buttons {
		m.add(d)
	}
	m.open()
	return m.close
}

// add puts a button at the right end of the row.
func (m *modal) add(d DialogButton) *Button {
	b := newButton(buttonLook{kind: d.Kind, icon: d.Icon, text: d.Label, hint: d.Key}, nil)
	b.OnTapped = func() {
		if d.Do == nil || d.Do() {
			m.close()
		}
	}
	m.buttons = append(m.buttons, b)
	if m.main == nil && d.Kind != DangerButton {
		m.main = b
	}
	if d.Key == "Esc" {
		m.out = b
	}
	return b
}

// doing makes a button's work out of what always closes the dialog.
func doing(do func()) func() bool {
	return func() bool {
		call(do)
		return true
	}
}

// textWidth is the width of the dialogs that only say something.
const textWidth = 440

// Confirm asks whether to do something; yes is the label of the button that
// does it ("Xóa hẳn"), red when danger is set and then never the default.
func Confirm(w fyne.Window, title, text, yes string, danger bool, do func()) {
	kind := PrimaryButton
	if danger {
		kind = DangerButton
	}
	ShowDialog(w, title, NewWords(Span{Text: text}), textWidth,
		DialogButton{Label: yes, Kind: kind, Do: doing(do)},
		DialogButton{Label: "Hủy", Key: "Esc"})
}

// AskText asks for one line of text. do gets it cleaned; when it fails, the
// dialog stays open and shows why.
func AskText(w fyne.Window, title, label, value, yes string, do func(text string) error) {
	box := NewTextBox()
	box.SetText(value)
	field := NewField(label, box)
	save := func() bool {
		err := do(box.Text())
		if err != nil {
			field.SetError(model.Message(err))
			box.Focus()
		}
		return err == nil
	}
	ShowDialog(w, title, NewForm([]FormItem{{Field: field}}), textWidth,
		DialogButton{Label: yes, Kind: PrimaryButton, Do: save},
		DialogButton{Label: "Hủy", Key: "Esc"})
}

// ShowError shows an error that has no better place, such as one that ended
// background work of a screen that is not shown any more.
func ShowError(w fyne.Window, err error) {
	ShowDialog(w, "Chưa làm được", NewWords(Span{Text: model.Message(err)}), textWidth,
		DialogButton{Label: "Đóng", Kind: PrimaryButton, Key: "Esc"})
}

// AskUnsaved asks what shall become of unsaved work before it is left; what
// says what it is ("Chỉ tiêu 8 có 1 ô chưa lưu."). Esc stays.
func AskUnsaved(w fyne.Window, what string, save, discard func()) {
	AskLeaving(w, what, save, discard, nil)
}

// Leave runs next once nothing of a screen is unsaved: at once, or after the
// user chose to save or to drop the changes.
func Leave(w fyne.Window, s Saver, next func()) {
	what := s.Unsaved()
	if what == "" {
		next()
		return
	}
	AskUnsaved(w, strings.TrimSuffix(what, ".")+".", func() {
		s.Save(func(saved bool) {
			if saved {
				next()
			}
		})
	}, func() {
		s.Discard()
		next()
	})
}

// AskLeaving is AskUnsaved for a caller that has something to do when the user
// stays; each may be nil. The dialog is closed before one of them acts, so that
// it can give the keyboard to the page below.
func AskLeaving(w fyne.Window, what string, save, discard, stay func()) {
	var closeIt func()
	first := func(do func()) func() bool {
		return func() bool {
			closeIt()
			call(do)
			return false
		}
	}
	closeIt = ShowDialog(w, "Chưa lưu", NewWords(Span{Text: what}), textWidth,
		DialogButton{Label: "Lưu", Icon: IconSave, Kind: PrimaryButton, Do: first(save)},
		DialogButton{Label: "Bỏ thay đổi", Do: first(discard)},
		DialogButton{Label: "Ở lại", Key: "Esc", Do: first(stay)})
}
