package reports

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestMovedDeadlineShowsBothDays(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	if err := w.Svc.SavePeriod(ctx, model.Period{Year: 2024, Code: model.H1, Deadline: "2024-06-15"}); err != nil {
		t.Fatal(err)
	}
	s := w.tracker()
	w.atUnit(s, "Thôn 6")
	if got := s.grid.Columns()[1].Note; got != "hạn 15/06/2024, quá 3 ngày" {
		t.Errorf("the column says %q", got)
	}
	if err := w.Svc.SaveCalendar(ctx, model.WorkCalendar{Shift: true}); err != nil {
		t.Fatal(err)
	}
	c := s.grid.Columns()[1]
	if c.Note != "hạn 15/06, chuyển 17/06/2024, quá 1 ngày" {
		t.Errorf("the column says %q", c.Note)
	}
	if need := fyne.MeasureText(c.Note, kit.SizeNote, fyne.TextStyle{}).Width + 14; need > c.Width {
		t.Errorf("the note needs %v of %v", need, c.Width)
	}
	guitest.WantText(t, s.side.facts[0].text.Text(), "15/06/2024, chuyển 17/06/2024 vì thứ Bảy")
	e := w.entry("Thôn 6")
	v := newHeadView(e.report, w.Svc.Today(), pageValues)
	if v.overdue != "quá hạn 1 ngày" {
		t.Errorf("the head says %q", v.overdue)
	}
}
