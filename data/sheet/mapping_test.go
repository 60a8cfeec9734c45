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

// pages writes several sheets into one plain workbook.
func pages(t *testing.T, names []string, rows map[string][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	for i, name := range names {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range rows[name] {
			if err := f.SetSheetRow(name, at(1, r+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "nhieu trang.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func at(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err)
	}
	return name
}

func readWith(t *testing.T, path string, o sheet.Options) model.SheetData {
	t.Helper()
	data, err := sheet.ReadWith(path, o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// strange is a report whose headings no synonym covers.
func strange(year string) [][]any {
	return [][]any{
		{"Báo cáo quý I năm " + year},
		{"Mục", "Việc phải làm", "Đã xong quý I năm " + year, "Lời bàn"},
		{"8", "Tỷ lệ hộ nghèo", 1.27, "rà soát"},
		{"12a", "Giải quyết việc làm", 3, ""},
		{"", "Người lập", "", ""},
	}
}

// A sheet that is not recognised is shown, mapped by hand, and its mapping
// serves the next file of the same shape, whatever its year and place.
func TestMappingByHandIsRemembered(t *testing.T) {
	path := pages(t, []string{"Trang A"}, map[string][][]any{"Trang A": strange("2024")})
	data := readWith(t, path, sheet.Options{Source: true})
	if data.Layout != model.LayoutUnknown || len(data.Tables) != 1 || data.Tables[0].Ready {
		t.Fatalf("%s, tables %+v", data.Layout, data.Tables)
	}
	p, table := data.Problems[0], data.Tables[0]
	if len(data.Problems) != 1 || p.About != model.AskLayout || !p.Open() || p.Severity != model.SeverityError || p.Sheet != "Trang A" {
		t.Fatalf("problems %+v", data.Problems)
	}
	if table.Mapping.From != model.MappingProposed || table.Mapping.HeaderFirst != 2 || table.Source == nil || len(table.Source.Lines) != 5 {
		t.Fatalf("proposal %+v, source %+v", table.Mapping, table.Source)
	}
	if cell := table.Source.Lines[2].Cells[2]; cell.Text != "1,27" || !cell.Number {
		t.Errorf("cell %+v", cell)
	}
	m := table.Mapping
	m.Layout, m.UnitCode = model.LayoutKit, "T06"
	m.Columns = map[string]string{"A": "number", "B": "name", "C": "period_value", "D": "note"}
	byHand := readWith(t, path, sheet.Options{Source: true, Mappings: []model.Mapping{m}})
	if byHand.Layout != model.LayoutKit || byHand.Year != 2024 || byHand.Code != "Q1" || byHand.UnitCode != "T06" || len(byHand.Problems) != 0 {
		t.Fatalf("%s %d %s %s, problems %+v", byHand.Layout, byHand.Year, byHand.Code, byHand.UnitCode, byHand.Problems)
	}
	want := []map[string]string{
		{"number": "8", "name": "Tỷ lệ hộ nghèo", "period_value": "1.27", "note": "rà soát"},
		{"number": "12a", "name": "Giải quyết việc làm", "period_value": "3"}}
	got := []map[string]string{}
	for _, r := range byHand.Rows {
		got = append(got, texts(r))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	var roles []model.RowRole
	for _, l := range byHand.Tables[0].Source.Lines {
		roles = append(roles, l.Role)
	}
	if diff := cmp.Diff([]model.RowRole{model.RowOutside, model.RowHeader, model.RowData, model.RowData, model.RowSkipped}, roles); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	next := slices.Insert(strange("2025"), 0, []any{"UBND XÃ TRÍ YÊN"}, []any{"Mã đơn vị: T03"})
	next[2][0], next[3][2] = "Báo cáo quý III năm 2025", "Đã xong quý III năm 2025"
	other := readWith(t, pages(t, []string{"Khác"}, map[string][][]any{"Khác": next}), sheet.Options{Remembered: []model.Mapping{byHand.Tables[0].Mapping}})
	if other.Layout != model.LayoutKit || other.Year != 2025 || other.Code != "Q3" || other.UnitCode != "T03" || len(other.Rows) != 2 {
		t.Fatalf("%s %d %s %s, %d rows, problems %+v", other.Layout, other.Year, other.Code, other.UnitCode, len(other.Rows), other.Problems)
	}
	if m := other.Tables[0].Mapping; m.From != model.MappingRemembered || m.HeaderFirst != 4 || m.Signature != byHand.Tables[0].Mapping.Signature {
		t.Errorf("mapping %+v", m)
	}
}

// A mapping that lacks a column says which.
func TestMappingWithoutANeededColumn(t *testing.T) {
	path := pages(t, []string{"A"}, map[string][][]any{"A": strange("2024")})
	data := readWith(t, path, sheet.Options{Mappings: []model.Mapping{{Sheet: "A", Layout: model.LayoutKit, HeaderFirst: 2, HeaderLast: 2, DataFirst: 3,
		Columns: map[string]string{"A": "number", "B": "name"}}}})
	if len(data.Problems) != 1 || !strings.Contains(data.Problems[0].Message, "Chưa chọn cột “Thực hiện kỳ này”") || len(data.Rows) != 0 {
		t.Errorf("problems %+v", data.Problems)
	}
}

// A workbook with one sheet for each village is read whole; whose a sheet is
// stands on it or is its name.
func TestEverySheetOfAWorkbook(t *testing.T) {
	village := func(title string, value any) [][]any {
		return [][]any{{"BÁO CÁO 6 THÁNG ĐẦU NĂM 2024"}, {title}, {"STT", "Chỉ tiêu", "Kết quả"}, {"8", "Hộ nghèo", value}}
	}
	path := pages(t, []string{"Thôn 1", "Sheet2", "To may", "Bia"}, map[string][][]any{
		"Thôn 1": village("", 1.5), "Sheet2": village("Đơn vị: thôn 12", 2.5), "To may": village("Đơn vị: Thôn 99", 3.5), "Bia": {{"Kính gửi"}}})
	known := func(int) sheet.Known {
		return sheet.Known{Units: []model.Unit{{Code: "T01", Name: "Thôn 1"}, {Code: "T12", Name: "Thôn 12"}}}
	}
	data := readWith(t, path, sheet.Options{Known: known})
	got := map[string]string{}
	for _, part := range data.Parts() {
		got[part.UnitCode] = part.Rows[0].Fields["period_value"].Text
	}
	if diff := cmp.Diff(map[string]string{"T01": "1.5", "T12": "2.5"}, got); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
	if p := data.Problems; len(p) != 1 || p[0].About != model.AskUnit || p[0].Sheet != "To may" || len(p[0].Choices) != 3 {
		t.Fatalf("problems %+v", data.Problems)
	}
	answer := model.Answer{Sheet: "To may", Cell: data.Problems[0].Cell, About: model.AskUnit, Value: "T12"}
	data = readWith(t, path, sheet.Options{Known: known, Answers: []model.Answer{answer}})
	if parts := data.Parts(); len(parts) != 3 || parts[2].UnitCode != "T12" || data.Problems[0].Open() {
		t.Errorf("%d parts, problems %+v", len(parts), data.Problems)
	}
}

func TestFieldsOfALayout(t *testing.T) {
	fields := sheet.Fields(model.LayoutKit, 2024, model.H1)
	i := slices.IndexFunc(fields, func(f model.SheetField) bool { return f.Name == "period_value" })
	if i < 0 || fields[i].Label != "Thực hiện kỳ này (6 tháng)" || !fields[i].Needed || fields[i].Shown {
		t.Errorf("fields %+v", fields)
	}
	for _, f := range sheet.Fields(model.LayoutTargets, 0, "") {
		if strings.Contains(f.Label, "năm 0") || strings.Contains(f.Label, "-1") {
			t.Errorf("label %q", f.Label)
		}
	}
}

// knownYear is a small year of the book.
func knownYear(int) sheet.Known {
	leaf := func(number, name, unit string) model.Target {
		return model.Target{Number: number, Name: name, Leaf: true, Rule: model.Rule{Unit: unit}}
	}
	return sheet.Known{Units: []model.Unit{{Code: "T01", Name: "Thôn 1"}, {Code: "T02", Name: "Thôn 2"}, {Code: "T12", Name: "Thôn 12"}},
		Targets: []model.Target{{ID: 1, Number: "1", Name: "Sản xuất lúa"},
			{ID: 2, ParentID: 1, Number: "1a", Name: "Gieo cấy lúa vụ Chiêm Xuân", Leaf: true}, {ID: 3, ParentID: 1, Number: "1b", Name: "Gieo cấy lúa vụ Mùa", Leaf: true},
			leaf("8", "Tỷ lệ hộ nghèo", "%"), leaf("11", "Bao phủ BHYT toàn dân", "%"), leaf("12a", "Đào tạo nghề, việc làm mới", "lao động")}}
}

func rowsOf(rows []model.SheetRow, field string) []string {
	var out []string
	for _, r := range rows {
		out = append(out, strings.Join(strings.Fields(r.Key+" "+r.Unit+" "+r.Fields[field].Cell+" "+r.Fields[field].Text), " "))
	}
	return out
}

// A row is the target its name says, whatever numbers the table has.
func TestRowsAreFoundByName(t *testing.T) {
	path := table(t, [][]any{{"Báo cáo 6 tháng đầu năm 2024 của Thôn 1"}, {"STT", "Nội dung", "Kết quả"},
		{1, "Sản xuất lúa"}, {"-", "Vụ chiêm xuân", 100}, {"-", "Vụ mùa", 80},
		{2, "Tỉ lệ hộ nghèo", 1.27}, {3, "Bao phủ BHYT", "98,4"}, {4, "Trồng cây", 5}, {5, "Số hộ nghèo", 6}, {8, "BHYT toàn dân", 7}})
	data := readWith(t, path, sheet.Options{Known: knownYear})
	if data.UnitCode != "T01" {
		t.Errorf("unit %q", data.UnitCode)
	}
	want := []string{"1a C4 100", "1b C5 80", "8 C6 1.27", "11 C7 98,4"}
	if diff := cmp.Diff(want, rowsOf(data.Rows, "period_value")); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(data.Problems) != 3 || data.Problems[0].About != model.AskTarget || data.Problems[0].Cell != "A8" || data.Problems[2].Cell != "A10" || choices(data.Problems[2]) != "11 | skip" {
		t.Fatalf("problems %+v", data.Problems)
	}
	answers := []model.Answer{{Sheet: "Sheet1", Cell: "A8", About: model.AskTarget, Value: model.AnswerSkip}, {Sheet: "Sheet1", Cell: "A9", About: model.AskTarget, Value: model.AnswerSkip},
		{Sheet: "Sheet1", Cell: "A10", About: model.AskTarget, Value: "11"}}
	data = readWith(t, path, sheet.Options{Known: knownYear, Answers: answers})
	if len(data.Rows) != 5 || data.Rows[4].Key != "11" || data.Problems[0].Open() || data.Problems[2].Open() {
		t.Errorf("rows %v, problems %+v", rowsOf(data.Rows, "period_value"), data.Problems)
	}
}

// Tables of targets by units are read both ways round.
func TestTablesOfTargetsByUnits(t *testing.T) {
	given := [][]any{{"GIAO CHỈ TIÊU CHO CÁC THÔN NĂM 2024"}, {"STT", "Chỉ tiêu", "ĐVT", "Toàn xã", "Chia ra"}, {"", "", "", "", "Thôn 1", "thon 2"},
		{"8", "Tỷ lệ hộ nghèo", "%", 1.06, 0.5, "1,07"}, {"12a", "Việc làm mới", "lao động", 40, 7, "-"}, {"", "Cộng", "", "", 7.5, 1}}
	data := readWith(t, table(t, given, "E2:F2", "A2:A3"), sheet.Options{Known: knownYear})
	if data.Layout != model.LayoutAllocation || data.Year != 2024 {
		t.Fatalf("%s %d, problems %+v", data.Layout, data.Year, data.Problems)
	}
	if diff := cmp.Diff([]string{"8 T01 E4 0.5", "8 T02 F4 1.07", "12a T01 E5 7"}, rowsOf(data.Rows, "plan")); diff != "" {
		t.Errorf("given (-want +got):\n%s", diff)
	}
	done := [][]any{{"KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024"}, {"TT", "Đơn vị", "Tỷ lệ hộ nghèo (%)", "12a", "Ghi chú"},
		{1, "Thôn 1", 1.5, 3, ""}, {2, "Thôn 12", "", 4, ""}, {3, "Thôn 9", 2, 2, ""}, {"", "Tổng cộng", 3.5, 9, ""}}
	data = readWith(t, table(t, done), sheet.Options{Known: knownYear})
	if data.Layout != model.LayoutResults || data.Code != model.H1 {
		t.Fatalf("%s %s, problems %+v", data.Layout, data.Code, data.Problems)
	}
	if diff := cmp.Diff([]string{"8 T01 C3 1.5", "12a T01 D3 3", "12a T12 D4 4"}, rowsOf(data.Rows, "period_value")); diff != "" {
		t.Errorf("done (-want +got):\n%s", diff)
	}
	if len(data.Problems) != 2 || data.Problems[0].About != model.AskUnit || data.Problems[0].Cell != "B5" {
		t.Errorf("problems %+v", data.Problems)
	}
}

// A column of figures nobody recognises is asked about, never dropped in silence.
func TestUnknownColumnsAreTold(t *testing.T) {
	given := [][]any{{"GIAO CHỈ TIÊU CHO CÁC THÔN NĂM 2024"}, {"STT", "Đơn vị", "Tỷ lệ hộ nghèo (%)", "Số người"}, {1, "Thôn 1", 1.5, 3}, {2, "Thôn 2", 1.2, 4}}
	path := table(t, given)
	data := readWith(t, path, sheet.Options{Known: knownYear})
	if len(data.Rows) != 2 || len(data.Problems) != 1 || data.Problems[0].About != model.AskTarget || data.Problems[0].Cell != "D2" {
		t.Fatalf("rows %v, problems %+v", rowsOf(data.Rows, "plan"), data.Problems)
	}
	p := data.Problems[0]
	data = readWith(t, path, sheet.Options{Known: knownYear, Answers: []model.Answer{{Sheet: p.Sheet, Cell: p.Cell, About: p.About, Value: "12a"}}})
	if diff := cmp.Diff([]string{"8 T01 C3 1.5", "12a T01 D3 3", "8 T02 C4 1.2", "12a T02 D4 4"}, rowsOf(data.Rows, "plan")); diff != "" {
		t.Errorf("answered (-want +got):\n%s", diff)
	}
	list := [][]any{{"CHỈ TIÊU NĂM 2024"}, {"STT", "Chỉ tiêu", "KH 2024", "Số vay thêm"}, {"8", "Tỷ lệ hộ nghèo", 1.5, 7}}
	data = readWith(t, table(t, list), sheet.Options{Known: knownYear})
	if len(data.Rows) != 1 || len(data.Problems) != 1 || data.Problems[0].Open() || !strings.Contains(data.Problems[0].Message, "D “Số vay thêm”") {
		t.Errorf("rows %v, problems %+v", rowsOf(data.Rows, "plan"), data.Problems)
	}
}
