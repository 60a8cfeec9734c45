package progress

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// number is one operand of an equation as it was read.
type number struct {
	target model.Target // ID 0 for a measure
	value  decimal.Decimal
	unit   string // of measure
	name   string // in a formula: "1c", "diện tích lúa"
	lack   string // why there is no value: "chưa có 1c"
}

// applies tells whether an equation can be looked at in a place at all. A unit
// must have every target of it. What a single unit reports for the commune is
// looked at in that unit, also while it is typed, and not once more for the
// commune. Before a target is asked for there is nothing to look at.
func (k *checker) applies(c model.CrossCheck, p place) bool {
	if len(c.Left) == 0 {
		return false
	}
	single := true
	var unit model.ID // that reports all targets for the commune
	for _, id := range targetsOf(c) {
		t, ok := k.targets[id]
		if !ok {
			return false
		}
		if p.plan {
			continue
		}
		if !t.Rule.Pace.Asked(p.code) {
			return false
		}
		who := k.reporters(t)
		if t.Rule.RollUp != model.Single || len(who) != 1 || unit != 0 && unit != who[0].ID {
			single = false
		} else {
			unit = who[0].ID
		}
		if p.unit != nil {
			if _, ok := k.allocations[cellKey{id, p.unit.ID}]; !ok || !k.open(*p.unit, p.code) {
				return false
			}
		}
	}
	return p.plan || p.unit != nil || !single
}

func (k *checker) readTerms(c model.CrossCheck, terms []model.CheckTerm, p place) []number {
	out := make([]number, len(terms))
	for i, t := range terms {
		if t.TargetID != 0 {
			out[i] = k.readTarget(k.targets[t.TargetID], p)
		} else {
			out[i] = k.readMeasure(t.Measure, k.targets[c.Left[0].TargetID], p)
		}
	}
	return out
}

func (k *checker) readTarget(t model.Target, p place) number {
	n := number{target: t, unit: t.Rule.Unit, name: t.Number}
	figure := t.Plan
	if t.Rule.Comparator.Relative() { // planned as a change in percent, not as an amount
		figure = model.Figure{}
	}
	if !p.plan {
		row, _ := k.row(t, p)
		figure = row.ToDate
		if row.Reported < row.Expected && p.unit == nil && row.Reported > 0 {
			n.lack = fmt.Sprintf("%s mới có %d/%d đơn vị", t.Number, row.Reported, row.Expected)
			return n
		}
	}
	percent := p.plan && t.Rule.Comparator.Relative()           // a plan on another scale than the results
	if !figure.Number.Valid || figure.Second.Valid || percent { // a range or a ratio is no single number
		n.lack = "chưa có " + t.Number
		return n
	}
	n.value = figure.Number.Decimal
	return n
}

// row is the row of a target in the commune's or the unit's table; ok is false
// when the unit does not have the target.
func (k *checker) row(t model.Target, p place) (Row, bool) {
	if p.unit == nil {
		return k.communeRow(t, p.code), true
	}
	if _, ok := k.allocations[cellKey{t.ID, p.unit.ID}]; !ok {
		return Row{}, false
	}
	return k.unitRow(t, *p.unit, p.code), true
}

// readMeasure reads a measure of the unit, or adds it up over the units that
// have the target of the left side: what stands on both sides must be about
// the same land and people. A target that one unit reports for the commune, or
// that nobody has yet, goes with all units that have the measure.
func (k *checker) readMeasure(m model.Measure, left model.Target, p place) number {
	n := number{unit: measureUnit(m), name: measureWord(m)}
	if p.unit != nil {
		if n.value = p.unit.Measures[m]; !n.value.IsPositive() {
			n.lack = "chưa có " + n.name
		}
		return n
	}
	code := p.code
	if p.plan {
		code = model.Y
	}
	units, strict := k.assigned(left), left.Rule.RollUp != model.Single
	if len(units) == 0 || !strict {
		units, strict = k.Units, false
	}
	for _, u := range units {
		d, ok := u.Measures[m]
		switch {
		case !k.open(u, code):
		case ok:
			n.value = n.value.Add(d)
		case strict && n.lack == "":
			n.lack = u.Name + " chưa có " + n.name
		}
	}
	if n.lack == "" && !n.value.IsPositive() {
		n.lack = "chưa có " + n.name
	}
	return n
}

// measureWord names a measure inside a sentence: "diện tích lúa".
func measureWord(m model.Measure) string {
	word, _, _ := strings.Cut(vn.Lower(m.Label()), " (")
	return word
}

// measureUnit is the unit of measure of a measure.
func measureUnit(m model.Measure) string {
	switch m {
	case model.MeasureHouseholds:
		return "hộ"
	case model.MeasureRiceArea:
		return "ha"
	case model.MeasureClassrooms:
		return "phòng"
	}
	return "người"
}
