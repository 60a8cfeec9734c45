package progress

import (
	"sothidua/data/model"
	"sothidua/data/vn"
)

// Money is the unit amounts of money are shown and printed in; it changes
// nothing that is stored.
type Money string

// The units of money.
const (
	Dong    Money = "đồng"
	Million Money = "triệu đồng"
	Billion Money = "tỷ đồng"
)

// Monies lists the units of money, smallest first.
var Monies = []Money{Dong, Million, Billion}

// Unit returns the unit of measure shown for a rule: money stands in m.
func (m Money) Unit(r model.Rule) string {
	if r.Unit == string(Dong) {
		return string(m)
	}
	return r.Unit
}

// Amount writes a number of a rule without its unit; money is scaled to m. An
// amount too small for the scale keeps all its decimals, so that it is not
// shown as nothing.
func (m Money) Amount(n model.Number, r model.Rule) string {
	if !n.Valid || r.Unit != string(Dong) || m == Dong {
		return FigureText(r, model.Of(n))
	}
	shift, places := int32(-6), 1
	if m == Billion {
		shift, places = -9, 3
	}
	d := n.Decimal.Shift(shift)
	if d.Round(int32(places)).IsZero() && !d.IsZero() {
		return vn.Format(d)
	}
	return vn.FormatFixed(d, places)
}

// Figure writes a figure of a rule without its unit.
func (m Money) Figure(f model.Figure, r model.Rule) string {
	if !f.Number.Valid || r.Unit != string(Dong) {
		return FigureText(r, f)
	}
	if f.Second.Valid {
		return m.Amount(f.Number, r) + " – " + m.Amount(f.Second, r)
	}
	return m.Amount(f.Number, r)
}

// Plan writes a plan of a rule without the unit of measure: the bare figure, but
// a change against the year before as PlanText does, for the unit of measure is
// not its own: "tăng ≥ 10%".
func (m Money) Plan(plan model.Figure, r model.Rule) string {
	if r.Comparator.Relative() {
		return PlanText(r, plan)
	}
	return m.Figure(plan, r)
}

// PlanWithUnit is Plan with the unit of measure where the plan is in it.
func (m Money) PlanWithUnit(plan model.Figure, r model.Rule) string {
	if r.Comparator.Relative() {
		return PlanText(r, plan)
	}
	return m.WithUnit(m.Figure(plan, r), r)
}

// WithUnit appends the unit of measure to a written figure: "6 người", "1,06%".
func (m Money) WithUnit(s string, r model.Rule) string {
	u := m.Unit(r)
	if u == "" || s == noFigure {
		return s
	}
	if r.Rate() {
		return s + u
	}
	return s + " " + u
}

// PercentText writes a share of the plan: "30,0%".
func PercentText(n model.Number) string {
	if !n.Valid {
		return noFigure
	}
	return vn.FormatFixed(n.Decimal, 1) + "%"
}

// ChangeText writes a comparison with the same period of the year before:
// "102,1%", or "+2,5 điểm" for rates.
func ChangeText(c Change) string {
	if !c.Value.Valid {
		return noFigure
	}
	if !c.Points {
		return PercentText(c.Value)
	}
	s := vn.Format(c.Value.Decimal)
	if c.Value.Decimal.IsPositive() {
		s = "+" + s
	}
	return s + " điểm"
}
