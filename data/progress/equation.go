package progress

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// equation is a relation between figures with all its numbers known.
type equation struct {
	check       model.CrossCheck
	left, right []number
	rule        model.Rule // of the left side: its unit of measure and decimals
}

func (e equation) leftSide() decimal.Decimal { return sumOf(e.left) }

func sumOf(ns []number) decimal.Decimal {
	var sum decimal.Decimal
	for _, n := range ns {
		sum = sum.Add(n.value)
	}
	return sum
}

// rightSide computes the right side. A product, or what a factor converted, is
// rounded as the left side is, so that rounding alone is no disagreement.
func (e equation) rightSide() decimal.Decimal {
	switch e.check.Kind {
	case model.CheckHundred:
		return decimal.NewFromInt(100)
	case model.CheckProduct:
		out := e.check.Factor
		for _, n := range e.right {
			out = out.Mul(n.value)
		}
		return out.Round(int32(e.rule.Decimals))
	}
	sum := sumOf(e.right)
	if e.check.Factor.Equal(decimal.NewFromInt(1)) {
		return sum
	}
	return sum.Mul(e.check.Factor).Round(int32(e.rule.Decimals))
}

func (e equation) gap() decimal.Decimal { return e.leftSide().Sub(e.rightSide()).Abs() }

func (e equation) holds() bool {
	allowed := e.check.Tolerance.Amount
	if e.check.Tolerance.Percent {
		allowed = e.rightSide().Abs().Mul(allowed).Shift(-2)
	}
	return e.gap().LessThanOrEqual(allowed)
}

// message tells both sides and how far they are apart.
func (e equation) message() string {
	left := e.side(e.left, e.leftSide())
	switch e.check.Kind {
	case model.CheckHundred:
		return fmt.Sprintf("Cơ cấu %s, không bằng 100%%: lệch %s.", left, e.gapText())
	case model.CheckTotal:
		return fmt.Sprintf("Các phần %s, tổng %s: lệch %s.", left, e.converted(), e.gapText())
	case model.CheckProduct:
		return fmt.Sprintf("%s, còn %s: lệch %s.%s", left, e.product(), e.gapText(), e.implied())
	}
	return fmt.Sprintf("%s, %s: lệch %s.", left, e.converted(), e.gapText())
}

// side writes a sum with its numbers: "3a. Tổng thu là 100 đồng", "2a + 2b =
// 60 + 25 = 85%".
func (e equation) side(ns []number, sum decimal.Decimal) string {
	if len(ns) == 1 {
		return called(ns[0].target) + " là " + measuredNumber(ns[0].target.Rule, sum)
	}
	names, values := make([]string, len(ns)), make([]string, len(ns))
	for i, n := range ns {
		names[i], values[i] = n.name, numberText(n.target.Rule, n.value)
	}
	return strings.Join(names, " + ") + " = " + strings.Join(values, " + ") + " = " + measuredNumber(ns[0].target.Rule, sum)
}

// converted writes the right side of a sum, and what the factor makes of it.
func (e equation) converted() string {
	text := e.side(e.right, sumOf(e.right))
	if e.check.Factor.Equal(decimal.NewFromInt(1)) {
		return text
	}
	return text + " × " + vn.Format(e.check.Factor) + " = " + measuredNumber(e.rule, e.rightSide())
}

// product writes the right side of a product: "1c × diện tích lúa × 0,1 =
// 61 × 560,45 × 0,1 = 3.418,7 tấn".
func (e equation) product() string {
	var names, values []string
	for _, n := range e.right {
		names, values = append(names, n.name), append(values, vn.Format(n.value))
	}
	if f := e.check.Factor; !f.Equal(decimal.NewFromInt(1)) {
		names, values = append(names, vn.Format(f)), append(values, vn.Format(f))
	}
	return strings.Join(names, " × ") + " = " + strings.Join(values, " × ") + " = " + measuredNumber(e.rule, e.rightSide())
}

// implied tells what the measure, or else the last operand, would have to be
// for the left side to be right: the area that an output and a yield speak of.
func (e equation) implied() string {
	at := len(e.right) - 1
	others := e.check.Factor
	for i, n := range e.right {
		if n.target.ID == 0 {
			at = i
		}
	}
	for i, n := range e.right {
		if i != at {
			others = others.Mul(n.value)
		}
	}
	if !others.IsPositive() {
		return ""
	}
	n := e.right[at]
	write := func(d decimal.Decimal) string {
		return withUnit(model.Rule{Comparator: model.AtLeast, Unit: n.unit}, vn.Format(d))
	}
	return fmt.Sprintf(" Tính ngược lại, %s là %s, không phải %s.", n.name, write(e.leftSide().DivRound(others, 2)), write(n.value))
}

// gapText writes the difference, with its share of the right side.
func (e equation) gapText() string {
	text := difference(e.rule, e.gap())
	if right := e.rightSide(); !e.rule.Rate() && right.IsPositive() {
		text += " (" + percentText(e.gap().Shift(2).DivRound(right, 1)) + ")"
	}
	return text
}
