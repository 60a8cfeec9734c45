package progress

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// noFigure is what stands where there is no number: it is never a zero.
const noFigure = "–"

// NotApplicable is how the tables write that a target does not concern a unit.
const NotApplicable = "Không áp dụng"

// FigureText writes a figure as the tables show it, without its unit of
// measure; "–" when missing. Whole numbers stand bare ("100", "5.350"), other
// numbers keep the rule's decimals and any more that were typed ("1,10" with
// two decimals, "62,38" even when the rule keeps one): nothing that was typed
// is hidden, and a column of one target lines up. A ratio of whole numbers is
// written with two digits ("05/08"), a range with a dash ("8 – 9"), a choice by
// its name.
func FigureText(r model.Rule, f model.Figure) string {
	switch {
	case f.Missing():
		return noFigure
	case f.NotApplicable():
		return NotApplicable
	case !f.Number.Valid:
		return ChoiceLabel(r, f.Choice)
	case f.Second.Valid && r.Comparator == model.Ratio:
		return twoDigits(r, f.Number.Decimal) + "/" + twoDigits(r, f.Second.Decimal)
	case f.Second.Valid && r.Comparator == model.Range:
		return numberText(r, f.Number.Decimal) + " – " + numberText(r, f.Second.Decimal)
	}
	return numberText(r, f.Number.Decimal)
}

func numberText(r model.Rule, d decimal.Decimal) string {
	if d.IsInteger() {
		return vn.FormatFixed(d, 0)
	}
	return vn.FormatFixed(d, max(r.Decimals, decimalsOf(d)))
}

// decimalsOf counts the decimals of d without trailing zeros.
func decimalsOf(d decimal.Decimal) int {
	if d.Exponent() >= 0 {
		return 0
	}
	_, rest, _ := strings.Cut(d.String(), ".")
	return len(rest)
}

func twoDigits(r model.Rule, d decimal.Decimal) string {
	s := numberText(r, d)
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// measured writes a figure with its unit of measure: "1,31%", "2.780 tấn".
func measured(r model.Rule, f model.Figure) string {
	return withUnit(r, FigureText(r, f))
}

func measuredNumber(r model.Rule, d decimal.Decimal) string {
	return withUnit(r, numberText(r, d))
}

func withUnit(r model.Rule, text string) string {
	switch {
	case r.Unit == "" || !r.Comparator.Numeric():
		return text
	case r.Rate():
		return text + r.Unit
	}
	return text + " " + r.Unit
}

// difference writes the distance of two results: in points for rates
// ("0,7 điểm %"), otherwise in the unit of measure.
func difference(r model.Rule, d decimal.Decimal) string {
	if r.Rate() {
		return numberText(r, d.Abs()) + " điểm " + r.Unit
	}
	return measuredNumber(r, d.Abs())
}

// percentText writes a percentage with one decimal: "45,7%".
func percentText(d decimal.Decimal) string { return vn.FormatFixed(d, 1) + "%" }

// shareText writes a share in 0..1 as a percentage with at most one decimal: "50%".
func shareText(d decimal.Decimal) string { return vn.Format(d.Shift(2).Round(1)) + "%" }

// PlanText writes a plan with its sign, without the unit of measure: "≥ 100",
// "< 11", "giữ 3", "từ Tốt", "8 – 9", "Đạt"; "–" when missing. A change against
// the year before has its percent sign, for the unit of measure is that of the
// results: "tăng ≥ 10%", "giảm 8 – 9%".
func PlanText(r model.Rule, plan model.Figure) string {
	text := FigureText(r, plan)
	switch {
	case r.Comparator.Relative():
		return changePlan(r, plan)
	case plan.Missing() || r.Comparator == model.Range:
		return text
	case r.Comparator == model.Grade:
		return "từ " + text
	case r.Comparator.Sign() == "":
		return text
	}
	return r.Comparator.Sign() + " " + text
}

func changePlan(r model.Rule, plan model.Figure) string {
	text := measured(r.PlanRule(), plan)
	switch {
	case plan.Missing():
		return noFigure
	case plan.Second.Valid:
		return directionWord(r) + " " + text
	}
	return r.Comparator.Sign() + " " + text
}

// Choices returns the choices a result may be, best first; nil for numbers.
// The slice is the caller's own.
func Choices(r model.Rule) []string {
	switch r.Comparator {
	case model.YesNo:
		return []string{model.ChoiceYes, model.ChoiceNo}
	case model.Grade:
		return slices.Clone(r.Grades)
	case model.Text:
		return slices.Clone(model.Ratings)
	}
	return nil
}

// ChoiceLabel returns the Vietnamese name of a choice; grades name themselves.
func ChoiceLabel(r model.Rule, choice string) string {
	switch {
	case r.Comparator == model.YesNo && choice == model.ChoiceYes:
		return "Đạt"
	case r.Comparator == model.YesNo && choice == model.ChoiceNo:
		return "Không đạt"
	case r.Comparator == model.Text && choice == model.RatingGood:
		return "Giữ vững"
	case r.Comparator == model.Text && choice == model.RatingRisk:
		return "Có biểu hiện chưa bảo đảm"
	case r.Comparator == model.Text && choice == model.RatingBad:
		return "Không đạt"
	}
	return choice
}
