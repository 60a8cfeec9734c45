package papers

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// The steps by which the arrow keys move a field, in millimetres: without and
// with Shift.
const (
	step     = 1.0
	fineStep = 0.1
)

// sheet shows a certificate with the places of its fields: they are dragged with
// the mouse, or moved with the arrow keys, PgUp and PgDn choosing another one.
type sheet struct {
	widget.BaseWidget
	OnPick func(i int)                 // another field was chosen
	OnMove func(i int, dx, dy float64) // it shall move by millimetres
	OnDrop func()                      // a drag ended

	canvas  fyne.Canvas
	blank   model.Blank
	at      int // chosen field, -1 for none
	focused bool
	shift   bool
	drag    bool
	back    *canvas.Rectangle
	img     *canvas.Image
	frames  []*canvas.Rectangle
}

var (
	_ fyne.Focusable    = (*sheet)(nil)
	_ fyne.Draggable    = (*sheet)(nil)
	_ fyne.Tappable     = (*sheet)(nil)
	_ desktop.Keyable   = (*sheet)(nil)
	_ desktop.Mouseable = (*sheet)(nil)
)

func newSheet(c fyne.Canvas) *sheet {
	s := &sheet{canvas: c, at: -1, back: canvas.NewRectangle(kit.White), img: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	s.back.StrokeColor, s.back.StrokeWidth = kit.Ink, 1
	s.ExtendBaseWidget(s)
	return s
}

// show draws a certificate; a nil picture keeps the one that shows.
func (s *sheet) show(b model.Blank, at int, img image.Image) {
	s.blank, s.at = b, at
	if img != nil {
		s.img.Image = img
		s.img.Refresh()
	}
	s.Refresh()
}

// scale is how many pixels of the screen a millimetre takes.
func (s *sheet) scale() float64 {
	if s.blank.W <= 0 || s.blank.H <= 0 {
		return 1
	}
	const edge = 6 // of the desk, in pixels
	size := s.Size().SubtractWidthHeight(2*edge, 2*edge)
	return math.Max(0.1, math.Min(float64(size.Width)/s.blank.W, float64(size.Height)/s.blank.H))
}

// origin is where the sheet begins: in the middle of the room.
func (s *sheet) origin() (x, y float64) {
	k, size := s.scale(), s.Size()
	return math.Floor((float64(size.Width) - s.blank.W*k) / 2), math.Floor((float64(size.Height) - s.blank.H*k) / 2)
}

// pointHeight is the height of a line of text for a point of its size, in
// millimetres, with the space between lines.
const pointHeight = 25.4 / 72 * 1.3

// boxOf returns the room of a field in millimetres.
func boxOf(b model.Blank, f model.BlankField) (x, y, w, h float64) {
	x, y, w = f.X+b.OffsetX, f.Y+b.OffsetY, f.W
	switch f.Align {
	case model.AlignCentre:
		x -= w / 2
	case model.AlignRight:
		x -= w
	}
	return x, y, w, f.Size * pointHeight
}

// fieldAt returns the field under a place of the widget, -1 for none; the chosen
// one wins where several lie over one another.
func (s *sheet) fieldAt(p fyne.Position) int {
	ox, oy := s.origin()
	k, found := s.scale(), -1
	mx, my := (float64(p.X)-ox)/k, (float64(p.Y)-oy)/k
	for i, f := range s.blank.Fields {
		x, y, w, h := boxOf(s.blank, f)
		if mx < x || mx > x+w || my < y || my > y+h {
			continue
		}
		if i == s.at {
			return i
		}
		found = i
	}
	return found
}

func (s *sheet) pick(i int) {
	if i >= 0 && i != s.at && s.OnPick != nil {
		s.OnPick(i)
	}
}

// Tapped implements fyne.Tappable.
func (s *sheet) Tapped(*fyne.PointEvent) {}

// MouseDown implements desktop.Mouseable: the field under the mouse is chosen.
func (s *sheet) MouseDown(ev *desktop.MouseEvent) {
	s.canvas.Focus(s)
	i := s.fieldAt(ev.Position)
	s.drag = i >= 0
	s.pick(i)
}

// MouseUp implements desktop.Mouseable.
func (s *sheet) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (s *sheet) Dragged(ev *fyne.DragEvent) {
	if s.drag && s.at >= 0 && s.OnMove != nil {
		s.OnMove(s.at, float64(ev.Dragged.DX)/s.scale(), float64(ev.Dragged.DY)/s.scale())
	}
}

// DragEnd implements fyne.Draggable.
func (s *sheet) DragEnd() {
	if s.drag && s.OnDrop != nil {
		s.OnDrop()
	}
	s.drag = false
}

// FocusGained implements fyne.Focusable.
func (s *sheet) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *sheet) FocusLost() { s.focused, s.shift = false, false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *sheet) TypedRune(rune) {}

// KeyDown implements desktop.Keyable.
func (s *sheet) KeyDown(ev *fyne.KeyEvent) { s.holdShift(ev, true) }

// KeyUp implements desktop.Keyable.
func (s *sheet) KeyUp(ev *fyne.KeyEvent) { s.holdShift(ev, false) }

func (s *sheet) holdShift(ev *fyne.KeyEvent, down bool) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		s.shift = down
	}
}

// TypedKey implements fyne.Focusable; what is no key of the sheet goes to the
// window.
func (s *sheet) TypedKey(ev *fyne.KeyEvent) {
	by, n := step, len(s.blank.Fields)
	if s.shift {
		by = fineStep
	}
	move := func(dx, dy float64) {
		if s.at >= 0 && s.OnMove != nil {
			s.OnMove(s.at, dx, dy)
			s.OnDrop()
		}
	}
	switch ev.Name {
	case fyne.KeyLeft:
		move(-by, 0)
	case fyne.KeyRight:
		move(by, 0)
	case fyne.KeyUp:
		move(0, -by)
	case fyne.KeyDown:
		move(0, by)
	case fyne.KeyPageDown:
		if n > 0 {
			s.pick((s.at + 1) % n)
		}
	case fyne.KeyPageUp:
		if n > 0 {
			s.pick((s.at - 1 + n) % n)
		}
	default:
		if hand := s.canvas.OnTypedKey(); hand != nil {
			hand(ev)
		}
	}
}

// MinSize implements fyne.CanvasObject.
func (s *sheet) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(240, 160)
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{s: s, desk: canvas.NewRectangle(kit.SideFill), ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = kit.Primary, 2, 4
	r.Refresh()
	return r
}

type sheetRenderer struct {
	s          *sheet
	desk, ring *canvas.Rectangle // around the paper, and where the keyboard is
}

// Destroy implements fyne.WidgetRenderer.
func (r *sheetRenderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *sheetRenderer) MinSize() fyne.Size { return r.s.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.desk, r.s.back, r.s.img}
	for _, f := range r.s.frames {
		out = append(out, f)
	}
	return append(out, r.ring)
}

// Layout implements fyne.WidgetRenderer.
func (r *sheetRenderer) Layout(size fyne.Size) {
	s := r.s
	k := s.scale()
	ox, oy := s.origin()
	place := func(o fyne.CanvasObject, x, y, w, h float64) {
		o.Move(fyne.NewPos(float32(ox+x*k), float32(oy+y*k)))
		o.Resize(fyne.NewSize(float32(w*k), float32(h*k)))
	}
	place(s.back, 0, 0, s.blank.W, s.blank.H)
	place(s.img, 0, 0, s.blank.W, s.blank.H)
	for i, f := range s.blank.Fields {
		if i < len(s.frames) {
			x, y, w, h := boxOf(s.blank, f)
			place(s.frames[i], x, y, w, h)
		}
	}
	r.desk.Resize(size)
	r.ring.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *sheetRenderer) Refresh() {
	s := r.s
	for len(s.frames) < len(s.blank.Fields) {
		s.frames = append(s.frames, canvas.NewRectangle(color.Transparent))
	}
	s.frames = s.frames[:len(s.blank.Fields)]
	for i, f := range s.frames {
		f.StrokeColor, f.StrokeWidth, f.FillColor = kit.RuleHard, 1, color.Transparent
		if i == s.at {
			f.StrokeColor, f.StrokeWidth, f.FillColor = kit.Primary, 2, color.NRGBA{0x1A, 0x4F, 0x91, 0x18}
		}
	}
	r.ring.Hidden = !s.focused
	r.Layout(s.Size())
	canvas.Refresh(s)
}
