package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewActions returns the row of buttons under the title: left ones from the
// left, the main one first, right ones at the right end. What does not fit on
// one line goes on below, so that a narrow window loses no button. A text that
// may be cut gets as much of its length as there is room.
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

// action is one visible object of the row with the size it gets.
type action struct {
	object fyne.CanvasObject
	size   fyne.Size
	right  bool
}

// actionLine is what stands on one line of the row.
type actionLine struct {
	actions       []action
	used, highest float32
}

// actions returns the visible objects with their sizes in a row of the width,
// negative for any.
func (l *actionsLayout) actions(objs []fyne.CanvasObject, width float32) []action {
	var out []action
	spare := width
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		spare -= m.Width
		if len(out) > 0 {
			spare -= px(actionGap)
		}
		out = append(out, action{o, m, i >= l.left})
	}
	for i, a := range out {
		t, ok := a.object.(*Text)
		if !ok || !t.cut || spare <= 0 {
			continue
		}
		l := t.look()
		whole := fyne.MeasureText(t.text, l.size, fyne.TextStyle{Bold: l.bold}).Width + 1
		extra := min(spare, max(0, whole-a.size.Width))
		out[i].size.Width += extra
		spare -= extra
	}
	return out
}

// lines divides the objects; right ones share the last line when there is room.
func (l *actionsLayout) lines(objs []fyne.CanvasObject, width float32) []actionLine {
	lines := []actionLine{{}}
	for _, a := range l.actions(objs, width) {
		cur := &lines[len(lines)-1]
		if cur.used > 0 && width >= 0 && cur.used+px(actionGap)+a.size.Width > width+0.5 {
			lines = append(lines, actionLine{})
			cur = &lines[len(lines)-1]
		}
		if cur.used > 0 {
			cur.used += px(actionGap)
		}
		cur.used += a.size.Width
		cur.highest = max(cur.highest, a.size.Height)
		cur.actions = append(cur.actions, a)
	}
	return lines
}

// Layout implements fyne.Layout.
func (l *actionsLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	for _, line := range l.lines(objs, size.Width) {
		x := float32(0)
		spare := max(0, size.Width-line.used) // all of it before the first right one
		for _, a := range line.actions {
			if a.right {
				x, spare = x+spare, 0
			}
			a.object.Move(fyne.NewPos(whole(x), whole(y+(line.highest-a.size.Height)/2)))
			a.object.Resize(a.size)
			x += a.size.Width + px(actionGap)
		}
		y += line.highest + px(actionGap)
	}
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
