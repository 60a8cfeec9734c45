package targets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// TestFiguresInDongShowWhole: also of a budget of a thousand billion, in the
// list, in what is handed out and in last year's results.
func TestFiguresInDongShowWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	big := model.Of(model.Num("1100129300000"))
	budget := model.Target{ID: 1, Number: "3a", Name: "Tổng thu", Leaf: true, Plan: big, LastYear: big,
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "đồng", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}}
	share := service.AllocationRow{Assigned: true, Allocation: model.Allocation{Plan: big, LastYear: big}, Registered: true, Registration: model.Registration{Plan: model.Of(model.Num("1"))}}
	m := newMatrix(service.AllocationSheet{Target: budget, Rows: []service.AllocationRow{share}, Given: big.Number}, "", nil)
	past := service.PastSheet{Codes: []model.PeriodCode{model.H1, model.Y},
		Rows: []service.PastRow{{Target: budget, Figures: map[model.PeriodCode]model.Figure{model.Y: big}}}}
	for _, tt := range []struct {
		cols []kit.Column
		col  int
		text string
	}{
		{listColumns(2024, []service.TargetRow{{Target: budget}}), colPlan, "1.100.129,3"},
		{m.columns(2024), colAssigned, "1.100.129.300.000"},
		{m.columns(2024), colDifference, "−1.100.129.299.999"},
		{pastColumns(past, 2024), pastFirst + 1, "1.100.129.300.000"},
	} {
		need := fyne.MeasureText(tt.text, kit.SizeText, fyne.TextStyle{}).Width + 14
		if got := tt.cols[tt.col]; got.Width < min(need, figureRoom) {
			t.Errorf("%s: %q needs %g and has %g", got.ID, tt.text, need, got.Width)
		}
	}
	if got := pastColumns(past, 2024)[pastFirst].Width; got != 92 {
		t.Errorf("a column without long figures has %g", got)
	}
}

func TestWhatIsHandedOutShowsWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	leaf := model.Target{ID: 2, ParentID: 1, Leaf: true, Rule: model.Rule{Comparator: model.AtLeast, Unit: "tấn", RollUp: model.Sum}}
	width := func(left string) float32 {
		rows := []service.TargetRow{{Target: model.Target{ID: 1, Rule: leaf.Rule}, Assigned: 8, Given: 8}, {Target: leaf, Assigned: 8, Given: 8, Left: model.Num(left)}}
		return listColumns(2024, rows)[colGiven].Width
	}
	if need := fyne.MeasureText("vượt 1", kit.SizeLabel, fyne.TextStyle{Bold: true}).Width + 22 + 14; width("-1") < need {
		t.Errorf("“vượt 1” needs %g and has %g", need, width("-1"))
	}
	if got := width("0"); got != 78 {
		t.Errorf("“8/8” has %g", got)
	}
}

// TestPlansReadInDongShowWhole: "≥…" says nothing of the plan.
func TestPlansReadInDongShowWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	row := func(when string) kit.Row {
		return kit.Row{Cells: kit.Texts("", "3a", "Tổng thu ngân sách", when, "đồng", "rõ")}
	}
	const when = "≥ 10.129.300.000"
	need := fyne.MeasureText(when, kit.SizeLabel, fyne.TextStyle{}).Width + 14
	if got := readingColumns([]kit.Row{row("< 11"), row(when)})[3].Width; got < need {
		t.Errorf("%q needs %g and has %g", when, need, got)
	}
	if got := readingColumns([]kit.Row{row("< 11")})[3].Width; got != 124 {
		t.Errorf("“< 11” has %g", got)
	}
}

// drawn tells whether a text shows whole on the page.
func drawn(w *world, text string) bool {
	for _, o := range test.LaidOutObjects(w.Win.Content()) {
		if x, ok := o.(*canvas.Text); ok && x.Text == text {
			return true
		}
	}
	return false
}
