// Package raw holds a workbook as its file stores it, before anybody asks what
// it means: sheets of cells with their kind, number format and font. The
// readers of the single kinds of files (openxml, biff, ods, delimited,
// webtable) fill it and keep to its limits.
package raw

import (
	"errors"
	"slices"

	"sothidua/data/internal/memory"
)

// The limits of a workbook that is read. A commune's tables are far below
// them; what is above was not made by filling in a table.
const (
	MaxRows  = 150_000   // rows that hold something, per sheet
	MaxCells = 2_000_000 // cells up to the last one of each row, and rows up to the last one, of all sheets together
	MaxText  = 100 << 20 // bytes of text in all cells
	MaxPart  = 200 << 20 // bytes unpacked
	MaxCols  = 16_384    // Excel's last column is XFD
	MaxSheet = 1_000     // sheets
	// MaxLinked is how many cells that lead to other workbooks are named.
	MaxLinked = 10
)

// What readers answer beside a damaged file.
var (
	// ErrTooLarge: more rows, cells or text than the limits allow.
	ErrTooLarge = errors.New("workbook over the limits")
	// ErrPassword: the content is encrypted.
	ErrPassword = errors.New("workbook has a password")
	// ErrKind: the file is sound but no kind of workbook the reader knows.
	ErrKind = errors.New("no workbook of this kind")
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells.
const (
	Empty   Kind = iota
	Text         // words, also TRUE and FALSE
	Number       // Text in plain notation, also a date kept as a number of days
	Error        // Text is the spreadsheet's name of the error, "#DIV/0!"
	Date         // Text starts with a date as 2024-06-18
	Pending      // a formula that was saved without its value
)

// Cell is one cell as stored.
type Cell struct {
	Text string
	Look uint32 // index into the workbook's looks
	Kind Kind
}

// Look is what matters of a cell's style.
type Look struct {
	Shows Shows
	Font  string // name of the font, "" when not known
}

// Row is one row of a sheet up to its last cell that holds something.
type Row struct {
	Cells  []Cell
	Hidden bool
}

// Rect is a merged range, 1-based and inclusive.
type Rect struct{ Row, Col, ToRow, ToCol int }

// Sheet is one sheet. What its file offers only for the whole sheet at once is
// read by Book.Load.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   []Row
	Merges []Rect
	// Linked names some cells whose formulas lead to other workbooks, at most MaxLinked.
	Linked []string

	// Fill reads the sheet's cells; nil when they are there already.
	Fill func(*Sheet) error

	book       *Book
	filled     int // rows that hold something
	hiddenCols [][2]int
}

// Name is a defined name of the workbook.
type Name struct {
	Name  string
	Value string // what it refers to, as written in a formula
	Sheet string // the sheet it belongs to, "" for the whole workbook
}

// Book is a workbook.
type Book struct {
	Sheets   []*Sheet
	Names    []Name
	Looks    []Look
	Encoding string // of a text that is not in UTF-8, "" for other files
	Base1904 bool   // days are counted from 1904 instead of 1900
	// Calculate computes a Pending cell, given as sheet and name ("E12"), and
	// returns the value in plain notation. Nil when nothing can.
	Calculate func(sheet, cell string) (string, error)

	cells, text int
}

// Add appends a sheet.
func (b *Book) Add(s *Sheet) error {
	if len(b.Sheets) >= MaxSheet {
		return ErrTooLarge
	}
	s.book = b
	b.Sheets = append(b.Sheets, s)
	return nil
}

// Sheet finds a sheet by its name, nil when there is none.
func (b *Book) Sheet(name string) *Sheet {
	i := slices.IndexFunc(b.Sheets, func(s *Sheet) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return b.Sheets[i]
}

// Look returns a cell's look; an unknown one shows plain numbers.
func (b *Book) Look(c Cell) Look {
	if int(c.Look) >= len(b.Looks) {
		return Look{}
	}
	return b.Looks[c.Look]
}

// Load reads the cells of a sheet unless they are there. Errors: those of the
// reader, ErrTooLarge.
func (s *Sheet) Load() error {
	if s.Fill == nil {
		return nil
	}
	fill := s.Fill
	s.Fill = nil
	return fill(s)
}

// Drop lets go of the cells of a sheet nobody needs any more.
func (s *Sheet) Drop() {
	for _, r := range s.Rows {
		s.book.cells -= len(r.Cells) + 1
	}
	rows := len(s.Rows)
	s.Rows, s.Merges = nil, nil
	memory.Dropped(rows)
}

// Put sets a cell, 1-based. Empty cells take no room. Errors: ErrTooLarge.
func (s *Sheet) Put(row, col int, c Cell) error {
	if c.Kind == Empty {
		return nil
	}
	if row < 1 || col < 1 || col > MaxCols || row > MaxCells {
		return ErrTooLarge
	}
	grow := max(0, row-len(s.Rows))
	if row <= len(s.Rows) {
		grow += max(0, col-len(s.Rows[row-1].Cells))
	} else {
		grow += col
	}
	if s.book.cells += grow; s.book.cells > MaxCells {
		return ErrTooLarge
	}
	if s.book.text += len(c.Text); s.book.text > MaxText {
		return ErrTooLarge
	}
	if row > len(s.Rows) {
		s.Rows = extend(s.Rows, row)
	}
	r := &s.Rows[row-1]
	if len(r.Cells) == 0 {
		if s.filled++; s.filled > MaxRows {
			return ErrTooLarge
		}
		memory.Collect(s.filled)
		if row > 1 { // most rows are as wide as the one above
			r.Cells = make([]Cell, 0, max(col, min(len(s.Rows[row-2].Cells), 32)))
		}
	}
	if col > len(r.Cells) {
		r.Cells = extend(r.Cells, col)
	}
	r.Cells[col-1] = c
	return nil
}

// extend makes a slice n long; what is new is zero.
func extend[T any](s []T, n int) []T {
	s = slices.Grow(s, n-len(s))
	from := len(s)
	s = s[:n]
	clear(s[from:])
	return s
}

// At returns a cell, an empty one outside the sheet.
func (s *Sheet) At(row, col int) Cell {
	if row < 1 || row > len(s.Rows) || col < 1 || col > len(s.Rows[row-1].Cells) {
		return Cell{}
	}
	return s.Rows[row-1].Cells[col-1]
}

// HideRows marks rows as hidden; rows beyond the last filled one do not matter.
func (s *Sheet) HideRows(from, to int) {
	for row := max(from, 1); row <= min(to, len(s.Rows)); row++ {
		s.Rows[row-1].Hidden = true
	}
}

// HideCols marks columns as hidden, 1-based and inclusive. Errors: ErrTooLarge.
func (s *Sheet) HideCols(from, to int) error {
	if len(s.hiddenCols) >= MaxCols {
		return ErrTooLarge
	}
	s.hiddenCols = append(s.hiddenCols, [2]int{from, to})
	return nil
}

// ColHidden tells whether a column is hidden.
func (s *Sheet) ColHidden(col int) bool {
	return slices.ContainsFunc(s.hiddenCols, func(c [2]int) bool { return c[0] <= col && col <= c[1] })
}

// Merge joins cells; ranges of one cell or turned round are left out. Errors:
// ErrTooLarge.
func (s *Sheet) Merge(r Rect) error {
	if r.Row < 1 || r.Col < 1 || r.ToRow < r.Row || r.ToCol < r.Col || r.Row == r.ToRow && r.Col == r.ToCol {
		return nil
	}
	if len(s.Merges) >= MaxCells/4 {
		return ErrTooLarge
	}
	s.Merges = append(s.Merges, r)
	return nil
}
