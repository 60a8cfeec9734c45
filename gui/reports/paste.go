package reports

// block is a pasted block laid over the grid.
type block struct {
	edits   []edit
	skipped int // texts that fell on cells that cannot be typed into
	beyond  int // rows of the block under the last row of the grid
}

// lay lays cells over the grid with the top left at row, col. A block as wide
// as the typed columns from there on (result, estimate, note: as they stand in
// a unit's workbook) fills those, any other falls on the columns under it. One
// cell pasted over a selected rectangle fills it. Empty
// texts and lone dashes over locked cells are what Excel reports hold there and
// are not counted as skipped.
func (s *report) lay(row, col int, cells [][]string, rows, cols [2]int) block {
	if len(cells) == 1 && len(cells[0]) == 1 && (rows[0] != rows[1] || cols[0] != cols[1]) {
		cells = repeat(cells[0][0], rows[1]-rows[0]+1, cols[1]-cols[0]+1)
		row, col = rows[0], cols[0]
	}
	var b block
	for i, line := range cells {
		if row+i >= len(s.entry.Rows) {
			b.beyond++
			continue
		}
		for j, to := range s.columnsFor(col, len(line)) {
			s.layCell(&b, row+i, to, line[j])
		}
	}
	return b
}

func (s *report) layCell(b *block, row, col int, text string) {
	if k, ok := s.keyAt(row, col); ok && s.locked(row, col) == "" {
		b.edits = append(b.edits, edit{k, text})
	} else if text != "" && text != "-" && text != "–" {
		b.skipped++
	}
}

// columnsFor returns the columns that a line of n cells falls on. A unit's
// workbook has no column of sums to date, so that one may be left out.
func (s *report) columnsFor(col, n int) []int {
	var typed, without []int
	for c := col; c < colCount; c++ {
		f, ok := fieldAt(c)
		if !ok || f == fieldToDate && s.entry.Period.Code.FromJanuary() {
			continue
		}
		typed = append(typed, c)
		if f != fieldToDate {
			without = append(without, c)
		}
	}
	if _, ok := fieldAt(col); ok && len(typed) == n {
		return typed
	}
	if f, ok := fieldAt(col); ok && f != fieldToDate && n > 1 && len(without) == n {
		return without
	}
	out := make([]int, n)
	for i := range out {
		out[i] = col + i
	}
	return out
}

// repeat returns a block of rows × cols equal texts.
func repeat(text string, rows, cols int) [][]string {
	out := make([][]string, rows)
	for i := range out {
		out[i] = make([]string, cols)
		for j := range out[i] {
			out[i][j] = text
		}
	}
	return out
}

// above returns the nearest cell above that can be typed into, for Ctrl+D.
func (s *report) above(row, col int) (cellKey, bool) {
	for row--; row >= 0; row-- {
		if s.locked(row, col) == "" {
			return s.keyAt(row, col)
		}
	}
	return cellKey{}, false
}

// filled lists the cells of a rectangle that hold something and can be
// emptied; saved counts those the book holds.
func (s *report) filled(rows, cols [2]int) (edits []edit, saved int) {
	for i := rows[0]; i <= rows[1]; i++ {
		for j := cols[0]; j <= cols[1]; j++ {
			k, ok := s.keyAt(i, j)
			if !ok || s.locked(i, j) != "" || s.text(k) == "" {
				continue
			}
			edits = append(edits, edit{key: k})
			r := s.row(k.target)
			if savedText(r.Row.Target.Rule, r.Value, k.field) != "" {
				saved++
			}
		}
	}
	return edits, saved
}
