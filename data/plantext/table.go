package plantext

import (
	"strings"

	"sothidua/data/vn"
)

// table is a table of the text: rows of cells parted by "|" or tabs.
type table struct {
	rows   []row
	header int     // rows of the heading
	cols   columns // what the columns hold
	doubt  string  // what is not sure about the columns
	taken  bool    // read already
	node   *node   // where it stands
}

type row struct {
	from, to int
	cells    []string
}

// ofPast tells whether the table stands under a heading that tells what was done.
func (t *table) ofPast() bool {
	for a := t.node.parent; a != nil; a = a.parent {
		if h, _ := a.head(); past(h) {
			return true
		}
	}
	return false
}

// columns are the indexes of the columns that matter, -1 for none.
type columns struct {
	order, name, unit, plan, superior, last, note int
}

var noColumns = columns{-1, -1, -1, -1, -1, -1, -1}

// tableLines counts the lines at the start of a list that are rows of a table.
func tableLines(text string, list []line) int {
	n := 0
	for _, l := range list {
		if s := text[l.from:l.to]; strings.Count(s, "|") < 2 && strings.Count(s, "\t") < 2 {
			break
		}
		n++
	}
	return n
}

// addTable puts a table into the tree.
func (d *document) addTable(list []line) {
	t := &table{}
	for _, l := range list {
		if r, ok := cutRow(d.text, l); ok {
			t.rows = append(t.rows, r)
		}
	}
	t.findColumns()
	n := &node{label: label{rank: rankPlain}, start: list[0].from, from: list[0].from, to: list[0].from, table: t}
	t.node = n
	d.tables = append(d.tables, t)
	d.attach(n)
}

// cutRow cuts a line into cells; rules (|---|) are no rows.
func cutRow(text string, l line) (row, bool) {
	s := text[l.from:l.to]
	separator := "\t"
	if strings.Count(s, "|") > 1 {
		separator = "|"
		s = strings.Trim(strings.TrimSpace(s), "|")
	}
	if strings.Trim(s, "|-: \t") == "" {
		return row{}, false
	}
	r := row{from: l.from, to: l.to}
	for _, c := range strings.Split(s, separator) {
		r.cells = append(r.cells, vn.Clean(strings.NewReplacer("**", "", "<br>", " ", "<br/>", " ").Replace(c)))
	}
	return r, true
}

func (r row) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

// usable tells whether the table is one of targets: it names them and their
// plan or unit.
func (t *table) usable() bool {
	return t.cols.name >= 0 && t.cols.plan >= 0
}

// findColumns reads the heading of a table, which may take several rows.
func (t *table) findColumns() {
	t.cols = noColumns
	for i := 0; i < len(t.rows) && i < 6; i++ {
		t.cols = noColumns
		if nameColumn(t.rows[i].cells) < 0 {
			continue
		}
		end := i + 1
		for end < len(t.rows) && end < i+3 && !t.dataRow(end, nameColumn(t.rows[i].cells)) {
			end++
		}
		t.header = end
		t.assign(t.titles(i, end))
		if t.usable() {
			return
		}
	}
}

// titles joins the heading rows of every column; a title that spans columns
// counts for those that have none of their own.
func (t *table) titles(from, to int) []string {
	width := 0
	for _, r := range t.rows[from:to] {
		width = max(width, len(r.cells))
	}
	out := make([]string, width)
	for _, r := range t.rows[from:to] {
		last := ""
		for i := range width {
			c := r.cell(i)
			if c == "" && to-from > 1 && &r.cells[0] == &t.rows[from].cells[0] && i > 0 {
				c = last
			}
			last = c
			out[i] = strings.TrimSpace(out[i] + " " + c)
		}
	}
	return out
}

// nameColumn finds the column that names the targets.
func nameColumn(cells []string) int {
	for _, want := range []string{"chỉ tiêu", "nội dung", "tên chỉ tiêu", "tiêu chí"} {
		for i, c := range cells {
			k := vn.Lower(c)
			if strings.Contains(k, want) && !strings.ContainsAny(k, "0123456789") && !strings.Contains(k, "giao") && !strings.Contains(k, "kế hoạch") && len(cells) > 2 {
				return i
			}
		}
	}
	return -1
}

// dataRow tells whether row i is one of targets rather than of the heading.
func (t *table) dataRow(i, name int) bool {
	c := t.rows[i].cell(name)
	return len([]rune(c)) > 2 || len(t.rows[i].cells) < 3
}

// assign gives the columns their meaning by their titles.
func (t *table) assign(titles []string) {
	t.cols.name = nameColumn(titles)
	plan := [2]int{-1, 0} // column, year
	for i, title := range titles {
		ts := tokenise(title, 0, len(title))
		year := yearIn(ts)
		switch {
		case i == t.cols.name || len(ts) == 0 || t.plainColumn(i, vn.Lower(title), ts):
		case done(ts):
			if t.cols.last < 0 || year >= yearIn(tokenise(titles[t.cols.last], 0, len(titles[t.cols.last]))) {
				t.cols.last = i
			}
		case fromAbove(ts):
			t.cols.superior = i
		case planned(ts) && (partOfYear(ts) || longTerm(ts)) && plan[0] >= 0:
			// "kế hoạch 6 tháng", "giai đoạn 2026 - 2030" beside the year's plan
		case planned(ts) && year >= plan[1]:
			if plan[0] >= 0 && year == plan[1] || plan[1] > 0 && year > plan[1]+1 {
				t.doubt = "Bảng có nhiều cột kế hoạch: cột “" + title + "” có phải kế hoạch năm nay không?"
			}
			plan = [2]int{i, year}
		}
	}
	t.cols.plan = plan[0]
	t.latest(titles, plan[1])
	if t.cols.plan < 0 && t.cols.superior >= 0 {
		t.cols.plan, t.cols.superior = t.cols.superior, -1
	}
	if t.cols.plan < 0 && t.cols.unit >= 0 {
		t.cols.plan = t.loneNumbers()
	}
}

// latest questions a plan column of an earlier year than another column of
// numbers, and takes that one when it is the only one.
func (t *table) latest(titles []string, year int) {
	newest, found, n := year, -1, 0
	for i, title := range titles {
		if i == t.cols.superior || i == t.cols.last || i == t.cols.name || strings.ContainsAny(title, "%/") {
			continue
		}
		y := yearIn(tokenise(title, 0, len(title)))
		switch {
		case y > newest:
			newest, found, n = y, i, 1
		case y == newest && y > year:
			n++
		}
	}
	if newest == year || year == 0 {
		return
	}
	t.doubt = "Bảng có nhiều cột số: cột “" + titles[t.cols.plan] + "” có phải kế hoạch năm nay không?"
	if n == 1 {
		t.doubt = "Bảng có nhiều cột số: cột “" + titles[found] + "” có phải kế hoạch năm nay không?"
		t.cols.plan = found
	}
}

// plainColumn takes a column that holds no results: order, unit, note,
// comparisons.
func (t *table) plainColumn(i int, k string, ts []token) bool {
	switch {
	case len(ts) <= 3 && (ts[0].is("stt", "tt") || ts[0].is("số") && strings.Contains(k, "tt")) || k == "số thứ tự":
		t.cols.order = i
	case strings.Contains(k, "ghi chú"):
		t.cols.note = i
	case strings.HasPrefix(k, "đv") || strings.HasPrefix(k, "đơn vị tính") || k == "đơn vị":
		t.cols.unit = i
	default:
		return strings.ContainsAny(k, "%/") || strings.Contains(k, "so sánh") || strings.Contains(k, "so với")
	}
	return true
}

// loneNumbers finds the only column without a known title that holds numbers.
func (t *table) loneNumbers() int {
	found := -1
	known := []int{t.cols.order, t.cols.name, t.cols.unit, t.cols.last, t.cols.note}
	for i := range t.rows[0].cells {
		other := true
		for _, k := range known {
			other = other && k != i
		}
		numbers := 0
		for _, r := range t.rows[t.header:] {
			if _, err := vn.ParseNumber(r.cell(i)); err == nil {
				numbers++
			}
		}
		if other && numbers*2 > len(t.rows)-t.header {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

func yearIn(ts []token) int {
	best := 0
	for _, t := range ts {
		if t.kind == numeral && isYear(t.key) {
			n := 0
			for _, r := range t.key {
				n = n*10 + int(r-'0')
			}
			best = max(best, n)
		}
	}
	return best
}

var (
	doneTitles    = newPhrases("thực hiện|th|ước thực hiện|ước th|kết quả|uth|đã đạt|hiện trạng")
	plannedTitles = newPhrases("xã xây dựng|xã phấn đấu|phường xây dựng|xã đăng ký|kế hoạch|kh|mục tiêu|chỉ tiêu|giao|nghị quyết|dự kiến|phấn đấu|đăng ký|dự toán|nq")
	aboveTitles   = newPhrases("tỉnh giao|huyện giao|cấp trên giao|thành phố giao|thị xã giao|trên giao|tp giao")
)

// partOfYear and longTerm tell of columns for less or more than one year.
func partOfYear(ts []token) bool {
	_, ok := partYears.in(ts)
	return ok
}

func longTerm(ts []token) bool {
	_, ok := manyYears.in(ts)
	return ok
}

var (
	partYears = newPhrases("6 tháng|9 tháng|3 tháng|quý|tháng|đầu năm|cuối năm")
	manyYears = newPhrases("giai đoạn|nhiệm kỳ|5 năm")
)

func done(ts []token) bool      { _, ok := doneTitles.in(ts); return ok }
func planned(ts []token) bool   { _, ok := plannedTitles.in(ts); return ok }
func fromAbove(ts []token) bool { _, ok := aboveTitles.in(ts); return ok }
