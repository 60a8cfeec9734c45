package model

import "time"

// ReminderWay is how a unit was reminded of its report.
type ReminderWay string

// The ways.
const (
	ByLetter ReminderWay = "letter" // công văn đôn đốc
	ByZalo   ReminderWay = "zalo"
	ByPhone  ReminderWay = "phone"
)

// ReminderWays lists the ways in display order.
var ReminderWays = []ReminderWay{ByLetter, ByZalo, ByPhone}

// Label returns the way's Vietnamese name, as it stands inside a sentence.
func (w ReminderWay) Label() string {
	switch w {
	case ByLetter:
		return "công văn"
	case ByZalo:
		return "Zalo"
	case ByPhone:
		return "điện thoại"
	}
	return string(w)
}

// Reminder tells that a unit was reminded of its report for a period.
type Reminder struct {
	ID     ID
	UnitID ID
	Year   int
	Code   PeriodCode
	Way    ReminderWay
	Day    Date   // on which it was reminded
	Person string // who wrote it down
	At     time.Time
}
