package plantext

// clause is a run of tokens that makes one target.
type clause struct {
	from, to int // tokens of the item
	q        *quantity
	others   []quantity // more numbers in it that are not its value
	context  []token    // words before a colon that stand over it
	part     bool       // one of the parts of the clause before ("trong đó")
	doubts   []string
}

func (c *clause) doubt(s string) { c.doubts = append(c.doubts, s) }

// sentence is a run of tokens between full stops and semicolons.
type sentence struct {
	from, to int
	hard     bool // a full stop stands before it
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
		c := clause{from: from, to: to}
		if n := predicates(ts, sentencesOf(ts)); n > 1 {
			c.doubt("Có nhiều yêu cầu trong một chỉ tiêu. Để chung hay tách ra?")
		}
		return []clause{c}
	}
	s := splitter{ts: ts, qs: quantities(ts)}
	for _, x := range sentencesOf(ts) {
		s.sentence(x)
	}
	return s.out
}

// predicates counts the sentences that say something by themselves.
func predicates(ts []token, list []sentence) int {
	n := 0
	for _, x := range list {
		if from, to := trim(ts, x.from, x.to); from < to && carryOn.at(ts, from) > 0 {
			n++
		}
	}
	return n
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

// markAsides decides what brackets hold: an explanation is left out of the
// reading, a list of parts is read like the words around it.
func markAsides(ts []token) {
	outside := false
	inside := depths(ts)
	for _, q := range quantities(ts) {
		outside = outside || inside[q.first] == 0
	}
	for i := 0; i < len(ts); i++ {
		if !ts[i].is("(", "[") {
			continue
		}
		end := closing(ts, i)
		inner := ts[i+1 : end]
		qs := quantities(inner)
		open := ""
		switch {
		case len(qs) > 0 && partWords.at(inner, 0) > 0:
			open = ","
		case len(qs) > 1 && outside && eachNamed(inner, qs):
			open = "gồm"
		case len(qs) > 0 && !outside && qs[0].start > 0:
			open = ":"
		case len(qs) == 1 && !outside:
			ts[i].key = ":"
			if end < len(ts) {
				ts[end].aside = true
			}
			i = end
			continue
		}
		if open == "" {
			for j := i; j <= end && j < len(ts); j++ {
				ts[j].aside = true
			}
			i = end
			continue
		}
		ts[i].key = open
		if end < len(ts) {
			ts[end].key = ";"
		}
	}
}

// closing finds the bracket that closes the one at i, the end when none does.
func closing(ts []token, i int) int {
	n := 0
	for j := i; j < len(ts); j++ {
		if ts[j].is("(", "[") {
			n++
		} else if ts[j].is(")", "]") {
			if n--; n == 0 {
				return j
			}
		}
	}
	return len(ts)
}

// eachNamed tells whether every quantity has words of its own before it, as the
// parts of a total have.
func eachNamed(ts []token, qs []quantity) bool {
	from := 0
	for _, q := range qs {
		if !named(ts, from, q.start) {
			return false
		}
		from = q.end
	}
	return true
}

// depths counts for every token the brackets open around it.
func depths(ts []token) []int {
	out := make([]int, len(ts))
	n := 0
	for i, t := range ts {
		if t.is(")", "]") && n > 0 {
			n--
		}
		out[i] = n
		if t.is("(", "[") {
			n++
		}
	}
	return out
}

// sentencesOf cuts at semicolons, full stops and signs that open a list inside
// a line ("… trở lên. - Lương thực …").
func sentencesOf(ts []token) []sentence {
	var out []sentence
	from, hard := 0, true
	cut := func(to, next int, stop bool) {
		if from < to {
			out = append(out, sentence{from, to, hard})
		}
		from, hard = next, stop
	}
	for i, t := range ts {
		switch {
		case t.aside || i < from:
		case t.is(";"):
			cut(i, i+1, false)
		case t.is(".") && fullStop(ts, i):
			cut(i, i+1, true)
		case t.is("-", "+", "•") && i+1 < len(ts) && ts[i+1].capital && t.gap && (i == from || i > 0 && ts[i-1].is(":", ",")):
			cut(i, i+1, false)
		case listLetter(ts, i):
			cut(i, i+2, false)
		}
	}
	cut(len(ts), len(ts), true)
	return out
}

// fullStop tells whether the point at i ends a sentence.
func fullStop(ts []token, i int) bool {
	if i+1 >= len(ts) {
		return true
	}
	next := ts[i+1]
	if !next.gap || i > 0 && ts[i-1].caps && ts[i-1].to-ts[i-1].from <= 2 {
		return false
	}
	return next.capital || next.kind == numeral || next.is("-", "+", "\"", "•")
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
}

func (s *splitter) sentence(x sentence) {
	if x.hard && len(s.out) > 0 {
		s.context, s.part = nil, false
	}
	from, to := trim(s.ts, x.from, x.to)
	if from >= to {
		return
	}
	qs := s.within(from, to)
	if len(qs) == 0 {
		s.words(from, to, x.hard)
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
func (s *splitter) words(from, to int, hard bool) {
	c := clause{from: from, to: to}
	if n := partWords.at(s.ts, from); n > 0 && from+n >= to {
		s.part = true // "Trong đó:", with the parts on the lines that follow
		return
	}
	v := quality(s.ts[from:to])
	if n := len(s.out); n > 0 && s.out[n-1].q == nil && carryOn.at(s.ts, from) == 0 && (!hard || v.comparator == "") {
		s.out[n-1].to = to
		return
	}
	if len(s.out) == 0 && v.comparator == "" && to-from <= 6 {
		s.context = s.ts[from:to] // a heading on the same line: "Trồng trọt. Tổng diện tích …"
		return
	}
	if v.comparator == "" {
		c.doubt("Không rõ đây có phải là một chỉ tiêu không, và đánh giá bằng gì?")
	}
	s.out = append(s.out, c)
}

// opening takes the words before a colon that stand over what follows, and the
// words that open parts; it returns where the first clause begins.
func (s *splitter) opening(from, to int, qs []quantity) int {
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

// namesParts tells whether the words before a colon are names of parts whose
// numbers follow as 60 : 25 : 15.
func namesParts(ts []token, q quantity) bool {
	if q.form != parts {
		return false
	}
	_, ok := structureHeads.in(ts)
	return !ok
}

// cut parts a sentence at the separators between its quantities.
func (s *splitter) cut(from, to int, qs []quantity) {
	start := from
	if at := s.legalOpening(from, qs[0]); at > 0 {
		start = at + 1
	} else if at := s.leading(from, qs[0]); at > 0 {
		s.add(start, at, nil, nil)
		start = at + 1
	}
	held := []quantity{qs[0]}
	for i := 1; i < len(qs); i++ {
		a, b := qs[i-1], qs[i]
		b.limit(s.ts, a.end)
		qs[i] = b
		at, partOpens, sure := s.between(start, a, b)
		if at < 0 {
			held = append(held, b)
			continue
		}
		end := at
		if mid := s.carried(a.end, at); mid > 0 {
			s.add(start, mid, held, nil)
			s.add(mid+1, at, nil, nil)
		} else {
			s.add(start, end, held, doubtful(sure))
		}
		start = at
		if partOpens > 0 {
			s.part = true
			start = at + partOpens
		}
		held = []quantity{b}
	}
	last := held[len(held)-1]
	if at := s.carried(last.end, to); at > 0 {
		s.add(start, at, held, nil)
		s.add(at+1, to, nil, nil)
		return
	}
	s.add(start, to, held, nil)
}

// legalOpening finds the comma behind words that only name the document a
// target comes from ("Thực hiện Nghị quyết số …, trồng 5 ha chè"), 0 for none.
func (s *splitter) legalOpening(from int, q quantity) int {
	if at, ok := documents.in(s.ts[from:q.start]); !ok || at > 2 || !s.ts[from].is("thực", "căn", "theo") {
		return 0
	}
	for i := from; i < q.start; i++ {
		if s.ts[i].is(",") && !s.ts[i].aside {
			return i
		}
	}
	return 0
}

// limit keeps the words before a quantity from reaching into the one before.
func (q *quantity) limit(ts []token, from int) {
	for len(q.chain) > 0 {
		l := q.chain[len(q.chain)-1]
		if l.from >= from || l.from > q.first {
			break
		}
		q.chain = q.chain[:len(q.chain)-1]
	}
	q.start = q.first
	for _, l := range q.chain {
		if l.from < q.start {
			q.start = l.from
		}
	}
}

func doubtful(sure bool) []string {
	if sure {
		return nil
	}
	return []string{"Chưa chắc chỗ tách giữa hai chỉ tiêu: kiểm tra tên."}
}

// leading finds the separator before the first quantity where a clause without
// a number ends ("Giữ vững an ninh, giảm 5% số vụ …"), 0 for none.
func (s *splitter) leading(from int, q quantity) int {
	for i := q.start; i > from; i-- {
		if i >= len(s.ts) || !s.ts[i].is(",", "và") || s.ts[i].aside {
			continue
		}
		next := i + 1
		left := s.ts[from:i]
		if moves(left) && prefixMeasures.at(s.ts, next) > 0 {
			return i
		}
		if carryOn.at(s.ts, next) == 0 && verbs.at(s.ts, next) == 0 && prefixMeasures.at(s.ts, next) == 0 && next < q.start {
			continue
		}
		if _, ok := settled.in(left); ok && len(left) > 3 && quality(left).whole && measureHeads.at(left, 0) == 0 {
			return i
		}
	}
	return 0
}

// moves tells whether words end in saying that something rises or falls, by no
// matter how much.
func moves(ts []token) bool {
	return len(ts) > 2 && ts[len(ts)-1].is("tăng", "giảm") && measureHeads.at(ts, 0) > 0
}

// carried finds the separator behind a quantity where a clause without a
// number begins ("…, không có hộ tái nghèo"), 0 for none.
func (s *splitter) carried(from, to int) int {
	for i := from; i+1 < to; i++ {
		if !s.ts[i].is(",", "và") || s.ts[i].aside {
			continue
		}
		r := quality(s.ts[i+1 : to])
		switch {
		case r.comparator == "":
		case carryOn.at(s.ts, i+1) > 0, s.ts[i].is("và") && carryOn.at(s.ts, i) > 0:
			return i
		case s.ts[i+1].capital && s.ts[i].is(",") && r.whole && (r.kind == KindGrade || r.kind == KindYesNo) && quality(s.ts[from:i]).comparator != "":
			return i
		}
	}
	return 0
}

// add appends a clause, with its main quantity among qs.
func (s *splitter) add(from, to int, qs []quantity, doubts []string) {
	from, to = trim(s.ts, from, to)
	if from >= to {
		return
	}
	c := clause{from: from, to: to, context: s.context, part: s.part, doubts: doubts}
	if len(qs) > 0 {
		c.choose(s.ts, qs)
	}
	s.out = append(s.out, c)
}

// choose picks the quantity that is the value of the clause.
func (c *clause) choose(ts []token, qs []quantity) {
	best := 0
	for i := 1; i < len(qs); i++ {
		if strength(ts, qs[i], i) > strength(ts, qs[best], best) {
			best = i
		}
	}
	c.q = &qs[best]
	for i, q := range qs {
		if i == best {
			continue
		}
		c.others = append(c.others, q)
		if !comparison(ts, q) && !(i > 0 && againstPast(ts, q)) {
			c.doubt("Trong câu còn số “" + numberText(q) + "”: số nào là chỉ tiêu?")
		}
	}
}

// strength rates how much a quantity looks like the value of its clause.
func strength(ts []token, q quantity, place int) int {
	n := 0
	if q.has(roleReach, roleAtLeast, roleMore, roleAtMost, roleLess, roleDownTo, roleUpTo, roleKeep, roleExact) {
		n += 4
	}
	if q.has(roleDown, roleUp) {
		n += 3
	}
	if q.unit.known {
		n += 2
	}
	if q.unit.class != counted && q.unit.class != noUnit {
		n++
	}
	if comparison(ts, q) || place > 0 && againstPast(ts, q) {
		n -= 8
	}
	return n
}

// comparison tells whether a quantity is only what another one is compared
// with: "so với 55 triệu đồng năm 2023".
func comparison(ts []token, q quantity) bool {
	return q.start > 0 && versus.in1(ts, q.start-1) || q.start < q.first && versus.at(ts, q.start) > 0
}

// againstPast tells whether a quantity only says how far the one before it is
// from what was: "giảm 3,4% so với năm 2015".
func againstPast(ts []token, q quantity) bool {
	if q.equal && q.start > 0 && unitsKnown.endsAt(ts, q.start) {
		return true // "3 trường = 100%" says one thing twice
	}
	return q.has(roleUp, roleDown) && versus.at(ts, q.end) > 0
}

func numberText(q quantity) string { return q.value.String() }
