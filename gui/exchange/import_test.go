package exchange

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestFilledKitIsPreviewedAndImported(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	if s.page.Objects[0] != s.none {
		t.Fatal("without files the page is not the empty one")
	}
	w.Files.Chosen = []string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27", "11": "98,4"})}
	s.choose()
	if s.page.Objects[0] != s.work || s.top.do.Text() != "Nhập 1 tệp" || s.top.do.Disabled() {
		t.Fatalf("button %q, disabled %v: %s", s.top.do.Text(), s.top.do.Disabled(), s.top.do.Reason())
	}
	guitest.WantText(t, s.list.Cell(0, 4).Text, "2 ô mới")
	guitest.WantText(t, s.list.Cell(0, 2).Text, "Phiếu T06, 6 tháng")
	changes := s.asks.changes
	if changes.Source().Len() != 2 || changes.Cell(0, 3).Text != "trống" || changes.Cell(0, 4).Text != "1,27" {
		t.Fatalf("first change %q → %q", changes.Cell(0, 3).Text, changes.Cell(0, 4).Text)
	}
	s.asks.tabs.Select(1)
	s.asks.pickTab()
	changes.Select(1, 0)
	guitest.WantText(t, w.said(s), "11. ")
	guitest.WantText(t, w.said(s), "trống → 98,4%")
	if row, col := s.src.grid.Current(); s.src.cell(row, col) != changes.Cell(1, 0).Text || !s.src.grid.Cell(row, col).Bold || s.src.grid.Cell(row, col).Text != "98,4" {
		t.Errorf("the sheet shows %s, want the changed cell %s", s.src.cell(row, col), changes.Cell(1, 0).Text)
	}
	if got := w.stored("Thôn 6", "8"); got != "" {
		t.Fatalf("previewing wrote %s", got)
	}
	test.Tap(s.top.do)
	n := w.Notice()
	if n.Kind != kit.NoticeDone || w.copies != 1 || w.stored("Thôn 6", "8") != "1.27" || len(s.files) != 0 {
		t.Fatalf("notice %+v, %d copies, stored %s", n, w.copies, w.stored("Thôn 6", "8"))
	}
	guitest.WantText(t, n.Text, "Đã nhập 2 ô từ 1 tệp.")
	for _, a := range n.Actions {
		a.Do()
	}
	if want := (kit.Place{Area: "exchange", Tab: "history", Filter: "1"}); len(w.Places) != 1 || w.Places[0] != want {
		t.Errorf("the links lead to %+v", w.Places)
	}
}

func TestTheSameFileAgainSaysNothingNew(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	path := w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27"})
	s.TakeFiles([]string{path})
	test.Tap(s.top.do)
	s.TakeFiles([]string{path})
	if !s.top.do.Disabled() || s.list.Cell(0, 4).Text != "không có gì mới" {
		t.Fatalf("disabled %v, state %q", s.top.do.Disabled(), s.list.Cell(0, 4).Text)
	}
	guitest.WantText(t, s.top.why.Text(), "Không có gì mới")
	if err := w.Svc.UnlockPeriod(context.Background(), 2024, model.H1, "kiểm tra"); err != nil { // anything that makes the screen load again
		t.Fatal(err)
	}
	if s.list.Cell(0, 4).Text != "không có gì mới" {
		t.Errorf("after loading again: %q", s.list.Cell(0, 4).Text)
	}
}

func TestOneBadFileHoldsAllBackUntilItIsLeftOut(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	good := w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27"})
	bad := w.kit("Thôn 3", "Thon 3.xlsx", map[string]string{"8": "như mọi năm", "11": "98,4"})
	s.TakeFiles([]string{good, bad})
	if row, _ := s.list.Current(); row != 1 || !s.top.do.Disabled() {
		t.Fatalf("file %d is shown, disabled %v", row, s.top.do.Disabled())
	}
	guitest.WantText(t, s.top.why.Text(), "Chưa nhập được: còn 1 lỗi ở tệp “Thon 3.xlsx”.")
	guitest.WantText(t, w.said(s), "như mọi năm")
	cell := s.asks.problems.Cell(0, 1).Text
	if row, col := s.src.grid.Current(); s.src.cell(row, col) != cell || s.src.grid.Cell(row, col).Fill != kit.FillWrong {
		t.Errorf("the sheet shows %s, the problem is in %s", s.src.cell(row, col), cell)
	}
	w.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if !s.files[1].out || s.top.do.Disabled() || s.top.do.Text() != "Nhập 1 tệp" {
		t.Fatalf("left out %v, button %q disabled %v", s.files[1].out, s.top.do.Text(), s.top.do.Disabled())
	}
	guitest.WantText(t, s.list.Cell(1, 4).Text, "để ngoài")
	test.Tap(s.top.out) // taken in again
	if s.files[1].out || !s.top.do.Disabled() {
		t.Fatalf("left out %v, disabled %v", s.files[1].out, s.top.do.Disabled())
	}
	test.Tap(s.top.out)
	worse := w.kit("Thôn 7", "Thon 7.xlsx", map[string]string{"8": "không rõ"})
	s.TakeFiles([]string{worse})
	s.list.Select(1, 0)
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF8})
	if row, _ := s.list.Current(); row != 2 {
		t.Errorf("F8 stops at the problems of file %d, which is left out", row)
	}
	s.list.Select(2, 0)
	test.Tap(s.top.out)
	test.Tap(s.top.do)
	if w.stored("Thôn 6", "8") != "1.27" || w.stored("Thôn 3", "11") == "98.4" {
		t.Errorf("stored %s and %s", w.stored("Thôn 6", "8"), w.stored("Thôn 3", "11"))
	}
}

func TestAProblemIsAnsweredByTheKeyboard(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "như mọi năm", "11": "98,4", "12a": "vài người"})})
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF8})
	if w.Win.Canvas().Focused() != fyne.Focusable(s.asks.problems) || s.asks.firstAnswer == nil {
		t.Fatal("F8 does not go to the problems")
	}
	if p, _ := s.asks.current(); p.Answer != "" || s.result[0].Errors() != 2 {
		t.Fatalf("an answer is chosen before the user chose: %+v", p)
	}
	s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: fyne.KeyModifierControl})
	if len(w.Notices) != 0 {
		t.Fatal("Ctrl+Enter imports a file with errors")
	}
	s.asks.pick(0)
	s.asks.rune('1')
	if s.result[0].Errors() != 1 || !s.top.do.Disabled() {
		t.Fatalf("after the first answer: %+v", s.result[0].Problems)
	}
	p, _ := s.asks.current() // on to the next one that waits
	if !p.Open() {
		t.Fatalf("the settled problem is still shown: %+v", p)
	}
	s.change(func(l *loaded) { l.decide(answerTo(p, model.AnswerTyped+"3")) })
	if s.result[0].Errors() != 0 || s.top.do.Disabled() || s.asks.changes.Source().Len() != 2 {
		t.Fatalf("%d errors, %d changes: %s", s.result[0].Errors(), s.asks.changes.Source().Len(), s.top.do.Reason())
	}
	settled := slices.IndexFunc(s.asks.listed, func(p model.Problem) bool { return p.Answer == model.AnswerSkip })
	s.asks.pick(settled)
	skipped := s.asks.listed[settled]
	s.change(func(l *loaded) { l.takeBack(skipped) })
	if s.result[0].Errors() != 1 || !s.top.do.Disabled() {
		t.Fatalf("a decision that was taken back still counts: %+v", s.result[0].Problems)
	}
	s.asks.leaveRow(skipped.Sheet, skipped.Cell)
	if s.result[0].Errors() != 0 || s.top.do.Disabled() {
		t.Fatalf("the row left out still holds back: %s", s.top.do.Reason())
	}
	at := s.src.rows[rowNumber(rowOf(skipped.Cell)[1:])]
	guitest.WantText(t, s.src.grid.Cell(at, 0).Text, " bỏ")
	s.src.grid.Select(at, 1)
	guitest.WantText(t, w.said(s), "bạn đã bỏ cả dòng")
	test.Tap(s.asks.firstAnswer)
	if s.result[0].Errors() != 1 {
		t.Fatalf("the row is not taken in again: %+v", s.result[0].Problems)
	}
	s.asks.pick(slices.IndexFunc(s.asks.listed, model.Problem.Open))
	guitest.WantText(t, w.said(s), "(Tỷ lệ hộ nghèo")
	s.asks.leaveRow(skipped.Sheet, skipped.Cell)
	typed := s.result[0].Changes[slices.IndexFunc(s.result[0].Changes, func(c model.CellChange) bool { return c.Number == "12a" })].Cell
	s.src.goTo("A1")
	s.src.grid.Select(s.src.rows[rowNumber(rowOf(typed)[1:])], columnOf(typed))
	guitest.WantText(t, w.said(s), "ghi “3”, theo quyết định của bạn")
	if !s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}) {
		t.Error("Ctrl+Enter means nothing")
	}
	if w.stored("Thôn 6", "12a") != "3" || w.stored("Thôn 6", "8") != "" || w.stored("Thôn 6", "11") != "98.4" {
		t.Errorf("stored %s, %s, %s", w.stored("Thôn 6", "12a"), w.stored("Thôn 6", "8"), w.stored("Thôn 6", "11"))
	}
}

func TestFilesThatAreNoWorkbooksAreNamed(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.file("hong.xlsx", "PK\x03\x04 không phải"), w.file("anh.png", "\x89PNG\r\n\x1a\nảnh"), filepath.Join(w.dir, "khong co.xlsx")})
	if s.list.Source().Len() != 3 || !s.top.do.Disabled() {
		t.Fatalf("%d files, disabled %v", s.list.Source().Len(), s.top.do.Disabled())
	}
	for i := range 3 {
		s.list.Select(i, 0)
		if s.list.Cell(i, 4).Text != "1 lỗi" || s.asks.problems.Cell(0, 1).Text != "cả tệp" || s.src.grid.Source().Len() != 0 {
			t.Errorf("file %d: %q, %q", i, s.list.Cell(i, 4).Text, s.asks.problems.Cell(0, 1).Text)
		}
		guitest.WantText(t, s.asks.problems.Cell(0, 2).Text, filepath.Base(s.files[i].path))
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF8})
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF8})
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
	path := w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "như mọi năm"})
	s.TakeFiles([]string{path})
	if !s.top.do.Disabled() {
		t.Fatal("a file with an error can be imported")
	}
	w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,3"})
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF5})
	if len(s.files) != 1 || s.top.do.Disabled() || s.asks.problems.Source().Len() != 0 {
		t.Errorf("%d files, disabled %v, %d problems", len(s.files), s.top.do.Disabled(), s.asks.problems.Source().Len())
	}
	s.TakeFiles([]string{path})
	if len(s.files) != 1 {
		t.Errorf("the file stands %d times", len(s.files))
	}
}

func TestNothingIsImportedWithoutACopyOrWhenStopped(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "1,27"})})
	w.refuse = model.Errorf(model.CodeDiskFull, "Ổ đĩa đã đầy.")
	test.Tap(s.top.do)
	guitest.WantText(t, w.Notice().Text, "Chưa nhập gì: không sao lưu được sổ trước khi nhập. Ổ đĩa đã đầy.")
	w.refuse = context.Canceled
	test.Tap(s.top.do)
	if n := w.Notice(); n.Kind != kit.NoticeInfo || n.Text != "Đã dừng. Chưa nhập gì vào sổ." {
		t.Errorf("notice %+v", n)
	}
	if w.stored("Thôn 6", "8") != "" || len(s.files) != 1 || s.top.do.Disabled() {
		t.Errorf("stored %q, %d files left", w.stored("Thôn 6", "8"), len(s.files))
	}
}

func TestReadingIsStopped(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.p.Read = func(context.Context, []Request, int, func(int)) ([]model.SheetData, error) {
		return nil, context.Canceled
	}
	s.TakeFiles([]string{"mot.xlsx"})
	if n := w.Notice(); n.Kind != kit.NoticeInfo || len(s.files) != 0 {
		t.Errorf("notice %+v", n)
	}
}

func TestAFolderIsReadWhole(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.chooseFolder()
	if len(s.files) != 1 || !s.top.do.Disabled() || s.result[0].Errors() != 1 {
		t.Errorf("a folder that does not exist: %+v", s.result)
	}
	s.Discard()
	if err := os.Mkdir(filepath.Join(w.dir, "phieu"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.chooseFolder()
	if n := w.Notice(); n.Kind != kit.NoticeError || len(s.files) != 0 {
		t.Errorf("an empty folder: %+v", n)
	}
	one := w.csv("Thon 6.csv", "BÁO CÁO 6 THÁNG ĐẦU NĂM 2024, Mã đơn vị: T06", "Số;Chỉ tiêu;Đơn vị tính;Thực hiện kỳ này", "11;Bao phủ BHYT;%;98,4")
	w.csv("con/~$Thon 6.xlsx", "khóa")
	w.csv("con/ghi chu.docx", "không phải bảng")
	w.csv("con/Thon 3.csv", "BÁO CÁO 6 THÁNG ĐẦU NĂM 2024, Mã đơn vị: T03", "Số;Chỉ tiêu;Đơn vị tính;Thực hiện kỳ này", "11;Bao phủ BHYT;%;98,6")
	s.chooseFolder()
	if len(s.files) != 2 || s.list.Cell(0, 1).Text != filepath.Base(one) {
		t.Fatalf("files %+v", s.files)
	}
}

func TestAFileThatCannotBeReadShowsNoHeadingsOfAnother(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	dir := filepath.Join("..", "..", "data", "sheet", "testdata", "crooked")
	s.TakeFiles([]string{filepath.Join(dir, "05-moi-thon-mot-trang.xls"), w.file("hong.xlsx", "PK\x03\x04 không phải"), w.kit("Thôn 6", "Thon 6.xlsx", nil)})
	s.list.Select(0, 0)
	narrow := s.src.note.Size().Width
	s.list.Select(1, 0)
	if n := len(s.src.grid.Columns()); n != 1 {
		t.Errorf("%d columns without a sheet", n)
	}
	s.list.Select(2, 0)
	if wide := s.src.note.Size().Width; wide < narrow+100 {
		t.Errorf("the note has %v, beside the choice of sheets it had %v", wide, narrow)
	}
}

func TestSheetsOfAFileAreShownOneAfterTheOther(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{filepath.Join("..", "..", "data", "sheet", "testdata", "crooked", "05-moi-thon-mot-trang.xls")})
	if len(s.src.spots) < 2 || !s.src.choice.Visible() {
		t.Fatalf("sheets %v", s.src.spots)
	}
	s.showTable(s.src.spots[0])
	next := &desktop.CustomShortcut{KeyName: fyne.KeyPageDown, Modifier: fyne.KeyModifierControl}
	s.Shortcut(next)
	if s.shownSheet() != s.src.spots[1].sheet || s.src.sheets.Index() != 1 {
		t.Errorf("sheet %s is shown", s.shownSheet())
	}
	for range s.src.spots {
		s.Shortcut(next)
	}
	if s.shownSheet() != s.src.spots[len(s.src.spots)-1].sheet {
		t.Errorf("the last sheet is %s", s.shownSheet())
	}
	for i, p := range s.asks.listed {
		if p.Cell == "" || p.Sheet == "" {
			continue
		}
		s.asks.pick(i)
		row, col := s.src.grid.Current()
		if s.shownSheet() != p.Sheet || s.src.cell(row, col) != p.Cell {
			t.Errorf("%s!%s: %s of %s is shown", p.Sheet, p.Cell, s.src.cell(row, col), s.shownSheet())
		}
	}
}
