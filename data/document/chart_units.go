package document

import (
	"fmt"
	"sort"
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// UnitChart compares the units on one target. Units whose report is not in hand
// have no bar but say so. Where a ceiling has no share of the plan, a bar shows
// how much of the ceiling is used, and the line is the ceiling. Targets judged
// by words have no bars at all.
func UnitChart(target model.Target, rows []progress.UnitRow, head Head, opt ChartOptions) Document {
	s := newSheet(head, opt, "Biểu đồ thực hiện chỉ tiêu theo đơn vị")
	s.about = target.Number + ". " + target.Name
	s.heads = heads{line: "kế hoạch 100%", share: "% KH", value: "Thực hiện/kế hoạch"}
	s.timed = adds(target.Rule)
	rows = inHand(rows)
	capped := underCeiling(target, rows)
	switch {
	case !target.Rule.Comparator.Numeric():
		s.barless, s.timed, s.heads = true, false, heads{value: "Kết quả"}
	case capped:
		s.heads.line, s.heads.share, s.timed = "mức trần", "% trần", false
	}
	var bars []bar
	for _, r := range rows {
		s.timed = s.timed || r.Falling && !capped
		bars = append(bars, unitBar(target, r, capped))
	}
	if opt.Order != PlanOrder {
		sort.SliceStable(bars, func(i, j int) bool {
			x, y := bars[i].length, bars[j].length
			if capped {
				x, y = y, x // under a ceiling the longer bar is the worse one
			}
			return worse(bars[i].judgement, bars[j].judgement, x, y)
		})
	}
	for i := range bars {
		bars[i].number = strconv.Itoa(i + 1)
	}
	var notes []string
	if opt.Notes {
		notes = unitNotes(target.Rule, rows, capped)
	}
	s.draw(bars, "Chưa giao chỉ tiêu này cho đơn vị nào.", notes)
	return s.document()
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

func unitBar(target model.Target, r progress.UnitRow, capped bool) bar {
	rule, m := target.Rule, chartMoney
	plan := r.Plan
	if plan.Missing() {
		plan = target.Plan
	}
	b := bar{judgement: r.Judgement, name: r.Unit.Name, target: target.ID, unit: r.Unit.ID}
	done, goal := m.Figure(r.ToDate, rule), m.Plan(plan, rule)
	switch {
	case !rule.Comparator.Numeric():
		b.value = done
		if done != goal && !r.ToDate.Missing() {
			b.value += " (kế hoạch " + goal + ")"
		}
		b.remark = unitRemark(r)
		return b
	case capped:
		b.length = shareOf(r.ToDate.Number, plan.Number)
	default:
		b.length = r.Percent
		if r.Falling {
			b.name += "\u00a0*"
		}
	}
	b.percent = progress.PercentText(b.length)
	b.value = m.WithUnit(done+"/"+goal, rule)
	if rule.Comparator.Relative() {
		b.value = progress.TurnOfPlan(rule, r.Change, plan, "/")
	}
	if !b.length.Valid {
		b.remark = unitRemark(r)
	}
	return b
}

// shareOf returns a as a share of b in percent, missing when it cannot be told.
func shareOf(a, b model.Number) model.Number {
	if !a.Valid || !b.Valid || b.Decimal.IsZero() {
		return model.None
	}
	return model.Some(a.Decimal.Mul(hundred()).Div(b.Decimal))
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
