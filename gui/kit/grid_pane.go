package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// pane is one clipped region of a Grid with its pools of drawing objects. An
// object is taken from the pool for each thing drawn and only made when the
// pool is empty, so that scrolling makes none.
type pane struct {
	clip  *container.Clip
	box   *fyne.Container
	rects objectPool[*canvas.Rectangle]
	texts objectPool[*canvas.Text]
	tops  objectPool[*canvas.Rectangle] // rings over the texts
	marks map[string]*objectPool[*canvas.Image]
	order []string // names of marks in the order first seen, for a stable tree
}

// objectPool hands out objects made once.
type objectPool[T any] struct {
	all  []T
	used int
}

func (p *objectPool[T]) next(create func() T) T {
	if p.used == len(p.all) {
		p.all = append(p.all, create())
	}
	p.used++
	return p.all[p.used-1]
}

func newPane() *pane {
	box := container.NewWithoutLayout()
	return &pane{box: box, clip: container.NewClip(box), marks: map[string]*objectPool[*canvas.Image]{}}
}

// begin starts a draw in a region of the grid.
func (p *pane) begin(x, y, w, h float32) {
	p.rects.used, p.texts.used, p.tops.used = 0, 0, 0
	for _, m := range p.marks {
		m.used = 0
	}
	p.clip.Move(fyne.NewPos(x, y))
	p.clip.Resize(fyne.NewSize(max(0, w), max(0, h)))
	p.clip.Hidden = w < 1 || h < 1
}

// end shows what was drawn: fills and lines, then texts and marks, then rings.
func (p *pane) end() {
	objs := p.box.Objects[:0]
	for _, r := range p.rects.all[:p.rects.used] {
		objs = append(objs, r)
	}
	for _, t := range p.texts.all[:p.texts.used] {
		objs = append(objs, t)
	}
	for _, name := range p.order {
		m := p.marks[name]
		for _, i := range m.all[:m.used] {
			objs = append(objs, i)
		}
	}
	for _, r := range p.tops.all[:p.tops.used] {
		objs = append(objs, r)
	}
	p.box.Objects = objs
}

func newRect() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

// rect draws a filled rectangle.
func (p *pane) rect(x, y, w, h float32, c color.Color) *canvas.Rectangle {
	r := p.rects.next(newRect)
	r.FillColor, r.CornerRadius = c, 0
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	return r
}

// ringAt draws a hollow rectangle over everything else.
func (p *pane) ringAt(x, y, w, h, width float32, c color.Color) {
	r := p.tops.next(newRect)
	r.StrokeColor, r.StrokeWidth = c, width
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
}

func newCellText() *canvas.Text { return canvas.NewText("", Ink) }

// text draws a text whose left top corner is x, y and whose size was measured.
func (p *pane) text(x, y float32, s string, size fyne.Size, look textLook) {
	t := p.texts.next(newCellText)
	t.Text, t.Color, t.TextSize = s, look.colour, look.size
	t.TextStyle = fyne.TextStyle{Bold: look.bold}
	t.Move(fyne.NewPos(x, y))
	t.Resize(size)
	if look.underline {
		p.rect(x, underlineTop(y, look.size), size.Width, max(1, px(1)), look.colour)
	}
}

// mark draws a square picture of the given size.
func (p *pane) mark(x, y, size float32, res fyne.Resource) {
	m := p.marks[res.Name()]
	if m == nil {
		m = &objectPool[*canvas.Image]{}
		p.marks[res.Name()] = m
		p.order = append(p.order, res.Name())
	}
	img := m.next(func() *canvas.Image {
		i := canvas.NewImageFromResource(res)
		i.FillMode = canvas.ImageFillContain
		return i
	})
	img.Resize(fyne.NewSquareSize(size))
	img.Move(fyne.NewPos(x, y))
}

// textLook is how a text is drawn.
type textLook struct {
	size      float32
	bold      bool
	underline bool
	colour    Hex
}

// fitter shortens texts to a width and remembers the result.
type fitter struct {
	known map[fitKey]fitted
}

type fitKey struct {
	text  string
	size  float32
	bold  bool
	width float32
}

type fitted struct {
	text string
	size fyne.Size
}

// fitCache is how many shortened texts are kept; a screen shows a few hundred.
const fitCache = 4096

// fit returns the text, cut with "…" when it is wider than width, and its size.
func (f *fitter) fit(text string, look textLook, width float32) fitted {
	key := fitKey{text, look.size, look.bold, width}
	if got, ok := f.known[key]; ok {
		return got
	}
	if len(f.known) > fitCache || f.known == nil {
		f.known = make(map[fitKey]fitted, 256)
	}
	got := cutText(text, look, width)
	f.known[key] = got
	return got
}

// fitCell is fit for a cell of a column: in one of figures a figure that does
// not fit is not cut at all, nor its unit.
func (f *fitter) fitCell(text string, look textLook, width float32, a Align) fitted {
	got := f.fit(text, look, width)
	if a == AlignRight && got.text != text && leadsWithFigure(text) && !keepsFirst(got.text, text) {
		return noRoom(look, width)
	}
	return got
}

// keepsFirst tells whether what is left of a list, as of a figure and its note,
// has all of the first part: "61,8; ghi c…".
func keepsFirst(short, text string) bool {
	first, _, list := strings.Cut(text, "; ")
	return list && strings.HasPrefix(short, first+";")
}

// fitTyped cuts what somebody typed and is told to mend wherever the room ends:
// "####" would hide what is wrong.
func fitTyped(text string, look textLook, width float32) fitted {
	style := fyne.TextStyle{Bold: look.bold}
	short, runes := text, []rune(text)
	for len(runes) > 0 && fyne.MeasureText(short, look.size, style).Width > width {
		runes = runes[:len(runes)-1]
		short = string(runes) + "…"
	}
	return fitted{short, fyne.MeasureText(short, look.size, style)}
}

// cutText cuts a text with "…", but never within a number: what is left of it
// would read as another one. A number that leads the text becomes "####".
func cutText(text string, look textLook, width float32) fitted {
	style := fyne.TextStyle{Bold: look.bold}
	size := fyne.MeasureText(text, look.size, style)
	if size.Width <= width || text == "" {
		return fitted{text, size}
	}
	runes := []rune(text)
	lo, hi := 0, len(runes)-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if fyne.MeasureText(string(runes[:mid])+"…", look.size, style).Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	head := string(runes[:lo])
	for lo > 0 && inFigure(runes[lo-1]) && inFigure(runes[lo]) {
		lo--
		head = strings.TrimRight(string(runes[:lo]), " ")
	}
	if lo == 0 && leadsWithFigure(text) {
		return noRoom(look, width)
	}
	short := head + "…"
	return fitted{short, fyne.MeasureText(short, look.size, style)}
}

// inFigure tells whether a rune may be part of a number or a date.
func inFigure(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(".,/%", r) }

// leadsWithFigure tells whether a text starts with a number, with or without a
// sign.
func leadsWithFigure(text string) bool {
	for i, r := range strings.TrimLeft(text, " ") {
		if i > 0 || !strings.ContainsRune("+-−–(", r) {
			return unicode.IsDigit(r)
		}
	}
	return false
}

// noRoom is what stands for a figure that does not fit, as in Excel.
func noRoom(look textLook, width float32) fitted {
	style := fyne.TextStyle{Bold: look.bold}
	for s := "####"; ; s = s[1:] {
		if size := fyne.MeasureText(s, look.size, style); size.Width <= width || len(s) == 1 {
			return fitted{s, size}
		}
	}
}
