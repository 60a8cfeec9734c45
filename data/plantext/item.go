package plantext

import (
	"fmt"
	"strings"
)

// entry is an item with its leaves.
type entry struct {
	number string // the plan's own; empty for one to be counted
	group  string // number of the group it stands in, used when numbers repeat
	name   string
	from   int
	to     int
	leaves []*leaf
	headed bool // stands under a number that its own could begin with
}

// gatherer collects the leaves of a document.
type gatherer struct {
	doc      *document
	entries  []*entry
	byNode   map[*node]*entry
	seen     map[*node]bool // paragraphs that were read or told of
	problems []Problem
	head     *node  // heading of the part being read
	unsure   string // said of every leaf of a part whose heading does not name targets
}

// section reads one part of the document.
func (g *gatherer) section(p part) {
	if g.byNode == nil {
		g.byNode, g.seen = map[*node]*entry{}, map[*node]bool{}
	}
	g.seen[p.head] = true
	g.unsure, g.head = "", p.head
	if !p.sure { // what has a number is one, whatever the heading says
		g.unsure = "Mục này không ghi là chỉ tiêu: đây có phải chỉ tiêu không?"
	}
	if p.head == g.doc.root {
		g.problems = append(g.problems, g.doc.onlyPlans()...)
	}
	if p.head != g.doc.root && p.body < p.head.to {
		body := &node{label: label{rank: rankPlain}, from: p.body, to: p.head.to, parent: p.head}
		body.toks = tokenise(g.doc.text, p.body, p.head.to)
		if len(quantities(body.toks)) > 0 || len(p.head.kids) == 0 {
			g.read(body, nil)
		}
	}
	for _, k := range p.head.kids {
		if !g.visit(k, nil) {
			return
		}
	}
}

// visit reads a paragraph and what stands under it; false ends the part.
func (g *gatherer) visit(n *node, over *lead) bool {
	switch {
	case n.table != nil:
		g.table(n.table, "")
		g.unreadTable(n)
		return true
	case ends(n.toks):
		return false
	case bracketed(n), remarks.at(n.toks, 0) > 0:
		return true
	}
	if skip, stop := g.elsewhere(n); skip {
		g.skippedGoals(n)
		return !stop
	}
	g.seen[n] = true
	var last *leaf
	if g.isGroup(n) {
		over = g.heading(n)
		g.passedOver(n)
	} else if last = g.read(n, over); last != nil {
		over = nil
	}
	for _, k := range n.kids {
		if ends(k.toks) {
			return false
		}
		if last != nil && k.table == nil && !k.label.numbered() {
			g.readParts(k, last)
		} else if !g.visit(k, over) {
			return false
		}
	}
	return true
}

// elsewhere tells whether a heading inside a part leads away from targets:
// goals in general are skipped, tasks and organisation too; those without a
// number end the part.
func (g *gatherer) elsewhere(n *node) (skip, stop bool) {
	head, _ := n.head()
	if len(head) == 0 || len(quantities(n.toks)) > 0 {
		return false, false
	}
	if general(head) && len(head) < 16 {
		return true, false
	}
	if len(head) == 2 && goalWords.at(head, 0) == 2 && len(n.kids) == 0 {
		return true, false // "Mục tiêu: giữ vững …" before the list of targets
	}
	if g.head == g.doc.root && past(head) && len(n.kids) > 0 {
		return true, false
	}
	if closes(head) && (len(n.kids) > 0 || n.heading || n.label.rank < rankDecimal) {
		return true, n.label.rank < rankDecimal
	}
	return false, false
}

// bracketed tells whether a paragraph is a remark in brackets.
func bracketed(n *node) bool {
	k := len(n.toks)
	return k > 1 && n.label.rank == rankPlain && n.toks[0].is("(") && n.toks[k-1].is(")")
}

// isGroup tells whether a paragraph only stands over the targets that follow.
func (g *gatherer) isGroup(n *node) bool {
	if len(n.toks) == 0 || len(quantities(n.toks)) > 0 {
		return len(n.toks) == 0
	}
	if groupWords(n.toks) || n.heading {
		return true
	}
	if promises.starts(n.toks) && quality(n.toks).comparator != "" {
		return false
	}
	if len(n.kids) > 0 && quality(n.toks).comparator == "" {
		return true
	}
	return n.label.rank <= rankTopic || len(n.kids) > 0 && len(n.toks) < 12
}

// heading makes what the targets under a group may need for their names.
func (g *gatherer) heading(n *node) *lead {
	ts := trimName(clone(n.toks))
	_, target := targetHeads.in(n.toks)
	if _, goal := goalWords.in(n.toks); goal || target || len(ts) == 0 || groupStarts.at(ts, 0) > 0 {
		return nil
	}
	return &lead{name: write(ts), toks: ts}
}

// entryOf returns the item a paragraph belongs to.
func (g *gatherer) entryOf(n *node) *entry {
	home := n
	for a := n; a != nil && (a != g.head || !listHead(a)) && a.label.rank >= rankDecimal; a = a.parent {
		if a.label.numbered() && !listHead(a) {
			home = a
			break
		}
		if a.label.rank == rankBullet && (a == n || !groupWords(a.toks) || groupStarts.at(a.toks, 0) == 0) {
			home = a // but not "* Về kinh tế:", which only parts the list
		}
	}
	if e := g.byNode[home]; e != nil {
		e.to = max(e.to, n.to)
		return e
	}
	e := &entry{from: home.from, to: max(home.to, n.to), number: g.itemNumber(home), group: groupNumber(home), headed: underNumber(home)}
	if home != n && home.label.numbered() {
		e.name = write(trimName(clone(home.toks)))
	}
	g.byNode[home] = e
	g.entries = append(g.entries, e)
	return e
}

// listHead tells whether a numbered heading stands over the list as a whole
// ("2. Các chỉ tiêu chủ yếu") and names no group of it.
func listHead(n *node) bool {
	if len(n.kids) == 0 {
		return false
	}
	if _, ok := targetHeads.in(n.toks); !ok {
		return false
	}
	for _, t := range n.toks {
		if t.kind == word && !t.is("các", "chỉ", "tiêu", "chủ", "yếu", "cụ", "thể", "mục", "năm", "cơ", "bản", "phấn", "đấu", "thi", "đua", "giai", "đoạn", "đến", "của", "xã", "phường",
			"một", "số", "chính", "trọng", "tâm", "nhiệm", "kỳ", "thực", "hiện", "sau", "như", "là", "và") {
			return false
		}
	}
	return true
}

// itemNumber is the plan's number of a paragraph: "8", "2.1", "1a" for a) under 1.
func (g *gatherer) itemNumber(n *node) string {
	if !n.label.numbered() {
		return ""
	}
	if n.label.rank >= rankLower {
		for a := n.parent; a != nil && (a != g.head || !listHead(a)); a = a.parent {
			if a.label.numbered() && a.label.rank >= rankDecimal && a.label.rank < rankLower {
				return a.label.text + n.label.text
			}
		}
	}
	return n.label.text
}

// groupNumber is the number of the heading over a paragraph.
func groupNumber(n *node) string {
	for a := n.parent; a != nil; a = a.parent {
		if a.label.text != "" {
			return a.label.text
		}
	}
	return ""
}

// underNumber tells whether a paragraph stands under "Điều 2" or "3.1".
func underNumber(n *node) bool {
	for a := n.parent; a != nil; a = a.parent {
		if a.label.numbered() && (a.label.rank == rankArticle || a.label.rank >= rankDecimal) {
			return true
		}
	}
	return false
}

// read reads the targets of one paragraph and returns the last one with a
// number, which may have parts under it.
func (g *gatherer) read(n *node, over *lead) *leaf {
	e := g.entryOf(n)
	leaves := g.clauses(n.toks, over, nil)
	if n.label.rank == rankPlain && len(leaves) == 1 && strings.Contains(leaves[0].Why, noTarget) && !hasNumeral(n.toks) {
		g.problems = append(g.problems, Problem{From: n.from, To: n.to, Text: leaves[0].Text,
			Message: fmt.Sprintf("Dòng “%s” không giống một chỉ tiêu: không đọc. Xem có đúng không.", leaves[0].Text)})
		return nil
	}
	e.leaves = append(e.leaves, leaves...)
	if k := len(leaves); k > 0 && leaves[k-1].lead.numeric {
		return leaves[k-1]
	}
	return nil
}

// readParts reads a paragraph under a total ("+ Lúa 560 ha").
func (g *gatherer) readParts(n *node, total *leaf) {
	g.seen[n] = true
	e := g.entryOf(n)
	if quantities(n.toks) == nil && len(n.kids) > 0 {
		for _, k := range n.kids {
			g.readParts(k, total)
		}
		return
	}
	e.leaves = append(e.leaves, g.clauses(n.toks, nil, total)...)
	for _, k := range n.kids {
		g.readParts(k, total)
	}
}
