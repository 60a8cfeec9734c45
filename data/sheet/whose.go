package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// settle finds out whose and of when a table is: as the user or the workbook
// says, else by the words around the table.
func (r *reader) settle(t *table) {
	m := &t.mapping
	if t.own {
		return
	}
	over := t.g.above(t.header.bottom + 1)
	if m.Year == 0 {
		m.Year = guessYear(over)
	}
	if m.Code == "" && needsPeriod(t.shape.layout) {
		m.Code = guessPeriod(over)
	}
	if t.shape.layout == model.LayoutKit && m.UnitCode == "" && m.UnitName == "" {
		m.UnitCode = unitAfter(t.g.above(t.header.row))
		if m.UnitCode == "" {
			r.findUnit(t)
		}
	}
}

// findUnit finds the one unit of the book that the sheet names: in a line over
// the table, or as its own name.
func (r *reader) findUnit(t *table) {
	for _, texts := range [][]string{strings.Split(t.g.above(t.header.row), "\n"), {t.g.sheet.Name}} {
		found := map[string]bool{}
		for _, text := range texts {
			if u := r.unitNamed(text); u != "" {
				found[u] = true
			}
		}
		if len(found) == 1 {
			for u := range found {
				t.mapping.UnitCode = u
			}
			return
		}
	}
}

// unitNamed finds the unit whose name, or code, stands in a text as whole
// words; the longest name wins. It returns the unit's code, "" for none.
func (r *reader) unitNamed(text string) string {
	key, best, code := " "+plainWords(text)+" ", 0, ""
	for _, u := range r.opts.Units {
		for _, name := range []string{u.Name, u.Code} {
			n := plainWords(name)
			if len(n) > best && strings.Contains(key, " "+n+" ") {
				best, code = len(n), u.Code
			}
		}
	}
	return code
}

// plainWords writes a text as words of small letters and digits, with accents.
func plainWords(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,;:–-_/()“”\"'", r) {
			return ' '
		}
		return r
	}, text)
	return vn.Lower(vn.Clean(text))
}

// ready asks for the period and the unit a table does not name; false while
// they are not known.
func (r *reader) ready(t *table) bool {
	m := &t.mapping
	if needsPeriod(t.shape.layout) && (m.Code == "" || m.Year == 0) && !r.askPeriod(t) {
		return false
	}
	if t.shape.layout != model.LayoutKit || m.UnitCode != "" || m.UnitName != "" {
		return true
	}
	p := r.aboutTable(t, model.AskUnit)
	p.Message = "Nhận ra “" + t.shape.layout.Label() + "” nhưng không biết của đơn vị nào. Chọn đơn vị, hoặc ghi “" + codeLabel + "T03” phía trên bảng."
	for _, u := range r.opts.Units {
		p.Choices = append(p.Choices, model.Choice{Value: u.Code, Label: u.Code + codeSeparator + u.Name})
	}
	p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Bỏ trang này"})
	answer := r.ask(p)
	if answer != "" && answer != model.AnswerSkip {
		m.UnitCode = strings.TrimPrefix(answer, model.AnswerTyped)
	}
	return m.UnitCode != ""
}

func (r *reader) aboutTable(t *table, about model.About) model.Problem {
	return model.Problem{Sheet: t.g.sheet.Name, Cell: at(max(t.header.row, 1), 1), Severity: model.SeverityError, About: about}
}

// askPeriod asks of when a table is; false while nobody said.
func (r *reader) askPeriod(t *table) bool {
	m := &t.mapping
	p := r.aboutTable(t, model.AskPeriod)
	p.Message = "Nhận ra “" + t.shape.layout.Label() + "” nhưng không biết của kỳ nào. Chọn kỳ, hoặc ghi tên kỳ phía trên bảng, ví dụ “6 tháng đầu năm 2024”."
	years := []int{m.Year}
	if m.Year == 0 && r.opts.Year != 0 {
		years = []int{r.opts.Year, r.opts.Year - 1}
	}
	for _, y := range years {
		for _, c := range model.PeriodCodes {
			if y != 0 && (m.Code == "" || m.Code == c) {
				p.Choices = append(p.Choices, model.Choice{Value: fmt.Sprintf("%d/%s", y, c), Label: c.Label(y)})
			}
		}
	}
	p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Bỏ trang này"})
	year, code, ok := strings.Cut(strings.TrimPrefix(r.ask(p), model.AnswerTyped), "/")
	if !ok {
		return false
	}
	y, err := strconv.Atoi(year)
	if err != nil || !slices.Contains(model.PeriodCodes, model.PeriodCode(code)) {
		return false
	}
	m.Year, m.Code = y, model.PeriodCode(code)
	return true
}
