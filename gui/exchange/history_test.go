package exchange

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// imported imports kits of Thôn 6 and shows the history.
func imported(w *world, cells map[string]string) *historyScreen {
	w.T.Helper()
	s := w.importScreen()
	s.TakeFiles([]string{w.kit("Thôn 6", "Thon 6.xlsx", cells)})
	test.Tap(s.top.do)
	h := newHistory(w.Env, w.params)
	w.Show(h)
	return h
}

// press presses the button of the open dialog that has the label.
func (w *world) press(label string) {
	w.T.Helper()
	var found *kit.Button
	if top := w.Win.Canvas().Overlays().Top(); top != nil {
		for _, o := range test.LaidOutObjects(top) {
			if b, ok := o.(*kit.Button); ok && b.Text() == label {
				found = b
			}
		}
	}
	if found == nil {
		w.T.Fatalf("no dialog has the button %q", label)
	}
	test.Tap(found)
}

func TestAnImportIsShownAndUndone(t *testing.T) {
	w := newWorld(t)
	h := imported(w, map[string]string{"8": "1,27", "11": "98,4"})
	if h.grid.Source().Len() != 1 || h.grid.Cell(0, 2).Text != "Thon 6.xlsx" || h.grid.Cell(0, 3).Text != "2 ô" || h.grid.Cell(0, 4).Text != "còn hiệu lực" {
		t.Fatalf("history shows %q, %q, %q", h.grid.Cell(0, 2).Text, h.grid.Cell(0, 3).Text, h.grid.Cell(0, 4).Text)
	}
	if cell := h.cells.Cell(0, 0).Text; rowIn(cell) == 0 {
		t.Errorf("the one sheet is named with the cell: %q", cell)
	}
	if h.cells.Source().Len() != 2 || h.cells.Cell(0, 3).Text != "trống" || h.cells.Cell(0, 4).Text != "1,27" || h.undo.Disabled() {
		t.Fatalf("cells %d, %q → %q", h.cells.Source().Len(), h.cells.Cell(0, 3).Text, h.cells.Cell(0, 4).Text)
	}
	test.Tap(h.undo)
	w.press("Hoàn tác")
	guitest.WantText(t, w.Notice().Text, "Đã hoàn tác lần nhập Thon 6.xlsx: trả lại 2 ô.")
	if w.stored("Thôn 6", "8") != "" || w.copies != 2 || h.grid.Cell(0, 4).Text != "đã hoàn tác" || !h.undo.Disabled() {
		t.Errorf("stored %q, %d copies, state %q", w.stored("Thôn 6", "8"), w.copies, h.grid.Cell(0, 4).Text)
	}
	guitest.WantText(t, h.why.Text(), "hoàn tác lúc")
	h.Search("khong co")
	guitest.WantText(t, w.Status, "0/1")
}

func TestTheFileOfACellIsNamedWhereThereAreSeveral(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27"}), w.kit("Thôn 3", "Thon 3.xlsx", map[string]string{"11": "98,4"})})
	test.Tap(s.top.do)
	h := newHistory(w.Env, w.params)
	w.Show(h)
	if h.cells.Source().Len() != 2 || h.cells.Cell(0, 0).Text != "Thon 6.xlsx" || h.cells.Cell(1, 0).Text != "Thon 3.xlsx" {
		t.Errorf("%d cells, of %q and %q", h.cells.Source().Len(), h.cells.Cell(0, 0).Text, h.cells.Cell(1, 0).Text)
	}
}

func TestLaterEditsAreNamedBeforeUndoing(t *testing.T) {
	w := newWorld(t)
	h := imported(w, map[string]string{"8": "1,27", "11": "98,4"})
	w.Svc.SetPerson("Trần Văn Bình")
	e, err := w.Svc.Entry(context.Background(), w.Unit("Thôn 6").ID, 2024, model.H1)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range e.Rows {
		if r.Row.Target.Number != "11" {
			continue
		}
		v := model.Value{TargetID: r.Row.Target.ID, Figure: model.Of(model.Num("98.7"))}
		if err := w.Svc.SaveValue(context.Background(), e.Unit.ID, 2024, model.H1, v); err != nil {
			t.Fatal(err)
		}
	}
	test.Tap(h.undo)
	w.press("Thôi, không hoàn tác gì")
	if w.stored("Thôn 6", "8") != "1.27" || len(w.Notices) != 1 {
		t.Fatalf("stored %s, told %+v", w.stored("Thôn 6", "8"), w.Notices)
	}
	test.Tap(h.undo)
	w.press("Giữ 1 chỗ này, trả lại 1 ô khác")
	guitest.WantText(t, w.Notice().Text, "trả lại 1 ô, giữ 1 chỗ đã sửa sau.")
	if w.stored("Thôn 6", "8") != "" || w.stored("Thôn 6", "11") != "98.7" || h.grid.Cell(0, 4).Text != "đã hoàn tác, giữ 1" {
		t.Errorf("stored %s and %s, state %q", w.stored("Thôn 6", "8"), w.stored("Thôn 6", "11"), h.grid.Cell(0, 4).Text)
	}
}

func TestHistoryGoesToAnImport(t *testing.T) {
	w := newWorld(t)
	h := imported(w, map[string]string{"8": "1,27"})
	s := w.importScreen()
	s.TakeFiles([]string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"11": "98,4"})})
	test.Tap(s.top.do)
	h.Reload()
	h.GoTo(kit.Place{Area: "exchange", Tab: "history", Filter: "1"})
	if h.grid.CurrentKey() != "1" || h.grid.Source().Len() != 2 || h.cells.Cell(0, 4).Text != "1,27" {
		t.Errorf("import %s of %d is shown, its cell %q", h.grid.CurrentKey(), h.grid.Source().Len(), h.cells.Cell(0, 4).Text)
	}
}

func TestAnUndoNeedsACopy(t *testing.T) {
	w := newWorld(t)
	h := imported(w, map[string]string{"8": "1,27"})
	w.refuse = model.Errorf(model.CodeDiskFull, "Ổ đĩa đã đầy.")
	test.Tap(h.undo)
	w.press("Hoàn tác")
	if n := w.Notice(); n.Kind != kit.NoticeError || w.stored("Thôn 6", "8") != "1.27" {
		t.Errorf("notice %+v, stored %s", n, w.stored("Thôn 6", "8"))
	}
}
