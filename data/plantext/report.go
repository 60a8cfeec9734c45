package plantext

import "fmt"

// A text without headings and lists, as news of a congress or a meeting are,
// tells what was done beside what is planned. Read for targets is what follows
// a sentence that plans, up to one that tells of the past.

var (
	// plans open sentences about what is to be done.
	plans = newPhrases("phấn đấu|chỉ tiêu|đề ra|đặt ra|mục tiêu|phương hướng|nhiệm vụ trọng tâm|quyết nghị")
	// pastTold tell that a sentence is about what was done.
	pastTold = newPhrases("đã|vừa qua|nhiệm kỳ qua|năm qua|thời gian qua|qua bình xét|đến nay|được bầu|kết quả|đạt được")
)

// onlyPlans leaves the sentences that tell of the past out of the paragraphs of
// a text in prose, and tells of those with numbers.
func (d *document) onlyPlans() []Problem {
	if d.listed() || !d.plansAnything() {
		return nil
	}
	var out []Problem
	on := false
	for _, n := range d.nodes {
		var kept []token
		for _, x := range sentencesOf(n.toks) {
			ts := n.toks[x.from:x.to]
			switch {
			case plansThis(ts):
				on = true
			case toldOfPast(ts), x.hard && len(kept) == 0 && n.label.rank != rankPlain:
				on = false
			}
			if on {
				kept = append(kept, n.toks[x.from:min(x.to+1, len(n.toks))]...)
			} else if tellsNumber(ts) {
				said := span(d.text, ts[0].from, ts[len(ts)-1].to)
				out = append(out, Problem{From: ts[0].from, To: ts[len(ts)-1].to, Text: said,
					Message: fmt.Sprintf("Câu này kể việc đã làm, không đọc thành chỉ tiêu: “%s”. Xem có đúng không.", said)})
			}
		}
		n.toks = kept
	}
	return out
}

// listed tells whether the text has a list of targets.
func (d *document) listed() bool {
	n := 0
	for _, x := range d.nodes {
		if (x.label.numbered() && x.label.rank >= rankDecimal || x.label.rank == rankBullet) && tellsNumber(x.toks) {
			n++
		}
	}
	return n > 1
}

// plansAnything tells whether a sentence with numbers plans something.
func (d *document) plansAnything() bool {
	for _, n := range d.nodes {
		for _, x := range sentencesOf(n.toks) {
			if plansThis(n.toks[x.from:x.to]) {
				return true
			}
		}
	}
	return false
}

// plansThis tells whether a sentence with a number says that it plans.
func plansThis(ts []token) bool {
	_, ok := plans.in(ts)
	return ok && len(quantities(ts)) > 0 && !toldOfPast(ts)
}

// toldOfPast tells whether a sentence is about what was done: it says so, or
// its number stands behind "được" ("thành lập được 5 mô hình").
func toldOfPast(ts []token) bool {
	_, past := pastTold.in(ts)
	if _, plan := plans.in(ts); past && !plan {
		return true
	}
	for _, q := range quantities(ts) {
		if q.start < q.first && ts[q.start].is("được") {
			return true
		}
	}
	return false
}
