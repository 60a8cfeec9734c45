package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/vn"
)

// maxPaste is the most cells taken from the clipboard at once; a whole sheet
// pasted by mistake is cut there.
const maxPaste = 200_000

// copyTo puts the selection on the clipboard as Excel expects it.
func (g *Grid) copyTo(c fyne.Clipboard) {
	rows, cols, ok := g.Range()
	if !ok {
		return
	}
	var cells [][]string
	for r := rows[0]; r <= rows[1]; r++ {
		row := g.src.Row(r)
		line := make([]string, 0, cols[1]-cols[0]+1)
		for i := cols[0]; i <= cols[1]; i++ {
			line = append(line, copyText(cellOf(row, i)))
		}
		cells = append(cells, line)
	}
	c.SetContent(FormatTSV(cells))
}

// copyText is a cell's text for another program: no dash for missing, and the
// minus sign Excel reads.
func copyText(c Cell) string {
	if c.Text == "–" {
		return ""
	}
	if rest, ok := strings.CutPrefix(c.Text, "−"); ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return "-" + rest
	}
	return c.Text
}

// pasteFrom hands an Excel block on, at the top left of the selection.
func (g *Grid) pasteFrom(c fyne.Clipboard) {
	rows, cols, ok := g.Range()
	if !ok || g.Edit.Paste == nil {
		return
	}
	if cells := ParseTSV(c.Content()); len(cells) > 0 {
		g.Edit.Paste(rows[0], cols[0], cells)
	}
}

// FormatTSV writes cells the way Excel takes them from the clipboard: tabs,
// CRLF, and quotes around texts that hold either or a quote.
func FormatTSV(cells [][]string) string {
	var b strings.Builder
	for _, row := range cells {
		for i, s := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			if strings.ContainsAny(s, "\t\r\n\"") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			b.WriteString(s)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// ParseTSV reads what Excel puts on the clipboard. A quote opens a quoted cell
// only at the cell's start; without its end it is an ordinary character. Every
// cell is cleaned with vn.Clean.
func ParseTSV(s string) [][]string {
	var out [][]string
	var row []string
	for n := 0; s != "" && n < maxPaste; n++ {
		cell, rest, end := cutTSV(s)
		row = append(row, vn.Clean(cell))
		s = rest
		if end != '\t' {
			out = append(out, row)
			row = nil
		} else if s == "" {
			row = append(row, "")
		}
	}
	if row != nil {
		out = append(out, row)
	}
	return out
}

// cutTSV takes one cell off the front of s and returns the separator after it:
// a tab, a newline, or 0 at the end.
func cutTSV(s string) (cell, rest string, end byte) {
	if s[0] == '"' {
		if text, after, ok := cutQuoted(s); ok {
			_, rest, end = cutPlain(after)
			return text, rest, end
		}
	}
	return cutPlain(s)
}

func cutPlain(s string) (cell, rest string, end byte) {
	i := strings.IndexAny(s, "\t\r\n")
	if i < 0 {
		return s, "", 0
	}
	if s[i] == '\t' {
		return s[:i], s[i+1:], '\t'
	}
	skip := 1
	if strings.HasPrefix(s[i:], "\r\n") {
		skip = 2
	}
	return s[:i], s[i+skip:], '\n'
}

// cutQuoted reads a quoted cell; ok is false when it does not end properly.
func cutQuoted(s string) (text, rest string, ok bool) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		if s[i] != '"' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		rest = s[i+1:]
		if rest == "" || strings.IndexByte("\t\r\n", rest[0]) >= 0 {
			return b.String(), rest, true
		}
		return "", "", false
	}
	return "", "", false
}
