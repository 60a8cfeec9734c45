package plantext

// clause is a run of tokens that makes one target.
type clause struct {
	from, to int // tokens of the item
	q        *quantity
	others   []quantity // more numbers in it that are not its value
	context  []token    // words before a colon that stand over it
	fresh    bool       // it begins a sentence
	part     bool       // one of the parts of the clause before ("trong đó")
	giver    []token    // words that only say who set the number
	named    []token    // its name, where several names stand before several numbers
	doubts   []string
}

func (c *clause) doubt(s string) { c.doubts = append(c.doubts, s) }

// sentence is a run of tokens between full stops and semicolons.
type sentence struct {
	from, to int
	hard     bool // a full stop stands before it
	parted   bool // only a comma stands before it
}

// split cuts the words of an item into clauses. An item without numbers stays
// one clause: its words are judged as a whole.
func split(ts []token) []clause {
	markAsides(ts)
	if len(quantities(ts)) == 0 {
		from, to := trim(ts, 0, len(ts))
		if from >= to {
			return nil
		}
		return wholeOrParts(ts, from, to)
	}
	s := splitter{ts: ts, qs: quantities(ts), quoted: quoted(ts)}
	for _, x := range sentencesOf(ts) {
		s.sentence(x)
	}
	return s.out
}

// wholeOrParts makes clauses of an item without numbers: one, unless its
// sentences are judged in different ways ("Hoàn thành …; bảo đảm …").
func wholeOrParts(ts []token, from, to int) []clause {
	var list []clause
	kinds := map[string]bool{}
	more := false
	for _, x := range promised(ts, sentencesOf(ts)) {
		a, b := trim(ts, x.from, x.to)
		if a >= b {
			continue
		}
		v := quality(ts[a:b])
		if (v.comparator == "" || !v.whole && v.kind != KindYesNo || ts[a].is("công")) && len(list) > 0 {
			list[len(list)-1].to = b
			more = more || !ts[a].is("công")
			continue
		}
		kinds[v.kind] = true
		c := clause{from: a, to: b}
		if x.parted {
			c.doubt(severalAsked)
		}
		list = append(list, c)
	}
	decided := !kinds[KindText] && !kinds[""]
	if len(list) > 1 && (len(kinds) == len(list) || decided) {
		return list
	}
	c := clause{from: from, to: to}
	if len(list) > 1 || more {
		c.doubt(severalAsked)
	}
	return []clause{c}
}

// promised parts sentences where, behind something that is reached or graded, a
// comma opens a promise or a later goal: "hoàn thành tốt nhiệm vụ, không có chi bộ
// yếu kém", "… đạt chuẩn nông thôn mới và đến năm 2025 đạt …".
func promised(ts []token, list []sentence) []sentence {
	var out []sentence
	for _, x := range list {
		for i := x.from + 1; i+1 < x.to; i++ {
			no := ts[i].is(",") && negatives.at(ts, i+1) > 0 && negatives.at(ts, x.from) == 0
			later := ts[i].is("và", ",") && timeStarting(ts, i+1, x.to) > 0 && quality(ts[i+1:x.to]).decided()
			if (no || later) && quality(ts[x.from:i]).decided() {
				out = append(out, sentence{from: x.from, to: i, hard: x.hard, parted: true})
				x = sentence{from: i + 1, to: x.to, parted: true}
			}
		}
		out = append(out, x)
	}
	return out
}

// trim drops signs and joining words at both ends of a run of tokens.
func trim(ts []token, from, to int) (int, int) {
	for from < to && ts[from].is(",", ";", ".", ":", "-", "+", "•", "và", "/", ")", "*", "=") {
		from++
	}
	for to > from && ts[to-1].is(",", ";", ".", ":", "-", "+", "•", "và", "/", "(", "*", "…", "=") {
		to--
	}
	return from, to
}

// sentencesOf cuts at semicolons, full stops and signs that open a list inside
// a line ("… trở lên. - Lương thực …").
func sentencesOf(ts []token) []sentence {
	var out []sentence
	from, hard := 0, true
	cut := func(to, next int, stop bool) {
		if from < to {
			out = append(out, sentence{from: from, to: to, hard: hard})
		}
		from, hard = next, stop
	}
	for i, t := range ts {
		switch {
		case t.aside || i < from:
		case t.is(";"):
			cut(i, i+1, false)
		case t.is(".") && fullStop(ts, i), t.is("…") && i+1 < len(ts) && (ts[i+1].capital || ts[i+1].is("và")):
			cut(i, i+1, true)
		case inlineBullet(ts, i, from):
			cut(i, i+1, false)
		case listLetter(ts, i):
			cut(i, i+2, false)
		}
	}
	cut(len(ts), len(ts), true)
	return out
}

// inlineBullet tells whether a bullet stands at i inside a line, at the start of
// a sentence or behind a colon.
func inlineBullet(ts []token, i, from int) bool {
	if !ts[i].is("-", "+", "•") || !ts[i].gap || i+1 >= len(ts) || !ts[i+1].capital {
		return false
	}
	return i == from || i > 0 && ts[i-1].is(":", ",")
}

// fullStop tells whether the point at i ends a sentence.
func fullStop(ts []token, i int) bool {
	if i+1 >= len(ts) {
		return true
	}
	next := ts[i+1]
	if !next.gap && next.capital && !next.caps && i > 0 && endsWord(ts, i) {
		return true // the space behind it is missing: "1.500 con.Gia cầm"
	}
	if !next.gap || i > 0 && ts[i-1].caps && ts[i-1].to-ts[i-1].from <= 2 {
		return false
	}
	return next.capital || next.kind == numeral || next.is("-", "+", "\"", "•")
}

// endsWord tells whether the point at i ends a whole word rather than a short form.
func endsWord(ts []token, i int) bool {
	return ts[i].gap || ts[i-1].kind == word && !ts[i-1].capital && len(ts[i-1].key) > 1
}

// listLetter tells whether "a)" stands at i inside a line.
func listLetter(ts []token, i int) bool {
	return i > 0 && i+2 < len(ts) && ts[i+1].is(")") && !ts[i+1].gap && letterOrder(ts[i].key) > 0 && ts[i-1].is(":", ";", ".", ",")
}

// splitter cuts sentences into clauses and carries over what a colon or
// "trong đó" opened.
type splitter struct {
	ts      []token
	qs      []quantity // not yet taken
	out     []clause
	context []token
	part    bool
	quoted  []bool // tokens in short quotations
	fresh   bool   // nothing of the sentence was taken yet
	effort  string // words left out before the clause to come
}

func (s *splitter) sentence(x sentence) {
	if x.hard && len(s.out) > 0 && !s.moreOfStructure(x) {
		s.context, s.part = nil, false
	}
	from, to := trim(s.ts, x.from, x.to)
	if from >= to || x.hard && endMarks.at(s.ts, from) > 0 {
		return
	}
	s.fresh = true
	qs := s.within(from, to)
	if len(qs) == 0 {
		x.from, x.to = from, to
		for _, y := range promised(s.ts, []sentence{x}) {
			s.words(y)
		}
		return
	}
	from = s.opening(from, to, qs)
	for len(qs) > 0 && qs[0].first < from {
		qs = qs[1:]
	}
	if len(qs) == 0 {
		return
	}
	qs[0].limit(s.ts, from)
	s.cut(from, to, qs)
}

// moreOfStructure tells whether a sentence goes on with the parts of the structure
// of the one before: "Cơ cấu kinh tế: Dịch vụ 59%. Công nghiệp 40%."
func (s *splitter) moreOfStructure(x sentence) bool {
	if !opensStructure(s.context) || len(s.qs) == 0 {
		return false
	}
	q := s.qs[0]
	short := q.first-x.from < 10 && q.first > x.from && q.unit.name == "%" && !q.has(roleUp, roleDown)
	return short && !firmHead(s.ts[x.from:q.first]) && verbs.at(s.ts, x.from) == 0
}

// within takes the quantities between two tokens off the list.
func (s *splitter) within(from, to int) []quantity {
	for len(s.qs) > 0 && s.qs[0].first < from {
		s.qs = s.qs[1:]
	}
	n := 0
	for n < len(s.qs) && s.qs[n].first < to {
		s.qs[n].end, s.qs[n].next = min(s.qs[n].end, to), min(s.qs[n].next, to)
		n++
	}
	out := s.qs[:n:n]
	s.qs = s.qs[n:]
	return out
}

// words takes a sentence without a number: a target of its own when it says
// something, else more of the clause before.
func (s *splitter) words(x sentence) {
	from, to := x.from, x.to
	c := clause{from: from, to: to}
	if x.parted {
		c.doubt(severalAsked)
	}
	if to < len(s.ts) && s.ts[to].is(":") && groupStarts.at(s.ts, from) > 0 {
		return // "Về xã hội:" behind the last target of the group before
	}
	if n := partWords.at(s.ts, from); n > 0 && from+n >= to {
		s.part = true // "Trong đó:", with the parts on the lines that follow
		return
	}
	v := quality(s.ts[from:to])
	if n := len(s.out); n > 0 && s.out[n-1].q == nil && carryOn.at(s.ts, from) == 0 && !v.decided() && (!x.hard || v.comparator == "") {
		s.out[n-1].to = to
		return
	}
	if len(s.out) == 0 && v.comparator == "" && to-from <= 6 && to < len(s.ts) && s.ts[to].is(".", ":") {
		s.context = s.ts[from:to] // a heading on the same line: "Trồng trọt. Tổng diện tích …"
		return
	}
	if v.comparator == "" {
		c.doubt(noTarget + ", và đánh giá bằng gì?")
	}
	s.out = append(s.out, c)
}

// opening takes the words before a colon that stand over what follows, and the
// words that open parts; it returns where the first clause begins.
func (s *splitter) opening(from, to int, qs []quantity) int {
	from = s.introduction(from, to, qs)
	if at := laterThan(qs, from); at < 0 {
		return to
	} else if at > 0 {
		qs = qs[at:]
	}
	for i := from; i < qs[0].start && i < to; i++ {
		if !s.ts[i].is(":") || s.ts[i].aside {
			continue
		}
		if from+partWords.at(s.ts, from) == i {
			s.part = true
			return i + 1
		}
		if namesParts(s.ts[from:i], qs[0]) {
			continue
		}
		s.context = s.ts[from:i]
		return s.opening(i+1, to, qs)
	}
	if n := partWords.at(s.ts, from); n > 0 && len(s.out) > 0 {
		s.part = true
		return from + n
	}
	return from
}

// introduction passes words that only introduce targets, also those with numbers
// of their own ("thông qua 4 nội dung, 5 chỉ tiêu cụ thể: …").
func (s *splitter) introduction(from, to int, qs []quantity) int {
	for i := to - 1; i > from; i-- {
		n := introduced.at(s.ts, i)
		if n == 0 || s.ts[i].aside {
			continue
		}
		if i < qs[0].start || i+n < to && s.ts[i+n].is(":") && laterThan(qs, i+n) > 0 {
			return i + n
		}
	}
	return from
}

// laterThan returns the index of the first quantity behind token i, -1 for none.
func laterThan(qs []quantity, i int) int {
	for k, q := range qs {
		if q.first >= i {
			return k
		}
	}
	return -1
}

// introduced ends words that only introduce the targets of a sentence: "Đại hội
// thông qua nghị quyết với một số chỉ tiêu chủ yếu thu ngân sách tăng …".
var introduced = newPhrases("chỉ tiêu chủ yếu|chỉ tiêu chủ yếu sau|chỉ tiêu chủ yếu như|chỉ tiêu chủ yếu như sau|chỉ tiêu chủ yếu là|chỉ tiêu cơ bản|chỉ tiêu cơ bản như|chỉ tiêu cơ bản là|chỉ tiêu cụ thể|chỉ tiêu cụ thể như|chỉ tiêu cụ thể là")

// namesParts tells whether the words before a colon are names of parts whose
// numbers follow as 60 : 25 : 15.
func namesParts(ts []token, q quantity) bool {
	if q.form != parts {
		return false
	}
	_, ok := structureHeads.in(ts)
	return !ok
}
