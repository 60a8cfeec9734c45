package kit

// gridSelection is the current row or cell and the far corner of a rectangle.
type gridSelection struct {
	row, col             int // row -1: none
	anchorRow, anchorCol int
	focused              bool
}

// contains tells whether a cell lies in the rectangle.
func (s gridSelection) contains(row, col int) bool {
	return row >= min(s.row, s.anchorRow) && row <= max(s.row, s.anchorRow) &&
		col >= min(s.col, s.anchorCol) && col <= max(s.col, s.anchorCol)
}

// many tells whether more than one cell is selected.
func (s gridSelection) many() bool { return s.row != s.anchorRow || s.col != s.anchorCol }

// Current returns the current row and column, row -1 when nothing is selected.
func (g *Grid) Current() (row, col int) { return g.sel.row, g.sel.col }

// Chosen returns what the current row of a grid shows, false when nothing is
// selected; all has one value for every row.
func Chosen[T any](g *Grid, all []T) (value T, ok bool) {
	row := g.sel.row
	if row < 0 || row >= len(all) {
		return value, false
	}
	return all[row], true
}

// CurrentKey returns the key of the current row, "" when nothing is selected.
func (g *Grid) CurrentKey() string { return g.keyOf(g.sel.row) }

// Range returns the selected rectangle, both ends included; ok is false when
// nothing is selected.
func (g *Grid) Range() (rows, cols [2]int, ok bool) {
	s := g.sel
	if s.row < 0 || s.row >= g.src.Len() {
		return rows, cols, false
	}
	rows = [2]int{min(s.row, s.anchorRow), max(s.row, s.anchorRow)}
	cols = [2]int{min(s.col, s.anchorCol), max(s.col, s.anchorCol)}
	if !g.opt.CellMode {
		cols = [2]int{0, len(g.cols) - 1}
	}
	return rows, cols, true
}

// Select makes a row (and column, in cell mode) current and shows it; row -1
// selects nothing. On.Select is called when something changed.
func (g *Grid) Select(row, col int) { g.moveTo(row, col, false) }

// SelectKey selects the row with the key and returns whether it exists. A Tree
// unfolds to show it.
func (g *Grid) SelectKey(key string) bool {
	if t, ok := g.src.(*Tree); ok {
		t.OpenTo(key)
	}
	i := g.RowByKey(key)
	if i < 0 {
		return false
	}
	g.moveTo(i, g.sel.col, false)
	return true
}

// moveTo moves the current cell; extend keeps the other corner of the rectangle.
func (g *Grid) moveTo(row, col int, extend bool) {
	old := g.sel
	n := g.src.Len()
	row = clampInt(row, -1, n-1)
	col = clampInt(col, 0, max(0, len(g.cols)-1))
	g.sel.row, g.sel.col = row, col
	if !extend || !g.opt.CellMode || old.anchorRow < 0 {
		g.sel.anchorRow, g.sel.anchorCol = row, col
	}
	g.layout()
	g.reveal(row, col)
	g.Refresh()
	if g.On.Select != nil && (old.row != row || g.opt.CellMode && old.col != col) {
		g.On.Select(row, col)
	}
}

// step moves the current cell by rows and columns.
func (g *Grid) step(rows, cols int, extend bool) {
	if g.src.Len() == 0 {
		return
	}
	row := g.sel.row
	if row < 0 {
		g.moveTo(0, g.sel.col, false)
		return
	}
	g.moveTo(clampInt(row+rows, 0, g.src.Len()-1), g.sel.col+cols, extend)
}

// selectAll selects every cell.
func (g *Grid) selectAll() {
	if !g.opt.CellMode || g.src.Len() == 0 {
		return
	}
	g.sel.anchorRow, g.sel.anchorCol = 0, 0
	g.sel.row, g.sel.col = g.src.Len()-1, len(g.cols)-1
	g.Refresh()
}

// editable tells whether a cell can be typed into.
func (g *Grid) editable(row, col int) bool {
	if !g.opt.CellMode || g.Edit.Commit == nil || row < 0 || row >= g.src.Len() || col < 0 || col >= len(g.cols) {
		return false
	}
	return g.Edit.Editable == nil || g.Edit.Editable(row, col)
}

// nextEditable returns the next cell to type into in reading order, by is 1 or
// -1. In a read-only grid it is the neighbouring cell. ok is false at the end.
func (g *Grid) nextEditable(row, col, by int) (r, c int, ok bool) {
	cells := g.src.Len() * len(g.cols)
	at := row*len(g.cols) + col
	for at += by; at >= 0 && at < cells; at += by {
		r, c = at/len(g.cols), at%len(g.cols)
		if g.Edit.Commit == nil || g.editable(r, c) {
			return r, c, true
		}
	}
	return row, col, false
}

// stepDown goes to the next cell of the column that can be typed into, by is 1
// or -1: Enter passes over locked cells. In a read-only grid, and where no such
// cell is left, it is a plain step.
func (g *Grid) stepDown(by int) {
	for row := g.sel.row + by; g.Edit.Commit != nil && row >= 0 && row < g.src.Len(); row += by {
		if g.editable(row, g.sel.col) {
			g.moveTo(row, g.sel.col, false)
			return
		}
	}
	g.step(by, 0, false)
}

// editText returns the text a cell is edited as.
func (g *Grid) editText(row, col int) string {
	if g.Edit.Text != nil {
		return g.Edit.Text(row, col)
	}
	return cellOf(g.src.Row(row), col).Text
}

// choices returns the list of a cell, nil for free text.
func (g *Grid) choices(row, col int) []string {
	if g.Edit.Choices == nil {
		return nil
	}
	return g.Edit.Choices(row, col)
}
