package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

func TestTextBoxCleansOnlyWhenLeft(t *testing.T) {
	box, next := NewTextBox(), NewTextBox()
	var got []string
	box.OnCommit = func(s string) { got = append(got, s) }
	w := showIn(t, column(box, next), 300, 100)
	k := typist{w.Canvas()}
	box.Focus()
	k.text("  Tru\u031Bo\u031B\u0300ng  THCS ")
	if box.edit.Text() != "  Tru\u031Bo\u031B\u0300ng  THCS " {
		t.Errorf("the text changed while typing: %q", box.edit.Text())
	}
	if box.Text() != "Trường THCS" {
		t.Errorf("Text gives %q, want it cleaned", box.Text())
	}
	k.key(fyne.KeyTab)
	if w.Canvas().Focused() != fyne.Focusable(next.edit) {
		t.Fatal("Tab does not go to the next box")
	}
	if box.edit.Text() != "Trường THCS" {
		t.Errorf("the box shows %q after it was left", box.edit.Text())
	}
	k.shift(fyne.KeyTab)
	k.key(fyne.KeyTab)
	if diff := cmp.Diff([]string{"Trường THCS"}, got); diff != "" {
		t.Errorf("commits (-want +got):\n%s", diff)
	}
}

func TestTextBoxReachedByTabSelectsItsText(t *testing.T) {
	a, b := NewTextBox(), NewTextBox()
	b.SetText("cũ")
	w := showIn(t, column(a, b), 300, 100)
	k := typist{w.Canvas()}
	a.Focus()
	k.key(fyne.KeyTab)
	k.text("mới")
	if b.Text() != "mới" {
		t.Errorf("typing after Tab gives %q, want the old text replaced", b.Text())
	}
	// A window that goes to the back and returns must not select: the next
	// letter would wipe out what was typed.
	b.edit.FocusLost()
	b.edit.FocusGained()
	k.text("!")
	if b.Text() != "mới!" {
		t.Errorf("after the window returned the text is %q", b.Text())
	}
}

func TestTextBoxTellsTypingAfterAPause(t *testing.T) {
	box := NewTextBox()
	var got []string
	box.OnTyping = func(s string) { got = append(got, s) }
	var clock fakeClock
	box.typing.wait = clock.wait
	w := showIn(t, column(box), 300, 100)
	k := typist{w.Canvas()}
	box.Focus()
	k.uniKey("tie", "<ê")
	clock.pass(200 * time.Millisecond)
	k.uniKey("ng", "<<<ếng")
	clock.pass(200 * time.Millisecond)
	if len(got) != 0 {
		t.Errorf("told %q before the pause", got)
	}
	clock.pass(200 * time.Millisecond)
	if diff := cmp.Diff([]string{"tiếng"}, got); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestSearchBox(t *testing.T) {
	var got []string
	box := NewSearchBox("Tìm trên trang", func(q string) { got = append(got, q) }).Hint("Ctrl+F")
	var clock fakeClock
	box.typing.wait = clock.wait
	w := showIn(t, column(box), 300, 100)
	k := typist{w.Canvas()}
	escapes := 0
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { escapes++ })
	box.Focus()
	k.text("thon ")
	clock.pass(searchPause)
	k.text("3")
	k.key(fyne.KeyReturn) // does not wait
	k.key(fyne.KeyReturn)
	k.key(fyne.KeyEscape)
	if diff := cmp.Diff([]string{"thon", "thon 3", ""}, got); diff != "" {
		t.Errorf("searches (-want +got):\n%s", diff)
	}
	if box.Text() != "" || escapes != 0 {
		t.Errorf("Esc leaves %q and reaches the window %d times", box.Text(), escapes)
	}
	k.key(fyne.KeyEscape)
	if escapes != 1 {
		t.Error("Esc in an empty box does not reach the window")
	}
}

func TestNumberBoxReadsOnLeaving(t *testing.T) {
	for _, tt := range []struct{ unit, typed, shown, remark, bad string }{
		{"%", "99,6", "99,6", "", ""},
		{"%", "99,6%", "99,6", "", ""},
		{"%", "99.6", "99,6", "Hiểu là 99,6", ""},
		{"tấn", "5350", "5.350", "", ""},
		{"tấn", "5.350", "5.350", "Hiểu là 5350. Phần lẻ thì ghi dấu phẩy: 5,350", ""},
		{"tấn", "1,234", "1,234", "Hiểu là 1 phẩy 234. Hàng nghìn thì ghi dấu chấm: 1.234", ""},
		{"tấn", "1.234,5", "1.234,5", "", ""},
		{"đồng", "60,5 triệu", "60.500.000", "Hiểu là 60.500.000 đồng", ""},
		{"tấn", "", "", "", ""},
		{"người", "khoảng 3", "khoảng 3", "", "“khoảng 3” không phải một số chính xác. Chỉ ghi số, phần giải thích ghi ở ghi chú. Ghi số kiểu Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần lẻ, ví dụ 1.234,5 hoặc 99,6."},
	} {
		t.Run(tt.typed+" "+tt.unit, func(t *testing.T) {
			box, next := NewNumberBox(tt.unit), NewTextBox()
			box.SetNumber(model.Num("7"))
			field := NewField("Kế hoạch", box)
			committed := 0
			box.OnCommit = func() { committed++ }
			w := showIn(t, column(field, next), 300, 120)
			k := typist{w.Canvas()}
			box.Focus()
			k.key(fyne.KeyDelete)
			k.text(tt.typed)
			if box.edit.Text() != tt.typed {
				t.Errorf("the text changed while typing: %q", box.edit.Text())
			}
			k.key(fyne.KeyTab)
			if box.edit.Text() != tt.shown || committed != 1 {
				t.Errorf("shows %q after %d commits, want %q after 1", box.edit.Text(), committed, tt.shown)
			}
			if field.remark != tt.remark || field.Error() != tt.bad {
				t.Errorf("remark %q, error %q", field.remark, field.Error())
			}
			if n, err := box.Number(); (err != nil) != (tt.bad != "") || err == nil && n.Valid != (tt.typed != "") {
				t.Errorf("Number gives %v, %v", n, err)
			}
		})
	}
}

func TestNumberBoxSaysWhileTypingWhatItReads(t *testing.T) {
	box := NewNumberBox("")
	field := NewField("Kế hoạch", box)
	w := showIn(t, column(field), 300, 120)
	k := typist{w.Canvas()}
	box.Focus()
	k.text("5.350")
	if want := "Hiểu là 5350. Phần lẻ thì ghi dấu phẩy: 5,350"; field.line.Text() != want {
		t.Errorf("the line below says %q, want %q", field.line.Text(), want)
	}
	box.SetNumber(model.Num("-0.35"))
	if box.Text() != "-0,35" && box.Text() != "−0,35" || field.line.Text() != "" {
		t.Errorf("shows %q and says %q", box.Text(), field.line.Text())
	}
}

func TestDateBoxReadsEverySpelling(t *testing.T) {
	for _, tt := range []struct {
		typed, shown string
		want         model.Date
		bad          bool
	}{
		{"5/3/2026", "05/03/2026", "2026-03-05", false},
		{"05032026", "05/03/2026", "2026-03-05", false},
		{"5-3-26", "05/03/2026", "2026-03-05", false},
		{"5.3.2026", "05/03/2026", "2026-03-05", false},
		{"", "", "", false},
		{"31/2/2026", "31/2/2026", "", true},
		{"hôm qua", "hôm qua", "", true},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			box, next := NewDateBox(), NewTextBox()
			field := NewField("Ngày nhận", box)
			w := showIn(t, column(field, next), 300, 120)
			k := typist{w.Canvas()}
			box.Focus()
			k.text(tt.typed)
			k.key(fyne.KeyTab)
			got, err := box.Date()
			if got != tt.want || (err != nil) != tt.bad || box.edit.Text() != tt.shown {
				t.Errorf("date %q, %v, shown %q; want %q shown %q", got, err, box.edit.Text(), tt.want, tt.shown)
			}
			if (field.Error() != "") != tt.bad || (box.edit.look.edge == Bad) != tt.bad {
				t.Errorf("error %q, edge %v", field.Error(), box.edit.look.edge)
			}
		})
	}
}

func TestDateBoxPicksFromAMonth(t *testing.T) {
	box := NewDateBox()
	box.today = func() model.Date { return "2026-03-31" }
	commits := 0
	box.OnCommit = func() { commits++ }
	w := showIn(t, column(box), 400, 500)
	k := typist{w.Canvas()}
	box.Focus()
	k.shortcut(fyne.KeyModifierAlt, fyne.KeyDown)
	m, ok := w.Canvas().Focused().(*monthView)
	if !ok {
		t.Fatal("Alt+↓ opens no month")
	}
	k.key(fyne.KeyPageUp)
	if m.at != "2026-02-28" {
		t.Errorf("a month before 31/03 the day is %s, want the last of February", m.at)
	}
	k.key(fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn)
	if got, _ := box.Date(); got != "2026-03-06" || commits != 1 {
		t.Errorf("picked %s with %d commits, want 2026-03-06 with 1", got, commits)
	}
	if w.Canvas().Focused() != fyne.Focusable(box.edit) {
		t.Error("the box does not get the keyboard back")
	}

	box.open()
	m = w.Canvas().Focused().(*monthView)
	if first := m.first(); first != "2026-02-23" {
		t.Errorf("March 2026 begins with Monday %s, want 2026-02-23", first)
	}
	at := func(col, row float32) fyne.Position {
		return fyne.NewPos(monthPad+monthCell*(col+0.5), monthPad+monthRow*(row+0.5))
	}
	m.Tapped(&fyne.PointEvent{Position: at(6, 0)})
	if m.at != "2026-04-06" {
		t.Errorf("a click on › shows %s", m.at)
	}
	m.Tapped(&fyne.PointEvent{Position: at(2, 2)}) // Wednesday of the first week
	if got, _ := box.Date(); got != "2026-04-01" {
		t.Errorf("a click on the first Wednesday of April 2026 picks %s", got)
	}
	box.open()
	k.key(fyne.KeyRight, fyne.KeyEscape)
	if got, _ := box.Date(); got != "2026-04-01" {
		t.Errorf("Esc left %s", got)
	}
}

func TestSelect(t *testing.T) {
	var got []int
	s := NewSelect([]string{"Khối thôn", "Khối trường học", "Khối đoàn thể", "Đội xung kích"}, func(i int) { got = append(got, i) })
	next := NewTextBox()
	w := showIn(t, column(s, next), 300, 400)
	k := typist{w.Canvas()}
	if s.Index() != -1 || s.Text() != "" {
		t.Errorf("a new box holds %d %q", s.Index(), s.Text())
	}
	s.Focus()
	k.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if diff := cmp.Diff([]int{0, 1, 0}, got); diff != "" {
		t.Errorf("↑ and ↓ pick (-want +got):\n%s", diff)
	}
	k.uniKey("d", "<đ", "oa")
	k.key(fyne.KeyReturn)
	if s.Text() != "Khối đoàn thể" {
		t.Errorf("typing “đoa” picks %q", s.Text())
	}
	if w.Canvas().Focused() != fyne.Focusable(s) {
		t.Error("the box does not get the keyboard back")
	}
	k.uniKey("khoi t", "<d")
	k.key(fyne.KeyReturn)
	if s.Index() != 2 {
		t.Errorf("taking a letter back picks %d", s.Index())
	}
	k.key(fyne.KeyReturn, fyne.KeyUp, fyne.KeyEscape)
	if s.Index() != 2 {
		t.Errorf("Esc picks %d", s.Index())
	}
	s.SetIndex(1)
	s.SetItems([]string{"Khối thôn", "Khối doanh nghiệp", "Khối trường học"})
	if s.Index() != 2 {
		t.Errorf("a new list moves the choice to %d, want 2", s.Index())
	}
	s.SetItems([]string{"Khối thôn"})
	if s.Index() != -1 {
		t.Errorf("a list without the choice leaves %d", s.Index())
	}
	n := len(got)
	s.Disable("Chọn năm trước.")
	s.Tapped(&fyne.PointEvent{})
	k.key(fyne.KeyDown)
	if s.Index() != -1 || len(got) != n || len(w.Canvas().Overlays().List()) > 0 || s.Reason() != "Chọn năm trước." {
		t.Error("a locked box can be changed")
	}
}

func TestCheckAndRadio(t *testing.T) {
	var ticked []bool
	var picked []int
	c := NewCheck("Việc khó", func(on bool) { ticked = append(ticked, on) })
	r := NewRadio([]string{"Số mới nhất", "Cộng các kỳ"}, func(i int) { picked = append(picked, i) })
	w := showIn(t, column(c, r), 400, 100)
	k := typist{w.Canvas()}
	w.Canvas().Focus(c)
	k.text(" ")
	c.Tapped(&fyne.PointEvent{})
	c.SetOn(true)
	if diff := cmp.Diff([]bool{true, false}, ticked); diff != "" || !c.On() {
		t.Errorf("ticks (-want +got):\n%s", diff)
	}
	k.key(fyne.KeyTab, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	r.Tapped(&fyne.PointEvent{Position: fyne.NewPos(tickWidth("Số mới nhất")+tickApart+5, 10)})
	r.Tapped(&fyne.PointEvent{Position: fyne.NewPos(tickWidth("Số mới nhất")+5, 10)})
	if diff := cmp.Diff([]int{0, 1, 0, 1}, picked); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
	col := NewRadioColumn([]string{"a", "b", "c"}, nil)
	col.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 2.5*tickHeight)})
	if col.Index() != 2 {
		t.Errorf("a click on the third of a column chooses %d", col.Index())
	}
	r.Disable()
	k.key(fyne.KeyLeft)
	if r.Index() != 1 {
		t.Error("a locked choice changes")
	}
}

func TestTextArea(t *testing.T) {
	a, next := NewTextArea(3), NewTextBox()
	var got []string
	a.OnCommit = func(s string) { got = append(got, s) }
	w := showIn(t, column(a, next), 300, 200)
	k := typist{w.Canvas()}
	reached := map[fyne.KeyName]bool{}
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { reached[ev.Name] = true })
	a.Focus()
	k.uniKey("tie", "<ê", "ng", "<<<ếng")
	k.key(fyne.KeyReturn)
	k.text("hai  e\u0302\u0301 ")
	k.key(fyne.KeyF6)
	k.key(fyne.KeyEscape)
	if !reached[fyne.KeyEscape] || !reached[fyne.KeyF6] {
		t.Errorf("the window has %v, want Esc and F6", reached)
	}
	k.key(fyne.KeyTab)
	want := "tiếng\nhai ế"
	if diff := cmp.Diff([]string{want}, got); diff != "" || a.entry.Text != want {
		t.Errorf("commits (-want +got):\n%s shown %q", diff, a.entry.Text)
	}
	if w.Canvas().Focused() != fyne.Focusable(next.edit) {
		t.Error("Tab does not leave the area")
	}
	a.SetText("khóa")
	a.Disable()
	w.Canvas().Focus(a.entry)
	k.text("x")
	if a.Text() != "khóa" || len(got) != 1 {
		t.Errorf("a locked area became %q", a.Text())
	}
}

func TestSelectShowsLessWhenClosed(t *testing.T) {
	s := NewSelect([]string{"Trang 1/2  I. TỔNG QUAN", "Trang 2/2"}, nil).ShowClosed(func(i int) string { return []string{"Trang 1/2", "Trang 2/2"}[i] })
	if s.shown() != "" {
		t.Errorf("nothing is chosen, and it shows %q", s.shown())
	}
	s.SetIndex(0)
	if s.shown() != "Trang 1/2" || s.Text() != "Trang 1/2  I. TỔNG QUAN" {
		t.Errorf("it shows %q of %q", s.shown(), s.Text())
	}
}
