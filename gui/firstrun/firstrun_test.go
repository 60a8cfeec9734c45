package firstrun

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the first run in a test: an empty book, a window, and what was
// asked of the shell.
type world struct {
	*View
	*guitest.World
	went     []kit.Place
	restored []string
	broken   error // what looking at a copy ends with
	closed   bool
}

// window is the test's window, which only remembers that it was closed: Fyne's
// closes it once more at the end.
type window struct {
	fyne.Window
	w *world
}

// Close implements fyne.Window.
func (w window) Close() { w.w.closed = true }

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{World: guitest.New(t)}
	w.Files.Chosen = []string{"/usb/so.sothidua"}
	w.Env.Window = window{w.Win, w}
	w.View = New(w.Env, Params{Books: w.Svc, Look: func(context.Context, string) error { return w.broken },
		Restore: func(path string) error { w.restored = append(w.restored, path); return nil },
		Done:    func(p kit.Place) { w.went = append(w.went, p) }})
	w.Win.SetContent(w.Content())
	w.Win.Resize(fyne.NewSize(1366, 698))
	return w
}

// empty tells whether the book holds nothing yet.
func (w *world) empty() bool {
	w.T.Helper()
	e, err := w.Svc.Empty(w.T.Context())
	if err != nil {
		w.T.Fatal(err)
	}
	return e
}

func TestEnterTwiceOpensTheSampleYear(t *testing.T) {
	w := newWorld(t)
	if !w.fields.commune.Disabled() || w.fields.commune.Text() != "Xã Trí Yên" || w.fields.year.Text() != "2024" {
		t.Fatalf("the sample shows %q, %q", w.fields.commune.Text(), w.fields.year.Text())
	}
	guitest.WantText(t, w.says.Text(), "Sẽ tạo: sổ năm 2024, xã Trí Yên, kỳ 6 tháng và cả năm, từ kế hoạch mẫu.")
	w.Press(fyne.KeyReturn)
	if !w.checking || !w.empty() {
		t.Fatalf("step 3 shows %v, the book is empty %v", w.checking, w.empty())
	}
	w.Press(fyne.KeyReturn)
	if w.empty() || len(w.went) != 1 || w.went[0] != (kit.Place{Area: "overview"}) {
		t.Errorf("went to %+v", w.went)
	}
	if w.Win.Canvas().OnTypedKey() != nil {
		t.Error("the keys of the window are still taken")
	}
}

func TestCardsAreChosenByKeyboard(t *testing.T) {
	w := newWorld(t)
	w.Press(fyne.KeyRight)
	if w.start != fromExcel || w.Win.Canvas().Focused() != fyne.Focusable(w.cards[fromExcel]) || w.fields.commune.Disabled() {
		t.Fatalf("start %d, locked %v", w.start, w.fields.commune.Disabled())
	}
	w.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	if w.start != fromNothing {
		t.Errorf("after the last card: %d", w.start)
	}
	w.Press(fyne.KeyLeft, fyne.KeyUp, fyne.KeyLeft, fyne.KeyLeft)
	if w.start != fromSample || !w.cards[fromSample].chosen || w.cards[fromExcel].chosen {
		t.Errorf("before the first card: %d", w.start)
	}
	test.Tap(w.cards[fromPlan])
	if w.start != fromPlan || w.Win.Canvas().Focused() != fyne.Focusable(w.cards[fromPlan]) {
		t.Errorf("a click chose %d, the keyboard is on %T", w.start, w.Win.Canvas().Focused())
	}
}

// TestTabReachesTheChosenCard: Enter behind the fields goes on with the card
// that was chosen, not with the first one.
func TestTabReachesTheChosenCard(t *testing.T) {
	w := newWorld(t)
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	w.fields.commune.Focus()
	w.Type("Xã Đồng Sơn")
	c := w.Win.Canvas()
	for range 20 {
		if _, card := c.Focused().(*choiceCard); card {
			break
		}
		c.FocusNext()
	}
	w.Press(fyne.KeyReturn)
	if !w.checking || w.start != fromNothing {
		t.Fatalf("Enter on the card reached by Tab: step 3 %v, start %d", w.checking, w.start)
	}
}

func TestThePlanGoesOnWithReading(t *testing.T) {
	if got, want := fromPlan.place(), (kit.Place{Area: "targets", Tab: "reading"}); got != want {
		t.Errorf("a book for a plan's words goes on with %+v", got)
	}
}

func TestErrorsStandBesideTheirFieldsAndNothingIsLost(t *testing.T) {
	w := newWorld(t)
	w.Press(fyne.KeyRight, fyne.KeyReturn)
	if w.checking || w.fields.office.Fault() == nil {
		t.Fatal("went on without a commune")
	}
	guitest.WantText(t, w.fields.office.Fault().Error(), "Ghi tên xã, phường")
	w.Type("Xã Đồng Phú")
	w.Press(fyne.KeyReturn, fyne.KeyReturn) // district, province
	w.Type("Tỉnh Bắc Ninh")
	for _, i := range []int{0, 1} {
		test.Tap(w.fields.ticks[i])
	}
	guitest.WantText(t, w.says.Text(), "Chưa đủ để tạo sổ: Chọn ít nhất một kỳ báo cáo.")
	w.check()
	if w.checking || w.fields.periods.Fault() == nil {
		t.Fatal("went on without a period")
	}
	test.Tap(w.fields.ticks[2])
	w.pick(fromSample) // and back: what was typed is there again
	w.pick(fromNothing)
	e := w.fields.read()
	if e.commune != "Xã Đồng Phú" || e.province != "Tỉnh Bắc Ninh" || !e.periods[2] || e.periods[0] {
		t.Fatalf("after looking at the sample: %+v", e)
	}
	w.focusCard()
	w.Press(fyne.KeyReturn)
	if !w.checking {
		t.Fatal("Enter on a card does not go on")
	}
	w.Press(fyne.KeyEscape)
	if w.checking || w.Win.Canvas().Focused() != nil || w.fields.commune.Text() != "Xã Đồng Phú" {
		t.Fatal("Esc does not lead back")
	}
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	office, err := w.Svc.Office(t.Context())
	if err != nil || office.Name != "UBND xã Đồng Phú" || w.went[0] != (kit.Place{Area: "units"}) {
		t.Fatalf("%+v, %v, went to %+v", office, err, w.went)
	}
	periods, err := w.Svc.Periods(t.Context(), 2024)
	if err != nil || len(periods) != 4 {
		t.Errorf("%d periods, %v", len(periods), err)
	}
}

func TestEnterLeadsThroughTheFieldsToTheCards(t *testing.T) {
	w := newWorld(t)
	w.Press(fyne.KeyRight)
	w.fields.province.Focus()
	w.Press(fyne.KeyReturn) // the year
	w.fields.ticks[4].FocusGained()
	w.Win.Canvas().Focus(w.fields.ticks[4])
	w.Press(fyne.KeyReturn)
	if w.Win.Canvas().Focused() != fyne.Focusable(w.cards[fromExcel]) {
		t.Errorf("Enter in the last field leads to %T", w.Win.Canvas().Focused())
	}
}

func TestLeavingAsksWhenSomethingWasTyped(t *testing.T) {
	w := newWorld(t)
	w.Press(fyne.KeyRight)
	w.fields.commune.SetText("Xã Đồng Phú")
	w.Press(fyne.KeyEscape)
	if w.closed || w.Win.Canvas().Overlays().Top() == nil {
		t.Fatalf("closed %v without asking", w.closed)
	}
	w.Press(fyne.KeyEscape)
	w.Press(fyne.KeyLeft, fyne.KeyEscape)
	if !w.closed {
		t.Error("Esc with nothing typed does not close")
	}
}

func TestACopyFromAnotherPCIsLookedAtFirst(t *testing.T) {
	w := newWorld(t)
	w.broken = model.Errorf(model.CodeDamaged, "Không khôi phục được từ “so.sothidua”.")
	w.restore()
	if len(w.restored) != 0 || len(w.Notices) != 1 || w.Notices[0].Kind != kit.NoticeError {
		t.Fatalf("restored %v, notices %+v", w.restored, w.Notices)
	}
	w.broken = nil
	w.restore()
	if len(w.restored) != 1 || w.restored[0] != "/usb/so.sothidua" {
		t.Errorf("restored %v", w.restored)
	}
}

func TestBookThatCannotBeCreatedLeadsBack(t *testing.T) {
	w := newWorld(t)
	if err := w.Svc.LoadSample(t.Context()); err != nil { // by another window
		t.Fatal(err)
	}
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if w.checking || len(w.went) != 0 || len(w.Notices) != 1 {
		t.Errorf("step 3 %v, went %v, notices %+v", w.checking, w.went, w.Notices)
	}
}
