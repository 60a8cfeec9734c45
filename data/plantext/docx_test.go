package plantext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// p writes a paragraph of a Word file; num is its list, empty for none.
func p(text, num, level string) string {
	props := ""
	if num != "" {
		props = `<w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>`
	}
	return "<w:p>" + props + "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>"
}

const numberingXML = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`

const stylesXML = `<w:styles xmlns:w="w"><w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>`

// wordFile writes a Word file with the given body.
func wordFile(t testing.TB, body string) []byte {
	return zipped(t, map[string]string{"word/numbering.xml": numberingXML, "word/styles.xml": stylesXML,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>` + body + `</w:body></w:document>`})
}

func TestDocxText(t *testing.T) {
	body := `<w:p><w:pPr><w:pStyle w:val="Muc"/></w:pPr><w:r><w:t>CHỈ TIÊU</w:t></w:r></w:p>` +
		p("Kinh tế", "1", "0") + p("Thu", "1", "1") + p("Chi", "1", "1") + p("chi tiết", "1", "2") + p("Xã hội", "1", "0") + p("Nghèo", "1", "1") +
		p("gạch", "2", "0") + p("Từ đầu", "4", "0") +
		`<w:p><w:r><w:t>Còn </w:t></w:r><w:del><w:r><w:delText>xóa</w:delText><w:t>xóa</w:t></w:r></w:del><w:ins><w:r><w:t>1,06%</w:t></w:r></w:ins>` +
		`<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>hết</w:t><w:br/><w:t>dòng sau</w:t></w:r></w:p>` +
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>một</w:t></mc:Choice><mc:Fallback><w:t>hai</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	want := "I. CHỈ TIÊU\n2. Kinh tế\n2.1. Thu\n2.2. Chi\na) chi tiết\n3. Xã hội\n3.1. Nghèo\n- gạch\n1. Từ đầu\nCòn 1,06% hết\ndòng sau\nmột\n"
	got, err := readDocx(wordFile(t, body), "a.docx")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func cell(text, props string) string {
	return "<w:tc><w:tcPr>" + props + "</w:tcPr>" + text + "</w:tc>"
}

func TestDocxTable(t *testing.T) {
	row := func(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
	body := "<w:tbl>" +
		row(cell(p("TT", "", ""), ""), cell(p("Chỉ tiêu", "", ""), ""), cell(p("ĐVT", "", ""), ""), cell(p("Kế hoạch", "", "")+p("năm 2025", "", ""), "")) +
		row(cell(p("I", "", ""), ""), cell(p("KINH TẾ", "", ""), `<w:gridSpan w:val="3"/>`)) +
		row(cell(p("1", "", ""), ""), cell(p("Diện tích lúa", "", ""), ""), cell(p("ha", "", ""), ""), cell(p("1.234,5", "", ""), "")) +
		row(cell(p("2", "", ""), ""), cell(p("Tỷ lệ hộ nghèo", "", ""), ""), cell(p("%", "", ""), ""), cell("<w:tbl>"+row(cell(p("&lt;", "", ""), ""), cell(p("2", "", ""), ""))+"</w:tbl>"+p("", "", ""), "")) +
		"</w:tbl>"
	got, err := readDocx(wordFile(t, p("Phụ lục các chỉ tiêu", "", "")+body), "a.docx")
	if err != nil {
		t.Fatal(err)
	}
	want := "Phụ lục các chỉ tiêu\n| TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2025 |\n| I | KINH TẾ |  |  |\n| 1 | Diện tích lúa | ha | 1.234,5 |\n| 2 | Tỷ lệ hộ nghèo | % | < 2 |\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
	r := Read(got)
	if len(r.Targets) != 2 || r.Targets[0].Value.Decimal.String() != "1234.5" || r.Targets[1].Comparator != "<" || r.Targets[1].Number != "2" {
		t.Errorf("%+v", r.Targets)
	}
}
