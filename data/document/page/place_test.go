package page

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document/font"
)

// drawn holds one item of every kind.
func drawn() []Item {
	return []Item{
		Text{X: 10, Y: 10, S: "00", Size: 10, Ink: Black, Gap: 1},
		Line{X1: 0, Y1: 20, X2: 30, Y2: 20, Width: 0.4, Ink: Black, Dash: []float64{1, 2}},
		Rect{X: 5, Y: 5, W: 10, H: 4, Edge: Black, Width: 0.2},
		Path{Moves: Polygon(Point{1, 1}, Point{2, 3}, Point{4, 2}), Fill: Black, Width: 0.1},
	}
}

func TestPlacedMovesAndEnlargesEverything(t *testing.T) {
	items := drawn()
	got := Placed(items, 100, 50, 2)
	want := []Item{
		Text{X: 120, Y: 70, S: "00", Size: 20, Ink: Black, Gap: 2},
		Line{X1: 100, Y1: 90, X2: 160, Y2: 90, Width: 0.8, Ink: Black, Dash: []float64{2, 4}},
		Rect{X: 110, Y: 60, W: 20, H: 8, Edge: Black, Width: 0.4},
		Path{Moves: Polygon(Point{102, 52}, Point{104, 56}, Point{108, 54}), Fill: Black, Width: 0.2},
	}
	// The close of a path has no point of its own.
	for _, moves := range [][]Move{got[3].(Path).Moves, want[3].(Path).Moves} {
		moves[3].P = [3]Point{}
		for i := range moves {
			moves[i].P[1], moves[i].P[2] = Point{}, Point{}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(drawn(), items); d != "" {
		t.Errorf("the drawing itself changed: %s", d)
	}
	spots := PlacedSpots([]Spot{{X: 1, Y: 2, W: 3, H: 4, Target: 5}}, 10, 20, 2)
	if d := cmp.Diff([]Spot{{X: 12, Y: 24, W: 6, H: 8, Target: 5}}, spots); d != "" {
		t.Error(d)
	}
}

func TestBoundsHoldEverythingDrawn(t *testing.T) {
	fonts := font.Embedded()
	em := 10 * font.PointMM
	for i, want := range []Rect{
		{X: 10, Y: 10 - em, W: em, H: 1.3 * em},
		{X: -0.2, Y: 19.8, W: 30.4, H: 0.4},
		{X: 4.9, Y: 4.9, W: 10.2, H: 4.2},
		{X: 0.9, Y: 0.9, W: 3.2, H: 2.2},
	} {
		items := drawn()[i : i+1]
		if text, ok := items[0].(Text); ok {
			text.Gap = 0
			items[0] = text
		}
		got := Bounds(items, fonts)
		for _, pair := range [][2]float64{{got.X, want.X}, {got.Y, want.Y}, {got.W, want.W}, {got.H, want.H}} {
			if math.Abs(pair[0]-pair[1]) > 0.01 {
				t.Errorf("item %d: bounds %+v, want %+v", i, got, want)
				break
			}
		}
	}
	if got := Bounds(nil, fonts); got != (Rect{}) {
		t.Errorf("nothing drawn has bounds %+v", got)
	}
}
