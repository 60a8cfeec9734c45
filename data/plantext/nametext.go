package plantext

import (
	"strings"

	"sothidua/data/vn"
)

// removed tells whether a word between name and number is no part of the name:
// all are but a drop or a rise by so much, and "bình quân".
func (q quantity) removed(r role) bool {
	level := q.form == change || q.has(roleDownTo, roleUpTo) || q.has(roleLess, roleAtMost) && q.has(roleReach)
	return r != rolePer && (level || r != roleDown && r != roleUp)
}

// leftOver tells whether words behind a comma after the number went into no name.
func leftOver(ts, name []token, q quantity, to int) bool {
	for i := q.end; i < to; i++ {
		if ts[i].aside || !ts[i].is(",") {
			continue
		}
		if len(name) > 0 && name[len(name)-1].from > ts[i].from {
			return false
		}
		return to-i > 3 && versus.at(ts, i+1) == 0
	}
	return false
}

// haveWord returns the "có" before a quantity.
func haveWord(ts []token, q quantity) []token {
	for _, l := range q.chain {
		if l.role == roleHave && l.to <= q.first {
			return ts[l.from:l.to]
		}
	}
	return nil
}

// says tells whether words say something of somebody rather than only name a
// total: "người dân có tài khoản" against "lực lượng lao động".
func says(ts []token) bool {
	for _, t := range ts[1:] {
		if t.is("có", "được", "tham", "đạt", "sử", "thực", "là", "hoàn", "đăng", "biết", "hiểu", "dùng", "ký", "mua", "nộp") {
			return true
		}
	}
	return false
}

// colonBefore tells whether a colon stands between name and number.
func colonBefore(ts []token, q quantity) bool {
	for _, l := range q.chain {
		if l.from < q.first && ts[l.from].is(":") {
			return true
		}
	}
	return false
}

// verbsOnly tells whether a name is nothing but a verb.
func verbsOnly(ts []token) bool { return len(ts) > 0 && opensWithVerb(ts, 0, len(ts)) }

func clone(ts []token) []token { return append([]token(nil), ts...) }

// unitWords returns the words of a quantity's unit, without what it is counted
// per.
func unitWords(ts []token, q quantity) []token {
	if q.unit.class == noUnit || q.unit.words == 0 || q.unit.first < q.first {
		return nil
	}
	return ts[q.unit.first:min(q.unit.first+q.unit.words, q.next)]
}

// without copies tokens and leaves out asides with numbers and the words that
// belong to the quantity.
func without(ts []token, from, to int, q quantity) []token {
	var out []token
	for i := from; i < to; i++ {
		skip := false
		for _, l := range q.chain {
			if i >= l.from && i < l.to && q.removed(l.role) {
				skip = true
			}
		}
		if !skip {
			out = append(out, ts[i])
		}
	}
	return trimName(out)
}

// leadVerb returns the verb of motion that opens a clause; keep tells whether
// it belongs to the name (a drop or a rise by so much).
func leadVerb(ts []token, from int, q quantity) (verb []token, keep bool) {
	if from >= q.first {
		return nil, false
	}
	capped := q.has(roleLess, roleAtMost, roleDownTo) || q.downward
	if n := holding.at(ts, from); n > 0 && measureHeads.at(ts, from+n) > 0 && capped {
		return ts[from : from+n], false // "hạn chế tỷ lệ … ở mức dưới 8%"
	}
	if end, falls := fallingVerbs(ts, from, q.first); falls {
		return ts[from:end], !q.has(roleDownTo)
	}
	for _, r := range []role{roleDown, roleUp, roleKeep} {
		if n := roleWords[r].at(ts, from); n > 0 && from+n <= q.first {
			level := q.has(roleDownTo, roleUpTo)
			return ts[from : from+n], !level && r != roleKeep
		}
	}
	if raises(ts, from, q) {
		return ts[from : from+1], false
	}
	return nil, false
}

// raises tells whether "nâng", "đưa" at i brings something to a level.
func raises(ts []token, i int, q quantity) bool {
	if !ts[i].is("nâng", "đưa") || i+1 < len(ts) && ts[i+1].is("cao", "cấp") {
		return false
	}
	return q.has(roleUpTo, roleDownTo, roleReach) || prefixMeasures.at(ts, i+1) > 0
}

// holding are verbs that keep something down.
var holding = newPhrases("hạn chế|kiềm chế|duy trì")

// fallingVerbs measures verbs at the start of a clause of which one says that
// something is to fall ("kiềm chế, kéo giảm").
func fallingVerbs(ts []token, from, to int) (end int, falls bool) {
	for i := from; i < to; {
		n := verbs.at(ts, i)
		if n == 0 {
			break
		}
		for _, t := range ts[i : i+n] {
			falls = falls || t.is("giảm")
		}
		i += n
		end = i
		for i < to && ts[i].is("và", ",") {
			i++
		}
	}
	return end, falls && end <= to
}

// behindNumber returns the words behind a quantity that go on with the name.
func behindNumber(ts []token, q quantity, to int) []token {
	end, hole := q.end, -1
	for i := q.end; i < to; i++ {
		if hole < 0 && upwardBetween(ts, i, to) && !hasNumeral(ts[q.end:i]) {
			hole = i
			i++
			continue
		}
		if ts[i].aside {
			e := closing(ts, i)
			if !ts[i].is("(") || e >= to || hasNumeral(ts[i:e]) {
				break
			}
			i = e
		} else if endsName(ts, i, q, to) {
			break
		}
		end = i + 1
	}
	out := clone(ts[min(q.end, end):end])
	if hole >= 0 {
		out = append(out[:hole-q.end], out[min(hole-q.end+2, len(out)):]...)
	}
	out = trimName(out)
	if len(out) > 0 && ts[q.end].is(",") && q.form == ofTotal && q.unit.class == counted {
		return append(clone(ts[q.end:q.end+1]), out...) // "4/4 cơ quan, trường học …"
	}
	return out
}

// upwardBetween tells whether "trở lên" at i stands between what is counted and
// what is said of it: "80% cơ sở trở lên đạt vững mạnh".
func upwardBetween(ts []token, i, to int) bool {
	return i+2 < to && same(ts, i, []string{"trở", "lên"}) && !gradeBefore(ts, i) && (verbs.at(ts, i+2) > 0 || ts[i+2].is("được", "là", "hoàn", "ký"))
}

// endsName tells whether the name that goes on behind a quantity ends before
// token i: at a comparison, at parts, at another number, at "/năm".
func endsName(ts []token, i int, q quantity, to int) bool {
	switch {
	case ts[i].is(";", "(", ":"), versus.at(ts, i) > 0, partWords.at(ts, i) > 0:
		return true
	case i == q.end && (roleWords[rolePer].at(ts, i) > 0 || roleWords[roleUp].at(ts, i) > 0 || roleWords[roleDown].at(ts, i) > 0):
		return true
	case ts[i].is("/"):
		return i+1 < to && unitsKnown.per.at(ts, i+1) > 0
	case ts[i].is("trở"):
		return i+1 < to && ts[i+1].is("lên") && !gradeBefore(ts, i) && !hasNumeral(ts[q.end:i])
	}
	return false
}

func hasNumeral(ts []token) bool {
	for _, t := range ts {
		if t.kind == numeral {
			return true
		}
	}
	return false
}

// gradeBefore tells whether "trở lên" at i belongs to a grade or a rank.
func gradeBefore(ts []token, i int) bool {
	return i > 0 && ts[i-1].is("tốt", "khá", "giỏi", "vụ", "sao", "tuổi", "3", "ba", "\"", "độ")
}

// trimName drops signs, joining words and years at both ends of a name.
func trimName(ts []token) []token {
	for {
		from, to := trim(ts, 0, len(ts))
		if cut := timeBracket(ts[:to]); cut > from {
			to = cut
		}
		from = looseQuote(ts[:to], from)
		if n := timeStarting(ts, from, to); n > 0 && n < to-from {
			from += n
		}
		if to > from {
			if n := timeEnding(ts[:to], to-1); n > 0 && n < to-from {
				to -= n
				if to > from+1 && (ts[to-1].is("đoạn") && ts[to-2].is("giai") || ts[to-1].is("kỳ") && ts[to-2].is("thời", "nhiệm")) {
					to -= 2
				}
			}
		}
		if from == 0 && to == len(ts) {
			return ts
		}
		ts = ts[from:to]
	}
}

// timeBracket returns where a bracket that only names a time begins at the end
// of a name ("thu ngân sách (năm 2020)"), -1 for none.
func timeBracket(ts []token) int {
	k := len(ts) - 1
	if k < 3 || !ts[k].is(")") {
		return -1
	}
	for i := k - 1; i >= 0 && i > k-8; i-- {
		if ts[i].is("(") {
			if timeStarting(ts, i+1, k) == k-i-1 {
				return i
			}
			return -1
		}
	}
	return -1
}

// looseQuote passes a quotation mark at the start of a name that nothing closes.
func looseQuote(ts []token, from int) int {
	if from >= len(ts) || !ts[from].is("\"") {
		return from
	}
	for _, t := range ts[from+1:] {
		if t.is("\"") {
			return from
		}
	}
	return from + 1
}

// write puts tokens into a name: as they stand, its first letter a capital.
func write(ts []token) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 && !tight(ts, i) && (t.gap || ts[i-1].to != t.from || t.kind == word && ts[i-1].is(",", ";")) {
			b.WriteByte(' ')
		}
		b.WriteString(t.src)
	}
	return vn.UpperFirst(vn.Clean(b.String()))
}

// tight tells whether no space stands before token i.
func tight(ts []token, i int) bool {
	return ts[i].is(",", ".", ")", ";", ":") || ts[i-1].is("(")
}
