package plantext

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// checkShape questions a leaf whose name is no plain noun phrase, or could as
// well be cut elsewhere. ts are the words of the item, n the name as it stands
// in them.
func (l *leaf) checkShape(ts []token, c clause, n naming) {
	l.question([]string{residue(n.toks), joined(n.toks), unitGoesOn(ts, c), longTail(c, n), l.openKind(c, n), mixedWords(*c.q), everyYear(ts, c), finished(n), l.openWay(c, n), shortUnit(ts, c)})
}

// residue questions words in the middle of a name that compare or tell of a
// result: they belong to the number, or to a target of their own.
func residue(name []token) string {
	for i := 1; i < len(name); i++ {
		if fits, told := inNames[name[i].key]; told && !fits(name, i) {
			return "Trong tên có “" + name[i].src + "”: kiểm tra chỗ tách tên và số."
		}
	}
	return ""
}

// inNames tells of words that compare where they may stand inside a name all
// the same.
var inNames = map[string]func(name []token, i int) bool{
	"đạt":   func(name []token, i int) bool { return attains.at(name, i+1) > 0 },
	"tăng":  movesInName,
	"giảm":  movesInName,
	"vượt":  idle,
	"phấn":  idle,
	"chiếm": func(name []token, i int) bool { return before(name, i, 1) == "lấn" },
	"ước":   func(name []token, i int) bool { return before(name, i, 1) == "hiện" },
	"còn": func(name []token, i int) bool {
		return i == 1 || after(name, i, 1) == "lại" || after(name, i, 1) == "sức"
	},
	"dưới": func(name []token, i int) bool {
		return i+1 < len(name) && name[i+1].kind == numeral || partOfWord(name, i)
	},
	"bằng": func(name []token, i int) bool { return partOfWord(name, i) || bodies.at(name, i+1) > 0 },
	"nâng": func(name []token, i int) bool { return measureHeads.at(name, i+1) == 0 },
	"đưa":  func(name []token, i int) bool { return measureHeads.at(name, i+1) == 0 },
	":":    idle,
}

func idle([]token, int) bool { return false }

// movesInName tells whether a word of motion at i belongs to a name: at its end,
// in a noun ("tăng trưởng"), behind a verb ("kéo giảm").
func movesInName(name []token, i int) bool {
	switch {
	case i+1 == len(name), moveNouns.at(name, i) > 0, growthNames.at(name, 0) > 0, roleWords[roleUp].at(name, 0) > 0:
		return true
	}
	return before(name, i, 1) == "gia" || i < 4 && (name[0].is("kéo", "kiềm", "mức") || name[i-1].is("kéo"))
}

var (
	// attains are what stands behind "đạt" in the name of a share.
	attains = newPhrases("chuẩn|danh hiệu|tiêu chí|tiêu chuẩn|gia đình|văn hóa|nông thôn|quy chuẩn|yêu cầu|loại|kết quả|chỉ tiêu|hoàn thành|giải|mức|học|tốt nghiệp|khá|giỏi|trình độ|xã|thôn|khu|đô thị|3|4|5|từ|bộ|“|\"|vệ sinh|kiểu mẫu|đủ|an toàn|ntm|sạch|trong sạch|vững mạnh|cơ quan|tiên tiến|phường|tổ|không|\"hoàn")
	// moveNouns begin with a word of motion and are nouns all the same.
	moveNouns = newPhrases("tăng trưởng|tăng dân số|tăng tự nhiên|tăng thêm|tăng cường|tăng thu|tăng giá trị|tăng năng suất|giảm nghèo|giảm sinh|giảm nhẹ|giảm phát thải|giảm thiểu|tăng huyết áp|tăng bình quân|giảm bình quân|giảm / năm|tăng / năm|giảm hằng năm|tăng hằng năm|giảm hộ nghèo")
	// bodies follow "bằng" where it says with what something is done.
	bodies = newPhrases("tiền|vốn|nguồn|nhiều|cấp|bê|hình|phương|điện|xe|máy|các|biện|công|lái|khen|đất|nhựa")
)

// joined questions names that join two things, each of which may be a target.
func joined(name []token) string {
	for i := 1; i+1 < len(name); i++ {
		if name[i].is("với") && funds.at(name, i+1) > 0 || name[i].is("và", ",", ";", "-") && (prefixMeasures.at(name, i+1) > 0 || name[i].is("và") && i > 3 && carryOn.at(name, i+1) > 0) {
			return twoTargets
		}
	}
	return ""
}

// funds are what a task costs: a number of its own.
var funds = newPhrases("kinh phí|tổng kinh phí|số tiền|tổng số tiền|tổng mức|tổng vốn|nguồn vốn|số vốn|tổng diện tích|tổng chiều dài|chiều dài")

// unitGoesOn questions units of one syllable that begin longer words: "02 nhà
// văn hóa" counts nhà văn hóa, "02 nhà dột nát" counts nhà.
func unitGoesOn(ts []token, c clause) string {
	q := *c.q
	if q.unit.class != counted || q.unit.per != "" || q.unit.words != 1 || q.end != q.next || q.end >= c.to {
		return ""
	}
	if u := ts[q.next-1]; !u.is("nhà", "khu", "tổ", "điểm", "bộ", "trạm", "máy", "ban", "hội", "đội", "cây", "lượt", "giải", "bài", "tin", "đơn", "phòng", "cơ", "ngành", "quả", "hố", "bể", "cửa", "tuyến", "xe") {
		return ""
	}
	next := ts[q.end]
	if next.kind != word || next.aside || !next.gap || next.capital || joins(ts, q.end) || next.is("cho", "mới", "được", "với", "các", "đạt", "có", "cấp", "thuộc") {
		return ""
	}
	return "Đơn vị tính là “" + q.unit.name + "” hay “" + q.unit.name + " " + next.src + " …”?"
}

// longTail questions names that go on far behind their number, or say what for.
func longTail(c clause, n naming) string {
	k := 0
	for _, t := range n.toks {
		if len(n.verb) > 0 && (t.is("nhằm", "để", "gắn", "phục") || t.is("bằng") && bodies.at(n.toks, k+1) > 0) {
			return "Phần chữ sau số có thuộc tên chỉ tiêu không?"
		}
		k++
	}
	if k > 20 && len(n.verb) > 0 {
		return "Phần chữ sau số có thuộc tên chỉ tiêu không?"
	}
	return ""
}

// openKind questions kinds that the words leave open.
func (l *leaf) openKind(c clause, n naming) string {
	u := c.q.unit
	switch {
	case l.Kind == KindAmount && u.per == "" && areaIn(n.toks):
		return "Đây là giá trị trên một đơn vị diện tích: ghi đơn vị tính “" + u.name + "/ha” phải không?"
	case u.class != share && l.risesBy(c, n):
		return "Ghi “tăng”: tăng thêm từng này hay tăng đến mức này?"
	case c.part && l.Comparator == model.Exactly && l.Kind != KindStructure && !c.q.has(roleExact):
		return "Một phần của chỉ tiêu được giao: đúng bằng hay từ mức này trở lên?"
	case u.class != share && l.Kind == KindReduction && c.q.has(roleDown) && len(n.verb) == 0:
		return "Ghi “giảm”: giảm đi từng này hay giảm còn mức này?"
	}
	return ""
}

// risesBy tells whether a leaf is told to rise, its name not being that of a rise.
func (l *leaf) risesBy(c clause, n naming) bool {
	_, rises := growthNames.in(n.toks)
	return !rises && (l.Kind == KindGrowth || c.q.has(roleUp) && !c.q.has(roleUpTo))
}

// areaIn tells whether a name is about what one hectare yields.
func areaIn(name []token) bool { _, ok := perHectare.in(name); return ok }

var perHectare = newPhrases("/ ha|/ 1 ha|trên 1 ha|trên một ha|trên ha|trên một đơn vị diện tích|trên đơn vị diện tích|trên một héc ta|/ đơn vị diện tích")

// mixedWords questions words that compare in two ways at once.
func mixedWords(q quantity) string {
	n := 0
	for _, on := range []bool{q.has(roleMore), q.has(roleLess), q.has(roleAtMost), q.has(roleAtLeast) || q.upward, q.downward, q.has(roleExact) && !q.equal} {
		if on {
			n++
		}
	}
	if n > 1 {
		return "Quanh số có hai cách so khác nhau: lấy cách nào?"
	}
	return ""
}

// noHead is asked of names that may share the first words of the one before.
const noHead = "Tên có thiếu phần đầu của vế trước không?"

// everyYear questions a number that is to be reached every year, told before
// the name.
func everyYear(ts []token, c clause) string {
	for i := c.from; i < c.from+2 && i+1 < c.to; i++ {
		if ts[i].is("hằng", "mỗi") && ts[i+1].is("năm") && c.q.unit.per == "" && c.q.unit.class != share {
			return "Ghi “hằng năm”: đơn vị tính có phải “" + c.q.unit.name + "/năm” không?"
		}
	}
	for i := c.q.end; i+1 < c.to; i++ {
		if ts[i].is("hằng", "mỗi") && ts[i+1].is("năm") && c.q.unit.per == "" {
			return "Ghi “hằng năm” sau số: đơn vị tính có phải “" + c.q.unit.name + "/năm” không?"
		}
	}
	return ""
}

// finished questions names that begin with "hoàn thành" and another verb.
func finished(n naming) string {
	if len(n.toks) > 2 && (same(n.toks, 0, []string{"hoàn", "thành"}) || same(n.toks, 0, []string{"tổ", "chức"})) && verbs.at(n.toks, 2) > 0 {
		return "Tên có gồm chữ “" + source(n.toks[:2]) + "” không?"
	}
	return ""
}

// openWay questions the direction of names with a short form that is not known,
// when nothing says how results compare.
func (l *leaf) openWay(c clause, n naming) string {
	q := *c.q
	if stated(q) != "" || q.unit.class != share || q.form != single || q.has(roleUp, roleDown, roleUpTo, roleDownTo, roleKeep, roleExact) || len(n.verb) > 0 {
		return ""
	}
	_, rises := growthNames.in(n.toks)
	if q.unit.name == "%" && !rises && l.Comparator == model.AtLeast && q.value.LessThan(decimal.New(10, 0)) {
		return "Tỷ lệ nhỏ mà không ghi cách so: kết quả cao hơn hay thấp hơn thì tốt?"
	}
	for _, t := range n.toks {
		if t.caps && len(t.key) > 1 && shortForms.at([]token{t}, 0) == 0 {
			return "Chưa biết “" + t.src + "” là gì: kết quả cao hơn hay thấp hơn thì tốt?"
		}
	}
	return ""
}

// shortForms are usual short forms of things more of which is better.
var shortForms = newPhrases("bhyt|nhcsxh|nhnn|hnd|hpn|hccb|đtncshcm|ptnt|gdtx|đhđb|bchqs|vksnd|tand|bhxh|bhtn|ubnd|hđnd|mttq|thcs|thpt|ntm|ocop|htx|tht|gdvh|gđvh|vsmt|vh|xh|kt|antt|tthc|cchc|gd|đt|gdđt|tdtt|dqtv|dqcđ|dbđv|gcn|cnqsdđ|qsdđ|cntt|ttcn|cn|xd|xdcb|tm|dv|tmdv|grdp|gdp|gtsx|vietgap|viettgap|gap|lđ|gqvl|xklđ|mn|th|hs|te|mg|bq|bqđn|khkt|hđ|nsđp|nsnn|nvh|đtn|cb|ccvc|clb|dn|tw|ubmttq|lllđ|tb|httnv|htxsnv|htnv|ttnt|ct|đv|dtts|bê|ii|iii|iv|i|csvc|cqg|đcs|fulro|atgt|pccc|cnxdcb|cn-xd|ntts|plv|yt|văn|sx|sxkd|nn|nln|nlts|at|gtnt|kcm|bvmt|hvs|nshvs|kh|đh|cđ|tc|hhdv|fdi|usd|vn|tmđt|sxnn|hgđ|tdp|kdc|nctn|qp|an|qpan|ca|llvt|gp|bđ|hctđ|ncc|nct|ctmtqg|mtqg|xdntm")

// shortUnit questions units written short in the text.
func shortUnit(ts []token, c clause) string {
	q := *c.q
	if q.unit.class != counted || q.next < 1 || q.next > len(ts) {
		return ""
	}
	return writtenShort(ts[q.next-1].src)
}

// writtenShort asks about a unit in capitals.
func writtenShort(s string) string {
	if utf8.RuneCountInString(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s {
		return "Đơn vị tính “" + s + "” viết tắt: để nguyên hay ghi đầy đủ?"
	}
	return ""
}
