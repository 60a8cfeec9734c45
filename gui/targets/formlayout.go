package targets

import (
	"slices"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// formRows says which fields the form shows for a draft, in rows. The keys are
// those of the errors: a message finds its field by them.
func formRows(d draft, otherUnit bool) [][]string {
	rows := [][]string{{"text"}, {"number", "name"}}
	if !d.measured() {
		return append(rows, []string{"lead"}, []string{"area"}, []string{"note"})
	}
	c := d.rule.comparator
	switch {
	case c == "" || c.Numeric():
		rows = append(rows, []string{"unit", "comparator"})
		if otherUnit {
			rows = append(rows, []string{"unit_other"})
		}
	default:
		rows = append(rows, []string{"comparator"})
	}
	if c == model.Grade {
		rows = append(rows, []string{"grades"})
	}
	rows = append(rows, figureRows(c, d.rule.unit)...)
	if c.Numeric() && c != "" {
		rows = append(rows, []string{"timing"})
	}
	if d.kind == kindOwn {
		rows = append(rows, []string{"roll_up"})
	}
	if d.rule.pace == model.Season {
		rows = append(rows, []string{"pace", "final"})
	} else {
		rows = append(rows, []string{"pace"})
	}
	return append(rows, []string{"area"}, []string{"note"})
}

// figureRows are the rows with plan, superior plan and last year. Amounts in
// đồng are too long for half a row.
func figureRows(c model.Comparator, unit string) [][]string {
	switch {
	case c == "":
		return [][]string{{"lead"}}
	case c.Relative():
		rows := [][]string{{"plan", "plan_to"}, {"plan2", "plan2_to"}}
		if unit == dong {
			return append(rows, []string{"last_year"}, []string{"lead", "decimals"})
		}
		return append(rows, []string{"last_year", "decimals"}, []string{"lead"})
	case unit == dong && c.Numeric() && !pair(c):
		rows := [][]string{{"plan"}, {"plan2"}, {"last_year"}, {"lead", "decimals"}}
		if c.LowerIsBetter() {
			rows = append(rows, []string{"baseline"})
		}
		return rows
	case pair(c):
		return [][]string{{"plan", "plan_to"}, {"plan2", "plan2_to"}, {"last_year", "last_year_to"}, {"lead", "decimals"}}
	case !c.Numeric():
		return [][]string{{"plan", "plan2"}, {"last_year", "lead"}}
	case c.LowerIsBetter():
		return [][]string{{"plan", "plan2"}, {"last_year", "baseline"}, {"lead", "decimals"}}
	}
	return [][]string{{"plan", "plan2"}, {"last_year", "decimals"}, {"lead"}}
}

// figureLabels name the two boxes of a range or ratio, "" for other comparators.
func figureLabels(c model.Comparator) (plan, plan2 string) {
	switch c {
	case model.Range:
		return "từ", "đến"
	case model.Ratio:
		return "đạt", "trên tổng"
	case model.Growth, model.Reduction:
		return "từ", "đến, nếu là khoảng"
	}
	return "", ""
}

// units of measure offered in the form, by how often plans name them
// (DOMAIN section 4); every other one can be written.
func commonUnits() []string {
	return []string{"%", "‰", "tấn", "tạ/ha", "ha", "đồng", "triệu đồng", "tỷ đồng", "triệu đồng/người/năm",
		"người", "lao động", "hộ", "trường", "thôn", "tiêu chí", "mô hình", "con", "vụ"}
}

// unitChoices returns the units to offer, with the target's own among them.
func unitChoices(own string) []string {
	list := commonUnits()
	if own != "" && !slices.Contains(list, own) {
		list = append(list, own)
	}
	return list
}

// rollChoice is one line of the roll-up list: a weighted roll-up has one line
// for each denominator.
type rollChoice struct {
	rollUp model.RollUp
	weight model.Measure
}

// rollChoices returns how units' results can make the commune's.
func rollChoices(numeric bool) []rollChoice {
	if !numeric {
		return []rollChoice{{rollUp: model.Single}, {rollUp: model.Worst}}
	}
	out := []rollChoice{{rollUp: model.Sum}}
	for _, m := range model.Measures {
		out = append(out, rollChoice{model.Weighted, m})
	}
	return append(out, rollChoice{rollUp: model.Single})
}

// label is the choice in words: "Bình quân theo số hộ".
func (c rollChoice) label() string {
	if c.rollUp == model.Weighted {
		return "Bình quân theo " + measureName(c.weight)
	}
	return c.rollUp.Label()
}

// measureName is a denominator within a sentence.
func measureName(m model.Measure) string {
	switch m {
	case model.MeasureLabour:
		return "số lao động"
	case model.MeasureRiceArea:
		return "diện tích lúa"
	}
	return vn.Lower(m.Label())
}

// finalChoices are the periods from which a seasonal result can be final.
func finalChoices() []model.PeriodCode {
	var out []model.PeriodCode
	for _, c := range model.PeriodCodes {
		if !c.Final() {
			out = append(out, c)
		}
	}
	return out
}
