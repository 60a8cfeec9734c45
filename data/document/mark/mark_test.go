package mark

import (
	"fmt"
	"math"
	"testing"

	"sothidua/data/document/page"
	"sothidua/data/progress"
)

func TestMarksDifferByShapeAlone(t *testing.T) {
	seen := map[string]progress.Judgement{}
	for _, j := range progress.Judgements {
		shape := ""
		for _, l := range Of(j, true) {
			shape += l.Path + "|"
		}
		if other, ok := seen[shape]; ok {
			t.Errorf("%s and %s have one shape", j, other)
		}
		seen[shape] = j
	}
}

func TestMarksStayOnTheGrid(t *testing.T) {
	for _, j := range progress.Judgements {
		for _, l := range Of(j, false) {
			moves, err := page.ParsePath(l.Path)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range moves {
				for _, p := range m.P {
					if p.X < 0 || p.X > Grid || p.Y < 0 || p.Y > Grid {
						t.Errorf("%s: %v leaves the grid in %q", j, p, l.Path)
					}
				}
			}
			if l.Fill == page.None && l.Stroke == page.None || l.Stroke != page.None && l.Width <= 0 {
				t.Errorf("%s: %+v draws nothing", j, l)
			}
		}
	}
}

func TestMonoMarksAreBlackAndWhite(t *testing.T) {
	for _, j := range progress.Judgements {
		for _, l := range Of(j, true) {
			for _, c := range []page.Colour{l.Fill, l.Stroke} {
				if c != page.None && c != page.Black && c != page.White {
					t.Errorf("%s: colour %x", j, c)
				}
			}
		}
	}
	if a, b := fmt.Sprint(Of(progress.Met, false)), fmt.Sprint(Of(progress.Met, true)); a == b {
		t.Error("the coloured mark has no colour")
	}
}

func TestItemsScaleToTheirPlace(t *testing.T) {
	items := Items(Of(progress.NotMet, false), 10, 20, 4)
	if len(items) != 2 {
		t.Fatalf("%d items, want square and cross", len(items))
	}
	square, cross := items[0].(page.Path), items[1].(page.Path)
	first, last := square.Moves[0].P[0], square.Moves[2].P[0]
	if first != (page.Point{X: 10.3, Y: 20.3}) || last != (page.Point{X: 13.7, Y: 23.7}) {
		t.Errorf("square from %v to %v", first, last)
	}
	if math.Abs(cross.Width-0.44) > 1e-9 || cross.Stroke != page.White {
		t.Errorf("cross %+v", cross)
	}
}
