package sheet_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// promises writes what a file says units registered: "8 T01 1.2 x note".
func promises(data model.SheetData) []string {
	var out []string
	for _, t := range data.Tables {
		for _, r := range t.Rows {
			out = append(out, strings.Join(strings.Fields(strings.Join([]string{r.Key, r.Unit, r.Fields["registered"].Text, r.Fields["hard"].Text, r.Fields["note"].Text}, " ")), " "))
		}
	}
	return out
}

// A list or a table of registrations is found by its words, whoever made it.
func TestRegistrationsAreFound(t *testing.T) {
	title := []any{"BẢNG ĐĂNG KÝ THI ĐUA NĂM 2024"}
	for name, tc := range map[string]struct {
		rows   [][]any
		merges []string
		want   []string
	}{
		"a list with a column of units": {[][]any{title, {}, {"STT", "Đơn vị đăng ký", "Chỉ tiêu", "ĐVT", "Kế hoạch giao", "Mức đăng ký", "Việc khó", "Ghi chú"},
			{1, "Thôn 1", "Tỷ lệ hộ nghèo", "%", 1.27, 1.2, "x", "Còn 01 hộ"}, {nil, nil, "Bao phủ BHYT toàn dân", "%", 99.6, "99,8"},
			{2, "thôn 2", "Đào tạo nghề, việc làm mới", "lao động", 5, 6}, {}, {nil, "NGƯỜI LẬP BIỂU", nil, nil, nil, "CHỦ TỊCH"}, {nil, "Nguyễn Thị Hà", nil, nil, nil, "Ngô Văn Sáng"}},
			[]string{"B4:B5"}, []string{"8 T01 1.2 x Còn 01 hộ", "11 T01 99.8", "12a T02 6"}},
		"rows that name the unit": {[][]any{title, {"TT", "Nội dung đăng ký", "ĐVT", "ĐK năm 2024", "Nhận việc khó"},
			{"I", "Thôn 1"}, {1, "Tỷ lệ hộ nghèo", "%", 1.2}, {2, "Bao phủ BHYT toàn dân", "%", 99.8, "x"},
			{"II", "Thôn 12"}, {1, "Tỷ lệ hộ nghèo", "%", 1.1}}, nil, []string{"8 T01 1.2", "11 T01 99.8 x", "8 T12 1.1"}},
		"one unit's paper": {[][]any{{"UBND XÃ TRÍ YÊN"}, {"THÔN 2"}, {"BẢN ĐĂNG KÝ THI ĐUA NĂM 2024"}, {"STT", "Chỉ tiêu", "Đơn vị tính", "Xã giao", "Mức phấn đấu"},
			{1, "Tỷ lệ hộ nghèo", "%", 1.27, 1.2}, {2, "Bao phủ BHYT toàn dân", "%", 99.6, 99.7}}, nil, []string{"8 T02 1.2", "11 T02 99.7"}},
		"targets by units with marks": {[][]any{title, {"STT", "Chỉ tiêu", "ĐVT", "Thôn 1", nil, "Thôn 2", nil}, {nil, nil, nil, "Đăng ký", "Việc khó", "Đăng ký", "Việc khó"},
			{1, "Tỷ lệ hộ nghèo", "%", 1.2, "x", 1.3}, {2, "Bao phủ BHYT toàn dân", "%", 99.8, nil, nil, "x"}}, []string{"D2:E2", "F2:G2", "A2:A3", "B2:B3", "C2:C3"},
			[]string{"8 T01 1.2 x", "8 T02 1.3", "11 T01 99.8", "11 T02 x"}},
		"units by targets": {[][]any{title, {"TT", "Đơn vị", "Tỷ lệ hộ nghèo", nil, "Bao phủ BHYT toàn dân"}, {nil, nil, "Đăng ký", "Việc khó", "Đăng ký"},
			{1, "Thôn 1", 1.2, "x", 99.8}, {2, "Thôn 2", 1.3, nil, 99.7}}, []string{"C2:D2", "A2:A3", "B2:B3"}, []string{"8 T01 1.2 x", "11 T01 99.8", "8 T02 1.3", "11 T02 99.7"}},
	} {
		t.Run(name, func(t *testing.T) {
			data := readWith(t, table(t, tc.rows, tc.merges...), sheet.Options{Known: knownYear})
			if data.Layout != model.LayoutRegistration || data.Year != 2024 {
				t.Errorf("read as %s of %d: %+v", data.Layout, data.Year, data.Problems)
			}
			if diff := cmp.Diff(tc.want, promises(data)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			for _, p := range data.Problems {
				if p.Open() {
					t.Errorf("asked: %+v", p)
				}
			}
		})
	}
}

// What is not certain is asked: a table that may hold several things, a unit
// nobody knows; a report that also tells what was registered stays a report.
func TestDoubtfulRegistrationsAreAsked(t *testing.T) {
	data := readWith(t, table(t, [][]any{{"KẾT QUẢ ĐĂNG KÝ THI ĐUA NĂM 2024"}, {"STT", "Chỉ tiêu", "Thôn 1", "Thôn 2"}, {1, "Tỷ lệ hộ nghèo", 1.2, 1.3}}), sheet.Options{Known: knownYear})
	if len(data.Rows) != 0 || len(data.Problems) != 1 || choices(data.Problems[0]) != "allocation | registration | results | skip" {
		t.Errorf("%+v, %+v", data.Rows, data.Problems)
	}
	list := table(t, [][]any{{"ĐĂNG KÝ THI ĐUA NĂM 2024"}, {"STT", "Đơn vị đăng ký", "Chỉ tiêu", "Mức đăng ký"}, {1, "Thôn 1", "Tỷ lệ hộ nghèo", 1.2}, {2, "Xóm Đình", "Tỷ lệ hộ nghèo", 1.1},
		{nil, nil, "Bao phủ BHYT toàn dân", 99.7}})
	data = readWith(t, list, sheet.Options{Known: knownYear})
	if got := promises(data); len(got) != 1 || data.Problems[0].About != model.AskUnit || data.Problems[0].Cell != "B4" {
		t.Fatalf("%q, %+v", got, data.Problems)
	}
	data = readWith(t, list, sheet.Options{Known: knownYear, Answers: []model.Answer{{Sheet: "Sheet1", Cell: "B4", About: model.AskUnit, Value: "T12"}}})
	if diff := cmp.Diff([]string{"8 T01 1.2", "8 T12 1.1", "11 T12 99.7"}, promises(data)); diff != "" {
		t.Errorf("answered: %s", diff)
	}
	report := table(t, [][]any{{"BÁO CÁO 6 THÁNG ĐẦU NĂM 2024 CỦA THÔN 1"}, {"STT", "Chỉ tiêu", "Đăng ký đầu năm", "Thực hiện 6 tháng"}, {1, "Tỷ lệ hộ nghèo", 1.2, 1.3}})
	if data = readWith(t, report, sheet.Options{Known: knownYear}); data.Layout != model.LayoutKit || len(data.Rows) != 1 {
		t.Errorf("a report is read as %s: %+v", data.Layout, data.Problems)
	}
}

// The exported table of registrations comes back without a change, and with the
// changes made in it.
func TestExportedRegistrationsComeBack(t *testing.T) {
	svc := sampleBook(t)
	files, err := sheet.Export(context.Background(), svc, sheet.WhatRegistrations, sheet.Scope{Year: 2024}, filepath.Join(t.TempDir(), "dk.xlsx"), nil)
	if err != nil {
		t.Fatal(err)
	}
	r := preview(t, svc, files)
	if r.Changes() != 0 || r.Errors() != 0 || r.Questions() != 0 || r.Files[0].Unchanged < 50 || r.Files[0].Layout != model.LayoutRegistration {
		t.Fatalf("unchanged file: %+v", r)
	}
}

// A mark of a hard task in a table of what units were given says nothing of the
// figure beside it: a row of the mark alone would take the unit's share away.
func TestMarksInATableOfSharesAreNoShares(t *testing.T) {
	rows := [][]any{{"GIAO CHỈ TIÊU CHO CÁC ĐƠN VỊ NĂM 2024"}, {"STT", "Chỉ tiêu", "ĐVT", "Thôn 1", nil, "Thôn 2", nil}, {nil, nil, nil, "Kế hoạch", "Việc khó", "Kế hoạch", "Việc khó"},
		{1, "Tỷ lệ hộ nghèo", "%", 1.2, "x", 1.3}, {2, "Bao phủ BHYT toàn dân", "%", 99.8, nil, nil, "x"}}
	data := readWith(t, table(t, rows, "D2:E2", "F2:G2", "A2:A3", "B2:B3", "C2:C3"), sheet.Options{Known: knownYear})
	if data.Layout != model.LayoutAllocation {
		t.Fatalf("read as %s: %+v", data.Layout, data.Problems)
	}
	var got []string
	for _, tb := range data.Tables {
		for _, r := range tb.Rows {
			if len(r.Fields) != 1 {
				t.Errorf("row %d has fields %v", r.Row, r.Fields)
			}
			got = append(got, strings.TrimSpace(r.Key+" "+r.Unit+" "+r.Fields["plan"].Text))
		}
	}
	if diff := cmp.Diff([]string{"8 T01 1.2", "8 T02 1.3", "11 T01 99.8"}, got); diff != "" {
		t.Errorf("shares (-want +got):\n%s", diff)
	}
}
