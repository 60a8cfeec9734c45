package plot

import (
	"math"
	"testing"

	"sothidua/data/document/chart"
	"sothidua/data/document/page"
	"sothidua/data/progress"
)

// looks are those that stand side by side in one chart.
func looks() map[string][]chart.Look {
	out := map[string][]chart.Look{"columns": {chart.LastYear, chart.ThisYear, chart.Partial}}
	for _, j := range progress.Judgements {
		out["judgements"] = append(out["judgements"], chart.Judged(j))
	}
	for _, h := range progress.Handings {
		out["reports"] = append(out["reports"], chart.Delivered(h))
	}
	return out
}

// lightness is the relative luminance of WCAG 2, 0 to 1.
func lightness(c page.Colour) float64 {
	r, g, b := c.Parts()
	part := func(v int) float64 {
		f := float64(v) / 255
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b page.Colour) float64 {
	x, y := lightness(a), lightness(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// In black and white two fills of one chart differ in texture, or clearly in
// darkness; a pale fill is told from white by its edge.
func TestFillsDifferInBlackAndWhite(t *testing.T) {
	for name, list := range looks() {
		for i, a := range list {
			f := fillOf(a, true)
			for _, c := range []page.Colour{f.body, f.edge, f.lines} {
				if c != c.GreyOf() {
					t.Errorf("%s: %s is drawn in colour %x", name, a, c)
				}
			}
			if contrast(f.edge, page.White) < 4.5 {
				t.Errorf("%s: the edge of %s cannot be seen", name, a)
			}
			for _, b := range list[i+1:] {
				g := fillOf(b, true)
				if f.texture == g.texture && contrast(f.body, g.body) < 1.15 {
					t.Errorf("%s: %s and %s look alike", name, a, b)
				}
				if f.texture == g.texture && math.Min(lightness(f.body), lightness(g.body)) < 0.5 && contrast(f.body, g.body) < 1.9 {
					t.Errorf("%s: %s and %s are hard to tell apart: %.2f", name, a, b, contrast(f.body, g.body))
				}
			}
		}
	}
}

// A letter in a piece can be read on it.
func TestLettersStandOutFromTheirFill(t *testing.T) {
	s := &sheet{b: newBuilder(Options{})}
	for _, list := range looks() {
		for _, l := range list {
			for _, mono := range []bool{false, true} {
				f := fillOf(l, mono)
				items := f.within(s, 0, 0, 30, 6, "K 8")
				under := f.body
				for _, it := range items {
					switch x := it.(type) {
					case page.Rect:
						under = x.Fill
					case page.Text:
						if got := contrast(x.Ink, under); got < 4.5 {
							t.Errorf("%s, mono %v: letters with contrast %.1f", l, mono, got)
						}
					}
				}
				if len(items) == 0 {
					t.Errorf("%s has no letter", l)
				}
			}
		}
	}
	if got := fillOf(chart.ThisYear, false).within(s, 0, 0, 3, 6, "K 8"); got != nil {
		t.Error("a letter is squeezed into a piece too narrow for it")
	}
}

func TestEveryLookOfAJudgementHasItsMark(t *testing.T) {
	for name, list := range looks() {
		for _, l := range list {
			if got := marked(l, false) != nil; got != (name != "columns") {
				t.Errorf("%s: mark of %s %v", name, l, got)
			}
			if name != "columns" && l.Letter() == "" {
				t.Errorf("%s has no letter", l)
			}
		}
	}
}

// Textures stay inside their piece.
func TestTexturesStayInside(t *testing.T) {
	for _, tex := range []texture{smooth, hatched, falling, dotted} {
		for _, w := range []float64{0.3, 2, 7.7, 60} {
			f := fill{body: page.White, edge: page.Black, lines: page.Black, texture: tex}
			for _, it := range f.paint(10, 20, w, 5) {
				l, ok := it.(page.Line)
				if !ok {
					continue
				}
				for _, p := range [][2]float64{{l.X1, l.Y1}, {l.X2, l.Y2}} {
					if p[0] < 10-1e-6 || p[0] > 10+w+1e-6 || p[1] < 20-1e-6 || p[1] > 25+1e-6 {
						t.Errorf("texture %d of a piece %v wide reaches %v", tex, w, p)
					}
				}
			}
		}
	}
}
