package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewStackV puts objects below one another, each as wide as the stack. Hidden
// ones take no room. Flowing text gets its height from the stack's width.
func NewStackV(gap float32, objs ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(stackLayout{gap}, objs...)
}

// NewRow puts objects side by side, each in the middle of the row's height and
// as wide as it must be. Hidden ones take no room.
func NewRow(gap float32, objs ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(rowLayout{gap}, objs...)
}

// Grow makes an object inside NewStackV or NewRow take what the others leave;
// several share it. In a row it is also as high as the row.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return container.New(growLayout{}, o) }

// growLayout marks the object that takes the rest and fills it.
type growLayout struct{}

// Layout implements fyne.Layout.
func (growLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (growLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// grows tells whether an object was wrapped by Grow.
func grows(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(growLayout)
	return ok
}

// shows tells whether an object takes room: a wrapped one counts by its inside.
func shows(o fyne.CanvasObject) bool {
	if grows(o) {
		return o.Visible() && o.(*fyne.Container).Objects[0].Visible()
	}
	return o.Visible()
}

// visible returns the objects that take room and how many of them grow.
func visible(objs []fyne.CanvasObject) (out []fyne.CanvasObject, growing int) {
	for _, o := range objs {
		if !shows(o) {
			continue
		}
		out = append(out, o)
		if grows(o) {
			growing++
		}
	}
	return out, growing
}

// stackLayout is the layout of NewStackV.
type stackLayout struct{ gap float32 }

// Layout implements fyne.Layout.
func (l stackLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	shown, growing := visible(objs)
	rest := size.Height - px(l.gap)*float32(max(0, len(shown)-1))
	heights := make([]float32, len(shown))
	for i, o := range shown {
		if grows(o) {
			continue
		}
		if o.Size().Width != size.Width { // its height may follow its width
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		}
		heights[i] = whole(o.MinSize().Height)
		rest -= heights[i]
	}
	y := float32(0)
	for i, o := range shown {
		h := heights[i]
		if grows(o) {
			h = whole(max(0, rest/float32(growing)))
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + px(l.gap)
	}
}

// MinSize implements fyne.Layout.
func (l stackLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	shown, _ := visible(objs)
	for _, o := range shown {
		s := o.MinSize()
		m.Width = max(m.Width, s.Width)
		m.Height += s.Height
	}
	m.Height += px(l.gap) * float32(max(0, len(shown)-1))
	return m
}

// rowLayout is the layout of NewRow.
type rowLayout struct{ gap float32 }

// Layout implements fyne.Layout.
func (l rowLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	shown, growing := visible(objs)
	rest := size.Width - px(l.gap)*float32(max(0, len(shown)-1))
	for _, o := range shown {
		if !grows(o) {
			rest -= o.MinSize().Width
		}
	}
	x := float32(0)
	for _, o := range shown {
		m := o.MinSize()
		if grows(o) {
			m = fyne.NewSize(max(0, rest/float32(growing)), size.Height)
		}
		o.Move(fyne.NewPos(whole(x), whole((size.Height-m.Height)/2)))
		o.Resize(m)
		x += m.Width + px(l.gap)
	}
}

// MinSize implements fyne.Layout.
func (l rowLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	shown, _ := visible(objs)
	for _, o := range shown {
		s := o.MinSize()
		m.Width += s.Width
		m.Height = max(m.Height, s.Height)
	}
	m.Width += px(l.gap) * float32(max(0, len(shown)-1))
	return m
}

// NewColumns puts columns side by side, as high as the room; shares say how
// they divide the width (2, 1: the first is twice as wide), a missing one
// counts 1. A hidden column leaves its room to the others.
func NewColumns(gap float32, shares []float32, cols ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(columnsLayout{gap, shares}, cols...)
}

// columnsLayout is the layout of NewColumns.
type columnsLayout struct {
	gap    float32
	shares []float32
}

func (l columnsLayout) share(i int) float32 {
	if i < len(l.shares) && l.shares[i] > 0 {
		return l.shares[i]
	}
	return 1
}

// Layout implements fyne.Layout.
func (l columnsLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	widths := l.widths(objs, size.Width)
	x := float32(0)
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		left := whole(x) // edges on whole pixels stay sharp
		o.Move(fyne.NewPos(left, 0))
		o.Resize(fyne.NewSize(whole(x+widths[i])-left, size.Height))
		x += widths[i] + px(l.gap)
	}
}

// widths divides a width by the shares. In a narrow window a column that needs
// more takes it from those that can spare it.
func (l columnsLayout) widths(objs []fyne.CanvasObject, width float32) []float32 {
	total, n := float32(0), 0
	for i, o := range objs {
		if o.Visible() {
			total += l.share(i)
			n++
		}
	}
	room := width - px(l.gap)*float32(max(0, n-1))
	out, spare := make([]float32, len(objs)), make([]float32, len(objs))
	lack, give := float32(0), float32(0)
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		out[i] = room * l.share(i) / total
		spare[i] = out[i] - o.MinSize().Width
		lack, give = lack+max(0, -spare[i]), give+max(0, spare[i])
	}
	if lack <= 0 || lack > give {
		return out
	}
	for i, s := range spare {
		if s < 0 {
			out[i] -= s
		} else {
			out[i] -= s * lack / give
		}
	}
	return out
}

// MinSize implements fyne.Layout: every column gets its least width.
func (l columnsLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	total, per, n, h := float32(0), float32(0), 0, float32(0)
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		total += l.share(i)
		per = max(per, m.Width/l.share(i))
		h = max(h, m.Height)
		n++
	}
	return fyne.NewSize(per*total+px(l.gap)*float32(max(0, n-1)), h)
}

// Wide gives an object a width of its own in pixels of a 100% screen, for
// boxes inside NewRow and NewActions that would be as narrow as they can be.
func Wide(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(wideLayout{width}, o)
}

// wideLayout is the layout of Wide.
type wideLayout struct{ width float32 }

// Layout implements fyne.Layout.
func (wideLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l wideLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(px(l.width), objs[0].MinSize().Height)
}

// newHanging puts a short text before a flowing one, both from the top.
func newHanging(indent float32, lead, body fyne.CanvasObject) fyne.CanvasObject {
	return container.New(hangingLayout{indent}, lead, body)
}

// hangingLayout is the layout of newHanging.
type hangingLayout struct{ indent float32 }

// Layout implements fyne.Layout.
func (l hangingLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	in := px(l.indent)
	objs[0].Resize(fyne.NewSize(in, size.Height))
	objs[1].Move(fyne.NewPos(in, 0))
	objs[1].Resize(fyne.NewSize(max(0, size.Width-in), size.Height))
}

// MinSize implements fyne.Layout.
func (l hangingLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[1].MinSize().AddWidthHeight(px(l.indent), 0)
}

// NewBeside puts a part of a fixed width, in pixels of a 100% screen, before one
// that takes the rest.
func NewBeside(width, gap float32, part, rest fyne.CanvasObject) fyne.CanvasObject {
	return container.New(besideLayout{width, gap}, part, rest)
}

type besideLayout struct{ width, gap float32 }

// MinSize implements fyne.Layout.
func (l besideLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	a, b := objs[0].MinSize(), objs[1].MinSize()
	return fyne.NewSize(px(l.width+l.gap)+b.Width, max(a.Height, b.Height))
}

// Layout implements fyne.Layout.
func (l besideLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	x := px(l.width + l.gap)
	objs[0].Resize(fyne.NewSize(px(l.width), size.Height))
	objs[1].Move(fyne.NewPos(x, 0))
	objs[1].Resize(fyne.NewSize(max(0, size.Width-x), size.Height))
}
