package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// row returns the row of a target in a unit's half-year report.
func (b *book) row(code, number string) EntryRow {
	b.t.Helper()
	for _, r := range b.entry(code).Rows {
		if r.Row.Target.Number == number {
			return r
		}
	}
	b.t.Fatalf("%s does not report %s", code, number)
	return EntryRow{}
}

func TestRecheckIsSetAndClearedByHandOnly(t *testing.T) {
	b := newBook(t)
	u, nine := b.unit("T03").ID, b.target("9").ID
	must(t, b.SetRecheck(b.ctx, u, 2024, model.H1, nine, true))
	if e := b.entry("T03"); e.Rechecks() != 1 || !b.row("T03", "9").Value.Recheck {
		t.Fatalf("%d values are marked", e.Rechecks())
	}
	if c := b.newest(); c.Action != "đánh dấu cần kiểm tra lại" || c.Old != "9,6" || c.New != "9,6; cần kiểm tra lại" || c.Person != "Nguyễn Thị Hà" {
		t.Errorf("history: %+v", c)
	}
	lines := b.lines()
	must(t, b.SetRecheck(b.ctx, u, 2024, model.H1, nine, true))
	if b.lines() != lines {
		t.Error("the same mark again made a line of history")
	}
	v := b.row("T03", "9").Value
	v.Figure = model.Of(model.Num("9.7"))
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, v))
	if got := b.row("T03", "9").Value; !got.Recheck || b.newest().Action != "sửa số" {
		t.Errorf("typing took the mark away: %+v", got)
	}
	must(t, b.SetRecheck(b.ctx, u, 2024, model.H1, nine, false))
	if c := b.newest(); c.Action != "bỏ dấu cần kiểm tra lại" || b.entry("T03").Rechecks() != 0 {
		t.Errorf("history: %+v", c)
	}
}

func TestRecheckFollowsTheStateOfTheReport(t *testing.T) {
	b := newBook(t)
	nine := b.target("9").ID
	refused(t, b.SetRecheck(b.ctx, b.unit("T03").ID, 2024, model.H1, b.target("11").ID, true), model.CodeInvalid, "value", "còn trống")
	refused(t, b.SetRecheck(b.ctx, b.unit("T03").ID, 2024, model.H1, b.target("3a").ID, true), model.CodeInvalid, "", "chưa giao")
	refused(t, b.SetRecheck(b.ctx, b.unit("T01").ID, 2024, model.H1, nine, true), model.CodeLocked, "", "đã duyệt")
	submitted := b.unit("T07").ID
	must(t, b.SetRecheck(b.ctx, submitted, 2024, model.H1, nine, true)) // the office doubts what it was sent
	must(t, b.LockPeriod(b.ctx, 2024, model.H1))
	refused(t, b.SetRecheck(b.ctx, submitted, 2024, model.H1, nine, false), model.CodeLocked, "", "khóa")
}

func TestHistoryOfOneValueAndRestoring(t *testing.T) {
	b := newBook(t)
	u, nine := b.unit("T03").ID, b.target("9").ID
	first := b.row("T03", "9").Value
	first.Figure, first.Estimate, first.Note = model.Of(model.Num("9.87654")), model.Num("10.5"), "một; ước cả năm 3"
	must(t, b.SaveValues(b.ctx, u, 2024, model.H1, []model.Value{first}, "Trạm Y tế đính chính"))
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, model.Value{TargetID: nine}))
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("8", "1.3"))) // another cell
	lines, err := b.ValueHistory(b.ctx, u, 2024, model.H1, nine)
	if err != nil || len(lines) != 2 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	if l := lines[1]; !l.Known || l.Old != "9,6" || l.Reason != "Trạm Y tế đính chính" || model.Plain(l.Before.Figure.Number) != "9.6" {
		t.Errorf("the first line: %+v", l)
	}
	refused(t, b.RestoreValue(b.ctx, u, 2024, model.H1, nine, lines[0].ID, " "), model.CodeInvalid, "reason")
	refused(t, b.RestoreValue(b.ctx, u, 2024, model.H1, nine, 99999, "x"), model.CodeNotFound, "")
	refused(t, b.RestoreValue(b.ctx, u, 2024, model.H1, b.target("8").ID, lines[0].ID, "x"), model.CodeNotFound, "")
	must(t, b.RestoreValue(b.ctx, u, 2024, model.H1, nine, lines[0].ID, "xóa nhầm"))
	if diff := cmp.Diff(first, b.row("T03", "9").Value); diff != "" {
		t.Errorf("restored (-want +got):\n%s", diff)
	}
	if c := b.newest(); c.Action != "nhập số" || c.Old != "" || c.Reason != "trả về số cũ: xóa nhầm" {
		t.Errorf("history: %+v", c)
	}
	refused(t, b.RestoreValue(b.ctx, u, 2024, model.H1, nine, lines[0].ID, "lần nữa"), model.CodeConflict, "", "đang giữ đúng")
	must(t, b.LockPeriod(b.ctx, 2024, model.H1))
	refused(t, b.RestoreValue(b.ctx, u, 2024, model.H1, nine, lines[1].ID, "x"), model.CodeLocked, "")
}

func TestRestoringKeepsTheMark(t *testing.T) {
	b := newBook(t)
	u, nine := b.unit("T03").ID, b.target("9").ID
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("9", "9.9")))
	must(t, b.SetRecheck(b.ctx, u, 2024, model.H1, nine, true))
	lines, err := b.ValueHistory(b.ctx, u, 2024, model.H1, nine)
	if err != nil || len(lines) != 2 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	must(t, b.RestoreValue(b.ctx, u, 2024, model.H1, nine, lines[1].ID, "gõ nhầm"))
	if got := b.row("T03", "9").Value; !got.Recheck || b.stated("T03", "9") != "9.6" {
		t.Errorf("restored %+v", got)
	}
}

func TestEntryShowsWhatWasStatedBefore(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06").ID
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "Q1", Deadline: "2024-03-20"}))
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "M02", Deadline: "2024-02-28"}))
	must(t, b.SaveValue(b.ctx, u, 2024, "M02", b.value("12b", "1")))
	if r := b.row("T06", "12b"); r.Previous.Code != "M02" {
		t.Errorf("previous %+v", r.Previous)
	}
	must(t, b.SaveValue(b.ctx, u, 2024, "Q1", b.value("12b", "2")))
	must(t, b.SaveValue(b.ctx, u, 2024, model.Y, b.value("12b", "7")))
	if r := b.row("T06", "12b"); r.Previous.Code != "Q1" || model.Plain(r.Previous.Figure.Number) != "2" {
		t.Errorf("previous %+v", r.Previous)
	}
	if r := b.row("T06", "12a"); r.Previous.Code != "" {
		t.Errorf("12a stated nothing before, got %+v", r.Previous)
	}
}
