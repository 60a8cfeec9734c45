package overview

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// leaf makes a leaf of a table.
func leaf(number string, j progress.Judgement, percent string, change func(*progress.Row)) progress.Row {
	r := progress.Row{Judgement: j, Reported: 1, Expected: 1,
		Target: model.Target{Number: number, Name: "Chỉ tiêu " + number, Leaf: true,
			Rule: model.Rule{Comparator: model.AtLeast, Unit: "%", Decimals: 1, Timing: model.Stock, Pace: model.Pace{Kind: model.Linear}}}}
	if percent != "" {
		r.Percent = model.Num(percent)
	}
	if change != nil {
		change(&r)
	}
	return r
}

func TestTilesLeaveOutAnEmptyNotMet(t *testing.T) {
	row := func(number string, j progress.Judgement) progress.Row { return leaf(number, j, "", nil) }
	table := progress.Table{Rows: []progress.Row{row("1", progress.Met), row("2", progress.AtRisk), row("3", progress.Met)}}
	want := []tally{
		{progress.Behind, 0, "không có"},
		{progress.AtRisk, 1, "Số 2"},
		{progress.NoData, 0, "không có"},
		{progress.OnPace, 0, "không có"},
		{progress.Met, 2, "Số 1, 3"},
		{progress.NotYetJudged, 0, "không có"},
	}
	if diff := cmp.Diff(want, tallies(table), cmp.AllowUnexported(tally{})); diff != "" {
		t.Errorf("tiles (-want +got):\n%s", diff)
	}
	table.Rows = append(table.Rows, row("4", progress.NotMet))
	if got := tallies(table)[0]; got != (tally{progress.NotMet, 1, "Số 4"}) {
		t.Errorf("with a lost item the first tile is %+v", got)
	}
}

func TestUrgentListsTheWorstFirst(t *testing.T) {
	table := progress.Table{Rows: []progress.Row{
		leaf("1", progress.NoData, "", nil),
		leaf("2", progress.AtRisk, "97.4", nil),
		leaf("3", progress.Behind, "30", nil),
		leaf("4", progress.OnPace, "10", nil),
		leaf("5", progress.AtRisk, "41.8", nil),
		leaf("6", progress.AtRisk, "", nil),
		leaf("7", progress.NotMet, "98.9", nil),
		leaf("8", progress.Behind, "", func(r *progress.Row) { r.Target.Leaf = false }),
	}}
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{"", []string{"7", "3", "5", "2", "6", "1"}},
		{"chi tieu 5", []string{"5"}},
		{"không có", nil},
	} {
		var got []string
		for _, r := range urgent(table, tt.query) {
			got = append(got, r.Target.Number)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("query %q (-want +got):\n%s", tt.query, diff)
		}
	}
}

func TestReasonsOfALeaf(t *testing.T) {
	figures := func(done, plan string) func(*progress.Row) {
		return func(r *progress.Row) { r.ToDate, r.Plan = model.Of(model.Num(done)), model.Of(model.Num(plan)) }
	}
	for _, tt := range []struct {
		name string
		row  progress.Row
		code model.PeriodCode
		want string
	}{
		{"sum over the year", leaf("12b", progress.Behind, "30", func(r *progress.Row) {
			figures("6", "20")(r)
			r.Target.Rule.Timing, r.Target.Rule.Unit, r.Reported, r.Expected = model.Flow, "người", 6, 8
		}), model.H1, "Thời gian đã qua 50%, mới đạt 30,0%; mới có số của 6/8 đơn vị."},
		{"sum at the end of the year", leaf("12b", progress.NotMet, "80", func(r *progress.Row) {
			figures("16", "20")(r)
			r.Target.Rule.Timing = model.Flow
		}), model.Y, "Cả năm mới đạt 80,0%."},
		{"rate below the plan", leaf("11", progress.AtRisk, "99.3", figures("98.9", "99.6")), model.H1, "Thấp hơn kế hoạch 0,7 điểm %."},
		{"rate above a ceiling", leaf("9", progress.Behind, "", func(r *progress.Row) {
			figures("11.3", "11")(r)
			r.Target.Rule.Comparator, r.Target.Rule.Unit = model.LessThan, "‰"
		}), model.H1, "Cao hơn kế hoạch 0,3 điểm ‰."},
		{"amount below the plan", leaf("7b", progress.Behind, "66.7", func(r *progress.Row) {
			figures("2", "3")(r)
			r.Target.Rule.Unit = "trường"
		}), model.H1, "Thấp hơn kế hoạch 1 trường."},
		{"falling", leaf("8", progress.AtRisk, "40", func(r *progress.Row) {
			figures("1.34", "1.06")(r)
			r.Falling = true
		}), "Q1", "Thời gian đã qua 25%, mới giảm được 40,0% mức phải giảm."},
		{"falling target that rose", leaf("8", progress.Behind, "-5", func(r *progress.Row) {
			figures("1.6", "1.06")(r)
			r.Falling = true
		}), model.H1, "Chưa giảm so với đầu năm."},
		{"change against the year before", leaf("3", progress.AtRisk, "80", func(r *progress.Row) {
			figures("10.8", "10")(r)
			r.SamePeriod = model.Of(model.Num("10"))
			r.Target.Rule.Comparator, r.Target.Rule.Unit, r.Target.Rule.Timing = model.Growth, "tỷ đồng", model.Flow
			r.Change = progress.Change{Value: model.Num("108")}
		}), model.H1, "10,8 tỷ đồng, cùng kỳ năm trước 10 tỷ đồng."},
		{"grade", leaf("16", progress.Behind, "", func(r *progress.Row) {
			r.ToDate, r.Plan = model.Figure{Choice: "Khá"}, model.Figure{Choice: "Tốt"}
			r.Target.Rule.Comparator = model.Grade
			r.Why = "Xếp mức “Khá” thấp hơn kế hoạch “từ Tốt” 1 mức: chậm."
		}), model.H1, "Xếp mức “Khá” thấp hơn kế hoạch “từ Tốt” 1 mức."},
		{"one unit missing", leaf("16", progress.NoData, "", func(r *progress.Row) { r.Missing = []string{"Công an xã"} }), model.H1, "Công an xã chưa báo cáo."},
		{"several missing", leaf("15", progress.NoData, "", func(r *progress.Row) { r.Missing = []string{"Thôn 1", "Thôn 2"} }), model.H1, "Chưa có số của 2 đơn vị."},
		{"nobody asked", leaf("15", progress.NoData, "", func(r *progress.Row) { r.Why = "Chưa giao cho đơn vị nào." }), model.H1, "Chưa giao cho đơn vị nào."},
	} {
		if got := reason(tt.row, tt.code); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSourcesOfALeaf(t *testing.T) {
	tracker := service.Tracker{Rows: []service.TrackerRow{{Unit: model.Unit{ID: 7, Name: "Công an xã"}}}}
	with := func(expected int, lead model.ID, missing ...string) progress.Row {
		return leaf("1", progress.NoData, "", func(r *progress.Row) {
			r.Target.ID, r.Target.LeadID, r.Expected, r.Missing = 3, lead, expected, missing
			if len(missing) == 0 {
				r.ToDate = model.Of(model.Num("1"))
			}
		})
	}
	for _, tt := range []struct {
		name  string
		row   progress.Row
		label string
		want  kit.Place
	}{
		{"several units", with(8, 5), "Xem theo đơn vị", kit.Place{Area: "summary", Tab: "table", Target: 3}},
		{"the unit in charge is missing", with(1, 5, "Trạm y tế"), "Nhập ngay", kit.Place{Area: "reports", Tab: "entry", Unit: 5, Target: 3}},
		{"the only unit is missing", with(1, 0, "Công an xã"), "Nhập ngay", kit.Place{Area: "reports", Tab: "entry", Unit: 7, Target: 3}},
		{"the unit in charge reported", with(1, 5), "Mở báo cáo", kit.Place{Area: "reports", Tab: "entry", Unit: 5, Target: 3}},
		{"nobody was asked", with(0, 0), "Giao chỉ tiêu", kit.Place{Area: "targets", Tab: "allocation", Target: 3}},
	} {
		if got := source(tt.row, tracker); got != tt.want {
			t.Errorf("%s: goes to %+v, want %+v", tt.name, got, tt.want)
		}
		if got := sourceLabel(tt.row); got != tt.label {
			t.Errorf("%s: link %q, want %q", tt.name, got, tt.label)
		}
	}
}

// cell makes a tracker's cell.
func cell(state service.State, status model.Status, overdue bool) service.TrackerCell {
	return service.TrackerCell{State: state, Status: status, Overdue: overdue, Filled: 9, Asked: 11}
}

func trackerOn(today model.Date, cells ...service.TrackerCell) service.Tracker {
	t := service.Tracker{Year: 2024, Today: today, Periods: []model.Period{{Year: 2024, Code: model.H1, Deadline: "2024-06-14"}}}
	for i, c := range cells {
		t.Rows = append(t.Rows, service.TrackerRow{Unit: model.Unit{ID: model.ID(i + 1), Name: "Thôn " + string(rune('1'+i))}, Cells: []service.TrackerCell{c}})
	}
	return t
}

func TestReceivedTellsTheDeadline(t *testing.T) {
	in, out := cell(service.StateOnTime, model.Submitted, false), cell(service.StateNotDue, model.NotStarted, false)
	for _, tt := range []struct {
		today model.Date
		cells []service.TrackerCell
		want  string
	}{
		{"2024-06-10", []service.TrackerCell{in, out}, "đã nhận 1/2, còn 4 ngày"},
		{"2024-06-14", []service.TrackerCell{in, out}, "đã nhận 1/2, hạn hôm nay"},
		{"2024-06-18", []service.TrackerCell{in, out}, "đã nhận 1/2, quá 4 ngày"},
		{"2024-06-18", []service.TrackerCell{in}, "đã nhận 1/1"},
	} {
		if got := received(trackerOn(tt.today, tt.cells...), 0); got != tt.want {
			t.Errorf("on %s: %q, want %q", tt.today, got, tt.want)
		}
	}
}

func TestReportsAreDividedOnce(t *testing.T) {
	late := trackerOn("2024-06-18",
		cell(service.StateOnTime, model.Approved, false), cell(service.StateLate, model.Submitted, false),
		cell(service.StateMissing, model.NotStarted, true), cell(service.StateDraft, model.Draft, true),
		cell(service.StateReturned, model.Returned, true), cell(service.StateNotExpected, model.NotStarted, false))
	want := []segment{{kit.StateOnTime, 1}, {kit.StateLate, 1}, {kit.StateMissing, 3}, {kit.StateNotDue, 0}}
	if diff := cmp.Diff(want, segments(late.Tally(0)), cmp.AllowUnexported(segment{})); diff != "" {
		t.Errorf("after the deadline (-want +got):\n%s", diff)
	}
	var texts []string
	for _, r := range waiting(late, 0, "") {
		row := waitingRow(r, 0)
		texts = append(texts, row.Cells[0].Text+": "+row.Cells[1].Text)
	}
	if diff := cmp.Diff([]string{"Thôn 3: chưa nhập", "Thôn 4: đang nhập 9/11 ô", "Thôn 5: trả lại để sửa"}, texts); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	early := trackerOn("2024-06-10", cell(service.StateNotDue, model.NotStarted, false), cell(service.StateDraft, model.Draft, false))
	want = []segment{{kit.StateOnTime, 0}, {kit.StateLate, 0}, {kit.StateMissing, 0}, {kit.StateNotDue, 2}}
	if diff := cmp.Diff(want, segments(early.Tally(0)), cmp.AllowUnexported(segment{})); diff != "" {
		t.Errorf("before the deadline (-want +got):\n%s", diff)
	}
}

func TestDeadlinesNextFirst(t *testing.T) {
	missing, in := cell(service.StateMissing, model.NotStarted, true), cell(service.StateOnTime, model.Submitted, false)
	tracker := service.Tracker{Today: "2024-06-18", Periods: []model.Period{
		{Code: "Q1", Deadline: "2024-03-20"}, // passed, everything in hand
		{Code: model.H1, Deadline: "2024-06-14"},
		{Code: "Q2", Deadline: "2024-06-10", Locked: true},
		{Code: model.Y, Deadline: "2024-12-05"},
		{Code: model.M9, Deadline: "2024-06-18"},
	}, Rows: []service.TrackerRow{{Cells: []service.TrackerCell{in, missing, missing, {}, {}}}}}
	var got []string
	for _, d := range deadlines(tracker) {
		c := deadlineRow(d).Cells
		got = append(got, c[0].Text+" "+c[1].Text+": "+c[2].Text)
	}
	want := []string{"14/06/2024 Hạn báo cáo 6 tháng: quá 4 ngày, thiếu 1", "18/06/2024 Hạn báo cáo 9 tháng: hôm nay",
		"05/12/2024 Hạn báo cáo cả năm: còn 170 ngày"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("agenda (-want +got):\n%s", diff)
	}
}

func TestChangesAreWrittenShort(t *testing.T) {
	at := time.Date(2024, 6, 18, 9, 41, 0, 0, time.UTC)
	for _, tt := range []struct {
		change model.Change
		want   []string
		place  kit.Place
		scope  kit.Scope
	}{
		{model.Change{At: at, Action: "sửa số", Subject: "Thôn 3, 6 tháng, 12a", Old: "2", New: "3", Entity: "value", UnitID: 3, TargetID: 5, Year: 2023, Code: model.Y},
			[]string{"09:41", "Sửa số: Thôn 3, 6 tháng, 12a", "2 → 3"}, kit.Place{Area: "reports", Tab: "entry", Unit: 3, Target: 5}, kit.Scope{Year: 2023, Code: model.Y}},
		{model.Change{At: at.AddDate(0, 0, -1), Action: "xóa số", Old: "dòng một\ndòng hai", Entity: "narrative", UnitID: 3},
			[]string{"17/06/2024", "Xóa số", "dòng một dòng hai → –"}, kit.Place{Area: "reports", Tab: "entry", Unit: 3}, kit.Scope{Year: 2024, Code: model.H1}},
		{model.Change{At: at, Action: "giao chỉ tiêu", New: "6", Entity: "allocation", TargetID: 5},
			[]string{"09:41", "Giao chỉ tiêu", "6"}, kit.Place{Area: "targets", Tab: "allocation", Target: 5}, kit.Scope{Year: 2024, Code: model.H1}},
		{model.Change{At: at, Action: "thêm kỳ báo cáo", Entity: "period"},
			[]string{"09:41", "Thêm kỳ báo cáo", ""}, kit.Place{Area: "system", Tab: "periods"}, kit.Scope{Year: 2024, Code: model.H1}},
	} {
		var got []string
		for _, c := range changeRow(tt.change, "2024-06-18").Cells {
			got = append(got, c.Text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.change.Action, diff)
		}
		if got := changePlace(tt.change); got != tt.place {
			t.Errorf("%s: goes to %+v, want %+v", tt.change.Action, got, tt.place)
		}
		if got := scopeOf(tt.change, kit.Scope{Year: 2024, Code: model.H1}); got != tt.scope {
			t.Errorf("%s: in %+v, want %+v", tt.change.Action, got, tt.scope)
		}
	}
}

func TestHeadingNamesThePlan(t *testing.T) {
	o := service.Overview{Leaves: 25, Table: progress.Table{Code: model.H1, Plan: model.Plan{Year: 2024, Number: "16/KH-UBND"},
		Rows: []progress.Row{{Depth: 0}, {Depth: 1}, {Depth: 0}}}}
	strong, rest := heading(o)
	if strong != "2 chỉ tiêu của Kế hoạch số 16/KH-UBND" || rest != "(25 chỉ tiêu thành phần) · tính đến 6 tháng đầu năm · bấm vào ô để xem danh sách" {
		t.Errorf("heading %q %q", strong, rest)
	}
	o.Table.Code = "Q1"
	if _, rest = heading(o); rest != "(25 chỉ tiêu thành phần) · tính đến hết quý I · bấm vào ô để xem danh sách" {
		t.Errorf("heading of a quarter %q", rest)
	}
	o.Table.Code, o.Table.Plan.Number = model.Y, ""
	strong, rest = heading(o)
	if strong != "2 chỉ tiêu của kế hoạch năm 2024" || rest != "(25 chỉ tiêu thành phần) · tính đến hết năm · bấm vào ô để xem danh sách" {
		t.Errorf("heading %q %q", strong, rest)
	}
}

func TestTodayNamesTheDeadline(t *testing.T) {
	tracker := trackerOn("2024-06-18")
	for _, tt := range []struct {
		code model.PeriodCode
		want string
	}{
		{model.H1, "Hôm nay thứ Ba, 18/06/2024 – hạn báo cáo 6 tháng: 14/06/2024"},
		{"Q1", "Hôm nay thứ Ba, 18/06/2024 – kỳ quý I chưa có trong lịch báo cáo"},
	} {
		if got := todayText(tracker, tt.code); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// A change stands beside the planned one, and no time line beside it.
func TestUrgentRowOfAChange(t *testing.T) {
	r := leaf("17", progress.AtRisk, "80", func(r *progress.Row) {
		r.ToDate, r.Plan, r.Change = model.Of(model.Num("4758126500")), model.Of(model.Num("10")), progress.Change{Value: model.Num("108")}
		r.Target.Rule = model.Rule{Comparator: model.Growth, Unit: "đồng", Timing: model.Flow}
	})
	row := urgentRow(r, model.H1)
	if got := row.Cells[urgentValue].Text; got != "tăng 8,0% / 10%" {
		t.Errorf("the value is %q", got)
	}
	if bar := row.Cells[urgentBar].Bar; bar == nil || bar.Gone != 0 {
		t.Errorf("the bar is %+v", bar)
	}
}

// A total that is behind is listed only when none of its leaves tells of it,
// and leads to its parts.
func TestUrgentTotals(t *testing.T) {
	total := leaf("1", progress.Behind, "30", func(r *progress.Row) { r.Target.Leaf, r.Target.ID, r.Expected = false, 1, 2 })
	part := func(j progress.Judgement) progress.Row {
		return leaf("1a", j, "", func(r *progress.Row) { r.Target.ParentID = 1 })
	}
	for j, want := range map[progress.Judgement]string{progress.NotYetJudged: "1", progress.OnPace: "1", progress.AtRisk: "1a"} {
		rows := urgent(progress.Table{Rows: []progress.Row{total, part(j)}}, "")
		if len(rows) != 1 || rows[0].Target.Number != want {
			t.Errorf("leaf %s: %d rows, want %s", j, len(rows), want)
		}
	}
	if got := source(total, service.Tracker{}); got.Area != "summary" || got.Target != 1 {
		t.Errorf("leads to %+v", got)
	}
	if got := sourceLabel(total); got != "Xem các thành phần" {
		t.Errorf("the link says %q", got)
	}
}

// TestListsHaveRoomForTheirWords: a sample year is looked at years later, and
// the words of a change get what its values leave.
func TestListsHaveRoomForTheirWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	width := func(text string, bold bool) float32 {
		return fyne.MeasureText(text, kit.SizeLabel, fyne.TextStyle{Bold: bold}).Width
	}
	line := deadlineRow(deadline{period: model.Period{Year: 2024, Code: model.H1, Deadline: "2024-06-14"}, days: -1894, missing: 28})
	c := line.Cells[2]
	if room := deadlineColumns([]kit.Row{line})[2].Width - 14; width(c.Text, c.Bold) > room {
		t.Errorf("%q is %g wide in %g", c.Text, width(c.Text, c.Bold), room)
	}
	unit := waitingRow(service.TrackerRow{Cells: []service.TrackerCell{{State: service.StateDraft, Filled: 10, Asked: 60}}}, 0)
	if room := waitingColumns([]kit.Row{unit})[1].Width - 14; width(unit.Cells[1].Text, false) > room {
		t.Errorf("%q stands in %g", unit.Cells[1].Text, room)
	}
	row := func(old, now string) kit.Row {
		return changeRow(model.Change{Action: "giao", Old: old, New: now}, "2024-06-18")
	}
	short, long := changeColumns([]kit.Row{row("2", "3")}), changeColumns([]kit.Row{row("2", "3"), row("", strings.Repeat("dài ", 40))})
	if short[2].Width > 70 || long[2].Width != 230 {
		t.Errorf("the new values get %g and %g", short[2].Width, long[2].Width)
	}
}
