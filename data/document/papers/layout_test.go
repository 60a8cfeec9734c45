package papers_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/document/docx"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/document/papers"
	"sothidua/data/model"
)

// contents are the short, normal and extreme content of a paper.
func contents(t *testing.T, name string, normal func(string) papers.Facts) map[string]papers.Facts {
	t.Helper()
	return map[string]papers.Facts{"short": bare(name), "normal": normal(name), "extreme": extreme(name)}
}

// drawn are the papers with pages of their own shape, which have no margins.
var drawn = []string{"meeting-pack", "certificate"}

// TestEveryPaperKeepsNĐ30 measures the pages of every paper on short, normal and
// extreme content: A4, text within the margins (top and bottom 20 to 25 mm, left
// 30 to 35, right 15 to 20), letters of 10 to 14 points, black, the number of the
// page centred above the text from page 2 on.
func TestEveryPaperKeepsNĐ30(t *testing.T) {
	s := sampleService(t)
	normal := func(name string) papers.Facts { return sampleFacts(t, s, papers.Request{Name: name, Code: model.H1}) }
	for _, k := range papers.List() {
		if slices.Contains(drawn, k.Name) {
			continue
		}
		for content, f := range contents(t, k.Name, normal) {
			laid := document.FromDoc(made(t, f))
			for i, p := range laid.Pages {
				if fault := measure(p); fault != "" {
					t.Errorf("%s, %s, page %d: %s", k.Name, content, i+1, fault)
				}
			}
		}
	}
}

// measure returns what a page does wrong, "" for nothing.
func measure(p page.Page) string {
	if p.W*p.H != page.A4Long*page.A4Short {
		return "not A4"
	}
	const slack = 0.2 // millimetres
	m := flow.OfficialMargins
	for _, it := range p.Items {
		x, ok := it.(page.Text)
		if !ok || x.S == "" {
			continue
		}
		left, width := x.X, p.Fonts.Width(x.S, x.Style, x.Size)+x.Gap*float64(strings.Count(x.S, " "))
		switch x.Anchor {
		case page.Centre:
			left -= width / 2
		case page.Right:
			left -= width
		}
		_, err := strconv.Atoi(x.S)
		above := x.Y < m.Top
		switch {
		case above && x.S != flow.SampleText && err != nil:
			return strconv.Quote(x.S) + " stands in the top margin"
		case above && err == nil && left < 90:
			return "the number of the page is not centred"
		case left < m.Left-slack || left+width > p.W-m.Right+slack:
			return strconv.Quote(x.S) + " leaves the margins"
		case x.Y > p.H-m.Bottom+slack:
			return strconv.Quote(x.S) + " stands in the bottom margin"
		case x.Size < 9 || x.Size > 14:
			return strconv.Quote(x.S) + " has letters of " + strconv.FormatFloat(x.Size, 'f', 1, 64)
		}
	}
	return ""
}

// tag is a mark of a Word file.
var tag = regexp.MustCompile(`<[^>]*>`)

// TestWordHoldsWhatThePaperSays: every word of a paper is in its Word file, too.
func TestWordHoldsWhatThePaperSays(t *testing.T) {
	s := sampleService(t)
	for _, k := range papers.List() {
		if k.Name == "certificate" {
			continue // drawn sheets go into Word as pictures
		}
		d := made(t, sampleFacts(t, s, papers.Request{Name: k.Name, Code: model.H1}))
		text := wordText(t, d)
		for _, section := range d.Sections {
			for _, b := range section.Blocks {
				switch b.(type) {
				case doc.Letterhead, doc.Sheet, doc.Figure:
					continue // day and drawings are written otherwise
				}
				for _, l := range linesOf(b) {
					for _, word := range strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '…' || r == '|' || r == '\u00a0' }) {
						if !strings.Contains(text, word) {
							t.Errorf("%s: the Word file lacks %q of %q", k.Name, word, l)
						}
					}
				}
			}
		}
	}
}

// wordText returns the text of the Word file of a paper.
func wordText(t *testing.T, d doc.Doc) string {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(&b, d, font.Embedded()); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	out := tag.ReplaceAllString(string(text), "")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&quot;", `"`, "&amp;", "&").Replace(out)
}

// BenchmarkMeetingPack makes the pack of the sample year, from facts to PDF.
func BenchmarkMeetingPack(b *testing.B) {
	f := sampleFacts(b, sampleService(b), papers.Request{Name: "meeting-pack", Code: model.H1})
	for b.Loop() {
		d, err := papers.Make(f)
		if err != nil {
			b.Fatal(err)
		}
		if err := document.WritePDF(io.Discard, document.FromDoc(d)); err != nil {
			b.Fatal(err)
		}
	}
}
