package webtable

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"sothidua/data/sheet/raw"
)

// table carries one table from cell to cell.
type table struct {
	sheet *raw.Sheet
	row   int
	col   int   // last column of the row that is taken
	busy  []int // by column, the last row that a cell from above reaches into
	cols  int   // columns described ahead of the rows
	hide  []int
	cell  cell
	inRow bool
}

// cell is the cell being read.
type cell struct {
	open    bool
	col     int // its first column
	text    strings.Builder
	number  string // the value behind what is shown, "" for none
	isError bool
	font    string
}

// attr returns an attribute; ok tells whether the tag has it.
func attr(tag html.Token, name string) (value string, ok bool) {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// hidden tells whether a tag says that it is not shown.
func hidden(tag html.Token) bool {
	style, _ := attr(tag, "style")
	return strings.Contains(strings.ReplaceAll(strings.ToLower(style), " ", ""), "display:none")
}

// span reads how many rows or columns a cell reaches over, as browsers do.
func span(tag html.Token, name string, most int) int {
	text, _ := attr(tag, name)
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}

// The most rows and columns of a span that browsers take.
const (
	maxRowSpan = 65_534
	maxColSpan = 1000
)

func (t *table) nextRow(r *reader, hidden bool) error {
	if err := t.closeRow(r); err != nil {
		return err
	}
	t.row, t.col, t.inRow = t.row+1, 0, true
	if hidden {
		if len(t.hide) >= raw.MaxRows {
			return raw.ErrTooLarge
		}
		t.hide = append(t.hide, t.row)
	}
	return nil
}

func (t *table) closeRow(r *reader) error {
	err := t.closeCell(r)
	t.inRow = false
	return err
}

// nextCell begins a cell in the next free column.
func (t *table) nextCell(r *reader, tag html.Token) error {
	if err := t.closeCell(r); err != nil {
		return err
	}
	if !t.inRow {
		if err := t.nextRow(r, false); err != nil {
			return err
		}
	}
	t.col++
	for t.col <= len(t.busy) && t.busy[t.col-1] >= t.row {
		t.col++
	}
	rows, cols := span(tag, "rowspan", maxRowSpan), span(tag, "colspan", maxColSpan)
	if t.col+cols > raw.MaxCols {
		return raw.ErrTooLarge
	}
	last := t.col + cols - 1
	for len(t.busy) < last {
		t.busy = append(t.busy, 0)
	}
	for c := t.col; c <= last; c++ {
		t.busy[c-1] = t.row + rows - 1
	}
	t.cell = cell{open: true, col: t.col, font: r.fonts.of(tag)}
	t.cell.number, _ = attr(tag, "x:num") // Excel
	if value, ok := attr(tag, "sdval"); ok {
		t.cell.number = value // LibreOffice
	}
	_, t.cell.isError = attr(tag, "x:err")
	t.col = last
	return t.sheet.Merge(raw.Rect{Row: t.row, Col: t.cell.col, ToRow: t.row + rows - 1, ToCol: last})
}

// write adds text to the open cell.
func (t *table) write(text string) {
	if t.cell.open && t.cell.text.Len()+len(text) <= maxTag {
		t.cell.text.WriteString(text)
	}
}

// closeCell puts the open cell into the sheet.
func (t *table) closeCell(r *reader) error {
	if !t.cell.open {
		return nil
	}
	t.cell.open = false
	text := shown(t.cell.text.String())
	c := raw.Cell{Kind: raw.Text, Text: text}
	switch {
	case t.cell.isError || raw.ErrorName(text):
		c.Kind = raw.Error
	case raw.IsNumber(t.cell.number) && plainNumber(text):
		c = raw.Cell{Kind: raw.Number, Text: t.cell.number}
	case text == "":
		c = raw.Cell{}
	}
	if c.Kind != raw.Empty {
		c.Look = r.dress.Look(raw.Look{Font: t.cell.font})
	}
	return t.sheet.Put(t.row, t.cell.col, c)
}

// shown writes text as a browser does: white space is one space, line ends are
// those of tags.
func shown(text string) string {
	lines := strings.Split(text, "\x00")
	for i, l := range lines {
		lines[i] = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// plainNumber tells whether a number is shown as one, and not as a percentage
// or a day, which are read as they are shown.
func plainNumber(text string) bool {
	return strings.ContainsAny(text, "0123456789") && !strings.ContainsAny(text, "%/:") && strings.LastIndexByte(text, '-') <= 0
}

// column takes the description of columns ahead of the rows.
func (t *table) column(tag html.Token) error {
	first := t.cols + 1
	if first > raw.MaxCols {
		return raw.ErrTooLarge
	}
	t.cols += span(tag, "span", maxColSpan)
	if hidden(tag) {
		return t.sheet.HideCols(first, t.cols)
	}
	return nil
}

// classFonts are the fonts that the style sheet of a page gives to classes.
type classFonts map[string]string

// read takes the fonts out of a style sheet.
func (f classFonts) read(sheet string) {
	const most = 10_000
	for _, rule := range strings.Split(sheet, "}") {
		names, body, ok := strings.Cut(rule, "{")
		font := fontOf(body)
		if !ok || font == "" || len(f) > most {
			continue
		}
		for _, name := range strings.Split(names, ",") {
			if i := strings.LastIndexByte(name, '.'); i >= 0 {
				f[strings.TrimSpace(name[i+1:])] = font
			}
		}
	}
}

// fontOf is the first font a style names, "" for none.
func fontOf(style string) string {
	const property = "font-family:"
	for i := 0; i+len(property) <= len(style); i++ {
		if strings.EqualFold(style[i:i+len(property)], property) {
			first, _, _ := strings.Cut(style[i+len(property):], ";")
			first, _, _ = strings.Cut(first, ",")
			return strings.Trim(strings.TrimSpace(first), `"'`)
		}
	}
	return ""
}

// of is the font a tag names itself or through its class.
func (f classFonts) of(tag html.Token) string {
	if face, ok := attr(tag, "face"); ok {
		first, _, _ := strings.Cut(face, ",")
		return strings.TrimSpace(first)
	}
	style, _ := attr(tag, "style")
	if font := fontOf(style); font != "" {
		return font
	}
	class, _ := attr(tag, "class")
	for _, name := range strings.Fields(class) {
		if font := f[name]; font != "" {
			return font
		}
	}
	return ""
}
