package progress

import (
	"fmt"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// RuleText writes the rule of a target in one or two Vietnamese sentences, as
// the form shows it while typing: "Đạt khi tỷ lệ cuối năm ≤ 1,06%. Giữa năm so
// với lộ trình giảm từ 1,52% xuống 1,06%." What is still missing is told
// instead.
func RuleText(t model.Target) string {
	if !t.Measured() {
		return "Gồm các thành phần; lấy mức kém nhất trong các thành phần đã đánh giá."
	}
	for _, check := range []func(model.Target) *model.Error{checkTotal, checkMeasure, checkCourse, checkRollUp, checkPlans} {
		if err := check(t); err != nil {
			return "Quy tắc chưa dùng được. " + err.Msg
		}
	}
	if level(t).Missing() {
		if t.Rule.Comparator.Numeric() {
			return "Chưa có số kế hoạch nên chưa đánh giá được. Ghi mức phải đạt ở ô kế hoạch."
		}
		return "Chưa chọn mức phải đạt nên chưa đánh giá được. Chọn ở ô kế hoạch."
	}
	text := "Đạt khi " + subject(t.Rule) + " " + condition(t) + ". " + course(t)
	if t.Total() {
		return "Số liệu là tổng của các thành phần. " + text
	}
	if t.Rule.Comparator.Relative() && t.LastYear.Missing() {
		text += " Còn thiếu: thực hiện năm trước, chưa có thì chưa đánh giá được."
	}
	if t.Rule.RollUp == model.Single && t.LeadID == 0 {
		text += " Còn thiếu: đơn vị chủ trì báo số cấp xã."
	}
	return text
}

// subject names the result that is compared in the end.
func subject(r model.Rule) string {
	when, until := "cuối năm", "cả năm"
	if r.Pace.Kind == model.Season && !r.Pace.Final.Final() {
		when = "từ kỳ " + vn.Lower(r.Pace.Final.Short())
		until = "đến hết kỳ " + vn.Lower(r.Pace.Final.Short())
	}
	switch {
	case r.Comparator == model.Grade:
		return "xếp mức " + when
	case r.Comparator == model.Text:
		return "người phụ trách đánh giá " + when
	case adds(r):
		return "tổng " + until
	case r.Rate():
		return "tỷ lệ " + when
	}
	return "kết quả " + when
}

func condition(t model.Target) string {
	r, plan := t.Rule, level(t)
	switch r.Comparator {
	case model.Range:
		return fmt.Sprintf("từ %s trở lên (kế hoạch %s)", measuredNumber(r, plan.Number.Decimal), measured(r, plan))
	case model.Growth, model.Reduction:
		return changeCondition(r, plan)
	case model.Maintain:
		return "không thấp hơn " + measured(r, plan)
	case model.Grade:
		return "từ " + FigureText(r, plan) + " trở lên (thang: " + choiceList(r) + ")"
	case model.Text, model.YesNo:
		return "là “" + FigureText(r, plan) + "”"
	}
	return r.Comparator.Sign() + " " + measured(r, plan)
}

func changeCondition(r model.Rule, plan model.Figure) string {
	pr := r.PlanRule()
	text := directionWord(r) + " từ " + measuredNumber(pr, plan.Number.Decimal) + " trở lên so với năm trước"
	if plan.Second.Valid {
		text += " (kế hoạch " + measured(pr, plan) + ")"
	}
	return text
}

// course tells what is expected before the year ends.
func course(t model.Target) string {
	r := t.Rule
	from, _, falling := falls(t)
	switch {
	case r.Pace.Kind == model.YearEnd:
		return "Chỉ hỏi và đánh giá ở kỳ cả năm."
	case r.Pace.Kind == model.Season && !r.Pace.Final.Final():
		return "Trước kỳ đó, tới mức này là đúng tiến độ, chưa tới thì chưa đánh giá."
	case !r.Comparator.Numeric():
		return "Giữa năm so thẳng với mức này."
	case r.Comparator.Relative():
		return "Giữa năm so với cùng kỳ năm trước rồi so thẳng với kế hoạch, vì hai bên đã cùng số tháng."
	case falling:
		return fmt.Sprintf("Giữa năm so với lộ trình giảm từ %s xuống %s.", measuredNumber(r, from), measured(r, t.Plan))
	case r.Comparator.LowerIsBetter():
		return "Giữa năm chỉ cần chưa vượt mức này."
	case adds(r) && r.Comparator != model.Ratio:
		return "Giữa năm so với phần kế hoạch theo thời gian đã qua."
	case r.Comparator == model.Maintain:
		return "Giữa năm giữ được là đạt, giảm là chậm."
	}
	return "Giữa năm so thẳng với kế hoạch."
}
