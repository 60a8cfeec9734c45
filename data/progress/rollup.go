package progress

import (
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// part is one unit's figure on its way into the commune's.
type part struct {
	unit   model.Unit
	figure model.Figure
}

// rollUp makes the commune's figure of the units' figures, rounded to the
// rule's decimals; missing when no unit states one, and not applicable when it
// is so for all that do. Sums add, also both
// numbers of a ratio; a weighted rate is the mean by the units' measure over
// the units that state it and have the measure; choices take the worst; a
// single leaf is what its one unit says.
func rollUp(r model.Rule, parts []part) model.Figure {
	parts = slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return p.figure.Missing() })
	if len(parts) == 0 {
		return model.Figure{}
	}
	if parts = slices.DeleteFunc(parts, func(p part) bool { return p.figure.NotApplicable() }); len(parts) == 0 {
		return model.Figure{Choice: model.ChoiceNone}
	}
	switch {
	case r.RollUp == model.Single:
		return rounded(r, parts[0].figure)
	case !r.Comparator.Numeric():
		return worst(r, parts)
	case r.RollUp == model.Weighted && r.Comparator != model.Ratio:
		return model.Of(weighted(r, parts))
	case r.RollUp == model.Sum || r.Comparator == model.Ratio:
		var sum model.Figure
		for _, p := range parts {
			sum = added(sum, p.figure)
		}
		return rounded(r, sum)
	}
	return model.Figure{}
}

func weighted(r model.Rule, parts []part) model.Number {
	var sum, weights decimal.Decimal
	for _, p := range parts {
		w := p.unit.Measures[r.Weight]
		sum, weights = sum.Add(p.figure.Number.Decimal.Mul(w)), weights.Add(w)
	}
	if !weights.IsPositive() {
		return model.None
	}
	return model.Some(sum.DivRound(weights, int32(r.Decimals)))
}

// weightless names the units whose figure a weighted mean cannot take in,
// because they lack the measure.
func weightless(r model.Rule, parts []part) []string {
	if r.RollUp != model.Weighted || r.Comparator == model.Ratio {
		return nil
	}
	var out []string
	for _, p := range parts {
		if !p.figure.Missing() && !p.figure.NotApplicable() && !p.unit.Measures[r.Weight].IsPositive() {
			out = append(out, p.unit.Name)
		}
	}
	return out
}

// worst takes the lowest choice. A choice that is no longer on the scale wins,
// so that the judgement can tell about it instead of hiding it.
func worst(r model.Rule, parts []part) model.Figure {
	scale, at := Choices(r), 0
	for _, p := range parts {
		i := slices.Index(scale, p.figure.Choice)
		if i < 0 {
			return p.figure
		}
		at = max(at, i)
	}
	return model.Figure{Choice: scale[at]}
}
