package service

import (
	"slices"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// takesToDate tells whether a unit may type its own sum from the start of the
// year: for a quantity that adds up, in a period that does not start the year.
// A ratio has two numbers and always adds up.
func takesToDate(r model.Rule, code model.PeriodCode) bool {
	return !code.FromJanuary() && r.Timing == model.Flow && r.Comparator.Numeric() && r.Comparator != model.Ratio
}

// Clash tells whether the sum the unit typed differs from what its periods add
// up to.
func (r EntryRow) Clash() bool {
	typed, sum := r.Value.ToDate, r.Sum.Number
	return typed.Valid && sum.Valid && !typed.Decimal.Round(int32(r.Row.Target.Rule.Decimals)).Equal(sum.Decimal)
}

// fillSums fills in what the periods add up to where the unit typed a sum
// itself. Where a period before is not reported there is nothing to compare
// with.
func (e *Entry) fillSums(f progress.Facts) error {
	typed := func(r EntryRow) bool { return r.OwnToDate && r.Value.ToDate.Valid }
	if !slices.ContainsFunc(e.Rows, typed) {
		return nil
	}
	before := f.Values
	f.Values = slices.Clone(before)
	for i, v := range f.Values {
		if v.UnitID == e.Unit.ID && v.Code == e.Period.Code {
			f.Values[i].Value.ToDate = model.None
		}
	}
	table, err := progress.BuildUnit(f, e.Unit.ID, e.Period.Code)
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		r := e.row(row.Target.ID)
		if r != nil && typed(*r) && !r.Value.Figure.Missing() && covered(before, e.Unit.ID, row.Target.ID, e.Period.Code.FirstMonth()-1) {
			r.Sum = row.ToDate
		}
	}
	return nil
}

// covered tells whether a unit reported a target from January to the end of a
// month without a gap.
func covered(values []progress.Reported, unit, target model.ID, month int) bool {
	if month == 0 {
		return true
	}
	for _, v := range values {
		if v.UnitID != unit || v.Value.TargetID != target || v.Code.LastMonth() != month {
			continue
		}
		if v.Value.ToDate.Valid || !v.Value.Figure.Missing() && covered(values, unit, target, v.Code.FirstMonth()-1) {
			return true
		}
	}
	return false
}

// checkStated refuses what is impossible in a value that replaces another one;
// ownToDate as in EntryRow.
func checkStated(t *model.Target, ownToDate bool, before, v model.Value) error {
	if v.ToDate.Valid && !ownToDate && !before.ToDate.Valid {
		return model.Invalid("to_date", "Chỉ tiêu %s không ghi riêng số từ đầu năm trong kỳ này: chương trình tự tính.", t.Number)
	}
	if v.Figure.Missing() {
		return nil
	}
	return progress.Impossible(*t, v.Figure)
}
