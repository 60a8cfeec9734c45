package summary

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// leaf makes a leaf of a table; an item of its own when its number has no letter.
func leaf(id model.ID, number, name string, j progress.Judgement, percent string) progress.Row {
	r := progress.Row{Judgement: j, Reported: 6, Expected: 8,
		Target: model.Target{ID: id, Number: number, Name: name, Leaf: true, Rule: model.Rule{Comparator: model.AtLeast, Unit: "người", Timing: model.Flow}},
		Plan:   model.Of(model.Num("20")), ToDate: model.Of(model.Num("6"))}
	if strings.Trim(number, "0123456789") != "" {
		r.Depth = 1
	}
	if percent != "" {
		r.Percent = model.Num(percent)
	}
	return r
}

func item(id model.ID, number, name string, j progress.Judgement) progress.Row {
	return progress.Row{Judgement: j, Target: model.Target{ID: id, Number: number, Name: name}}
}

// small is a table with two composite items and two plain ones.
func small() progress.Table {
	return progress.Table{Code: model.H1, Plan: model.Plan{Year: 2024}, Rows: []progress.Row{
		item(1, "1", "Sản xuất lúa", progress.NotMet),
		leaf(2, "1a", "Chiêm Xuân", progress.NotMet, "98.9"),
		leaf(3, "1b", "Vụ Mùa", progress.NotYetJudged, ""),
		leaf(4, "2", "Thu nhập", progress.NotYetJudged, ""),
		item(5, "12", "Việc làm", progress.Behind),
		leaf(6, "12a", "Đào tạo nghề", progress.OnPace, "60"),
		leaf(7, "12b", "Xuất khẩu lao động", progress.Behind, "30"),
		leaf(8, "14", "Chính sách", progress.OnPace, ""),
	}}
}

func numbers(rows []kit.Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.Cells[colNumber].Text)
	}
	return strings.Join(out, " ")
}

func TestFilterShowsWholeItems(t *testing.T) {
	for _, tt := range []struct {
		name string
		f    filter
		want string
	}{
		{"everything", filter{}, "1 1a 1b 2 12 12a 12b 14"},
		{"an item's judgement shows all its parts", filter{judgement: progress.Behind}, "12 12a 12b"},
		{"a part's judgement alone does not", filter{judgement: progress.OnPace}, "14"},
		{"only what has a share", filter{percent: true}, "1 1a 12 12a 12b"},
		{"a part's name", filter{query: "xuat khau"}, "12 12b"},
		{"an item's name shows its parts", filter{query: "viec lam"}, "12 12a 12b"},
		{"a number", filter{query: "1b"}, "1 1b"},
		{"both", filter{query: "nghe", judgement: progress.NotMet}, ""},
	} {
		if got := numbers(makeRows(small(), tt.f, progress.Million, nil)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFoldedItemsOpenWhileFiltering(t *testing.T) {
	closed := map[string]bool{"5": true}
	if rows := makeRows(small(), filter{}, progress.Million, closed); rows[4].Open || !rows[0].Open {
		t.Errorf("item 12 open %v, item 1 open %v", rows[4].Open, rows[0].Open)
	}
	if rows := makeRows(small(), filter{query: "xuat khau"}, progress.Million, closed); !rows[0].Open {
		t.Error("what was found is folded away")
	}
}

func TestFilterItemsCountAsTheOverview(t *testing.T) {
	want := []string{"Mọi chỉ tiêu", "Chỉ tiêu tính theo %", "Không đạt (1)", "Chậm (1)", "Có nguy cơ (0)", "Chưa có số liệu (0)",
		"Đúng tiến độ (1)", "Đạt (0)", "Chưa đánh giá (1)"}
	if diff := cmp.Diff(want, filterItems(small())); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
	f := filter{query: "lúa"}
	for i := range want {
		if got := f.pick(i); got.index() != i || got.query != "lúa" {
			t.Errorf("choice %d becomes %+v, choice %d", i, got, got.index())
		}
	}
}

func TestCells(t *testing.T) {
	r := leaf(1, "8", "Hộ nghèo", progress.OnPace, "45.7")
	r.Target.Rule = model.Rule{Comparator: model.AtMost, Unit: "%", Decimals: 2}
	r.Falling, r.Note = true, "giảm chậm"
	r.LastYear, r.Plan, r.ToDate = model.Of(model.Num("1.52")), model.Of(model.Num("1.06")), model.Of(model.Num("1.31"))
	r.Change = progress.Change{Value: model.Num("-0.37"), Points: true}
	var got []string
	for _, c := range cells(r, progress.Million) {
		got = append(got, c.Text)
	}
	want := []string{"8", "Hộ nghèo", "%", "1,52", "1,06", "1,31", "45,7% ↓", "−0,37 điểm", "–", "Đúng tiến độ", "6/8", "xem"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	c := cells(r, progress.Million)
	if c[colReported].Tone != kit.ToneWarn || c[colNote].Tone != kit.ToneLink || !c[colDone].Bold {
		t.Errorf("looks: reported %v, note %v, done bold %v", c[colReported].Tone, c[colNote].Tone, c[colDone].Bold)
	}
	r.Reported, r.Note = 8, ""
	c = cells(r, progress.Million)
	if c[colReported].Tone != kit.ToneNormal || c[colNote].Text != "" {
		t.Error("a complete row without a note is marked")
	}
	r.Expected = 0
	if got := cells(r, progress.Million)[colReported].Text; got != "–" {
		t.Errorf("a row nobody reports says %q", got)
	}
}

func TestColumnsMakeRoomForFullAmounts(t *testing.T) {
	million, full := columns(small(), progress.Million), columns(small(), progress.Dong)
	if million[colPlan].Title != "Kế hoạch\n2024" || million[colLast].Title != "Năm\n2023" || million[colDone].Title != "6 tháng\n2024" {
		t.Errorf("titles %q %q %q", million[colPlan].Title, million[colLast].Title, million[colDone].Title)
	}
	if full[colPlan].Width < 122 || million[colPlan].Width >= full[colPlan].Width {
		t.Errorf("the plan is %v wide in full đồng, %v in million", full[colPlan].Width, million[colPlan].Width)
	}
}

func TestStatusCountsLeaves(t *testing.T) {
	table := small()
	if got, want := status(table, makeRows(table, filter{}, progress.Million, nil)), "6 chỉ tiêu thành phần, 3 có tính %"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := status(table, makeRows(table, filter{query: "12b"}, progress.Million, nil)), "đang hiện 1/6 chỉ tiêu thành phần"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhyNamesWhoIsMissing(t *testing.T) {
	r := leaf(1, "12b", "Xuất khẩu lao động", progress.Behind, "30")
	r.Why, r.Missing, r.Note = "Mới đạt 6/20 người = 30,0%: chậm.", []string{"Thôn 3", "Thôn 6"}, "thiếu đơn hàng"
	r.SamePeriod, r.Estimate = model.Of(model.Num("7")), model.Num("15")
	var got strings.Builder
	for _, s := range whySpans(r, progress.Million) {
		got.WriteString(s.Text)
	}
	want := "Mới đạt 6/20 người = 30,0%: chậm. Cùng kỳ năm trước: 7 người. Ước cả năm: 15 người.\n" +
		"Chưa đủ số: chưa có báo cáo của Thôn 3, Thôn 6; không tính là 0.\nGhi chú: thiếu đơn hàng"
	if got.String() != want {
		t.Errorf("explained as\n%s\nwant\n%s", got.String(), want)
	}
}

// unitRow makes one unit's part of a target.
func unitRow(id model.ID, status model.Status, done, percent string, counted bool, j progress.Judgement) progress.UnitRow {
	u := progress.UnitRow{Unit: model.Unit{ID: id, Name: "Thôn"}, Status: status, Counted: counted, Judgement: j, Plan: model.Of(model.Num("2"))}
	if done != "" {
		u.ToDate = model.Of(model.Num(done))
	}
	if percent != "" {
		u.Percent = model.Num(percent)
	}
	return u
}

func TestTheExplanationHoldsBothPlans(t *testing.T) {
	r := progress.Row{Target: model.Target{Rule: model.Rule{Comparator: model.AtLeast, Unit: "tấn", Decimals: 1}},
		Superior: model.Of(model.Num("5300")), PercentSuperior: model.Num("52.5")}
	if got := pastText(r, progress.Million); got != "Cấp trên giao 5.300 tấn: đạt 52,5%." {
		t.Error(got)
	}
}

func TestUnitsSayWhyTheyAreNotCounted(t *testing.T) {
	rule := model.Rule{Comparator: model.AtLeast, Unit: "người"}
	for _, tt := range []struct {
		name string
		unit progress.UnitRow
		late bool
		want string
		bar  bool
	}{
		{"counted", unitRow(1, model.Approved, "1", "50", true, progress.OnPace), true, "1 / 2", true},
		{"counted without a share", unitRow(1, model.Approved, "1", "", true, progress.Met), true, "1 / 2 Đạt", false},
		{"being entered", unitRow(1, model.Draft, "1", "50", false, progress.OnPace), true, "1 / 2 đang nhập", false},
		{"returned", unitRow(1, model.Returned, "1", "50", false, progress.OnPace), true, "1 / 2 trả lại để sửa", false},
		{"not begun", unitRow(1, model.NotStarted, "", "", false, progress.NoData), true, "– / 2 chưa nộp", false},
		{"in hand without a figure", unitRow(1, model.Approved, "", "", false, progress.NoData), true, "– / 2 chưa có số", false},
		{"beside the one in charge", unitRow(1, model.Approved, "1", "50", false, progress.OnPace), true, "1 / 2 không cộng vào xã", false},
		{"asked for later", unitRow(1, model.Approved, "", "", false, progress.NotYetJudged), true, "– / 2 chưa đánh giá", false},
	} {
		c := unitCells(tt.unit, rule, progress.Million, tt.late)
		got := strings.TrimSpace(c[1].Text + " " + c[1].More.Text + " " + c[2].Text)
		if got != tt.want || (c[2].Bar != nil) != tt.bar {
			t.Errorf("%s: %q, bar %v; want %q, bar %v", tt.name, got, c[2].Bar != nil, tt.want, tt.bar)
		}
	}
	early, late := unitCells(unitRow(1, model.NotStarted, "", "", false, progress.NoData), rule, progress.Million, false),
		unitCells(unitRow(1, model.NotStarted, "", "", false, progress.NoData), rule, progress.Million, true)
	if early[0].Mark.Name() == late[0].Mark.Name() {
		t.Error("a unit that is overdue is marked as one that is not due")
	}
}

func TestManyUnitsStandInTwoColumns(t *testing.T) {
	rule := model.Rule{Comparator: model.AtLeast, Unit: "người"}
	var units []progress.UnitRow
	for i := range 7 {
		units = append(units, unitRow(model.ID(i+1), model.Approved, "1", "50", true, progress.OnPace))
	}
	few := makeUnits(units[:4], rule, progress.Million, true)
	if len(few.columns) != setWidth || len(few.rows) != 4 {
		t.Errorf("4 units take %d columns and %d rows", len(few.columns), len(few.rows))
	}
	many := makeUnits(units, rule, progress.Million, true)
	if len(many.columns) != 2*setWidth || len(many.rows) != 4 {
		t.Fatalf("7 units take %d columns and %d rows", len(many.columns), len(many.rows))
	}
	for _, tt := range []struct {
		row, col int
		want     model.ID
	}{{0, 0, 1}, {3, 2, 4}, {0, 3, 5}, {2, 5, 7}, {3, 4, 0}, {-1, 0, 0}, {4, 0, 0}} {
		var got model.ID
		if u := many.at(tt.row, tt.col); u != nil {
			got = u.Unit.ID
		}
		if got != tt.want {
			t.Errorf("cell %d,%d is of unit %d, want %d", tt.row, tt.col, got, tt.want)
		}
	}
	if none := makeUnits(nil, rule, progress.Million, true); none.at(0, 0) != nil || none.worst(0) != nil {
		t.Error("no units have a unit")
	}
}

func TestTheUnitToLookAtFirst(t *testing.T) {
	units := []progress.UnitRow{
		unitRow(1, model.Approved, "2", "100", true, progress.Met),
		unitRow(2, model.Approved, "1", "50", true, progress.Behind),
		unitRow(3, model.Draft, "1", "50", false, progress.OnPace),
		unitRow(4, model.NotStarted, "", "", false, progress.NoData),
	}
	for _, tt := range []struct {
		name  string
		units []progress.UnitRow
		lead  model.ID
		want  model.ID
	}{
		{"the one in charge", units, 1, 1},
		{"the first without a figure in hand", units, 0, 3},
		{"a lead that is not among them", units, 9, 3},
		{"the worst", units[:2], 0, 2},
	} {
		if got := (unitTable{units: tt.units}).worst(tt.lead); got == nil || got.Unit.ID != tt.want {
			t.Errorf("%s: %+v, want unit %d", tt.name, got, tt.want)
		}
	}
}

// A planned change is a percentage beside amounts, in the table and in the list
// of units.
func TestCellsOfAChange(t *testing.T) {
	r := leaf(1, "3", "Thu ngân sách", progress.OnPace, "200")
	r.Target.Rule = model.Rule{Comparator: model.Growth, Unit: "đồng", Timing: model.Flow}
	r.Plan, r.ToDate, r.Change = model.Of(model.Num("10")), model.Of(model.Num("12000000")), progress.Change{Value: model.Num("120")}
	c := cells(r, progress.Million)
	if got := []string{c[colUnit].Text, c[colPlan].Text, c[colDone].Text, c[colPercent].Text, c[colChange].Text}; !slices.Equal(got,
		[]string{"triệu đ", "tăng ≥ 10%", "12,0", "200,0%", "120,0%"}) {
		t.Errorf("cells %q", got)
	}
	u := progress.UnitRow{Unit: model.Unit{Name: "Thôn 1"}, Plan: r.Plan, ToDate: r.ToDate, Percent: r.Percent, Counted: true}
	if more := makeUnits([]progress.UnitRow{u}, r.Target.Rule, progress.Million, false).rows[0].Cells[1].More; more == nil || more.Text != "/ tăng ≥ 10%" {
		t.Errorf("the unit's plan shows %+v", more)
	}
}

// A total is a row of the group with figures of its own.
func TestCellsOfATotal(t *testing.T) {
	r := leaf(1, "1", "Gieo trồng", progress.Behind, "30")
	r.Target.Leaf = false
	table := progress.Table{Rows: []progress.Row{r, leaf(2, "1a", "Lúa", progress.Behind, "30")}}
	row := makeRows(table, filter{}, progress.Million, nil)[0]
	if row.Kind != kit.RowGroup || row.Cells[colPlan].Text != "20" || row.Cells[colDone].Text != "6" || row.Cells[colReported].Text != "6/8" {
		t.Errorf("kind %v, plan %q, done %q, reported %q", row.Kind, row.Cells[colPlan].Text, row.Cells[colDone].Text, row.Cells[colReported].Text)
	}
}
