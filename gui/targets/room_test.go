package targets

import (
	"testing"

	"fyne.io/fyne/v2"
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
	lines := []kit.Row{{Cells: kit.Texts("", "", "", "", "", "", "vượt 1")}}
	if need := fyne.MeasureText("vượt 1", kit.SizeLabel, fyne.TextStyle{Bold: true}).Width + 22 + 14; givenRoom(lines) < need {
		t.Errorf("“vượt 1” needs %g and has %g", need, givenRoom(lines))
	}
	if got := givenRoom([]kit.Row{{Cells: kit.Texts("", "", "", "", "", "", "8/8")}}); got != 78 {
		t.Errorf("“8/8” has %g", got)
	}
}
