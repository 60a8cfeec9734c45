package reports

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestTypedCellIsSavedAndJudged(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("99,2\n")
	if got := vn.FormatNumber(w.Stored("Thôn 3", "11").Value.Figure.Number, "–"); got != "99,2" {
		t.Errorf("the book holds %s, want 99,2", got)
	}
	if row, col := s.values.grid.Current(); s.values.grid.RowByKey("12a") != row || col != colValue {
		t.Errorf("Enter went to row %d column %d, want the cell below", row, col)
	}
	for col, want := range map[int]string{colValue: "99,2", colToDate: "99,2", colPercent: "99,6", colJudgement: progress.AtRisk.Label()} {
		if got := w.cell(s, "11", col).Text; got != want {
			t.Errorf("column %d shows %q, want %q", col, got, want)
		}
	}
	if got := w.cell(s, "11", colGutter).Mark.Name(); got != kit.StateMark(kit.StateSaved).Name() {
		t.Errorf("the gutter shows %s", got)
	}
	guitest.WantText(t, s.head.reason.Text(), "còn 1 ô trống")
}

func TestOpeningGoesToTheFirstBlankCell(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	if row, col := s.values.grid.Current(); row != s.values.grid.RowByKey("11") || col != colValue {
		t.Errorf("opened at row %d column %d, want target 11", row, col)
	}
	if w.Win.Canvas().Focused() != s.values.grid {
		t.Error("the grid does not hold the keyboard")
	}
}

func TestWrongTextStaysAndIsMendedWithOneKey(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("992\n")
	if c := w.cell(s, "11", colValue); c.Text != "992" || c.Fill != kit.FillWrong {
		t.Errorf("the cell shows %+v, want 992 in red", c)
	}
	if !w.Stored("Thôn 3", "11").Value.Figure.Missing() {
		t.Error("992% was saved")
	}
	if got, want := s.values.warn.Text(), "Dòng 11: 992% vượt 100%. Có phải 99,2? Sửa thành 99,2 (F4) · Giữ ô, để sau"; got != want {
		t.Errorf("the foot says %q, want %q", got, want)
	}
	guitest.WantText(t, s.head.submit.Reason(), "còn 1 ô sai, 1 ô trống")
	w.Press(fyne.KeyF4)
	if got := w.Stored("Thôn 3", "11").Value.Figure.Number; vn.FormatNumber(got, "–") != "99,2" {
		t.Errorf("the proposal saved %v", got)
	}
	if s.values.warn.Visible() {
		t.Error("the foot still tells of a wrong cell")
	}
}

func TestWrongTextCanWait(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("khoảng 99\n")
	guitest.WantText(t, s.values.warn.Text(), "không phải một số chính xác")
	f, ok := s.report.fault(-1, -1)
	if !ok {
		t.Fatal("no wrong cell is told of")
	}
	s.values.later(f)
	if s.values.warn.Visible() {
		t.Error("the foot still tells of the cell")
	}
	if c := w.cell(s, "11", colValue); c.Text != "khoảng 99" || c.Fill != kit.FillWrong {
		t.Errorf("the cell shows %+v", c)
	}
	w.Press(fyne.KeyF8) // from 12a the next problem is 14, then 11 again
	w.Press(fyne.KeyF8)
	if row, _ := s.values.grid.Current(); row != s.values.grid.RowByKey("11") {
		t.Errorf("F8 twice goes to row %d, want target 11", row)
	}
	if !s.values.warn.Visible() {
		t.Error("the foot says nothing on the wrong cell itself")
	}
}

func TestTabGoesOverLockedCells(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "1a", colNote)
	w.Press(fyne.KeyTab)
	if row, col := s.values.grid.Current(); row != s.values.grid.RowByKey("1c") || col != colValue {
		t.Errorf("Tab went to row %d column %d, want the result of 1c (1b is for the year)", row, col)
	}
	w.at(s, "1b", colValue)
	w.Type("5")
	if _, _, editing := s.values.grid.Editing(); editing {
		t.Error("a locked cell opened")
	}
	guitest.WantText(t, w.Status, "từ kỳ năm")
}

func TestChoiceIsTypedByItsName(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "14", colValue)
	w.Type("k\n")
	if got := w.Stored("Thôn 3", "14").Value.Figure.Choice; got != "Khá" {
		t.Errorf("the book holds %q, want Khá", got)
	}
}

func TestNoteAndEstimateAreSaved(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "9", colEstimate)
	w.Type("9,8\t")
	if _, col := s.values.grid.Current(); col != colNote {
		t.Fatalf("Tab went to column %d, want the note", col)
	}
	w.Type("tính cả  tạm trú\n")
	got := w.Stored("Thôn 3", "9").Value
	if vn.FormatNumber(got.Estimate, "") != "9,8" || got.Note != "tính cả tạm trú" || vn.FormatNumber(got.Figure.Number, "") != "9,6" {
		t.Errorf("the book holds %+v", got)
	}
}

func TestUndoAndRedoAreInTheHistory(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "12a", colValue)
	w.Type("4\n")
	w.Shortcut(&fyne.ShortcutUndo{})
	if got := w.Stored("Thôn 3", "12a").Value.Figure.Number; vn.FormatNumber(got, "") != "3" {
		t.Errorf("after Ctrl+Z the book holds %v, want 3", got)
	}
	w.Shortcut(&fyne.ShortcutRedo{})
	if got := w.Stored("Thôn 3", "12a").Value.Figure.Number; vn.FormatNumber(got, "") != "4" {
		t.Errorf("after Ctrl+Y the book holds %v, want 4", got)
	}
	changes, err := w.Svc.History(context.Background(), service.HistoryFilter{UnitID: w.Unit("Thôn 3").ID, Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if changes[0].Reason != "làm lại" || changes[1].Reason != "hoàn tác" {
		t.Errorf("the history gives the reasons %q, %q", changes[0].Reason, changes[1].Reason)
	}
}

func TestUndoTakesAWrongTextBack(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "9", colValue)
	w.Type("9,6a\n")
	if c := w.cell(s, "9", colValue); c.Text != "9,6a" || c.Fill != kit.FillWrong {
		t.Fatalf("the cell shows %+v", c)
	}
	w.Shortcut(&fyne.ShortcutUndo{})
	if c := w.cell(s, "9", colValue); c.Text != "9,6" || c.Fill == kit.FillWrong {
		t.Errorf("after Ctrl+Z the cell shows %+v", c)
	}
	if what := s.Unsaved(); what != "" {
		t.Errorf("unsaved: %s", what)
	}
}

func TestDeleteAsksBeforeItEmptiesTheBook(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "12a", colValue)
	w.Press(fyne.KeyDelete)
	if !w.Asked() {
		t.Fatal("nothing was asked")
	}
	w.Press(fyne.KeyEscape)
	if w.Stored("Thôn 3", "12a").Value.Figure.Missing() {
		t.Fatal("Esc deleted the value")
	}
	w.Press(fyne.KeyDelete)
	w.TabTo("Xóa")
	if got := w.Stored("Thôn 3", "12a"); !got.Value.Figure.Missing() || got.Value.Note == "" {
		t.Errorf("the book holds %+v, want the result gone and the note kept", got.Value)
	}
	if w.Win.Canvas().Focused() != s.values.grid {
		t.Error("the grid lost the keyboard")
	}
}

func TestCopyAboveSkipsLockedRows(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "1c", colValue)
	w.Shortcut(guitest.Ctrl(fyne.KeyD))
	if got := w.Stored("Thôn 3", "1c").Value.Figure.Number; vn.FormatNumber(got, "") != "100" {
		t.Errorf("1c holds %v, want 100 from 1a", got)
	}
}

func TestNoteOpensWithoutLosingTheKeyboard(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	s.values.note(s.values.grid.RowByKey("11"), colValue)
	w.Type("chờ số của BHXH\n")
	if got := w.Stored("Thôn 3", "11"); got.Value.Note != "chờ số của BHXH" || got.Required {
		t.Errorf("the book holds %+v", got)
	}
}

func TestDoubtfulValueIsSavedAndTold(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "1d", colValue)
	w.Type("35800\n")
	if got := w.Stored("Thôn 3", "1d"); vn.FormatNumber(got.Value.Figure.Number, "") != "35.800" || got.Warning == "" {
		t.Fatalf("the book holds %+v, want it saved with a warning", got)
	}
	if c := w.cell(s, "1d", colValue); c.Fill != kit.FillWarn {
		t.Errorf("the cell shows %+v, want amber", c)
	}
	w.at(s, "1d", colValue)
	guitest.WantText(t, s.values.bar.words.Text(), "35.800 tấn cao hơn nhiều so với kế hoạch 690 tấn")
	guitest.WantText(t, spanText(s.values.bar.text), w.Stored("Thôn 3", "1d").Warning)
	if what := s.Unsaved(); what != "" {
		t.Errorf("unsaved: %s", what)
	}
}

// failing is a book that takes no values.
type failing struct {
	*service.Service
	err error
}

func (f *failing) SaveValues(ctx context.Context, unit model.ID, year int, code model.PeriodCode, vs []model.Value, reason string) error {
	if f.err != nil {
		return f.err
	}
	return f.Service.SaveValues(ctx, unit, year, code, vs, reason)
}

func (f *failing) SaveNarrative(ctx context.Context, unit model.ID, year int, code model.PeriodCode, sec model.Section, text string) error {
	if f.err != nil {
		return f.err
	}
	return f.Service.SaveNarrative(ctx, unit, year, code, sec, text)
}

func TestFailedSaveKeepsTheText(t *testing.T) {
	w := newWorld(t)
	svc := &failing{Service: w.Svc, err: model.Errorf(model.CodeDiskFull, "Ổ đĩa đầy, chưa lưu được.")}
	s := w.entryWith(svc, "Thôn 3")
	w.at(s, "11", colValue)
	w.Type("99.2\n")
	if c := w.cell(s, "11", colValue); c.Text != "99,2" || c.Fill != kit.FillWrong {
		t.Errorf("the cell shows %+v, want the text in red", c)
	}
	guitest.WantText(t, w.Told(), "Ổ đĩa đầy")
	guitest.WantText(t, s.values.warn.Text(), "Ổ đĩa đầy")
	guitest.WantText(t, s.Unsaved(), "Thôn 3 có 1 ô chưa lưu")
	s.Reload()
	if c := w.cell(s, "11", colValue); c.Text != "99,2" {
		t.Errorf("after a reload the cell shows %+v", c)
	}
	svc.err = nil
	saved := false
	s.Save(func(ok bool) { saved = ok })
	if !saved || vn.FormatNumber(w.Stored("Thôn 3", "11").Value.Figure.Number, "") != "99,2" {
		t.Errorf("Ctrl+S saved %v: %+v", saved, w.Stored("Thôn 3", "11").Value)
	}
}

func TestAnotherUnitAsksAboutAWrongCell(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("992\n")
	s.Shortcut(guitest.Ctrl(fyne.KeyPageDown))
	if !w.Asked() || s.report.entry.Unit.Name != "Thôn 3" {
		t.Fatal("the unit changed without a question")
	}
	w.TabTo("Ở lại")
	if c := w.cell(s, "11", colValue); c.Text != "992" || s.head.unit.Text() != "Thôn 3 – Khối thôn" {
		t.Errorf("after staying: cell %+v, unit %s", c, s.head.unit.Text())
	}
	s.Shortcut(guitest.Ctrl(fyne.KeyPageDown))
	w.TabTo("Bỏ thay đổi")
	if s.report.entry.Unit.Name != "Thôn 4" {
		t.Errorf("showing %s, want Thôn 4", s.report.entry.Unit.Name)
	}
	s.Shortcut(guitest.Ctrl(fyne.KeyPageUp))
	if c := w.cell(s, "11", colValue); c.Text != "" {
		t.Errorf("what was given up is back: %+v", c)
	}
}

func TestOpenEditorIsSavedBeforeAnotherUnitShows(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("99")
	s.Shortcut(guitest.Ctrl(fyne.KeyPageUp))
	if s.report.entry.Unit.Name != "Thôn 2" || vn.FormatNumber(w.Stored("Thôn 3", "11").Value.Figure.Number, "") != "99" {
		t.Errorf("showing %s, Thôn 3 holds %+v", s.report.entry.Unit.Name, w.Stored("Thôn 3", "11").Value)
	}
}

func TestAskingForUnsavedWorkDoesNotDisturbTyping(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("9")
	if what := s.Unsaved(); what != "" {
		t.Errorf("unsaved: %s", what)
	}
	s.Reload()
	w.Type("9,2\n")
	if got := vn.FormatNumber(w.Stored("Thôn 3", "11").Value.Figure.Number, ""); got != "99,2" {
		t.Errorf("the book holds %q, want what was typed as a whole", got)
	}
}

func TestAnotherPeriodKeepsAWrongCell(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("992\n")
	w.Scope.Code = model.Y
	s.Reload()
	if c := w.cell(s, "11", colValue); c.Text == "992" {
		t.Error("the text moved to another period")
	}
	guitest.WantText(t, s.Unsaved(), "1 ô sai")
	w.Scope.Code = model.H1
	s.Reload()
	if c := w.cell(s, "11", colValue); c.Text != "992" {
		t.Errorf("back at the half-year the cell shows %+v", c)
	}
}

func TestSearchGoesToATarget(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	s.Search("ho ngheo")
	if row, _ := s.values.grid.Current(); row != s.values.grid.RowByKey("8") {
		t.Errorf("found row %d, want target 8", row)
	}
	s.Search("xyz")
	guitest.WantText(t, w.Status, "Không có chỉ tiêu nào khớp “xyz”")
}

func TestUnknownPeriodIsTold(t *testing.T) {
	w := newWorld(t)
	w.Scope.Code = "Q1"
	s := newEntryScreen(w.Env, w.Svc)
	w.Show(s)
	if s.values.grid.Err() == nil {
		t.Error("a period that is not in the calendar shows no error")
	}
	if !s.head.submit.Hidden || s.Unsaved() != "" {
		t.Error("there is something to hand in or to save")
	}
}
