package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
)

// Sizes of the month view, in 100% pixels.
const (
	monthCell float32 = 34 // a day's width
	monthRow  float32 = 28
	monthPad  float32 = 8
)

// monthView is one month to pick a day from.
type monthView struct {
	widget.BaseWidget
	at    model.Date // the current day
	today model.Date
	done  func(d model.Date, picked bool)
}

var (
	_ fyne.Focusable = (*monthView)(nil)
	_ fyne.Tappable  = (*monthView)(nil)
)

func newMonthView(at, today model.Date) *monthView {
	m := &monthView{at: at, today: today}
	m.ExtendBaseWidget(m)
	return m
}

// first returns the Monday on or before the first of the month.
func (m *monthView) first() model.Date {
	t := m.at.Time()
	start := t.AddDate(0, 0, 1-t.Day())
	return model.DateOf(start.AddDate(0, 0, -(int(start.Weekday())+6)%7))
}

// addMonths goes to the same day of another month, or to its last day.
func (m *monthView) addMonths(n int) {
	t := m.at.Time()
	start := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := start.AddDate(0, 1, -1).Day()
	m.goTo(model.DateOf(start.AddDate(0, 0, min(t.Day(), last)-1)))
}

func (m *monthView) goTo(d model.Date) {
	if d.Valid() {
		m.at = d
		m.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (m *monthView) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *monthView) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *monthView) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (m *monthView) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		m.goTo(m.at.AddDays(-1))
	case fyne.KeyRight:
		m.goTo(m.at.AddDays(1))
	case fyne.KeyUp:
		m.goTo(m.at.AddDays(-7))
	case fyne.KeyDown:
		m.goTo(m.at.AddDays(7))
	case fyne.KeyPageUp:
		m.addMonths(-1)
	case fyne.KeyPageDown:
		m.addMonths(1)
	case fyne.KeyHome:
		m.goTo(m.at.AddDays(1 - m.at.Time().Day()))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.done(m.at, true)
	case fyne.KeyEscape:
		m.done("", false)
	}
}

// Tapped implements fyne.Tappable.
func (m *monthView) Tapped(ev *fyne.PointEvent) {
	x, y := ev.Position.X-px(monthPad), ev.Position.Y-px(monthPad)
	col, row := int(x/px(monthCell)), int(y/px(monthRow))
	switch {
	case x < 0 || y < 0 || col > 6:
	case row == 0 && col == 0:
		m.addMonths(-1)
	case row == 0 && col == 6:
		m.addMonths(1)
	case row >= 2 && row < 8:
		m.done(m.first().AddDays((row-2)*7+col), true)
	case row == 8:
		m.done(m.today, true)
	}
}

// MinSize implements fyne.CanvasObject.
func (m *monthView) MinSize() fyne.Size {
	m.ExtendBaseWidget(m)
	return fyne.NewSize(px(7*monthCell+2*monthPad), px(9*monthRow+2*monthPad))
}

// CreateRenderer implements fyne.Widget.
func (m *monthView) CreateRenderer() fyne.WidgetRenderer {
	r := &monthRenderer{m: m, prev: NewIcon(IconLeft, Ink, 16), next: NewIcon(IconRight, Ink, 16)}
	r.draw()
	return r
}

type monthRenderer struct {
	m          *monthView
	prev, next *canvas.Image
	texts      objectPool[*canvas.Text]
	rects      objectPool[*canvas.Rectangle]
	objects    []fyne.CanvasObject
}

func (r *monthRenderer) Destroy()                     {}
func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *monthRenderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *monthRenderer) Layout(fyne.Size)             { r.draw() }
func (r *monthRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.m) }

func (r *monthRenderer) draw() {
	m := r.m
	r.texts.used, r.rects.used, r.objects = 0, 0, r.objects[:0]
	r.title()
	for i, name := range [...]string{"T2", "T3", "T4", "T5", "T6", "T7", "CN"} {
		r.put(name, i, 1, 1, textLook{size: px(SizeNote), colour: Secondary})
	}
	first, month := m.first(), m.at.Time().Month()
	for i := range 42 {
		d := first.AddDays(i)
		look := textLook{size: px(SizeLabel), colour: Ink}
		if d.Time().Month() != month {
			look.colour = Mute
		}
		if i%7 == 6 && look.colour == Ink {
			look.colour = Bad
		}
		r.ground(d, i%7, 2+i/7, &look)
		r.put(fmt.Sprint(d.Time().Day()), i%7, 2+i/7, 1, look)
	}
	r.put("Hôm nay", 0, 8, 7, textLook{size: px(SizeLabel), colour: Primary, underline: true})
}

func (r *monthRenderer) title() {
	t := r.m.at.Time()
	r.put(fmt.Sprintf("Tháng %d/%d", t.Month(), t.Year()), 1, 0, 5, textLook{size: px(SizeText), bold: true, colour: Ink})
	for col, o := range map[int]*canvas.Image{0: r.prev, 6: r.next} {
		o.Resize(fyne.NewSquareSize(px(16)))
		o.Move(fyne.NewPos(px(monthPad)+px(monthCell)*(float32(col)+0.5)-px(8), px(monthPad)+px(monthRow)/2-px(8)))
	}
	r.objects = append(r.objects, r.prev, r.next)
}

// ground paints the current day and rings today.
func (r *monthRenderer) ground(d model.Date, col, row int, look *textLook) {
	if d != r.m.at && d != r.m.today {
		return
	}
	o := r.rects.next(newRect)
	o.CornerRadius, o.StrokeColor, o.StrokeWidth, o.FillColor = px(4), Primary, 1, White
	if d == r.m.at {
		o.FillColor, look.colour, look.bold = Primary, White, true
	}
	o.Resize(fyne.NewSize(px(monthCell)-2, px(monthRow)-2))
	o.Move(fyne.NewPos(px(monthPad)+px(monthCell)*float32(col)+1, px(monthPad)+px(monthRow)*float32(row)+1))
	r.objects = append(r.objects, o)
}

// put centres a text over cells of a row.
func (r *monthRenderer) put(s string, col, row, cells int, look textLook) {
	t := r.texts.next(newCellText)
	t.Text, t.Color, t.TextSize = s, look.colour, look.size
	t.TextStyle = fyne.TextStyle{Bold: look.bold, Underline: look.underline}
	size := t.MinSize()
	x := px(monthPad) + px(monthCell)*(float32(col)+float32(cells)/2) - size.Width/2
	t.Move(fyne.NewPos(x, textTop(px(monthPad)+px(monthRow)*(float32(row)+0.5), size.Height, look.size)))
	t.Resize(size)
	r.objects = append(r.objects, t)
}
