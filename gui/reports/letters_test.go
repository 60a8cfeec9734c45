package reports

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// TestLettersGoToWhoIsOverdueOrTicked: the main button counts the letters and
// hands their units over.
func TestLettersGoToWhoIsOverdueOrTicked(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	if got := s.top.letter.Text(); got != "In công văn đôn đốc (5)" {
		t.Errorf("the button says %q", got)
	}
	test.Tap(s.top.letter)
	if got := w.Places[len(w.Places)-1]; got != (kit.Place{Area: "papers", Tab: "print", Filter: "reminder-letter"}) {
		t.Errorf("went to %+v", got)
	}
	w.atUnit(s, "Thôn 6")
	w.Press(fyne.KeySpace)
	w.atUnit(s, "Thôn 3")
	w.Press(fyne.KeySpace)
	if got := s.top.letter.Text(); got != "In công văn đôn đốc (2)" {
		t.Errorf("with two units ticked the button says %q", got)
	}
	s.Print()
	want := fmt.Sprintf("reminder-letter/%d,%d", w.Unit("Thôn 3").ID, w.Unit("Thôn 6").ID)
	if got := w.Places[len(w.Places)-1].Filter; got != want {
		t.Errorf("went for %q, want %q", got, want)
	}
	w.Press(fyne.KeySpace)
	w.atUnit(s, "Thôn 6")
	w.Press(fyne.KeySpace)
	w.Scope.Code = model.Y
	s.Reload()
	if !s.top.letter.Disabled() || s.top.letter.Reason() == "" {
		t.Error("letters are offered for a period that is not due")
	}
	n := len(w.Places)
	s.Print()
	if len(w.Places) != n {
		t.Error("nobody to remind, and letters are printed")
	}
}
