package progress

import "sothidua/data/model"

// Handing is how one report came in.
type Handing string

// The ways, as on the tracker.
const (
	OnTime    Handing = "on_time"
	Late      Handing = "late"       // came after the deadline
	Missing   Handing = "missing"    // nothing in hand, the deadline has passed
	Writing   Handing = "in_writing" // being entered or sent back, the deadline has not passed
	NotDueYet Handing = "not_due"    // nothing in hand, the deadline has not passed
)

// Handings lists all ways, worst first; what is not due stands last.
var Handings = []Handing{Missing, Late, OnTime, Writing, NotDueYet}

// Label returns the Vietnamese name.
func (h Handing) Label() string {
	switch h {
	case OnTime:
		return "Đúng hạn"
	case Late:
		return "Muộn"
	case Missing:
		return "Thiếu"
	case Writing:
		return "Đang nhập"
	}
	return "Chưa đến hạn"
}

// Due tells whether the deadline of the report has passed or it is in hand, so
// that it tells something about the unit.
func (h Handing) Due() bool { return h == OnTime || h == Late || h == Missing }

// Handed is one report a unit owes.
type Handed struct {
	Code model.PeriodCode
	Way  Handing
	Days int // days after the deadline: until it came, or until today while missing
}

// Delivery is how one unit keeps the deadlines of a year.
type Delivery struct {
	Unit    model.Unit
	Reports []Handed // what it owes, in the order of the periods
}

// At returns the report of a period, false when the unit owes none.
func (d Delivery) At(code model.PeriodCode) (Handed, bool) {
	for _, h := range d.Reports {
		if h.Code == code {
			return h, true
		}
	}
	return Handed{}, false
}

// UpTo counts the reports of the periods that end no later than code, by the
// way they came in.
func (d Delivery) UpTo(code model.PeriodCode) map[Handing]int {
	out := map[Handing]int{}
	for _, h := range d.Reports {
		if h.Code.LastMonth() <= code.LastMonth() {
			out[h.Way]++
		}
	}
	return out
}
