package kit

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
)

// Gaps of a form, in 100% pixels.
const (
	formRowGap float32 = 3
	formColGap float32 = 8
)

// FormItem is a field with its place in a Form. Key is the model.Error.Field
// that means it, "" for none. Span is its share of the row's width, 1 when zero.
type FormItem struct {
	Key   string
	Field *Field
	Span  int
}

// Form lays fields out in rows and makes them work together: Enter goes to the
// next one and Shift+Enter back, errors go to the field they are about.
type Form struct {
	widget.BaseWidget
	rows     [][]FormItem
	onChange func()
	onEnter  func()
	marks    bool
	scroll   *container.Scroll // nil: the form shows whole
}

// NewForm returns a form of rows of one or more fields, which share the width.
func NewForm(rows ...[]FormItem) *Form {
	f := &Form{rows: rows}
	f.ExtendBaseWidget(f)
	n := 0
	for _, row := range rows {
		for _, item := range row {
			f.join(item.Field, n)
			n++
		}
	}
	return f
}

// join connects the field, the nth of the form.
func (f *Form) join(field *Field, n int) {
	field.resized = f.Refresh
	c, ok := field.control.(formControl)
	if !ok {
		return
	}
	c.hooks().enter = func(back bool) { f.advance(n, back) }
	c.hooks().reached = func() { f.follow(field) }
	c.hooks().changed = func() {
		if f.marks {
			c.showUnsaved(c.differs())
		}
		call(f.onChange)
	}
}

// fields returns the fields in reading order.
func (f *Form) fields() []FormItem {
	var all []FormItem
	for _, row := range f.rows {
		all = append(all, row...)
	}
	return all
}

// advance gives the keyboard to the next or previous field that is not locked.
// After the last one it does what OnEnter says, else what Enter does in a
// dialog, else it goes to what follows the form.
func (f *Form) advance(n int, back bool) {
	all := f.fields()
	by := 1
	if back {
		by = -1
	}
	for i := n + by; i >= 0 && i < len(all); i += by {
		if f.focusField(all[i].Field) {
			return
		}
	}
	switch {
	case back:
	case f.onEnter != nil:
		f.onEnter()
	case dialogOver(f) != nil:
		forwardKey(f, &fyne.KeyEvent{Name: fyne.KeyReturn})
	default:
		moveFocus(f, false)
	}
}

// focusField gives a field the keyboard and tells whether it can have it.
func (f *Form) focusField(field *Field) bool {
	c, ok := field.control.(formControl)
	if !ok || c.unavailable() || !field.Visible() || !c.Visible() {
		return false
	}
	focus(c.target())
	if e, ok := c.target().(*LineEdit); ok {
		e.SelectAll()
	}
	return true
}

// FocusFirst gives the first field that is not locked the keyboard.
func (f *Form) FocusFirst() {
	for _, item := range f.fields() {
		if f.focusField(item.Field) {
			return
		}
	}
}

// OnChange sets who is told when any field was typed into or chosen from.
func (f *Form) OnChange(changed func()) { f.onChange = changed }

// OnEnter sets what Enter in the last field does.
func (f *Form) OnEnter(do func()) { f.onEnter = do }

// Follow makes the scroller the form stands in show whichever field gets the
// keyboard or an error, and returns the form.
func (f *Form) Follow(s *container.Scroll) *Form {
	f.scroll = s
	return f
}

// follow scrolls so that a field shows whole, with its error line.
func (f *Form) follow(field *Field) {
	if f.scroll == nil || canvasOf(field) == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(field).Y - d.AbsolutePositionForObject(f.scroll.Content).Y
	bottom, at := top+field.Size().Height+px(formRowGap), f.scroll.Offset
	switch {
	case top < at.Y:
		at.Y = top
	case bottom > at.Y+f.scroll.Size().Height:
		at.Y = bottom - f.scroll.Size().Height
	default:
		return
	}
	f.scroll.ScrollToOffset(at)
}

// MarkUnsaved paints changed fields pale yellow from now on, and returns the form.
func (f *Form) MarkUnsaved() *Form {
	f.marks = true
	return f
}

// Saved takes the present contents as saved.
func (f *Form) Saved() {
	for _, item := range f.fields() {
		if c, ok := item.Field.control.(formControl); ok {
			c.keep()
			c.showUnsaved(false)
		}
	}
}

// Changed tells whether a field holds something else than it was given.
func (f *Form) Changed() bool {
	for _, item := range f.fields() {
		if c, ok := item.Field.control.(formControl); ok && c.differs() {
			return true
		}
	}
	return false
}

// ShowError puts a coded error beside the field it is about and gives that
// field the keyboard. It returns false when no field has the error's key, and
// for nil.
func (f *Form) ShowError(err error) bool {
	var e *model.Error
	if !errors.As(err, &e) || e.Field == "" {
		return false
	}
	for _, item := range f.fields() {
		if item.Key == e.Field {
			f.focusField(item.Field)
			item.Field.SetError(e.Msg)
			if f.scroll != nil {
				f.scroll.Refresh() // the error line has made the form longer
			}
			f.follow(item.Field)
			return true
		}
	}
	return false
}

// ClearErrors takes all errors away.
func (f *Form) ClearErrors() {
	for _, item := range f.fields() {
		item.Field.SetError("")
	}
}

// Fault returns the first error shown in a field, nil for none: an unreadable
// number or day is already marked when its field was left.
func (f *Form) Fault() error {
	for _, item := range f.fields() {
		if item.Field.bad != "" {
			return model.Invalid(item.Key, "%s", item.Field.bad)
		}
	}
	return nil
}

// layout places the rows in a width and returns the height of the form; only
// measuring leaves the fields where they are.
func (f *Form) layout(width float32, measure bool) float32 {
	y := float32(0)
	for _, row := range f.rows {
		h := f.layoutRow(row, y, width, measure)
		if h > 0 {
			y += h + px(formRowGap)
		}
	}
	return max(0, y-px(formRowGap))
}

// layoutRow places the fields of a row that show and returns its height.
func (f *Form) layoutRow(row []FormItem, y, width float32, measure bool) float32 {
	row = shownItems(row)
	place := fieldPlace{}
	for _, item := range row {
		place.labelled = place.labelled || item.Field.Label() != ""
		place.control = max(place.control, item.Field.control.MinSize().Height)
	}
	widths := rowWidths(row, width-px(formColGap)*float32(len(row)-1))
	x, tall := float32(0), float32(0)
	for i, item := range row {
		field := item.Field
		field.place = place
		if !measure {
			field.Move(fyne.NewPos(x, y))
			// Only with its width does a field know how many lines it needs.
			field.Resize(fyne.NewSize(widths[i], field.MinSize().Height))
			field.Resize(fyne.NewSize(widths[i], field.MinSize().Height))
		}
		tall = max(tall, field.MinSize().Height)
		x += widths[i] + px(formColGap)
	}
	return tall
}

// shownItems leaves out what is hidden.
func shownItems(row []FormItem) []FormItem {
	var out []FormItem
	for _, item := range row {
		if item.Field.Visible() {
			out = append(out, item)
		}
	}
	return out
}

// rowWidths shares a room out by the fields' spans; a field that needs more
// than its share gets what it needs at the others' expense.
func rowWidths(row []FormItem, room float32) []float32 {
	fixed := make([]float32, len(row))
	share := func(i int) float32 { // of the room that is not fixed
		left, spans := room, 0
		for k, item := range row {
			left -= fixed[k]
			if fixed[k] == 0 {
				spans += max(1, item.Span)
			}
		}
		return whole(left * float32(max(1, row[i].Span)) / float32(spans))
	}
	for i := 0; i < len(row); i++ {
		if need := row[i].Field.MinSize().Width; fixed[i] == 0 && need > share(i) {
			fixed[i], i = need, -1 // the others' shares shrank: look again
		}
	}
	widths := slices.Clone(fixed)
	for i := range row {
		if fixed[i] == 0 {
			widths[i] = share(i)
		}
	}
	return widths
}

// MinSize implements fyne.CanvasObject. The height is that of the present width.
func (f *Form) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	wide := float32(0)
	for _, row := range f.rows {
		w := float32(0)
		for _, item := range row {
			if item.Field.Visible() {
				w += item.Field.MinSize().Width + px(formColGap)
			}
		}
		wide = max(wide, w-px(formColGap))
	}
	return fyne.NewSize(wide, f.layout(f.Size().Width, true))
}

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	r := &formRenderer{f: f}
	for _, item := range f.fields() {
		r.objects = append(r.objects, item.Field)
	}
	return r
}

type formRenderer struct {
	f       *Form
	objects []fyne.CanvasObject
}

func (r *formRenderer) Destroy()                     {}
func (r *formRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *formRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r *formRenderer) Layout(size fyne.Size)        { r.f.layout(size.Width, false) }
func (r *formRenderer) Refresh()                     { r.f.layout(r.f.Size().Width, false) }
