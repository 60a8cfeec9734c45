package reports

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
)

func TestSubmitReturnApproveReopen(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "11", colValue)
	w.Type("99,2\n")
	if s.head.submit.Reason() == "" {
		t.Error("a report with a blank can be handed in")
	}
	w.at(s, "14", colValue)
	w.Type("t\n")
	w.Press(fyne.KeyF6)
	w.Press(fyne.KeyReturn)
	w.Type("20/06/2024\n")
	if !w.Asked() {
		t.Fatal("a day to come was taken")
	}
	w.Shortcut(&fyne.ShortcutSelectAll{})
	w.Type("13/6/2024\n")
	if r := w.reportStatus("Thôn 3"); r.Status != model.Submitted || r.SubmittedOn != "2024-06-13" {
		t.Fatalf("the report is %+v", r)
	}
	guitest.WantText(t, s.head.sign.state.Text(), "Đã nộp, nhận 13/06/2024")
	w.Type("5")
	if _, _, editing := s.values.grid.Editing(); editing {
		t.Error("a submitted report can be typed into")
	}
	test.Tap(s.head.giveBack)
	w.Type("\n")
	if !w.Asked() {
		t.Fatal("returned without a reason")
	}
	w.Type("thiếu chữ ký\n")
	if r := w.reportStatus("Thôn 3"); r.Status != model.Returned || r.Reason != "thiếu chữ ký" {
		t.Fatalf("the report is %+v", r)
	}
	guitest.WantText(t, s.head.reason.Text(), "Trả lại vì: thiếu chữ ký")
	test.Tap(s.head.submit)
	w.Type("\n")
	guitest.WantText(t, s.head.sign.overdue.Text(), "muộn 4 ngày")
	test.Tap(s.head.approve)
	if r := w.reportStatus("Thôn 3"); r.Status != model.Approved {
		t.Fatalf("the report is %+v", r)
	}
	test.Tap(s.head.reopen)
	w.Type("sai số hộ\n")
	if r := w.reportStatus("Thôn 3"); r.Status != model.Draft || r.Reason != "sai số hộ" {
		t.Fatalf("the report is %+v", r)
	}
}
