package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestHeadView(t *testing.T) {
	const today = "2024-06-18"
	for _, c := range []struct {
		name   string
		report model.Report
		locked bool
		want   headView
	}{
		{"not started", model.Report{}, false, headView{submit: true, waits: "Chưa nộp được: còn 1 ô trống.", reason: "Chưa nộp được: còn 1 ô trống.",
			mark: kit.StateMissing, state: "Chưa nhập, 2/3 ô", overdue: "quá hạn 4 ngày"}},
		{"returned", model.Report{Status: model.Returned, Reason: "thiếu chữ ký"}, false, headView{submit: true, waits: "Chưa nộp được: còn 1 ô trống.",
			reason: "Chưa nộp được: còn 1 ô trống. Trả lại vì: thiếu chữ ký", mark: kit.StateReturned, state: "Trả lại để sửa, 2/3 ô", overdue: "quá hạn 4 ngày"}},
		{"received late", model.Report{Status: model.Submitted, SubmittedOn: "2024-06-17"}, false, headView{approve: true, giveBack: true,
			mark: kit.StateLate, state: "Đã nộp, nhận 17/06/2024", overdue: "muộn 3 ngày"}},
		{"approved in time", model.Report{Status: model.Approved, SubmittedOn: "2024-06-14"}, false, headView{reopen: true,
			mark: kit.StateOnTime, state: "Đã duyệt, nhận 14/06/2024"}},
		{"locked", model.Report{Status: model.Draft}, true, headView{reason: "Kỳ đã khóa.", mark: kit.StateLocked, state: "Đang nhập 2/3 ô", overdue: "quá hạn 4 ngày"}},
	} {
		r := reportOf(t)
		r.entry.Report, r.entry.Period.Locked = c.report, c.locked
		if c.locked {
			r.entry.Locked = "Kỳ đã khóa."
		}
		got := newHeadView(r, today, pageValues)
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(headView{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	if v := newHeadView(reportOf(t), "2024-06-14", pageFiles); v.overdue != "" || !strings.HasSuffix(v.waits, "ở trang Số liệu.") {
		t.Errorf("on the deadline, at the files: %+v", v)
	}
}

func TestEntryCells(t *testing.T) {
	r := reportOf(t)
	r.entry.Rows[0].Row.Percent, r.entry.Rows[0].Row.Falling = model.Num("44"), true
	r.entry.Rows[0].Row.Judgement = progress.AtRisk
	r.put([]edit{{cellKey{12, fieldValue}, "vài người"}}, "")
	rows := entryRows(r)
	for _, c := range []struct {
		row, col int
		text     string
		fill     kit.Fill
	}{
		{0, colPlan, "≥ 99,6", kit.FillLocked}, {0, colSame, "–", kit.FillLocked}, {0, colValue, "98,7", kit.FillNone},
		{0, colPercent, "44,0 ↓", kit.FillLocked}, {0, colJudgement, "Có nguy cơ", kit.FillLocked},
		{1, colValue, "vài người", kit.FillWrong}, {1, colToDate, "", kit.FillLocked}, {1, colJudgement, "", kit.FillLocked},
		{2, colValue, "từ kỳ năm", kit.FillLocked}, {2, colNote, "", kit.FillLocked},
		{3, colValue, "", kit.FillRequired}, {3, colEstimate, "", kit.FillLocked}, {3, colUnit, "mức", kit.FillLocked},
	} {
		if got := rows[c.row].Cells[c.col]; got.Text != c.text || got.Fill != c.fill {
			t.Errorf("row %d column %d: %q fill %d, want %q fill %d", c.row, c.col, got.Text, got.Fill, c.text, c.fill)
		}
	}
	if !rows[3].Cells[colValue].Choice {
		t.Error("a grade shows no list")
	}
	for row, want := range []kit.State{kit.StateSaved, kit.StateWrong} {
		if got := rows[row].Cells[colGutter].Mark.Name(); got != kit.StateMark(want).Name() {
			t.Errorf("gutter of row %d: %s, want %s", row, got, want)
		}
	}
}

func TestFormula(t *testing.T) {
	r := reportOf(t)
	r.entry.Rows[1].Row.Why = "Đạt 3/5 người = 60,0%: đúng tiến độ."
	r.entry.Rows[1].Value.Note = "1 người học nghề may"
	for _, c := range []struct {
		row, col int
		number   string
		want     []string
	}{
		{-1, 0, "", []string{"Chọn một ô"}},
		{1, colValue, "12a", []string{"Đào tạo nghề, kỳ này – người, cộng các kỳ. Đạt khi tổng cả năm ≥ 5 người.", "60,0%: đúng tiến độ."}},
		{1, colNote, "12a", []string{"Đào tạo nghề, ghi chú", "Ghi chú: 1 người học nghề may"}},
		{2, colValue, "1b", []string{"Ô khóa: chỉ nhập từ kỳ năm."}},
	} {
		number, spans := formula(r, c.row, c.col)
		var text strings.Builder
		for _, s := range spans {
			text.WriteString(s.Text)
		}
		if number != c.number {
			t.Errorf("row %d: number %q", c.row, number)
		}
		for _, want := range c.want {
			guitest.WantText(t, text.String(), want)
		}
	}
}

func TestFitColumnsNeverCutsANumber(t *testing.T) {
	cols := []kit.Column{{Width: 70, Align: kit.AlignRight}, {Width: 70, Grow: true}, {Width: 70}}
	rows := []kit.Row{{Cells: kit.Texts("10.129.300.000", strings.Repeat("dài ", 40), strings.Repeat("9", 80))}}
	got := fitColumns(cols, rows, func(c kit.Cell, _ bool) float32 { return float32(8 * len(c.Text)) })
	if got[0].Width != 112 || got[1].Width != 70 || got[2].Width != widestNumber {
		t.Errorf("widths %v, %v, %v", got[0].Width, got[1].Width, got[2].Width)
	}
	rows[0].Cells[2].Fill = kit.FillWrong
	cols[2].Width = 70
	if got := fitColumns(cols, rows, func(c kit.Cell, _ bool) float32 { return float32(8 * len(c.Text)) }); got[2].Width != 70 {
		t.Errorf("a wrong entry widens its column to %v", got[2].Width)
	}
}

func TestTrackerCell(t *testing.T) {
	for _, c := range []struct {
		cell       service.TrackerCell
		wide, slim string // text and what follows it
	}{
		{service.TrackerCell{State: service.StateOnTime, Received: "2024-06-11"}, "11/06", "11/06"},
		{service.TrackerCell{State: service.StateLate, Received: "2024-06-17", DaysLate: 3}, "17/06 +3 ngày", "+3 ngày"},
		{service.TrackerCell{State: service.StateMissing, Overdue: true}, "Thiếu", "Thiếu"},
		{service.TrackerCell{State: service.StateDraft, Overdue: true, Filled: 9, Asked: 11}, "Thiếu đang nhập 9/11", "Thiếu"},
		{service.TrackerCell{State: service.StateDraft, Filled: 9, Asked: 11}, "Đang nhập 9/11", "Đang nhập"},
		{service.TrackerCell{State: service.StateReturned, Overdue: true}, "Thiếu trả lại để sửa", "Thiếu"},
		{service.TrackerCell{State: service.StateReturned}, "Trả lại để sửa", "Trả lại để sửa"},
		{service.TrackerCell{State: service.StateNotDue}, "chưa đến", "chưa đến"},
		{service.TrackerCell{State: service.StateNotExpected}, "–", "–"},
	} {
		for wide, want := range map[bool]string{true: c.wide, false: c.slim} {
			got := trackerCell(c.cell, wide)
			text := got.Text
			if got.More != nil {
				text += " " + got.More.Text
			}
			if text != want {
				t.Errorf("%s, wide %v: %q, want %q", c.cell.State, wide, text, want)
			}
		}
	}
}

func TestEarlierWords(t *testing.T) {
	late := func(n int) service.TrackerCell {
		return service.TrackerCell{State: service.StateLate, Status: model.Submitted, DaysLate: n}
	}
	onTime := service.TrackerCell{State: service.StateOnTime, Status: model.Approved}
	for want, cells := range map[string][]service.TrackerCell{
		"chưa có kỳ nào trước trong năm":      {{State: service.StateNotExpected}},
		"2 kỳ liền nộp muộn (5 ngày, 6 ngày)": {onTime, late(6), late(5)},
		"2/2 kỳ đúng hạn":                     {onTime, onTime},
		"1/3 kỳ đúng hạn, 1 kỳ chưa nộp":      {late(2), {State: service.StateMissing}, onTime},
		"1 kỳ liền nộp muộn (1 ngày)":         {onTime, late(1)},
	} {
		if got := earlierWords(cells); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestDeadlineText(t *testing.T) {
	p := model.Period{Year: 2024, Code: model.H1, Deadline: "2024-06-14"}
	for _, c := range []struct {
		today   model.Date
		current bool
		locked  bool
		want    string
	}{
		{"2024-06-18", true, false, "hạn 14/06/2024, quá 4 ngày"},
		{"2024-06-14", true, false, "hạn 14/06/2024, hôm nay"},
		{"2024-06-10", true, false, "hạn 14/06/2024, còn 4 ngày"},
		{"2024-06-18", false, false, "hạn 14/06/2024"},
		{"2024-06-18", true, true, "hạn 14/06/2024, đã khóa"},
	} {
		p.Locked = c.locked
		if got := deadlineText(p, c.today, c.current); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestPeriodTitle(t *testing.T) {
	for code, want := range map[model.PeriodCode]string{model.H1: "6 tháng 2024", "Q1": "Quý I/2024", model.Y: "Năm 2024", "M03": "Tháng 3/2024", model.M9: "9 tháng 2024"} {
		if got := periodTitle(model.Period{Year: 2024, Code: code}); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestAppendSentence(t *testing.T) {
	for _, c := range [][2]string{{"", "Mới."}, {"Cũ.", "Cũ. Mới."}, {"Cũ. ", "Cũ. Mới."}, {"Cũ.\n", "Cũ.\nMới."}, {"\n", "Mới."}} {
		if got := appendSentence(c[0], "Mới."); got != c[1] {
			t.Errorf("after %q: %q, want %q", c[0], got, c[1])
		}
	}
}

func TestSectionState(t *testing.T) {
	for _, c := range []struct {
		saved, typed, failed string
		state                stateOf
		note                 string
	}{
		{"", "", "", stateEmpty, "còn trống, không bắt buộc"},
		{"a", "a ", "", stateSaved, "đã lưu"},
		{"a", "ab", "", stateUnsaved, "chưa lưu"},
		{"a", "ab", "Sổ bận.", stateWrong, "chưa lưu: Sổ bận."},
	} {
		if state, note := sectionState(c.saved, c.typed, c.failed); state != c.state || note != c.note {
			t.Errorf("%+v: %v %q", c, state, note)
		}
	}
}

func TestFileNames(t *testing.T) {
	for name, want := range map[string]string{"Phiếu 12b.pdf": "Phiếu 12b.pdf", `..\..\a.pdf`: "a.pdf", "../b.png": "b.png",
		`biên bản 3/4: "họp".doc`: `4_ _họp_.doc`, "a. ": "a", "...": "tep"} {
		if got := safeName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	for name, ok := range map[string]bool{"a.PDF": true, "a.jpeg": true, "a.exe": false, "a.pdf.bat": false, "a": false, "a.lnk": false} {
		if err := checkOpen(name); (err == nil) != ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	for n, want := range map[int64]string{12: "12 byte", 640 << 10: "640 KB", 1258291: "1,2 MB"} {
		if got := sizeText(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}

func TestUnitItems(t *testing.T) {
	cell := func(s service.State, st model.Status) []service.TrackerCell {
		return []service.TrackerCell{{State: s, Status: st}}
	}
	tr := service.Tracker{Periods: []model.Period{{Code: model.H1, Year: 2024}}, Rows: []service.TrackerRow{
		{Unit: model.Unit{ID: 1, Name: "Thôn 1"}, Block: model.Block{Name: "Khối thôn"}, Cells: cell(service.StateOnTime, model.Approved)},
		{Unit: model.Unit{ID: 2, Name: "Tổ 2"}, Cells: cell(service.StateNotExpected, "")},
		{Unit: model.Unit{ID: 3, Name: "Thôn 3"}, Block: model.Block{Name: "Khối thôn"}, Cells: cell(service.StateDraft, model.Draft)},
	}}
	items := unitItems(tr, model.H1, 0)
	if len(items) != 2 || items[0].label != "Thôn 1 – Khối thôn" {
		t.Fatalf("items %+v", items)
	}
	for want, wish := range map[model.ID]model.ID{3: 0, 1: 1} {
		if got := pickUnit(items, wish); got != want {
			t.Errorf("wishing %d opens %d, want %d", wish, got, want)
		}
	}
	if items = unitItems(tr, model.H1, 2); pickUnit(items, 2) != 2 || items[1].label != "Tổ 2" {
		t.Errorf("a unit of which nothing is expected is not offered: %+v", items)
	}
}

func TestChangeWords(t *testing.T) {
	for subject, want := range map[string]string{
		"Thôn 3, 6 tháng, 12a":              "12a: sửa",
		"Thôn 3, 6 tháng, Tồn tại, hạn chế": "Tồn tại, hạn chế: sửa",
		"Thôn 3, 6 tháng":                   "sửa",
	} {
		if got := changeWords(model.Change{Subject: subject, Code: model.H1, Action: "sửa"}); got != want {
			t.Errorf("%q: %q, want %q", subject, got, want)
		}
	}
}
