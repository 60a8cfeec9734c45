package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// dialogOf returns the dialog that lies on top, nil when there is none.
func dialogOf(w fyne.Window) *modal {
	m, _ := w.Canvas().Overlays().Top().(*modal)
	return m
}

func TestConfirmRedIsNeverTheDefault(t *testing.T) {
	done := 0
	w := showIn(t, NewTextBox(), 800, 600)
	k := typist{w.Canvas()}
	ask := func(danger bool) {
		Confirm(w, "Xóa đơn vị", "Xóa hẳn “Thôn 3”?", "Xóa hẳn", danger, func() { done++ })
	}
	ask(true)
	k.key(fyne.KeyReturn)
	if done != 0 || dialogOf(w) != nil {
		t.Errorf("Enter deleted %d times", done)
	}
	ask(true)
	k.shift(fyne.KeyTab)
	k.key(fyne.KeyReturn)
	if done != 1 || dialogOf(w) != nil {
		t.Errorf("the red button reached by Tab acted %d times", done)
	}
	ask(false)
	k.key(fyne.KeyEscape)
	if done != 1 || dialogOf(w) != nil {
		t.Error("Esc does not give up")
	}
	ask(false)
	k.key(fyne.KeyReturn)
	if done != 2 {
		t.Error("Enter does not press the main button")
	}
}

func TestDialogKeepsKeysFromTheWindow(t *testing.T) {
	box, inside := NewTextBox(), NewTextBox()
	w := showIn(t, column(box), 800, 600)
	k := typist{w.Canvas()}
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { t.Errorf("the window got %s", ev.Name) })
	box.Focus()
	pressed := 0
	closeIt := ShowDialog(w, "Thêm", inside, 300, DialogButton{Label: "Lưu", Kind: PrimaryButton,
		Do: func() bool { pressed++; return false }}, DialogButton{Label: "Hủy", Key: "Esc"})
	k.text("trong hộp")
	k.key(fyne.KeyF1, fyne.KeyReturn)
	k.shortcut(fyne.KeyModifierControl, fyne.KeyS)
	k.shortcut(fyne.KeyModifierControl, fyne.KeyP)
	if inside.Text() != "trong hộp" || box.Text() != "" || pressed != 2 {
		t.Errorf("inside %q, below %q, pressed %d times, want 2", inside.Text(), box.Text(), pressed)
	}
	closeIt()
	closeIt()
	if dialogOf(w) != nil || w.Canvas().Focused() != fyne.Focusable(box.edit) {
		t.Error("the field below does not get the keyboard back")
	}
}

func TestDialogAsksForText(t *testing.T) {
	w := showIn(t, NewTextBox(), 800, 600)
	k := typist{w.Canvas()}
	var got []string
	AskText(w, "Đổi tên khối", "Tên khối", "Khối thôn", "Lưu", func(s string) error {
		got = append(got, s)
		if s == "" {
			return model.Invalid("name", "Tên khối còn trống.")
		}
		return nil
	})
	height := cardHeight(w)
	k.key(fyne.KeyDelete, fyne.KeyReturn)
	m := dialogOf(w)
	if m == nil {
		t.Fatal("the dialog closed although the name was refused")
	}
	field := m.body.(*Form).rows[0][0].Field
	if field.Error() != "Tên khối còn trống." {
		t.Errorf("the dialog says %q", field.Error())
	}
	m.Refresh()
	if h := cardHeight(w); h <= height {
		t.Errorf("the card is %g high with the error, %g without", h, height)
	}
	k.text(" Khối  xóm ")
	k.key(fyne.KeyReturn)
	if diff := cmp.Diff([]string{"", "Khối xóm"}, got); diff != "" || dialogOf(w) != nil {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func cardHeight(w fyne.Window) float32 {
	return testRenderer(dialogOf(w)).(*modalRenderer).card.Size().Height
}

func TestAskUnsaved(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"Enter saves", []fyne.KeyName{fyne.KeyReturn}, "save"},
		{"the second discards", []fyne.KeyName{fyne.KeyTab, fyne.KeySpace}, "discard"},
		{"→ goes to the second", []fyne.KeyName{fyne.KeyRight, fyne.KeyReturn}, "discard"},
		{"← goes back, and no further", []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn}, "save"},
		{"→ ends at the last", []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn}, ""},
		{"Esc stays", []fyne.KeyName{fyne.KeyEscape}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := showIn(t, NewTextBox(), 800, 600)
			got := ""
			AskUnsaved(w, "Chỉ tiêu 8 có 1 ô chưa lưu.", func() { got = "save" }, func() { got = "discard" })
			typist{w.Canvas()}.key(tt.keys...)
			if got != tt.want || dialogOf(w) != nil {
				t.Errorf("did %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDialogArrowsPassOverDeadButtons(t *testing.T) {
	w := showIn(t, NewTextBox(), 800, 600)
	k := typist{w.Canvas()}
	ShowDialog(w, "Ba", NewTextBox(), 300, DialogButton{Label: "Một"}, DialogButton{Label: "Hai"}, DialogButton{Label: "Ba"})
	m := dialogOf(w)
	m.buttons[1].Disable("x")
	k.key(fyne.KeyRight) // moves the caret of the box
	if _, ok := w.Canvas().Focused().(*LineEdit); !ok {
		t.Errorf("→ in a box gives the keyboard to %T", w.Canvas().Focused())
	}
	focus(m.buttons[0])
	k.key(fyne.KeyRight)
	if w.Canvas().Focused() != fyne.Focusable(m.buttons[2]) {
		t.Error("→ does not pass over a dead button")
	}
}

// Leaving a page commits the cell being typed into; who stays goes on in the grid.
func TestStayingGivesTheGridTheKeyboardBack(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 1)
	s.k.text("12")
	back := LeaveField(s.w.Canvas())
	s.told(t, "a1=12")
	if s.w.Canvas().Focused() != nil {
		t.Fatalf("%T holds the keyboard", s.w.Canvas().Focused())
	}
	AskLeaving(s.w, "1 ô chưa lưu.", nil, nil, back)
	s.k.key(fyne.KeyEscape)
	if dialogOf(s.w) != nil || s.w.Canvas().Focused() != fyne.Focusable(s.grid) {
		t.Errorf("%T holds the keyboard", s.w.Canvas().Focused())
	}
}

func TestDialogOpenedByADialogStays(t *testing.T) {
	w := showIn(t, NewTextBox(), 800, 600)
	k := typist{w.Canvas()}
	ShowDialog(w, "Một", NewNote("x"), 300, DialogButton{Label: "Tiếp", Do: func() bool {
		ShowError(w, model.Errorf(model.CodeDiskFull, "Đĩa đầy."))
		return true
	}})
	k.key(fyne.KeyReturn)
	m := dialogOf(w)
	if m == nil || m.body.(*Words).Text() != "Đĩa đầy." || len(w.Canvas().Overlays().List()) != 1 {
		t.Fatal("the second dialog went with the first")
	}
	k.key(fyne.KeyReturn)
	if dialogOf(w) != nil {
		t.Error("Enter does not close it")
	}
}

func TestDialogFitsASmallWindow(t *testing.T) {
	w := showIn(t, NewTextBox(), 400, 300)
	rows := make([][]FormItem, 12)
	for i := range rows {
		rows[i] = []FormItem{{Field: NewField("Ô", NewTextBox())}}
	}
	ShowDialog(w, "Dài", NewForm(rows...), 600, DialogButton{Label: "Lưu"})
	r := testRenderer(dialogOf(w)).(*modalRenderer)
	if bottom := r.card.Position().Y + r.card.Size().Height; bottom > 300 || r.card.Size().Width > 400 {
		t.Errorf("the card ends at %g and is %g wide in a window of 400×300", bottom, r.card.Size().Width)
	}
}
