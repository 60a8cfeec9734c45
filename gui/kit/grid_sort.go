package kit

// sortBy answers a click on a header: ascending, then descending.
func (g *Grid) sortBy(col int) {
	if col < 0 || col >= len(g.cols) || !g.cols[col].Sortable {
		return
	}
	g.closeEditor(true, true)
	v := &g.view
	if v.sortCol == col {
		v.sortDesc = !v.sortDesc
	} else {
		v.sortCol, v.sortDesc = col, false
	}
	if g.On.Sort != nil {
		g.On.Sort(col, v.sortDesc)
		g.Refresh()
		return
	}
	g.Reload()
}

// resort puts a Sorter source in the order the user chose, unless the screen
// sorts itself.
func (g *Grid) resort() {
	if s, ok := g.src.(Sorter); ok && g.view.sortCol >= 0 && g.On.Sort == nil {
		s.Sort(g.view.sortCol, g.view.sortDesc)
	}
}

// SortedBy returns the column the rows are sorted by, -1 for the source's own order.
func (g *Grid) SortedBy() (col int, descending bool) { return g.view.sortCol, g.view.sortDesc }

// SetSort shows the arrow of an order, and sorts a Sorter source; col -1 for none.
func (g *Grid) SetSort(col int, descending bool) {
	g.view.sortCol, g.view.sortDesc = col, descending
	g.Reload()
}
