package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/progress"
)

func TestButtonPresses(t *testing.T) {
	pressed := 0
	b := NewPrimary(IconSave, "Lưu", func() { pressed++ }).Hint("Ctrl+S")
	w := showIn(t, column(b), 300, 100)
	k := typist{w.Canvas()}
	b.Tapped(&fyne.PointEvent{})
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("a clicked button does not take the keyboard")
	}
	k.key(fyne.KeyReturn, fyne.KeySpace, fyne.KeyA)
	if pressed != 3 {
		t.Errorf("pressed %d times, want 3", pressed)
	}
	b.SetReason("Còn 1 ô sai.")
	b.Tapped(&fyne.PointEvent{})
	k.key(fyne.KeyReturn)
	if pressed != 3 || !b.Disabled() || b.Reason() != "Còn 1 ô sai." {
		t.Errorf("a dead button was pressed, reason %q", b.Reason())
	}
	b.SetReason("")
	k.key(fyne.KeyReturn)
	if pressed != 4 || b.Disabled() {
		t.Error("a button without a reason stays dead")
	}
}

// A button must act on what stands in the field that is being typed into.
func TestButtonCommitsTheOpenFieldFirst(t *testing.T) {
	box := NewTextBox()
	committed, seen := "", ""
	box.OnCommit = func(s string) { committed = s }
	b := NewButton("", "Lưu", func() { seen = committed })
	w := showIn(t, column(box, b), 300, 100)
	box.Focus()
	typist{w.Canvas()}.text("Thôn 3")
	b.Tapped(&fyne.PointEvent{})
	if seen != "Thôn 3" {
		t.Errorf("the button saw %q", seen)
	}
}

// Space comes as a key, which presses, and as a letter, which must not land in
// the field that got the keyboard meanwhile.
func TestSpaceThatPressesIsNotTyped(t *testing.T) {
	w := showIn(t, NewNote("x"), 500, 400)
	k := typist{w.Canvas()}
	box, area, date := NewTextBox(), NewTextArea(2), NewDateBox()
	ask := NewButton("", "Thêm", box.Focus)
	more := NewCheck("Ghi chú", func(bool) { w.Canvas().Focus(area.entry) })
	w.SetContent(column(ask, more, box, area, date))
	w.Canvas().Focus(ask)
	k.text(" ")
	if got := box.edit.Text(); got != "" {
		t.Errorf("the space was typed into the box: %q", got)
	}
	w.Canvas().Focus(more)
	k.text(" ")
	if got := area.entry.Text; got != "" {
		t.Errorf("the space was typed into the area: %q", got)
	}
	date.SetDate("2024-06-18")
	date.Focus()
	k.shortcut(fyne.KeyModifierAlt, fyne.KeyDown)
	k.text(" ")
	if got := date.edit.Text(); got != "18/06/2024" {
		t.Errorf("a day picked with Space reads %q", got)
	}
	box.Focus()
	k.text(" a b")
	typed := box.edit.Text()
	w.Canvas().Focus(area.entry)
	k.text(" c d")
	if typed != " a b" || area.entry.Text != " c d" {
		t.Errorf("spaces that were typed: %q, %q", typed, area.entry.Text)
	}
}

func TestTabPassesOverDeadButtons(t *testing.T) {
	a, dead, b := NewButton("", "Một", nil), NewButton("", "Hai", nil), NewButton("", "Ba", nil)
	dead.Disable("x")
	w := showIn(t, column(a, dead, b), 300, 200)
	k := typist{w.Canvas()}
	w.Canvas().Focus(a)
	k.key(fyne.KeyTab)
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("Tab stops at a dead button")
	}
	k.shift(fyne.KeyTab)
	if w.Canvas().Focused() != fyne.Focusable(a) {
		t.Error("Shift+Tab stops at a dead button")
	}
	a.Disable("x")
	b.Disable("x")
	k.key(fyne.KeyTab) // ends although nothing can take the keyboard
}

func TestButtonSizes(t *testing.T) {
	showIn(t, NewButton("", "x", nil), 100, 100)
	for _, tt := range []struct {
		name string
		b    *Button
		high float32
	}{
		{"plain", NewButton("", "Lưu", nil), ControlSize},
		{"small", NewButton("", "Lưu", nil).Small(), SmallSize},
		{"icon alone", NewButton(IconLeft, "", nil), ControlSize},
	} {
		if s := tt.b.MinSize(); s.Height != tt.high {
			t.Errorf("%s is %g high, want %g", tt.name, s.Height, tt.high)
		}
	}
	if s := NewButton(IconLeft, "", nil).MinSize(); s.Width != ControlSize {
		t.Errorf("an icon alone is %g wide, want a square", s.Width)
	}
}

func TestEveryJudgementAndStateHasItsMark(t *testing.T) {
	seen := map[string]string{}
	for _, j := range []progress.Judgement{progress.Met, progress.OnPace, progress.AtRisk, progress.Behind,
		progress.NotMet, progress.NotYetJudged, progress.NoData} {
		shape := string(JudgementMark(j).Content())
		if other, ok := seen[shape]; ok {
			t.Errorf("%s and %s have one mark", j, other)
		}
		seen[shape] = string(j)
	}
	for _, s := range []State{StateDraft, StateReturned, StateNotDue, StateLocked, StateSaved, StateUnsaved, StateInfo} {
		r := StateMark(s)
		if r == nil {
			t.Errorf("%s has no mark", s)
			continue
		}
		if other, ok := seen[string(r.Content())]; ok {
			t.Errorf("%s and %s have one mark", s, other)
		}
		seen[string(r.Content())] = string(s)
	}
	if StateMark(StateNotAsked) != nil {
		t.Error("a report that is not asked for has a mark")
	}
}
