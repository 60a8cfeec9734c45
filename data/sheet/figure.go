package sheet

import (
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// figure writes a quantity of a target: a number as a number, a pair and a
// choice in words, missing as the given text.
func (p *page) figure(row, col int, r model.Rule, f model.Figure, missing string, s style) {
	switch {
	case f.Missing():
		if missing != "" {
			s.align = "center"
		}
		p.text(row, col, missing, s)
	case f.Choice != "":
		p.text(row, col, progress.ChoiceLabel(r, f.Choice), s.formatted(textFormat).aligned("center"))
	case f.Second.Valid:
		p.text(row, col, pairText(r, f), s.formatted(textFormat).aligned("right"))
	default:
		p.number(row, col, f.Number, r.Decimals, s)
	}
}

// plan writes a plan with planFormat; two numbers of a change are words with
// their percent sign.
func (p *page) plan(row, col int, r model.Rule, f model.Figure, s style) {
	if r.Comparator.Relative() && f.Second.Valid {
		p.text(row, col, pairText(r, f)+"%", s.formatted(textFormat).aligned("right"))
		return
	}
	p.figure(row, col, r.PlanRule(), f, dash, s.formatted(planFormat(r, f)))
}

// percentFormat shows a number with a percent sign as it stands: 10 as 10%.
func percentFormat(n model.Number) string {
	if !n.Valid {
		return ""
	}
	return numberFormat(n.Decimal, 0) + `"%"`
}

// pairText writes two numbers as progress.ParseFigure reads them: a ratio with
// a stroke, a range with a dash.
func pairText(r model.Rule, f model.Figure) string {
	between := " – "
	if r.Comparator == model.Ratio {
		between = "/"
	}
	return vn.Format(f.Number.Decimal) + between + vn.Format(f.Second.Decimal)
}

// planFormat shows a plan's number with the sign that says when it is met,
// where that is not the usual "at least"; the cell still holds a number. A
// change against the year before has its percent sign too.
func planFormat(r model.Rule, f model.Figure) string {
	if !f.Number.Valid || f.Second.Valid {
		return ""
	}
	format := numberFormat(f.Number.Decimal, r.Decimals)
	switch r.Comparator {
	case model.Growth, model.Reduction:
		return `"` + r.Comparator.Sign() + ` "` + percentFormat(f.Number)
	case model.AtMost, model.LessThan, model.MoreThan, model.Exactly:
		return `"` + r.Comparator.Sign() + ` "` + format
	}
	return format
}
