package progress_test

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// TestOfficeLimits checks that the office's own limits decide, not the design's.
func TestOfficeLimits(t *testing.T) {
	f := book(t, model.Target{Rule: rule(model.AtLeast, "tấn", model.Flow, model.Single), Plan: number(t, "100")}, 1,
		stated{unit: 1, code: model.H1, value: "46"})
	f.Office.Settings = model.Settings{OnPace: model.Num("0.95").Decimal, AtRisk: model.Num("0.93").Decimal}
	if r := only(t, f, model.H1); r.Judgement != progress.Behind {
		t.Errorf("46%% of 50%% is %s with limits 95%% and 93%%, want %s", r.Judgement, progress.Behind)
	}
}

// TestBaselineBeforeLastYear checks where a falling target starts.
func TestBaselineBeforeLastYear(t *testing.T) {
	target := model.Target{Rule: rule(model.AtMost, "%", model.Stock, model.Single), Plan: number(t, "1"), LastYear: number(t, "2"), Superior: number(t, "1.4")}
	target.Rule.Baseline = model.Num("3")
	r := only(t, book(t, target, 1, stated{unit: 1, code: model.H1, value: "2"}), model.H1)
	if model.Plain(r.Percent) != "50" || model.Plain(r.PercentSuperior) != "62.5" || r.Judgement != progress.OnPace {
		t.Errorf("got %s of the plan, %s of the superior's, %s; want 50, 62.5, on_pace", model.Plain(r.Percent), model.Plain(r.PercentSuperior), r.Judgement)
	}
}

// TestWhy reads the explanations: every one names the numbers it rests on.
func TestWhy(t *testing.T) {
	seasonal := rule(model.AtLeast, "%", model.Stock, model.Single)
	seasonal.Pace = model.Pace{Kind: model.Season, Final: model.H1}
	graded := rule(model.Grade, "", model.Stock, model.Single)
	graded.Grades = []string{"Tốt", "Khá", "Yếu"}
	people := rule(model.AtLeast, "người", model.Flow, model.Single)
	poor := rule(model.AtMost, "%", model.Stock, model.Single)
	poor.Decimals = 2
	for _, c := range []struct {
		rule              model.Rule
		plan, last, value string
		code              model.PeriodCode
		want              string
	}{
		{people, "20", "", "6", model.H1, "Mới đạt 6/20 người = 30,0%; dưới mức 37,5% (75% của 50% thời gian đã qua): chậm."},
		{people, "20", "", "8", model.H1, "Mới đạt 8/20 người = 40,0%; trong khoảng 37,5% đến dưới 45,0% (75% đến 90% của 50% thời gian đã qua): có nguy cơ."},
		{people, "20", "", "9", model.H1, "Đạt 9/20 người = 45,0%; từ mức 45,0% trở lên (90% của 50% thời gian đã qua): đúng tiến độ."},
		{people, "12", "", "0.9", "M01", "Đạt 0,9/12 người = 7,5%; từ mức 7,5% trở lên (90% của 8,3% thời gian đã qua): đúng tiến độ."},
		{people, "10000", "", "4499", model.H1, "Mới đạt 4.499/10.000 người = 44,99%; trong khoảng 37,50% đến dưới 45,00% (75% đến 90% của 50% thời gian đã qua): có nguy cơ."},
		{poor, "1.06", "1.52", "1.31", model.H1, "Thực hiện 1,31% so với kế hoạch ≤ 1,06%: đã giảm 45,7% mức phải giảm; từ mức 45,0% trở lên (90% của 50% thời gian đã qua): đúng tiến độ."},
		{poor, "1.06", "1.52", "1.6", model.H1, "Thực hiện 1,60% so với kế hoạch ≤ 1,06%: tăng so với mức đầu năm 1,52%: chậm."},
		{poor, "1.06", "1.52", "1.52", model.H1, "Thực hiện 1,52% so với kế hoạch ≤ 1,06%: chưa giảm so với mức đầu năm 1,52%: chậm."},
		{poor, "1.06", "1.52", "1.02", model.Y, "Thực hiện 1,02% ≤ kế hoạch 1,06%: đạt."},
		{poor, "1.06", "1.52", "1.07", model.Y, "Thực hiện 1,07% > kế hoạch 1,06%: không đạt."},
		{poor, "2", "", "2.1", model.H1, "Thực hiện 2,10% vượt mức kế hoạch ≤ 2% là 0,10 điểm % (lệch không quá 25% mức kế hoạch): có nguy cơ."},
		{rule(model.AtLeast, "%", model.Stock, model.Single), "99.6", "", "98.9", model.H1,
			"Thực hiện 98,9% so với kế hoạch ≥ 99,6%: bằng 99,3% kế hoạch, thấp hơn 0,7 điểm % (lệch không quá 25% mức kế hoạch): có nguy cơ."},
		{rule(model.AtMost, "đồng", model.Flow, model.Single), "1000000", "", "400000", model.H1,
			"Từ đầu năm 400.000/1.000.000 đồng = 40,0%; chưa vượt mức kế hoạch: đúng tiến độ."},
		{rule(model.AtMost, "vụ", model.Flow, model.Single), "5", "", "6", model.H1,
			"Từ đầu năm 6/5 vụ = 120,0%; không còn giữ được kế hoạch ≤ 5 vụ, số cộng dồn không giảm lại: không đạt."},
		{rule(model.Range, "%", model.Stock, model.Single), "8/9", "", "8.5", model.Y, "Thực hiện 8,5% ≥ mức thấp nhất 8% của kế hoạch 8 – 9%: đạt."},
		{rule(model.Ratio, "thôn", model.Stock, model.Single), "5/8", "", "4/8", model.H1,
			"Thực hiện 04/08 thôn so với kế hoạch ≥ 05/08 thôn: bằng 80,0% kế hoạch (lệch không quá 25% mức kế hoạch): có nguy cơ."},
		{rule(model.Maintain, "trường", model.Stock, model.Single), "3", "", "2", model.H1, "Thực hiện 2 trường < mức phải giữ 3 trường: chậm."},
		{rule(model.Exactly, "%", model.Stock, model.Single), "60", "", "61", model.Y, "Thực hiện 61% khác kế hoạch 60%: không đạt."},
		{seasonal, "100", "", "98.9", model.H1, "Thực hiện 98,9% < kế hoạch 100%, kết quả đã chốt từ kỳ 6 tháng: không đạt."},
		{seasonal, "100", "", "60", "Q1", "Thực hiện 60% so với kế hoạch ≥ 100%, kết quả chốt từ kỳ 6 tháng: chưa đánh giá."},
		{graded, "Tốt", "", "Khá", model.H1, "Xếp mức “Khá” thấp hơn kế hoạch “từ Tốt” 1 mức: có nguy cơ."},
		{graded, "Tốt", "", "Xuất sắc", model.H1, "Mức đã ghi hoặc mức kế hoạch không còn trong thang xếp mức. Chọn lại mức."},
		{rule(model.Text, "", model.Stock, model.Single), "good", "", "risk", model.H1, "Đánh giá “Có biểu hiện chưa bảo đảm” so với kế hoạch “Giữ vững”: có nguy cơ."},
		{people, "", "", "6", model.H1, "Thực hiện 6 người; chưa có kế hoạch để so."},
	} {
		target := model.Target{Rule: c.rule, Plan: figure(t, c.rule, c.plan), LastYear: figure(t, c.rule, c.last)}
		r := only(t, book(t, target, 1, stated{unit: 1, code: c.code, value: c.value}), c.code)
		if r.Why != c.want {
			t.Errorf("%s %s of %s\n got %s\nwant %s", c.rule.Comparator, c.value, c.plan, r.Why, c.want)
		}
	}
}
