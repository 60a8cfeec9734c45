package document

import (
	"slices"
	"sort"

	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// Order is the order of the bars.
type Order string

// The orders.
const (
	WorstFirst Order = "worst" // worst judgement first, then the smallest share
	PlanOrder  Order = "plan"  // as in the plan; units as in their list
)

// ChartOptions are the choices beside a chart. The zero value shows no time
// line and no notes; see DefaultChartOptions.
type ChartOptions struct {
	Portrait bool
	Mono     bool // greys and textures only, for printing in black and white
	TimeLine bool // how much of the year has passed
	Notes    bool // falling targets, ceilings, missing units, targets not drawn
	Order    Order
	Targets  []model.ID // leaves and totals to show; none: those of progress.Charted that have a share of the plan
}

// DefaultChartOptions returns the usual chart: A4 landscape, in colour, with
// time line and notes, worst first.
func DefaultChartOptions() ChartOptions {
	return ChartOptions{TimeLine: true, Notes: true, Order: WorstFirst}
}

// chartMoney is the unit of money in charts: a column of full đồng would not
// leave room for the bars.
const chartMoney = progress.Million

// bar is one line of a chart, ready to draw.
type bar struct {
	judgement progress.Judgement
	number    string
	name      string
	percent   string
	length    model.Number // share of the 100% line in percent; missing: no bar
	value     string
	remark    string // why there is no bar, under the name
	target    model.ID
	unit      model.ID
}

// ProgressChart draws every target that has a share of the plan as a bar
// against the 100% line, at most ten on a page; what has no share is named in
// the notes.
func ProgressChart(t progress.Table, opt ChartOptions) Document {
	title := "Biểu đồ tiến độ thực hiện chỉ tiêu thi đua"
	asked, drawn, rest := chosen(t, opt)
	sheet := newSheet(HeadOf(t), opt, title)
	sheet.heads = heads{line: "kế hoạch 100%", share: "% KH", value: "Thực hiện/kế hoạch"}
	sheet.timed = slices.ContainsFunc(drawn, timed)
	var bars []bar
	for _, r := range drawn {
		bars = append(bars, rowBar(r))
	}
	empty := "Chưa có chỉ tiêu nào tính được tỷ lệ so với kế hoạch ở kỳ này."
	notes := progressNotes(asked, rest, opt.Notes)
	if s := totalNote(asked, t.Rows); s != "" && opt.Notes {
		notes = append(notes, s)
	}
	sheet.draw(bars, empty, notes)
	return sheet.document()
}

// chosen returns the rows the options ask for in plan order, and splits them
// into those with a bar, in the order of the bars, and the rest. A target to be
// maintained has no course through the year: it gets a bar only when it was
// asked for by itself.
func chosen(t progress.Table, opt ChartOptions) (asked, drawn, rest []progress.Row) {
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

// rowBar makes the bar of a row. Names tell the direction, because a bar alone
// cannot: what must not be exceeded, and what must fall.
func rowBar(r progress.Row) bar {
	b := bar{
		judgement: r.Judgement, number: r.Target.Number, name: r.Target.Name,
		percent: progress.PercentText(r.Percent), length: r.Percent, value: valueText(r), target: r.Target.ID,
	}
	switch {
	case r.Falling:
		b.name += "\u00a0*"
	case r.Target.Rule.Comparator.LowerIsBetter():
		b.name += " (không\u00a0vượt)"
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

// sheet is a chart while it is being drawn.
type sheet struct {
	b     *flow.Builder
	head  Head
	opt   ChartOptions
	title string
	about string // what the title speaks of, may be empty
	heads heads
	grid  grid
	timed bool // the time line applies to some bar
	// barless tells that nothing can be drawn to a scale: words only.
	barless bool
}

// heads are the words above the columns of a chart.
type heads struct{ line, share, value string }

func newSheet(h Head, opt ChartOptions, title string) *sheet {
	s := &sheet{head: h, opt: opt, title: title, grid: landscapeGrid}
	w, ht, m := page.A4Long, page.A4Short, landscapeMargins
	if opt.Portrait {
		w, ht, m, s.grid = page.A4Short, page.A4Long, flow.OfficialMargins, portraitGrid
	}
	s.b = flow.NewBuilder(font.Standard(), w, ht, m)
	return s
}

// document numbers the pages and closes the chart.
func (s *sheet) document() Document {
	s.b.Number()
	if s.head.Sample {
		s.b.MarkSample(1)
	}
	title := s.title
	if s.about != "" {
		title += ": " + s.about
	}
	return Document{Title: title, Pages: s.b.Pages(), Sample: s.head.Sample, Date: s.head.AsOf}
}
