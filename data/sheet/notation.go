package sheet

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// notation tells in which ways the numbers typed as text in one column are
// written. A column with marks of the English way makes "1.234" doubtful.
type notation struct {
	englishPoint     bool // "12.5", "0.996", "1,234.5"
	englishThousands bool // "1,234,567"
	vietnamese       bool // "12,5", "1.234.567", "1.234,5"
}

// notationOf looks at every text of a column.
func (s *scan) notationOf(col int) notation {
	if n, ok := s.columns[col]; ok {
		return n
	}
	n := notation{}
	for row := s.header.bottom + 1; row <= s.g.height(); row++ {
		text := vn.Clean(s.g.raw(row, col))
		if text == "" || s.g.isNumeric(row, col) || strings.Trim(text, "0123456789.,%‰ ") != "" {
			continue
		}
		text = strings.TrimRight(text, "%‰ ")
		dot, comma := strings.LastIndexByte(text, '.'), strings.LastIndexByte(text, ',')
		switch dots, commas := strings.Count(text, "."), strings.Count(text, ","); {
		case dots == 1 && comma < dot && (len(text)-dot != 4 || commas > 0 || strings.HasPrefix(text, "0.")):
			n.englishPoint = true
		case commas > 1:
			n.englishThousands = true
		case dots > 1, commas == 1 && dot < comma && (len(text)-comma != 4 || dots > 0):
			n.vietnamese = true
		}
	}
	if s.columns == nil {
		s.columns = map[int]notation{}
	}
	s.columns[col] = n
	return n
}

// threeAfter parts a text like "1.234" or "1,234" into its two readings: one
// separator with exactly three digits after it and a whole part that may head
// groups of three. ok is false for every other text.
func threeAfter(text string) (separator byte, grouped, pointed decimal.Decimal, ok bool) {
	i := strings.IndexAny(text, ".,")
	if i < 1 || i > 3 || len(text)-i != 4 || text[0] == '0' || strings.Trim(text[:i]+text[i+1:], "0123456789") != "" {
		return 0, grouped, pointed, false
	}
	whole, rest := text[:i], text[i+1:]
	return text[i], decimal.RequireFromString(whole + rest), decimal.RequireFromString(whole + "." + rest), true
}

// apart is how far two positive amounts lie apart, in powers of ten; more than
// any question asks for when one of them is not positive.
func apart(a, b decimal.Decimal) float64 {
	if !a.IsPositive() || !b.IsPositive() {
		return 0
	}
	return math.Abs(math.Log10(a.InexactFloat64()) - math.Log10(b.InexactFloat64()))
}

// nearest is the smallest distance of a number from what stands beside it, and
// false when nothing does.
func nearest(d decimal.Decimal, refs []decimal.Decimal) (float64, bool) {
	best, ok := math.Inf(1), false
	for _, r := range refs {
		if r.IsPositive() && d.IsPositive() {
			best, ok = min(best, apart(d, r)), true
		}
	}
	return best, ok
}

// reach is how far, in powers of ten, a result may lie from its plan or from
// last year's before another reading is looked for: a flow may have done a
// twentieth of its plan.
const reach = 1.35

// wideReach is how far a unit's share may lie below the whole commune's amount.
const wideReach = 4.5

// beyond is a distance no result has, whatever else it might mean.
const beyond = 3

// counted tells whether a unit of measure counts whole things.
func counted(unit string) bool {
	switch vn.Key(unit) {
	case "người", "hộ", "lao động", "con", "thôn", "trường", "mô hình", "tiêu chí", "căn hộ", "căn", "cái", "công trình", "đồng", "đ", "lượt", "lượt người", "cháu", "học sinh", "hội viên", "đảng viên", "vụ", "ca", "buổi", "lớp", "phòng", "doanh nghiệp", "sản phẩm":
		return true
	}
	return false
}

// vagueWords say that a number is not exact, or that it is a limit. They may
// also stand after it.
var vagueWords = regexp.MustCompile(`^(?i)(trên dưới|không quá|không dưới|ít nhất|tối thiểu|tối đa|xấp xỉ|khoảng|chừng|ước tính|ước đạt|ước|gần|trên|dưới|hơn|độ|từ|đến|≥|≤|>=|=>|<=|=<|>|<|~|≈)\s*(.*)$`)

// vagueTail ends a number the same way.
var vagueTail = regexp.MustCompile(`^(.*\d\S*(?: \S+){0,3}?)\s+(?i:trở lên|trở xuống|trở đi)$`)

// numberWord is a number in a text with the sign or scale that belongs to it.
var numberWord = regexp.MustCompile(`\d[\d.,]*(?:\s?(?:%|‰|tỷ đồng|tỉ đồng|tỷ|tỉ|triệu đồng|triệu|nghìn đồng|ngàn đồng))?`)

// pairText are two numbers with a stroke between them and the unit at the end.
var pairOf = regexp.MustCompile(`^(\d[\d.,]*)\s*([^\d/]*?)\s*/\s*(\d[\d.,]*)\s*([^\d/]*)$`)

// rangeOf are two numbers with a dash between them.
var rangeOf = regexp.MustCompile(`^\d[\d.,]*\s*%?\s*[-–]\s*\d[\d.,]*\s*[^\d]*$`)

// exactPart takes the words off that make a number vague; ok is false when
// there are none.
func exactPart(text string) (rest string, ok bool) {
	rest = text
	for {
		if m := vagueWords.FindStringSubmatch(rest); m != nil && (m[2] == "" || !unicode.IsLetter(lastRune(m[1])) || strings.HasPrefix(rest[len(m[1]):], " ")) {
			rest, ok = m[2], true
			continue
		}
		if m := vagueTail.FindStringSubmatch(rest); m != nil {
			rest, ok = m[1], true
			continue
		}
		return rest, ok
	}
}

func lastRune(s string) rune {
	rs := []rune(s)
	return rs[len(rs)-1]
}

// numbersIn lists the different numbers of a text as they are written there.
func numbersIn(text string) []string {
	var out []string
	for _, w := range numberWord.FindAllString(text, -1) {
		w = strings.TrimRight(w, "., ")
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// readable tells whether a text is a number, with or without a unit of measure
// after it, that the importer can judge by itself.
func readable(text string) bool {
	if _, err := vn.ParseNumber(text); err == nil {
		return true
	}
	if _, err := vn.ParseFor(text, "đồng"); err == nil {
		return true
	}
	head := numberWord.FindString(text)
	if head == "" || !strings.HasPrefix(text, head) && !strings.HasPrefix(text, "-") && !strings.HasPrefix(text, "−") {
		return false
	}
	_, tail, _ := strings.Cut(text, head)
	tail = strings.TrimSpace(tail)
	if t := vn.Lower(tail); t == "0/00" || t == "o/oo" || strings.HasSuffix(t, " 0/00") {
		return true
	}
	return !strings.ContainsFunc(tail, unicode.IsDigit) && !strings.ContainsAny(tail, "(;,") && len(strings.Fields(tail)) <= 3
}

// typedChoice offers to read a cell as if something else stood in it.
func typedChoice(text, label string) model.Choice {
	return model.Choice{Value: model.AnswerTyped + text, Label: label}
}

// numberChoice offers a number, shown with its unit of measure.
func numberChoice(d decimal.Decimal, unit string) model.Choice {
	return model.Choice{Value: d.String(), Label: strings.TrimSpace(vn.Format(d) + " " + unit)}
}
