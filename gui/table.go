package gui

import (
	"bytes"
	"context"

	"sothidua/data/disk"
	"sothidua/data/document/doc"
	"sothidua/data/model"
	"sothidua/data/sheet/paper"
	"sothidua/gui/kit"
	"sothidua/gui/shell"
)

// writeTable writes a table of the window as a workbook, whole or not at all.
func writeTable(_ context.Context, path string, s shell.Sheet) error {
	var b bytes.Buffer
	if err := paper.Write(&b, tableDoc(s)); err != nil {
		return model.Wrap(model.CodeInternal, err, "Không ghi được bảng ra Excel.")
	}
	return disk.Write(path, b.Bytes())
}

// tableDoc is the table as a paper without words.
func tableDoc(s shell.Sheet) doc.Doc {
	t := doc.Table{}
	var head doc.Row
	for _, c := range s.Table.Columns {
		t.Widths = append(t.Widths, float64(max(c.Width, 40)))
		head.Cells = append(head.Cells, doc.Cell{Runs: doc.Bold(c.Title), Align: doc.Centre})
	}
	t.Header = []doc.Row{head}
	aligns := map[kit.Align]doc.Align{kit.AlignLeft: doc.Left, kit.AlignRight: doc.Right, kit.AlignCenter: doc.Centre}
	for _, r := range s.Table.Rows {
		row := doc.Row{Group: r.Group}
		for i, text := range r.Texts {
			cell := doc.Cell{Runs: doc.Text(text), Align: aligns[s.Table.Columns[i].Align]}
			if r.Bold {
				cell.Runs = doc.Bold(text)
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return doc.Doc{Title: s.Title, Sample: s.Sample, Sections: []doc.Section{{Blocks: []doc.Block{t}}}}
}
