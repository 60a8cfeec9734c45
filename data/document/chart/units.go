package chart

import (
	"fmt"
	"slices"
	"sort"
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// Units compares the units on one target. Units whose report is not in hand
// have no bar but say so. Where a ceiling has no share of the plan, a bar shows
// how much of the ceiling is used, and the line is the ceiling. Targets judged
// by words have no bars at all.
func Units(target model.Target, rows []progress.UnitRow, h Head, opt Options) Spec {
	s := Spec{Name: "unit-chart", Title: "Biểu đồ thực hiện chỉ tiêu theo đơn vị", About: label(target),
		Period: against(h), Plan: h.PlanText(), Source: source(h, reported), Head: h,
		Axis: overPlan(), Heads: Heads{Share: "% KH", Value: "Thực hiện/kế hoạch", Word: "Đánh giá"},
		Marks: []Mark{{Kind: MarkPlan, At: model.Some(hundred()), Label: "kế hoạch 100%"}},
		Empty: "Chưa giao chỉ tiêu này cho đơn vị nào."}
	rows = inHand(rows)
	if opt.Block != 0 {
		rows = slices.DeleteFunc(rows, func(r progress.UnitRow) bool { return r.Unit.BlockID != opt.Block })
	}
	course := adds(target.Rule)
	capped := underCeiling(target, rows)
	switch {
	case !target.Rule.Comparator.Numeric():
		s.Wordy, s.Marks, course = true, nil, false
		s.Heads = Heads{Value: "Kết quả", Word: "Đánh giá"}
	case capped:
		s.Marks[0].Label, s.Heads.Share, course = "mức trần", "% trần", false
	}
	for _, r := range rows {
		course = course || r.Falling && !capped
		s.Bars = append(s.Bars, unitBar(target, r, capped))
	}
	if opt.Order != PlanOrder {
		orderUnits(rows, s.Bars, capped)
	}
	for i := range s.Bars {
		s.Bars[i].Number = strconv.Itoa(i + 1)
	}
	s.Series = judgedSeries(s.Bars, progress.Judgements)
	s.timed(course, opt)
	if opt.Notes {
		s.Notes = unitNotes(target.Rule, rows, capped)
	}
	return s
}

// orderUnits puts bars, one for each row, the worst first.
func orderUnits(rows []progress.UnitRow, bars []Bar, capped bool) {
	at := make([]int, len(bars))
	for i := range at {
		at[i] = i
	}
	old := slices.Clone(bars)
	sort.SliceStable(at, func(i, j int) bool {
		a, b := at[i], at[j]
		x, y := old[a].Total(), old[b].Total()
		if capped {
			x, y = y, x // under a ceiling the longer bar is the worse one
		}
		return worse(rows[a].Judgement, rows[b].Judgement, x, y)
	})
	for i, k := range at {
		bars[i] = old[k]
	}
}

// inHand copies the rows without the figures of reports that are not in hand:
// they are no part of the commune's result yet.
func inHand(rows []progress.UnitRow) []progress.UnitRow {
	out := append([]progress.UnitRow{}, rows...)
	for i, r := range out {
		if r.Counted {
			continue
		}
		out[i].Period, out[i].ToDate, out[i].Percent = model.Figure{}, model.Figure{}, model.None
		if r.Judgement != progress.NotYetJudged {
			out[i].Judgement = progress.NoData
		}
	}
	return out
}

// underCeiling tells whether results stand under a ceiling, so that not all
// have a share of the plan.
func underCeiling(target model.Target, rows []progress.UnitRow) bool {
	if !target.Rule.Comparator.LowerIsBetter() {
		return false
	}
	for _, r := range rows {
		if r.ToDate.Number.Valid && !r.Percent.Valid {
			return true
		}
	}
	return false
}

func unitBar(target model.Target, r progress.UnitRow, capped bool) Bar {
	rule, m := target.Rule, chartMoney
	plan := r.Plan
	if plan.Missing() {
		plan = target.Plan
	}
	length, name := r.Percent, r.Unit.Name
	done, goal := m.Figure(r.ToDate, rule), m.Plan(plan, rule)
	value := m.WithUnit(done+"/"+goal, rule)
	switch {
	case !rule.Comparator.Numeric():
		length, value = model.None, done
		if done != goal && !r.ToDate.Missing() {
			value += " (kế hoạch " + goal + ")"
		}
	case capped:
		length = shareOf(r.ToDate.Number, plan.Number)
	case rule.Comparator.Relative():
		value = progress.TurnOfPlan(rule, r.Change, plan, "/")
	case r.Falling:
		name += "\u00a0*"
	}
	b := judgedBar(r.Judgement, length)
	b.Name, b.Value = name, value
	if rule.Comparator.Numeric() {
		b.Share = progress.PercentText(length)
	}
	if !length.Valid {
		b.Remark = unitRemark(r)
	}
	why := r.Why
	if !r.Counted && b.Remark != "" {
		why = vn.UpperFirst(b.Remark) + "."
	}
	b.Spot = Spot{Target: target.ID, Unit: r.Unit.ID, Tip: tip(r.Unit.Name, value+".", why)}
	return b
}

// unitRemark tells why a unit has no bar.
func unitRemark(r progress.UnitRow) string {
	switch {
	case !r.Counted && !r.Status.Received():
		return vn.Lower(r.Status.Label()) + " báo cáo"
	case r.ToDate.Missing() && r.Judgement == progress.NotYetJudged:
		return "chưa đánh giá ở kỳ này"
	case r.ToDate.Missing():
		return "chưa có số liệu"
	}
	return ""
}

func unitNotes(rule model.Rule, rows []progress.UnitRow, capped bool) []string {
	var notes []string
	falling, counted := false, 0
	for _, r := range rows {
		falling = falling || r.Falling
		if !r.ToDate.Missing() {
			counted++
		}
	}
	switch {
	case rule.Comparator.Relative():
		notes = append(notes, "So với cùng kỳ năm trước của từng đơn vị: % là mức tăng (giảm) đã có trên mức phải tăng (giảm).")
	case capped:
		notes = append(notes, "Mức trần: thanh là kết quả so với mức trần của đơn vị, càng ngắn càng tốt.")
	case falling:
		notes = append(notes, "* Chỉ tiêu càng thấp càng tốt: % là phần đã giảm trên phần phải giảm.")
	}
	if counted < len(rows) {
		notes = append(notes, fmt.Sprintf("Mới có số của %d/%d đơn vị; đơn vị chưa có số không tính là 0.", counted, len(rows)))
	}
	return notes
}
