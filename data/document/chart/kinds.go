package chart

import (
	"fmt"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// Choices tells which options mean something for a kind of chart.
type Choices struct {
	Unit   bool // whose targets
	Target bool // which target
	Block  bool // units of which block
	Order  bool
	Basis  bool // what a ranking counts
	Time   bool // the line or strokes of the time that has passed
}

// Kind is one chart of the catalogue.
type Kind struct {
	Name    string // on the command line: "progress-chart"
	Label   string // Vietnamese name, as in a list of charts
	Choices Choices
	// Make makes the chart. A chart of one target takes the first of
	// Options.Targets it can show, else the one Picked names.
	Make func(r progress.Review, o Options) (Spec, error)
}

// Kinds lists the charts in display order. Every one is made from the same
// Review, so that a screen, the command line and a pack of papers for a meeting
// can offer all of them alike.
func Kinds() []Kind {
	sure := func(make func(progress.Review, Options) Spec) func(progress.Review, Options) (Spec, error) {
		return func(r progress.Review, o Options) (Spec, error) { return make(r, o), nil }
	}
	return []Kind{
		{"progress-chart", "Tiến độ chỉ tiêu", Choices{Unit: true, Order: true, Time: true}, func(r progress.Review, o Options) (Spec, error) {
			t, err := tableOf(r, o.Unit)
			return Progress(t, o), err
		}},
		{"status-chart", "Tình hình chung", Choices{Unit: true}, func(r progress.Review, o Options) (Spec, error) {
			t, err := tableOf(r, o.Unit)
			return Status(t, o), err
		}},
		{"unit-chart", "Theo đơn vị, một chỉ tiêu", Choices{Target: true, Block: true, Order: true, Time: true}, sure(unitsOf)},
		{"course-chart", "So với năm trước, kế hoạch", Choices{Target: true, Time: true}, sure(func(r progress.Review, o Options) Spec {
			return Course(r, Picked("course-chart", r.Table(), o), o)
		})},
		{"trend-chart", "Qua các năm", Choices{Target: true}, sure(func(r progress.Review, o Options) Spec {
			return Trend(r, Picked("trend-chart", r.Table(), o), o)
		})},
		{"block-chart", "Hoàn thành theo khối", Choices{Order: true}, sure(Blocks)},
		{"report-block-chart", "Nộp báo cáo theo khối", Choices{Order: true}, sure(ReportsByBlock)},
		{"report-unit-chart", "Nộp báo cáo theo đơn vị", Choices{Block: true, Order: true}, sure(ReportsByUnit)},
		{"ranking-chart", "Xếp hạng trong khối", Choices{Block: true, Basis: true}, sure(func(r progress.Review, o Options) Spec {
			scores, what := Scores(r, o.Basis)
			return Ranking(r, scores, what, o)
		})},
	}
}

// tableOf is the commune's table, or one unit's. Errors: CodeNotFound.
func tableOf(r progress.Review, unit model.ID) (progress.Table, error) {
	if unit == 0 {
		return r.Table(), nil
	}
	return progress.BuildUnit(r.Facts, unit, r.Code)
}

func unitsOf(r progress.Review, o Options) Spec {
	t := r.Table()
	id := Picked("unit-chart", t, o)
	row, ok := t.Row(id)
	if !ok {
		s := Units(model.Target{}, nil, HeadOf(t), o)
		s.About = ""
		return s
	}
	return Units(row.Target, progress.Drill(r.Facts, id, r.Code), HeadOf(t), o)
}

// Offered lists the rows a chart of one target can be made of, in plan order:
// leaves for the chart of units, what is a number for the others.
func Offered(name string, t progress.Table) []progress.Row {
	var out []progress.Row
	for _, r := range t.Rows {
		number := r.Target.Measured() && r.Target.Rule.Comparator.Numeric()
		if name == "unit-chart" && r.Target.Leaf || name != "unit-chart" && number {
			out = append(out, r)
		}
	}
	return out
}

// Picked is the target a chart of one target shows: the first asked for that it
// can show, else the worst (that several units report, for a chart of units),
// 0 for none. The table is the commune's.
func Picked(name string, t progress.Table, o Options) model.ID {
	offered := Offered(name, t)
	ids := make([]model.ID, len(offered))
	for i, row := range offered {
		ids[i] = row.Target.ID
	}
	if id := o.target(ids); id != 0 {
		return id
	}
	best := len(progress.Judgements) + 1
	var out model.ID
	for _, row := range offered {
		told := !row.ToDate.Missing()
		if name == "unit-chart" {
			told = row.Expected > 1
		}
		if told && row.Judgement.Rank() < best {
			best, out = row.Judgement.Rank(), row.Target.ID
		}
	}
	if out == 0 && len(ids) > 0 && name != "unit-chart" {
		out = ids[0]
	}
	return out
}

// Scores makes the points of the units by a basis there are figures for.
func Scores(r progress.Review, by Basis) ([]progress.Score, Ranked) {
	percent := func(n model.Number) string { return progress.PercentText(n) }
	if by == ByReports {
		return reportScores(r), Ranked{Name: "Tỷ lệ báo cáo đúng hạn", Head: "Đúng hạn", From: "Trên số đến hạn", Axis: wholes(), Text: percent,
			Notes: []string{"Tính các kỳ từ đầu năm đến kỳ này; báo cáo chưa đến hạn không tính."}}
	}
	return targetScores(r), Ranked{Name: "Tỷ lệ chỉ tiêu đạt, đúng tiến độ", Head: "Tỷ lệ", From: "Trên số phải báo", Axis: wholes(), Text: percent,
		Notes: []string{"Tỷ lệ trên số chỉ tiêu phải báo ở kỳ này; chỉ tiêu đơn vị chưa báo chưa được tính là đạt."}}
}

// targetScores takes the share of the targets a unit is asked for that are met
// or on pace. A unit without a single judged figure has no points.
func targetScores(r progress.Review) []progress.Score {
	var out []progress.Score
	for _, t := range progress.TallyUnits(r.Facts, r.Code) {
		if t.Asked == 0 {
			continue
		}
		s := progress.Score{Unit: t.Unit, Detail: fmt.Sprintf("%d/%d chỉ tiêu", t.Good(), t.Asked)}
		if t.Judged() > 0 {
			s.Points = progress.ShareOf(t.Good(), t.Asked)
		} else {
			s.Detail = none
		}
		if n := len(t.Numbers[progress.NoData]); n > 0 {
			s.Remark = fmt.Sprintf("%d chỉ tiêu chưa có số liệu", n)
		}
		out = append(out, s)
	}
	return out
}

// reportScores takes the share of the reports due that came on time.
func reportScores(r progress.Review) []progress.Score {
	var out []progress.Score
	for _, d := range r.Deliveries {
		counts := d.UpTo(r.Code)
		due := counts[progress.OnTime] + counts[progress.Late] + counts[progress.Missing]
		s := progress.Score{Unit: d.Unit, Points: progress.ShareOf(counts[progress.OnTime], due), Detail: none}
		if due > 0 {
			s.Detail = fmt.Sprintf("%d/%d báo cáo", counts[progress.OnTime], due)
		}
		if n := counts[progress.Late]; n > 0 {
			s.Remark = fmt.Sprintf("%d báo cáo nộp muộn", n)
		}
		out = append(out, s)
	}
	return out
}
