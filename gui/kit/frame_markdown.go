package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// NewMarkdown lays out help text: lines that start with "# " or "## " are
// headings, "- " starts a bullet, an empty line ends a paragraph, and **words**
// are bold. Other marks stay as they are. Its height follows its width.
func NewMarkdown(text string) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, b := range markdownBlocks(text) {
		parts = append(parts, b.object())
	}
	return NewStackV(8, parts...)
}

// markdownBlock is one heading, bullet or paragraph.
type markdownBlock struct {
	mark string // "#", "##", "-" or "" for a paragraph
	text string
}

// markdownBlocks divides a text; lines of one paragraph or bullet are joined.
func markdownBlocks(text string) []markdownBlock {
	var out []markdownBlock
	open := false
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		mark, rest, marked := strings.Cut(line, " ")
		switch {
		case line == "":
			open = false
		case marked && (mark == "#" || mark == "##"):
			out = append(out, markdownBlock{mark, rest})
			open = false
		case marked && mark == "-":
			out = append(out, markdownBlock{mark, rest})
			open = true
		case open:
			out[len(out)-1].text += " " + line
		default:
			out = append(out, markdownBlock{"", line})
			open = true
		}
	}
	return out
}

func (b markdownBlock) object() fyne.CanvasObject {
	switch b.mark {
	case "#":
		return NewSmallWords(SizePanel, Span{Text: b.text, Bold: true})
	case "##":
		return NewSmallWords(SizeText, Span{Text: b.text, Bold: true})
	case "-":
		return newBullet(NewSmallWords(SizeLabel, boldSpans(b.text)...))
	}
	return NewSmallWords(SizeLabel, boldSpans(b.text)...)
}

// boldSpans turns **words** into bold spans.
func boldSpans(text string) []Span {
	var out []Span
	for i, part := range strings.Split(text, "**") {
		if part != "" {
			out = append(out, Span{Text: part, Bold: i%2 == 1})
		}
	}
	return out
}

// newBullet indents a text behind a dot.
func newBullet(words *Words) fyne.CanvasObject {
	dot := NewSmallWords(SizeLabel, Span{Text: "•"})
	return newHanging(16, dot, words)
}
