package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
	for _, over := range t.words(t.header.bottom + 1) {
		if m.Year == 0 {
			m.Year = guessYear(over)
		}
		if m.Code == "" && (needsPeriod(t.shape.layout) || t.shape.layout == model.LayoutUnknown) {
			m.Code = guessPeriod(over)
		}
	}
	if !r.ofOneUnit(t) || m.UnitCode != "" || m.UnitName != "" {
		return
	}
	for _, over := range t.words(t.header.row) {
		if m.UnitCode == "" {
			m.UnitCode = unitAfter(over)
		}
	}
	if m.UnitCode == "" {
		r.findUnit(t)
	}
}

// ofOneUnit tells whether a table must say over its headings whose it is.
func (r *reader) ofOneUnit(t *table) bool {
	return t.shape.layout == model.LayoutKit ||
		t.shape.layout == model.LayoutRegistration && !t.own && !t.shape.crossed() && !t.namesOwners(r.roster(t.mapping.Year))
}

// findUnit finds the one unit of the book that the sheet names: in a line over
// the table, or as its own name.
func (r *reader) findUnit(t *table) {
	units := r.roster(t.mapping.Year)
	texts := [][]string{}
	for _, over := range t.words(t.header.row) {
		texts = append(texts, strings.Split(over, "\n"))
	}
	for _, texts := range append(texts, []string{t.g.sheet.Name}) {
		found := map[string]bool{}
		for _, text := range texts {
			if u, ok := units.within(text); ok {
				found[u.Code] = true
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

// place finds the commune a text names after the words of its committee
// ("UBND XÃ NAM LĨNH"), folded to compare it; "" when it names none.
func place(text string) string { return vn.Fold(placeName(text)) }

// placeName is place as people write it: "Nam Lĩnh".
func placeName(text string) string {
	for _, line := range strings.Split(text, "\n") {
		words := strings.Fields(plainWords(line))
		for i := range words {
			for _, office := range []string{"uy ban nhan dan", "ubnd"} {
				for _, kind := range model.CommuneKinds() {
					head := office + " " + vn.Fold(kind)
					end := i + len(strings.Fields(head))
					if end < len(words) && vn.Fold(strings.Join(words[i:end], " ")) == head {
						return capitals(words[end:min(len(words), end+4)])
					}
				}
			}
		}
	}
	return ""
}

// capitals writes the words of a name.
func capitals(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		out[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(out, " ")
}

// tellYear names the year of a table that is not the one the book is at.
func (r *reader) tellYear(t *table) {
	now, year := cmp.Or(r.opts.Year, r.known(0).Year), t.mapping.Year
	if now != 0 && year != 0 && year != now {
		r.data.Problems = append(r.data.Problems, model.Problem{Sheet: t.g.sheet.Name, Severity: model.SeverityQuestion,
			Message: fmt.Sprintf("“%s” này là của năm %d, không phải năm %d: số sẽ vào năm %d. Xem lại có đúng tệp không.", t.shape.layout.Label(), year, now, year)})
	}
}

// foreignKit tells whether a workbook of the program was made by the book of
// another office, and asks.
func (r *reader) foreignKit(t *table, id identity) bool {
	own := r.known(id.year).Office
	if own == "" || id.book == "" || id.book == cut(vn.Fold(own), 60) {
		return false
	}
	p := r.aboutTable(t, model.AskUnit)
	p.Cell = "A1"
	p.Message = "Tệp này do sổ của cơ quan khác xuất ra (" + id.book + "), không phải " + own + ". Có đọc không?"
	p.Choices = []model.Choice{{Value: answerTake, Label: "Vẫn đọc"}, {Value: model.AnswerSkip, Label: "Bỏ tệp này"}}
	return r.ask(p) != answerTake
}

// foreign tells whether a table is another commune's, and asks; it may be read
// all the same.
func (r *reader) foreign(t *table) bool {
	own := place(r.known(t.mapping.Year).Office)
	other := place(t.g.above(t.header.row))
	if t.own || own == "" || other == "" || strings.HasPrefix(other, own) || strings.HasPrefix(own, other) {
		return false
	}
	p := r.aboutTable(t, model.AskUnit)
	p.Cell = "A1"
	p.Message = "Bảng trên trang “" + p.Sheet + "” ghi là của xã khác (" + placeName(t.g.above(t.header.row)) + "), không phải " + r.known(t.mapping.Year).Office + ". Có đọc không?"
	p.Choices = []model.Choice{{Value: answerTake, Label: "Vẫn đọc"}, {Value: model.AnswerSkip, Label: "Bỏ trang này"}}
	return r.ask(p) != answerTake
}

// columnPeriod is the period that the heading of the results names, "" when it
// names none.
func (t *table) columnPeriod() model.PeriodCode {
	col := t.header.cols["period_value"]
	if col == 0 {
		return ""
	}
	return guessPeriod(t.g.stackedText(t.header.row, t.header.bottom, col))
}

// samePeriod asks when the heading of the results names another period than the
// table; false while nobody said.
func (r *reader) samePeriod(t *table) bool {
	m, code := &t.mapping, t.columnPeriod()
	if t.own || !needsPeriod(t.shape.layout) || code == "" || m.Code == "" || code == m.Code || m.Year == 0 {
		return true
	}
	p := r.aboutTable(t, model.AskPeriod)
	p.Cell = at(t.header.bottom, t.header.cols["period_value"])
	p.Message = "Cột thực hiện ghi “" + cut(vn.Clean(t.g.stackedText(t.header.row, t.header.bottom, t.header.cols["period_value"])), 60) + "”, còn bảng là của " +
		vn.LowerFirst(m.Code.Label(m.Year)) + ". Số của kỳ nào?"
	for _, c := range []model.PeriodCode{code, m.Code} {
		p.Choices = append(p.Choices, model.Choice{Value: fmt.Sprintf("%d/%s", m.Year, c), Label: c.Label(m.Year)})
	}
	p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Bỏ trang này"})
	_, chosen, ok := strings.Cut(r.ask(p), "/")
	if ok {
		m.Code = model.PeriodCode(chosen)
	}
	return ok
}

// ready asks for the period and the unit a table does not name; false while
// they are not known.
func (r *reader) ready(t *table) bool {
	m := &t.mapping
	if needsPeriod(t.shape.layout) && (m.Code == "" || m.Year == 0) && !r.askPeriod(t) {
		return false
	}
	if !r.ofOneUnit(t) || m.UnitCode != "" || m.UnitName != "" {
		return true
	}
	p := r.aboutTable(t, model.AskUnit)
	p.Message = "Nhận ra “" + t.shape.layout.Label() + "” nhưng không biết của đơn vị nào. Chọn đơn vị, hoặc ghi “" + codeLabel + "T03” phía trên bảng."
	p.Choices = append(unitChoices(r.known(m.Year).Units), model.Choice{Value: model.AnswerSkip, Label: "Bỏ trang này"})
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
