package model

// CouncilMember is one member of the Council of emulation and rewards (Hội đồng
// Thi đua - Khen thưởng).
type CouncilMember struct {
	Name     string
	Position string // "Phó Chủ tịch UBND xã"
	Role     string // "Chủ tịch Hội đồng", "Ủy viên"
}

// Absence is a member who did not come, and why.
type Absence struct {
	Name   string
	Reason string
}

// Opinion is what somebody said at a meeting.
type Opinion struct {
	Who  string
	Text string
}

// Meeting is one meeting of the Council. Times are written as they are printed:
// "08 giờ 00".
type Meeting struct {
	Title      string // "xét khen thưởng 6 tháng đầu năm 2024"
	Date       Date
	Start, End string
	Place      string
	Chair      CouncilMember
	Secretary  CouncilMember
	Present    []CouncilMember
	Absent     []Absence
	Agenda     []string
	Opinions   []Opinion
	Conclusion []string
	Invited    []string // whom an invitation names
}

// Council is the Council with its meeting that papers speak of.
type Council struct {
	Members []CouncilMember
	Meeting Meeting
	Sample  bool
}
