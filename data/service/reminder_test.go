package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

func TestRemindersTellWhoOwesWhat(t *testing.T) {
	b := newBook(t)
	t3, t6 := b.unit("T03"), b.unit("T06")
	must(t, b.RecordReminder(b.ctx, []model.ID{t3.ID, t6.ID}, 2024, model.H1, model.ByLetter, "2024-06-17"))
	must(t, b.RecordReminder(b.ctx, []model.ID{t6.ID}, 2024, model.H1, model.ByPhone, ""))
	lines, err := b.Reminders(b.ctx, 2024, model.H1)
	if err != nil || len(lines) != 5 {
		t.Fatalf("%d units are to be reminded, %v", len(lines), err)
	}
	byCode := map[string]ReminderLine{}
	for _, l := range lines {
		byCode[l.Unit.Code] = l
	}
	l := byCode["T03"]
	if l.Cell.DaysLate != 4 || l.Unit.Head == "" || l.Unit.Council == "" || l.Block == "" || len(l.Cell.Reminders) != 1 {
		t.Errorf("T03: %+v", l)
	}
	if diff := cmp.Diff([]string{"11", "14"}, l.Expected); diff != "" {
		t.Errorf("T03 owes (-want +got):\n%s", diff)
	}
	if l = byCode["T06"]; len(l.Expected) != 11 || len(l.Cell.Reminders) != 2 || l.Cell.Reminders[1].Way != model.ByPhone ||
		l.Cell.Reminders[1].Day != "2024-06-18" || l.Cell.Reminders[0].Person != "Nguyễn Thị Hà" {
		t.Errorf("T06: %+v", l)
	}
	v := model.Value{TargetID: b.target("11").ID, Note: "Trạm Y tế chưa chốt"}
	must(t, b.SaveValue(b.ctx, t3.ID, 2024, model.H1, v))
	if lines, err = b.Reminders(b.ctx, 2024, model.H1); err != nil || cmp.Diff([]string{"14"}, lines[0].Expected) != "" {
		t.Errorf("a note explains an empty cell: %+v, %v", lines[0], err)
	}
	if lines, err = b.Reminders(b.ctx, 2024, model.Y); err != nil || len(lines) != 0 {
		t.Errorf("before the deadline %d units, %v", len(lines), err)
	}
	_, err = b.Reminders(b.ctx, 2024, "Q1")
	refused(t, err, model.CodeNotFound, "")
}

func TestRecordedReminderStandsInTheHistoryOrNotAtAll(t *testing.T) {
	b := newBook(t)
	t3, t6 := b.unit("T03").ID, b.unit("T06").ID
	must(t, b.RecordReminder(b.ctx, []model.ID{t6}, 2024, model.H1, model.ByZalo, "2024-06-17"))
	if c := b.newest(); c.Action != "ghi đã nhắc" || c.New != "Zalo 17/06/2024" || c.UnitID != t6 || c.Code != model.H1 {
		t.Errorf("history: %+v", c)
	}
	lines := b.lines()
	record := func(units []model.ID, way model.ReminderWay, on model.Date) error {
		return b.RecordReminder(b.ctx, units, 2024, model.H1, way, on)
	}
	refused(t, record(nil, model.ByZalo, ""), model.CodeInvalid, "units")
	refused(t, record([]model.ID{t3}, "", ""), model.CodeInvalid, "way")
	refused(t, record([]model.ID{t3}, model.ByZalo, "2024-06-31"), model.CodeInvalid, "day")
	refused(t, record([]model.ID{t3}, model.ByZalo, "2024-06-19"), model.CodeInvalid, "day", "chưa tới")
	refused(t, record([]model.ID{t3, b.unit("T01").ID}, model.ByZalo, ""), model.CodeConflict, "", "Thôn 1 đã nộp")
	refused(t, record([]model.ID{t3, t6}, model.ByZalo, "2024-06-17"), model.CodeConflict, "", "Thôn 6", "rồi")
	refused(t, record([]model.ID{99999}, model.ByZalo, ""), model.CodeConflict, "")
	if _, c := b.halfYear("T03"); len(c.Reminders) != 0 || b.lines() != lines {
		t.Errorf("a refused reminder was written: %+v", c.Reminders)
	}
}

func TestPeriodWithRemindersButNoReportsCanGo(t *testing.T) {
	b := newBook(t)
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "Q1", Deadline: "2024-03-20"}))
	must(t, b.RecordReminder(b.ctx, []model.ID{b.unit("T03").ID}, 2024, "Q1", model.ByPhone, "2024-03-21"))
	must(t, b.DeletePeriod(b.ctx, 2024, "Q1"))
	if _, err := b.Reminders(b.ctx, 2024, "Q1"); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("the period is still there: %v", err)
	}
}
