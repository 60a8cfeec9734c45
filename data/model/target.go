package model

// Comparator tells when a result meets the plan. It is data entered by the
// office, never inferred from the number.
type Comparator string

// The comparators.
const (
	AtLeast   Comparator = ">="        // từ … trở lên
	MoreThan  Comparator = ">"         // trên
	AtMost    Comparator = "<="        // không quá, giảm còn
	LessThan  Comparator = "<"         // dưới
	Exactly   Comparator = "="         // đúng bằng
	Range     Comparator = "range"     // từ … đến …; met from the lower bound
	Ratio     Comparator = "ratio"     // 04/09 thôn; both numbers kept
	Maintain  Comparator = "maintain"  // giữ: không giảm dưới số đã có
	Growth    Comparator = "growth"    // tăng từ … % trở lên so với năm trước; met from the lower bound
	Reduction Comparator = "reduction" // giảm từ … % trở lên so với năm trước; met from the lower bound
	YesNo     Comparator = "yesno"     // đạt / không đạt
	Grade     Comparator = "grade"     // ordered grades: từ mức … trở lên
	Text      Comparator = "text"      // words judged by a named person
)

// Comparators lists all comparators in display order.
var Comparators = []Comparator{AtLeast, MoreThan, AtMost, LessThan, Exactly, Range, Ratio, Maintain, Growth, Reduction, YesNo, Grade, Text}

// Numeric tells whether results are numbers.
func (c Comparator) Numeric() bool { return c != YesNo && c != Grade && c != Text }

// LowerIsBetter tells whether a smaller result is the better one.
func (c Comparator) LowerIsBetter() bool { return c == AtMost || c == LessThan }

// Relative tells whether the plan is a change in percent against the year
// before, while results are amounts: "tăng từ 10% trở lên" of "tỷ đồng".
func (c Comparator) Relative() bool { return c == Growth || c == Reduction }

// Sign returns the short sign for a column ("≥", "giữ"), may be empty.
func (c Comparator) Sign() string {
	switch c {
	case AtLeast, Range, Ratio:
		return "≥"
	case AtMost:
		return "≤"
	case MoreThan, LessThan, Exactly:
		return string(c)
	case Maintain:
		return "giữ"
	case Growth:
		return "tăng ≥"
	case Reduction:
		return "giảm ≥"
	}
	return ""
}

// Label returns the comparator in words with its sign: "≤ không quá".
func (c Comparator) Label() string {
	switch c {
	case AtLeast:
		return "≥ từ … trở lên"
	case MoreThan:
		return "> trên"
	case AtMost:
		return "≤ không quá"
	case LessThan:
		return "< dưới"
	case Exactly:
		return "= đúng bằng"
	case Range:
		return "khoảng từ … đến …"
	case Ratio:
		return "tỷ số a/b"
	case Maintain:
		return "giữ, không giảm"
	case Growth:
		return "tăng …%/năm"
	case Reduction:
		return "giảm …%/năm"
	case YesNo:
		return "có / không"
	case Grade:
		return "xếp mức"
	case Text:
		return "nhận xét, người đánh giá"
	}
	return string(c)
}

// Timing tells how values add up over the year.
type Timing string

// The timings.
const (
	Flow  Timing = "flow"  // cộng các kỳ: tấn, lao động
	Stock Timing = "stock" // số mới nhất: tỷ lệ, số trường
)

// RollUp tells how units' values make the commune's value. Percentages are
// never averaged: they are weighted by a denominator or not rolled up.
type RollUp string

// The roll-ups.
const (
	Sum      RollUp = "sum"      // tổng các đơn vị
	Weighted RollUp = "weighted" // bình quân theo một mẫu số (hộ, nhân khẩu, diện tích)
	Single   RollUp = "single"   // cấp xã: the one unit in charge reports for the commune
	Worst    RollUp = "worst"    // qualitative: the lowest judgement of the units
)

// RollUps lists all roll-ups in display order.
var RollUps = []RollUp{Sum, Weighted, Single, Worst}

// Label returns the roll-up's Vietnamese name.
func (r RollUp) Label() string {
	switch r {
	case Sum:
		return "Tổng các đơn vị"
	case Weighted:
		return "Bình quân theo mẫu số"
	case Single:
		return "Cấp xã: đơn vị chủ trì báo"
	case Worst:
		return "Mức thấp nhất của các đơn vị"
	}
	return string(r)
}

// PaceKind tells what progress is expected before the year ends.
type PaceKind string

// The paces.
const (
	Linear  PaceKind = "linear"   // share of the year that has passed
	YearEnd PaceKind = "year_end" // known only at the end: not judged, not asked for before
	Season  PaceKind = "season"   // final from a period on (spring rice: from H1)
)

// PaceKinds lists all paces in display order.
var PaceKinds = []PaceKind{Linear, YearEnd, Season}

// Label returns the pace's Vietnamese name.
func (k PaceKind) Label() string {
	switch k {
	case Linear:
		return "Theo thời gian của năm"
	case YearEnd:
		return "Chỉ đánh giá cuối năm"
	case Season:
		return "Xong từ một kỳ (mùa vụ)"
	}
	return string(k)
}

// Pace is a target's expected course through the year.
type Pace struct {
	Kind  PaceKind
	Final PeriodCode // for Season: the first period whose result is final
}

// Asked tells whether a report for the period is asked for this target.
func (p Pace) Asked(c PeriodCode) bool { return p.Kind != YearEnd || c.Final() }

// Settled tells whether the result of period c can no longer change.
func (p Pace) Settled(c PeriodCode) bool {
	return c.Final() || p.Kind == Season && p.Final != "" && c.LastMonth() >= p.Final.LastMonth()
}

// Figure is one quantity of a target: a number, a range or ratio (two
// numbers), or a choice (yes/no, grade, rating). The zero Figure is missing.
type Figure struct {
	Number Number // value; lower bound of a range; numerator of a ratio
	Second Number // upper bound of a range; denominator of a ratio
	Choice string // ChoiceYes/ChoiceNo, a grade of Rule.Grades, a rating, or ChoiceNone
}

// The choices of yes/no targets, the ratings of targets judged by words, and
// what a unit states when a target does not concern it in a period (không áp
// dụng): that is an answer, neither zero nor missing.
const (
	ChoiceNone = "n/a"

	ChoiceYes  = "yes"
	ChoiceNo   = "no"
	RatingGood = "good" // người đánh giá: giữ vững, đạt
	RatingRisk = "risk" // có biểu hiện chưa bảo đảm
	RatingBad  = "bad"  // không đạt
)

// Ratings lists the ratings from best to worst.
var Ratings = []string{RatingGood, RatingRisk, RatingBad}

// Missing tells whether the figure holds nothing.
func (f Figure) Missing() bool { return !f.Number.Valid && f.Choice == "" }

// NotApplicable tells whether the figure says that the target does not concern
// the unit in the period.
func (f Figure) NotApplicable() bool { return f.Choice == ChoiceNone }

// Equal tells whether both figures hold the same quantity (1,0 equals 1).
func (f Figure) Equal(o Figure) bool {
	return sameNumber(f.Number, o.Number) && sameNumber(f.Second, o.Second) && f.Choice == o.Choice
}

func sameNumber(a, b Number) bool {
	return a.Valid == b.Valid && (!a.Valid || a.Decimal.Equal(b.Decimal))
}

// Of returns a figure holding one number.
func Of(n Number) Figure { return Figure{Number: n} }

// Rule is how a target is measured and judged.
type Rule struct {
	Comparator Comparator
	Unit       string // unit of measure of results: "%", "‰", "tấn", "đồng"; empty for choices
	Decimals   int    // decimals kept and printed, 0..6; the commune's value is rounded to it before it is judged
	Timing     Timing
	RollUp     RollUp
	Weight     Measure // denominator when RollUp is Weighted
	Pace       Pace
	Baseline   Number   // start of a target that falls to a level; last year's result when missing
	Grades     []string // for Grade: ordered from best to worst
}

// Rate tells whether the unit of measure is a share (% or ‰), whose changes
// are told in points and which cannot be summed.
func (r Rule) Rate() bool { return r.Unit == "%" || r.Unit == "‰" }

// PlanRule is the rule that plans are read and written by: the rule itself, but
// for a change against the year before one of percentages, of which two make a
// range ("tăng 8 – 9%").
func (r Rule) PlanRule() Rule {
	if !r.Comparator.Relative() {
		return r
	}
	return Rule{Comparator: Range, Unit: "%", Timing: Stock, RollUp: r.RollUp, Weight: r.Weight, Pace: r.Pace}
}

// Divides tells whether the commune's plan is handed out to the units in parts
// that add up to it. A change in percent is the same for all.
func (r Rule) Divides() bool { return r.RollUp == Sum && !r.Comparator.Relative() }

// Target (chỉ tiêu) is a numbered item of the plan or a leaf of one. A
// composite item has leaves; it holds no figures itself, or is their total: then
// it has a rule and a plan of its own, and its results are the sums of theirs.
type Target struct {
	ID       ID
	PlanID   ID
	ParentID ID     // 0 for an item
	AreaID   ID     // content area it serves (PlanPart of kind content_area), 0 none
	Number   string // the plan's number: "8"; leaves add a letter: "1a"
	Position int    // order among siblings
	Name     string // short name
	Text     string // the plan's own words
	Leaf     bool   // is reported by units; false for a composite item
	Rule     Rule
	Plan     Figure // giao của HĐND / kế hoạch của xã
	Superior Figure // cấp trên giao; may be missing
	LastYear Figure // result of the year before
	LeadID   ID     // unit in charge (chủ trì); reports when RollUp is Single
	Note     string
}

// Total tells whether the target is a composite item whose figures are the sums
// of its leaves' figures.
func (t Target) Total() bool { return !t.Leaf && t.Rule.Comparator != "" }

// Measured tells whether the target has figures: its own, or sums.
func (t Target) Measured() bool { return t.Leaf || t.Total() }

// Allocation is what a unit is assigned of a target, and that it must report it.
type Allocation struct {
	TargetID ID
	UnitID   ID
	Plan     Figure // missing: the commune's plan applies to the unit
	LastYear Figure // the unit's own result of the year before
	Baseline Number // the unit's own start for a falling target
}

// Registration (đăng ký thi đua) is the unit's own promise beside its allocation.
type Registration struct {
	TargetID ID
	UnitID   ID
	Plan     Figure
	Hard     bool // việc khó
	Note     string
}

// Past is a result of the year before for one period, for comparison.
type Past struct {
	TargetID ID
	UnitID   ID // 0: the commune
	Code     PeriodCode
	Figure   Figure
}

// SumOf adds known numbers; the result is missing when none is known.
func SumOf(ns ...Number) Number {
	var out Number
	for _, n := range ns {
		if n.Valid {
			out = Some(out.Decimal.Add(n.Decimal))
		}
	}
	return out
}
