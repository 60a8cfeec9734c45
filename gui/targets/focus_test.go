package targets

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/gui/kit"
)

// TestKeyboardFindsEveryPage: a page that was opened by keys answers keys.
func TestKeyboardFindsEveryPage(t *testing.T) {
	w := newWorld(t)
	press := func(keys ...fyne.KeyName) {
		t.Helper()
		for _, k := range keys {
			at := w.win.Canvas().Focused()
			if at == nil {
				t.Fatalf("nothing has the keyboard for %s", k)
			}
			at.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	open := func(s kit.Screen) {
		w.show(s)
		w.win.Canvas().Unfocus()
		s.(kit.Focuser).FocusFirst()
	}

	targets := newList(w.env, w.svc, nil)
	open(targets)
	press(fyne.KeyDown, fyne.KeyDown)
	if got := w.target("1b").Target.ID; targets.current != got {
		t.Errorf("two rows down the form shows %d, not %d", targets.current, got)
	}

	shares := newAllocation(w.env, w.svc)
	open(shares)
	press(fyne.KeyDown)
	if got := w.target("1a").Target.ID; shares.current != got {
		t.Errorf("one row down the target is %d, not %d", shares.current, got)
	}
	press(fyne.KeyReturn)
	if w.win.Canvas().Focused() != fyne.Focusable(shares.ui.units) {
		t.Errorf("Enter leads to %T", w.win.Canvas().Focused())
	}

	past := newPast(w.env, w.svc)
	w.win.SetContent(past.Content())
	past.FocusFirst() // before what it shows was read
	past.Reload()
	if row, col := past.grid.Current(); row != 0 || col != pastFirst {
		t.Errorf("the cell cursor stands at %d, %d", row, col)
	}

	cross := newChecks(w.env, w.svc)
	open(cross)
	press(fyne.KeyDown)
	if row, _ := cross.grid.Current(); row != 1 {
		t.Errorf("one row down the check is %d", row)
	}

	read := newReading(w.env, w.svc).(*reading)
	open(read)
	for _, r := range words {
		w.win.Canvas().Focused().TypedRune(r)
	}
	read.readPasted()
	if w.win.Canvas().Focused() != fyne.Focusable(read.grid) {
		t.Errorf("after reading the keyboard is on %T", w.win.Canvas().Focused())
	}
}

// TestEscLeavesTheForm: Esc in a form without changes goes back to the list.
func TestEscLeavesTheForm(t *testing.T) {
	w, s := newTestList(t)
	w.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { s.Key(ev) })
	s.choose(t, w, "8")
	s.edit()
	if w.win.Canvas().Focused() == fyne.Focusable(s.grid) {
		t.Fatal("the form does not get the keyboard")
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.win.Canvas().Focused() != fyne.Focusable(s.grid) {
		t.Errorf("Esc leaves the keyboard on %T", w.win.Canvas().Focused())
	}
	s.add(0)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.win.Canvas().Focused() != fyne.Focusable(s.grid) || s.current != w.target("8").Target.ID {
		t.Errorf("Esc in a new target leaves the keyboard on %T and %d shown", w.win.Canvas().Focused(), s.current)
	}
}
