package model

import "fmt"

// Holiday is a day on which the office does not work, beside Saturdays and
// Sundays.
type Holiday struct {
	Date Date
	Name string
}

// WorkCalendar tells which days the office works and what a day off does to a
// deadline.
type WorkCalendar struct {
	// Shift moves a deadline that falls on a day off to the next working day
	// (as Bộ luật Dân sự 2015, Điều 148 khoản 5 has it for terms in general).
	Shift    bool
	Holidays []Holiday // by date
}

// DayOff names what makes a day one off: the holiday, "thứ Bảy" or "Chủ nhật";
// "" for a working day.
func (c WorkCalendar) DayOff(d Date) string {
	for _, h := range c.Holidays {
		if h.Date == d {
			return h.Name
		}
	}
	switch d.Time().Weekday() {
	case 6:
		return "thứ Bảy"
	case 0:
		return "Chủ nhật"
	}
	return ""
}

// maxRest is the longest time without a working day a deadline is moved over;
// a longer list of holidays is a slip.
const maxRest = 60

// Deadline returns the day on which a deadline really ends, and the day off
// that moved it; d and "" when it stays, also when d is no day.
func (c WorkCalendar) Deadline(d Date) (due Date, why string) {
	if !c.Shift || !d.Valid() {
		return d, ""
	}
	why = c.DayOff(d)
	for due, n := d, 0; n < maxRest; n++ {
		if c.DayOff(due) == "" {
			return due, why
		}
		due = due.AddDays(1)
	}
	return d, ""
}

// FixedHolidays returns the holidays of a year that fall on a day of the solar
// calendar (Bộ luật Lao động 2019, Điều 112). The office adds Tết, Giỗ Tổ and
// the day before or after Quốc khánh as they are announced.
func FixedHolidays(year int) []Holiday {
	out := []Holiday{{"01-01", "Tết Dương lịch"}, {"04-30", "Ngày Chiến thắng"}, {"05-01", "Quốc tế Lao động"}, {"09-02", "Quốc khánh"}}
	for i := range out {
		out[i].Date = Date(fmt.Sprintf("%04d-%s", year, out[i].Date))
	}
	return out
}
