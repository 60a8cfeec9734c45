package overview

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// segment is how many reports are in one state.
type segment struct {
	state kit.State
	count int
}

// colours returns fill and ink of a segment.
func (s segment) colours() (fill, ink kit.Hex) {
	switch s.state {
	case kit.StateOnTime:
		return kit.Good, kit.White
	case kit.StateLate:
		return kit.Warn, kit.Ink
	case kit.StateMissing:
		return kit.Bad, kit.White
	}
	return kit.Plain, kit.Ink
}

// shareBar divides a line by the reports of a period.
type shareBar struct {
	root     *fyne.Container
	segments []segment
}

const shareHeight float32 = 24

func newShareBar() *shareBar {
	b := &shareBar{}
	b.root = container.New(b)
	return b
}

// set shows other counts.
func (b *shareBar) set(segments []segment) {
	b.segments = b.segments[:0]
	b.root.Objects = nil
	for _, s := range segments {
		if s.count == 0 {
			continue
		}
		fill, ink := s.colours()
		text := canvas.NewText("", color.Color(ink))
		text.TextStyle = fyne.TextStyle{Bold: true}
		b.segments = append(b.segments, s)
		b.root.Objects = append(b.root.Objects, canvas.NewRectangle(fill), text)
	}
	b.root.Refresh()
}

// Layout implements fyne.Layout: widths follow the counts, a white line lies
// between two segments, and a segment with room says what it is.
func (b *shareBar) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	total := 0
	for _, s := range b.segments {
		total += s.count
	}
	x := float32(0)
	for i, s := range b.segments {
		back, text := objs[2*i], objs[2*i+1].(*canvas.Text)
		end := x + size.Width*float32(s.count)/float32(total)
		put(back, x, 0, end-x-px(2), size.Height)
		text.TextSize = px(kit.SizeLabel)
		text.Text = fmt.Sprintf("%d %s", s.count, vn.LowerFirst(s.state.Label()))
		if text.MinSize().Width > end-x-px(10) {
			text.Text = fmt.Sprint(s.count)
		}
		m := text.MinSize()
		put(text, x+(end-x-px(2)-m.Width)/2, (size.Height-m.Height)/2, m.Width, m.Height)
		x = end
	}
}

// MinSize implements fyne.Layout.
func (b *shareBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(px(120), px(shareHeight))
}

// legend explains the bar: mark, word and count of every state that occurs.
func legend(segments []segment) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, s := range segments {
		if s.count > 0 {
			out = append(out, kit.NewMark(kit.StateMark(s.state), fmt.Sprintf("%s %d", s.state.Label(), s.count)))
		}
	}
	return out
}
