package sheet_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// table writes rows as they are into a plain workbook, as an office would.
func table(t *testing.T, rows [][]any, merges ...string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range merges {
		a, b, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", a, b); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "cua van phong.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) model.SheetData {
	t.Helper()
	data, err := sheet.ReadWith(path, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The office's own report of a unit: two rows of headings, groups, a counter
// row, a total and signatures around the rows that count.
func TestOwnReportIsRecognised(t *testing.T) {
	data := read(t, table(t, [][]any{
		{"BÁO CÁO 6 THÁNG ĐẦU NĂM 2024"},
		{"Mã đơn vị: T06"},
		{"Ngày 14 tháng 6 năm 2024"},
		{"STT", "CHỈ TIÊU", "ĐVT", "Thực hiện năm 2023", "KH 2024", "Thực hiện", "", "Ghi chú"},
		{"", "", "", "", "", "6 tháng", "% so KH", ""},
		{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"},
		{"I", "Kinh tế"},
		{"1c", "Năng suất lúa", "tạ/ha", 60, 61, 61.8, "101,3%"},
		{8.0, "Tỷ lệ hộ nghèo", "%", 1.2, 1.1, "1.27%", "", "rà soát"},
		{"12b.", "Xuất khẩu lao động", "người", 2, 2, "0", "", ""},
		{"", "Tổng cộng", "", "", "", 5},
		{"", "Thiếu số", "", "", "", 7},
		{"", "Người lập", "", "", "Trưởng thôn"},
	}, "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:G4", "H4:H5"))
	if data.Layout != model.LayoutKit || data.Year != 2024 || data.Code != model.H1 || data.UnitCode != "T06" {
		t.Fatalf("%s %d %s %q, problems %+v", data.Layout, data.Year, data.Code, data.UnitCode, data.Problems)
	}
	got := map[string]string{}
	for _, r := range data.Rows {
		got[r.Key] = r.Fields["period_value"].Cell + " " + r.Fields["period_value"].Text + " " + r.Fields["note"].Text
	}
	want := map[string]string{"1c": "F8 61.8 ", "8": "F9 1.27% rà soát", "12b": "F10 0 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(data.Problems) != 2 || data.Problems[0].Severity != model.SeverityQuestion || data.Problems[0].Cell != "B11" ||
		data.Problems[1].Severity != model.SeverityError || data.Problems[1].Cell != "A12" {
		t.Errorf("problems %+v, want the total as a question and the row without a number as an error", data.Problems)
	}
}

func TestOwnListOfUnits(t *testing.T) {
	data := read(t, table(t, [][]any{
		{"DANH SÁCH ĐƠN VỊ NĂM 2024"},
		{"STT", "Tên đơn vị", "Khối", "Người đứng đầu", "SĐT", "Số khẩu"},
		{1, "Thôn 9", "Khối thôn", "Lê Văn A", "0912 345 678", 512},
		{2, "Thôn 10", "", "", 912345678, "1.024"},
		{"", "Cộng", "", "", "", 1536},
		{"", "Người lập"},
	}, "C3:C4"))
	if data.Layout != model.LayoutUnits || data.Year != 2024 || len(data.Rows) != 2 {
		t.Fatalf("%s %d, %d rows, problems %+v", data.Layout, data.Year, len(data.Rows), data.Problems)
	}
	if diff := cmp.Diff(map[string]string{"name": "Thôn 10", "block": "Khối thôn", "population": "1.024"}, texts(data.Rows[1])); diff != "" {
		t.Errorf("second unit (-want +got):\n%s", diff)
	}
	if c := data.Rows[0].Fields["population"]; !c.Numeric || c.Text != "512" {
		t.Errorf("population %+v, want the number 512", c)
	}
	if len(data.Problems) != 2 || data.Problems[0].Cell != "E4" || !strings.Contains(data.Problems[0].Message, "số 0") {
		t.Errorf("problems %+v, want the phone number that lost its 0 and the total", data.Problems)
	}
}

// The list of targets of an office that writes signs instead of our words.
func TestOwnListOfTargets(t *testing.T) {
	data := read(t, table(t, [][]any{
		{"Kế hoạch năm 2024"},
		{"Số", "Chỉ tiêu", "Đơn vị tính", "Cách so", "Kế hoạch", "Năm 2023", "Tổng hợp"},
		{"8", "Tỷ lệ hộ nghèo", "%", "≤", "1,06", 1.52, "binh quan theo mau so"},
		{"9", "Dân số", "‰", "cỡ", 11, 10.4, ""},
	}))
	if data.Layout != model.LayoutTargets || len(data.Rows) != 2 {
		t.Fatalf("%s, %d rows, problems %+v", data.Layout, len(data.Rows), data.Problems)
	}
	want := map[string]string{"number": "8", "name": "Tỷ lệ hộ nghèo", "unit": "%", "comparator": "<=", "plan": "1,06", "last_year": "1.52", "roll_up": "weighted"}
	if diff := cmp.Diff(want, texts(data.Rows[0])); diff != "" {
		t.Errorf("first target (-want +got):\n%s", diff)
	}
	if len(data.Problems) != 1 || data.Problems[0].Cell != "D4" || !strings.Contains(data.Problems[0].Message, "“cỡ”") {
		t.Errorf("problems %+v, want one at D4", data.Problems)
	}
}

// What cannot be placed is told, and nothing of it is taken.
func TestTablesThatSayTooLittle(t *testing.T) {
	head := []any{"STT", "Chỉ tiêu", "Kết quả"}
	for name, tc := range map[string]struct {
		rows    [][]any
		message string
	}{
		"no period": {[][]any{{"Mã đơn vị: T06"}, head, {"8", "Hộ nghèo", 1}}, "kỳ nào"},
		"no unit":   {[][]any{{"Báo cáo Quý I năm 2024"}, head, {"8", "Hộ nghèo", 1}}, "đơn vị nào"},
		"no table":  {[][]any{{"Thư mời họp"}, {"Kính gửi"}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			data := read(t, table(t, tc.rows))
			if data.Layout != model.LayoutUnknown || len(data.Rows) != 0 {
				t.Errorf("%s with %d rows, want nothing", data.Layout, len(data.Rows))
			}
			if tc.message != "" && (len(data.Problems) != 1 || !strings.Contains(data.Problems[0].Message, tc.message)) {
				t.Errorf("problems %+v, want %q", data.Problems, tc.message)
			}
		})
	}
	data := read(t, table(t, [][]any{{"Mã đơn vị: T06, 6 tháng đầu năm 2024"}, {"STT", "Chỉ tiêu", "Kết quả", "Kết quả"}, {"8", "Hộ nghèo", 1, 2}}))
	if len(data.Problems) != 1 || data.Problems[0].Cell != "D2" || !strings.Contains(data.Problems[0].Message, "Cột C và D") {
		t.Errorf("two columns of results: %+v", data.Problems)
	}
}
