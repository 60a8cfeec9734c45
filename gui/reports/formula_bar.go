package reports

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// formulaBar is the box over the entry grid that explains the current cell.
type formulaBar struct {
	number  *kit.Text
	words   *kit.Words
	layout  *barLayout
	content fyne.CanvasObject
}

func newFormulaBar() *formulaBar {
	b := &formulaBar{number: kit.NewText("", kit.TextStyle{Bold: true, Align: kit.AlignCenter}), words: kit.NewWords(), layout: &barLayout{}}
	line := canvas.NewRectangle(kit.Rule)
	b.content = kit.NewPanel("", "", container.New(b.layout, b.number, line, b.words))
	return b
}

// set shows a target's number and the words about it.
func (b *formulaBar) set(number string, spans []kit.Span) {
	b.number.SetText(number)
	b.words.SetSpans(spans...)
	b.content.Refresh()
}

// fit gives the bar the height of the longest text of a report, so that it
// does not jump from cell to cell.
func (b *formulaBar) fit(s *report) {
	b.layout.widest = 0
	for i := range s.entry.Rows {
		_, spans := formula(s, i, colValue)
		var text strings.Builder
		for _, sp := range spans {
			text.WriteString(sp.Text)
		}
		w := fyne.MeasureText(text.String(), kit.SizeText*kit.Scale(), fyne.TextStyle{}).Width
		b.layout.widest = max(b.layout.widest, w*1.04)
	}
}

// barLayout places number, line and words of the formula bar.
type barLayout struct {
	widest float32 // of all texts of the report, in pixels
	width  float32 // of the last layout
}

const (
	barNumber float32 = 76 // room of the number
	barLine   float32 = 20 // height of a line of text
)

// Layout implements fyne.Layout.
func (l *barLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	px := kit.Scale()
	number, line, words := objs[0], objs[1], objs[2]
	h := number.MinSize().Height
	number.Resize(fyne.NewSize(barNumber*px, h))
	number.Move(fyne.NewPos(0, (size.Height-h)/2))
	line.Resize(fyne.NewSize(1, max(0, size.Height-14*px)))
	line.Move(fyne.NewPos(barNumber*px, 7*px))
	words.Resize(fyne.NewSize(l.room(), words.MinSize().Height))
	words.Move(fyne.NewPos((barNumber+12)*px, (size.Height-words.MinSize().Height)/2))
}

// room is the width the words have.
func (l *barLayout) room() float32 { return max(1, l.width-(barNumber+24)*kit.Scale()) }

// MinSize implements fyne.Layout: as many lines as the longest text needs.
func (l *barLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	lines := float32(1)
	if l.width > 0 {
		for lines*l.room() < l.widest && lines < 3 {
			lines++
		}
	}
	h := max((lines*barLine+14)*kit.Scale(), objs[2].MinSize().Height+6*kit.Scale())
	return fyne.NewSize(200*kit.Scale(), h)
}
