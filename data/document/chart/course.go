package chart

import (
	"fmt"
	"slices"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// Course draws one target through the year: what is done to date at every
// period beside the same period of the year before, with the line of the plan
// and what is due by then. Target 0 or one the year lacks gives a chart that
// says so.
func Course(r progress.Review, target model.ID, opt Options) Spec {
	h := reviewHead(r)
	s := Spec{Name: "course-chart", Title: "Biểu đồ thực hiện chỉ tiêu qua các kỳ", Head: h, Plan: h.PlanText(),
		Period: fmt.Sprintf("%s so với cùng kỳ năm %d và kế hoạch cả năm", vn.UpperFirst(soFar(h)), h.Plan.Year-1),
		Source: source(h, reported+" và số liệu năm trước ghi trong sổ"),
		Empty:  "Chọn một chỉ tiêu có số liệu để vẽ."}
	rows := progress.Course(r.Facts, target, courseCodes(r.Codes, r.Code))
	if len(rows) == 0 {
		return s
	}
	codes := courseCodes(r.Codes, r.Code)
	rule := rows[0].Target.Rule
	s.About = label(rows[0].Target)
	if !rule.Comparator.Numeric() {
		s.Empty = "Chỉ tiêu này xếp mức hoặc nhận xét bằng lời, không vẽ được cột."
		return s
	}
	s.Axis.Unit = columnUnit(rule)
	for i, row := range rows {
		late := r.Code.Before(codes[i])
		s.Groups = append(s.Groups, courseGroup(row, codes[i], h, late, opt))
	}
	if !anyKnown(s.Groups) {
		s.Groups, s.Empty = nil, "Chưa có số liệu của chỉ tiêu này ở kỳ nào."
		return s
	}
	now := fmt.Sprintf("Thực hiện năm %d", h.Plan.Year)
	if rule.Timing == model.Flow {
		now += " (từ đầu năm)"
	}
	s.Series = columnSeries(s.Groups, map[Look]string{ThisYear: now, LastYear: fmt.Sprintf("Cùng kỳ năm %d", h.Plan.Year-1),
		PlanLine: "Mức kế hoạch so với năm trước", PaceLine: "Mức cần đạt theo thời gian của năm"})
	if m, ok := planMark(rows[0]); ok {
		s.Marks = append(s.Marks, m)
	}
	if opt.Notes {
		s.Notes = courseNotes(rows[0], rows[slices.Index(codes, nearest(codes, r.Code))])
	}
	return s
}

// reviewHead is the head of a chart of the whole commune.
func reviewHead(r progress.Review) Head {
	f := r.Facts
	t := progress.Build(progress.Facts{Office: f.Office, Plan: f.Plan, Reports: f.Reports, AsOf: f.AsOf}, r.Code)
	return HeadOf(t)
}

// soFar names the stretch of the year under review: "6 tháng đầu năm 2024".
func soFar(h Head) string { return h.Code.Label(h.Plan.Year) }

// courseCodes chooses the periods of a course from the office's calendar: those
// as long as the one under review and longer ones, each end of month once, the
// whole year last. A whole year is followed through quarters and longer.
func courseCodes(calendar []model.PeriodCode, code model.PeriodCode) []model.PeriodCode {
	kinds := []model.PeriodKind{model.Month, model.Quarter, model.Half, model.NineMonths, model.WholeYear}
	least := slices.Index(kinds, code.Kind())
	if code.Final() {
		least = 1
	}
	byEnd := map[int]model.PeriodCode{}
	for _, c := range append([]model.PeriodCode{code}, calendar...) {
		kind := slices.Index(kinds, c.Kind())
		old, taken := byEnd[c.LastMonth()]
		switch {
		case kind < least:
		case !taken, c.Final(), kind == least && !old.Final():
			byEnd[c.LastMonth()] = c
		}
	}
	var out []model.PeriodCode
	for m := 1; m <= 12; m++ {
		if c, ok := byEnd[m]; ok {
			out = append(out, c)
		}
	}
	return out
}

// nearest is the period under review, or the last one before it.
func nearest(codes []model.PeriodCode, code model.PeriodCode) model.PeriodCode {
	out := codes[0]
	for _, c := range codes {
		if c == code || c.LastMonth() <= code.LastMonth() {
			out = c
		}
	}
	return out
}

// courseGroup is one period. Of a later one only the year before is known.
func courseGroup(row progress.Row, code model.PeriodCode, h Head, later bool, opt Options) Group {
	rule, year := row.Target.Rule, h.Plan.Year
	done, before := row.ToDate, row.SamePeriod
	if later {
		done = model.Figure{}
	}
	g := Group{Label: code.Short()}
	if !later {
		g.Word, g.Mark = row.Judgement.Label(), Judged(row.Judgement)
	}
	past := code.Label(year-1) + ": " + chartMoney.WithUnit(chartMoney.Figure(before, rule), rule) + "."
	now := code.Label(year) + ": " + chartMoney.WithUnit(chartMoney.Figure(done, rule), rule) + "."
	why := row.Why
	if later {
		why = "Sau kỳ đang xem."
	}
	spot := func(said ...string) Spot {
		return Spot{Target: row.Target.ID, Code: code, Tip: tip(label(row.Target), said...)}
	}
	g.Columns = []Column{
		{Look: LastYear, Value: height(rule, before), Text: chartMoney.Figure(before, rule), Spot: spot(past, now)},
		{Look: ThisYear, Value: height(rule, done), Text: chartMoney.Figure(done, rule), Spot: spot(now, why, past)},
	}
	if rule.Comparator.Relative() {
		g.Plan = turned(rule, height(rule, before), row.Plan.Number)
	}
	if opt.TimeLine {
		g.Pace = due(row, code)
	}
	return g
}

// height is a figure as a value of the axis: money in the unit of charts, a
// ratio in percent.
func height(rule model.Rule, f model.Figure) model.Number {
	switch {
	case !f.Number.Valid:
		return model.None
	case rule.Comparator == model.Ratio:
		return shareOf(f.Number, f.Second)
	case rule.Unit == string(progress.Dong):
		return model.Some(f.Number.Decimal.Shift(-6))
	}
	return f.Number
}

// columnUnit is the unit of measure of the axis.
func columnUnit(rule model.Rule) string {
	if rule.Comparator == model.Ratio {
		return "%"
	}
	return chartMoney.Unit(rule)
}

// turned is what a planned change in percent makes of the year before.
func turned(rule model.Rule, before, percent model.Number) model.Number {
	if !before.Valid || !percent.Valid {
		return model.None
	}
	p := percent.Decimal
	if rule.Comparator == model.Reduction {
		p = p.Neg()
	}
	return model.Some(before.Decimal.Mul(hundred().Add(p)).Div(hundred()))
}

// due is the height that is due at the end of a period: the plan's share of the
// time of a sum, or the path of a fall. The whole year needs none, its due is
// the plan.
func due(row progress.Row, code model.PeriodCode) model.Number {
	rule, plan := row.Target.Rule, height(row.Target.Rule, row.Plan)
	if !plan.Valid || code.Final() || rule.Pace.Kind != model.Linear && rule.Pace.Kind != "" {
		return model.None
	}
	share := code.Elapsed()
	from := height(rule, model.Of(baseline(row)))
	switch {
	case row.Falling && from.Valid:
		return model.Some(from.Decimal.Sub(from.Decimal.Sub(plan.Decimal).Mul(share)))
	case adds(rule) && !rule.Comparator.LowerIsBetter() && rule.Comparator != model.Ratio:
		return model.Some(plan.Decimal.Mul(share))
	}
	return model.None
}

// planMark is the line of the plan, false when there is none or it is no level.
func planMark(row progress.Row) (Mark, bool) {
	rule, plan := row.Target.Rule, row.Plan
	if rule.Comparator == model.Maintain && plan.Missing() {
		plan = row.LastYear
	}
	at := height(rule, plan)
	if !at.Valid || rule.Comparator.Relative() {
		return Mark{}, false
	}
	words := "kế hoạch cả năm "
	if s := rule.Comparator.Sign(); s != "" && s != "=" {
		words += s + " "
	}
	return Mark{Kind: MarkPlan, At: at, Label: words + chartMoney.WithUnit(chartMoney.Figure(plan, rule), rule)}, true
}

// courseNotes explain the direction and the latest judgement.
func courseNotes(first, now progress.Row) []string {
	var notes []string
	if first.Target.Rule.Comparator.LowerIsBetter() || first.Falling || first.Target.Rule.Comparator == model.Reduction {
		notes = append(notes, "Chỉ tiêu càng thấp càng tốt: cột thấp hơn vạch kế hoạch là đạt.")
	}
	if now.Why != "" {
		notes = append(notes, now.Judgement.Label()+": "+now.Why)
	}
	return append(notes, "“–” là chưa có số liệu, không phải 0.")
}

// columnSeries lists the looks among the groups with their names.
func columnSeries(groups []Group, names map[Look]string) []Series {
	var out []Series
	for _, l := range []Look{LastYear, ThisYear, Partial, PlanLine, PaceLine} {
		if slices.ContainsFunc(groups, func(g Group) bool { return g.shows(l) }) {
			out = append(out, Series{l, names[l]})
		}
	}
	return out
}

// shows tells whether something of a look stands in the group.
func (g Group) shows(l Look) bool {
	switch l {
	case PlanLine:
		return g.Plan.Valid
	case PaceLine:
		return g.Pace.Valid
	}
	return slices.ContainsFunc(g.Columns, func(c Column) bool { return c.Look == l && (c.Value.Valid || l != Partial) })
}

// anyKnown tells whether any column has a value.
func anyKnown(groups []Group) bool {
	return slices.ContainsFunc(groups, func(g Group) bool {
		return slices.ContainsFunc(g.Columns, func(c Column) bool { return c.Value.Valid })
	})
}
