package targets

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

func newTestList(t *testing.T) (*world, *list) {
	w := newWorld(t)
	s := newList(w.Env, w.Svc, nil)
	w.Show(s)
	return w, s
}

// select makes a target current as a click does.
func (s *list) choose(t *testing.T, w *world, number string) {
	t.Helper()
	if !s.grid.SelectKey(key(w.Target(number).Target.ID)) {
		t.Fatalf("the list does not show %s", number)
	}
}

func TestListShowsPlan(t *testing.T) {
	w, s := newTestList(t)
	items := 0
	src := s.grid.Source()
	for i := range src.Len() {
		if src.Row(i).Level == 0 {
			items++
		}
	}
	if items != 16 || src.Len() != 20 {
		t.Errorf("the list shows %d items in %d rows, want 16 in 20", items, src.Len())
	}
	if h, room := s.grid.FitHeight(-1), s.grid.Size().Height; h > room {
		t.Errorf("the 16 items need %v pixels and have %v", h, room)
	}
	if want := "16 chỉ tiêu, 25 thành phần (18 số, 7 định tính)"; w.Status != want {
		t.Errorf("status %q, want %q", w.Status, want)
	}
	if !s.Sample() {
		t.Error("the sample year does not say so")
	}
	// Units that have several leaves of an item count once.
	for number, want := range map[string]string{"12": "còn 1", "7": "4/4", "13": "17/17", "3": "cấp xã", "15": "9/9"} {
		row := s.grid.RowByKey(key(w.Target(number).Target.ID))
		if got := s.grid.Cell(row, colGiven).Text; got != want {
			t.Errorf("item %s is handed out %q, want %q", number, got, want)
		}
	}
}

// fillForm types a draft into the form of a new target.
func fillForm(w *world, s *list, d draft) {
	f := s.form
	w.Write(f.words.number, d.number)
	w.Write(f.words.name, d.name)
	w.pick(f.rule.comparator, d.rule.comparator.Label())
	if d.rule.grades != "" {
		w.Write(f.rule.grades, d.rule.grades)
	}
	if d.rule.comparator.Numeric() {
		w.pick(f.rule.unit, d.rule.unit)
		w.pick(f.rule.decimals, "2")
		w.Write(f.figures[0].first, d.plan.first)
		if d.plan.second != "" {
			w.Write(f.figures[0].second, d.plan.second)
		}
		if d.rule.baseline != "" {
			w.Write(f.rule.baseline, d.rule.baseline)
		}
		f.rule.timing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	} else {
		t, _ := d.target(model.Target{})
		w.pick(f.figures[0].choice, progress.FigureText(t.Rule, t.Plan))
	}
	w.pick(f.rule.rollUp, rollChoice{d.rule.rollUp, d.rule.weight}.label())
}

func TestAddTargetOfEveryComparator(t *testing.T) {
	w, s := newTestList(t)
	all := drafts()
	for i, c := range model.Comparators {
		d := all[c]
		d.number = "3" + string(rune('0'+i/10)) + string(rune('0'+i%10))
		s.bar.add.Tapped(nil)
		if s.form.base.ID != 0 || !s.form.base.Leaf {
			t.Fatalf("%s: the form holds %+v", c, s.form.base)
		}
		fillForm(w, s, d)
		if !strings.HasPrefix(s.form.box.Text(), "Câu quy tắc: Đạt khi") {
			t.Errorf("%s: the sentence is %q", c, s.form.box.Text())
		}
		saved := false
		s.Save(func(ok bool) { saved = ok })
		if !saved {
			t.Errorf("%s: not saved: %v; %v", c, s.form.kit.Fault(), w.Notices)
			s.Discard()
			continue
		}
		want, err := d.target(model.Target{})
		if err != nil {
			t.Fatal(err)
		}
		got := w.Target(d.number).Target
		if got.Rule.Comparator != c || !got.Plan.Equal(want.Plan) || got.Rule.Unit != want.Rule.Unit || got.Rule.RollUp != want.Rule.RollUp {
			t.Errorf("%s: the book holds %+v with plan %+v", c, got.Rule, got.Plan)
		}
		if s.Unsaved() != "" || s.current != got.ID || s.grid.CurrentKey() != key(got.ID) {
			t.Errorf("%s: after saving %q, shown %d of %d", c, s.Unsaved(), s.current, got.ID)
		}
	}
}

func TestInvalidInputStays(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	w.Write(s.form.figures[0].first, "1,06x")
	if !strings.HasPrefix(s.form.box.Text(), "Câu quy tắc: Quy tắc chưa dùng được.") {
		t.Errorf("the sentence says %q", s.form.box.Text())
	}
	saved := true
	s.Save(func(ok bool) { saved = ok })
	if saved {
		t.Error("a number that cannot be read was saved")
	}
	if got := s.form.figures[0].first.Text(); got != "1,06x" {
		t.Errorf("the box holds %q", got)
	}
	if got := s.form.fields["plan"].Error(); !strings.Contains(got, "1,06x") {
		t.Errorf("the message beside the field is %q", got)
	}
	wantNumber(t, "the plan in the book", w.Target("8").Target.Plan.Number, "1.06")
	if s.Unsaved() != "Chỉ tiêu 8 có thay đổi chưa lưu" {
		t.Errorf("unsaved %q", s.Unsaved())
	}

	// A number taken is told at its field too.
	w.Write(s.form.figures[0].first, "1,05")
	w.Write(s.form.words.number, "9")
	s.Save(func(ok bool) { saved = ok })
	if got := s.form.fields["number"].Error(); saved || !strings.Contains(got, "9") {
		t.Errorf("saved %t, message %q", saved, got)
	}
	w.Write(s.form.words.number, "8")
	s.Save(func(ok bool) { saved = ok })
	if !saved {
		t.Fatalf("not saved: %v", s.form.kit.Fault())
	}
	wantNumber(t, "the plan in the book", w.Target("8").Target.Plan.Number, "1.05")
	if got := s.grid.Cell(s.grid.RowByKey(key(s.current)), colMet).Text; got != "≤ không quá 1,05" {
		t.Errorf("the list says %q", got)
	}
}

// What is typed while the book is being written is neither saved nor lost.
func TestTypingWhileSaving(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	w.Write(s.form.words.name, "Hộ nghèo")
	w.Hold()
	saved := true
	s.Save(func(ok bool) { saved = ok })
	w.Write(s.form.words.name, "Hộ nghèo mới")
	w.Release()
	if got := w.Target("8").Target.Name; got != "Hộ nghèo" {
		t.Errorf("the book holds %q", got)
	}
	if got := s.form.words.name.Text(); got != "Hộ nghèo mới" || saved || s.Unsaved() == "" {
		t.Errorf("the box holds %q, saved %t, unsaved %q", got, saved, s.Unsaved())
	}
}

// The form is longer than its panel: a field at fault is scrolled to.
func TestFaultyFieldShows(t *testing.T) {
	w, s := newTestList(t)
	s.bar.add.Tapped(nil)
	w.Write(s.form.words.name, "Chỉ tiêu thử")
	w.pick(s.form.rule.comparator, model.AtMost.Label())
	w.pick(s.form.rule.unit, "%")
	s.form.rule.timing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.form.scroll.ScrollToTop()
	s.Save(func(bool) {})
	field := s.form.fields["roll_up"]
	if field.Error() == "" {
		t.Fatalf("the missing roll-up is not told at its field: %v", s.form.kit.Fault())
	}
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(field).Y - d.AbsolutePositionForObject(s.form.scroll).Y
	if top < 0 || top+field.Size().Height > s.form.scroll.Size().Height {
		t.Errorf("the field lies at %v to %v of a panel %v high", top, top+field.Size().Height, s.form.scroll.Size().Height)
	}
}

func TestSentenceFollowsTyping(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	before := s.form.box.Text()
	w.Write(s.form.figures[0].first, "0,9")
	if after := s.form.box.Text(); after == before || !strings.Contains(after, "0,90%") {
		t.Errorf("the sentence went from %q to %q", before, after)
	}
	s.Discard()
	if s.form.box.Text() != before || s.Unsaved() != "" {
		t.Errorf("after giving up: %q, %q", s.form.box.Text(), s.Unsaved())
	}
	if s.bar.save.Reason() == "" {
		t.Error("nothing to save, and the button is alive")
	}
}

// Unsaved typing is asked about before another target shows, and survives a
// reload.
func TestLeavingAsks(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	w.Write(s.form.words.name, "Hộ nghèo")
	s.Reload()
	if got := s.form.words.name.Text(); got != "Hộ nghèo" {
		t.Fatalf("the reload left %q in the box", got)
	}
	s.choose(t, w, "9")
	if s.current != w.Target("8").Target.ID || s.grid.CurrentKey() != key(s.current) {
		t.Error("the other target shows before the answer")
	}
	w.Answer("Ở lại")
	if got := s.form.words.name.Text(); got != "Hộ nghèo" {
		t.Errorf("staying left %q in the box", got)
	}
	s.choose(t, w, "9")
	w.Answer("Lưu")
	if got := w.Target("8").Target.Name; got != "Hộ nghèo" {
		t.Errorf("the book holds %q", got)
	}
	if s.current != w.Target("9").Target.ID {
		t.Error("after saving the other target does not show")
	}
	w.Write(s.form.words.name, "x")
	s.choose(t, w, "10")
	w.Answer("Bỏ thay đổi")
	if got := w.Target("9").Target.Name; got == "x" || s.current != w.Target("10").Target.ID {
		t.Errorf("dropping left %q in the book, %d shown", got, s.current)
	}
}

func TestFoldAndSearch(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "3")
	w.Win.Canvas().Focus(s.grid)
	w.Press(fyne.KeyRight)
	if got := s.grid.Source().Len(); got != 22 {
		t.Errorf("unfolded to %d rows, want 22", got)
	}
	s.Reload()
	if got := s.grid.Source().Len(); got != 22 {
		t.Errorf("the reload folded to %d rows", got)
	}
	w.Press(fyne.KeyLeft)
	if got := s.grid.Source().Len(); got != 20 {
		t.Errorf("folded to %d rows, want 20", got)
	}
	s.Search("ngan sach")
	if got := s.grid.Source().Len(); got != 3 {
		t.Errorf("found %d rows, want item 3 with its leaves", got)
	}
	if !strings.HasPrefix(w.Status, "Đang hiện 1 trong 16") {
		t.Errorf("status %q", w.Status)
	}
	if got := s.grid.CurrentKey(); got != key(s.current) {
		t.Errorf("row %q is current, %d shows", got, s.current)
	}
	s.Search("che do chinh sach")
	if got := s.grid.CurrentKey(); got != "" {
		t.Errorf("row %q is current and another target shows", got)
	}
	s.choose(t, w, "14")
	if s.current != w.Target("14").Target.ID {
		t.Error("the found target does not show when chosen")
	}
	s.choose(t, w, "14")
	s.Search("không có đâu")
	if s.grid.Source().Len() != 0 {
		t.Error("found something")
	}
	s.Search("")
	if got := s.grid.Source().Len(); got != 20 {
		t.Errorf("after the search %d rows, want the old folding", got)
	}
}

func TestWordingIsLocked(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	if !s.form.words.text.Disabled() {
		t.Fatal("the plan's own words can be changed by accident")
	}
	s.form.head.unlock.Tapped(nil)
	if s.form.words.text.Disabled() {
		t.Error("the lock does not open")
	}
	s.choose(t, w, "9")
	if !s.form.words.text.Disabled() {
		t.Error("the next target is not locked")
	}
}

func TestGoToAndPlaces(t *testing.T) {
	w := newWorld(t)
	exported := ""
	w.Files.Path = "Chi tieu 2024.xlsx"
	fail := errors.New("đĩa đầy")
	s := newList(w.Env, w.Svc, func(_ context.Context, year int, path string) error {
		exported = path
		return fail
	})
	s.GoTo(kit.Place{Target: 5}) // before anything is loaded
	w.Show(s)
	if s.current != 5 {
		t.Errorf("shows %d, want 5", s.current)
	}
	s.GoTo(kit.Place{Target: w.Target("13b").Target.ID})
	if got := s.grid.CurrentKey(); got != key(w.Target("13b").Target.ID) {
		t.Errorf("row %q is current", got)
	}
	s.exportFile()
	if exported != w.Files.Path || w.Notices[len(w.Notices)-1].Kind != kit.NoticeError {
		t.Errorf("exported %q, told %+v", exported, w.Notices)
	}
	fail = nil
	s.exportFile()
	if !strings.Contains(w.Told(), w.Files.Path) {
		t.Errorf("told %q", w.Told())
	}
}

func TestYearWithoutPlan(t *testing.T) {
	w, s := newTestList(t)
	w.Scope.Year = 2030
	s.Reload()
	if s.grid.Source().Len() != 0 || s.bar.add.Reason() == "" {
		t.Errorf("%d rows, adding says %q", s.grid.Source().Len(), s.bar.add.Reason())
	}
	if e := s.empty(); !strings.Contains(e.Title, "2030") {
		t.Errorf("the empty list says %q", e.Title)
	}
	s.empty().Button.Tapped(nil)
	if len(w.Places) != 1 || w.Places[0].Area != "plans" {
		t.Errorf("went to %v", w.Places)
	}
}
