package progress

import (
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// question is one result that wants a judgement. The target carries the plan
// and the start that apply to whoever is judged.
type question struct {
	target model.Target
	toDate model.Figure
	before model.Figure // to date in the same period of the year before
	code   model.PeriodCode
	limits model.Settings
}

// verdict is the answer; why is one Vietnamese sentence with the numbers.
type verdict struct {
	judgement Judgement
	percent   model.Number
	falling   bool
	why       string
}

// judge applies the rules of judgement.
//
// Nothing is judged before it is asked for, without a result, or without a
// plan. A settled result (whole year, or a season that is over) is met or not
// met, by the comparator alone. Before that:
//
//   - A flow upwards is compared with the share of the year that has passed,
//     by the office's two limits. Once the plan is reached it is met, because
//     a sum does not fall again.
//   - A stock upwards is compared straight with the plan: on pace when it is
//     there, at risk down to the office's AtRisk share of the plan, behind
//     below. It is met only when the year is over, because it may fall again.
//   - A stock that must fall from its start to a level is compared by the part
//     of the fall that is done, with the share of the year; at the level it is
//     met.
//   - A ceiling (nothing to fall) has no pace: under it met for a stock and on
//     pace for a flow, which may still grow. Over it a flow is not met for
//     good, and a stock is at risk while it is over by no more than what AtRisk
//     allows, else behind.
//   - What must be kept is met while it is kept; a loss is behind.
//   - A change against the year before is compared straight with the plan: see
//     judgeRelative.
//   - A season before it is settled is on pace when it reached the plan
//     already, otherwise not yet judged.
//   - A choice is on pace at the planned level or better, at risk one level
//     below, behind further below and at the end of the scale.
func judge(q question) verdict {
	r := q.target.Rule
	switch {
	case !r.Pace.Asked(q.code):
		return verdict{judgement: NotYetJudged, why: "Chỉ đánh giá ở kỳ cả năm, trong năm chưa hỏi số liệu."}
	case q.toDate.Missing():
		return verdict{judgement: NoData}
	case q.toDate.NotApplicable():
		return verdict{judgement: NotYetJudged, why: "Không áp dụng trong kỳ này nên không đánh giá."}
	case level(q.target).Missing():
		return verdict{judgement: NotYetJudged, why: "Thực hiện " + measured(r, q.toDate) + "; chưa có kế hoạch để so."}
	case !r.Comparator.Numeric():
		return judgeChoice(q)
	case r.Comparator.Relative():
		return judgeRelative(q)
	}
	return judgeNumber(q)
}

// level returns the plan a result is held against: what is kept is last year's
// result when no plan is stated, and words without a plan are held against the
// best choice.
func level(t model.Target) model.Figure {
	switch c := t.Rule.Comparator; {
	case !t.Plan.Missing():
		return t.Plan
	case c == model.Maintain:
		return t.LastYear
	case c == model.YesNo:
		return model.Figure{Choice: model.ChoiceYes}
	case c == model.Text:
		return model.Figure{Choice: model.RatingGood}
	}
	return model.Figure{}
}

// sides are the two numbers that are compared, on one scale.
type sides struct {
	value, goal decimal.Decimal
	shares      bool // both are ratios, brought to a common denominator
}

func (q question) sides() sides {
	plan := level(q.target)
	s := sides{value: q.toDate.Number.Decimal, goal: plan.Number.Decimal}
	if q.target.Rule.Comparator == model.Ratio && positive(q.toDate.Second) && positive(plan.Second) {
		s.value, s.goal = s.value.Mul(plan.Second.Decimal), s.goal.Mul(q.toDate.Second.Decimal)
		s.shares = true
	}
	return s
}

func positive(n model.Number) bool { return n.Valid && n.Decimal.IsPositive() }

// meets applies the comparator; a range is met from its lower bound.
func meets(c model.Comparator, s sides) bool {
	switch c {
	case model.MoreThan:
		return s.value.GreaterThan(s.goal)
	case model.AtMost:
		return s.value.LessThanOrEqual(s.goal)
	case model.LessThan:
		return s.value.LessThan(s.goal)
	case model.Exactly:
		return s.value.Equal(s.goal)
	}
	return s.value.GreaterThanOrEqual(s.goal)
}

// falls tells whether the target starts above its plan and must come down to
// it; then the second number is how far.
func falls(t model.Target) (from, fall decimal.Decimal, ok bool) {
	s, plan := start(t), t.Plan.Number
	if !t.Rule.Comparator.LowerIsBetter() || t.Rule.Timing == model.Flow || !s.Valid || !plan.Valid {
		return from, fall, false
	}
	fall = s.Decimal.Sub(plan.Decimal)
	return s.Decimal, fall, fall.IsPositive()
}

// percentOf returns the share of the plan in percent, one decimal: for a
// falling target the part of the fall that is done, for a change against the
// year before the part of the planned change. It is missing for ceilings and
// for plans that are not above zero.
func percentOf(q question) (percent model.Number, falling bool) {
	if q.target.Rule.Comparator.Relative() {
		if c, ok := q.relative(); ok {
			percent = c.share()
		}
		return percent, false
	}
	if from, fall, ok := falls(q.target); ok {
		return model.Some(from.Sub(q.toDate.Number.Decimal).Shift(2).DivRound(fall, 1)), true
	}
	s, r := q.sides(), q.target.Rule
	if !r.Comparator.Numeric() || !q.toDate.Number.Valid || !s.goal.IsPositive() ||
		r.Comparator.LowerIsBetter() && r.Timing != model.Flow {
		return model.None, false
	}
	return model.Some(s.value.Shift(2).DivRound(s.goal, 1)), false
}

func judgeNumber(q question) verdict {
	r, s := q.target.Rule, q.sides()
	v := verdict{}
	v.percent, v.falling = percentOf(q)
	met := meets(r.Comparator, s)
	switch {
	case r.Pace.Settled(q.code):
		v.judgement, v.why = NotMet, plainWhy(q, NotMet)
		if met {
			v.judgement, v.why = Met, plainWhy(q, Met)
		}
	case r.Pace.Kind == model.Season:
		v.judgement, v.why = NotYetJudged, seasonWhy(q, NotYetJudged)
		if met {
			v.judgement, v.why = OnPace, seasonWhy(q, OnPace)
		}
	case adds(r) && !s.shares:
		v.judgement, v.why = judgeFlow(q, s, met)
	case v.falling && !met:
		from, fall, _ := falls(q.target)
		v.judgement = q.pace(from.Sub(s.value), fall)
		v.why = fallingWhy(q, v)
	case r.Comparator.LowerIsBetter():
		v.judgement, v.why = judgeCeiling(q, s, met)
	default:
		v.judgement, v.why = judgeStock(q, s, met, v.percent)
	}
	return v
}

// pace compares what is done of what is required with the share of the year
// that has passed.
func (q question) pace(done, required decimal.Decimal) Judgement {
	if !required.IsPositive() {
		return Behind
	}
	months := decimal.NewFromInt(int64(q.code.LastMonth()))
	have, due := done.Mul(decimal.NewFromInt(12)), required.Mul(months)
	switch {
	case have.GreaterThanOrEqual(due.Mul(q.limits.OnPace)):
		return OnPace
	case have.GreaterThanOrEqual(due.Mul(q.limits.AtRisk)):
		return AtRisk
	}
	return Behind
}

func judgeFlow(q question, s sides, met bool) (Judgement, string) {
	c := q.target.Rule.Comparator
	switch {
	case c.LowerIsBetter() && met:
		return OnPace, flowCeilingWhy(q, OnPace)
	case c.LowerIsBetter():
		return NotMet, flowCeilingWhy(q, NotMet)
	case c == model.Exactly && met:
		return OnPace, plainWhy(q, OnPace)
	case c == model.Exactly && s.value.GreaterThan(s.goal):
		return NotMet, flowCeilingWhy(q, NotMet)
	case met:
		return Met, plainWhy(q, Met)
	}
	j := q.pace(s.value, s.goal)
	return j, paceWhy(q, s, j)
}

// judgeCeiling judges a stock that must stay under its plan.
func judgeCeiling(q question, s sides, met bool) (Judgement, string) {
	if met {
		return Met, plainWhy(q, Met)
	}
	j := q.near(s)
	return j, ceilingWhy(q, s, j)
}

// judgeStock judges a stock that must reach, equal or keep its plan.
func judgeStock(q question, s sides, met bool, percent model.Number) (Judgement, string) {
	switch kept := q.target.Rule.Comparator == model.Maintain; {
	case kept && met:
		return Met, plainWhy(q, Met)
	case kept:
		return Behind, plainWhy(q, Behind)
	case met:
		return OnPace, plainWhy(q, OnPace)
	}
	j := q.near(s)
	return j, stockWhy(q, s, j, percent)
}

// near tells how far a result that misses its plan is from it: at risk while
// the distance is at most what AtRisk leaves of the plan (25% of it by
// default), else behind.
func (q question) near(s sides) Judgement {
	allowed := s.goal.Abs().Mul(decimal.NewFromInt(1).Sub(q.limits.AtRisk))
	if s.value.Sub(s.goal).Abs().LessThanOrEqual(allowed) {
		return AtRisk
	}
	return Behind
}

func judgeChoice(q question) verdict {
	scale := Choices(q.target.Rule)
	plan := level(q.target).Choice
	have, want := slices.Index(scale, q.toDate.Choice), slices.Index(scale, plan)
	var j Judgement
	switch settled := q.target.Rule.Pace.Settled(q.code); {
	case have < 0 || want < 0:
		return verdict{judgement: NotYetJudged, why: "Mức đã ghi hoặc mức kế hoạch không còn trong thang xếp mức. Chọn lại mức."}
	case settled && have <= want:
		j = Met
	case settled:
		j = NotMet
	case have <= want:
		j = OnPace
	case q.target.Rule.Pace.Kind == model.Season:
		j = NotYetJudged
	case have == want+1 && have < len(scale)-1:
		j = AtRisk
	default:
		j = Behind
	}
	return verdict{judgement: j, why: choiceWhy(q, plan, have-want, j)}
}
