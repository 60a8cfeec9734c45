package progress_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// sharesBook is item 1, of which the leaves 1a to 1c are shares that unit 1
// reports; a check makes it a structure.
func sharesBook(t *testing.T, plans, values [3]string) progress.Facts {
	t.Helper()
	f := progress.Facts{Plan: model.Plan{Year: 2024}, Units: []model.Unit{{ID: 1, Name: "Thôn 1"}},
		Targets: []model.Target{{ID: 1, Number: "1", Name: "Cơ cấu kinh tế"}},
		Checks:  []model.CrossCheck{{Kind: model.CheckHundred, Name: "Cơ cấu", Factor: decimal.NewFromInt(1), Scope: model.ScopeBoth, Active: true}}}
	for i := range 3 {
		id := model.ID(2 + i)
		f.Targets = append(f.Targets, model.Target{ID: id, ParentID: 1, Number: "1" + string(rune('a'+i)), Name: "Ngành", Leaf: true, LeadID: 1,
			Rule: rule(model.Exactly, "%", model.Stock, model.Single), Plan: number(t, plans[i])})
		f.Allocations = append(f.Allocations, model.Allocation{TargetID: id, UnitID: 1})
		f.Checks[0].Left = append(f.Checks[0].Left, model.CheckTerm{TargetID: id})
		f.Values = append(f.Values, progress.Reported{UnitID: 1, Code: model.H1, Status: model.Submitted, Value: model.Value{TargetID: id, Figure: number(t, values[i])}})
	}
	return f
}

// TestStructure: the item is judged by its parts and tells whether they make
// 100 in the plan and in the results.
func TestStructure(t *testing.T) {
	const worst = "Lấy mức kém nhất của các thành phần đã đánh giá: 1a, 1b, 1c đúng tiến độ."
	for _, c := range []struct {
		name          string
		plans, values [3]string
		change        func(*progress.Facts)
		want          string
	}{
		{"makes 100", [3]string{"60", "25", "15"}, [3]string{"60", "25", "15"}, nil,
			worst + " Cơ cấu: kế hoạch 1a + 1b + 1c = 60 + 25 + 15 = 100%, đúng 100%; thực hiện 1a + 1b + 1c = 60 + 25 + 15 = 100%, đúng 100%."},
		{"does not", [3]string{"60", "25", "14"}, [3]string{"60", "25", "14"}, nil,
			worst + " Cơ cấu: kế hoạch 1a + 1b + 1c = 60 + 25 + 14 = 99%, lệch 1 điểm % so với 100%; thực hiện 1a + 1b + 1c = 60 + 25 + 14 = 99%, lệch 1 điểm % so với 100%."},
		{"within the tolerance", [3]string{"60", "25", "14.5"}, [3]string{"60", "25", "14.5"}, func(f *progress.Facts) {
			f.Checks[0].Tolerance.Amount, f.Checks[0].Scope = model.Num("0.5").Decimal, model.ScopePlan
		}, worst + " Cơ cấu: kế hoạch 1a + 1b + 1c = 60 + 25 + 14,5 = 99,5%, lệch 0,5 điểm % so với 100%, trong mức cho phép."},
		{"not all known", [3]string{"60", "", "15"}, [3]string{}, nil,
			"Chưa thành phần nào được đánh giá (1a, 1b, 1c chưa có số liệu). Cơ cấu: kế hoạch chưa đủ, còn thiếu 1b; thực hiện chưa có số."},
		{"another period only", [3]string{"60", "25", "15"}, [3]string{"60", "25", "15"}, func(f *progress.Facts) { f.Checks[0].Code = model.Y },
			worst + " Cơ cấu: kế hoạch 1a + 1b + 1c = 60 + 25 + 15 = 100%, đúng 100%."},
		{"switched off", [3]string{"60", "25", "15"}, [3]string{"60", "25", "15"}, func(f *progress.Facts) { f.Checks[0].Active = false }, worst},
		{"not of all leaves", [3]string{"60", "25", "15"}, [3]string{"60", "25", "15"}, func(f *progress.Facts) { f.Checks[0].Left = f.Checks[0].Left[:2] }, worst},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := sharesBook(t, c.plans, c.values)
			if c.change != nil {
				c.change(&f)
			}
			r := progress.Build(f, model.H1).Rows[0]
			if r.Why != c.want {
				t.Errorf("got  %s\nwant %s", r.Why, c.want)
			}
			if r.Target.Measured() || !r.ToDate.Missing() {
				t.Errorf("the item has figures: %q", text(r.ToDate))
			}
		})
	}
	unit, err := progress.BuildUnit(sharesBook(t, [3]string{"60", "25", "15"}, [3]string{"60", "25", "15"}), 1, model.H1)
	if err != nil || unit.Rows[0].Why != worst {
		t.Errorf("one unit's table says %q, %v", unit.Rows[0].Why, err)
	}
}

func TestPlanOfAStructure(t *testing.T) {
	for want, plans := range map[string][3]string{
		"Cơ cấu: kế hoạch 1a + 1b + 1c = 25 + 40 + 35 = 100%, đúng 100%.":                       {"25", "40", "35"},
		"Cơ cấu: kế hoạch 1a + 1b + 1c = 25 + 40,5 + 35 = 100,5%, lệch 0,5 điểm % so với 100%.": {"25", "40.5", "35"},
		"Cơ cấu: kế hoạch chưa đủ, còn thiếu 1c.":                                               {"25", "40", ""},
	} {
		if got := progress.StructurePlan(sharesBook(t, plans, [3]string{}).Targets[1:]); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestCheckShare(t *testing.T) {
	item := model.Target{Number: "1"}
	leaf := func(c model.Comparator, unit string) model.Target {
		return model.Target{Number: "1a", Leaf: true, Rule: rule(c, unit, model.Stock, model.Single)}
	}
	for _, c := range []struct {
		leaf  model.Target
		field string
	}{{leaf(model.AtLeast, "%"), ""}, {leaf(model.AtMost, "%"), ""}, {leaf(model.AtLeast, "ha"), "unit"}, {leaf(model.Range, "%"), "comparator"}, {leaf(model.Grade, ""), "comparator"}} {
		err := progress.CheckShare(item, c.leaf)
		if model.FieldOf(err) != c.field || err != nil && !strings.Contains(model.Message(err), "1a") {
			t.Errorf("%s %s: %v, want field %q", c.leaf.Rule.Comparator, c.leaf.Rule.Unit, err, c.field)
		}
	}
}
