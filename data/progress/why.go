package progress

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// named writes a judgement inside a sentence: "đúng tiến độ".
func named(j Judgement) string { return vn.Lower(j.Label()) }

// verdictText ends an explanation: ": đúng tiến độ."
func verdictText(j Judgement) string { return verdictHead(j) + "." }

func verdictHead(j Judgement) string { return ": " + named(j) }

// planName writes the level that was compared with.
func planName(q question) string {
	r, plan := q.target.Rule, level(q.target)
	switch {
	case r.Comparator == model.Range && plan.Second.Valid:
		return "mức thấp nhất " + measuredNumber(r, plan.Number.Decimal) + " của kế hoạch " + measured(r, plan)
	case r.Comparator == model.Maintain:
		return "mức phải giữ " + measured(r, plan)
	}
	return "kế hoạch " + measured(r, plan)
}

// signedPlan writes the plan with the comparator's sign: "≥ 99,6%".
func signedPlan(r model.Rule, plan model.Figure) string {
	if r.Comparator == model.Range {
		return "từ " + measured(r, plan)
	}
	return withUnit(r, PlanText(r, plan))
}

// relation writes how value and goal really stand to each other, in the sign
// that answers the comparator: "<" for a missed "≥".
func relation(c model.Comparator, met bool) string {
	signs := map[model.Comparator][2]string{
		model.MoreThan: {">", "≤"}, model.AtMost: {"≤", ">"}, model.LessThan: {"<", "≥"}, model.Exactly: {"=", "khác"},
	}
	pair, ok := signs[c]
	if !ok {
		pair = [2]string{"≥", "<"}
	}
	if met {
		return pair[0]
	}
	return pair[1]
}

// plainWhy explains a straight comparison: "Thực hiện 1,02% ≤ kế hoạch 1,06%: đạt."
func plainWhy(q question, j Judgement) string {
	r := q.target.Rule
	met := meets(r.Comparator, q.sides())
	text := fmt.Sprintf("Thực hiện %s %s %s", measured(r, q.toDate), relation(r.Comparator, met), planName(q))
	switch {
	case j == OnPace:
		return text + verdictHead(j) + ", chốt vào cuối năm."
	case r.Pace.Kind == model.Season && r.Pace.Settled(q.code) && !q.code.Final():
		text += ", kết quả đã chốt từ kỳ " + vn.Lower(r.Pace.Final.Short())
	}
	return text + verdictText(j)
}

func seasonWhy(q question, j Judgement) string {
	r := q.target.Rule
	return fmt.Sprintf("Thực hiện %s so với kế hoạch %s, kết quả chốt từ kỳ %s%s",
		measured(r, q.toDate), signedPlan(r, level(q.target)), vn.Lower(r.Pace.Final.Short()), verdictText(j))
}

// paceWhy explains a sum against the time that has passed: "Mới đạt 6/20 người
// = 30,0%; dưới mức 37,5% (75% của 50% thời gian đã qua): chậm."
func paceWhy(q question, s sides, j Judgement) string {
	r := q.target.Rule
	have := "Mới đạt "
	if j == OnPace {
		have = "Đạt "
	}
	have += FigureText(r, q.toDate) + "/" + measured(r, model.Of(level(q.target).Number))
	if !s.goal.IsPositive() {
		return have + verdictText(j)
	}
	percent, limits := q.limitTexts(s.value, s.goal, j)
	return have + " = " + percent + "; " + limits + verdictText(j)
}

// limitTexts writes what is done as a percentage of what is required, and the
// limits it was held against, with so many decimals that a value just below a
// limit does not look equal to it.
func (q question) limitTexts(done, required decimal.Decimal, j Judgement) (value, limits string) {
	percent := done.Shift(2).DivRound(required, 6)
	upper, lower := q.due(q.limits.OnPace), q.due(q.limits.AtRisk)
	n := 1
	for ; n < 4 && (sameText(percent, upper, n) || sameText(percent, lower, n)); n++ {
	}
	write := func(d decimal.Decimal) string { return vn.FormatFixed(d, n) + "%" }
	passed := shareText(q.code.Elapsed()) + " thời gian đã qua)"
	on, risk := shareText(q.limits.OnPace), shareText(q.limits.AtRisk)
	switch j {
	case OnPace:
		limits = "từ mức " + write(upper) + " trở lên (" + on + " của " + passed
	case AtRisk:
		limits = "trong khoảng " + write(lower) + " đến dưới " + write(upper) + " (" + risk + " đến " + on + " của " + passed
	default:
		limits = "dưới mức " + write(lower) + " (" + risk + " của " + passed
	}
	return write(percent), limits
}

// due returns a share of the time that has passed, in percent.
func (q question) due(share decimal.Decimal) decimal.Decimal {
	months := decimal.NewFromInt(int64(q.code.LastMonth()))
	return share.Mul(months).Shift(2).DivRound(decimal.NewFromInt(12), 6)
}

// sameText tells whether two different numbers look the same with n decimals.
func sameText(a, b decimal.Decimal, n int) bool {
	return !a.Equal(b) && a.Round(int32(n)).Equal(b.Round(int32(n)))
}

// fallingWhy explains a fall: "Thực hiện 1,31% so với kế hoạch ≤ 1,06%: đã giảm
// 45,7% mức phải giảm; từ mức 45,0% trở lên (90% của 50% thời gian đã qua):
// đúng tiến độ."
func fallingWhy(q question, v verdict) string {
	r := q.target.Rule
	from, fall, _ := falls(q.target)
	fallen := from.Sub(q.toDate.Number.Decimal)
	var done string
	switch fallen.Sign() {
	case 0:
		done = "chưa giảm so với mức đầu năm " + measuredNumber(r, from)
	case -1:
		done = "tăng so với mức đầu năm " + measuredNumber(r, from)
	default:
		percent, limits := q.limitTexts(fallen, fall, v.judgement)
		done = "đã giảm " + percent + " mức phải giảm; " + limits
	}
	return fmt.Sprintf("Thực hiện %s so với kế hoạch %s: %s%s",
		measured(r, q.toDate), signedPlan(r, q.target.Plan), done, verdictText(v.judgement))
}

// flowCeilingWhy explains a sum that must not pass its plan.
func flowCeilingWhy(q question, j Judgement) string {
	r := q.target.Rule
	text := "Từ đầu năm " + FigureText(r, q.toDate) + "/" + measured(r, q.target.Plan)
	if p, _ := percentOf(q); p.Valid {
		text += " = " + percentText(p.Decimal)
	}
	if j == NotMet {
		return text + "; không còn giữ được kế hoạch " + signedPlan(r, q.target.Plan) + ", số cộng dồn không giảm lại" + verdictText(j)
	}
	return text + "; chưa vượt mức kế hoạch" + verdictText(j)
}

func ceilingWhy(q question, s sides, j Judgement) string {
	r := q.target.Rule
	text := fmt.Sprintf("Thực hiện %s vượt mức kế hoạch %s", measured(r, q.toDate), signedPlan(r, q.target.Plan))
	if over := s.value.Sub(s.goal); over.IsPositive() {
		text += " là " + difference(r, over)
	}
	return text + q.slack(j) + verdictText(j)
}

// stockWhy explains a stock that is not where the plan wants it.
func stockWhy(q question, s sides, j Judgement, percent model.Number) string {
	r := q.target.Rule
	text := fmt.Sprintf("Thực hiện %s so với kế hoạch %s", measured(r, q.toDate), signedPlan(r, level(q.target)))
	var parts []string
	if percent.Valid {
		parts = append(parts, "bằng "+percentText(percent.Decimal)+" kế hoạch")
	}
	if d := s.value.Sub(s.goal); !s.shares && d.IsNegative() {
		parts = append(parts, "thấp hơn "+difference(r, d))
	} else if !s.shares && d.IsPositive() {
		parts = append(parts, "cao hơn "+difference(r, d))
	}
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text + q.slack(j) + verdictText(j)
}

// slack names the distance from the plan that still counts as at risk.
func (q question) slack(j Judgement) string {
	word := " (lệch không quá "
	if j == Behind {
		word = " (lệch quá "
	}
	return word + shareText(decimal.NewFromInt(1).Sub(q.limits.AtRisk)) + " mức kế hoạch)"
}

// choiceWhy explains a choice; below counts the levels under the plan.
func choiceWhy(q question, plan string, below int, j Judgement) string {
	r := q.target.Rule
	result := map[model.Comparator]string{model.YesNo: "Kết quả ", model.Grade: "Xếp mức ", model.Text: "Đánh giá "}
	text := result[r.Comparator] + "“" + ChoiceLabel(r, q.toDate.Choice) + "”"
	against := " so với kế hoạch “" + PlanText(r, model.Figure{Choice: plan}) + "”"
	if below > 0 && r.Comparator == model.Grade {
		return fmt.Sprintf("%s thấp hơn kế hoạch “%s” %d mức%s", text, PlanText(r, model.Figure{Choice: plan}), below, verdictText(j))
	}
	return text + against + verdictText(j)
}
