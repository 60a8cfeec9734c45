package targets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// termSigns separate the operands of a check as people write them.
const termSigns = "+×*,;"

// parseTerms reads the operands of a check as typed: "1a + 1b", "1c × diện tích
// lúa". Numbers of targets and names of measures are found without regard to
// case and accents. Errors have CodeInvalid and Field.
func parseTerms(field, text string, targets []model.Target) ([]model.CheckTerm, error) {
	var out []model.CheckTerm
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(termSigns, r) }) {
		if word = vn.Clean(word); word == "" {
			continue
		}
		t, ok := findTerm(word, targets)
		if !ok {
			return nil, model.Invalid(field, "Không có chỉ tiêu số “%s”. Ghi số của chỉ tiêu, ví dụ 3a, hoặc chọn trong danh sách bên phải.", word)
		}
		out = append(out, t)
	}
	return out, nil
}

func findTerm(word string, targets []model.Target) (model.CheckTerm, bool) {
	for _, t := range targets {
		if vn.Key(t.Number) == vn.Key(word) {
			return model.CheckTerm{TargetID: t.ID}, true
		}
	}
	for _, m := range model.Measures {
		if name := vn.Fold(m.Label()); vn.Fold(word) == name || vn.Fold(word) == vn.Fold(bareMeasure(m)) {
			return model.CheckTerm{Measure: m}, true
		}
	}
	return model.CheckTerm{}, false
}

// bareMeasure is a measure without its unit: "Diện tích lúa".
func bareMeasure(m model.Measure) string {
	name, _, _ := strings.Cut(m.Label(), " (")
	return name
}

// termsText writes operands as parseTerms reads them.
func termsText(terms []model.CheckTerm, targets []model.Target, sign string) string {
	words := make([]string, len(terms))
	for i, t := range terms {
		if words[i] = bareMeasure(t.Measure); t.Measure != "" {
			continue
		}
		for _, o := range targets {
			if o.ID == t.TargetID {
				words[i] = o.Number
			}
		}
	}
	return strings.Join(words, " "+sign+" ")
}

// termChoice is an operand that can be chosen, with what the list shows.
type termChoice struct{ word, label string }

// termChoices lists what a side of a check can hold.
func termChoices(k model.CheckKind, right bool, targets []model.Target) []termChoice {
	var out []termChoice
	for _, t := range targets {
		if progress.CanCheck(t, k) {
			out = append(out, termChoice{t.Number, t.Number + ". " + t.Name + " (" + t.Rule.Unit + ")"})
		}
	}
	if k == model.CheckProduct && right {
		for _, m := range model.Measures {
			out = append(out, termChoice{bareMeasure(m), m.Label() + " của các đơn vị"})
		}
	}
	return out
}

// addTerm puts one more operand at the end of a side as typed.
func addTerm(text, word, sign string) string {
	text = strings.TrimRight(strings.TrimSpace(text), termSigns+" ")
	if text == "" {
		return word
	}
	return text + " " + sign + " " + word
}

// rightSign joins the operands of the right side of a kind of check.
func rightSign(k model.CheckKind) string {
	if k == model.CheckProduct {
		return "×"
	}
	return "+"
}

// termSide is one side of a check: its operands as typed, and a list out of
// which one more is added.
type termSide struct {
	text    *kit.TextBox
	picker  *termPicker
	choices []termChoice
}

// newTermSide returns an empty side; sign joins its operands, added is told
// when the list added one.
func newTermSide(sign func() string, added func()) *termSide {
	s := &termSide{text: kit.NewTextBox()}
	s.picker = newTermPicker(func(i int) {
		s.text.SetText(addTerm(s.text.Text(), s.choices[i].word, sign()))
		added()
	})
	return s
}

// offer fills the list.
func (s *termSide) offer(choices []termChoice) {
	s.choices = choices
	labels := make([]string, len(choices))
	for i, c := range choices {
		labels[i] = c.label
	}
	s.picker.list.SetItems(labels)
	s.picker.enable()
}

// termPicker is a list with a button that adds what is chosen: going through a
// list with the keyboard must not add everything on the way.
type termPicker struct {
	widget.BaseWidget
	list *kit.Select
	add  *kit.Button
	row  fyne.CanvasObject
}

var _ kit.Control = (*termPicker)(nil)

func newTermPicker(add func(i int)) *termPicker {
	p := &termPicker{}
	p.list = kit.NewSelect(nil, func(int) { p.enable() })
	p.list.SetPlaceholder("Chọn chỉ tiêu")
	p.add = kit.NewButton(kit.IconPlus, "Thêm", func() {
		if i := p.list.Index(); i >= 0 {
			p.list.SetIndex(-1)
			add(i)
			p.enable()
		}
	})
	p.row = kit.NewRow(6, kit.Grow(p.list), p.add)
	p.ExtendBaseWidget(p)
	p.enable()
	return p
}

func (p *termPicker) enable() {
	reason := ""
	if p.list.Index() < 0 {
		reason = "Chọn trong danh sách trước."
	}
	p.add.SetReason(reason)
}

// SetWrong implements kit.Control: nothing that can be chosen is wrong.
func (p *termPicker) SetWrong(bool) {}

// CreateRenderer implements fyne.Widget.
func (p *termPicker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.row) }
