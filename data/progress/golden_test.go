package progress_test

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

// example is one line of testdata/judgements.csv: a target, one result, and the
// judgement worked out by hand. Limits are those of the design: 90% and 75% of
// the share of the year that has passed.
type example struct {
	name              string
	target            model.Target
	before, value     model.Figure // same period of last year; this year
	code              model.PeriodCode
	judgement         progress.Judgement
	percent           string
	falling, relative bool
}

// examples reads the table.
func examples(tb testing.TB) []example {
	tb.Helper()
	file, err := os.Open(filepath.Join("testdata", "judgements.csv"))
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	var out []example
	for _, line := range lines[1:] {
		cell := map[string]string{}
		for i, name := range lines[0] {
			cell[name] = line[i]
		}
		out = append(out, readExample(tb, cell))
	}
	return out
}

func readExample(tb testing.TB, cell map[string]string) example {
	tb.Helper()
	r := rule(model.Comparator(cell["comparator"]), cell["unit"], model.Timing(cell["timing"]), model.Single)
	r.Decimals = 2
	kind, final, _ := strings.Cut(cell["pace"], ":")
	r.Pace = model.Pace{Kind: model.PaceKind(kind), Final: model.PeriodCode(final)}
	if !r.Comparator.Numeric() {
		r.Grades = []string{"Tốt", "Khá", "Trung bình", "Yếu"}
	}
	e := example{name: cell["example"], code: model.PeriodCode(cell["period"]), judgement: progress.Judgement(cell["judgement"]), percent: cell["percent"],
		falling: strings.Contains(cell["worked"], "of the fall"), relative: r.Comparator.Relative()}
	plan := r
	if e.relative {
		plan = r.PlanRule()
	}
	e.target = model.Target{Rule: r, Plan: figure(tb, plan, cell["plan"]), LastYear: figure(tb, r, cell["last_year"])}
	e.before, e.value = figure(tb, r, cell["same_period"]), figure(tb, r, cell["value"])
	return e
}

// facts is a book with the one target, which one unit reports.
func (e example) facts(tb testing.TB) progress.Facts {
	f := book(tb, e.target, 1)
	f.Values = []progress.Reported{{UnitID: 1, Code: e.code, Status: model.Submitted, Value: model.Value{TargetID: leafID, Figure: e.value}}}
	if !e.before.Missing() {
		f.Past = []model.Past{{TargetID: leafID, Code: e.code, Figure: e.before}}
	}
	return f
}

// TestJudgementsWorkedByHand walks every kind of target through the year.
func TestJudgementsWorkedByHand(t *testing.T) {
	all := examples(t)
	kinds := map[model.Comparator]int{}
	for _, e := range all {
		kinds[e.target.Rule.Comparator]++
		t.Run(e.name, func(t *testing.T) {
			r := only(t, e.facts(t), e.code)
			if r.Judgement != e.judgement || model.Plain(r.Percent) != e.percent || r.Falling != e.falling {
				t.Errorf("got %s, %q%%, falling %v; want %s, %q%%, %v\n%s",
					r.Judgement, model.Plain(r.Percent), r.Falling, e.judgement, e.percent, e.falling, r.Why)
			}
			if r.Why == "" {
				t.Error("no explanation")
			}
		})
	}
	if len(all) < 120 {
		t.Errorf("%d examples, want at least 120", len(all))
	}
	for _, c := range model.Comparators {
		if kinds[c] == 0 {
			t.Errorf("no example of %q", c)
		}
	}
}

// TestUnitEqualsCommuneOfOne: what one unit alone reports is judged for the
// unit as for the commune, whatever the kind.
func TestUnitEqualsCommuneOfOne(t *testing.T) {
	for _, e := range examples(t) {
		for _, up := range []model.RollUp{model.Single, model.Sum, model.Weighted} {
			e.target.Rule.RollUp = up
			if up == model.Weighted {
				e.target.Rule.Weight = model.MeasureHouseholds
			}
			f := e.facts(t)
			f.Allocations[0].LastYear = e.target.LastYear
			if !e.before.Missing() {
				f.Past = append(f.Past, model.Past{TargetID: leafID, UnitID: 1, Code: e.code, Figure: e.before})
			}
			table, err := progress.BuildUnit(f, 1, e.code)
			if err != nil || len(table.Rows) != 1 {
				t.Fatalf("%s: %d rows, %v", e.name, len(table.Rows), err)
			}
			unit, commune := table.Rows[0], only(t, f, e.code)
			if unit.Judgement != commune.Judgement || !unit.ToDate.Equal(commune.ToDate) || !unit.Percent.Decimal.Equal(commune.Percent.Decimal) {
				t.Errorf("%s, %s: unit %s %s %q, commune %s %s %q", e.name, up, unit.Judgement, model.Plain(unit.Percent), text(unit.ToDate),
					commune.Judgement, model.Plain(commune.Percent), text(commune.ToDate))
			}
		}
	}
}

// TestOrderOfEntryNeverMatters: a year says the same in whatever order its
// values, reports and shares were written.
func TestOrderOfEntryNeverMatters(t *testing.T) {
	f := sampletest.Facts(t)
	want := progress.Build(f, model.H1)
	for seed := range uint64(20) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		mixed := f
		mixed.Values, mixed.Reports = slices.Clone(f.Values), slices.Clone(f.Reports)
		mixed.Allocations, mixed.Past = slices.Clone(f.Allocations), slices.Clone(f.Past)
		rnd.Shuffle(len(mixed.Values), func(i, j int) { mixed.Values[i], mixed.Values[j] = mixed.Values[j], mixed.Values[i] })
		rnd.Shuffle(len(mixed.Reports), func(i, j int) { mixed.Reports[i], mixed.Reports[j] = mixed.Reports[j], mixed.Reports[i] })
		rnd.Shuffle(len(mixed.Allocations), func(i, j int) {
			mixed.Allocations[i], mixed.Allocations[j] = mixed.Allocations[j], mixed.Allocations[i]
		})
		rnd.Shuffle(len(mixed.Past), func(i, j int) { mixed.Past[i], mixed.Past[j] = mixed.Past[j], mixed.Past[i] })
		if d := cmp.Diff(want, progress.Build(mixed, model.H1), cmp.Comparer(decimal.Decimal.Equal)); d != "" {
			t.Fatalf("seed %d: %s", seed, d)
		}
	}
}

// TestLowerIsBetterIsNeverReadUpwards holds the three mistakes programs make
// with a target that goes down: a progress of result / plan, a low result that
// looks bad, and a rise that counts as progress.
func TestLowerIsBetterIsNeverReadUpwards(t *testing.T) {
	poor := rule(model.AtMost, "%", model.Stock, model.Single)
	poor.Decimals = 2
	target := model.Target{Rule: poor, Plan: number(t, "1.06"), LastYear: number(t, "1.52")}
	at := func(value string, code model.PeriodCode) progress.Row {
		return only(t, book(t, target, 1, stated{unit: 1, code: code, value: value}), code)
	}
	if r := at("1.52", model.H1); model.Plain(r.Percent) != "0" || r.Judgement != progress.Behind {
		t.Errorf("nothing fell, and it is %s%%, %s: result / plan would be 143,4%%", model.Plain(r.Percent), r.Judgement)
	}
	if r := at("0.50", model.Y); r.Judgement != progress.Met || !r.Percent.Decimal.GreaterThan(number(t, "100").Number.Decimal) {
		t.Errorf("0,50%% is far below 1,06%%, and it is %s%%, %s", model.Plain(r.Percent), r.Judgement)
	}
	if r := at("1.70", model.H1); !r.Percent.Decimal.IsNegative() || r.Judgement != progress.Behind {
		t.Errorf("poverty rose, and it is %s%%, %s", model.Plain(r.Percent), r.Judgement)
	}
}
