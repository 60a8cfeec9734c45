package progress_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func decimals(texts ...string) []decimal.Decimal {
	var out []decimal.Decimal
	for _, s := range texts {
		out = append(out, model.Num(s).Decimal)
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, total string
		weights     []string
		places      int
		want        []string
	}{
		{"equal", "9", []string{"1", "1", "1"}, 0, []string{"3", "3", "3"}},
		{"equal with a rest: the earlier get it", "20", []string{"1", "1", "1"}, 0, []string{"7", "7", "6"}},
		{"largest remainder", "10", []string{"1", "2", "4"}, 0, []string{"1", "3", "6"}},
		{"by area", "5350", []string{"84.2", "78.6", "57.65"}, 1, []string{"2043.4", "1907.5", "1399.1"}},
		{"fewer than units", "2", []string{"1", "1", "1"}, 0, []string{"1", "1", "0"}},
		{"nothing", "0", []string{"1", "2"}, 0, []string{"0", "0"}},
		{"no weight is equal weight", "3", []string{"0", "0"}, 0, []string{"2", "1"}},
		{"a negative weight counts as none", "3", []string{"-5", "1"}, 0, []string{"0", "3"}},
		{"negative", "-10", []string{"1", "2"}, 0, []string{"-3", "-7"}},
		{"more decimals than asked for", "1.05", []string{"1", "1"}, 0, []string{"0.53", "0.52"}},
		{"money", "10129300000", []string{"1", "1", "1"}, 0, []string{"3376433334", "3376433333", "3376433333"}},
		{"nobody", "5", nil, 0, nil},
	} {
		var got []string
		for _, p := range progress.Split(model.Num(c.total).Decimal, decimals(c.weights...), c.places) {
			got = append(got, p.String())
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// checkSplit holds what every split promises.
func checkSplit(t *testing.T, total decimal.Decimal, weights []decimal.Decimal, places int) {
	t.Helper()
	parts := progress.Split(total, weights, places)
	if len(parts) != len(weights) {
		t.Fatalf("%d parts of %d weights", len(parts), len(weights))
	}
	var sum, all decimal.Decimal
	for i, p := range parts {
		sum = sum.Add(p)
		if p.Sign()*total.Sign() < 0 {
			t.Fatalf("part %d of %s is %s", i, total, p)
		}
		if weights[i].IsPositive() {
			all = all.Add(weights[i])
		}
	}
	if len(weights) > 0 && !sum.Equal(total) {
		t.Fatalf("parts of %s by %v add up to %s", total, weights, sum)
	}
	_, rest, _ := strings.Cut(total.String(), ".")
	step := decimal.New(1, -int32(max(places, len(rest))))
	for i, p := range parts {
		if all.IsPositive() && weights[i].Sign() >= 0 {
			if off := p.Mul(all).Sub(total.Mul(weights[i])).Abs(); off.GreaterThanOrEqual(step.Mul(all)) {
				t.Fatalf("part %d of %s by %v is %s: more than a step off", i, total, weights, p)
			}
		}
		for j := range i {
			if weights[j].Equal(weights[i]) && parts[j].Abs().LessThan(p.Abs()) {
				t.Fatalf("equal weights %d and %d of %v: the later part is larger", j, i, weights)
			}
			if all.IsPositive() && weights[j].LessThan(weights[i]) && parts[j].Abs().GreaterThan(p.Abs()) {
				t.Fatalf("weights %v give %v: the lighter part is larger", weights, parts)
			}
		}
	}
	if again := progress.Split(total, weights, places); !slices.EqualFunc(parts, again, decimal.Decimal.Equal) {
		t.Fatalf("%v, then %v", parts, again)
	}
}

func TestSplitHoldsItsPromises(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 2024))
	for range 2000 {
		weights := make([]decimal.Decimal, 1+r.IntN(30))
		for i := range weights {
			weights[i] = decimal.New(r.Int64N(1000), -int32(r.IntN(3)))
		}
		checkSplit(t, decimal.New(r.Int64N(2_000_000_000)-1_000_000_000, -int32(r.IntN(4))), weights, r.IntN(7))
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(int64(5350), int8(0), int64(842), int64(786), int64(-3), uint8(1))
	f.Add(int64(-7), int8(-3), int64(0), int64(0), int64(0), uint8(0))
	f.Fuzz(func(t *testing.T, total int64, exponent int8, a, b, c int64, places uint8) {
		checkSplit(t, decimal.New(total, int32(exponent%9)), []decimal.Decimal{decimal.New(a, -1), decimal.New(b, -2), decimal.New(c, 0)}, int(places%9))
	})
}
