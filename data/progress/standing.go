package progress

import (
	"slices"

	"sothidua/data/model"
)

// standing is where one unit stands with one leaf at a period.
type standing struct {
	period   model.Figure // done in the period alone
	toDate   model.Figure // from the start of the year, as far as it is known
	estimate model.Number
	note     string
	// current tells that toDate reaches the end of the period. Otherwise it
	// is what an earlier report said: it still counts into the commune's
	// figure, but the unit has not reported this period.
	current bool
	// gap tells that toDate of a flow leaves out an earlier period nobody reported.
	gap bool
}

// series is what one unit reported of one leaf, by period.
type series map[model.PeriodCode]model.Value

// at returns the unit's value of a period, when it states a quantity.
func (s series) at(r model.Rule, c model.PeriodCode) (model.Value, bool) {
	v := s[c]
	_, typed := typedSum(r, v)
	return v, typed || !v.Figure.Missing()
}

// stand reads where the unit stands at the end of period code.
//
// A stock is the latest value up to the end of the period: the period's own,
// else that of another period ending in the same month, else an older one,
// which is current only when its season was already settled. A flow adds up:
// see flow.
func (s series) stand(r model.Rule, code model.PeriodCode) standing {
	var out standing
	if adds(r) {
		out = s.flow(r, code)
	} else {
		out = s.stock(r, code)
	}
	out.estimate, out.note = s[code].Estimate, s[code].Note
	out.period, out.toDate = rounded(r, out.period), rounded(r, out.toDate)
	return out
}

// adds tells whether the periods of the year add up; choices never do.
func adds(r model.Rule) bool { return r.Timing == model.Flow && r.Comparator.Numeric() }

func (s series) stock(r model.Rule, code model.PeriodCode) standing {
	candidates := append([]model.PeriodCode{code}, backwards(code.LastMonth())...)
	for _, c := range candidates {
		if f := s[c].Figure; !f.Missing() {
			out := standing{toDate: f, current: c.LastMonth() == code.LastMonth() || r.Pace.Settled(c)}
			if out.current {
				out.period = f
			}
			return out
		}
	}
	return standing{}
}

// backwards lists the periods ending in or before a month, latest and longest first.
func backwards(month int) []model.PeriodCode {
	var out []model.PeriodCode
	for _, c := range slices.Backward(model.PeriodCodes) {
		if c.LastMonth() <= month {
			out = append(out, c)
		}
	}
	return out
}

// flow adds up a quantity from January to the end of the period. What the unit
// typed as its own sum to date wins. Otherwise its value of the period is added
// to the months before it; when it has none, other periods that cover the time
// exactly serve (Q1 and Q2 for 6 months). Months nobody reported are left out
// and flagged: they are unknown, not zero.
func (s series) flow(r model.Rule, code model.PeriodCode) standing {
	v, ok := s.at(r, code)
	if !ok {
		if sum, whole := s.cover(r, code.LastMonth(), code.Kind()); whole {
			out := standing{toDate: sum, current: true}
			if code.FromJanuary() {
				out.period = sum
			}
			return out
		}
		return standing{toDate: s.known(r, code.LastMonth(), code.Kind())}
	}
	out := standing{period: v.Figure, current: true}
	if sum, typed := typedSum(r, v); typed {
		out.toDate = sum
		return out
	}
	before, whole := s.cover(r, code.FirstMonth()-1, code.Kind())
	if !whole {
		before, out.gap = s.known(r, code.FirstMonth()-1, code.Kind()), true
	}
	out.toDate = added(before, v.Figure)
	return out
}

// typedSum returns the sum to date that the unit typed itself. A ratio has two
// numbers and only one can be typed, so it always adds up.
func typedSum(r model.Rule, v model.Value) (model.Figure, bool) {
	if !v.ToDate.Valid || r.Comparator == model.Ratio {
		return model.Figure{}, false
	}
	return model.Of(v.ToDate), true
}

// cover sums periods that cover January to the month without gap or overlap:
// periods of the given kind if they do, otherwise the longest that do.
func (s series) cover(r model.Rule, month int, kind model.PeriodKind) (model.Figure, bool) {
	if month == 0 {
		return model.Figure{}, true
	}
	for _, c := range ending(month, kind) {
		v, ok := s.at(r, c)
		if !ok {
			continue
		}
		if sum, typed := typedSum(r, v); typed {
			return sum, true
		}
		if before, whole := s.cover(r, c.FirstMonth()-1, kind); whole {
			return added(before, v.Figure), true
		}
	}
	return model.Figure{}, false
}

// ending lists the periods that end with a month: the given kind first, then
// the longer first.
func ending(month int, kind model.PeriodKind) []model.PeriodCode {
	var same, others []model.PeriodCode
	for _, c := range slices.Backward(model.PeriodCodes) {
		switch {
		case c.LastMonth() != month:
		case c.Kind() == kind:
			same = append(same, c)
		default:
			others = append(others, c)
		}
	}
	return append(same, others...)
}

// known sums what is known of a flow up to a month when something is missing:
// the longest time from January that is covered, and the later periods of the
// given kind.
func (s series) known(r model.Rule, month int, kind model.PeriodKind) model.Figure {
	var out model.Figure
	from := month
	for ; from > 0; from-- {
		if sum, whole := s.cover(r, from, kind); whole {
			out = sum
			break
		}
	}
	for _, c := range model.PeriodCodes {
		if c.Kind() == kind && c.FirstMonth() > from && c.LastMonth() <= month {
			out = added(out, s[c].Figure)
		}
	}
	return out
}

// added adds two figures of one target, number by number; what does not apply
// adds nothing to what does.
func added(a, b model.Figure) model.Figure {
	switch {
	case a.NotApplicable() && b.Missing(), b.NotApplicable() && a.Missing(), a.NotApplicable() && b.NotApplicable():
		return model.Figure{Choice: model.ChoiceNone}
	}
	return model.Figure{Number: model.SumOf(a.Number, b.Number), Second: model.SumOf(a.Second, b.Second)}
}

// rounded rounds a figure to the decimals the rule keeps, half away from zero.
func rounded(r model.Rule, f model.Figure) model.Figure {
	f.Number, f.Second = roundedNumber(r, f.Number), roundedNumber(r, f.Second)
	return f
}

func roundedNumber(r model.Rule, n model.Number) model.Number {
	if n.Valid {
		n.Decimal = n.Decimal.Round(int32(r.Decimals))
	}
	return n
}
