package system

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// calendar reads what the book holds.
func (w *world) calendar() model.WorkCalendar {
	w.T.Helper()
	c, err := w.Svc.Calendar(context.Background())
	if err != nil {
		w.T.Fatal(err)
	}
	return c
}

func TestDaysOffAreProposedTypedAndSaved(t *testing.T) {
	w := newWorld(t)
	if err := w.Svc.SavePeriod(context.Background(), model.Period{Year: 2024, Code: model.H1, Deadline: "2024-06-15"}); err != nil {
		t.Fatal(err)
	}
	s := newPeriods(w.Env, w.Svc)
	w.show(s)
	w.TabTo("Ngày nghỉ…")
	w.Press(fyne.KeySpace) // the first control: move deadlines
	w.TabTo("Thêm ngày lễ cố định 2024")
	w.TabTo("Bỏ ngày đang chọn") // the first, on which the grid stands
	w.toDay()
	w.Type("31/02/2024\n")
	w.TabTo("Lưu")
	if !w.Asked() || len(w.calendar().Holidays) != 0 {
		t.Fatal("a day that is not on the calendar was taken")
	}
	w.toDay()
	w.Type("17/6/2024\nNgày hội xã")
	w.TabTo("Lưu") // also what was not added yet
	if w.Asked() {
		t.Fatal("the dialog stays")
	}
	want := model.WorkCalendar{Shift: true, Holidays: []model.Holiday{{Date: "2024-04-30", Name: "Ngày Chiến thắng"},
		{Date: "2024-05-01", Name: "Quốc tế Lao động"}, {Date: "2024-06-17", Name: "Ngày hội xã"}, {Date: "2024-09-02", Name: "Quốc khánh"}}}
	if diff := cmp.Diff(want, w.calendar()); diff != "" {
		t.Errorf("the book holds (-want +got):\n%s", diff)
	}
	s.grid.SelectKey(string(model.H1))
	row, _ := s.grid.Current()
	if c := s.grid.Cell(row, 1); c.Text != "15/06/2024" || c.More == nil || c.More.Text != "chuyển 18/06/2024" || s.grid.Cell(row, 2).Text != "hôm nay" {
		t.Errorf("the period shows %+v, %s", c, s.grid.Cell(row, 2).Text)
	}
}

// toDay gives the keyboard to the box of the day, emptied.
func (w *world) toDay() {
	w.T.Helper()
	c := w.Win.Canvas()
	c.Unfocus()
	for range 20 {
		c.FocusNext()
		if e, ok := c.Focused().(interface{ SelectAll() }); ok {
			e.SelectAll()
			return
		}
	}
	w.T.Fatal("the keyboard does not reach the day")
}
