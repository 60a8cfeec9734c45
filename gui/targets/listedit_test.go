package targets

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/model"
)

func TestInsertAddsPart(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyInsert}) {
		t.Fatal("Insert is not answered")
	}
	w.Answer("Thành phần của 8")
	if got := s.form.words.number.Text(); got != "8a" {
		t.Errorf("the proposed number is %q", got)
	}
	// Item 8 holds reported values: the book refuses to split it, and says so.
	fillForm(w, s, func() draft { d := drafts()[model.Maintain]; d.number = "8a"; return d }())
	saved := true
	s.Save(func(ok bool) { saved = ok })
	if saved || !strings.Contains(w.Told(), "số liệu") {
		t.Errorf("saved %t, told %q", saved, w.Told())
	}
	if got := s.form.words.name.Text(); got != "Chỉ tiêu thử" {
		t.Errorf("the refused part left %q in the box", got)
	}
	s.Discard()
	if s.current != w.Target("8").Target.ID {
		t.Error("giving up does not go back to where it started")
	}
	s.choose(t, w, "1a")
	s.bar.part.Tapped(nil)
	if got := s.form.words.number.Text(); got != "1e" {
		t.Errorf("the part after 1d is proposed as %q", got)
	}
}

func TestDeleteAndMove(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	s.bar.remove.Tapped(nil)
	w.Answer("Xóa")
	if !strings.Contains(w.Told(), "số liệu") {
		t.Errorf("a target with values: told %q", w.Told())
	}
	if w.Target("8").Target.ID != s.current {
		t.Error("the refused target does not show any more")
	}
	s.choose(t, w, "16") // nothing reported yet
	s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if got := s.grid.CurrentKey(); got != key(w.Target("16").Target.ID) {
		t.Errorf("after moving up row %q is current", got)
	}
	rows, err := w.Svc.Targets(context.Background(), 2024)
	if err != nil {
		t.Fatal(err)
	}
	if n := numbers(rows); n[len(n)-1] != "15" || n[len(n)-2] != "16" {
		t.Errorf("order ends %q", n[len(n)-3:])
	}
	s.bar.remove.Tapped(nil)
	w.Answer("Xóa")
	if got := len(s.data.rows); got != 29 {
		t.Errorf("%d rows after deleting, want 29", got)
	}
	if s.current != w.Target("15").Target.ID {
		t.Error("the neighbour does not show")
	}
}
