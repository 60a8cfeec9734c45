package exchange

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

func TestFilledKitIsPreviewedAndImported(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	if s.page.Objects[0] != s.none {
		t.Fatal("without files the page is not the empty one")
	}
	w.chosen = []string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27", "11": "98,4"})}
	s.choose()
	if s.page.Objects[0] != s.work || s.parts.do.Text() != "Nhập 1 tệp" || s.parts.do.Disabled() {
		t.Fatalf("button %q, disabled %v: %s", s.parts.do.Text(), s.parts.do.Disabled(), s.parts.do.Reason())
	}
	wantText(t, s.list.Cell(0, 4).Text, "2 ô mới")
	wantText(t, s.list.Cell(0, 2).Text, "Phiếu T06, 6 tháng")
	if s.parts.changes.Source().Len() != 2 || s.parts.changes.Cell(0, 3).Text != "trống" || s.parts.changes.Cell(0, 4).Text != "1,27" {
		t.Fatalf("first change %q → %q", s.parts.changes.Cell(0, 3).Text, s.parts.changes.Cell(0, 4).Text)
	}
	s.parts.changes.Select(1, 0)
	wantText(t, s.parts.detail.Text(), "11. ")
	wantText(t, s.parts.detail.Text(), "trống → 98,4%")
	if got := w.stored("Thôn 6", "8"); got != "" {
		t.Fatalf("previewing wrote %s", got)
	}
	test.Tap(s.parts.do)
	n := w.told()
	if n.Kind != kit.NoticeDone || w.copies != 1 || w.stored("Thôn 6", "8") != "1.27" || len(s.files) != 0 {
		t.Fatalf("notice %+v, %d copies, stored %s", n, w.copies, w.stored("Thôn 6", "8"))
	}
	wantText(t, n.Text, "Đã nhập 2 ô từ 1 tệp.")
	for _, a := range n.Actions {
		a.Do()
	}
	want := []kit.Place{{Area: "exchange", Tab: "history"}, {Area: "system", Tab: "backup", Filter: "before-import"}}
	if len(w.places) != 2 || w.places[0] != want[0] || w.places[1] != want[1] {
		t.Errorf("the links lead to %+v", w.places)
	}
	h := newHistory(w.env, w.svc)
	w.show(h)
	if h.grid.Source().Len() != 1 || h.grid.Cell(0, 2).Text != "Thon 6.xlsx" || h.grid.Cell(0, 3).Text != "2 ô" {
		t.Errorf("history shows %q, %q", h.grid.Cell(0, 2).Text, h.grid.Cell(0, 3).Text)
	}
	h.Search("khong co")
	wantText(t, w.status, "0/1")
}

func TestTheSameFileAgainSaysNothingNew(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	path := w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27"})
	s.TakeFiles([]string{path})
	test.Tap(s.parts.do)
	s.TakeFiles([]string{path})
	if !s.parts.do.Disabled() || s.list.Cell(0, 4).Text != "không có gì mới" {
		t.Fatalf("disabled %v, state %q", s.parts.do.Disabled(), s.list.Cell(0, 4).Text)
	}
	wantText(t, s.parts.why.Text(), "Không có gì mới")
	if err := w.svc.UnlockPeriod(context.Background(), 2024, model.H1, "kiểm tra"); err != nil { // anything that makes the screen load again
		t.Fatal(err)
	}
	if s.list.Cell(0, 4).Text != "không có gì mới" {
		t.Errorf("after loading again: %q", s.list.Cell(0, 4).Text)
	}
}

func TestOneBadFileHoldsAllBackUntilItIsDropped(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	good := w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27"})
	bad := w.kit("Thôn 3", "Thon 3.xlsx", map[string]string{"8": "chưa rõ", "11": "98,4"})
	s.TakeFiles([]string{good, bad})
	if row, _ := s.list.Current(); row != 1 || !s.parts.do.Disabled() {
		t.Fatalf("file %d is shown, disabled %v", row, s.parts.do.Disabled())
	}
	wantText(t, s.parts.why.Text(), "Chưa nhập được: còn 1 lỗi ở tệp “Thon 3.xlsx”.")
	cell := s.parts.problems.Cell(0, 1).Text
	wantText(t, cell, "Phiếu!F")
	wantText(t, s.parts.detail.Text(), cell+": ")
	wantText(t, s.parts.detail.Text(), "chưa rõ")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(s.files) != 1 || s.parts.do.Disabled() || s.parts.do.Text() != "Nhập 1 tệp" {
		t.Fatalf("%d files, button %q disabled %v", len(s.files), s.parts.do.Text(), s.parts.do.Disabled())
	}
	test.Tap(s.parts.do)
	if w.stored("Thôn 6", "8") != "1.27" {
		t.Error("the good file was not imported")
	}
}

func TestFilesThatAreNoWorkbooksAreNamed(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.file("hong.xlsx", "PK\x03\x04 không phải"), w.file("ghi chu.xlsx", "chỉ là chữ"), filepath.Join(w.dir, "khong co.xlsx"), w.dir})
	if s.list.Source().Len() != 4 || !s.parts.do.Disabled() {
		t.Fatalf("%d files, disabled %v", s.list.Source().Len(), s.parts.do.Disabled())
	}
	for i := range 4 {
		s.list.Select(i, 0)
		if s.list.Cell(i, 4).Text != "1 lỗi" || s.parts.problems.Cell(0, 1).Text != "cả tệp" {
			t.Errorf("file %d: %q, %q", i, s.list.Cell(i, 4).Text, s.parts.problems.Cell(0, 1).Text)
		}
		wantText(t, s.parts.problems.Cell(0, 2).Text, filepath.Base(s.files[i].path))
	}
	s.nextProblem()
	if row, _ := s.list.Current(); row != 0 {
		t.Errorf("after the last problem F8 goes to file %d", row)
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(s.files) != 0 || s.page.Objects[0] != s.none {
		t.Error("Esc does not give up")
	}
}

func TestReadingAFileAgainReplacesIt(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	path := w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "khoảng 3"})
	s.TakeFiles([]string{path})
	if !s.parts.do.Disabled() {
		t.Fatal("a file with an error can be imported")
	}
	w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,3"})
	s.TakeFiles([]string{path})
	if len(s.files) != 1 || s.parts.do.Disabled() || s.parts.problems.Source().Len() != 0 {
		t.Errorf("%d files, disabled %v, %d problems", len(s.files), s.parts.do.Disabled(), s.parts.problems.Source().Len())
	}
}

func TestNothingIsImportedWithoutACopyOrWhenStopped(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27"})})
	w.refuse = model.Errorf(model.CodeDiskFull, "Ổ đĩa đã đầy.")
	test.Tap(s.parts.do)
	wantText(t, w.told().Text, "Chưa nhập gì: không sao lưu được sổ trước khi nhập. Ổ đĩa đã đầy.")
	w.refuse = context.Canceled
	test.Tap(s.parts.do)
	if n := w.told(); n.Kind != kit.NoticeInfo || n.Text != "Đã dừng. Chưa nhập gì vào sổ." {
		t.Errorf("notice %+v", n)
	}
	if w.stored("Thôn 6", "8") != "" || len(s.files) != 1 || s.parts.do.Disabled() {
		t.Errorf("stored %q, %d files left", w.stored("Thôn 6", "8"), len(s.files))
	}
}

func TestReadingIsStopped(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.p.Read = func(context.Context, []string, func(int)) ([]model.SheetData, error) { return nil, context.Canceled }
	s.TakeFiles([]string{"mot.xlsx"})
	if n := w.told(); n.Kind != kit.NoticeInfo || len(s.files) != 0 {
		t.Errorf("notice %+v", n)
	}
}
