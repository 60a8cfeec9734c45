package plantext

// A leaf is certain only when the words of its clause stand in one of the few
// shapes that read in one way:
//
//	name, words that compare, number           "Tỷ lệ hộ nghèo giảm còn 2%"
//	verb, number, what it is done to           "Trồng mới 12 ha rừng"
//	number, whom, what is said of them         "100% thôn đạt chuẩn văn hóa"
//
// plainly reads them a second time, in just that way and without what the rules
// of names know, and asks where the two readings differ.

// plainly asks about a leaf whose clause has none of these shapes, or whose name
// would be another one read so.
func (l *leaf) plainly(ts []token, c clause, name []token) {
	from := skipFillers(ts, c.from, c.q.first)
	if lead, keep := leadVerb(ts, from, *c.q); len(lead) > 0 && (!keep || roleWords[roleKeep].at(lead, 0) > 0) {
		from += len(lead)
	}
	before, behind := without(ts, from, c.q.first, *c.q), restBehind(ts, c)
	done := len(before) > 0 && opensWithVerb(before, 0, len(before))
	if spanIn(ts[c.from:c.q.first]) && !spanIn(name) {
		l.ask("Đã bỏ thời kỳ khỏi tên: đúng không?")
	}
	switch {
	case len(before) > 0 && len(behind) > 0 && !done:
		l.ask(bothSides)
	case len(before) > 0 && !done:
		l.ask(wholeLabel(before, c))
		l.differs(before, name)
	case len(behind) > 0:
		l.ask(plainRest(behind))
		if len(before) == 0 {
			l.ask(lonely(behind, c))
		}
		if c.q.unit.class == counted {
			before = append(before, unitWords(ts, *c.q)...)
		}
		l.differs(append(before, behind...), name)
	case c.q.unit.class != counted || len(before) == 0:
		l.ask(shortName)
	}
}

// spanIn tells whether words name a span of years: "thời kỳ 2021-2025".
func spanIn(ts []token) bool {
	for i := 2; i < len(ts); i++ {
		if ts[i-1].is("-", "đến") && isYear(ts[i].key) && isYear(ts[i-2].key) {
			return true
		}
	}
	return false
}

func (l *leaf) ask(s string) { l.question([]string{s}) }

// restBehind returns the words behind a quantity without a tail that says
// nothing of the name.
func restBehind(ts []token, c clause) []token {
	to := c.to
	for i := c.q.end; i < c.to && to == c.to; i++ {
		end := i
		for n := 1; end < c.to && n > 0; end += n {
			if n = ignorable(ts, end, c); ts[end].is(",", ".", ";", "-", "/") {
				n = max(n, 1)
			}
		}
		if end >= c.to {
			to = i
		}
	}
	var out []token
	for i := c.q.end; i < to; i++ {
		switch {
		case ts[i].aside && hasNumeral(ts[i:min(closing(ts, i)+1, to)]):
			i = closing(ts, i)
		case c.q.upward && same(ts, i, []string{"trở", "lên"}) && !gradeBefore(ts, i):
			i++
		default:
			out = append(out, ts[i])
		}
	}
	return trimName(out)
}

// noPredicate is asked of shares of which nothing is said.
const noPredicate = "Không ghi điều cần đạt của “số phần trăm” này: tên có thiếu phần đầu hay phần sau không?"

const bothSides = "Trước và sau số đều có chữ: tên chỉ tiêu gồm phần nào?"

// longLabel and longRest are how many words a name may have before and behind
// its number and be read without a question.
const (
	longLabel = 18
	longRest  = 16
)

// wholeLabel asks about words before a number that are hardly one name.
func wholeLabel(ts []token, c clause) string {
	measure := measureFirst(ts) || prefixMeasures.at(ts, 0) > 0
	does := !measure && verbs.at(ts, 0) > 0
	switch {
	case len(ts) > longLabel:
		return "Tên chỉ tiêu dài: kiểm tra chỗ tách."
	case does && c.q.unit.class == counted && !c.q.has(roleFor):
		return "Tên bắt đầu bằng việc phải làm, số đứng cuối: số này đếm việc đó phải không?"
	case !firmHead(ts) && !does && !c.part && !ts[0].capital && !c.fresh:
		return noHead
	}
	for i := 1; i+1 < len(ts); i++ {
		if i < 4 && !measure && !does && prefixMeasures.at(ts, i) > 1 {
			return "Tên bắt đầu từ “" + source(ts[:i]) + "” hay từ “" + source(ts[i:i+2]) + "”?"
		}
		if ts[i].is("/") && ts[i+1].kind == numeral {
			return "Trong tên có “/” và số: tên và đơn vị tính có đúng không?"
		}
		if ts[i].is(",", ";") && !ts[i].aside && !firmHead(ts) {
			return "Trong tên có dấu phẩy: tên có gồm cả phần đứng trước không?"
		}
	}
	return ""
}

// lonely asks about words behind a number that nothing stands before: a share of
// which nothing is said, a thing nothing is done to in the middle of a sentence.
func lonely(ts []token, c clause) string {
	switch {
	case c.q.unit.class == share && !says(ts) && !measureFirst(ts):
		return noPredicate
	case c.q.unit.class != share && c.q.form != ofTotal && !c.fresh && !c.part:
		return noHead
	case !c.fresh && !c.part && ts[0].is("đạt", "được", "có", "tham", "trong", "là", "xếp", "khá", "giỏi", "tốt", "xuất", "hoàn", "loại"):
		return noHead
	}
	return ""
}

// firmHead tells whether a name begins with a word that nothing stands before
// in a whole name either ("tỷ lệ", "thu ngân sách"), unlike those for people and
// things, of whom something may be said before: "huy động trẻ 5 tuổi …".
func firmHead(ts []token) bool {
	return prefixMeasures.at(ts, 0) > 0 || measureFirst(ts) && ts[0].is("tỷ", "tốc", "độ", "chỉ", "mức", "tổng", "thu", "chi")
}

// plainRest asks about words behind a number that may be more than one name.
func plainRest(ts []token) string {
	if len(ts) > longRest {
		return "Phần chữ sau số dài: tên chỉ tiêu có gồm cả không?"
	}
	for i, t := range ts {
		switch {
		case t.is(",", ";", ":"):
			return "Sau số có dấu phẩy: tên chỉ tiêu có gồm cả phần sau không?"
		case t.is("để", "nhằm", "gắn", "góp") || t.is("phục") && i > 0, i > 0 && t.is("và") && verbs.at(ts, i+1) > 0:
			return "Phần chữ sau số có thuộc tên chỉ tiêu không?"
		}
	}
	return ""
}

// differs asks which of two readings of a name is meant.
func (l *leaf) differs(plain, name []token) {
	if a, b := write(plain), write(name); a != b && b != "" {
		l.ask("Tên là “" + b + "” hay “" + a + "”?")
	}
}
