package plantext

import "fmt"

// A text without headings and lists, as news of a congress or a meeting are,
// tells what was done beside what is planned. Read for targets is what follows
// a sentence that plans, up to one that tells of the past.

var (
	// plans open sentences about what is to be done.
	plans = newPhrases("phấn đấu|chỉ tiêu|đề ra|đặt ra|mục tiêu|phương hướng|nhiệm vụ trọng tâm|quyết nghị")
	// detailed opens a sentence that tells the plan the one before spoke of.
	detailed = newPhrases("cụ thể|theo đó|trong đó")
	// summedUp tell so even where targets are spoken of.
	summedUp = newPhrases("nhiều chỉ tiêu|các chỉ tiêu đều|đạt và vượt chỉ tiêu đề ra|báo cáo cho biết|so với mục tiêu|so với nghị quyết đề ra")
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
	on, hinted := false, false // inside what is planned; the sentence before spoke of plans
	for _, n := range d.nodes {
		var kept []token
		for _, x := range wholeSentences(n.toks) {
			ts := n.toks[x.from:x.to]
			switch {
			case plansThis(ts), hinted && detailed.at(ts, 0) > 0:
				on = true
			case toldOfPast(ts):
				on = false
			}
			_, hinted = plans.in(ts)
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

// wholeSentences cuts at full stops only.
func wholeSentences(ts []token) []sentence {
	var out []sentence
	for _, x := range sentencesOf(ts) {
		if n := len(out); n > 0 && !x.hard {
			out[n-1].to = x.to
			continue
		}
		out = append(out, x)
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
		for _, x := range wholeSentences(n.toks) {
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
	if _, ok := summedUp.in(ts); ok {
		return true
	}
	for _, q := range quantities(ts) {
		if q.start < q.first && ts[q.start].is("được") {
			return true
		}
	}
	return false
}
