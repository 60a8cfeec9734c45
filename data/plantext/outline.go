package plantext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// document is a text as a tree of labelled paragraphs, with its tables.
type document struct {
	text    string
	root    *node
	nodes   []*node // in the order of the text
	tables  []*table
	wrapped bool // lines were broken at a margin, as text from a PDF is
	width   int  // bytes of a full line when wrapped
	open    []*node
}

// node is a paragraph with what stands under it.
type node struct {
	label    label
	from, to int // bytes of its words, without the label
	start    int // byte of its label
	parent   *node
	kids     []*node
	toks     []token
	table    *table // a table standing here; the node has no words then
	heading  bool   // written as one: capitals or a Markdown heading
}

// line is one line of the text.
type line struct {
	from, to int
	blank    bool // an empty line stands before it
}

func newDocument(text string) *document {
	d := &document{text: text, root: &node{label: label{rank: rankRoot}}}
	d.open = []*node{d.root}
	lines := d.lines()
	d.measure(lines)
	for i := 0; i < len(lines); {
		if n := tableLines(text, lines[i:]); n > 1 {
			d.addTable(lines[i:i+n], cutRows(text, lines[i:i+n]))
			i += n
			continue
		}
		if n := alignedLines(text, lines[i:]); n > 0 {
			d.addTable(lines[i:i+n], alignedRows(text, lines[i:i+n]))
			i += n
			continue
		}
		if n, rows := stackedRows(text, lines[i:]); n > 0 {
			d.addTable(lines[i:i+n], rows)
			d.tables[len(d.tables)-1].stacked()
			i += n
			continue
		}
		for _, piece := range splitInline(text, lines[i]) {
			d.place(piece)
		}
		i++
	}
	for _, n := range d.nodes {
		n.toks = tokenise(text, n.from, n.to)
	}
	return d
}

// measure finds out whether the text was broken at a margin: then many lines
// begin in the middle of a sentence.
func (d *document) measure(lines []line) {
	middle, long := 0, 0
	for _, l := range lines {
		r, _ := utf8.DecodeRuneInString(d.text[l.from:l.to])
		if unicode.IsLower(r) {
			middle++
		}
		long = max(long, l.to-l.from)
	}
	d.wrapped = middle*5 >= len(lines) && middle > 2
	d.width = min(long, 200)
}

// splitInline parts a line that holds several numbered paragraphs one after the
// other ("I. … 1. … 2. … II. … 3. …"), as text copied from a page does.
func splitInline(text string, l line) []line {
	s := text[l.from:l.to]
	lab := parseLabel(s)
	marks := inlineMarks(s, lab.end)
	keep := map[int]bool{}
	for _, style := range []string{"I", "1", "(1)", lab.style} {
		next, least := 0, 2
		if style == "(1)" && len(marks) > 0 && lastByte(strings.TrimRight(s[:marks[0].at], " ")) == ':' {
			least = 1 // "Về xã hội: (7) Tỷ lệ …"
		}
		if style == lab.style && lab.rank > rankRoman {
			next, least = lab.order+1, 1
		}
		for _, at := range sequence(marks, style, next, least) {
			keep[at] = true
		}
	}
	out := []line{l}
	for _, m := range marks {
		if keep[m.at] {
			out[len(out)-1].to = l.from + m.at
			out = append(out, line{from: l.from + m.at, to: l.to})
		}
	}
	return out
}

// inlineMark is a label inside a line.
type inlineMark struct {
	at    int
	label label
}

// inlineMarks finds the labels that follow the end of a sentence or of a
// heading and stand before a capital letter or a number.
func inlineMarks(s string, from int) []inlineMark {
	var out []inlineMark
	for i := from; i < len(s); i++ {
		if s[i] != ' ' && s[i] != '\u0009' || i+1 >= len(s) {
			continue
		}
		c := s[i+1]
		if !isDigit(rune(c)) && c != '(' && strings.IndexByte("IVX", c) < 0 {
			continue
		}
		lab := parseLabel(s[i+1:])
		if !lab.numbered() || lab.rank < rankRoman || lab.rank >= rankLower {
			continue
		}
		rest := s[i+1+lab.end:]
		r, _ := utf8.DecodeRuneInString(rest)
		last := lastByte(strings.TrimRight(s[:i], " "))
		ended := strings.IndexByte(".;:)", last) >= 0 || last == ',' && lab.style == "(1)"
		if (ended || lab.rank == rankRoman) && (unicode.IsUpper(r) || isDigit(r)) {
			out = append(out, inlineMark{i + 1, lab})
		}
	}
	return out
}

// sequence returns the places of the longest run of labels of one style that
// count up by one, from next when it is given; nil for fewer than least.
func sequence(marks []inlineMark, style string, next, least int) []int {
	var out []int
	for _, m := range marks {
		if m.label.style != style {
			continue
		}
		if len(out) == 0 && (next == 0 || m.label.order == next) || len(out) > 0 && m.label.order == next {
			out = append(out, m.at)
			next = m.label.order + 1
		}
	}
	if len(out) < least {
		return nil
	}
	return out
}

func lastByte(s string) byte {
	if s == "" {
		return '.'
	}
	return s[len(s)-1]
}

// place puts one line into the tree: as a paragraph of its own or as the rest
// of the one before.
func (d *document) place(l line) {
	s := d.text[l.from:l.to]
	lab := parseLabel(s)
	if lab.end >= len(s) && lab.rank == rankPlain {
		return
	}
	if next, ok := d.nextOfList(s); ok && lab.rank == rankPlain {
		lab = next
	}
	if last := d.last(); last != nil && lab.rank == rankPlain && last.table == nil && d.continues(last, l) {
		last.to = l.to
		return
	}
	n := &node{label: lab, start: l.from, from: l.from + lab.end, to: l.to}
	for strings.HasSuffix(d.text[n.from:n.to], "**") {
		n.to -= 2
	}
	n.entitle(d.text[n.from:n.to], strings.HasPrefix(s, "#"))
	d.attach(n)
}

// entitle tells whether a paragraph is a heading, by its words and the marks of
// Markdown.
func (n *node) entitle(words string, marked bool) {
	n.heading = marked || inCapitals(words)
	switch plain := n.label.rank == rankPlain; {
	case plain && inCapitals(words):
		n.label.rank = rankCaps
	case plain && (marked || topic(words)), n.label.style == "*" && topic(words):
		n.label.rank, n.label.style = rankTopic, "" // "* Chỉ tiêu phấn đấu" stands over lines of any form
	}
}

func (d *document) last() *node {
	if len(d.nodes) == 0 {
		return nil
	}
	return d.nodes[len(d.nodes)-1]
}

// continues tells whether an unlabelled line is the rest of paragraph n.
func (d *document) continues(n *node, l line) bool {
	before := strings.TrimRight(d.text[n.from:n.to], " *\t\r")
	here := d.text[l.from:l.to]
	first, _ := utf8.DecodeRuneInString(here)
	if before == "" {
		return !l.blank
	}
	if inCapitals(before) != inCapitals(here) {
		return false
	}
	if inCapitals(before) {
		return !l.blank && n.label.rank < rankDecimal
	}
	if d.valueAlone(before, here) {
		return true
	}
	ended := strings.IndexByte(".;:!?", lastByte(before)) >= 0
	if unicode.IsLower(first) {
		return !ended || lastByte(before) == ':' && !l.blank && d.wrapped
	}
	if !d.wrapped || ended || l.blank {
		return false
	}
	full := l.from - d.lineStart(n.to)
	return isDigit(first) || full*4 >= d.width*3 && !topic(here) // "… giảm còn / 12,4%"
}

// valueAlone tells whether a line is nothing but the number that belongs to the
// name on the line before it: "Thu nhập bình quân đầu người", "60 triệu đồng/năm".
func (d *document) valueAlone(before, here string) bool {
	name, ts := tokenise(before, 0, len(before)), tokenise(here, 0, len(here))
	qs := quantities(ts)
	if len(qs) != 1 || !qs[0].unit.known || len(name) < 2 || len(name) > 20 || len(quantities(name)) > 0 {
		return false
	}
	to := len(ts)
	for to > 0 && ts[to-1].is(".", ";", ",") {
		to--
	}
	return qs[0].start == 0 && qs[0].end >= to && !name[len(name)-1].is(".", ";")
}

// lineStart returns where the line that ends at byte to begins.
func (d *document) lineStart(to int) int {
	return strings.LastIndexByte(d.text[:to], '\n') + 1
}

// inCapitals tells whether a line is written in capitals, as headings are.
func inCapitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 6 && upper > 8*lower
}

// attach finds the parent of n: the list it continues, else the innermost open
// paragraph of a higher rank.
func (d *document) attach(n *node) {
	if i := d.listOf(n); i > 0 {
		d.open = d.open[:i]
	} else if n.label.rank == rankPlain && n.table == nil && d.namesGroup(n) {
		for len(d.open) > 1 && d.isItem(d.open[len(d.open)-1]) {
			d.open = d.open[:len(d.open)-1]
		}
	} else {
		for len(d.open) > 1 && !under(d.open[len(d.open)-1], n, d.text) {
			d.open = d.open[:len(d.open)-1]
		}
	}
	n.parent = d.open[len(d.open)-1]
	n.parent.kids = append(n.parent.kids, n)
	d.open = append(d.open, n)
	d.nodes = append(d.nodes, n)
}

// namesGroup tells whether an unnumbered line only names the group of items that
// follow: "Về văn hóa - xã hội:".
func (d *document) namesGroup(n *node) bool {
	ts := tokenise(d.text, n.from, min(n.to, n.from+200))
	return len(ts) < 16 && groupStarts.at(ts, 0) > 0 && groupWords(ts)
}

// isItem tells whether a paragraph is one of a list rather than its heading.
func (d *document) isItem(n *node) bool {
	return n.label.rank >= rankRound || len(quantities(tokenise(d.text, n.from, n.to))) > 0
}

// listOf returns the index among the open paragraphs of the one n follows in
// its list, 0 for none. A heading that closes the targets follows the outermost
// list it can, everything else the innermost.
func (d *document) listOf(n *node) int {
	found := 0
	for i := len(d.open) - 1; i > 0; i-- {
		o := d.open[i]
		if o.label.style == "" || o.label.style != n.label.style {
			continue
		}
		step := n.label.order - o.label.order
		if n.label.order == 0 || step == 1 || step == 2 && n.label.style == "a" {
			found = i
			if !closes(tokenise(d.text, n.from, min(n.to, n.from+120))) {
				break
			}
		}
	}
	return found
}

// under tells whether n can stand under the open paragraph o.
func under(o, n *node, text string) bool {
	first := n.label.order == 1
	switch {
	case n.label.rank == rankPlain:
		return o.label.rank < rankBullet
	case o.label.rank < n.label.rank:
		return true
	case o.label.rank == rankBullet:
		return underBullet(o, n, text)
	case first && o.label.style == n.label.style:
		return n.label.rank > rankDecimal // a list that begins again under a heading of the same form
	case first && len(o.kids) == 0 && o.label.numbered() && o.label.rank < rankRound:
		return opensList(tokenise(text, o.from, min(o.to, o.from+200))) // "I. Chỉ tiêu", then "A. Kinh tế"
	}
	return false
}

// underBullet tells whether n can stand under a bullet: one of another form, or
// a list that a heading written as a bullet opens.
func underBullet(o, n *node, text string) bool {
	if n.label.rank == rankBullet {
		return o.label.style != n.label.style // listOf has looked for an open list of this bullet
	}
	return n.label.numbered() && n.label.rank >= rankDecimal && groupWords(tokenise(text, o.from, min(o.to, o.from+200)))
}

// opensList tells whether words are a heading rather than a target.
func opensList(ts []token) bool {
	return len(ts) > 0 && len(ts) < 16 && !ts[len(ts)-1].is(".", ";") && len(quantities(ts)) == 0
}
