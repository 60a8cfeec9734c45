package system

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestPeopleAreAddedAndChanged(t *testing.T) {
	w := newWorld(t)
	s := newPeople(w.Env, w.Svc)
	w.show(s)
	before := s.grid.Source().Len()
	w.Press(fyne.KeyInsert)
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyReturn)
	if !w.Asked() {
		t.Fatal("saved without a name")
	}
	w.Type("Nguyễn Thị Hà\n")
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyReturn)
	if !w.Asked() {
		t.Fatal("a name was taken twice")
	}
	w.Win.Canvas().Focused().(*kit.LineEdit).SelectAll()
	w.Type("Trần Văn An\nCông chức VH-XH\n\n")
	if w.Asked() || s.grid.Source().Len() != before+1 || s.all[before].Name != "Trần Văn An" || !s.all[before].Active {
		t.Fatalf("dialog %v, %d people", w.Asked(), s.grid.Source().Len())
	}
	if p, ok := s.chosen(); !ok || p.Name != "Trần Văn An" {
		t.Errorf("chosen %+v", p)
	}
	w.Press(fyne.KeyReturn) // edit
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeySpace) // no longer at work
	w.Press(fyne.KeyReturn)
	if p, _ := s.chosen(); w.Asked() || p.Active || p.Position != "Công chức VH-XH" {
		t.Errorf("dialog %v, stored %+v", w.Asked(), p)
	}
	guitest.WantText(t, w.Status, "4 người dùng")
}

func TestOfficeKeepsWhatIsTypedUntilSaved(t *testing.T) {
	w := newWorld(t)
	s := newOffice(w.Env, w.Svc)
	w.show(s)
	if s.Unsaved() != "" || !s.save.Disabled() || s.text["name"].Text() != "UBND xã Trí Yên" || s.onPace.Text() != "90" {
		t.Fatalf("unsaved %q, name %q, limit %q", s.Unsaved(), s.text["name"].Text(), s.onPace.Text())
	}
	s.text["signer"].Focus()
	w.Type("Lê Văn Bình")
	s.Reload()
	if s.text["signer"].Text() != "Lê Văn Bình" || s.Unsaved() == "" || !s.badge.Visible() {
		t.Fatalf("after loading again: %q", s.text["signer"].Text())
	}
	s.atRisk.Focus()
	w.Type("95")
	saved := true
	s.Save(func(ok bool) { saved = ok })
	if saved {
		t.Fatal("saved with at risk above on pace")
	}
	guitest.WantText(t, s.form.Fault().Error(), "phải lớn hơn mức có nguy cơ")
	s.atRisk.SetText("70,5")
	s.Save(func(ok bool) { saved = ok })
	o, err := w.Svc.Office(t.Context())
	if err != nil || !saved || o.Signer != "Lê Văn Bình" || o.Settings.AtRisk.String() != "0.705" || s.Unsaved() != "" {
		t.Fatalf("saved %v, %+v, %v", saved, o, err)
	}
	s.text["name"].Focus()
	w.Type("Khác")
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) || s.text["name"].Text() != "Khác" {
		t.Fatal("Esc threw the typed name away without a question")
	}
	w.TabTo("Bỏ thay đổi")
	if s.text["name"].Text() != "UBND xã Trí Yên" {
		t.Errorf("giving up leaves %q", s.text["name"].Text())
	}
	s.onPace.SetText("")
	s.text["name"].Focus()
	w.Type("UBND Trí Yên")
	s.Save(func(ok bool) { saved = ok })
	if saved || s.form.Fault() == nil {
		t.Error("saved without a limit")
	}
}

func TestPeriodsAreAddedChangedAndTakenOut(t *testing.T) {
	w := newWorld(t)
	s := newPeriods(w.Env, w.Svc)
	w.show(s)
	if n := s.grid.Source().Len(); n != 2 {
		t.Fatalf("%d periods", n)
	}
	w.Press(fyne.KeyInsert)
	w.Press(fyne.KeyDown) // Tháng 1
	w.Press(fyne.KeyTab)
	w.Press(fyne.KeyReturn)
	if p, ok := s.chosen(); w.Asked() || !ok || p.Code != "M01" || p.Deadline != "2024-01-20" || s.grid.Cell(0, 2).Text != "quá 150 ngày" {
		t.Fatalf("dialog %v, chosen %+v", w.Asked(), p)
	}
	w.Press(fyne.KeyReturn) // deadline
	w.Type("31/02/2024\n")
	if !w.Asked() {
		t.Fatal("a day that is not in the calendar was taken")
	}
	w.Win.Canvas().Focused().(*kit.LineEdit).SelectAll()
	w.Type("25/1/2024\n")
	if p, _ := s.chosen(); w.Asked() || p.Deadline != "2024-01-25" {
		t.Fatalf("dialog %v, deadline %s", w.Asked(), p.Deadline)
	}
	w.Press(fyne.KeyDelete)
	w.TabTo("Bỏ kỳ")
	if n := s.grid.Source().Len(); n != 2 {
		t.Fatalf("%d periods after taking one out", n)
	}
	s.grid.SelectKey(string(model.H1))
	s.askRemove()
	w.TabTo("Bỏ kỳ")
	if n := w.Notice(); n.Kind != kit.NoticeError {
		t.Errorf("a period with reports was taken out: %+v", n)
	}
}

func TestPeriodsAreLockedAndOpenedWithAReason(t *testing.T) {
	w := newWorld(t)
	s := newPeriods(w.Env, w.Svc)
	w.show(s)
	s.grid.SelectKey(string(model.H1))
	if s.unlock.Visible() || !s.lock.Visible() {
		t.Fatal("the buttons do not follow the state")
	}
	test.Tap(s.lock)
	w.TabTo("Khóa kỳ")
	if p, _ := s.chosen(); !p.Locked || s.lock.Visible() || !s.unlock.Visible() {
		t.Fatalf("stored %+v", p)
	}
	test.Tap(s.unlock)
	w.Press(fyne.KeyReturn)
	if !w.Asked() {
		t.Fatal("opened without a reason")
	}
	w.Type("Thôn 3 đính chính\n")
	if p, _ := s.chosen(); w.Asked() || p.Locked || p.Reason != "Thôn 3 đính chính" || s.grid.Cell(0, 4).Text != "Thôn 3 đính chính" {
		t.Errorf("dialog %v, stored %+v", w.Asked(), p)
	}
}

func TestAboutOpensBooksAndRemembersTheTextSize(t *testing.T) {
	w := newWorld(t)
	s := newAbout(w.Env, w.params)
	w.show(s)
	w.choose(filepath.Join(w.dir, "khac.db"))
	s.openBook()
	s.newBook()
	if len(w.restarts) != 2 || w.restarts[1] != [2]string{"", w.Files.Path} {
		t.Fatalf("restarted %v", w.restarts)
	}
	if err := os.WriteFile(w.Files.Path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s.newBook()
	if n := w.Notice(); len(w.restarts) != 2 || n.Kind != kit.NoticeError {
		t.Errorf("a new book over a file: %+v", n)
	}
	w.Memory[scaleKey] = "1.15"
	sizes := s.sizes().(*kit.Radio)
	if sizes.Index() != 2 {
		t.Errorf("size %d is chosen", sizes.Index())
	}
	w.Win.SetContent(sizes)
	w.Win.Canvas().Focus(sizes)
	w.Press(fyne.KeyRight)
	if w.Memory[scaleKey] != "1.3" {
		t.Errorf("remembered %q", w.Memory[scaleKey])
	}
}

func TestEveryPageIsInTheArea(t *testing.T) {
	w := newWorld(t)
	a := Area(w.params)
	for _, tab := range a.Tabs {
		s := tab.New(w.Env)
		w.show(s)
		if h, ok := s.(kit.Hinter); !ok || h.Keys() == "" {
			t.Errorf("%s tells no keys", tab.ID)
		}
	}
	if len(a.Tabs) != 5 {
		t.Errorf("%d tabs", len(a.Tabs))
	}
}
