package sheet

import (
	"slices"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// What a heading of the office's own tables may mean besides a field.
const (
	meansNothing = ""
	meansShare   = "percent" // a share or a comparison, computed from others
	meansMark    = "mark"    // the unit's own judgement
)

// caption is a heading taken apart into what decides its meaning.
type caption struct {
	text string // folded, with a space at both ends
	// years it names: the table's, the one before, others
	this, before, other bool
	part                bool // a period shorter than the year
}

// captionOf takes a heading apart; the year of the table is 0 when not known.
func captionOf(folded string, year int) caption {
	c := caption{text: " " + folded + " "}
	for _, w := range strings.Fields(folded) {
		y, err := strconv.Atoi(w)
		switch {
		case err != nil || y < 2000 || y > 2199:
		case y == year:
			c.this = true
		case y == year-1:
			c.before = true
		default:
			c.other = year != 0
		}
	}
	c.before = c.before || c.has("nam truoc")
	c.this = c.this || c.has("nam nay")
	code := guessPeriod(folded)
	c.part = code != "" && code != model.Y
	return c
}

func (c caption) has(phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(c.text, " "+p+" ") })
}

func (c caption) starts(phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.HasPrefix(c.text, " "+p+" ") })
}

func (c caption) is(phrases ...string) bool {
	return slices.Contains(phrases, strings.TrimSpace(c.text))
}

// first is where the first of the phrases stands, past the end when none does.
func (c caption) first(phrases ...string) int {
	at := len(c.text) + 1
	for _, p := range phrases {
		if i := strings.Index(c.text, " "+p+" "); i >= 0 {
			at = min(at, i)
		}
	}
	return at
}

// meaning is the field a heading of a table of targets stands for, or one of
// the other meanings.
func (c caption) meaning() string {
	if field := c.label(); field != meansNothing {
		return field
	}
	switch {
	case c.has("so sanh", "so voi", "chenh lech", "tang giam", "tang", "giam", "tien do", "ty trong", "ty le dat", "dat ty le", "ty le hoan thanh", "hoan thanh", "muc do"),
		c.starts("so kh", "so ck", "so ke hoach", "so cung ky"), c.has("%") && c.share():
		return meansShare
	case c.has("du thao", "du kien", "lan 1", "phuong an"):
		return meansNothing
	}
	return c.figure()
}

// label tells the columns of words.
func (c caption) label() string {
	switch {
	case c.is("stt", "tt", "so tt", "so", "so thu tu", "ma", "ma chi tieu", "ma so", "so hieu", "muc"):
		return "number"
	case c.has("don vi tinh", "dvt", "don vi do"), c.is("don vi"):
		return "unit"
	case c.has("ghi chu", "giai trinh", "ly do"), c.is("nguyen nhan"):
		return "note"
	case c.has("chu tri", "don vi thuc hien", "bo phan thuc hien", "don vi theo doi", "bo phan phu trach", "don vi phu trach"):
		return "lead"
	case c.has("danh gia", "xep loai", "khong dat"), c.is("dat", "muc dat", "ket luan"):
		return meansMark
	case !c.names():
	case c.starts("chi tieu", "ten chi tieu", "noi dung", "cac chi tieu", "danh muc chi tieu", "nhiem vu", "tieu chi", "nhom chi tieu", "ten nhiem vu"), c.is("ten"):
		return "name"
	}
	return meansNothing
}

// names tells whether a heading that starts with "chỉ tiêu" heads the names and
// not the plan ("Chỉ tiêu năm 2024", "Chỉ tiêu xã giao").
func (c caption) names() bool {
	return !c.this && !c.before && !c.other && !c.part && !c.has("giao", "nam", "ke hoach")
}

// share tells whether a heading with a percent sign is a share of something,
// and not a result counted in percent.
func (c caption) share() bool {
	rest := strings.TrimSpace(strings.ReplaceAll(c.text, "%", ""))
	return rest == "" || strings.Contains(c.text, " % ") && (c.has("kh", "ke hoach", "cung ky", "ck", "so", "du toan", "muc tieu", "nam", "thang") || c.is("ty le %", "% ty le", "dat %", "% dat", "% th", "th %"))
}

// figure tells the columns of figures apart.
func (c caption) figure() string {
	plan := c.first("ke hoach", "kh", "du toan", "muc tieu", "phan dau", "chi tieu", "nghi quyet", "giao", "dt")
	done := c.first("thuc hien", "th", "ket qua", "kq", "dat duoc", "da lam", "so lieu", "thuc te")
	none := len(c.text) + 1
	estimate := c.has("uoc", "uoc dat")
	switch {
	case c.has("luy ke", "tu dau nam", "cong don", "den nay", "den thoi diem"):
		return "to_date"
	case c.has("cung ky", "ck"), c.before && c.part && plan == none:
		return "same_period"
	case estimate && !c.before && (!c.part || c.this || c.has("ca nam", "nam")):
		return "estimate"
	case plan < done:
		return c.planned()
	}
	return c.happened(done < none || estimate)
}

// happened tells what was done apart by its time; said tells that the heading
// says so, and not only a year or a period.
func (c caption) happened(said bool) string {
	switch {
	case c.other, !said && !c.before && !c.part:
		return meansNothing
	case c.before:
		return "last_year"
	}
	return "period_value"
}

// planned tells the plans apart: the superior's, the commune's own, and those
// of another year or of a part of the year.
func (c caption) planned() string {
	switch {
	case c.before || c.other || c.part && !c.has("ca nam"):
		return meansNothing
	case c.has("cap tren", "huyen giao", "tinh giao", "huyen", "tinh", "cap tren giao", "tren giao"):
		return "superior"
	}
	return "plan"
}

// ownShape is a table of the office's own with every column its layout knows.
func ownShape(l model.Layout, year int, code model.PeriodCode) shape {
	s, _ := shapeOf(l, year, code)
	s.cols = slices.Clone(s.cols)
	extra := []column{
		{"superior", "Cấp trên giao", 11, kindFigure, nil}, {"same_period", "Cùng kỳ năm trước", 14, kindFigure, nil},
		{"to_date", "Lũy kế từ đầu năm", 14, kindFigure, nil}, {"last_year", "Thực hiện năm trước", 14, kindFigure, nil},
		{"note", "Ghi chú", 30, kindLong, nil}, {meansMark, "Đạt", 8, kindShown, nil}}
	for _, e := range extra {
		i := slices.IndexFunc(s.cols, func(c column) bool { return c.field == e.field })
		switch {
		case l == model.LayoutProgress && i >= 0 && e.field != meansMark:
			s.cols[i].kind = e.kind
		case i < 0 && (l == model.LayoutKit && e.kind == kindFigure && e.field != "to_date"):
			e.kind = kindShown
			s.cols = append(s.cols, e)
		case i < 0 && (l != model.LayoutTargets || e.field == meansMark):
			s.cols = append(s.cols, e)
		}
	}
	s.need = []string{"name"}
	return s
}

// worded is a heading found by what its words mean.
type worded struct {
	header
	rivals map[string][]int // columns that mean the same field
}

// byWords looks for a table of targets by the meaning of its headings: a column
// of names and one of figures at least.
func (g *grid) byWords(w within, year int) (worded, bool) {
	var best worded
	for row := w.first; row <= min(g.height(), w.last); row++ {
		if g.across(row) == 0 {
			continue
		}
		for depth := 1; depth <= headDepth && row+depth-1 <= g.height(); depth++ {
			h := g.meanings(w, row, row+depth-1, year)
			if h.score > best.score {
				h.row, h.bottom = row, g.below(row, depth, h.cols)
				best = h
			}
		}
	}
	return best, best.score > 0
}

// meanings reads headings over several rows.
func (g *grid) meanings(w within, row, bottom, year int) worded {
	h := worded{header: header{cols: map[string]int{}}, rivals: map[string][]int{}}
	figures, doubts := 0, 0
	first, last := w.cols(g)
	for col := first; col <= last; col++ {
		text := g.stackedText(row, bottom, col)
		if text == "" || len(text) > longestHeading {
			continue
		}
		field := captionOf(heading(text, 0), year).meaning()
		if field == meansNothing || field == meansShare {
			continue
		}
		if field == "name" && vn.Clean(g.filled(row, col)) == "" {
			continue // the headings begin below
		}
		h.rivals[field] = append(h.rivals[field], col)
	}
	for field := range h.rivals {
		isFigure := slices.Contains([]string{"plan", "superior", "last_year", "period_value", "to_date", "estimate", "same_period"}, field)
		if n := h.settle(g, field, isFigure); n > 0 {
			doubts += n - 1
			if isFigure {
				figures++
			}
		}
	}
	if h.cols["name"] > 0 && figures > 0 {
		h.score = 100*figures + 10*len(h.cols) - doubts
	}
	return h
}

// settle chooses the column of a field: the first, and of several one that is
// not hidden. It returns how many may be meant; a merged heading of words
// stands in several and means one.
func (h worded) settle(g *grid, field string, isFigure bool) int {
	cols := h.rivals[field]
	if len(cols) > 1 {
		cols = slices.DeleteFunc(slices.Clone(cols), g.sheet.ColHidden)
	}
	if !isFigure {
		cols = cols[:min(len(cols), 1)]
	}
	if h.rivals[field] = cols; len(cols) > 0 {
		h.cols[field] = cols[0]
	}
	return len(cols)
}

// ownTable finds a table of targets of the office's own, nil when there is none.
func (r *reader) ownTable(g *grid, w within, year int) *table {
	h, ok := g.byWords(w, year)
	if !ok {
		return nil
	}
	over := g.aboveFrom(w.top, h.bottom+1)
	if y := headingYear(over, g.aboveFrom(h.row, h.bottom+1)); y != 0 && y != year {
		if again, ok := g.byWords(w, y); ok {
			h, year = again, y
		}
	}
	t := &table{g: g, header: h.header, top: w.top, right: w.right, rivals: h.rivals, mapping: model.Mapping{From: model.MappingRecognised, Year: year, Code: periodOf(g, h, w.top, year)}}
	if sum := t.header.cols["to_date"]; sum > 0 && t.header.cols["period_value"] == 0 && t.mapping.Code.FromJanuary() {
		t.header.cols["period_value"] = sum // of a period that starts the year it is the same
		delete(t.header.cols, "to_date")
	}
	t.shape = ownShape(r.ownLayout(t), year, t.mapping.Code)
	for field := range t.header.cols {
		if !slices.ContainsFunc(t.shape.cols, func(c column) bool { return c.field == field }) {
			delete(t.header.cols, field)
		}
	}
	return t
}

// ownLayout tells what a table of targets holds: plans, results of one unit, or
// those of the commune.
func (r *reader) ownLayout(t *table) model.Layout {
	cols := t.header.cols
	if cols["period_value"] == 0 && cols["to_date"] == 0 && cols["estimate"] == 0 {
		return model.LayoutTargets
	}
	r.findUnit(t)
	if t.mapping.UnitCode == "" && r.opts.Known != nil && r.ofCommune(t) {
		return model.LayoutProgress
	}
	return model.LayoutKit
}

// ofCommune tells whether the words over a table are the commune's own, and
// name no unit.
func (r *reader) ofCommune(t *table) bool {
	over := " " + plainWords(vn.Fold(t.g.above(t.header.row))) + " "
	office := plainWords(vn.Fold(r.known(t.mapping.Year).Office))
	place := strings.TrimSpace(strings.TrimPrefix(office, "ubnd"))
	return place != "" && strings.Contains(over, " "+place+" ") || strings.Contains(over, " tong hop ") || strings.Contains(over, " bieu ")
}

// headingYear is the year of a table by what stands over it, else the latest
// year in its headings; 0 when neither names one.
func headingYear(over, heads string) int {
	if y := guessYear(over); y != 0 && strings.Contains(" "+strings.Join(words(over), " ")+" ", " nam "+strconv.Itoa(y)+" ") {
		return max(y, 0)
	}
	latest := 0
	for _, w := range words(heads) {
		if y, err := strconv.Atoi(w); err == nil && y >= 2000 && y <= 2199 {
			latest = max(latest, y)
		}
	}
	return latest
}

// periodOf is the period of a table of results. One that names no period but
// states what was done in the year is that of the year.
func periodOf(g *grid, h worded, from, year int) model.PeriodCode {
	if code := guessPeriod(g.aboveFrom(from, h.bottom+1)); code != "" {
		return code
	}
	col := h.cols["period_value"]
	if col == 0 {
		return ""
	}
	if c := captionOf(heading(g.stackedText(h.row, h.bottom, col), 0), year); c.this {
		return model.Y
	}
	return ""
}

// aboveFrom joins what stands in the rows from one to before another.
func (g *grid) aboveFrom(from, row int) string {
	var b strings.Builder
	for r := max(from, 1); r < row; r++ {
		for c := 1; c <= g.across(r); c++ {
			if v := g.raw(r, c); v != "" {
				b.WriteString(v)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
