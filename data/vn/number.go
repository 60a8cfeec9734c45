package vn

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// maxNumberText is the longest text read as a number, in bytes: the largest
// number of the book needs 20, and nothing longer is typed on purpose.
const maxNumberText = 64

// howTo tells how numbers are written; it closes every message about one.
const howTo = "Ghi số kiểu Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần lẻ, ví dụ 1.234,5 hoặc 99,6."

// ParseNumber reads a number that a person typed.
//
// Vietnamese writing comes first: "1.234" is a thousand and more, "1.234,5"
// and "99,6" have a decimal comma, and "1,234" alone is one and a bit. What
// cannot be Vietnamese is read the English way: one dot that does not stand
// before exactly three digits ("12.5", "1.27"), a dot after a lone zero
// ("0.996"), several commas before groups of three ("1,234,567", "1,234.5").
// Spaces and no-break spaces may stand between groups of three. The sign is
// +, - or − (U+2212).
//
// Everything else is refused with CodeInvalid and a message that quotes the
// text: "khoảng 3", "12abc", "1.2.3", "1234.567", an empty text.
func ParseNumber(s string) (decimal.Decimal, error) {
	text := Clean(s)
	if text == "" {
		return decimal.Zero, model.Invalid("", "Chưa ghi số. %s", howTo)
	}
	body, negative := cutSign(text)
	plain, ok := plainNumber(body)
	if !ok || len(text) > maxNumberText {
		return decimal.Zero, unreadable(text)
	}
	d, err := decimal.NewFromString(plain)
	if err != nil {
		return decimal.Zero, model.Wrap(model.CodeInvalid, err, "“%s” không phải là số. %s", shorten(text), howTo)
	}
	if negative {
		d = d.Neg()
	}
	return d, nil
}

// cutSign takes a leading sign off.
func cutSign(s string) (rest string, negative bool) {
	for _, sign := range []string{"-", "−", "+"} {
		if after, ok := strings.CutPrefix(s, sign); ok {
			return strings.TrimSpace(after), sign != "+"
		}
	}
	return s, false
}

// plainNumber rewrites digits with separators into plain notation.
func plainNumber(s string) (string, bool) {
	if s == "" || !digit(s[0]) || !digit(s[len(s)-1]) || strings.Trim(s, "0123456789., ") != "" {
		return "", false
	}
	if strings.Contains(s, " ") {
		return spacedNumber(s)
	}
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case dots == 0 && commas == 0:
		return s, digits(s)
	case commas == 0 && dots == 1:
		return dottedNumber(s)
	case commas == 0:
		return grouped(s, ".")
	case dots == 0 && commas == 1:
		return strings.Replace(s, ",", ".", 1), true
	case dots == 0:
		return grouped(s, ",")
	case commas == 1 && strings.Index(s, ",") > strings.LastIndex(s, "."):
		whole, rest, _ := strings.Cut(s, ",")
		return joined(whole, ".", rest)
	case dots == 1 && strings.Index(s, ".") > strings.LastIndex(s, ","):
		whole, rest, _ := strings.Cut(s, ".")
		if len(rest) == 3 { // "1,234.567" may be a slip for 1.234.567
			return "", false
		}
		return joined(whole, ",", rest)
	}
	return "", false
}

// dottedNumber reads digits with exactly one dot.
func dottedNumber(s string) (string, bool) {
	whole, rest, _ := strings.Cut(s, ".")
	if len(rest) != 3 || whole == "0" {
		return s, digits(whole) && digits(rest)
	}
	return grouped(s, ".")
}

// spacedNumber reads groups of three parted by spaces, with or without a
// decimal part.
func spacedNumber(s string) (string, bool) {
	i := strings.IndexAny(s, ".,")
	if i < 0 {
		return grouped(s, " ")
	}
	rest := s[i+1:]
	if s[i] == '.' && len(rest) == 3 { // "1 234.567" mixes two ways to part groups
		return "", false
	}
	return joined(s[:i], " ", rest)
}

// joined reads groups of three and the digits of a decimal part.
func joined(whole, separator, rest string) (string, bool) {
	w, ok := grouped(whole, separator)
	return w + "." + rest, ok && digits(rest)
}

// grouped reads one to three digits, the first not zero, followed by groups of
// exactly three.
func grouped(s, separator string) (string, bool) {
	groups := strings.Split(s, separator)
	for i, g := range groups {
		if !digits(g) || i > 0 && len(g) != 3 {
			return "", false
		}
	}
	if len(groups[0]) > 3 || groups[0][0] == '0' {
		return "", false
	}
	return strings.Join(groups, ""), true
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// vague lists the words that make a number a guess, without accents.
var vague = [...]string{"khoang", "gan", "tren", "duoi", "hon", "uoc", "tu", "den", "co", "~", ">", "<", "≥", "≤"}

// unreadable says why the text is no number and how to write one.
func unreadable(text string) error {
	first, _, _ := strings.Cut(Fold(text), " ")
	for _, v := range vague {
		if first == v || !unicode.IsLetter([]rune(v)[0]) && strings.HasPrefix(text, v) {
			return model.Invalid("", "“%s” không phải một số chính xác. Chỉ ghi số, phần giải thích ghi ở ghi chú. %s", shorten(text), howTo)
		}
	}
	if strings.Trim(text, "0123456789., +-−") == "" {
		return model.Invalid("", "“%s” không rõ là số nào. %s", shorten(text), howTo)
	}
	return model.Invalid("", "“%s” không phải là số. %s", shorten(text), howTo)
}

// shorten keeps a quoted text short enough for a message.
func shorten(s string) string {
	if rs := []rune(s); len(rs) > 40 {
		return string(rs[:40]) + "…"
	}
	return s
}
