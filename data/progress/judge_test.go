package progress_test

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// TestJudgementByComparator walks every comparator through the year for one
// unit that reports for the commune. Limits are those of the design: 90% and
// 75% of the expected progress.
func TestJudgementByComparator(t *testing.T) {
	flow := func(c model.Comparator) model.Rule { return rule(c, "tấn", model.Flow, model.Single) }
	stock := func(c model.Comparator) model.Rule { return rule(c, "%", model.Stock, model.Single) }
	words := func(c model.Comparator) model.Rule {
		r := rule(c, "", model.Stock, model.Single)
		r.Grades = []string{"Tốt", "Khá", "Trung bình", "Yếu"}
		return r
	}
	season := func(r model.Rule) model.Rule {
		r.Pace = model.Pace{Kind: model.Season, Final: model.H1}
		return r
	}
	yearEnd := func(r model.Rule) model.Rule {
		r.Pace.Kind = model.YearEnd
		return r
	}
	for _, c := range []struct {
		name              string
		rule              model.Rule
		plan, last, value string
		code              model.PeriodCode
		judgement         progress.Judgement
		percent           string
		falling           bool
	}{
		{"flow on the limit of on pace", flow(model.AtLeast), "100", "", "45", model.H1, progress.OnPace, "45", false},
		{"flow just below it", flow(model.AtLeast), "100", "", "44.9", model.H1, progress.AtRisk, "44.9", false},
		{"flow on the limit of at risk", flow(model.AtLeast), "100", "", "37.5", model.H1, progress.AtRisk, "37.5", false},
		{"flow just below it", flow(model.AtLeast), "100", "", "37.4", model.H1, progress.Behind, "37.4", false},
		{"flow of zero", flow(model.AtLeast), "100", "", "0", model.H1, progress.Behind, "0", false},
		{"flow that reached the plan", flow(model.AtLeast), "100", "", "100", "Q1", progress.Met, "100", false},
		{"flow in January on the limit", flow(model.AtLeast), "120", "", "9", "M01", progress.OnPace, "7.5", false},
		{"flow at nine months", flow(model.AtLeast), "100", "", "67.4", model.M9, progress.AtRisk, "67.4", false},
		{"flow of the year short by little", flow(model.AtLeast), "100", "", "99.9", model.Y, progress.NotMet, "99.9", false},
		{"flow of the year", flow(model.AtLeast), "100", "", "100", model.Y, progress.Met, "100", false},
		{"more than, equal at the end", flow(model.MoreThan), "12", "", "12", model.Y, progress.NotMet, "100", false},
		{"more than, equal before", flow(model.MoreThan), "12", "", "12", model.H1, progress.OnPace, "100", false},
		{"more than", flow(model.MoreThan), "12", "", "12.1", model.Y, progress.Met, "100.8", false},

		{"stock there already", stock(model.AtLeast), "99.6", "", "99.6", model.H1, progress.OnPace, "100", false},
		{"stock near", stock(model.AtLeast), "80", "", "60", model.H1, progress.AtRisk, "75", false},
		{"stock far", stock(model.AtLeast), "80", "", "59.9", model.H1, progress.Behind, "74.9", false},
		{"stock at the end", stock(model.AtLeast), "99.6", "", "99.6", model.Y, progress.Met, "100", false},
		{"stock short at the end", stock(model.AtLeast), "99.6", "", "99.5", model.Y, progress.NotMet, "99.9", false},

		{"falling on pace", stock(model.AtMost), "1", "2", "1.5", model.H1, progress.OnPace, "50", true},
		{"falling at risk", stock(model.AtMost), "1", "2", "1.6", model.H1, progress.AtRisk, "40", true},
		{"falling behind", stock(model.AtMost), "1", "2", "1.7", model.H1, progress.Behind, "30", true},
		{"rising instead", stock(model.AtMost), "1", "2", "2.2", model.H1, progress.Behind, "-20", true},
		{"fallen already", stock(model.AtMost), "1", "2", "0.9", "Q1", progress.Met, "110", true},
		{"fallen at the end", stock(model.AtMost), "1", "2", "1", model.Y, progress.Met, "100", true},
		{"not enough at the end", stock(model.AtMost), "1", "2", "1.1", model.Y, progress.NotMet, "90", true},
		{"below, exactly there", stock(model.LessThan), "1", "2", "1", model.H1, progress.OnPace, "100", true},
		{"below, exactly there at the end", stock(model.LessThan), "1", "2", "1", model.Y, progress.NotMet, "100", true},

		{"ceiling kept", stock(model.LessThan), "11", "10.4", "10.9", model.H1, progress.Met, "", false},
		{"ceiling reached", stock(model.LessThan), "11", "10.4", "11", model.H1, progress.AtRisk, "", false},
		{"not more than, reached", stock(model.AtMost), "11", "11", "11", model.H1, progress.Met, "", false},
		{"ceiling passed by a quarter", stock(model.AtMost), "12", "", "15", model.H1, progress.AtRisk, "", false},
		{"ceiling passed by more", stock(model.AtMost), "12", "", "15.1", model.H1, progress.Behind, "", false},
		{"ceiling passed at the end", stock(model.AtMost), "12", "", "12.1", model.Y, progress.NotMet, "", false},
		{"ceiling of zero", stock(model.AtMost), "0", "", "0.1", model.H1, progress.Behind, "", false},

		{"spending under the plan", flow(model.AtMost), "100", "", "99", model.H1, progress.OnPace, "99", false},
		{"spending over the plan", flow(model.AtMost), "100", "", "100.1", model.H1, progress.NotMet, "100.1", false},
		{"spending at the end", flow(model.AtMost), "100", "", "100", model.Y, progress.Met, "100", false},
		{"fewer than, reached", flow(model.LessThan), "5", "", "5", model.H1, progress.NotMet, "100", false},
		{"a sum does not fall from last year", flow(model.AtMost), "5", "8", "3", model.H1, progress.OnPace, "60", false},

		{"exactly, there", stock(model.Exactly), "60", "", "60", model.H1, progress.OnPace, "100", false},
		{"exactly, over", stock(model.Exactly), "60", "", "61", model.H1, progress.AtRisk, "101.7", false},
		{"exactly, far under", stock(model.Exactly), "60", "", "44", model.H1, progress.Behind, "73.3", false},
		{"exactly, at the end", stock(model.Exactly), "60", "", "60", model.Y, progress.Met, "100", false},
		{"exactly, over at the end", stock(model.Exactly), "60", "", "60.1", model.Y, progress.NotMet, "100.2", false},
		{"exactly as a sum, over", flow(model.Exactly), "60", "", "60.1", model.H1, progress.NotMet, "100.2", false},
		{"exactly as a sum, full", flow(model.Exactly), "60", "", "60", model.H1, progress.OnPace, "100", false},
		{"exactly as a sum, on the way", flow(model.Exactly), "60", "", "30", model.H1, progress.OnPace, "50", false},

		{"range from its lower bound", stock(model.Range), "8/9", "", "8", model.Y, progress.Met, "100", false},
		{"range below", stock(model.Range), "8/9", "", "7.9", model.Y, progress.NotMet, "98.8", false},
		{"range above", stock(model.Range), "8/9", "", "9.5", model.Y, progress.Met, "118.8", false},
		{"range before the end", stock(model.Range), "8/9", "", "8.5", model.H1, progress.OnPace, "106.3", false},

		{"ratio", stock(model.Ratio), "5/8", "", "5/8", model.Y, progress.Met, "100", false},
		{"ratio short", stock(model.Ratio), "5/8", "", "4/8", model.Y, progress.NotMet, "80", false},
		{"ratio of fewer", stock(model.Ratio), "5/8", "", "5/7", model.Y, progress.Met, "114.3", false},
		{"ratio of more", stock(model.Ratio), "5/8", "", "5/9", model.H1, progress.AtRisk, "88.9", false},
		{"ratio of one third", stock(model.Ratio), "1/3", "", "2/6", model.Y, progress.Met, "100", false},

		{"kept", stock(model.Maintain), "3", "", "3", model.H1, progress.Met, "100", false},
		{"lost", stock(model.Maintain), "3", "", "2", model.H1, progress.Behind, "66.7", false},
		{"lost at the end", stock(model.Maintain), "3", "", "2", model.Y, progress.NotMet, "66.7", false},
		{"kept what last year had", stock(model.Maintain), "", "3", "3", model.H1, progress.Met, "100", false},

		{"yes", words(model.YesNo), model.ChoiceYes, "", model.ChoiceYes, model.H1, progress.OnPace, "", false},
		{"yes at the end", words(model.YesNo), model.ChoiceYes, "", model.ChoiceYes, model.Y, progress.Met, "", false},
		{"no", words(model.YesNo), model.ChoiceYes, "", model.ChoiceNo, model.H1, progress.Behind, "", false},
		{"no at the end", words(model.YesNo), "", "", model.ChoiceNo, model.Y, progress.NotMet, "", false},
		{"grade", words(model.Grade), "Khá", "", "Tốt", model.H1, progress.OnPace, "", false},
		{"grade one below", words(model.Grade), "Tốt", "", "Khá", model.H1, progress.AtRisk, "", false},
		{"grade two below", words(model.Grade), "Tốt", "", "Trung bình", model.H1, progress.Behind, "", false},
		{"lowest grade", words(model.Grade), "Trung bình", "", "Yếu", model.H1, progress.Behind, "", false},
		{"grade at the end", words(model.Grade), "Khá", "", "Khá", model.Y, progress.Met, "", false},
		{"grade below at the end", words(model.Grade), "Khá", "", "Yếu", model.Y, progress.NotMet, "", false},
		{"words with a doubt", words(model.Text), "", "", model.RatingRisk, model.H1, progress.AtRisk, "", false},
		{"bad words", words(model.Text), "", "", model.RatingBad, model.H1, progress.Behind, "", false},
		{"good words at the end", words(model.Text), model.RatingGood, "", model.RatingGood, model.Y, progress.Met, "", false},

		{"season over", season(stock(model.AtLeast)), "100", "", "98.9", model.H1, progress.NotMet, "98.9", false},
		{"season over for good", season(stock(model.AtLeast)), "100", "", "100", "Q3", progress.Met, "100", false},
		{"season running", season(stock(model.AtLeast)), "100", "", "60", "Q1", progress.NotYetJudged, "60", false},
		{"season ready early", season(stock(model.AtLeast)), "100", "", "100", "Q1", progress.OnPace, "100", false},
		{"only at the end, before", yearEnd(stock(model.AtLeast)), "80", "", "85", model.H2, progress.NotYetJudged, "", false},
		{"only at the end", yearEnd(stock(model.AtLeast)), "80", "", "85", model.Y, progress.Met, "106.3", false},

		{"no plan", stock(model.AtLeast), "", "", "85", model.Y, progress.NotYetJudged, "", false},
		{"no result", stock(model.AtLeast), "80", "", "", model.Y, progress.NoData, "", false},
		{"no result and no plan", stock(model.AtLeast), "", "", "", model.Y, progress.NoData, "", false},
		{"a plan of zero", flow(model.AtLeast), "0", "", "0", model.H1, progress.Met, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := model.Target{Rule: c.rule, Plan: figure(t, c.rule, c.plan), LastYear: figure(t, c.rule, c.last)}
			r := only(t, book(t, target, 1, stated{unit: 1, code: c.code, value: c.value}), c.code)
			if r.Judgement != c.judgement || model.Plain(r.Percent) != c.percent || r.Falling != c.falling {
				t.Errorf("got %s, %q%%, falling %v; want %s, %q%%, %v\n%s",
					r.Judgement, model.Plain(r.Percent), r.Falling, c.judgement, c.percent, c.falling, r.Why)
			}
			if r.Why == "" {
				t.Error("no explanation")
			}
		})
	}
}

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
