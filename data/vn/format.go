package vn

import (
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// minus is the sign of negative numbers in print, as wide as a plus.
const minus = "−"

// Format writes d as "1.234,5", with only the decimals it has.
func Format(d decimal.Decimal) string { return dress(d.String()) }

// FormatFixed writes d with exactly n decimals, n ≥ 0, rounded half away from zero.
func FormatFixed(d decimal.Decimal, n int) string {
	return dress(d.Round(int32(n)).StringFixed(int32(n)))
}

// FormatNumber writes n, or missing when there is no number.
func FormatNumber(n model.Number, missing string) string {
	if !n.Valid {
		return missing
	}
	return Format(n.Decimal)
}

// dress turns plain notation into Vietnamese writing.
func dress(plain string) string {
	plain, negative := strings.CutPrefix(plain, "-")
	whole, rest, decimals := strings.Cut(plain, ".")
	var b strings.Builder
	if negative && strings.Trim(plain, "0.") != "" {
		b.WriteString(minus)
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(r)
	}
	if decimals {
		b.WriteString("," + rest)
	}
	return b.String()
}
