package progress_test

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func TestFigureAndPlanText(t *testing.T) {
	decimals := func(c model.Comparator, unit string, n int) model.Rule {
		r := rule(c, unit, model.Stock, model.Single)
		r.Decimals = n
		return r
	}
	for _, c := range []struct {
		rule         model.Rule
		value        string
		figure, plan string
	}{
		{decimals(model.AtLeast, "%", 1), "100", "100", "≥ 100"},
		{decimals(model.AtLeast, "%", 1), "100.0", "100", "≥ 100"},
		{decimals(model.AtLeast, "%", 1), "99.6", "99,6", "≥ 99,6"},
		{decimals(model.AtLeast, "tạ/ha", 1), "62.38", "62,38", "≥ 62,38"},
		{decimals(model.AtMost, "%", 2), "1.1", "1,10", "≤ 1,10"},
		{decimals(model.LessThan, "‰", 1), "11", "11", "< 11"},
		{decimals(model.MoreThan, "%", 0), "12", "12", "> 12"},
		{decimals(model.Exactly, "%", 0), "60", "60", "= 60"},
		{decimals(model.Maintain, "trường", 0), "3", "3", "giữ 3"},
		{decimals(model.AtLeast, "đồng", 0), "10129300000", "10.129.300.000", "≥ 10.129.300.000"},
		{decimals(model.AtLeast, "‰", 1), "-0.4", "−0,4", "≥ −0,4"},
		{decimals(model.AtLeast, "người", 0), "0", "0", "≥ 0"},
		{decimals(model.Ratio, "thôn", 0), "5/8", "05/08", "≥ 05/08"},
		{decimals(model.Ratio, "thôn", 0), "10/12", "10/12", "≥ 10/12"},
		{decimals(model.Ratio, "thôn", 0), "5", "5", "≥ 5"},
		{decimals(model.Range, "%", 1), "8/9", "8 – 9", "8 – 9"},
		{decimals(model.Range, "%", 1), "8.5/9.25", "8,5 – 9,25", "8,5 – 9,25"},
		{decimals(model.Range, "%", 1), "8", "8", "8"},
		{decimals(model.AtLeast, "%", 1), "", "–", "–"},
		{decimals(model.Grade, "", 0), "Tốt", "Tốt", "từ Tốt"},
		{decimals(model.Grade, "", 0), "", "–", "–"},
		{decimals(model.YesNo, "", 0), "yes", "Đạt", "Đạt"},
		{decimals(model.YesNo, "", 0), "no", "Không đạt", "Không đạt"},
		{decimals(model.Text, "", 0), "good", "Giữ vững", "Giữ vững"},
		{decimals(model.Text, "", 0), "risk", "Có biểu hiện chưa bảo đảm", "Có biểu hiện chưa bảo đảm"},
		{decimals(model.Text, "", 0), "bad", "Không đạt", "Không đạt"},
	} {
		f := figure(t, c.rule, c.value)
		if got := progress.FigureText(c.rule, f); got != c.figure {
			t.Errorf("%s %q: figure %q, want %q", c.rule.Comparator, c.value, got, c.figure)
		}
		if got := progress.PlanText(c.rule, f); got != c.plan {
			t.Errorf("%s %q: plan %q, want %q", c.rule.Comparator, c.value, got, c.plan)
		}
	}
}

func TestChoicesAreTheCallersOwn(t *testing.T) {
	r := model.Rule{Comparator: model.Grade, Grades: []string{"Tốt", "Khá"}}
	progress.Choices(r)[0] = "X"
	progress.Choices(model.Rule{Comparator: model.Text})[0] = "X"
	if r.Grades[0] != "Tốt" || model.Ratings[0] != model.RatingGood {
		t.Error("a caller changed the rule's grades")
	}
	if c := progress.Choices(model.Rule{Comparator: model.AtLeast}); c != nil {
		t.Errorf("a number has choices %v", c)
	}
}

func TestSentence(t *testing.T) {
	named := func(c model.Comparator, unit, name, plan, last string, timing model.Timing, value, before string, code model.PeriodCode) progress.Row {
		target := model.Target{Rule: rule(c, unit, timing, model.Single), Plan: number(t, plan), LastYear: number(t, last)}
		if unit == "%" {
			target.Rule.Decimals = 2
		}
		f := book(t, target, 1, stated{1, code, value, nil})
		f.Targets[0].Name = name
		f.Past = []model.Past{{TargetID: leafID, Code: code, Figure: number(t, before)}}
		return only(t, f, code)
	}
	poor := func(value string, code model.PeriodCode) progress.Row {
		return named(model.AtMost, "%", "Tỷ lệ hộ nghèo", "1.06", "1.52", model.Stock, value, "", code)
	}
	choice := func(c model.Comparator, value string) progress.Row {
		target := model.Target{Rule: rule(c, "", model.Stock, model.Single)}
		target.Rule.Grades = []string{"Tốt", "Khá"}
		f := book(t, target, 1, stated{1, model.H1, value, nil})
		f.Targets[0].Name = "An ninh trật tự"
		return only(t, f, model.H1)
	}
	yearEnd := poor("", model.H1)
	yearEnd.Judgement = progress.NotYetJudged
	some := named(model.AtLeast, "người", "Xuất khẩu lao động", "20", "", model.Flow, "6", "7", model.H1)
	some.Target.Rule.RollUp, some.Reported, some.Expected = model.Sum, 6, 8
	for _, c := range []struct {
		row        progress.Row
		unit, want string
	}{
		{named(model.AtLeast, "tấn", "Sản lượng lúa", "5350", "", model.Flow, "2780", "2702", model.H1), "",
			"Sản lượng lúa đạt 2.780 tấn, bằng 52,0% kế hoạch, bằng 102,9% cùng kỳ."},
		{some, "", "Xuất khẩu lao động đạt 6 người, bằng 30,0% kế hoạch, bằng 85,7% cùng kỳ. Mới có số của 6/8 đơn vị."},
		{named(model.AtLeast, "%", "Tỷ lệ bao phủ BHYT", "99.6", "", model.Stock, "99.6", "99.3", model.H1), "Thôn 3",
			"Tỷ lệ bao phủ BHYT của Thôn 3 đạt 99,60%, bằng 100,0% kế hoạch, tăng 0,30 điểm % so với cùng kỳ."},
		{named(model.AtLeast, "%", "Tỷ lệ bao phủ BHYT", "", "", model.Stock, "99.6", "99.6", model.H1), "", "Tỷ lệ bao phủ BHYT đạt 99,60%, bằng cùng kỳ."},
		{poor("1.31", model.H1), "", "Tỷ lệ hộ nghèo còn 1,31%, đã giảm 45,7% mức phải giảm trong năm (từ 1,52% xuống 1,06%)."},
		{poor("1.35", model.H1), "", "Tỷ lệ hộ nghèo còn 1,35%, mới giảm được 37,0% mức phải giảm trong năm (từ 1,52% xuống 1,06%)."},
		{poor("1.52", model.H1), "", "Tỷ lệ hộ nghèo là 1,52%, chưa giảm so với mức đầu năm 1,52%, kế hoạch phải giảm còn 1,06%."},
		{poor("1.6", model.H1), "", "Tỷ lệ hộ nghèo là 1,60%, tăng so với mức đầu năm 1,52%, kế hoạch phải giảm còn 1,06%."},
		{poor("1.1", model.Y), "", "Tỷ lệ hộ nghèo còn 1,10%, mới giảm được 91,3% mức phải giảm trong năm (từ 1,52% xuống 1,06%)."},
		{named(model.LessThan, "‰", "Tỷ lệ phát triển dân số tự nhiên", "11", "10.4", model.Stock, "9.6", "10.2", model.H1), "",
			"Tỷ lệ phát triển dân số tự nhiên là 9,6‰, dưới mức 11‰, giảm 0,6 điểm ‰ so với cùng kỳ."},
		{named(model.LessThan, "‰", "Tỷ lệ sinh", "11", "", model.Stock, "11", "", model.H1), "", "Tỷ lệ sinh là 11‰, không dưới mức 11‰ theo kế hoạch."},
		{named(model.AtMost, "đồng", "Tổng chi", "1000", "", model.Flow, "400", "", model.H1), "", "Tổng chi là 400 đồng, không vượt mức 1.000 đồng."},
		{named(model.AtMost, "vụ", "Số vụ cháy", "5", "", model.Flow, "6", "", model.H1), "", "Số vụ cháy là 6 vụ, vượt mức 5 vụ."},
		{named(model.AtMost, "vụ", "Số vụ cháy", "", "", model.Flow, "6", "", model.H1), "", "Số vụ cháy là 6 vụ."},
		{choice(model.Text, "good"), "", "An ninh trật tự: giữ vững."},
		{choice(model.Grade, "Khá"), "Thôn 3", "An ninh trật tự của Thôn 3 xếp mức Khá."},
		{choice(model.YesNo, "no"), "", "An ninh trật tự: không đạt."},
		{poor("", model.H1), "", "Tỷ lệ hộ nghèo: chưa có số liệu."},
		{yearEnd, "", "Tỷ lệ hộ nghèo: đánh giá vào cuối năm."},
		{progress.Row{Target: model.Target{Name: "Sản xuất lúa"}, Judgement: progress.OnPace}, "", "Sản xuất lúa: đúng tiến độ."},
	} {
		if got := progress.Sentence(c.row, c.unit); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
