package sheet_test

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/sheet"
	"sothidua/data/vn"
)

// report is a unit's report as a table of texts.
func report() [][]string {
	return [][]string{
		{"Báo cáo kết quả 6 tháng đầu năm 2024"},
		{"Mã đơn vị: T06"},
		{"Số", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện kỳ này", "Ghi chú"},
		{"1c", "Năng suất lúa", "tạ/ha", "61", "61,8", "Vệ sinh môi trường; nước sạch"},
		{"8", "Tỷ lệ hộ nghèo", "%", "1,1", "1,27%", "rà soát lại"},
		{"12b", "Xuất khẩu lao động", "người", "980", "1.024", ""},
	}
}

// csv writes the report with a separator.
func csv(separator string) string {
	var b strings.Builder
	for _, row := range report() {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(separator)
			}
			if strings.ContainsAny(cell, ";,\t") {
				cell = `"` + cell + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// tcvn3 writes a text as an old program does, one byte for each letter.
func tcvn3(s string) string {
	codes := map[rune]byte{}
	for code := 0xA1; code <= 0xFF; code++ {
		if r := []rune(vn.FromTCVN3(string(rune(code))))[0]; r != rune(code) {
			codes[r] = byte(code)
		}
	}
	var b strings.Builder
	for _, r := range s {
		if code, ok := codes[r]; ok {
			b.WriteByte(code)
		} else {
			b.WriteString(string(r))
		}
	}
	return b.String()
}

// page writes the report as a web page.
func page() string {
	var b strings.Builder
	b.WriteString("<html><body><h1>Trang</h1><table border=1>")
	for i, row := range report() {
		b.WriteString("<tr>")
		for _, cell := range row {
			if i < 2 {
				b.WriteString("<td colspan=6>" + cell)
				continue
			}
			b.WriteString("<td>" + html.EscapeString(cell) + "</td>")
		}
	}
	return b.String()
}

// A table of texts is read in every writing, with the problems it should have.
func TestReportsInPlainText(t *testing.T) {
	for name, tc := range map[string]struct {
		file, content string
		note          string
	}{
		"csv":        {"Thôn 6.csv", csv(";"), ""},
		"commas":     {"Thôn 6.csv", "\uFEFF" + csv(","), ""},
		"tabs":       {"Thôn 6.txt", csv("\t"), ""},
		"TCVN3":      {"Thôn 6.csv", tcvn3(csv(";")), "Chữ TCVN3 ở 1"},
		"web page":   {"Thôn 6.html", page(), ""},
		"page .xls":  {"Thôn 6.xls", page(), "Tệp “Thôn 6.xls” thật ra là trang web"},
		"wrong name": {"Thôn 6.xlsx", csv(";"), "Tệp “Thôn 6.xlsx” thật ra là văn bản thuần"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tc.file)
			if err := os.WriteFile(path, []byte(tc.content), 0o600); err != nil {
				t.Fatal(err)
			}
			data, err := sheet.ReadWith(path, sheet.Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkReport(t, data)
			if got := data.Problems; tc.note == "" && len(got) > 0 || tc.note != "" && (len(got) != 1 || !strings.HasPrefix(got[0].Message, tc.note)) {
				t.Errorf("problems %+v, want %q", got, tc.note)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != tc.content {
				t.Errorf("the file was changed: %v", err)
			}
		})
	}
}

// A text or a page named as a workbook that holds no table is refused by name;
// one that names itself honestly is only not recognised.
func TestNamedAsAWorkbookWithoutATable(t *testing.T) {
	for name, tc := range map[string]struct {
		file, content string
		refused       bool
	}{
		"a note":      {"ghi chu.xlsx", "chỉ là chữ", true},
		"a page":      {"ghi chu.xls", "<html><table><tr><td>1</table>", true},
		"an old name": {"ghi chu.ods", "a;b\n", true},
		"honest":      {"ghi chu.CSV", "chỉ là chữ", false},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tc.file)
			if err := os.WriteFile(path, []byte(tc.content), 0o600); err != nil {
				t.Fatal(err)
			}
			data, err := sheet.ReadWith(path, sheet.Options{})
			if !tc.refused {
				if err != nil || data.Layout != model.LayoutUnknown || len(data.Problems) != 0 {
					t.Errorf("%+v, %v", data, err)
				}
				return
			}
			if model.CodeOf(err) != model.CodeInvalid || !strings.Contains(model.Message(err), tc.file) {
				t.Errorf("error %v, want one that names the file", err)
			}
		})
	}
}

func checkReport(t *testing.T, data model.SheetData) {
	t.Helper()
	if data.Layout != model.LayoutKit || data.Year != 2024 || data.Code != model.H1 || data.UnitCode != "T06" || len(data.Rows) != 3 {
		t.Fatalf("%s %d %s %q, %d rows, problems %+v", data.Layout, data.Year, data.Code, data.UnitCode, len(data.Rows), data.Problems)
	}
	values := []model.SheetCell{{Cell: "E4", Text: "61.8", Numeric: true, Measure: "tạ/ha"}, {Cell: "E5", Text: "1,27%"}, {Cell: "E6", Text: "1024", Numeric: true, Measure: "người"}}
	for i, r := range data.Rows {
		want := report()[i+3]
		if r.Key != want[0] || r.Name != want[1] || r.Fields["period_value"] != values[i] || r.Fields["note"].Text != want[5] {
			t.Errorf("row %+v, want %q", r, want)
		}
	}
}
