package shell

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

func TestStartShowsTheFirstAreaOnThePeriodWorkedOn(t *testing.T) {
	f := newFixture(t, false).open(nil)
	f.wantShown("overview/main")
	if diff := cmp.Diff([]kit.Scope{half()}, f.screens["overview/main"].loads); diff != "" {
		t.Errorf("loads (-want +got):\n%s", diff)
	}
	if got, want := f.win.Title(), "Sổ Thi đua – UBND xã Trí Yên – Năm 2024"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if got := f.frame.side.wide.period.Text(); got != "6 tháng" {
		t.Errorf("the side bar shows period %q", got)
	}
	if !f.frame.title.badge.Visible() {
		t.Error("no badge SỐ LIỆU MẪU over the sample year")
	}
	if n := f.frame.side.list.items[2].badge; n != 5 {
		t.Errorf("badge of the reports is %d, want 5", n)
	}
	if f.made["targets/list"] != 0 {
		t.Error("a page was made before it was shown")
	}
}

func TestAreasTabsAndPlaces(t *testing.T) {
	f := newFixture(t, false).open(nil)
	f.press(fyne.Key4, alt)
	f.wantShown("reports/tracker")
	if got := f.frame.title.title.Text(); got != "Báo cáo đơn vị" {
		t.Errorf("title %q", got)
	}
	f.press(fyne.KeyTab, ctrl)
	f.wantShown("reports/entry")
	f.press(fyne.KeyTab, ctrl)
	f.wantShown("reports/tracker")
	f.press(fyne.KeyTab, ctrlShift)
	f.wantShown("reports/entry")
	f.press(fyne.Key3, alt)
	f.press(fyne.Key4, alt)
	f.wantShown("reports/entry") // the tab shown last
	f.press(fyne.Key2, alt)      // no such area
	f.wantShown("reports/entry")
	f.Go(kit.Place{Area: "targets", Tab: "allocation", Target: 7})
	f.wantShown("targets/allocation")
	f.Go(kit.Place{Area: "targets", Target: 8})
	want := []kit.Place{{Area: "targets", Tab: "allocation", Target: 7}, {Area: "targets", Target: 8}}
	if diff := cmp.Diff(want, f.screens["targets/allocation"].went); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	f.Go(kit.Place{Area: "khong-co"})
	f.wantShown("targets/allocation")
	if f.made["reports/entry"] != 1 {
		t.Errorf("the entry page was made %d times", f.made["reports/entry"])
	}
}

func TestLeavingUnsavedWorkAsks(t *testing.T) {
	f := newFixture(t, false).open(nil)
	s := f.screens["overview/main"]
	s.unsaved = "Chỉ tiêu 8 có 1 ô chưa lưu."
	f.press(fyne.Key4, alt)
	f.wantShown("overview/main")
	f.tapButton("Ở lại")
	f.wantShown("overview/main")
	if s.saves+s.drops != 0 || s.unsaved == "" {
		t.Fatalf("staying saved %d and dropped %d times", s.saves, s.drops)
	}
	f.win.Canvas().Focus(s.edit)
	f.press(fyne.Key4, alt)
	f.tapButton("Ở lại")
	if f.win.Canvas().Focused() != fyne.Focusable(s.edit) {
		t.Errorf("after staying the keyboard is at %T", f.win.Canvas().Focused())
	}
	s.refuse = true
	f.press(fyne.Key4, alt)
	f.tapButton("Lưu")
	f.wantShown("overview/main") // saving failed
	if f.win.Canvas().Focused() != fyne.Focusable(s.edit) {
		t.Errorf("when saving fails the keyboard is at %T", f.win.Canvas().Focused())
	}
	s.refuse = false
	f.press(fyne.Key4, alt)
	f.tapButton("Lưu")
	f.wantShown("reports/tracker")
	if s.saves != 2 {
		t.Errorf("saved %d times, want 2", s.saves)
	}
	f.screens["reports/tracker"].unsaved = "Thuyết minh chưa lưu."
	f.SetScope(kit.Scope{Year: 2024, Code: model.Y})
	if f.book.scope != half() {
		t.Fatalf("the scope changed to %v before the question was answered", f.book.scope)
	}
	f.tapButton("Bỏ thay đổi")
	if f.book.scope.Code != model.Y || f.screens["reports/tracker"].drops != 1 {
		t.Errorf("scope %v, dropped %d times", f.book.scope, f.screens["reports/tracker"].drops)
	}
}

func TestScopeReloadsWhatShowsAndTheRestLater(t *testing.T) {
	f := newFixture(t, false).open(nil)
	f.press(fyne.Key3, alt)
	f.press(fyne.Key1, alt)
	over, list := f.screens["overview/main"], f.screens["targets/list"]
	if len(over.loads) != 1 || len(list.loads) != 1 {
		t.Fatalf("shown again, a page loaded again: %d, %d", len(over.loads), len(list.loads))
	}
	year := kit.Scope{Year: 2024, Code: model.Y}
	f.frame.side.pickPeriod(indexOf(f.frame.side.periods, model.Y))
	if diff := cmp.Diff([]kit.Scope{half(), year}, over.loads); diff != "" {
		t.Errorf("the page that shows (-want +got):\n%s", diff)
	}
	if len(list.loads) != 1 {
		t.Errorf("a page that does not show loaded at once")
	}
	f.press(fyne.Key3, alt)
	if diff := cmp.Diff([]kit.Scope{half(), year}, list.loads); diff != "" {
		t.Errorf("the page shown later (-want +got):\n%s", diff)
	}
	if f.memory.Get(periodKey) != "Y" {
		t.Errorf("remembered period %q", f.memory.Get(periodKey))
	}
}

func TestRememberedScopeAndPerson(t *testing.T) {
	f := newFixture(t, false)
	m := openMemory(f.dir, newQuietLog())
	m.Set(yearKey, "2024")
	m.Set(periodKey, "Y")
	m.Set(personKey, "Nguyễn Thị Hà")
	m.flush()
	f.open(nil)
	if want := (kit.Scope{Year: 2024, Code: model.Y}); f.book.scope != want {
		t.Errorf("scope %v, want %v", f.book.scope, want)
	}
	if f.svc.Person() != "Nguyễn Thị Hà" || f.frame.side.wide.person.Text() != "Nguyễn Thị Hà" {
		t.Errorf("person %q", f.svc.Person())
	}
	m.Set(yearKey, "1999")
	m.flush()
	f.open(nil)
	if f.book.scope.Year != 2024 {
		t.Errorf("a year the book does not have was kept: %v", f.book.scope)
	}
}

func TestEventsReloadOnce(t *testing.T) {
	f := newFixture(t, false).open(nil)
	ctx := context.Background()
	if got := f.frame.status.now.saved; got != "Chưa có thay đổi" {
		t.Errorf("status %q before any change", got)
	}
	office, err := f.svc.Office(ctx)
	if err != nil {
		t.Fatal(err)
	}
	office.Name = "UBND xã Mới"
	for range 3 {
		if err := f.svc.SaveOffice(ctx, office); err != nil {
			t.Fatal(err)
		}
	}
	if len(f.later) != 1 || f.later[0].in != eventPause {
		t.Fatalf("three writes put off %d reloads", len(f.later))
	}
	f.runLater()
	if n := len(f.screens["overview/main"].loads); n != 2 {
		t.Errorf("the page loaded %d times, want 2", n)
	}
	if got := f.frame.side.wide.commune.Text(); got != "UBND xã Mới" {
		t.Errorf("the side bar says %q", got)
	}
	if got := f.frame.status.now.saved; got != "Đã lưu lúc 09:41" {
		t.Errorf("status %q", got)
	}
	f.onEvent(service.TopicBackups)
	f.runLater()
	if n := len(f.screens["overview/main"].loads); n != 3 {
		t.Errorf("after a backup the page loaded %d times, want 3", n)
	}
}

func TestScreenThatCannotBeMadeShowsARetry(t *testing.T) {
	for _, where := range []string{"new", "content"} {
		t.Run(where, func(t *testing.T) {
			f := newFixture(t, false)
			broken := true
			f.setup["targets/list"] = func(s *stubScreen) {
				if broken {
					s.panicsIn = where
				}
			}
			f.open(nil)
			f.press(fyne.Key3, alt)
			f.wantShown("targets/list")
			if f.pages.current.err == nil {
				t.Fatal("the page does not know that it failed")
			}
			f.press(fyne.Key1, alt)
			f.wantShown("overview/main")
			f.press(fyne.Key3, alt)
			broken = false
			f.tapButton("Thử lại")
			if f.pages.current.err != nil || len(f.screens["targets/list"].loads) != 1 {
				t.Errorf("after retrying: %v, %d loads", f.pages.current.err, len(f.screens["targets/list"].loads))
			}
		})
	}
}

func TestScreenThatPanicsLaterStays(t *testing.T) {
	for _, where := range []string{"reload", "key"} {
		t.Run(where, func(t *testing.T) {
			f := newFixture(t, false)
			f.setup["targets/list"] = func(s *stubScreen) { s.panicsIn = where }
			f.open(nil)
			f.press(fyne.Key3, alt)
			f.key(&fyne.KeyEvent{Name: fyne.KeyInsert})
			broken := f.screens["targets/list"]
			if len(f.noticeTexts()) != 1 || f.pages.current.screen != kit.Screen(broken) {
				t.Fatalf("bars %q, the screen is %T", f.noticeTexts(), f.pages.current.screen)
			}
			f.setup = nil
			f.frame.notices.shown[0].notice.Actions[0].Do()
			if s := f.screens["targets/list"]; s == broken || !broken.closed || len(s.loads) != 1 {
				t.Error("the page was not made anew")
			}
		})
	}
}

func TestEmptyBookStartsWithTheFirstRun(t *testing.T) {
	f := newFixture(t, true)
	var done func()
	var env kit.Env
	first := container.NewStack()
	f.open(func(p *Params) {
		p.FirstRun = func(e kit.Env, d func()) fyne.CanvasObject { env, done = e, d; return first }
	})
	if first.Size() != fyne.NewSize(1366, 698) {
		t.Fatalf("an empty book shows the first run at %v", first.Size())
	}
	env.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Không đọc được tệp."})
	if first.Size() != fyne.NewSize(1366, 698) {
		t.Errorf("with a bar over it the first run is %v", first.Size())
	}
	f.press(fyne.Key3, alt)
	if f.pages.current != nil {
		t.Fatal("Alt+3 opened an area of an empty book")
	}
	if err := f.svc.LoadSample(context.Background()); err != nil {
		t.Fatal(err)
	}
	env.Go(kit.Place{Area: "targets"}) // before the book is read again
	done()
	f.wantShown("targets/list")
	if f.win.Content() != fyne.CanvasObject(f.frame.root) {
		t.Error("the first run stayed")
	}
	if got, want := f.win.Canvas().Focused(), fyne.Focusable(f.screens["targets/list"].edit); got != want {
		t.Errorf("the keyboard is on %T", got)
	}
}

func TestDroppedFilesGoToTheImport(t *testing.T) {
	f := newFixture(t, false)
	taker := &takerScreen{}
	f.open(func(p *Params) {
		p.Areas[3].Tabs[0].New = func(kit.Env) kit.Screen { return taker }
	})
	f.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/tmp/phiếu T03.xlsx"), storage.NewFileURI("/tmp/b.xlsx")})
	f.wantShown("exchange/import")
	if diff := cmp.Diff([]string{"/tmp/phiếu T03.xlsx", "/tmp/b.xlsx"}, taker.paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

type takerScreen struct{ paths []string }

func (s *takerScreen) Content() fyne.CanvasObject { return container.NewStack() }
func (s *takerScreen) Reload()                    {}
func (s *takerScreen) Close()                     {}
func (s *takerScreen) TakeFiles(paths []string)   { s.paths = paths }

func TestClosingAsksSavesAndRemembers(t *testing.T) {
	f := newFixture(t, false).open(nil)
	s := f.screens["overview/main"]
	s.unsaved = "1 ô chưa lưu."
	f.askClose()
	if s.closed {
		t.Fatal("closed without asking")
	}
	f.askClose() // a second × does not ask twice
	if n := len(f.win.Canvas().Overlays().List()); n != 1 {
		t.Fatalf("%d dialogs", n)
	}
	f.tapButton("Lưu")
	if !s.closed || f.env.Ctx.Err() == nil {
		t.Fatalf("after saving: screen closed %v, context %v", s.closed, f.env.Ctx.Err())
	}
	if got := openMemory(f.dir, newQuietLog()).Get(sizeKey); got != "1366x698" {
		t.Errorf("remembered size %q", got)
	}
	f.onEvent(service.TopicUnits)
	f.Wait()
}

func TestBuildAllMakesEveryTab(t *testing.T) {
	f := newFixture(t, false)
	f.build(nil)
	n, err := f.BuildAll(context.Background())
	if n != 6 || err != nil {
		t.Fatalf("built %d, %v", n, err)
	}
	for key, s := range f.screens {
		if len(s.loads) != 1 {
			t.Errorf("%s loaded %d times", key, len(s.loads))
		}
		if s.edit.Size().Width < 500 {
			t.Errorf("%s was not laid out: %v", key, s.edit.Size())
		}
	}
}

func TestBuildAllTellsOfTroubles(t *testing.T) {
	f := newFixture(t, false)
	f.setup["reports/entry"] = func(s *stubScreen) { s.panicsIn = "reload" }
	f.setup["targets/list"] = func(s *stubScreen) {
		s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Không đọc được."})
	}
	f.build(nil)
	n, err := f.BuildAll(context.Background())
	if n != 4 || err == nil {
		t.Fatalf("built %d, %v", n, err)
	}
	empty := newFixture(t, true)
	empty.build(nil)
	if n, err := empty.BuildAll(context.Background()); n != 6 || err != nil {
		t.Errorf("on an empty book: built %d, %v", n, err)
	}
}

// TestF6ReachesTheButtons: everything on a page can be done without the mouse.
func TestF6ReachesTheButtons(t *testing.T) {
	f := newFixture(t, false)
	pressed := 0
	off := kit.NewButton("", "Chưa dùng được", func() { t.Error("a disabled button was pressed") })
	off.Disable("chưa có gì")
	hidden := kit.NewButton("", "Ẩn", nil)
	hidden.Hide()
	do := kit.NewButton("", "Làm", func() { pressed++ })
	f.setup["overview/main"] = func(s *stubScreen) { s.head = []fyne.CanvasObject{off, container.NewHBox(hidden, do)} }
	f.open(nil)
	f.key(&fyne.KeyEvent{Name: fyne.KeyF6})
	if f.win.Canvas().Focused() != fyne.Focusable(do) {
		t.Fatalf("the keyboard is at %T", f.win.Canvas().Focused())
	}
	f.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6}) // the button hands it on to the window
	if s := f.screens["overview/main"]; pressed != 1 || f.win.Canvas().Focused() != fyne.Focusable(s.edit) {
		t.Errorf("pressed %d times, the keyboard is at %T", pressed, f.win.Canvas().Focused())
	}
}
