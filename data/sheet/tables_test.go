package sheet_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// twoTables is a sheet with a report of a unit over one with headings nobody knows.
func twoTables() [][]any {
	return [][]any{
		{"BÁO CÁO 6 THÁNG ĐẦU NĂM 2024 CỦA THÔN 1"},     // 1
		{"STT", "Chỉ tiêu", "ĐVT", "Thực hiện 6 tháng"}, // 2
		{1, "Tỷ lệ hộ nghèo", "%", 1.27},
		{2, "Bao phủ BHYT toàn dân", "%", 98.4},
		{}, // 5
		{"II. VIỆC LÀM QUÝ I NĂM 2024 CỦA THÔN 2"},     // 6
		{"Mục", "Việc phải làm", "Đã xong", "Lời bàn"}, // 7
		{1, "Đào tạo nghề, việc làm mới", 3, "tốt"},
		{"", "Người lập", "", ""},
	}
}

// tablesOf writes the tables of a file: where, what, of when and whose.
func tablesOf(data model.SheetData) []string {
	var out []string
	for _, t := range data.Tables {
		m := t.Mapping
		out = append(out, fmt.Sprintf("%d %s %s %d %s %s, %d rows", m.At, t.Range, m.Layout, m.Year, m.Code, m.UnitCode, len(t.Rows)))
	}
	return out
}

func secondTable() model.Mapping {
	return model.Mapping{Sheet: "Sheet1", At: 7, Layout: model.LayoutKit, HeaderFirst: 7, HeaderLast: 7, DataFirst: 8,
		Columns: map[string]string{"A": "number", "B": "name", "C": "period_value", "D": "note"}}
}

// Each table of a sheet is mapped on its own, also one that nobody found; what
// was mapped is remembered for the next file, table by table.
func TestEachTableOfASheetIsMapped(t *testing.T) {
	path := table(t, twoTables())
	alone := readWith(t, path, sheet.Options{Known: knownYear})
	if diff := cmp.Diff([]string{"2 A2:D8 kit 2024 H1 T01, 3 rows"}, tablesOf(alone)); diff != "" {
		t.Fatalf("found (-want +got):\n%s", diff)
	}
	both := readWith(t, path, sheet.Options{Known: knownYear, Mappings: []model.Mapping{secondTable()}})
	want := []string{"2 A2:D4 kit 2024 H1 T01, 2 rows", "7 A7:D8 kit 2024 Q1 T02, 1 rows"}
	if diff := cmp.Diff(want, tablesOf(both)); diff != "" {
		t.Fatalf("with the second by hand (-want +got):\n%s", diff)
	}
	first := both.Tables[0].Mapping
	first.Columns = map[string]string{"A": "number", "B": "name", "D": "period_value"}
	second := both.Tables[1].Mapping
	moved := readWith(t, path, sheet.Options{Known: knownYear, Mappings: []model.Mapping{second, first}})
	if diff := cmp.Diff(want, tablesOf(moved)); diff != "" {
		t.Errorf("both by hand (-want +got):\n%s", diff)
	}
	if got := moved.Tables[0]; got.Mapping.From != model.MappingByHand || got.Rows[0].Fields["period_value"].Measure != "" {
		t.Errorf("the first table is %+v", got)
	}
	next := append([][]any{{"UBND XÃ TRÍ YÊN"}}, twoTables()...)
	remembered := []model.Mapping{moved.Tables[0].Mapping, moved.Tables[1].Mapping}
	again := readWith(t, table(t, next), sheet.Options{Known: knownYear, Remembered: remembered})
	if diff := cmp.Diff([]string{"3 A3:D5 kit 2024 H1 T01, 2 rows", "8 A8:D9 kit 2024 Q1 T02, 1 rows"}, tablesOf(again)); diff != "" {
		t.Errorf("remembered (-want +got):\n%s", diff)
	}
	for _, tb := range again.Tables {
		if tb.Mapping.From != model.MappingRemembered {
			t.Errorf("table at %d is %s", tb.Mapping.At, tb.Mapping.From)
		}
	}
	last := readWith(t, path, sheet.Options{Known: knownYear, Remembered: remembered[1:]})
	if diff := cmp.Diff(want, tablesOf(last)); diff != "" || last.Tables[0].Mapping.From != model.MappingRecognised {
		t.Errorf("only the second remembered (-want +got):\n%s", diff)
	}
}

// A table the user reads on over the headings of the next one takes it in; one
// that the user mapped there stays.
func TestATableReadOverTheNext(t *testing.T) {
	rows := append(twoTables()[:5], []any{"TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2024", "Kết quả 6 tháng"}, []any{3, "Đào tạo nghề, việc làm mới", "lao động", 5, 4})
	path := table(t, rows)
	data := readWith(t, path, sheet.Options{Known: knownYear})
	want := []string{"2 A2:D4 kit 2024 H1 T01, 2 rows", "6 A6:E7 kit 2024 H1 T01, 1 rows"}
	if diff := cmp.Diff(want, tablesOf(data)); diff != "" {
		t.Fatalf("found (-want +got):\n%s", diff)
	}
	m := data.Tables[0].Mapping
	m.DataLast = 0
	data = readWith(t, path, sheet.Options{Known: knownYear, Mappings: []model.Mapping{m}})
	if diff := cmp.Diff([]string{"2 A2:D7 kit 2024 H1 T01, 3 rows"}, tablesOf(data)); diff != "" {
		t.Errorf("read on (-want +got):\n%s", diff)
	}
	second := model.Mapping{Sheet: "Sheet1", At: 6, Layout: model.LayoutKit, HeaderFirst: 6, HeaderLast: 6, DataFirst: 7,
		Columns: map[string]string{"A": "number", "B": "name", "E": "period_value"}}
	data = readWith(t, path, sheet.Options{Known: knownYear, Mappings: []model.Mapping{m, second}})
	if diff := cmp.Diff([]string{"2 A2:D4 kit 2024 H1 T01, 2 rows", "6 A6:E7 kit 2024 H1 T01, 1 rows"}, tablesOf(data)); diff != "" {
		t.Errorf("both by hand (-want +got):\n%s", diff)
	}
}

// A table that the user maps beside another one, or only begins over others,
// leaves these where they are.
func TestATableByHandLeavesTheOthers(t *testing.T) {
	pair := table(t, [][]any{
		{"KẾT QUẢ 6 THÁNG NĂM 2024 CỦA THÔN 1", "", "", "", "KẾT QUẢ 6 THÁNG NĂM 2024 CỦA THÔN 2"},
		{"TT", "Chỉ tiêu", "Kết quả", "", "TT", "Chỉ tiêu", "Kết quả"},
		{1, "Tỷ lệ hộ nghèo", 1.3, "", 1, "Tỷ lệ hộ nghèo", 1.4},
		{2, "Bao phủ BHYT toàn dân", 99.1, "", 2, "Bao phủ BHYT toàn dân", 98.7}})
	data := readWith(t, pair, sheet.Options{Known: knownYear})
	want := tablesOf(data)
	if len(want) != 2 {
		t.Fatalf("found %q", want)
	}
	for i, tb := range data.Tables {
		m := tb.Mapping
		m.DataLast = 0
		again := readWith(t, pair, sheet.Options{Known: knownYear, Mappings: []model.Mapping{m}})
		if diff := cmp.Diff(want, tablesOf(again)); diff != "" {
			t.Errorf("table %d by hand (-want +got):\n%s", i, diff)
		}
	}

	three := table(t, [][]any{
		{"Thôn 1"}, {"TT", "Chỉ tiêu", "Kết quả 6 tháng 2024"}, {1, "Tỷ lệ hộ nghèo", 1.3}, {2, "Bao phủ BHYT toàn dân", 99.1}, {3, "Vệ sinh môi trường", "Tốt"}, {},
		{"Thôn 2"}, {"TT", "Chỉ tiêu", "Kết quả 6 tháng 2024"}, {1, "Tỷ lệ hộ nghèo", 1.4}, {}})
	found := tablesOf(readWith(t, three, sheet.Options{Known: knownYear}))
	if len(found) != 2 {
		t.Fatalf("found %q", found)
	}
	begun := model.Mapping{Sheet: "Sheet1", At: 4, HeaderFirst: 4, Layout: model.LayoutUnknown, Year: 2024, Code: model.H1}
	again := tablesOf(readWith(t, three, sheet.Options{Known: knownYear, Mappings: []model.Mapping{begun}}))
	if len(again) != 3 || again[2] != found[1] {
		t.Errorf("a table begun at row 4 leaves %q of %q", again, found)
	}
}

// A small table over a larger one is found, and one between two others; the
// words over a table are its own.
func TestSmallTablesAreFound(t *testing.T) {
	data := readWith(t, table(t, [][]any{
		{"KẾT QUẢ QUÝ I NĂM 2024 CỦA THÔN 2"},
		{"STT", "Chỉ tiêu", "Kết quả"},
		{1, "Tỷ lệ hộ nghèo", 1.27},
		{},
		{"KẾT QUẢ 6 THÁNG NĂM 2024 CỦA THÔN 12"},
		{"STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023", "Kế hoạch 2024", "Thực hiện 6 tháng", "Ghi chú"},
		{1, "Tỷ lệ hộ nghèo", "%", 1.5, 1.3, 1.4, ""},
		{},
		{"ĐĂNG KÝ CỦA THÔN 1 NĂM 2024"},
		{"STT", "Nội dung", "Mức đăng ký"},
		{1, "Tỷ lệ hộ nghèo", 1.2},
		{},
		{"STT", "Nội dung", "ĐVT", "Dự toán năm 2024", "Thực hiện 9 tháng", "Ước cả năm"},
		{1, "Bao phủ BHYT toàn dân", "%", 99.6, 98.4, 99.7}}), sheet.Options{Known: knownYear})
	want := []string{"2 A2:C3 kit 2024 Q1 T02, 1 rows", "6 A6:G7 kit 2024 H1 T12, 1 rows", "10 A10:C11 registration 2024  T01, 1 rows", "13 A13:F14 kit 2024 9M , 0 rows"}
	if diff := cmp.Diff(want, tablesOf(data)); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
}

// Tables side by side are read each for itself, and mapped each for itself.
func TestTablesSideBySide(t *testing.T) {
	rows := func(year string) [][]any {
		return [][]any{
			{"KẾT QUẢ 6 THÁNG NĂM " + year + " CỦA THÔN 12"},
			{"STT", "Chỉ tiêu", "Kết quả", nil, "STT", "Chỉ tiêu", "Kết quả", "Kế hoạch"},
			{1, "Tỷ lệ hộ nghèo", 1.27, nil, 1, "Đào tạo nghề, việc làm mới", 3, 5},
			{2, "Bao phủ BHYT toàn dân", 98.4}}
	}
	path := table(t, rows("2024"))
	data := readWith(t, path, sheet.Options{Known: knownYear})
	want := []string{"2 A2:C4 kit 2024 H1 T12, 2 rows", "2 E2:H4 kit 2024 H1 T12, 1 rows"}
	if diff := cmp.Diff(want, tablesOf(data)); diff != "" || data.Tables[1].Mapping.Left != 5 || len(data.Problems) != 0 {
		t.Fatalf("found (-want +got):\n%s%+v", diff, data.Problems)
	}
	if diff := cmp.Diff([]string{"8 C3 1.27", "11 C4 98.4"}, rowsOf(data.Tables[0].Rows, "period_value")); diff != "" {
		t.Errorf("left: %s", diff)
	}
	if diff := cmp.Diff([]string{"12a G3 3"}, rowsOf(data.Tables[1].Rows, "period_value")); diff != "" {
		t.Errorf("right: %s", diff)
	}
	m := data.Tables[1].Mapping
	m.Columns = map[string]string{"E": "number", "F": "name", "H": "period_value"}
	byHand := readWith(t, path, sheet.Options{Known: knownYear, Mappings: []model.Mapping{m}})
	if diff := cmp.Diff(want, tablesOf(byHand)); diff != "" || byHand.Tables[1].Rows[0].Fields["period_value"].Text != "5" {
		t.Errorf("right by hand (-want +got):\n%s%+v", diff, byHand.Tables[1])
	}
	again := readWith(t, table(t, rows("2025")), sheet.Options{Known: knownYear, Remembered: []model.Mapping{byHand.Tables[1].Mapping}})
	if len(again.Tables) != 2 || again.Tables[0].Mapping.From != model.MappingRecognised || again.Tables[1].Mapping.From != model.MappingRemembered ||
		again.Tables[1].Rows[0].Fields["period_value"].Text != "5" || again.Tables[0].Rows[0].Fields["period_value"].Text != "1.27" {
		t.Errorf("remembered: %q, %+v", tablesOf(again), again.Problems)
	}
}

// Of several periods side by side the user chooses one, and the table is of that
// one; a heading that names another period than the title is asked about.
func TestThePeriodIsThatOfTheColumn(t *testing.T) {
	path := table(t, [][]any{{"THEO DÕI CHỈ TIÊU NĂM 2024 CỦA THÔN 2"}, {"TT", "Chỉ tiêu", "Quý I", "Quý II", "6 tháng đầu năm"}, {1, "Tỷ lệ hộ nghèo", 1.3, 1.2, 1.2}})
	data := readWith(t, path, sheet.Options{Known: knownYear})
	if len(data.Problems) != 1 || choices(data.Problems[0]) != "C | D | E | skip" || len(data.Rows) != 0 {
		t.Fatalf("%+v, %+v", data.Problems, data.Rows)
	}
	answer := model.Answer{Sheet: "Sheet1", Cell: data.Problems[0].Cell, About: model.AskColumn, Value: "E"}
	data = readWith(t, path, sheet.Options{Known: knownYear, Answers: []model.Answer{answer}})
	if data.Code != model.H1 || len(data.Rows) != 1 || data.Problems[0].Open() {
		t.Errorf("%s, %+v, %+v", data.Code, data.Rows, data.Problems)
	}
	path = table(t, [][]any{{"BÁO CÁO QUÝ II NĂM 2024 CỦA THÔN 2"}, {"TT", "Chỉ tiêu", "Thực hiện 6 tháng"}, {1, "Tỷ lệ hộ nghèo", 1.2}})
	data = readWith(t, path, sheet.Options{Known: knownYear})
	if len(data.Rows) != 0 || len(data.Problems) != 1 || choices(data.Problems[0]) != "2024/H1 | 2024/Q2 | skip" || data.Problems[0].Cell != "C2" {
		t.Fatalf("%+v, %+v", data.Problems, data.Rows)
	}
	data = readWith(t, path, sheet.Options{Known: knownYear, Answers: []model.Answer{{Sheet: "Sheet1", Cell: "C2", About: model.AskPeriod, Value: "2024/H1"}}})
	if data.Code != model.H1 || len(data.Rows) != 1 {
		t.Errorf("answered: %s, %+v", data.Code, data.Problems)
	}
}

// A list of results has a unit in every row; rows of several periods are no one
// table.
func TestListsOfResults(t *testing.T) {
	rows := func(second string) [][]any {
		return [][]any{{"Dấu thời gian", "Đơn vị báo cáo", "Kỳ báo cáo", "Chỉ tiêu", "Kết quả thực hiện"},
			{"10/6/2024", "Thôn 1", "6 tháng đầu năm 2024", "Tỷ lệ hộ nghèo", "1,3"}, {"10/6/2024", "Thôn 12", second, "Bao phủ BHYT toàn dân", "98,4"}}
	}
	data := readWith(t, table(t, rows("6 tháng năm 2024")), sheet.Options{Known: knownYear})
	if diff := cmp.Diff([]string{"8 T01 E2 1,3", "11 T12 E3 98,4"}, rowsOf(data.Rows, "period_value")); diff != "" || data.Layout != model.LayoutResults || data.Code != model.H1 {
		t.Errorf("%s %s: %s", data.Layout, data.Code, diff)
	}
	lead := table(t, [][]any{{"UBND XÃ TRÍ YÊN"}, {"BIỂU TỔNG HỢP 6 THÁNG NĂM 2024"}, {"STT", "Chỉ tiêu", "Kế hoạch 2024", "Thực hiện 6 tháng", "Đơn vị thực hiện"},
		{1, "Tỷ lệ hộ nghèo", 1.3, 1.2, "Thôn 1"}, {2, "Bao phủ BHYT toàn dân", 99.6, 98.4, "Thôn 12"}})
	if data = readWith(t, lead, sheet.Options{Known: knownYear}); data.Layout != model.LayoutProgress {
		t.Errorf("units in charge are read as %s", data.Layout)
	}
	data = readWith(t, table(t, rows("Quý I năm 2024")), sheet.Options{Known: knownYear})
	if len(data.Rows) != 0 || len(data.Problems) == 0 {
		t.Errorf("two periods: %+v, %+v", data.Rows, data.Problems)
	}
}
