package plantext

import "strings"

// part is a piece of the document that holds targets.
type part struct {
	head *node
	body int  // byte where words after the heading begin on its own line; head.to for none
	sure bool // its heading speaks of targets
}

// sections finds the parts that hold targets: under headings that speak of
// them, or else of goals and directions, or else the whole text.
func (d *document) sections() ([]part, []Problem) {
	var strong, weak []part
	for _, n := range d.nodes {
		p, rating := d.rate(n)
		if rating > 0 && len(n.kids) == 0 && p.body >= n.to {
			continue // nothing stands under it
		}
		switch rating {
		case 2:
			strong = append(strong, p)
		case 1:
			weak = append(weak, p)
		}
	}
	strong = d.outermost(d.withoutTitles(strong))
	if len(strong) > 0 {
		return withSiblings(strong), nil
	}
	for _, t := range d.tables {
		if t.usable() {
			return nil, nil // the text has its targets in tables only
		}
	}
	question := Problem{To: len(d.text), Message: "Không thấy đề mục “chỉ tiêu”: đã đọc phần mục tiêu, phương hướng. Kiểm tra từng dòng có đúng là chỉ tiêu không."}
	if weak = d.outermost(d.withoutTitles(weak)); len(weak) > 0 {
		return weak, []Problem{question}
	}
	if len(d.nodes) == 0 {
		return nil, nil
	}
	question.Message = "Không thấy đề mục “chỉ tiêu”: đã đọc cả văn bản. Kiểm tra từng dòng có đúng là chỉ tiêu không."
	return []part{{head: d.root, body: 0}}, []Problem{question}
}

// rate tells how much a paragraph looks like a heading over targets: 2 when it
// names them, 1 when it names goals or directions, 0 when it is none.
func (d *document) rate(n *node) (part, int) {
	head, body := n.head()
	if len(head) == 0 || n.table != nil {
		return part{}, 0
	}
	if past(head) || closes(head) {
		return part{}, 0
	}
	if d.underOther(n, head) {
		return part{}, 0
	}
	p := part{head: n, body: body, sure: true}
	if _, ok := targetHeads.in(head); ok && len(quantities(head)) == 0 {
		return p, 2
	}
	p.sure = false
	if _, ok := goalHeads.in(head); ok && !general(head) && len(quantities(head)) == 0 {
		return p, 1
	}
	return part{}, 0
}

// underOther tells whether a paragraph stands under a heading of something else
// than targets, and does not itself open a list of them.
func (d *document) underOther(n *node, head []token) bool {
	own := opensTargets(head) || n.label.rank >= rankTopic && len(n.toks) > 0 && n.toks[len(n.toks)-1].is(":")
	for a := n.parent; a != nil && a != d.root; a = a.parent {
		if h, _ := a.head(); past(h) || closes(h) || general(h) && !own {
			return true
		}
	}
	return false
}

// opensTargets tells whether a heading begins with the word for targets: it
// stands for itself even under one that names goals in general.
func opensTargets(head []token) bool {
	at, ok := targetHeads.in(head)
	return ok && at < 3 && carryOn.at(head, 0) == 0 && verbs.at(head, 0) == 0
}

// head returns the words of a paragraph that may be a heading, and the byte
// where other words begin behind its colon.
func (n *node) head() ([]token, int) {
	ts := n.toks
	if n.label.rank == rankPlain || len(ts) > 26 || n.label.rank == rankTopic {
		return n.leadIn()
	}
	for i, t := range ts {
		if t.is(":") {
			if i+1 < len(ts) {
				return ts[:i], ts[i+1].from
			}
			return ts[:i], n.to
		}
	}
	if last := ts; len(last) > 0 && last[len(last)-1].is(".") && !n.heading && len(last) > 14 {
		return nil, n.to
	}
	return ts, n.to
}

// leadIn returns the last words before the colon of a paragraph that introduces
// a list ("… với các chỉ tiêu chủ yếu sau:"): the first one that names targets
// and tells nothing of the past, else the first.
func (n *node) leadIn() ([]token, int) {
	var first []token
	body := n.to
	for i, t := range n.toks {
		if !t.is(":") {
			continue
		}
		words, next := n.beforeColon(i)
		if _, ok := targetHeads.in(words); ok && !past(words) {
			return words, next
		}
		if first == nil {
			first, body = words, next
		}
	}
	if first == nil && (n.label.rank == rankTopic || n.heading) {
		return n.toks[:min(len(n.toks), 26)], n.to
	}
	return first, body
}

// beforeColon returns the words of the sentence right before the colon at i, and
// the byte where others begin behind it.
func (n *node) beforeColon(i int) ([]token, int) {
	const near = 12
	from := max(0, i-near)
	for j := i - 1; j >= from; j-- {
		if n.toks[j].is(".", ";") {
			from = j + 1
			break
		}
	}
	if i+1 < len(n.toks) {
		return n.toks[from:i], n.toks[i+1].from
	}
	return n.toks[from:i], n.to
}

// withoutTitles drops the title of the document when a heading inside it
// speaks of targets as well.
func (d *document) withoutTitles(ps []part) []part {
	var out []part
	for _, p := range ps {
		if p.head.label.rank == rankCaps && p.head.parent == d.root || p.head.titleOf() {
			continue
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return ps
	}
	return out
}

// titleOf tells whether an unnumbered line stands under the name of the kind of
// document ("KẾ HOẠCH"), as its title.
func (n *node) titleOf() bool {
	return n.label.rank == rankTopic && n.parent != nil && n.parent.label.rank == rankCaps && documentKinds.at(n.parent.toks, 0) == len(n.parent.toks)
}

// outermost drops parts that stand inside another one; a wider heading gives
// way when a list of targets alone stands under it ("II. Nội dung và chỉ tiêu",
// "2. Chỉ tiêu thi đua").
func (d *document) outermost(ps []part) []part {
	var out []part
	ps = narrower(ps)
	for _, p := range ps {
		inside := false
		for a := p.head.parent; a != nil && !inside; a = a.parent {
			for _, o := range ps {
				inside = inside || o.head == a
			}
		}
		if !inside {
			out = append(out, p)
		}
	}
	return out
}

// withSiblings adds the groups that follow one whose heading names targets of a
// field, when their own headings do not: "A. Chỉ tiêu kinh tế", "B. Quốc phòng".
func withSiblings(ps []part) []part {
	taken := map[*node]bool{}
	for _, p := range ps {
		taken[p.head] = true
	}
	var out []part
	for _, p := range ps {
		out = append(out, p)
		if !p.head.label.numbered() || listHead(p.head) || p.head.parent == nil {
			continue
		}
		last := p.head
		for _, k := range p.head.parent.kids {
			if k.label.style != last.label.style || k.label.order != last.label.order+1 {
				continue
			}
			head, body := k.head()
			if taken[k] || len(k.kids) == 0 || !groupHead(head) {
				break
			}
			taken[k] = true
			out = append(out, part{head: k, body: body, sure: true})
			last = k
		}
	}
	return out
}

// groupHead tells whether a heading can be that of a group of targets.
func groupHead(head []token) bool {
	return len(head) > 0 && !past(head) && !closes(head) && !general(head) && len(quantities(head)) == 0
}

// narrower drops parts that have the heading of a list of targets among the
// other parts under them.
func narrower(ps []part) []part {
	wide := map[*node]bool{}
	for _, p := range ps {
		if listHead(p.head) && p.head.parent != nil {
			wide[p.head.parent] = true
		}
	}
	var out []part
	for _, p := range ps {
		if !wide[p.head] {
			out = append(out, p)
		}
	}
	return out
}

// topic tells whether an unnumbered line is a heading by its words.
func topic(s string) bool {
	ts := tokenise(s, 0, min(len(s), 400))
	if len(ts) == 0 {
		return false
	}
	if end := ts[len(ts)-1]; end.is(":") {
		from := max(0, len(ts)-13)
		_, ok := targetHeads.in(ts[from:])
		return ok
	}
	if len(ts) > longestHeading(ts) || strings.HasSuffix(strings.TrimSpace(s), ".") || !ts[0].capital {
		return false
	}
	_, target := targetHeads.in(ts)
	if verbs.at(ts, 0) > 0 && !closes(ts) || carryOn.at(ts, 0) > 0 {
		return false // "Hoàn thành chỉ tiêu tuyển quân" is a target itself
	}
	return (target || closes(ts) || general(ts)) && len(quantities(ts)) == 0
}

// longestHeading is the number of words a line may have and still be a heading:
// more when it opens a list of targets.
func longestHeading(ts []token) int {
	if _, opens := listOpenings.in(ts); opens {
		return 24
	}
	if at, ok := targetHeads.in(ts); ok && at < 3 {
		return 18
	}
	return 14
}

// past tells whether a heading speaks of what is done already.
func past(ts []token) bool { _, ok := pastHeads.in(ts); return ok }

// general tells whether a heading speaks of goals without numbers.
func general(ts []token) bool { _, ok := generalHeads.in(ts); return ok }

// closes tells whether a heading ends the targets: what follows says how they
// are to be reached and by whom.
func closes(ts []token) bool {
	if len(ts) > 20 {
		return false
	}
	at, ok := closingHeads.in(ts)
	if !ok {
		return false
	}
	target, has := targetHeads.in(ts)
	if !has {
		target, has = goalWords.in(ts)
	}
	return !has || at < target
}

// ends tells whether a paragraph stands behind the body of a document.
func ends(ts []token) bool { return endMarks.at(ts, 0) > 0 }

// groupWords tells whether words only name the group of targets that follows.
func groupWords(ts []token) bool {
	if len(ts) == 0 || len(quantities(ts)) > 0 {
		return false
	}
	if groupStarts.at(ts, 0) > 0 && len(ts) < 16 {
		return true
	}
	return ts[len(ts)-1].is(":")
}

// listOpenings introduce a list of targets in a line of its own.
var listOpenings = newPhrases("một số chỉ tiêu|các chỉ tiêu sau|những chỉ tiêu sau|các chỉ tiêu chủ yếu")

// The words of headings.
var (
	targetHeads   = newPhrases("chỉ tiêu|mục tiêu cụ thể|mục tiêu chủ yếu|mục tiêu phấn đấu|các mục tiêu")
	documentKinds = newPhrases("kế hoạch|nghị quyết|báo cáo|quyết định|thông báo|chương trình|tờ trình|chỉ thị|hướng dẫn|đề án|giao ước thi đua|bản giao ước thi đua|kế hoạch thi đua")
	goalWords     = newPhrases("mục tiêu")
	goalHeads     = newPhrases("mục tiêu|phương hướng|kế hoạch năm|nhiệm vụ năm|kế hoạch phát triển|nội dung thi đua|nhiệm vụ trọng tâm|nhiệm vụ chủ yếu")
	pastHeads     = newPhrases("đã hoàn thành|đã đạt|đã thực hiện|kết quả|đánh giá|tình hình|tồn tại|hạn chế|nguyên nhân|thành tựu|đã đạt được|ước thực hiện|chưa đạt|không đạt|căn cứ")
	generalHeads  = newPhrases("mục tiêu tổng quát|mục tiêu chung|mục tiêu khái quát|phương hướng chung|mục đích|yêu cầu|quan điểm")
	closingHeads  = newPhrases("tổ chức thực hiện|giải pháp|nhiệm vụ cụ thể|nhiệm vụ trọng tâm|nhiệm vụ chủ yếu|các nhiệm vụ|kinh phí|khen thưởng|" +
		"phân công|trách nhiệm|chế độ báo cáo|tiến độ thực hiện|hình thức thi đua|thời gian thực hiện|biện pháp|đăng ký thi đua")
	endMarks = newPhrases("trên đây là|kính chúc|xin trân trọng cảm ơn|nơi nhận|tm . ủy ban|tm . hđnd|tm . đảng ủy|nghị quyết này|nghị quyết được|nghị quyết đã|nghị quyết có hiệu lực|quyết định này|kế hoạch này|" +
		"căn cứ kế hoạch này|yêu cầu các|đề nghị các|giao ủy ban|giao ubnd|kỳ họp cũng|người lập biểu")
	// remarks open a paragraph that only explains.
	remarks     = newPhrases("ghi chú|lưu ý|chú thích|( * )|lượt xem|cập nhật|ngày đăng|đăng ngày|tác giả|các tin khác|tin liên quan")
	groupStarts = newPhrases("về|lĩnh vực|trên lĩnh vực|chỉ tiêu|các chỉ tiêu|nhóm|nhóm chỉ tiêu|chỉ tiêu về")
)
