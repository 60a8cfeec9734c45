package plans

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the page on a book with the sample year.
type world struct {
	*guitest.World
	s *screen
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{World: guitest.Sample(t)}
	w.s = newScreen(w.Env, w.Svc)
	w.Show(w.s)
	return w
}

func (w *world) plan() model.Plan {
	w.T.Helper()
	p, err := w.Svc.Plan(context.Background(), w.Scope.Year)
	if err != nil {
		w.T.Fatal(err)
	}
	return p
}

// part returns a part of the book by heading and number.
func (w *world) part(k model.PlanPartKind, number string) (model.PlanPart, bool) {
	w.T.Helper()
	for _, p := range w.plan().Parts {
		if p.Kind == k && p.Number == number {
			return p, true
		}
	}
	return model.PlanPart{}, false
}

// choose shows a part as a click does.
func (w *world) choose(k model.PlanPartKind, number string) {
	w.T.Helper()
	for _, p := range w.s.text.parts {
		if p.Kind == k && p.Number == number {
			w.s.tree.SelectKey(p.key)
			return
		}
	}
	w.T.Fatalf("the page has no %s %s", k, number)
}

func (w *world) save() bool {
	saved := false
	w.s.Save(func(ok bool) { saved = ok })
	return saved
}

func TestShowsPlan(t *testing.T) {
	w := newWorld(t)
	if got := w.s.head.number.Text() + " " + w.s.head.date.Text(); got != "16/KH-UBND 01/02/2024" {
		t.Errorf("the head says %q", got)
	}
	if w.s.Unsaved() != "" || w.s.bar.save.Reason() == "" {
		t.Errorf("a fresh page has %q to save", w.s.Unsaved())
	}
	if !w.s.Sample() || w.Status != "37 mục" {
		t.Errorf("status %q", w.Status)
	}
}

func TestEditPart(t *testing.T) {
	w := newWorld(t)
	before, _ := w.part(model.PartContent, "1.3")
	w.choose(model.PartContent, "1.3")
	if w.s.part.text.Text() != before.Text {
		t.Fatalf("the editor shows %q", w.s.part.text.Text())
	}
	w.Write(w.s.part.text, "Nội dung mới")
	w.choose(model.PartContent, "1.4") // typing survives going elsewhere
	if w.s.Unsaved() != "Kế hoạch năm 2024 có thay đổi chưa lưu" {
		t.Errorf("unsaved %q", w.s.Unsaved())
	}
	w.s.Reload()
	if !w.save() {
		t.Fatalf("not saved: %v", w.Notices)
	}
	after, _ := w.part(model.PartContent, "1.3")
	if after.Text != "Nội dung mới" || after.ID != before.ID {
		t.Errorf("the book holds %+v, was %d", after, before.ID)
	}
	if w.s.Unsaved() != "" || w.s.part.title.Text() != "Nội dung thi đua 1.4" {
		t.Errorf("after saving %q, shown %q", w.s.Unsaved(), w.s.part.title.Text())
	}
}

// What is typed while the book is being written is neither saved nor lost, and
// a new part keeps its identity.
func TestTypingWhileSaving(t *testing.T) {
	w := newWorld(t)
	w.choose(model.PartContent, "1.6")
	w.s.add()
	w.Write(w.s.part.text, "Một")
	var held []func()
	w.s.env.Run = func(f func()) { held = append(held, f) }
	w.save()
	w.Write(w.s.part.text, "Một hai")
	w.s.env.Run = func(f func()) { f() }
	for _, f := range held {
		f()
	}
	first, _ := w.part(model.PartContent, "1.7")
	if first.Text != "Một" || w.s.part.text.Text() != "Một hai" || w.s.Unsaved() == "" {
		t.Errorf("the book holds %q, the box %q", first.Text, w.s.part.text.Text())
	}
	if !w.save() {
		t.Fatalf("not saved: %v", w.Notices)
	}
	if again, _ := w.part(model.PartContent, "1.7"); again.ID != first.ID || again.Text != "Một hai" {
		t.Errorf("saved again as %+v, was %d", again, first.ID)
	}
}

func TestHeadIsChecked(t *testing.T) {
	w := newWorld(t)
	w.Write(w.s.head.date, "31/02/2024")
	if w.save() || w.s.head.date.Text() != "31/02/2024" || w.plan().Date != "2024-02-01" {
		t.Errorf("the box holds %q, the book %s", w.s.head.date.Text(), w.plan().Date)
	}
	w.Write(w.s.head.date, "5-2-24")
	w.Write(w.s.head.signer, "Trần Văn B")
	if !w.save() || w.plan().Date != "2024-02-05" || w.plan().Signer != "Trần Văn B" {
		t.Errorf("the book holds %s, %q", w.plan().Date, w.plan().Signer)
	}
	w.Write(w.s.head.number, "99/KH")
	w.s.Discard()
	if w.s.head.number.Text() != "16/KH-UBND" || w.s.Unsaved() != "" {
		t.Errorf("giving up leaves %q", w.s.head.number.Text())
	}
}

func TestAddMoveRemovePart(t *testing.T) {
	w := newWorld(t)
	w.choose(model.PartContent, "1.6")
	w.s.Key(&fyne.KeyEvent{Name: fyne.KeyInsert})
	if got := w.s.part.title.Text(); got != "Nội dung thi đua 1.7" {
		t.Fatalf("the new part is %q", got)
	}
	if w.save() {
		t.Error("a part without text was saved")
	}
	if n := w.Notices[len(w.Notices)-1]; n.Kind != kit.NoticeError || !strings.Contains(n.Text, "1.7") {
		t.Errorf("told %+v", n)
	}
	w.Write(w.s.part.text, "Thi đua xây dựng chính quyền số")
	w.s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if !w.save() {
		t.Fatalf("not saved: %v", w.Notices)
	}
	var order []string
	for _, p := range w.plan().Parts {
		if p.Kind == model.PartContent {
			order = append(order, p.Number)
		}
	}
	if got := strings.Join(order, " "); got != "1.1 1.2 1.3 1.4 1.5 1.7 1.6" {
		t.Errorf("order %q", got)
	}
	if got := w.s.part.number.Text(); got != "1.7" {
		t.Errorf("after saving %q shows", got)
	}
	w.s.bar.remove.Tapped(nil)
	w.Answer("Hủy")
	w.s.bar.remove.Tapped(nil)
	w.Answer("Xóa mục")
	if _, still := w.part(model.PartContent, "1.7"); !still {
		t.Error("the part is gone before saving")
	}
	if !w.save() {
		t.Fatalf("not saved: %v", w.Notices)
	}
	if _, still := w.part(model.PartContent, "1.7"); still {
		t.Error("the part is still there")
	}
}

func TestHeadingsAndKinds(t *testing.T) {
	w := newWorld(t)
	w.s.tree.SelectKey(headingKey(model.PartClosing))
	if w.s.part.editor.Visible() || w.s.bar.remove.Reason() == "" {
		t.Error("a heading shows an editor or can be removed")
	}
	w.choose(model.PartTask, "2.6")
	w.s.part.kind.Focus()
	w.s.part.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !w.save() {
		t.Fatalf("not saved: %v", w.Notices)
	}
	if _, ok := w.part(model.PartDuty, "2.6"); !ok {
		t.Error("the part does not stand under its new heading")
	}
	row := w.s.tree.RowByKey(headingKey(model.PartBasis))
	n := w.s.tree.Source().Len()
	w.s.tree.Select(row, 0)
	w.Win.Canvas().Focus(w.s.tree)
	w.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if got := w.s.tree.Source().Len(); got != n-8 {
		t.Errorf("folding eight bases leaves %d of %d rows", got, n)
	}
}

func TestServedTargets(t *testing.T) {
	w := newWorld(t)
	w.choose(model.PartContent, "1.4")
	if got := w.s.part.served.Text(); got != "Chỉ tiêu phục vụ nội dung này: 15. An ninh trật tự" {
		t.Errorf("1.4 is served by %q", got)
	}
	w.choose(model.PartContent, "1.1")
	if got := w.s.part.served.Text(); !strings.Contains(got, "chưa có") {
		t.Errorf("1.1 is served by %q", got)
	}
	w.choose(model.PartBasis, "")
	if w.s.part.served.Visible() {
		t.Error("a basis lists targets")
	}
	// Removing an area that targets serve says how many.
	w.choose(model.PartContent, "1.4")
	w.s.bar.remove.Tapped(nil)
	found := false
	for _, o := range test.LaidOutObjects(w.Win.Canvas().Overlays().Top()) {
		if words, ok := o.(*kit.Words); ok && strings.Contains(words.Text(), "1 chỉ tiêu đang thuộc") {
			found = true
		}
	}
	if !found {
		t.Error("the question does not tell which targets lose their area")
	}
	w.Answer("Hủy")
}

func TestSearch(t *testing.T) {
	w := newWorld(t)
	w.s.Search("khong co doan nao nhu the")
	if w.s.tree.Source().Len() != 0 {
		t.Error("found something")
	}
	w.s.Search("quoc phong")
	if w.s.tree.CurrentKey() != "" {
		t.Errorf("row %q is current and another part shows", w.s.tree.CurrentKey())
	}
	w.choose(model.PartContent, "1.4")
	if got := w.s.part.title.Text(); got != "Nội dung thi đua 1.4" {
		t.Errorf("the found part shows as %q", got)
	}
	if w.s.tree.Source().Len() < 2 || !strings.Contains(w.Status, "/37 mục có “quoc phong”") {
		t.Errorf("%d rows, status %q", w.s.tree.Source().Len(), w.Status)
	}
}

func TestNewYear(t *testing.T) {
	w := newWorld(t)
	w.Scope.Year = 2025
	w.s.Reload()
	if w.s.Unsaved() != "" || w.Status != "Năm 2025 chưa có kế hoạch" {
		t.Errorf("a year without a plan: %q, status %q", w.s.Unsaved(), w.Status)
	}
	begun := false
	for _, o := range test.LaidOutObjects(w.s.Content()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == "Lập kế hoạch năm 2025" {
			b.Tapped(nil)
			begun = true
		}
	}
	if !begun {
		t.Fatal("the empty page has no button to begin")
	}
	if w.s.Unsaved() == "" || w.s.head.title.Text() != "Phát động các phong trào thi đua năm 2025" {
		t.Errorf("begun: %q, title %q", w.s.Unsaved(), w.s.head.title.Text())
	}
	w.s.Discard()
	if w.s.Unsaved() != "" {
		t.Error("giving up leaves something unsaved")
	}
	w.s.begin()
	w.Write(w.s.head.number, "10/KH-UBND")
	if !w.save() {
		t.Fatalf("not saved: %v", w.Notices)
	}
	if got := w.plan().Number; got != "10/KH-UBND" {
		t.Errorf("the book holds %q", got)
	}
}
