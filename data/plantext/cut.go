package plantext

// cut parts a sentence at the separators between its quantities.
func (s *splitter) cut(from, to int, qs []quantity) {
	start := from
	if at := s.legalOpening(from, qs[0]); at > 0 {
		start = at + 1
	} else if at := s.efforts(from, qs[0]); at > 0 {
		start = at + 1
		s.effort = source(s.ts[from:at])
	} else if at := s.leading(from, qs[0]); at > 0 {
		s.add(start, at, nil, nil)
		start = at + 1
	}
	if s.respectively(start, to, qs) {
		return
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

// add appends a clause, with its main quantity among qs.
func (s *splitter) add(from, to int, qs []quantity, doubts []string) {
	from, to = trim(s.ts, from, to)
	if from >= to {
		return
	}
	c := clause{from: from, to: to, context: s.context, part: s.part, doubts: doubts, fresh: s.fresh}
	s.fresh = false
	if s.effort != "" {
		c.doubt("Các chữ “" + s.effort + "” chưa được đọc vào đâu: chỉ là cách làm hay là chỉ tiêu riêng?")
		s.effort = ""
	}
	if len(qs) > 0 {
		c.choose(s.ts, qs)
	}
	s.out = append(s.out, c)
}

// between finds the separator where the clause of quantity a ends and the one
// of b begins: at the words that open parts, at the comma before a number that
// stands before its name, at the first comma behind a number that stands after
// its name. It returns -1 when both belong to one clause, how many tokens open
// parts there, and whether the place is sure.
func (s *splitter) between(start int, a, b quantity) (at, partOpens int, sure bool) {
	ts := s.ts
	marks, at, partOpens := s.marks(a, b)
	if partOpens > 0 {
		return at, partOpens, true
	}
	if len(marks) == 0 {
		if at := forWhom(ts, start, a, b); at > 0 {
			return at, 0, false
		}
		return -1, 0, false
	}
	last := marks[len(marks)-1]
	if onlyFillers(ts, last+1, b.start) {
		if ts[last].is("với", "-") {
			return -1, 0, false
		}
		return last, 0, true
	}
	if named(ts, start, a.start) && !opensWithVerb(ts, start, a.start) {
		return marks[0], 0, true
	}
	for _, m := range marks {
		if startsName(ts, m) {
			return m, 0, len(marks) == 1 || ts[m].is(",")
		}
	}
	return last, 0, len(marks) == 1
}

// marks collects the separators between two quantities; where words that open
// parts stand right behind the first one, it returns their place and length
// instead.
func (s *splitter) marks(a, b quantity) (marks []int, at, partOpens int) {
	for i := a.end; i < b.start && i < len(s.ts); i++ {
		t := s.ts[i]
		if t.aside || s.quoted[i] {
			continue
		}
		if n := s.partsOpen(i, a, b); n > 0 {
			return nil, i, n
		}
		if t.is(",", "và", "với") || t.is("-") && t.gap {
			marks = append(marks, i)
		}
	}
	return marks, 0, 0
}

// partsOpen measures what opens the parts of quantity a at token i: "trong đó",
// or a colon right behind it ("Tổng đàn 4.150 con: trâu 310 con, …").
func (s *splitter) partsOpen(i int, a, b quantity) int {
	if n := partWords.at(s.ts, i); n > 0 && (!named(s.ts, a.end, i) || s.ts[i-1].is(",") && s.ts[i].is("trong")) {
		return n + colonAt(s.ts, i+n)
	}
	if s.ts[i].is(":") && i == a.end && a.unit.class != share && named(s.ts, i+1, b.start) {
		return 1
	}
	return 0
}

// quoted marks the tokens in short quotations, as the names of movements are
// ("5 không, 3 sạch"): nothing is cut there.
func quoted(ts []token) []bool {
	out := make([]bool, len(ts))
	open := -1
	for k, t := range ts {
		switch {
		case !t.is("\""):
		case open < 0:
			open = k
		default:
			for i := open + 1; i < k && k-open < 12; i++ {
				out[i] = true
			}
			open = -1
		}
	}
	return out
}

// forWhom finds the "cho" between what is done and for how many, which is a
// second number to be reached: "Tổ chức 8 lớp … cho 400 lượt người"; 0 for none.
func forWhom(ts []token, start int, a, b quantity) int {
	if !b.has(roleFor) || b.unit.class != counted || a.unit.class != counted || !opensWithVerb(ts, start, a.start) || b.start < a.end {
		return 0
	}
	if !ts[b.start].is("cho") {
		return 0
	}
	return b.start
}

// colonAt counts a colon at token i.
func colonAt(ts []token, i int) int {
	if i < len(ts) && ts[i].is(":") {
		return 1
	}
	return 0
}

// named tells whether words that can be a name stand between two tokens.
func named(ts []token, from, to int) bool {
	for i := from; i < to && i < len(ts); {
		if n := max(timeStarting(ts, i, to), fillers.at(ts, i), softFillers.at(ts, i)); n > 0 {
			i += n
			continue
		}
		if ts[i].kind == word && !ts[i].aside {
			return true
		}
		i++
	}
	return false
}

// onlyFillers tells whether nothing but words that say nothing stands between
// two tokens.
func onlyFillers(ts []token, from, to int) bool { return !named(ts, from, to) }

// opensWithVerb tells whether the words before a number are only a verb, so
// that the name goes on behind it ("trồng mới 12 ha rừng").
func opensWithVerb(ts []token, from, to int) bool {
	i := skipFillers(ts, from, to)
	for i < to {
		n := verbs.at(ts, i)
		if n == 0 {
			return false
		}
		i += n
		for i < to && ts[i].is("và", ",", "thêm", "được", "mới") {
			i++
		}
	}
	return true
}

// skipFillers passes words at the start of a clause that say nothing.
func skipFillers(ts []token, from, to int) int {
	for from < to {
		if n := timeStarting(ts, from, to); n > 0 {
			from += n
			continue
		}
		if n := fillers.at(ts, from); n > 0 && from+n <= to && !(ts[from].is("đạt") && n == 1 && attains.at(ts, from+1) > 0) {
			from += n
			continue
		}
		if n := softFillers.at(ts, from); n > 0 && (from+n == to || prefixMeasures.at(ts, from+n) > 0 || ts[from+n-1].is("hiện") && verbs.at(ts, from+n) > 0) {
			from += n
			continue
		}
		if !ts[from].is(",", ":", "-") {
			break
		}
		from++
	}
	return from
}

// timeStarting measures "đến năm 2025" at the start of a clause.
func timeStarting(ts []token, from, to int) int {
	for i := min(to, from+7) - 1; i >= from; i-- {
		if n := timeEnding(ts, i); n > 0 && i-n+1 == from {
			return n
		}
	}
	return 0
}

// startsName tells whether the words behind the separator at m open a new name.
func startsName(ts []token, m int) bool {
	i := m + 1
	if i >= len(ts) {
		return false
	}
	if ts[m].is("và", "với") {
		return prefixMeasures.at(ts, i) > 0 || ts[i].capital || ts[m].is("với") && funds.at(ts, i) > 0
	}
	return ts[i].capital || prefixMeasures.at(ts, i) > 0 || verbs.at(ts, i) > 0 || carryOn.at(ts, i) > 0
}
