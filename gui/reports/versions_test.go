package reports

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestVersionsOfACorrectedReport(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 7") // submitted
	s.pick(pageHistory)
	if s.history.versions.content.Visible() {
		t.Error("a report that was never approved lists versions")
	}
	test.Tap(s.head.approve)
	s.askReopen()
	w.Type("sai tỷ suất sinh\n")
	if st := w.reportStatus("Thôn 7").Status; st != model.Draft {
		t.Fatalf("the report is %s", st)
	}
	s.showPage(pageValues)
	w.at(s, "9", colValue)
	w.Type("9,1\n")
	s.pick(pageHistory)
	list := s.history.versions
	if !list.content.Visible() || list.grid.Source().Len() != 1 {
		t.Fatal("the version is not listed")
	}
	guitest.WantText(t, list.grid.Cell(0, 5).Text, "sai tỷ suất sinh")
	if w.Win.Canvas().Focused() != list.grid {
		t.Error("the versions do not hold the keyboard")
	}
	w.Press(fyne.KeyReturn)
	grid, ok := w.Win.Canvas().Focused().(*kit.Grid)
	if !ok || !w.Asked() {
		t.Fatal("the version does not open")
	}
	row := grid.Source().Row(grid.RowByKey("9Phát triển dân số tự nhiên"))
	if row.Cells[3].Text != "9,1" || row.Cells[4].Text != "khác" || row.Cells[2].Fill != kit.FillWarn {
		t.Errorf("the changed row shows %+v", row.Cells)
	}
	changed := 0
	for i := range grid.Source().Len() {
		if grid.Cell(i, 4).Text == "khác" {
			changed++
		}
	}
	if changed != 1 || grid.Source().Len() < 10 {
		t.Errorf("%d of %d lines differ", changed, grid.Source().Len())
	}
	w.TabTo("Đóng")
	if w.Asked() {
		t.Error("the dialog stays")
	}
}
