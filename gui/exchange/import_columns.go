package exchange

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// columnsView says which column of the sheet is which field, and lets the user
// say it.
type columnsView struct {
	s      *importScreen
	note   *kit.Text
	forget *kit.Button
	box    *fyne.Container
	scroll *container.Scroll
	rows   []columnRow
	fields []field
	rowsOf *placeView
	path   string // of the file whose columns show
}

// onlyShown follows the name of a field that is not imported.
const onlyShown = " (chỉ đối chiếu)"

// field is a field as the lists offer it.
type field struct{ name, label string }

// columnRow is one column of the sheet: its letter, its heading, its field.
type columnRow struct {
	letter string
	text   *kit.Text
	pick   *kit.Select
	mark   *kit.Text
}

func (v *columnsView) make(s *importScreen) fyne.CanvasObject {
	v.s = s
	v.note = kit.NewNote("").Cut()
	v.forget = kit.NewLink("", v.undo)
	v.rowsOf = newPlaceView(s)
	v.box = container.New(layoutOf(kit.NewStackV(4)))
	v.scroll = container.NewVScroll(kit.NewInset(12, 4, v.box))
	return titled(headOf(kit.NewHeading("Cột nhận ra"), v.note, v.forget), v.scroll)
}

// layoutOf is the layout of a container of kit.
func layoutOf(o fyne.CanvasObject) fyne.Layout { return o.(*fyne.Container).Layout }

// label names a field for people; "" for none.
func (v *columnsView) label(name string) string {
	for _, f := range v.fields {
		if f.name == name && name != "" {
			return f.label
		}
	}
	return ""
}

// offered lists what the columns of a table can be: not used, a field, and in a
// table of targets by units a unit or a target.
func (v *columnsView) offered(m model.Mapping) []field {
	out := []field{{"", "(không dùng)"}}
	for _, f := range v.s.p.Fields(m.Layout, m.Year, m.Code) {
		label := f.Label
		if f.Shown {
			label += onlyShown
		}
		out = append(out, field{f.Name, label})
	}
	if m.Layout != model.LayoutAllocation && m.Layout != model.LayoutResults && m.Layout != model.LayoutRegistration {
		return out
	}
	crossed := []field{}
	for _, u := range v.s.refs.units {
		crossed = append(crossed, field{"unit:" + u.Code, u.Name})
	}
	for _, t := range v.s.refs.targets {
		crossed = append(crossed, field{"target:" + t.Number, t.Number + ". " + t.Name})
	}
	out = append(out, crossed...)
	if m.Layout == model.LayoutRegistration {
		for _, f := range crossed {
			out = append(out, field{"hard:" + f.name, "Việc khó: " + f.label})
		}
	}
	return out
}

func (v *columnsView) show(f loaded) {
	t, ok := f.table(v.s.shown)
	v.fields = v.offered(t.Mapping)
	v.forget.Hide()
	if f.path != v.path {
		v.path = f.path
		v.scroll.ScrollToTop()
	}
	switch {
	case !ok || t.Source == nil:
		v.note.SetText("")
		v.setRows(nil)
		return
	case t.Mapping.From == model.MappingRemembered:
		v.note.SetText("Đã dùng cách ghép cột của lần trước")
		v.forget.SetText("Quên cách này")
		v.forget.Show()
	case t.Mapping.From == model.MappingByHand:
		v.note.SetText("bạn ghép; nhớ cho tệp sau khi nhập")
		v.forget.SetText("Để tự nhận ra")
		if f.added(t.Mapping) {
			v.forget.SetText("Bỏ bảng này")
		}
		v.forget.Show()
	case t.Mapping.From == model.MappingProposed:
		v.note.SetText("chưa nhận ra đủ, chọn cột giúp chương trình")
	default:
		v.note.SetText(fmt.Sprintf("%d cột nhận ra, chọn lại được", len(t.Mapping.Columns)))
	}
	v.rowsOf.show(t)
	v.setRows(headings(t))
	for i, h := range headings(t) {
		v.rows[i].show(v, h, t.Mapping)
	}
}

// columnHead is a column of the sheet that has a heading or a field.
type columnHead struct{ letter, text string }

// headings lists the columns worth showing, with the text of their headings.
// Those before a table that stands beside another one belong to that.
func headings(t model.SheetTable) []columnHead {
	var out []columnHead
	if t.Source == nil {
		return nil
	}
	for col := max(1, t.Mapping.Left); col <= min(t.Source.Width, model.SourceCols); col++ {
		h := columnHead{letter: letterOf(col)}
		for _, l := range t.Source.Lines {
			if l.Role == model.RowHeader && col <= len(l.Cells) && l.Cells[col-1].Text != "" {
				h.text = l.Cells[col-1].Text
			}
		}
		if h.text != "" || t.Mapping.Columns[h.letter] != "" || t.Mapping.HeaderFirst == 0 {
			out = append(out, h)
		}
	}
	return out
}

// setRows makes as many rows as there are columns; rows that stay keep the
// keyboard.
func (v *columnsView) setRows(heads []columnHead) {
	same := slices.EqualFunc(v.rows, heads, func(r columnRow, h columnHead) bool { return r.letter == h.letter })
	if same && len(heads) > 0 {
		return
	}
	v.rows = v.rows[:0]
	v.box.Objects = nil
	if len(heads) > 0 {
		v.box.Objects = append(v.box.Objects, v.rowsOf.row)
	}
	for _, h := range heads {
		r := columnRow{letter: h.letter, text: kit.NewText("", kit.TextStyle{Size: kit.SizeLabel}).Cut(),
			mark: kit.NewText("", kit.TextStyle{Size: kit.SizeNote, Tone: kit.ToneMuted}).Cut()}
		r.pick = kit.NewSelect(nil, func(i int) {
			name := v.fields[i].name
			v.s.remap(func(m *model.Mapping) { setColumn(m, h.letter, name) })
		})
		v.rows = append(v.rows, r)
		letter := kit.NewText(h.letter, kit.TextStyle{Size: kit.SizeLabel, Bold: true})
		v.box.Objects = append(v.box.Objects, kit.NewColumns(8, []float32{0.06, 0.34, 0.44, 0.16}, letter, r.text, r.pick, r.mark))
	}
	v.box.Refresh()
}

// show fills the row of one column.
func (r columnRow) show(v *columnsView, h columnHead, m model.Mapping) {
	labels := make([]string, len(v.fields))
	for i, f := range v.fields {
		labels[i] = f.label
	}
	if !slices.Equal(labels, r.pick.Items()) {
		r.pick.SetItems(labels)
	}
	at := slices.IndexFunc(v.fields, func(f field) bool { return f.name == m.Columns[h.letter] })
	r.pick.SetIndex(max(at, 0))
	text := "cột trống tiêu đề"
	if h.text != "" {
		text = "“" + h.text + "”"
	}
	r.text.SetText(text)
	mark := ""
	if at > 0 {
		mark = map[model.MappingFrom]string{model.MappingByHand: "bạn chọn", model.MappingRemembered: "lần trước"}[m.From]
		if mark == "" {
			mark = "nhận ra"
		}
	}
	r.mark.SetText(mark)
}

// focus goes to the list of a column's fields and opens it.
func (v *columnsView) focus(letter string) {
	for i, r := range v.rows {
		if r.letter == letter || letter == "" {
			at := v.box.Objects[i+1].Position().Y
			v.scroll.ScrollToOffset(fyne.NewPos(0, max(0, at-r.pick.Size().Height)))
			v.s.env.Window.Canvas().Focus(r.pick)
			r.pick.Tapped(nil)
			return
		}
	}
}

// undo forgets how the sheet was mapped, by hand or the last time.
func (v *columnsView) undo() {
	t, ok := v.s.table()
	if !ok {
		return
	}
	if t.Mapping.From == model.MappingByHand {
		v.s.change(func(l *loaded) { l.unmap(spotOf(t.Mapping)) })
		return
	}
	if err := v.s.p.Books.ForgetMapping(v.s.env.Ctx, t.Mapping.Signature); err != nil {
		v.s.env.Fail(err)
		return
	}
	v.s.Reload()
}

// placeView says in which rows the headings and the figures stand, and in what
// unit money is counted.
type placeView struct {
	s                       *importScreen
	first, last, from, till *kit.NumberBox
	money                   *kit.Select
	row                     fyne.CanvasObject
	shown                   model.Mapping
}

// moneys are the units in which a sheet may count money; the first means what
// the sheet itself says.
func moneys() []string {
	return []string{"theo tệp", "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"}
}

func newPlaceView(s *importScreen) *placeView {
	v := &placeView{s: s, first: kit.NewNumberBox(""), last: kit.NewNumberBox(""), from: kit.NewNumberBox(""), till: kit.NewNumberBox("")}
	for _, b := range []*kit.NumberBox{v.first, v.last, v.from, v.till} {
		b.OnCommit = v.commit
	}
	v.money = kit.NewSelect(moneys(), func(i int) {
		measure := ""
		if i > 0 {
			measure = moneys()[i]
		}
		s.remap(func(m *model.Mapping) { m.Measure = measure })
	})
	word := func(text string) fyne.CanvasObject {
		return kit.NewText(text, kit.TextStyle{Size: kit.SizeNote, Tone: kit.ToneMuted})
	}
	v.row = kit.NewRow(5, word("Tiêu đề"), kit.Wide(46, v.first), word("–"), kit.Wide(46, v.last), word("số liệu"), kit.Wide(46, v.from),
		word("–"), kit.Wide(52, v.till), word("tiền"), kit.Grow(v.money))
	return v
}

func (v *placeView) show(t model.SheetTable) {
	v.shown = t.Mapping
	for box, n := range map[*kit.NumberBox]int{v.first: t.Mapping.HeaderFirst, v.last: t.Mapping.HeaderLast, v.from: t.Mapping.DataFirst, v.till: t.Mapping.DataLast} {
		if n == 0 {
			box.SetText("")
			continue
		}
		box.SetNumber(model.Some(decimal.NewFromInt(int64(n))))
	}
	at := slices.Index(moneys(), t.Mapping.Measure)
	if t.Mapping.Measure == "" {
		at = 0
	}
	v.money.SetIndex(at)
}

// commit takes the rows the user typed, once they make sense.
func (v *placeView) commit() {
	m := v.shown
	for box, n := range map[*kit.NumberBox]*int{v.first: &m.HeaderFirst, v.last: &m.HeaderLast, v.from: &m.DataFirst, v.till: &m.DataLast} {
		*n = rowNumber(box.Text())
	}
	wrong := m.HeaderFirst < 1 || m.HeaderLast < m.HeaderFirst || m.DataFirst <= m.HeaderLast || m.DataLast != 0 && m.DataLast < m.DataFirst
	v.last.SetWrong(wrong)
	v.from.SetWrong(wrong)
	if wrong || m.HeaderFirst == v.shown.HeaderFirst && m.HeaderLast == v.shown.HeaderLast && m.DataFirst == v.shown.DataFirst && m.DataLast == v.shown.DataLast {
		return
	}
	v.s.remap(func(to *model.Mapping) {
		to.HeaderFirst, to.HeaderLast, to.DataFirst, to.DataLast = m.HeaderFirst, m.HeaderLast, m.DataFirst, m.DataLast
	})
}

// rowNumber reads the number of a row, 0 for none.
func rowNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
