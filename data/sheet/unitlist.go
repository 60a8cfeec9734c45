package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// unitMeaning is the field of a list of units a heading stands for, "" for none.
func (c caption) unitMeaning() string {
	switch {
	case c.is("ma", "ma don vi", "ma dv", "ma so"):
		return "code"
	case c.has("ghi chu"):
		return "note"
	case c.has("hoi dong", "uy vien hd", "uy vien", "hd tdkt", "thanh vien hd"):
		return "council"
	case c.has("thu truong", "nguoi dung dau", "phu trach", "ho ten", "ho va ten", "truong thon", "truong don vi", "bi thu", "lanh dao"):
		return "head"
	case c.has("dien thoai", "sdt", "so dt", "di dong", "lien he"), c.is("dt"):
		return "phone"
	case c.starts("khoi", "cum"):
		return "block"
	case c.starts("loai"):
		return "kind"
	case c.starts("ten don vi", "don vi", "co quan", "ten co quan", "thon", "ten thon", "ten"):
		return "name"
	case c.starts("so ho", "ho", "tong so ho"):
		return string(model.MeasureHouseholds)
	case c.starts("so khau", "nhan khau", "so nhan khau", "dan so", "khau"):
		return string(model.MeasurePopulation)
	case c.starts("lao dong", "so lao dong"):
		return string(model.MeasureLabour)
	case c.starts("dien tich"):
		return string(model.MeasureRiceArea)
	case c.starts("phong hoc", "so phong hoc"):
		return string(model.MeasureClassrooms)
	}
	return ""
}

// unitTable finds a list of the office's units: a column of names, of which the
// book knows two at least, and one that says something of them.
func (r *reader) unitTable(g *grid, w within, year int) *table {
	units := r.roster(year)
	if len(units.list) == 0 {
		return nil
	}
	shape, _ := shapeOf(model.LayoutUnits, year, "")
	shape.need = []string{"name"}
	for row := w.first; row <= min(g.height(), w.last); row++ {
		h := g.unitHeadings(row, row, year)
		for depth := 2; depth < headDepth && h.cols["name"] > 0; depth++ {
			bottom := row + depth - 1
			if name := g.filled(bottom, h.cols["name"]); name != "" && name != g.filled(row, h.cols["name"]) {
				break // the first unit
			}
			if deep := g.unitHeadings(row, bottom, year); len(deep.cols) > len(h.cols) {
				h = deep
			}
		}
		if h.cols["name"] == 0 || len(h.cols) < 2 || h.cols["head"]+h.cols["phone"]+h.cols["council"]+h.cols["block"]+h.cols[string(model.MeasureHouseholds)] == 0 {
			continue
		}
		if known := g.knownBelow(units, h.bottom, h.cols["name"]); known >= 2 {
			return &table{g: g, shape: shape, header: h, top: w.top, mapping: model.Mapping{From: model.MappingRecognised, Year: year}}
		}
	}
	return nil
}

// unitHeadings reads headings of a list of units over some rows: the lowest one
// of a column says most.
func (g *grid) unitHeadings(row, bottom, year int) header {
	h := header{row: row, bottom: bottom, cols: map[string]int{}}
	width := 0
	for r := row; r <= bottom; r++ {
		width = max(width, g.across(r))
	}
	for col := 1; col <= min(width, model.SourceCols); col++ {
		text := g.filled(bottom, col)
		if bottom == row {
			text = g.raw(row, col)
		} else if text == "" {
			text = g.stackedText(row, bottom, col)
		}
		if len(text) > longestHeading || strings.ContainsFunc(text, unicode.IsDigit) {
			continue
		}
		if field := captionOf(heading(text, 0), year).unitMeaning(); field != "" && h.cols[field] == 0 {
			h.cols[field] = col
		}
	}
	return h
}

// knownBelow counts the cells of a column that name a unit, a few of them.
func (g *grid) knownBelow(units *roster, row, col int) int {
	n, last := 0, min(g.height(), row+maxRowQuestions)
	for row++; row <= last && n < 2; row++ {
		if near := unitsLike(units, g.raw(row, col)); len(near) > 0 {
			n++
		}
	}
	return n
}

// short are the ways offices shorten the names of units.
var short = strings.NewReplacer(" mn ", " mam non ", " lhpn ", " lien hiep phu nu ", " hlhpn ", " hoi lien hiep phu nu ", " ccb ", " cuu chien binh ",
	" nd ", " nong dan ", " tn ", " thanh nien ", " tncs ", " thanh nien cong san ", " dtn ", " doan thanh nien ", " mttq ", " mat tran to quoc ",
	" qs ", " quan su ", " nct ", " nguoi cao tuoi ", " vp ", " van phong ", " th ", " tieu hoc ", " ubmttq ", " uy ban mat tran to quoc ", " hnd ", " hoi nong dan ")

// unitWords are the words of a unit's name for comparing.
func unitWords(text string) []string {
	words := strings.Fields(short.Replace(strings.ReplaceAll(" "+vn.Fold(plainWords(text))+" ", " ", "  ")))
	return slices.DeleteFunc(words, func(w string) bool {
		return w == "xa" || w == "ho" || w == "chi" || w == "minh" || w == "cong" || w == "san"
	})
}

// unitsLike lists the units a text may name: the one it names exactly, else
// those it shares most of its words with, at most three.
func unitsLike(units *roster, text string) []model.Unit {
	if u, ok := units.one(text); ok {
		return []model.Unit{u}
	}
	words := unitWords(text)
	w := weights{}
	best, out := 0.6, []model.Unit{}
	for _, u := range units.list {
		score := w.alike(words, unitWords(u.Name))
		switch {
		case len(words) < 2 || score < best:
		case score > best:
			best, out = score, []model.Unit{u}
		case len(out) < 3:
			out = append(out, u)
		}
	}
	return out
}

// listedUnit finds the unit of the book a row of a list is about: its code is
// the row's key then. A name that is only like a unit's is asked about; any
// other is a new unit. False when the row is left out, or waits for an answer.
func (s *scan) listedUnit(row *model.SheetRow) bool {
	units := s.r.roster(s.mapping.Year)
	if s.own || s.shape.layout != model.LayoutUnits || len(units.list) == 0 || row.Key != "" {
		return true
	}
	if u, ok := units.one(row.Name); ok {
		row.Key = u.Code
		return true
	}
	near := unitsLike(units, row.Name)
	if len(near) == 0 {
		return true
	}
	p := model.Problem{Cell: at(row.Row, s.header.cols["name"]), Severity: model.SeverityQuestion, About: model.AskUnit,
		Message: fmt.Sprintf("“%s” là đơn vị nào của sổ?", cut(row.Name, 60))}
	p.Choices = append(unitChoices(near), model.Choice{Value: answerTake, Label: "Đơn vị mới"}, model.Choice{Value: model.AnswerSkip, Label: "Bỏ dòng này"})
	switch answer := s.tell(p); answer {
	case "", model.AnswerSkip:
		return s.skip(row.Row, "Chưa biết là đơn vị nào")
	case answerTake:
	default:
		row.Key = strings.TrimPrefix(answer, model.AnswerTyped)
	}
	return true
}

// phoneIn is a telephone number within a text.
var phoneIn = regexp.MustCompile(`\+?\d[\d .\-]{7,}\d`)

// titles stand before the names of people.
var titles = regexp.MustCompile(`^(?i)(ông|bà|đ/c|đồng chí|thầy|cô|anh|chị)\s+`)

// parted takes a name and the telephone numbers beside it apart, where both
// stand in the column of names and there is none for the numbers.
func (s *scan) parted(row *model.SheetRow) {
	head, ok := row.Fields["head"]
	if s.own || !ok || !phoneIn.MatchString(head.Text) || row.Fields["phone"].Text != "" {
		return
	}
	phone := head
	phone.Text = vn.Clean(strings.NewReplacer(".", " ", "-", " ").Replace(strings.Join(phoneIn.FindAllString(head.Text, -1), "; ")))
	name := phoneIn.ReplaceAllString(head.Text, "")
	if before, _, cut := strings.Cut(name, "("); cut {
		name = before
	}
	for _, label := range []string{"điện thoại", "ĐT", "đt", "SĐT", "sđt"} {
		name = strings.ReplaceAll(name, label, "")
	}
	head.Text = titles.ReplaceAllString(strings.Trim(vn.Clean(name), " -–,;:./()"), "")
	row.Fields["head"], row.Fields["phone"] = head, phone
}

// blockHeading remembers the heading of a block of units ("KHỐI THÔN") for the
// rows under it.
func (s *scan) blockHeading(row int, name string) bool {
	if s.own || s.header.cols["block"] > 0 || s.filled(row) || !captionOf(heading(name, 0), 0).starts("khoi", "cum") {
		return false
	}
	s.block = model.SheetCell{Cell: at(row, s.header.cols["name"]), Text: sentence(name)}
	return true
}

// sentence writes a name in capitals as a sentence.
func sentence(name string) string {
	if name != vn.Upper(name) {
		return name
	}
	low := []rune(vn.Lower(name))
	low[0] = []rune(vn.Upper(string(low[0])))[0]
	return string(low)
}
