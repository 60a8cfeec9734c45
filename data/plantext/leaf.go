package plantext

import (
	"fmt"
	"strings"

	"sothidua/data/model"
)

// leaf is a target on its way.
type leaf struct {
	Target
	of    *leaf // the total it is a part of
	parts []*leaf
	lead  lead
	given giver // whose number it is, when the plan says so
}

// clauses makes leaves of the words of one paragraph.
func (g *gatherer) clauses(ts []token, over *lead, total *leaf) []*leaf {
	var out []*leaf
	prev := total
	cut := split(ts)
	for _, c := range cut {
		above := c.above(cut, over)
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
		if len(out) > 0 {
			latest.goesOn(l[0], ts[max(c.from-1, 0)])
		}
		if c.part && prev != nil {
			for _, x := range l {
				x.of = owner(prev)
				x.of.parts = append(x.of.parts, x)
			}
		}
		out = append(out, l...)
		if !c.part || prev == nil {
			prev = l[len(l)-1]
		}
	}
	g.sharePredicates(out)
	askWords(out)
	g.leftOut(ts, cut, out)
	return out
}

// sharePredicates gives a share of which nothing is said what is said of the next
// one: "100% cán bộ và 95% hội viên được học tập nghị quyết".
func (g *gatherer) sharePredicates(list []*leaf) {
	shared := false
	for i := len(list) - 2; i >= 0; i-- {
		l, next := list[i], list[i+1]
		sign := ""
		if l.To < next.From {
			sign = strings.TrimSpace(g.doc.text[l.To:next.From])
		}
		shared = sign == "và" || sign == "," && (shared || len(l.lead.toks) <= 3)
		if !shared || !strings.Contains(l.Why, sharedPredicate) || next.Unit != l.Unit {
			continue
		}
		for k := 1; k < len(next.lead.toks); k++ {
			if says(next.lead.toks[k-1 : k+1]) {
				l.lead.toks = append(clone(l.lead.toks), next.lead.toks[k:]...)
				l.Name = write(l.lead.toks)
				break
			}
		}
	}
}

// above returns what stands over a clause: the words before its colon, or those
// over the whole paragraph.
func (c clause) above(cut []clause, over *lead) *lead {
	if len(c.context) == 0 {
		return over
	}
	words := trimName(clone(c.context))
	return &lead{name: write(words), toks: words, colon: true, single: lone(cut, c)}
}

// goesOn questions two leaves when the second is words alone that follow a number
// behind a comma or a semicolon: "80% hội tổ chức dịch vụ, tư vấn có hiệu quả".
func (l *leaf) goesOn(next *leaf, before token) {
	if l.lead.numeric && !next.lead.numeric && (before.is(",") || before.is(";") && next.Kind == KindText) {
		l.question([]string{restDoubtful})
		next.question([]string{besideNumbers})
	}
}

// lone tells whether only one number stands under the words before a colon.
func lone(list []clause, c clause) bool {
	n := 0
	for _, o := range list {
		if o.q != nil && len(o.context) > 0 && o.context[0].from == c.context[0].from {
			n++
		}
	}
	return n < 2
}

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
	t := Target{From: ts[c.from].from, To: ts[c.to-1].to}
	t.Text = span(g.doc.text, t.From, t.To)
	switch {
	case c.q == nil:
		l := g.wordLeaf(ts, c, t)
		if l.Kind == KindText && g.head == g.doc.root {
			return nil // words in a text that names no targets anywhere
		}
		return []*leaf{l}
	case c.q.form == parts:
		return g.structure(ts, c, t, over)
	case negatives.at(ts, skipFillers(ts, c.from, c.q.first)) > 0:
		return g.negative(ts, c, t, latest)
	}
	if ofNow(ts, c) {
		g.problems = append(g.problems, Problem{From: t.From, To: t.To, Text: t.Text,
			Message: "Đây là số hiện có, không đọc thành chỉ tiêu: “" + t.Text + "”. Xem có đúng không."})
		return nil
	}
	n := nameOf(ts, c)
	if c.named != nil {
		return g.given(ts, c, t, naming{toks: c.named}, over, nil, nil)
	}
	if shareOfSame(ts, c, over, latest) {
		n.toks = clone(latest.lead.toks)
	} else if c.part && c.q.unit.known && c.q.unit.class == counted && latest != nil && latest.lead.unit.name != c.q.unit.name && !compared(ts, *c.q) && nameless(ts, c) {
		n.toks = unitWords(ts, *c.q) // "70, trong đó: 15 trang trại"
	} else if latest != nil && latest.lead.numeric && nameless(ts, c) && addTo(latest, ts, c) {
		if latest.From >= ts[0].from { // its words go on to here
			latest.To = max(latest.To, t.To)
			latest.Text = span(g.doc.text, latest.From, latest.To)
		}
		return nil
	}
	return g.given(ts, c, t, n, over, prev, latest)
}

// ofNow tells whether a clause tells what there is already: "Diện tích quế hiện
// có 2.600 ha".
func ofNow(ts []token, c clause) bool {
	for i := c.from + 1; i+1 < c.q.first; i++ {
		if ts[i].is("hiện") && ts[i+1].is("có", "còn", "nay", "đạt", "tại") && !ts[i-1].is("thực", "phát", "thể", "xuất") {
			return true
		}
	}
	return false
}

// shareOfSame tells whether a clause tells the share of a part of a structure
// whose amount the clause before told: "Công nghiệp 596 tỷ đồng, chiếm 50,3%".
func shareOfSame(ts []token, c clause, over *lead, latest *leaf) bool {
	return latest != nil && latest.lead.numeric && over != nil && opensStructure(over.toks) && c.q.unit.name == "%" && latest.Unit != "%" && nameless(ts, c)
}

// given makes a leaf of a clause with a number; one whose name only says who set
// the number joins the leaf before, or takes the name that stands over it.
func (g *gatherer) given(ts []token, c clause, t Target, n naming, over *lead, prev, latest *leaf) []*leaf {
	who := giverOf(n.toks)
	if who != giverNone && latest != nil && latest.given != giverNone && latest.Unit == c.q.unit.name {
		latest.otherGiver(who, *c.q, t)
		return nil
	}
	if who != giverNone && over != nil && over.colon {
		c.giver, n.toks = n.toks, nil
	}
	l := g.numeric(ts, c, t, n, over, prev)
	if len(c.giver) > 0 {
		l.givenBy(who)
	}
	return []*leaf{l}
}

// negative reads a promise with a number in it ("không có lĩnh vực nào dưới
// 80%"): a condition of the target before, or one that is kept or not.
func (g *gatherer) negative(ts []token, c clause, t Target, latest *leaf) []*leaf {
	if latest != nil && latest.lead.numeric && !c.fresh {
		latest.question([]string{"Kế hoạch ghi thêm “" + t.Text + "”: chỉ là điều kiện hay một chỉ tiêu nữa?"})
		return nil
	}
	l := g.wordLeaf(ts, c, t)
	l.question([]string{"Câu phủ định có số: đánh giá có/không hay theo số?"})
	return []*leaf{l}
}

// numeric makes a leaf of a clause with a number.
func (g *gatherer) numeric(ts []token, c clause, t Target, n naming, over *lead, prev *leaf) *leaf {
	var before *lead
	if prev != nil {
		before = &prev.lead
	}
	own := clone(n.toks) // without what is taken over
	t.Name = complete(&n, c, over, before)
	q := *c.q
	r := compare(q, tokenise(t.Name, 0, len(t.Name)), n.verb)
	inherit(&r, &q, &n, c, before)
	if over != nil && over.colon && roleWords[roleKeep].at(over.toks, 0) > 0 && r.comparator == model.AtLeast {
		r.comparator = model.Maintain
	}
	if q.unit.class == share && c.q.first > c.from && ts[c.q.first-1].is("thêm") {
		r.growth = true
		r.doubt("“thêm”: tăng thêm từng này so với trước phải không?")
	} else if c.q.first > c.from && ts[c.q.first-1].is("thêm") && len(n.verb) == 0 {
		r.doubt("“thêm”: số này là phần làm thêm hay tổng số?")
	}
	r.doubt(lateUnit(ts, c, &q))
	l := measured(t, q, n, r, over)
	if q.unit.class == share && basis.at(ts, q.end) > 0 && q.has(roleReach) && l.Kind == KindReduction {
		l.Kind = KindRate // "giảm hộ nghèo đạt 100% chỉ tiêu"
	}
	l.question(c.doubts)
	if len(n.toks) <= max(q.unit.words, 2) && firstIsNumber(c) && len(n.verb) == 0 {
		l.question([]string{shortName})
	}
	l.asides(ts, c)
	if c.named == nil {
		l.account(ts, c, n)
		l.checkShape(ts, c, n)
		l.plainly(ts, c, own)
	}
	if g.head == g.doc.root {
		l.question([]string{g.unsure})
	}
	return l
}

// lateUnit reads what a quantity is counted per when it stands at the end of
// the clause ("02 buổi vệ sinh môi trường/tháng").
func lateUnit(ts []token, c clause, q *quantity) string {
	k := c.to - 2
	if k < q.end || !ts[k].is("/") || unitsKnown.per.at(ts, k+1) != 1 || q.unit.per != "" || q.unit.class != counted {
		return ""
	}
	q.unit.name += "/" + ts[k+1].key
	return "Đơn vị tính “" + q.unit.name + "” có đúng không?"
}

// measured makes a leaf of what was read of a clause or of a row of a table.
func measured(t Target, q quantity, n naming, r reading, over *lead) *leaf {
	structure := over != nil && q.unit.name == "%" && opensStructure(over.toks)
	if structure && stated(q) == "" {
		r = reading{comparator: model.Exactly, doubts: []string{structureDoubt}}
		if q.form == between {
			r.comparator = model.Range
		}
	}
	name := tokenise(t.Name, 0, len(t.Name))
	t.Comparator, t.Unit, t.Kind = r.comparator, q.unit.name, kindOf(q, r, name, structure)
	t.Value = model.Some(q.value)
	switch q.form {
	case between, ofTotal:
		t.Value2 = model.Some(q.second)
	case change:
		t.LastYear = model.Some(q.second)
	}
	l := &leaf{Target: t, lead: lead{name: t.Name, toks: n.toks, subject: n.subject, verb: n.verb, unit: q.unit, chain: q.chain, numeric: true}}
	l.question(n.doubts, q.doubts, r.doubts)
	l.checkUnit(q, name)
	l.checkName()
	return l
}

// bracketOf returns the place of the bracket that names the parts of a
// structure, 0 for none.
func bracketOf(ts []token) int {
	for i := 1; i < len(ts); i++ {
		if !ts[i].is("(") {
			continue
		}
		for _, t := range ts[i:] {
			if t.is(":", "-", ";", "/") {
				return i
			}
		}
	}
	return 0
}

// opensStructure tells whether words stand over parts that total 100.
func opensStructure(ts []token) bool {
	_, ok := structureHeads.in(ts)
	return ok || len(ts) == 2 && same(ts, 0, []string{"tỷ", "trọng"})
}

// inherit lets a part move the way the clause before it moves when it says
// nothing itself ("công nghiệp tăng 10%, dịch vụ 12%").
func inherit(r *reading, q *quantity, n *naming, c clause, before *lead) {
	if before == nil || !before.numeric || len(q.chain) > 0 || len(n.verb) > 0 {
		return
	}
	if !c.fresh && len(before.verb) > 0 && roleWords[roleKeep].at(before.verb, 0) > 0 && r.comparator == model.AtLeast && before.unit.name == q.unit.name {
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

// structureDoubt is asked of every part of a structure.
const structureDoubt = "Cơ cấu: phần này cần đạt đúng, ít nhất hay không quá mức này?"

// structure makes one leaf for each part of "Nông nghiệp - CN - Dịch vụ: 24 : 41 : 35".
func (g *gatherer) structure(ts []token, c clause, t Target, over *lead) []*leaf {
	head := ""
	if over != nil {
		head = over.name
	}
	head, names := partNames(trimName(without(ts, c.from, c.q.first, *c.q)), head)
	var out []*leaf
	for i, v := range c.q.parts {
		l := &leaf{Target: t, lead: lead{numeric: true, unit: c.q.unit}}
		l.Comparator, l.Kind, l.Unit, l.Value = model.Exactly, KindStructure, c.q.unit.name, model.Some(v)
		l.Name = strings.TrimLeft(fmt.Sprintf("%s: phần %d", head, i+1), ": ")
		if len(names) == len(c.q.parts) && len(names[i]) > 0 {
			l.Name = strings.TrimLeft(head+": "+write(trimName(names[i])), ": ")
		} else {
			l.question([]string{"Không rõ tên từng phần của cơ cấu: ghi tên phần này."})
		}
		l.lead.name = l.Name
		l.question([]string{structureDoubt})
		out = append(out, l)
	}
	return out
}

// partNames reads the names of the parts of a structure out of the words before
// its numbers, and what they are parts of where head does not tell.
func partNames(words []token, head string) (string, [][]token) {
	colons := false
	if in := bracketOf(words); in > 0 && head == "" { // "Cơ cấu (nông nghiệp : dịch vụ): 60 : 40"
		head, words = write(trimName(clone(words[:in]))), words[in+1:]
		for _, k := range words {
			colons = colons || k.is(":")
		}
	}
	var names [][]token
	var current []token
	for _, k := range words {
		switch {
		case k.is(")"):
		case k.is(":") && head == "":
			head, current = write(current), nil
		case k.is(":"), k.is("-", ";", "/") && !colons && (k.gap || k.is("/")):
			names, current = append(names, current), nil
		default:
			current = append(current, k)
		}
	}
	return head, append(names, current)
}
