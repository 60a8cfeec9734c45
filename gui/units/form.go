package units

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// form is the side form of one unit. It holds what is typed; the screen loads
// and saves.
type form struct {
	kit      *kit.Form
	scroll   *container.Scroll
	validity *kit.Words // whether the unit is there, with the way to change it
	text     map[string]*kit.TextBox
	block    *kit.Select
	kind     *kit.Select
	from     *kit.DateBox
	note     *kit.TextArea
	measures map[model.Measure]*kit.NumberBox
	blocks   []model.Block
	base     model.Unit // as the book holds it; keeps what the form does not show
}

// textFields are the boxes of one line with the key of their errors.
func textFields() []struct{ key, label, hint string } {
	return []struct{ key, label, hint string }{
		{"name", "Tên đơn vị", "Thôn 1"},
		{"code", "Mã", "tự đặt"},
		{"head", "Người phụ trách", ""},
		{"phone", "Điện thoại", ""},
		{"council", "Thành viên Hội đồng phụ trách", ""},
	}
}

func newForm(changed func()) *form {
	f := &form{text: map[string]*kit.TextBox{}, measures: map[model.Measure]*kit.NumberBox{}, validity: kit.NewSmallWords(kit.SizeLabel)}
	items := map[string]kit.FormItem{}
	for _, t := range textFields() {
		box := kit.NewTextBox()
		box.SetPlaceholder(t.hint)
		f.text[t.key] = box
		items[t.key] = kit.FormItem{Key: t.key, Field: kit.NewField(t.label, box)}
	}
	kinds := make([]string, len(model.UnitKinds))
	for i, k := range model.UnitKinds {
		kinds[i] = k.Label()
	}
	f.block, f.kind = kit.NewSelect(nil, nil), kit.NewSelect(kinds, nil)
	f.block.SetPlaceholder("Chọn khối")
	f.kind.SetPlaceholder("Chọn loại")
	f.from, f.note = kit.NewDateBox(), kit.NewTextArea(2)
	for _, m := range model.Measures {
		f.measures[m] = kit.NewNumberBox("")
		items[string(m)] = kit.FormItem{Key: string(m), Field: kit.NewField(m.Label(), f.measures[m])}
	}
	name := items["name"]
	name.Span = 3
	f.kit = kit.NewForm(
		[]kit.FormItem{name, items["code"]},
		[]kit.FormItem{{Key: "block", Field: kit.NewField("Khối thi đua", f.block)}},
		[]kit.FormItem{{Key: "kind", Field: kit.NewField("Loại", f.kind)}},
		[]kit.FormItem{items["head"], items["phone"]},
		[]kit.FormItem{items["council"]},
		[]kit.FormItem{items[string(model.MeasureHouseholds)], items[string(model.MeasurePopulation)]},
		[]kit.FormItem{items[string(model.MeasureLabour)], items[string(model.MeasureRiceArea)]},
		[]kit.FormItem{items[string(model.MeasureClassrooms)], {Key: "valid_from", Field: kit.NewField("Hoạt động từ ngày", f.from)}},
		[]kit.FormItem{{Key: "note", Field: kit.NewField("Ghi chú", f.note)}},
	).MarkUnsaved()
	f.kit.OnChange(changed)
	f.scroll = container.NewVScroll(kit.NewInset(12, 4, kit.NewStackV(6, f.validity, f.kit)))
	f.kit.Follow(f.scroll)
	return f
}

// object is the form with its scroller.
func (f *form) object() fyne.CanvasObject { return f.scroll }

// show fills the form with a unit of the book, or a new one; what was typed
// before is dropped.
func (f *form) show(u model.Unit, blocks []model.Block) {
	f.base, f.blocks = u, blocks
	names, at := make([]string, len(blocks)), -1
	for i, b := range blocks {
		names[i] = b.Name
		if b.ID == u.BlockID {
			at = i
		}
	}
	f.block.SetItems(names)
	f.block.SetIndex(at)
	f.kind.SetIndex(-1)
	for i, k := range model.UnitKinds {
		if k == u.Kind {
			f.kind.SetIndex(i)
		}
	}
	for key, value := range map[string]string{"name": u.Name, "code": u.Code, "head": u.Head, "phone": u.Phone, "council": u.Council} {
		f.text[key].SetText(value)
	}
	f.from.SetDate(u.ValidFrom)
	f.note.SetText(u.Note)
	for _, m := range model.Measures {
		n := model.None
		if d, ok := u.Measures[m]; ok {
			n = model.Some(d)
		}
		f.measures[m].SetNumber(n)
	}
	f.kit.ClearErrors()
}

// read returns the unit as the form holds it; an error names the field.
func (f *form) read() (model.Unit, error) {
	u := f.base
	u.Name, u.Code = f.text["name"].Text(), f.text["code"].Text()
	u.Head, u.Phone, u.Council = f.text["head"].Text(), f.text["phone"].Text(), f.text["council"].Text()
	u.Note, u.BlockID = f.note.Text(), 0
	if i := f.block.Index(); i >= 0 && i < len(f.blocks) {
		u.BlockID = f.blocks[i].ID
	}
	i := f.kind.Index()
	if i < 0 {
		return u, model.Invalid("kind", "Chọn loại đơn vị.")
	}
	u.Kind = model.UnitKinds[i]
	u.Measures = map[model.Measure]decimal.Decimal{}
	for _, m := range model.Measures {
		n, err := f.measures[m].Number()
		if err != nil {
			return u, model.Invalid(string(m), "%s", model.Message(err))
		}
		if n.Valid {
			u.Measures[m] = n.Decimal
		}
	}
	var err error
	if u.ValidFrom, err = f.from.Date(); err != nil {
		return u, model.Invalid("valid_from", "%s", model.Message(err))
	}
	return u, nil
}

// showError puts an error beside its field. The last day is not in the form:
// an error about it is about the first one.
func (f *form) showError(err error) bool {
	var e *model.Error
	if errors.As(err, &e) && e.Field == "valid_to" {
		err = &model.Error{Code: e.Code, Field: "valid_from", Msg: e.Msg, Err: e.Err}
	}
	return f.kit.ShowError(err)
}

// describe names the unit for messages.
func (f *form) describe() string {
	if f.base.ID == 0 {
		return "Đơn vị mới"
	}
	return f.base.Name
}

// title is the heading of the form.
func (f *form) title() string {
	if f.base.ID == 0 {
		return "Thêm đơn vị"
	}
	return f.base.Name
}
