package reports

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// bars returns the texts of the notices that a shell would still show: one with
// a Key replaces the earlier of that key, and takes it away without a text.
func (w *world) bars() []string {
	var shown []kit.Notice
	for _, n := range w.Notices {
		for i, old := range shown {
			if n.Key != "" && old.Key == n.Key {
				shown = append(shown[:i:i], shown[i+1:]...)
				break
			}
		}
		if n.Text != "" {
			shown = append(shown, n)
		}
	}
	texts := make([]string, len(shown))
	for i, n := range shown {
		texts[i] = n.Text
	}
	return texts
}

func TestNumberTheBookCannotKeepIsWrong(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "12a", colValue)
	w.Type("99999999999999999999999\n")
	if c := w.cell(s, "12a", colValue); c.Fill != kit.FillWrong {
		t.Errorf("the cell shows %+v", c)
	}
	if bars := w.bars(); len(bars) != 0 {
		t.Errorf("told %q", bars)
	}
	guitest.WantText(t, s.Unsaved(), "1 ô sai")
	guitest.WantText(t, s.values.warn.Text(), "Dòng 12a: ")
	guitest.WantText(t, s.values.warn.Text(), "quá lớn")
	if f, ok := s.report.fault(-1, -1); !ok || f.retry {
		t.Errorf("the fault is %+v, want one that cannot be tried again", f)
	}
	w.at(s, "12a", colValue)
	w.Type("4\n")
	if got := s.Unsaved(); got != "" || s.values.warn.Visible() {
		t.Errorf("after a right number: unsaved %q, the foot shows %v", got, s.values.warn.Visible())
	}
}

func TestWrongCellOfABlockKeepsNoOtherOut(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Paste("99,2\r\n99999999999999999999999\r\n2\r\n")
	for number, want := range map[string]string{"11": "99,2", "12a": "3", "12b": "2"} {
		if got := vn.FormatNumber(w.Stored("Thôn 3", number).Value.Figure.Number, ""); got != want {
			t.Errorf("the book holds %q in %s, want %s", got, number, want)
		}
	}
	guitest.WantText(t, s.Unsaved(), "Thôn 3 có 1 ô sai")
}

func TestBarGoesWithItsCause(t *testing.T) {
	for _, c := range []struct {
		name string
		mend func(w *world, s *entryScreen)
	}{
		{"the cell is saved", func(w *world, s *entryScreen) { s.Save(func(bool) {}) }},
		{"another number is saved", func(w *world, s *entryScreen) { w.at(s, "11", colValue); w.Type("99\n") }},
		{"the cell is emptied", func(w *world, s *entryScreen) { w.at(s, "11", colValue); w.Press(fyne.KeyDelete) }},
		{"it is undone", func(w *world, s *entryScreen) { w.Shortcut(&fyne.ShortcutUndo{}); w.Shortcut(&fyne.ShortcutUndo{}) }},
		{"the change is given up", func(w *world, s *entryScreen) { s.Discard() }},
	} {
		w := newWorld(t)
		svc := &failing{Service: w.Svc, err: model.Errorf(model.CodeDiskFull, "Ổ đĩa đầy, chưa lưu được.")}
		s := w.entryWith(svc, "Thôn 3")
		w.at(s, "11", colValue)
		w.Type("99,2\n")
		if bars := w.bars(); len(bars) != 1 {
			t.Fatalf("%s: told %q", c.name, bars)
		}
		w.at(s, "12b", colValue)
		w.Type("2\n")
		if bars := w.bars(); len(bars) != 1 {
			t.Fatalf("%s: two failures are told as %q", c.name, bars)
		} else {
			guitest.WantText(t, bars[0], "Chưa lưu được 2 ô")
		}
		svc.err = nil
		w.at(s, "12b", colValue)
		w.Type("1\n")
		guitest.WantText(t, w.bars()[0], "Chưa lưu được 1 ô")
		w.Shortcut(&fyne.ShortcutUndo{})
		c.mend(w, s)
		if bars := w.bars(); len(bars) != 0 {
			t.Errorf("%s: still told %q", c.name, bars)
		}
	}
}

func TestBarOfAPasteGoesWhenItIsUndone(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "12b", colValue)
	w.Paste("2\r\n95\r\n")
	w.at(s, "12a", colValue)
	w.Type("4\n")
	w.Shortcut(&fyne.ShortcutUndo{})
	if bars := w.bars(); len(bars) != 1 {
		t.Fatalf("undoing a later step leaves %q", bars)
	}
	w.Shortcut(&fyne.ShortcutUndo{})
	if bars := w.bars(); len(bars) != 0 {
		t.Errorf("undoing the paste leaves %q", bars)
	}
}
