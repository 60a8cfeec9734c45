package plantext

import (
	"strings"

	"sothidua/data/model"
)

var (
	growthNames    = newPhrases("tốc độ tăng|tốc độ tăng trưởng|tốc độ phát triển|tăng trưởng|tỷ lệ tăng thu|mức tăng|tỷ lệ tăng")
	reductionNames = newPhrases("mức giảm|tỷ lệ giảm|tốc độ giảm|giảm")
	yieldNames     = newPhrases("năng suất")
)

// kindOf names what is measured.
func kindOf(q quantity, r reading, name []token, structure bool) string {
	_, rises := growthNames.in(name)
	_, falls := reductionNames.in(name)
	d, _ := directionOf(name)
	switch {
	case structure || q.form == parts:
		return KindStructure
	case r.comparator == model.Maintain:
		return KindMaintain
	case r.comparator == model.Ratio:
		return KindRatio
	case r.reduction:
		return KindReduction
	case r.growth && addsUp(q, name):
		return countOrAmount(q, name)
	case r.growth, rises && d != downward:
		return KindGrowth
	case falls && growsOrFalls(name):
		return KindReduction
	case q.unit.class == share:
		return KindRate
	}
	return countOrAmount(q, name)
}

// countOrAmount tells things counted from what is measured, in all or per area.
func countOrAmount(q quantity, name []token) string {
	switch c := q.unit.class; {
	case yieldNames.at(name, 0) > 0, perArea(q.unit):
		return KindYield
	case c == money, c == area, c == physical:
		return KindAmount
	}
	return KindCount
}

// addsUp tells whether so much is added rather than grown by: "tăng thêm 40 người".
func addsUp(q quantity, name []token) bool {
	return q.unit.class != share && q.has(roleUp) && len(name) > 1 && name[len(name)-1].is("thêm") && name[len(name)-2].is("tăng")
}

// growsOrFalls tells whether a name itself is that of a drop ("mức giảm sinh").
func growsOrFalls(name []token) bool {
	for i := range min(2, len(name)) {
		if reductionNames.at(name, i) > 0 {
			return true
		}
	}
	return false
}

// perArea tells whether a unit is a quantity per area.
func perArea(u unit) bool {
	for _, p := range []string{"/ha", "/sào", "/mẫu", "/km2", "/m2"} {
		if strings.HasPrefix(u.per, p) {
			return true
		}
	}
	return false
}
