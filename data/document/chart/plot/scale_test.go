package plot

import (
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/document/chart"
	"sothidua/data/model"
)

func TestScaleHoldsZeroAndEveryValue(t *testing.T) {
	for name, tc := range map[string]struct {
		values          []string
		low, high, step string
	}{
		"rates":         {[]string{"1.68", "1.31", "1.06"}, "0", "2", "0.5"},
		"tons":          {[]string{"2780", "5350"}, "0", "6000", "1000"},
		"from zero":     {[]string{"98.9", "99.6"}, "0", "100", "20"},
		"one":           {[]string{"1"}, "0", "1", "0.2"},
		"below zero":    {[]string{"-12.5", "30"}, "-20", "30", "10"},
		"all negative":  {[]string{"-3", "-7"}, "-8", "0", "2"},
		"nothing known": {nil, "0", "1", "0.2"},
		"zero":          {[]string{"0"}, "0", "1", "0.2"},
		"tiny":          {[]string{"0.0004"}, "0", "0.0004", "0.0001"},
		"huge":          {[]string{"999999999999999"}, "0", "1000000000000000", "200000000000000"},
	} {
		t.Run(name, func(t *testing.T) {
			var s chart.Spec
			for _, v := range tc.values {
				s.Groups = append(s.Groups, chart.Group{Columns: []chart.Column{{Value: model.Num(v)}, {}}})
			}
			got := scaleOf(s)
			if got.low.String() != tc.low || got.high.String() != tc.high || got.step.String() != tc.step {
				t.Errorf("from %s to %s by %s, want %s to %s by %s", got.low, got.high, got.step, tc.low, tc.high, tc.step)
			}
			values := got.values()
			if n := len(values); n < 2 || n > maxSteps+3 {
				t.Errorf("%d labels", n)
			}
			zero := false
			for _, v := range values {
				zero = zero || v.IsZero()
			}
			if !zero {
				t.Error("zero has no label")
			}
		})
	}
}

func TestScaleCountsMarks(t *testing.T) {
	s := chart.Spec{Groups: []chart.Group{{Plan: model.Num("70"), Pace: model.Num("90")}}, Marks: []chart.Mark{{At: model.Num("230")}}}
	if got := scaleOf(s); !got.high.Equal(decimal.NewFromInt(250)) {
		t.Errorf("ends at %s", got.high)
	}
}
