package plantext

import "strings"

// account questions a leaf unless every word of its clause was read as exactly
// one thing: its name, its number and unit, the words that compare, or words
// known to say nothing of the target (times, comparisons with what was, what a
// percentage is a share of). What is left over may change the target.
func (l *leaf) account(ts []token, c clause, n naming) {
	used := make([]bool, len(ts))
	named := map[int]bool{}
	for _, t := range append(clone(n.toks), c.giver...) {
		named[t.from] = true
	}
	for i := c.from; i < c.to; i++ {
		used[i] = named[ts[i].from]
	}
	cover(used, c.q.first, c.q.end)
	for _, k := range c.q.chain {
		cover(used, k.from, k.to)
	}
	for i := c.from; i < c.to; i++ {
		used[i] = used[i] || ts[i].aside && (l.Superior.Valid || l.LastYear.Valid)
	}
	asidesOfPast(ts, c, used)
	cover(used, c.from, skipFillers(ts, c.from, c.q.first))
	if verb, _ := leadVerb(ts, skipFillers(ts, c.from, c.q.first), *c.q); len(verb) > 0 {
		at := skipFillers(ts, c.from, c.q.first)
		cover(used, at, at+len(verb))
	}
	if rest := unread(ts, used, c); rest != "" {
		l.question([]string{"Các chữ “" + rest + "” chưa được đọc vào đâu: có thuộc chỉ tiêu này không?"})
	}
}

func cover(used []bool, from, to int) {
	for i := max(from, 0); i < to && i < len(used); i++ {
		used[i] = true
	}
}

// unread returns the words of a clause that nothing was made of, "" for none.
func unread(ts []token, used []bool, c clause) string {
	var rest []token
	for i := c.from; i < c.to; {
		n := 1
		switch {
		case used[i] || ts[i].kind == sign:
		default:
			if n = ignorable(ts, i, c); n == 0 {
				rest = append(rest, ts[i])
				n = 1
			}
		}
		i += n
	}
	return strings.TrimSpace(source(rest))
}

// ignorable measures words at i that say nothing of a target whose number
// stands before them.
func ignorable(ts []token, i int, c clause) int {
	if n := max(timeStarting(ts, i, c.to), fillers.at(ts, i)); n > 0 {
		return n
	}
	if ts[i].is("và", "thì", "là") && (i == c.from || i+1 == c.to) {
		return 1
	}
	behind := i >= c.q.end
	if n := versus.at(ts, i); n > 0 && behind {
		return comparedWith(ts, i+n, c.to) + n
	}
	if moved := max(roleWords[roleUp].at(ts, i), roleWords[roleDown].at(ts, i)); moved > 0 && behind && againstYear(ts[i+moved:c.to]) {
		return c.to - i // "95% tăng 5% so với năm 2015"
	}
	if n := basis.at(ts, i); n > 0 && behind && c.q.unit.class == share {
		return basisLength(ts, i+n, c.to) + n
	}
	return 0
}

// againstYear tells whether words only say by how much something moved since
// a year: "5% so với năm 2015".
func againstYear(ts []token) bool {
	at, ok := versus.in(ts)
	return ok && at > 0 && ts[0].kind == numeral && pastIn(ts[at:])
}

// comparedWith measures what a comparison names: "năm 2023", "cùng kỳ năm trước".
func comparedWith(ts []token, from, to int) int {
	i := from
	for i < to && i < len(ts) && i-from < 8 && (ts[i].kind == numeral && isYear(ts[i].key) || ts[i].is("năm", "trước", "cùng", "kỳ", "với", "ngoái", "cuối", "đầu", "thực", "hiện", "kế", "hoạch", "nghị", "quyết", "dự", "toán", "được", "giao", "tỉnh", "huyện", "quận", "thành", "phố", "xã", "phường", "hđnd", "tổng", "số", "dân", "nhiệm", "giai", "đoạn", "thời", "điểm", "/")) {
		i++
	}
	return i - from
}

// basisLength measures who gave the plan a percentage is a share of.
func basisLength(ts []token, from, to int) int {
	i := from
	for i < to && i < len(ts) && ts[i].is("tỉnh", "huyện", "quận", "thành", "phố", "thị", "xã", "trên", "cấp", "giao", "năm", "hđnd", "hội", "đồng", "nhân", "dân", "pháp", "lệnh", "được", "vốn", "đầu", "đề", "ra") {
		i++
	}
	return i - from
}

// asidesOfPast covers brackets that tell how far a number is from what was:
// "(tăng 6 triệu đồng so với năm 2023)".
func asidesOfPast(ts []token, c clause, used []bool) {
	for i := c.from; i < c.to; i++ {
		if !ts[i].aside || !ts[i].is("(") {
			continue
		}
		end := min(closing(ts, i), c.to)
		if i+1 < end && (roleWords[roleUp].at(ts, i+1) > 0 || roleWords[roleDown].at(ts, i+1) > 0) && pastIn(ts[i:end]) || ofPlan(ts[i+1:end]) {
			cover(used, i, end)
		}
		i = end
	}
}

// ofPlan tells whether the words in brackets only say how much of a plan a
// number is: "(đạt 110% dự toán huyện giao)".
func ofPlan(inner []token) bool {
	open := clone(inner)
	for i := range open {
		open[i].aside = false
	}
	qs := quantities(open)
	return len(qs) == 1 && qs[0].unit.class == share && basis.at(open, qs[0].end) > 0 && onlyFillers(open, 0, qs[0].start)
}
