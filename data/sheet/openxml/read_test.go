package openxml

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet/raw"
)

// pack makes a workbook of its parts.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts {
		p, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// odd is a workbook as other programs write it: prefixes, absolute targets,
// parts under other names, cells without places.
func odd() map[string]string {
	return map[string]string{
		`xl\workbook.xml`: `<x:workbook xmlns:x="u" xmlns:z="v"><x:workbookPr date1904="1"/><x:sheets>
			<x:sheet name="Biểu đồ" z:id="c"/><x:sheet name="A &amp; B" z:id="s"/><x:sheet name="Ẩn" state="veryHidden" z:id="h"/></x:sheets>
			<x:definedNames><x:definedName name="N" localSheetId="1">"x&amp;y"</x:definedName></x:definedNames></x:workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="http://a/worksheet" Target="/XL/other/one.xml"/>
			<Relationship Id="h" Type="http://a/worksheet" Target="other/two.xml"/><Relationship Id="c" Type="http://a/chartsheet" Target="c.xml"/>
			<Relationship Id="t" Type="http://a/sharedStrings" Target="texts.xml"/><Relationship Id="y" Type="http://a/styles" Target="styles.xml"/></Relationships>`,
		"xl/texts.xml": `<sst><si><t xml:space="preserve"> một_x000D_hai _x0041 </t></si>
			<si><r><t>Tr</t></r><r><rPr><rFont val=".VnTime"/></rPr><t>êng</t></r><rPh><t>spoken</t></rPh></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><fonts><font><name val="Arial"/></font><font><name val=".VnTimeH"/></font></fonts>
			<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="1"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/other/one.xml": `<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>
			<row><c t="s"><v>0</v></c><c t="s" s="1"><v>1</v></c></row>
			<row r="3" hidden="1"><c r="B3" s="1"><v>0.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>abc</v></c><c><f>1+1</f></c></row>
			<row r="4"><c s="2"><v>100</v></c><c t="d"><v>2024-06-18</v></c><c t="inlineStr"><is><t>x</t></is></c><c/><c t="str"><v></v></c></row>
			</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1"/></mergeCells></worksheet>`,
		"xl/other/two.xml": `<worksheet/>`,
	}
}

func read(t testing.TB, content []byte) *raw.Book {
	t.Helper()
	p, err := raw.OpenPack(content)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Read(p, content)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestOddWorkbook(t *testing.T) {
	b := read(t, pack(t, odd()))
	if len(b.Sheets) != 2 || b.Sheets[0].Name != "A & B" || b.Sheets[0].Hidden || !b.Sheets[1].Hidden || !b.Base1904 {
		t.Fatalf("book %+v", b)
	}
	if diff := cmp.Diff([]raw.Name{{Name: "N", Value: `"x&y"`, Sheet: "A & B"}}, b.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	s := b.Sheets[0]
	if err := s.Load(); err != nil {
		t.Fatal(err)
	}
	want := [][]raw.Cell{
		{{Kind: raw.Text, Text: " một\rhai _x0041 "}, {Kind: raw.Text, Text: "Trêng", Look: 3}},
		nil,
		{{}, {Kind: raw.Number, Text: "0.5", Look: 1}, {Kind: raw.Text, Text: "TRUE"}, {Kind: raw.Error, Text: "#N/A"}, {Kind: raw.Text, Text: "abc"}, {Kind: raw.Pending}},
		{{Kind: raw.Number, Text: "100", Look: 2}, {Kind: raw.Date, Text: "2024-06-18"}, {Kind: raw.Text, Text: "x"}},
	}
	for i, row := range want {
		if diff := cmp.Diff(row, s.Rows[i].Cells); diff != "" {
			t.Errorf("row %d (-want +got):\n%s", i+1, diff)
		}
	}
	looks := []raw.Look{{Font: "Arial"}, {Shows: raw.ShowsPercent, Font: ".VnTimeH"}, {Shows: raw.ShowsDay}, {Shows: raw.ShowsPercent, Font: ".VnTime"}}
	if diff := cmp.Diff(looks, b.Looks); diff != "" {
		t.Errorf("looks (-want +got):\n%s", diff)
	}
	if !s.ColHidden(3) || s.ColHidden(4) || !s.Rows[2].Hidden || s.Rows[3].Hidden || len(s.Merges) != 1 {
		t.Errorf("hidden %v %v %v %v, merges %v", s.ColHidden(3), s.ColHidden(4), s.Rows[2].Hidden, s.Rows[3].Hidden, s.Merges)
	}
}

// What refers to nothing is an error, not an empty table.
// The part that lists the sheets may have another name: the package says which.
func TestWorkbookOfAnotherName(t *testing.T) {
	parts := map[string]string{
		"[Content_Types].xml": `<Types><Override PartName="/wtf/theme.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>
			<Override PartName="/wtf/book.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"wtf/book.xml":            `<workbook xmlns:r="r"><sheets><sheet name="A" r:id="s"/></sheets></workbook>`,
		"wtf/_rels/book.xml.rels": `<Relationships><Relationship Id="s" Type="http://a/worksheet" Target="one.xml"/></Relationships>`,
		"wtf/one.xml":             `<worksheet><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>`,
	}
	b := read(t, pack(t, parts))
	if err := b.Sheets[0].Load(); err != nil || b.Sheets[0].At(1, 1).Text != "5" {
		t.Errorf("%v, %+v", err, b.Sheets[0].Rows)
	}
	parts["[Content_Types].xml"] = `<Types><Override PartName="/wtf/book.xml" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>`
	p, err := raw.OpenPack(pack(t, parts))
	if err != nil || Is(p) {
		t.Errorf("a binary workbook is one of XML: %v", err)
	}
}

func TestBrokenReferences(t *testing.T) {
	for name, change := range map[string]func(parts map[string]string){
		"no such text":  func(p map[string]string) { p["xl/texts.xml"] = "<sst/>" },
		"no such sheet": func(p map[string]string) { delete(p, "xl/other/one.xml") },
		"no such cell":  func(p map[string]string) { p["xl/other/one.xml"] = `<worksheet><c r="1A"><v>1</v></c></worksheet>` },
		"no such range": func(p map[string]string) { p["xl/other/one.xml"] = `<worksheet><mergeCell ref="x"/></worksheet>` },
		"cut off":       func(p map[string]string) { p["xl/other/one.xml"] = `<worksheet><row><c><v>1</v></c>` },
	} {
		parts := odd()
		change(parts)
		if err := read(t, pack(t, parts)).Sheets[0].Load(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzSheet reads sheets, texts and styles of any content:
//
//	go test -run xxx -fuzz FuzzSheet -fuzztime 60s ./data/sheet/openxml
func FuzzSheet(f *testing.F) {
	parts := odd()
	f.Add(parts["xl/other/one.xml"], parts["xl/texts.xml"], parts["xl/styles.xml"])
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		parts := odd()
		parts["xl/other/one.xml"], parts["xl/texts.xml"], parts["xl/styles.xml"] = sheet, texts, styles
		content := pack(t, parts)
		p, err := raw.OpenPack(content)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Read(p, content)
		if err != nil {
			return
		}
		if err := b.Sheets[0].Load(); err == nil {
			for _, row := range b.Sheets[0].Rows {
				for _, c := range row.Cells {
					b.Look(c)
				}
			}
		}
	})
}
