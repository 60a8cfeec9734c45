// Package xmlsheet reads the XML workbooks of Excel 2002 and 2003
// ("SpreadsheetML"), which older accounting programs write and name .xls.
package xmlsheet

import (
	"bytes"
	"strings"

	"sothidua/data/sheet/raw"
)

// namespace stands near the start of every such workbook.
const namespace = "urn:schemas-microsoft-com:office:spreadsheet"

// Is tells whether a file is such a workbook.
func Is(content []byte) bool {
	head := content[:min(len(content), 4096)]
	return bytes.Contains(head, []byte("<")) && bytes.Contains(bytes.ReplaceAll(head, []byte{0}, nil), []byte(namespace))
}

// reader carries a workbook from element to element.
type reader struct {
	book   *raw.Book
	styles map[string]uint32 // looks by the name of the style
	style  string            // being read
	look   raw.Look
	sheet  *raw.Sheet
	row    int
	col    int
	cell   cell
	hide   [][2]int
}

// cell is one cell before its type is applied.
type cell struct {
	kind, text    string
	formula, data bool // data: inside its value
	look          uint32
	span          raw.Rect
}

// Read reads a workbook. Errors: of the XML, raw.ErrTooLarge, raw.ErrKind for
// one without sheets.
func Read(content []byte) (*raw.Book, error) {
	r := &reader{book: &raw.Book{Looks: []raw.Look{{}}}, styles: map[string]uint32{}}
	if len(content) > raw.MaxPart {
		return nil, raw.ErrTooLarge
	}
	if err := raw.Walk(raw.NewScanner(bytes.NewReader(content)), r.token); err != nil {
		return nil, err
	}
	if len(r.book.Sheets) == 0 {
		return nil, raw.ErrKind
	}
	return r.book, nil
}

func (r *reader) token(s *raw.Scanner, t raw.Token) error {
	switch t {
	case raw.Chars:
		if r.cell.data {
			r.cell.text += string(s.Text)
		}
		return nil
	case raw.End:
		return r.end(string(s.Name))
	}
	switch string(s.Name) {
	case "Style":
		r.style, r.look = string(s.AttrLocal("ID")), raw.Look{}
	case "NumberFormat":
		r.look.Shows = format(string(s.AttrLocal("Format")))
	case "Font":
		if r.style != "" {
			r.look.Font = string(s.AttrLocal("FontName"))
		}
	case "Worksheet":
		r.sheet, r.row, r.hide = &raw.Sheet{Name: string(s.AttrLocal("Name"))}, 0, nil
		return r.book.Add(r.sheet)
	case "Visible":
		// The sheet's state stands after its cells, as text.
		r.cell = cell{data: true}
	case "Column":
		return r.column(s)
	case "Row":
		r.startRow(s)
	case "Cell":
		r.startCell(s)
	case "Data":
		r.cell.kind, r.cell.text, r.cell.data = string(s.AttrLocal("Type")), "", true
	}
	return nil
}

// format classes a number format, of which some have names.
func format(code string) raw.Shows {
	switch code {
	case "Percent":
		return raw.ShowsPercent
	case "", "General", "Fixed", "Standard", "Scientific", "Currency", "Euro Currency":
		return raw.ShowsNumber
	}
	if strings.HasSuffix(code, "Date") || strings.HasSuffix(code, "Time") {
		return raw.ShowsDay
	}
	return raw.FormatOf(0, code)
}

// number reads an attribute as a whole number by the name without its prefix.
func number(s *raw.Scanner, name string, missing int) int {
	n := 0
	text := s.AttrLocal(name)
	for _, c := range text {
		if c < '0' || c > '9' || n > raw.MaxCells {
			return missing
		}
		n = n*10 + int(c-'0')
	}
	if len(text) == 0 {
		return missing
	}
	return n
}

func (r *reader) column(s *raw.Scanner) error {
	if r.sheet == nil {
		return nil
	}
	r.col = number(s, "Index", r.col+1)
	last := r.col + number(s, "Span", 0)
	first := r.col
	r.col = last
	if string(s.AttrLocal("Hidden")) == "1" {
		return r.sheet.HideCols(first, last)
	}
	return nil
}

func (r *reader) startRow(s *raw.Scanner) {
	r.row, r.col = number(s, "Index", r.row+1), 0
	last := r.row + number(s, "Span", 0)
	if string(s.AttrLocal("Hidden")) == "1" && len(r.hide) < raw.MaxRows {
		r.hide = append(r.hide, [2]int{r.row, last})
	}
}

func (r *reader) startCell(s *raw.Scanner) {
	r.col = number(s, "Index", r.col+1)
	c := cell{look: r.styles[string(s.AttrLocal("StyleID"))], formula: s.AttrLocal("Formula") != nil}
	across, down := number(s, "MergeAcross", 0), number(s, "MergeDown", 0)
	c.span = raw.Rect{Row: r.row, Col: r.col, ToRow: r.row + down, ToCol: r.col + across}
	r.cell = c
}

func (r *reader) end(name string) error {
	switch name {
	case "Style":
		r.styles[r.style] = uint32(len(r.book.Looks))
		if len(r.styles) > raw.MaxSheet*64 {
			return raw.ErrTooLarge
		}
		r.book.Looks, r.style = append(r.book.Looks, r.look), ""
	case "Visible":
		if r.sheet != nil {
			r.sheet.Hidden = strings.HasPrefix(r.cell.text, "SheetHidden") || strings.HasPrefix(r.cell.text, "SheetVeryHidden")
		}
		r.cell = cell{}
	case "Data":
		r.cell.data = false
	case "Table":
		if r.sheet != nil {
			for _, h := range r.hide {
				r.sheet.HideRows(h[0], h[1])
			}
		}
		r.col = 0
	case "Cell":
		return r.put()
	}
	return nil
}

// put stores the cell that ended.
func (r *reader) put() error {
	c := r.cell
	r.cell = cell{}
	if r.sheet == nil {
		return nil
	}
	at := r.col
	r.col = max(r.col, c.span.ToCol)
	if err := r.sheet.Merge(c.span); err != nil {
		return err
	}
	return r.sheet.Put(r.row, at, c.typed())
}

func (c cell) typed() raw.Cell {
	out := raw.Cell{Kind: raw.Text, Text: c.text, Look: c.look}
	switch {
	case c.text == "" && c.formula:
		out.Kind = raw.Pending
	case c.text == "":
		return raw.Cell{}
	case c.kind == "Number" && raw.IsNumber(c.text):
		out.Kind = raw.Number
	case c.kind == "DateTime":
		out.Kind = raw.Date
	case c.kind == "Error":
		out.Kind = raw.Error
	case c.kind == "Boolean" && c.text == "0":
		out.Text = "FALSE"
	case c.kind == "Boolean":
		out.Text = "TRUE"
	}
	return out
}
