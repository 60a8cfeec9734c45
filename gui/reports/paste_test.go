package reports

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/vn"
	"sothidua/gui/kit"
)

func TestPasteSavesTheReadableCellsInOneStep(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Paste("99,2\t99,6\tđủ thẻ\r\n4\tnhiều\t\r\n2\t3\tmới\r\n")
	got := w.Stored("Thôn 3", "11").Value
	if vn.FormatNumber(got.Figure.Number, "") != "99,2" || vn.FormatNumber(got.Estimate, "") != "99,6" || got.Note != "đủ thẻ" {
		t.Errorf("11 holds %+v", got)
	}
	if got := w.Stored("Thôn 3", "12a").Value; vn.FormatNumber(got.Figure.Number, "") != "4" || vn.FormatNumber(got.Estimate, "") != "5" {
		t.Errorf("12a holds %+v, want the result pasted and the estimate kept", got)
	}
	if c := w.cell(s, "12a", colEstimate); c.Text != "nhiều" || c.Fill != kit.FillWrong {
		t.Errorf("the unreadable cell shows %+v", c)
	}
	w.Shortcut(&fyne.ShortcutUndo{})
	for number, want := range map[string]string{"11": "", "12a": "3", "12b": "1"} {
		if got := vn.FormatNumber(w.Stored("Thôn 3", number).Value.Figure.Number, ""); got != want {
			t.Errorf("after one Ctrl+Z %s holds %q, want %q", number, got, want)
		}
	}
	if c := w.cell(s, "12a", colEstimate); c.Text != "5" {
		t.Errorf("after Ctrl+Z the estimate shows %+v", c)
	}
}

func TestPasteTellsWhatItLeftOut(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "12b", colValue)
	w.Paste("2\r\n95\r\n-\r\nTốt\r\nGiữ vững\r\nthừa\r\n")
	if got, want := w.Told(), "Đã dán, bỏ qua 1 ô rơi vào ô khóa, 1 dòng nằm dưới dòng cuối."; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	if got := w.Stored("Thôn 3", "14").Value.Figure.Choice; got != "Tốt" {
		t.Errorf("14 holds %q", got)
	}
}
