package exchange

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
)

// twoTables is a sheet with a report over a table with headings nobody knows.
func twoTables(w *world, name string, first, second string) string {
	return w.csv(name, "BÁO CÁO 6 THÁNG ĐẦU NĂM 2024, THÔN 6;;;", "STT;Chỉ tiêu;ĐVT;Thực hiện 6 tháng", "11;Bao phủ BHYT;%;"+first, ";;;",
		"II. BÁO CÁO 6 THÁNG ĐẦU NĂM 2024, THÔN 3;;;", "Mục;Việc phải làm;Đã xong;Lời bàn", "11;Bao phủ BHYT;"+second+";tốt", ";;;")
}

func TestEachTableOfASheetIsMappedAndRemembered(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{twoTables(w, "hai bang.csv", "98,4", "97,5")})
	if s.src.choice.Visible() || !s.src.more.Visible() {
		t.Fatalf("tables %q", s.src.sheets.Items())
	}
	s.src.goTo("A1")
	test.Tap(s.src.more)
	if n := w.Notice(); n.Text == "" || len(s.files[0].data.Tables) != 1 {
		t.Fatalf("no row is chosen, but there are %d tables, %q", len(s.files[0].data.Tables), n.Text)
	}
	s.src.goTo("B6")
	test.Tap(s.src.more)
	tables := s.files[0].data.Tables
	if len(tables) != 2 || s.shown.at != 6 || tables[0].Range != "A2:D3" {
		t.Fatalf("shown %+v of %+v", s.shown, tables)
	}
	s.src.whose.setLayout(slices.Index(model.Layouts, model.LayoutKit))
	for letter, field := range map[string]string{"B": "name", "C": "period_value"} { // A is known by its heading
		s.pickColumn(t, letter, field)
	}
	if s.shown.at != 6 || s.result[0].Errors() > 0 || len(s.result[0].Changes) != 2 {
		t.Fatalf("shown %+v, result %+v", s.shown, s.result[0])
	}
	guitest.WantText(t, s.src.note.Text(), "bảng A6:D7")
	if got := s.src.sheets.Items(); !s.src.choice.Visible() || s.src.more.Visible() || len(got) != 3 || got[2] != "Thêm bảng từ dòng đang chọn" || got[0] != "A2:D3: Phiếu đơn vị" || got[1] != "A6:D7: Phiếu đơn vị" {
		t.Errorf("tables %q", got)
	}
	s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPageUp, Modifier: fyne.KeyModifierControl})
	if s.shown.at != 2 || s.cols.note.Text() == "bạn ghép; nhớ cho tệp sau khi nhập" {
		t.Errorf("shown %+v, %q", s.shown, s.cols.note.Text())
	}
	test.Tap(s.top.do)
	if a, b := w.stored("Thôn 6", "11"), w.stored("Thôn 3", "11"); a != "98.4" || b != "97.5" {
		t.Fatalf("stored %s and %s", a, b)
	}
	s.TakeFiles([]string{twoTables(w, "lan sau.csv", "98,5", "97,6")})
	if got := s.files[0].data.Tables; len(got) != 2 || got[1].Mapping.From != model.MappingRemembered || len(s.result[0].Changes) != 2 {
		t.Errorf("the next file: %+v", got)
	}
}

func TestAnAddedTableIsTakenBack(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{twoTables(w, "hai bang.csv", "98,4", "97,5")})
	s.addTable(6)
	if s.shown.at != 6 || s.cols.forget.Text() != "Bỏ bảng này" {
		t.Fatalf("shown %+v, %q", s.shown, s.cols.forget.Text())
	}
	test.Tap(s.cols.forget)
	if got := s.files[0].data.Tables; len(got) != 1 || s.shown != (spot{}) || len(s.files[0].hand) != 0 {
		t.Errorf("left %+v", got)
	}
}

func TestAllBrokenFilesAreLeftOut(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	files := []string{w.kit("Thôn 6", "Thon 6.xlsx", nil)}
	if s.TakeFiles(files); s.top.bad.Visible() {
		t.Error("no file is broken")
	}
	for i := range 3 {
		files = append(files, w.file(fmt.Sprintf("hong %d.xlsx", i), "PK\x03\x04 không phải"))
	}
	s.TakeFiles(files)
	if !s.top.bad.Visible() || s.top.bad.Text() != "Bỏ qua mọi tệp hỏng (3)" || !s.top.do.Disabled() {
		t.Fatalf("button %q", s.top.bad.Text())
	}
	test.Tap(s.top.bad)
	if s.files[0].out || !s.files[1].out || !s.files[3].out || s.top.bad.Text() != "Lấy lại tệp hỏng (3)" || s.result[0].Errors() != 0 {
		t.Fatalf("after: %q", s.top.bad.Text())
	}
	s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierControl})
	if s.files[1].out || s.files[2].out || s.top.bad.Text() != "Bỏ qua mọi tệp hỏng (3)" {
		t.Errorf("taken back: %q", s.top.bad.Text())
	}
	s.list.Select(0, 0)
	test.Tap(s.top.out)
	if got := w.said(s); got != "Tệp này để ngoài, không nhập. Bấm “Nhập lại tệp” để lấy vào." {
		t.Errorf("of a file that is left out it says %q", got)
	}
}

// What units registered is shown with its own words.
func TestRegistrationsArePreviewed(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.csv("dk.csv", "BẢNG ĐĂNG KÝ THI ĐUA NĂM 2024;;;", "STT;Đơn vị đăng ký;Chỉ tiêu;Mức đăng ký;Việc khó", "1;Thôn 6;Bao phủ BHYT;99,8;x")})
	rows := s.asks.changes.Source()
	if s.result[0].Layout != model.LayoutRegistration || rows.Len() != 2 {
		t.Fatalf("%+v", s.result[0])
	}
	if a, b := rows.Row(0).Cells, rows.Row(1).Cells; a[2].Text != "Đăng ký" || a[4].Text != "99,8" || b[2].Text != "Việc khó" || b[4].Text != "có" || b[3].Text != "trống" {
		t.Errorf("changes %+v, %+v", a, b)
	}
	test.Tap(s.top.do)
	sheets, err := w.Svc.AllocationSheets(context.Background(), 2024)
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range sheets {
		for _, r := range sheet.Rows {
			if g := r.Registration; sheet.Target.Number == "11" && r.Unit.Code == "T06" && (model.Plain(g.Plan.Number) != "99.8" || !g.Hard) {
				t.Errorf("registered %+v", g)
			}
		}
	}
}

// Tables side by side are chosen by their cells.
func TestTablesSideBySideAreShownByTheirCells(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.csv("canh nhau.csv", "KẾT QUẢ 6 THÁNG NĂM 2024 CỦA THÔN 6;;;;;", "STT;Chỉ tiêu;Kết quả;;STT;Chỉ tiêu;Kết quả", "1;Bao phủ BHYT;98,4;;1;Tạo việc làm;nhiều")})
	if got := s.src.sheets.Items(); len(got) != 3 || got[0] != "A2:C3: Phiếu đơn vị" || got[1] != "E2:G3: Phiếu đơn vị" {
		t.Fatalf("tables %q", got)
	}
	s.src.pickTable(0) // the problem leads to the other one
	s.src.pickTable(1)
	if row, col := s.src.grid.Current(); s.shown.left != 5 || s.src.cell(row, col) != "E2" {
		t.Errorf("the chosen table %+v is shown at %s", s.shown, s.src.cell(row, col))
	}
	if got := s.cols.rows[0].letter; got != "E" {
		t.Errorf("column %s of the table beside it is offered", got)
	}
	if rows := s.asks.problems.Source(); rows.Len() != 1 || rows.Row(0).Cells[1].Text != "G3" {
		t.Errorf("%d problems of the one sheet, in %q", rows.Len(), rows.Row(0).Cells[1].Text)
	}
	s.src.goTo("A1")
	s.goTo("canh nhau", "G3")
	if s.shown.left != 5 {
		t.Errorf("G3 is shown in %+v", s.shown)
	}
	s.goTo("canh nhau", "C3")
	if s.shown.left != 0 {
		t.Errorf("C3 is shown in %+v", s.shown)
	}
}
