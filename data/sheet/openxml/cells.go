package openxml

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/sheet/raw"
)

// cells carries one sheet from cell to cell.
type cells struct {
	r     *reader
	sheet *raw.Sheet
	row   int // of the row being read
	col   int // of the last cell
	hide  [][2]int
}

// fill reads the cells of a sheet.
func (r *reader) fill(sheet *raw.Sheet, part string) error {
	c := cells{r: r, sheet: sheet}
	if err := r.pack.Each(part, c.token); err != nil {
		return err
	}
	for _, h := range c.hide {
		sheet.HideRows(h[0], h[1])
	}
	return nil
}

func (c *cells) token(s *raw.Scanner, t raw.Token) error {
	if t != raw.Start {
		return nil
	}
	switch string(s.Name) {
	case "row":
		c.row, c.col = s.Int("r", c.row+1), 0
		if c.row < 1 {
			return fmt.Errorf("row %d", c.row)
		}
		if s.True("hidden") {
			return c.hideRow()
		}
	case "c":
		return c.cell(s)
	case "col":
		if s.True("hidden") {
			return c.sheet.HideCols(s.Int("min", 0), s.Int("max", 0))
		}
	case "mergeCell":
		m, ok := raw.ParseRange(string(s.Attr("ref")))
		if !ok {
			return fmt.Errorf("merged range %q", s.Attr("ref"))
		}
		return c.sheet.Merge(m)
	}
	return nil
}

// hideRow notes a hidden row; those that follow each other take one note.
func (c *cells) hideRow() error {
	if n := len(c.hide); n > 0 && c.hide[n-1][1]+1 == c.row {
		c.hide[n-1][1] = c.row
		return nil
	}
	if len(c.hide) >= raw.MaxRows {
		return raw.ErrTooLarge
	}
	c.hide = append(c.hide, [2]int{c.row, c.row})
	return nil
}

// stored is one cell before its type is applied.
type stored struct {
	kind    string
	value   string
	text    shared
	formula bool
	source  string // of the formula
}

// cell reads a cell to its end.
func (c *cells) cell(s *raw.Scanner) error {
	row, col := c.row, c.col+1
	if ref := s.Attr("r"); ref != nil {
		var ok bool
		if col, row, ok = raw.ParseRef(ref); !ok {
			return fmt.Errorf("cell %q", ref)
		}
	}
	c.col, c.row = col, row
	look := uint32(max(0, s.Int("s", 0)))
	v := stored{kind: string(s.Attr("t"))}
	if err := v.read(s); err != nil {
		return err
	}
	if v.kind == "s" && v.value != "" {
		var err error
		if v.text, err = c.r.shared(v.value); err != nil {
			return err
		}
		v.kind = "inlineStr"
	}
	out := v.typed()
	if err := c.note(row, col, out.Kind, v.source); err != nil {
		return err
	}
	out.Look = look
	if v.text.font != "" {
		out.Look = c.r.dress.InFont(look, v.text.font)
	}
	return c.sheet.Put(row, col, out)
}

// note keeps a formula without its value, and the place of one that leads to
// another workbook.
func (c *cells) note(row, col int, kind raw.Kind, formula string) error {
	linked := leadsOut(formula) && len(c.sheet.Linked) < raw.MaxLinked
	if kind != raw.Pending && !linked {
		return nil
	}
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	if linked {
		c.sheet.Linked = append(c.sheet.Linked, name)
	}
	if kind == raw.Pending {
		c.r.pending.add(c.sheet.Name, name, formula)
	}
	return nil
}

// leadsOut tells whether a formula reads another workbook: [1]Thu!A1.
func leadsOut(formula string) bool {
	open, end := strings.IndexByte(formula, '['), strings.IndexByte(formula, ']')
	return open >= 0 && end > open && strings.IndexByte(formula, '!') > end
}

// read takes the value, the text and whether there is a formula.
func (v *stored) read(s *raw.Scanner) error {
	depth, taking, inFormula := s.Depth(), false, false
	for {
		t, err := s.Next()
		switch {
		case err != nil:
			return err
		case t == raw.Start:
			switch string(s.Name) {
			case "v":
				taking = true
			case "f":
				v.formula, inFormula = true, true
			case "is":
				if v.text, err = richText(s); err != nil {
					return err
				}
			}
		case t == raw.Chars && taking:
			v.value += string(s.Text)
		case t == raw.Chars && inFormula:
			v.source = string(s.Text)
		case t == raw.End:
			taking, inFormula = false, false
			if s.Depth() < depth {
				return nil
			}
		}
	}
}

// typed makes a cell of what is stored, by its type.
func (v stored) typed() raw.Cell {
	switch {
	case v.kind == "inlineStr" || v.value == "" && v.text.text != "":
		return textCell(v.text.text)
	case v.value == "" && v.formula:
		return raw.Cell{Kind: raw.Pending}
	case v.value == "":
		return raw.Cell{}
	}
	switch v.kind {
	case "b":
		if v.value == "0" {
			return raw.Cell{Kind: raw.Text, Text: "FALSE"}
		}
		return raw.Cell{Kind: raw.Text, Text: "TRUE"}
	case "e":
		return raw.Cell{Kind: raw.Error, Text: v.value}
	case "d":
		return raw.Cell{Kind: raw.Date, Text: v.value}
	case "str":
		return textCell(unescape(v.value))
	}
	if raw.IsNumber(v.value) {
		return raw.Cell{Kind: raw.Number, Text: v.value}
	}
	return textCell(v.value)
}

func textCell(text string) raw.Cell {
	if text == "" {
		return raw.Cell{}
	}
	return raw.Cell{Kind: raw.Text, Text: text}
}
