package sheet

import (
	"slices"
	"strings"
	"unicode"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// unread lists the columns of a table with numbers under a heading that were
// given no field, from left to right. Totals and shares are not among them.
func (t *table) unread() []int {
	used := map[int]bool{}
	for _, col := range t.header.cols {
		used[col] = true
	}
	for _, cols := range t.rivals {
		for _, col := range cols {
			used[col] = true
		}
	}
	var out []int
	first, last := within{left: t.left, right: t.right}.cols(t.g)
	for col := first; col <= last; col++ {
		text := t.g.stackedText(t.header.row, t.header.bottom, col)
		if used[col] || text == "" || t.g.sheet.ColHidden(col) {
			continue
		}
		c := captionOf(heading(text, 0), t.mapping.Year)
		if m := c.meaning(); m == meansShare || m == "number" || m == "note" || m == meansMark || c.has("tong", "tong so", "cong", "toan xa", "tong cong", "du thao") {
			continue
		}
		if t.numbersUnder(col) > 0 {
			out = append(out, col)
		}
	}
	return out
}

// numbersUnder counts the numbers of a column in the first rows of a table.
func (t *table) numbersUnder(col int) int {
	n := 0
	last := min(t.g.height(), t.header.bottom+maxRowQuestions)
	if t.header.last > 0 {
		last = min(last, t.header.last)
	}
	for row := t.header.bottom + 1; row <= last; row++ {
		if strings.ContainsFunc(t.g.raw(row, col), unicode.IsDigit) {
			n++
		}
	}
	return n
}

// tellUnread tells of the columns with numbers that are not read. In a table of
// targets by units each may be a unit or a target nobody recognised: it is
// asked about, and read when the user says which.
func (r *reader) tellUnread(t *table) {
	if t.own || t.mapping.From == model.MappingByHand || t.shape.layout == model.LayoutUnits {
		return
	}
	cols := t.unread()
	if t.shape.crossed() {
		for _, col := range cols {
			r.askMatrixColumn(t, col)
		}
		return
	}
	var names []string
	for _, col := range cols {
		names = append(names, letter(col)+" “"+cut(vn.Clean(t.g.stackedText(t.header.row, t.header.bottom, col)), 40)+"”")
	}
	if len(names) > 0 {
		r.data.Problems = append(r.data.Problems, model.Problem{Sheet: t.g.sheet.Name, Cell: at(t.header.row, cols[0]), Severity: model.SeverityQuestion,
			Message: "Cột có số nhưng không đọc: " + strings.Join(names[:min(len(names), 8)], ", ") + ". Chọn lại cột nếu có số cần nhập."})
	}
}

// askMatrixColumn asks which unit or target a column of figures is about.
func (r *reader) askMatrixColumn(t *table, col int) {
	known, byTarget := r.known(t.mapping.Year), false
	for field := range t.header.cols {
		byTarget = byTarget || strings.HasPrefix(field, fieldTarget)
	}
	p := model.Problem{Sheet: t.g.sheet.Name, Cell: at(t.header.bottom, col), Severity: model.SeverityQuestion, About: model.AskUnit,
		Message: "Cột " + letter(col) + " “" + cut(vn.Clean(t.g.stackedText(t.header.row, t.header.bottom, col)), 60) + "” là đơn vị nào?"}
	prefix := fieldUnit
	if byTarget {
		prefix, p.About, p.Message = fieldTarget, model.AskTarget, strings.Replace(p.Message, "đơn vị nào", "chỉ tiêu nào", 1)
		for _, target := range known.Targets {
			if target.Measured() {
				p.Choices = append(p.Choices, model.Choice{Value: target.Number, Label: target.Number + codeSeparator + target.Name})
			}
		}
	} else {
		p.Choices = unitChoices(known.Units)
	}
	p.Choices = slices.DeleteFunc(p.Choices, func(c model.Choice) bool { return t.header.cols[prefix+c.Value] > 0 })
	p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Không đọc cột này"})
	answer := strings.TrimPrefix(r.ask(p), model.AnswerTyped)
	if answer == "" || answer == model.AnswerSkip || t.header.cols[prefix+answer] > 0 {
		return
	}
	field := prefix + answer
	t.header.cols[field] = col
	t.shape.cols = append(slices.Clone(t.shape.cols), column{field: field, title: answer, kind: kindFigure})
	t.mapping.Columns = nil
	t.describe()
}
