package document

import (
	"sothidua/data/document/chart"
	"sothidua/data/document/chart/plot"
	"sothidua/data/progress"
)

// Order is the order of the bars.
type Order = chart.Order

// The orders.
const (
	WorstFirst = chart.WorstFirst
	PlanOrder  = chart.PlanOrder
)

// ChartOptions are the choices beside a chart. The zero value shows no time
// line and no notes; see DefaultChartOptions.
type ChartOptions = chart.Options

// DefaultChartOptions returns the usual chart: A4 landscape, in colour, with
// time line and notes, worst first.
func DefaultChartOptions() ChartOptions { return chart.DefaultOptions() }

// PlanLineWidth is the width of the 100% line in millimetres.
const PlanLineWidth = plot.PlanLineWidth

// Chart lays a chart out into pages.
func Chart(s chart.Spec, opt ChartOptions) Document {
	return Document{Title: s.FullTitle(), Sample: s.Head.Sample, Date: s.Head.AsOf,
		Pages: plot.Draw(s, plot.Options{Portrait: opt.Portrait, Mono: opt.Mono})}
}

// ProgressChart draws every target that has a share of the plan as a bar
// against the 100% line, at most ten on a page; what has no share is named in
// the notes.
func ProgressChart(t progress.Table, opt ChartOptions) Document {
	return Chart(chart.Progress(t, opt), opt)
}

// ChartKind is one chart of the catalogue as a paper. Where Kind is made from a
// summary table, a ChartKind needs the whole Review (service.Review): blocks,
// reports and other years too. Print and meeting packs take both lists; the
// names of the two never differ for the same chart ("progress-chart" is in
// both).
type ChartKind struct {
	Name  string // on the command line: "block-chart"
	Label string // Vietnamese name
	// Choices tells which options mean something for it.
	Choices chart.Choices
	// Spec is the chart as data, for a native chart in a workbook
	// (sheet.Chart); Chart lays it out.
	Spec func(progress.Review, ChartOptions) (chart.Spec, error)
}

// Make lays the chart out. Errors: CodeNotFound for a unit the year lacks.
func (k ChartKind) Make(r progress.Review, opt ChartOptions) (Document, error) {
	s, err := k.Spec(r, opt)
	if err != nil {
		return Document{}, err
	}
	return Chart(s, opt), nil
}

// ChartKinds lists the charts in display order.
func ChartKinds() []ChartKind {
	kinds := chart.Kinds()
	out := make([]ChartKind, len(kinds))
	for i, k := range kinds {
		out[i] = ChartKind{Name: k.Name, Label: k.Label, Choices: k.Choices, Spec: k.Make}
	}
	return out
}
