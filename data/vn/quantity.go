package vn

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// measure is a unit of measure: a family whose members convert into each other
// by powers of ten (money, mass), the power of this member, and what it is
// counted per ("/ha", "/người/năm").
type measure struct {
	family string
	power  int32
	per    string
}

// The families that convert (DOMAIN: only inside a family). Every other unit
// is its own family.
const (
	money = "tiền"
	mass  = "khối lượng"
)

// scales returns the power of ten of a unit's name within its family.
func scales(name string) (measure, bool) {
	switch strings.ReplaceAll(name, ".", "") {
	case "đồng", "đ", "vnđ", "vnd":
		return measure{family: money, power: 0}, true
	case "nghìn đồng", "ngàn đồng", "nghìn đ", "ngàn đ", "nghìn", "ngàn":
		return measure{family: money, power: 3}, true
	case "triệu đồng", "triệu đ", "triệu", "trđ", "trđồng", "tr đồng", "tr đ", "tr":
		return measure{family: money, power: 6}, true
	case "tỷ đồng", "tỉ đồng", "tỷ đ", "tỉ đ", "tỷ", "tỉ":
		return measure{family: money, power: 9}, true
	case "kg", "ki lô gam":
		return measure{family: mass, power: 0}, true
	case "yến":
		return measure{family: mass, power: 1}, true
	case "tạ":
		return measure{family: mass, power: 2}, true
	case "tấn":
		return measure{family: mass, power: 3}, true
	}
	return measure{}, false
}

// measureOf reads the name of a unit of measure.
func measureOf(unit string) measure {
	key := Lower(Clean(unit))
	switch key {
	case "phần trăm":
		key = "%"
	case "phần nghìn", "phần ngàn":
		key = "‰"
	}
	base, per, _ := strings.Cut(key, "/")
	per = strings.ReplaceAll(per, " ", "")
	if m, ok := scales(strings.TrimSpace(base)); ok {
		m.per = per
		return m
	}
	return measure{family: strings.TrimSpace(base), per: per}
}

// ParseFor reads a number for a unit of measure. The unit may be written after
// the number ("99,6%", "11‰", "11 0/00", "61 tạ/ha"), also in another member
// of its family: amounts of money ("60,5 triệu đồng" for đồng is 60500000,
// "2 tỷ 150 triệu") and of mass (tấn, tạ, yến, kg). Any other unit is refused
// with CodeInvalid, as is what ParseNumber refuses.
func ParseFor(s, unit string) (decimal.Decimal, error) {
	text, want := Clean(s), measureOf(unit)
	if want.family == "‰" {
		text = permille(text)
	}
	body, negative := cutSign(text)
	head, tail := cutNumber(body)
	if tail == "" || head == "" {
		return ParseNumber(text)
	}
	read := one
	if want.family == money && measureOf(tail).family != money && strings.ContainsFunc(tail, unicode.IsDigit) {
		read = mixedMoney
	}
	d, err := read(body, unit, want)
	if err == nil && negative {
		d = d.Neg()
	}
	return d, err
}

// one reads a number and the unit after it.
func one(text, unit string, want measure) (decimal.Decimal, error) {
	head, tail := cutNumber(text)
	d, err := ParseNumber(head)
	if err != nil {
		return d, err
	}
	got := measureOf(tail)
	if got.family == want.family && (got.per == "" || got.per == want.per) {
		return d.Shift(got.power - want.power), nil
	}
	if unit == "" {
		return d, model.Invalid("", "“%s” có chữ sau số. Chỉ ghi số: %s.", shorten(text), head)
	}
	return d, model.Invalid("", "“%s” không theo đơn vị tính “%s” của chỉ tiêu. Đổi ra %s rồi ghi lại, hoặc chỉ ghi số.",
		shorten(text), unit, unit)
}

// mixedMoney reads amounts said in several scales, the larger first and each
// part smaller than one of the scale before it: "2 tỷ 150 triệu đồng".
func mixedMoney(text, _ string, want measure) (decimal.Decimal, error) {
	bad := model.Invalid("", "“%s” không rõ là bao nhiêu tiền. Ghi ví dụ: 2 tỷ 150 triệu, hoặc 2.150.000.000.", shorten(text))
	sum, limit := decimal.Zero, decimal.Decimal{}
	for rest := text; rest != ""; {
		head, tail := cutNumber(rest)
		end := strings.IndexFunc(tail, unicode.IsDigit)
		if end < 0 {
			end = len(tail)
		}
		got := measureOf(strings.Trim(tail[:end], " ,"))
		d, err := ParseNumber(head)
		if err != nil || got.family != money || got.per != "" && got.per != want.per {
			return sum, bad
		}
		part := d.Shift(got.power)
		if rest != text && !part.LessThan(limit) {
			return sum, bad
		}
		sum, limit, rest = sum.Add(part), decimal.New(1, got.power), tail[end:]
	}
	return sum.Shift(-want.power), nil
}

// cutNumber parts the digits and separators at the start from what follows.
func cutNumber(s string) (head, tail string) {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789., ", r) })
	if i < 0 {
		return s, ""
	}
	return strings.TrimSpace(s[:i]), s[i:]
}

// permille writes the ways to type ‰ as the sign itself.
func permille(s string) string {
	low := Lower(s)
	for _, w := range []string{"0/00", "o/oo", "0/oo", "o/00"} {
		if strings.HasSuffix(low, w) {
			return strings.TrimSpace(s[:len(s)-len(w)]) + "‰"
		}
	}
	return s
}
