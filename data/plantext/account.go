package plantext

import "strings"

// account questions a leaf unless every word of its clause was read as exactly
// one thing: its name, its number and unit, the words that compare, or words
// known to say nothing of the target (times, comparisons with what was, what a
// percentage is a share of). What is left over may change the target.
func (l *leaf) account(ts []token, c clause, n naming) {
	used := cover{from: c.from, used: make([]bool, c.to-c.from)}
	named := map[int]bool{}
	for _, t := range append(clone(n.toks), c.giver...) {
		named[t.from] = true
	}
	for i := c.from; i < c.to; i++ {
		if named[ts[i].from] || ts[i].aside && (l.Superior.Valid || l.LastYear.Valid) {
			used.mark(i, i+1)
		}
	}
	used.mark(c.q.first, c.q.end)
	for _, k := range c.q.chain {
		used.mark(k.from, k.to)
	}
	used.asidesOfPast(ts, c)
	opens := skipFillers(ts, c.from, c.q.first)
	verb, _ := leadVerb(ts, opens, *c.q)
	used.mark(c.from, opens+len(verb))
	if rest := used.unread(ts, c); rest != "" {
		l.question([]string{"Các chữ “" + rest + "” chưa được đọc vào đâu: có thuộc chỉ tiêu này không?"})
	}
}

// cover notes which tokens of a clause were read.
type cover struct {
	from int // first token of the clause
	used []bool
}

func (v *cover) mark(from, to int) {
	for i := max(from-v.from, 0); i < to-v.from && i < len(v.used); i++ {
		v.used[i] = true
	}
}

// unread returns the words of a clause that nothing was made of, "" for none.
func (v *cover) unread(ts []token, c clause) string {
	var rest []token
	for i := c.from; i < c.to; {
		n := 1
		if !v.used[i-v.from] && ts[i].kind != sign {
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
func (v *cover) asidesOfPast(ts []token, c clause) {
	for i := c.from; i < c.to; i++ {
		if !ts[i].aside || !ts[i].is("(") {
			continue
		}
		end := min(closing(ts, i), c.to)
		if i+1 < end && (roleWords[roleUp].at(ts, i+1) > 0 || roleWords[roleDown].at(ts, i+1) > 0) && pastIn(ts[i:end]) || ofPlan(ts[i+1:end]) {
			v.mark(i, end)
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
