package reports

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestFormulaBarNeverMovesTheGrid(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "1d", colValue)
	w.Type("40\n")
	w.at(s, "1a", colNote)
	w.Type(strings.Repeat("chờ số của hợp tác xã. ", 30) + "\n")
	height, top := s.values.bar.content.Size().Height, s.values.grid.Position().Y
	for i := range s.report.entry.Rows {
		for _, col := range []int{colValue, colNote} {
			s.values.grid.Select(i, col)
			if got, y := s.values.bar.content.Size().Height, s.values.grid.Position().Y; got != height || y != top {
				t.Errorf("row %d: the bar is %g high and the grid at %g, want %g and %g", i, got, y, height, top)
			}
			if got := s.values.bar.words.MinSize().Height; got > twoLines()+1 {
				t.Errorf("row %d: the words are %g high, the bar has room for %g", i, got, twoLines())
			}
		}
	}
	for _, width := range []float32{820, 1400} {
		w.Win.Resize(fyne.NewSize(width, 640))
		if got := s.values.bar.content.Size().Height; got != height {
			t.Errorf("in a window of %g the bar is %g high, want %g", width, got, height)
		}
	}
}

func TestCutTextOpensWhole(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "1a", colNote)
	w.Type(strings.Repeat("chờ số của hợp tác xã. ", 30) + "cuối cùng.\n")
	w.at(s, "1a", colNote)
	guitest.WantText(t, s.values.bar.words.Text(), "chờ số của hợp tác xã. … Xem đủ")
	guitest.WantText(t, s.Keys(), "Ctrl+E: xem đủ")
	s.Shortcut(guitest.Ctrl(fyne.KeyE))
	if !w.Asked() {
		t.Fatal("Ctrl+E opened nothing")
	}
	w.Press(fyne.KeyEscape)
	if w.Asked() || w.Win.Canvas().Focused() != s.values.grid {
		t.Error("Esc does not go back to the grid")
	}
	w.at(s, "9", colValue)
	if strings.Contains(s.Keys(), "Ctrl+E") || strings.Contains(s.values.bar.words.Text(), "Xem đủ") {
		t.Errorf("a text that shows whole is offered again: %s", s.values.bar.words.Text())
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"Cao hơn nhiều. Kiểm tra lại. 1d. Sản lượng là 5 tấn. ": {"Cao hơn nhiều. ", "Kiểm tra lại. ", "1d. Sản lượng là 5 tấn. ", ""},
		"12a. ": {"12a. "}, "": {""},
	} {
		if got := splitSentences(text); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q is cut into %q", text, got)
		}
	}
}

func TestShorten(t *testing.T) {
	text := []kit.Span{{Text: "Tên dài", Bold: true}, {Text: " – đơn vị. Câu một. Câu hai dài hơn."}}
	end := []kit.Span{{Text: " …"}, {Text: " Xem đủ"}}
	for _, c := range []struct {
		room int
		want string
	}{
		{47, "Tên dài – đơn vị. Câu một. … Xem đủ"},
		{36, "Tên dài – đơn vị. Câu một. … Xem đủ"},
		{34, "Tên dài – đơn vị. … Xem đủ"},
		{20, "Tên dài – … Xem đủ"},
		{3, " … Xem đủ"},
	} {
		got := shorten(text, end, func(s []kit.Span) bool { return len([]rune(spanText(s))) <= c.room })
		if spanText(got) != c.want {
			t.Errorf("in room for %d: %q, want %q", c.room, spanText(got), c.want)
		}
		if c.room > 10 && !got[0].Bold {
			t.Errorf("in room for %d the looks are lost: %+v", c.room, got)
		}
	}
}
