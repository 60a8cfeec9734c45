package plans

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// world is the page on a real book with the sample year, and what it told the
// shell.
type world struct {
	t       *testing.T
	svc     *service.Service
	s       *screen
	win     fyne.Window
	scope   kit.Scope
	places  []kit.Place
	notices []kit.Notice
	status  string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	ctx := context.Background()
	clock := func() time.Time { return time.Date(2024, 6, 18, 9, 42, 0, 0, time.UTC) }
	db, err := store.Open(ctx, store.Options{Path: filepath.Join(t.TempDir(), "so.db"), Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &world{t: t, svc: service.New(service.Params{DB: db, Clock: clock}), scope: kit.Scope{Year: 2024, Code: model.H1}}
	if err := w.svc.LoadSample(ctx); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.s = newScreen(kit.Env{Ctx: ctx, Window: w.win, Run: func(f func()) { f() }, Scope: func() kit.Scope { return w.scope },
		Go: func(p kit.Place) { w.places = append(w.places, p) }, Notify: func(n kit.Notice) { w.notices = append(w.notices, n) },
		Status: func(s string) { w.status = s }}, w.svc)
	w.win.SetContent(w.s.Content())
	w.win.Resize(fyne.NewSize(1142, 640))
	t.Cleanup(w.svc.Subscribe(func(service.Topic) { w.s.Reload() }))
	t.Cleanup(w.s.Close)
	w.s.Reload()
	return w
}

func (w *world) plan() model.Plan {
	w.t.Helper()
	p, err := w.svc.Plan(context.Background(), w.scope.Year)
	if err != nil {
		w.t.Fatal(err)
	}
	return p
}

// part returns a part of the book by heading and number.
func (w *world) part(k model.PlanPartKind, number string) (model.PlanPart, bool) {
	w.t.Helper()
	for _, p := range w.plan().Parts {
		if p.Kind == k && p.Number == number {
			return p, true
		}
	}
	return model.PlanPart{}, false
}

// choose shows a part as a click does.
func (w *world) choose(k model.PlanPartKind, number string) {
	w.t.Helper()
	for _, p := range w.s.text.parts {
		if p.Kind == k && p.Number == number {
			w.s.tree.SelectKey(p.key)
			return
		}
	}
	w.t.Fatalf("the page has no %s %s", k, number)
}

// write replaces the text of a field by typing.
func (w *world) write(f interface{ Focus() }, text string) {
	w.t.Helper()
	f.Focus()
	o := w.win.Canvas().Focused()
	if s, ok := o.(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, r := range text {
		o.TypedRune(r)
	}
	w.win.Canvas().Unfocus()
}

func (w *world) press(label string) {
	w.t.Helper()
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		w.t.Fatalf("no dialog is open to press %q", label)
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*kit.Button); ok && b.Text() == label {
			b.Tapped(nil)
			return
		}
	}
	w.t.Fatalf("the dialog has no button %q", label)
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
	if !w.s.Sample() || w.status != "37 mục" {
		t.Errorf("status %q", w.status)
	}
}

func TestEditPart(t *testing.T) {
	w := newWorld(t)
	before, _ := w.part(model.PartContent, "1.3")
	w.choose(model.PartContent, "1.3")
	if w.s.part.text.Text() != before.Text {
		t.Fatalf("the editor shows %q", w.s.part.text.Text())
	}
	w.write(w.s.part.text, "Nội dung mới")
	w.choose(model.PartContent, "1.4") // typing survives going elsewhere
	if w.s.Unsaved() != "Kế hoạch năm 2024 có thay đổi chưa lưu" {
		t.Errorf("unsaved %q", w.s.Unsaved())
	}
	w.s.Reload()
	if !w.save() {
		t.Fatalf("not saved: %v", w.notices)
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
	w.write(w.s.part.text, "Một")
	var held []func()
	w.s.env.Run = func(f func()) { held = append(held, f) }
	w.save()
	w.write(w.s.part.text, "Một hai")
	w.s.env.Run = func(f func()) { f() }
	for _, f := range held {
		f()
	}
	first, _ := w.part(model.PartContent, "1.7")
	if first.Text != "Một" || w.s.part.text.Text() != "Một hai" || w.s.Unsaved() == "" {
		t.Errorf("the book holds %q, the box %q", first.Text, w.s.part.text.Text())
	}
	if !w.save() {
		t.Fatalf("not saved: %v", w.notices)
	}
	if again, _ := w.part(model.PartContent, "1.7"); again.ID != first.ID || again.Text != "Một hai" {
		t.Errorf("saved again as %+v, was %d", again, first.ID)
	}
}

func TestHeadIsChecked(t *testing.T) {
	w := newWorld(t)
	w.write(w.s.head.date, "31/02/2024")
	if w.save() || w.s.head.date.Text() != "31/02/2024" || w.plan().Date != "2024-02-01" {
		t.Errorf("the box holds %q, the book %s", w.s.head.date.Text(), w.plan().Date)
	}
	w.write(w.s.head.date, "5-2-24")
	w.write(w.s.head.signer, "Trần Văn B")
	if !w.save() || w.plan().Date != "2024-02-05" || w.plan().Signer != "Trần Văn B" {
		t.Errorf("the book holds %s, %q", w.plan().Date, w.plan().Signer)
	}
	w.write(w.s.head.number, "99/KH")
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
	if n := w.notices[len(w.notices)-1]; n.Kind != kit.NoticeError || !strings.Contains(n.Text, "1.7") {
		t.Errorf("told %+v", n)
	}
	w.write(w.s.part.text, "Thi đua xây dựng chính quyền số")
	w.s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if !w.save() {
		t.Fatalf("not saved: %v", w.notices)
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
	w.press("Hủy")
	w.s.bar.remove.Tapped(nil)
	w.press("Xóa mục")
	if _, still := w.part(model.PartContent, "1.7"); !still {
		t.Error("the part is gone before saving")
	}
	if !w.save() {
		t.Fatalf("not saved: %v", w.notices)
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
		t.Fatalf("not saved: %v", w.notices)
	}
	if _, ok := w.part(model.PartDuty, "2.6"); !ok {
		t.Error("the part does not stand under its new heading")
	}
	row := w.s.tree.RowByKey(headingKey(model.PartBasis))
	n := w.s.tree.Source().Len()
	w.s.tree.Select(row, 0)
	w.win.Canvas().Focus(w.s.tree)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
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
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if words, ok := o.(*kit.Words); ok && strings.Contains(words.Text(), "1 chỉ tiêu đang thuộc") {
			found = true
		}
	}
	if !found {
		t.Error("the question does not tell which targets lose their area")
	}
	w.press("Hủy")
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
	if w.s.tree.Source().Len() < 2 || !strings.Contains(w.status, "/37 mục có “quoc phong”") {
		t.Errorf("%d rows, status %q", w.s.tree.Source().Len(), w.status)
	}
}

func TestNewYear(t *testing.T) {
	w := newWorld(t)
	w.scope.Year = 2025
	w.s.Reload()
	if w.s.Unsaved() != "" || w.status != "Năm 2025 chưa có kế hoạch" {
		t.Errorf("a year without a plan: %q, status %q", w.s.Unsaved(), w.status)
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
	w.write(w.s.head.number, "10/KH-UBND")
	if !w.save() {
		t.Fatalf("not saved: %v", w.notices)
	}
	if got := w.plan().Number; got != "10/KH-UBND" {
		t.Errorf("the book holds %q", got)
	}
}
