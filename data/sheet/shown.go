package sheet

import (
	"strings"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// source shows the sheet of a table as its file shows it, with what was done
// with each row; sc is nil for a sheet no table was read from.
func (t *table) source(sc *scan) *model.SheetSource {
	g := t.g
	out := &model.SheetSource{Sheet: g.sheet.Name, Hidden: g.sheet.Hidden, Height: g.height(), Width: g.width()}
	for col := 1; col <= min(out.Width, model.SourceCols); col++ {
		if g.sheet.ColHidden(col) {
			out.HiddenCols = append(out.HiddenCols, col)
		}
	}
	taken := map[int]bool{}
	if sc != nil {
		for _, r := range sc.out {
			taken[r.Row] = true
		}
	}
	for row := 1; row <= g.height() && len(out.Lines) < 2*model.SourceRows; row++ {
		if row > model.SourceRows && (sc == nil || !sc.doubted[row]) {
			continue
		}
		line := model.SourceLine{Row: row, Hidden: g.isHidden(row), Cells: g.shown(row), Role: t.role(row, taken[row])}
		if line.Role == model.RowSkipped && sc != nil {
			line.Why = sc.skipped[row]
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// role tells what a row of the sheet is to the table.
func (t *table) role(row int, taken bool) model.RowRole {
	m := t.mapping
	switch {
	case row >= m.HeaderFirst && row <= m.HeaderLast:
		return model.RowHeader
	case taken:
		return model.RowData
	case row < m.HeaderFirst, m.DataLast > 0 && row > m.DataLast:
		return model.RowOutside
	}
	return model.RowSkipped
}

// shown writes the cells of a row as a spreadsheet shows them.
func (g *grid) shown(row int) []model.SourceCell {
	out := make([]model.SourceCell, min(g.across(row), model.SourceCols))
	for i := range out {
		c := g.sheet.At(row, i+1)
		m, ok := g.merged(row, i+1)
		out[i] = model.SourceCell{Text: vn.Clean(g.text(c)), Number: c.Kind == raw.Number || c.Kind == raw.Date,
			Covered: ok && (m.Row != row || m.Col != i+1)}
	}
	return out
}

// text is a cell as shown.
func (g *grid) text(c raw.Cell) string {
	switch c.Kind {
	case raw.Pending:
		return "(công thức)"
	case raw.Date:
		if t, ok := g.time(c.Text); ok {
			return vn.FormatDate(model.DateOf(t))
		}
	case raw.Number:
		d, ok := stored(c.Text)
		if !ok {
			return c.Text
		}
		switch g.book.Look(c).Shows {
		case raw.ShowsPercent:
			return vn.Format(d.Shift(2)) + "%"
		case raw.ShowsDay:
			if t, ok := g.time(c.Text); ok {
				return vn.FormatDate(model.DateOf(t))
			}
		}
		return vn.Format(d)
	}
	return strings.TrimSpace(c.Text)
}
