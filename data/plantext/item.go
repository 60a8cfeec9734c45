package plantext

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// leaf is a target on its way.
type leaf struct {
	Target
	of    *leaf // the total it is a part of
	parts []*leaf
	lead  lead
}

// entry is an item with its leaves.
type entry struct {
	number string // the plan's own; empty for one to be counted
	group  string // number of the group it stands in, used when numbers repeat
	name   string
	from   int
	to     int
	leaves []*leaf
}

// gatherer collects the leaves of a document.
type gatherer struct {
	doc      *document
	entries  []*entry
	byNode   map[*node]*entry
	problems []Problem
	head     *node  // heading of the part being read
	unsure   string // said of every leaf of a part whose heading does not name targets
}

// section reads one part of the document.
func (g *gatherer) section(p part) {
	if g.byNode == nil {
		g.byNode = map[*node]*entry{}
	}
	g.unsure, g.head = "", p.head
	if !p.sure { // what has a number is one, whatever the heading says
		g.unsure = "Mục này không ghi là chỉ tiêu: đây có phải chỉ tiêu không?"
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
	if n.table != nil {
		g.table(n.table, "")
		return true
	}
	if ends(n.toks) {
		return false
	}
	if bracketed(n) {
		return true
	}
	if head, _ := n.head(); len(head) > 0 && len(quantities(n.toks)) == 0 {
		switch {
		case general(head) && len(head) < 16:
			return true
		case closes(head) && (len(n.kids) > 0 || n.heading || n.label.rank < rankDecimal):
			return n.label.rank >= rankDecimal
		}
	}
	var last *leaf
	inner := over
	if g.isGroup(n) {
		inner = g.heading(n)
		if _, target := targetHeads.in(n.toks); inner != nil && target {
			inner = nil
		}
	} else {
		last = g.read(n, over)
		if last != nil {
			inner = nil
		}
	}
	for _, k := range n.kids {
		if last != nil && k.table == nil && !k.label.numbered() {
			g.readParts(k, last)
			continue
		}
		if !g.visit(k, inner) {
			return false
		}
	}
	return true
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
	if len(n.kids) > 0 && quality(n.toks).comparator == "" {
		return true
	}
	return n.label.rank <= rankTopic || len(n.kids) > 0 && len(n.toks) < 12
}

// heading makes what the targets under a group may need for their names.
func (g *gatherer) heading(n *node) *lead {
	ts := trimName(clone(n.toks))
	if len(ts) == 0 || groupStarts.at(ts, 0) > 0 {
		return nil
	}
	return &lead{name: write(ts), toks: ts}
}

// entryOf returns the item a paragraph belongs to.
func (g *gatherer) entryOf(n *node) *entry {
	home := n
	for a := n; a != nil && a != g.head && a.label.rank >= rankDecimal; a = a.parent {
		if a.label.numbered() && !listHead(a) {
			home = a
			break
		}
		if a.label.rank == rankBullet {
			home = a
		}
	}
	if e := g.byNode[home]; e != nil {
		e.to = max(e.to, n.to)
		return e
	}
	e := &entry{from: home.from, to: max(home.to, n.to), number: itemNumber(home), group: groupNumber(home)}
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
func itemNumber(n *node) string {
	if !n.label.numbered() {
		return ""
	}
	if n.label.rank >= rankLower {
		for a := n.parent; a != nil; a = a.parent {
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

// read reads the targets of one paragraph and returns the last one with a
// number, which may have parts under it.
func (g *gatherer) read(n *node, over *lead) *leaf {
	e := g.entryOf(n)
	leaves := g.clauses(n.toks, over, nil)
	e.leaves = append(e.leaves, leaves...)
	if k := len(leaves); k > 0 && leaves[k-1].lead.numeric {
		return leaves[k-1]
	}
	return nil
}

// readParts reads a paragraph under a total ("+ Lúa 560 ha").
func (g *gatherer) readParts(n *node, total *leaf) {
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

// clauses makes leaves of the words of one paragraph.
func (g *gatherer) clauses(ts []token, over *lead, total *leaf) []*leaf {
	var out []*leaf
	prev := total
	for _, c := range split(ts) {
		if len(c.context) > 0 {
			over = &lead{name: write(trimName(clone(c.context))), toks: trimName(clone(c.context))}
		}
		above := over
		if c.part || total != nil {
			c.part = true
			above = nil
		}
		latest := prev
		if len(out) > 0 {
			latest = out[len(out)-1]
		}
		l := g.leaf(ts, c, above, withVerb(prev, out, c), latest)
		if l == nil {
			continue
		}
		for _, x := range l {
			if c.part && prev != nil {
				x.of = owner(prev)
				x.of.parts = append(x.of.parts, x)
			}
			out = append(out, x)
		}
		if !c.part || prev == nil {
			prev = l[len(l)-1]
		}
	}
	askWords(out)
	return out
}

// askWords questions targets told by words only that stand beside numbers: they
// may only explain those.
func askWords(list []*leaf) {
	numbers := false
	for _, l := range list {
		numbers = numbers || l.lead.numeric
	}
	for _, l := range list {
		if numbers && !l.lead.numeric && l.Kind == KindText {
			l.question([]string{"Câu này không có số, đứng cạnh chỉ tiêu có số: có phải chỉ tiêu riêng không?"})
		}
	}
}

// structureDoubt is asked of every part of a structure.
const structureDoubt = "Cơ cấu: phần này cần đạt đúng, ít nhất hay không quá mức này?"

// withVerb returns the leaf a clause that begins with its number takes its verb
// from: the last one with a verb and the same unit, else prev.
func withVerb(prev *leaf, out []*leaf, c clause) *leaf {
	if c.q == nil || c.part || prev == nil || len(prev.lead.verb) > 0 || !firstIsNumber(c) {
		return prev
	}
	for i := len(out) - 1; i >= 0; i-- {
		if l := out[i]; len(l.lead.verb) > 0 && l.lead.unit.name == c.q.unit.name {
			return l
		}
	}
	return prev
}

// owner returns the total a leaf belongs to, itself when it is one.
func owner(l *leaf) *leaf {
	if l.of != nil {
		return l.of
	}
	return l
}

// leaf reads one clause; nil when it only adds to the one before.
func (g *gatherer) leaf(ts []token, c clause, over *lead, prev, latest *leaf) []*leaf {
	text := g.doc.text
	t := Target{From: ts[c.from].from, To: ts[c.to-1].to}
	t.Text = span(text, t.From, t.To)
	if c.q == nil {
		l := g.wordLeaf(ts, c, t)
		if l.Kind == KindText && g.head == g.doc.root {
			return nil // words in a text that names no targets anywhere
		}
		return []*leaf{l}
	}
	if c.q.form == parts {
		return g.structure(ts, c, t, over)
	}
	n := nameOf(ts, c)
	if latest != nil && latest.lead.numeric && nameless(ts, c) && addTo(latest, ts, c) {
		return nil
	}
	var before *lead
	if prev != nil {
		before = &prev.lead
	}
	t.Name = complete(&n, c, over, before)
	q := *c.q
	whole := tokenise(t.Name, 0, len(t.Name))
	r := compare(q, whole, n.verb)
	inherit(&r, &q, &n, c, before)
	structure := over != nil && q.unit.name == "%" && opensStructure(over.toks)
	if structure && stated(q) == "" {
		r = reading{comparator: model.Exactly, doubts: []string{structureDoubt}}
	}
	t.Comparator, t.Unit = r.comparator, q.unit.name
	t.Value = model.Some(q.value)
	switch q.form {
	case between, ofTotal:
		t.Value2 = model.Some(q.second)
	case change:
		t.LastYear = model.Some(q.second)
	}
	t.Kind = kindOf(q, r, whole, structure)
	l := &leaf{Target: t, lead: lead{name: t.Name, toks: n.toks, subject: n.subject, verb: n.verb, unit: q.unit, chain: q.chain, numeric: true}}
	l.question(c.doubts, n.doubts, q.doubts, r.doubts)
	l.checkUnit(q, whole)
	l.asides(ts, c)
	l.checkName()
	if g.head == g.doc.root {
		l.question([]string{g.unsure})
	}
	return []*leaf{l}
}

func opensStructure(ts []token) bool { _, ok := structureHeads.in(ts); return ok }

// inherit lets a part move the way the clause before it moves when it says
// nothing itself ("công nghiệp tăng 10%, dịch vụ 12%").
func inherit(r *reading, q *quantity, n *naming, c clause, before *lead) {
	if before == nil || !before.numeric || len(q.chain) > 0 || len(n.verb) > 0 {
		return
	}
	if len(before.verb) > 0 && roleWords[roleKeep].at(before.verb, 0) > 0 && r.comparator == model.AtLeast && before.unit.name == q.unit.name {
		r.comparator, n.verb = model.Maintain, before.verb
		r.doubt("Vế này không ghi “duy trì”: hiểu như vế trước. Đúng không?")
		return
	}
	if q.unit.class != share || measureHeads.at(n.toks, 0) > 0 {
		return
	}
	for _, l := range before.chain {
		if l.role == roleUp || l.role == roleDown {
			r.growth, r.reduction = l.role == roleUp, l.role == roleDown
			r.comparator = model.AtLeast
			r.doubt("Vế này không ghi tăng hay giảm: hiểu như vế trước. Đúng không?")
		}
	}
}

// question notes what is not sure about a leaf.
func (l *leaf) question(lists ...[]string) {
	for _, list := range lists {
		for _, s := range list {
			if s == "" || strings.Contains(l.Why, s) {
				continue
			}
			l.Uncertain = true
			l.Why = strings.TrimSpace(l.Why + " " + s)
		}
	}
}

// checkUnit questions units that are missing or not known.
func (l *leaf) checkUnit(q quantity, name []token) {
	switch {
	case q.unit.name == "":
		for i, t := range name {
			if i < 2 && t.is("số") {
				if u := unitsKnown.read(name, i+1); u.class == counted {
					l.Unit = u.name
				}
			}
		}
		l.question([]string{"Kế hoạch không ghi đơn vị tính: đơn vị nào?"})
	case !q.unit.known:
		l.question([]string{fmt.Sprintf("Đơn vị tính “%s” có đúng không?", q.unit.name)})
	}
}

// checkName questions names that are hardly one.
func (l *leaf) checkName() {
	ts := tokenise(l.Name, 0, len(l.Name))
	switch n := len(ts); {
	case n < 3 && !strings.Contains(l.Name, ":") && measureHeads.at(ts, 0) == 0 && verbs.at(ts, 0) == 0:
		l.question([]string{"Tên chỉ tiêu quá ngắn: kiểm tra lại."})
	case n > 26:
		l.question([]string{"Tên chỉ tiêu dài: kiểm tra chỗ tách."})
	}
	l.checkEdges(ts)
	for i := 0; i < len(ts); i++ {
		if ts[i].kind != numeral {
			continue
		}
		if n := notValue(ts, i); n > 0 {
			i += n - 1
			continue
		}
		if n := before(ts, i, 1); ts[i].is("1", "01") && (n == "trên" || n == "/" || n == "mỗi") {
			continue
		}
		l.question([]string{"Trong tên còn số: kiểm tra chỗ tách."})
	}
}

// checkEdges questions names that begin or end in the middle of something, or
// name two things.
func (l *leaf) checkEdges(ts []token) {
	if len(ts) == 0 {
		return
	}
	if ts[0].is("của", "cho", "tại", "ở", "so", "trong", "với", "theo", "và", "là", "tăng", "giảm", "vượt", "chiếm", "bằng") && len(ts) < 3 ||
		ts[len(ts)-1].is("đạt", "là", "của", "với", "từ", "cho", "trong", "và", "bị", "vượt", "bằng", "so", "theo", "tại", "ở", "các", "những") {
		l.question([]string{"Tên chỉ tiêu chưa trọn: kiểm tra chỗ tách."})
	}
	for i := 1; i+1 < len(ts); i++ {
		if ts[i].is(",", ";") && (prefixMeasures.at(ts, i+1) > 0 || carryOn.at(ts, i+1) > 0) {
			l.question([]string{"Trong tên có thể có hai chỉ tiêu: kiểm tra chỗ tách."})
		}
	}
	if l.Unit == "%" && l.Kind == KindRate && l.Value.Valid && l.Value.Decimal.GreaterThan(decimal.New(100, 0)) {
		l.question([]string{"Tỷ lệ trên 100%: so với mức nào?"})
	}
}

// wordLeaf makes a leaf of words without a number.
func (g *gatherer) wordLeaf(ts []token, c clause, t Target) *leaf {
	words := clone(ts[c.from:c.to])
	v := quality(words)
	t.Comparator, t.Kind, t.Grade = v.comparator, v.kind, v.grade
	if v.comparator == "" {
		t.Comparator, t.Kind = model.Text, KindText
		c.doubt("Không rõ đây có phải là một chỉ tiêu không, và đánh giá bằng gì?")
	}
	t.Name = wordName(words, t.Kind)
	l := &leaf{Target: t, lead: lead{name: t.Name, toks: words}}
	l.question(c.doubts, []string{v.doubt, g.unsure})
	for _, tok := range words {
		if tok.kind == numeral && !isYear(tok.key) {
			l.question([]string{"Trong câu có số không phải giá trị chỉ tiêu: kiểm tra lại."})
		}
	}
	return l
}

// wordName names a target judged by words: all of them, without "phấn đấu" and,
// for what is reached or not, without "duy trì".
func wordName(words []token, kind string) string {
	for len(words) > 2 && (same(words, 0, []string{"phấn", "đấu"}) || same(words, 0, []string{"tiếp", "tục"}) ||
		kind == KindYesNo && same(words, 0, []string{"duy", "trì"})) {
		words = words[2:]
	}
	var out []token
	for _, t := range words {
		if !t.is(":") {
			out = append(out, t)
		}
	}
	return write(trimName(out))
}

// structure makes one leaf for each part of "Nông nghiệp - CN - Dịch vụ: 24 : 41 : 35".
func (g *gatherer) structure(ts []token, c clause, t Target, over *lead) []*leaf {
	head := ""
	if over != nil {
		head = over.name
	}
	var names [][]token
	var current []token
	for _, k := range trimName(without(ts, c.from, c.q.first, *c.q)) {
		switch {
		case k.is(":") && head == "":
			head, current = write(current), nil
		case k.is("-", ":", ";") && k.gap, k.is("/"):
			names, current = append(names, current), nil
		default:
			current = append(current, k)
		}
	}
	names = append(names, current)
	var out []*leaf
	sum := decimal.Zero
	for i, v := range c.q.parts {
		l := &leaf{Target: t, lead: lead{numeric: true, unit: c.q.unit}}
		l.Comparator, l.Kind, l.Unit, l.Value = model.Exactly, KindStructure, c.q.unit.name, model.Some(v)
		l.Name = strings.TrimLeft(fmt.Sprintf("%s: phần %d", head, i+1), ": ")
		if len(names) == len(c.q.parts) && len(names[i]) > 0 {
			l.Name = strings.TrimLeft(head+": "+write(trimName(names[i])), ": ")
		}
		l.lead.name = l.Name
		l.question([]string{structureDoubt})
		sum = sum.Add(v)
		out = append(out, l)
	}
	if !sum.Equal(decimal.New(100, 0)) {
		for _, l := range out {
			l.question([]string{"Các phần của cơ cấu cộng lại không bằng 100."})
		}
	}
	return out
}
