package progress

import (
	"fmt"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// Sentence drafts a sentence of a report from a judged row. The unit's name
// stands after the target's when the sentence is about one unit; it is empty
// for the commune. A target that should fall is told by how far it fell, never
// as a percentage of its plan.
func Sentence(r Row, unit string) string {
	name := r.Target.Name
	if unit != "" {
		name += " của " + unit
	}
	rule := r.Target.Rule
	switch {
	case !r.Target.Measured():
		return name + ": " + named(r.Judgement) + "."
	case r.ToDate.Missing() && r.Judgement == NotYetJudged:
		return name + ": đánh giá vào cuối năm."
	case r.ToDate.Missing():
		return name + ": chưa có số liệu."
	case r.ToDate.NotApplicable():
		return name + ": không áp dụng trong kỳ này."
	case rule.Comparator == model.Grade:
		return name + " xếp mức " + FigureText(rule, r.ToDate) + "."
	case !rule.Comparator.Numeric():
		return name + ": " + vn.Lower(FigureText(rule, r.ToDate)) + "."
	case r.Falling:
		return name + fallingSentence(r)
	case rule.Comparator.Relative() && r.Change.Value.Valid:
		return name + " là " + measured(rule, r.ToDate) + ", " + changeSentence(r) + "." + incomplete(r)
	case rule.Comparator.LowerIsBetter():
		return name + " là " + measured(rule, r.ToDate) + ceilingSentence(r) + sinceText(r) + "." + incomplete(r)
	}
	text := name + " đạt " + measured(rule, r.ToDate)
	if r.Percent.Valid {
		text += ", bằng " + percentText(r.Percent.Decimal) + " kế hoạch"
	}
	return text + sinceText(r) + "." + incomplete(r)
}

// incomplete tells that a sum does not hold every unit yet, so that nobody
// reads the missing ones as zero.
func incomplete(r Row) string {
	if r.Target.Rule.RollUp != model.Sum || r.Reported >= r.Expected {
		return ""
	}
	return fmt.Sprintf(" Mới có số của %d/%d đơn vị.", r.Reported, r.Expected)
}

func fallingSentence(r Row) string {
	rule := r.Target.Rule
	from := start(r.Target)
	path := fmt.Sprintf(" mức phải giảm trong năm (từ %s xuống %s).", measured(rule, model.Of(from)), measured(rule, r.Plan))
	now := measured(rule, r.ToDate)
	against := " so với mức đầu năm " + measured(rule, model.Of(from)) + ", kế hoạch phải giảm còn " + measured(rule, r.Plan) + "."
	switch p := r.Percent.Decimal; {
	case p.IsNegative():
		return " là " + now + ", tăng" + against
	case p.IsZero():
		return " là " + now + ", chưa giảm" + against
	case r.Judgement == AtRisk || r.Judgement == Behind || r.Judgement == NotMet:
		return " còn " + now + ", mới giảm được " + percentText(p) + path
	}
	return " còn " + now + ", đã giảm " + percentText(r.Percent.Decimal) + path
}

func ceilingSentence(r Row) string {
	rule, plan := r.Target.Rule, measured(r.Target.Rule, r.Plan)
	switch met := meets(rule.Comparator, sides{value: r.ToDate.Number.Decimal, goal: r.Plan.Number.Decimal}); {
	case r.Plan.Missing():
		return ""
	case met && rule.Comparator == model.LessThan:
		return ", dưới mức " + plan
	case met:
		return ", không vượt mức " + plan
	case rule.Comparator == model.LessThan:
		return ", không dưới mức " + plan + " theo kế hoạch"
	}
	return ", vượt mức " + plan
}

// changeSentence tells a change beside the planned one: "tăng 20,0% so với cùng
// kỳ (kế hoạch tăng ≥ 10%)".
func changeSentence(r Row) string {
	text := TurnText(r.Change)
	if r.Change.Value.Decimal.Equal(decimal.NewFromInt(100)) {
		text = "bằng cùng kỳ năm trước"
	} else {
		text += " so với cùng kỳ năm trước"
	}
	if r.Plan.Missing() {
		return text
	}
	return text + " (kế hoạch " + PlanText(r.Target.Rule, r.Plan) + ")"
}

// sinceText compares with the same period of the year before: "bằng 102,9%
// cùng kỳ" for amounts, "giảm 0,6 điểm ‰ so với cùng kỳ" for rates.
func sinceText(r Row) string {
	c := r.Change
	switch {
	case !c.Value.Valid:
		return ""
	case !c.Points:
		return ", bằng " + percentText(c.Value.Decimal) + " cùng kỳ"
	case c.Value.Decimal.IsZero():
		return ", bằng cùng kỳ"
	}
	verb := ", tăng "
	if c.Value.Decimal.IsNegative() {
		verb = ", giảm "
	}
	return verb + difference(r.Target.Rule, c.Value.Decimal) + " so với cùng kỳ"
}
