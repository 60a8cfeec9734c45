package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Tabs is a row of tabs: the chosen one is blue, bold and underlined. With the
// keyboard ← and → choose. The line lies at the bottom of whatever height the
// row is given, 34 pixels at least. A row that is too narrow for the tabs moves
// them together, and then cuts the longest labels.
type Tabs struct {
	widget.BaseWidget
	labels  []string
	picked  func(i int)
	current int
	over    int // tab under the pointer, -1 none
	focused bool
}

const (
	tabPad    float32 = 10 // left and right of a label
	tabLeast  float32 = 4  // the same where the row is too narrow
	tabHeight float32 = 34
	tabLine   float32 = 3
)

// NewTabs returns a row of tabs with the first one chosen; picked is called
// when the user chooses another.
func NewTabs(labels []string, picked func(i int)) *Tabs {
	t := &Tabs{labels: append([]string(nil), labels...), picked: picked, over: -1}
	t.ExtendBaseWidget(t)
	return t
}

var (
	_ fyne.Focusable     = (*Tabs)(nil)
	_ fyne.Tappable      = (*Tabs)(nil)
	_ fyne.Shortcutable  = (*Tabs)(nil)
	_ desktop.Hoverable  = (*Tabs)(nil)
	_ desktop.Cursorable = (*Tabs)(nil)
)

// Current returns the index of the chosen tab.
func (t *Tabs) Current() int { return t.current }

// Len returns the number of tabs.
func (t *Tabs) Len() int { return len(t.labels) }

// Select shows tab i as chosen without calling picked; an index that does not
// exist is ignored.
func (t *Tabs) Select(i int) {
	if i < 0 || i >= len(t.labels) || i == t.current {
		return
	}
	t.current = i
	t.Refresh()
}

// SetLabel changes the text of tab i; an index that does not exist is ignored.
func (t *Tabs) SetLabel(i int, s string) {
	if i < 0 || i >= len(t.labels) || t.labels[i] == s {
		return
	}
	t.labels[i] = s
	t.Refresh()
}

// SetLabels replaces all tabs and chooses tab current.
func (t *Tabs) SetLabels(labels []string, current int) {
	t.labels = append(t.labels[:0:0], labels...)
	t.current, t.over = current, -1
	t.Refresh()
}

func (t *Tabs) pick(i int) {
	if i < 0 || i >= len(t.labels) || i == t.current {
		return
	}
	t.Select(i)
	if t.picked != nil {
		t.picked(i)
	}
}

// labelWidth returns the width of label i, the same whether it is chosen or not.
func (t *Tabs) labelWidth(i int) float32 {
	return fyne.MeasureText(t.labels[i], px(SizeText), fyne.TextStyle{Bold: true}).Width
}

// widths returns how wide the tabs are, and how much of that lies on either
// side of a label.
func (t *Tabs) widths() (wide []float32, pad float32) {
	n := float32(len(t.labels))
	sum := float32(0)
	for i := range t.labels {
		wide = append(wide, t.labelWidth(i))
		sum += wide[i]
	}
	room := t.Size().Width
	if room <= 0 || n == 0 {
		room = sum + 2*n*px(tabPad)
	}
	pad = max(px(tabLeast), min(px(tabPad), (room-sum)/(2*n)))
	most := longest(wide, room-2*n*pad)
	for i := range wide {
		wide[i] = min(wide[i], most) + 2*pad
	}
	return wide, pad
}

// longest returns the width to which the longest of some things must be cut so
// that all fit into a room.
func longest(wide []float32, room float32) float32 {
	sorted := slices.Sorted(slices.Values(wide))
	for i, w := range sorted {
		if each := room / float32(len(sorted)-i); w > each {
			return max(0, each)
		}
		room -= w
	}
	return math.MaxFloat32
}

// at returns the tab at x, -1 for none.
func (t *Tabs) at(x float32) int {
	left := float32(0)
	wide, _ := t.widths()
	for i, w := range wide {
		if x >= left && x < left+w {
			return i
		}
		left += w
	}
	return -1
}

// Tapped implements fyne.Tappable. The focus comes here first, so that the
// field being typed into is committed before the tab changes.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	focus(t)
	t.pick(t.at(ev.Position.X))
}

// FocusGained implements fyne.Focusable.
func (t *Tabs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *Tabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *Tabs) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *Tabs) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		t.pick(t.current - 1)
	case fyne.KeyRight:
		t.pick(t.current + 1)
	case fyne.KeyHome:
		t.pick(0)
	case fyne.KeyEnd:
		t.pick(len(t.labels) - 1)
	default:
		forwardKey(t, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *Tabs) TypedShortcut(s fyne.Shortcut) { forwardShortcut(t, s) }

// MouseIn implements desktop.Hoverable.
func (t *Tabs) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (t *Tabs) MouseMoved(ev *desktop.MouseEvent) {
	if i := t.at(ev.Position.X); i != t.over {
		t.over = i
		t.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (t *Tabs) MouseOut() { t.over = -1; t.Refresh() }

// Cursor implements desktop.Cursorable.
func (t *Tabs) Cursor() desktop.Cursor {
	if t.over >= 0 && t.over != t.current {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MinSize implements fyne.CanvasObject.
func (t *Tabs) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	w := float32(0)
	for i := range t.labels {
		w += t.labelWidth(i) + 2*px(tabPad)
	}
	return fyne.NewSize(w, px(tabHeight))
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &tabsRenderer{t: t, line: newRect(), hover: newRect(), ring: newRect()}
	r.draw()
	return r
}

type tabsRenderer struct {
	t                 *Tabs
	line, hover, ring *canvas.Rectangle
	pool              objectPool[*canvas.Text]
	objects           []fyne.CanvasObject
}

func (r *tabsRenderer) Destroy()                     {}
func (r *tabsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tabsRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *tabsRenderer) Layout(fyne.Size)             { r.draw() }
func (r *tabsRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.t) }

func (r *tabsRenderer) draw() {
	t, size := r.t, r.t.Size()
	r.pool.used = 0
	r.objects = append(r.objects[:0], r.hover, r.line, r.ring)
	r.hover.Hidden, r.line.Hidden, r.ring.Hidden = true, true, true
	x := float32(0)
	wide, pad := t.widths()
	for i, w := range wide {
		text := r.pool.next(newCellText)
		label := cutText(t.labels[i], textLook{size: px(SizeText), bold: true}, w-2*pad+0.5)
		text.Text, text.TextSize, text.Color = label.text, px(SizeText), Ink
		text.TextStyle = fyne.TextStyle{Bold: i == t.current}
		if i == t.current {
			text.Color = Primary
			r.chosen(x, w, size)
		} else if i == t.over {
			place(r.hover, x, px(2), w, size.Height-px(2)-px(tabLine), HeaderFill)
			r.hover.CornerRadius = px(4)
		}
		m := text.MinSize()
		text.Move(fyne.NewPos(x+(w-m.Width)/2, (size.Height-px(tabLine)-m.Height)/2))
		text.Resize(m)
		r.objects = append(r.objects, text)
		x += w
	}
}

// chosen draws the line under the chosen tab and, with the keyboard there, a
// ring around it.
func (r *tabsRenderer) chosen(x, w float32, size fyne.Size) {
	place(r.line, x, size.Height-px(tabLine), w, px(tabLine), Primary)
	if r.t.focused {
		r.ring.Hidden = false
		r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = Primary, px(2), px(4)
		r.ring.Move(fyne.NewPos(x+1, px(3)))
		r.ring.Resize(fyne.NewSize(w-2, max(0, size.Height-px(tabLine)-px(5))))
	}
}

// place shows a filled rectangle.
func place(r *canvas.Rectangle, x, y, w, h float32, c Hex) {
	r.Hidden, r.FillColor = false, c
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, max(0, h)))
}
