package plot

import (
	"github.com/shopspring/decimal"

	"sothidua/data/document/chart"
	"sothidua/data/model"
)

// scale is an upright axis that holds zero and every value.
type scale struct {
	low, high, step decimal.Decimal
	top, bottom     float64 // Y of high and of low on the page
}

// maxSteps is the most labels above zero.
const maxSteps = 6

// scaleOf finds an axis for the columns, the plan and what is due: from zero,
// or from below it when a value is, in round steps.
func scaleOf(s chart.Spec) scale {
	var high, low decimal.Decimal
	take := func(n model.Number) {
		if n.Valid {
			high, low = decimal.Max(high, n.Decimal), decimal.Min(low, n.Decimal)
		}
	}
	for _, g := range s.Groups {
		take(g.Plan)
		take(g.Pace)
		for _, c := range g.Columns {
			take(c.Value)
		}
	}
	for _, m := range s.Marks {
		take(m.At)
	}
	if high.IsZero() && low.IsZero() {
		high = decimal.NewFromInt(1)
	}
	step := roundStep(high.Sub(low).Div(decimal.NewFromInt(maxSteps)))
	up := func(d decimal.Decimal) decimal.Decimal { return d.Div(step).Ceil().Mul(step) }
	return scale{high: up(high), low: up(low.Neg()).Neg(), step: step}
}

// roundStep returns the smallest of 1, 2, 2.5, 5 times a power of ten that is
// not below d, for d above zero.
func roundStep(d decimal.Decimal) decimal.Decimal {
	power := int32(d.NumDigits()) + d.Exponent() - 1
	for ; ; power++ {
		for _, m := range []string{"1", "2", "2.5", "5"} {
			if s := decimal.RequireFromString(m).Shift(power); s.GreaterThanOrEqual(d) {
				return s
			}
		}
	}
}

// y returns the height of a value on the page.
func (s scale) y(d decimal.Decimal) float64 {
	part := s.high.Sub(d).Div(s.high.Sub(s.low)).InexactFloat64()
	return s.top + part*(s.bottom-s.top)
}

// values lists the labelled values from the lowest up.
func (s scale) values() []decimal.Decimal {
	var out []decimal.Decimal
	for v := s.low; v.LessThanOrEqual(s.high); v = v.Add(s.step) {
		out = append(out, v)
	}
	return out
}
