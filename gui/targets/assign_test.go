package targets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestUnassignAsks(t *testing.T) {
	w, s := newTestAllocation(t)
	w.Win.Canvas().Focus(s.ui.units)
	// Thôn 1 reported 12b at half-year: the book keeps it.
	s.ui.units.Select(0, colAssigned)
	w.Press(fyne.KeyDelete)
	w.Answer("Bỏ giao")
	if !w.row("12b", "Thôn 1").Assigned || !strings.Contains(w.Told(), "số liệu") {
		t.Errorf("told %q", w.Told())
	}
	s.choose(t, w, "13a") // asked for at year end only: nothing is reported
	w.Win.Canvas().Focus(s.ui.units)
	s.ui.units.Select(2, colAssigned)
	w.Press(fyne.KeyDelete)
	w.Answer("Hủy")
	if !w.row("13a", "Thôn 3").Assigned {
		t.Error("giving up took the target back")
	}
	w.Press(fyne.KeyDelete)
	w.Answer("Bỏ giao")
	if w.row("13a", "Thôn 3").Assigned || len(s.m.rows) != 7 {
		t.Errorf("still assigned, or %d rows", len(s.m.rows))
	}
	s.undo()
	if !w.row("13a", "Thôn 3").Assigned {
		t.Error("undo does not hand it out again")
	}
}

func TestAssignMoreUnits(t *testing.T) {
	w, s := newTestAllocation(t)
	s.choose(t, w, "13a")
	s.Key(&fyne.KeyEvent{Name: fyne.KeyInsert})
	search := w.Win.Canvas().Focused()
	if search == nil {
		t.Fatal("the list of units has no keyboard")
	}
	for _, r := range "nong dan" {
		search.TypedRune(r)
	}
	w.Press(fyne.KeyReturn)
	w.Answer("Chọn hết")
	w.Answer("Giao cho đơn vị đã chọn")
	if !w.row("13a", "Hội Nông dân").Assigned || len(s.m.rows) != 9 {
		t.Errorf("%d units have it", len(s.m.rows))
	}
	s.undo()
	if w.row("13a", "Hội Nông dân").Assigned {
		t.Error("undo leaves it assigned")
	}
}
