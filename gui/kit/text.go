package kit

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// TextStyle is how a Text is written. The zero value is 15-pixel ink.
type TextStyle struct {
	Size  float32 // 0: SizeText
	Bold  bool
	Tone  Tone
	Align Align
}

// Text is one line of text, cut with "…" when there is no room. Its least
// width is the whole text unless Cut was called.
type Text struct {
	widget.BaseWidget
	text  string
	style TextStyle
	cut   bool
}

// NewText returns a line of text.
func NewText(s string, style TextStyle) *Text {
	t := &Text{text: s, style: style}
	t.ExtendBaseWidget(t)
	return t
}

// NewLabel returns a field's label or another 14-pixel secondary text.
func NewLabel(s string) *Text { return NewText(s, TextStyle{Size: SizeLabel, Tone: ToneMuted}) }

// NewNote returns a 13-pixel note.
func NewNote(s string) *Text { return NewText(s, TextStyle{Size: SizeNote, Tone: ToneMuted}) }

// NewHeading returns a bold 16-pixel line.
func NewHeading(s string) *Text { return NewText(s, TextStyle{Size: SizePanel, Bold: true}) }

// Cut lets the text be narrower than it is long, and returns it.
func (t *Text) Cut() *Text { t.cut = true; return t }

// Text returns the text.
func (t *Text) Text() string { return t.text }

// SetText changes the text.
func (t *Text) SetText(s string) {
	if t.text != s {
		t.text = s
		t.Refresh()
	}
}

// SetTone changes the colour.
func (t *Text) SetTone(tone Tone) {
	t.style.Tone = tone
	t.Refresh()
}

func (t *Text) look() textLook {
	size := t.style.Size
	if size == 0 {
		size = SizeText
	}
	return textLook{size: px(size), bold: t.style.Bold, colour: t.style.Tone.Hex()}
}

// MinSize implements fyne.CanvasObject.
func (t *Text) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	l := t.look()
	s := fyne.MeasureText(t.text, l.size, fyne.TextStyle{Bold: l.bold})
	if t.cut {
		s.Width = min(s.Width, px(24))
	}
	return s
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &textRenderer{t: t, text: newCellText()}
	r.objects = []fyne.CanvasObject{r.text}
	r.draw()
	return r
}

// textTop returns where a text of a height must start so that it looks centred
// on a line. Fyne rounds the height of the letters above the base line up to a
// whole pixel (1.069 of the size in Noto Sans), which puts 15-pixel text one
// pixel too low.
func textTop(mid, height, size float32) float32 {
	ascent := float64(1.069 * size)
	return mid - height/2 - float32(math.Ceil(ascent)-ascent)
}

type textRenderer struct {
	t       *Text
	text    *canvas.Text
	objects []fyne.CanvasObject
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *textRenderer) Layout(fyne.Size)             { r.draw() }
func (r *textRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.text) }

func (r *textRenderer) draw() {
	l, size := r.t.look(), r.t.Size()
	f := cutText(r.t.text, l, max(size.Width+0.5, 1))
	r.text.Text, r.text.Color, r.text.TextSize = f.text, l.colour, l.size
	r.text.TextStyle = fyne.TextStyle{Bold: l.bold}
	r.text.Move(fyne.NewPos(alignAt(r.t.style.Align, 0, size.Width, f.size.Width), textTop(size.Height/2, f.size.Height, l.size)))
	r.text.Resize(f.size)
}

// Span is a piece of flowing text.
type Span struct {
	Text string
	Bold bool
	Tone Tone
	Link func() // underlined; called on a click
}

// Words is text that wraps: spans of different weight and colour, and links.
// A newline in a span starts a new line. Its height follows its width.
type Words struct {
	widget.BaseWidget
	spans []Span
	size  float32
	boxes []wordBox
	tall  float32
	over  bool
}

// wordBox is one word laid out.
type wordBox struct {
	text string
	span int
	x, y float32
	size fyne.Size
}

// NewWords returns flowing text of 15 pixels.
func NewWords(spans ...Span) *Words { return NewSmallWords(SizeText, spans...) }

// NewSmallWords returns flowing text of another size.
func NewSmallWords(size float32, spans ...Span) *Words {
	w := &Words{spans: spans, size: size}
	w.ExtendBaseWidget(w)
	w.flow(px(200))
	return w
}

// SetSpans replaces the text.
func (w *Words) SetSpans(spans ...Span) {
	w.spans = spans
	w.flow(w.Size().Width)
	w.Refresh()
}

// Text returns the whole text without its looks.
func (w *Words) Text() string {
	var b strings.Builder
	for _, s := range w.spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Resize implements fyne.CanvasObject: the text is wrapped anew.
func (w *Words) Resize(size fyne.Size) {
	if size.Width != w.Size().Width {
		w.flow(size.Width)
	}
	w.BaseWidget.Resize(size)
}

// MinSize implements fyne.CanvasObject.
func (w *Words) MinSize() fyne.Size {
	w.ExtendBaseWidget(w)
	return fyne.NewSize(px(40), w.tall)
}

// lineWidth is the width of the text when nothing wraps.
func (w *Words) lineWidth() float32 {
	wide := &Words{spans: w.spans, size: w.size}
	wide.flow(math.MaxFloat32)
	var width float32
	for _, b := range wide.boxes {
		width = max(width, b.x+b.size.Width)
	}
	return whole(width) + 1
}

// flow lays the words out in a width.
func (w *Words) flow(width float32) {
	w.boxes = w.boxes[:0]
	line := px(w.size) * 1.36
	x, y := float32(0), float32(0)
	for i, s := range w.spans {
		style := fyne.TextStyle{Bold: s.Bold}
		space := fyne.MeasureText(" ", px(w.size), style).Width
		for n, part := range strings.Split(s.Text, "\n") {
			if n > 0 {
				x, y = 0, y+line
			}
			words := strings.Split(part, " ")
			for k, word := range words {
				if k > 0 && x > 0 {
					x += space
				}
				if word == "" {
					continue
				}
				size := fyne.MeasureText(word, px(w.size), style)
				need := size.Width
				if leads(word) && k+1 < len(words) { // "≤" stays with its number
					need += space + fyne.MeasureText(words[k+1], px(w.size), style).Width
				}
				if x > 0 && x+need > width && k > 0 {
					x, y = 0, y+line
				}
				if last := len(w.boxes) - 1; s.Link != nil && last >= 0 && w.boxes[last].span == i && w.boxes[last].y == y {
					x = w.join(last, word, style) // one line under the whole link
					continue
				}
				w.boxes = append(w.boxes, wordBox{word, i, x, y, size})
				x += size.Width
			}
		}
	}
	w.tall = y + line
}

// leads tells whether a word is a sign that belongs to the number after it.
func leads(word string) bool {
	switch word {
	case "≥", "≤", "<", ">", "=", "≈":
		return true
	}
	return false
}

// join appends a word to a box and returns where the box ends.
func (w *Words) join(box int, word string, style fyne.TextStyle) float32 {
	b := &w.boxes[box]
	b.text += " " + word
	b.size = fyne.MeasureText(b.text, px(w.size), style)
	return b.x + b.size.Width
}

// linkAt returns the link at a place, nil for none.
func (w *Words) linkAt(p fyne.Position) func() {
	for _, b := range w.boxes {
		if p.X >= b.x-2 && p.X <= b.x+b.size.Width+px(5) && p.Y >= b.y && p.Y <= b.y+b.size.Height {
			if f := w.spans[b.span].Link; f != nil {
				return f
			}
		}
	}
	return nil
}

// Tapped implements fyne.Tappable.
func (w *Words) Tapped(ev *fyne.PointEvent) { call(w.linkAt(ev.Position)) }

// MouseIn implements desktop.Hoverable.
func (w *Words) MouseIn(ev *desktop.MouseEvent) { w.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (w *Words) MouseMoved(ev *desktop.MouseEvent) { w.over = w.linkAt(ev.Position) != nil }

// MouseOut implements desktop.Hoverable.
func (w *Words) MouseOut() { w.over = false }

// Cursor implements desktop.Cursorable.
func (w *Words) Cursor() desktop.Cursor {
	if w.over {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	r := &wordsRenderer{w: w}
	r.draw()
	return r
}

type wordsRenderer struct {
	w       *Words
	pool    objectPool[*canvas.Text]
	lines   objectPool[*canvas.Rectangle] // under links
	objects []fyne.CanvasObject
}

func (r *wordsRenderer) Destroy()                     {}
func (r *wordsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *wordsRenderer) MinSize() fyne.Size           { return r.w.MinSize() }
func (r *wordsRenderer) Layout(fyne.Size)             { r.draw() }
func (r *wordsRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.w) }

func (r *wordsRenderer) draw() {
	r.pool.used, r.lines.used = 0, 0
	r.objects = r.objects[:0]
	for _, b := range r.w.boxes {
		s := r.w.spans[b.span]
		tone := s.Tone
		if s.Link != nil {
			tone = ToneLink
		}
		t := r.pool.next(newCellText)
		t.Text, t.Color, t.TextSize = b.text, tone.Hex(), px(r.w.size)
		t.TextStyle = fyne.TextStyle{Bold: s.Bold}
		top := textTop(b.y+b.size.Height/2, b.size.Height, t.TextSize)
		t.Move(fyne.NewPos(b.x, top))
		t.Resize(b.size)
		r.objects = append(r.objects, t)
		if tone == ToneLink {
			line := r.lines.next(newRect)
			underline(line, b.x, top, b.size.Width, t.TextSize, tone.Hex())
			r.objects = append(r.objects, line)
		}
	}
}

// underlineTop is where the underline of a text of a size stands whose top is
// given: below the dots of ạ and ị, which Fyne's own line runs through, so that
// “đơn vị” would read “đơn vi”.
func underlineTop(top, size float32) float32 { return top + 1.32*size }

// underline puts a rectangle under a text of a width.
func underline(line *canvas.Rectangle, x, top, width, size float32, c Hex) {
	line.FillColor, line.CornerRadius = c, 0
	line.Move(fyne.NewPos(x, underlineTop(top, size)))
	line.Resize(fyne.NewSize(width, max(1, px(1))))
}
