package printing

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name   string
		choice choice
		n      int
		want   []int
	}{
		{"all pages", choice{}, 3, []int{0, 1, 2}},
		{"a range", choice{from: 2, to: 3, copies: 1}, 4, []int{1, 2}},
		{"a range beyond the end", choice{from: 2, to: 9, copies: 1}, 3, []int{1, 2}},
		{"a range after the end", choice{from: 5, to: 9, copies: 1}, 3, nil},
		{"copies page by page", choice{copies: 2}, 2, []int{0, 0, 1, 1}},
		{"whole copies", choice{copies: 2, collate: true}, 2, []int{0, 1, 0, 1}},
	} {
		if diff := cmp.Diff(c.want, c.choice.order(c.n)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestPlace(t *testing.T) {
	a4 := sheet{dpiX: 600, dpiY: 600, width: 4961, height: 7016, marginX: 100, marginY: 120}
	for _, c := range []struct {
		name  string
		sheet sheet
		w, h  float64
		want  dots
	}{
		{"A4 on A4 stays at its size", a4, 210, 297, dots{-100, -120, 4961, 7016}},
		{"a small page stays small", a4, 105, 148.5, dots{-100, -120, 2480, 3508}},
		{"A3 is made smaller", a4, 297, 420, dots{-100, -120, 4961, 7016}},
		{"A4 on Letter fits", sheet{dpiX: 100, dpiY: 100, width: 850, height: 1100}, 210, 297, dots{0, 0, 778, 1100}},
		{"dots that are not square", sheet{dpiX: 300, dpiY: 600, width: 2480, height: 7016}, 210, 297, dots{0, 0, 2480, 7016}},
	} {
		if got := c.sheet.place(c.w, c.h); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
