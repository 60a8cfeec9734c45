package overview

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// Sizes of a tile in pixels of a 100% screen (picture 01).
const (
	tileHeight float32 = 80
	tileGap    float32 = 10
	tilePad    float32 = 10
	tileMark   float32 = 26
)

// px scales a number of pixels of the design.
func px(n float32) float32 { return n * kit.Scale() }

// tile counts the items of one judgement. A click, Enter or Space opens their
// list; ← and → go to the neighbouring tile.
type tile struct {
	widget.BaseWidget
	data    tally
	open    func()
	focused bool
	hovered bool
}

var (
	_ fyne.Focusable     = (*tile)(nil)
	_ fyne.Tappable      = (*tile)(nil)
	_ fyne.Shortcutable  = (*tile)(nil)
	_ desktop.Hoverable  = (*tile)(nil)
	_ desktop.Cursorable = (*tile)(nil)
)

func newTile(data tally, open func()) *tile {
	t := &tile{data: data, open: open}
	t.ExtendBaseWidget(t)
	return t
}

// canvas returns where the tile shows, nil before it was drawn.
func (t *tile) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(t) }

// Tapped implements fyne.Tappable.
func (t *tile) Tapped(*fyne.PointEvent) { t.open() }

// FocusGained implements fyne.Focusable.
func (t *tile) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *tile) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *tile) TypedRune(rune) {}

// TypedKey implements fyne.Focusable; other keys go to the window, which gets
// none of its own while a tile has the keyboard.
func (t *tile) TypedKey(ev *fyne.KeyEvent) {
	c := t.canvas()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.open()
	case fyne.KeyLeft:
		c.FocusPrevious()
	case fyne.KeyRight:
		c.FocusNext()
	default:
		if hand := c.OnTypedKey(); hand != nil {
			hand(ev)
		}
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *tile) TypedShortcut(s fyne.Shortcut) {
	if c, ok := t.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// MouseIn implements desktop.Hoverable.
func (t *tile) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (t *tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *tile) MouseOut() { t.hovered = false; t.Refresh() }

// Cursor implements desktop.Cursorable.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// colours returns the fill and the edge of a judgement's tile.
func (t *tile) colours() (fill, edge kit.Hex) {
	if t.data.count == 0 {
		return kit.White, kit.Rule
	}
	switch t.data.judgement {
	case progress.NotMet:
		return kit.BadFill, kit.NotMetInk
	case progress.Behind:
		return kit.BadFill, kit.Bad
	case progress.AtRisk:
		return kit.WarnFill, kit.WarnInk
	case progress.OnPace:
		return kit.PaceFill, kit.Pace
	case progress.Met:
		return kit.GoodFill, kit.Good
	}
	return kit.White, kit.Mute
}

// MinSize implements fyne.CanvasObject.
func (t *tile) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	return fyne.NewSize(px(96), px(tileHeight))
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &tileRenderer{t: t, edge: canvas.NewRectangle(kit.Mute), back: canvas.NewRectangle(kit.White),
		mark:    kit.NewPicture(kit.JudgementMark(t.data.judgement), tileMark),
		count:   kit.NewText(fmt.Sprint(t.data.count), kit.TextStyle{Size: kit.SizeBig, Bold: true}),
		label:   kit.NewText(t.data.judgement.Label(), kit.TextStyle{Bold: true}).Cut(),
		numbers: kit.NewText(t.data.numbers, kit.TextStyle{Size: kit.SizeNote, Tone: kit.ToneMuted}).Cut(),
	}
	r.objects = []fyne.CanvasObject{r.edge, r.back, r.mark, r.count, r.label, r.numbers}
	return r
}

type tileRenderer struct {
	t                     *tile
	edge, back            *canvas.Rectangle // the edge shows around the back: sharp at every corner
	mark                  *canvas.Image
	count, label, numbers *kit.Text
	objects               []fyne.CanvasObject
}

// Destroy implements fyne.WidgetRenderer.
func (r *tileRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *tileRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *tileRenderer) MinSize() fyne.Size { return r.t.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *tileRenderer) Layout(size fyne.Size) {
	fill, edge := r.t.colours()
	width := px(1)
	if r.t.hovered {
		edge = kit.Primary
	}
	if r.t.focused {
		edge, width = kit.Primary, px(2)
	}
	r.edge.FillColor, r.edge.CornerRadius = edge, px(4)
	r.back.FillColor, r.back.CornerRadius = fill, px(4)-width
	put(r.edge, 0, 0, size.Width, size.Height)
	put(r.back, width, width, size.Width-2*width, size.Height-2*width)
	put(r.mark, px(tilePad), px(9), px(tileMark), px(tileMark))
	put(r.count, px(tilePad+tileMark+10), px(4), size.Width-px(tilePad*2+tileMark+10), px(36))
	put(r.label, px(tilePad), px(38), size.Width-px(tilePad)-px(4), px(20))
	put(r.numbers, px(tilePad), px(57), size.Width-px(tilePad)-px(6), px(19))
}

// Refresh implements fyne.WidgetRenderer.
func (r *tileRenderer) Refresh() {
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

// put moves and resizes an object.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}
