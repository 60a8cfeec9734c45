package progress_test

import (
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

// insurance is a share like target 11 of the sample plan.
func insurance(tb testing.TB) model.Target {
	return model.Target{Number: "11", Name: "Bao phủ BHYT toàn dân", Leaf: true, Rule: rule(model.AtLeast, "%", model.Stock, model.Weighted),
		Plan: number(tb, "99.6"), LastYear: number(tb, "99.2")}
}

func TestCheckTargetAcceptsTheSample(t *testing.T) {
	f := sampletest.Facts(t)
	for _, target := range f.Targets {
		if err := progress.CheckTarget(target); err != nil {
			t.Errorf("%s: %v", target.Number, err)
		}
	}
	for _, v := range f.Values {
		for _, target := range f.Targets {
			if target.ID != v.Value.TargetID {
				continue
			}
			if w, err := progress.CheckValue(target, v.Value.Figure); w != "" || err != nil {
				t.Errorf("%s %s: %q %v", target.Number, text(v.Value.Figure), w, err)
			}
		}
	}
}

func TestCheckTargetNamesTheField(t *testing.T) {
	choice := func(t *model.Target, c model.Comparator, r model.RollUp) {
		t.Rule.Comparator, t.Rule.RollUp, t.Rule.Unit = c, r, ""
		t.Plan, t.LastYear = model.Figure{}, model.Figure{}
	}
	for _, c := range []struct {
		field  string
		change func(*model.Target)
	}{
		{"", func(t *model.Target) {}},
		{"", func(t *model.Target) { t.Plan = model.Figure{} }},
		{"", func(t *model.Target) { *t = model.Target{Number: "1", Name: "Sản xuất lúa"} }},
		{"number", func(t *model.Target) { t.Number = " " }},
		{"name", func(t *model.Target) { t.Name = "\u00a0" }},
		{"comparator", func(t *model.Target) { t.Rule.Comparator = "" }},
		{"comparator", func(t *model.Target) { t.Rule.Comparator = "≥" }},
		{"unit", func(t *model.Target) { t.Rule.Unit = "" }},
		{"decimals", func(t *model.Target) { t.Rule.Decimals = 7 }},
		{"decimals", func(t *model.Target) { t.Rule.Decimals = -1 }},
		{"grades", func(t *model.Target) { choice(t, model.Grade, model.Worst); t.Rule.Grades = []string{"Tốt"} }},
		{"grades", func(t *model.Target) {
			choice(t, model.Grade, model.Worst)
			t.Rule.Grades = []string{"Tốt", "tốt "}
		}},
		{"grades", func(t *model.Target) { choice(t, model.Grade, model.Worst); t.Rule.Grades = []string{"Tốt", " "} }},
		{"", func(t *model.Target) { choice(t, model.Grade, model.Worst); t.Rule.Grades = []string{"Tốt", "Khá"} }},
		{"roll_up", func(t *model.Target) { t.Rule.RollUp = "" }},
		{"roll_up", func(t *model.Target) { t.Rule.RollUp = model.Sum }},
		{"roll_up", func(t *model.Target) { t.Rule.RollUp, t.Rule.Unit = model.Sum, "tạ/ha" }},
		{"", func(t *model.Target) { t.Rule.RollUp, t.Rule.Unit = model.Sum, "tấn" }},
		{"roll_up", func(t *model.Target) { t.Rule.RollUp = model.Worst }},
		{"roll_up", func(t *model.Target) { choice(t, model.YesNo, model.Sum) }},
		{"roll_up", func(t *model.Target) { choice(t, model.Text, model.Weighted) }},
		{"weight", func(t *model.Target) { t.Rule.Weight = "" }},
		{"weight", func(t *model.Target) { t.Rule.Weight = "hộ" }},
		{"timing", func(t *model.Target) { t.Rule.Timing = "" }},
		{"timing", func(t *model.Target) { t.Rule.Timing, t.Rule.RollUp = model.Flow, model.Single }},
		{"timing", func(t *model.Target) { t.Rule.Timing, t.Rule.Unit = model.Flow, "tạ/ha" }},
		{"pace", func(t *model.Target) { t.Rule.Pace.Kind = "" }},
		{"pace", func(t *model.Target) { t.Rule.Pace.Kind = model.Season }},
		{"pace", func(t *model.Target) { t.Rule.Pace = model.Pace{Kind: model.Season, Final: "6 tháng"} }},
		{"", func(t *model.Target) { t.Rule.Pace = model.Pace{Kind: model.Season, Final: model.H1} }},
		{"plan", func(t *model.Target) { t.Plan = model.Of(model.Num("992")) }},
		{"plan", func(t *model.Target) { t.Plan = model.Of(model.Num("-1")) }},
		{"plan", func(t *model.Target) { t.Plan = model.Figure{Choice: "Tốt"} }},
		{"", func(t *model.Target) { t.Plan = model.Of(model.Num("105")) }},
		{"plan2", func(t *model.Target) { t.Superior = model.Of(model.Num("992")) }},
		{"last_year", func(t *model.Target) { t.LastYear = model.Of(model.Num("-3")) }},
		{"plan", func(t *model.Target) {
			t.Rule.Comparator, t.Plan = model.Range, model.Figure{Number: model.Num("9"), Second: model.Num("8")}
		}},
		{"plan", func(t *model.Target) { t.Rule.Comparator, t.Plan = model.Range, model.Of(model.Num("9")) }},
		{"", func(t *model.Target) {
			t.Rule.Comparator, t.Plan = model.Range, model.Figure{Number: model.Num("8"), Second: model.Num("8")}
		}},
		{"plan", func(t *model.Target) {
			t.Rule = rule(model.Ratio, "thôn", model.Stock, model.Sum)
			t.LastYear, t.Plan = model.Figure{}, model.Figure{Number: model.Num("9"), Second: model.Num("8")}
		}},
		{"plan", func(t *model.Target) { choice(t, model.YesNo, model.Worst); t.Plan.Choice = model.ChoiceNo }},
		{"plan", func(t *model.Target) { choice(t, model.Text, model.Worst); t.Plan.Choice = "Tốt" }},
		{"plan", func(t *model.Target) {
			choice(t, model.Grade, model.Worst)
			t.Rule.Grades, t.Plan.Choice = []string{"Tốt", "Khá"}, "Xuất sắc"
		}},
		{"plan", func(t *model.Target) {
			t.Rule.Unit, t.Rule.Decimals, t.Plan = "người", 0, model.Of(model.Num("20.5"))
		}},
		{"baseline", func(t *model.Target) { t.Rule.Comparator, t.Rule.Baseline = model.AtMost, model.Num("99.6") }},
		{"", func(t *model.Target) { t.Rule.Comparator, t.Rule.Baseline = model.AtMost, model.Num("99.7") }},
	} {
		target := insurance(t)
		c.change(&target)
		err := progress.CheckTarget(target)
		if model.FieldOf(err) != c.field || (err != nil) != (c.field != "") || err != nil && model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%+v\ngot field %q (%v), want %q", target, model.FieldOf(err), err, c.field)
		}
	}
}

func TestCheckValueRefusesWhatCannotBe(t *testing.T) {
	people := model.Target{Leaf: true, Name: "Xuất khẩu lao động", Rule: rule(model.AtLeast, "người", model.Flow, model.Sum)}
	people.Rule.Decimals = 0
	growth := model.Target{Leaf: true, Name: "Tốc độ tăng giá trị sản xuất", Rule: rule(model.AtLeast, "%", model.Stock, model.Single)}
	birth := model.Target{Leaf: true, Name: "Phát triển dân số tự nhiên", Rule: rule(model.LessThan, "‰", model.Stock, model.Single)}
	budget := model.Target{Leaf: true, Name: "Thu ngân sách", Plan: number(t, "105"), Rule: rule(model.AtLeast, "%", model.Stock, model.Single)}
	ratio := model.Target{Leaf: true, Rule: rule(model.Ratio, "thôn", model.Stock, model.Sum)}
	span := model.Target{Leaf: true, Rule: rule(model.Range, "%", model.Stock, model.Single)}
	grade := model.Target{Leaf: true, Rule: rule(model.Grade, "", model.Stock, model.Worst)}
	grade.Rule.Grades = []string{"Tốt", "Khá"}
	for _, c := range []struct {
		target model.Target
		figure model.Figure
		want   string // the message, "" when the value is possible
	}{
		{insurance(t), number(t, "992"), "992% vượt 100%. Xem lại dấu phẩy hoặc đơn vị tính."},
		{insurance(t), number(t, "100"), ""},
		{insurance(t), number(t, "100.1"), "100,1% vượt 100%. Xem lại dấu phẩy hoặc đơn vị tính."},
		{insurance(t), number(t, "-1"), "−1% là số âm, chỉ tiêu này không thể âm. Bỏ dấu trừ hoặc ghi lại."},
		{insurance(t), number(t, "99.1234567"), "99,1234567% có quá 6 chữ số sau dấu phẩy. Làm tròn rồi ghi lại."},
		{insurance(t), number(t, "99.123456"), ""},
		{insurance(t), model.Figure{Choice: "Tốt"}, "“Tốt” không phải là số. Ghi số theo đơn vị tính %."},
		{insurance(t), number(t, "5/8"), "Chỉ tiêu này chỉ ghi một số, không ghi hai số."},
		{insurance(t), model.Figure{}, ""},
		{growth, number(t, "-3.5"), ""},
		{growth, number(t, "112"), ""},
		{budget, number(t, "112"), ""},
		{birth, number(t, "-0.4"), ""},
		{birth, number(t, "1000.1"), "1.000,1‰ vượt 1.000‰. Xem lại dấu phẩy hoặc đơn vị tính."},
		{people, number(t, "0"), ""},
		{people, number(t, "1.5"), "1,5 người có phần lẻ, chỉ tiêu này tính bằng số nguyên. Ghi lại số nguyên."},
		{people, number(t, "-1"), "−1 người là số âm, chỉ tiêu này không thể âm. Bỏ dấu trừ hoặc ghi lại."},
		{ratio, number(t, "5/8"), ""},
		{ratio, number(t, "9/8"), "“09/08” có số trên lớn hơn số dưới. Ghi phần đạt trước, tổng số sau."},
		{ratio, number(t, "0/0"), "“00/00” có số dưới không lớn hơn 0. Ghi lại, ví dụ 05/08."},
		{ratio, number(t, "5"), "“5” mới có một số. Ghi cả hai số của tỷ số, ví dụ 05/08."},
		{span, number(t, "9/8"), "“9 – 8” có mức dưới cao hơn mức trên. Ghi số nhỏ trước."},
		{span, number(t, "8.5"), ""},
		{grade, model.Figure{Choice: "Khá"}, ""},
		{grade, model.Figure{Choice: "Yếu"}, "“Yếu” không có trong các mức của chỉ tiêu: Tốt, Khá. Chọn một mức."},
		{grade, number(t, "1"), "“1” không có trong các mức của chỉ tiêu: Tốt, Khá. Chọn một mức."},
		{model.Target{Number: "12"}, number(t, "1"), "Chỉ tiêu 12 gồm nhiều thành phần; ghi số ở từng thành phần."},
	} {
		_, err := progress.CheckValue(c.target, c.figure)
		got := ""
		if err != nil {
			got = err.Error()
			if model.FieldOf(err) != "value" || model.CodeOf(err) != model.CodeInvalid {
				t.Errorf("%s: field %q, code %s", got, model.FieldOf(err), model.CodeOf(err))
			}
		}
		if got != c.want {
			t.Errorf("%s\n got %q\nwant %q", text(c.figure), got, c.want)
		}
	}
}

func TestCheckValueDoubtsWhatIsFarOff(t *testing.T) {
	poor := model.Target{Leaf: true, Rule: rule(model.AtMost, "%", model.Stock, model.Weighted), Plan: number(t, "1.06"), LastYear: number(t, "1.52")}
	people := model.Target{Leaf: true, Rule: rule(model.AtLeast, "người", model.Flow, model.Sum), Plan: number(t, "2"), LastYear: number(t, "1")}
	income := model.Target{Leaf: true, Rule: rule(model.AtLeast, "đồng", model.Flow, model.Single), Plan: number(t, "10129300000")}
	for _, c := range []struct {
		target model.Target
		value  string
		want   string
	}{
		{insurance(t), "98", ""},
		{insurance(t), "49.6", ""},
		{insurance(t), "49.5", "49,5% thấp hơn nhiều so với kế hoạch 99,6%, năm trước 99,2%. Kiểm tra lại."},
		{poor, "0", ""},
		{poor, "3.04", ""},
		{poor, "3.05", "3,05% cao hơn nhiều so với kế hoạch 1,06%, năm trước 1,52%. Kiểm tra lại."},
		{people, "19", ""},
		{people, "20", "20 người cao hơn nhiều so với kế hoạch 2 người, năm trước 1 người. Kiểm tra lại."},
		{income, "4238126500", ""},
		{income, "4238126.5", "4.238.126,5 đồng thấp hơn nhiều so với kế hoạch 10.129.300.000 đồng. Kiểm tra lại."},
		{model.Target{Leaf: true, Rule: people.Rule}, "1000", ""},
	} {
		got, err := progress.CheckValue(c.target, number(t, c.value))
		if err != nil || got != c.want {
			t.Errorf("%s: %q (%v), want %q", c.value, got, err, c.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	poor := model.Target{Leaf: true, Rule: rule(model.AtMost, "%", model.Stock, model.Weighted), Plan: number(t, "1.06"), LastYear: number(t, "1.52")}
	poor.Rule.Decimals = 2
	income := model.Target{Leaf: true, Rule: rule(model.AtLeast, "đồng", model.Stock, model.Single), Plan: number(t, "60500000"), LastYear: number(t, "56800000")}
	income.Rule.Decimals = 0
	revenue := model.Target{Leaf: true, Rule: rule(model.AtLeast, "đồng", model.Flow, model.Single), Plan: number(t, "10129300000")}
	people := model.Target{Leaf: true, Rule: rule(model.AtLeast, "người", model.Flow, model.Sum), Plan: number(t, "2")}
	either := model.Target{Leaf: true, Rule: rule(model.AtLeast, "tạ/ha", model.Stock, model.Single), Plan: number(t, "99"), LastYear: number(t, "9.5")}
	points := model.Target{Leaf: true, Rule: rule(model.AtLeast, "điểm", model.Stock, model.Single), Plan: number(t, "90")}
	points.Rule.Decimals = 0
	for _, c := range []struct {
		target      model.Target
		value, want string
	}{
		{insurance(t), "992", "99.2"},
		{insurance(t), "9985", "99.85"},
		{insurance(t), "99.2", ""},
		{insurance(t), "0.99", ""}, // a share typed as 0,99: no decimal comma was lost
		{insurance(t), "150", ""},
		{insurance(t), "-992", ""},
		{poor, "131", "1.31"},
		{poor, "13.1", "1.31"},
		{income, "60.5", "60500000"},
		{income, "60500", "60500000"},
		{income, "60500000", ""},
		{revenue, "4238.1265", "4238126500"},
		{revenue, "4238126.5", "4238126500"},
		{people, "20", ""},
		{people, "1.5", ""},
		{either, "992", ""}, // 99,2 like the plan or 9,92 like last year
		{points, "905", ""}, // 90,5 is no whole number
		{points, "900", "90"},
	} {
		got, ok := progress.Suggest(c.target, number(t, c.value))
		if ok != (c.want != "") || text(got) != c.want {
			t.Errorf("%s: %q %v, want %q", c.value, text(got), ok, c.want)
		}
	}
	graded := model.Target{Leaf: true, Rule: rule(model.Grade, "", model.Stock, model.Worst)}
	if _, ok := progress.Suggest(graded, model.Figure{Choice: "Tốt"}); ok {
		t.Error("a grade was proposed")
	}
}

// TestSuggestionsStandTheirOwnTest: what is proposed raises no more questions.
func TestSuggestionsStandTheirOwnTest(t *testing.T) {
	f := sampletest.Facts(t)
	for _, target := range f.Targets {
		for _, factor := range []int32{-6, -3, -1, 1, 2, 3} {
			typed := model.Of(target.LastYear.Number)
			typed.Number.Decimal = typed.Number.Decimal.Shift(factor)
			better, ok := progress.Suggest(target, typed)
			if !ok {
				continue
			}
			if w, err := progress.CheckValue(target, better); w != "" || err != nil {
				t.Errorf("%s: %s proposes %s: %s %v", target.Number, text(typed), text(better), w, err)
			}
		}
	}
}

func TestRuleText(t *testing.T) {
	poor := model.Target{Leaf: true, Rule: rule(model.AtMost, "%", model.Stock, model.Weighted), Plan: number(t, "1.06"), LastYear: number(t, "1.52")}
	poor.Rule.Decimals = 2
	change := func(t model.Target, f func(*model.Target)) model.Target {
		f(&t)
		return t
	}
	leaf := func(r model.Rule, plan string) model.Target {
		r.Grades = []string{"Tốt", "Khá", "Yếu"}
		return model.Target{Leaf: true, LeadID: 1, Rule: r, Plan: figure(t, r, plan)}
	}
	flow := func(c model.Comparator) model.Rule { return rule(c, "tấn", model.Flow, model.Sum) }
	stock := func(c model.Comparator) model.Rule { return rule(c, "%", model.Stock, model.Single) }
	season := flow(model.AtLeast)
	season.Pace = model.Pace{Kind: model.Season, Final: model.H1}
	yearEnd := stock(model.AtLeast)
	yearEnd.Pace.Kind = model.YearEnd
	for _, c := range []struct {
		target model.Target
		want   string
	}{
		{poor, "Đạt khi tỷ lệ cuối năm ≤ 1,06%. Giữa năm so với lộ trình giảm từ 1,52% xuống 1,06%."},
		{leaf(stock(model.LessThan), "24"), "Đạt khi tỷ lệ cuối năm < 24%. Giữa năm chỉ cần chưa vượt mức này."},
		{insurance(t), "Đạt khi tỷ lệ cuối năm ≥ 99,6%. Giữa năm so thẳng với kế hoạch."},
		{leaf(flow(model.AtLeast), "5350"), "Đạt khi tổng cả năm ≥ 5.350 tấn. Giữa năm so với phần kế hoạch theo thời gian đã qua."},
		{leaf(flow(model.MoreThan), "12"), "Đạt khi tổng cả năm > 12 tấn. Giữa năm so với phần kế hoạch theo thời gian đã qua."},
		{leaf(flow(model.AtMost), "12"), "Đạt khi tổng cả năm ≤ 12 tấn. Giữa năm chỉ cần chưa vượt mức này."},
		{leaf(stock(model.Exactly), "60"), "Đạt khi tỷ lệ cuối năm = 60%. Giữa năm so thẳng với kế hoạch."},
		{leaf(stock(model.Range), "8/9"), "Đạt khi tỷ lệ cuối năm từ 8% trở lên (kế hoạch 8 – 9%). Giữa năm so thẳng với kế hoạch."},
		{leaf(rule(model.Ratio, "thôn", model.Stock, model.Sum), "5/8"), "Đạt khi kết quả cuối năm ≥ 05/08 thôn. Giữa năm so thẳng với kế hoạch."},
		{leaf(rule(model.Maintain, "trường", model.Stock, model.Sum), "3"), "Đạt khi kết quả cuối năm không thấp hơn 3 trường. Giữa năm giữ được là đạt, giảm là chậm."},
		{leaf(rule(model.YesNo, "", model.Stock, model.Single), "yes"), "Đạt khi kết quả cuối năm là “Đạt”. Giữa năm so thẳng với mức này."},
		{leaf(rule(model.Grade, "", model.Stock, model.Worst), "Khá"), "Đạt khi xếp mức cuối năm từ Khá trở lên (thang: Tốt, Khá, Yếu). Giữa năm so thẳng với mức này."},
		{leaf(rule(model.Text, "", model.Stock, model.Worst), ""), "Đạt khi người phụ trách đánh giá cuối năm là “Giữ vững”. Giữa năm so thẳng với mức này."},
		{leaf(season, "100"), "Đạt khi tổng đến hết kỳ 6 tháng ≥ 100 tấn. Trước kỳ đó, tới mức này là đúng tiến độ, chưa tới thì chưa đánh giá."},
		{leaf(yearEnd, "80"), "Đạt khi tỷ lệ cuối năm ≥ 80%. Chỉ hỏi và đánh giá ở kỳ cả năm."},
		{model.Target{}, "Gồm các thành phần; lấy mức kém nhất trong các thành phần đã đánh giá."},
		{change(poor, func(t *model.Target) { t.Rule.Comparator = "" }), "Quy tắc chưa dùng được. Chưa chọn cách so sánh. Chọn ở ô “Đạt khi kết quả”."},
		{change(poor, func(t *model.Target) { t.Plan = model.Figure{} }), "Chưa có số kế hoạch nên chưa đánh giá được. Ghi mức phải đạt ở ô kế hoạch."},
		{change(poor, func(t *model.Target) { t.Rule.Weight = "" }), "Quy tắc chưa dùng được. Chưa chọn mẫu số để tính bình quân, ví dụ số hộ hoặc nhân khẩu."},
		{leaf(rule(model.Grade, "", model.Stock, model.Worst), ""), "Chưa chọn mức phải đạt nên chưa đánh giá được. Chọn ở ô kế hoạch."},
		{change(leaf(stock(model.AtLeast), "80"), func(t *model.Target) { t.LeadID = 0 }),
			"Đạt khi tỷ lệ cuối năm ≥ 80%. Giữa năm so thẳng với kế hoạch. Còn thiếu: đơn vị chủ trì báo số cấp xã."},
	} {
		if got := progress.RuleText(c.target); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// TestNoPlaceholderIsLeft: messages with numbers in them are whole.
func TestNoPlaceholderIsLeft(t *testing.T) {
	target := insurance(t)
	target.Rule.Unit = ""
	if err := progress.CheckTarget(target); err == nil || strings.Contains(err.Error(), "%!") || !strings.Contains(err.Error(), "ví dụ %, tấn") {
		t.Errorf("got %v", err)
	}
}
