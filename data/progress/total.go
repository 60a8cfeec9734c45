package progress

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// checkTotal checks the rule of an item whose figures are the sums of its
// leaves'; it says nothing about other targets.
func checkTotal(t model.Target) *model.Error {
	r := t.Rule
	switch {
	case !t.Total():
		return nil
	case !r.Comparator.Numeric() || r.Comparator == model.Ratio:
		return model.Invalid("comparator", "Tổng của các thành phần phải là một con số. Chọn cách so khác.")
	case r.Rate() || strings.Contains(r.Unit, "/"):
		return model.Invalid("unit", "Không cộng được “%s” của các thành phần. Chọn đơn vị tính cộng được, ví dụ ha, tấn, người.", r.Unit)
	case r.RollUp != model.Sum:
		return model.Invalid("roll_up", "Chỉ tiêu là tổng các thành phần thì cấp xã cũng là “%s”.", model.Sum.Label())
	}
	return nil
}

// CheckPart checks that a leaf can be added into its item; it says nothing when
// the item is no total. Errors have CodeInvalid and name the leaf's field:
// comparator, unit, roll_up or timing.
func CheckPart(item, leaf model.Target) error {
	if err := checkPart(item, leaf); err != nil {
		return err
	}
	return nil
}

func checkPart(item, leaf model.Target) *model.Error {
	r, total := leaf.Rule, item.Rule
	switch {
	case !item.Total():
		return nil
	case !r.Comparator.Numeric() || r.Comparator == model.Ratio:
		return model.Invalid("comparator", "Thành phần %s không phải một con số nên không cộng vào tổng %s được.", leaf.Number, item.Number)
	case vn.Key(r.Unit) != vn.Key(total.Unit):
		return model.Invalid("unit", "Thành phần %s tính bằng “%s”, không cộng vào tổng %s tính bằng “%s” được. Đổi đơn vị tính, hoặc chọn “Không có số riêng” ở chỉ tiêu %s.", leaf.Number, r.Unit, item.Number, total.Unit, item.Number)
	case r.RollUp == model.Weighted:
		return model.Invalid("roll_up", "Thành phần %s là số bình quân nên không cộng vào tổng %s được.", leaf.Number, item.Number)
	case r.Timing != total.Timing:
		return model.Invalid("timing", "Thành phần %s và tổng %s phải cùng cách tính: cộng các kỳ, hoặc số mới nhất.", leaf.Number, item.Number)
	}
	return nil
}

// TotalPlan tells in a sentence whether the plans of the leaves add up to the
// item's; "" when the item is no total, or has no plan in its unit of measure.
func TotalPlan(item model.Target, leaves []model.Target) string {
	if !item.Total() || item.Rule.Comparator.Relative() || !item.Plan.Number.Valid || len(leaves) == 0 {
		return ""
	}
	f := Facts{Targets: append([]model.Target{item}, leaves...)}
	switch r := EvaluateChecks(f, []model.CrossCheck{totalCheck(item, leaves)}, "")[0]; {
	case len(r.Findings) > 0:
		return r.Findings[0].Message
	case len(r.Short) > 0:
		return "Chưa so được tổng với các thành phần: " + strings.TrimPrefix(r.Short[0], "Kế hoạch: ") + "."
	}
	return "Kế hoạch các thành phần cộng đúng " + measuredNumber(item.Rule, item.Plan.Number.Decimal) + "."
}

// TotalFindings holds the plan of every total against the plans of its leaves.
func TotalFindings(f Facts) []Finding {
	leaves := map[model.ID][]model.Target{}
	for _, t := range f.Targets {
		leaves[t.ParentID] = append(leaves[t.ParentID], t)
	}
	var checks []model.CrossCheck
	for _, t := range f.Targets {
		if t.Total() && !t.Rule.Comparator.Relative() && len(leaves[t.ID]) > 0 {
			checks = append(checks, totalCheck(t, leaves[t.ID]))
		}
	}
	return CrossChecks(f, checks, "")
}

// totalCheck is the cross-check that a total brings along without being kept.
func totalCheck(item model.Target, leaves []model.Target) model.CrossCheck {
	c := model.CrossCheck{PlanID: item.PlanID, Kind: model.CheckTotal, Name: "Chỉ tiêu " + item.Number, Right: []model.CheckTerm{{TargetID: item.ID}},
		Factor: decimal.NewFromInt(1), Scope: model.ScopePlan, Active: true, Severity: model.SeverityWarning}
	for _, l := range leaves {
		c.Left = append(c.Left, model.CheckTerm{TargetID: l.ID})
	}
	return c
}

// misfit says why an item cannot be the sum of its leaves, nil when it can.
func misfit(item model.Target, parts []Row) *model.Error {
	if err := checkTotal(item); err != nil {
		return err
	}
	for _, p := range parts {
		if err := checkPart(item, p.Target); err != nil {
			return err
		}
	}
	return nil
}

// bare is an item without figures of its own.
func bare(t model.Target) model.Target {
	t.Rule = model.Rule{}
	t.Plan, t.Superior, t.LastYear = model.Figure{}, model.Figure{}, model.Figure{}
	return t
}

// total fills the row of an item with the sums of its leaves and judges it by
// its own rule. The sums are exact, so that the column adds up as it is shown; a
// leaf without a figure is told, it is not zero.
func (x *index) total(row *Row, parts []Row, code model.PeriodCode) {
	r := row.Target.Rule
	var have, lack []string
	for _, p := range parts {
		row.Period = added(row.Period, model.Of(p.Period.Number))
		row.ToDate = added(row.ToDate, model.Of(p.ToDate.Number))
		if p.ToDate.Number.Valid {
			have = append(have, p.Target.Number)
		} else {
			lack = append(lack, p.Target.Number)
		}
	}
	if !adds(r) {
		row.Period = row.ToDate
	}
	row.Estimate = sumOfAll(parts, func(p Row) model.Number { return outlook(p, code) })
	if row.LastYear.Missing() {
		row.LastYear = model.Of(sumOfAll(parts, func(p Row) model.Number { return p.LastYear.Number }))
		row.Target.LastYear = row.LastYear
	}
	x.coverage(row, parts, code)
	before := x.lastYear(row.Target, 0, code)
	if before.Missing() {
		before = model.Of(sumOfAll(parts, func(p Row) model.Number { return p.SamePeriod.Number }))
	}
	x.settle(row, before, code)
	switch {
	case len(parts) == 0 && row.Judgement == NoData:
		row.Why = "Chưa có số liệu: chưa có thành phần nào để cộng."
	case row.Judgement == NoData:
		row.Why = "Chưa có số liệu: chưa thành phần nào có số."
	case len(lack) > 0 && len(have) > 0:
		row.Why += fmt.Sprintf(" Mới cộng %d/%d thành phần (%s), chưa có số của %s.", len(have), len(parts), strings.Join(have, ", "), strings.Join(lack, ", "))
	case len(have) > 0:
		row.Why += " Là tổng của " + strings.Join(have, ", ") + "."
	}
}

// outlook is what a leaf is expected to come to: its estimate, or its result
// once that is settled.
func outlook(p Row, code model.PeriodCode) model.Number {
	if !p.Estimate.Valid && p.Target.Rule.Pace.Settled(code) {
		return p.ToDate.Number
	}
	return p.Estimate
}

// sumOfAll adds a number of all rows; missing when one of them lacks it, for
// the rest alone would look like the whole.
func sumOfAll(rows []Row, number func(Row) model.Number) model.Number {
	var out model.Number
	for _, p := range rows {
		n := number(p)
		if !n.Valid {
			return model.None
		}
		out = model.SumOf(out, n)
	}
	return out
}

// coverage counts the units behind a total: one has reported when none of the
// leaves it has still waits for it.
func (x *index) coverage(row *Row, parts []Row, code model.PeriodCode) {
	asked := map[model.ID]bool{}
	var late []string
	for _, p := range parts {
		late = append(late, p.Missing...)
		for _, u := range x.reporters(p.Target) {
			asked[u.ID] = asked[u.ID] || x.open(u, code) && p.Target.Rule.Pace.Asked(code)
		}
	}
	for _, u := range x.Units {
		switch {
		case !asked[u.ID]:
			continue
		case slices.Contains(late, u.Name):
			row.Missing = append(row.Missing, u.Name)
		default:
			row.Reported++
		}
		row.Expected++
	}
}

// Charted lists which rows a chart shows when none was chosen, by their place:
// the leaves, and a total in place of its leaves when none of them has a share
// of its plan, so that nothing is drawn twice.
func Charted(rows []Row) []int {
	shares := map[model.ID]bool{} // items of which a leaf has a share
	for _, r := range rows {
		shares[r.Target.ParentID] = shares[r.Target.ParentID] || r.Target.Leaf && r.Percent.Valid
	}
	var out []int
	for i, r := range rows {
		if r.Target.Leaf || r.Target.Total() && r.Percent.Valid && !shares[r.Target.ID] {
			out = append(out, i)
		}
	}
	return out
}
