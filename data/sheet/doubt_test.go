package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// reportOf is a unit's report with one row, or several.
func reportOf(t *testing.T, rows ...[]any) string {
	t.Helper()
	all := [][]any{{"BÁO CÁO 6 THÁNG ĐẦU NĂM 2024"}, {"Mã đơn vị: T06"}, {"STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2023", "Kế hoạch năm 2024", "Thực hiện 6 tháng", "Ghi chú"}}
	return table(t, append(all, rows...))
}

func choices(p model.Problem) string {
	var out []string
	for _, c := range p.Choices {
		out = append(out, c.Value)
	}
	return strings.Join(out, " | ")
}

// doubtful is a row of a report with one figure that may be doubtful.
type doubtful struct {
	unit             string
	last, plan, done any
	choices          string // "" when it is taken
	value            string // as taken
}

func doubtfuls() map[string]doubtful {
	return map[string]doubtful{
		"a thousand by the rule":      {"người", 1200, 1300, "1.234", "", "1234 người"},
		"a thousand by the plan":      {"tấn", "1.200", "1.300", "1.234", "", "1234 tấn"},
		"a point by the plan":         {"kg", 1.2, 1.3, "1.234", "1234 | 1.234 | skip", ""},
		"a comma by the plan":         {"tấn", 1200, 1300, "1,234", "1.234 | 1234 | skip", ""},
		"a rate over a thousand":      {"%", nil, nil, "1.234", "1234 | 1.234 | skip", ""},
		"both readings may be":        {"ha", nil, nil, "341.250", "341250 | 341.25 | skip", ""},
		"counted in whole ones":       {"người", nil, nil, "341.250", "", "341250 người"},
		"of hundreds":                 {"ha", 350, "340", "341.250", "341250 | 341.25 | skip", ""},
		"of hundreds of thousands":    {"ha", 350000, "340.000", "341.250", "", "341250 ha"},
		"nearly":                      {"đồng", nil, nil, "gần 5 tỷ", "=5 tỷ | skip", ""},
		"about":                       {"người", nil, nil, "khoảng 30 người", "=30 người | skip", ""},
		"a sign":                      {"%", nil, nil, "< 2", "=2 | skip", ""},
		"at least":                    {"%", nil, nil, "≥ 60%", "=60% | skip", ""},
		"and more":                    {"%", nil, nil, "60% trở lên", "=60% | skip", ""},
		"done of planned":             {"ha", nil, 40, "41,5/40ha", "=41,5 | =41,5/40 | skip", ""},
		"a pair like its plan":        {"thôn", "3/8", "5/8", "05/08", "", "05/08"},
		"per thousand":                {"‰", 11, 10.5, "10,4 0/00", "", "10,4 0/00"},
		"a fraction of a percentage":  {"%", 98.5, 99.6, 0.996, "0.996 | 99.6 | skip", ""},
		"a fraction without a plan":   {"%", nil, nil, 0.996, "0.996 | 99.6 | skip", ""},
		"a small rate":                {"%", 1.5, 1.06, 0.93, "", "0.93 %"},
		"a lost comma":                {"%", 98.5, 99.6, 992, "992 | 99.2 | skip", ""},
		"millions for single ones":    {"đồng", 9800000000, 10129300000, 5064.65, "5064.65 | 5064650000 | skip", ""},
		"a tenth of a flow":           {"người", 40, 40, 5, "", "5 người"},
		"beyond all sense":            {"hộ", nil, 1, 45520, "45520 | skip", ""},
		"words beside it":             {"hộ", nil, 14, "12 hộ (giảm 2 hộ)", "=12 | =2 | skip", ""},
		"a unit after it":             {"tấn", 600, 620, "612,5 tấn", "", "612,5 tấn"},
		"an amount in scales":         {"đồng", nil, nil, "2 tỷ 150 triệu đồng", "", "2 tỷ 150 triệu đồng"},
		"an amount with its currency": {"đồng", nil, nil, "10.129.300.000 đ", "", "10.129.300.000 đ"},
		"words alone":                 {"", nil, nil, "Tốt", "", "Tốt"},
		"dots for nothing":            {"hộ", nil, nil, "......", "", ""},
	}
}

// What may mean two things is asked with the choices; what cannot is taken.
func TestDoubtfulNumbersAreAsked(t *testing.T) {
	for name, tc := range doubtfuls() {
		t.Run(name, func(t *testing.T) {
			path := reportOf(t, []any{"8", "Chỉ tiêu nào đó", tc.unit, tc.last, tc.plan, tc.done})
			data := readWith(t, path, sheet.Options{})
			if len(data.Rows) != 1 {
				t.Fatalf("%d rows, problems %+v", len(data.Rows), data.Problems)
			}
			cell, taken := data.Rows[0].Fields["period_value"]
			if tc.choices == "" {
				got := strings.TrimSpace(cell.Text + " " + cell.Measure)
				if len(data.Problems) != 0 || got != tc.value {
					t.Errorf("taken as %q, want %q; problems %+v", got, tc.value, data.Problems)
				}
				return
			}
			if taken || len(data.Problems) != 1 || data.Problems[0].Cell != "F4" || choices(data.Problems[0]) != tc.choices || !data.Problems[0].Open() {
				t.Fatalf("cell %+v, problems %+v, want %s", cell, data.Problems, tc.choices)
			}
			p := data.Problems[0]
			for i, c := range p.Choices {
				answer := model.Answer{Sheet: p.Sheet, Cell: p.Cell, About: p.About, Value: c.Value}
				data := readWith(t, path, sheet.Options{Answers: []model.Answer{answer}})
				cell, taken := data.Rows[0].Fields["period_value"]
				if data.Problems[0].Open() || taken != (i < len(p.Choices)-1) || taken && cell.Text != strings.TrimPrefix(c.Value, "=") && model.AnswerTyped+cell.Text != strings.ReplaceAll(c.Value, ",", ".") {
					t.Errorf("answer %q gives %+v, problems %+v", c.Value, cell, data.Problems)
				}
			}
		})
	}
}

// Marks of the English way in a column make its other numbers doubtful.
func TestAColumnWrittenTheEnglishWay(t *testing.T) {
	data := readWith(t, reportOf(t, []any{"1", "Một", "tấn", nil, nil, "12.5"}, []any{"2", "Hai", "tấn", nil, nil, "1.234"}, []any{"3", "Ba", "tấn", nil, nil, "45,6"}), sheet.Options{})
	if len(data.Problems) != 1 || data.Problems[0].Cell != "F5" || choices(data.Problems[0]) != "1234 | 1.234 | skip" || data.Problems[0].Group == "" {
		t.Errorf("problems %+v", data.Problems)
	}
}

// The unit of measure of the amounts is taken from the row, the heading or
// over the table.
func TestUnitsOfMeasureAreStated(t *testing.T) {
	data := readWith(t, table(t, [][]any{
		{"Thu ngân sách 6 tháng đầu năm 2024"}, {"Mã đơn vị: TCKT", "", "", "Đơn vị tính: triệu đồng"},
		{"STT", "Chỉ tiêu", "Thực hiện 6 tháng", "Ước cả năm (tỷ đồng)"}, {"3a", "Thu ngân sách", "5.064,65", 10.1}}), sheet.Options{})
	want := map[string]model.SheetCell{
		"number": {Cell: "A4", Text: "3a"}, "name": {Cell: "B4", Text: "Thu ngân sách"},
		"period_value": {Cell: "C4", Text: "5064.65", Numeric: true, Measure: "triệu đồng"},
		"estimate":     {Cell: "D4", Text: "10.1", Numeric: true, Measure: "tỷ đồng"}}
	if len(data.Rows) != 1 || len(data.Problems) != 0 {
		t.Fatalf("rows %+v, problems %+v", data.Rows, data.Problems)
	}
	if diff := cmp.Diff(want, data.Rows[0].Fields); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if m := data.Tables[0].Mapping; m.Measure != "triệu đồng" {
		t.Errorf("mapping %+v", m)
	}
}

// A cell that cannot be read at all can be left out, or typed.
func TestCellsThatCannotBeReadAreTyped(t *testing.T) {
	path := table(t, [][]any{{"DANH SÁCH ĐƠN VỊ NĂM 2024"}, {"STT", "Tên đơn vị", "Khối", "SĐT"}, {1, "Thôn 9", "Khối thôn", 912345678}})
	data := readWith(t, path, sheet.Options{})
	if len(data.Problems) != 1 || choices(data.Problems[0]) != "=0912345678 | skip" || data.Problems[0].Severity != model.SeverityQuestion {
		t.Fatalf("problems %+v", data.Problems)
	}
	p := data.Problems[0]
	for value, want := range map[string]string{"=0912345678": "0912345678", "=0988 777 666": "0988 777 666", "skip": "", "nonsense": ""} {
		data = readWith(t, path, sheet.Options{Answers: []model.Answer{{Sheet: p.Sheet, Cell: p.Cell, About: p.About, Value: value}}})
		if got := data.Rows[0].Fields["phone"].Text; got != want || data.Problems[0].Open() != (value == "nonsense") {
			t.Errorf("%s gives %q, problems %+v", value, got, data.Problems)
		}
	}
	if !slices.Contains(model.Layouts, data.Layout) {
		t.Errorf("layout %s", data.Layout)
	}
}

// The reading that what stands beside a number speaks for says so; other texts
// of the column that are plainly Vietnamese settle the point.
func TestAReadingIsSuggested(t *testing.T) {
	data := readWith(t, reportOf(t, []any{"8", "Chỉ tiêu nào đó", "ha", 350, nil, "341.250"}), sheet.Options{})
	if c := data.Problems[0].Choices; c[0].Label != "341.250 ha" || c[1].Label != "341,25 ha (hợp với 350 bên cạnh)" {
		t.Errorf("choices %+v", c)
	}
	data = readWith(t, reportOf(t, []any{"8", "Chỉ tiêu nào đó", "ha", nil, nil, "341.250"}, []any{"9", "Chỉ tiêu khác", "tấn", nil, nil, "61,5"}), sheet.Options{})
	if len(data.Problems) != 0 || len(data.Rows) != 2 || data.Rows[0].Fields["period_value"].Text != "341250" {
		t.Errorf("beside 61,5: %+v, %+v", data.Problems, data.Rows)
	}
}
