package plantext

import (
	"github.com/shopspring/decimal"

	"sothidua/data/vn"
)

// form tells how the numbers of a quantity belong together.
type form int

const (
	single  form = iota
	between      // 8 - 9%
	ofTotal      // 4/9 thôn
	change       // từ 2,9% xuống 2,1%
	parts        // 60 : 25 : 15
)

// chainLink is a word, or several, between a name and its number.
type chainLink struct {
	role     role
	from, to int // tokens
}

// quantity is a number with its unit and the words that belong to it.
type quantity struct {
	first, next int // tokens of number and unit
	start, end  int // the same with the words before ("đạt từ") and behind ("trở lên")
	value       decimal.Decimal
	second      decimal.Decimal
	parts       []decimal.Decimal
	form        form
	unit        unit
	chain       []chainLink // nearest to the number first
	over        bool        // "hơn" before it
	equal       bool        // "=" or "bằng" before it
	upward      bool        // "trở lên" behind it
	downward    bool        // "trở xuống" behind it
	doubts      []string    // what is not sure about the number itself
}

func (q quantity) has(roles ...role) bool {
	for _, l := range q.chain {
		for _, r := range roles {
			if l.role == r {
				return true
			}
		}
	}
	return false
}

// quantities finds the quantities among tokens, leaving out asides and numbers
// that cannot be the value of a target.
func quantities(ts []token) []quantity {
	var out []quantity
	for i := 0; i < len(ts); {
		switch {
		case ts[i].aside:
			i++
		case ts[i].kind == numeral:
			if n := notValue(ts, i); n > 0 {
				i += n
				continue
			}
			q := readQuantity(ts, i)
			if q.next <= i {
				i++
				continue
			}
			q.surround(ts)
			out = append(out, q)
			i = max(q.end, i+1)
		default:
			if q, ok := spelled(ts, i); ok {
				q.surround(ts)
				out = append(out, q)
				i = q.end
				continue
			}
			i++
		}
	}
	return out
}

// readQuantity reads the numbers and the unit that begin at the numeral i.
func readQuantity(ts []token, i int) quantity {
	q := quantity{first: i}
	value, next := readNumber(ts, i)
	if next == i {
		return q
	}
	q.value, q.next = value, next
	switch {
	case next+1 < len(ts) && ts[next].is("/") && ts[next+1].kind == numeral && !permilleTyped(ts, next-1):
		q.readRatio(ts)
	case next+1 < len(ts) && ts[next].is(":") && ts[next+1].kind == numeral:
		q.readParts(ts)
	case q.readShares(ts):
	default:
		q.readUnit(ts, next)
		q.readMixed(ts)
		q.readRange(ts)
		q.readChange(ts)
	}
	q.doubt(numberDoubt(ts[i].key, q.unit.class))
	return q
}

func (q *quantity) doubt(s string) {
	if s != "" {
		q.doubts = append(q.doubts, s)
	}
}

// readNumber reads the numeral at i, with the groups of three that spaces part
// off ("10 129 300").
func readNumber(ts []token, i int) (decimal.Decimal, int) {
	text, next := ts[i].key, i+1
	if len(text) <= 3 && allDigits(text) && text[0] != '0' {
		for next < len(ts) && ts[next].kind == numeral && len(ts[next].key) == 3 && allDigits(ts[next].key) {
			text += " " + ts[next].key
			next++
		}
	}
	d, err := vn.ParseNumber(text)
	if err != nil {
		return d, i
	}
	return d, next
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// readUnit reads the unit at token i: a known one, or the word behind the
// number with a question.
func (q *quantity) readUnit(ts []token, i int) {
	if permilleTyped(ts, i-1) {
		q.unit = unitsKnown.perPart(ts, unit{name: "‰", class: share, first: i, next: i + 3, words: 3, known: true})
		q.next = q.unit.next
		return
	}
	q.unit = unitsKnown.read(ts, i)
	if j := pastAside(ts, i); j > i && !q.unit.known {
		if u := unitsKnown.read(ts, j); u.known { // "01 (một) mô hình"
			q.unit = u
		}
	}
	if q.unit.known {
		q.next = q.unit.next
		q.applyScale(ts)
		q.pairedUnit(ts)
		return
	}
	if i < len(ts) && newUnit(ts, i) && !ts[i].aside {
		q.unit = unitsKnown.perPart(ts, unit{name: ts[i].key, class: counted, first: i, next: i + 1, words: 1})
		q.next = q.unit.next
	}
}

// pairedUnit reads a unit of two words for things counted together: "9 thôn,
// làng", "1 công trình, phần việc".
func (q *quantity) pairedUnit(ts []token) {
	n := unitPairs.at(ts, q.unit.first)
	if n == 0 || q.unit.per != "" {
		return
	}
	single := q.unit.name
	q.unit.name, q.unit.words, q.unit.next, q.next = asSpelled(ts[q.unit.first:q.unit.first+n]), n, q.unit.first+n, q.unit.first+n
	q.doubt("Đơn vị tính là “" + q.unit.name + "” hay “" + single + "”?")
}

// unitPairs are units that are counted together.
var unitPairs = newPhrases("thôn , làng|thôn , bản|thôn , buôn|thôn , xóm|thôn , tổ dân phố|làng , đơn vị|bản , làng|xã , thị trấn|xã , phường|ấp , khóm|khóm , ấp|khu phố , ấp|công trình , phần việc|cơ quan , đơn vị|trang trại , gia trại|chi , tổ hội|chi , tổ")

// pastAside passes a bracket that begins at token i.
func pastAside(ts []token, i int) int {
	for i < len(ts) && ts[i].aside {
		i++
	}
	return i
}

// applyScale multiplies "95 nghìn con" out; money keeps its own scale.
func (q *quantity) applyScale(ts []token) {
	if q.unit.class != scaleOnly {
		return
	}
	q.value = q.value.Shift(scalePower(q.unit.name))
	i := q.unit.next
	q.unit = unitsKnown.read(ts, i)
	if !q.unit.known && newUnit(ts, i) {
		q.unit = unit{name: ts[i].key, class: counted, first: i, next: i + 1, words: 1}
	}
	q.next = q.unit.next
}

// permilleTyped tells whether "0/00" stands behind token i.
func permilleTyped(ts []token, i int) bool {
	return i+3 < len(ts) && ts[i+1].is("0", "o") && ts[i+2].is("/") && ts[i+3].is("00", "oo") && ts[i+1].gap
}

// readRatio reads "4/9 thôn".
func (q *quantity) readRatio(ts []token) {
	total, next := readNumber(ts, q.next+1)
	if next == q.next+1 {
		q.readUnit(ts, q.next)
		return
	}
	q.second, q.form, q.next = total, ofTotal, next
	q.readUnit(ts, next)
	if q.value.GreaterThan(q.second) {
		q.doubt("Số trước lớn hơn số sau: đây có phải là tỷ số (số đạt/tổng số) không?")
	}
}

// readParts reads "60 : 25 : 15".
func (q *quantity) readParts(ts []token) {
	list := []decimal.Decimal{q.value}
	i := q.next
	for i+1 < len(ts) && ts[i].is(":") && ts[i+1].kind == numeral {
		d, next := readNumber(ts, i+1)
		if next == i+1 {
			break
		}
		list, i = append(list, d), next
	}
	q.parts, q.form, q.next = list, parts, i
	q.readUnit(ts, i)
	if q.unit.class != share {
		q.unit, q.next = unit{name: "%", class: share, next: i, known: true}, i
	}
}

// readMixed adds up amounts said in several scales: "2 tỷ 150 triệu đồng".
func (q *quantity) readMixed(ts []token) {
	for q.unit.class == money && q.next < len(ts) && ts[q.next].kind == numeral {
		d, next := readNumber(ts, q.next)
		u := unitsKnown.read(ts, next)
		if next == q.next || u.class != money {
			return
		}
		larger, smaller := moneyPower(q.unit), moneyPower(u)
		if smaller >= larger || !d.LessThan(decimal.New(1, larger-smaller)) {
			return
		}
		q.value = q.value.Shift(larger - smaller).Add(d)
		q.unit, q.next = u, u.next
	}
}

// readShares reads the parts of a structure told with dashes: "15,5% - 47,6% -
// 36,9%".
func (q *quantity) readShares(ts []token) bool {
	list, i := []decimal.Decimal{q.value}, q.next
	for i+3 < len(ts) && ts[i].is("%") && ts[i+1].is("-") && ts[i+2].kind == numeral && ts[i+3].is("%") {
		d, next := readNumber(ts, i+2)
		if next != i+3 {
			return false
		}
		list, i = append(list, d), next
	}
	if len(list) < 3 {
		return false
	}
	q.parts, q.form, q.next = list, parts, i+1
	q.unit = unit{name: "%", class: share, first: i, next: i + 1, words: 1, known: true}
	return true
}

// moneyPower is the power of ten of a unit of money.
func moneyPower(u unit) int32 {
	d, err := vn.ParseFor("1 "+u.name[:len(u.name)-len(u.per)], "đồng")
	if err != nil {
		return 0
	}
	n := int32(0)
	for ; d.GreaterThan(decimal.New(1, 0)); n++ {
		d = d.Shift(-1)
	}
	return n
}

// readRange reads "8 - 9%", "từ 8 đến 9%", "98% - 100%".
func (q *quantity) readRange(ts []token) {
	i := q.next
	if i+1 >= len(ts) || !ts[i].is("-", "đến", "tới", "÷", "~") || ts[i+1].kind != numeral || notValue(ts, i+1) > 0 {
		return
	}
	d, next := readNumber(ts, i+1)
	if next == i+1 {
		return
	}
	first, saved := q.unit, *q
	if u := unitsKnown.read(ts, next); u.class == scaleOnly {
		d = d.Shift(scalePower(u.name)) // "8 - 9 nghìn con"
	}
	q.readUnit(ts, next)
	if first.known && q.unit.known && first.name != q.unit.name || !q.value.LessThan(d) {
		*q = saved
		q.readFall(ts, i, next, d)
		return
	}
	if !q.unit.known && first.known {
		q.unit = first
	}
	q.second, q.form, q.next = d, between, max(next, q.unit.next)
	if first.known && q.unit.next <= next {
		q.next = next
	}
}

// readFall reads "từ 3% đến 2%", where the second number is the smaller.
func (q *quantity) readFall(ts []token, i, next int, d decimal.Decimal) {
	if !ts[i].is("đến", "tới") || before(ts, q.first, 1) != "từ" {
		return
	}
	q.second, q.value, q.form, q.next = q.value, d, change, next
	q.readUnit(ts, next)
	q.doubt("“từ … đến …” với số sau nhỏ hơn: có phải giảm từ số trước xuống số sau không?")
}

// readChange reads "từ 2,9% xuống còn 2,1%": the value is the second number.
func (q *quantity) readChange(ts []token) {
	if q.form != single {
		return
	}
	i := q.next
	n := max(roleWords[roleDownTo].at(ts, i), roleWords[roleUpTo].at(ts, i))
	if n == 0 || before(ts, q.first, 1) != "từ" {
		return
	}
	links := []chainLink{{roleDownTo, i, i + n}}
	if roleWords[roleUpTo].at(ts, i) == n {
		links[0].role = roleUpTo
	}
	j := i + n
	for k := 0; k < 3 && j < len(ts) && ts[j].kind != numeral; k++ {
		for _, r := range roleOrder {
			if m := roleWords[r].at(ts, j); m > 0 {
				links = append([]chainLink{{r, j, j + m}}, links...)
				j += m
				break
			}
		}
	}
	if j >= len(ts) || ts[j].kind != numeral {
		return
	}
	d, next := readNumber(ts, j)
	if next == j {
		return
	}
	old := q.unit
	q.second, q.value, q.form, q.next = q.value, d, change, next
	q.readUnit(ts, next)
	if !q.unit.known {
		q.unit, q.next = old, next
	}
	q.chain = links
}

// spelled reads a small number written in words before something counted
// ("xây dựng hai mô hình").
func spelled(ts []token, i int) (quantity, bool) {
	n := int64(0)
	for k, w := range [...]string{"một", "hai", "ba", "bốn", "", "sáu", "bảy", "tám", "chín", "mười"} {
		if w != "" && ts[i].key == w {
			n = int64(k + 1)
		}
	}
	u := unitsKnown.read(ts, i+1)
	if n == 0 || u.class != counted || i == 0 || countedElsewhere(ts, i, u) {
		return quantity{}, false
	}
	r, _ := roleEnding(ts, i-1)
	if !verbs.in1(ts, i-1) && r != roleAtLeast && r != roleFill || ts[i-1].is("thứ") {
		return quantity{}, false
	}
	q := quantity{first: i, value: decimal.NewFromInt(n), unit: u, next: u.next}
	q.doubt("Số viết bằng chữ: “" + ts[i].key + "” có phải là số lượng cần đạt không?")
	return q, true
}
