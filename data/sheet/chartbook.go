package sheet

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"sothidua/data/document/chart"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// Charts writes charts as native Excel charts, one a sheet, each over the table
// of its figures, so that both can be edited. A chart with nothing to draw
// becomes a sheet that says so.
func Charts(specs ...chart.Spec) ([]byte, error) {
	b := newBook()
	for _, s := range specs {
		c := &chartPage{page: b.page(sheetTitle(s)), spec: s}
		c.write()
	}
	return b.bytes()
}

// sheetTitle is the name on the tab: what the chart is of, without the words
// all charts share.
func sheetTitle(s chart.Spec) string {
	return vn.UpperFirst(strings.TrimPrefix(s.Title, "Biểu đồ "))
}

// chartPage is one chart with its table while it is being written.
type chartPage struct {
	*page
	spec  chart.Spec
	cols  []chartColumn
	first int // row of the first figures
	rows  int
}

// chartColumn is one series of figures.
type chartColumn struct {
	name   string
	look   chart.Look
	values []model.Number
	line   bool // drawn as a line, not as bars
}

// The columns before and after the figures of a chart.
const (
	chartName   = 1
	chartFigure = 2 // the first
)

const chartTop = 5 // the row the chart starts in

// drawnRow is how high the library takes a row to be when it places a chart, in
// screen dots.
const drawnRow = 18

func (c *chartPage) write() {
	c.gather()
	c.widths = []float64{44}
	for range c.cols {
		c.widths = append(c.widths, 15)
	}
	c.widths = append(c.widths, 26, 18, 60)
	last := len(c.widths)
	over := span{1, last}
	title := c.spec.Title
	if c.spec.About != "" {
		title += ": " + c.spec.About
	}
	c.wide(1, over, vn.Upper(c.spec.Title), style{size: 14, bold: true, align: "center"})
	about := c.spec.Period
	if c.spec.About != "" {
		about = c.spec.About + ". " + about
	}
	c.wide(2, over, about, style{size: 13, align: "center", wrap: true})
	if c.spec.Head.Sample {
		c.wide(3, over, sampleMark, style{bold: true, align: "center", color: colSample})
	}
	c.heights[1], c.heights[2], c.heights[3] = 22, 20, 18
	c.landscape(1)
	if c.rows == 0 {
		c.wide(chartTop, over, c.spec.Empty, style{italic: true, align: "center", wrap: true})
		c.note(chartTop+2, over, c.spec.Source)
		return
	}
	height := c.drawingRows()
	for row := chartTop; row < chartTop+height; row++ {
		c.text(row, chartName, "", style{})
		c.heights[row] = lineHeight // the same in every program, so that the chart ends above the table
	}
	c.first = chartTop + height + 2
	c.table()
	c.then(func(f *excelize.File, sheet string) error {
		bars, lines := c.native(title, height)
		if lines == nil {
			return f.AddChart(sheet, at(chartTop, 1), bars)
		}
		return f.AddChart(sheet, at(chartTop, 1), bars, lines)
	})
	row := c.first + c.rows + 1
	for _, n := range append(append([]string{}, c.spec.Notes...), c.spec.Source) {
		c.note(row, over, n)
		row++
	}
}

// drawingRows is how many rows of the sheet the chart covers.
func (c *chartPage) drawingRows() int {
	if len(c.spec.Groups) > 0 {
		return 22
	}
	const few = 12
	if c.rows > few {
		return c.rows + 6
	}
	return c.rows*barRows + 6
}

// gather sorts the figures into series.
func (c *chartPage) gather() {
	s := c.spec
	if s.Wordy {
		s.Series = nil
	}
	c.rows = len(s.Bars) + len(s.Groups)
	for _, series := range s.Series {
		col := chartColumn{name: series.Name, look: series.Look, line: series.Look == chart.PlanLine || series.Look == chart.PaceLine}
		for _, b := range s.Bars {
			col.values = append(col.values, partOf(b, series.Look))
		}
		for _, g := range s.Groups {
			col.values = append(col.values, columnOf(g, series.Look))
		}
		c.cols = append(c.cols, col)
	}
	m, ok := s.PlanMark()
	if !ok || len(c.cols) == 0 {
		return
	}
	plan := chartColumn{name: vn.UpperFirst(m.Label), look: chart.PlanLine, line: len(s.Groups) > 0}
	for range c.rows {
		plan.values = append(plan.values, m.At)
	}
	c.cols = append(c.cols, plan)
}

// partOf is the piece of a bar with the look, rounded to what can be seen.
func partOf(b chart.Bar, l chart.Look) model.Number {
	for _, p := range b.Parts {
		if p.Look == l && p.Value.Valid {
			return model.Some(p.Value.Decimal.Round(4))
		}
	}
	return model.None
}

func columnOf(g chart.Group, l chart.Look) model.Number {
	switch l {
	case chart.PlanLine:
		return rounded(g.Plan)
	case chart.PaceLine:
		return rounded(g.Pace)
	}
	for _, col := range g.Columns {
		if col.Look == l {
			return rounded(col.Value)
		}
	}
	return model.None
}

// rounded leaves out the decimals a division makes beyond what Excel keeps.
func rounded(n model.Number) model.Number {
	if !n.Valid {
		return n
	}
	return model.Some(n.Decimal.Round(6))
}

// table writes the figures under the chart.
func (c *chartPage) table() {
	s := c.spec
	heads := []string{"Nội dung"}
	if s.Axis.Unit != "" {
		heads[0] += " (đơn vị tính: " + s.Axis.Unit + ")"
	}
	for _, col := range c.cols {
		heads = append(heads, col.name)
	}
	value, word := s.Heads.Value, s.Heads.Word
	if value == "" {
		value = "Kết quả"
	}
	if word == "" {
		word = "Ghi chú"
	}
	heads = append(heads, value, word, "Căn cứ")
	for i, h := range heads {
		c.text(c.first-1, i+1, h, headStyle())
	}
	c.heights[c.first-1] = 48
	for i, line := range c.lines() {
		row := c.first + i
		c.text(row, chartName, line.name, bodyStyle())
		for k, col := range c.cols {
			c.number(row, chartFigure+k, col.values[i], 0, bodyStyle())
		}
		for k, text := range []string{line.value, line.word, line.why} {
			c.text(row, chartFigure+len(c.cols)+k, text, bodyStyle())
		}
	}
}

// chartLine is one row of words beside the figures.
type chartLine struct{ name, value, word, why string }

func (c *chartPage) lines() []chartLine {
	var out []chartLine
	for _, b := range c.spec.Bars {
		name := strings.ReplaceAll(b.Name, "\u00a0", " ")
		if b.Number != "" {
			name = strings.TrimSuffix(b.Number, ".") + ". " + name
		}
		if b.Group != "" {
			name += " (" + b.Group + ")"
		}
		if b.Share != "" {
			name += ": " + b.Share
		}
		out = append(out, chartLine{name, b.Value, b.Word, b.Spot.Tip})
	}
	for _, g := range c.spec.Groups {
		l := chartLine{name: g.Label, word: g.Word}
		var texts []string
		for _, col := range g.Columns {
			texts = append(texts, col.Text)
			l.why = col.Spot.Tip // the last column is the present one
		}
		l.value = strings.Join(texts, "; ")
		out = append(out, l)
	}
	return out
}

// native makes the Excel chart, with the lines that lie over its columns.
func (c *chartPage) native(title string, rows int) (bars, lines *excelize.Chart) {
	s := c.spec
	gap, overlap, zero, same := uint(45), 100, 0.0, false
	width := 0.0
	for _, w := range c.widths {
		width += w * 7 // screen dots of a digit
	}
	font := excelize.Font{Family: fontName, Size: 11, Color: "1B2430"}
	bars = &excelize.Chart{Type: excelize.BarStacked, GapWidth: &gap, Overlap: &overlap, VaryColors: &same,
		Format:    excelize.GraphicOptions{Name: title, AltText: title + ". " + s.Period, Positioning: "twoCell"},
		Dimension: excelize.ChartDimension{Width: uint(min(width, 1400)), Height: uint(rows * drawnRow)},
		Legend:    excelize.ChartLegend{Position: "bottom"}, ShowBlanksAs: "gap",
		XAxis: excelize.ChartAxis{ReverseOrder: true, Font: font},
		YAxis: excelize.ChartAxis{Minimum: &zero, MajorGridLines: true, Font: font, NumFmt: excelize.ChartNumFmt{CustomNumFmt: axisFormat(s.Axis.Unit)}}}
	_, planned := s.PlanMark()
	switch {
	case len(s.Groups) > 0:
		bars.Type, bars.XAxis.ReverseOrder, bars.PlotArea.ShowVal = excelize.Col, false, true
		if len(s.Groups[0].Columns) > 1 {
			apart := 0
			bars.Overlap = &apart
		}
		if c.lowest().IsNegative() {
			bars.YAxis.Minimum = nil
		}
	case planned: // the pale bar behind each one ends at the plan
		bars.Type = excelize.Bar
		top := c.end()
		bars.YAxis.Maximum, bars.YAxis.MajorUnit = &top, 20
		plan := len(c.cols) - 1
		bars.Series = append(bars.Series, c.series(plan))
	default:
		bars.PlotArea.ShowVal = s.Axis.Unit != "%"
		if s.Axis.Full.Valid {
			top := s.Axis.Full.Decimal.InexactFloat64()
			bars.YAxis.Maximum, bars.YAxis.MajorUnit = &top, s.Axis.Step.Decimal.InexactFloat64()
		}
	}
	if len(c.cols) == 1 {
		bars.Legend.Position = "none"
	}
	for i, col := range c.cols {
		switch {
		case col.line:
			if lines == nil {
				lines = &excelize.Chart{Type: excelize.Line, Legend: bars.Legend, ShowBlanksAs: "gap", XAxis: bars.XAxis, YAxis: bars.YAxis}
			}
			lines.Series = append(lines.Series, c.series(i))
		case planned && len(s.Groups) == 0 && i == len(c.cols)-1: // stands first already
		default:
			bars.Series = append(bars.Series, c.series(i))
		}
	}
	return bars, lines
}

// series is one column of the table as a series of the chart.
func (c *chartPage) series(i int) excelize.ChartSeries {
	col, at := c.cols[i], func(row, column int) string { return fixed(at(row, column)) }
	ref := func(column int) string {
		return fmt.Sprintf("'%s'!%s:%s", c.name, at(c.first, column), at(c.first+c.rows-1, column))
	}
	look := chartLooks[col.look]
	out := excelize.ChartSeries{Name: fmt.Sprintf("'%s'!%s", c.name, at(c.first-1, chartFigure+i)),
		Categories: ref(chartName), Values: ref(chartFigure + i),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{look.fill}},
		DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Family: fontName, Size: 11, Bold: true, Color: look.label}}}
	if col.line {
		black := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"000000"}}
		out.Fill = black
		out.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: 2, Fill: black}
		out.Marker = excelize.ChartMarker{Symbol: "dash", Size: 20, Fill: black}
		if col.look == chart.PaceLine {
			out.Line.Dash, out.Marker.Size = excelize.LineDashDash, 10
		}
	}
	return out
}

// lowest is the smallest of the figures, zero at most.
func (c *chartPage) lowest() decimal.Decimal {
	out := decimal.Zero
	for _, col := range c.cols {
		for _, n := range col.values {
			if n.Valid {
				out = decimal.Min(out, n.Decimal)
			}
		}
	}
	return out
}

// end is the end of a scale of shares of the plan: 120% or the next 20 above
// the longest bar.
func (c *chartPage) end() float64 {
	top := int64(120)
	for _, col := range c.cols {
		for _, n := range col.values {
			if n.Valid {
				top = max(top, (n.Decimal.IntPart()/20+1)*20)
			}
		}
	}
	return float64(top)
}

func axisFormat(unit string) string {
	if unit == "%" {
		return `0.##"%"`
	}
	return "#,##0.##"
}
