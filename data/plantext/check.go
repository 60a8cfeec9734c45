package plantext

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// question notes what is not sure about a leaf.
func (l *leaf) question(lists ...[]string) {
	for _, list := range lists {
		for _, s := range list {
			if s == "" || strings.Contains(l.Why, s) {
				continue
			}
			l.Uncertain = true
			l.Why = strings.TrimSpace(l.Why + " " + s)
		}
	}
}

// answer takes a question back that something else has answered.
func (l *leaf) answer(s string) {
	l.Why = strings.TrimSpace(strings.ReplaceAll(strings.Replace(l.Why, s, "", 1), "  ", " "))
	l.Uncertain = l.Why != ""
}

// checkUnit questions units that are missing or not known.
func (l *leaf) checkUnit(q quantity, name []token) {
	switch {
	case q.unit.name == "" && l.unitInName(name):
	case q.unit.name == "" && q.form == ofTotal && unitsKnown.read(name, 0).class == counted:
		l.Unit = unitsKnown.read(name, 0).name // "xóm văn hóa 9/12"
		l.question([]string{fmt.Sprintf("Đơn vị tính “%s” có đúng không?", l.Unit)})
	case q.unit.name == "":
		for i, t := range name {
			if i < 2 && t.is("số") {
				if u := unitsKnown.read(name, i+1); u.class == counted {
					l.Unit = u.name
				}
			}
		}
		l.question([]string{"Kế hoạch không ghi đơn vị tính: đơn vị nào?"})
	case !q.unit.known:
		l.question([]string{fmt.Sprintf("Đơn vị tính “%s” có đúng không?", q.unit.name)})
	}
}

// unitInName takes the unit out of brackets in the name: "Diện tích lúa (ha)".
func (l *leaf) unitInName(name []token) bool {
	for i, t := range name {
		if !t.is("(") {
			continue
		}
		end := closing(name, i)
		u := unitsKnown.read(name, i+1)
		if u.known && u.next == end && end < len(name) {
			l.Unit = u.name
			l.Name = strings.TrimSpace(write(append(clone(name[:i]), name[end+1:]...)))
			l.lead.unit = u
			if l.Kind == KindCount && u.class != counted {
				l.Kind = kindOf(quantity{unit: u}, reading{comparator: l.Comparator}, name, false)
			}
			return true
		}
	}
	return false
}

// checkName questions names that are hardly one.
func (l *leaf) checkName() {
	ts := tokenise(l.Name, 0, len(l.Name))
	if len(ts) < 3 && !strings.Contains(l.Name, ":") && measureHeads.at(ts, 0) == 0 && verbs.at(ts, 0) == 0 {
		l.question([]string{shortName})
	}
	l.checkEdges(ts)
	if len(ts) > 0 && ts[0].kind == numeral {
		l.question([]string{"Trong tên còn số: kiểm tra chỗ tách."})
	}
	for i := 0; i < len(ts); i++ {
		if ts[i].kind != numeral {
			continue
		}
		if n := notValue(ts, i); n > 0 {
			i += n - 1
			continue
		}
		if n := before(ts, i, 1); ts[i].is("1", "01") && (n == "trên" || n == "/" || n == "mỗi") {
			continue
		}
		l.question([]string{"Trong tên còn số: kiểm tra chỗ tách."})
	}
}

// checkEdges questions names that begin or end in the middle of something, or
// name two things.
func (l *leaf) checkEdges(ts []token) {
	if len(ts) == 0 {
		return
	}
	last := ts[len(ts)-1]
	if opensLate(ts) || last.is("đạt", "là", "của", "với", "từ", "cho", "trong", "và", "bị", "vượt", "bằng", "so", "theo", "tại", "ở", "các", "những", "trở") {
		l.question([]string{"Tên chỉ tiêu chưa trọn: kiểm tra chỗ tách."})
	}
	for i := 1; i+1 < len(ts); i++ {
		if ts[i].is(",", ";") && opensAnother(ts, i) {
			l.question([]string{"Trong tên có thể có hai chỉ tiêu: kiểm tra chỗ tách."})
		}
	}
	if l.Unit == "%" && l.Kind == KindRate && l.Value.Valid && l.Value.Decimal.GreaterThan(decimal.New(100, 0)) {
		l.question([]string{"Tỷ lệ trên 100%: so với mức nào?"})
	}
}

// opensLate tells whether a name begins with a word that only goes on from
// another one.
func opensLate(ts []token) bool {
	if ts[0].is("tại", "ở", "trong", "tăng", "giảm", "vượt") {
		return len(ts) < 3
	}
	return circumstance.at(ts, 0) > 0 || ts[0].is("của", "cho", "so", "với", "theo", "từ", "và", "là", "chiếm", "bằng", "nên", "thì", "mà", "khi", "nếu", "vì", "về")
}

// opensAnother tells whether words that open a target stand behind the comma at i.
func opensAnother(ts []token, i int) bool {
	return prefixMeasures.at(ts, i+1) > 0 || carryOn.at(ts, i+1) > 0 || i > 2 && verbs.at(ts, i+1) > 0 && !verbPair(ts, i)
}

// verbPair tells whether the comma at i only stands between two verbs ("được
// thu gom, xử lý") or two fields ("công nghiệp, xây dựng").
func verbPair(ts []token, i int) bool {
	if n := verbs.at(ts, i+1); n > 0 && measureHeads.at(ts, i+1+n) > 0 {
		return false // "…, đưa diện tích …"
	}
	return verbs.in1(ts, i-1) || ts[i-1].is("nghiệp", "trọt", "nuôi", "doanh", "ttcn", "xuất")
}

// shortName is asked of names that hardly say anything.
const shortName = "Tên chỉ tiêu quá ngắn: kiểm tra lại."
