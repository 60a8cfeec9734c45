package papers_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/sample"
	"sothidua/data/sample/sampletest"
	"sothidua/data/vn"
)

// sourceLines returns the lines of the scanned plan: without the marks of
// Markdown, and with the paragraphs that a page broke joined again.
func sourceLines(t *testing.T) []string {
	t.Helper()
	s := sampletest.Plan(t)
	s = regexp.MustCompile(`(?m)^#+ `).ReplaceAllString(s, "")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "*", ""), "  \n", "\n")
	var out []string
	for _, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		first := []rune(line)[0]
		n := len(out)
		if n > 0 && vn.Lower(string(first)) == string(first) && !strings.ContainsAny(line[:1], "0123456789-") {
			out[n-1] += " " + line // a page ended inside the paragraph
			continue
		}
		if n > 0 && strings.HasSuffix(out[n-1], "an ninh,") {
			out[n-1] += " " + line
			continue
		}
		out = append(out, line)
	}
	return out
}

// paperLines writes the plan as the scan has it, line by line.
func paperLines(d doc.Doc) []string {
	var out []string
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case doc.Letterhead:
				out = append(out, "Số: "+b.Number, b.Place+", "+vn.LongDate(b.Date))
			case doc.Closing:
				out = append(out, "Nơi nhận:")
				for i, r := range b.Recipients {
					end := ";"
					if i == len(b.Recipients)-1 {
						end = "."
					}
					out = append(out, "- "+r+end)
				}
				for _, s := range b.Signers {
					out = append(append(out, s.Lines...), s.Name)
				}
			default:
				for _, l := range linesOf(b) {
					if l != "" {
						out = append(out, l)
					}
				}
			}
		}
	}
	return out
}

// TestPlanIsTheSourceLineByLine: the plan rebuilt from the book is the scanned
// plan, line for line; what differs are the scanner's slips that the book mends,
// and nothing else.
func TestPlanIsTheSourceLineByLine(t *testing.T) {
	b, err := sample.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := made(t, sampleFacts(t, sampleService(t), papers.Request{Name: "plan"}))
	got, want := paperLines(d), sourceLines(t)
	if len(got) != len(want) {
		t.Fatalf("%d lines, source has %d: %s", len(got), len(want), cmp.Diff(want, got))
	}
	var mended []sample.Mend
	for i := range want {
		if got[i] == want[i] {
			continue
		}
		fixed := want[i]
		for _, m := range b.Mends {
			if strings.Contains(fixed, m.From) && strings.Replace(fixed, m.From, m.To, 1) == got[i] {
				fixed = got[i]
				mended = append(mended, m)
			}
		}
		if fixed != got[i] {
			t.Errorf("line %d\nsource %q\npaper  %q", i+1, want[i], got[i])
		}
	}
	if len(mended) != len(b.Mends) {
		t.Errorf("%d differences are mends, the book knows %d", len(mended), len(b.Mends))
	}
	if len(d.Gaps) > 0 {
		t.Errorf("a whole plan lacks %v", d.Gaps)
	}
}

// TestPlanWithoutOpeningCitesItsGrounds: grounds stand in the opening words of a
// plan or above them, never twice and never nowhere.
func TestPlanWithoutOpeningCitesItsGrounds(t *testing.T) {
	f := bare("plan")
	f.Book.Plan.Parts = []model.PlanPart{{Kind: model.PartBasis, Text: "Chỉ thị số 34-CT/TW"}, {Kind: model.PartBasis, Text: "Luật Thi đua, khen thưởng;"}}
	d := made(t, f)
	var got []string
	for _, b := range d.Sections[0].Blocks {
		if b, ok := b.(doc.Bases); ok {
			got = b.Lines
		}
	}
	if diff := cmp.Diff([]string{"Căn cứ Chỉ thị số 34-CT/TW", "Căn cứ Luật Thi đua, khen thưởng"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestItemsWithoutWords: an item that has no words of its own tells its name and
// plan, an item with leaves those of the leaves.
func TestItemsWithoutWords(t *testing.T) {
	f := bare("plan")
	rule := model.Rule{Comparator: model.AtMost, Unit: "%", Decimals: 2}
	f.Book.Targets = []model.Target{
		{ID: 1, Number: "1", Name: "Hộ nghèo", Leaf: true, Rule: rule, Plan: model.Of(model.Num("1.06"))},
		{ID: 2, Number: "2", Name: "Thu, chi"},
		{ID: 3, ParentID: 2, Number: "2a", Name: "Thu", Leaf: true, Rule: model.Rule{Comparator: model.AtLeast, Unit: "đồng"}, Plan: model.Of(model.Num("10129300000"))},
	}
	d := made(t, f)
	for _, want := range []string{"1. Hộ nghèo: 1,06%.", "2. Thu, chi: Thu: 10.129.300.000 đồng."} {
		if !has(d, want) {
			t.Errorf("no line %q in %q", want, lines(d))
		}
	}
}
