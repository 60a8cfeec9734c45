package progress

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// Split hands total out by weight, each part with at most decimals decimals
// (more when total itself has more), so that the parts add up to total
// exactly. Equal weights make an equal split.
//
// Every part is first cut off; the steps still left go one by one to the parts
// that lost most (largest remainder), and of equal remainders the earlier part
// wins, so the same input always gives the same parts. A weight below zero
// counts as zero, and when no weight is above zero all count the same. A
// negative total is split like its opposite. No weights give no parts.
func Split(total decimal.Decimal, weights []decimal.Decimal, decimals int) []decimal.Decimal {
	if len(weights) == 0 {
		return nil
	}
	places := int32(max(decimals, decimalsOf(total), 0))
	steps := total.Abs().Shift(places).BigInt()
	parts, remainders := cutOff(steps, wholeWeights(weights))
	left := new(big.Int).Set(steps)
	for _, p := range parts {
		left.Sub(left, p)
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return remainders[b].Cmp(remainders[a]) })
	one := big.NewInt(1)
	for _, i := range order {
		if left.Sign() == 0 {
			break
		}
		parts[i].Add(parts[i], one)
		left.Sub(left, one)
	}
	out := make([]decimal.Decimal, len(parts))
	for i, p := range parts {
		out[i] = decimal.NewFromBigInt(p, -places)
		if total.IsNegative() {
			out[i] = out[i].Neg()
		}
	}
	return out
}

// cutOff divides the steps by weight; the remainders are comparable because
// all are of the same divisor.
func cutOff(steps *big.Int, weights []*big.Int) (parts, remainders []*big.Int) {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	for _, w := range weights {
		p, r := new(big.Int).QuoRem(new(big.Int).Mul(steps, w), sum, new(big.Int))
		parts, remainders = append(parts, p), append(remainders, r)
	}
	return parts, remainders
}

// wholeWeights scales the weights to whole numbers of one common step.
func wholeWeights(weights []decimal.Decimal) []*big.Int {
	places, positive := 0, false
	for _, w := range weights {
		places = max(places, decimalsOf(w))
		positive = positive || w.IsPositive()
	}
	out := make([]*big.Int, len(weights))
	for i, w := range weights {
		switch {
		case !positive:
			out[i] = big.NewInt(1)
		case w.IsPositive():
			out[i] = w.Shift(int32(places)).BigInt()
		default:
			out[i] = new(big.Int)
		}
	}
	return out
}
