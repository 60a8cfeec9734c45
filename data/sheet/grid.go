package sheet

import (
	"cmp"
	"slices"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
)

// grid is one sheet as read: the stored value of every cell, which rows and
// columns are hidden, and which cells are merged.
type grid struct {
	book   *raw.Book
	sheet  *raw.Sheet
	merges map[int][]raw.Rect // by row, from left to right
	notes  []model.Problem    // what reading the letters changed
	// computed are the cells whose formulas were computed by the program.
	computed []string
}

// loadGrid reads a sheet.
func loadGrid(b *raw.Book, s *raw.Sheet) (*grid, error) {
	if err := s.Load(); err != nil {
		return nil, err
	}
	g := &grid{book: b, sheet: s, merges: map[int][]raw.Rect{}}
	if b.Encoding == raw.Windows1258 {
		g.notes = append(g.notes, model.Problem{Sheet: s.Name, Severity: model.SeverityQuestion,
			Message: "Tệp ghi bằng bảng mã cũ Windows-1258, chữ đã đổi sang Unicode. Xem lại dấu tiếng Việt trước khi nhập. Tệp gốc giữ nguyên."})
	}
	g.readLetters()
	return g, g.indexMerges()
}

// indexMerges sorts the merged ranges by the rows they lie in, so that a cell
// finds its own at once. Rows below the last one do not count.
func (g *grid) indexMerges() error {
	n := 0
	for _, m := range g.sheet.Merges {
		last := min(m.ToRow, g.height())
		if n += max(0, last-m.Row+1); n > raw.MaxCells {
			return raw.ErrTooLarge
		}
		for row := m.Row; row <= last; row++ {
			g.merges[row] = append(g.merges[row], m)
		}
	}
	for _, row := range g.merges {
		slices.SortStableFunc(row, func(a, b raw.Rect) int { return cmp.Compare(a.Col, b.Col) })
	}
	return nil
}

// height is the number of rows.
func (g *grid) height() int { return len(g.sheet.Rows) }

// across is the number of cells of a row, 1-based.
func (g *grid) across(row int) int {
	if row < 1 || row > g.height() {
		return 0
	}
	return len(g.sheet.Rows[row-1].Cells)
}

// raw returns the stored value of a cell, "" outside the sheet.
func (g *grid) raw(row, col int) string { return g.sheet.At(row, col).Text }

// merged returns the merged range a cell belongs to.
func (g *grid) merged(row, col int) (raw.Rect, bool) {
	list := g.merges[row]
	i, ok := slices.BinarySearchFunc(list, col, func(m raw.Rect, col int) int { return cmp.Compare(m.Col, col) })
	if !ok {
		i-- // the last one that begins before the column
	}
	if i < 0 || list[i].ToCol < col {
		return raw.Rect{}, false
	}
	return list[i], true
}

// filled is raw, but every cell of a merged range has the value of the whole.
func (g *grid) filled(row, col int) string {
	if v := g.raw(row, col); v != "" {
		return v
	}
	if m, ok := g.merged(row, col); ok {
		return g.raw(m.Row, m.Col)
	}
	return ""
}

// width is the number of columns of the widest row.
func (g *grid) width() int {
	w := 0
	for row := range g.height() {
		w = max(w, g.across(row+1))
	}
	return w
}

// isHidden tells whether a row is hidden.
func (g *grid) isHidden(row int) bool {
	return row >= 1 && row <= g.height() && g.sheet.Rows[row-1].Hidden
}

// sameCells tells whether two sheets hold the same in every cell.
func (g *grid) sameCells(o *grid) bool {
	for row := 1; row <= max(g.height(), o.height()); row++ {
		for col := 1; col <= max(g.across(row), o.across(row)); col++ {
			if g.raw(row, col) != o.raw(row, col) {
				return false
			}
		}
	}
	return true
}
