package plans

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// headForm is the plan's number, date, title and signer.
type headForm struct {
	number, title, issuer, position, signer *kit.TextBox
	date                                    *kit.DateBox
	form                                    *kit.Form
	badge, panel                            fyne.CanvasObject
}

func newHeadForm(changed func()) headForm {
	h := headForm{number: kit.NewTextBox(), title: kit.NewTextBox(), issuer: kit.NewTextBox(), position: kit.NewTextBox(),
		signer: kit.NewTextBox(), date: kit.NewDateBox(), badge: kit.NewBadge("● Chưa lưu")}
	h.number.SetPlaceholder("16/KH-UBND")
	h.form = kit.NewForm(
		[]kit.FormItem{{Key: "number", Field: kit.NewField("Số, ký hiệu", h.number), Span: 2},
			{Key: "date", Field: kit.NewField("Ngày ban hành", h.date), Span: 2},
			{Key: "title", Field: kit.NewField("Trích yếu", h.title), Span: 7}},
		[]kit.FormItem{{Key: "issuer", Field: kit.NewField("Cơ quan ban hành", h.issuer), Span: 4},
			{Key: "position", Field: kit.NewField("Chức vụ người ký", h.position), Span: 3},
			{Key: "signer", Field: kit.NewField("Người ký", h.signer), Span: 4}}).MarkUnsaved()
	h.form.OnChange(changed)
	h.badge.Hide()
	h.panel = kit.NewPanel("Kế hoạch phát động thi đua", "", kit.NewInset(12, 6, h.form), h.badge)
	return h
}

// set shows a plan.
func (h headForm) set(p model.Plan) {
	h.number.SetText(p.Number)
	h.title.SetText(p.Title)
	h.issuer.SetText(p.Issuer)
	h.position.SetText(p.Position)
	h.signer.SetText(p.Signer)
	h.date.SetDate(p.Date)
	h.form.ClearErrors()
}

// read takes what is typed into a plan. The date stays as it was when it
// cannot be read.
func (h headForm) read(p model.Plan) (model.Plan, error) {
	p.Number, p.Title, p.Issuer = h.number.Text(), h.title.Text(), h.issuer.Text()
	p.Position, p.Signer = h.position.Text(), h.signer.Text()
	date, err := h.date.Date()
	if err != nil {
		return p, model.Invalid("date", "%s", model.Message(err))
	}
	p.Date = date
	return p, nil
}

func (h headForm) unsaved(on bool) {
	if on {
		h.badge.Show()
	} else {
		h.badge.Hide()
	}
}

// partForm is the editor of one part.
type partForm struct {
	key     string // of the part shown, "" for none
	kind    *kit.Select
	number  *kit.TextBox
	text    *kit.TextArea
	title   *kit.Text
	served  *kit.Words
	editor  fyne.CanvasObject
	nothing *fyne.Container
	panel   fyne.CanvasObject
}

// newPartForm tells changed of typing, and rekind when the part shall stand
// under another heading.
func newPartForm(changed func(), rekind func(model.PlanPartKind)) partForm {
	labels := make([]string, len(kinds()))
	for i, k := range kinds() {
		labels[i] = k.Label()
	}
	f := partForm{number: kit.NewTextBox(), text: kit.NewTextArea(5), title: kit.NewHeading(""), served: kit.NewSmallWords(kit.SizeLabel)}
	f.kind = kit.NewSelect(labels, func(i int) { rekind(kinds()[i]) })
	f.text.SetPlaceholder("Câu chữ đúng như trong văn bản; mỗi đoạn một dòng")
	f.text.OnTyping = func(string) { changed() }
	f.text.OnCommit = func(string) { changed() }
	form := kit.NewForm([]kit.FormItem{{Key: "kind", Field: kit.NewField("Thuộc phần", f.kind), Span: 3},
		{Key: "part_number", Field: kit.NewField("Số mục", f.number), Span: 1}})
	form.OnChange(changed)
	f.editor = kit.NewStackV(6, form, kit.NewLabel("Nội dung"), kit.Grow(f.text), f.served)
	f.nothing = container.NewStack()
	head := kit.NewInset(0, 6, f.title)
	f.panel = kit.NewPanel("", "", kit.NewInset(12, 4, kit.NewStackV(2, head, kit.Grow(container.NewStack(f.editor, f.nothing)))))
	return f
}

// set shows a part.
func (f *partForm) set(p part) {
	f.key = p.key
	f.title.SetText(p.label())
	f.kind.SetIndex(slices.Index(kinds(), p.Kind))
	f.number.SetText(p.Number)
	f.text.SetText(p.Text)
	f.nothing.Hide()
	f.editor.Show()
	f.panel.Refresh()
}

// clear shows that a heading is selected and how to add to it.
func (f *partForm) clear(kind model.PlanPartKind, add func()) {
	f.key = ""
	f.title.SetText(kind.Label())
	f.nothing.Objects = []fyne.CanvasObject{kit.NewEmpty(kit.Empty{Icon: kit.IconDocument, Title: "Chọn một mục để đọc và sửa",
		Text:   "Hoặc thêm mục mới vào phần “" + kind.Label() + "”.",
		Button: kit.NewButton(kit.IconPlus, "Thêm mục", add)})}
	f.editor.Hide()
	f.nothing.Show()
	f.panel.Refresh()
}

// read takes what is typed into a part; its heading is changed by rekind.
func (f *partForm) read(p *model.PlanPart) {
	p.Number, p.Text = f.number.Text(), f.text.Text()
}

// link lists the items that serve a content area, each with a link.
func (f *partForm) link(kind model.PlanPartKind, items []model.Target, open func(model.ID)) {
	if kind != model.PartContent {
		f.served.Hide()
		return
	}
	spans := []kit.Span{{Text: "Chỉ tiêu phục vụ nội dung này: ", Bold: true}}
	if len(items) == 0 {
		spans = append(spans, kit.Span{Text: "chưa có. Chọn nội dung này trong từng chỉ tiêu.", Tone: kit.ToneMuted})
	}
	for i, t := range items {
		if i > 0 {
			spans = append(spans, kit.Span{Text: "; "})
		}
		spans = append(spans, kit.Span{Text: t.Number + ". " + t.Name, Link: func() { open(t.ID) }})
	}
	f.served.SetSpans(spans...)
	f.served.Show()
}
