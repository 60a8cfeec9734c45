package page

import (
	"image/color"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document/font"
	"sothidua/data/model"
)

func TestParsePath(t *testing.T) {
	got, err := ParsePath("M1 2 L3 4 H5 V6 C1 1 2 2 3 3 Z M7,8 9,10")
	if err != nil {
		t.Fatal(err)
	}
	want := []Move{
		{Op: To, P: [3]Point{{1, 2}}}, {Op: LineTo, P: [3]Point{{3, 4}}}, {Op: LineTo, P: [3]Point{{5, 4}}},
		{Op: LineTo, P: [3]Point{{5, 6}}}, {Op: CurveTo, P: [3]Point{{1, 1}, {2, 2}, {3, 3}}}, {Op: Close},
		{Op: To, P: [3]Point{{7, 8}}}, {Op: LineTo, P: [3]Point{{9, 10}}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, bad := range []string{"m1 2", "M1", "M1 x", "1 2", "M1 2 Q1 2 3 4", "Z 1 2"} {
		if moves, err := ParsePath(bad); err == nil {
			t.Errorf("ParsePath(%q) = %v, want an error", bad, moves)
		}
	}
}

func TestHatchLinesStayInside(t *testing.T) {
	if got := (Rect{W: 10, H: 5}).HatchLines(); got != nil {
		t.Errorf("a plain fill has %d lines", len(got))
	}
	for _, r := range []Rect{{X: 10, Y: 20, W: 40, H: 6}, {X: 0, Y: 0, W: 1, H: 6}, {X: 5, Y: 5, W: 30, H: 0.5}} {
		r.Hatch = Black
		lines := r.HatchLines()
		if len(lines) == 0 {
			t.Errorf("%v has no lines", r)
		}
		for _, l := range lines {
			for _, p := range []Point{{l.X1, l.Y1}, {l.X2, l.Y2}} {
				if p.X < r.X-1e-9 || p.X > r.X+r.W+1e-9 || p.Y < r.Y-1e-9 || p.Y > r.Y+r.H+1e-9 {
					t.Errorf("%v leaves %v", l, r)
				}
			}
			if math.Abs((l.X2-l.X1)-(l.Y1-l.Y2)) > 1e-9 {
				t.Errorf("%v does not rise at 45 degrees", l)
			}
		}
	}
}

func TestTextStartByAnchor(t *testing.T) {
	fonts := font.Embedded()
	text := Text{X: 100, S: "00 00", Size: 12, Gap: 2}
	w := 4*0.5*12*font.PointMM + 0.25*12*font.PointMM + 2
	for anchor, want := range map[Anchor]float64{Left: 100, Centre: 100 - w/2, Right: 100 - w} {
		text.Anchor = anchor
		if got := text.Start(fonts); math.Abs(got-want) > 0.01 {
			t.Errorf("anchor %d starts at %.3f, want %.3f", anchor, got, want)
		}
	}
}

func TestSpotAt(t *testing.T) {
	p := Page{Spots: []Spot{{X: 10, Y: 10, W: 20, H: 5, Target: 7}, {X: 10, Y: 15, W: 20, H: 5, Target: 8, Unit: 3}}}
	for _, c := range []struct {
		x, y   float64
		target model.ID
	}{{10, 10, 7}, {29.9, 14.9, 7}, {15, 15, 8}, {30, 12, 0}, {5, 12, 0}, {15, 20, 0}} {
		spot, ok := p.SpotAt(c.x, c.y)
		if spot.Target != c.target || ok != (c.target != 0) {
			t.Errorf("SpotAt(%v, %v) = %v, %v, want target %d", c.x, c.y, spot, ok, c.target)
		}
	}
}

func TestColours(t *testing.T) {
	if r, g, b := Colour(0xFF1A6B35).Parts(); r != 0x1A || g != 0x6B || b != 0x35 {
		t.Errorf("parts %x %x %x", r, g, b)
	}
	if got := color.RGBAModel.Convert(Colour(0xFF1A6B35)); got != (color.RGBA{0x1A, 0x6B, 0x35, 0xFF}) {
		t.Errorf("RGBA %v", got)
	}
	for in, want := range map[Colour]Colour{White: White, Black: Black, None: None, 0xFFFF0000: 0xFF4C4C4C} {
		if got := in.GreyOf(); got != want {
			t.Errorf("grey of %x is %x, want %x", in, got, want)
		}
	}
}
