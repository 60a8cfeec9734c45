package model

import "time"

// Status is the state of one unit's report for one period.
type Status string

// The states. A report that nobody has opened does not exist and counts as NotStarted.
const (
	NotStarted Status = ""
	Draft      Status = "draft"     // đang nhập
	Submitted  Status = "submitted" // đã nộp
	Returned   Status = "returned"  // trả lại để sửa
	Approved   Status = "approved"  // đã duyệt: locked
)

// Label returns the state's Vietnamese name.
func (s Status) Label() string {
	switch s {
	case Draft:
		return "Đang nhập"
	case Submitted:
		return "Đã nộp"
	case Returned:
		return "Trả lại để sửa"
	case Approved:
		return "Đã duyệt"
	}
	return "Chưa nhập"
}

// Editable tells whether values may still be typed into the report.
func (s Status) Editable() bool { return s == NotStarted || s == Draft || s == Returned }

// Received tells whether the office has the report in hand.
func (s Status) Received() bool { return s == Submitted || s == Approved }

// Report is what one unit reports for one period.
type Report struct {
	ID          ID
	UnitID      ID
	Year        int
	Code        PeriodCode
	Status      Status
	SubmittedOn Date   // day the office received it; decides on time or late
	Reason      string // why it was returned or reopened last
	UpdatedAt   time.Time
	Sample      bool
}

// Value (số liệu) is one cell of a report: what the unit states for one target.
type Value struct {
	TargetID ID
	Figure   Figure
	ToDate   Number // from the start of the year, when the unit typed it itself
	Estimate Number // expected for the whole year (ước cả năm)
	Note     string
	Recheck  bool // cần kiểm tra lại
}

// Empty tells whether the value says nothing at all.
func (v Value) Empty() bool {
	return v.Figure.Missing() && !v.ToDate.Valid && !v.Estimate.Valid && v.Note == "" && !v.Recheck
}

// Version (bản báo cáo) is a report as it stood when it was approved, or before
// it was opened again for correction. It never changes.
type Version struct {
	ID          ID
	ReportID    ID
	Number      int    // 1, 2, … within the report
	Status      Status // Approved, or Submitted for one opened again before it was approved
	SubmittedOn Date
	Person      string // who approved it or handed it in; "" when the book does not tell
	At          time.Time
	Reopened    Reopening // zero while it stands
	Values      []Value
	Narrative   map[Section]string
}

// Reopening tells who opened an approved or submitted report again, and why.
type Reopening struct {
	Person string
	At     time.Time
	Reason string
}

// Section names a narrative section of a report.
type Section string

// The narrative sections, in order.
const (
	SectionResults   Section = "results"
	SectionWeakness  Section = "weakness"
	SectionCauses    Section = "causes"
	SectionObstacles Section = "obstacles"
	SectionNextSteps Section = "next_steps"
	SectionProposals Section = "proposals"
)

// Sections lists the narrative sections in order.
var Sections = []Section{SectionResults, SectionWeakness, SectionCauses, SectionObstacles, SectionNextSteps, SectionProposals}

// Label returns the section's heading.
func (s Section) Label() string {
	switch s {
	case SectionResults:
		return "Kết quả nổi bật"
	case SectionWeakness:
		return "Tồn tại, hạn chế"
	case SectionCauses:
		return "Nguyên nhân"
	case SectionObstacles:
		return "Khó khăn, vướng mắc"
	case SectionNextSteps:
		return "Nhiệm vụ kỳ tới"
	case SectionProposals:
		return "Đề xuất, kiến nghị"
	}
	return string(s)
}

// Attachment is a file kept in the database beside a report.
type Attachment struct {
	ID      ID
	Name    string
	Size    int64 // bytes
	AddedAt time.Time
}

// MaxAttachment is the largest file kept beside a report, in bytes (20 MB):
// larger ones make the daily copies slow.
const MaxAttachment = 20 << 20

// Change (lịch sử) is one line of the history: who did what, when, from what
// to what. Lines are only ever added.
type Change struct {
	ID       ID
	At       time.Time
	Person   string
	Action   string // Vietnamese: "nhập số", "sửa số", "nộp báo cáo"
	Entity   string // "value", "report", "unit", "target", …
	EntityID ID
	UnitID   ID
	TargetID ID
	Year     int
	Code     PeriodCode
	Subject  string // what it was done to: "Thôn 3, 6 tháng, 12a"
	Old, New string // for people to read
	Reason   string
}
