package reports

import (
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
)

// field is one of the columns of the entry grid that are typed into.
type field int

const (
	fieldValue field = iota
	fieldEstimate
	fieldToDate
	fieldNote
)

// fields are all that is typed into, in the order of the columns.
var fields = [...]field{fieldValue, fieldEstimate, fieldToDate, fieldNote}

// label names the field in messages.
func (f field) label() string {
	switch f {
	case fieldEstimate:
		return "ước cả năm"
	case fieldToDate:
		return "từ đầu năm"
	case fieldNote:
		return "ghi chú"
	}
	return "kỳ này"
}

// The columns of the entry grid. What is typed stands together, so that a
// block of two Excel columns (result, estimate) falls into place.
const (
	colGutter = iota
	colNumber
	colName
	colUnit
	colPlan
	colSame
	colValue
	colEstimate
	colToDate
	colPercent
	colJudgement
	colNote
	colCount
)

// fieldAt returns the field of a grid column; ok is false for the others.
func fieldAt(col int) (f field, ok bool) {
	switch col {
	case colValue:
		return fieldValue, true
	case colEstimate:
		return fieldEstimate, true
	case colToDate:
		return fieldToDate, true
	case colNote:
		return fieldNote, true
	}
	return 0, false
}

// column returns the grid column of the field.
func (f field) column() int {
	switch f {
	case fieldEstimate:
		return colEstimate
	case fieldToDate:
		return colToDate
	case fieldNote:
		return colNote
	}
	return colValue
}

// cellKey names one typed cell of a report, whatever row it stands in.
type cellKey struct {
	target model.ID
	field  field
}

// edit is a text to put into a cell.
type edit struct {
	key  cellKey
	text string
}

// savedText returns what a value holds in a field. progress.FigureText keeps
// every decimal, so the text is read back whole: undoing and copying lose
// nothing.
func savedText(r model.Rule, v model.Value, f field) string {
	switch f {
	case fieldEstimate:
		return figureText(r, model.Of(v.Estimate), "")
	case fieldToDate:
		return figureText(r, model.Of(v.ToDate), "")
	case fieldNote:
		return v.Note
	}
	return figureText(r, v.Figure, "")
}

// figureText writes a figure in a column whose rows name the unit of measure.
func figureText(r model.Rule, fig model.Figure, missing string) string {
	if fig.Missing() {
		return missing
	}
	return progress.FigureText(r, fig)
}

// parsed is what a typed text means for a cell.
type parsed struct {
	value model.Value // the row's value with the field changed
	text  string      // the same, written as the program writes it
	fix   string      // the text that was probably meant, when err tells of a fault
}

// parse reads a text typed into a field of a row whose value is v. Errors are
// those of progress.ParseFigure and progress.CheckValue; parsed.fix may then
// propose a text.
func parse(t model.Target, v model.Value, f field, text string) (parsed, error) {
	switch f {
	case fieldNote:
		v.Note = vn.CleanText(text)
		return parsed{value: v, text: v.Note}, nil
	case fieldEstimate, fieldToDate:
		return parseNumber(t, v, f, text)
	}
	fig, err := progress.ParseFigure(t.Rule, text)
	if err != nil {
		return parsed{}, err
	}
	v.Figure = fig
	if fig.Missing() {
		return parsed{value: v}, nil
	}
	if _, err := progress.CheckValue(t, fig); err != nil {
		return parsed{fix: suggestion(t, fig)}, err
	}
	return parsed{value: v, text: figureText(t.Rule, fig, "")}, nil
}

// parseNumber reads an estimate or a sum to date, which are one number.
func parseNumber(t model.Target, v model.Value, f field, text string) (parsed, error) {
	to := &v.Estimate
	if f == fieldToDate {
		to = &v.ToDate
	}
	text = vn.Clean(text)
	if text == "" || text == "-" || text == "–" {
		*to = model.None
		return parsed{value: v}, nil
	}
	d, err := vn.ParseFor(text, t.Rule.Unit)
	if err != nil {
		return parsed{}, err
	}
	if plainNumber(t.Rule) {
		fig := model.Of(model.Some(d))
		if _, err := progress.CheckValue(t, fig); err != nil {
			return parsed{fix: suggestion(t, fig)}, err
		}
	}
	*to = model.Some(d)
	return parsed{value: v, text: savedText(t.Rule, v, f)}, nil
}

// plainNumber tells whether results of the rule are one number, so that an
// estimate is bound by the same limits.
func plainNumber(r model.Rule) bool {
	return r.Comparator.Numeric() && r.Comparator != model.Ratio && r.Comparator != model.Range
}

func suggestion(t model.Target, fig model.Figure) string {
	if better, ok := progress.Suggest(t, fig); ok {
		return figureText(t.Rule, better, "")
	}
	return ""
}

// choicesOf lists the labels a cell can be chosen from, nil for free text.
func choicesOf(r model.Rule, f field) []string {
	if f != fieldValue || r.Comparator.Numeric() {
		return nil
	}
	var out []string
	for _, c := range progress.Choices(r) {
		out = append(out, progress.ChoiceLabel(r, c))
	}
	return append(out, progress.NotApplicable)
}

// computedWhy is why a computed column cannot be typed into.
const computedWhy = "chương trình tự tính"

// lockedWhy tells why nothing can be typed into a field of a row, "" when it can.
func lockedWhy(r service.EntryRow, f field) string {
	if r.Locked != "" {
		return r.Locked
	}
	switch {
	case f == fieldEstimate && !r.Row.Target.Rule.Comparator.Numeric():
		return "chỉ tiêu này không ước bằng số"
	case f == fieldToDate && !r.OwnToDate:
		return computedWhy
	}
	return ""
}
