package progress

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// relative is a result beside the same period of the year before, for targets
// whose plan is a change in percent (model.Growth, model.Reduction).
type relative struct {
	before, change decimal.Decimal // change in the planned direction: a fall is positive for Reduction
	plan           decimal.Decimal // percent of before; the lower bound of a range
}

// relative reads both amounts; ok is false when there is nothing above zero to
// compare with.
func (q question) relative() (c relative, ok bool) {
	if !q.target.Rule.Comparator.Relative() || !q.toDate.Number.Valid || !positive(q.before.Number) {
		return c, false
	}
	c.before, c.plan = q.before.Number.Decimal, level(q.target).Number.Decimal
	c.change = q.toDate.Number.Decimal.Sub(c.before)
	if q.target.Rule.Comparator == model.Reduction {
		c.change = c.change.Neg()
	}
	return c, true
}

// reaches tells whether the change is at least a share (0..1) of the plan. Both
// sides are multiplied out, so that nothing is rounded before it is judged.
func (c relative) reaches(share decimal.Decimal) bool {
	return c.change.Shift(2).GreaterThanOrEqual(c.plan.Mul(c.before).Mul(share))
}

func (c relative) met() bool { return c.reaches(decimal.NewFromInt(1)) }

// share returns the change as a share of the planned one in percent, one
// decimal; missing for a plan that is not above zero.
func (c relative) share() model.Number {
	if !c.plan.IsPositive() {
		return model.None
	}
	return model.Some(c.change.Shift(4).DivRound(c.plan.Mul(c.before), 1))
}

// judgeRelative judges a change against the year before. Before the end of the
// year the change so far is compared straight with the plan, not with a share
// of it: both amounts are of the same months already. It may still turn, so it
// is on pace and not met yet; the limits are those of rates (see near).
func judgeRelative(q question) verdict {
	r := q.target.Rule
	c, ok := q.relative()
	if !ok {
		return verdict{judgement: NotYetJudged, why: baselessWhy(q)}
	}
	v := verdict{percent: c.share(), judgement: Behind}
	met := c.met()
	switch {
	case r.Pace.Settled(q.code) && met:
		v.judgement = Met
	case r.Pace.Settled(q.code):
		v.judgement = NotMet
	case met:
		v.judgement = OnPace
	case r.Pace.Kind == model.Season:
		v.judgement = NotYetJudged
	case c.plan.IsPositive() && c.reaches(q.limits.AtRisk):
		v.judgement = AtRisk
	}
	v.why = relativeWhy(q, c, v.judgement)
	return v
}

// beforeText names what a change is measured from.
func beforeText(q question) string {
	if q.target.Rule.Pace.Settled(q.code) {
		return "năm trước"
	}
	return "cùng kỳ năm trước"
}

// relativeWhy tells both amounts and the change: "Thực hiện 12 tỷ đồng, cùng kỳ
// năm trước 10 tỷ đồng: tăng 20,0%, kế hoạch tăng ≥ 10%: đúng tiến độ, chốt vào
// cuối năm."
func relativeWhy(q question, c relative, j Judgement) string {
	r := q.target.Rule
	text := fmt.Sprintf("Thực hiện %s, %s %s: %s, kế hoạch %s", measured(r, q.toDate), beforeText(q), measured(r, q.before),
		c.text(r.Comparator), PlanText(r, level(q.target)))
	switch {
	case r.Pace.Kind == model.Season && r.Pace.Settled(q.code) && !q.code.Final():
		text += ", kết quả đã chốt từ kỳ " + PeriodWord(r.Pace.Final)
	case r.Pace.Kind == model.Season && !r.Pace.Settled(q.code):
		text += ", kết quả chốt từ kỳ " + PeriodWord(r.Pace.Final)
	case j == OnPace:
		return text + verdictHead(j) + ", chốt vào cuối năm."
	case j == AtRisk || j == Behind:
		text += q.slack(j)
	}
	return text + verdictText(j)
}

// text writes the change with so many decimals that one just below the plan
// does not look equal to it: "tăng 20,0%".
func (c relative) text(how model.Comparator) string {
	percent := c.change.Shift(2).DivRound(c.before, 6)
	n := 1
	for ; n < 4 && sameText(percent, c.plan, n); n++ {
	}
	return turned(percent, how == model.Growth, n)
}

// turned names a change in percent of which more than zero is a rise (or a
// fall): "tăng 20,0%", "giảm 3,5%".
func turned(percent decimal.Decimal, rise bool, decimals int) string {
	switch up := percent.IsPositive() == rise; {
	case percent.IsZero():
		return "không tăng, không giảm"
	case up:
		return "tăng " + vn.FormatFixed(percent.Abs(), decimals) + "%"
	}
	return "giảm " + vn.FormatFixed(percent.Abs(), decimals) + "%"
}

// TurnText tells a comparison with the same period of the year before as a
// rise or a fall: "tăng 20,0%"; "–" when there is none in percent.
func TurnText(c Change) string {
	if !c.Value.Valid || c.Points {
		return noFigure
	}
	return turned(c.Value.Decimal.Sub(decimal.NewFromInt(100)), true, 1)
}

// TurnOfPlan writes a change beside the planned one: "tăng 20,0%/10%". The
// direction stands before the plan where it is the other one: "giảm 2,0%/tăng
// 10%".
func TurnOfPlan(r model.Rule, c Change, plan model.Figure, between string) string {
	turn, goal := TurnText(c), measured(r.PlanRule(), plan)
	if word := directionWord(r) + " "; !strings.HasPrefix(turn, word) && !plan.Missing() {
		goal = word + goal
	}
	return turn + between + goal
}

// baselessWhy tells why a change cannot be told.
func baselessWhy(q question) string {
	r := q.target.Rule
	text := fmt.Sprintf("Thực hiện %s, kế hoạch %s so với năm trước; ", measured(r, q.toDate), PlanText(r, level(q.target)))
	if q.before.Missing() {
		return text + "chưa có số " + beforeText(q) + " để so."
	}
	return text + fmt.Sprintf("số %s là %s nên không tính được mức tăng, giảm.", beforeText(q), measured(r, q.before))
}

// planTarget is the target as its plan is checked: percentages that nothing
// else of the target stands on one scale with.
func planTarget(t model.Target) model.Target {
	t.Rule = t.Rule.PlanRule()
	t.Plan, t.Superior, t.LastYear = model.Figure{}, model.Figure{}, model.Figure{}
	return t
}

// checkChange checks a planned change in percent.
func checkChange(t model.Target, plan model.Figure) *model.Error {
	pt := planTarget(t)
	whole := decimal.NewFromInt(100)
	switch {
	case plan.Number.Valid && !plan.Number.Decimal.IsPositive():
		return model.Invalid("value", "Mức %s phải lớn hơn 0%%. Ghi ví dụ 10.", directionWord(t.Rule))
	case t.Rule.Comparator == model.Reduction && (plan.Number.Decimal.GreaterThan(whole) || plan.Second.Decimal.GreaterThan(whole)):
		return model.Invalid("value", "Không giảm quá 100%% được. Ghi số phần trăm phải giảm, ví dụ 12.")
	}
	return checkFigure(pt, plan, maxPlanShare)
}

// directionWord is "tăng" or "giảm".
func directionWord(r model.Rule) string {
	if r.Comparator == model.Reduction {
		return "giảm"
	}
	return "tăng"
}

// CheckPlan checks a figure a unit is given or registers for a target: what
// CheckValue checks, but for a change in percent the percentage.
func CheckPlan(t model.Target, plan model.Figure) (warning string, err error) {
	if plan.NotApplicable() {
		return "", model.Invalid("value", "Kế hoạch không ghi “%s”. Chỉ tiêu không giao cho đơn vị nào thì bỏ giao đơn vị đó.", NotApplicable)
	}
	if plan.Missing() || !t.Leaf || !t.Rule.Comparator.Relative() {
		return CheckValue(t, plan)
	}
	if err := checkChange(t, plan); err != nil {
		return "", err
	}
	return "", nil
}
