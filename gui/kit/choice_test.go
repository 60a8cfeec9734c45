package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestGridChoices(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(2, 3)
	s.k.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.told(t, "c3=Đạt")
	s.at(t, "choosing with Enter", 3, 3)
	s.k.shortcut(fyne.KeyModifierAlt, fyne.KeyDown)
	s.k.key(fyne.KeyEscape)
	s.told(t)
	s.at(t, "Esc", 3, 3)
	// Typing opens the list at the first item that starts so, accents or not.
	s.k.uniKey("d", "<đ", "a")
	s.k.key(fyne.KeyReturn)
	s.told(t, "d3=Đạt")
	s.grid.Select(0, 3)
	s.k.text("ch")
	s.k.key(fyne.KeyReturn)
	s.told(t, "a3=Chưa đạt")
	s.k.key(fyne.KeyF2, fyne.KeyReturn) // the same choice is no change
	s.told(t)
}

func TestGridTypingWhatIsNoChoiceChoosesNothing(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(2, 3) // an empty cell
	s.k.text("100")
	list, ok := s.w.Canvas().Focused().(*Grid)
	if !ok || list == s.grid {
		t.Fatalf("%T holds the keyboard, want the list", s.w.Canvas().Focused())
	}
	if len(list.foot) != 1 || list.foot[0].Cells[0].Text != "Không có mục “100”" {
		t.Errorf("under the list: %v", list.foot)
	}
	if row, _ := list.Current(); row != -1 {
		t.Errorf("item %d is marked", row)
	}
	pop := s.w.Canvas().Overlays().Top()
	if pop == nil || list.Size().Height < list.FitHeight(-1) {
		t.Errorf("the list is %g high, its rows and the message need %g", list.Size().Height, list.FitHeight(-1))
	}
	s.k.key(fyne.KeyReturn)
	s.told(t)
	if s.w.Canvas().Overlays().Top() == nil {
		t.Fatal("Enter closed the list")
	}
	s.k.key(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	if row, _ := list.Current(); row != 0 || len(list.foot) != 0 {
		t.Errorf("with everything taken back item %d is marked, under the list %v", row, list.foot)
	}
	s.k.text("100")
	s.k.key(fyne.KeyDown, fyne.KeyDown) // choosing by hand
	s.k.text("đ")
	s.k.key(fyne.KeyReturn)
	s.told(t, "c3=Đạt")
}

func TestGridClicksOnChoices(t *testing.T) {
	s := newSheet(t)
	s.cells["d"][3] = "Tốt"
	rows := s.grid.Source().(Rows)
	rows[3].Cells[3].Choice = true
	press(s.grid, 280, 30+3.5*28)
	if s.w.Canvas().Overlays().Top() != nil {
		t.Error("the first click on a choice cell opens its list")
	}
	press(s.grid, 280, 30+3.5*28)
	if s.w.Canvas().Overlays().Top() == nil {
		t.Fatal("a click on the current choice cell opens no list")
	}
	list := s.w.Canvas().Focused().(*Grid)
	press(list, 20, 1.5*28)
	s.told(t, "d3=Khá")
	s.at(t, "choosing with the mouse", 3, 3)
}

func TestListRepeatsOnlyTheEndOfALongText(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(2, 3)
	s.k.text("10061340771149898430Tot")
	list, ok := s.w.Canvas().Focused().(*Grid)
	if !ok || list.foot[0].Cells[0].Text != "Không có mục “…61340771149898430Tot”" {
		t.Errorf("under the list: %v", list.foot)
	}
}
