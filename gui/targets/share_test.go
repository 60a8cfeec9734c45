package targets

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/service"
)

// handed makes a sheet of a summed target: what each unit is assigned ("" is
// assigned without a figure), what it registered and its labour.
func handed(planned string, units ...[3]string) service.AllocationSheet {
	s := service.AllocationSheet{Target: model.Target{ID: 9, Number: "12b", Name: "Xuất khẩu lao động", Leaf: true,
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "người", Timing: model.Flow, RollUp: model.Sum},
		Plan: model.Of(model.Num(planned))}}
	given := decimal.Zero
	for i, u := range units {
		r := service.AllocationRow{Assigned: true, Unit: model.Unit{ID: model.ID(i + 1), Name: "Thôn " + string(rune('1'+i)), Kind: model.Village}}
		if u[0] != "" {
			r.Allocation.Plan = model.Of(model.Num(u[0]))
			given = given.Add(r.Allocation.Plan.Number.Decimal)
		}
		if u[1] != "" {
			r.Registered, r.Registration.Plan = true, model.Of(model.Num(u[1]))
			s.Registered = model.SumOf(s.Registered, r.Registration.Plan.Number)
		}
		if u[2] != "" {
			r.Unit.Measures = map[model.Measure]decimal.Decimal{model.MeasureLabour: decimal.RequireFromString(u[2])}
		}
		s.Rows = append(s.Rows, r)
	}
	s.Given = model.Some(given)
	s.Left = model.Some(s.Target.Plan.Number.Decimal.Sub(given))
	return s
}

// after writes what the units have when the changes are made.
func after(m matrix, list []change) []string {
	to := map[model.ID]share{}
	for _, c := range list {
		to[c.unit] = c.to
	}
	var out []string
	for _, r := range m.rows {
		s, ok := to[r.Unit.ID]
		if !ok {
			s = shareOf(r)
		}
		out = append(out, model.Plain(s.plan.Number))
	}
	return out
}

func TestFills(t *testing.T) {
	for _, tc := range []struct {
		name  string
		sheet service.AllocationSheet
		fill  fill
		want  []string
	}{
		{"one left goes to one unit", handed("20", [3]string{"3", "", "412"}, [3]string{"3", "", "398"}, [3]string{"13", "", "100"}), fillRest, []string{"4", "3", "13"}},
		{"all left without denominators", handed("10", [3]string{"", "", ""}, [3]string{"", "", ""}, [3]string{"", "", ""}), fillRest, []string{"4", "3", "3"}},
		{"equal", handed("20", [3]string{"9", "", ""}, [3]string{"", "", ""}, [3]string{"1", "", ""}), fillEqual, []string{"7", "7", "6"}},
		{"by labour", handed("20", [3]string{"", "", "100"}, [3]string{"", "", "300"}), fillBasis, []string{"5", "15"}},
	} {
		m := newMatrix(tc.sheet, model.MeasureLabour, nil)
		list, err := m.fill(tc.fill)
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if diff := cmp.Diff(tc.want, after(m, list)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestFillReasons(t *testing.T) {
	rate := handed("80", [3]string{"", "", "1"})
	rate.Target.Rule.RollUp = model.Weighted
	nobody := handed("20")
	noPlan := handed("20", [3]string{"", "", "1"})
	noPlan.Target.Plan = model.Figure{}
	for _, tc := range []struct {
		name  string
		sheet service.AllocationSheet
		basis model.Measure
		fill  fill
		want  string
	}{
		{"fine", handed("20", [3]string{"3", "", "1"}), model.MeasureLabour, fillRest, ""},
		{"rate", rate, model.MeasureLabour, fillEqual, "Chỉ tiêu này không cộng từ các đơn vị."},
		{"nobody", nobody, "", fillEqual, "Chưa giao cho đơn vị nào."},
		{"no plan", noPlan, "", fillEqual, "Chỉ tiêu chưa có số kế hoạch."},
		{"all given", handed("3", [3]string{"3", "", ""}), "", fillRest, "Đã giao hết."},
		{"over", handed("2", [3]string{"3", "", ""}), "", fillRest, "Đã giao vượt kế hoạch."},
		{"no denominator", handed("5", [3]string{"3", "", ""}), "", fillBasis, "Các đơn vị chưa ghi số hộ, nhân khẩu hay diện tích."},
		{"one unit without", handed("5", [3]string{"3", "", "4"}, [3]string{"", "", ""}), model.MeasureLabour, fillBasis, "Thôn 2 chưa ghi số lao động."},
	} {
		m := newMatrix(tc.sheet, tc.basis, nil)
		if got := m.fillReason(tc.fill); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
		if _, err := m.fill(tc.fill); (err != nil) != (tc.want != "") {
			t.Errorf("%s: fill returned %v", tc.name, err)
		}
	}
}

func TestPaste(t *testing.T) {
	m := newMatrix(handed("20", [3]string{"3", "4", ""}, [3]string{"3", "", ""}), "", nil)
	list, bad, over := m.paste(0, colAssigned, [][]string{{"5", "6", "bỏ qua"}, {"mười", "2"}, {"9"}})
	if over != 1 {
		t.Errorf("%d lines are outside, want 1", over)
	}
	if diff := cmp.Diff([]string{"5", "3"}, after(m, list)); diff != "" {
		t.Errorf("assigned (-want +got):\n%s", diff)
	}
	if got := model.Plain(list[0].to.own.Number) + " " + model.Plain(list[1].to.own.Number); got != "6 2" {
		t.Errorf("registered %q", got)
	}
	if len(bad) != 1 || bad[cellRef{2, colAssigned}].text != "mười" || bad[cellRef{2, colAssigned}].reason == "" {
		t.Errorf("refused cells: %v", bad)
	}
	if list, _, _ := m.paste(0, colAssigned, [][]string{{"3", "4"}}); len(list) != 0 {
		t.Errorf("pasting what is there changes %v", list)
	}
}

func TestHistory(t *testing.T) {
	var h history
	if _, ok := h.undo(); ok {
		t.Error("an empty history undoes")
	}
	a := share{assigned: true, plan: model.Of(model.Num("3"))}
	b := share{assigned: true, plan: model.Of(model.Num("5"))}
	h.add(step{target: 1, list: []change{{unit: 7, from: a, to: b}}})
	h.add(step{target: 1})
	s, ok := h.undo()
	if !ok || !s.list[0].to.sameAssignment(a) || !s.list[0].from.sameAssignment(b) {
		t.Fatalf("undo gives %+v", s)
	}
	if s, ok = h.redo(); !ok || !s.list[0].to.sameAssignment(b) {
		t.Fatalf("redo gives %+v", s)
	}
	h.undo()
	h.add(step{target: 2, list: []change{{unit: 8}}})
	if _, ok := h.redo(); ok {
		t.Error("a new step leaves the undone one to redo")
	}
}

// failing is a book that refuses registrations, and taking back from one unit.
type failing struct {
	assigned map[model.ID]model.Figure
	taken    []model.ID
	keeps    model.ID
}

func (f *failing) AssignAll(_ context.Context, _ model.ID, plans map[model.ID]model.Figure) error {
	f.assigned = plans
	return nil
}

func (f *failing) Unassign(_ context.Context, _, unit model.ID) error {
	if unit == f.keeps {
		return errors.New("đã có số liệu")
	}
	f.taken = append(f.taken, unit)
	return nil
}

func (f *failing) Register(context.Context, model.Registration) error {
	return errors.New("không ghi được")
}

// What was written before a failure is told, so that it can be undone.
func TestWriteTellsWhatWasDone(t *testing.T) {
	three, five := model.Of(model.Num("3")), model.Of(model.Num("5"))
	list := []change{
		{unit: 1, from: share{assigned: true, plan: three}, to: share{assigned: true, plan: five, own: five}},
		{unit: 2, from: share{assigned: true, plan: three}, to: share{}},
	}
	book := &failing{}
	done, err := write(context.Background(), book, 9, list)
	if err == nil || len(done) != 1 || done[0].unit != 1 || !done[0].to.sameAssignment(list[0].to) || !done[0].to.own.Missing() {
		t.Errorf("a refused registration leaves %+v, %v", done, err)
	}
	book = &failing{keeps: 2}
	done, err = write(context.Background(), book, 9, list[1:])
	if err == nil || len(done) != 0 {
		t.Errorf("a refused taking back leaves %+v, %v", done, err)
	}
}

// TestFillPassesOverAUnitThatStops: it keeps what it has, the others share the
// rest.
func TestFillPassesOverAUnitThatStops(t *testing.T) {
	w, s := newTestAllocation(t)
	if err := w.Svc.CloseUnit(t.Context(), w.row("12b", "Thôn 2").Unit.ID, "2024-06-18", "sáp nhập"); err != nil {
		t.Fatal(err)
	}
	s.fill(fillEqual)
	wantNumber(t, "Thôn 2", w.row("12b", "Thôn 2").Allocation.Plan.Number, "3")
	sheet := w.sheet("12b")
	if got := sheet.Given.Decimal.String(); got != "20" {
		t.Errorf("%s of 20 are handed out", got)
	}
	if got, want := w.Notices[len(w.Notices)-1].Text, "Đã chia đều chỉ tiêu 12b cho 7 thôn."; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	s.enter(w, "Thôn 2", colAssigned, "9")
	if got := s.Unsaved(); got == "" {
		t.Error("a unit that stops was given more")
	}
	if cell := s.m.kitRows()[1].Cells[colState]; cell.Text != "Thôi hoạt động" {
		t.Errorf("the row says %q", cell.Text)
	}
}
