// Package progress holds the rules of judgement: what the units reported makes
// the commune's figures, and every figure is held against its plan by the rule
// of its target. It reads no database and draws nothing; what it says to people
// is Vietnamese. Missing figures stay missing, they are never zero.
package progress

import "sothidua/data/model"

// Judgement is what the office says about a target at a period.
type Judgement string

// The judgements, with the codes of the command line.
const (
	Met          Judgement = "met"            // đạt
	OnPace       Judgement = "on_pace"        // đúng tiến độ
	AtRisk       Judgement = "at_risk"        // có nguy cơ
	Behind       Judgement = "behind"         // chậm
	NotMet       Judgement = "not_met"        // không đạt
	NotYetJudged Judgement = "not_yet_judged" // chưa đánh giá: known only later
	NoData       Judgement = "no_data"        // chưa có số liệu
)

// Judgements lists all judgements, worst first; NoData stands after AtRisk, as
// on the overview, and NotYetJudged last.
var Judgements = []Judgement{NotMet, Behind, AtRisk, NoData, OnPace, Met, NotYetJudged}

// Label returns the judgement's Vietnamese name.
func (j Judgement) Label() string {
	switch j {
	case Met:
		return "Đạt"
	case OnPace:
		return "Đúng tiến độ"
	case AtRisk:
		return "Có nguy cơ"
	case Behind:
		return "Chậm"
	case NotMet:
		return "Không đạt"
	case NotYetJudged:
		return "Chưa đánh giá"
	}
	return "Chưa có số liệu"
}

// Letter returns the letter that stands for the judgement in black and white.
func (j Judgement) Letter() string {
	switch j {
	case Met:
		return "Đ"
	case OnPace:
		return "T"
	case AtRisk:
		return "N"
	case Behind:
		return "C"
	case NotMet:
		return "K"
	case NotYetJudged:
		return "–"
	}
	return "?"
}

// Rank orders judgements worst first: NotMet is 0.
func (j Judgement) Rank() int {
	for i, o := range Judgements {
		if o == j {
			return i
		}
	}
	return len(Judgements)
}

// Change compares a result with the same period of the year before: for
// amounts as a percentage of it (102,1%), for rates as a difference in points.
type Change struct {
	Value  model.Number
	Points bool
}

// Row is one line of the office's table: an item, or a leaf of one.
type Row struct {
	Target     model.Target
	Depth      int // 0 for an item, 1 for a leaf under a composite item
	Plan       model.Figure
	Superior   model.Figure
	LastYear   model.Figure
	Period     model.Figure // done in the period alone
	ToDate     model.Figure // done from the start of the year; equals Period for a stock
	SamePeriod model.Figure // to date in the same period of the year before
	Estimate   model.Number // expected for the whole year
	// Percent is the share of the plan in percent, one decimal; for a falling
	// target (Falling) the share of the fall that is done; missing for
	// ceilings without a baseline, choices and texts.
	Percent         model.Number
	PercentSuperior model.Number
	Falling         bool
	Change          Change
	Reported        int      // units whose report is in hand and holds a value
	Expected        int      // units that must report this target this period
	Missing         []string // names of the units still missing, in order
	Judgement       Judgement
	Why             string // the rule in one Vietnamese sentence
	Note            string
}

// Table is the summary of a year at a period, for the commune or one unit.
type Table struct {
	Office model.Office
	Plan   model.Plan
	Code   model.PeriodCode
	Unit   *model.Unit // nil: the whole commune
	AsOf   model.Date  // day the figures were taken
	Sample bool        // holds sample figures; every output must say so
	Rows   []Row
}

// UnitRow is one unit's part of a target.
type UnitRow struct {
	Unit      model.Unit
	Plan      model.Figure
	Period    model.Figure
	ToDate    model.Figure
	Percent   model.Number
	Falling   bool
	Change    Change // against the unit's same period of the year before
	Status    model.Status
	Counted   bool // its report is in hand, so the value is part of the commune's
	Judgement Judgement
	Why       string
	Note      string
}

// Reported is a value with the report it belongs to.
type Reported struct {
	UnitID model.ID
	Code   model.PeriodCode
	Status model.Status
	Value  model.Value
}

// Facts is everything the rules need to know of one year.
type Facts struct {
	Office      model.Office
	Plan        model.Plan
	Targets     []model.Target // items, each followed by its leaves
	Units       []model.Unit
	Allocations []model.Allocation
	Past        []model.Past
	Reports     []model.Report
	Values      []Reported
	Checks      []model.CrossCheck // of the plan, also those switched off
	AsOf        model.Date
}
