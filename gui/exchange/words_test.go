package exchange

import (
	"testing"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

func ptr(s string) *string { return &s }

func TestValuesReadAsOnTheScreens(t *testing.T) {
	for _, tc := range []struct {
		field string
		value *string
		want  string
	}{
		{"period_value", nil, "trống"},
		{"period_value", ptr(""), "trống"},
		{"period_value", ptr("10129300000"), "10.129.300.000"},
		{"period_value", ptr("0.996"), "0,996"},
		{"period_value", ptr("-3.5"), "−3,5"},
		{"period_value", ptr("4/9"), "4/9"},
		{"plan", ptr("1200.5/9"), "1.200,5/9"},
		{"period_value", ptr(model.ChoiceYes), "Đạt"},
		{"period_value", ptr(model.ChoiceNo), "Không đạt"},
		{"period_value", ptr(model.ChoiceNone), "Không áp dụng"},
		{"period_value", ptr(model.RatingGood), "Giữ vững"},
		{"period_value", ptr(model.RatingRisk), "Có biểu hiện chưa bảo đảm"},
		{"last_year", ptr("Khá"), "Khá"},
		{"households", ptr("1214"), "1.214"},
		{"note", ptr("1.5\ndòng hai"), "1.5 dòng hai"},
		{"name", ptr("yes"), "yes"},
		{"phone", ptr("0900000101"), "0900000101"},
		{"comparator", ptr("<="), "≤ không quá"},
		{"timing", ptr("flow"), "Cộng các kỳ"},
		{"timing", ptr("stock"), "Số mới nhất"},
		{"roll_up", ptr("sum"), "Tổng các đơn vị"},
		{"weight", ptr("rice_area"), "Diện tích lúa (ha)"},
		{"pace", ptr("season:H1"), "Xong từ một kỳ (mùa vụ): 6 tháng"},
		{"pace", ptr("year_end"), "Chỉ đánh giá cuối năm"},
		{"kind", ptr("school"), "Trường học"},
		{"valid_to", ptr("2024-06-30"), "30/06/2024"},
	} {
		if got := valueText(tc.value, tc.field, "trống"); got != tc.want {
			t.Errorf("%s %v: %q, want %q", tc.field, tc.value, got, tc.want)
		}
	}
}

func TestChangesNameCellSubjectAndColumn(t *testing.T) {
	value := model.CellChange{Sheet: "Phiếu", Cell: "F12", Kind: "value", Number: "8", Name: "Tỷ lệ hộ nghèo", Unit: "%", Field: "period_value", New: ptr("1.27")}
	unit := model.CellChange{Sheet: "Đơn vị", Cell: "D5", Kind: "unit", Number: "T01", Name: "Thôn 1", Field: "households", Old: ptr("214"), New: ptr("215")}
	words := model.CellChange{Sheet: "Phiếu", Cell: "A30", Kind: "text", Name: "Kết quả nổi bật", Field: "note", New: ptr("Được mùa")}
	gone := model.CellChange{Kind: "value", Number: "1c", Name: "Năng suất", Unit: "tạ/ha", Field: "estimate", Old: ptr("61.5")}
	for _, tc := range []struct {
		c    model.CellChange
		want string
	}{
		{value, "Phiếu!F12: 8. Tỷ lệ hộ nghèo, kỳ này: trống → 1,27%"},
		{unit, "Đơn vị!D5: Thôn 1 (T01), số hộ: 214 → 215"},
		{words, "Phiếu!A30: Kết quả nổi bật, thuyết minh: trống → Được mùa"},
		{gone, "cả tệp: 1c. Năng suất, ước cả năm: 61,5 → bỏ trống tạ/ha"},
	} {
		got := ""
		for _, s := range changeSpans(tc.c) {
			got += s.Text
		}
		if got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
}

// asked is a question that waits for its answer.
func asked(cell string) model.Problem {
	return model.Problem{Cell: cell, Severity: model.SeverityQuestion, Choices: []model.Choice{{Value: "1", Label: "1"}}}
}

func TestReasonSaysWhatIsInTheWay(t *testing.T) {
	wrong, told := model.Problem{Severity: model.SeverityError}, model.Problem{Severity: model.SeverityQuestion}
	change := model.CellChange{New: ptr("1")}
	good := model.FileResult{File: "tot.xlsx", Changes: []model.CellChange{change}}
	for _, tc := range []struct {
		name  string
		files []model.FileResult
		out   []bool
		want  string
	}{
		{"nothing", nil, nil, "Chưa chọn tệp nào."},
		{"one bad", []model.FileResult{good, {File: "thu/xau.xlsx", Problems: []model.Problem{wrong, wrong, told, asked("A1")}}}, []bool{false, false},
			"Chưa nhập được: còn 2 lỗi và 1 câu hỏi ở tệp “xau.xlsx”."},
		{"one question", []model.FileResult{{File: "hoi.xlsx", Problems: []model.Problem{asked("A1")}}}, []bool{false}, "Chưa nhập được: còn 1 câu hỏi."},
		{"two bad", []model.FileResult{{Problems: []model.Problem{wrong}}, good, {Problems: []model.Problem{wrong}}}, []bool{false, false, false}, "Chưa nhập được: còn 2 lỗi ở 2 tệp."},
		{"bad ones left out", []model.FileResult{{Problems: []model.Problem{wrong}}, good}, []bool{true, false}, ""},
		{"all left out", []model.FileResult{good}, []bool{true}, "Mọi tệp đều để ngoài."},
		{"nothing new", []model.FileResult{{Unchanged: 4}}, []bool{false}, "Không có gì mới: mọi ô trùng với số đang có trong sổ."},
		{"ready", []model.FileResult{good, {Unchanged: 4, Problems: []model.Problem{told}}}, []bool{false, false}, ""},
	} {
		files := make([]loaded, len(tc.out))
		for i, out := range tc.out {
			files[i].out = out
		}
		if got := reason(files, tc.files); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestFileRowsTellTheirState(t *testing.T) {
	wrong, told := model.Problem{Severity: model.SeverityError}, model.Problem{Severity: model.SeverityQuestion}
	fresh, changed := model.CellChange{New: ptr("1")}, model.CellChange{Old: ptr("1"), New: ptr("2")}
	for _, tc := range []struct {
		name string
		r    model.FileResult
		want string
		mark kit.State
	}{
		{"ready", model.FileResult{Changes: []model.CellChange{fresh, fresh, changed}}, "2 ô mới, 1 ô đổi", kit.StateOnTime},
		{"same", model.FileResult{Unchanged: 3}, "không có gì mới", kit.StateInfo},
		{"told", model.FileResult{Changes: []model.CellChange{changed}, Problems: []model.Problem{told}}, "1 ô đổi", kit.StateOnTime},
		{"doubtful", model.FileResult{Changes: []model.CellChange{changed}, Problems: []model.Problem{asked("A1"), told}}, "1 hỏi", kit.StateLate},
		{"wrong", model.FileResult{Changes: []model.CellChange{changed}, Problems: []model.Problem{asked("A1"), wrong}}, "1 lỗi, 1 hỏi", kit.StateMissing},
	} {
		cells := fileRow(loaded{path: "/thu/BC.xlsx"}, tc.r).Cells
		if cells[4].Text != tc.want || cells[0].Mark.Name() != kit.StateMark(tc.mark).Name() || cells[1].Text != "BC.xlsx" {
			t.Errorf("%s: %q with %s, want %q", tc.name, cells[4].Text, cells[0].Mark.Name(), tc.want)
		}
	}
	if cells := fileRow(loaded{path: "BC.xlsx", out: true}, model.FileResult{Problems: []model.Problem{wrong}}).Cells; cells[0].Mark != nil || cells[4].Text != "để ngoài" {
		t.Errorf("left out: %q", cells[4].Text)
	}
	for _, tc := range []struct {
		d    model.SheetData
		want string
	}{
		{model.SheetData{Layout: model.LayoutKit, UnitCode: "T06", Code: model.H1}, "Phiếu T06, 6 tháng"},
		{model.SheetData{Layout: model.LayoutProgress, Code: "Q1"}, "Tổng hợp, quý I"},
		{model.SheetData{Layout: model.LayoutUnits}, "Danh sách đơn vị"},
		{model.SheetData{Layout: model.LayoutResults, Code: model.H1}, "Kết quả, 6 tháng"},
		{model.SheetData{Layout: model.LayoutKit, Tables: []model.SheetTable{{Ready: true}, {Ready: true}, {}}}, "2 bảng"},
		{model.SheetData{Layout: model.LayoutUnknown}, "Không nhận ra"},
	} {
		if got := layoutText(tc.d); got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
}

func TestWhatWaitsStandsFirst(t *testing.T) {
	answered := asked("C3")
	answered.Answer = "1"
	r := model.FileResult{Problems: []model.Problem{{Cell: "E5", Severity: model.SeverityQuestion}, answered, asked("A1"), {Cell: "B2", Severity: model.SeverityError}}}
	for few, want := range map[bool]string{false: "B2A1C3E5", true: "B2A1"} {
		order := ""
		for _, p := range problemsOf(r, few) {
			order += p.Cell
		}
		if order != want {
			t.Errorf("order %s, want %s", order, want)
		}
	}
	if got := problemsText(r); got != "1 lỗi, 1 câu hỏi, 2 chỗ đã rõ" {
		t.Errorf("counted %q", got)
	}
	if got := firstBad([]model.FileResult{{}, r}); got != 1 {
		t.Errorf("first bad file %d", got)
	}
	if got := firstBad([]model.FileResult{{}, {}}); got != 0 {
		t.Errorf("without a bad file %d", got)
	}
}

func TestExportsAreNamedByYearOrPeriod(t *testing.T) {
	half, quarter := kit.Scope{Year: 2024, Code: model.H1}, kit.Scope{Year: 2024, Code: "Q3"}
	for _, tc := range []struct {
		k          Kind
		scope      kit.Scope
		name, what string
	}{
		{Kind{File: "Tong hop", Period: true}, half, "Tong hop 6 thang 2024.xlsx", "6 tháng đầu năm 2024"},
		{Kind{File: "Tong hop", Period: true}, quarter, "Tong hop quy iii 2024.xlsx", "quý III/2024"},
		{Kind{File: "Don vi"}, half, "Don vi 2024.xlsx", "năm 2024"},
		{Kind{File: "Tong hop", Period: true}, kit.Scope{Year: 2025}, "Tong hop 2025.xlsx", "năm 2025"},
	} {
		if got := tc.k.name(tc.scope); got != tc.name {
			t.Errorf("name %q, want %q", got, tc.name)
		}
		if got := tc.k.of(tc.scope); got != tc.what {
			t.Errorf("of %q, want %q", got, tc.what)
		}
	}
}
