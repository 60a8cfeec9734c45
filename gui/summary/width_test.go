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
