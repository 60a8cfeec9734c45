package plantext

import (
	"strings"

	"sothidua/data/vn"
)

// lead is what a clause may take over from the one before or from the words
// that stand over it.
type lead struct {
	name    string
	toks    []token
	subject string // what it measures, when the name took it from elsewhere
	verb    []token
	unit    unit
	chain   []chainLink
	numeric bool
	colon   bool // words before a colon of the same line
	single  bool // over one number only
}

const takenOver = "Tên lấy thêm từ vế trước: kiểm tra lại."

// complete makes a name that can stand alone. over are the words that stand
// over the clause (a colon, a heading), before is the clause before it.
func complete(n *naming, c clause, over, before *lead) string {
	name := write(n.toks)
	goesOn := len(n.toks) == 0 && !c.fresh && before != nil && before.numeric // "…, năm 2020 đạt 70%"
	if over != nil && len(over.toks) > 0 && !(goesOn && !over.colon) {
		if s, ok := underHeading(n, c, over); ok {
			return s
		}
	}
	if before != nil && before.numeric {
		if s, ok := afterClause(n, c, before); ok {
			n.doubts = append(n.doubts, takenOver)
			return s
		}
	}
	if name == "" && before != nil {
		n.doubts = append(n.doubts, "Không thấy tên chỉ tiêu cạnh số này: tạm lấy tên của vế trước.")
		return before.name
	}
	return name
}

// underHeading joins a name with the words over it when it needs them.
func underHeading(n *naming, c clause, over *lead) (string, bool) {
	name := write(n.toks)
	head := strings.TrimRight(over.name, ": ")
	whole := measureHeads.at(n.toks, 0) > 0 || verbs.at(n.toks, 0) > 0
	switch {
	case len(n.toks) == 0:
		return head, true
	case isBare(n.toks) && prefixMeasures.at(over.toks, 0) == 0 && len(over.toks) < 6 && !field(over.toks):
		n.subject = vn.LowerFirst(head)
		return withSubject(n.toks, n.subject), true
	case opensStructure(over.toks):
		if c.q.unit.name != "%" {
			n.doubts = append(n.doubts, unsureName)
		}
		return head + ": " + vn.UpperFirst(name), true
	case !whole && (prefixMeasures.at(over.toks, 0) > 0 || over.opensList() && len(n.toks) < 6):
		n.doubts = append(n.doubts, takenOver)
		return head + ": " + vn.UpperFirst(name), true
	}
	return name, false
}

// opensList tells whether words before a colon stand over several numbers and
// say what is done or measured, not only in which field of work.
func (l *lead) opensList() bool {
	return l.colon && !l.single && (verbs.at(l.toks, 0) > 0 || len(l.toks) > 2 && !field(l.toks))
}

// afterClause joins a name with the clause before it when it needs that.
func afterClause(n *naming, c clause, before *lead) (string, bool) {
	t := taking{n: n, c: c, before: before, sameUnit: c.q.unit.name == before.unit.name}
	switch {
	case c.q.has(roleFor) && len(n.toks) <= c.q.unit.words && len(before.verb) > 0:
		return t.forWhom(), true
	case len(n.toks) == 0:
		return "", false
	case isBare(n.toks):
		return t.subject()
	case len(n.verb) > 0 && len(n.verb) == len(n.toks) && subjectOf(before) != "":
		n.doubts = append(n.doubts, takenOver) // "Diện tích chè …, trồng mới 15 ha"
		return write(n.toks) + " " + subjectOf(before), true
	case len(n.verb) > 0:
		return "", false
	}
	for _, take := range []func(*taking) (string, bool){(*taking).verb, (*taking).parallel, (*taking).total, (*taking).measure, (*taking).carrier, (*taking).shared} {
		if s, ok := take(&t); ok {
			return s, true
		}
	}
	if t.incomplete() {
		n.doubts = append(n.doubts, noHead)
	}
	if c.part && !(c.q.has(roleUp, roleDown) && len(before.toks) > 0 && before.toks[len(before.toks)-1].is("tăng", "giảm")) {
		n.doubts = append(n.doubts, "Tên một phần của vế trước: có cần ghi rõ hơn không?")
	}
	return "", false
}

// taking is a name that may take words over from the clause before it.
type taking struct {
	n        *naming
	c        clause
	before   *lead
	sameUnit bool
}

func measureFirst(ts []token) bool { return measureHeads.at(ts, 0) > 0 }

// with puts the first k words of the name before in front of this one.
func (t *taking) with(k int) (string, bool) {
	name := vn.LowerFirst(write(t.n.toks))
	t.n.toks = append(clone(t.before.toks[:k]), t.n.toks...)
	return write(t.before.toks[:k]) + " " + name, true
}

// forWhom names the second number of "Tổ chức 8 lớp … cho 400 lượt người".
func (t *taking) forWhom() string {
	u := tokenise(t.c.q.unit.name, 0, len(t.c.q.unit.name))
	if len(u) > 1 && u[0].is("lượt") {
		u = u[1:]
	}
	return t.before.name + " cho " + vn.LowerFirst(write(u[:min(len(u), max(t.c.q.unit.words, 1))]))
}

// subject completes a bare measure: "sản lượng 5.350 tấn" behind "năng suất lúa …".
func (t *taking) subject() (string, bool) {
	s := subjectOf(t.before)
	if s == "" {
		t.n.doubts = append(t.n.doubts, "Tên thiếu đối tượng: của cây gì, con gì, việc gì?")
		return "", false
	}
	t.n.subject = s
	return withSubject(t.n.toks, s), true
}

// verb takes the verb over: "trồng 10 ha chè, 5 ha quế".
func (t *taking) verb() (string, bool) {
	q := t.c.q
	plain := q.unit.class != share && q.start == q.first && firstIsNumber(t.c)
	if len(t.before.verb) == 0 || q.form == ofTotal || !plain && !t.falls() && !t.sharesVerb() {
		return "", false
	}
	t.n.verb = t.before.verb
	return write(t.before.verb) + " " + vn.LowerFirst(write(t.n.toks)), true
}

// parallel takes the verb over before the same thing: "huy động trẻ 6 tuổi vào
// lớp 1 đạt 100%, trẻ 5 tuổi vào mẫu giáo đạt 99%".
func (t *taking) parallel() (string, bool) {
	k := verbs.at(t.before.toks, 0)
	if k == 0 || k >= len(t.before.toks) || t.c.fresh || t.c.part || !t.sameUnit || firstIsNumber(t.c) || t.n.toks[0].key != t.before.toks[k].key {
		return "", false
	}
	return t.with(k)
}

// sharesVerb tells whether a share of which nothing is said goes on from one that
// something is done to: "thu gom 100% chất thải y tế, 98% chất thải nguy hại".
func (t *taking) sharesVerb() bool {
	return len(t.before.toks) > 0 && t.c.q.unit.class == share && firstIsNumber(t.c) && t.sameUnit && t.before.verb[0].from < t.before.toks[len(t.before.toks)-1].from && !says(t.n.toks) && !t.n.toks[0].is("đạt", "được", "có", "là")
}

// falls tells whether a share goes on from one that is to fall: "kéo giảm hộ
// nghèo 0,3%, hộ cận nghèo 0,5%".
func (t *taking) falls() bool {
	q := t.c.q
	if !t.before.verb[len(t.before.verb)-1].is("giảm") || !t.sameUnit || len(q.chain) > 0 {
		return false
	}
	sharing := !t.c.fresh && q.unit.class == share && (firstIsNumber(t.c) || !measureFirst(t.n.toks[:1]))
	return sharing || t.n.toks[0].is("hộ")
}

// measure takes the measure over: "diện tích lúa vụ xuân 300 ha, lúa mùa 280 ha".
// A share of people is a name without it: "tỷ lệ hộ nghèo còn 2%, hộ cận nghèo 3%".
func (t *taking) measure() (string, bool) {
	if same(t.before.toks, 0, []string{"tỷ", "lệ"}) && sharers.at(t.n.toks, 0) > 0 && !t.c.part {
		t.n.doubts = append(t.n.doubts, noHead)
		return "", false
	}
	at := sharedWord(t.n.toks, t.before.toks)
	if at == 0 || prefixMeasures.at(t.before.toks, 0) != at || t.n.toks[0].capital || !t.sameUnit || len(t.n.toks) > 12 || prefixMeasures.at(t.n.toks, 0) > 0 {
		return "", false
	}
	return t.with(at)
}

// sharers begin names of people and bodies a share is told of.
var sharers = newPhrases("hộ|trẻ|trẻ em|học sinh|gia đình|người|người dân|lao động|dân số|hồ sơ|cơ quan|thôn|xã")

// carrier takes over what is counted in all: "tổng đàn trâu 300 con, lợn 500 con".
func (t *taking) carrier() (string, bool) {
	k := carriers.at(t.before.toks, 0)
	if k == 0 || t.c.fresh && (t.before.toks[0].is("đàn") || t.n.toks[0].capital) || measureFirst(t.n.toks) || !t.sameUnit || len(t.n.toks) > 5 || t.c.part {
		return "", false
	}
	return t.with(k)
}

// shared takes over all words up to the one both names have: "tỷ lệ trẻ em suy
// dinh dưỡng thể thấp còi …, thể nhẹ cân …".
func (t *taking) shared() (string, bool) {
	at := sharedWord(t.n.toks, t.before.toks)
	if at == 0 || firstIsNumber(t.c) && says(t.n.toks) || measureFirst(t.n.toks) || !t.sameUnit || len(t.n.toks) > 7 || len(t.before.verb) > 0 || verbs.at(t.before.toks, 0) > 0 {
		return "", false
	}
	return t.with(at)
}

// total names a part after its total: "Tổng diện tích gieo trồng: Lúa".
func (t *taking) total() (string, bool) {
	rate := growthNames.at(t.before.toks, 0) > 0
	if !t.c.part || measureFirst(t.n.toks) || !t.sameUnit || prefixMeasures.at(t.before.toks, 0) == 0 && !rate || verbs.at(t.n.toks, 0) > 0 && !t.n.toks[0].is("có") {
		return "", false
	}
	if k := len(t.n.toks) - 1; rate && k > 0 && t.n.toks[k].is("tăng") {
		t.n.toks = t.n.toks[:k] // "Tốc độ tăng trưởng: Nông nghiệp", not "Nông nghiệp tăng"
	}
	return t.before.name + ": " + vn.UpperFirst(write(t.n.toks)), true
}

// incomplete tells whether a name may lack its first words.
func (t *taking) incomplete() bool {
	if t.n.toks[0].capital || firstIsNumber(t.c) {
		return false
	}
	short := len(t.n.toks) < 4 && prefixMeasures.at(t.n.toks, 0) == 0 && !t.c.q.has(roleUp, roleDown)
	ofRate := len(t.before.toks) > 0 && t.before.toks[0].is("tỷ") && t.c.q.unit.name == "%" && t.c.q.start > t.c.from && !t.c.part && !measureFirst(t.n.toks)
	return short || ofRate
}

// isBare tells whether a name is only that of a measure ("sản lượng", "năng
// suất trung bình năm") and does not say of what.
func isBare(ts []token) bool {
	i := bareMeasures.at(ts, 0)
	if i == 0 {
		return false
	}
	for i < len(ts) {
		n := bareRest.at(ts, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// fieldNames are fields of work, which nothing is measured of.
var fieldNames = newPhrases("kinh tế|văn hóa|xã hội|quốc phòng|an ninh|ngân sách|môi trường|đảng|chỉ tiêu|giáo dục|y tế|nông nghiệp|công nghiệp|dịch vụ|trồng trọt|chăn nuôi|thu chi")

func field(ts []token) bool { _, ok := fieldNames.in(ts); return ok }

// withSubject puts what is measured behind the measure.
func withSubject(ts []token, subject string) string {
	n := max(1, bareMeasures.at(ts, 0))
	for n > 2 && bareRest.at(ts, n-2) == 2 {
		n -= 2 // "năng suất bình quân" takes its subject behind "năng suất"
	}
	name := write(ts[:n]) + " " + subject
	if n < len(ts) {
		name += " " + vn.LowerFirst(write(ts[n:]))
	}
	return name
}

// firstIsNumber tells whether a clause begins with its number.
func firstIsNumber(c clause) bool { return c.q.first-c.from <= 1 }

// sharedWord finds the first word of a name inside the name before it, where
// that one can be taken up: "tỷ lệ hộ nghèo …, hộ cận nghèo …"; 0 for none.
func sharedWord(name, before []token) int {
	for i := 1; i < len(before); i++ {
		if before[i].key == name[0].key && name[0].kind == word {
			return i
		}
	}
	return 0
}

// subjectOf returns what the clause before measured: "năng suất cây lúa bình
// quân" is about lúa.
func subjectOf(before *lead) string {
	if before.subject != "" {
		return before.subject
	}
	if k := len(before.toks); k > 0 && k < 5 && before.unit.class == area && !measureFirst(before.toks) && len(before.verb) == 0 {
		return vn.LowerFirst(write(before.toks)) // "Lúa: 350 ha, năng suất 58 tạ/ha"
	}
	n := len(before.verb)
	if n > 0 && before.toks[0].from != before.verb[0].from {
		return subjectIn(before.toks) // the name stands without its verb
	}
	if n == 0 {
		n = bareMeasures.at(before.toks, 0)
	}
	if n == 0 || n > len(before.toks) {
		return ""
	}
	return subjectIn(before.toks[n:])
}

// subjectIn takes what is measured out of the words behind a measure.
func subjectIn(rest []token) string {
	if len(rest) > 1 && rest[0].is("cây") && (len(rest) == 2 || rest[2].is("bình", "trung", "cả")) {
		rest = rest[1:]
	}
	for len(rest) > 0 && rest[0].is("của", "bình", "quân", "trung", "gieo", "trồng", "cấy") {
		rest = rest[1:]
	}
	for i, t := range rest {
		if t.kind == numeral || t.is("bình", "trung", "cả", "đạt", "vụ", "ước", "hằng") {
			rest = rest[:i]
			break
		}
	}
	if len(rest) == 0 || len(rest) > 5 {
		return ""
	}
	return vn.LowerFirst(write(rest))
}
