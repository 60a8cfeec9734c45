package service

import (
	"testing"

	"sothidua/data/model"
)

// rowOf returns the row of a target in a unit's report of a period.
func (b *book) rowOf(code, number string, period model.PeriodCode) EntryRow {
	b.t.Helper()
	e, err := b.Entry(b.ctx, b.unit(code).ID, 2024, period)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, r := range e.Rows {
		if r.Row.Target.Number == number {
			return r
		}
	}
	b.t.Fatalf("%s does not report %s in %s", code, number, period)
	return EntryRow{}
}

func TestTypedSumIsHeldAgainstThePeriods(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06").ID
	for _, code := range []model.PeriodCode{"Q1", "Q2"} {
		must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: code, Deadline: code.LastDay(2024)}))
	}
	second := b.value("12b", "3")
	second.ToDate = model.Num("9")
	must(t, b.SaveValue(b.ctx, u, 2024, "Q2", second))
	if r := b.rowOf("T06", "12b", "Q2"); !r.OwnToDate || r.Clash() || !r.Sum.Missing() || model.Plain(r.Row.ToDate.Number) != "9" {
		t.Errorf("without the first quarter there is nothing to compare with: sum %v, clash %v", r.Sum, r.Clash())
	}
	must(t, b.SaveValue(b.ctx, u, 2024, "Q1", b.value("12b", "2")))
	if r := b.rowOf("T06", "12b", "Q2"); !r.Clash() || model.Plain(r.Sum.Number) != "5" || model.Plain(r.Row.ToDate.Number) != "9" {
		t.Errorf("sum %v, clash %v, to date %v", r.Sum, r.Clash(), r.Row.ToDate)
	}
	second.ToDate = model.Num("5")
	must(t, b.SaveValue(b.ctx, u, 2024, "Q2", second))
	if r := b.rowOf("T06", "12b", "Q2"); r.Clash() {
		t.Errorf("5 of 2 and 3 clashes with %v", r.Sum)
	}
	second.ToDate = model.None
	must(t, b.SaveValue(b.ctx, u, 2024, "Q2", second))
	if r := b.rowOf("T06", "12b", "Q2"); r.Clash() || model.Plain(r.Row.ToDate.Number) != "5" {
		t.Errorf("the periods add up to %v", r.Row.ToDate)
	}
}

func TestSumIsTypedOnlyWhereItIsNotThePeriodsOwn(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06").ID
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "Q2", Deadline: "2024-06-20"}))
	for _, c := range []struct {
		number string
		period model.PeriodCode
		own    bool
	}{{"12b", "Q2", true}, {"12b", model.H1, false}, {"12b", model.Y, false}, {"8", "Q2", false}, {"15", "Q2", false}} {
		if r := b.rowOf("T06", c.number, c.period); r.OwnToDate != c.own {
			t.Errorf("%s in %s: typed sum %v", c.number, c.period, r.OwnToDate)
		}
	}
	v := b.value("12b", "1")
	v.ToDate = model.Num("4")
	refused(t, b.SaveValue(b.ctx, u, 2024, model.H1, v), model.CodeInvalid, "to_date", "12b")
}
