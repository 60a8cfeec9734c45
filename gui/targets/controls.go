package targets

import (
	"fmt"
	"slices"
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// figureBox is the controls of one figure: numbers, or a choice.
type figureBox struct {
	key           string // of its errors: plan, plan2, last_year
	first, second *kit.NumberBox
	choice        *kit.Select
	codes         []string // of the choices; "" is none
}

func newFigureBox(key string) figureBox {
	return figureBox{key: key, first: kit.NewNumberBox(""), second: kit.NewNumberBox(""), choice: kit.NewSelect(nil, nil)}
}

// shape offers the choices of a rule and reads numbers in its unit.
func (b *figureBox) shape(r model.Rule) {
	unit := boxUnit(r, b.key)
	b.first.SetUnit(unit)
	b.second.SetUnit(unit)
	codes := append([]string{""}, progress.Choices(r)...)
	if slices.Equal(codes, b.codes) {
		return
	}
	was := b.code()
	b.codes = codes
	labels := make([]string, len(codes))
	labels[0] = "–"
	for i, c := range codes[1:] {
		labels[i+1] = progress.ChoiceLabel(r, c)
	}
	b.choice.SetItems(labels)
	b.choice.SetIndex(slices.Index(codes, was))
}

func (b *figureBox) code() string {
	if i := b.choice.Index(); i >= 0 && i < len(b.codes) {
		return b.codes[i]
	}
	return ""
}

func (b *figureBox) set(d figureDraft, r model.Rule) {
	b.shape(r)
	numeric := r.Comparator == "" || r.Comparator.Numeric()
	if numeric {
		b.first.SetText(d.first)
		b.second.SetText(d.second)
		b.choice.SetIndex(0)
		return
	}
	b.first.SetText("")
	b.second.SetText("")
	b.choice.SetIndex(slices.Index(b.codes, d.first))
}

func (b *figureBox) read(c model.Comparator) figureDraft {
	switch {
	case c != "" && !c.Numeric():
		return figureDraft{first: b.code()}
	case pairKey(c, b.key):
		return figureDraft{b.first.Text(), b.second.Text()}
	}
	return figureDraft{first: b.first.Text()}
}

// wordControls hold what a target is called and whom it concerns.
type wordControls struct {
	text, note   *kit.TextArea
	number, name *kit.TextBox
	area, lead   *kit.Select
	areas        []model.PlanPart // behind area, after "none"
	units        []model.Unit     // behind lead, after "none"
}

func newWordControls() wordControls {
	w := wordControls{text: kit.NewTextArea(2), note: kit.NewTextArea(2), number: kit.NewTextBox(), name: kit.NewTextBox(),
		area: kit.NewSelect(nil, nil), lead: kit.NewSelect(nil, nil)}
	w.text.SetPlaceholder("Câu chữ đúng như trong kế hoạch")
	return w
}

// offer fills the lists of content areas and units.
func (w *wordControls) offer(plan model.Plan, units []model.Unit) {
	w.areas, w.units = nil, units
	items := []string{"(không thuộc nội dung nào)"}
	for _, p := range plan.Parts {
		if p.Kind == model.PartContent {
			w.areas = append(w.areas, p)
			items = append(items, p.Number+". "+p.Text)
		}
	}
	w.area.SetItems(items)
	names := []string{"(chưa chọn)"}
	for _, u := range units {
		names = append(names, u.Name)
	}
	w.lead.SetItems(names)
}

func (w *wordControls) set(d draft) {
	w.text.SetText(d.text)
	w.note.SetText(d.note)
	w.number.SetText(d.number)
	w.name.SetText(d.name)
	w.choose(d)
}

// choose selects the content area and the unit in charge.
func (w *wordControls) choose(d draft) {
	w.area.SetIndex(1 + slices.IndexFunc(w.areas, func(p model.PlanPart) bool { return p.ID == d.area }))
	w.lead.SetIndex(1 + slices.IndexFunc(w.units, func(u model.Unit) bool { return u.ID == d.lead }))
}

func (w *wordControls) read(d *draft) {
	d.text, d.note, d.number, d.name = w.text.Text(), w.note.Text(), w.number.Text(), w.name.Text()
	d.area, d.lead = 0, 0
	if i := w.area.Index(); i > 0 {
		d.area = w.areas[i-1].ID
	}
	if i := w.lead.Index(); i > 0 {
		d.lead = w.units[i-1].ID
	}
}

// ruleControls hold how a target is measured and judged.
type ruleControls struct {
	unit, comparator, decimals, rollUp, pace, final *kit.Select
	unitOther                                       *kit.TextBox
	timing                                          *kit.Radio
	baseline                                        *kit.NumberBox
	grades                                          *kit.TextArea
	units                                           []string
	rolls                                           []rollChoice
}

// otherUnit is the line of the unit list that opens a box to write one.
const otherUnit = "Khác (tự ghi)…"

func newRuleControls() ruleControls {
	r := ruleControls{unit: kit.NewSelect(nil, nil), rollUp: kit.NewSelect(nil, nil), unitOther: kit.NewTextBox(),
		timing: kit.NewRadio([]string{"Số mới nhất", "Cộng các kỳ"}, nil), baseline: kit.NewNumberBox(""), grades: kit.NewTextArea(4)}
	labels := make([]string, len(model.Comparators))
	for i, c := range model.Comparators {
		labels[i] = c.Label()
	}
	r.comparator = kit.NewSelect(labels, nil)
	r.comparator.SetPlaceholder("Chọn cách so")
	places := make([]string, 7)
	for i := range places {
		places[i] = strconv.Itoa(i)
	}
	r.decimals = kit.NewSelect(places, nil)
	paces := make([]string, len(model.PaceKinds))
	for i, k := range model.PaceKinds {
		paces[i] = k.Label()
	}
	r.pace = kit.NewSelect(paces, nil)
	finals := finalChoices()
	names := make([]string, len(finals))
	for i, c := range finals {
		names[i] = c.Short()
	}
	r.final = kit.NewSelect(names, nil)
	r.final.SetPlaceholder("Chọn kỳ")
	r.unit.SetPlaceholder("Chọn")
	r.rollUp.SetPlaceholder("Chọn cách tổng hợp")
	r.unitOther.SetPlaceholder("Ví dụ: lớp học")
	r.baseline.SetPlaceholder("như năm trước")
	r.grades.SetPlaceholder("Mỗi dòng một mức, tốt nhất ở trên")
	return r
}

// offer fills the lists: units of measure with the target's own among them,
// and the roll-ups that the draft's comparator can have.
func (r *ruleControls) offer(d draft, ownUnit string) {
	if units := append(unitChoices(ownUnit), otherUnit); !slices.Equal(units, r.units) {
		r.units = units
		r.unit.SetItems(units)
	}
	rolls := rollChoices(d.rule.comparator == "" || d.rule.comparator.Numeric())
	if slices.Equal(rolls, r.rolls) {
		return
	}
	r.rolls = rolls
	labels := make([]string, len(rolls))
	for i, c := range rolls {
		labels[i] = c.label()
	}
	r.rollUp.SetItems(labels)
}

// writesUnit tells whether the unit is written in the box instead of chosen.
func (r *ruleControls) writesUnit() bool { return r.unit.Text() == otherUnit }

func (r *ruleControls) set(d draft) {
	r.unit.SetIndex(-1)
	r.offer(d, d.rule.unit)
	r.unitOther.SetText("")
	r.unit.SetIndex(slices.Index(r.units, d.rule.unit))
	r.comparator.SetIndex(slices.Index(model.Comparators, d.rule.comparator))
	r.decimals.SetIndex(d.rule.decimals)
	r.timing.SetIndex(slices.Index(timings(), d.rule.timing))
	r.rollUp.SetIndex(slices.Index(r.rolls, rollChoice{d.rule.rollUp, d.rule.weight}))
	r.pace.SetIndex(slices.Index(model.PaceKinds, d.rule.pace))
	r.final.SetIndex(slices.Index(finalChoices(), d.rule.final))
	r.baseline.SetText(d.rule.baseline)
	r.grades.SetText(d.rule.grades)
}

// timings are the values behind the two radio buttons.
func timings() []model.Timing { return []model.Timing{model.Stock, model.Flow} }

func (r *ruleControls) read() ruleDraft {
	d := ruleDraft{decimals: max(0, r.decimals.Index()), baseline: r.baseline.Text(), grades: r.grades.Text()}
	if i := r.comparator.Index(); i >= 0 {
		d.comparator = model.Comparators[i]
	}
	switch {
	case r.writesUnit():
		d.unit = r.unitOther.Text()
	case r.unit.Index() >= 0:
		d.unit = r.units[r.unit.Index()]
	}
	if i := r.timing.Index(); i >= 0 {
		d.timing = timings()[i]
	}
	if i := r.rollUp.Index(); i >= 0 {
		d.rollUp, d.weight = r.rolls[i].rollUp, r.rolls[i].weight
	}
	if i := r.pace.Index(); i >= 0 {
		d.pace = model.PaceKinds[i]
	}
	if i := r.final.Index(); i >= 0 {
		d.final = finalChoices()[i]
	}
	return d
}

// choiceKey ends the key of a figure's choice box.
const choiceKey = "_choice"

// formFields builds the fields of all controls, by the key of their errors.
// labelFigures names those of the figures.
func formFields(w wordControls, r ruleControls, figures [3]*figureBox) map[string]*kit.Field {
	out := map[string]*kit.Field{
		"text":       kit.NewField("Nguyên văn trong kế hoạch", w.text),
		"number":     kit.NewField("Số", w.number),
		"name":       kit.NewField("Tên ngắn", w.name),
		"area":       kit.NewField("Thuộc nội dung thi đua", w.area),
		"lead":       kit.NewField("Chủ trì", w.lead),
		"note":       kit.NewField("Ghi chú", w.note),
		"unit":       kit.NewField("Đơn vị tính", r.unit),
		"unit_other": kit.NewField("Đơn vị tính khác", r.unitOther),
		"comparator": kit.NewField("Đạt khi kết quả", r.comparator),
		"decimals":   kit.NewField("Số chữ số lẻ", r.decimals),
		"timing":     kit.NewField("Số cả kỳ tính theo", r.timing),
		"roll_up":    kit.NewField("Tổng hợp từ đơn vị lên xã", r.rollUp),
		"pace":       kit.NewField("Tiến độ trong năm", r.pace),
		"final":      kit.NewField("Chốt từ kỳ", r.final),
		"baseline":   kit.NewField("Mức đầu năm", r.baseline),
		"grades":     kit.NewField("Các mức, tốt nhất trước", r.grades),
	}
	for i, k := range figureKeys() {
		out[k] = kit.NewField("", figures[i].first)
		out[k+toKey] = kit.NewField("", figures[i].second)
		out[k+choiceKey] = kit.NewField("", figures[i].choice)
	}
	return out
}

// figureKeys are the keys of the three figures, in the order of the form.
func figureKeys() []string { return []string{"plan", "plan2", "last_year"} }

func figureLabel(key string, year int) string {
	switch key {
	case "plan":
		return "Kế hoạch: HĐND"
	case "plan2":
		return "Kế hoạch: cấp trên"
	}
	return fmt.Sprintf("Thực hiện %d", year-1)
}

// labelFigures names the boxes of figures for a comparator: a range and a
// ratio are two boxes.
func labelFigures(fields map[string]*kit.Field, c model.Comparator, year int) {
	first, second := figureLabels(c)
	for _, k := range figureKeys() {
		label := figureLabel(k, year)
		fields[k+choiceKey].SetLabel(label)
		if first != "" && pairKey(c, k) {
			label += ", " + first
		}
		fields[k].SetLabel(label)
		fields[k+toKey].SetLabel(second)
	}
}
