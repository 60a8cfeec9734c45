package sample

import (
	"slices"
	"strings"

	"sothidua/data/model"
)

// Check is a cross-check of the sample's plan. PlanID is 0 and its operands
// are empty: LeftOf and RightOf name them.
type Check struct {
	model.CrossCheck
	LeftOf, RightOf []string // numbers of targets, or measures ("rice_area")
}

type fileCheck struct {
	Kind      model.CheckKind  `json:"kind"`
	Name      string           `json:"name"`
	Left      []string         `json:"left"`
	Right     []string         `json:"right"`
	Factor    string           `json:"factor"`
	Tolerance string           `json:"tolerance"` // "5%", or an amount
	Scope     model.CheckScope `json:"scope"`
	Code      model.PeriodCode `json:"code"`
	Note      string           `json:"note"`
}

func (r *reader) readChecks(list []fileCheck) []Check {
	var out []Check
	for _, c := range list {
		for _, name := range append(slices.Clone(c.Left), c.Right...) {
			if _, ok := r.rules[name]; !ok && !slices.Contains(model.Measures, model.Measure(name)) {
				r.fail("check %q: %q is no leaf and no measure", c.Name, name)
			}
		}
		if !slices.Contains(model.CheckKinds, c.Kind) || !slices.Contains(model.CheckScopes, c.Scope) {
			r.fail("check %q: kind %q or scope %q is not known", c.Name, c.Kind, c.Scope)
		}
		tolerance, percent := strings.CutSuffix(c.Tolerance, "%")
		out = append(out, Check{LeftOf: c.Left, RightOf: c.Right, CrossCheck: model.CrossCheck{Kind: c.Kind, Name: c.Name,
			Factor: r.number(c.Factor).Decimal, Tolerance: model.CheckTolerance{Amount: r.number(tolerance).Decimal, Percent: percent},
			Scope: c.Scope, Code: c.Code, Active: true, Severity: model.SeverityWarning, Note: c.Note}})
	}
	return out
}
