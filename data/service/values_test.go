package service

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

func TestSaveValueStartsTheReportAndRecordsWho(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06")
	if e := b.entry("T06"); e.Report.ID != 0 {
		t.Fatalf("T06 has a report already: %+v", e.Report)
	}
	before := b.lines()
	must(t, b.SaveValue(b.ctx, u.ID, 2024, model.H1, b.value("12b", "2")))
	e := b.entry("T06")
	if e.Report.Status != model.Draft || b.stated("T06", "12b") != "2" {
		t.Fatalf("status %q, value %q", e.Report.Status, b.stated("T06", "12b"))
	}
	c := b.newest()
	if c.Person != "Nguyễn Thị Hà" || c.Action != "nhập số" || c.Old != "" || c.New != "2" || c.UnitID != u.ID || !c.At.Equal(sampleClock()) {
		t.Errorf("history: %+v", c)
	}
	if b.lines() != before+1 {
		t.Errorf("%d lines for one value", b.lines()-before)
	}
	if !slices.Equal(b.topics, []Topic{TopicReports}) {
		t.Errorf("published %v", b.topics)
	}
	must(t, b.SaveValue(b.ctx, u.ID, 2024, model.H1, b.value("12b", "2")))
	if b.lines() != before+1 {
		t.Error("the same value again made a line of history")
	}
	must(t, b.SaveValue(b.ctx, u.ID, 2024, model.H1, b.value("12b", "1")))
	if c := b.newest(); c.Action != "sửa số" || c.Old != "2" || c.New != "1" {
		t.Errorf("history: %+v", c)
	}
	must(t, b.SaveValue(b.ctx, u.ID, 2024, model.H1, model.Value{TargetID: b.target("12b").ID}))
	if c := b.newest(); c.Action != "xóa số" || b.stated("T06", "12b") != "" {
		t.Errorf("history: %+v", c)
	}
}

func TestSaveValuesIsAllOrNothing(t *testing.T) {
	b := newBook(t)
	before := b.lines()
	err := b.SaveValues(b.ctx, b.unit("T06").ID, 2024, model.H1,
		[]model.Value{b.value("12a", "3"), b.value("11", "992")}, "dán từ Excel")
	refused(t, err, model.CodeInvalid, "value", "992")
	if e := b.entry("T06"); e.Report.ID != 0 || b.lines() != before || len(b.topics) > 0 {
		t.Errorf("a refused paste left report %d, %d lines, topics %v", e.Report.ID, b.lines()-before, b.topics)
	}
}

func TestValuesThatCannotBeAreRefused(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06").ID
	save := func(v model.Value) error { return b.SaveValue(b.ctx, u, 2024, model.H1, v) }
	refused(t, save(b.value("8", "130")), model.CodeInvalid, "value", "130")
	refused(t, save(b.value("12a", "-1")), model.CodeInvalid, "value")
	refused(t, save(b.value("12a", "1.5")), model.CodeInvalid, "value")
	refused(t, save(model.Value{TargetID: b.target("6").ID, Figure: model.Figure{Choice: "Xuất sắc"}}), model.CodeInvalid, "value")
	refused(t, save(b.value("1b", "80")), model.CodeLocked, "", "1b", "kỳ năm")
	refused(t, save(b.value("3a", "1000")), model.CodeInvalid, "", "3a", "Thôn 6")
	refused(t, save(model.Value{TargetID: 99999, Figure: model.Of(model.Num("1"))}), model.CodeNotFound, "")
	refused(t, b.SaveValue(b.ctx, u, 2024, "Q1", b.value("12a", "1")), model.CodeNotFound, "", "lịch")
	refused(t, b.SaveValue(b.ctx, 99999, 2024, model.H1, b.value("12a", "1")), model.CodeNotFound, "")
}

func TestReportGoesFromDraftToApprovedAndBack(t *testing.T) {
	b := newBook(t)
	u := b.unit("T03").ID
	refused(t, b.Submit(b.ctx, u, 2024, model.H1, ""), model.CodeInvalid, "value", "2 ô trống")
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("11", "99.2")))
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, model.Value{TargetID: b.target("14").ID, Note: "Chưa họp thôn"}))
	refused(t, b.Submit(b.ctx, u, 2024, model.H1, "2024-06-31"), model.CodeInvalid, "submitted_on")
	must(t, b.Submit(b.ctx, u, 2024, model.H1, ""))
	if r := b.entry("T03").Report; r.Status != model.Submitted || r.SubmittedOn != "2024-06-18" {
		t.Fatalf("report %+v", r)
	}
	refused(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("11", "99")), model.CodeLocked, "", "đã nộp")
	refused(t, b.Return(b.ctx, u, 2024, model.H1, "  "), model.CodeInvalid, "reason")
	must(t, b.Return(b.ctx, u, 2024, model.H1, "Sửa số BHYT"))
	if r := b.entry("T03").Report; r.Status != model.Returned || r.Reason != "Sửa số BHYT" {
		t.Fatalf("report %+v", r)
	}
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("11", "99.4")))
	must(t, b.Submit(b.ctx, u, 2024, model.H1, "2024-06-17"))
	must(t, b.Approve(b.ctx, u, 2024, model.H1))
	refused(t, b.Approve(b.ctx, u, 2024, model.H1), model.CodeConflict, "", "Đã duyệt")
	refused(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("11", "99")), model.CodeLocked, "", "đã duyệt")
	refused(t, b.Reopen(b.ctx, u, 2024, model.H1, ""), model.CodeInvalid, "reason")
	must(t, b.Reopen(b.ctx, u, 2024, model.H1, "Trạm Y tế đính chính"))
	if c := b.newest(); c.Action != "mở lại báo cáo" || c.Old != "Đã duyệt" || c.New != "Đang nhập" || c.Reason != "Trạm Y tế đính chính" {
		t.Errorf("history: %+v", c)
	}
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("11", "99.5")))
}

func TestLockedPeriodTakesNothingUntilUnlockedWithAReason(t *testing.T) {
	b := newBook(t)
	must(t, b.LockPeriod(b.ctx, 2024, model.H1))
	u := b.unit("T06").ID
	refused(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("12a", "3")), model.CodeLocked, "", "khóa")
	refused(t, b.SaveNarrative(b.ctx, u, 2024, model.H1, model.SectionResults, "a"), model.CodeLocked, "")
	refused(t, b.AddAttachment(b.ctx, u, 2024, model.H1, "a.jpg", []byte("x")), model.CodeLocked, "")
	refused(t, b.Reopen(b.ctx, b.unit("T01").ID, 2024, model.H1, "sửa"), model.CodeLocked, "")
	refused(t, b.UnlockPeriod(b.ctx, 2024, model.H1, " "), model.CodeInvalid, "reason")
	must(t, b.UnlockPeriod(b.ctx, 2024, model.H1, "Thôn 6 nộp bổ sung"))
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("12a", "3")))
}

func TestNarrativeAndFiles(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06").ID
	must(t, b.SaveNarrative(b.ctx, u, 2024, model.H1, model.SectionResults, "  Kết quả\r\ndòng hai \n"))
	if got := b.entry("T06").Narrative[model.SectionResults]; got != "Kết quả\ndòng hai" {
		t.Errorf("narrative %q", got)
	}
	refused(t, b.AddAttachment(b.ctx, u, 2024, model.H1, "", []byte("x")), model.CodeInvalid, "file")
	refused(t, b.AddAttachment(b.ctx, u, 2024, model.H1, "trống.pdf", nil), model.CodeInvalid, "file", "trống.pdf")
	refused(t, b.AddAttachment(b.ctx, u, 2024, model.H1, "to.zip", make([]byte, model.MaxAttachment+1)), model.CodeInvalid, "file", "to.zip", "20 MB")
	content := []byte("ảnh chụp biên bản")
	must(t, b.AddAttachment(b.ctx, u, 2024, model.H1, "biên bản.jpg", content))
	files := b.entry("T06").Files
	if len(files) != 1 || files[0].Name != "biên bản.jpg" || files[0].Size != int64(len(content)) {
		t.Fatalf("files %+v", files)
	}
	name, got, err := b.AttachmentContent(b.ctx, files[0].ID)
	if err != nil || name != "biên bản.jpg" || string(got) != string(content) {
		t.Fatalf("%q %q %v", name, got, err)
	}
	must(t, b.DeleteAttachment(b.ctx, u, 2024, model.H1, files[0]))
	if len(b.entry("T06").Files) != 0 || b.newest().Action != "xóa tệp" {
		t.Error("the file is still there, or nothing was recorded")
	}
}

func TestEntryTellsWhatIsLockedRequiredAndDoubtful(t *testing.T) {
	b := newBook(t)
	e := b.entry("T03")
	if filled, asked := e.Filled(); filled != 9 || asked != 11 || e.Blanks() != 2 || len(e.Rows) != 14 || !e.Sample {
		t.Fatalf("filled %d of %d, %d blanks, %d rows, sample %v", filled, asked, e.Blanks(), len(e.Rows), e.Sample)
	}
	got := map[string]string{}
	for _, r := range e.Rows {
		if r.Locked != "" {
			got[r.Row.Target.Number] = r.Locked
		}
	}
	want := map[string]string{"1b": "từ kỳ năm", "13a": "từ kỳ năm", "13b": "từ kỳ năm"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	must(t, b.SaveValue(b.ctx, b.unit("T03").ID, 2024, model.H1, b.value("1d", "35800")))
	for _, r := range b.entry("T03").Rows {
		if r.Row.Target.Number == "1d" && !strings.Contains(r.Warning, "35.800") {
			t.Errorf("a hundred times the usual output raises no doubt: %q", r.Warning)
		}
	}
}

func TestEventsComeAfterTheCommitOnly(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06").ID
	var seen string
	stop := b.Subscribe(func(Topic) { seen = b.stated("T06", "12a") })
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("12a", "3")))
	if seen != "3" {
		t.Errorf("a listener read %q while the value was being written", seen)
	}
	stop()
	seen = ""
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, b.value("12a", "4")))
	if seen != "" {
		t.Error("an ended subscription was called")
	}
	ctx, cancel := context.WithCancel(b.ctx)
	cancel()
	b.topics = nil
	if err := b.SaveValue(ctx, u, 2024, model.H1, b.value("12a", "2")); err == nil || len(b.topics) > 0 || b.stated("T06", "12a") != "4" {
		t.Errorf("a cancelled write: err %v, topics %v, value %s", err, b.topics, b.stated("T06", "12a"))
	}
}
