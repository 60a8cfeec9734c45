package ods

import (
	"strings"

	"sothidua/data/sheet/raw"
)

// body reads the tables of the workbook and its names.
func (r *reader) body(s *raw.Scanner, t raw.Token) error {
	if t != raw.Start {
		return nil
	}
	switch string(s.Name) {
	case "tracked-changes":
		return skip(s)
	case "table":
		return r.table(s)
	case "named-expression":
		r.name(s, "")
	}
	return nil
}

// name takes a defined name; those of a table come with its name.
func (r *reader) name(s *raw.Scanner, sheet string) {
	if len(r.book.Names) < raw.MaxSheet {
		value := strings.TrimPrefix(strings.TrimPrefix(string(s.Attr("table:expression")), "of:"), "=")
		r.book.Names = append(r.book.Names, raw.Name{Name: string(s.Attr("table:name")), Value: value, Sheet: sheet})
	}
}

// skip leaves out an element with everything in it.
func skip(s *raw.Scanner) error {
	for depth := s.Depth(); s.Depth() >= depth; {
		if _, err := s.Next(); err != nil {
			return err
		}
	}
	return nil
}

// table carries one sheet from row to row.
type table struct {
	r        *reader
	sheet    *raw.Sheet
	row, col int // of the cell being read
	defaults []columns
	rowStyle string
	cells    []placed // of the row being read
	hide     [][2]int
}

// columns are columns with the style of their cells.
type columns struct {
	last  int
	style string
}

// placed is a cell that goes into one or several columns.
type placed struct {
	from, to int
	cell     raw.Cell
}

// table reads one sheet to its end.
func (r *reader) table(s *raw.Scanner) error {
	sheet := &raw.Sheet{Name: string(s.Attr("table:name"))}
	if st := r.styles["table "+string(s.Attr("table:style-name"))]; st != nil {
		sheet.Hidden = st.hidden
	}
	if err := r.book.Add(sheet); err != nil {
		return err
	}
	t := table{r: r, sheet: sheet}
	for depth := s.Depth(); ; {
		token, err := s.Next()
		if err == nil && token == raw.Start {
			err = t.element(s)
		}
		if err != nil {
			return err
		}
		if s.Depth() < depth {
			break
		}
	}
	for _, h := range t.hide {
		sheet.HideRows(h[0], h[1])
	}
	return nil
}

func (t *table) element(s *raw.Scanner) error {
	switch string(s.Name) {
	case "shapes", "annotation", "table":
		return skip(s)
	case "table-column":
		return t.column(s)
	case "table-row":
		return t.readRow(s)
	case "named-expression":
		t.r.name(s, t.sheet.Name)
	}
	return nil
}

// hiddenBy tells whether a row or column is hidden.
func hiddenBy(s *raw.Scanner) bool {
	v := string(s.Attr("table:visibility"))
	return v == "collapse" || v == "filter"
}

// repeats is how many rows or columns an element stands for.
func repeats(s *raw.Scanner, name string) int {
	return min(max(s.Int(name, 1), 1), raw.MaxCells)
}

func (t *table) column(s *raw.Scanner) error {
	first := 1
	if n := len(t.defaults); n > 0 {
		first = t.defaults[n-1].last + 1
	}
	if first > raw.MaxCols {
		return nil
	}
	last := min(first+repeats(s, "table:number-columns-repeated")-1, raw.MaxCols)
	t.defaults = append(t.defaults, columns{last, string(s.Attr("table:default-cell-style-name"))})
	if hiddenBy(s) {
		return t.sheet.HideCols(first, last)
	}
	return nil
}

// readRow reads one row and puts it as often as it is repeated.
func (t *table) readRow(s *raw.Scanner) error {
	times, hidden := repeats(s, "table:number-rows-repeated"), hiddenBy(s)
	t.rowStyle = string(s.Attr("table:default-cell-style-name"))
	t.row, t.col, t.cells = t.row+1, 0, t.cells[:0]
	for depth := s.Depth(); ; {
		token, err := s.Next()
		if err == nil && token == raw.Start {
			switch string(s.Name) {
			case "table-cell", "covered-table-cell":
				err = t.cell(s)
			default:
				err = skip(s)
			}
		}
		if err != nil {
			return err
		}
		if s.Depth() < depth {
			break
		}
	}
	last := t.row + times - 1
	if len(t.cells) > 0 {
		if err := t.put(last); err != nil {
			return err
		}
		if hidden {
			t.hide = append(t.hide, [2]int{t.row, last})
		}
	}
	if t.row = last; t.row > raw.MaxCells {
		t.row = raw.MaxCells // what follows is over the limit when it holds something
	}
	return nil
}

func (t *table) put(last int) error {
	for row := t.row; row <= last; row++ {
		for _, p := range t.cells {
			for col := p.from; col <= p.to; col++ {
				if err := t.sheet.Put(row, col, p.cell); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
