package raw

import (
	"strconv"
	"strings"
)

// Shows is what a number format makes of a number.
type Shows uint8

// What a number is shown as.
const (
	ShowsNumber Shows = iota
	ShowsPercent
	ShowsDay
)

// FormatOf classes a built-in format by its number and another by its code
// (ECMA-376, 18.8.30).
func FormatOf(builtin int, code string) Shows {
	if code == "" {
		switch {
		case builtin == 9 || builtin == 10:
			return ShowsPercent
		case builtin >= 14 && builtin <= 22, builtin >= 27 && builtin <= 36, builtin >= 45 && builtin <= 47, builtin >= 50 && builtin <= 58:
			return ShowsDay
		}
		return ShowsNumber
	}
	code = strings.ToLower(active(code))
	switch {
	case strings.Contains(code, "general"):
		return ShowsNumber
	case strings.Contains(code, "%"):
		return ShowsPercent
	case strings.ContainsAny(code, "ymdhs"):
		return ShowsDay
	}
	return ShowsNumber
}

// active leaves out the parts of a number format that are shown as they
// stand, and its colours and locales in brackets.
func active(code string) string {
	var b strings.Builder
	closing, skip := rune(0), false
	for _, r := range code {
		switch {
		case skip:
			skip = false
		case closing != 0:
			if r == closing {
				closing = 0
			}
		case r == '"':
			closing = '"'
		case r == '[':
			closing = ']'
		case r == '\\' || r == '_' || r == '*':
			skip = true
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// IsNumber tells whether a stored value may be a number; the type of the cell
// decides.
func IsNumber(s string) bool {
	if s == "" || strings.Trim(s, "0123456789.eE+-") != "" {
		return false
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// ParseRef reads the name of a cell ("E12", "$E$12") as 1-based column and
// row; ok is false for anything else.
func ParseRef(ref []byte) (col, row int, ok bool) {
	letters, digits := 0, 0
	for _, c := range ref {
		switch {
		case c == '$':
		case c >= 'A' && c <= 'Z' && digits == 0:
			col, letters = col*26+int(c-'A')+1, letters+1
		case c >= 'a' && c <= 'z' && digits == 0:
			col, letters = col*26+int(c-'a')+1, letters+1
		case c >= '0' && c <= '9' && letters > 0:
			row, digits = row*10+int(c-'0'), digits+1
		default:
			return 0, 0, false
		}
		if letters > 3 || digits > 7 {
			return 0, 0, false
		}
	}
	return col, row, letters > 0 && row > 0 && col <= MaxCols
}

// ParseRange reads "A1:C3" or "A1".
func ParseRange(ref string) (Rect, bool) {
	from, to, both := strings.Cut(ref, ":")
	if !both {
		to = from
	}
	col, row, ok := ParseRef([]byte(from))
	toCol, toRow, ok2 := ParseRef([]byte(to))
	return Rect{Row: min(row, toRow), Col: min(col, toCol), ToRow: max(row, toRow), ToCol: max(col, toCol)}, ok && ok2
}
