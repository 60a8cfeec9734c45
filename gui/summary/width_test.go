package summary

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// A plan that is a change shows whole; without one the column keeps its width.
func TestPlansOfChangesHaveRoom(t *testing.T) {
	newWorld(t) // the fonts of the program
	usual := columns(small(), progress.Million)[colPlan].Width
	table := small()
	table.Rows[3].Target.Rule.Comparator = model.Growth
	for _, plan := range []model.Figure{model.Of(model.Num("10")), {Number: model.Num("8.5"), Second: model.Num("12.5")}} {
		table.Rows[3].Plan = plan
		text := progress.PlanText(table.Rows[3].Target.Rule, plan)
		need := fyne.MeasureText(text, kit.SizeText, fyne.TextStyle{}).Width + 15
		if got := columns(table, progress.Million)[colPlan].Width; got < need || got < usual {
			t.Errorf("%q needs %v and has %v", text, need, got)
		}
	}
	if got := wordsWidth(small()); got != 0 {
		t.Errorf("plain plans take %v", got)
	}
}

// Figures of a big commune show whole: nothing turns into "####".
func TestFiguresHaveRoom(t *testing.T) {
	newWorld(t) // the fonts of the program
	table := small()
	r := &table.Rows[1]
	r.Target.Rule = model.Rule{Comparator: model.AtLeast, Unit: "đồng", Timing: model.Flow, Decimals: 0}
	r.Plan, r.ToDate, r.LastYear = model.Of(model.Num("1100129300000")), model.Of(model.Num("1100129300000")), model.Of(model.Num("998129300000"))
	r.Estimate, r.Reported, r.Expected = model.Num("1100129300000"), 51, 60
	for _, m := range []progress.Money{progress.Million, progress.Dong} {
		cols, row := columns(table, m), cells(*r, m)
		for _, i := range []int{colLast, colPlan, colDone, colEstimate, colReported} {
			size := kit.SizeText
			if cols[i].Small {
				size = kit.SizeLabel
			}
			need := fyne.MeasureText(row[i].Text, size, fyne.TextStyle{Bold: row[i].Bold}).Width + 14 // what a cell keeps free
			if cols[i].Width < need {
				t.Errorf("%s in %s: %q needs %g and has %g", cols[i].ID, m, row[i].Text, need, cols[i].Width)
			}
		}
	}
}

// TestUnitsTellInFullWhyTheyDoNotCount: "chưa đán…" is no word.
func TestUnitsTellInFullWhyTheyDoNotCount(t *testing.T) {
	newWorld(t) // the fonts of the program
	units := make([]progress.UnitRow, 8)
	for i := range units {
		units[i].Judgement = progress.NotYetJudged
	}
	rule := model.Rule{Comparator: model.AtLeast, Unit: "%"}
	got := makeUnits(units, rule, progress.Million, false)
	text := got.rows[0].Cells[2].Text
	need := fyne.MeasureText(text, kit.SizeLabel, fyne.TextStyle{}).Width + 14
	if text != "chưa đánh giá" || got.columns[2].Width < need || got.columns[5].Width < need {
		t.Errorf("%q needs %g and has %g and %g", text, need, got.columns[2].Width, got.columns[5].Width)
	}
	units[0] = progress.UnitRow{Judgement: progress.Met, Counted: true, ToDate: model.Of(model.Num("1"))}
	if got := makeUnits(units[:1], rule, progress.Million, false).columns[2].Width; got != 88 {
		t.Errorf("the bar of a unit has %g", got)
	}
}
