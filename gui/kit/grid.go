package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Grid is the one table of the program: read-only lists, trees and the entry
// grid. It draws its cells itself and keeps objects only for those that show,
// so 100.000 rows cost no more than 20. All its methods belong to Fyne's main
// goroutine.
//
// On and Edit may be set at any time before the event they answer.
type Grid struct {
	widget.BaseWidget
	On   GridEvents
	Edit GridEditing

	opt   GridOptions
	cols  []Column
	src   Source
	foot  []Row
	view  gridView
	sel   gridSelection
	ed    *gridEditor
	state gridState
	keys  modifierTracker
	rend  *gridRenderer
}

// GridOptions is the fixed set-up of a Grid.
type GridOptions struct {
	// RowHeight in pixels: 28 when zero; 26 dense, 31 matrix, 32 award list,
	// 52 for rows with a second line.
	RowHeight float32
	// CellMode moves a cell instead of a whole row, selects rectangles and
	// lets cells be edited; arrows left and right move between columns.
	CellMode bool
	// TreeColumn is the column that shows the fold triangle and the indent of
	// Row.Level. Rows fold with ← and → in row mode, with Space in cell mode.
	TreeColumn int
	// Frozen is the number of leading columns that do not scroll sideways.
	Frozen int
	// Bare leaves out the border, for a grid inside a Panel.
	Bare bool
	// NoHeader leaves out the header, for a plain list.
	NoHeader bool
	// MinRows is how many rows the least size of the grid shows, 3 when zero.
	MinRows int
}

// GridEvents are what a Grid tells its screen. Nil ones are not told. Rows
// count from 0 in the Source, columns from 0 in the column list.
type GridEvents struct {
	Select   func(row, col int)                     // the current row or cell changed; row -1: none
	Activate func(row, col int)                     // Enter or double click
	Toggle   func(row, col int)                     // Space, or a click on a Check cell
	Fold     func(row int, open bool)               // a tree row shall fold or unfold; without it a Tree source folds itself
	Menu     func(row, col int, at fyne.Position)   // right click; at is the place in the window
	Sort     func(col int, descending bool)         // header click; without it a Sorter source is sorted
	Link     func(row, col int)                     // a click on a link; without it Activate is called
	Insert   func()                                 // Insert
	Delete   func(row int)                          // Delete in row mode
	Key      func(ev *fyne.KeyEvent) (handled bool) // any other key, before the window gets it
	Rune     func(r rune)                           // a letter typed where nothing can be edited
}

// GridEditing is how cells of a Grid in cell mode are typed into. Nil Commit
// means a read-only grid.
type GridEditing struct {
	Editable func(row, col int) bool              // nil: every cell
	Text     func(row, col int) string            // the text to edit; nil: Cell.Text
	Choices  func(row, col int) []string          // nil or empty: free text
	Commit   func(row, col int, text string)      // the cell was left with another text; cleaned with vn.Clean
	Clear    func(rows, cols [2]int)              // Delete over a rectangle, both ends included
	Paste    func(row, col int, cells [][]string) // Ctrl+V: an Excel block whose top left is row, col
	Undo     func()
	Redo     func()
	// CopyAbove is Ctrl+D; nil copies the text of the cell above through Commit.
	CopyAbove   func(row, col int)
	Note        func(row, col int) // Shift+F2
	NextProblem func(row, col int) // F8
}

// NewGrid returns an empty grid with the columns.
func NewGrid(cols []Column, opt GridOptions) *Grid {
	if opt.RowHeight == 0 {
		opt.RowHeight = 28
	}
	if opt.MinRows == 0 {
		opt.MinRows = 3
	}
	g := &Grid{opt: opt, cols: append([]Column(nil), cols...), src: Rows(nil)}
	g.sel = gridSelection{row: -1, anchorRow: -1}
	g.view.sortCol = -1
	g.ed = newGridEditor(g)
	g.ExtendBaseWidget(g)
	return g
}

var (
	_ fyne.Focusable         = (*Grid)(nil)
	_ fyne.Tabbable          = (*Grid)(nil)
	_ fyne.Shortcutable      = (*Grid)(nil)
	_ fyne.Scrollable        = (*Grid)(nil)
	_ fyne.Draggable         = (*Grid)(nil)
	_ fyne.DoubleTappable    = (*Grid)(nil)
	_ fyne.SecondaryTappable = (*Grid)(nil)
	_ desktop.Mouseable      = (*Grid)(nil)
	_ desktop.Hoverable      = (*Grid)(nil)
	_ desktop.Cursorable     = (*Grid)(nil)
	_ desktop.Keyable        = (*Grid)(nil)
)

// SetSource shows another source. The current row stays on the row with the
// same key when there is one, else on the same place, and an open editor stays
// open over it. On.Select is not called.
func (g *Grid) SetSource(src Source) {
	key, editKey := g.keyOf(g.sel.row), g.keyOf(g.ed.row)
	if src == nil {
		src = Rows(nil)
	}
	g.src = src
	g.state.loaded()
	g.resort()
	g.follow(key, editKey)
	g.Refresh()
}

// SetRows shows a slice of rows. The grid puts the slice itself in the order the
// user chose, so screens find their own data by Row.Key and not by index.
func (g *Grid) SetRows(rows []Row) { g.SetSource(Rows(rows)) }

// Source returns what the grid shows.
func (g *Grid) Source() Source { return g.src }

// SetFoot pins rows under the table, usually totals.
func (g *Grid) SetFoot(rows []Row) {
	g.foot = rows
	g.Refresh()
}

// SetColumns replaces the columns; widths the user set are kept by ID.
func (g *Grid) SetColumns(cols []Column) {
	g.closeEditor(true, false)
	old := g.known()
	g.cols = append([]Column(nil), cols...)
	g.view.sortCol = -1
	g.SetWidths(old)
	g.sel.col = clampInt(g.sel.col, 0, max(0, len(cols)-1))
	g.sel.anchorCol = g.sel.col
	g.Refresh()
}

// Columns returns the columns.
func (g *Grid) Columns() []Column { return append([]Column(nil), g.cols...) }

// Cell returns the cell of the source at row and col; an empty one when there
// is none.
func (g *Grid) Cell(row, col int) Cell {
	if row < 0 || row >= g.src.Len() {
		return Cell{}
	}
	return cellOf(g.src.Row(row), col)
}

// Reload draws the source again after its rows changed.
func (g *Grid) Reload() { g.SetSource(g.src) }

// RowByKey returns the index of the row with the key, -1 when there is none.
func (g *Grid) RowByKey(key string) int {
	for i, n := 0, g.src.Len(); i < n && key != ""; i++ {
		if g.src.Row(i).Key == key {
			return i
		}
	}
	return -1
}

func (g *Grid) keyOf(row int) string {
	if row < 0 || row >= g.src.Len() {
		return ""
	}
	return g.src.Row(row).Key
}

// follow puts the current row and the editor back on the rows with the keys.
func (g *Grid) follow(key, editKey string) {
	n := g.src.Len()
	if key != "" && g.keyOf(g.sel.row) != key {
		if i := g.RowByKey(key); i >= 0 {
			g.sel.row, g.sel.anchorRow = i, i
		}
	}
	if g.sel.row >= n {
		g.sel.row = n - 1
	}
	g.sel.anchorRow = min(g.sel.anchorRow, n-1)
	if !g.ed.open {
		return
	}
	if editKey != "" && g.keyOf(g.ed.row) != editKey {
		g.ed.row = g.RowByKey(editKey)
	}
	if g.ed.row < 0 || g.ed.row >= n {
		g.ed.row = -1
		g.closeEditor(false, true)
	}
}

// Refresh draws the grid again.
func (g *Grid) Refresh() {
	if g.rend != nil {
		g.rend.draw()
	}
}

// MinSize is the header and a few rows high, and as wide as the frozen columns
// and a little more: a Grid scrolls.
func (g *Grid) MinSize() fyne.Size {
	g.ExtendBaseWidget(g)
	h := g.headerHeight() + float32(g.opt.MinRows+len(g.foot))*g.rowHeight() + 2
	return fyne.NewSize(px(120), h)
}

// FitHeight returns the height that shows n rows, header and foot without
// scrolling; n < 0 means all rows.
func (g *Grid) FitHeight(n int) float32 {
	if n < 0 {
		n = g.src.Len()
	}
	return g.headerHeight() + float32(n+len(g.foot))*g.rowHeight() + 2
}
