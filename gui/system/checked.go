package system

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// checkedKey is the memory key of the last check.
const checkedKey = "kiem-tra-du-lieu"

// checked is the last check of a book, as it is remembered.
type checked struct {
	book  string
	at    time.Time
	sound bool
	notes int // findings that are no errors
}

// checkedOf takes what is remembered out of a report.
func checkedOf(book string, at time.Time, r service.CheckReport) checked {
	c := checked{book: book, at: at, sound: r.Sound()}
	if c.sound {
		c.notes = len(r.Findings)
	}
	return c
}

// remember writes the check as one line.
func (c checked) remember() string {
	word := "hong"
	switch {
	case c.sound && c.notes == 0:
		word = "tot"
	case c.sound:
		word = "can-xem"
	}
	return word + " " + c.at.Format(time.RFC3339) + " " + c.book
}

// recall reads a remembered line; ok is false when it is of another book or
// cannot be read.
func recall(line, book string) (c checked, ok bool) {
	word, rest, _ := strings.Cut(line, " ")
	at, path, _ := strings.Cut(rest, " ")
	when, err := time.Parse(time.RFC3339, at)
	if err != nil || path != book {
		return c, false
	}
	c = checked{book: book, at: when, sound: word != "hong"}
	if word == "can-xem" {
		c.notes = 1
	}
	return c, true
}

// object says how the check ended and when.
func (c checked) object(today model.Date) fyne.CanvasObject {
	mark, text := kit.StateMissing, "Dữ liệu có lỗi"
	switch {
	case c.sound && c.notes == 0:
		mark, text = kit.StateOnTime, "Dữ liệu tốt"
	case c.sound:
		mark, text = kit.StateLate, "Có chỗ cần xem"
	}
	day := vn.FormatDate(model.DateOf(c.at))
	if model.DateOf(c.at) == today {
		day = "hôm nay"
	}
	return kit.NewMark(kit.StateMark(mark), text+", kiểm tra lúc "+c.at.Format("15:04")+" "+day)
}
