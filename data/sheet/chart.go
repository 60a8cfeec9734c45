package sheet

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// barRows is how many rows of the sheet one bar takes.
const barRows = 2

// chartBar is one bar: a row of the table that has a share of its plan.
type chartBar struct {
	row progress.Row
	at  int // its row in the table
}

// chart adds a sheet with one native bar chart, % of plan of what
// progress.Charted lists, the worst judgement first. The pale bar behind each
// one ends at 100%. Bars of one judgement are a series of their own, so that
// the legend names them.
func (s *summary) chart() {
	bars := s.bars()
	if len(bars) == 0 {
		return
	}
	p := s.book.page("Biểu đồ")
	const top = 4
	first := top + len(bars)*barRows + 8 // first row of the chart's figures
	p.wide(1, span{1, 4}, vn.Upper("Tỷ lệ thực hiện so với kế hoạch, ")+vn.LowerFirst(s.t.Code.Label(s.t.Plan.Year)), style{size: 14, bold: true, align: "center"})
	if s.t.Sample {
		p.wide(2, span{1, 4}, sampleMark, style{bold: true, align: "center", color: colSample})
	}
	p.heights[1], p.heights[2] = 22, 18
	p.widths = []float64{44, 11, 11, 88}
	titles := []string{"Chỉ tiêu", "% kế hoạch", "Mức 100%", "Căn cứ đánh giá"}
	var series []progress.Judgement
	for _, j := range progress.Judgements {
		if slices.ContainsFunc(bars, func(b chartBar) bool { return b.row.Judgement == j }) {
			series = append(series, j)
			titles = append(titles, j.Label())
			p.widths = append(p.widths, 14)
		}
	}
	for i, t := range titles {
		p.text(first-1, i+1, t, headStyle())
	}
	for i, bar := range bars {
		p.bar(first+i, bar, s, series)
	}
	p.then(func(f *excelize.File, sheet string) error {
		return f.AddChart(sheet, at(top, 1), p.drawing(bars, series, first))
	})
	p.landscape(1)
	p.printed(4)
}

// bars lists what the chart shows, the worst judgement first and, among
// equals, the smaller share.
func (s *summary) bars() []chartBar {
	var out []chartBar
	for _, i := range progress.Charted(s.t.Rows) {
		if r := s.t.Rows[i]; r.Percent.Valid {
			out = append(out, chartBar{r, s.first + i})
		}
	}
	slices.SortStableFunc(out, func(a, b chartBar) int {
		return cmp.Or(cmp.Compare(a.row.Judgement.Rank(), b.row.Judgement.Rank()), a.row.Percent.Decimal.Cmp(b.row.Percent.Decimal))
	})
	return out
}

// bar writes the figures of one bar, taken from the table by formula.
func (p *page) bar(row int, b chartBar, s *summary, series []progress.Judgement) {
	body := bodyStyle()
	percent := body.formatted("#,##0.0").aligned("right")
	name := b.row.Target.Number + ". " + b.row.Target.Name + ": " + vn.FormatFixed(b.row.Percent.Decimal, 1) + "%"
	source := fmt.Sprintf("'%s'!%s", s.name, at(b.at, s.cols["percent"]))
	p.text(row, 1, name, body)
	p.computed(row, 2, source, b.row.Percent, 1, percent)
	p.number(row, 3, model.Some(decimal.NewFromInt(100)), 0, percent.formatted("0"))
	p.text(row, 4, b.row.Why, body)
	for i, j := range series {
		if j == b.row.Judgement {
			p.computed(row, 5+i, source, b.row.Percent, 1, percent)
		} else {
			p.text(row, 5+i, "", body)
		}
	}
}

func (p *page) drawing(bars []chartBar, series []progress.Judgement, first int) *excelize.Chart {
	last := first + len(bars) - 1
	ref := func(col, from, to int) string {
		a, b := at(from, col), at(to, col)
		return fmt.Sprintf("'%s'!%s:%s", p.name, fixed(a), fixed(b))
	}
	one := func(col int, colour string) excelize.ChartSeries {
		return excelize.ChartSeries{Name: fmt.Sprintf("'%s'!%s", p.name, fixed(at(first-1, col))),
			Categories: ref(1, first, last), Values: ref(col, first, last),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}
	}
	all := []excelize.ChartSeries{one(3, "DDE4EC")}
	for i, j := range series {
		all = append(all, one(5+i, judgementColour(j)))
	}
	gap, overlap, zero, top := uint(45), 100, 0.0, topOf(bars)
	return &excelize.Chart{Type: excelize.Bar, Series: all, GapWidth: &gap, Overlap: &overlap,
		Format:    excelize.GraphicOptions{Name: "% kế hoạch", AltText: "Tỷ lệ thực hiện so với kế hoạch của từng chỉ tiêu", Positioning: "twoCell"},
		Dimension: excelize.ChartDimension{Width: 1098, Height: uint(60 + len(bars)*barRows*20 + 60)},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Family: fontName, Size: 11, Color: "1B2430"}},
		YAxis: excelize.ChartAxis{Minimum: &zero, Maximum: &top, MajorUnit: 20, MajorGridLines: true,
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: `0"%"`}, Font: excelize.Font{Family: fontName, Size: 11, Color: "1B2430"}},
	}
}

// topOf is the end of the scale: 120% or the next 20 above the longest bar.
func topOf(bars []chartBar) float64 {
	top := int64(120)
	for _, b := range bars {
		top = max(top, (b.row.Percent.Decimal.IntPart()/20+1)*20)
	}
	return float64(top)
}

// fixed makes an address absolute: $E$12.
func fixed(cell string) string {
	col, row, err := excelize.SplitCellName(cell)
	if err != nil {
		panic("sheet: " + err.Error()) // cells come from at
	}
	return fmt.Sprintf("$%s$%d", col, row)
}

// judgementColour is the colour of a judgement on screen and paper; each also
// differs in darkness, for printers without colour.
func judgementColour(j progress.Judgement) string {
	switch j {
	case progress.Met:
		return "1A6B35"
	case progress.OnPace:
		return "1A5FA8"
	case progress.AtRisk:
		return "F2A100"
	case progress.Behind:
		return "B3161E"
	case progress.NotMet:
		return "7A0F16"
	}
	return "55606C"
}
