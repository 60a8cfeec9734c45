package model

// RewardedKind tells who is rewarded.
type RewardedKind string

// The kinds of those who are rewarded.
const (
	Collective RewardedKind = "collective" // tập thể
	Individual RewardedKind = "person"     // cá nhân
	Household  RewardedKind = "household"  // hộ gia đình
)

// RewardedKinds lists all kinds in the order of a list of the rewarded.
var RewardedKinds = []RewardedKind{Collective, Individual, Household}

// Label returns the kind's Vietnamese name inside a sentence.
func (k RewardedKind) Label() string {
	switch k {
	case Collective:
		return "tập thể"
	case Individual:
		return "cá nhân"
	case Household:
		return "hộ gia đình"
	}
	return string(k)
}

// AwardOccasion tells what an award is given for.
type AwardOccasion string

// The occasions.
const (
	Regular     AwardOccasion = "regular"     // thường xuyên: by the year's results
	Campaign    AwardOccasion = "campaign"    // theo đợt, chuyên đề
	Unscheduled AwardOccasion = "unscheduled" // đột xuất
)

// Label returns the occasion's Vietnamese name inside a sentence.
func (o AwardOccasion) Label() string {
	switch o {
	case Regular:
		return "thường xuyên"
	case Campaign:
		return "theo đợt, chuyên đề"
	case Unscheduled:
		return "đột xuất"
	}
	return string(o)
}

// Award (khen thưởng) is one proposal or award.
type Award struct {
	ID       ID
	Form     string // "Giấy khen", "Lao động tiên tiến"
	Occasion AwardOccasion
	Kind     RewardedKind
	Name     string // of the person, collective or head of the household
	About    string // position and place of work, or address
	UnitID   ID     // unit that proposed it, 0 none
	Reason   string // achievement, as on the certificate
	Money    Number // đồng
	Register string // number in the register
	Votes    AwardVotes
}

// AwardVotes is how the Council voted; Of 0 means that it has not.
type AwardVotes struct{ For, Of int }

// AwardRound (đợt khen thưởng) is the awards of one decision.
type AwardRound struct {
	ID        ID
	Title     string // "trong phong trào thi đua 6 tháng đầu năm 2024"
	Decision  PaperRef
	Proposal  PaperRef // tờ trình
	Awards    []Award
	MoneyFrom string // source of the money
	Sample    bool
}

// PaperRef names an official paper; both fields may be empty.
type PaperRef struct {
	Number string
	Date   Date
}
