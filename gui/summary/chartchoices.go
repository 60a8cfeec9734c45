package summary

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document"
	"sothidua/data/document/chart"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// choicesWidth is that of the panel at the left, in pixels of a 100% screen
// (picture 07).
const choicesWidth float32 = 262

const (
	wholeCommune = "Toàn xã"
	allBlocks    = "Mọi khối"
)

// picker is a list of things with an ID.
type picker struct {
	*kit.Select
	field *kit.Field
	ids   []model.ID
}

func newPicker(label string, picked func(model.ID)) *picker {
	p := &picker{}
	p.Select = kit.NewSelect(nil, func(i int) { picked(p.ids[i]) })
	p.field = kit.NewField(label, p.Select)
	return p
}

// list shows names with their IDs and marks one.
func (p *picker) list(names []string, ids []model.ID, chosen model.ID) {
	p.ids = ids
	p.SetItems(names)
	p.SetIndex(slices.Index(ids, chosen))
}

// chartChoices is the panel at the left of the chart. Choices that mean nothing
// for a kind of chart are not there.
type chartChoices struct {
	panel    fyne.CanvasObject
	kinds    *kit.Radio
	units    *picker
	targets  *picker
	blocks   *picker
	basis    *kit.Field
	order    *kit.Field
	timeLine *kit.Check
	body     fyne.CanvasObject
}

// newChartChoices returns the panel; kind draws another kind, option changes
// the options and draws anew.
func newChartChoices(kinds []document.ChartKind, kind func(int), option func(func(*document.ChartOptions))) *chartChoices {
	c := &chartChoices{}
	labels := make([]string, len(kinds))
	for i, k := range kinds {
		labels[i] = k.Label
	}
	c.kinds = kit.NewRadioColumn(labels, kind)
	c.kinds.SetIndex(0)
	c.units = newPicker("Của", func(id model.ID) { option(func(o *document.ChartOptions) { o.Unit = id }) })
	c.targets = newPicker("Chỉ tiêu", func(id model.ID) { option(func(o *document.ChartOptions) { o.Targets = []model.ID{id} }) })
	c.targets.SetPlaceholder("Chưa có chỉ tiêu")
	c.blocks = newPicker("Khối thi đua", func(id model.ID) { option(func(o *document.ChartOptions) { o.Block = id }) })
	basis := kit.NewSelect(nil, func(i int) { option(func(o *document.ChartOptions) { o.Basis = chart.Bases[i] }) })
	for _, b := range chart.Bases {
		basis.SetItems(append(basis.Items(), b.Label()))
	}
	basis.SetIndex(0)
	c.basis = kit.NewField("Xếp theo", basis)
	orders := []document.Order{document.WorstFirst, document.PlanOrder}
	order := kit.NewSelect([]string{"Kém nhất trước", "Theo thứ tự trong sổ"}, func(i int) {
		option(func(o *document.ChartOptions) { o.Order = orders[i] })
	})
	order.SetIndex(0)
	c.order = kit.NewField("Thứ tự", order)
	paper := kit.NewRadio([]string{"A4 ngang", "A4 dọc"}, func(i int) {
		option(func(o *document.ChartOptions) { o.Portrait = i == 1 })
	})
	paper.SetIndex(0)
	check := func(label string, on bool, set func(*document.ChartOptions, bool)) *kit.Check {
		out := kit.NewCheck(label, func(on bool) { option(func(o *document.ChartOptions) { set(o, on) }) })
		out.SetOn(on)
		return out
	}
	c.timeLine = check("Vạch thời gian đã qua", true, func(o *document.ChartOptions, on bool) { o.TimeLine = on })
	bold := func(s string) fyne.CanvasObject { return kit.NewText(s, kit.TextStyle{Bold: true}) }
	c.body = kit.NewStackV(8, bold("Loại biểu đồ"), c.kinds, c.units.field, c.targets.field, c.blocks.field, c.basis, c.order,
		c.timeLine, check("Chú thích dưới biểu đồ", true, func(o *document.ChartOptions, on bool) { o.Notes = on }),
		bold("Trang in"), paper,
		check("Xem như máy in đen trắng", false, func(o *document.ChartOptions, on bool) { o.Mono = on }))
	c.panel = kit.NewPanel("", "", container.NewVScroll(kit.NewInset(12, 10, c.body)))
	c.offer(kinds[0].Choices)
	return c
}

// offer shows the choices that mean something.
func (c *chartChoices) offer(has chart.Choices) {
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	show(c.units.field, has.Unit)
	show(c.targets.field, has.Target)
	show(c.blocks.field, has.Block)
	show(c.basis, has.Basis)
	show(c.order, has.Order)
	show(c.timeLine, has.Time)
	c.body.Refresh()
}

// fill lists what the year has for a kind of chart and marks what is drawn.
func (c *chartChoices) fill(d chartData, k document.ChartKind, opt document.ChartOptions) {
	for i, kind := range document.ChartKinds() {
		if kind.Name == k.Name {
			c.kinds.SetIndex(i)
		}
	}
	c.offer(k.Choices)
	names, ids := []string{wholeCommune}, []model.ID{0}
	for _, u := range d.review.Facts.Units {
		names, ids = append(names, u.Name), append(ids, u.ID)
	}
	c.units.list(names, ids, opt.Unit)
	names, ids = []string{allBlocks}, []model.ID{0}
	for _, b := range d.review.Blocks {
		names, ids = append(names, b.Name), append(ids, b.ID)
	}
	c.blocks.list(names, ids, opt.Block)
	if !k.Choices.Target {
		return
	}
	names, ids = nil, nil
	for _, r := range chart.Offered(k.Name, d.table) {
		names, ids = append(names, r.Target.Number+". "+r.Target.Name), append(ids, r.Target.ID)
	}
	c.targets.list(names, ids, chart.Picked(k.Name, d.table, opt))
}
