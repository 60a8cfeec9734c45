package document_test

import (
	"math"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// box is a text with the space its letters take.
type box struct {
	page.Text
	x1, y1, x2, y2 float64
}

func boxes(p document.Page) []box {
	var out []box
	for _, it := range p.Items {
		t, ok := it.(page.Text)
		if !ok || strings.TrimSpace(t.S) == "" {
			continue
		}
		em := t.Size * font.PointMM
		x := t.Start(p.Fonts)
		t.S = strings.TrimRight(t.S, " ")
		out = append(out, box{Text: t, x1: x, x2: x + t.Width(p.Fonts), y1: t.Y - 0.66*em, y2: t.Y})
	}
	return out
}

// joined returns the texts of all pages, one a line.
func joined(d document.Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, x := range boxes(p) {
			b.WriteString(x.S + "\n")
		}
	}
	return b.String()
}

// flat returns the words of a document without line ends, for sentences that
// may be broken.
func flat(d document.Document) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(joined(d)), " "), "\u00a0", " ")
}

// find returns the first text that reads s.
func find(t *testing.T, p document.Page, s string) box {
	t.Helper()
	for _, x := range boxes(p) {
		if x.S == s {
			return x
		}
	}
	t.Fatalf("no text %q on the page", s)
	return box{}
}

func lines(p document.Page) []page.Line {
	var out []page.Line
	for _, it := range p.Items {
		if l, ok := it.(page.Line); ok {
			out = append(out, l)
		}
	}
	return out
}

// planLine returns the 100% line of a chart page.
func planLine(t *testing.T, p document.Page) page.Line {
	t.Helper()
	for _, l := range lines(p) {
		if l.Width == document.PlanLineWidth {
			return l
		}
	}
	t.Fatal("no 100% line on the page")
	return page.Line{}
}

// sound checks what must hold of every page: text inside the sheet's edges,
// nothing over anything else, no upright line through a word.
func sound(t *testing.T, d document.Document, left, right, bottom float64) {
	t.Helper()
	const eps = 0.05
	for n, p := range d.Pages {
		all := boxes(p)
		for i, a := range all {
			if a.x1 < left-eps || a.x2 > p.W-right+eps || a.y1 < 0 || a.y2 > p.H-bottom+eps {
				t.Errorf("page %d: %q at %.1f..%.1f, %.1f..%.1f leaves the text area", n+1, a.S, a.x1, a.x2, a.y1, a.y2)
			}
			for _, b := range all[i+1:] {
				if a.x1 < b.x2-eps && b.x1 < a.x2-eps && a.y1 < b.y2-eps && b.y1 < a.y2-eps {
					t.Errorf("page %d: %q and %q overlap", n+1, a.S, b.S)
				}
			}
			for _, l := range lines(p) {
				if l.X1 == l.X2 && l.X1 > a.x1+eps && l.X1 < a.x2-eps && math.Min(l.Y1, l.Y2) < a.y2-eps && math.Max(l.Y1, l.Y2) > a.y1+eps && !covered(p, l, a) {
					t.Errorf("page %d: a line crosses %q", n+1, a.S)
				}
			}
		}
	}
}

// covered tells whether a filled box is drawn over the line where the text
// stands.
func covered(p document.Page, l page.Line, a box) bool {
	after := false
	for _, it := range p.Items {
		switch x := it.(type) {
		case page.Line:
			after = after || x.X1 == l.X1 && x.Y1 == l.Y1 && x.Y2 == l.Y2
		case page.Rect:
			if after && x.Fill != page.None && x.X <= a.x1 && x.X+x.W >= a.x2 && x.Y <= a.y1 && x.Y+x.H >= a.y2 {
				return true
			}
		}
	}
	return false
}

// soundChart checks a chart's pages.
func soundChart(t *testing.T, d document.Document) {
	t.Helper()
	if d.Pages[0].W == page.A4Short {
		sound(t, d, 30, 15, 20)
	} else {
		sound(t, d, 20, 15, 13)
	}
}
