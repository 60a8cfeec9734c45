package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// block is an object of a fixed least size.
func block(w, h float32) *canvas.Rectangle {
	r := canvas.NewRectangle(White)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}

// frameApp gives the test the program's theme at 100%.
func frameApp(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(Theme(1))
}

func wantPlace(t *testing.T, what string, o fyne.CanvasObject, x, y, w, h float32) {
	t.Helper()
	p, s := o.Position(), o.Size()
	if p.X != x || p.Y != y || s.Width != w || s.Height != h {
		t.Errorf("%s at %v size %v, want (%v, %v) size (%v, %v)", what, p, s, x, y, w, h)
	}
}

func TestStackGivesTheRestToWhatGrows(t *testing.T) {
	frameApp(t)
	top, mid, low, gone := block(10, 20), block(10, 10), block(10, 30), block(10, 500)
	gone.Hide()
	grown := Grow(mid)
	s := NewStackV(10, top, gone, grown, low)
	s.Resize(fyne.NewSize(100, 200))
	wantPlace(t, "top", top, 0, 0, 100, 20)
	wantPlace(t, "grown", grown, 0, 30, 100, 130)
	wantPlace(t, "inside", mid, 0, 0, 100, 130)
	wantPlace(t, "low", low, 0, 170, 100, 30)
	if got := s.MinSize(); got != fyne.NewSize(10, 80) {
		t.Errorf("least size %v, want 10×80", got)
	}
	mid.Hide()
	s.Resize(fyne.NewSize(100, 201))
	wantPlace(t, "low without the grown", low, 0, 30, 100, 30)
}

func TestStackWrapsTextToItsWidth(t *testing.T) {
	frameApp(t)
	words := NewWords(Span{Text: "Đạt khi tỷ lệ cuối năm không quá 1,06%. Giữa năm so với lộ trình giảm từ 1,52% xuống 1,06%."})
	below := block(10, 10)
	s := NewStackV(4, NewInset(5, 5, words), below)
	s.Resize(fyne.NewSize(800, 300))
	one := below.Position().Y
	s.Resize(fyne.NewSize(220, 300))
	if many := below.Position().Y; many <= one+20 {
		t.Errorf("text of 210 pixels ends at %v, of 790 at %v: it did not wrap", many, one)
	}
	if off := below.Position().Y - (words.MinSize().Height + 10 + 4); off < -0.5 || off > 0.5 { // whole pixels
		t.Errorf("the next object starts at %v, the text is %v high", below.Position().Y, words.MinSize().Height)
	}
}

func TestRowCentresAndGrows(t *testing.T) {
	frameApp(t)
	a, b, c := block(30, 10), block(5, 5), block(40, 20)
	grown := Grow(b)
	row := NewRow(8, a, grown, c)
	row.Resize(fyne.NewSize(200, 40))
	wantPlace(t, "first", a, 0, 15, 30, 10)
	wantPlace(t, "grown", grown, 38, 0, 114, 40)
	wantPlace(t, "last", c, 160, 10, 40, 20)
}

func TestWideKeepsItsWidthInARow(t *testing.T) {
	frameApp(t)
	box := block(40, 32)
	row := NewActions(nil, []fyne.CanvasObject{Wide(180, box)})
	row.Resize(fyne.NewSize(500, 32))
	if box.Size() != fyne.NewSize(180, 32) {
		t.Errorf("the box is %v, want 180×32", box.Size())
	}
}

func TestColumnsShareTheWidth(t *testing.T) {
	frameApp(t)
	a, b, c := block(10, 10), block(10, 10), block(10, 10)
	cols := NewColumns(10, []float32{2, 1}, a, b, c)
	cols.Resize(fyne.NewSize(420, 50))
	wantPlace(t, "double", a, 0, 0, 200, 50)
	wantPlace(t, "single", b, 210, 0, 100, 50)
	wantPlace(t, "without a share", c, 320, 0, 100, 50)
	a.Hide()
	cols.Resize(fyne.NewSize(420, 51))
	wantPlace(t, "single of two", b, 0, 0, 205, 51)
}

func TestNarrowColumnTakesFromTheOthers(t *testing.T) {
	frameApp(t)
	a, b, c := block(10, 10), block(150, 10), block(10, 10)
	cols := NewColumns(10, []float32{2, 1, 1}, a, b, c)
	cols.Resize(fyne.NewSize(420, 50)) // 200, 100 and 100 by their shares
	wantPlace(t, "double", a, 0, 0, 166, 50)
	wantPlace(t, "what needs more", b, 176, 0, 150, 50)
	wantPlace(t, "single", c, 336, 0, 84, 50)
	cols.Resize(fyne.NewSize(180, 51)) // too narrow for all: by their shares
	wantPlace(t, "double", a, 0, 0, 80, 51)
	wantPlace(t, "single", c, 140, 0, 40, 51)
}

func TestPageKeepsItsMargins(t *testing.T) {
	frameApp(t)
	top, body, foot := block(10, 32), block(10, 10), block(10, 24)
	p := NewPage(top, body, foot)
	p.Resize(fyne.NewSize(1142, 624))
	d := test.NewWindow(p)
	defer d.Close()
	d.SetPadded(false)
	d.Resize(fyne.NewSize(1142, 624))
	driver := fyne.CurrentApp().Driver()
	for _, want := range []struct {
		name string
		o    fyne.CanvasObject
		at   fyne.Position
		size fyne.Size
	}{
		{"actions", top, fyne.NewPos(12, 2), fyne.NewSize(1118, 32)},
		{"body", body, fyne.NewPos(12, 44), fyne.NewSize(1118, 536)},
		{"foot", foot, fyne.NewPos(12, 590), fyne.NewSize(1118, 24)},
	} {
		if at := driver.AbsolutePositionForObject(want.o); at != want.at || want.o.Size() != want.size {
			t.Errorf("%s at %v size %v, want %v size %v", want.name, at, want.o.Size(), want.at, want.size)
		}
	}
}

func TestPanelPutsTheBodyUnderItsHeading(t *testing.T) {
	frameApp(t)
	body, right := block(50, 20), block(40, 16)
	p := NewPanel("Thời hạn sắp tới", "3 việc", body, right)
	p.Resize(fyne.NewSize(400, 120))
	wantPlace(t, "body", body, 1, 34, 398, 85)
	if x := right.Position().X + right.Size().Width; x != 400-2*12 {
		t.Errorf("the right object ends at %v of its row, want 376", x)
	}
	plain := NewPanel("", "", body)
	plain.Resize(fyne.NewSize(400, 120))
	wantPlace(t, "body without a heading", body, 1, 1, 398, 118)
}

func TestActionsWrapOnANarrowWindow(t *testing.T) {
	frameApp(t)
	main, second, print := block(200, 32), block(150, 32), block(100, 32)
	row := NewActions([]fyne.CanvasObject{main, second}, []fyne.CanvasObject{print})
	row.Resize(fyne.NewSize(600, 32))
	wantPlace(t, "main", main, 0, 0, 200, 32)
	wantPlace(t, "second", second, 208, 0, 150, 32)
	wantPlace(t, "right", print, 500, 0, 100, 32)
	if h := row.MinSize().Height; h != 32 {
		t.Errorf("one line is %v high", h)
	}
	row.Resize(fyne.NewSize(380, 72))
	wantPlace(t, "right on a line of its own", print, 280, 40, 100, 32)
	if got := row.MinSize(); got != fyne.NewSize(200, 72) {
		t.Errorf("two lines want %v, not 200×72", got)
	}
}

func TestActionsGiveACutTextItsRoom(t *testing.T) {
	frameApp(t)
	button, print := block(100, 32), block(80, 32)
	why := NewLabel("Chưa nộp được: còn 1 ô sai, 1 ô trống.").Cut()
	row := NewActions([]fyne.CanvasObject{button, why}, []fyne.CanvasObject{print})
	row.Resize(fyne.NewSize(800, 32))
	whole := fyne.MeasureText(why.Text(), SizeLabel, fyne.TextStyle{}).Width
	if w := why.Size().Width; w < whole || w > whole+2 {
		t.Errorf("with room the text is %v wide, it needs %v", w, whole)
	}
	row.Resize(fyne.NewSize(300, 32))
	if w := why.Size().Width; w != 300-100-80-16 {
		t.Errorf("without room the text is %v wide, want 104", w)
	}
	wantPlace(t, "right", print, 220, 0, 80, 32)
}

func TestCloseSplitFindsTheFormAndFreesTheList(t *testing.T) {
	box := NewTextBox()
	list := NewGrid([]Column{{ID: "a", Width: 50}}, GridOptions{})
	s := NewSplit(list, NewPanel("", "", box), 340)
	page := NewPage(nil, container.NewStack(s), nil)
	w := showIn(t, page, 1366, 500)
	s.Open()
	if CloseSplit(page) {
		t.Error("on a wide window the form does not lie over the list")
	}
	w.Resize(fyne.NewSize(1013, 500))
	typed := ""
	box.OnCommit = func(s string) { typed = s }
	box.Focus()
	typist{w.Canvas()}.text("Thôn 3")
	if !CloseSplit(page) || s.over() {
		t.Fatal("the form stays open")
	}
	if typed != "Thôn 3" || w.Canvas().Focused() != fyne.Focusable(list) {
		t.Errorf("committed %q, the keyboard is at %T", typed, w.Canvas().Focused())
	}
	if CloseSplit(page) {
		t.Error("a closed form was closed again")
	}
	s.Open()
	s.Hide()
	if CloseSplit(page) {
		t.Error("a form that does not show was closed")
	}
}

func TestSplitLaysTheFormOverANarrowList(t *testing.T) {
	frameApp(t)
	list, form := block(100, 50), block(100, 50)
	s := NewSplit(list, form, 340)
	w := test.NewWindow(s)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1118, 500))
	if s.Narrow() || list.Size().Width != 1118-350 || form.Size().Width != 340 {
		t.Fatalf("wide: narrow %v, list %v, form %v", s.Narrow(), list.Size().Width, form.Size().Width)
	}
	w.Resize(fyne.NewSize(1013, 500))
	if !s.Narrow() || list.Size().Width != 1013-32 {
		t.Fatalf("narrow: %v, list %v wide", s.Narrow(), list.Size().Width)
	}
	r := test.WidgetRenderer(s).(*splitRenderer)
	if r.form.Visible() || !r.opener.Visible() {
		t.Fatalf("narrow and closed: form %v, opener %v", r.form.Visible(), r.opener.Visible())
	}
	test.Tap(r.opener)
	if !r.form.Visible() || !r.closer.Visible() || r.form.Position().X != 1013-32-340 {
		t.Fatalf("opened: form %v at %v", r.form.Visible(), r.form.Position())
	}
	s.Close()
	if r.form.Visible() {
		t.Fatal("closed: the form still shows")
	}
	form.Hide()
	s.Refresh()
	if list.Size().Width != 1013 || r.opener.Visible() {
		t.Errorf("without a form: list %v wide, opener %v", list.Size().Width, r.opener.Visible())
	}
}
