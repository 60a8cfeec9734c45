package plantext

import (
	"fmt"
	"strings"
)

// leftOut tells of words of a paragraph that went into no clause: a question to
// the leaf before them, a problem when there is none or they hold a number.
func (g *gatherer) leftOut(ts []token, cut []clause, out []*leaf) {
	used := map[int]bool{}
	for _, c := range cut {
		for _, t := range ts[c.from:c.to] {
			used[t.from] = true
		}
		for _, t := range c.context {
			used[t.from] = true
		}
	}
	for i := 0; i < len(ts); {
		from := i
		for i < len(ts) && !used[ts[i].from] {
			i++
		}
		if rest := saysMore(ts, from, i); rest != "" {
			g.missed(rest, ts[from].from, ts[i-1].to, hasNumeral(ts[from:i]), out)
		}
		i++
	}
}

// saysMore returns the words between two tokens when they are more than signs
// and words that only lead on.
func saysMore(ts []token, from, to int) string {
	if from >= to || from == 0 && to < len(ts) && (ts[to-1].is(",") || same(ts, to, []string{"phấn", "đấu"}) || introduced.in1(ts, to-1)) || circumstance.at(ts, from) > 0 || ts[from].is("thực", "căn", "theo") {
		return ""
	}
	for i := from; i < to; {
		n := max(partWords.at(ts, i), fillers.at(ts, i), timeStarting(ts, i, to), listSign(ts, i))
		if n == 0 {
			return strings.TrimSpace(source(ts[from:to]))
		}
		i += n
	}
	return ""
}

// listSign measures a sign or a letter that opens a piece of a list.
func listSign(ts []token, i int) int {
	if ts[i].kind == sign {
		return 1
	}
	if i+1 < len(ts) && ts[i+1].is(")") && letterOrder(ts[i].key) > 0 {
		return 2
	}
	return 0
}

func (g *gatherer) missed(rest string, from, to int, number bool, out []*leaf) {
	var last *leaf
	for _, l := range out {
		if l.From <= from {
			last = l
		}
	}
	if last != nil {
		last.question([]string{"Các chữ “" + rest + "” chưa được đọc vào đâu: có thuộc chỉ tiêu này không?"})
	}
	if number || last == nil {
		g.problems = append(g.problems, Problem{From: from, To: to, Text: rest,
			Message: "Chưa đọc được thành chỉ tiêu: “" + rest + "”. Xem có phải chỉ tiêu không, nếu phải thì nhập tay."})
	}
}

// passedOver tells of a paragraph in a part with targets that gave none although
// its words hold numbers with units, or promise to keep or to reach something.
func (g *gatherer) passedOver(n *node) {
	rest := span(g.doc.text, n.from, n.to)
	for _, p := range g.problems {
		if p.From == n.from {
			return // told of already
		}
	}
	if told := tellsNumber(n.toks) || promises.starts(n.toks) && len(n.kids) == 0; !told || rest == "" {
		return
	}
	g.problems = append(g.problems, Problem{From: n.from, To: n.to, Text: rest,
		Message: fmt.Sprintf("Chưa đọc được thành chỉ tiêu: “%s”. Xem có phải chỉ tiêu không, nếu phải thì nhập tay.", rest)})
}

// promises are words a target without a number begins with.
var promises = newPhrases("duy trì|giữ vững|đạt|không để|không có|phấn đấu|hoàn thành|bảo đảm|đảm bảo")

func (p phrases) starts(ts []token) bool { return p.at(ts, 0) > 0 }

// tellsNumber tells whether words hold a number with a unit that is known.
func tellsNumber(ts []token) bool {
	for _, q := range quantities(ts) {
		if q.unit.known && !q.unit.ofTime() {
			return true
		}
	}
	return false
}

// ofTime tells whether a unit counts time, as in "60 năm thành lập".
func (u unit) ofTime() bool {
	switch u.name {
	case "năm", "tháng", "ngày", "giờ", "tuổi", "lần":
		return true
	}
	return false
}

// skippedGoals tells of goals in general that hold numbers.
func (g *gatherer) skippedGoals(n *node) {
	if head, _ := n.head(); general(head) {
		g.skipped(n)
	}
}

// skipped tells of the lines with numbers and units under a heading that was
// left out of a part with targets, or that no part was read under.
func (g *gatherer) skipped(n *node) {
	head := span(g.doc.text, n.from, n.to)
	var look func(*node)
	look = func(k *node) {
		if k.table == nil && !g.seen[k] && tellsNumber(k.toks) {
			g.problems = append(g.problems, Problem{From: k.from, To: k.to, Text: span(g.doc.text, k.from, k.to),
				Message: fmt.Sprintf("Mục “%s” không đọc, nhưng dòng này ghi số và đơn vị: xem có phải chỉ tiêu không.", head)})
		}
		for _, x := range k.kids {
			if h, _ := x.head(); !closes(h) && !past(h) {
				look(x)
			}
		}
	}
	look(n)
}

// unread tells of headings of goals that no part was read under.
func (g *gatherer) unread() {
	for _, n := range g.doc.nodes {
		if _, rating := g.doc.rate(n); rating == 0 || g.seen[n] || len(n.kids) == 0 || g.under(n) {
			continue
		}
		g.skipped(n)
	}
	g.passedBy()
}

// passedBy tells of paragraphs with numbers and units that follow targets and
// were read by nothing, up to a heading of something else.
func (g *gatherer) passedBy() {
	open := false
	for _, n := range g.doc.nodes {
		head, _ := n.head()
		switch {
		case g.seen[n]:
			open = true
		case closes(head) || past(head) || general(head) || ends(n.toks) || remarks.at(n.toks, 0) > 0:
			open = false
		case n.table == nil && tellsNumber(n.toks) && (open || strives(n.toks)):
			g.passedOver(n)
		}
	}
}

// strives tells whether words say that something is to be reached.
func strives(ts []token) bool {
	_, ok := striving.in(ts)
	return ok && !toldOfPast(ts)
}

var striving = newPhrases("phấn đấu")

// under tells whether a paragraph or one it stands under was read, or is told
// of already as the heading over it.
func (g *gatherer) under(n *node) bool {
	for a := n.parent; a != nil && a != g.doc.root; a = a.parent {
		if g.seen[a] {
			return true
		}
		if _, rating := g.doc.rate(a); rating > 0 {
			return true
		}
	}
	return false
}

// unreadTable tells of a table among targets whose columns are not known.
func (g *gatherer) unreadTable(n *node) {
	if n.table.usable() {
		return
	}
	rows, last := 0, n.to
	for _, r := range n.table.rows {
		for _, c := range r.cells {
			if tellsNumber(tokenise(c, 0, len(c))) {
				rows++
				break
			}
		}
		last = r.to
	}
	if rows < 2 {
		return
	}
	g.problems = append(g.problems, Problem{From: n.from, To: last, Text: span(g.doc.text, n.from, n.to),
		Message: fmt.Sprintf("Bảng có %d dòng ghi số nhưng không thấy cột chỉ tiêu và cột kế hoạch: chưa đọc. Xem có phải chỉ tiêu không.", rows)})
}
