package model

import "time"

// Date is a calendar day written "2006-01-02", or "" for none. It carries no
// zone, sorts as text and is stored as it is.
type Date string

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time returns midnight UTC of the day; the zero time for "" or a bad date.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Valid tells whether d is a real day of the calendar.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// DaysSince returns how many days d lies after other (negative when before).
func (d Date) DaysSince(other Date) int {
	return int(d.Time().Sub(other.Time()).Hours() / 24)
}
