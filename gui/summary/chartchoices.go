package summary

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// choicesWidth is that of the panel at the left, in pixels of a 100% screen
// (picture 07).
const choicesWidth float32 = 262

// chartHooks is what the choices do.
type chartHooks struct {
	kind   func(chartKind)
	unit   func(i int) // 0: the commune
	target func(model.ID)
	option func(change func(*document.ChartOptions)) // and draw anew
}

// chartChoices is the panel at the left of the chart.
type chartChoices struct {
	panel   fyne.CanvasObject
	kinds   *kit.Radio
	units   *kit.Select
	targets *kit.Select
	leaves  []model.ID // of the list of targets
	of      *kit.Field
	which   *kit.Field
	body    fyne.CanvasObject
}

func newChartChoices(hooks chartHooks) *chartChoices {
	c := &chartChoices{}
	c.kinds = kit.NewRadioColumn([]string{"Tiến độ chỉ tiêu", "Theo đơn vị, một chỉ tiêu"}, func(i int) { hooks.kind(chartKind(i)) })
	c.kinds.SetIndex(0)
	c.units = kit.NewSelect([]string{wholeCommune}, hooks.unit)
	c.units.SetIndex(0)
	c.targets = kit.NewSelect(nil, func(i int) { hooks.target(c.leaves[i]) })
	c.targets.SetPlaceholder("Chưa có chỉ tiêu")
	order := kit.NewSelect([]string{"Nguy cơ trước", "Theo thứ tự kế hoạch"}, func(i int) {
		hooks.option(func(o *document.ChartOptions) { o.Order = []document.Order{document.WorstFirst, document.PlanOrder}[i] })
	})
	order.SetIndex(0)
	paper := kit.NewRadio([]string{"A4 ngang", "A4 dọc"}, func(i int) {
		hooks.option(func(o *document.ChartOptions) { o.Portrait = i == 1 })
	})
	paper.SetIndex(0)
	check := func(label string, on bool, set func(*document.ChartOptions, bool)) *kit.Check {
		out := kit.NewCheck(label, func(on bool) { hooks.option(func(o *document.ChartOptions) { set(o, on) }) })
		out.SetOn(on)
		return out
	}
	c.of, c.which = kit.NewField("Của", c.units), kit.NewField("Chỉ tiêu", c.targets)
	c.which.Hide()
	bold := func(s string) fyne.CanvasObject { return kit.NewText(s, kit.TextStyle{Bold: true}) }
	c.body = kit.NewStackV(8, bold("Loại biểu đồ"), c.kinds, c.of, c.which, bold("Nội dung"), order,
		check("Vạch thời gian đã qua", true, func(o *document.ChartOptions, on bool) { o.TimeLine = on }),
		check("Chú thích mức trần, thiếu số", true, func(o *document.ChartOptions, on bool) { o.Notes = on }),
		bold("Trang in"), paper,
		check("Xem như máy in đen trắng", false, func(o *document.ChartOptions, on bool) { o.Mono = on }))
	c.panel = kit.NewPanel("", "", container.NewVScroll(kit.NewInset(12, 10, c.body)))
	return c
}

const wholeCommune = "Toàn xã"

// show shows the choices of a kind of chart.
func (c *chartChoices) show(k chartKind) {
	c.kinds.SetIndex(int(k))
	if k == unitChart {
		c.of.Hide()
		c.which.Show()
	} else {
		c.which.Hide()
		c.of.Show()
	}
	c.body.Refresh()
}

// fill lists the units and leaves of the year and marks what is drawn.
func (c *chartChoices) fill(d chartData) {
	items, at := []string{wholeCommune}, 0
	for i, u := range d.units {
		items = append(items, u.Name)
		if u.ID == d.ask.unit {
			at = i + 1
		}
	}
	c.units.SetItems(items)
	c.units.SetIndex(at)
	if d.ask.kind != unitChart {
		return
	}
	c.leaves = c.leaves[:0]
	var names []string
	at = -1
	for _, r := range d.table.Rows {
		if !r.Target.Leaf {
			continue
		}
		if r.Target.ID == d.ask.target {
			at = len(names)
		}
		c.leaves = append(c.leaves, r.Target.ID)
		names = append(names, r.Target.Number+". "+r.Target.Name)
	}
	c.targets.SetItems(names)
	c.targets.SetIndex(at)
}
