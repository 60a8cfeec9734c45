package plantext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sothidua/data/vn"
)

// removed tells whether a word between name and number is no part of the name:
// all are but a drop or a rise by so much, and "bình quân".
func (q quantity) removed(r role) bool {
	level := q.form == change || q.has(roleDownTo, roleUpTo)
	return r != rolePer && (level || r != roleDown && r != roleUp)
}

// naming is the name of a clause, with what later clauses may take over.
type naming struct {
	toks   []token
	verb   []token // the verb that opens the clause, when its number stands in the middle
	doubts []string
	// subject is what a bare measure was found to measure.
	subject string
}

// nameOf takes a clause's name out of its words: what stands before the
// number, and behind it when the name goes on there.
func nameOf(ts []token, c clause) naming {
	var n naming
	q := *c.q
	from := skipFillers(ts, c.from, q.first)
	before := without(ts, from, q.first, q)
	lead, keepLead := leadVerb(ts, from, q)
	n.verb = lead
	behind := behindNumber(ts, q, c.to)
	unitWords := ts[min(q.next, unitStart(q)):q.next]
	switch {
	case len(before) == 0:
		n.toks = behind
		if q.unit.class == counted && !(len(behind) > 0 && len(unitWords) == 1 && unitWords[0].is("con")) {
			n.toks = append(clone(unitWords), behind...)
		}
	case opensWithVerb(ts, from, q.start) || len(lead) > 0 && len(before) == len(lead):
		n.verb = before
		n.toks = clone(before)
		if q.unit.class == counted {
			n.toks = append(n.toks, unitWords...)
		}
		n.toks = append(n.toks, behind...)
	case len(behind) > 0 && !q.has(roleReach, roleFor) && q.unit.class == counted && (verbs.at(before, 0) > 0 || len(q.chain) == 0 && measureHeads.at(before, 0) == 0):
		n.toks = append(append(clone(before), unitWords...), behind...)
		n.doubts = append(n.doubts, "Chưa chắc tên chỉ tiêu: kiểm tra lại.")
	case len(behind) > 0 && !q.has(roleReach) && verbs.at(before, 0) > 0 && q.unit.class != share && q.unit.class != counted:
		n.toks = append(clone(before), behind...)
	case len(behind) > 0 && q.unit.class == share && !q.has(roleReach, roleDown, roleUp) && len(before) <= 3 && basis.at(behind, 0) == 0 && measureHeads.at(before, 0) == 0:
		n.toks = append(clone(before), behind...)
		n.doubts = append(n.doubts, "Chưa chắc tên chỉ tiêu: kiểm tra lại.")
	case len(behind) > 1 && q.unit.class == share && colonBefore(ts, q) && says(behind) && ts[q.end].kind == word:
		n.toks = behind // "Chuyển đổi số: 70% người dân có tài khoản …"
		n.doubts = append(n.doubts, "Chưa chắc tên chỉ tiêu đứng trước hay sau số: kiểm tra lại.")
	case len(behind) > 0 && !q.has(roleReach, roleFor) && q.unit.class != share && verbs.in1(before, len(before)-1):
		n.toks = clone(before)
		if q.unit.class == counted {
			n.toks = append(n.toks, unitWords...)
		}
		n.toks = append(n.toks, behind...)
	default:
		n.toks = before
	}
	if len(behind) == 0 && verbsOnly(n.toks) && q.unit.class != counted {
		n.doubts = append(n.doubts, "Tên thiếu đối tượng: của cây gì, con gì, việc gì?")
	}
	if len(lead) > 0 && !keepLead && len(n.toks) > len(lead) && n.toks[0].from == lead[0].from {
		n.toks = n.toks[len(lead):]
	}
	n.toks = trimName(n.toks)
	if q.end < c.to && ts[q.end].is(",") && len(behind) > 0 && len(n.toks) > len(before) {
		n.doubts = append(n.doubts, "Ngay sau số có dấu phẩy: kiểm tra tên.")
	}
	return n
}

// says tells whether words say something of somebody rather than only name a
// total: "người dân có tài khoản" against "lực lượng lao động".
func says(ts []token) bool {
	for _, t := range ts[1:] {
		if t.is("có", "được", "tham", "đạt", "sử", "thực", "là", "hoàn", "đăng", "biết", "dùng", "ký", "mua", "nộp") {
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
func verbsOnly(ts []token) bool { return len(ts) > 0 && verbs.at(ts, 0) == len(ts) }

func clone(ts []token) []token { return append([]token(nil), ts...) }

// unitStart returns the first token of a quantity's unit.
func unitStart(q quantity) int {
	if q.unit.class == noUnit || q.unit.words == 0 {
		return q.next
	}
	return max(q.first, q.unit.next-unitLength(q))
}

// unitLength counts the tokens of a unit with what it is counted per.
func unitLength(q quantity) int {
	n := q.unit.words
	for _, r := range q.unit.per {
		if r == '/' {
			n += 2
		}
	}
	return n
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
	for _, r := range []role{roleDown, roleUp, roleKeep} {
		if n := roleWords[r].at(ts, from); n > 0 && from+n <= q.first {
			level := q.has(roleDownTo, roleUpTo)
			return ts[from : from+n], !level && r != roleKeep
		}
	}
	if ts[from].is("nâng", "đưa") && !(from+1 < len(ts) && ts[from+1].is("cao", "cấp")) {
		return ts[from : from+1], false
	}
	return nil, false
}

// behindNumber returns the words behind a quantity that go on with the name.
func behindNumber(ts []token, q quantity, to int) []token {
	end := q.end
	for i := q.end; i < to; i++ {
		if ts[i].is(";", "(", ":") || versus.at(ts, i) > 0 || roleWords[rolePer].at(ts, i) > 0 && i == q.end {
			break
		}
		if ts[i].is("/") && i+1 < to && ts[i+1].is("năm") {
			break
		}
		if partWords.at(ts, i) > 0 || i == q.end && (roleWords[roleUp].at(ts, i) > 0 || roleWords[roleDown].at(ts, i) > 0) {
			break
		}
		if ts[i].is("trở") && i+1 < to && ts[i+1].is("lên") && !gradeBefore(ts, i) {
			break
		}
		end = i + 1
	}
	return trimName(clone(ts[min(q.end, end):end]))
}

// gradeBefore tells whether "trở lên" at i belongs to a grade or a rank.
func gradeBefore(ts []token, i int) bool {
	return i > 0 && ts[i-1].is("tốt", "khá", "giỏi", "vụ", "sao", "tuổi", "3", "ba", "\"", "độ")
}

// trimName drops signs, joining words and years at both ends of a name.
func trimName(ts []token) []token {
	for {
		from, to := trim(ts, 0, len(ts))
		if n := timeStarting(ts, from, to); n > 0 && n < to-from {
			from += n
		}
		if to > from {
			if n := timeEnding(ts[:to], to-1); n > 0 && n < to-from {
				to -= n
				if to > from+1 && ts[to-1].is("đoạn") && ts[to-2].is("giai") {
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

// write puts tokens into a name: as they stand, its first letter a capital.
func write(ts []token) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 && !tight(ts, i) && (t.gap || ts[i-1].to != t.from) {
			b.WriteByte(' ')
		}
		b.WriteString(t.src)
	}
	return upperFirst(vn.Clean(b.String()))
}

// tight tells whether no space stands before token i.
func tight(ts []token, i int) bool {
	return ts[i].is(",", ".", ")", ";", ":") || ts[i-1].is("(")
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
