package targets

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

func TestCompareShare(t *testing.T) {
	n := func(s string) model.Figure { return model.Of(model.Num(s)) }
	rise := model.Rule{Comparator: model.AtLeast, Unit: "người", RollUp: model.Sum}
	fall := model.Rule{Comparator: model.AtMost, Unit: "%", RollUp: model.Weighted, Decimals: 2}
	grade := model.Rule{Comparator: model.Grade, Grades: []string{"Tốt", "Khá", "Yếu"}, RollUp: model.Worst}
	ratio := model.Rule{Comparator: model.Ratio, RollUp: model.Sum}
	reduction := model.Rule{Comparator: model.Reduction, Unit: "vụ", RollUp: model.Sum}
	two := func(a, b string) model.Figure { return model.Figure{Number: model.Num(a), Second: model.Num(b)} }
	for _, tc := range []struct {
		name            string
		rule            model.Rule
		plan, own       model.Figure
		state, distance string
		worse           bool
	}{
		{"more", rise, n("3"), n("4"), "Cao hơn mức giao", "+1", false},
		{"equal", rise, n("3"), n("3"), "Bằng mức giao", "0", false},
		{"less", rise, n("2"), n("1"), "Thấp hơn mức giao", "−1", true},
		{"falling further is better", fall, n("1.1"), n("0.9"), "Thấp hơn mức giao", "−0,2", false},
		{"falling less is worse", fall, n("1.1"), n("1.3"), "Cao hơn mức giao", "+0,2", true},
		{"a deeper cut is better", reduction, n("12"), n("15"), "Cao hơn mức giao", "+3", false},
		{"the commune's cut", reduction, model.Figure{}, n("90"), "Thấp hơn mức giao", "−9", true},
		{"better grade", grade, model.Figure{Choice: "Khá"}, model.Figure{Choice: "Tốt"}, "Cao hơn mức giao", "", false},
		{"worse grade", grade, model.Figure{Choice: "Khá"}, model.Figure{Choice: "Yếu"}, "Thấp hơn mức giao", "", true},
		{"ratio of another whole", ratio, two("4", "8"), two("5", "9"), "Cao hơn mức giao", "", false},
		{"nothing registered", rise, n("3"), model.Figure{}, "Chưa đăng ký", "", false},
		{"no share in a sum", rise, model.Figure{}, n("4"), "Đã đăng ký", "", false},
	} {
		target := model.Target{Rule: tc.rule, Plan: n("99"), Leaf: true}
		r := service.AllocationRow{Assigned: true, Registered: true, Allocation: model.Allocation{Plan: tc.plan}, Registration: model.Registration{Plan: tc.own}}
		c := compareShare(target, r)
		if c.difference != tc.distance || c.worse != tc.worse || c.cell(r).Text != tc.state {
			t.Errorf("%s: %q %q worse %t, want %q %q %t", tc.name, c.cell(r).Text, c.difference, c.worse, tc.state, tc.distance, tc.worse)
		}
	}
	// Where shares do not add up, the commune's plan stands for a missing one.
	target := model.Target{Rule: fall, Plan: n("1.06")}
	r := service.AllocationRow{Assigned: true, Registration: model.Registration{Plan: n("1")}}
	if got := compareShare(target, r).difference; got != "−0,06" {
		t.Errorf("against the commune's plan: %q", got)
	}
}

// foot texts of the name, assigned and state columns, with the row's kind.
func footOf(m matrix) [][4]string {
	kinds := map[kit.RowKind]string{kit.RowNormal: "", kit.RowTotal: "total", kit.RowNotice: "amber", kit.RowWrong: "red"}
	var out [][4]string
	for _, r := range m.foot() {
		out = append(out, [4]string{kinds[r.Kind], r.Cells[colUnitName].Text, r.Cells[colAssigned].Text, r.Cells[colState].Text})
	}
	return out
}

func TestFoot(t *testing.T) {
	units := [][3]string{{"3", "4", "412"}, {"2", "", "398"}}
	rate := handed("1.06", units...)
	rate.Target.Rule = model.Rule{Comparator: model.AtMost, Unit: "%", Decimals: 2, RollUp: model.Weighted, Weight: model.MeasureHouseholds}
	for _, tc := range []struct {
		name  string
		sheet service.AllocationSheet
		want  [][4]string
	}{
		{"rest", handed("6", units...), [][4]string{{"total", "Cộng 2 thôn", "5", "Thôn 2 chưa đăng ký"}, {"", "Kế hoạch xã", "6", ""}, {"amber", "Còn lại", "1", "Giao tiếp 1 người"}}},
		{"over", handed("4", units...), [][4]string{{"total", "Cộng 2 thôn", "5", "Thôn 2 chưa đăng ký"}, {"", "Kế hoạch xã", "4", ""}, {"red", "Giao vượt", "1", "Bớt 1 người"}}},
		{"even", handed("5", units...), [][4]string{{"total", "Cộng 2 thôn", "5", "Thôn 2 chưa đăng ký"}, {"", "Kế hoạch xã", "5", ""}, {"", "Còn lại", "0", "Đã giao hết"}}},
		{"rate", rate, [][4]string{{"total", "Bình quân theo số hộ, không cộng", "", "Thôn 2 chưa đăng ký"}, {"", "Kế hoạch xã", "1,06", ""}}},
		{"nobody", handed("5"), nil},
	} {
		if diff := cmp.Diff(tc.want, footOf(newMatrix(tc.sheet, "", nil))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestFigures(t *testing.T) {
	sheet := handed("20", [3]string{"3", "4", ""}, [3]string{"16", "", ""})
	sheet.Rows[0].Registration.Hard = true
	got := newMatrix(sheet, "", nil).figures()
	want := []headFigure{{"Kế hoạch xã", "20 người", kit.ToneNormal}, {"Đã giao", "19 người", kit.ToneNormal}, {"Còn lại chưa giao", "1 người", kit.ToneWarn},
		{"Tổng đăng ký", "4 người", kit.ToneNormal}, {"Đã đăng ký", "1/2 thôn", kit.ToneNormal}, {"Việc khó", "1 thôn", kit.ToneNormal}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(headFigure{})); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	sheet.Left = model.Num("-2")
	if got := newMatrix(sheet, "", nil).figures()[2]; got != (headFigure{"Giao vượt kế hoạch", "2 người", kit.ToneBad}) {
		t.Errorf("over-assigned: %+v", got)
	}
}

func TestBasisFor(t *testing.T) {
	sheet := handed("20", [3]string{"", "", "412"})
	for _, tc := range []struct {
		unit   string
		rollUp model.RollUp
		weight model.Measure
		want   model.Measure
	}{
		{"người", model.Sum, "", model.MeasureLabour},
		{"tấn", model.Sum, "", model.MeasureLabour}, // no unit has rice land: the one they have
		{"%", model.Weighted, model.MeasureHouseholds, model.MeasureHouseholds},
	} {
		target := model.Target{Rule: model.Rule{Unit: tc.unit, RollUp: tc.rollUp, Weight: tc.weight}}
		if got := basisFor(target, sheet.Rows); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.unit, got, tc.want)
		}
	}
	if got := basisFor(model.Target{Rule: model.Rule{Unit: "người"}}, handed("1", [3]string{"", "", ""}).Rows); got != "" {
		t.Errorf("units without denominators give %q", got)
	}
}

func TestMatrixCells(t *testing.T) {
	sheet := handed("20", [3]string{"3", "4", "412"}, [3]string{"", "", ""})
	sheet.Rows = append(sheet.Rows, service.AllocationRow{Unit: model.Unit{ID: 3, Name: "Trường", Kind: model.School}})
	m := newMatrix(sheet, model.MeasureLabour, map[cellRef]typedCell{{2, colAssigned}: {"hai", "không đọc được"}, {1, colRegistered}: {"5", ""}})
	rows := m.kitRows()
	if len(rows) != 2 || len(m.others()) != 1 {
		t.Fatalf("%d units have it, %d do not", len(rows), len(m.others()))
	}
	if c := rows[1].Cells[colAssigned]; c.Text != "hai" || c.Fill != kit.FillWrong {
		t.Errorf("the refused cell is %+v", c)
	}
	if c := rows[0].Cells[colRegistered]; c.Text != "5" || c.Fill != kit.FillUnsaved {
		t.Errorf("the cell being saved is %+v", c)
	}
	if got := m.editText(1, colAssigned); got != "hai" {
		t.Errorf("the refused cell is edited as %q", got)
	}
	if got := rows[1].Cells[colBasis].Text; got != "–" {
		t.Errorf("a missing denominator is %q", got)
	}
	rate := sheet
	rate.Target.Rule.RollUp, rate.Target.Rule.Unit = model.Weighted, "%"
	m = newMatrix(rate, "", nil)
	if got := m.kitRows()[1].Cells[colAssigned].Text; got != "như xã" {
		t.Errorf("a unit without a rate of its own shows %q", got)
	}
	if got := m.editText(1, colAssigned); got != "" {
		t.Errorf("and is edited as %q", got)
	}
}

func TestLeafRows(t *testing.T) {
	rows := plan()
	for i := range rows {
		rows[i].Assigned, rows[i].Given = 8, 8
	}
	rows[5].Assigned, rows[5].Given = 0, 0 // 3a
	rows[3].Target.Rule.RollUp, rows[3].Assigned = model.Single, 1
	for _, tc := range []struct {
		f    leafFilter
		want []string
	}{
		{leafFilter{}, []string{"3a", "1a", "1b", "2"}},
		{leafFilter{state: filterOpen}, []string{"3a"}},
		{leafFilter{state: filterDone}, []string{"1a", "1b"}},
		{leafFilter{state: filterCommune}, []string{"2"}},
		{leafFilter{query: "nang suat"}, []string{"1b"}},
	} {
		if diff := cmp.Diff(tc.want, numbers(leafRows(rows, tc.f))); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", tc.f, diff)
		}
	}
	if n := openLeaves(rows); n != 1 {
		t.Errorf("%d leaves are open", n)
	}
}

func TestUnitPick(t *testing.T) {
	p := &unitPick{blocks: map[model.ID]string{1: "Khối thôn", 2: "Khối trường học"}, chosen: map[model.ID]bool{},
		rows: []service.AllocationRow{{Unit: model.Unit{ID: 1, Name: "Thôn 1", BlockID: 1}}, {Unit: model.Unit{ID: 2, Name: "Trường Mầm non", BlockID: 2}},
			{Unit: model.Unit{ID: 3, Name: "Trường THCS", BlockID: 2}}}}
	p.query = "khoi truong"
	p.toggleAll()
	p.toggle(2)
	list := p.changes()
	if len(list) != 1 || list[0].unit != 3 || !list[0].to.assigned || !list[0].to.plan.Missing() {
		t.Errorf("chosen: %+v", list)
	}
	p.toggleAll()
	p.toggleAll()
	if got := p.changes(); len(got) != 0 {
		t.Errorf("choosing all twice leaves %+v", got)
	}
}
