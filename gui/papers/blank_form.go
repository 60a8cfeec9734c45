package papers

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// blankForm is the measures of a blank and of its chosen field.
type blankForm struct {
	blank  model.Blank
	at     int
	change func(model.Blank)

	name         *kit.TextBox
	field, align *kit.Select
	bold, italic *kit.Check
	capital      *kit.Check
	form         *kit.Form
	root         fyne.CanvasObject
	measures
}

// measures are the boxes of lengths in millimetres, and of the size of letters in
// points.
type measures struct{ w, h, offsetX, offsetY, x, y, width, size *kit.NumberBox }

// alignments are the ways a field stands at its X.
var alignments = []struct {
	align model.FieldAlign
	label string
}{{model.AlignLeft, "từ trái"}, {model.AlignCentre, "giữa"}, {model.AlignRight, "tới phải"}}

func newBlankForm(change func(model.Blank), picked func(i int)) *blankForm {
	f := &blankForm{change: change, name: kit.NewTextBox()}
	for _, b := range []**kit.NumberBox{&f.w, &f.h, &f.offsetX, &f.offsetY, &f.x, &f.y, &f.width, &f.size} {
		*b = kit.NewNumberBox("")
		(*b).OnCommit = f.read
	}
	f.name.OnCommit = func(string) { f.read() }
	f.field = kit.NewSelect(nil, picked)
	var labels []string
	for _, a := range alignments {
		labels = append(labels, a.label)
	}
	f.align = kit.NewSelect(labels, func(int) { f.read() })
	check := func(label string) *kit.Check { return kit.NewCheck(label, func(bool) { f.read() }) }
	f.bold, f.italic, f.capital = check("Đậm"), check("Nghiêng"), check("VIẾT HOA")
	item := func(key, label string, c kit.Control) kit.FormItem {
		return kit.FormItem{Key: key, Field: kit.NewField(label, c)}
	}
	f.form = kit.NewForm([]kit.FormItem{item("name", "Tên phôi", f.name)},
		[]kit.FormItem{item("size", "Rộng, mm", f.w), item("height", "Cao, mm", f.h)},
		[]kit.FormItem{item("offset", "Lệch sang phải", f.offsetX), item("offset_y", "Lệch xuống", f.offsetY)},
		[]kit.FormItem{item("field", "Khung đang chọn", f.field)},
		[]kit.FormItem{item("x", "Cách trái, mm", f.x), item("y", "Cách trên, mm", f.y)},
		[]kit.FormItem{item("w", "Bề rộng, mm", f.width), item("letter", "Cỡ chữ", f.size)},
		[]kit.FormItem{item("align", "Canh", f.align)},
		[]kit.FormItem{item("bold", "", f.bold), item("italic", "", f.italic), item("capital", "", f.capital)})
	f.root = f.form
	return f
}

// millimetres writes a length with one decimal: "12,5".
func millimetres(v float64) string {
	return vn.FormatFixed(number(v).Decimal, 1)
}

func number(v float64) model.Number { return model.Num(strconv.FormatFloat(v, 'f', 1, 64)) }

// fill shows the measures of a blank and of one of its fields.
func (f *blankForm) fill(b model.Blank, at int) {
	f.blank, f.at = clone(b), at
	f.name.SetText(b.Name)
	for _, n := range []struct {
		box   *kit.NumberBox
		value float64
	}{{f.w, b.W}, {f.h, b.H}, {f.offsetX, b.OffsetX}, {f.offsetY, b.OffsetY}} {
		n.box.SetText(millimetres(n.value))
	}
	var labels []string
	for _, x := range b.Fields {
		labels = append(labels, x.Name.Label())
	}
	f.field.SetItems(labels)
	f.field.SetIndex(at)
	f.form.ClearErrors()
	if at < 0 || at >= len(b.Fields) {
		return
	}
	x := b.Fields[at]
	for _, n := range []struct {
		box   *kit.NumberBox
		value float64
	}{{f.x, x.X}, {f.y, x.Y}, {f.width, x.W}, {f.size, x.Size}} {
		n.box.SetText(millimetres(n.value))
	}
	f.align.SetIndex(slices.IndexFunc(alignments, func(a struct {
		align model.FieldAlign
		label string
	}) bool {
		return a.align == x.Align
	}))
	f.bold.SetOn(x.Bold)
	f.italic.SetOn(x.Italic)
	f.capital.SetOn(x.Capital)
}

// read takes what the boxes hold; one that cannot be read says so itself.
func (f *blankForm) read() {
	b := clone(f.blank)
	b.Name = f.name.Text()
	ok := true
	take := func(box *kit.NumberBox, to *float64) {
		n, err := box.Number()
		if err != nil || !n.Valid {
			ok = false
			return
		}
		*to, _ = n.Decimal.Float64()
	}
	take(f.w, &b.W)
	take(f.h, &b.H)
	take(f.offsetX, &b.OffsetX)
	take(f.offsetY, &b.OffsetY)
	if f.at >= 0 && f.at < len(b.Fields) {
		x := &b.Fields[f.at]
		take(f.x, &x.X)
		take(f.y, &x.Y)
		take(f.width, &x.W)
		take(f.size, &x.Size)
		if i := f.align.Index(); i >= 0 {
			x.Align = alignments[i].align
		}
		x.Bold, x.Italic, x.Capital = f.bold.On(), f.italic.On(), f.capital.On()
	}
	if !ok {
		return
	}
	f.blank = b
	f.change(clone(b))
}
