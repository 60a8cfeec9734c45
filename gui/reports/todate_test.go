package reports

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// quarters puts two quarters into the calendar, with what Thôn 6 reported for
// 12b in the first, and goes to the second.
func (w *world) quarters() {
	w.T.Helper()
	ctx := context.Background()
	for _, code := range []model.PeriodCode{"Q1", "Q2"} {
		if err := w.Svc.SavePeriod(ctx, model.Period{Year: 2024, Code: code, Deadline: code.LastDay(2024)}); err != nil {
			w.T.Fatal(err)
		}
	}
	v := w.Stored("Thôn 6", "12b").Value
	v.Figure = model.Of(model.Num("2"))
	if err := w.Svc.SaveValue(ctx, w.Unit("Thôn 6").ID, 2024, "Q1", v); err != nil {
		w.T.Fatal(err)
	}
	w.Scope.Code = "Q2"
}

func TestSumToDateIsAddedUpOrTyped(t *testing.T) {
	w := newWorld(t)
	w.quarters()
	s := w.entry("Thôn 6")
	w.at(s, "12b", colValue)
	w.Type("3\n")
	if c := w.cell(s, "12b", colToDate); c.Text != "5" || c.Tone != kit.ToneMuted || c.Fill != kit.FillNone {
		t.Errorf("the sum shows %+v", c)
	}
	number, spans := formula(s.report, s.values.grid.RowByKey("12b"), colValue)
	if text := spanText(spans); number != "12b" {
		t.Errorf("the bar tells of %s: %s", number, text)
	} else {
		guitest.WantText(t, text, "Kỳ trước (quý I): 2.")
	}
	w.at(s, "12b", colToDate)
	w.Type("9\n")
	if c := w.cell(s, "12b", colToDate); c.Text != "9" || c.Fill != kit.FillWarn {
		t.Errorf("the clash shows %+v", c)
	}
	_, spans = formula(s.report, s.values.grid.RowByKey("12b"), colToDate)
	guitest.WantText(t, spanText(spans), "Từ đầu năm gõ 9, cộng các kỳ được 5.")
	w.at(s, "12b", colToDate)
	w.Press(fyne.KeyF4)
	if v := w.Stored("Thôn 6", "12b").Value; v.ToDate.Valid {
		t.Errorf("the book holds %+v", v)
	}
	if c := w.cell(s, "12b", colToDate); c.Text != "5" || c.Fill != kit.FillNone {
		t.Errorf("after taking the sum the cell shows %+v", c)
	}
	w.Shortcut(&fyne.ShortcutUndo{})
	if v := w.Stored("Thôn 6", "12b").Value; model.Plain(v.ToDate) != "9" {
		t.Errorf("after undoing the book holds %+v", v)
	}
}

func spanText(spans []kit.Span) string {
	text := ""
	for _, s := range spans {
		text += s.Text
	}
	return text
}

func TestSumToDateIsLockedFromJanuary(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "12b", colToDate)
	w.Type("7")
	guitest.WantText(t, w.Status, computedWhy)
	if c := w.cell(s, "12b", colToDate); c.Text != "1" || c.Fill != kit.FillLocked {
		t.Errorf("the cell shows %+v", c)
	}
}

func TestBlockOfAWorkbookLeavesTheSumOut(t *testing.T) {
	w := newWorld(t)
	w.quarters()
	s := w.entry("Thôn 6")
	for n, want := range map[int][]int{
		1: {colValue}, 2: {colValue, colEstimate}, 3: {colValue, colEstimate, colNote}, 4: {colValue, colEstimate, colToDate, colNote},
	} {
		got := s.report.columnsFor(colValue, n)
		for i := range want {
			if len(got) != n || got[i] != want[i] {
				t.Errorf("%d columns fall on %v, want %v", n, got, want)
				break
			}
		}
	}
}
