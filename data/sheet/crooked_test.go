package sheet_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// crooked writes a report as old offices have it: TCVN3 letters in .VnTime,
// titles in .VnTimeH, merged headings, a formula, a percentage, a day, a hidden
// row and column. With modern, cells in Unicode, a rich text and a very long
// one are added, which a file in one old code page cannot hold.
func crooked(t testing.TB, path string, modern bool) {
	t.Helper()
	const page = "Bao cao"
	f := excelize.NewFile()
	check := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", page))
	for i, row := range [][]any{
		{"b¸o c¸o 6 th¸ng ®Çu n¨m 2024"},
		{"M· ®¬n vÞ: T06"},
		{},
		{"STT", "ChØ tiªu", "§VT", "KH 2024", "Thùc hiÖn", "", "Ghi chó"},
		{"", "", "", "", "6 th¸ng", "% so KH", ""},
		{"1c", "N¨ng suÊt lóa", "t¹/ha", 61, 61.8, "", "VÖ sinh m«i tr\u00ADêng"},
		{8, "Tû lÖ hé nghÌo", "%", 1.1, 0.0127, "", "rµ so¸t l¹i"},
		{"12b", "XuÊt khÈu lao ®éng", "ng\u00ADêi", 2, nil, "", 45460},
		{"13", "Sè th«n ®¹t chuÈn", "th«n", 4, 3, "", "th«n"},
	} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		check(err)
		check(f.SetSheetRow(page, cell, &row))
	}
	style := func(from, to string, s excelize.Style) {
		id, err := f.NewStyle(&s)
		check(err)
		check(f.SetCellStyle(page, from, to, id))
	}
	percent, day := "0.00%", "dd/mm/yyyy"
	old := &excelize.Font{Family: ".VnTime", Size: 12}
	style("A2", "G9", excelize.Style{Font: old})
	style("A1", "A1", excelize.Style{Font: &excelize.Font{Family: ".VnTimeH", Size: 13, Bold: true}})
	style("E7", "E7", excelize.Style{Font: old, CustomNumFmt: &percent})
	style("G8", "G8", excelize.Style{Font: old, CustomNumFmt: &day})
	check(f.SetCellFormula(page, "E8", "1+1"))
	for _, m := range [][2]string{{"A4", "A5"}, {"B4", "B5"}, {"C4", "C5"}, {"D4", "D5"}, {"E4", "F4"}, {"G4", "G5"}} {
		check(f.MergeCell(page, m[0], m[1]))
	}
	check(f.SetRowVisible(page, 9, false))
	check(f.SetColVisible(page, "G", false))
	_, err := f.NewSheet("An")
	check(err)
	check(f.SetCellValue("An", "A1", "Khong doc"))
	check(f.SetSheetVisible("An", false))
	if modern {
		addModern(t, f, page)
	}
	check(f.SaveAs(path))
	check(f.Close())
}

// longNote fills several records of an old workbook.
func longNote() string {
	return strings.TrimSpace(strings.Repeat("Một ghi chú rất dài. A note in plain letters. ", 400))
}

func addModern(t testing.TB, f *excelize.File, page string) {
	t.Helper()
	plain, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: 12}})
	if err != nil {
		t.Fatal(err)
	}
	for row, values := range map[int][]any{10: {"14", "Thôn văn hóa", "thôn", 4, 4, "", longNote()}, 11: {"15", "", "thôn", 4, 2.5, "", "Thôn"}} {
		cell, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(page, cell, &values); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle(page, "A10", "G11", plain); err != nil {
		t.Fatal(err)
	}
	err = f.SetCellRichText(page, "B11", []excelize.RichTextRun{
		{Text: "Tr\u00ADêng häc ", Font: &excelize.Font{Family: ".VnTime", Bold: true, Size: 12}},
		{Text: "(2024)", Font: &excelize.Font{Family: "Times New Roman", Size: 12}}})
	if err != nil {
		t.Fatal(err)
	}
}

// wantCrooked is what the report says, row by row, and what is told about it.
func wantCrooked(modern bool) (rows map[string]string, notes []string) {
	rows = map[string]string{
		"1c":  "Năng suất lúa||E6 61.8 true|Vệ sinh môi trường",
		"8":   "Tỷ lệ hộ nghèo||E7 1,27% false|rà soát lại",
		"12b": "Xuất khẩu lao động||E8 2 true|17/06/2024",
		"13":  "Số thôn đạt chuẩn||E9 3 true|thôn",
	}
	notes = []string{"question A1 Chữ .VnTime (TCVN3) ở", "question B9 Dòng 9 “Số thôn đạt chuẩn” đang ẩn", "question G4 Cột “Ghi chú” đang ẩn", "question  Trang “An” đang ẩn"}
	if modern {
		rows["14"] = "Thôn văn hóa||E10 4 true|Một ghi chú rất dài. A note in plain letters."
		rows["15"] = "Trường học (2024)||E11 2.5 true|Thôn"
	}
	return rows, notes
}

// checkCrooked compares what was read from the report in some kind of file.
func checkCrooked(t *testing.T, path string, modern bool) {
	t.Helper()
	data, err := sheet.ReadWith(path, sheet.Options{Answers: []model.Answer{{Sheet: "Bao cao", Cell: "B9", About: model.AskHidden, Value: "take"}}})
	if err != nil {
		t.Fatal(err)
	}
	if data.Layout != model.LayoutKit || data.Year != 2024 || data.Code != model.H1 || data.UnitCode != "T06" {
		t.Fatalf("%s %d %s %q, problems %+v", data.Layout, data.Year, data.Code, data.UnitCode, data.Problems)
	}
	wantRows, wantNotes := wantCrooked(modern)
	if filepath.Ext(path) == ".xlsx" { // LibreOffice saves what a formula gives
		wantNotes = slices.Insert(wantNotes, 3, "question E8 Công thức lưu không kèm kết quả; chương trình đã tự tính: E8.")
	}
	got := map[string]string{}
	for _, r := range data.Rows {
		v, n := r.Fields["period_value"], r.Fields["note"]
		numeric := map[bool]string{true: " true", false: " false"}[v.Numeric]
		got[r.Key] = r.Name + "||" + v.Cell + " " + v.Text + numeric + "|" + cutText(n.Text)
		if r.Key == "14" && n.Text != longNote() {
			t.Errorf("the long note came back as %d bytes, want %d", len(n.Text), len(longNote()))
		}
	}
	if diff := cmp.Diff(wantRows, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(data.Problems) != len(wantNotes) {
		t.Fatalf("problems %+v, want %q", data.Problems, wantNotes)
	}
	for i, p := range data.Problems {
		if line := string(p.Severity) + " " + p.Cell + " " + p.Message; !strings.HasPrefix(line, wantNotes[i]) || p.Sheet != "Bao cao" && p.Sheet != "An" {
			t.Errorf("problem %+v, want %q", p, wantNotes[i])
		}
	}
}

func cutText(s string) string {
	if before, _, found := strings.Cut(s, "letters. "); found {
		return before + "letters."
	}
	return s
}

// The files in testdata are the crooked report as LibreOffice saves it:
//
//	soffice --headless --convert-to xls:"MS Excel 97" crooked.xlsx
func TestCrookedReport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crooked.xlsx")
	crooked(t, path, true)
	checkCrooked(t, path, true)
	for _, name := range []string{"crooked.xls", "crooked.ods"} {
		t.Run(name, func(t *testing.T) { checkCrooked(t, filepath.Join("testdata", name), true) })
	}
}
