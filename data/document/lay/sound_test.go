package lay

import (
	"math"
	"slices"
	"strings"
	"testing"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// portrait is the frame of an upright page.
var portrait = FrameOf(doc.Section{})

// one makes a paper of one upright section.
func one(blocks ...doc.Block) doc.Doc {
	return doc.Doc{Title: "Văn bản", Sections: []doc.Section{{Blocks: blocks}}}
}

func texts(p page.Page) []page.Text {
	var out []page.Text
	for _, it := range p.Items {
		if t, ok := it.(page.Text); ok && strings.TrimSpace(t.S) != "" {
			t.X, t.Anchor = t.Start(p.Fonts), page.Left
			t.S = strings.TrimRight(t.S, " \u00a0")
			out = append(out, t)
		}
	}
	return out
}

// find returns the first text of the page that reads s.
func find(t *testing.T, p page.Page, s string) page.Text {
	t.Helper()
	for _, x := range texts(p) {
		if strings.ReplaceAll(x.S, "\u00a0", " ") == s {
			return x
		}
	}
	t.Fatalf("no text %q on the page", s)
	return page.Text{}
}

func rules(p page.Page) []page.Line {
	var out []page.Line
	for _, it := range p.Items {
		if l, ok := it.(page.Line); ok && l.Dash == nil {
			out = append(out, l)
		}
	}
	return out
}

func dots(p page.Page) []page.Line {
	var out []page.Line
	for _, it := range p.Items {
		if l, ok := it.(page.Line); ok && l.Dash != nil {
			out = append(out, l)
		}
	}
	return out
}

func rects(p page.Page) []page.Rect {
	var out []page.Rect
	for _, it := range p.Items {
		if r, ok := it.(page.Rect); ok {
			out = append(out, r)
		}
	}
	return out
}

// body returns the texts below the top margin.
func body(p page.Page) []page.Text {
	return slices.DeleteFunc(texts(p), func(t page.Text) bool { return t.Y < flow.OfficialMargins.Top })
}

// squeezed returns the letters of the texts without any white.
func squeezed(ts []page.Text) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteString(strings.Join(strings.Fields(t.S), ""))
	}
	return b.String()
}

// letters returns what all pages say, without white and page heads.
func letters(pages []page.Page) string {
	var b strings.Builder
	for _, p := range pages {
		b.WriteString(squeezed(body(p)))
	}
	return b.String()
}

// sound checks what holds of every page: text and cells inside the margins,
// nothing over anything else, no upright edge through a word.
func sound(t *testing.T, pages []page.Page) {
	t.Helper()
	const eps = 0.05
	for n, p := range pages {
		f := FrameOf(doc.Section{Landscape: p.W > p.H})
		all := body(p)
		for i, a := range all {
			ax2, ay1 := a.X+a.Width(p.Fonts), a.Y-flow.CapHeight*a.Size*font.PointMM
			if a.X < f.Left()-eps || ax2 > f.Right()+eps || ay1 < f.Margins.Top-eps || a.Y > f.H-f.Margins.Bottom+eps {
				t.Errorf("page %d: %q at %.1f..%.1f, %.1f leaves the text area", n+1, a.S, a.X, ax2, a.Y)
			}
			for _, b := range all[i+1:] {
				bx2, by1 := b.X+b.Width(p.Fonts), b.Y-flow.CapHeight*b.Size*font.PointMM
				if a.X < bx2-eps && b.X < ax2-eps && ay1 < b.Y-eps && by1 < a.Y-eps {
					t.Errorf("page %d: %q and %q overlap", n+1, a.S, b.S)
				}
			}
			for _, r := range rects(p) {
				for _, x := range []float64{r.X, r.X + r.W} {
					if x > a.X+eps && x < ax2-eps && r.Y < a.Y-eps && r.Y+r.H > ay1+eps {
						t.Errorf("page %d: an edge crosses %q", n+1, a.S)
					}
				}
			}
		}
		for _, r := range rects(p) {
			if r.Y < f.Margins.Top-eps || r.Y+r.H > f.H-f.Margins.Bottom+eps || r.X < f.Left()-eps || r.X+r.W > f.Right()+eps {
				t.Errorf("page %d: cell %.1f..%.1f leaves the text area", n+1, r.Y, r.Y+r.H)
			}
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// middle returns the middle of a text.
func middle(t page.Text, fonts *font.Set) float64 { return t.X + t.Width(fonts)/2 }
