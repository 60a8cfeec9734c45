package plans

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestKeyboardGoesThroughTheParts: a page opened by keys answers keys, Enter
// leads into the text of a part and Esc back to the list.
func TestKeyboardGoesThroughTheParts(t *testing.T) {
	w := newWorld(t)
	c := w.Win.Canvas()
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { w.s.Key(ev) })
	c.Unfocus()
	w.s.FocusFirst()
	first := w.s.current
	press := func(k fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: k}) }
	press(fyne.KeyDown)
	if w.s.current == first {
		t.Error("the arrow down stays on the first part")
	}
	press(fyne.KeyReturn)
	if c.Focused() == fyne.Focusable(w.s.tree) {
		t.Fatal("Enter does not lead into the text")
	}
	press(fyne.KeyEscape)
	if c.Focused() != fyne.Focusable(w.s.tree) {
		t.Errorf("Esc leaves the keyboard on %T", c.Focused())
	}
}
