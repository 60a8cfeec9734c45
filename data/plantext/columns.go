package plantext

import (
	"strings"

	"sothidua/data/vn"
)

// columns are the indexes of the columns that matter, -1 for none.
type columns struct {
	order, name, unit, plan, superior, last, note int
}

var noColumns = columns{-1, -1, -1, -1, -1, -1, -1}

// titled is a column whose title was read.
type titled struct {
	at    int
	title string
	toks  []token
	year  int // 0 for none
}

// assign gives the columns their meaning by their titles, and questions the
// plan's column when another one may be it.
func (t *table) assign(titles []string) {
	t.doubt, t.guessed = "", false
	t.cols.name = nameColumn(titles)
	var plans, others []titled
	told := 0 // latest year results are told of
	for i, title := range titles {
		ts := tokenise(title, 0, len(title))
		c := titled{i, title, ts, yearIn(ts)}
		switch {
		case i == t.cols.name || len(ts) == 0 || t.plainColumn(i, vn.Lower(title), ts):
		case done(ts):
			if t.cols.last < 0 || c.year >= told {
				t.cols.last = i
			}
			told = max(told, c.year)
		case fromAbove(ts):
			t.cols.superior = i
		case partOfYear(ts) || longTerm(ts):
		case planned(ts):
			plans = append(plans, c)
		case t.figures(i):
			others = append(others, c)
		}
	}
	t.choosePlan(plans, others, told)
}

// choosePlan takes the plan's column: one whose title names a plan of a year no
// results are told of, else the only other column of figures.
func (t *table) choosePlan(plans, others []titled, told int) {
	old, best, newest := byYear(plans, others, told)
	if own := ownColumns(best); len(best) > 1 && len(own) > 0 {
		best = own
	}
	switch {
	case len(best) > 0:
		t.take(best[len(best)-1], len(best) > 1 || newest > told+1 && told > 0)
	case len(others) > 0:
		t.take(others[len(others)-1], len(others) > 1 || t.cols.unit < 0 || others[0].year == 0)
		t.guessed = t.cols.unit < 0
	case t.cols.superior >= 0:
		t.cols.plan, t.cols.superior = t.cols.superior, -1
	case len(old) > 0:
		t.take(old[len(old)-1], true)
	}
}

// byYear parts the columns of plans into those of years whose results are told
// of, and the ones of the newest year among them and the other columns.
func byYear(plans, others []titled, told int) (old, best []titled, newest int) {
	var fresh []titled
	for _, c := range plans {
		if c.year > 0 && c.year <= told {
			old = append(old, c)
			continue
		}
		fresh = append(fresh, c)
	}
	for _, c := range append(fresh, others...) {
		newest = max(newest, c.year)
	}
	for _, c := range fresh {
		if c.year == newest || c.year == 0 && newest <= told+1 {
			best = append(best, c)
		}
	}
	return old, best, newest
}

// take makes a column the plan's; unsure asks about it.
func (t *table) take(c titled, unsure bool) {
	t.cols.plan = c.at
	if unsure {
		t.doubt = "Cột “" + c.title + "” của bảng có phải kế hoạch năm nay không?"
	}
}

// ownColumns are those the commune set itself.
func ownColumns(list []titled) []titled {
	var out []titled
	for _, c := range list {
		if _, ok := ownTitles.in(c.toks); ok {
			out = append(out, c)
		}
	}
	return out
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
		for _, w := range ts {
			if w.is("so") {
				return true // "KH 2026 so TH 2025"
			}
		}
		return strings.ContainsAny(k, "%/") || strings.Contains(k, "so sánh") || strings.Contains(k, "so với")
	}
	return true
}

// figures tells whether most cells of a column hold figures: numbers with
// units, or bare ones where units have a column of their own.
func (t *table) figures(i int) bool {
	n := 0
	for _, r := range t.rows[t.header:] {
		c := r.cell(i)
		if tellsNumber(tokenise(c, 0, len(c))) {
			n++
		} else if _, err := vn.ParseNumber(c); err == nil && t.cols.unit >= 0 {
			n++
		}
	}
	return n*2 > len(t.rows)-t.header
}

// nameColumn finds the column that names the targets.
func nameColumn(cells []string) int {
	for _, want := range []string{"chỉ tiêu", "nội dung", "tên chỉ tiêu", "tiêu chí"} {
		for i, c := range cells {
			k := vn.Lower(c)
			if strings.Contains(k, want) && len(cells) > 2 && !strings.ContainsAny(k, "0123456789") && !setsPlan(k) {
				return i
			}
		}
	}
	return -1
}

// setsPlan tells whether a title is that of the plan's column rather than of
// the names: "chỉ tiêu giao", "chỉ tiêu đăng ký".
func setsPlan(k string) bool {
	for _, w := range []string{"giao", "kế hoạch", "đăng ký", "phấn đấu", "mức"} {
		if strings.Contains(k, w) {
			return true
		}
	}
	return false
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
	doneTitles    = newPhrases("thực hiện|th|ước thực hiện|ước th|kết quả|uth|đã đạt|hiện trạng|ước")
	plannedTitles = newPhrases("yêu cầu|mức đạt|mức phấn đấu|mức giao|cần đạt|mức chỉ tiêu|xã xây dựng|xã phấn đấu|phường xây dựng|xã đăng ký|kế hoạch|kh|mục tiêu|chỉ tiêu|giao|nghị quyết|dự kiến|phấn đấu|đăng ký|dự toán|nq")
	aboveTitles   = newPhrases("tỉnh giao|huyện giao|cấp trên giao|thành phố giao|thị xã giao|quận giao|trên giao|tp giao")
	ownTitles     = newPhrases("xã|phường|hđnd|đăng ký|đơn vị")
	partYears     = newPhrases("6 tháng|9 tháng|3 tháng|quý|tháng|đầu năm|cuối năm")
	manyYears     = newPhrases("giai đoạn|nhiệm kỳ|5 năm")
)

func done(ts []token) bool       { _, ok := doneTitles.in(ts); return ok }
func planned(ts []token) bool    { _, ok := plannedTitles.in(ts); return ok }
func fromAbove(ts []token) bool  { _, ok := aboveTitles.in(ts); return ok }
func partOfYear(ts []token) bool { _, ok := partYears.in(ts); return ok }
func longTerm(ts []token) bool   { _, ok := manyYears.in(ts); return ok }
