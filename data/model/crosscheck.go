package model

import "github.com/shopspring/decimal"

// CheckKind tells what a cross-check compares.
type CheckKind string

// The kinds of cross-check.
const (
	CheckEqual      CheckKind = "equal"       // sum of the left = sum of the right × factor
	CheckTotal      CheckKind = "total"       // the parts (left) add up to the total (right)
	CheckProduct    CheckKind = "product"     // left = product of the right × factor: output = area × yield
	CheckHundred    CheckKind = "hundred"     // the parts of a structure (left) make 100
	CheckNotFalling CheckKind = "not_falling" // what adds up over the year never gets less
	CheckJump       CheckKind = "jump"        // not beyond a factor of the same period last year
)

// CheckKinds lists all kinds in display order.
var CheckKinds = []CheckKind{CheckEqual, CheckTotal, CheckProduct, CheckHundred, CheckNotFalling, CheckJump}

// Label returns the kind's Vietnamese name.
func (k CheckKind) Label() string {
	switch k {
	case CheckEqual:
		return "Hai vế bằng nhau"
	case CheckTotal:
		return "Các phần cộng bằng tổng"
	case CheckProduct:
		return "Tích (diện tích × năng suất)"
	case CheckHundred:
		return "Cơ cấu cộng bằng 100"
	case CheckNotFalling:
		return "Số cộng dồn không giảm"
	case CheckJump:
		return "Nhảy vọt so với cùng kỳ"
	}
	return string(k)
}

// Relates tells whether the check holds chosen targets against each other. The
// other kinds look at each target alone, at every one when none is chosen.
func (k CheckKind) Relates() bool { return k != CheckNotFalling && k != CheckJump }

// CheckScope tells which figures a cross-check looks at.
type CheckScope string

// The scopes.
const (
	ScopePlan    CheckScope = "plan"    // the plan's own figures
	ScopeResults CheckScope = "results" // results to date, of the units and the commune
	ScopeBoth    CheckScope = "both"
)

// CheckScopes lists all scopes in display order.
var CheckScopes = []CheckScope{ScopeBoth, ScopePlan, ScopeResults}

// Label returns the scope's Vietnamese name.
func (s CheckScope) Label() string {
	switch s {
	case ScopePlan:
		return "Số kế hoạch"
	case ScopeResults:
		return "Số thực hiện"
	case ScopeBoth:
		return "Kế hoạch và thực hiện"
	}
	return string(s)
}

// SeverityWarning is the severity of a cross-check that only reminds.
const SeverityWarning Severity = "warning"

// CheckTerm is one operand of a cross-check: a target, or a measure of the
// units (their rice area) in a product.
type CheckTerm struct {
	TargetID ID
	Measure  Measure
}

// CheckTolerance is how far the two sides may be apart: an amount in the unit
// of measure of the left side, or a percentage of the right side.
type CheckTolerance struct {
	Amount  decimal.Decimal // 0 or more
	Percent bool
}

// CrossCheck (kiểm tra chéo) is a rule between figures that the office wants
// held against every report and the plan.
type CrossCheck struct {
	ID          ID
	PlanID      ID
	Kind        CheckKind
	Name        string
	Left, Right []CheckTerm // see the kinds; both empty unless Kind.Relates
	// Factor converts the right side of an equation (0.1 from tạ to tấn), and
	// is how many times more or less counts as a jump; above zero.
	Factor    decimal.Decimal
	Tolerance CheckTolerance
	Scope     CheckScope
	Code      PeriodCode // the only period whose results are checked, "" for every one
	Active    bool
	Severity  Severity // SeverityWarning, or SeverityError when figures must not disagree
	Note      string
}

// Terms lists all operands, the left ones first.
func (c CrossCheck) Terms() []CheckTerm {
	return append(append([]CheckTerm(nil), c.Left...), c.Right...)
}

// Uses tells whether the target is an operand.
func (c CrossCheck) Uses(target ID) bool {
	for _, t := range c.Terms() {
		if t.TargetID == target {
			return true
		}
	}
	return false
}

// DefaultChecks returns the checks that need no operands and suit every plan:
// sums to date never fall, and nothing jumps beyond three times, or under a
// third of, the same period of the year before.
func DefaultChecks(plan ID) []CrossCheck {
	return []CrossCheck{
		{PlanID: plan, Kind: CheckNotFalling, Name: "Số từ đầu năm không giảm", Factor: decimal.NewFromInt(1),
			Scope: ScopeResults, Active: true, Severity: SeverityWarning},
		{PlanID: plan, Kind: CheckJump, Name: "Chênh nhiều so với cùng kỳ", Factor: decimal.NewFromInt(3),
			Scope: ScopeResults, Active: true, Severity: SeverityWarning},
	}
}
