package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// NumberBox is a box for a number, written at the right. Any text can be
// typed; it is read when the box is left.
type NumberBox struct {
	lineField
	OnCommit func() // left, or Enter, with another text, also one that is no number
	unit     string
	label    *Text
}

// NewNumberBox returns an empty box for a number in the unit of measure, which
// is shown after the number; "" for none.
func NewNumberBox(unit string) *NumberBox {
	b := &NumberBox{}
	b.start(b, b.cleaned)
	b.edit.Align = AlignRight
	b.label = NewText("", TextStyle{Size: SizeLabel, Tone: ToneMuted}).Cut()
	b.tail = b.label
	b.typed = func(string) {
		if _, err := b.Number(); err == nil {
			b.say(remark(b.raw, b.unit), "")
		}
	}
	b.commit = func(string) {
		_, err := b.Number()
		b.verdict(remark(b.raw, b.unit), err)
		call(b.OnCommit)
	}
	b.SetUnit(unit)
	return b
}

// Text returns what stands in the box, cleaned.
func (b *NumberBox) Text() string { return vn.Clean(b.edit.Text()) }

// Number reads the box: none when it is empty, CodeInvalid when the text is no
// number of the unit.
func (b *NumberBox) Number() (model.Number, error) {
	text := b.Text()
	if text == "" {
		return model.None, nil
	}
	d, err := vn.ParseFor(text, b.unit)
	if err != nil {
		return model.None, err
	}
	return model.Some(d), nil
}

// SetNumber shows a number, or nothing for none.
func (b *NumberBox) SetNumber(n model.Number) { b.SetText(vn.FormatNumber(n, "")) }

// SetUnit changes the unit of measure.
func (b *NumberBox) SetUnit(unit string) {
	b.unit = unit
	b.label.SetText(unit)
	b.tailW = fyne.MeasureText(unit, px(SizeLabel), fyne.TextStyle{}).Width / Scale()
	b.Refresh()
}

// cleaned writes a text that is a number in the Vietnamese way.
func (b *NumberBox) cleaned(s string) string {
	text := vn.Clean(s)
	if d, err := vn.ParseFor(text, b.unit); err == nil {
		return vn.Format(d)
	}
	return text
}

// remark says how a typed number is read when it could be taken for another
// one: a single separator before three digits, a decimal point written the
// English way, an amount converted to the unit. It is "" for a clear number.
func remark(typed, unit string) string {
	text := vn.Clean(typed)
	d, err := vn.ParseFor(text, unit)
	if err != nil {
		return ""
	}
	head := strings.TrimRightFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	plain, err := vn.ParseNumber(head)
	if err != nil || !plain.Equal(d) {
		return strings.TrimSpace("Hiểu là " + vn.Format(d) + " " + unit)
	}
	return doubtful(head, d)
}

func doubtful(text string, d decimal.Decimal) string {
	at := strings.IndexAny(text, ".,")
	if at < 0 || strings.ContainsAny(text[at+1:], "., ") {
		return ""
	}
	shown := vn.Format(d)
	switch three := len(text)-at-1 == 3; {
	case text[at] == '.' && !d.IsInteger():
		return "Hiểu là " + shown
	case text[at] == '.' && three:
		return "Hiểu là " + strings.ReplaceAll(shown, ".", "") + ". Phần lẻ thì ghi dấu phẩy: " + strings.Replace(text, ".", ",", 1)
	case text[at] == ',' && three:
		return "Hiểu là " + strings.Replace(shown, ",", " phẩy ", 1) + ". Hàng nghìn thì ghi dấu chấm: " + strings.Replace(text, ",", ".", 1)
	}
	return ""
}
