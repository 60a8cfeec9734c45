package chart

import (
	"fmt"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// Trend draws one target through the years of the book, with the plan of each.
func Trend(r progress.Review, target model.ID, opt Options) Spec {
	h := reviewHead(r)
	s := Spec{Name: "trend-chart", Title: "Biểu đồ chỉ tiêu qua các năm", Head: h, Plan: h.PlanText(),
		Source: source(h, "Nguồn: kết quả các năm ghi trong sổ"), Empty: "Chọn một chỉ tiêu có số liệu để vẽ."}
	years := r.Trend(target)
	if len(years) == 0 {
		return s
	}
	last := years[len(years)-1]
	for _, t := range r.Facts.Targets {
		if t.ID == target {
			s.About = label(t)
		}
	}
	s.Period = fmt.Sprintf("Từ năm %d đến năm %d", years[0].Year, last.Year)
	if len(years) == 1 {
		s.Period = fmt.Sprintf("Năm %d", last.Year)
	}
	if !last.Rule.Comparator.Numeric() {
		s.Empty = "Chỉ tiêu này xếp mức hoặc nhận xét bằng lời, không vẽ được cột."
		return s
	}
	s.Axis.Unit = columnUnit(last.Rule)
	for i, y := range years {
		s.Groups = append(s.Groups, yearGroup(s.About, y, i, years))
	}
	if !anyKnown(s.Groups) {
		s.Groups, s.Empty = nil, "Chưa có số liệu của chỉ tiêu này ở năm nào."
		return s
	}
	s.Series = columnSeries(s.Groups, map[Look]string{ThisYear: "Kết quả cả năm", Partial: "Kết quả đến kỳ gần nhất", PlanLine: "Kế hoạch năm"})
	if opt.Notes {
		s.Notes = trendNotes(last.Rule, years)
	}
	return s
}

func yearGroup(name string, y progress.YearResult, at int, years []progress.YearResult) Group {
	look := ThisYear
	g := Group{Label: fmt.Sprintf("Năm %d", y.Year)}
	reach := ""
	switch {
	case y.Code == "" && y.Done.Missing():
		g.Word = "chưa có số liệu"
	case y.Code == "":
		reach = "Số năm trước, ghi trong kế hoạch năm sau."
	case !y.Code.Final():
		look, g.Word = Partial, "đến hết tháng "+vn.Format(decimal.NewFromInt(int64(y.Code.LastMonth())))
	default:
		g.Word, g.Mark = y.Judgement.Label(), Judged(y.Judgement)
	}
	text := chartMoney.Figure(y.Done, y.Rule)
	said := []string{chartMoney.WithUnit(text, y.Rule) + "."}
	if !y.Plan.Missing() {
		said = append(said, "Kế hoạch: "+chartMoney.PlanWithUnit(y.Plan, y.Rule)+".")
	}
	g.Plan = height(y.Rule, y.Plan)
	if y.Rule.Comparator.Relative() {
		g.Plan = model.None
		if at > 0 {
			g.Plan = turned(y.Rule, height(y.Rule, years[at-1].Done), y.Plan.Number)
		}
	}
	g.Columns = []Column{{Look: look, Value: height(y.Rule, y.Done), Text: text,
		Spot: Spot{Target: y.Target, Code: y.Code, Year: y.Year, Tip: tip(fmt.Sprintf("%s, năm %d", name, y.Year), append(said, y.Why, reach)...)}}}
	return g
}

func trendNotes(rule model.Rule, years []progress.YearResult) []string {
	var notes []string
	if rule.Comparator.LowerIsBetter() || rule.Comparator == model.Reduction {
		notes = append(notes, "Chỉ tiêu càng thấp càng tốt: cột thấp hơn vạch kế hoạch là đạt.")
	}
	if rule.Comparator.Relative() {
		notes = append(notes, "Vạch kế hoạch là số năm trước tăng (giảm) theo tỷ lệ của kế hoạch.")
	}
	if len(years) < 3 {
		notes = append(notes, "Sổ mới có số của "+vn.Format(decimal.NewFromInt(int64(len(years))))+" năm; thêm năm sau hoặc ghi số năm trước để thấy xu hướng.")
	}
	return append(notes, "Các năm nối với nhau theo tên chỉ tiêu. “–” là chưa có số liệu, không phải 0.")
}
