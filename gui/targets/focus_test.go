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
			at := w.Win.Canvas().Focused()
			if at == nil {
				t.Fatalf("nothing has the keyboard for %s", k)
			}
			at.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	open := func(s kit.Screen) {
		w.Show(s)
		w.Win.Canvas().Unfocus()
		s.(kit.Focuser).FocusFirst()
	}

	targets := newList(w.Env, w.Svc, nil)
	open(targets)
	press(fyne.KeyDown, fyne.KeyDown)
	if got := w.Target("1b").Target.ID; targets.current != got {
		t.Errorf("two rows down the form shows %d, not %d", targets.current, got)
	}

	shares := newAllocation(w.Env, w.Svc)
	open(shares)
	press(fyne.KeyDown)
	if got := w.Target("1a").Target.ID; shares.current != got {
		t.Errorf("one row down the target is %d, not %d", shares.current, got)
	}
	press(fyne.KeyReturn)
	if w.Win.Canvas().Focused() != fyne.Focusable(shares.ui.units) {
		t.Errorf("Enter leads to %T", w.Win.Canvas().Focused())
	}

	past := newPast(w.Env, w.Svc)
	w.Win.SetContent(past.Content())
	past.FocusFirst() // before what it shows was read
	past.Reload()
	if row, col := past.grid.Current(); row != 0 || col != pastFirst {
		t.Errorf("the cell cursor stands at %d, %d", row, col)
	}

	cross := newChecks(w.Env, w.Svc)
	open(cross)
	press(fyne.KeyDown)
	if row, _ := cross.grid.Current(); row != 1 {
		t.Errorf("one row down the check is %d", row)
	}

	read := newReading(w.Env, w.Svc).(*reading)
	open(read)
	for _, r := range words {
		w.Win.Canvas().Focused().TypedRune(r)
	}
	read.readPasted()
	if w.Win.Canvas().Focused() != fyne.Focusable(read.grid) {
		t.Errorf("after reading the keyboard is on %T", w.Win.Canvas().Focused())
	}
}

// TestEscLeavesTheForm: Esc in a form without changes goes back to the list.
func TestEscLeavesTheForm(t *testing.T) {
	w, s := newTestList(t)
	w.Win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { s.Key(ev) })
	s.choose(t, w, "8")
	s.edit()
	if w.Win.Canvas().Focused() == fyne.Focusable(s.grid) {
		t.Fatal("the form does not get the keyboard")
	}
	w.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Win.Canvas().Focused() != fyne.Focusable(s.grid) {
		t.Errorf("Esc leaves the keyboard on %T", w.Win.Canvas().Focused())
	}
	s.add(0)
	w.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Win.Canvas().Focused() != fyne.Focusable(s.grid) || s.current != w.Target("8").Target.ID {
		t.Errorf("Esc in a new target leaves the keyboard on %T and %d shown", w.Win.Canvas().Focused(), s.current)
	}
}
