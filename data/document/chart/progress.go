package chart

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// reported is the source of everything that units report.
const reported = "Nguồn: báo cáo của các đơn vị gửi UBND xã"

// source is the line under a chart: where its figures come from, and of which
// day.
func source(h Head, from string) string {
	if d := vn.FormatDate(h.AsOf); d != "" {
		return from + "; số liệu đến ngày " + d + "."
	}
	return from + "."
}

// overPlan is the scale of shares of the plan: 0 to 100%, and beyond.
func overPlan() Axis {
	return Axis{Full: model.Some(hundred()), Step: model.Num("25"), Unit: "%", Over: true}
}

// against tells period and plan: "6 tháng đầu năm 2024 so với kế hoạch cả năm".
func against(h Head) string {
	s := h.Code.Label(h.Plan.Year) + " so với kế hoạch cả năm"
	if h.Unit != nil {
		s = h.Unit.Name + ": " + s
	}
	return s
}

// Progress draws every target that has a share of the plan as a bar against the
// 100% line; what has no share is named in the notes.
func Progress(t progress.Table, opt Options) Spec {
	asked, drawn, rest := chosen(t, opt)
	h := HeadOf(t)
	s := Spec{Name: "progress-chart", Title: "Biểu đồ tiến độ thực hiện chỉ tiêu thi đua",
		Period: against(h), Plan: h.PlanText(), Source: source(h, reported), Head: h,
		Axis: overPlan(), Heads: Heads{Share: "% KH", Value: "Thực hiện/kế hoạch", Word: "Đánh giá"},
		Marks: []Mark{{Kind: MarkPlan, At: model.Some(hundred()), Label: "kế hoạch 100%"}},
		Empty: "Chưa có chỉ tiêu nào tính được tỷ lệ so với kế hoạch ở kỳ này."}
	for _, r := range drawn {
		s.Bars = append(s.Bars, rowBar(r))
	}
	s.Series = judgedSeries(s.Bars, progress.Judgements)
	s.timed(slices.ContainsFunc(drawn, timed), opt)
	s.Notes = progressNotes(asked, rest, opt.Notes)
	if n := totalNote(asked, t.Rows); n != "" && opt.Notes {
		s.Notes = append(s.Notes, n)
	}
	return s
}

// timed adds the line of the time that has passed, when it is wanted, means
// something for a bar, and would not stand on the 100% line.
func (s *Spec) timed(applies bool, opt Options) {
	share := s.Head.Code.Elapsed()
	if !applies || !opt.TimeLine || share.GreaterThanOrEqual(decimal.NewFromInt(1)) {
		return
	}
	percent := model.Some(share.Mul(hundred()))
	text := vn.FormatNumber(model.Some(percent.Decimal.Round(1)), "") + "%"
	s.Marks = append(s.Marks, Mark{Kind: MarkTime, At: percent, Label: "thời gian đã qua " + text})
	s.LegendNote = "Vạch " + text + " chỉ dùng cho chỉ tiêu cộng dồn và lộ trình giảm."
}

// chosen returns the rows the options ask for in plan order, and splits them
// into those with a bar, in the order of the bars, and the rest. A target to be
// maintained has no course through the year: it gets a bar only when it was
// asked for by itself.
func chosen(t progress.Table, opt Options) (asked, drawn, rest []progress.Row) {
	usual := progress.Charted(t.Rows)
	for i, r := range t.Rows {
		named := slices.Contains(opt.Targets, r.Target.ID) && r.Target.Measured()
		if !named && (len(opt.Targets) > 0 || !slices.Contains(usual, i)) {
			continue
		}
		asked = append(asked, r)
		if r.Percent.Valid && (named || r.Target.Rule.Comparator != model.Maintain) {
			drawn = append(drawn, r)
		} else {
			rest = append(rest, r)
		}
	}
	if opt.Order != PlanOrder {
		sort.SliceStable(drawn, func(i, j int) bool {
			return worse(drawn[i].Judgement, drawn[j].Judgement, drawn[i].Percent, drawn[j].Percent)
		})
	}
	return asked, drawn, rest
}

// worse orders by judgement, worst first, then by the smaller share; a missing
// share stands last.
func worse(a, b progress.Judgement, x, y model.Number) bool {
	if a != b {
		return a.Rank() < b.Rank()
	}
	if x.Valid != y.Valid {
		return x.Valid
	}
	return x.Valid && x.Decimal.LessThan(y.Decimal)
}

// timed tells whether the time line means something for a row: amounts that
// add up, and falls along a path. A change against the same months of the year
// before has no course through the year.
func timed(r progress.Row) bool { return r.Falling || adds(r.Target.Rule) }

func adds(r model.Rule) bool { return r.Timing == model.Flow && !r.Comparator.Relative() }

// judgedBar starts a bar with its judgement: mark, fill and word.
func judgedBar(j progress.Judgement, length model.Number) Bar {
	return Bar{Mark: Judged(j), Parts: []Part{{Look: Judged(j), Value: length}}, Word: j.Label(),
		Strong: j.Rank() <= progress.AtRisk.Rank()}
}

// rowBar makes the bar of a row. Names tell the direction, because a bar alone
// cannot: what must not be exceeded, and what must fall.
func rowBar(r progress.Row) Bar {
	b := judgedBar(r.Judgement, r.Percent)
	b.Number, b.Name = r.Target.Number, r.Target.Name
	b.Share, b.Value = progress.PercentText(r.Percent), valueText(r)
	b.Spot = Spot{Target: r.Target.ID, Tip: tip(label(r.Target), b.Value+", "+b.Share+" kế hoạch.", r.Why)}
	switch {
	case r.Falling:
		b.Name += "\u00a0*"
	case r.Target.Rule.Comparator.LowerIsBetter():
		b.Name += " (không\u00a0vượt)"
	}
	return b
}

// valueText writes what is done against the plan: "6/20 người", or for a fall
// "1,31% (1,52% → 1,06%)", and for a change against the year before "tăng
// 20,0%/10%".
func valueText(r progress.Row) string {
	rule, m := r.Target.Rule, chartMoney
	done, plan := m.Figure(r.ToDate, rule), m.Figure(r.Plan, rule)
	switch {
	case rule.Comparator.Relative():
		return progress.TurnOfPlan(rule, r.Change, r.Plan, "/")
	case r.Falling:
		from := m.Amount(baseline(r), rule)
		return m.WithUnit(done, rule) + " (" + m.WithUnit(from, rule) + " → " + m.WithUnit(plan, rule) + ")"
	case r.Plan.Second.Valid:
		return m.WithUnit(done, rule) + " (kế hoạch " + m.WithUnit(plan, rule) + ")"
	}
	return m.WithUnit(done+"/"+plan, rule)
}
