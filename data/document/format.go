package document

import (
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// Money is the unit amounts of money are printed in.
type Money string

// The units of money.
const (
	Dong    Money = "đồng"
	Million Money = "triệu đồng"
	Billion Money = "tỷ đồng"
)

// Monies lists the units of money, smallest first.
var Monies = []Money{Dong, Million, Billion}

// none is printed for a missing figure; missing is never zero.
const none = "–"

// unit returns the unit of measure printed for a rule: money is printed in m.
func (m Money) unit(r model.Rule) string {
	if r.Unit == string(Dong) {
		return string(m)
	}
	return r.Unit
}

// amount writes a number of a rule without its unit; money is scaled to m. An
// amount too small for the scale keeps all its decimals, so that it is not
// printed as nothing.
func (m Money) amount(n model.Number, r model.Rule) string {
	if !n.Valid || r.Unit != string(Dong) || m == Dong {
		return progress.FigureText(r, model.Of(n))
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

// figure writes a figure of a rule without its unit.
func (m Money) figure(f model.Figure, r model.Rule) string {
	if !f.Number.Valid || r.Unit != string(Dong) {
		return progress.FigureText(r, f)
	}
	if f.Second.Valid {
		return m.amount(f.Number, r) + " – " + m.amount(f.Second, r)
	}
	return m.amount(f.Number, r)
}

// withUnit appends the unit of measure: "6 người", "1,06%".
func (m Money) withUnit(s string, r model.Rule) string {
	u := m.unit(r)
	if u == "" || s == none {
		return s
	}
	if r.Rate() {
		return s + u
	}
	return s + " " + u
}

// percent writes a share of the plan: "30,0%".
func percent(n model.Number) string {
	if !n.Valid {
		return none
	}
	return vn.FormatFixed(n.Decimal, 1) + "%"
}

// unbroken keeps a short name on one line: "Thôn 3".
func unbroken(name string) string {
	const short = 10
	if len([]rune(name)) > short {
		return name
	}
	return strings.ReplaceAll(name, " ", "\u00a0")
}

// names lists names that stay whole.
func names(list []string) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = unbroken(n)
	}
	return strings.Join(out, ", ")
}

// change writes a comparison with the same period of the year before: "102,1%",
// or "+2,5 điểm" for rates.
func change(c progress.Change) string {
	if !c.Value.Valid {
		return none
	}
	if !c.Points {
		return percent(c.Value)
	}
	s := vn.Format(c.Value.Decimal)
	if c.Value.Decimal.IsPositive() {
		s = "+" + s
	}
	return s + " điểm"
}

// baseline returns where a falling target starts.
func baseline(r progress.Row) model.Number {
	if r.Target.Rule.Baseline.Valid {
		return r.Target.Rule.Baseline
	}
	return r.LastYear.Number
}

// hundred is a whole plan, in percent.
func hundred() decimal.Decimal { return decimal.NewFromInt(100) }
