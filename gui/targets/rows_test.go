package targets

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// item and leaf make rows for tests.
func item(id model.ID, number, name string) service.TargetRow {
	return service.TargetRow{Target: model.Target{ID: id, Number: number, Name: name}}
}

func leaf(id, parent model.ID, number, name string) service.TargetRow {
	return service.TargetRow{Target: model.Target{ID: id, ParentID: parent, Number: number, Name: name, Leaf: true,
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "%", RollUp: model.Weighted}}}
}

func plan() []service.TargetRow {
	return []service.TargetRow{
		item(1, "1", "Sản xuất lúa"), leaf(2, 1, "1a", "Gieo cấy vụ Chiêm Xuân"), leaf(3, 1, "1b", "Năng suất"),
		leaf(4, 0, "2", "Thu nhập bình quân"), item(5, "3", "Ngân sách"), leaf(6, 5, "3a", "Tổng thu"),
	}
}

func numbers(rows []service.TargetRow) []string {
	out := []string{}
	for _, r := range rows {
		out = append(out, r.Target.Number)
	}
	return out
}

func TestFound(t *testing.T) {
	for _, tc := range []struct {
		query string
		want  []string
	}{
		{"", []string{"1", "1a", "1b", "2", "3", "3a"}},
		{"san xuat", []string{"1", "1a", "1b"}},
		{"chiem", []string{"1", "1a"}},
		{"thu", []string{"2", "3", "3a"}},
		{"nang suat lua", []string{}},
		{"Tổng", []string{"3", "3a"}},
		{"tộng", []string{}},
	} {
		if diff := cmp.Diff(tc.want, numbers(found(plan(), tc.query))); diff != "" {
			t.Errorf("found %q (-want +got):\n%s", tc.query, diff)
		}
	}
}

func TestOpenedFitsScreen(t *testing.T) {
	rows := plan()
	if diff := cmp.Diff(map[string]bool{"1": true, "5": true}, opened(rows)); diff != "" {
		t.Errorf("a short list opens (-want +got):\n%s", diff)
	}
	for i := range 14 {
		rows = append(rows, leaf(model.ID(100+i), 0, "x", "x"))
	}
	// 17 items; 1 needs two rows more, 3 one: both fit exactly.
	if diff := cmp.Diff(map[string]bool{"1": true, "5": true}, opened(rows)); diff != "" {
		t.Errorf("20 rows open (-want +got):\n%s", diff)
	}
	rows = append(rows, leaf(200, 0, "y", "y"))
	if diff := cmp.Diff(map[string]bool{"1": true}, opened(rows)); diff != "" {
		t.Errorf("21 rows open (-want +got):\n%s", diff)
	}
}

func TestHandOut(t *testing.T) {
	sum := func(left string, assigned, given int) service.TargetRow {
		r := leaf(1, 0, "1", "x")
		r.Target.Rule = model.Rule{Comparator: model.AtLeast, Unit: "tấn", RollUp: model.Sum}
		r.Assigned, r.Given, r.Left = assigned, given, model.Num(left)
		return r
	}
	single := leaf(1, 0, "1", "x")
	single.Target.Rule.RollUp = model.Single
	lead := single
	lead.Assigned = 1
	many := single
	many.Assigned, many.Given = 9, 9
	rate := leaf(1, 0, "1", "x")
	rate.Assigned, rate.Given = 8, 8
	money := sum("1250750000", 3, 3)
	money.Target.Rule.Unit = dong
	for _, tc := range []struct {
		name string
		row  service.TargetRow
		want handState
		text string
	}{
		{"over", sum("-2", 8, 8), overAssigned, "vượt 2"},
		{"rest", sum("1350", 8, 8), remainder, "còn 1.350"},
		{"nobody", sum("20", 0, 0), notAssigned, "chưa giao"},
		{"a unit without figure", sum("0", 8, 7), figureMissing, "7/8"},
		{"done", sum("0", 8, 8), handedOut, "8/8"},
		{"rate", rate, handedOut, "8/8"},
		{"commune", single, communeLevel, "cấp xã"},
		{"commune with the unit in charge", lead, communeLevel, "cấp xã"},
		{"commune that units report too", many, handedOut, "9/9"},
		{"money in millions", money, remainder, "còn 1.250,75"},
	} {
		if got := handOut(tc.row); got != tc.want {
			t.Errorf("%s: state %d, want %d", tc.name, got, tc.want)
		}
		if got := givenCell(tc.row).Text; got != tc.text {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.text)
		}
	}
}

// An item tells the worst of its leaves, so that a folded one hides no gap.
func TestItemTellsWorstLeaf(t *testing.T) {
	top := item(1, "1", "Việc làm")
	top.Assigned, top.Given = 8, 8
	done := leaf(2, 1, "1a", "Đào tạo nghề")
	done.Assigned, done.Given = 8, 8
	rest := leaf(3, 1, "1b", "Xuất khẩu lao động")
	rest.Target.Rule.RollUp, rest.Assigned, rest.Given, rest.Left = model.Sum, 8, 8, model.Num("1")
	single := leaf(4, 1, "1c", "Cấp xã")
	single.Target.Rule.RollUp = model.Single
	for _, tc := range []struct {
		name   string
		leaves []service.TargetRow
		want   string
	}{
		{"all done", []service.TargetRow{done, done}, "8/8"},
		{"one with a rest", []service.TargetRow{done, rest, single}, "còn 1"},
		{"done and commune", []service.TargetRow{single, done}, "8/8"},
		{"only commune", []service.TargetRow{single}, "cấp xã"},
		{"no leaves", nil, ""},
	} {
		rows := append([]service.TargetRow{top}, tc.leaves...)
		if got := itemRow(top, rows).Cells[colGiven].Text; got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestListRowsShowMoneyInMillions(t *testing.T) {
	r := leaf(7, 0, "3a", "Tổng thu ngân sách")
	r.Target.Rule.Unit = dong
	r.Target.Plan, r.Target.LastYear = model.Of(model.Num("10129300000")), model.Of(model.Num("9846512345"))
	row := listRows([]service.TargetRow{r}, nil, 7)[0]
	var got []string
	for _, c := range row.Cells[:colGiven] {
		got = append(got, c.Text)
	}
	want := []string{"3a", "Tổng thu ngân sách", "triệu đ", "9.846,51", "10.129,3", "≥ từ 10.129,3 trở lên"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
	if row.Cells[colNumber].Fill != kit.FillUnsaved {
		t.Error("the unsaved row is not marked")
	}
}

func TestMetText(t *testing.T) {
	n := func(s string) model.Figure { return model.Of(model.Num(s)) }
	two := func(a, b string) model.Figure { return model.Figure{Number: model.Num(a), Second: model.Num(b)} }
	for _, tc := range []struct {
		rule model.Rule
		plan model.Figure
		want string
	}{
		{model.Rule{Comparator: model.AtLeast}, n("100"), "≥ từ 100 trở lên"},
		{model.Rule{Comparator: model.MoreThan}, n("5"), "> trên 5"},
		{model.Rule{Comparator: model.AtMost, Decimals: 2}, n("1.06"), "≤ không quá 1,06"},
		{model.Rule{Comparator: model.LessThan}, n("11"), "< dưới 11"},
		{model.Rule{Comparator: model.Exactly}, n("3"), "= đúng bằng 3"},
		{model.Rule{Comparator: model.Range}, two("8", "9"), "khoảng 8 – 9"},
		{model.Rule{Comparator: model.Ratio}, two("4", "9"), "≥ từ 04/09 trở lên"},
		{model.Rule{Comparator: model.Maintain}, n("3"), "giữ: không dưới 3"},
		{model.Rule{Comparator: model.YesNo}, model.Figure{Choice: model.ChoiceYes}, "mức: Đạt"},
		{model.Rule{Comparator: model.Grade, Grades: []string{"Tốt", "Khá"}}, model.Figure{Choice: "Tốt"}, "mức: từ Tốt trở lên"},
		{model.Rule{Comparator: model.Text}, model.Figure{Choice: model.RatingGood}, "mức: Giữ vững"},
		{model.Rule{Comparator: model.AtLeast}, model.Figure{}, "–"},
	} {
		if got := metText(tc.rule, tc.plan); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.rule.Comparator, got, tc.want)
		}
	}
}

func TestNextNumber(t *testing.T) {
	rows := plan()
	for _, tc := range []struct {
		item model.ID
		want string
	}{{0, "4"}, {1, "1c"}, {4, "2a"}, {5, "3b"}} {
		if got := nextNumber(rows, tc.item); got != tc.want {
			t.Errorf("next under %d is %q, want %q", tc.item, got, tc.want)
		}
	}
	if got := nextNumber(nil, 0); got != "1" {
		t.Errorf("the first number is %q", got)
	}
}

func TestCountText(t *testing.T) {
	rows := plan()
	rows[3].Target.Rule.Comparator = model.Text
	if got, want := countText(rows), "3 chỉ tiêu, 4 thành phần (3 số, 1 định tính)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A plan that is a change has its percent sign, for the unit of measure is that
// of the results.
func TestListRowsOfAChange(t *testing.T) {
	r := leaf(7, 0, "3", "Thu ngân sách")
	r.Target.Rule = model.Rule{Comparator: model.Growth, Unit: dong, RollUp: model.Sum}
	r.Target.Plan, r.Target.LastYear = model.Figure{Number: model.Num("8"), Second: model.Num("9.5")}, model.Of(model.Num("9846512345"))
	r.Assigned, r.Given = 2, 2
	var got []string
	for _, c := range listRows([]service.TargetRow{r}, nil, 0)[0].Cells {
		got = append(got, c.Text)
	}
	want := []string{"3", "Thu ngân sách", "triệu đ", "9.846,51", "8 – 9,5%", "tăng 8 – 9,5%", "2/2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
	r.Target.Rule.Comparator, r.Target.Plan.Second = model.Reduction, model.None
	if got := listRows([]service.TargetRow{r}, nil, 0)[0].Cells[colMet].Text; got != "giảm ≥ 8%" {
		t.Errorf("met %q", got)
	}
}

// Shares of a change are percentages that nobody adds up.
func TestMatrixOfAChange(t *testing.T) {
	target := model.Target{Leaf: true, Plan: model.Of(model.Num("10")), Rule: model.Rule{Comparator: model.Growth, Unit: "tấn", RollUp: model.Sum}}
	m := matrix{sheet: service.AllocationSheet{Target: target}}
	m.rows = []service.AllocationRow{{Unit: model.Unit{Name: "Thôn 1", Kind: model.Village}, Assigned: true}}
	if got := m.cells(0, m.rows[0])[colAssigned].Text; got != "như xã" {
		t.Errorf("the share shows %q", got)
	}
	if got := m.foot()[0].Cells[colUnitName].Text; got != "Mức tăng, giảm theo %, không cộng" {
		t.Errorf("the foot says %q", got)
	}
	if got := m.figures()[0].value; got != "10%" {
		t.Errorf("the commune's plan shows %q", got)
	}
	if f, err := m.read("12 - 15%"); err != nil || !f.Equal(model.Figure{Number: model.Num("12"), Second: model.Num("15")}) {
		t.Errorf("%v, %v", f, err)
	}
	if _, err := m.read("-3"); err == nil {
		t.Error("a fall was taken for a rise")
	}
}
