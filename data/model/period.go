package model

import (
	"fmt"
	"strconv"
	"time"

	"github.com/shopspring/decimal"
)

// PeriodKind is the length of a reporting period.
type PeriodKind string

// The kinds of period an office may use.
const (
	Month      PeriodKind = "month"
	Quarter    PeriodKind = "quarter"
	Half       PeriodKind = "half"
	NineMonths PeriodKind = "nine_months"
	WholeYear  PeriodKind = "year"
)

// PeriodCode names a period within a year as on the command line:
// M01…M12, Q1…Q4, H1, H2, 9M, Y.
type PeriodCode string

// The codes used most.
const (
	H1 PeriodCode = "H1"
	H2 PeriodCode = "H2"
	M9 PeriodCode = "9M"
	Y  PeriodCode = "Y"
)

// PeriodCodes lists every code in the order of its last month, shorter first.
var PeriodCodes = []PeriodCode{"M01", "M02", "M03", "Q1", "M04", "M05", "M06", "Q2", H1,
	"M07", "M08", "M09", "Q3", M9, "M10", "M11", "M12", "Q4", H2, Y}

// ParsePeriodCode accepts exactly the codes of PeriodCodes.
func ParsePeriodCode(s string) (PeriodCode, error) {
	for _, c := range PeriodCodes {
		if string(c) == s {
			return c, nil
		}
	}
	return "", Invalid("period", "Kỳ báo cáo “%s” không có. Các kỳ: M01…M12, Q1…Q4, H1, H2, 9M, Y.", s)
}

// span returns the first and last month of the period, 1..12; 0,0 for a bad code.
func (c PeriodCode) span() (first, last int) {
	switch {
	case c == Y:
		return 1, 12
	case c == M9:
		return 1, 9
	case c == H1:
		return 1, 6
	case c == H2:
		return 7, 12
	case len(c) == 2 && c[0] == 'Q' && c[1] >= '1' && c[1] <= '4':
		q := int(c[1] - '0')
		return q*3 - 2, q * 3
	case len(c) == 3 && c[0] == 'M':
		if m, err := strconv.Atoi(string(c[1:])); err == nil && m >= 1 && m <= 12 {
			return m, m
		}
	}
	return 0, 0
}

// FirstMonth returns the period's first month, 1..12.
func (c PeriodCode) FirstMonth() int { m, _ := c.span(); return m }

// LastMonth returns the period's last month, 1..12.
func (c PeriodCode) LastMonth() int { _, m := c.span(); return m }

// Kind returns the length of the period.
func (c PeriodCode) Kind() PeriodKind {
	switch c[0] {
	case 'M':
		return Month
	case 'Q':
		return Quarter
	case 'H':
		return Half
	case '9':
		return NineMonths
	}
	return WholeYear
}

// FromJanuary tells whether the period starts the year, so that its own value
// is also the value to date.
func (c PeriodCode) FromJanuary() bool { return c.FirstMonth() == 1 }

// Final tells whether the period closes the year, so that judgement is final.
func (c PeriodCode) Final() bool { return c == Y }

// Elapsed returns the share of the year that has passed when the period ends, in (0,1].
func (c PeriodCode) Elapsed() decimal.Decimal {
	return decimal.NewFromInt(int64(c.LastMonth())).Div(decimal.NewFromInt(12))
}

// UpTo lists the periods of the same kind up to and including c, in order:
// Q3 gives Q1, Q2, Q3. Their values add up to the value to date of a flow.
func (c PeriodCode) UpTo() []PeriodCode {
	var out []PeriodCode
	for _, p := range PeriodCodes {
		if p.Kind() == c.Kind() && p.LastMonth() <= c.LastMonth() {
			out = append(out, p)
		}
	}
	return out
}

// Before tells the order of two periods of one year: by last month, then the shorter first.
func (c PeriodCode) Before(o PeriodCode) bool {
	for _, p := range PeriodCodes {
		if p == c {
			return c != o
		}
		if p == o {
			return false
		}
	}
	return false
}

// Short returns the period's Vietnamese name without the year: "6 tháng", "Quý I", "Tháng 3".
func (c PeriodCode) Short() string {
	switch c.Kind() {
	case Month:
		return fmt.Sprintf("Tháng %d", c.LastMonth())
	case Quarter:
		return "Quý " + [...]string{"I", "II", "III", "IV"}[c.LastMonth()/3-1]
	case Half:
		if c == H1 {
			return "6 tháng"
		}
		return "6 tháng cuối năm"
	case NineMonths:
		return "9 tháng"
	}
	return "Cả năm"
}

// Label returns the full name within a year: "6 tháng đầu năm 2024", "Năm 2024".
func (c PeriodCode) Label(year int) string {
	switch c {
	case H1:
		return fmt.Sprintf("6 tháng đầu năm %d", year)
	case Y:
		return fmt.Sprintf("Năm %d", year)
	case H2:
		return fmt.Sprintf("6 tháng cuối năm %d", year)
	}
	if c.Kind() == Quarter {
		return fmt.Sprintf("%s/%d", c.Short(), year)
	}
	return fmt.Sprintf("%s năm %d", c.Short(), year)
}

// LastDay returns the last day of the period in the year.
func (c PeriodCode) LastDay(year int) Date {
	return DateOf(time.Date(year, time.Month(c.LastMonth()+1), 0, 0, 0, 0, 0, time.UTC))
}

// FirstDay returns the first day of the period in the year.
func (c PeriodCode) FirstDay(year int) Date {
	return DateOf(time.Date(year, time.Month(c.FirstMonth()), 1, 0, 0, 0, 0, time.UTC))
}

// Period is one entry of the office's reporting calendar.
type Period struct {
	ID       ID
	Year     int
	Code     PeriodCode
	Deadline Date // last day on which a report is on time, as the office set it
	Locked   bool
	Reason   string // why it was locked or unlocked last

	// MovedTo is the working day the deadline moves to and MovedFor the day off
	// it falls on, when the office's calendar says so; zero otherwise. They are
	// computed and never stored.
	MovedTo  Date
	MovedFor string
}

// Due returns the last day on which a report is on time, days off considered.
func (p Period) Due() Date {
	if p.MovedTo != "" {
		return p.MovedTo
	}
	return p.Deadline
}

// Label returns the period's full Vietnamese name.
func (p Period) Label() string { return p.Code.Label(p.Year) }
