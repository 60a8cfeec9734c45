package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// EdgeBox is a tinted box with a coloured left edge that holds flowing text:
// the rule in one sentence, or what is wrong. Its height follows its width.
type EdgeBox struct {
	widget.BaseWidget
	words *Words
	look  edgeLook
}

// edgeLook is how an EdgeBox is drawn, in pixels of a 100% screen.
type edgeLook struct {
	fill, edge Hex
	width      float32 // of the edge
	padX, padY float32
	mark       fyne.Resource // before the text, nil for none
}

// lead is the room of the mark before the text.
func (l edgeLook) lead() float32 {
	if l.mark == nil {
		return 0
	}
	return markSize + cellPad
}

// NewRuleBox returns the pale blue box that explains (picture 02, “Câu quy tắc”).
func NewRuleBox(spans ...Span) *EdgeBox {
	return newEdgeBox(edgeLook{fill: InfoFill, edge: Primary, width: 3, padX: 10, padY: 7}, spans)
}

// NewWarnBox returns the pale red box that says what is wrong and offers links
// (picture 05, foot).
func NewWarnBox(spans ...Span) *EdgeBox {
	return newEdgeBox(edgeLook{fill: BadFill, edge: Bad, width: 4, padX: 10, padY: 3}, spans)
}

// NewDoubtBox returns the pale amber box that tells of what is possible but
// worth a second look. It is as high as a warning box.
func NewDoubtBox(spans ...Span) *EdgeBox {
	return newEdgeBox(edgeLook{fill: WarnFill, edge: WarnEdge, width: 4, padX: 10, padY: 3}, spans)
}

// NewNoticeBox returns the bar of a notice: green with a tick, red, or blue.
func NewNoticeBox(kind NoticeKind, spans ...Span) *EdgeBox {
	look := edgeLook{fill: InfoFill, edge: Primary, width: 4, padX: 10, padY: 7, mark: StateMark(StateInfo)}
	switch kind {
	case NoticeDone:
		look.fill, look.edge, look.mark = GoodFill, Good, StateMark(StateOnTime)
	case NoticeError:
		look.fill, look.edge, look.mark = BadFill, Bad, StateMark(StateWrong)
	}
	return newEdgeBox(look, spans)
}

func newEdgeBox(look edgeLook, spans []Span) *EdgeBox {
	b := &EdgeBox{words: NewSmallWords(SizeLabel, spans...), look: look}
	b.ExtendBaseWidget(b)
	return b
}

// SetSpans replaces the text.
func (b *EdgeBox) SetSpans(spans ...Span) {
	b.words.SetSpans(spans...)
	b.Refresh()
}

// Text returns the whole text without its looks.
func (b *EdgeBox) Text() string { return b.words.Text() }

// LineWidth is the width in which the text needs no wrapping.
func (b *EdgeBox) LineWidth() float32 {
	return b.words.lineWidth() + px(b.look.width+2*b.look.padX+b.look.lead())
}

// Resize implements fyne.CanvasObject: the text is wrapped anew.
func (b *EdgeBox) Resize(size fyne.Size) {
	b.place(size)
	b.BaseWidget.Resize(size)
}

// place gives the text its room.
func (b *EdgeBox) place(size fyne.Size) {
	l := b.look
	b.words.Move(fyne.NewPos(px(l.width+l.padX+l.lead()), px(l.padY)))
	b.words.Resize(fyne.NewSize(max(0, size.Width-px(l.width+2*l.padX+l.lead())), max(0, size.Height-2*px(l.padY))))
}

// MinSize implements fyne.CanvasObject.
func (b *EdgeBox) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return b.words.MinSize().AddWidthHeight(px(b.look.width+2*b.look.padX+b.look.lead()), 2*px(b.look.padY))
}

// CreateRenderer implements fyne.Widget.
func (b *EdgeBox) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &edgeBoxRenderer{b: b, back: canvas.NewRectangle(b.look.fill), edge: canvas.NewRectangle(b.look.edge)}
	r.objects = []fyne.CanvasObject{r.back, r.edge, b.words}
	if b.look.mark != nil {
		r.mark = NewPicture(b.look.mark, markSize)
		r.objects = append(r.objects, r.mark)
	}
	return r
}

type edgeBoxRenderer struct {
	b          *EdgeBox
	back, edge *canvas.Rectangle
	mark       *canvas.Image
	objects    []fyne.CanvasObject
}

func (r *edgeBoxRenderer) Destroy()                     {}
func (r *edgeBoxRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *edgeBoxRenderer) MinSize() fyne.Size           { return r.b.MinSize() }

func (r *edgeBoxRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	l := r.b.look
	r.edge.Resize(fyne.NewSize(px(l.width), size.Height))
	if r.mark != nil {
		r.mark.Move(fyne.NewPos(px(l.width+l.padX), px(l.padY+2)))
		r.mark.Resize(fyne.NewSquareSize(px(markSize)))
	}
	r.b.place(size)
}

func (r *edgeBoxRenderer) Refresh() {
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// NewBadge returns the amber badge of a sample year (“SỐ LIỆU MẪU”).
func NewBadge(text string) fyne.CanvasObject {
	l := badgeLayout{box: newBox(), text: NewText(text, TextStyle{Size: SizeNote, Bold: true, Tone: ToneWarn, Align: AlignCenter})}
	return container.New(l, append(l.box.objects(), l.text)...)
}

// badgeLayout frames a badge's text.
type badgeLayout struct {
	box  *box
	text *Text
}

// Layout implements fyne.Layout.
func (l badgeLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.box.paint(fyne.Position{}, size, WarnFill, WarnInk, 1, px(4))
	l.text.Resize(size)
}

// MinSize implements fyne.Layout.
func (l badgeLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(whole(l.text.MinSize().Width+px(20)), px(24))
}

// NewMark returns a mark of 16 pixels and its word, for a legend. A nil mark
// leaves the word alone.
func NewMark(r fyne.Resource, text string) fyne.CanvasObject {
	word := NewText(text, TextStyle{Size: SizeLabel})
	if r == nil {
		return word
	}
	return NewRow(markGap, NewPicture(r, markSize), word)
}
