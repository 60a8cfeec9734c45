package xmlsheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet/raw"
)

const workbook = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>
<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="d"><Font ss:FontName=".VnTime"/><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="A &amp; B"><Table><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Tiêu đề</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="p"><Data ss:Type="Number">0.996</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2024-06-18T00:00:00.000</Data></Cell>
<Cell ss:Formula="=1+1"/><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`

func TestWorkbookOf2003(t *testing.T) {
	if !Is([]byte(workbook)) || Is([]byte("<html></html>")) {
		t.Error("a workbook is not told from a page")
	}
	b, err := Read([]byte(workbook))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 2 || b.Sheets[0].Name != "A & B" || b.Sheets[0].Hidden || !b.Sheets[1].Hidden {
		t.Fatalf("sheets %+v", b.Sheets)
	}
	s := b.Sheets[0]
	want := [][]raw.Cell{
		{{Kind: raw.Text, Text: "Tiêu đề"}, {}, {Kind: raw.Error, Text: "#N/A"}}, nil, nil,
		{{}, {Kind: raw.Number, Text: "0.996", Look: 1}, {Kind: raw.Date, Text: "2024-06-18T00:00:00.000", Look: 2}, {Kind: raw.Pending}, {Kind: raw.Text, Text: "TRUE"}},
	}
	for i, row := range want {
		if diff := cmp.Diff(row, s.Rows[i].Cells); diff != "" {
			t.Errorf("row %d (-want +got):\n%s", i+1, diff)
		}
	}
	if b.Looks[1].Shows != raw.ShowsPercent || b.Looks[2].Shows != raw.ShowsDay || b.Looks[2].Font != ".VnTime" {
		t.Errorf("looks %+v", b.Looks)
	}
	if !s.Rows[3].Hidden || !s.ColHidden(4) || s.ColHidden(2) || len(s.Merges) != 1 {
		t.Errorf("hidden %v, merges %v", s.Rows[3].Hidden, s.Merges)
	}
}

func TestBrokenWorkbookOf2003(t *testing.T) {
	for _, content := range []string{workbook[:len(workbook)-40], `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`} {
		if _, err := Read([]byte(content)); err == nil {
			t.Errorf("%.60s: no error", content)
		}
	}
}

// FuzzRead reads workbooks of any content:
//
//	go test -run xxx -fuzz FuzzRead -fuzztime 30s ./data/sheet/xmlsheet
func FuzzRead(f *testing.F) {
	f.Add([]byte(workbook))
	f.Fuzz(func(t *testing.T, content []byte) {
		b, err := Read(content)
		if err == nil && len(b.Sheets) == 0 {
			t.Error("no sheets and no error")
		}
	})
}
