package sheet

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// fieldHard begins the field of a column that marks hard tasks in a table of
// targets by units; the field it belongs to follows.
const fieldHard = "hard:"

// registers are the words of what a unit sets itself.
func registers() []string {
	return []string{"dang ky", "dk", "muc dang ky", "don vi dang ky", "cam ket", "giao uoc"}
}

// hardWords head a column of hard tasks.
func hardWords() []string { return []string{"viec kho", "viec kho khan", "nhan viec kho", "kho"} }

// registered finds a list of what units registered: a column of what they
// registered or of hard tasks, one of targets, and none of results. The units
// stand in a column, in rows over their targets, or over the table. Nil when
// there is none.
func (r *reader) registered(g *grid, w within, year int) *table {
	titled := captionOf(heading(strings.ReplaceAll(g.aboveFrom(w.top, min(w.last, w.top+headSearch/4)+1), "\n", " "), 0), 0).has("dang ky", "giao uoc")
	var best header
	width := min(g.width(), model.SourceCols)
	for row := w.first; row <= min(g.height(), w.last); row++ {
		if g.across(row) == 0 {
			continue
		}
		for depth := 1; depth <= headDepth && row+depth-1 <= g.height(); depth++ {
			h := header{row: row, bottom: row + depth - 1, cols: map[string]int{}}
			if r.promised(g, &h, width, year, titled) && h.score > best.score {
				h.bottom = g.below(row, depth, h.cols)
				best = h
			}
		}
	}
	if best.score == 0 {
		return nil
	}
	s := registrationShape()
	s.need = []string{"name"}
	if y := headingYear(g.aboveFrom(w.top, best.row), g.aboveFrom(best.row, best.bottom+1)); y != 0 {
		year = y
	}
	return &table{g: g, shape: s, header: best, top: w.top, mapping: model.Mapping{From: model.MappingRecognised, Year: year}}
}

func registrationShape() shape {
	return shape{model.LayoutRegistration, registrationColumns(), []string{"name", "registered"}}
}

// promised reads headings as those of a list of registrations.
func (r *reader) promised(g *grid, h *header, width, year int, titled bool) bool {
	for col := 1; col <= width; col++ {
		text := g.stackedText(h.row, h.bottom, col)
		if text == "" || len(text) > longestHeading {
			continue
		}
		field := r.promise(g, captionOf(heading(text, 0), year), h.bottom, col, year, titled)
		switch field {
		case "period_value", "to_date", "estimate":
			return false // a report that also tells what was registered
		case meansNothing, meansShare, meansMark, "last_year", "same_period", "superior", "lead":
			continue
		}
		if h.cols[field] == 0 && (field != "name" || vn.Clean(g.filled(h.row, col)) != "") {
			h.cols[field] = col
			h.score++
		}
	}
	return h.cols["name"] > 0 && h.cols["registered"]+h.cols["hard"] > 0
}

// promise is the field a heading stands for in a list of registrations. What a
// word may mean several ways is told by what stands under it.
func (r *reader) promise(g *grid, c caption, row, col, year int, titled bool) string {
	units := r.roster(year)
	switch {
	case c.has("viec kho"), c.is("kho"):
		return "hard"
	case c.is("ma don vi", "ma dv"):
		return "code"
	case c.has("thuc hien", "ket qua", "danh hieu", "hinh thuc"):
		return c.meaning()
	case c.has(registers()...), titled && c.has("phan dau", "muc"):
		switch numbers, names, words := g.under(units, row, col); {
		case names > 0 && names >= numbers && (names >= words || !c.has("chi tieu", "noi dung", "nhiem vu")):
			return "owner"
		case numbers >= words && numbers > 0:
			return "registered"
		case c.has("chi tieu", "noi dung", "nhiem vu"):
			return "name"
		case words > 0 && !c.has("don vi", "thon"):
			return "registered" // levels in words
		}
		return meansNothing
	case c.has("chu tri", "theo doi", "phu trach"):
		return meansNothing
	case c.starts("don vi", "ten don vi", "thon", "co quan", "tap the"):
		if _, names, _ := g.under(units, row, col); names > 0 {
			return "owner"
		}
	}
	return c.meaning()
}

// under counts what stands under a heading: numbers, names of units, other words.
func (g *grid) under(units *roster, row, col int) (numbers, names, words int) {
	last := min(g.height(), row+maxRowQuestions)
	for row++; row <= last && numbers+names+words < 40; row++ {
		text := g.raw(row, col)
		switch first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "≥≤<>~ ")); {
		case text == "":
		case units.has(text):
			names++
		case unicode.IsDigit(first):
			numbers++
		default:
			words++
		}
	}
	return numbers, names, words
}

// owners keep whose the rows of a list of registrations are.
type owners struct {
	now   string            // code of the unit of the rows at hand
	rows  map[int]string    // by row; a row that waits for an answer has none
	asked map[string]string // by what the sheet calls a unit: its code, "" for none
}

// listsOwners tells whether the table is a list of registrations or of results
// whose rows or headings name the units.
func (s *scan) listsOwners() bool {
	return (s.shape.layout == model.LayoutRegistration || s.shape.layout == model.LayoutResults) && !s.shape.crossed()
}

// ownerRow tells whether a row only names a unit, whose the rows under it are.
func (s *scan) ownerRow(row int) bool {
	if s.own || !s.listsOwners() || s.filled(row) || s.g.filledCells(row) > 3 {
		return false
	}
	units := s.r.roster(s.mapping.Year)
	for col := 1; col <= s.g.across(row); col++ {
		if u, ok := units.labelled(s.g.raw(row, col)); ok {
			s.owners.now = u.Code
			return !s.skip(row, "Tên đơn vị")
		}
	}
	return false
}

// ownerOf finds whose a row is; false when the user has to say, or left it out.
func (s *scan) ownerOf(row int) bool {
	if !s.listsOwners() {
		return true
	}
	text := ""
	for _, f := range []string{"code", "owner"} {
		if col := s.header.cols[f]; col > 0 && text == "" {
			text = vn.Clean(s.g.filled(row, col))
		}
	}
	if s.owners.rows == nil {
		s.owners.rows, s.owners.asked = map[int]string{}, map[string]string{}
	}
	switch {
	case s.own:
		s.owners.rows[row] = text
		return true
	case text != "" && strings.Trim(text, "\"”“'-– ") != "":
		if !s.namedOwner(row, text) {
			return s.skip(row, "Chưa biết là đơn vị nào")
		}
	case s.owners.now == "":
		s.owners.now = s.mapping.UnitCode
	}
	s.owners.rows[row] = s.owners.now
	if s.owners.now == "" {
		return s.askOwner(row, s.raw(row, "name"))
	}
	return true
}

// namedOwner takes the unit a cell names; one it does not name for certain is
// asked about once.
func (s *scan) namedOwner(row int, text string) bool {
	units := s.r.roster(s.mapping.Year)
	if u, ok := units.one(text); ok {
		s.owners.now = u.Code
		return true
	}
	if len(units.list) == 0 {
		s.owners.now = text
		return true
	}
	s.owners.now = ""
	if answer, ok := s.owners.asked[text]; ok {
		s.owners.now = answer
		return answer != ""
	}
	ok := s.askOwner(row, text)
	s.owners.asked[text] = s.owners.now
	return ok
}

// askOwner asks whose a row is, and the rows under it that do not say.
func (s *scan) askOwner(row int, text string) bool {
	units := s.r.roster(s.mapping.Year)
	p := model.Problem{Cell: at(row, max(1, s.header.cols["owner"], s.header.cols["code"])), Severity: model.SeverityQuestion, About: model.AskUnit,
		Message: fmt.Sprintf("Dòng “%s” là của đơn vị nào?", cut(text, 60))}
	offered := units.list
	if near := unitsLike(units, text); len(near) > 0 {
		offered = near
	}
	p.Choices = append(unitChoices(offered), model.Choice{Value: model.AnswerSkip, Label: "Bỏ dòng này"})
	answer := strings.TrimPrefix(s.tell(p), model.AnswerTyped)
	if answer == "" || answer == model.AnswerSkip {
		return s.skip(row, "Chưa biết là đơn vị nào")
	}
	s.owners.now = answer
	s.owners.rows[row] = answer
	return true
}

// namesOwners tells whether the rows of a list say whose they are: by a column,
// or by rows that name a unit over its targets.
func (t *table) namesOwners(units *roster) bool {
	if t.header.cols["owner"]+t.header.cols["code"] > 0 {
		return true
	}
	for row := t.header.bottom + 1; row <= t.g.height(); row++ {
		if t.g.filledCells(row) > 3 {
			continue
		}
		for col := 1; col <= t.g.across(row); col++ {
			if _, ok := units.labelled(t.g.raw(row, col)); ok {
				return true
			}
		}
	}
	return false
}

// crossed tells whether a table of targets by units has columns of figures of
// units or targets.
func (s shape) crossed() bool {
	return slices.ContainsFunc(s.cols, func(c column) bool { return dynamic(c.field) })
}
