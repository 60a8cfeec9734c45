package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// halfYear returns the half-year's period and a unit's cell of it.
func (b *book) halfYear(code string) (model.Period, TrackerCell) {
	b.t.Helper()
	t, err := b.Tracker(b.ctx, 2024)
	if err != nil {
		b.t.Fatal(err)
	}
	i := t.Column(model.H1)
	for _, r := range t.Rows {
		if r.Unit.Code == code {
			return t.Periods[i], r.Cells[i]
		}
	}
	b.t.Fatalf("the tracker lacks %s", code)
	return model.Period{}, TrackerCell{}
}

func TestDaysOffMoveTheDeadlineWhenTheOfficeSaysSo(t *testing.T) {
	b := newBook(t)
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: model.H1, Deadline: "2024-06-15"})) // a Saturday
	if p, c := b.halfYear("T06"); p.MovedTo != "" || c.DaysLate != 3 || !c.Overdue {
		t.Fatalf("before: %+v, %+v", p, c)
	}
	if _, c := b.halfYear("T05"); c.State != StateLate || c.DaysLate != 2 { // received on Monday
		t.Fatalf("before: %+v", c)
	}
	must(t, b.SaveCalendar(b.ctx, model.WorkCalendar{Shift: true}))
	if p, c := b.halfYear("T06"); p.Deadline != "2024-06-15" || p.MovedTo != "2024-06-17" || p.MovedFor != "thứ Bảy" || c.DaysLate != 1 {
		t.Errorf("moved: %+v, %+v", p, c)
	}
	if _, c := b.halfYear("T05"); c.State != StateOnTime || c.DaysLate != 0 {
		t.Errorf("received on the moved day: %+v", c)
	}
	must(t, b.SaveCalendar(b.ctx, model.WorkCalendar{Shift: true, Holidays: []model.Holiday{{Date: "2024-06-17", Name: " Ngày hội  xã "}}}))
	if p, c := b.halfYear("T06"); p.Due() != "2024-06-18" || c.Overdue || c.State != StateNotDue {
		t.Errorf("with a holiday: %+v, %+v", p, c)
	}
	if e := b.entry("T06"); e.Period.Due() != "2024-06-18" {
		t.Errorf("the entry is due on %s", e.Period.Due())
	}
	ps, err := b.Periods(b.ctx, 2024)
	if err != nil || ps[0].Due() != "2024-06-18" {
		t.Errorf("the calendar: %+v, %v", ps, err)
	}
	must(t, b.LockPeriod(b.ctx, 2024, model.H1)) // writes the period as it was stated
	if p, _ := b.halfYear("T06"); p.Deadline != "2024-06-15" || !p.Locked {
		t.Errorf("locked: %+v", p)
	}
}

func TestCalendarIsSavedWithItsHistory(t *testing.T) {
	b := newBook(t)
	want := model.WorkCalendar{Shift: true, Holidays: append(model.FixedHolidays(2024), model.Holiday{Date: "2024-04-18", Name: "Giỗ Tổ Hùng Vương"})}
	before := b.lines()
	must(t, b.SaveCalendar(b.ctx, want))
	if n := b.lines() - before; n != 6 {
		t.Errorf("%d lines of history for one switch and five days", n)
	}
	must(t, b.SaveCalendar(b.ctx, want))
	if n := b.lines() - before; n != 6 {
		t.Error("saving the same again made lines of history")
	}
	want.Holidays = []model.Holiday{{Date: "2024-04-18", Name: "Giỗ Tổ"}}
	must(t, b.SaveCalendar(b.ctx, want))
	got, err := b.Calendar(b.ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := b.newest(); c.Action != "sửa ngày nghỉ" || c.Old != "Giỗ Tổ Hùng Vương" || c.New != "Giỗ Tổ" {
		t.Errorf("history: %+v", c)
	}
	for _, bad := range []struct {
		h     []model.Holiday
		field string
	}{{[]model.Holiday{{Date: "2024-02-30", Name: "x"}}, "date"}, {[]model.Holiday{{Date: "2024-04-30", Name: " "}}, "name"},
		{[]model.Holiday{{Date: "2024-04-30", Name: "a"}, {Date: "2024-04-30", Name: "b"}}, "date"}} {
		refused(t, b.SaveCalendar(b.ctx, model.WorkCalendar{Holidays: bad.h}), model.CodeInvalid, bad.field)
	}
}
