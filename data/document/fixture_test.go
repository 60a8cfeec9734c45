package document_test

import (
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// row makes a leaf with its result; plan and done are plain numbers, "" for none.
func row(number, name, unit string, c model.Comparator, done, plan, share string, j progress.Judgement) progress.Row {
	r := progress.Row{
		Target: model.Target{
			Number: number, Name: name, Leaf: true,
			Rule: model.Rule{Comparator: c, Unit: unit, Timing: model.Stock, Decimals: 1},
		},
		Plan: model.Of(plainNumber(plan)), ToDate: model.Of(plainNumber(done)), Period: model.Of(plainNumber(done)),
		Percent: plainNumber(share), Judgement: j, Reported: 1, Expected: 1, Why: "vì sao",
	}
	return r
}

// plainNumber reads a plain number, "" for none.
func plainNumber(s string) model.Number {
	if s == "" {
		return model.None
	}
	return model.Num(s)
}

// picture14 is the table behind the printed chart of the design.
func picture14() progress.Table {
	six := func(r progress.Row) progress.Row {
		r.Reported, r.Expected, r.Missing = 6, 8, []string{"Thôn 3", "Thôn 6"}
		r.Target.Rule.Timing = model.Flow
		return r
	}
	flow := func(r progress.Row) progress.Row {
		r.Target.Rule.Timing = model.Flow
		return r
	}
	poor := row("8", "Giảm tỷ lệ hộ nghèo", "%", model.AtMost, "1.31", "1.06", "45.7", progress.OnPace)
	poor.Falling, poor.LastYear = true, model.Of(model.Num("1.52"))
	poor.Superior = model.Of(model.Num("1.1"))
	poor.Change = progress.Change{Value: model.Num("-0.37"), Points: true}
	good := row("14", "Chính sách xã hội, người có công", "", model.Grade, "", "", "", progress.OnPace)
	good.Target.Rule.Grades = []string{"Tốt", "Khá"}
	good.Plan, good.ToDate = model.Figure{Choice: "Tốt"}, model.Figure{Choice: "Tốt"}
	item := progress.Row{Target: model.Target{Number: "1", Name: "Sản xuất lúa"}, Judgement: progress.OnPace}
	late := func(number, name string) progress.Row {
		r := row(number, name, "%", model.AtLeast, "", "95", "", progress.NotYetJudged)
		r.Reported, r.Expected = 0, 0
		return r
	}
	t := progress.Table{
		Office: model.Office{Name: "UBND xã Trí Yên", Commune: "xã Trí Yên", Place: "Trí Yên", Signer: "Nguyễn Văn Diễn", Position: "CHỦ TỊCH"},
		Plan:   model.Plan{Year: 2024, Number: "16/KH-UBND", Date: "2024-02-01"},
		Code:   model.H1, AsOf: "2024-06-18", Sample: true,
		Rows: []progress.Row{
			item,
			row("1a", "Gieo cấy lúa vụ Chiêm Xuân", "%", model.AtLeast, "100", "100", "100", progress.Met),
			late("1b", "Gieo cấy lúa vụ Mùa"),
			row("1c", "Năng suất lúa bình quân", "tạ/ha", model.AtLeast, "62.4", "61", "102.3", progress.OnPace),
			flow(row("1d", "Sản lượng lúa", "tấn", model.AtLeast, "2780", "5350", "52", progress.OnPace)),
			row("2", "Thu nhập bình quân đầu người", "đồng", model.AtLeast, "", "60500000", "", progress.NotYetJudged),
			flow(row("3a", "Tổng thu ngân sách", "đồng", model.AtLeast, "4238126500", "10129300000", "41.8", progress.AtRisk)),
			flow(row("3b", "Tổng chi ngân sách", "đồng", model.AtMost, "4051718200", "10129300000", "40", progress.OnPace)),
			row("4", "Kiên cố hóa phòng học", "%", model.AtLeast, "97.4", "100", "97.4", progress.AtRisk),
			poor,
			row("9", "Phát triển dân số", "‰", model.LessThan, "9.8", "11", "", progress.Met),
			row("10", "Trẻ em suy dinh dưỡng", "%", model.LessThan, "14.6", "24", "", progress.Met),
			row("11", "Bao phủ BHYT toàn dân", "%", model.AtLeast, "98.9", "99.6", "99.3", progress.AtRisk),
			six(row("12a", "Đào tạo nghề, việc làm mới", "lao động", model.AtLeast, "24", "40", "60", progress.OnPace)),
			six(row("12b", "Xuất khẩu lao động", "người", model.AtLeast, "6", "20", "30", progress.Behind)),
			late("13a", "Gia đình văn hóa"), late("13b", "Khu dân cư văn hóa"), late("13c", "Cơ quan đạt chuẩn văn hóa"),
			good,
		},
	}
	for i := range t.Rows {
		t.Rows[i].Target.ID = model.ID(i + 1)
	}
	return t
}

// many makes a table of n leaves with shares of the plan.
func many(n int) progress.Table {
	t := picture14()
	t.Rows = nil
	for i := range n {
		r := row(strconv.Itoa(i+1), "Chỉ tiêu số "+strconv.Itoa(i+1)+" của kế hoạch", "hộ", model.AtLeast, strconv.Itoa(i), "400",
			strconv.FormatFloat(float64(i)/4, 'f', 1, 64), progress.Judgements[i%3])
		r.Target.ID = model.ID(i + 1)
		t.Rows = append(t.Rows, r)
	}
	return t
}
