package plantext

import "strings"

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
}

const takenOver = "Tên lấy thêm từ vế trước: kiểm tra lại."

// complete makes a name that can stand alone. over are the words that stand
// over the clause (a colon, a heading), before is the clause before it.
func complete(n *naming, c clause, over, before *lead) string {
	name := write(n.toks)
	if over != nil && len(over.toks) > 0 {
		if s, ok := underHeading(n, over); ok {
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
func underHeading(n *naming, over *lead) (string, bool) {
	name := write(n.toks)
	head := strings.TrimRight(over.name, ": ")
	_, structure := structureHeads.in(over.toks)
	switch {
	case len(n.toks) == 0:
		return head, true
	case isBare(n.toks) && prefixMeasures.at(over.toks, 0) == 0 && len(over.toks) < 6 && !field(over.toks):
		n.subject = lowerFirst(head)
		return withSubject(n.toks, n.subject), true
	case structure, prefixMeasures.at(over.toks, 0) > 0 && measureHeads.at(n.toks, 0) == 0 && verbs.at(n.toks, 0) == 0:
		return head + ": " + upperFirst(name), true
	}
	return name, false
}

// afterClause joins a name with the clause before it when it needs that.
func afterClause(n *naming, c clause, before *lead) (string, bool) {
	name := write(n.toks)
	switch {
	case len(n.toks) == 0:
		return "", false
	case isBare(n.toks):
		if subject := subjectOf(before); subject != "" {
			n.subject = subject
			return withSubject(n.toks, subject), true
		}
		n.doubts = append(n.doubts, "Tên thiếu đối tượng: của cây gì, con gì, việc gì?")
		return "", false
	case len(n.verb) > 0:
		return "", false
	case len(before.verb) > 0 && c.q.unit.class != share && c.q.start == c.q.first && firstIsNumber(c):
		n.verb = before.verb
		return write(before.verb) + " " + lowerFirst(name), true
	case measureHeads.at(n.toks, 0) > 0:
		return "", false
	}
	if k := carriers.at(before.toks, 0); k > 0 && c.q.unit.name == before.unit.name && len(n.toks) <= 5 && !c.part {
		n.toks = append(clone(before.toks[:k]), n.toks...)
		return write(before.toks[:k]) + " " + lowerFirst(name), true
	}
	if at := sharedWord(n.toks, before.toks); at > 0 && len(n.toks) <= 7 && c.q.unit.name == before.unit.name {
		n.toks = append(clone(before.toks[:at]), n.toks...)
		return write(before.toks[:at]) + " " + lowerFirst(name), true
	}
	if len(before.toks) > 0 && before.toks[0].is("tỷ") && !n.toks[0].capital && c.q.unit.name == "%" && c.q.start > c.from && !c.part {
		n.doubts = append(n.doubts, "Tên có thiếu phần đầu của vế trước không?")
	}
	if c.part && prefixMeasures.at(before.toks, 0) > 0 && c.q.unit.name == before.unit.name && (verbs.at(n.toks, 0) == 0 || n.toks[0].is("có")) {
		return before.name + ": " + upperFirst(name), true
	}
	if c.part && !c.q.has(roleUp, roleDown) {
		n.doubts = append(n.doubts, "Tên một phần của vế trước: có cần ghi rõ hơn không?")
	}
	return "", false
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
		name += " " + lowerFirst(write(ts[n:]))
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
	if k := len(before.toks); k > 0 && k < 5 && before.unit.class == area && measureHeads.at(before.toks, 0) == 0 && len(before.verb) == 0 {
		return lowerFirst(write(before.toks)) // "Lúa: 350 ha, năng suất 58 tạ/ha"
	}
	n := len(before.verb)
	if n == 0 {
		n = bareMeasures.at(before.toks, 0)
	}
	if n == 0 || n > len(before.toks) {
		return ""
	}
	rest := before.toks[n:]
	for len(rest) > 0 && rest[0].is("cây", "của", "bình", "quân", "trung", "gieo", "trồng", "cấy") {
		rest = rest[1:]
	}
	for i, t := range rest {
		if t.is("bình", "trung", "cả", "đạt", "vụ", "ước", "hằng") {
			rest = rest[:i]
			break
		}
	}
	if len(rest) == 0 || len(rest) > 5 {
		return ""
	}
	return lowerFirst(write(rest))
}
