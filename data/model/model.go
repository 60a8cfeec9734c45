// Package model holds the entities of the emulation movement of a commune:
// its office, units, plan, targets, periods and reports, with the coded errors
// every layer speaks. It knows no database, no window and no file format, and
// imports nothing but the standard library and the decimal type.
package model

import (
	"time"

	"github.com/shopspring/decimal"
)

// ID identifies a stored entity; 0 means "not stored yet" or "none".
type ID int64

// Number is a decimal that may be missing. A missing number is never zero.
type Number = decimal.NullDecimal

// None is the missing number.
var None = Number{}

// Num reads plain decimal notation ("10129300000", "-0.35") and panics on
// anything else: it is for numbers written in code. Text that a person typed
// is read by package vn.
func Num(s string) Number { return Some(decimal.RequireFromString(s)) }

// Some wraps a known decimal.
func Some(d decimal.Decimal) Number { return decimal.NewNullDecimal(d) }

// Plain writes n in plain notation without superfluous zeros, or "" when missing.
func Plain(n Number) string {
	if !n.Valid {
		return ""
	}
	return n.Decimal.String()
}

// Office is the commune whose book this is, with what its letterhead needs.
type Office struct {
	Name     string // "UBND xã Trí Yên", as shown in the side bar
	Commune  string // "xã Trí Yên", in documents and letterheads
	District string // empty from 01/07/2025 (districts ended)
	Province string
	Place    string // place name before the date of a document: "Trí Yên"
	Signer   string // person who signs for the committee
	Position string // the signer's position: "CHỦ TỊCH"
	Settings Settings
}

// CommuneKinds lists what a commune may be, as its name begins: wards and
// special zones are communes too, and townships were until 2025.
func CommuneKinds() []string { return []string{"xã", "phường", "thị trấn", "đặc khu"} }

// Settings are the office's own limits.
type Settings struct {
	// OnPace is the least share of the expected progress that still counts as
	// on pace, AtRisk the least that counts as at risk; both in 0..1.
	OnPace, AtRisk decimal.Decimal
}

// DefaultSettings returns the limits of the design: at least 90% of the
// expected progress is on pace, 75% to 90% at risk, below 75% behind.
func DefaultSettings() Settings {
	return Settings{OnPace: decimal.RequireFromString("0.90"), AtRisk: decimal.RequireFromString("0.75")}
}

// Person is someone who works with the book; the name stands in the history.
type Person struct {
	ID       ID
	Name     string
	Position string
	Active   bool
}

// Block (khối thi đua) groups units that are compared with each other.
type Block struct {
	ID       ID
	Name     string
	Position int
}

// UnitKind tells what a unit is.
type UnitKind string

// The kinds of unit named by DESIGN section 2.
const (
	Village      UnitKind = "village"
	School       UnitKind = "school"
	Agency       UnitKind = "agency"
	Organisation UnitKind = "organisation"
	Business     UnitKind = "business"
	ArmedForce   UnitKind = "armed_force"
	OfficeDesk   UnitKind = "office_desk"
)

// UnitKinds lists all kinds in display order.
var UnitKinds = []UnitKind{Village, School, Agency, Organisation, Business, ArmedForce, OfficeDesk}

// Label returns the kind's Vietnamese name.
func (k UnitKind) Label() string {
	switch k {
	case Village:
		return "Thôn, tổ dân phố"
	case School:
		return "Trường học"
	case Agency:
		return "Cơ quan, đơn vị sự nghiệp"
	case Organisation:
		return "MTTQ, đoàn thể"
	case Business:
		return "Doanh nghiệp, hợp tác xã"
	case ArmedForce:
		return "Lực lượng vũ trang"
	case OfficeDesk:
		return "Bộ phận chuyên môn"
	}
	return string(k)
}

// Unit (đơn vị) reports and is judged. A unit is never deleted: it is valid
// from a day to a day, so last year's reports keep last year's name.
type Unit struct {
	ID        ID
	Code      string // short, unique, stable: "T03"; what workbooks and the command line use
	Name      string // unique among the units valid at one time, compared without case and spaces
	BlockID   ID
	Kind      UnitKind
	Head      string // người phụ trách
	Phone     string
	Council   string // council member in charge (thành viên Hội đồng phụ trách)
	ValidFrom Date   // zero: always
	ValidTo   Date   // zero: still open; otherwise the last day
	Note      string
	Sample    bool
	Position  int
	// Measures are the unit's denominators for the year, by measure: see
	// MeasureHouseholds and others.
	Measures map[Measure]decimal.Decimal
}

// ValidOn tells whether the unit exists on day d.
func (u Unit) ValidOn(d Date) bool {
	return (u.ValidFrom == "" || u.ValidFrom <= d) && (u.ValidTo == "" || d <= u.ValidTo)
}

// Measure names a denominator that weights a rate when units roll up.
type Measure string

// The measures a unit may carry.
const (
	MeasureHouseholds Measure = "households" // hộ
	MeasurePopulation Measure = "population" // người
	MeasureLabour     Measure = "labour"     // lao động trong độ tuổi
	MeasureRiceArea   Measure = "rice_area"  // ha lúa
	MeasureClassrooms Measure = "classrooms" // phòng học
)

// Measures lists all measures in display order.
var Measures = []Measure{MeasureHouseholds, MeasurePopulation, MeasureLabour, MeasureRiceArea, MeasureClassrooms}

// Label returns the measure's Vietnamese name.
func (m Measure) Label() string {
	switch m {
	case MeasureHouseholds:
		return "Số hộ"
	case MeasurePopulation:
		return "Nhân khẩu"
	case MeasureLabour:
		return "Lao động trong độ tuổi"
	case MeasureRiceArea:
		return "Diện tích lúa (ha)"
	case MeasureClassrooms:
		return "Số phòng học"
	}
	return string(m)
}

// Plan (kế hoạch) is the year's launching document.
type Plan struct {
	ID       ID
	Year     int
	Number   string // "16/KH-UBND"
	Date     Date
	Title    string // trích yếu
	Issuer   string // "Chủ tịch UBND xã"
	Signer   string
	Position string
	Sample   bool // figures around the plan are sample figures (số liệu mẫu)
	Parts    []PlanPart
}

// PlanPartKind tells what a part of the plan's text is.
type PlanPartKind string

// The parts of a launching plan, in the order they stand.
const (
	PartBasis       PlanPartKind = "basis"        // căn cứ
	PartOpening     PlanPartKind = "opening"      // lời mở đầu
	PartPurpose     PlanPartKind = "purpose"      // I.1 mục đích
	PartRequirement PlanPartKind = "requirement"  // I.2 yêu cầu
	PartContent     PlanPartKind = "content_area" // II.1 nội dung thi đua 1.1–1.6
	PartLaunch      PlanPartKind = "launch"       // III.1 phát động
	PartTask        PlanPartKind = "task"         // III.2 nhiệm vụ, giải pháp 2.1–2.6
	PartDuty        PlanPartKind = "duty"         // III.3 trách nhiệm
	PartClosing     PlanPartKind = "closing"
	PartRecipient   PlanPartKind = "recipient" // nơi nhận
)

// Label returns the part's Vietnamese heading.
func (k PlanPartKind) Label() string {
	switch k {
	case PartBasis:
		return "Căn cứ"
	case PartOpening:
		return "Mở đầu"
	case PartPurpose:
		return "Mục đích"
	case PartRequirement:
		return "Yêu cầu"
	case PartContent:
		return "Nội dung thi đua"
	case PartLaunch:
		return "Phát động thi đua"
	case PartTask:
		return "Nhiệm vụ, giải pháp"
	case PartDuty:
		return "Tổ chức thực hiện"
	case PartClosing:
		return "Kết thúc"
	case PartRecipient:
		return "Nơi nhận"
	}
	return string(k)
}

// PlanPart is one numbered or unnumbered passage of the plan, in its words;
// paragraphs are separated by a newline.
type PlanPart struct {
	ID     ID
	Kind   PlanPartKind
	Number string // "1.1", "2.3", or empty
	Text   string
}

// Clock tells the time; tests fix it.
type Clock func() time.Time
