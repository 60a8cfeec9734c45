package shell

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sothidua/gui/kit"
)

// sideArt is what draws one item.
type sideArt struct {
	head, label, key, count *canvas.Text
	back, pill              *canvas.Rectangle
	icon, chosenIcon        *canvas.Image
}

func newSideArt(it sideItem) sideArt {
	text := func(s string, size float32, bold bool, c color.Color) *canvas.Text {
		t := canvas.NewText(s, c)
		t.TextSize, t.TextStyle.Bold = px(size), bold
		return t
	}
	a := sideArt{
		head:  text(it.group, kit.SizeNote, true, kit.Secondary),
		label: text(it.label, kit.SizeLabel, false, kit.Ink),
		key:   text("", kit.SizeNote, false, kit.Secondary),
		count: text("", kit.SizeNote, true, kit.White),
		back:  canvas.NewRectangle(color.Transparent),
		pill:  canvas.NewRectangle(kit.Bad),
		icon:  kit.NewIcon(it.icon, kit.Ink, sideIcon), chosenIcon: kit.NewIcon(it.icon, kit.White, sideIcon),
	}
	if it.key != 0 {
		a.key.Text = string(it.key)
	}
	return a
}

func (a sideArt) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{a.head, a.back, a.icon, a.chosenIcon, a.label, a.key, a.pill, a.count}
}

// Places within the list, in pixels of a 100% screen.
const (
	sideIcon  float32 = 18
	sideIn    float32 = 12 // heading
	sideLabel float32 = 34 // label
	sideOut   float32 = 12 // from the right edge to the key digit
	sidePill  float32 = 18
)

// CreateRenderer implements fyne.Widget.
func (l *sideList) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	r := &sideRenderer{l: l, ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeColor = kit.Primary
	for _, it := range l.items {
		a := newSideArt(it)
		r.art = append(r.art, a)
		r.objects = append(r.objects, a.objects()...)
	}
	r.objects = append(r.objects, r.ring)
	r.draw()
	return r
}

type sideRenderer struct {
	l       *sideList
	art     []sideArt
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *sideRenderer) Destroy()                     {}
func (r *sideRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *sideRenderer) MinSize() fyne.Size           { return r.l.MinSize() }
func (r *sideRenderer) Layout(fyne.Size)             { r.draw() }

func (r *sideRenderer) Refresh() {
	r.draw()
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *sideRenderer) draw() {
	l := r.l
	places, _ := l.places()
	width := l.Size().Width
	r.ring.Hidden = !l.focused
	for i, a := range r.art {
		p := places[i]
		a.head.Hidden = l.narrow || p.head == p.top
		a.head.TextSize = px(kit.SizeNote)
		put(a.head, px(sideIn), p.head+px(3), px(sideHead))
		r.item(i, p.top, width)
		if i == l.cursor {
			r.ring.StrokeWidth, r.ring.CornerRadius = px(2), px(4)
			r.ring.Move(fyne.NewPos(px(4), p.top-px(1)))
			r.ring.Resize(fyne.NewSize(width-px(8), px(sideRow)+px(2)))
		}
	}
}

// item draws one entry whose row starts at top.
func (r *sideRenderer) item(i int, top, width float32) {
	l, a := r.l, r.art[i]
	chosen := i == l.current
	ink, soft := color.Color(kit.Ink), color.Color(kit.Secondary)
	a.back.FillColor = color.Transparent
	switch {
	case chosen:
		ink, soft = kit.White, kit.White
		a.back.FillColor = kit.Primary
	case i == l.over:
		a.back.FillColor = kit.Selected
	}
	edge, in := px(5), px(11)
	if l.narrow {
		edge, in = px(2), px(5)
	}
	a.back.CornerRadius = px(4)
	a.back.Move(fyne.NewPos(edge, top))
	a.back.Resize(fyne.NewSize(width-2*edge, px(sideRow)))
	a.icon.Hidden, a.chosenIcon.Hidden = chosen, !chosen
	for _, img := range []*canvas.Image{a.icon, a.chosenIcon} {
		img.Move(fyne.NewPos(in, top+(px(sideRow)-px(sideIcon))/2))
		img.Resize(fyne.NewSquareSize(px(sideIcon)))
	}
	a.label.Hidden = l.narrow
	a.label.Color, a.label.TextStyle.Bold, a.label.TextSize = ink, chosen, px(kit.SizeLabel)
	put(a.label, px(sideLabel), top, px(sideRow))
	a.key.Color, a.key.TextStyle.Bold, a.key.TextSize = soft, chosen, px(kit.SizeNote)
	right := width - px(sideOut)
	if l.narrow {
		right = width - px(7)
	}
	w := a.key.MinSize().Width
	put(a.key, right-w, top, px(sideRow))
	r.badge(i, top, right)
}

// badge draws the count of waiting work left of the key digit; right is where
// the digit ends. Without a digit the count still keeps its column. Where the
// narrow bar has no room for both, the count stays.
func (r *sideRenderer) badge(i int, top, right float32) {
	n, a := r.l.items[i].badge, r.art[i]
	a.pill.Hidden, a.count.Hidden, a.key.Hidden = n == 0, n == 0, false
	if n == 0 {
		return
	}
	a.count.Text = strconv.Itoa(n)
	if n > 99 {
		a.count.Text = "99+"
	}
	a.count.TextSize = px(kit.SizeNote)
	tw := a.count.MinSize().Width
	h := px(sidePill)
	w := max(h, tw+px(8))
	x := right - px(14) - w
	if r.l.narrow {
		w = max(h, tw+px(5))
		x = px(23)
		a.key.Hidden = x+w > right-px(7)
	}
	a.pill.CornerRadius = h / 2
	a.pill.Move(fyne.NewPos(x, top+(px(sideRow)-h)/2))
	a.pill.Resize(fyne.NewSize(w, h))
	put(a.count, x+(w-tw)/2, top, px(sideRow))
}

// put places a line of text in the middle of a row.
func put(t *canvas.Text, x, top, height float32) {
	m := t.MinSize()
	t.Move(fyne.NewPos(x, top+(height-m.Height)/2))
	t.Resize(m)
}
