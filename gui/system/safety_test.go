package system

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// safety opens the page of copies and history.
func (w *world) safety() *safety {
	s := newSafety(w.Env, w.params)
	w.show(s)
	return s
}

// rename changes the name of a unit, which leaves a line in the history.
func (w *world) rename(from, to string) {
	w.T.Helper()
	units, err := w.Svc.Units(w.T.Context(), 2024)
	if err != nil {
		w.T.Fatal(err)
	}
	for _, u := range units {
		if u.Name == from {
			u.Name = to
			if _, err := w.Svc.SaveUnit(w.T.Context(), u, 2024); err != nil {
				w.T.Fatal(err)
			}
			return
		}
	}
	w.T.Fatalf("no unit %s", from)
}

func TestBackUpNowListsASoundCopy(t *testing.T) {
	w := newWorld(t)
	s := w.safety()
	if s.copies.grid.Source().Len() != 0 || !s.copies.restore.Disabled() {
		t.Fatalf("%d copies, restore disabled %v", s.copies.grid.Source().Len(), s.copies.restore.Disabled())
	}
	s.backUp()
	guitest.WantText(t, w.Notice().Text, "Đã sao lưu lúc 18/06/2024 09:42 và đọc lại được.")
	if s.copies.grid.Cell(0, 4).Text != "đọc được" || s.copies.grid.Cell(0, 2).Text != "Thủ công" || s.copies.restore.Disabled() {
		t.Errorf("the list shows %q, restore disabled %v", s.copies.grid.Cell(0, 4).Text, s.copies.restore.Disabled())
	}
}

func TestRestoringNeedsTheTick(t *testing.T) {
	w := newWorld(t)
	s := w.safety()
	s.backUp()
	w.later(time.Hour)
	w.rename("Thôn 3", "Thôn Ba")
	w.rename("Thôn 5", "Thôn Năm")
	test.Tap(s.copies.restore)
	a := s.copies.ask
	if !s.copies.asking() || !a.yes.Disabled() || a.title.Text() != "Khôi phục bản 18/06/2024 09:42?" {
		t.Fatalf("asking %v, disabled %v, %q", s.copies.asking(), a.yes.Disabled(), a.title.Text())
	}
	guitest.WantText(t, a.text.Text(), "Sẽ mất 2 thay đổi sau 18/06/2024 09:42 (Thôn Năm, Thôn Ba).")
	w.Press(fyne.KeyReturn) // on the tick: nothing is restored
	test.Tap(s.copies.ask.yes)
	if len(w.restarts) != 0 {
		t.Fatal("restored without the tick")
	}
	w.Win.Canvas().Focus(a.tick)
	w.Press(fyne.KeySpace)
	w.Press(fyne.KeyTab)
	w.Press(fyne.KeyReturn)
	if len(w.restarts) != 1 || w.restarts[0][0] != s.copies.all[0].Path || w.restarts[0][1] != "" {
		t.Errorf("restarted %v", w.restarts)
	}
}

func TestEscKeepsTheBookAndTheTickIsForOneCopy(t *testing.T) {
	w := newWorld(t)
	s := w.safety()
	s.backUp()
	w.later(time.Minute)
	s.backUp()
	s.copies.grid.Select(1, 0)
	test.Tap(s.copies.restore)
	test.Tap(s.copies.ask.tick)
	s.copies.grid.Select(0, 0)
	if s.copies.asking() {
		t.Fatal("the question about one copy stands beside another")
	}
	test.Tap(s.copies.restore)
	if s.copies.ask.tick.On() || !s.copies.ask.yes.Disabled() {
		t.Fatal("the tick of another copy counts")
	}
	guitest.WantText(t, s.copies.ask.text.Text(), "Không mất gì")
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) || s.copies.asking() || s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) {
		t.Error("Esc does not take the question back")
	}
}

func TestABrokenCopyIsNotRestored(t *testing.T) {
	w := newWorld(t)
	s := w.safety()
	s.backUp()
	if err := os.WriteFile(s.copies.all[0].Path, []byte("hỏng"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Reload()
	if s.copies.grid.Cell(0, 4).Text != "hỏng" || !s.copies.restore.Disabled() {
		t.Fatalf("the list shows %q", s.copies.grid.Cell(0, 4).Text)
	}
	s.copies.askChosen()
	if s.copies.asking() {
		t.Error("asked about a broken copy")
	}
	w.choose(filepath.Join(w.dir, "la"+backup.Ext))
	if err := os.WriteFile(w.Files.Path, []byte("không phải sổ"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.copies.chooseFile()
	if n := w.Notice(); n.Kind != kit.NoticeError || s.copies.asking() {
		t.Errorf("notice %+v", n)
	}
	guitest.WantText(t, w.Notice().Text, "Không khôi phục được từ “la.sothidua”.")
}

func TestHandOverFileIsRestoredElsewhere(t *testing.T) {
	w := newWorld(t)
	s := w.safety()
	w.choose(filepath.Join(w.dir, "ban-giao.sothidua"))
	s.handOver()
	guitest.WantText(t, w.Notice().Text, "Đã lưu gói bàn giao “ban-giao.sothidua” và đọc lại được.")
	w.Notice().Actions[0].Do()
	if len(w.Files.Opened) != 1 || w.Files.Opened[0] != w.dir {
		t.Errorf("opened %v", w.Files.Opened)
	}
	s.copies.chooseFile()
	if !s.copies.asking() || s.copies.ask.title.Text() != "Khôi phục từ “ban-giao.sothidua”?" {
		t.Fatalf("asking %v, %q", s.copies.asking(), s.copies.ask.title.Text())
	}
	test.Tap(s.copies.ask.tick)
	test.Tap(s.copies.ask.yes)
	if len(w.restarts) != 1 || w.restarts[0][0] != w.Files.Path {
		t.Errorf("restarted %v", w.restarts)
	}
}

func TestAfterAnImportTheCopyBeforeItIsAskedAbout(t *testing.T) {
	w := newWorld(t)
	if err := w.params.Backups.(*backup.Keeper).BeforeImport(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.later(time.Hour)
	s := newSafety(w.Env, w.params)
	s.GoTo(kit.Place{Area: "system", Tab: "backup", Filter: FilterBeforeImport})
	w.show(s)
	s.backUp()
	if !s.copies.asking() || filepath.Base(s.copies.ask.path) != "sổ #1 100%_2024-06-18_094200_truoc-khi-nhap.sothidua" {
		t.Errorf("asking %v about %s", s.copies.asking(), s.copies.ask.path)
	}
}

func TestCheckIsToldAndRemembered(t *testing.T) {
	w := newWorld(t)
	s := w.safety()
	if len(s.checked.Objects) != 0 {
		t.Error("a check that never was is shown")
	}
	s.check()
	if !w.Asked() || len(s.checked.Objects) != 1 {
		t.Fatalf("dialog %v, %d marks", w.Asked(), len(s.checked.Objects))
	}
	w.Press(fyne.KeyReturn)
	c, ok := recall(w.Memory[checkedKey], w.Svc.Path())
	if w.Asked() || !ok || !c.sound {
		t.Errorf("remembered %q", w.Memory[checkedKey])
	}
}

func TestHistoryIsNarrowedAndLeadsToTheSource(t *testing.T) {
	w := newWorld(t)
	w.rename("Thôn 3", "Thôn Ba")
	w.later(time.Minute)
	w.rename("Thôn Ba", "Thôn 3")
	w.Svc.SetPerson("Bùi Thị Ngọc")
	if err := w.Svc.LockPeriod(t.Context(), 2024, model.Y); err != nil {
		t.Fatal(err)
	}
	s := w.safety()
	h := s.changes
	all := h.grid.Source().Len()
	guitest.WantText(t, h.grid.Cell(0, 2).Text, "khóa kỳ")
	s.Search("thon ba")
	if n := h.grid.Source().Len(); n != 2 || w.Status != "2 thay đổi" {
		t.Fatalf("%d lines hold thon ba, status %q", n, w.Status)
	}
	guitest.WantText(t, h.detail.text.Text(), "Thôn Ba")
	s.Search("")
	h.filter.Person = "Bùi Thị Ngọc"
	h.reload()
	if n := h.grid.Source().Len(); n != 1 || h.people.Text() != "Bùi Thị Ngọc" {
		t.Fatalf("%d lines of one person, the list shows %q", n, h.people.Text())
	}
	h.filter.Person = ""
	h.filter.Entity = "unit"
	h.reload()
	h.grid.Select(1, 0)
	w.Press(fyne.KeyReturn)
	if len(w.Places) != 1 || w.Places[0].Area != "units" || w.Places[0].Unit == 0 {
		t.Errorf("Enter leads to %+v", w.Places)
	}
	// both changes of the unit stand in the detail
	guitest.WantText(t, h.detail.text.Text(), "Thôn 3; Thôn, tổ dân phố")
	guitest.WantText(t, h.detail.text.Text(), "09:43")
	guitest.WantText(t, h.detail.text.Text(), "09:42")
	h.filter.Entity = ""
	h.filter.From = "2024-06-19"
	h.reload()
	if n := h.grid.Source().Len(); n != 0 || all == 0 || !h.detail.open.Disabled() {
		t.Errorf("%d lines from tomorrow on", n)
	}
}

func TestSourceTakesTheScopeOfTheChange(t *testing.T) {
	w := newWorld(t)
	if err := w.Svc.LockPeriod(t.Context(), 2024, model.Y); err != nil {
		t.Fatal(err)
	}
	s := w.safety()
	s.changes.source()
	if w.Scope != (kit.Scope{Year: 2024, Code: model.Y}) || len(w.Places) != 1 || w.Places[0].Tab != "periods" {
		t.Errorf("scope %+v, places %+v", w.Scope, w.Places)
	}
}
