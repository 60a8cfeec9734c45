package papers

import (
	"slices"

	"sothidua/data/document"
	"sothidua/data/document/chart"
	"sothidua/data/document/chart/plot"
	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// mostUnitCharts is how many targets that are not going well a meeting pack
// compares the units on.
const mostUnitCharts = 6

// mostStatusRows is how many targets the chart of judgements has room to name.
const mostStatusRows = 100

// inlineChart is the progress chart inside a report, under its caption; nothing
// when no target can be drawn.
func (m *maker) inlineChart() []doc.Block {
	opt := document.DefaultChartOptions()
	opt.Targets = m.f.Request.Targets
	var out []doc.Block
	for i, p := range plot.Inline(chart.Progress(m.f.Table, opt), plot.Options{Mono: m.f.Request.Mono}) {
		caption := "Biểu đồ 1. Tiến độ so với kế hoạch năm, nguy cơ xếp trước"
		if i > 0 {
			caption = "Biểu đồ 1 (tiếp theo)"
		}
		out = append(out, doc.Paragraph{Runs: doc.Bold(caption), Align: doc.Centre, Flush: true, Keep: true},
			doc.Figure{W: p.W, H: p.H, Items: p.Items, Spots: p.Spots, Alt: caption + ", " + vn.LowerFirst(m.period())})
	}
	return out
}

// packCharts are the charts of a meeting: where the targets and the units
// stand, who has reported, and the units on each target that is not going well.
func (m *maker) packCharts() ([]doc.Block, error) {
	var out []doc.Block
	add := func(name string, targets ...model.ID) error {
		pages, err := m.chart(name, targets...)
		out = append(out, pages...)
		return err
	}
	for _, name := range []string{"status-chart", "progress-chart", "block-chart", "ranking-chart", "report-block-chart", "report-unit-chart"} {
		if name == "status-chart" && len(m.f.Table.Rows) > mostStatusRows {
			continue // it names every item; the table of the overview does, too
		}
		targets := m.f.Request.Targets
		if name != "progress-chart" {
			targets = nil
		}
		if err := add(name, targets...); err != nil {
			return nil, err
		}
	}
	left := mostUnitCharts
	for _, r := range m.f.Table.Rows {
		if left > 0 && r.Target.Leaf && worrying(r) && r.Expected > 1 && m.asked(r.Target) {
			if err := add("unit-chart", r.Target.ID); err != nil {
				return nil, err
			}
			left--
		}
	}
	return out, nil
}

// asked tells whether a target is one of those chosen, any without a choice.
func (m *maker) asked(t model.Target) bool {
	return len(m.f.Request.Targets) == 0 || slices.Contains(m.f.Request.Targets, t.ID)
}

// chart lays out a chart of the catalogue; each of its pages is a sheet.
func (m *maker) chart(name string, targets ...model.ID) ([]doc.Block, error) {
	kinds := document.ChartKinds()
	i := slices.IndexFunc(kinds, func(k document.ChartKind) bool { return k.Name == name })
	if i < 0 {
		return nil, model.Errorf(model.CodeNotFound, "Chương trình không có biểu đồ “%s”.", name)
	}
	opt := document.DefaultChartOptions()
	opt.Mono, opt.Targets = m.f.Request.Mono, targets
	d, err := kinds[i].Make(unsampled(m.f.Review), opt)
	if err != nil {
		return nil, err
	}
	var out []doc.Block
	for i, p := range d.Pages {
		sheet := doc.Sheet{Page: unnumbered(p, i+1), Alt: d.Title + ", " + vn.LowerFirst(m.period())}
		if i == 0 {
			sheet.Title = d.Title // one bookmark for a chart of several pages
		}
		out = append(out, sheet)
	}
	return out, nil
}

// unnumbered returns page n of a chart without its number: a page of a paper has
// the paper's.
func unnumbered(p page.Page, n int) page.Page {
	p.Items = slices.DeleteFunc(slices.Clone(p.Items), func(it page.Item) bool {
		t, ok := it.(page.Text)
		return ok && t.S == itoa(n) && t.Size == flow.PageNumberSize && t.Anchor == page.Centre && t.Y < flow.OfficialMargins.Top
	})
	return p
}

// unsampled returns a review whose charts do not say that their figures are
// samples: the paper says it itself, on every page.
func unsampled(r progress.Review) progress.Review {
	r.Facts.Plan.Sample = false
	r.Facts.Reports = slices.Clone(r.Facts.Reports)
	for i := range r.Facts.Reports {
		r.Facts.Reports[i].Sample = false
	}
	return r
}
