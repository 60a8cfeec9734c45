package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Distances of the frame, in pixels of a 100% screen (SCREENS section 2).
const (
	pageMargin float32 = 12 // from the page's edges to what it shows
	pageTop    float32 = 2  // from the title row to the row of actions
	pageGap    float32 = 10 // between the parts of a page, and under the last
	actionGap  float32 = 8  // between buttons of one row
	headHeight float32 = 34 // heading row of a panel
	headPad    float32 = 12 // from the panel's edge to its heading
)

// FileTaker is a Screen that takes files dropped on the window.
type FileTaker interface {
	// TakeFiles gets the paths, at least one; it may come before the screen's
	// data is loaded.
	TakeFiles(paths []string)
}

// Focuser is a Screen that says which of its parts gets the keyboard when it is
// shown.
type Focuser interface{ FocusFirst() }

// NewPage returns a screen's content: the row of actions, the body that takes
// what is left, and an optional foot, with the margins of the design. top and
// bottom may be nil.
func NewPage(top, body, bottom fyne.CanvasObject) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if top != nil {
		parts = append(parts, top)
	}
	parts = append(parts, Grow(body))
	if bottom != nil {
		parts = append(parts, bottom)
	}
	return container.New(insetLayout{left: pageMargin, top: pageTop, right: pageMargin, bottom: pageGap},
		NewStackV(pageGap, parts...))
}

// NewInset keeps an object away from its surroundings, horizontal pixels left
// and right, vertical ones above and below.
func NewInset(horizontal, vertical float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(insetLayout{horizontal, vertical, horizontal, vertical}, o)
}

// NewPanel returns a white ruled box. Its heading row shows the title, a note
// beside it and objects at the right end; without a title there is no such row.
// The body reaches the panel's edges: put what needs room around it in NewInset.
func NewPanel(title, note string, body fyne.CanvasObject, right ...fyne.CanvasObject) fyne.CanvasObject {
	p := &panelLayout{box: newBox(), body: body}
	objects := p.box.objects()
	if title != "" {
		heading := []fyne.CanvasObject{NewHeading(title)}
		if note != "" {
			heading = append(heading, NewText(note, TextStyle{Size: SizeNote, Tone: ToneMuted}).Cut())
			heading[1] = Grow(heading[1])
		} else {
			heading = append(heading, Grow(container.NewWithoutLayout()))
		}
		p.head = NewRow(pageGap, append(heading, right...)...)
		p.line = canvas.NewRectangle(Rule)
		objects = append(objects, p.head, p.line)
	}
	return container.New(p, append(objects, body)...)
}

// panelLayout places the heading row over the body.
type panelLayout struct {
	box        *box
	line       *canvas.Rectangle // under the heading row
	head, body fyne.CanvasObject
}

// Layout implements fyne.Layout.
func (p *panelLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p.box.paint(fyne.Position{}, size, White, Rule, 1, px(4))
	top := float32(1)
	if p.head != nil {
		h := whole(px(headHeight))
		p.head.Resize(fyne.NewSize(size.Width-2*px(headPad), h))
		p.head.Move(fyne.NewPos(px(headPad), 0))
		p.line.Resize(fyne.NewSize(size.Width-2, 1))
		p.line.Move(fyne.NewPos(1, h-1))
		top = h
	}
	p.body.Move(fyne.NewPos(1, top))
	p.body.Resize(fyne.NewSize(size.Width-2, max(0, size.Height-top-1)))
}

// MinSize implements fyne.Layout.
func (p *panelLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	m := p.body.MinSize().AddWidthHeight(2, 2)
	if p.head != nil {
		m.Width = max(m.Width, p.head.MinSize().Width+2*px(headPad))
		m.Height += px(headHeight) - 1
	}
	return m
}

// insetLayout keeps room around its one object.
type insetLayout struct{ left, top, right, bottom float32 }

// Layout implements fyne.Layout.
func (l insetLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(px(l.left), px(l.top)))
		o.Resize(fyne.NewSize(max(0, size.Width-px(l.left+l.right)), max(0, size.Height-px(l.top+l.bottom))))
	}
}

// MinSize implements fyne.Layout.
func (l insetLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objs {
		if o.Visible() {
			m = m.Max(o.MinSize())
		}
	}
	return m.AddWidthHeight(px(l.left+l.right), px(l.top+l.bottom))
}
