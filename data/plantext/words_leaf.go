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
