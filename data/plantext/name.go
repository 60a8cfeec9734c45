package plantext

// naming is the name of a clause, with what later clauses may take over.
type naming struct {
	toks   []token
	verb   []token // the verb that opens the clause, when its number stands in the middle
	doubts []string
	// subject is what a bare measure was found to measure.
	subject string
}

// nameParts are the words a name is made of.
type nameParts struct {
	ts     []token
	c      clause
	q      quantity
	from   int     // first word of the clause that says something
	before []token // words before the number that may be the name
	behind []token // words behind it that may go on with the name
	unit   []token // words of the unit
	lead   []token // verb of motion at the start
	done   bool    // "hoàn thành" before it was left out
}

// counted tells whether the unit counts things, so that it belongs to the name
// of what is done to them ("xây dựng 02 mô hình …").
func (p *nameParts) counted() bool { return p.q.unit.class == counted }

func (p *nameParts) share() bool { return p.q.unit.class == share }

// doing tells whether a verb opens the words before the number.
func (p *nameParts) doing() bool { return verbs.at(p.before, 0) > 0 }

// measuring tells whether the words before the number name something measured.
func (p *nameParts) measuring() bool { return measureHeads.at(p.before, 0) > 0 }

// whole joins the words before, the unit when it counts things, and those behind.
func (p *nameParts) whole() []token {
	out := clone(p.before)
	if p.counted() {
		out = append(out, p.unit...)
	}
	return append(out, p.behind...)
}

// nameOf takes a clause's name out of its words: what stands before the
// number, and behind it when the name goes on there. The ways are tried in
// order, the last one takes what stands before.
func nameOf(ts []token, c clause) naming {
	p := newNameParts(ts, c)
	n := naming{verb: p.lead}
	for _, way := range []func(*nameParts, *naming) bool{nameBehind, nameOfKept, nameOfVerb, nameWithHave, nameOfCounted, nameOfMeasured, nameOfShare, nameBehindColon, nameWithVerbLast} {
		if way(p, &n) {
			break
		}
	}
	if n.toks == nil {
		n.toks = p.before
	}
	p.doubts(&n)
	if holding.at(p.lead, 0) > 0 && !p.lead[0].is("duy") {
		n.doubts = append(n.doubts, "Tên có gồm chữ “"+source(p.lead)+"” không?")
	}
	if lead, keep := leadVerb(ts, p.from, p.q); len(lead) > 0 && !keep && len(n.toks) > len(lead) && n.toks[0].from == lead[0].from {
		n.toks = n.toks[len(lead):]
	}
	n.toks = trimName(n.toks)
	if k := len(n.toks); k > 0 && timeStarting(n.toks, 0, k) == k {
		n.toks = nil // "… đạt 55%, năm 2020 đạt 70%" goes on with the name before
	}
	return n
}

func newNameParts(ts []token, c clause) *nameParts {
	q := *c.q
	p := &nameParts{ts: ts, c: c, q: q, from: skipFillers(ts, c.from, q.first)}
	if same(ts, p.from, []string{"hoàn", "thành"}) && q.has(roleReach) && q.unit.class == share && p.from+2 < q.start {
		p.from += 2 // "Hoàn thành chỉ tiêu … đạt 100%"
		p.done = true
	}
	p.before = without(ts, p.from, q.first, q)
	p.lead, _ = leadVerb(ts, p.from, q)
	p.behind = behindNumber(ts, q, c.to)
	p.unit = unitWords(ts, q)
	if len(p.unit) > 1 && p.unit[0].is("lượt") {
		p.unit = p.unit[1:]
	}
	if len(p.before) == 0 && !p.share() && p.from > c.from && ts[p.from-1].is("thành") && ts[c.from].is("hoàn") {
		p.before = clone(ts[p.from-2 : p.from]) // "Hoàn thành 1,6 km đường hoa"
	}
	return p
}

// nameBehind: "100% cơ quan đạt chuẩn văn hóa".
func nameBehind(p *nameParts, n *naming) bool {
	if len(p.before) > 0 {
		return false
	}
	n.toks = clone(p.behind)
	animal := len(p.behind) > 0 && len(p.unit) == 1 && p.unit[0].is("con")
	if p.counted() && !animal {
		n.toks = append(clone(p.unit), p.behind...)
	}
	return true
}

// nameOfVerb: "trồng mới 12 ha rừng".
func nameOfVerb(p *nameParts, n *naming) bool {
	only := opensWithVerb(p.ts, p.from, p.q.start) && !colonBefore(p.ts, p.q)
	if !only && !(len(p.lead) > 0 && len(p.before) == len(p.lead)) {
		return false
	}
	n.verb, n.toks = p.before, p.whole()
	return true
}

// nameOfKept: "giữ vững và nâng cao chất lượng 03 trường đạt chuẩn …", "giữ vững
// danh hiệu 7/7 làng văn hóa": what is kept stands behind the number.
func nameOfKept(p *nameParts, n *naming) bool {
	k := roleWords[roleKeep].at(p.before, 0)
	if k == 0 || !p.counted() || len(p.behind) == 0 {
		return false
	}
	for _, t := range p.before[k:] {
		if !t.is("và", ",", "nâng", "cao", "chất", "lượng", "danh", "hiệu", "kết", "quả", "củng", "cố", "chuẩn", "đạt", "tiếp", "tục", "phát", "huy") {
			return false
		}
	}
	n.verb, n.toks = p.before, append(clone(p.unit), p.behind...)
	if len(p.before) > k {
		n.doubts = append(n.doubts, unsureName)
	}
	return true
}

// nameWithHave: "mỗi xã có 02 sản phẩm OCOP".
func nameWithHave(p *nameParts, n *naming) bool {
	if !p.q.has(roleHave) || p.measuring() || p.share() {
		return false
	}
	p.before = append(clone(p.before), haveWord(p.ts, p.q)...)
	n.toks = p.whole()
	return true
}

// nameOfCounted: "hỗ trợ sửa chữa 05 nhà tạm".
func nameOfCounted(p *nameParts, n *naming) bool {
	if len(p.behind) == 0 || !p.counted() || p.q.has(roleReach, roleFor) || !p.doing() && (len(p.q.chain) > 0 || p.measuring()) {
		return false
	}
	n.verb, n.toks = p.before, p.whole()
	n.doubts = append(n.doubts, unsureName)
	return true
}

// nameOfMeasured: "cung ứng 60 tấn phân bón".
func nameOfMeasured(p *nameParts, n *naming) bool {
	if len(p.behind) == 0 || p.counted() || p.share() || p.q.has(roleReach) || p.measuring() {
		return false
	}
	n.toks = p.whole()
	if !p.doing() {
		n.doubts = append(n.doubts, unsureName)
	}
	return true
}

// nameOfShare: "giải quyết dứt điểm 100% đơn thư".
func nameOfShare(p *nameParts, n *naming) bool {
	if len(p.behind) == 0 || !p.share() || p.q.has(roleReach, roleDown, roleUp) || basis.at(p.behind, 0) > 0 || p.measuring() && !p.doing() {
		return false
	}
	n.toks = p.whole()
	for _, l := range p.q.chain {
		if l.role == roleFor && l.to <= p.q.first { // "cấp giấy chứng nhận cho 95% số thửa"
			n.toks = append(append(clone(p.before), p.ts[l.from:l.to]...), p.behind...)
		}
	}
	n.doubts = append(n.doubts, unsureName)
	if p.doing() {
		n.verb = p.before
	}
	return true
}

// nameBehindColon: "Chuyển đổi số: 70% người dân có tài khoản …".
func nameBehindColon(p *nameParts, n *naming) bool {
	if p.counted() && len(p.behind) > 1 && len(p.before) > 0 && len(p.before) < 5 && colonBefore(p.ts, p.q) && !p.measuring() && !p.doing() && p.ts[p.q.end].kind == word {
		n.toks = append(clone(p.unit), p.behind...) // "Phong trào: 60 hộ đăng ký sản xuất giỏi"
		n.doubts = append(n.doubts, "Chưa chắc tên chỉ tiêu đứng trước hay sau số: kiểm tra lại.")
		return true
	}
	if len(p.behind) < 2 || !p.share() || !colonBefore(p.ts, p.q) || !says(p.behind) || p.ts[p.q.end].kind != word {
		return false
	}
	n.toks = clone(p.behind)
	if last := p.behind[len(p.behind)-1]; last.is("dụng", "dùng") {
		n.toks = append(n.toks, p.before...) // "Nước sạch: 98% hộ sử dụng"
	}
	n.doubts = append(n.doubts, "Chưa chắc tên chỉ tiêu đứng trước hay sau số: kiểm tra lại.")
	return true
}

// nameWithVerbLast: "mỗi thôn xây dựng 01 mô hình kinh tế".
func nameWithVerbLast(p *nameParts, n *naming) bool {
	if inspected := len(p.behind) == 0 && p.counted() && len(p.q.chain) == 0 && inspections.at(p.before, 0) > 0; inspected {
		n.toks = p.whole() // "giám sát chuyên đề 02 chi bộ"
		n.doubts = append(n.doubts, unsureName)
		return true
	}
	if len(p.behind) == 0 && !(p.counted() && !p.measuring() && p.endsInVerb()) || p.share() || p.q.has(roleReach, roleFor) || !verbs.in1(p.before, len(p.before)-1) {
		return false
	}
	n.toks = p.whole()
	if p.doing() {
		n.verb = p.before
	}
	return true
}

// inspections are done to what is counted behind them.
var inspections = newPhrases("kiểm tra|giám sát|tổ chức giám sát|tổ chức kiểm tra")

// endsInVerb tells whether the words before the number end in a verb that wants
// an object, unlike "việc làm", "tăng thêm".
func (p *nameParts) endsInVerb() bool {
	k := len(p.before) - 1
	for _, t := range p.before[max(0, k-2):] {
		if t.is("việc", "thêm") {
			return false
		}
	}
	return !p.before[k].is("làm", "mới", "có", "đạt", "tăng", "giảm")
}

// restDoubtful is asked where words go on behind a comma.
const restDoubtful = "Phần chữ sau dấu phẩy chưa được đọc: có phải chỉ tiêu nữa không?"

// sharedPredicate is asked where what is said of a number stands behind the next.
const sharedPredicate = "Tên có thiếu phần sau của vế tiếp theo không?"

// unsureName is asked where the words around a number can be read in two ways.
const unsureName = "Chưa chắc tên chỉ tiêu: kiểm tra lại."

// doubts questions names that may lack something.
func (p *nameParts) doubts(n *naming) {
	ask := func(cond bool, s string) {
		if cond {
			n.doubts = append(n.doubts, s)
		}
	}
	ask(len(p.behind) == 0 && verbsOnly(n.toks) && !p.counted(), "Tên thiếu đối tượng: của cây gì, con gì, việc gì?")
	ask(p.share() && p.q.has(roleExact) && p.doing(), unsureName) // "giao đủ 100% quân số"
	ask(p.done, "Đã bỏ chữ “Hoàn thành” khỏi tên: đúng không?")
	ask(p.placesCounted() && len(n.toks) == len(p.before), unsureName)
	ask(p.sharedPredicate(), sharedPredicate)
	ask(leftOver(p.ts, n.toks, p.q, p.c.to), restDoubtful)
}

// placesCounted tells whether places are counted behind what is done
// ("nâng cấp nhà văn hóa 4 thôn"): the name may be about them.
func (p *nameParts) placesCounted() bool {
	return len(p.behind) == 0 && len(p.before) > 2 && p.doing() && !p.q.has(roleReach) && p.counted() &&
		len(p.unit) > 0 && !p.unit[0].is("người", "lao", "con", "hộ", "đảng", "học", "lượt", "công", "ca", "vụ", "đồng")
}

// sharedPredicate tells whether what is said of a share stands behind the next
// one only: "100% thôn và 90% hộ ký cam kết".
func (p *nameParts) sharedPredicate() bool {
	if len(p.before) > 0 || len(p.behind) == 0 || !p.share() || says(p.behind) {
		return false
	}
	return len(p.behind) < 3 || p.c.to < len(p.ts) && p.ts[p.c.to].is("và") || nextSays(p.ts, p.c.to)
}

// nextSays tells whether the clause behind i is another share, of which
// something is said.
func nextSays(ts []token, i int) bool {
	for i < len(ts) && ts[i].is(";", ",", "và") {
		i++
	}
	if i+3 >= len(ts) || ts[i].kind != numeral || !ts[i+1].is("%") {
		return false
	}
	for j := i + 2; j < len(ts); j++ {
		if ts[j].is(";", ".") {
			return says(ts[i+2 : j])
		}
	}
	return says(ts[i+2:])
}
