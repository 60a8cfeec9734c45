package gui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document/doc"
	"sothidua/data/model"
	"sothidua/gui/kit"
	"sothidua/gui/shell"
)

// TestTableOfTheWindowBecomesAWorkbook: a table on the screen leaves with its
// title, numbers as numbers and texts that begin with a sign as texts.
func TestTableOfTheWindowBecomesAWorkbook(t *testing.T) {
	g := kit.NewGrid([]kit.Column{{ID: "mark", Width: 26}, {ID: "name", Title: "Đơn\nvị", Width: 200}, {ID: "n", Title: "Số hộ", Width: 60, Align: kit.AlignRight}},
		kit.GridOptions{TreeColumn: 1})
	g.SetRows([]kit.Row{{Kind: kit.RowGroup, Cells: kit.Texts("", "Khối thôn", "")}, {Level: 1, Cells: kit.Texts("", "Thôn 1", "1.234,5")},
		{Level: 1, Cells: kit.Texts("", "=1+1", "–")}})
	g.SetFoot([]kit.Row{{Kind: kit.RowTotal, Cells: kit.Texts("", "Cộng", "1.234,5")}})
	s := shell.Sheet{Title: "Đơn vị, 6 tháng", Sample: true, Table: g.Table()}
	d := tableDoc(s)
	table := d.Sections[0].Blocks[0].(doc.Table)
	var got []string
	for _, r := range append(table.Header, table.Rows...) {
		text := ""
		for _, c := range r.Cells {
			text += "|" + c.Runs[0].S
		}
		got = append(got, text)
	}
	want := []string{"|Đơn vị|Số hộ", "|Khối thôn|", "|   Thôn 1|1.234,5", "|   =1+1|–", "|Cộng|1.234,5"}
	if diff := cmp.Diff(want, got); diff != "" || !d.Sample {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if table.Header[0].Cells[1].Align != doc.Centre || table.Rows[1].Cells[1].Align != doc.Right {
		t.Errorf("aligned %+v", table.Rows[1].Cells)
	}
	path := filepath.Join(t.TempDir(), "Đơn vị.xlsx")
	if err := writeTable(context.Background(), path, s); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("no workbook: %v", err)
	}
	if err := writeTable(context.Background(), filepath.Join(path, "x.xlsx"), s); model.Message(err) == "" {
		t.Error("a folder that is none was written to")
	}
}
