package sheet

import (
	"slices"

	"github.com/xuri/excelize/v2"
)

// rect is a merged range, 1-based and inclusive.
type rect struct{ row, col, toRow, toCol int }

func (r rect) holds(row, col int) bool {
	return row >= r.row && row <= r.toRow && col >= r.col && col <= r.toCol
}

// grid is one sheet as read: the stored value of every cell, which rows and
// columns are hidden, and which cells are merged.
type grid struct {
	f        *excelize.File
	sheet    string
	rows     [][]string // as stored: numbers and dates in plain notation
	hidden   []bool     // by row, 0-based
	merges   []rect
	base1904 bool
	formats  map[int]format // by style
}

// loadGrid reads a sheet.
func loadGrid(f *excelize.File, sheet string) (*grid, error) {
	g := &grid{f: f, sheet: sheet, formats: map[int]format{}}
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, err
	}
	g.base1904 = props.Date1904 != nil && *props.Date1904
	if err := g.readRows(); err != nil {
		return nil, err
	}
	merged, err := f.GetMergeCells(sheet, true)
	if err != nil {
		return nil, err
	}
	for _, m := range merged {
		var r rect
		if r.col, r.row, err = excelize.CellNameToCoordinates(m.GetStartAxis()); err != nil {
			return nil, err
		}
		if r.toCol, r.toRow, err = excelize.CellNameToCoordinates(m.GetEndAxis()); err != nil {
			return nil, err
		}
		g.merges = append(g.merges, r)
	}
	return g, nil
}

func (g *grid) readRows() (err error) {
	rows, err := g.f.Rows(g.sheet)
	if err != nil {
		return err
	}
	for rows.Next() {
		cols, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		g.rows = append(g.rows, cols)
		g.hidden = append(g.hidden, rows.GetRowOpts().Hidden)
	}
	return rows.Close()
}

// raw returns the stored value of a cell, "" outside the sheet.
func (g *grid) raw(row, col int) string {
	if row < 1 || row > len(g.rows) || col < 1 || col > len(g.rows[row-1]) {
		return ""
	}
	return g.rows[row-1][col-1]
}

// merged returns the merged range a cell belongs to.
func (g *grid) merged(row, col int) (rect, bool) {
	i := slices.IndexFunc(g.merges, func(r rect) bool { return r.holds(row, col) })
	if i < 0 {
		return rect{}, false
	}
	return g.merges[i], true
}

// filled is raw, but every cell of a merged range has the value of the whole.
func (g *grid) filled(row, col int) string {
	if v := g.raw(row, col); v != "" {
		return v
	}
	if m, ok := g.merged(row, col); ok {
		return g.raw(m.row, m.col)
	}
	return ""
}

// width is the number of columns of the widest row.
func (g *grid) width() int {
	w := 0
	for _, r := range g.rows {
		w = max(w, len(r))
	}
	return w
}

// isHidden tells whether a row is hidden.
func (g *grid) isHidden(row int) bool {
	return row >= 1 && row <= len(g.hidden) && g.hidden[row-1]
}
