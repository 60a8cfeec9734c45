package reports

import (
	"slices"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// formulaBar is the box over the entry grid that explains the current cell. It
// is two lines high whatever it says, so that the grid under it never moves; a
// longer text is cut and opens whole in a dialog.
type formulaBar struct {
	number  *kit.Text
	words   *kit.Words
	text    []kit.Span // the whole text
	tail    []kit.Span // links that show even when the text is cut
	cut     bool       // the text does not show whole
	open    func()     // shows the whole text
	width   float32    // of the last layout
	content fyne.CanvasObject
}

const (
	barNumber float32 = 76 // room of the number
	barPad    float32 = 14 // over and under the two lines together
)

// newFormulaBar returns an empty bar; open is called to show a text whole.
func newFormulaBar(open func()) *formulaBar {
	b := &formulaBar{number: kit.NewText("", kit.TextStyle{Bold: true, Align: kit.AlignCenter}), words: kit.NewWords(), open: open}
	line := canvas.NewRectangle(kit.Rule)
	b.content = kit.NewPanel("", "", container.New(b, b.number, line, b.words))
	return b
}

// set shows a target's number, the words about it and links for it. Each of the
// links starts with a space.
func (b *formulaBar) set(number string, text, tail []kit.Span) {
	b.text, b.tail = text, tail
	b.number.SetText(number)
	b.fit()
	b.content.Refresh()
}

// fit shows as much of the text as the bar has room for.
func (b *formulaBar) fit() {
	more := kit.Span{Text: " Xem đủ", Link: b.open}
	all := append(slices.Clone(b.text), b.tail...)
	if b.cut = !b.fits(all); b.cut {
		all = shorten(b.text, append([]kit.Span{{Text: " …"}, more}, b.tail...), b.fits)
	}
	b.words.SetSpans(all...)
}

// fits tells whether a text needs no more than the bar's two lines.
func (b *formulaBar) fits(spans []kit.Span) bool {
	probe := kit.NewWords(spans...)
	probe.Resize(fyne.NewSize(b.room(), 1))
	return probe.MinSize().Height < twoLines()+1
}

// twoLines is the height of two lines of the bar's text.
func twoLines() float32 { return kit.NewWords(kit.Span{Text: "\n"}).MinSize().Height }

// room is the width the words have.
func (b *formulaBar) room() float32 { return max(1, b.width-(barNumber+24)*kit.Scale()) }

// Layout implements fyne.Layout.
func (b *formulaBar) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if b.width != size.Width {
		b.width = size.Width
		b.fit()
	}
	px := kit.Scale()
	number, line, words := objs[0], objs[1], objs[2]
	h := number.MinSize().Height
	number.Resize(fyne.NewSize(barNumber*px, h))
	number.Move(fyne.NewPos(0, (size.Height-h)/2))
	line.Resize(fyne.NewSize(1, max(0, size.Height-14*px)))
	line.Move(fyne.NewPos(barNumber*px, 7*px))
	words.Resize(fyne.NewSize(b.room(), words.MinSize().Height))
	words.Move(fyne.NewPos((barNumber+12)*px, (size.Height-words.MinSize().Height)/2))
}

// MinSize implements fyne.Layout.
func (b *formulaBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200*kit.Scale(), twoLines()+barPad*kit.Scale())
}

// shorten returns as much of a text as fits before its end. It is cut after a
// sentence, or after a word where not even two pieces would stay.
func shorten(text, end []kit.Span, fits func([]kit.Span) bool) []kit.Span {
	for _, split := range []func(string) []string{splitSentences, splitWords} {
		total := 0
		for _, s := range text {
			total += len(split(s.Text))
		}
		n := sort.Search(total, func(n int) bool { return !fits(append(firstPieces(text, split, n+1), end...)) })
		if n > 1 {
			return append(firstPieces(text, split, n), end...)
		}
	}
	return end
}

func splitWords(text string) []string { return strings.SplitAfter(text, " ") }

// splitSentences cuts a text after its sentences. The number that a target's name
// starts with ("1d. Sản lượng lúa") ends none.
func splitSentences(text string) []string {
	var out []string
	label := ""
	for _, piece := range strings.SplitAfter(text, ". ") {
		if piece = label + piece; strings.HasSuffix(piece, " ") && !strings.Contains(strings.TrimSpace(piece), " ") {
			label = piece
			continue
		}
		label = ""
		out = append(out, piece)
	}
	if label != "" {
		out = append(out, label)
	}
	return out
}

// firstPieces returns the first n pieces of a text, in the looks they had.
func firstPieces(text []kit.Span, split func(string) []string, n int) []kit.Span {
	var out []kit.Span
	for _, s := range text {
		if n <= 0 {
			break
		}
		parts := split(s.Text)
		s.Text = strings.Join(parts[:min(n, len(parts))], "")
		n -= len(parts)
		out = append(out, s)
	}
	if last := len(out) - 1; last >= 0 {
		out[last].Text = strings.TrimRight(out[last].Text, " ")
	}
	return out
}
