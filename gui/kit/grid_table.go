package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Table is what a grid shows, as texts.
type Table struct {
	Columns []TableColumn
	Rows    []TableRow // in the order shown, the pinned ones last
}

// TableColumn is one column of a Table.
type TableColumn struct {
	Title string // on one line
	Width float32
	Align Align
}

// TableRow is one row of a Table; a Group names the rows below it.
type TableRow struct {
	Texts []string
	Group bool
	Bold  bool
}

// Table returns what the grid shows, without the columns that hold only marks.
func (g *Grid) Table() Table {
	var out Table
	var keep []int
	rows := make([]Row, 0, g.src.Len()+len(g.foot))
	for i := range g.src.Len() {
		rows = append(rows, g.src.Row(i))
	}
	rows = append(rows, g.foot...)
	for i, c := range g.cols {
		title := strings.Join(strings.Fields(c.Title), " ")
		if c.Note != "" {
			title += " (" + c.Note + ")"
		}
		if title == "" && !speaks(rows, i) {
			continue
		}
		keep = append(keep, i)
		out.Columns = append(out.Columns, TableColumn{Title: title, Width: c.Width, Align: c.Align})
	}
	for _, r := range rows {
		line := TableRow{Group: r.Kind == RowGroup, Bold: r.Kind != RowNormal}
		for _, i := range keep {
			line.Texts = append(line.Texts, tableText(cellOf(r, i)))
		}
		if at := g.opt.TreeColumn; r.Level > 0 && at >= 0 {
			for j, i := range keep {
				if i == at {
					line.Texts[j] = strings.Repeat("   ", r.Level) + line.Texts[j]
				}
			}
		}
		out.Rows = append(out.Rows, line)
	}
	return out
}

// speaks tells whether a column has a text in any row.
func speaks(rows []Row, col int) bool {
	for _, r := range rows {
		if tableText(cellOf(r, col)) != "" {
			return true
		}
	}
	return false
}

// tableText is all that a cell says.
func tableText(c Cell) string {
	text := c.Text
	if c.More != nil {
		text = strings.TrimSpace(text + " " + strings.TrimSpace(c.More.Text))
	}
	if c.Sub != "" {
		text += "\n" + c.Sub
	}
	return text
}

// ExportTable is the shortcut that writes the table on the screen as a workbook.
func ExportTable() *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
}

// showMenu offers what can be done with every table.
func (g *Grid) showMenu(at fyne.Position) {
	c := canvasOf(g)
	if c == nil {
		return
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Chép  (Ctrl+C)", func() { g.copyTo(fyne.CurrentApp().Clipboard()) }),
		fyne.NewMenuItem("Xuất bảng ra Excel…  (Ctrl+Shift+E)", func() {
			focus(g)
			forwardShortcut(g, ExportTable())
		}),
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// FirstGrid returns the first table under root that shows; nil when there is
// none.
func FirstGrid(root fyne.CanvasObject) *Grid {
	g, _ := first(root, func(*Grid) bool { return true })
	return g
}
