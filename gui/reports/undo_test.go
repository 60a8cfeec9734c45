package reports

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/vn"
	"sothidua/gui/guitest"
)

func TestUndoOutlivesAnotherUnit(t *testing.T) {
	w := newWorld(t)
	if err := w.Svc.Return(context.Background(), w.Unit("Thôn 4").ID, 2024, w.Scope.Code, "thiếu chữ ký"); err != nil {
		t.Fatal(err)
	}
	s := w.entry("Thôn 3")
	w.at(s, "12a", colValue)
	w.Type("4\n")
	s.Shortcut(guitest.Ctrl(fyne.KeyPageDown))
	w.Shortcut(&fyne.ShortcutUndo{})
	if w.Status != "Không còn gì để hoàn tác trong báo cáo này" {
		t.Errorf("in a report nothing was done in: %q", w.Status)
	}
	s.Shortcut(guitest.Ctrl(fyne.KeyPageUp))
	w.Win.Canvas().Unfocus()
	s.Shortcut(&fyne.ShortcutUndo{})
	if got := vn.FormatNumber(w.Stored("Thôn 3", "12a").Value.Figure.Number, ""); got != "3" {
		t.Errorf("after Ctrl+Z the book holds %s, want 3", got)
	}
	s.Shortcut(&fyne.ShortcutRedo{})
	s.Shortcut(&fyne.ShortcutRedo{})
	if w.Status != "Không còn gì để làm lại trong báo cáo này" {
		t.Errorf("with nothing to do again: %q", w.Status)
	}
	if err := w.Svc.LockPeriod(context.Background(), 2024, w.Scope.Code); err != nil {
		t.Fatal(err)
	}
	s.Shortcut(&fyne.ShortcutUndo{})
	guitest.WantText(t, w.Status, "Không hoàn tác được: kỳ 6 tháng")
}

func TestForgetKeepsWhatWasSaved(t *testing.T) {
	a, b := cellKey{11, fieldValue}, cellKey{12, fieldValue}
	u := undoStack{done: []step{{{a, "1", "2"}}, {{a, "2", "x"}, {b, "", "5"}}, {{a, "x", "y"}}}}
	now := map[cellKey]string{a: "2", b: "5"} // what was typed over a was given up
	u.forget(func(k cellKey) string { return now[k] })
	if diff := cmp.Diff([]step{{{a, "1", "2"}}, {{b, "", "5"}}}, u.done, cmp.AllowUnexported(textChange{}, cellKey{})); diff != "" {
		t.Errorf("left (-want +got):\n%s", diff)
	}
}
