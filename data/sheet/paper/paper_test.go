package paper

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sothidua/data/document/doc"
	"sothidua/data/model"
)

func cells(align doc.Align, texts ...string) doc.Row {
	var r doc.Row
	for _, s := range texts {
		r.Cells = append(r.Cells, doc.Cell{Runs: doc.Text(s), Align: align})
	}
	return r
}

// TestTablesReadBack: numbers are numbers with their decimals shown, texts that
// look like numbers stay texts, and merged cells cover what they cover.
func TestTablesReadBack(t *testing.T) {
	head := cells(doc.Centre, "STT", "Kỳ", "Ghi chú")
	head.Cells[0].Down, head.Cells[1].Across, head.Cells[2].Down = 2, 2, 2
	under := cells(doc.Centre, "Kế hoạch", "Thực hiện")
	d := doc.Doc{Title: "Bảng thử", Sample: true, Sections: []doc.Section{{Blocks: []doc.Block{
		doc.Table{Widths: []float64{1, 2, 2, 3}, Header: []doc.Row{head, under}, Rows: []doc.Row{
			cells(doc.Right, "1", "10.129.300.000", "1,06", "–"), cells(doc.Left, "01", "05/08", "1.234", "≤ 5"), cells(doc.Right, "−2,5", "", "45,7 (*)", "100,0")}},
		doc.Paragraph{}, doc.Table{Widths: []float64{1}, Rows: []doc.Row{cells(doc.Left, "hai")}}}}}}
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	raw := func(sheet, cell string) string {
		s, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	got := map[string]string{}
	for _, c := range []string{"A1", "A3", "B3", "D3", "B4", "C4", "A5", "B5", "C5", "D5", "A6", "B6", "C6", "D6", "A7", "B7", "C7", "D7"} {
		got[c] = raw("Bảng 1", c)
	}
	want := map[string]string{"A1": "Bảng thử (số liệu mẫu)", "A3": "STT", "B3": "Kỳ", "D3": "Ghi chú", "B4": "Kế hoạch", "C4": "Thực hiện",
		"A5": "1", "B5": "10129300000", "C5": "1.06", "D5": "–", "A6": "01", "B6": "05/08", "C6": "1.234", "D6": "≤ 5", "A7": "-2.5", "B7": "", "C7": "45,7 (*)", "D7": "100"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for cell, want := range map[string]excelize.CellType{"B5": excelize.CellTypeUnset, "C6": excelize.CellTypeSharedString} {
		if k, err := f.GetCellType("Bảng 1", cell); err != nil || k != want {
			t.Errorf("%s has type %v, %v", cell, k, err)
		}
	}
	if s, err := f.GetCellValue("Bảng 1", "D7"); err != nil || s != "100.0" {
		t.Errorf("a number with a decimal is shown as %q, %v", s, err)
	}
	merged, err := f.GetMergeCells("Bảng 1")
	if err != nil || len(merged) != 3 {
		t.Errorf("merged %v, %v", merged, err)
	}
	if s := raw("Bảng 2", "A3"); s != "hai" {
		t.Errorf("second table %q", s)
	}
}

func TestNoTable(t *testing.T) {
	if err := Write(&bytes.Buffer{}, doc.Doc{Title: "Giấy mời"}); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a paper without tables: %v", err)
	}
}
