package kit

import (
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
)

// formParts is a small form with its controls.
type formParts struct {
	form  *Form
	name  *TextBox
	plan  *NumberBox
	last  *NumberBox // locked
	kind  *Select
	notes *TextArea
	k     typist
	w     fyne.Window
}

func newFormParts(t *testing.T) *formParts {
	t.Helper()
	p := &formParts{name: NewTextBox(), plan: NewNumberBox("%"), last: NewNumberBox("%"),
		kind: NewSelect([]string{"≥", "≤"}, nil), notes: NewTextArea(2)}
	p.last.Disable()
	p.form = NewForm(
		[]FormItem{{Key: "name", Field: NewField("Tên ngắn", p.name)}},
		[]FormItem{{Key: "plan", Field: NewField("Kế hoạch", p.plan), Span: 2}, {Field: NewField("Năm trước", p.last)}},
		[]FormItem{{Field: NewField("Đạt khi", p.kind)}},
		[]FormItem{{Field: NewField("Ghi chú", p.notes)}},
	)
	p.w = showIn(t, column(p.form, NewButton("", "Lưu", nil)), 400, 400)
	p.k = typist{p.w.Canvas()}
	return p
}

// holds tells whether an object has the keyboard.
func (p *formParts) holds(o fyne.Focusable) bool { return p.w.Canvas().Focused() == o }

func TestFormEnterGoesThroughTheFields(t *testing.T) {
	p := newFormParts(t)
	p.form.FocusFirst()
	if !p.holds(p.name.edit) {
		t.Fatal("the first field does not get the keyboard")
	}
	p.k.text("Hộ nghèo")
	p.k.key(fyne.KeyReturn)
	if !p.holds(p.plan.edit) {
		t.Fatal("Enter does not go to the next field")
	}
	p.k.text("1,06")
	p.k.key(fyne.KeyReturn)
	if !p.holds(p.kind) {
		t.Fatal("Enter does not pass over the locked field")
	}
	p.k.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if !p.holds(p.notes.entry) || p.kind.Index() != 1 {
		t.Fatalf("choosing with Enter does not go on; chosen %d", p.kind.Index())
	}
	p.k.shortcut(fyne.KeyModifierControl, fyne.KeyReturn)
	if _, ok := p.w.Canvas().Focused().(*Button); !ok {
		t.Error("the last field does not lead out of the form")
	}
	p.form.focusField(p.form.rows[2][0].Field)
	p.k.shift(fyne.KeyReturn)
	if !p.holds(p.plan.edit) {
		t.Fatal("Shift+Enter does not go back")
	}
	p.k.text("2")
	if got := p.plan.Text(); got != "2" {
		t.Errorf("typing in a field reached by Shift+Enter gives %q, want the old text replaced", got)
	}
	if p.name.Text() != "Hộ nghèo" {
		t.Errorf("the name became %q", p.name.Text())
	}
}

func TestFormEnterInTheLastFieldCanSave(t *testing.T) {
	p := newFormParts(t)
	saved := 0
	p.form.OnEnter(func() { saved++ })
	p.notes.Focus()
	p.k.shortcut(fyne.KeyModifierControl, fyne.KeyReturn)
	if saved != 1 {
		t.Errorf("saved %d times, want once", saved)
	}
}

func TestFormShowsErrorsBesideTheirField(t *testing.T) {
	p := newFormParts(t)
	err := fmt.Errorf("save: %w", model.Invalid("plan", "Kế hoạch 106 vượt 100%%. Ghi lại."))
	if !p.form.ShowError(err) {
		t.Fatal("the error finds no field")
	}
	field := p.form.rows[1][0].Field
	if field.Error() != "Kế hoạch 106 vượt 100%. Ghi lại." || p.plan.edit.look.edge != Bad || !p.holds(p.plan.edit) {
		t.Errorf("error %q, edge %v", field.Error(), p.plan.edit.look.edge)
	}
	if f := p.form.Fault(); model.Message(f) != field.Error() {
		t.Errorf("Fault gives %v", f)
	}
	tall := p.form.MinSize().Height
	p.k.text("1,06")
	p.k.key(fyne.KeyReturn)
	if field.Error() != "" || p.plan.edit.look.edge == Bad {
		t.Error("the error stays although the field was changed")
	}
	if p.form.MinSize().Height >= tall {
		t.Error("the form stays as high as with the error's line")
	}
	for _, err := range []error{nil, errors.New("disk"), model.Invalid("leader", "x"), model.Invalid("", "x")} {
		if p.form.ShowError(err) {
			t.Errorf("%v was shown beside a field", err)
		}
	}
	p.form.ShowError(model.Invalid("name", "Tên còn trống."))
	p.form.ClearErrors()
	if p.form.Fault() != nil {
		t.Error("ClearErrors leaves an error")
	}
}

func TestFormKnowsWhatIsUnsaved(t *testing.T) {
	p := newFormParts(t)
	changes := 0
	p.form.OnChange(func() { changes++ })
	p.form.MarkUnsaved()
	p.name.SetText("Tỷ lệ hộ nghèo")
	p.plan.SetNumber(model.Num("1.06"))
	p.kind.SetIndex(1)
	if p.form.Changed() || changes != 0 {
		t.Fatal("filling the form counts as a change")
	}
	p.plan.Focus()
	p.k.text("1,10")
	if !p.form.Changed() || changes != 4 || p.plan.edit.look.fill != Unsaved {
		t.Errorf("changed %v with %d calls, ground %v", p.form.Changed(), changes, p.plan.edit.look.fill)
	}
	p.k.send(&fyne.ShortcutSelectAll{})
	p.k.text("1,06")
	if p.form.Changed() || p.plan.edit.look.fill != White {
		t.Error("typing the old number again still counts as unsaved")
	}
	p.kind.Focus()
	p.k.key(fyne.KeyUp)
	if !p.kind.look.unsaved {
		t.Error("a changed choice is not marked")
	}
	p.form.Saved()
	if p.form.Changed() || p.kind.look.unsaved {
		t.Error("saving leaves a mark")
	}
}

func TestFormSharesTheWidth(t *testing.T) {
	p := newFormParts(t)
	wide, narrow := p.form.rows[1][0].Field, p.form.rows[1][1].Field
	room := p.form.Size().Width - formColGap
	if w := wide.Size().Width; w < room*2/3-1 || w > room*2/3+1 {
		t.Errorf("the field of two shares is %g of %g wide", w, room)
	}
	if end := narrow.Position().X + narrow.Size().Width; end > p.form.Size().Width+1 {
		t.Errorf("the row ends at %g of %g", end, p.form.Size().Width)
	}
	p.form.rows[1] = append(p.form.rows[1], FormItem{Field: NewField("", NewRadio([]string{"Số mới nhất", "Cộng các kỳ"}, nil))})
	radio := p.form.rows[1][2].Field
	p.form.Refresh()
	if radio.Size().Width < radio.MinSize().Width || radio.Position().X+radio.Size().Width > p.form.Size().Width+1 {
		t.Errorf("a wide control gets %g of %g and ends at %g", radio.Size().Width, radio.MinSize().Width, radio.Position().X+radio.Size().Width)
	}
	if wide.Position().Y != narrow.Position().Y || p.plan.Size().Height != ControlSize {
		t.Errorf("rows at %g and %g, control %g high", wide.Position().Y, narrow.Position().Y, p.plan.Size().Height)
	}
}

func TestFormFollowsTheKeyboardInItsScroller(t *testing.T) {
	rows := make([][]FormItem, 12)
	for i := range rows {
		rows[i] = []FormItem{{Key: fmt.Sprint(i), Field: NewField("Ô", NewTextBox())}}
	}
	form := NewForm(rows...)
	scroll := container.NewVScroll(form)
	form.Follow(scroll)
	w := showIn(t, scroll, 300, 200)
	shows := func(i int) bool {
		f := rows[i][0].Field
		top := f.Position().Y - scroll.Offset.Y
		return top >= 0 && top+f.Size().Height <= scroll.Size().Height
	}
	form.FocusFirst()
	for i := range 11 {
		typist{w.Canvas()}.key(fyne.KeyReturn)
		if !shows(i + 1) {
			t.Fatalf("field %d has the keyboard and does not show", i+1)
		}
	}
	form.ShowError(model.Invalid("2", "Còn trống."))
	if !shows(2) {
		t.Error("the field with the error does not show")
	}
}
