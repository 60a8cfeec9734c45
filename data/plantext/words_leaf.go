package plantext

import (
	"sothidua/data/model"
)

// wordLeaf makes a leaf of words without a number.
func (g *gatherer) wordLeaf(ts []token, c clause, t Target) *leaf {
	words := clone(ts[c.from:c.to])
	v := quality(words)
	t.Comparator, t.Kind, t.Grade = v.comparator, v.kind, v.grade
	if v.comparator == "" {
		t.Comparator, t.Kind = model.Text, KindText
		c.doubt(noTarget + ", và đánh giá bằng gì?")
	}
	t.Name = wordName(words, t.Kind)
	l := &leaf{Target: t, lead: lead{name: t.Name, toks: words}}
	l.question(c.doubts, []string{v.doubt, g.unsure})
	if several(words, v.kind) {
		l.question([]string{severalAsked})
	}
	if yearIn(words) > 0 && yearIn(tokenise(t.Name, 0, len(t.Name))) == 0 {
		l.question([]string{"Đã bỏ thời gian khỏi tên: đúng không?"})
	}
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
		kind == KindYesNo && same(words, 0, []string{"duy", "trì"}) && negatives.at(words, 2) == 0) {
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

// askWords questions targets told by words only that stand beside numbers: they
// may only explain those.
func askWords(list []*leaf) {
	numbers := false
	for _, l := range list {
		numbers = numbers || l.lead.numeric
	}
	for _, l := range list {
		if numbers && !l.lead.numeric && l.Kind == KindText {
			l.question([]string{besideNumbers})
		}
	}
}

// besideNumbers is asked of words that may only explain the numbers beside them.
const besideNumbers = "Câu này không có số, đứng cạnh chỉ tiêu có số: có phải chỉ tiêu riêng không?"

// severalAsked is asked of words that ask for several things.
const severalAsked = "Có nhiều yêu cầu trong một chỉ tiêu. Để chung hay tách ra?"

// several tells whether words go on, behind a comma, with another promise or
// something that is judged in another way.
func several(ts []token, kind string) bool {
	for i := 1; i+2 < len(ts); i++ {
		if !ts[i].is(",", ";") || carryOn.at(ts, i+1) == 0 {
			continue
		}
		if v := quality(ts[i+1:]); v.comparator != "" && (v.kind != kind || negatives.at(ts, i+1) > 0) {
			return true
		}
	}
	return false
}
