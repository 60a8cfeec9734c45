package targets

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// form is the side form of one target. It holds what is typed; the list screen
// loads and saves.
type form struct {
	words   wordControls
	kind    kindControl
	rule    ruleControls
	figures [3]*figureBox
	fields  map[string]*kit.Field

	kit    *kit.Form
	shape  string // the rows shown now
	slot   *fyne.Container
	scroll *container.Scroll // around slot
	head   formHead
	box    *kit.EdgeBox // the rule in one sentence

	base    model.Target // what the book holds, or the new target's start
	given   draft        // base as a draft
	year    int
	changed func() // told after every change by the user
}

// formHead is the heading row and the lock of the plan's own words.
type formHead struct {
	title  *kit.Text
	badge  fyne.CanvasObject
	unlock *kit.Button
	given  *kit.Words // how far the target is handed out, with the way there
}

func newForm(changed func()) *form {
	f := &form{words: newWordControls(), kind: newKindControl(), rule: newRuleControls(), changed: changed, slot: container.NewStack()}
	for i, k := range figureKeys() {
		b := newFigureBox(k)
		f.figures[i] = &b
	}
	f.fields = formFields(f.words, f.rule, f.figures)
	f.fields["kind"] = kit.NewField("Số liệu của chỉ tiêu", f.kind.pick)
	f.box = kit.NewRuleBox()
	f.head = formHead{title: kit.NewHeading("Chỉ tiêu"), badge: kit.NewBadge("● Chưa lưu"), unlock: kit.NewLink("Mở khóa", f.unlock),
		given: kit.NewSmallWords(kit.SizeLabel)}
	f.head.badge.Hide()
	f.scroll = container.NewVScroll(kit.NewInset(12, 4, kit.NewStackV(8, container.New(cornerLayout{}, f.slot, f.head.unlock), f.head.given)))
	return f
}

// offer tells the form the content areas and units to choose from.
func (f *form) offer(year int, plan model.Plan, units []model.Unit) {
	f.year = year
	d := f.draft()
	f.words.offer(plan, units)
	f.words.choose(d)
	f.reshape()
}

// relate tells the form the parts of the target it is to show, or shows. What
// is typed stays.
func (f *form) relate(parts family) {
	was := f.kind.family
	f.kind.family = parts
	if f.dirty() {
		return
	}
	if was.structure != parts.structure || (len(was.leaves) > 0) != (len(parts.leaves) > 0) {
		f.load(f.base)
		return
	}
	f.show()
}

// asDraft writes a target as a draft of the kind it is in its family.
func (f *form) asDraft(t model.Target) draft {
	d := draftOf(t)
	if d.kind == kindNone && f.kind.family.structure {
		d.kind = kindStructure
	}
	return d
}

// holds tells whether the form shows a target as it is, so that loading it
// again would only move the caret of who types.
func (f *form) holds(t model.Target) bool {
	return t.ID != 0 && f.base.ID == t.ID && draftOf(f.base) == draftOf(t) && !f.dirty()
}

// load shows a target, stored or new; what was typed before is dropped.
func (f *form) load(t model.Target) {
	f.base, f.given = t, f.asDraft(t)
	f.words.set(f.given)
	f.kind.offer(t, f.given.kind)
	f.rule.set(f.given)
	for i, d := range []figureDraft{f.given.plan, f.given.superior, f.given.lastYear} {
		f.figures[i].set(d, t.Rule)
	}
	f.lock(t.ID != 0 && t.Text != "")
	f.given = f.draft() // as the controls write it
	f.head.title.SetText(f.titleText())
	f.reshape()
	f.show()
}

// saved takes what the book now holds. What was typed since the draft went
// there stays.
func (f *form) saved(t model.Target, written draft) {
	if f.draft() == written {
		f.load(t)
		return
	}
	f.base, f.given = t, written
	f.head.title.SetText(f.titleText())
	f.show()
}

func (f *form) titleText() string {
	switch {
	case f.base.ID != 0:
		return "Sửa chỉ tiêu " + f.base.Number
	case f.base.ParentID != 0:
		return "Thêm thành phần"
	}
	return "Thêm chỉ tiêu"
}

// draft reads the controls.
func (f *form) draft() draft {
	d := draft{kind: f.kind.read(), rule: f.given.rule, plan: f.given.plan, superior: f.given.superior, lastYear: f.given.lastYear}
	f.words.read(&d)
	if !d.measured() {
		return d
	}
	d.rule = f.rule.read()
	c := d.rule.comparator
	d.plan, d.superior, d.lastYear = f.figures[0].read(c), f.figures[1].read(c), f.figures[2].read(c)
	return d
}

// dirty tells whether something was typed that the book does not hold.
func (f *form) dirty() bool { return f.draft() != f.given }

// read returns the target as typed; an error names its field.
func (f *form) read() (model.Target, error) { return f.draft().target(f.base) }

// showError puts an error beside its field and tells whether there is one.
func (f *form) showError(err error) bool { return f.kit != nil && f.kit.ShowError(err) }

// onChange answers every change: lists and fields follow the comparator, the
// sentence and the badge follow everything.
func (f *form) onChange() {
	f.propose()
	f.rule.offer(f.draft(), f.given.rule.unit)
	t, _ := f.read() // the sentence tells what is wrong
	for _, b := range f.figures {
		b.shape(t.Rule)
	}
	f.rule.baseline.SetUnit(t.Rule.Unit)
	f.reshape()
	f.show()
	f.changed()
}

// propose fills in how a new total is measured.
func (f *form) propose() {
	d := f.draft()
	if d.kind != kindTotal || d.rule.comparator != "" || d.rule.unit != "" {
		return
	}
	if rule, ok := f.kind.family.proposal(); ok {
		d.rule = rule
		f.rule.set(d)
	}
}

// show brings the sentence and the badge up to date.
func (f *form) show() {
	d := f.draft()
	t, _ := d.target(f.base) // the sentence tells what is wrong
	f.box.SetSpans(kit.Span{Text: "Câu quy tắc: ", Bold: true}, kit.Span{Text: ruleSentence(d, f.base)}, kit.Span{Text: spaced(f.kind.family.partsText(d.kind, t))})
	if f.dirty() {
		f.head.badge.Show()
	} else {
		f.head.badge.Hide()
	}
}

// lock keeps the plan's own words from being changed by accident.
func (f *form) lock(locked bool) {
	if locked {
		f.words.text.Disable()
		f.fields["text"].SetLabel("Nguyên văn trong kế hoạch (khóa)")
		f.head.unlock.Show()
		return
	}
	f.words.text.Enable()
	f.fields["text"].SetLabel("Nguyên văn trong kế hoạch")
	f.head.unlock.Hide()
}

func (f *form) unlock() {
	f.lock(false)
	f.words.text.Focus()
}

// reshape shows the fields that the draft has use for.
func (f *form) reshape() {
	d := f.draft()
	rows := formRows(d, f.rule.writesUnit())
	if len(f.kind.kinds) > 0 {
		rows = slices.Insert(rows, 2, []string{"kind"}) // after number and name
	}
	shape := fmt.Sprint(rows, d.rule.comparator, f.year)
	if shape == f.shape {
		return
	}
	f.shape = shape
	labelFigures(f.fields, d.rule.comparator, f.year)
	items := make([][]kit.FormItem, len(rows))
	for i, row := range rows {
		for _, k := range row {
			items[i] = append(items[i], kit.FormItem{Key: f.errorKey(k), Field: f.field(k, d.rule.comparator), Span: span(k)})
		}
	}
	f.kit = kit.NewForm(items...).MarkUnsaved().Follow(f.scroll)
	f.kit.OnChange(f.onChange)
	f.slot.Objects = []fyne.CanvasObject{f.kit}
	f.slot.Refresh()
}

// field returns the field of a key: figures that are choices have their own.
func (f *form) field(k string, c model.Comparator) *kit.Field {
	if c != "" && !c.Numeric() {
		if choice, ok := f.fields[k+choiceKey]; ok {
			return choice
		}
	}
	return f.fields[k]
}

// errorKey is the key of the errors that a field shows: those about the unit
// of measure go to the box when the unit is written there.
func (f *form) errorKey(k string) string {
	switch {
	case k == "unit" && f.rule.writesUnit():
		return ""
	case k == "unit_other":
		return "unit"
	}
	return k
}

// span is how many parts of its row a field takes.
func span(k string) int {
	if k == "name" {
		return 4
	}
	return 1
}

// spaced parts a sentence from the one before it.
func spaced(text string) string {
	if text == "" {
		return ""
	}
	return " " + text
}

// describe names the target for messages: "Chỉ tiêu 8", "Chỉ tiêu mới".
func (f *form) describe() string {
	if f.base.ID == 0 {
		return "Chỉ tiêu mới"
	}
	return strings.TrimSpace("Chỉ tiêu " + f.base.Number)
}
