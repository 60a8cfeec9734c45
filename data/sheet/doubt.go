package sheet

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// beside is what stands in the other cells of a row, by which a doubtful
// number is judged.
type beside struct {
	unit string // of measure, "" when the row has none
	// refs are the numbers of the plan, of last year and of the same period.
	refs []decimal.Decimal
	// bookUnit is the unit of measure of refs, "" for that of the row.
	bookUnit string
	// wide tells that refs are the whole commune's and the value a unit's: it
	// may be far less, but not more.
	wide   bool
	paired bool // they are pairs or ranges, and so may the value be
}

// doubted are the fields whose doubts are asked about, with the fields they
// are compared with. What the book computes itself is compared there.
func doubtedFields(l model.Layout) map[string][]string {
	switch l {
	case model.LayoutKit, model.LayoutResults, model.LayoutAllocation:
		near := []string{"plan", "same_period", "last_year"}
		return map[string][]string{"period_value": near, "to_date": near, "estimate": near}
	case model.LayoutRegistration:
		return map[string][]string{"registered": {"plan", "last_year"}}
	case model.LayoutProgress:
		near := []string{"plan", "last_year", "same_period"}
		return map[string][]string{"plan": {"last_year"}, "last_year": {"plan"}, "superior": {"plan"}, "same_period": near,
			"period_value": near, "to_date": near, "estimate": near}
	case model.LayoutTargets:
		return map[string][]string{"plan": {"superior", "last_year"}, "superior": {"plan"}, "last_year": {"plan"}, "baseline": nil}
	case model.LayoutUnits:
		out := map[string][]string{}
		for _, m := range model.Measures {
			out[string(m)] = nil
		}
		return out
	}
	return nil
}

// besides collects what a field of a row is judged by: what the book knows of
// the target, else the other cells of the row.
func (s *scan) besides(row int, c column, fields []string) beside {
	b := beside{unit: s.measure(row, c.field)}
	for _, f := range fields {
		col := s.header.cols[f]
		if col == 0 {
			continue
		}
		text := vn.Clean(s.g.text(s.g.sheet.At(row, col)))
		if pairOf.MatchString(text) || rangeOf.MatchString(text) {
			b.paired = true
			continue
		}
		text, _ = exactPart(text)
		if strings.HasSuffix(text, "%") && b.unit != "" && !isRate(b.unit) {
			continue // a planned change, not an amount
		}
		text = numberWord.FindString(text)
		if d, err := vn.ParseFor(text, b.unit); err == nil && d.IsPositive() {
			b.refs = append(b.refs, d)
		} else if d, err := vn.ParseNumber(strings.TrimRight(text, "%‰ ")); err == nil && d.IsPositive() {
			b.refs = append(b.refs, d)
		}
	}
	if s.target == nil {
		return b
	}
	return s.bookBeside(b)
}

// bookBeside judges by the target of the row. The amounts of a unit lie far
// from the commune's, its rates do not.
func (s *scan) bookBeside(b beside) beside {
	rule := s.target.Rule
	if rule.Comparator == model.Ratio || rule.Comparator == model.Range {
		b.paired = true
	}
	if rule.Comparator.Relative() || !rule.Comparator.Numeric() {
		return b
	}
	wide := !rule.Rate() && (s.shape.layout == model.LayoutKit || isMatrix(s.shape.layout))
	if wide && len(b.refs) > 0 {
		return b // the unit's own plan says more
	}
	var known []decimal.Decimal
	for _, n := range []model.Number{s.target.Plan.Number, s.target.LastYear.Number} {
		if n.Valid && n.Decimal.IsPositive() {
			known = append(known, n.Decimal)
		}
	}
	if len(known) == 0 {
		return b
	}
	if b.unit == "" {
		b.unit = rule.Unit
	}
	b.refs, b.bookUnit, b.wide = known, rule.Unit, wide
	return b
}

func isRate(unit string) bool {
	u := vn.Key(unit)
	return strings.Contains(u, "%") || strings.Contains(u, "‰") || strings.HasPrefix(u, "tỷ lệ")
}

// doubt asks about a figure that may mean more than one thing; ok is false
// when the cell is left out, or waits for an answer.
func (s *scan) doubt(row int, cell model.SheetCell, c column, near []string) (model.SheetCell, bool) {
	if cell.Text == "" || s.own && s.shape.layout != model.LayoutKit {
		return cell, true
	}
	b := s.besides(row, c, near)
	if !cell.Numeric {
		out, ok, asked := s.doubtText(row, cell, c, b)
		if asked || !ok {
			return out, ok
		}
		cell = out
	}
	return s.doubtSize(cell, c, b)
}

// isBlankSign tells whether a text only says that there is nothing yet.
func isBlankSign(text string) bool {
	return strings.Trim(text, "-–—.…_ ") == "" || vn.Fold(text) == "chua co" || vn.Fold(text) == "chua co so lieu"
}

// doubtText looks at a number typed as text. asked tells that the user was
// asked, so that no second question follows.
func (s *scan) doubtText(row int, cell model.SheetCell, c column, b beside) (out model.SheetCell, ok, asked bool) {
	text := cell.Text
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return cell, true, false // a choice, or words the importer refuses by name
	}
	if rest, vague := exactPart(text); vague && s.shape.layout != model.LayoutTargets {
		return s.askText(cell, c, "“"+cut(text, 40)+"” không phải một số chính xác.", rest)
	} else if vague {
		cell.Text = rest // the sign says how the target is judged, see signs
		return cell, true, false
	}
	if m := pairOf.FindStringSubmatch(text); m != nil && !strings.HasSuffix(vn.Lower(text), "0/00") {
		if s.own || b.paired || s.shape.layout == model.LayoutTargets {
			return cell, true, false
		}
		if s.donePlan(c) && b.states(m[3]) {
			cell.Text = m[1] // the second number is the plan, as the heading says
			return cell, true, false
		}
		out, ok := s.ask(cell, c, model.AskNumber, "Ô ghi hai số “"+cut(text, 40)+"”: số đã làm trên số phải làm?",
			typedChoice(m[1], "Lấy số đã làm: "+m[1]), typedChoice(m[1]+"/"+m[3], "Giữ cả hai: "+m[1]+"/"+m[3]))
		return out, ok, true
	}
	if sep, grouped, pointed, three := threeAfter(strings.TrimRight(text, "%‰ ")); three {
		return s.doubtThree(row, cell, c, b, sep, grouped, pointed)
	}
	if rangeOf.MatchString(text) && (s.own || b.paired || s.shape.layout == model.LayoutTargets) || readable(text) {
		return cell, true, false
	}
	return s.askText(cell, c, "“"+cut(text, 40)+"” có chữ hay số khác bên cạnh số.", numbersIn(text)...)
}

// donePlan tells whether the heading of a column says that its cells hold what
// was done over the plan: "TH/KH".
func (s *scan) donePlan(c column) bool {
	col := s.header.cols[c.field]
	head := captionOf(heading(s.g.stackedText(s.header.row, s.header.bottom, col), 0), 0)
	return col > 0 && head.has("th kh", "thuc hien ke hoach", "da lam ke hoach", "ket qua ke hoach")
}

// states tells whether a number is one of those that stand beside it.
func (b beside) states(text string) bool {
	d, err := vn.ParseNumber(text)
	return err == nil && slices.ContainsFunc(b.refs, d.Equal)
}

// doubtThree decides between "1.234" as a thousand and more and as one and a
// bit. What stands beside it decides, else how the other texts of the column are
// written, else whether the thing is counted in whole ones; where all of that
// leaves both readings open, the user decides.
func (s *scan) doubtThree(row int, cell model.SheetCell, c column, b beside, sep byte, grouped, pointed decimal.Decimal) (model.SheetCell, bool, bool) {
	rule, other := grouped, pointed
	n := s.notationOf(s.header.cols[c.field])
	whole := counted(b.unit) || s.shape.layout == model.LayoutUnits && c.field != string(model.MeasureRiceArea)
	doubtful := n.englishPoint || !n.vietnamese && !whole || isRate(b.unit)
	if sep == ',' {
		rule, other = pointed, grouped
		doubtful = n.englishThousands || n.englishPoint || whole
	}
	if far, known := nearest(rule, b.refs); known && !n.englishPoint {
		doubtful = far > reach || b.both(rule, other)
	}
	if !doubtful {
		return cell, true, false
	}
	out, ok := s.ask(cell, c, model.AskNumber, "“"+cell.Text+"” là "+vn.Format(rule)+" hay "+vn.Format(other)+"?",
		b.suggested(rule, other), b.suggested(other, rule))
	return out, ok, true
}

// both tells whether two readings of a number lie near what stands beside it.
func (b beside) both(rule, other decimal.Decimal) bool {
	a, known := nearest(rule, b.refs)
	o, _ := nearest(other, b.refs)
	return known && a <= reach && o <= reach
}

// suggested offers a reading, with a word when what stands beside it speaks for
// it and against the other one.
func (b beside) suggested(d, other decimal.Decimal) model.Choice {
	choice := numberChoice(d, b.unit)
	far, known := nearest(d, b.refs)
	if against, _ := nearest(other, b.refs); known && far <= reach && against > reach {
		choice.Label += " (hợp với " + vn.Format(b.refs[0]) + " bên cạnh)"
	}
	return choice
}

// doubtSize asks about a number that fits what stands beside it only when the
// decimal point, the percent sign or the unit of measure is another one.
func (s *scan) doubtSize(cell model.SheetCell, c column, b beside) (model.SheetCell, bool) {
	d, ok := amount(cell, b.unit)
	if !ok || !d.IsPositive() {
		return cell, true
	}
	scale, ok := b.scale()
	switch d = d.Mul(scale); {
	case !ok:
		return cell, true // the importer asks about the unit of measure
	case len(b.refs) == 0 && s.fraction(cell, b, d):
		return s.ask(cell, c, model.AskScale, "Đơn vị tính là "+b.unit+" mà ô ghi "+vn.Format(d)+".",
			numberChoice(d, b.unit), numberChoice(d.Shift(2), b.unit))
	case len(b.refs) == 0, b.near(d):
		return cell, true
	}
	choices := []model.Choice{numberChoice(d.Div(scale), b.unit)}
	for _, shift := range []int32{1, 2, 3, 6, 9, -1, -2, -3, -6, -9} {
		if near, _ := nearest(d.Shift(shift), b.refs); near <= 0.35 {
			choices = append(choices, numberChoice(d.Shift(shift).Div(scale), b.unit))
		}
	}
	if far, _ := nearest(d, b.refs); len(choices) == 1 && far < beyond {
		return cell, true
	}
	return s.ask(cell, c, model.AskScale, "Số "+vn.Format(d.Div(scale))+" lệch nhiều lần so với kế hoạch hay số kỳ trước trong cùng dòng ("+vn.Format(b.refs[0])+").", choices...)
}

// scale is what a number of the row is multiplied by to stand in the unit of
// measure of refs; false when the units do not convert.
func (b beside) scale() (decimal.Decimal, bool) {
	one := decimal.NewFromInt(1)
	if b.bookUnit == "" || vn.Key(b.bookUnit) == vn.Key(b.unit) {
		return one, true
	}
	scale, err := vn.ParseFor("1 "+b.unit, b.bookUnit)
	return scale, err == nil && scale.IsPositive()
}

// near tells whether a number is of the size of what stands beside it.
func (b beside) near(d decimal.Decimal) bool {
	far, _ := nearest(d, b.refs)
	limit := reach
	if isRate(b.unit) {
		limit = 0.75
	}
	return far <= limit || b.wide && far < wideReach && d.LessThan(b.refs[0])
}

// fraction tells whether a number may be a percentage written as a fraction.
func (s *scan) fraction(cell model.SheetCell, b beside, d decimal.Decimal) bool {
	return isRate(b.unit) && cell.Numeric && !s.own && s.shape.layout != model.LayoutUnits && d.LessThanOrEqual(decimal.NewFromInt(1))
}

// amount is the number of a cell in the unit of the row.
func amount(cell model.SheetCell, unit string) (decimal.Decimal, bool) {
	if cell.Numeric {
		d, err := decimal.NewFromString(cell.Text)
		return d, err == nil
	}
	d, err := vn.ParseFor(cell.Text, unit)
	return d, err == nil
}

// askText offers texts to be read instead of the whole cell.
func (s *scan) askText(cell model.SheetCell, c column, message string, texts ...string) (model.SheetCell, bool, bool) {
	var choices []model.Choice
	for _, t := range texts[:min(len(texts), 4)] {
		choices = append(choices, typedChoice(t, "Ghi "+t))
	}
	out, ok := s.ask(cell, c, model.AskNumber, message+" Ghi số nào?", choices...)
	return out, ok, true
}

// ask asks about one cell; the choice to leave it out comes last.
func (s *scan) ask(cell model.SheetCell, c column, about model.About, message string, choices ...model.Choice) (model.SheetCell, bool) {
	p := model.Problem{Cell: cell.Cell, Severity: model.SeverityQuestion, Message: message, About: about,
		Choices: append(choices, skipCell()), Group: s.g.sheet.Name + " " + c.field + " " + string(about)}
	return answered(cell, s.tell(p))
}

func skipCell() model.Choice { return model.Choice{Value: model.AnswerSkip, Label: "Bỏ ô này"} }

// answered puts the user's answer in the place of a cell; false while there is
// none, and when the cell is left out.
func answered(cell model.SheetCell, answer string) (model.SheetCell, bool) {
	if answer == "" || answer == model.AnswerSkip {
		return cell, false
	}
	typed, ok := strings.CutPrefix(answer, model.AnswerTyped)
	if ok {
		cell.Text, cell.Numeric, cell.Measure = vn.Clean(typed), false, ""
		return cell, true
	}
	_, err := decimal.NewFromString(answer)
	cell.Text, cell.Numeric = answer, err == nil
	return cell, true
}
