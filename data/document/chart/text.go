package chart

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// none is printed for a missing figure; missing is never zero.
const none = "–"

// chartMoney is the unit of money in charts: a column of full đồng would not
// leave room for the bars.
const chartMoney = progress.Million

// hundred is a whole plan, in percent.
func hundred() decimal.Decimal { return decimal.NewFromInt(100) }

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

// baseline returns where a falling target starts.
func baseline(r progress.Row) model.Number {
	if r.Target.Rule.Baseline.Valid {
		return r.Target.Rule.Baseline
	}
	return r.LastYear.Number
}

// shareOf returns a as a share of b in percent, missing when it cannot be told.
func shareOf(a, b model.Number) model.Number {
	if !a.Valid || !b.Valid || b.Decimal.IsZero() {
		return model.None
	}
	return model.Some(a.Decimal.Mul(hundred()).Div(b.Decimal))
}

// label writes a target with its number: "12b. Xuất khẩu lao động".
func label(t model.Target) string { return t.Number + ". " + t.Name }

// tip joins what a bar says when it is pointed at: its name, then sentences.
func tip(name string, said ...string) string {
	return sentences(append([]string{name + ":"}, said...)...)
}

// some writes how many there are of each kind, "10 đúng hạn, 1 muộn": the
// counts that are not zero, in order.
func some(counts []int, words []string) string {
	var parts []string
	for i, n := range counts {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+words[i])
		}
	}
	return strings.Join(parts, ", ")
}

// count is a whole number as a value of an axis.
func count(n int) model.Number { return model.Some(decimal.NewFromInt(int64(n))) }
