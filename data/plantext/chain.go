package plantext

import "strings"

// surround finds the words before and behind a quantity that belong to it.
func (q *quantity) surround(ts []token) {
	q.end = q.next
	q.start = q.first
	inner := q.chain
	q.chain = nil
	for i := q.first - 1; i >= 0; {
		if ts[i].aside {
			break
		}
		if n := timeEnding(ts, i); n > 0 {
			q.chain = append(q.chain, chainLink{roleTime, i - n + 1, i + 1})
			i -= n
			continue
		}
		r, n := roleEnding(ts, i)
		if n > 1 && partOfWord(ts, i-n+1) {
			r, n = roleEnding(ts[i:i+1], 0) // "trở lên đạt": its own word only
		}
		if r == roleNone || partOfWord(ts, i) || r == roleKeep && ts[i].is("định") && q.lastIs(roleFor) || q.done(ts, i, n) {
			break
		}
		q.over = q.over || ts[i].is("hơn")
		q.equal = q.equal || ts[i].is("=", "bằng") && n == 1
		q.chain = append(q.chain, chainLink{r, i - n + 1, i + 1})
		i -= n
	}
	for len(q.chain) > 0 && q.chain[len(q.chain)-1].role == rolePer {
		q.chain = q.chain[:len(q.chain)-1]
	}
	if len(q.chain) > 0 {
		q.start = q.chain[len(q.chain)-1].from
	}
	q.chain = append(inner, q.chain...)
	q.trailing(ts)
}

// done tells whether "thực hiện" at i is what is done to things counted ("thực
// hiện ít nhất 5 công trình") rather than a word for reaching a number.
func (q *quantity) done(ts []token, i, n int) bool {
	return n == 2 && ts[i].is("hiện") && ts[i-1].is("thực") && q.unit.class == counted && len(q.chain) > 0 && !q.lastIs(roleReach)
}

// lastIs tells whether the word found last, going back from the number, has a role.
func (q *quantity) lastIs(r role) bool {
	return len(q.chain) > 0 && q.chain[len(q.chain)-1].role == r
}

// partOfWord tells whether the word at i only looks like one that says
// something about a number: "trở lên", "đầy đủ".
func partOfWord(ts []token, i int) bool {
	for _, w := range partsOfWords {
		if ts[i].key == w.last && i > 0 && ts[i-1].is(w.first...) {
			return true
		}
	}
	return before(ts, i, 1) == "trở"
}

// partsOfWords are words of two syllables whose last looks like a word that
// belongs to a number.
var partsOfWords = [...]struct {
	last  string
	first []string
}{
	{"lên", []string{"trở", "đi"}}, {"xuống", []string{"trở", "đi"}}, {"lại", []string{"trở", "đi"}}, {"đủ", []string{"đầy"}},
	{"bằng", []string{"mặt", "công", "đồng", "thăng", "văn", "cân"}}, {"mức", []string{"định", "hạn", "chuẩn"}},
	{"trên", []string{"cấp", "bên", "bề"}}, {"dưới", []string{"cấp", "bên", "bề"}}, {"gần", []string{"lân"}}, {"đúng", []string{"chuẩn"}}, {"đạt", []string{"chuẩn"}},
}

// trailing takes "trở lên", "trở xuống" behind the quantity.
func (q *quantity) trailing(ts []token) {
	i := q.end
	if i+1 < len(ts) && ts[i].is("trở") {
		switch ts[i+1].key {
		case "lên", "đi":
			q.upward, q.end = true, i+2
		case "xuống", "lại":
			q.downward, q.end = true, i+2
		}
		if u := unitsKnown.perPart(ts, unit{next: q.end}); u.per != "" && q.unit.per == "" && q.unit.name != "" && q.upward {
			q.unit.per, q.unit.name, q.end = u.per, q.unit.name+u.per, u.next
		}
	}
	if i+2 < len(ts) && same(ts, i, []string{"hoặc", "cao", "hơn"}) {
		q.upward, q.end = true, i+3
	}
	q.upwardLater(ts)
}

// upwardLater takes "trở lên" that stands behind what is counted or what a
// percentage is a share of: "từ 95% kế hoạch trở lên", "từ 7 đảng viên mới trở lên".
func (q *quantity) upwardLater(ts []token) {
	if q.upward || q.downward {
		return
	}
	for i := q.end; i+1 < len(ts) && i < q.end+6 && ts[i].kind == word && !ts[i].aside; i++ {
		if same(ts, i, []string{"trở", "lên"}) {
			if !gradeBefore(ts, i) && (q.has(roleFrom) || q.unit.name == "%" || q.unit.class == counted && i <= q.end+2 || basis.at(ts, q.end) > 0) {
				q.upward = true
				q.chain = append(q.chain, chainLink{roleFill, i, i + 2})
			}
			return
		}
	}
}

// timeEnding measures "năm 2024", "đến cuối năm 2025", "đến 31/12/2024" ending
// at token i.
func timeEnding(ts []token, i int) int {
	j := timeCore(ts, i)
	if j < 0 {
		return 0
	}
	for j > 0 && ts[j-1].is("đến", "vào", "cuối", "hết", "trong", "ngày", "tới", "trước") {
		j--
	}
	if j == i {
		return 0
	}
	for j > 0 && ts[j-1].is("so", "với", "cùng", "kỳ", "thời", "điểm") {
		j--
	}
	return i - j + 1
}

// timeCore returns where "năm 2024", "31/12/2024", "cuối năm" ending at token i
// begins, -1 for anything else.
func timeCore(ts []token, i int) int {
	prev, prev2 := before(ts, i, 1), before(ts, i, 2)
	if ts[i].kind == numeral && isYear(ts[i].key) {
		return yearCore(ts, i, prev, prev2)
	}
	switch {
	case ts[i].is("kỳ") && prev == "nhiệm" && prev2 == "trong":
		return i - 1
	case ts[i].is("năm") && (prev == "trong" || prev == "cuối" && (prev2 == "đến" || prev2 == "vào")):
		return i
	}
	return -1
}

// yearCore returns where a time that ends in the year at token i begins.
func yearCore(ts []token, i int, prev, prev2 string) int {
	switch third := before(ts, i, 3); {
	case prev == "năm":
		return i - 1
	case i < 4:
		return -1
	case prev == "-" && isYear(prev2) && third == "kỳ", prev == "/" && third == "/":
		return i - 4 // "thời kỳ 2021 - 2025", "31/12/2024"
	}
	return -1
}

// numberDoubt questions numbers that are written in an unusual way.
func numberDoubt(text string, class unitClass) string {
	whole, rest, comma := strings.Cut(text, ",")
	if comma && len(rest) == 3 && whole != "0" && !strings.Contains(text, ".") && class != money {
		return "“" + text + "”: dấu phẩy là phần lẻ hay ngăn hàng nghìn?"
	}
	_, tail, dot := strings.Cut(text, ".")
	if dot && !comma && len(tail) != 3 && !strings.Contains(tail, ".") {
		return "Dấu chấm trong “" + text + "” được hiểu là dấu phẩy thập phân. Đúng không?"
	}
	return ""
}
