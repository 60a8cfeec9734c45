package guitest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/gui/kit"
)

// Press presses keys in what holds the keyboard, else in the window.
func (w *World) Press(names ...fyne.KeyName) {
	w.T.Helper()
	c := w.Win.Canvas()
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		if f := c.Focused(); f != nil {
			f.TypedKey(ev)
		} else if key := c.OnTypedKey(); key != nil {
			key(ev)
		} else {
			w.T.Fatalf("nothing holds the keyboard for %s", name)
		}
	}
}

// Type types into what holds the keyboard; "\n" is Enter and "\t" Tab.
func (w *World) Type(text string) {
	w.T.Helper()
	for _, r := range text {
		switch r {
		case '\n':
			w.Press(fyne.KeyReturn)
		case '\t':
			w.Press(fyne.KeyTab)
		default:
			f := w.Win.Canvas().Focused()
			if f == nil {
				w.T.Fatalf("nothing holds the keyboard to type %q", text)
			}
			f.TypedRune(r)
		}
	}
}

// Shortcut presses a shortcut in what holds the keyboard.
func (w *World) Shortcut(s fyne.Shortcut) {
	w.T.Helper()
	f, ok := w.Win.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		w.T.Fatalf("nothing holds the keyboard for %s", s.ShortcutName())
	}
	f.TypedShortcut(s)
}

// Paste puts a text on the clipboard and presses Ctrl+V.
func (w *World) Paste(text string) {
	w.T.Helper()
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent(text)
	w.Shortcut(&fyne.ShortcutPaste{Clipboard: clip})
}

// Ctrl is a shortcut of Ctrl and a key.
func Ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
}

// Write replaces the text of a field as a person does: by typing, then leaving.
func (w *World) Write(field interface{ Focus() }, text string) {
	w.T.Helper()
	field.Focus()
	if s, ok := w.Win.Canvas().Focused().(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	w.Press(fyne.KeyBackspace)
	w.Type(text)
	w.Win.Canvas().Unfocus()
}

// Tap clicks the button with the label: in the dialog that is open, else on
// the page.
func (w *World) Tap(label string) {
	w.T.Helper()
	b := w.Button(label)
	if b.Disabled() {
		w.T.Fatalf("%q is dead: %s", label, b.Reason())
	}
	b.Tapped(nil)
}

// Answer clicks the button with the label in the dialog that must be open.
func (w *World) Answer(label string) {
	w.T.Helper()
	if !w.Asked() {
		w.T.Fatalf("no dialog is open to press %q", label)
	}
	w.Tap(label)
}

// TabTo walks to the button with the label by Tab and presses Enter on it.
func (w *World) TabTo(label string) {
	w.T.Helper()
	c := w.Win.Canvas()
	for range 40 {
		if b, ok := c.Focused().(*kit.Button); ok && b.Text() == label {
			w.Press(fyne.KeyReturn)
			return
		}
		c.FocusNext()
	}
	w.T.Fatalf("the keyboard does not reach the button %q", label)
}

// Act clicks the link of the last notice whose label begins so.
func (w *World) Act(label string) {
	w.T.Helper()
	n := w.Notice()
	for _, a := range n.Actions {
		if strings.HasPrefix(a.Label, label) {
			a.Do()
			return
		}
	}
	w.T.Fatalf("the notice %q has no %q", n.Text, label)
}

// Button returns the button with the label that shows: of the dialog that is
// open, else of the page.
func (w *World) Button(label string) *kit.Button {
	w.T.Helper()
	for _, o := range test.LaidOutObjects(w.top()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == label && b.Visible() {
			return b
		}
	}
	w.T.Fatalf("no button %q", label)
	return nil
}

// top is the dialog that is open, else the page.
func (w *World) top() fyne.CanvasObject {
	if o := w.Win.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return w.Win.Content()
}
