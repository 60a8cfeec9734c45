package kit

import (
	"maps"

	"fyne.io/fyne/v2"
)

const minColumn float32 = 24 // least width of a column, in 100% pixels

// Widths returns the width in 100% pixels of every column the user resized, by ID.
func (g *Grid) Widths() map[string]float32 {
	out := make(map[string]float32, len(g.view.user))
	maps.Copy(out, g.view.user)
	return out
}

// SetWidths sets widths in 100% pixels by column ID, as Widths returned them;
// unknown IDs are ignored and columns without an entry get their own width.
func (g *Grid) SetWidths(widths map[string]float32) {
	g.view.user = make(map[string]float32, len(widths))
	for _, c := range g.cols {
		if w, ok := widths[c.ID]; ok && w >= minColumn {
			g.view.user[c.ID] = w
		}
	}
	g.Refresh()
}

// Remember gives the columns, also those set later, the widths of an earlier
// run, and calls save with all of them whenever the user changes one.
func (g *Grid) Remember(widths map[string]float32, save func(map[string]float32)) {
	g.view.kept, g.view.save = maps.Clone(widths), save
	g.SetWidths(g.known())
}

// known is the width of every column the user ever set, also of those that are
// not there now.
func (g *Grid) known() map[string]float32 {
	out := maps.Clone(g.view.kept)
	if out == nil {
		out = map[string]float32{}
	}
	maps.Copy(out, g.view.user)
	return out
}

// keepWidths tells what the user set.
func (g *Grid) keepWidths() {
	g.view.kept = g.known()
	if g.view.save != nil {
		g.view.save(maps.Clone(g.view.kept))
	}
}

// EachGrid calls do with every table under root, shown or not, in the order of
// the page.
func EachGrid(root fyne.CanvasObject, do func(*Grid)) {
	switch o := root.(type) {
	case *Grid:
		do(o)
	case *fyne.Container:
		for _, child := range o.Objects {
			EachGrid(child, do)
		}
	}
}

// WithRoom widens the columns that stand at the right until their figures show
// whole, at most to most pixels of a 100% screen, and those with a Room of their
// own, and returns the columns. A wrong entry gets no room: it is gone once it
// is mended. Columns that grow, and what the user set, stay.
func WithRoom(cols []Column, rows []Row, most float32) []Column {
	for _, r := range rows {
		for i, c := range r.Cells {
			if i < len(cols) {
				bold := r.Kind == RowTotal || r.Kind == RowGroup
				cols[i].Width = max(cols[i].Width, min(cols[i].need(c, bold), cols[i].mostRoom(most)))
			}
		}
	}
	return cols
}

// mostRoom is the most that a column widens to, given what one of figures does.
func (col Column) mostRoom(figures float32) float32 {
	switch {
	case col.Grow:
		return 0
	case col.Room > 0:
		return col.Room
	case col.Align == AlignRight:
		return figures
	}
	return 0
}

// need is the room of a cell with its mark and what it keeps free beside it, in
// pixels of a 100% screen; bold tells that its row is.
func (col Column) need(c Cell, bold bool) float32 {
	if c.Text == "" || c.Fill == FillWrong {
		return 0
	}
	size := float32(SizeText)
	if col.Small {
		size = SizeLabel
	}
	need := fyne.MeasureText(c.Text, size, fyne.TextStyle{Bold: bold || c.Bold}).Width + 2*cellPad - 2
	if c.Mark != nil {
		need += markSize + markGap
	}
	if c.Choice {
		need += choiceIn - 4
	}
	return need
}
