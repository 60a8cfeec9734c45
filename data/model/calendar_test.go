package model

import "testing"

func TestDeadlineMovesOverDaysOff(t *testing.T) {
	c := WorkCalendar{Shift: true, Holidays: []Holiday{{"2024-04-29", "nghỉ bù"}, {"2024-04-30", "Ngày Chiến thắng"},
		{"2024-05-01", "Quốc tế Lao động"}, {"2024-06-14", "Ngày hội xã"}, {"2025-01-01", "Tết Dương lịch"}}}
	for _, row := range []struct{ stated, due, why string }{
		{"2024-06-13", "2024-06-13", ""},                 // Thursday
		{"2024-06-14", "2024-06-17", "Ngày hội xã"},      // a Friday off runs into the weekend
		{"2024-06-15", "2024-06-17", "thứ Bảy"},          //
		{"2024-06-16", "2024-06-17", "Chủ nhật"},         //
		{"2024-04-27", "2024-05-02", "thứ Bảy"},          // weekend and three days off
		{"2024-04-30", "2024-05-02", "Ngày Chiến thắng"}, //
		{"2024-12-31", "2024-12-31", ""},                 //
		{"2025-01-01", "2025-01-02", "Tết Dương lịch"},   // into another year's list
		{"", "", ""},
		{"2024-02-30", "2024-02-30", ""},
	} {
		due, why := c.Deadline(Date(row.stated))
		if string(due) != row.due || why != row.why {
			t.Errorf("%s: %s (%s), want %s (%s)", row.stated, due, why, row.due, row.why)
		}
		if off, why := (WorkCalendar{Holidays: c.Holidays}).Deadline(Date(row.stated)); string(off) != row.stated || why != "" {
			t.Errorf("switched off, %s moves to %s (%s)", row.stated, off, why)
		}
	}
}

func TestDeadlineStaysWhenThereIsNoWorkingDay(t *testing.T) {
	c := WorkCalendar{Shift: true}
	for d := Date("2024-01-01"); d < "2024-04-01"; d = d.AddDays(1) {
		c.Holidays = append(c.Holidays, Holiday{d, "nhập nhầm"})
	}
	if due, why := c.Deadline("2024-01-10"); due != "2024-01-10" || why != "" {
		t.Errorf("%s (%s)", due, why)
	}
}

func TestFixedHolidaysAreRealDays(t *testing.T) {
	for _, h := range FixedHolidays(2024) {
		if !h.Date.Valid() || h.Name == "" || h.Date.Time().Year() != 2024 {
			t.Errorf("%+v", h)
		}
	}
	if p := (Period{Deadline: "2024-06-15"}); p.Due() != "2024-06-15" {
		t.Errorf("due %s", p.Due())
	}
	if p := (Period{Deadline: "2024-06-15", MovedTo: "2024-06-17"}); p.Due() != "2024-06-17" {
		t.Errorf("due %s", p.Due())
	}
}
