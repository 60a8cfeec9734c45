package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// labelHeight is the room of a field's label, in 100% pixels.
const labelHeight float32 = 20

// Field is a control with its label above it, and a line below when there is
// something to say: a note, how a number is read, or why a value is refused.
type Field struct {
	widget.BaseWidget
	label   *Text
	control Control
	line    *Words
	note    string // set by the screen
	remark  string // set by the control
	bad     string
	place   fieldPlace
	resized func() // the field needs another height
}

// fieldPlace is how a Form lines a field up with its neighbours.
type fieldPlace struct {
	labelled bool    // one of the row has a label
	control  float32 // height of the row's controls, 0: the control's own
}

// NewField returns a field; label may be "".
func NewField(label string, c Control) *Field {
	f := &Field{label: NewLabel(label).Cut(), control: c, line: NewSmallWords(SizeNote)}
	f.place.labelled = label != ""
	if fc, ok := c.(formControl); ok {
		fc.hooks().tell = f.told
	}
	f.ExtendBaseWidget(f)
	return f
}

// Label returns the label.
func (f *Field) Label() string { return f.label.Text() }

// SetLabel changes the label.
func (f *Field) SetLabel(s string) { f.label.SetText(s) }

// Control returns what the field was made with.
func (f *Field) Control() Control { return f.control }

// SetNote sets the grey line below the control, "" for none.
func (f *Field) SetNote(msg string) {
	f.note = msg
	f.show()
}

// SetError says below the control why its value is refused and frames it red,
// or takes both away when msg is "".
func (f *Field) SetError(msg string) {
	f.bad = msg
	f.control.SetWrong(msg != "")
	f.show()
}

// Error returns the error shown, "" for none.
func (f *Field) Error() string { return f.bad }

// told takes what the control says of its own content. A new content ends an
// earlier error.
func (f *Field) told(remark, bad string) {
	f.remark = remark
	f.SetError(bad)
}

// show writes the line: an error first, then the remark, then the note.
func (f *Field) show() {
	text, tone := f.note, ToneMuted
	switch {
	case f.bad != "":
		text, tone = f.bad, ToneBad
	case f.remark != "":
		text, tone = f.remark, ToneWarn
	}
	if text == f.line.Text() {
		return
	}
	f.line.SetSpans(Span{Text: text, Tone: tone})
	f.Refresh()
	call(f.resized)
}

func (f *Field) labelRoom() float32 {
	if !f.place.labelled {
		return 0
	}
	return px(labelHeight)
}

// controlRoom returns where the control stands below the label and how much
// room it has: a low one is centred beside higher ones of its row.
func (f *Field) controlRoom() (top, height, room float32) {
	height = f.control.MinSize().Height
	room = max(height, f.place.control)
	if line := min(room, px(ControlSize)); height < line {
		top = (line - height) / 2
	}
	return top, height, room
}

// MinSize implements fyne.CanvasObject.
func (f *Field) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	_, _, room := f.controlRoom()
	size := fyne.NewSize(f.control.MinSize().Width, f.labelRoom()+room)
	if f.line.Text() != "" {
		size.Height += px(2) + f.line.MinSize().Height
	}
	return size
}

// Resize implements fyne.CanvasObject: the line below is wrapped anew.
func (f *Field) Resize(size fyne.Size) {
	f.line.Resize(fyne.NewSize(size.Width, f.line.MinSize().Height))
	f.BaseWidget.Resize(size)
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	return &fieldRenderer{f: f, objects: []fyne.CanvasObject{f.label, f.control, f.line}}
}

type fieldRenderer struct {
	f       *Field
	objects []fyne.CanvasObject
}

func (r *fieldRenderer) Destroy()                     {}
func (r *fieldRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *fieldRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r *fieldRenderer) Refresh()                     { r.Layout(r.f.Size()) }

func (r *fieldRenderer) Layout(size fyne.Size) {
	f := r.f
	y := f.labelRoom()
	f.label.Hidden = f.label.Text() == ""
	f.label.Move(fyne.NewPos(0, 0))
	f.label.Resize(fyne.NewSize(size.Width, y))
	top, height, room := f.controlRoom()
	f.control.Move(fyne.NewPos(0, y+top))
	f.control.Resize(fyne.NewSize(size.Width, height))
	f.line.Hidden = f.line.Text() == ""
	f.line.Move(fyne.NewPos(0, y+room+px(2)))
	f.line.Resize(fyne.NewSize(size.Width, f.line.MinSize().Height))
}
