package reports

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestCtrlLMarksAValueToBeCheckedAgain(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "9", colValue)
	s.Shortcut(guitest.Ctrl(fyne.KeyL))
	if !w.Stored("Thôn 3", "9").Value.Recheck {
		t.Fatal("the value is not marked")
	}
	if got := w.cell(s, "9", colGutter).Mark; got == nil || got.Name() != recheckMark().Name() {
		t.Errorf("the gutter shows %v", got)
	}
	if got := s.head.cell[0].Text(); got != "Kiểm tra lại (1)" {
		t.Errorf("the head counts %q", got)
	}
	w.Type("9,7\n") // typing keeps the mark
	if v := w.Stored("Thôn 3", "9").Value; !v.Recheck || model.Plain(v.Figure.Number) != "9.7" {
		t.Errorf("after typing the book holds %+v", v)
	}
	w.at(s, "9", colNote)
	s.Shortcut(guitest.Ctrl(fyne.KeyL))
	if w.Stored("Thôn 3", "9").Value.Recheck {
		t.Error("Ctrl+L again does not take the mark away")
	}
	guitest.WantText(t, w.Status, "đã bỏ dấu")
	w.at(s, "11", colValue)
	s.Shortcut(guitest.Ctrl(fyne.KeyL))
	guitest.WantText(t, w.Status, "còn trống")
}

func TestF8ReachesMarkedValues(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 7") // submitted, nothing blank
	w.at(s, "9", colValue)
	s.Shortcut(guitest.Ctrl(fyne.KeyL))
	w.at(s, "1a", colValue)
	w.Press(fyne.KeyF8)
	if got := s.values.grid.CurrentKey(); got != "9" {
		t.Errorf("F8 goes to %s", got)
	}
}

func TestCtrlHShowsTheHistoryOfACellAndBringsAValueBack(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "9", colValue)
	w.Type("9,9\n")
	w.at(s, "9", colValue)
	w.Type("9900\n") // wrong: stays in the cell
	w.at(s, "9", colValue)
	s.Shortcut(guitest.Ctrl(fyne.KeyH))
	if !w.Asked() {
		t.Fatal("no history shows")
	}
	grid, ok := w.Win.Canvas().Focused().(*kit.Grid)
	if !ok || grid.Source().Len() != 1 {
		t.Fatalf("the keyboard is in %T", w.Win.Canvas().Focused())
	}
	row := grid.Source().Row(0)
	if row.Cells[2].Text != "sửa số" || row.Cells[3].Text != "9,6" || row.Cells[4].Text != "9,9" {
		t.Errorf("the line tells %+v", row.Cells)
	}
	w.Press(fyne.KeyReturn)
	w.Type("\n")
	wantDialogAsks(t, w)
	w.Type("gõ nhầm\n")
	if v := w.Stored("Thôn 3", "9").Value; model.Plain(v.Figure.Number) != "9.6" {
		t.Errorf("the book holds %+v", v)
	}
	if got := w.cell(s, "9", colValue).Text; got != "9,6" {
		t.Errorf("the cell shows %q", got)
	}
}

// wantDialogAsks fails when the dialog went away without a reason.
func wantDialogAsks(t *testing.T, w *world) {
	t.Helper()
	if !w.Asked() {
		t.Fatal("restored without a reason")
	}
}

func TestHistoryOfALockedCellIsForReading(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 1") // approved
	w.at(s, "9", colValue)
	s.Shortcut(guitest.Ctrl(fyne.KeyH))
	if !w.Asked() {
		t.Fatal("no history shows")
	}
	w.TabTo("Đóng")
	if w.Asked() {
		t.Error("the dialog stays")
	}
}

func TestChoicesTypedLaterHaveRoom(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 6") // nothing entered yet
	need := measureCell(kit.Cell{Text: "Giữ vững"}, false)
	if got := s.values.columns[colToDate].Width; got < need || got > roomMost {
		t.Errorf("“Từ đầu năm” is %v wide, “Giữ vững” needs %v", got, need)
	}
}

func TestNumberThatComesLaterIsNotCut(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	before := s.values.columns[colPercent].Width
	w.at(s, "8", colValue)
	w.Type("9,9\n") // far over the plan: the share of the fall is a long number
	c := w.cell(s, "8", colPercent)
	if got := s.values.grid.Columns()[colPercent].Width; got < measureCell(c, false) || got <= before {
		t.Errorf("%q needs %v, the column has %v", c.Text, measureCell(c, false), got)
	}
}
