package reports

import (
	"testing"

	"sothidua/data/model"
	"sothidua/gui/guitest"
)

func TestFootTellsOfADoubtfulCell(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "1d", colValue)
	w.Type("35800\n")
	w.at(s, "12a", colValue)
	if !s.values.doubt.Visible() {
		t.Fatal("the foot tells of no doubt")
	}
	guitest.WantText(t, s.values.doubt.Text(), "Dòng 1a: 1d. Sản lượng lúa là 35.800 tấn")
	guitest.WantText(t, s.values.doubt.Text(), "Tới ô")
	w.at(s, "1d", colValue)
	if got, want := s.values.doubt.Text(), "Dòng 1d: 35.800 tấn cao hơn nhiều so với kế hoạch 690 tấn, năm trước 682 tấn. Để sau"; got != want {
		t.Errorf("on the cell itself the foot says %q, want %q", got, want)
	}
	w.at(s, "11", colValue)
	w.Type("992\n")
	if s.values.doubt.Visible() || !s.values.warn.Visible() {
		t.Error("a doubt is told of while a cell is wrong")
	}
	w.at(s, "11", colValue)
	w.Type("99\n")
	if !s.values.doubt.Visible() || s.values.warn.Visible() {
		t.Error("the doubt is not told of again")
	}
	for d, ok := s.report.suspect(-1, -1); ok; d, ok = s.report.suspect(-1, -1) {
		s.report.passed[d.key] = d.why
	}
	s.values.tell()
	if s.values.doubt.Visible() {
		t.Error("a doubt that was passed over is told of")
	}
	w.at(s, "1d", colValue)
	w.Type("35900\n")
	if !s.values.doubt.Visible() {
		t.Error("another number in the cell raises no doubt")
	}
}

func TestSuspects(t *testing.T) {
	r := reportOf(t)
	if d, ok := r.suspect(-1, -1); ok {
		t.Errorf("an ordinary report has the doubt %+v", d)
	}
	r.entry.Rows[0].Value.Recheck = true // the office's own mark needs no reason
	r.entry.Rows[1].Warning = "Gấp đôi kế hoạch."
	r.entry.Rows[3].Warning = "Kém năm trước."
	for _, c := range []struct {
		row  int
		want string
	}{{-1, "12a"}, {0, "12a"}, {3, "6"}} {
		if d, ok := r.suspect(c.row, colValue); !ok || d.number != c.want {
			t.Errorf("at row %d the doubt is %+v, %v, want %s", c.row, d, ok, c.want)
		}
	}
}

func TestFarPercentIsCapped(t *testing.T) {
	r := reportOf(t)
	for _, c := range []struct {
		percent string
		falling bool
		text    string
		exact   string // in the formula bar
	}{
		{"999", false, "999,0", ""}, {"-99", false, "−99,0", ""},
		{"19345.64", false, ">999", "Bằng 19.345,6% kế hoạch."}, {"-800", true, "<−99 ↓", "Bằng −800,0% kế hoạch."},
	} {
		r.entry.Rows[0].Row.Percent, r.entry.Rows[0].Row.Falling = model.Num(c.percent), c.falling
		if got := entryRows(r)[0].Cells[colPercent].Text; got != c.text {
			t.Errorf("%s%% shows as %q, want %q", c.percent, got, c.text)
		}
		_, spans := formula(r, 0, colValue)
		if c.exact != "" {
			guitest.WantText(t, spanText(spans), c.exact)
		} else if capped(r.entry.Rows[0].Row) {
			t.Errorf("%s%% is capped", c.percent)
		}
	}
}

func TestFootOfTwoLinesMovesNothing(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	height := s.values.grid.Size().Height
	w.at(s, "1d", colValue)
	w.Type("40\n")
	if !s.values.doubt.Visible() || s.values.grid.Size().Height != height {
		t.Errorf("with a doubt in the foot the grid is %g high, without %g", s.values.grid.Size().Height, height)
	}
	w.at(s, "11", colValue)
	w.Type("992\n")
	if !s.values.warn.Visible() || s.values.grid.Size().Height != height {
		t.Errorf("with a wrong cell in the foot the grid is %g high, without %g", s.values.grid.Size().Height, height)
	}
}
