package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestTextIsCutWithDots(t *testing.T) {
	x := NewText("Tỷ lệ hộ nghèo theo chuẩn mới", TextStyle{}).Cut()
	showIn(t, column(x), 400, 50)
	shown := func() string { return testRenderer(x).Objects()[0].(*canvas.Text).Text }
	if shown() != x.Text() {
		t.Errorf("a wide text shows %q", shown())
	}
	x.Resize(fyne.NewSize(100, 20))
	got := shown()
	if !strings.HasSuffix(got, "…") || !strings.HasPrefix(x.Text(), strings.TrimSuffix(got, "…")) {
		t.Errorf("a narrow text shows %q", got)
	}
	if w := fyne.MeasureText(got, SizeText, fyne.TextStyle{}).Width; w > 101 || w < 70 {
		t.Errorf("the cut text is %g wide in 100 pixels", w)
	}
	if NewText("Tỷ lệ hộ nghèo", TextStyle{}).MinSize().Width < 80 {
		t.Error("a text that must not be cut can be narrower than it is")
	}
}

// A number cut short reads as another number.
func TestNumbersAreNeverCut(t *testing.T) {
	showIn(t, NewNote("x"), 100, 50)
	look := textLook{size: SizeText}
	width := func(s string) float32 { return fyne.MeasureText(s, SizeText, fyne.TextStyle{}).Width }
	for _, tt := range []struct {
		text  string
		align Align
		room  float32
		want  string
	}{
		{"1.234.567,5", AlignRight, width("1.234.567"), "####"},
		{"1.234.567,5", AlignRight, width("1.234.567,5") + 1, "1.234.567,5"},
		{"-12.345", AlignRight, width("-12.34"), "####"},
		{"1.234 triệu đồng", AlignRight, width("1.234 triệ…"), "####"},
		{"61,8; ghi chú: mưa đá", AlignRight, width("61,8; ghi…") + 1, "61,8; ghi…"},
		{"61,8; ghi chú: mưa đá", AlignRight, width("####") + 1, "####"},
		{"98,5%", AlignRight, width("##") + 1, "##"},
		{"98,5%", AlignRight, 1, "#"},
		{"14/06/2024", AlignLeft, width("14/06/20…"), "####"},
		{"1.017/1.034", AlignCenter, width("1.017/1.0…"), "####"},
		{"12 tiêu chí của xã", AlignLeft, width("12 tiêu c…") + 1, "12 tiêu c…"},
		{"Quyết định số 1234/QĐ", AlignLeft, width("Quyết định số 123…") + 1, "Quyết định số…"},
		{"Thôn Đồng Bến", AlignRight, width("Thôn Đ…") + 1, "Thôn Đ…"},
		{"–", AlignRight, 1, "…"},
	} {
		var f fitter
		if got := f.fitCell(tt.text, look, tt.room, tt.align); got.text != tt.want {
			t.Errorf("%q in %g pixels shows %q, want %q", tt.text, tt.room, got.text, tt.want)
		}
	}
}

// The cell that shows “####” still holds its number.
func TestGridKeepsTheNumberThatHasNoRoom(t *testing.T) {
	s := newSheet(t)
	s.cells["a"][1] = "1.234.567.890,25"
	s.fill()
	s.grid.SetWidths(map[string]float32{"now": 60})
	shown := map[string]bool{}
	for _, text := range s.grid.rend.body[1].texts.all[:s.grid.rend.body[1].texts.used] {
		shown[text.Text] = true
	}
	if !shown["####"] || shown["1.234.567.890,25"] {
		t.Errorf("the cells show %v", shown)
	}
	s.grid.Select(0, 1)
	if got := s.k.copy(); got != "1.234.567.890,25\r\n" {
		t.Errorf("copied %q", got)
	}
}

// A number that is wrong is cut, so that its beginning can be read.
func TestGridShowsTheBeginningOfAWrongNumber(t *testing.T) {
	look := textLook{size: SizeText}
	width := func(s string) float32 { return fyne.MeasureText(s, SizeText, fyne.TextStyle{}).Width }
	for _, tt := range []struct {
		text string
		room float32
		want string
	}{
		{"99999999999", width("99999…") + 1, "99999…"},
		{"-5", width("-5") + 1, "-5"},
		{"", 0, ""},
	} {
		if got := fitTyped(tt.text, look, tt.room); got.text != tt.want || got.size.Width > tt.room {
			t.Errorf("%q in %g pixels shows %q of %g", tt.text, tt.room, got.text, got.size.Width)
		}
	}
	s := newSheet(t)
	s.cells["a"][1] = "99999999999999999"
	s.fill()
	src := s.grid.Source()
	rows := make([]Row, src.Len())
	for i := range rows {
		rows[i] = src.Row(i)
	}
	rows[0].Cells[1].Fill = FillWrong
	s.grid.SetRows(rows)
	s.grid.SetWidths(map[string]float32{"now": 60})
	for _, text := range s.grid.rend.body[1].texts.all[:s.grid.rend.body[1].texts.used] {
		if strings.HasPrefix(text.Text, "99") && strings.HasSuffix(text.Text, "…") {
			return
		}
	}
	t.Error("the wrong number does not show")
}

func TestWordsWrapAndLink(t *testing.T) {
	opened := 0
	w := NewWords(Span{Text: "Không ghi được tệp. ", Bold: true}, Span{Text: "Tệp đang mở ở chương trình khác. Hãy đóng lại rồi "},
		Span{Text: "Thử lại", Link: func() { opened++ }}, Span{Text: "."})
	showIn(t, NewNote("x"), 400, 100)
	w.Resize(fyne.NewSize(200, 0))
	narrow := w.MinSize().Height
	for _, b := range w.boxes {
		if b.x+b.size.Width > 200 {
			t.Errorf("%q ends at %g of 200", b.text, b.x+b.size.Width)
		}
	}
	w.Resize(fyne.NewSize(900, 0))
	if wide := w.MinSize().Height; wide >= narrow || wide > 25 {
		t.Errorf("%g high in 900 pixels, %g in 200", wide, narrow)
	}
	dot := w.boxes[len(w.boxes)-1]
	again := w.boxes[len(w.boxes)-2]
	if dot.text != "." || dot.x != again.x+again.size.Width {
		t.Errorf("the full stop stands at %g, the word before ends at %g", dot.x, again.x+again.size.Width)
	}
	w.Tapped(&fyne.PointEvent{Position: fyne.NewPos(again.x+3, again.y+5)})
	w.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3, 5)})
	if opened != 1 {
		t.Errorf("the link was opened %d times, want once", opened)
	}
	w.SetSpans(Span{Text: "một\nhai"})
	if w.boxes[1].y <= w.boxes[0].y || w.Text() != "một\nhai" {
		t.Errorf("a line end starts no line: %+v", w.boxes)
	}
}

func TestThemeScales(t *testing.T) {
	showIn(t, NewNote("x"), 400, 100)
	if px(10) != 10 || Scale() != 1 {
		t.Errorf("at 100%% ten pixels are %g", px(10))
	}
	fyne.CurrentApp().Settings().SetTheme(Theme(1.3))
	if px(10) != 13 || NewTextBox().MinSize().Height != 32*1.3 {
		t.Errorf("at 130%% ten pixels are %g, a box %g high", px(10), NewTextBox().MinSize().Height)
	}
	fyne.CurrentApp().Settings().SetTheme(Theme(99))
	if Scale() != 1 {
		t.Errorf("a scale out of range counts as %g", Scale())
	}
}

// A sign and its number are not parted at the end of a line.
func TestWordsKeepASignWithItsNumber(t *testing.T) {
	w := NewWords(Span{Text: "Đạt khi tỷ lệ cuối năm ≤ 1,06%. Giữa năm so với lộ trình."})
	showIn(t, NewNote("x"), 400, 100)
	sign := func(width float32) (line, next float32) {
		w.Resize(fyne.NewSize(width, 0))
		for i, b := range w.boxes {
			if b.text == "≤" {
				return b.y, w.boxes[i+1].y
			}
		}
		t.Fatalf("no sign in %v", w.boxes)
		return 0, 0
	}
	wraps := map[bool]int{}
	for width := float32(100); width < 500; width++ {
		line, next := sign(width)
		if line != next {
			t.Fatalf("in %g pixels the sign stands alone at the end of a line", width)
		}
		wraps[line > 0]++
	}
	if len(wraps) != 2 {
		t.Errorf("the sign was never moved to another line: %v", wraps)
	}
}

// A placeholder does not run under what stands at the end of its box.
func TestPlaceholderEndsBeforeTheHint(t *testing.T) {
	box := NewSearchBox("Tìm trên trang", nil).Hint("Ctrl+F")
	showIn(t, box, 400, 40)
	shown := func(width float32) string {
		box.Resize(fyne.NewSize(width, 32))
		return testRenderer(box.edit).(*lineRenderer).text.Text
	}
	if got := shown(216); got != "Tìm trên trang" {
		t.Errorf("in 216 pixels %q", got)
	}
	if got := shown(140); !strings.HasSuffix(got, "…") {
		t.Errorf("in 140 pixels %q", got)
	}
}

// The underline of a link clears the dots of ạ and ị, and stays within the line.
func TestUnderlineClearsTheDotsBelow(t *testing.T) {
	const ascent, dot = 1.069, 0.22 // of the size, in Noto Sans
	for _, size := range []float32{SizeNote, SizeLabel, SizeText, SizeTitle} {
		height := fyne.MeasureText("ị", size, fyne.TextStyle{}).Height
		if top := underlineTop(0, size); top < (ascent+dot)*size || top > height+1 {
			t.Errorf("size %g: the underline stands at %g of %g", size, top, height)
		}
	}
	link := NewLink("Đơn vị", nil)
	showIn(t, column(link), 200, 60)
	r := testRenderer(link).(*buttonRenderer)
	if r.line.Hidden || r.line.Position().Y < r.text.Position().Y+ascent*r.text.TextSize || r.line.Size().Width != r.text.Size().Width {
		t.Errorf("the link is underlined at %v, %v", r.line.Position(), r.line.Size())
	}
	plain := NewButton("", "Đơn vị", nil)
	showIn(t, column(plain), 200, 60)
	if !testRenderer(plain).(*buttonRenderer).line.Hidden {
		t.Error("a plain button is underlined")
	}
}
