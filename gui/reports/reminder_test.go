package reports

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/guitest"
)

// reminders reads what the book holds of a unit's reminders for the half year.
func (w *world) reminders(unit string) []model.Reminder {
	w.T.Helper()
	tr, err := w.Svc.Tracker(context.Background(), 2024)
	if err != nil {
		w.T.Fatal(err)
	}
	for _, r := range tr.Rows {
		if r.Unit.Name == unit {
			return r.Cells[tr.Column(model.H1)].Reminders
		}
	}
	w.T.Fatalf("the tracker lacks %s", unit)
	return nil
}

func TestReminderIsWrittenDownForTheUnitUnderTheCursor(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	w.atUnit(s, "Thôn 6")
	test.Tap(s.side.remind)
	if !w.Asked() {
		t.Fatal("nothing is asked")
	}
	w.TabTo("Ghi đã nhắc")
	if w.Asked() {
		t.Fatal("the dialog stays")
	}
	got := w.reminders("Thôn 6")
	if len(got) != 1 || got[0].Way != model.ByLetter || got[0].Day != "2024-06-18" || len(w.reminders("Thôn 3")) != 0 {
		t.Fatalf("the book holds %+v", got)
	}
	row := s.grid.RowByKey(unitKey(w.Unit("Thôn 6").ID))
	if c := s.grid.Cell(row, 1); c.More == nil || c.More.Text != "đã nhắc 18/06" {
		t.Errorf("the cell shows %+v", c)
	}
	guitest.WantText(t, s.side.facts[2].label.Text(), "Đã nhắc (1 lần)")
	guitest.WantText(t, s.side.facts[2].text.Text(), "18/06/2024 công văn")
	guitest.WantText(t, w.Told(), "Đã ghi nhắc 1 đơn vị bằng công văn")
	if w.Win.Canvas().Focused() != s.grid {
		t.Error("the grid did not get the keyboard back")
	}
}

func TestSpaceTicksUnitsForAReminder(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	for _, unit := range []string{"Thôn 3", "Thôn 6", "Thôn 1"} { // Thôn 1 has reported
		w.atUnit(s, unit)
		w.Press(fyne.KeySpace)
	}
	guitest.WantText(t, w.Status, "Thôn 1 không phải nhắc")
	if len(s.picks.units) != 2 || s.grid.Cell(s.grid.RowByKey(unitKey(w.Unit("Thôn 6").ID)), 0).Mark == nil {
		t.Fatalf("ticked %v", s.picks.units)
	}
	w.atUnit(s, "Thôn 3")
	if got := s.side.remind.Text(); got != "Ghi đã nhắc (2)…" {
		t.Errorf("the button says %q", got)
	}
	r, period, _ := s.current()
	who, proposed := s.audiences(r, period)
	if len(who) != 3 || proposed != 1 || len(who[1].units) != 2 || len(who[2].units) != 5 {
		t.Fatalf("%+v, proposed %d", who, proposed)
	}
	test.Tap(s.side.remind)
	w.TabTo("Ghi đã nhắc")
	if len(w.reminders("Thôn 3")) != 1 || len(w.reminders("Thôn 6")) != 1 {
		t.Error("not both were written down")
	}
	if len(s.picks.units) != 0 {
		t.Error("the ticks stay")
	}
	test.Tap(s.side.remind) // the same again is refused, and the dialog stays
	w.TabTo("Ghi đã nhắc")
	if !w.Asked() || len(w.reminders("Thôn 3")) != 1 {
		t.Error("the same reminder was written down twice")
	}
}

func TestTicksFollowThePeriodAndTheReports(t *testing.T) {
	var p picks
	p.flip(model.H1, 1)
	p.flip(model.H1, 2)
	p.flip(model.H1, 1)
	if len(p.units) != 1 || p.label(model.H1) != "Ghi đã nhắc (1)…" || p.label(model.Y) != remindLabel {
		t.Errorf("%+v", p)
	}
	tr := service.Tracker{Periods: []model.Period{{Code: model.H1}}, Rows: []service.TrackerRow{
		{Unit: model.Unit{ID: 2}, Cells: []service.TrackerCell{{State: service.StateOnTime, Status: model.Submitted}}}}}
	p.keep(tr)
	if len(p.units) != 0 {
		t.Error("a unit that reported stays ticked")
	}
	p.flip(model.H1, 1)
	p.flip(model.Y, 2)
	if p.code != model.Y || len(p.units) != 1 {
		t.Errorf("ticks of two periods: %+v", p)
	}
}

func TestReportInHandNeedsNoReminder(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	w.atUnit(s, "Thôn 1")
	if s.side.remind.Visible() {
		t.Error("a unit that reported can be reminded")
	}
	s.askReminder()
	if w.Asked() {
		t.Error("a dialog opened")
	}
}
