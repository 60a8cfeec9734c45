package progress_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// leafID is the only target of the small books of these tests.
const leafID = model.ID(1)

// number reads "5", "5/8" (a ratio or a range) or "" (missing).
func number(tb testing.TB, text string) model.Figure {
	tb.Helper()
	if text == "" {
		return model.Figure{}
	}
	a, b, pair := strings.Cut(text, "/")
	if pair {
		return model.Figure{Number: model.Num(a), Second: model.Num(b)}
	}
	return model.Of(model.Num(a))
}

// figure reads a number or a choice, by the rule.
func figure(tb testing.TB, r model.Rule, text string) model.Figure {
	tb.Helper()
	if r.Comparator.Numeric() {
		return number(tb, text)
	}
	return model.Figure{Choice: text}
}

// stated is one value of one unit (1, 2, …) for one period.
type stated struct {
	unit  int
	code  model.PeriodCode
	value string
	more  func(*progress.Reported)
}

// book makes the facts of one leaf that is allocated to n units, with the
// reports in hand.
func book(tb testing.TB, t model.Target, n int, values ...stated) progress.Facts {
	tb.Helper()
	t.ID, t.Leaf, t.Number, t.Name = leafID, true, "1", "Chỉ tiêu"
	if t.LeadID == 0 && t.Rule.RollUp == model.Single {
		t.LeadID = 1
	}
	f := progress.Facts{Plan: model.Plan{Year: 2024}, Targets: []model.Target{t}}
	for i := 1; i <= n; i++ {
		f.Units = append(f.Units, model.Unit{ID: model.ID(i), Name: fmt.Sprintf("Thôn %d", i),
			Measures: map[model.Measure]decimal.Decimal{model.MeasureHouseholds: decimal.NewFromInt(int64(100 * i))}})
		f.Allocations = append(f.Allocations, model.Allocation{TargetID: leafID, UnitID: model.ID(i)})
	}
	for _, v := range values {
		r := progress.Reported{UnitID: model.ID(v.unit), Code: v.code, Status: model.Submitted,
			Value: model.Value{TargetID: leafID, Figure: figure(tb, t.Rule, v.value)}}
		if v.more != nil {
			v.more(&r)
		}
		f.Values = append(f.Values, r)
	}
	return f
}

// only returns the one row of the commune's table.
func only(tb testing.TB, f progress.Facts, code model.PeriodCode) progress.Row {
	tb.Helper()
	rows := progress.Build(f, code).Rows
	if len(rows) != 1 {
		tb.Fatalf("%d rows, want 1", len(rows))
	}
	return rows[0]
}

// text writes a figure as "5", "5/8" or the choice.
func text(f model.Figure) string {
	if f.Second.Valid {
		return model.Plain(f.Number) + "/" + model.Plain(f.Second)
	}
	return model.Plain(f.Number) + f.Choice
}

func rule(c model.Comparator, unit string, timing model.Timing, r model.RollUp) model.Rule {
	out := model.Rule{Comparator: c, Unit: unit, Decimals: 1, Timing: timing, RollUp: r, Pace: model.Pace{Kind: model.Linear}}
	if r == model.Weighted {
		out.Weight = model.MeasureHouseholds
	}
	return out
}
