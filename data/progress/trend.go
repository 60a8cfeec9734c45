package progress

import (
	"slices"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// YearResult is what one year made of a target.
type YearResult struct {
	Year int
	Plan model.Figure
	Done model.Figure
	Rule model.Rule
	// Code is the period Done reaches to, "" when it was only carried into the
	// book as the result of the year before.
	Code      model.PeriodCode
	Judgement Judgement
	Why       string
	Target    model.ID // in that year's plan, 0 when only carried
}

// Trend follows a target through the years of the book, oldest first, without
// gaps: a year the target has no figures of is there without any. Years are
// matched by the name of the target and its unit of measure, because numbers
// change from plan to plan. The year before the first one is known from the
// result that was carried into it. None when the year lacks the target.
func (r Review) Trend(target model.ID) []YearResult {
	asked := find(r.Facts.Targets, func(t model.Target) bool { return t.ID == target })
	if asked == nil {
		return nil
	}
	years := append(slices.Clone(r.Others), r.Facts)
	slices.SortStableFunc(years, func(a, b Facts) int { return a.Plan.Year - b.Plan.Year })
	var out []YearResult
	for _, f := range years {
		t := asked
		if f.Plan.Year != r.Facts.Plan.Year {
			t = find(f.Targets, func(t model.Target) bool { return alike(t, *asked) })
		}
		if t == nil {
			continue
		}
		if last := len(out); last == 0 && !t.LastYear.Missing() {
			out = append(out, YearResult{Year: f.Plan.Year - 1, Done: t.LastYear, Rule: t.Rule, Judgement: NotYetJudged})
		}
		for len(out) > 0 && out[len(out)-1].Year < f.Plan.Year-1 {
			gap := YearResult{Year: out[len(out)-1].Year + 1, Rule: t.Rule, Judgement: NoData}
			if gap.Year == f.Plan.Year-1 {
				gap.Done, gap.Judgement = t.LastYear, NotYetJudged
			}
			out = append(out, gap)
		}
		out = append(out, r.result(f, *t))
	}
	return out
}

// alike tells whether two years mean the same target.
func alike(a, b model.Target) bool {
	return vn.Fold(a.Name) == vn.Fold(b.Name) && a.Rule.Unit == b.Rule.Unit && a.Leaf == b.Leaf
}

func find(list []model.Target, is func(model.Target) bool) *model.Target {
	for i := range list {
		if is(list[i]) {
			return &list[i]
		}
	}
	return nil
}

// result is the whole year's, else the latest there is; of the year under
// review none later than its period.
func (r Review) result(f Facts, t model.Target) YearResult {
	out := YearResult{Year: f.Plan.Year, Plan: t.Plan, Rule: t.Rule, Judgement: NoData, Target: t.ID}
	f = narrowed(f, t.ID)
	for _, code := range slices.Backward(model.PeriodCodes) {
		now := f.Plan.Year == r.Facts.Plan.Year
		if now && r.Code.Before(code) || !reported(f, code) {
			continue
		}
		row, ok := Build(f, code).Row(t.ID)
		if !ok || row.ToDate.Missing() {
			continue
		}
		out.Done, out.Code, out.Judgement, out.Why = row.ToDate, code, row.Judgement, row.Why
		return out
	}
	return out
}

// reported tells whether any figures of a period are in the book.
func reported(f Facts, code model.PeriodCode) bool {
	return slices.ContainsFunc(f.Values, func(v Reported) bool { return v.Code == code })
}
