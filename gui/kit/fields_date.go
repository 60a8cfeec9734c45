package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// DateBox is a box for a day. Days are typed in any spelling vn.ParseDate
// reads and are shown dd/mm/yyyy once the box is left; the button and Alt+↓
// open a month to pick from.
type DateBox struct {
	lineField
	OnCommit func() // left, Enter, or picked, with another text, also one that is no day
	today    func() model.Date
}

// NewDateBox returns an empty box.
func NewDateBox() *DateBox {
	b := &DateBox{today: func() model.Date { return model.DateOf(time.Now()) }}
	b.start(b, cleanDate)
	b.edit.PlaceHolder = "ngày/tháng/năm"
	b.cut = b.shortcut
	b.tail, b.tailW = newTapIcon(IconCalendar, 18, b.open), 18
	b.commit = func(string) {
		_, err := b.Date()
		b.verdict("", err)
		call(b.OnCommit)
	}
	return b
}

func cleanDate(s string) string {
	if d, err := vn.ParseDate(s); err == nil {
		return vn.FormatDate(d)
	}
	return vn.Clean(s)
}

// Text returns what stands in the box, cleaned.
func (b *DateBox) Text() string { return vn.Clean(b.edit.Text()) }

// Date reads the box: "" when it is empty, CodeInvalid when it is no day.
func (b *DateBox) Date() (model.Date, error) {
	if b.Text() == "" {
		return "", nil
	}
	return vn.ParseDate(b.Text())
}

// SetDate shows a day, or nothing for "".
func (b *DateBox) SetDate(d model.Date) { b.SetText(vn.FormatDate(d)) }

func (b *DateBox) shortcut(s fyne.Shortcut) bool {
	key, mod := custom(s)
	if key != fyne.KeyDown || mod != fyne.KeyModifierAlt {
		return false
	}
	b.open()
	return true
}

// open drops the month of the day in the box down.
func (b *DateBox) open() {
	c := canvasOf(b)
	if c == nil || b.Disabled() {
		return
	}
	at, err := b.Date()
	if err != nil || at == "" {
		at = b.today()
	}
	m := newMonthView(at, b.today())
	pop := widget.NewPopUp(m, c)
	m.done = func(d model.Date, picked bool) {
		pop.Hide()
		focus(b.edit)
		if picked {
			b.edit.SetText(vn.FormatDate(d))
			b.finish()
			b.edit.SelectAll()
		}
	}
	pop.Resize(m.MinSize())
	pop.ShowAtPosition(dropPlace(c, b, pop.Size()))
	c.Focus(m)
}

// dropPlace returns where something of a size drops down from an object: below
// it, or above when there is no room, and never over the edge of the window.
func dropPlace(c fyne.Canvas, from fyne.CanvasObject, size fyne.Size) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(from)
	return dropFrom(c, at, from.Size().Height, size)
}

func dropFrom(c fyne.Canvas, at fyne.Position, below float32, size fyne.Size) fyne.Position {
	if at.Y+below+size.Height > c.Size().Height && at.Y-size.Height > 0 {
		at.Y -= size.Height
	} else {
		at.Y += below
	}
	at.X = max(0, min(at.X, c.Size().Width-size.Width))
	return at
}
