package papers

import (
	"sothidua/data/document/doc"
	"sothidua/data/document/font"
)

// The cells of tables.

func left(s string) doc.Cell { return doc.Cell{Runs: doc.Text(s), Align: doc.Left, Middle: true} }

func mid(s string) doc.Cell { return doc.Cell{Runs: doc.Text(s), Align: doc.Centre, Middle: true} }

func right(s string) doc.Cell { return doc.Cell{Runs: doc.Text(s), Align: doc.Right, Middle: true} }

func head(s string) doc.Cell { return doc.Cell{Runs: doc.Bold(s), Align: doc.Centre, Middle: true} }

// strong makes the text of a cell bold.
func strong(c doc.Cell) doc.Cell {
	out := make([]doc.Run, len(c.Runs))
	for i, r := range c.Runs {
		r.Style = font.Bold
		out[i] = r
	}
	c.Runs = out
	return c
}

func row(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

// headRow is a header of one line.
func headRow(names ...string) []doc.Row {
	r := doc.Row{}
	for _, n := range names {
		r.Cells = append(r.Cells, head(n))
	}
	return []doc.Row{r}
}

// groupRow names the rows below it over the whole width.
func groupRow(name string, columns int) doc.Row {
	return doc.Row{Group: true, Cells: []doc.Cell{{Runs: doc.Bold(name), Align: doc.Left, Across: columns, Middle: true}}}
}

// emptyRows are lines to fill by hand.
func emptyRows(n, columns int) []doc.Row {
	out := make([]doc.Row, n)
	for i := range out {
		out[i].Cells = append(out[i].Cells, mid(itoa(i+1)))
		for range columns - 1 {
			out[i].Cells = append(out[i].Cells, left(""))
		}
	}
	return out
}

// block makes a named block of one table.
func block(t doc.Table) []doc.Block { return []doc.Block{t} }
