package docx_test

import (
	"bytes"
	"fmt"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document/doc"
	"sothidua/data/document/docx"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
	"sothidua/data/document/page"
)

// twips converts millimetres as Word counts.
func twips(mm float64) string { return fmt.Sprint(int(mm*1440/25.4 + 0.5)) }

func TestSectionsHaveTheDecreesShape(t *testing.T) {
	f := written(t, report())
	sections := f.document.all("w:sectPr")
	var got []string
	for _, s := range sections {
		size := s.first("w:pgSz").attrs
		line := size["w:w"] + "x" + size["w:h"] + size["w:orient"]
		if s.first("w:titlePg") != nil {
			line += " first"
		}
		if n := s.first("w:pgNumType"); n != nil {
			line += " from " + n.attrs["w:start"]
		}
		got = append(got, line)
		m := s.first("w:pgMar").attrs
		for side, mm := range map[string]float64{"w:top": 20, "w:bottom": 20, "w:left": 30, "w:right": 15} {
			if m[side] != twips(mm) {
				t.Errorf("%s is %s twips, want %s", side, m[side], twips(mm))
			}
		}
	}
	up, across := twips(210)+"x"+twips(297), twips(297)+"x"+twips(210)+"landscape"
	if d := cmp.Diff([]string{up + " first", across + " first from 1", across, up}, got); d != "" {
		t.Error(d)
	}
	// All sections but the last end in a paragraph.
	for i, s := range f.document.first("w:body").kids {
		if s.name == "w:sectPr" && i != len(f.document.first("w:body").kids)-1 {
			t.Errorf("the properties at %d stand alone", i)
		}
	}
}

func TestPageNumbersAndTheSampleMarkStandInTheHeader(t *testing.T) {
	f := written(t, report())
	rels := map[string]string{}
	for _, r := range f.part(t, "word/_rels/document.xml.rels").kids {
		rels[r.attrs["Id"]] = "word/" + r.attrs["Target"]
	}
	for i, s := range f.document.all("w:sectPr") {
		for _, ref := range s.all("w:headerReference") {
			h := f.part(t, rels[ref.attrs["r:id"]])
			field := h.first("w:fldSimple")
			if kind := ref.attrs["w:type"]; (field != nil) != (kind == "default") {
				t.Errorf("section %d: the %s header has a number: %v", i+1, kind, field != nil)
			}
			if field != nil && strings.TrimSpace(field.attrs["w:instr"]) != "PAGE" {
				t.Errorf("field %q", field.attrs["w:instr"])
			}
			if !strings.Contains(says(h), "(sốliệumẫu)") {
				t.Errorf("section %d: no sample mark", i+1)
			}
			tabs := h.all("w:tab")
			wide := s.first("w:pgSz").attrs["w:w"]
			want := twips(165)
			if wide == twips(297) {
				want = twips(252)
			}
			if tabs[0].attrs["w:val"] != "center" || tabs[1].attrs["w:pos"] != want {
				t.Errorf("section %d: tabs %v %v", i+1, tabs[0].attrs, tabs[1].attrs)
			}
		}
	}
	d := report()
	d.Sample = false
	for name, data := range written(t, d).parts {
		if strings.Contains(name, "header") && bytes.Contains(data, []byte(flow.SampleText)) {
			t.Errorf("%s marks true figures as samples", name)
		}
	}
}

func TestTheTextIsThatOfThePages(t *testing.T) {
	for name, d := range papers() {
		pages := lay.Pages(d, font.Embedded()).Pages
		got, want := says(written(t, d).document), pageText(d, pages)
		if name == "extreme" {
			// A page end parts the cells of its long row, so only the letters
			// can be compared.
			got, want = sorted(got), sorted(want)
		}
		if got != want {
			i := 0
			for i < min(len(got), len(want)) && got[i] == want[i] {
				i++
			}
			t.Errorf("%s: the file says …%.80q, the pages …%.80q", name, got[i:], want[i:])
		}
	}
}

// sorted returns the letters of s in the order of their numbers.
func sorted(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// pageText returns what the pages say in reading order without white; headers
// of tables that stand again and the head of the page count once.
func pageText(d doc.Doc, pages []page.Page) string {
	headers := map[string]bool{}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(doc.Table); ok {
				head := ""
				for _, r := range t.Header {
					for _, c := range r.Cells {
						for _, x := range c.Runs {
							head += strings.Join(strings.Fields(x.S), "")
						}
					}
				}
				headers[head] = head != ""
			}
		}
	}
	all := ""
	for i, p := range pages {
		var b strings.Builder
		for _, it := range p.Items {
			if x, ok := it.(page.Text); ok && x.Y >= flow.OfficialMargins.Top {
				b.WriteString(strings.Join(strings.Fields(x.S), ""))
			}
		}
		text := b.String()
		for h := range headers {
			if i > 0 && headers[h] && strings.HasPrefix(text, h) && !strings.HasPrefix(text, h+"Nhóm1") {
				text = strings.TrimPrefix(text, h)
			}
		}
		all += text
	}
	return all
}

func TestStylesAreThoseOfTheDecree(t *testing.T) {
	f := written(t, report())
	styles := f.part(t, "word/styles.xml")
	defaults := styles.first("w:docDefaults")
	if fonts := defaults.first("w:rFonts"); fonts.attrs["w:ascii"] != "Times New Roman" || fonts.attrs["w:hAnsi"] != "Times New Roman" {
		t.Errorf("fonts %v", fonts.attrs)
	}
	if lang := defaults.first("w:lang"); lang.attrs["w:val"] != "vi-VN" {
		t.Errorf("language %v", lang.attrs)
	}
	want := map[string]string{ // size in half points and marks
		"BodyText": "26", "Title": "28 b", "Subtitle": "28 b", "Heading1": "26 b", "Heading3": "26 b i", "Heading4": "26 i",
		"StateName": "25 b", "Motto": "27 b", "Issuer": "25 b", "DocNumber": "26", "DocDate": "26 i", "LegalBasis": "26 i",
		"Signer": "27 b", "CopyList": "22", "TableText": "22", "Annex": "28 b",
	}
	got := map[string]string{}
	for _, s := range styles.all("w:style") {
		id := s.attrs["w:styleId"]
		if _, ok := want[id]; !ok {
			continue
		}
		got[id] = s.first("w:sz").attrs["w:val"]
		for _, mark := range []string{"b", "i"} {
			if s.first("w:"+mark) != nil {
				got[id] += " " + mark
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for style, paragraph := range map[string]string{
		"Title": "BÁO CÁO", "Subtitle": "Kết quả thực hiện phong trào thi đua", "Heading1": "I. KẾT QUẢ", "Heading2": "1. Kết quả chung",
		"StateName": flow.StateName, "Motto": flow.Motto, "LegalBasis": "Căn cứ Luật Thi đua, khen thưởng;", "Annex": "Phụ lục I",
		"Signer": "Nguyễn Văn Diễn", "CopyList": "- Lưu: VT, TĐKT.", "ListBullet": "-Một ý;", "ListParagraph": "b) Ý có chữ.",
	} {
		if got := f.paragraph(t, paragraph).first("w:pStyle").attrs["w:val"]; got != style {
			t.Errorf("%q has style %s, want %s", paragraph, got, style)
		}
	}
	for i, id := range []string{"Heading1", "Heading2", "Heading3", "Heading4"} {
		for _, s := range styles.all("w:style") {
			if s.attrs["w:styleId"] == id && s.first("w:outlineLvl").attrs["w:val"] != fmt.Sprint(i) {
				t.Errorf("%s has level %v", id, s.first("w:outlineLvl").attrs)
			}
		}
	}
}

func TestRulesAreLinesNotUnderscores(t *testing.T) {
	f := written(t, report())
	if strings.Contains(says(f.document), "_") {
		t.Error("underscores in the text")
	}
	var lengths []float64
	for _, p := range f.document.all("w:p") {
		if p.first("w:pBdr") == nil {
			continue
		}
		ind := p.first("w:ind").attrs
		if ind["w:left"] != ind["w:right"] {
			t.Errorf("rule %v is not centred", ind)
		}
		var side int
		fmt.Sscan(ind["w:left"], &side)
		lengths = append(lengths, float64(side)*25.4/1440)
	}
	if len(lengths) != 4 { // issuer, motto, title, annex
		t.Fatalf("%d rules", len(lengths))
	}
	fonts := font.Embedded()
	_, right := lay.HeadColumns(fonts, 165)
	if got, want := right+3-2*lengths[1], fonts.Width(flow.Motto, font.Bold, flow.MottoSize); got < want-0.1 || got > want+0.1 {
		t.Errorf("rule under the motto is %.1f mm, the text %.1f", got, want)
	}
	about := fonts.Width("Kết quả thực hiện phong trào thi đua", font.Bold, flow.TitleSize)
	if share := (165 - 2*lengths[2]) / about; share < 1.0/3 || share > 0.5 {
		t.Errorf("rule under the subject is %.2f of it", share)
	}
}

func TestTablesRepeatTheirHeaderAndKeepTheirRows(t *testing.T) {
	long := table(12)
	long.Rows[3].Cells[1].Runs = doc.Text(prose(200))
	f := written(t, doc.Doc{Sections: []doc.Section{{Blocks: []doc.Block{long, closing()}}}})
	rows := f.document.all("w:tbl")[0].all("w:tr")
	for i, r := range rows {
		if (r.first("w:tblHeader") != nil) != (i < 2) {
			t.Errorf("row %d repeats: %v", i+1, i >= 2)
		}
		if (r.first("w:cantSplit") == nil) != (i == 5) {
			t.Errorf("row %d may be parted: %v", i+1, r.first("w:cantSplit") == nil)
		}
		keep := i < 2 || (i-2)%5 == 0 || i >= len(rows)-2 // header, groups, the rows before the closing
		if (r.first("w:keepNext") != nil) != keep {
			t.Errorf("row %d stays with the next: %v, want %v", i+1, !keep, keep)
		}
	}
	if rows[0].first("w:b") == nil || rows[3].first("w:b") != nil {
		t.Error("only the header and groups are bold")
	}
}

func TestPicturesHaveWordsAndResolution(t *testing.T) {
	f := written(t, report())
	n := 0
	for name, data := range f.parts {
		if !strings.HasSuffix(name, ".png") {
			continue
		}
		n++
		if _, err := png.Decode(bytes.NewReader(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n != 3 {
		t.Fatalf("%d pictures", n)
	}
	inline := f.document.first("wp:inline")
	img, err := png.DecodeConfig(bytes.NewReader(f.parts["word/media/image1.png"]))
	if err != nil {
		t.Fatal(err)
	}
	var cx float64
	fmt.Sscan(inline.first("wp:extent").attrs["cx"], &cx)
	if dpi := float64(img.Width) / (cx / 914400); dpi < 200 {
		t.Errorf("%.0f dots per inch", dpi)
	}
	if alt := inline.first("wp:docPr").attrs["descr"]; alt != "Biểu đồ một thanh" {
		t.Errorf("words %q", alt)
	}
	if at := f.document.first("wp:anchor").all("wp:posOffset"); at[0].text != fmt.Sprint(int(39.5*36000)) || at[1].text != fmt.Sprint(int(29.5*36000)) {
		t.Errorf("the sheet stands at %s, %s", at[0].text, at[1].text)
	}
}

func TestWordsOnASheetStandInFramesToBeEdited(t *testing.T) {
	f := written(t, papers()["words"])
	if n := len(f.document.all("w:drawing")); n != 0 {
		t.Errorf("%d pictures", n)
	}
	fonts := font.Embedded()
	name := f.paragraph(t, "Bà Lê Thị Mai").first("w:framePr").attrs
	if want := twips(148.5 - fonts.Width("Bà Lê Thị Mai", font.Bold, 20)/2); name["w:x"] != want || name["w:hAnchor"] != "page" || name["w:vAnchor"] != "page" {
		t.Errorf("frame %v, want it at %s", name, want)
	}
	if want := twips(100 - flow.Baseline(20)); name["w:y"] != want {
		t.Errorf("frame at %s, want %s", name["w:y"], want)
	}
	if n, m := len(f.document.all("w:framePr")), len(f.document.all("w:sectPr")); n != 4 || m != 2 {
		t.Errorf("%d frames in %d sections", n, m)
	}
}

func TestBlanksAreDots(t *testing.T) {
	f := written(t, report())
	n := 0
	for _, x := range f.document.all("w:t") {
		if blankText(x.text) {
			n++
		}
	}
	if n != 4 { // number, day, in the text, name of the last signer
		t.Errorf("%d blanks", n)
	}
	long := written(t, doc.Doc{Sections: []doc.Section{{Blocks: []doc.Block{doc.Paragraph{Runs: []doc.Run{{Blank: 900}}}}}}})
	dots := long.document.first("w:t").text
	if w := font.Embedded().Width(dots, font.Regular, flow.BodySize); w > 165-flow.BodyIndent || w < 140 {
		t.Errorf("a blank longer than the line is %.1f mm", w)
	}
}

func TestCoreProperties(t *testing.T) {
	core := written(t, report()).part(t, "docProps/core.xml")
	for name, want := range map[string]string{"dc:title": "Báo cáo <6 tháng> & “năm”", "dc:language": "vi-VN", "dcterms:created": "2024-06-18T00:00:00Z"} {
		if got := core.first(name).text; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestControlCharactersAreLeftOut(t *testing.T) {
	f := written(t, doc.Doc{Title: "a\x00b", Sections: []doc.Section{{Blocks: []doc.Block{doc.Paragraph{Runs: doc.Text("Xa\u0303\x01 Tri\u0301\tYên\xff\uffff")}}}}})
	if got := f.document.first("w:t").text; got != "Xã Trí Yên" {
		t.Errorf("text %q", got)
	}
}

// refusing takes no bytes, as a full disk does.
type refusing struct{ asked int }

func (r *refusing) Write([]byte) (int, error) {
	r.asked++
	return 0, fmt.Errorf("no room")
}

func TestErrorsLeaveNothingHalfWritten(t *testing.T) {
	var out refusing
	err := docx.Write(&out, report(), font.Embedded())
	if err == nil || !strings.Contains(err.Error(), "no room") || out.asked != 1 {
		t.Errorf("error %v after %d writes", err, out.asked)
	}
}
