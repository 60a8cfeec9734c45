package overview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// money is the unit of money on this screen: full đồng leave no room.
const money = progress.Million

// tally is what one tile says.
type tally struct {
	judgement progress.Judgement
	count     int
	numbers   string // "Số 6, 7, 8"
}

// tallies counts the items by judgement, worst first. Không đạt is left out
// while no item is lost, which is the usual case during the year.
func tallies(t progress.Table) []tally {
	var out []tally
	for _, g := range progress.Tally(t) {
		n := len(g.Numbers)
		if n == 0 && g.Judgement == progress.NotMet {
			continue
		}
		text := "không có"
		if n > 0 {
			text = "Số " + strings.Join(g.Numbers, ", ")
		}
		out = append(out, tally{g.Judgement, n, text})
	}
	return out
}

// heading writes the line above the tiles: what is counted, and until when.
func heading(o service.Overview) (strong, rest string) {
	items := 0
	for _, r := range o.Table.Rows {
		if r.Depth == 0 {
			items++
		}
	}
	plan := fmt.Sprintf("kế hoạch năm %d", o.Table.Plan.Year)
	if o.Table.Plan.Number != "" {
		plan = "Kế hoạch số " + o.Table.Plan.Number
	}
	return fmt.Sprintf("%d chỉ tiêu của %s", items, plan),
		fmt.Sprintf("(%d chỉ tiêu thành phần) · tính đến %s · bấm vào ô để xem danh sách", o.Leaves, until(o.Table.Code))
}

// until names the end of a period within its year.
func until(code model.PeriodCode) string {
	switch {
	case code == model.H1:
		return "6 tháng đầu năm"
	case code.Final():
		return "hết năm"
	}
	return "hết " + vn.LowerFirst(code.Short())
}

// worrying tells whether something has to be done about a leaf now.
func worrying(r progress.Row) bool {
	return r.Target.Leaf && r.Judgement.Rank() <= progress.NoData.Rank()
}

// urgent lists the leaves to deal with first: the worst judgement, then the
// smallest share of the plan, then the order of the plan. query narrows them. A
// total that is behind while none of its leaves is stands for them.
func urgent(t progress.Table, query string) []progress.Row {
	var out []progress.Row
	told := map[model.ID]bool{}
	for _, r := range t.Rows {
		told[r.Target.ParentID] = told[r.Target.ParentID] || worrying(r)
	}
	for _, r := range t.Rows {
		total := r.Target.Total() && r.Judgement.Rank() <= progress.NoData.Rank() && !told[r.Target.ID]
		if (worrying(r) || total) && vn.Match(query, r.Target.Number+" "+r.Target.Name+" "+r.Target.Text) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b progress.Row) int {
		if d := a.Judgement.Rank() - b.Judgement.Rank(); d != 0 {
			return d
		}
		switch {
		case a.Percent.Valid && b.Percent.Valid:
			return a.Percent.Decimal.Cmp(b.Percent.Decimal)
		case a.Percent.Valid:
			return -1
		case b.Percent.Valid:
			return 1
		}
		return 0
	})
	return out
}

// The columns of the list of leaves.
const (
	urgentMark = iota
	urgentNumber
	urgentName
	urgentValue
	urgentPercent
	urgentBar
)

func urgentColumns() []kit.Column {
	return []kit.Column{
		urgentMark:    {ID: "mark", Width: 34, Align: kit.AlignCenter},
		urgentNumber:  {ID: "number", Title: "Số", Width: 42, Align: kit.AlignCenter},
		urgentName:    {ID: "name", Title: "Chỉ tiêu", Width: 150, Grow: true},
		urgentValue:   {ID: "value", Title: "Thực hiện / kế hoạch", Width: 196, Align: kit.AlignRight},
		urgentPercent: {ID: "percent", Title: "% KH", Width: 68, Align: kit.AlignRight},
		urgentBar:     {ID: "bar", Width: 144, Axis: true},
	}
}

// urgentRow writes one leaf: what was done of what, and below why it stands
// here and where its figures are.
func urgentRow(r progress.Row, code model.PeriodCode) kit.Row {
	cells := make([]kit.Cell, urgentBar+1)
	cells[urgentMark] = kit.Cell{Mark: kit.JudgementMark(r.Judgement)}
	cells[urgentNumber] = kit.Cell{Text: r.Target.Number}
	cells[urgentName] = kit.Cell{Text: r.Target.Name, Bold: true, Sub: reason(r, code)}
	cells[urgentValue] = kit.Cell{Text: doneOfPlan(r)}
	cells[urgentPercent] = kit.Cell{Text: progress.PercentText(r.Percent), Bold: true}
	cells[urgentBar] = kit.Cell{Sub: sourceLabel(r), SubTone: kit.ToneLink}
	if r.Percent.Valid {
		share, _ := r.Percent.Decimal.Float64()
		bar := kit.Bar{Share: share / 100, Colour: kit.JudgementBar(r.Judgement)}
		if timed(r) {
			bar.Gone = elapsed(code)
		}
		cells[urgentBar].Bar = &bar
	}
	return kit.Row{Key: idKey(r.Target.ID), Cells: cells}
}

func idKey(id model.ID) string { return strconv.FormatInt(int64(id), 10) }

// timed tells whether the share of the year that has passed says anything
// about a leaf: amounts that add up, and falls along a path. A change is
// measured against the same months of the year before.
func timed(r progress.Row) bool {
	rule := r.Target.Rule
	return r.Falling || rule.Timing == model.Flow && !rule.Comparator.Relative()
}

// elapsed is the share of the year that has passed, 0 at its end: a line on
// the 100% line would say nothing.
func elapsed(code model.PeriodCode) float64 {
	if code.Final() {
		return 0
	}
	share, _ := code.Elapsed().Float64()
	return share
}

// passedText writes the share of the year that has passed: "50%", "8,3%".
func passedText(code model.PeriodCode) string {
	return vn.Format(code.Elapsed().Shift(2).Round(1)) + "%"
}

// linesNote explains the two lines over the bars.
func linesNote(code model.PeriodCode) string {
	note := "vạch đậm: 100% kế hoạch"
	if !code.Final() {
		note += " · vạch mảnh: " + passedText(code) + " thời gian đã qua"
	}
	return note
}

// doneOfPlan writes "6 / 20 người", of a change "giảm 8,3% / 12%".
func doneOfPlan(r progress.Row) string {
	rule := r.Target.Rule
	done := money.Figure(r.ToDate, rule)
	if r.ToDate.Missing() {
		return done
	}
	if r.Plan.Missing() {
		return money.WithUnit(done, rule)
	}
	if rule.Comparator.Relative() {
		return progress.TurnOfPlan(rule, r.Change, r.Plan, " / ")
	}
	text := money.WithUnit(done+" / "+money.Figure(r.Plan, rule), rule)
	return strings.Replace(text, string(progress.Million), "triệu đ", 1)
}

// reason says in one short sentence why a leaf stands in the list. It only
// repeats what the row holds; the whole rule stands in the summary table.
func reason(r progress.Row, code model.PeriodCode) string {
	if r.ToDate.Missing() {
		return nobody(r)
	}
	text := gap(r, code)
	if r.Reported < r.Expected {
		text += fmt.Sprintf("; mới có số của %d/%d đơn vị", r.Reported, r.Expected)
	}
	return text + "."
}

// nobody says whose figure is missing.
func nobody(r progress.Row) string {
	switch len(r.Missing) {
	case 0:
		return r.Why
	case 1:
		return r.Missing[0] + " chưa báo cáo."
	}
	return fmt.Sprintf("Chưa có số của %d đơn vị.", len(r.Missing))
}

// gap tells how far a result is from where it should be.
func gap(r progress.Row, code model.PeriodCode) string {
	rule := r.Target.Rule
	passed := "Thời gian đã qua " + passedText(code) + ", mới "
	if code.Final() {
		passed = "Cả năm mới "
	}
	share := progress.PercentText(r.Percent)
	switch {
	case r.Falling && r.Percent.Valid && !r.Percent.Decimal.IsPositive():
		return "Chưa giảm so với đầu năm"
	case rule.Comparator.Relative():
		return against(r, code)
	case r.Falling:
		return passed + "giảm được " + share + " mức phải giảm"
	case r.Percent.Valid && rule.Timing == model.Flow && rule.Pace.Kind == model.Linear && !rule.Comparator.LowerIsBetter():
		return passed + "đạt " + share
	case comparable(r):
		d := r.ToDate.Number.Decimal.Sub(r.Plan.Number.Decimal)
		if d.IsNegative() {
			return "Thấp hơn kế hoạch " + distance(d.Neg(), rule)
		}
		return "Cao hơn kế hoạch " + distance(d, rule)
	}
	return strings.TrimSuffix(r.Why, ": "+vn.Lower(r.Judgement.Label())+".")
}

// against tells a change against the year before beside both amounts: "11 vụ,
// cùng kỳ năm trước 12 vụ".
func against(r progress.Row, code model.PeriodCode) string {
	rule, when := r.Target.Rule, "cùng kỳ năm trước "
	if code.Final() {
		when = "năm trước "
	}
	return money.WithUnit(money.Figure(r.ToDate, rule), rule) + ", " + when + money.WithUnit(money.Figure(r.SamePeriod, rule), rule)
}

// comparable tells whether result and plan are plain numbers that differ.
func comparable(r progress.Row) bool {
	done, plan := r.ToDate, r.Plan
	return done.Number.Valid && plan.Number.Valid && !done.Second.Valid && !plan.Second.Valid &&
		!done.Number.Decimal.Equal(plan.Number.Decimal)
}

// distance writes a difference: "0,7 điểm %" for rates, else "12 tấn".
func distance(d decimal.Decimal, rule model.Rule) string {
	text := money.Amount(model.Some(d), rule)
	if rule.Rate() {
		return text + " điểm " + rule.Unit
	}
	return money.WithUnit(text, rule)
}

// sourceLabel names where the figures of a leaf are.
func sourceLabel(r progress.Row) string {
	switch {
	case !r.Target.Leaf:
		return "Xem các thành phần"
	case r.Expected == 0:
		return "Giao chỉ tiêu"
	case r.Expected > 1:
		return "Xem theo đơn vị"
	case r.ToDate.Missing():
		return "Nhập ngay"
	}
	return "Mở báo cáo"
}

// source is where the figures of a leaf are: the units behind it, or the one
// report that holds it.
func source(r progress.Row, t service.Tracker) kit.Place {
	if r.Expected == 0 && r.Target.Leaf {
		return kit.Place{Area: "targets", Tab: "allocation", Target: r.Target.ID}
	}
	if r.Expected == 1 && r.Target.Leaf {
		if unit := reporter(r, t); unit != 0 {
			return kit.Place{Area: "reports", Tab: "entry", Unit: unit, Target: r.Target.ID}
		}
	}
	return kit.Place{Area: "summary", Tab: "table", Target: r.Target.ID}
}

// reporter is the unit that reports a leaf alone: the one in charge, else the
// one that is named as missing; 0 when neither is known.
func reporter(r progress.Row, t service.Tracker) model.ID {
	if r.Target.LeadID != 0 {
		return r.Target.LeadID
	}
	for _, row := range t.Rows {
		if len(r.Missing) == 1 && row.Unit.Name == r.Missing[0] {
			return row.Unit.ID
		}
	}
	return 0
}
