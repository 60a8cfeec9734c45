package reports

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/guitest"
)

// narrative reads what the book holds of a section.
func (w *world) narrative(unit string, sec model.Section) string {
	w.T.Helper()
	e, err := w.Svc.Entry(context.Background(), w.Unit(unit).ID, w.Scope.Year, w.Scope.Code)
	if err != nil {
		w.T.Fatal(err)
	}
	return e.Narrative[sec]
}

// openNarrative shows the page and gives its second section the keyboard; fire
// runs the autosave that waits.
func (w *world) openNarrative(s *entryScreen) (fire func()) {
	var waiting func()
	s.words.after = func(_ time.Duration, f func()) func() {
		waiting = f
		return func() { waiting = nil }
	}
	w.Win.Canvas().Focus(s.values.grid)
	s.Shortcut(guitest.Ctrl(fyne.KeyTab))
	s.words.sections[1].area.Focus()
	return func() {
		if waiting != nil {
			waiting()
		}
	}
}

func TestNarrativeSavesItselfAfterAPause(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	fire := w.openNarrative(s)
	w.Type("Tỷ lệ hộ nghèo giảm chậm")
	s.words.typed() // what the area tells 300 ms after the last key
	if got := s.words.sections[1].note.Text(); got != "chưa lưu" {
		t.Errorf("while typing the section says %q", got)
	}
	if got := w.narrative("Thôn 3", model.SectionWeakness); got != "" {
		t.Errorf("saved too early: %q", got)
	}
	fire()
	if got := w.narrative("Thôn 3", model.SectionWeakness); got != "Tỷ lệ hộ nghèo giảm chậm" {
		t.Errorf("the book holds %q", got)
	}
	guitest.WantText(t, s.words.sections[1].note.Text(), "đã lưu lúc 09:42")
	w.Type(" hơn lộ trình")
	s.Shortcut(guitest.Ctrl(fyne.KeyTab)) // leaving saves at once
	if got := w.narrative("Thôn 3", model.SectionWeakness); got != "Tỷ lệ hộ nghèo giảm chậm hơn lộ trình" {
		t.Errorf("after leaving the book holds %q", got)
	}
}

func TestNarrativeThatCannotBeSavedStays(t *testing.T) {
	w := newWorld(t)
	svc := &failing{Service: w.Svc, err: model.Errorf(model.CodeBusy, "Sổ đang bận.")}
	s := w.entryWith(svc, "Thôn 3")
	w.openNarrative(s)
	w.Type("Thiếu nước tưới")
	w.Win.Canvas().Unfocus()
	if got := s.Unsaved(); got != "Thôn 3 có mục 2 thuyết minh chưa lưu" {
		t.Errorf("unsaved: %q", got)
	}
	guitest.WantText(t, s.words.sections[1].note.Text(), "chưa lưu: Sổ đang bận.")
	s.Reload()
	if got := s.words.sections[1].area.Text(); got != "Thiếu nước tưới" {
		t.Errorf("after a reload the box holds %q", got)
	}
	svc.err = nil
	s.Save(func(ok bool) {
		if !ok {
			t.Error("not saved")
		}
	})
	if got := w.narrative("Thôn 3", model.SectionWeakness); got != "Thiếu nước tưới" {
		t.Errorf("the book holds %q", got)
	}
}

func TestNarrativeCanBeEmptied(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.openNarrative(s)
	s.words.sections[0].area.Focus()
	w.Shortcut(&fyne.ShortcutSelectAll{})
	w.Press(fyne.KeyDelete)
	w.Win.Canvas().Unfocus()
	if got := w.narrative("Thôn 3", model.SectionResults); got != "" || s.Unsaved() != "" {
		t.Errorf("the book holds %q, unsaved %q", got, s.Unsaved())
	}
}

func TestNarrativeShowsTheSectionThatIsTypedInto(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.openNarrative(s)
	if n := len(s.words.sections); n != 6 {
		t.Fatalf("%d sections", n)
	}
	for _, i := range []int{5, 0, 3} {
		b := s.words.sections[i]
		b.area.Focus()
		top, bottom := b.whole.Position().Y, b.whole.Position().Y+b.whole.Size().Height
		if at := s.words.scroll.Offset.Y; top < at || bottom > at+s.words.scroll.Size().Height {
			t.Errorf("section %d lies at %v to %v, shown from %v", i+1, top, bottom, at)
		}
	}
	w.Type("Vướng giải phóng mặt bằng")
	w.Win.Canvas().Unfocus()
	if got := w.narrative("Thôn 3", model.SectionObstacles); got != "Vướng giải phóng mặt bằng" {
		t.Errorf("the book holds %q", got)
	}
	if got := sectionsFilled(s.report.entry); got != 2 {
		t.Errorf("%d sections are filled", got)
	}
}

func TestDraftedSentenceGoesIntoItsSection(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.openNarrative(s)
	if len(s.words.drafts.shown) != 9 {
		t.Errorf("%d sentences for 9 saved cells", len(s.words.drafts.shown))
	}
	first := s.words.drafts.shown[0]
	if first.section != model.SectionWeakness {
		t.Fatalf("the worst sentence is %+v", first)
	}
	s.words.insert(first)
	guitest.WantText(t, w.narrative("Thôn 3", model.SectionWeakness), "Tỷ lệ hộ nghèo (chuẩn mới) còn 1,38%")
}

func TestNarrativeIsClosedWithTheReport(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 1") // approved
	w.openNarrative(s)
	for _, b := range s.words.sections {
		if !b.area.Disabled() {
			t.Errorf("%s can be typed into", b.section.Label())
		}
	}
	s.Shortcut(guitest.Ctrl(fyne.KeyTab))
	if !s.files.add.Disabled() || !s.files.remove.Disabled() {
		t.Error("files can be added or removed")
	}
	guitest.WantText(t, s.files.note.Text(), "Báo cáo đã duyệt")
}

func TestAttachmentsAreKeptOpenedAndRemoved(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	dir := t.TempDir()
	content := []byte("%PDF-1.7 phiếu có chữ ký")
	path := filepath.Join(dir, "Phiếu 12b.pdf")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	w.Files.Chosen = []string{path}
	s.pick(pageFiles)
	w.Press(fyne.KeyInsert)
	if got := s.report.entry.Files; len(got) != 1 || got[0].Name != "Phiếu 12b.pdf" || got[0].Size != int64(len(content)) {
		t.Fatalf("kept %+v", got)
	}
	s.files.grid.Select(0, 0)
	w.Win.Canvas().Focus(s.files.grid)
	w.Press(fyne.KeyReturn)
	if len(w.Files.Opened) != 1 || filepath.Base(w.Files.Opened[0]) != "Phiếu 12b.pdf" {
		t.Fatalf("opened %v", w.Files.Opened)
	}
	if got, err := os.ReadFile(w.Files.Opened[0]); err != nil || !bytes.Equal(got, content) {
		t.Errorf("opened %q, %v", got, err)
	}
	w.Files.Dir = dir
	test.Tap(s.files.save)
	guitest.WantText(t, w.Told(), "Đã lưu “"+path)
	w.Win.Canvas().Focus(s.files.grid)
	w.Press(fyne.KeyDelete)
	w.TabTo("Xóa tệp")
	if got := s.report.entry.Files; len(got) != 0 {
		t.Errorf("still kept: %+v", got)
	}
	s.Close()
	if _, err := os.Stat(w.Files.Opened[0]); !os.IsNotExist(err) {
		t.Errorf("the opened copy is left behind: %v", err)
	}
}

func TestAttachmentsThatCannotBeKept(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	dir := t.TempDir()
	big := filepath.Join(dir, "anh.jpg")
	if err := os.WriteFile(big, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, model.MaxAttachment+1); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		big:                           "quá mức 20 MB",
		dir:                           "là thư mục",
		filepath.Join(dir, "mất.pdf"): "Không đọc được tệp “mất.pdf”",
	} {
		s.addFiles([]string{path})
		guitest.WantText(t, w.Told(), want)
	}
	s.files.openFile(model.Attachment{ID: 1, Name: "cai-dat.exe"})
	guitest.WantText(t, w.Told(), "có thể là chương trình")
}

func TestHistoryOfTheReport(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "9", colValue)
	w.Type("9,9\n")
	s.pick(pageHistory)
	row := s.history.grid.Source().Row(0)
	var got []string
	for _, c := range row.Cells {
		got = append(got, c.Text)
	}
	want := []string{"18/06/2024 09:42", service.DefaultPerson, "9: sửa số", "9,6", "9,9", ""}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("column %d shows %q, want %q", i, got[i], want[i])
		}
	}
	if w.Win.Canvas().Focused() != s.history.grid {
		t.Error("the history does not hold the keyboard")
	}
}

func TestKeysFollowThePage(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	guitest.WantText(t, s.Keys(), "F8: ô cần xem")
	s.pick(pageHistory)
	guitest.WantText(t, s.Keys(), "Alt+mũi tên")
	if s.Shortcut(guitest.Ctrl(fyne.KeyTab)) {
		t.Error("Ctrl+Tab on the last page is not left to the window")
	}
	if !s.Sample() {
		t.Error("the sample year is not told")
	}
}
