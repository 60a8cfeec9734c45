package ods

import (
	"strings"

	"sothidua/data/sheet/raw"
)

// cell reads a cell to its end, as often as it is repeated.
func (t *table) cell(s *raw.Scanner) error {
	from := t.col + 1
	t.col = min(t.col+repeats(s, "table:number-columns-repeated"), raw.MaxCells)
	rows, cols := s.Int("table:number-rows-spanned", 1), s.Int("table:number-columns-spanned", 1)
	if rows > 1 || cols > 1 {
		toRow, toCol := t.row+min(max(rows, 1), raw.MaxCells)-1, from+min(max(cols, 1), raw.MaxCols)-1
		if err := t.sheet.Merge(raw.Rect{Row: t.row, Col: from, ToRow: toRow, ToCol: toCol}); err != nil {
			return err
		}
	}
	v := value{kind: string(s.Attr("office:value-type")), broken: string(s.Attr("calcext:value-type")) == "error"}
	if v.kind == "" {
		v.kind = string(s.Attr("calcext:value-type"))
	}
	v.number, v.day = string(s.Attr("office:value")), string(s.Attr("office:date-value"))
	v.truth, v.words = string(s.Attr("office:boolean-value")), string(s.Attr("office:string-value"))
	v.formula = s.Attr("table:formula") != nil
	font := t.font(from, string(s.Attr("table:style-name")))
	piece, err := t.r.paragraphs(s, &v)
	if err != nil {
		return err
	}
	if piece != "" {
		font = piece
	}
	c, shows := v.cell()
	if c.Kind == raw.Empty {
		return nil
	}
	c.Look = t.r.dress.Look(raw.Look{Shows: shows, Font: font})
	if len(t.cells) >= raw.MaxCols {
		return raw.ErrTooLarge
	}
	t.cells = append(t.cells, placed{from, t.col, c})
	return nil
}

// font is that of a cell's own style, else of its row, else of its column.
func (t *table) font(col int, style string) string {
	if style == "" {
		style = t.rowStyle
	}
	for _, c := range t.defaults {
		if style == "" && col <= c.last {
			style = c.style
			break
		}
	}
	return t.r.font("table-cell", style)
}

// value is a cell before its type is applied.
type value struct {
	kind                      string
	number, day, truth, words string
	shown                     string // what the sheet shows, line by line
	formula, broken           bool
}

// cell makes a cell of what is stored, with what its format shows.
func (v value) cell() (raw.Cell, raw.Shows) {
	switch {
	case v.broken, strings.HasPrefix(v.shown, "#") && v.formula && v.kind != "string":
		return textual(raw.Error, v.shown), raw.ShowsNumber
	case v.kind == "percentage" && raw.IsNumber(v.number):
		return raw.Cell{Kind: raw.Number, Text: v.number}, raw.ShowsPercent
	case (v.kind == "float" || v.kind == "currency") && raw.IsNumber(v.number):
		return raw.Cell{Kind: raw.Number, Text: v.number}, raw.ShowsNumber
	case v.kind == "date" && v.day != "":
		return raw.Cell{Kind: raw.Date, Text: v.day}, raw.ShowsDay
	case v.kind == "boolean":
		return textual(raw.Text, strings.ToUpper(v.truth)), raw.ShowsNumber
	case v.kind == "" && v.formula && v.shown == "":
		return raw.Cell{Kind: raw.Pending}, raw.ShowsNumber
	case v.words != "":
		return textual(raw.Text, v.words), raw.ShowsNumber
	}
	return textual(raw.Text, v.shown), raw.ShowsNumber
}

func textual(k raw.Kind, text string) raw.Cell {
	if text == "" {
		return raw.Cell{}
	}
	return raw.Cell{Kind: k, Text: text}
}

// maxSpaces is the longest run of spaces that one element stands for.
const maxSpaces = 1000

// paragraphs reads the text of a cell to the cell's end and returns the legacy
// font of a piece of it. Remarks and drawings are no part of the cell.
func (r *reader) paragraphs(s *raw.Scanner, v *value) (font string, err error) {
	var b strings.Builder
	lines, inside := 0, false
	for depth := s.Depth(); ; {
		token, err := s.Next()
		if err != nil {
			return "", err
		}
		switch {
		case token == raw.Chars && inside:
			b.Write(s.Text)
		case token == raw.End:
			inside = inside && s.Depth() > depth
			if s.Depth() < depth {
				v.shown = b.String()
				return font, nil
			}
		case token != raw.Start:
		case string(s.Name) == "p" && s.Depth() == depth+1:
			if lines++; lines > 1 {
				b.WriteByte('\n')
			}
			inside = true
		case !inside:
			if err := skip(s); err != nil {
				return "", err
			}
		default:
			font = raw.PieceFont(font, r.inline(s, &b))
			if string(s.Name) == "annotation" || string(s.Name) == "frame" {
				if err := skip(s); err != nil {
					return "", err
				}
			}
		}
		if b.Len() > raw.MaxText {
			return "", raw.ErrTooLarge
		}
	}
}

// inline writes what an element inside a paragraph stands for and returns the
// font of a piece with one of its own.
func (r *reader) inline(s *raw.Scanner, b *strings.Builder) string {
	switch string(s.Name) {
	case "s":
		for range min(max(s.Int("text:c", 1), 1), maxSpaces) {
			b.WriteByte(' ')
		}
	case "tab":
		b.WriteByte('\t')
	case "line-break":
		b.WriteByte('\n')
	case "span":
		return r.font("text", string(s.Attr("text:style-name")))
	}
	return ""
}
