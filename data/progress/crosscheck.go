package progress

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// Finding is one place where a cross-check does not hold.
type Finding struct {
	Check    model.CrossCheck
	Plan     bool             // about the plan's own figures, otherwise about results
	Unit     model.ID         // 0: the commune or its plan
	Code     model.PeriodCode // of the results, "" for the plan
	Where    string           // "Kế hoạch", "Cả xã", "Thôn 3"
	Targets  []model.ID       // whose figures disagree
	Gap      string           // how far they are apart: "1.931,3 tấn"
	Message  string           // Vietnamese, with both numbers and the difference
	Severity model.Severity
}

// CheckResult is what one cross-check finds in a year at a period.
type CheckResult struct {
	Check    model.CrossCheck
	Agreed   int      // comparisons that hold
	Short    []string // comparisons that lack a figure: "Thôn 6: chưa có 1c"
	Findings []Finding
}

// CrossChecks holds the active checks against the plan and against the results
// to date at the end of a period: of every unit (its reports of any status, so
// that the office sees it while typing) and of the commune (reports in hand).
// A figure that is missing, or a commune's sum that lacks a unit, is never
// taken for zero: such a comparison finds nothing. Without a period ("") only
// the plan is looked at.
func CrossChecks(f Facts, checks []model.CrossCheck, code model.PeriodCode) []Finding {
	var out []Finding
	for _, r := range EvaluateChecks(f, checks, code) {
		out = append(out, r.Findings...)
	}
	return out
}

// EvaluateChecks is CrossChecks with what agrees and what lacks a figure: one
// result per check, in order; one that is switched off has an empty result.
func EvaluateChecks(f Facts, checks []model.CrossCheck, code model.PeriodCode) []CheckResult {
	k := newChecker(f)
	places := []place{{plan: true, where: "Kế hoạch"}}
	if code.LastMonth() > 0 {
		places = append(places, place{code: code, where: "Cả xã"})
		for _, u := range k.Units {
			places = append(places, place{code: code, unit: &u, where: u.Name})
		}
	}
	out := make([]CheckResult, len(checks))
	for i, c := range checks {
		out[i] = k.evaluate(c, places)
	}
	return out
}

// UnitCrossChecks holds the active checks against one unit's results to date.
func UnitCrossChecks(f Facts, checks []model.CrossCheck, unit model.ID, code model.PeriodCode) []Finding {
	k := newChecker(f)
	var out []Finding
	for _, u := range k.Units {
		if u.ID != unit || code.LastMonth() == 0 {
			continue
		}
		for _, c := range checks {
			out = append(out, k.evaluate(c, []place{{code: code, unit: &u, where: u.Name}}).Findings...)
		}
	}
	return out
}

// place is where a check looks: the plan, the commune's results, or a unit's.
type place struct {
	plan  bool
	code  model.PeriodCode
	unit  *model.Unit // nil: the commune
	where string
}

// checker finds targets without searching.
type checker struct {
	*index
	targets map[model.ID]model.Target
}

func newChecker(f Facts) *checker {
	k := &checker{newIndex(f), make(map[model.ID]model.Target, len(f.Targets))}
	for _, t := range f.Targets {
		k.targets[t.ID] = t
	}
	return k
}

func (k *checker) evaluate(c model.CrossCheck, places []place) CheckResult {
	out := CheckResult{Check: c}
	if !c.Active {
		return out
	}
	for _, p := range places {
		if p.plan && (c.Scope == model.ScopeResults || !c.Kind.Relates()) ||
			!p.plan && (c.Scope == model.ScopePlan || c.Code != "" && c.Code != p.code) {
			continue
		}
		switch c.Kind {
		case model.CheckNotFalling:
			k.notFalling(&out, p)
		case model.CheckJump:
			k.jump(&out, p)
		default:
			k.relation(&out, p)
		}
	}
	return out
}

// add notes a disagreement at a place.
func (r *CheckResult) add(p place, gap, message string, targets ...model.ID) {
	if p.plan {
		message = "Kế hoạch: " + message
	}
	f := Finding{Check: r.Check, Plan: p.plan, Code: p.code, Where: p.where, Targets: targets, Gap: gap, Message: message,
		Severity: r.Check.Severity}
	if p.unit != nil {
		f.Unit = p.unit.ID
	}
	r.Findings = append(r.Findings, f)
}

// relation holds the two sides of an equation against each other.
func (k *checker) relation(out *CheckResult, p place) {
	c := out.Check
	if !k.applies(c, p) {
		return
	}
	left, right, lack := k.readTerms(c, c.Left, p), k.readTerms(c, c.Right, p), []string(nil)
	for _, n := range append(append([]number(nil), left...), right...) {
		if n.lack != "" {
			lack = append(lack, n.lack)
		}
	}
	if len(lack) > 0 {
		out.Short = append(out.Short, p.where+": "+strings.Join(lack, ", "))
		return
	}
	e := equation{check: c, left: left, right: right, rule: left[0].target.Rule}
	if e.holds() {
		out.Agreed++
		return
	}
	out.add(p, difference(e.rule, e.gap()), e.message(), targetsOf(c)...)
}

func targetsOf(c model.CrossCheck) []model.ID {
	var out []model.ID
	for _, t := range c.Terms() {
		if t.TargetID != 0 {
			out = append(out, t.TargetID)
		}
	}
	return out
}

// looked lists the targets that a check without operands looks at: those
// chosen, else every one.
func (k *checker) looked(c model.CrossCheck) []model.Target {
	var out []model.Target
	for _, t := range k.Targets {
		if CanCheck(t, c.Kind) && (len(c.Left) == 0 || c.Uses(t.ID)) {
			out = append(out, t)
		}
	}
	return out
}

// notFalling compares a unit's sums to date with the last ones it reported
// before. The commune's sum falls only where a unit's does.
func (k *checker) notFalling(out *CheckResult, p place) {
	if p.unit == nil {
		return
	}
	for _, t := range k.looked(out.Check) {
		s := k.stated[cellKey{t.ID, p.unit.ID}]
		if _, ok := s.at(t.Rule, p.code); !ok {
			continue
		}
		for _, c := range backwards(p.code.LastMonth() - 1) {
			if _, ok := s.at(t.Rule, c); !ok {
				continue
			}
			now, before := s.stand(t.Rule, p.code).toDate, s.stand(t.Rule, c).toDate
			if !less(now.Number, before.Number) && !less(now.Second, before.Second) {
				out.Agreed++
				break
			}
			gap := difference(t.Rule, before.Number.Decimal.Sub(now.Number.Decimal))
			out.add(p, gap, fmt.Sprintf("%s từ đầu năm đến hết kỳ %s là %s, ít hơn đến hết kỳ %s là %s: giảm %s. Số cộng dồn không giảm được.",
				called(t), PeriodWord(p.code), measured(t.Rule, now), PeriodWord(c), measured(t.Rule, before), gap), t.ID)
			break
		}
	}
}

func less(a, b model.Number) bool { return a.Valid && b.Valid && a.Decimal.LessThan(b.Decimal) }

// jump compares results with the same period of the year before. What one unit
// reports for the commune is looked at there only.
func (k *checker) jump(out *CheckResult, p place) {
	for _, t := range k.looked(out.Check) {
		if p.unit == nil && t.Rule.RollUp == model.Single {
			continue
		}
		row, ok := k.row(t, p)
		if !ok || !row.ToDate.Number.Valid || !row.SamePeriod.Number.Valid || row.Reported < row.Expected {
			continue
		}
		now, before := row.ToDate.Number.Decimal, row.SamePeriod.Number.Decimal
		if now.IsNegative() || !before.IsPositive() || fewPieces(t.Rule, now, before) {
			continue
		}
		factor := out.Check.Factor
		if now.LessThanOrEqual(before.Mul(factor)) && now.Mul(factor).GreaterThanOrEqual(before) {
			out.Agreed++
			continue
		}
		gap := difference(t.Rule, now.Sub(before))
		out.add(p, gap, fmt.Sprintf("%s %s là %s, cùng kỳ năm trước %s: lệch %s, %s.", called(t), PeriodWord(p.code),
			measuredNumber(t.Rule, now), measuredNumber(t.Rule, before), gap, times(now, before, factor)), t.ID)
	}
}

// fewPieces tells whether both numbers count so few pieces that going up and
// down by a multiple is ordinary: one worker, then three.
func fewPieces(r model.Rule, a, b decimal.Decimal) bool {
	ten := decimal.NewFromInt(10)
	return r.Decimals == 0 && !r.Rate() && a.LessThan(ten) && b.LessThan(ten)
}

// times writes how often before goes into now, with enough decimals that it
// does not look like the limit: "gấp 5,2 lần", "chỉ bằng 0,2 lần".
func times(now, before, limit decimal.Decimal) string {
	n := now.DivRound(before, 1)
	if n.Equal(limit) || n.IsZero() {
		n = now.DivRound(before, 4)
	}
	if now.GreaterThan(before) {
		return "gấp " + vn.Format(n) + " lần"
	}
	return "chỉ bằng " + vn.Format(n) + " lần"
}

// PeriodWord names a period inside a sentence: "6 tháng", "quý I", "tháng 3".
func PeriodWord(c model.PeriodCode) string {
	first, rest, _ := strings.Cut(c.Short(), " ")
	return vn.Lower(first) + " " + rest
}

// called names a target in a sentence: "1d. Sản lượng lúa".
func called(t model.Target) string { return t.Number + ". " + t.Name }
