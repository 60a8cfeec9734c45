package papers

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/assets"
	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/sheet/paper"
	"sothidua/gui/kit"
)

// TestEveryPaperShows: each paper of the catalogue is one choice away, shows
// pages, and offers exactly the files it can be saved as.
func TestEveryPaperShows(t *testing.T) {
	w := newWorld(t)
	s := w.print("plan")
	for _, k := range papers.List() {
		s.list.grid.SelectKey(k.Name)
		if !s.loaded || s.kind.Name != k.Name || len(s.pages.Document().Pages) == 0 {
			t.Errorf("%s shows no page", k.Label)
			continue
		}
		if s.bar.print.Disabled() || s.bar.word.Visible() != offers(k, formatWord) || s.bar.excel.Visible() != (offers(k, formatExcel) && len(paper.Tables(*s.shown.doc.Source)) > 0) {
			t.Errorf("%s: print dead %v, Word %v, Excel %v", k.Label, s.bar.print.Disabled(), s.bar.word.Visible(), s.bar.excel.Visible())
		}
		if s.choices.fields.unit.Visible() != k.Takes(papers.NeedUnit) || s.choices.fields.targets.Visible() != k.Takes(papers.NeedTargets) {
			t.Errorf("%s asks for what it does not need", k.Label)
		}
		number, unnumbered := s.choices.fields.number.Visible(), k.Name == "meeting-pack" || k.Name == "targets-annex"
		if number && unnumbered || !number && strings.Contains(fmt.Sprint(s.shown.doc.Gaps), "số, ngày của văn bản") {
			t.Errorf("%s: asks for a number %v", k.Label, number)
		}
		if !s.Sample() {
			t.Errorf("%s is not marked as sample", k.Label)
		}
	}
	for _, n := range w.Notices {
		t.Errorf("notice %q", n.Text)
	}
}

func TestGapsLeadToWhereTheyAreSet(t *testing.T) {
	for where, want := range map[string]kit.Place{
		"Hệ thống, Cơ quan, người ký": {Area: "system", Tab: "office"}, "Hệ thống, Kỳ báo cáo": {Area: "system", Tab: "periods"},
		"Văn bản, Căn cứ, nơi nhận": {Area: areaID, Tab: tabGrounds}, "Báo cáo, Thuyết minh của từng đơn vị": {Area: "reports", Tab: "entry"},
		"Kế hoạch": {Area: "plans"}, "Chỉ tiêu": {Area: "targets", Tab: "list"}, "ô Số và Ngày khi in": {Area: areaID, Tab: tabPrint},
	} {
		if got, ok := placeOf(doc.Gap{Where: where}); !ok || got != want {
			t.Errorf("%s leads to %+v", where, got)
		}
	}
	if _, ok := placeOf(doc.Gap{Where: "đoạn “abc”"}); ok {
		t.Error("a place that is no page has a link")
	}
}

// TestNumberAndDayFillTheirGap: F8 goes to what is missing, Enter to where it is
// typed, and the paper is made anew with it.
func TestNumberAndDayFillTheirGap(t *testing.T) {
	w := newWorld(t)
	s := w.print("half-year-report")
	gaps := len(s.shown.doc.Gaps)
	if gaps == 0 || !s.gaps.root.Visible() {
		t.Fatal("nothing is missing in a paper without number and day")
	}
	for range gaps {
		s.Key(&fyne.KeyEvent{Name: fyne.KeyF8})
		if s.gaps.links[s.gaps.at].Text() == "số, ngày của văn bản" {
			break
		}
	}
	w.Press(fyne.KeyReturn)
	w.Type("45\n")
	s.openGap(doc.Gap{What: "số, ngày của văn bản", Where: "ô Số và Ngày khi in"})
	w.Type("20/06/2024\n")
	if len(s.shown.doc.Gaps) != gaps-1 {
		t.Errorf("still missing: %v", s.shown.doc.Gaps)
	}
	h := s.shown.doc.Source.Sections[0].Blocks[0].(doc.Letterhead)
	if h.Number != "45/BC-UBND" || h.Date != "2024-06-20" {
		t.Errorf("the paper has number %q and day %s", h.Number, h.Date)
	}
	s.openGap(doc.Gap{What: "nơi ký", Where: "Hệ thống, Cơ quan, người ký"})
	if got := w.Went(); got.Area != "system" {
		t.Errorf("went to %+v", got)
	}
}

func TestPeriodIsTheOneOfTheSideBar(t *testing.T) {
	w := newWorld(t)
	s := w.print("summary-annex")
	if !strings.Contains(s.shown.doc.Title, "6 tháng đầu năm 2024") {
		t.Errorf("title %q", s.shown.doc.Title)
	}
	s.choices.hooks.period(model.Y)
	if w.Scope.Code != model.Y {
		t.Fatalf("scope %v", w.Scope)
	}
	s.Reload()
	if !strings.Contains(s.shown.doc.Title, "năm 2024") || strings.Contains(s.shown.doc.Title, "6 tháng") {
		t.Errorf("title %q", s.shown.doc.Title)
	}
}

func TestChoicesAreRemembered(t *testing.T) {
	w := newWorld(t)
	s := w.print("assignment")
	unit := w.Unit("Thôn 3").ID
	s.change(func(a *ask) { a.Unit, a.Number = unit, "7" })
	s.list.grid.SelectKey("targets-annex")
	s.list.grid.SelectKey("assignment")
	if s.asked.Unit != unit || s.asked.Number != "7" || s.choices.number.Text() != "7" {
		t.Errorf("back at the paper it asks for %+v", s.asked)
	}
	again := newPrint(w.Env, w.Svc)
	w.show(again)
	if again.kind.Name != "assignment" || again.asked.Unit != unit {
		t.Errorf("the next run begins with %s for unit %d", again.kind.Name, again.asked.Unit)
	}
	if again.asked.Number != "" {
		t.Error("the number of a paper is kept for the next one")
	}
	w.Memory[askKey+"assignment"] = `{"unit":99999}`
	third := newPrint(w.Env, w.Svc)
	w.show(third)
	if third.asked.Unit != 0 || !third.loaded {
		t.Errorf("a unit that is gone is asked for: %+v", third.asked)
	}
}

func TestSearchFindsPapersWithoutAccents(t *testing.T) {
	w := newWorld(t)
	s := w.print("plan")
	s.Search("giay khen")
	var names []string
	for i := range s.list.grid.Source().Len() {
		names = append(names, s.list.grid.Source().Row(i).Key)
	}
	if got := strings.Join(names, " "); !strings.Contains(got, "certificate") || strings.Contains(got, "plan") {
		t.Errorf("found %s", got)
	}
	s.Search("")
	s.FocusFirst()
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // over the heading of the next group
	if s.kind.Name != "reminder-letter" {
		t.Errorf("four rows down is %s", s.kind.Name)
	}
	w.Press(fyne.KeyUp)
	if s.kind.Name != "registration-form" {
		t.Errorf("one row up is %s", s.kind.Name)
	}
}

func TestSaving(t *testing.T) {
	w := newWorld(t)
	s := w.print("summary-annex")
	for _, c := range []struct {
		save func()
		ext  string
		head []byte
	}{{func() { s.Save(func(bool) {}) }, ".pdf", []byte("%PDF-")}, {func() { w.Tap("Lưu Word…") }, ".docx", []byte("PK")}, {func() { w.Tap("Lưu Excel…") }, ".xlsx", []byte("PK")}} {
		c.save()
		files, err := filepath.Glob(filepath.Join(w.Files.Dir, "*"+c.ext))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: %v, %v, notices %v", c.ext, files, err, w.Notices)
		}
		b, err := os.ReadFile(files[0])
		if err != nil || !bytes.HasPrefix(b, c.head) {
			t.Errorf("%s begins with %q, %v", files[0], b[:4], err)
		}
		if filepath.Base(files[0]) != "Bieu tong hop, 6 thang dau nam 2024"+c.ext {
			t.Errorf("named %q", filepath.Base(files[0]))
		}
		w.Act("Mở thư mục")
		if w.Files.Opened[len(w.Files.Opened)-1] != w.Files.Dir {
			t.Errorf("opened %v", w.Files.Opened)
		}
	}
}

// TestAFileThatIsHeldKeepsItsContent: a name that cannot be written is told, and
// nothing is left behind.
func TestAFileThatIsHeldKeepsItsContent(t *testing.T) {
	w := newWorld(t)
	s := w.print("reward-list")
	held := filepath.Join(w.Files.Dir, fileName(s.shown.doc.Title, formatPDF))
	if err := os.MkdirAll(filepath.Join(held, "in"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.out.save(formatPDF)
	if n := w.Notice(); n.Kind != kit.NoticeError || !strings.Contains(n.Text, filepath.Base(held)) {
		t.Fatalf("told %+v", n)
	}
	entries, err := os.ReadDir(w.Files.Dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left %v, %v", entries, err)
	}
	s.out.refused(s.shown, formatPDF, held, model.Errorf(model.CodeBusy, "Không ghi được: tệp đang mở."))
	w.Act("Lưu thành “Danh sach khen thuong, nam 2024 (2).pdf”")
	if b, err := os.ReadFile(filepath.Join(w.Files.Dir, "Danh sach khen thuong, nam 2024 (2).pdf")); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Errorf("under the other name: %v", err)
	}
}

func TestOneFileForEachUnit(t *testing.T) {
	w := newWorld(t)
	s := w.print("reminder-letter")
	taken := filepath.Join(w.Files.Dir, "Cong van don doc bao cao, thon 6.docx")
	if err := os.WriteFile(taken, []byte("cũ"), 0o644); err != nil {
		t.Fatal(err)
	}
	w.Tap("Từng tệp…")
	w.Press(fyne.KeyRight) // Word
	w.Tap("Chọn thư mục…")
	files, err := filepath.Glob(filepath.Join(w.Files.Dir, "*.docx"))
	if err != nil || len(files) != 6 {
		t.Fatalf("%v, %v, %v", files, err, w.Notices)
	}
	if b, err := os.ReadFile(taken); err != nil || string(b) != "cũ" {
		t.Error("a file that was there is overwritten")
	}
	if n := w.Notice(); n.Kind != kit.NoticeDone || !strings.Contains(n.Text, "5 tệp") {
		t.Errorf("told %q", n.Text)
	}
	if s.kind.Name != "reminder-letter" {
		t.Error("another paper shows")
	}
}

// TestLettersToChosenUnits: the tracker hands over units; each gets a letter of
// its own, and after printing they are written down as reminded.
func TestLettersToChosenUnits(t *testing.T) {
	w := newWorld(t)
	a, b := w.Unit("Thôn 3").ID, w.Unit("Thôn 6").ID
	s := w.print(fmt.Sprintf("reminder-letter/%d,%d", a, b))
	letters := 0
	for _, sec := range s.shown.doc.Source.Sections {
		for _, blk := range sec.Blocks {
			if to, ok := blk.(doc.To); ok && (to.Names[0] == "Thôn 3" || to.Names[0] == "Thôn 6") {
				letters++
			}
		}
	}
	if letters != 2 || s.choices.unit.Text() != "2 đơn vị đã chọn" {
		t.Errorf("%d letters, unit %q", letters, s.choices.unit.Text())
	}
	s.Print()
	if len(w.printed) != 1 || !w.Asked() {
		t.Fatalf("printed %d, asking %v", len(w.printed), w.Asked())
	}
	w.Tap("Ghi đã nhắc 2 đơn vị")
	tracker, err := w.Svc.Tracker(context.Background(), 2024)
	if err != nil {
		t.Fatal(err)
	}
	col := tracker.Column(model.H1)
	for _, r := range tracker.Rows {
		byLetter := false
		for _, m := range r.Cells[col].Reminders {
			byLetter = byLetter || m.Way == model.ByLetter && m.Day == "2024-06-18"
		}
		if want := r.Unit.ID == a || r.Unit.ID == b; byLetter != want {
			t.Errorf("%s reminded by letter today: %v", r.Unit.Name, byLetter)
		}
	}
}

func TestPrintingOtherPapersAsksNothing(t *testing.T) {
	w := newWorld(t)
	s := w.print("meeting-pack")
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF6}) // to the day: this paper has no number
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF6})
	if w.Win.Canvas().Focused() != fyne.Focusable(s.pages) {
		t.Errorf("F6 twice leads to %T", w.Win.Canvas().Focused())
	}
	s.Print()
	if len(w.printed) != 1 || w.Asked() {
		t.Errorf("printed %d, asking %v", len(w.printed), w.Asked())
	}
}

// TestWhatWasJustTypedIsPrinted: Ctrl+P commits the field that is typed into and
// waits for the paper; a day that is none is not printed over.
func TestWhatWasJustTypedIsPrinted(t *testing.T) {
	w := newWorld(t)
	s := w.print("invitation")
	var late []func()
	s.env.Run = func(f func()) { late = append(late, f) }
	s.choices.number.Focus()
	w.Type("9")
	s.Print()
	if len(w.printed) != 0 || len(late) != 1 {
		t.Fatalf("printed %d before the paper was made, %d loads", len(w.printed), len(late))
	}
	late[0]()
	if len(w.printed) != 1 {
		t.Fatal("nothing was printed")
	}
	if h := w.printed[0].Source.Sections[0].Blocks[0].(doc.Letterhead); !strings.HasPrefix(h.Number, "9/") {
		t.Errorf("printed with number %q", h.Number)
	}
	s.choices.date.Focus()
	w.Type("99/99/2024")
	s.Print()
	if len(w.printed) != 1 || !strings.Contains(w.Status, "không có trên lịch") {
		t.Errorf("printed %d, status %q", len(w.printed), w.Status)
	}
}

func TestChoosingTargetsOfAnAnnex(t *testing.T) {
	w := newWorld(t)
	s := w.print("targets-annex")
	all := len(s.shown.doc.Source.Sections[0].Blocks)
	s.askTargets()
	w.Tap("Bỏ chọn")
	for _, o := range test.LaidOutObjects(w.Win.Canvas().Overlays().Top()) {
		if g, ok := o.(*kit.Grid); ok {
			w.Win.Canvas().Focus(g)
		}
	}
	w.Press(fyne.KeyHome, fyne.KeySpace)
	w.Tap("Chọn")
	if len(s.asked.Targets) != 1 || s.choices.targets.Text() != "1 chỉ tiêu" {
		t.Errorf("asks for %v, %q, %d blocks", s.asked.Targets, s.choices.targets.Text(), all)
	}
}

func TestAYearWithoutAPlan(t *testing.T) {
	w := newWorld(t)
	s := w.print("plan")
	w.Scope.Year = 2031
	s.Reload()
	w.Tap("Lập kế hoạch năm")
	if got := w.Went(); got.Area != "plans" {
		t.Errorf("went to %+v", got)
	}
	w.Scope.Year = 2024
	s.Reload()
	if !s.loaded || s.page.Objects[0] != s.main {
		t.Error("the page does not come back")
	}
}

func TestABrokenWordingLeadsToIt(t *testing.T) {
	w := newWorld(t)
	s := w.print("invitation")
	_, _, err := readFilter("invitation/1,x")
	if err == nil {
		t.Error("units that are no numbers are taken")
	}
	s.apply(made{}, w.Scope, model.Invalid("text", "Mẫu “Giấy mời họp”, dòng 2: không có trường “X”."))
	if n := w.Notice(); n.Kind != kit.NoticeError || !s.bar.print.Disabled() {
		t.Errorf("told %+v", n)
	}
	w.Act("Sửa lời văn")
	if got := w.Went(); got != (kit.Place{Area: areaID, Tab: tabTexts, Filter: "invitation"}) {
		t.Errorf("went to %+v", got)
	}
}

func TestTheAreaHasHelp(t *testing.T) {
	w := newWorld(t)
	a := Area(w.Svc)
	text, err := assets.Help(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, tab := range a.Tabs {
		if !strings.Contains(text, "## Tab "+tab.Label) {
			t.Errorf("the help does not tell of the tab %q", tab.Label)
		}
	}
}
