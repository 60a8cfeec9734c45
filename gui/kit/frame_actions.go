package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewActions returns the row of buttons under the title: left ones from the
// left, the main one first, right ones at the right end. What does not fit on
// one line goes on below, so that a narrow window loses no button.
func NewActions(left, right []fyne.CanvasObject) fyne.CanvasObject {
	objs := append(append([]fyne.CanvasObject(nil), left...), right...)
	return container.New(&actionsLayout{left: len(left), width: -1}, objs...)
}

// actionsLayout is the layout of NewActions. Its height follows the width of
// the last layout.
type actionsLayout struct {
	left  int // how many of the objects are left ones
	width float32
}

// line is what stands on one line of the row.
type actionLine struct {
	left, right   []fyne.CanvasObject
	used, highest float32
}

// lines divides the visible objects; right ones share the last line when there
// is room for all of them.
func (l *actionsLayout) lines(objs []fyne.CanvasObject, width float32) []actionLine {
	lines := []actionLine{{}}
	add := func(o fyne.CanvasObject, right bool) {
		m := o.MinSize()
		cur := &lines[len(lines)-1]
		if cur.used > 0 && width >= 0 && cur.used+px(actionGap)+m.Width > width+0.5 {
			lines = append(lines, actionLine{})
			cur = &lines[len(lines)-1]
		}
		if cur.used > 0 {
			cur.used += px(actionGap)
		}
		cur.used += m.Width
		cur.highest = max(cur.highest, m.Height)
		if right {
			cur.right = append(cur.right, o)
		} else {
			cur.left = append(cur.left, o)
		}
	}
	for i, o := range objs {
		if o.Visible() {
			add(o, i >= l.left)
		}
	}
	return lines
}

// Layout implements fyne.Layout.
func (l *actionsLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	for _, line := range l.lines(objs, size.Width) {
		x := float32(0)
		for _, o := range line.left {
			x = placeAction(o, x, y, line.highest)
		}
		x = size.Width + px(actionGap)
		for _, o := range line.right {
			x -= o.MinSize().Width + px(actionGap)
		}
		for _, o := range line.right {
			x = placeAction(o, x, y, line.highest)
		}
		y += line.highest + px(actionGap)
	}
}

// placeAction puts an object in the middle of its line and returns where the
// next one starts.
func placeAction(o fyne.CanvasObject, x, y, height float32) float32 {
	m := o.MinSize()
	o.Move(fyne.NewPos(whole(x), whole(y+(height-m.Height)/2)))
	o.Resize(m)
	return x + m.Width + px(actionGap)
}

// MinSize implements fyne.Layout.
func (l *actionsLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objs {
		if o.Visible() {
			m.Width = max(m.Width, o.MinSize().Width)
		}
	}
	lines := l.lines(objs, l.width)
	for _, line := range lines {
		m.Height += line.highest
	}
	m.Height += px(actionGap) * float32(len(lines)-1)
	return m
}
