package document

import (
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// none is printed for a missing figure; missing is never zero.
const none = "–"

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

// hundred is a whole plan, in percent.
func hundred() decimal.Decimal { return decimal.NewFromInt(100) }
