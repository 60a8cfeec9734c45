package plantext

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The ways a line is numbered, from the outermost to the innermost. Bullets
// have no order among themselves.
const (
	rankRoot    = 0
	rankPart    = 10 // Phần thứ nhất, Phụ lục
	rankLetter  = 20 // A.
	rankCaps    = 25 // a line in capitals without a number
	rankArticle = 28 // Điều 1.
	rankRoman   = 30 // I.
	rankTopic   = 40 // "Chỉ tiêu cụ thể" without a number
	rankDecimal = 50 // 1.  2.1.  2.1.3, one more for every level
	rankRound   = 70 // (1)
	rankLower   = 80 // a)
	rankBullet  = 90 // - + •
	rankPlain   = 99 // no label
)

// label is what stands before the words of a line.
type label struct {
	style string // lines of one list have one style
	rank  int
	order int    // 1, 2, 3 …; 0 for bullets and none
	text  string // the plan's number without brackets: "2.1", "a"; empty for bullets
	end   int    // bytes of the line before its words
}

func (l label) numbered() bool { return l.order > 0 }

// parseLabel reads the label of a line; spaces, # and ** before it are no part
// of the line's words.
func parseLabel(line string) label {
	start := skipMarks(line, 0)
	rest := line[start:]
	for _, read := range []func(string) (label, bool){bulletLabel, targetLabel, spokenLabel, partLabel, roundLabel, decimalLabel, romanLabel, letterLabel} {
		if l, ok := read(rest); ok {
			l.end += start
			l.end = skipMarks(line, l.end)
			if l.rank == rankBullet { // "- 1. …" is numbered
				if inner := parseLabel(line[l.end:]); inner.numbered() && inner.rank > rankArticle {
					inner.end += l.end
					return inner
				}
			}
			return l
		}
	}
	return label{style: "", rank: rankPlain, end: start}
}

// skipMarks passes white space and the marks of Markdown from byte i on.
func skipMarks(line string, i int) int {
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '#' || r == '`':
			i += n
		case strings.HasPrefix(line[i:], "**") || strings.HasPrefix(line[i:], "__"):
			i += 2
		default:
			return i
		}
	}
	return i
}

func bulletLabel(s string) (label, bool) {
	r, n := utf8.DecodeRuneInString(s)
	key, rest := signKey(s[:n]), s[n:]
	next, _ := utf8.DecodeRuneInString(rest)
	is := false
	switch key {
	case "o": // the bullet of Word's second level, as text
		is = unicode.IsSpace(next) && opensWords(strings.TrimLeft(rest, " \t"))
	case "-":
		is = !(isDigit(next) && r == '−') && !strings.HasPrefix(rest, "-")
	case "+":
		is = !strings.HasPrefix(rest, "-")
	case "*":
		is = unicode.IsSpace(next)
	case "•":
		is = true
	}
	return label{style: key, rank: rankBullet, end: n}, is && rest != ""
}

// opensWords tells whether a piece of a line begins with a capital or a digit.
func opensWords(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || isDigit(r)
}

// partLabel reads "Phần thứ nhất", "PHẦN II", "Điều 2.", "Phụ lục 01", "Biểu số 1".
func partLabel(s string) (label, bool) {
	ts := tokenise(s, 0, min(len(s), 80))
	if len(ts) == 0 {
		return label{}, false
	}
	i, style, rank := 1, ts[0].key, rankPart
	switch {
	case ts[0].is("điều"):
		rank = rankArticle
	case ts[0].is("phần", "biểu"):
	case len(ts) > 1 && ts[0].is("phụ") && ts[1].is("lục"):
		i, style = 2, "phụ lục"
	default:
		return label{}, false
	}
	for i < len(ts) && ts[i].is("thứ", "số") {
		i++
	}
	l := label{style: style, rank: rank, order: 1}
	if i < len(ts) && ordinal(ts[i].key) > 0 {
		l.order = ordinal(ts[i].key)
		i++
	} else if style != "phụ lục" {
		return label{}, false
	}
	for i < len(ts) && ts[i].is(".", ":", "-", ",") {
		i++
	}
	l.end = ts[i-1].to
	return l, true
}

// targetLabel reads "Chỉ tiêu 1:", "Chỉ tiêu số 2.".
func targetLabel(s string) (label, bool) {
	ts := tokenise(s, 0, min(len(s), 60))
	if len(ts) < 4 || !ts[0].is("chỉ") || !ts[1].is("tiêu") {
		return label{}, false
	}
	i := 2
	if ts[i].is("số", "thứ") {
		i++
	}
	if i+1 >= len(ts) || !ts[i+1].is(":", ".", "-") || ordinal(ts[i].key) == 0 {
		return label{}, false
	}
	n := ordinal(ts[i].key)
	return label{style: "chỉ tiêu", rank: rankDecimal + 1, order: n, text: strconv.Itoa(n), end: ts[i+1].to}, true
}

// spokenLabel reads "Một là,", "Hai là:", "Thứ ba,", as speeches count.
func spokenLabel(s string) (label, bool) {
	ts := tokenise(s, 0, min(len(s), 40))
	if len(ts) < 4 || !ts[0].capital {
		return label{}, false
	}
	n, end := 0, 2
	switch {
	case ts[1].is("là"):
		for i, w := range [...]string{"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"} {
			if ts[0].is(w) {
				n = i + 1
			}
		}
	case ts[0].is("thứ") && ts[2].is(",", ":") && ts[3].kind != numeral:
		n, end = ordinal(ts[1].key), 3
	}
	if n == 0 {
		return label{}, false
	}
	if end < len(ts) && ts[end].is(",", ":") {
		end++
	}
	return label{style: "một là", rank: rankDecimal + 1, order: n, text: strconv.Itoa(n), end: ts[end-1].to}, true
}

// ordinal reads "nhất", "hai", "II", "3"; 0 for anything else.
func ordinal(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 1000 {
		return n
	}
	for i, w := range [...]string{"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám"} {
		if s == w || i > 0 && i == 3 && s == "bốn" {
			return i + 1
		}
	}
	return roman(strings.ToUpper(s))
}

// roman reads a Roman number up to 39; 0 for anything else.
func roman(s string) int {
	n, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		default:
			return 0
		}
		if v < last {
			n -= v
		} else {
			n, last = n+v, v
		}
	}
	return n
}

// roundLabel reads "(1)", "(2).", "(a)".
func roundLabel(s string) (label, bool) {
	if !strings.HasPrefix(s, "(") {
		return label{}, false
	}
	inner, _, ok := strings.Cut(s[1:], ")")
	if !ok || inner == "" {
		return label{}, false
	}
	l := label{style: "(1)", rank: rankRound, text: strings.TrimLeft(inner, "0"), end: len(inner) + 2}
	if n, err := strconv.Atoi(inner); err == nil && n > 0 && n < 200 {
		l.order = n
	} else if n := letterOrder(inner); n > 0 {
		l.style, l.rank, l.order, l.text = "(a)", rankLower+1, n, inner
	} else {
		return label{}, false
	}
	l.end = skipSigns(s, l.end, ".:-/")
	return l, true
}

// skipSigns passes the given signs right after a label.
func skipSigns(s string, i int, signs string) int {
	for i < len(s) && strings.IndexByte(signs, s[i]) >= 0 {
		i++
	}
	return i
}

// decimalLabel reads "1.", "1)", "1/", "2.1.", "2.1", "I.1.", "1 -".
func decimalLabel(s string) (label, bool) {
	n, ok := readLevels(s)
	if !ok || n.levels > 1 && n.order > 99 {
		return label{}, false
	}
	end, ok := labelEnd(s, n.end, n.levels)
	if !ok {
		return label{}, false
	}
	l := label{style: "1", rank: rankDecimal + n.levels, order: n.order, text: n.text, end: end}
	if n.levels > 1 {
		l.style = n.text[:strings.LastIndexByte(n.text, '.')] + ".1"
	} else if n.end < len(s) && s[n.end] == ')' {
		l.style, l.rank = "1)", rankRound-1
	}
	return l, true
}

// leveled is a number with levels: "2.1.3" has three.
type leveled struct {
	text               string
	levels, order, end int
}

// readLevels reads digits parted by points, with a Roman number before them or
// without.
func readLevels(s string) (leveled, bool) {
	var n leveled
	if r := strings.IndexByte(s, '.'); r > 0 && roman(s[:r]) > 0 && r+1 < len(s) && isDigit(rune(s[r+1])) {
		n = leveled{text: s[:r+1], levels: 1, end: r + 1}
	}
	for n.end < len(s) && isDigit(rune(s[n.end])) {
		j := n.end
		for j < len(s) && isDigit(rune(s[j])) {
			j++
		}
		order, err := strconv.Atoi(s[n.end:min(j, n.end+4)])
		if err != nil || order == 0 || j-n.end > 3 {
			return n, false
		}
		n.order, n.end = order, j
		n.levels++
		n.text += strconv.Itoa(order)
		if j+1 >= len(s) || s[j] != '.' || !isDigit(rune(s[j+1])) {
			break
		}
		n.text += "."
		n.end++
	}
	return n, n.order > 0
}

// labelEnd passes what closes a number at the start of a line; a number
// followed by words is no label, unless it has levels ("2.1 Về kinh tế").
func labelEnd(s string, i, levels int) (int, bool) {
	if i >= len(s) {
		return i, false
	}
	rest := s[i:]
	for _, mark := range []string{`\.`, `\)`, " . ", "/.", " - ", " – "} { // the first two as Markdown protects them
		if strings.HasPrefix(rest, mark) {
			return longEnd(s, i, mark)
		}
	}
	switch rest[0] {
	case '.', ')':
		end := skipSigns(s, i, ".)")
		return end, end >= len(s) || !isDigit(rune(s[end]))
	case '/', ':', '-':
		r, _ := utf8.DecodeRuneInString(rest[1:])
		return i + 1, r == ' ' || unicode.IsUpper(r) && levels == 1
	case ' ':
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
		return i, unicode.IsUpper(r) && levels > 1
	}
	return i, false
}

// longEnd passes a closing mark of several signs.
func longEnd(s string, i int, mark string) (int, bool) {
	end := i + len(mark)
	r, _ := utf8.DecodeRuneInString(s[end:])
	switch mark {
	case " . ":
		return end, unicode.IsUpper(r) || isDigit(r)
	case "/.":
		return end, end < len(s) && !isDigit(r)
	case " - ", " – ":
		end = len(s) - len(strings.TrimLeft(s[i:], " -–"))
		r, _ = utf8.DecodeRuneInString(s[end:])
		return end, unicode.IsUpper(r)
	}
	return end, true
}

// romanLabel reads "II.", "II-", "II/", "II)".
func romanLabel(s string) (label, bool) {
	i := 0
	for i < len(s) && strings.IndexByte("IVX", s[i]) >= 0 {
		i++
	}
	n := roman(s[:i])
	if i == 0 || n == 0 {
		return label{}, false
	}
	end := skipSigns(s, i, ".-/):")
	if end == i && strings.HasPrefix(s[i:], " - ") {
		end = i + 2
	}
	if end == i || end < len(s) && s[end] != ' ' && s[end] < utf8.RuneSelf && !unicode.IsUpper(rune(s[end])) {
		return label{}, false
	}
	return label{style: "I", rank: rankRoman, order: n, text: s[:i], end: end}, true
}

// letters is the order in which Vietnamese plans letter their lists.
const letters = "abcdđeghiklmnopqrstuvxy"

func letterOrder(s string) int {
	if utf8.RuneCountInString(s) != 1 {
		return 0
	}
	n := 1
	for _, r := range letters {
		if string(r) == s {
			return n
		}
		n++
	}
	return 0
}

// letterLabel reads "a)", "a.", "đ/", "A.", "B-".
func letterLabel(s string) (label, bool) {
	_, n := utf8.DecodeRuneInString(s)
	if n == 0 || n >= len(s) {
		return label{}, false
	}
	first := s[:n]
	order := letterOrder(strings.ToLower(first))
	end := skipSigns(s, n, ".)/-:")
	if order == 0 || end == n || end < len(s) && s[end] != ' ' {
		return label{}, false
	}
	if lower := strings.ToLower(first); lower == first {
		return label{style: "a", rank: rankLower, order: order, text: first, end: end}, true
	}
	return label{style: "A", rank: rankLetter, order: order, text: first, end: end}, true
}
