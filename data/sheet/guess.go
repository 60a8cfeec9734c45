package sheet

import (
	"slices"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// words splits a text for guessing: folded, years and months apart.
func words(text string) []string { return strings.Fields(heading(text, 0)) }

// guessYear finds the year a text is about: the first one after "năm", else
// the latest; 0 when it names none.
func guessYear(text string) int {
	latest := 0
	ws := words(text)
	for i, w := range ws {
		y, err := strconv.Atoi(w)
		if err != nil || y < 2000 || y > 2199 {
			continue
		}
		if i > 0 && ws[i-1] == "nam" && !slices.Contains(ws[max(0, i-5):i], "ngay") {
			return y
		}
		latest = max(latest, y)
	}
	return latest
}

// guessPeriod finds the period a text is about, "" when it names none. A month
// in the date of the paper ("ngày 14 tháng 6") is not one.
func guessPeriod(text string) model.PeriodCode {
	ws := words(text)
	next := func(i int) string {
		if i < len(ws) {
			return ws[i]
		}
		return ""
	}
	for i, w := range ws {
		switch {
		case (w == "6" || w == "06" || w == "sau") && next(i+1) == "thang":
			if next(i+2) == "cuoi" {
				return model.H2
			}
			return model.H1
		case w == "6t":
			return model.H1
		case (w == "9" || w == "09" || w == "chin") && next(i+1) == "thang", w == "9t":
			return model.M9
		case w == "quy":
			if n := slices.Index([]string{"i", "ii", "iii", "iv"}, next(i+1)); n >= 0 {
				return model.PeriodCode("Q" + strconv.Itoa(n+1))
			}
			if n, err := strconv.Atoi(next(i + 1)); err == nil && n >= 1 && n <= 4 {
				return model.PeriodCode("Q" + strconv.Itoa(n))
			}
		case w == "thang" && (i < 2 || ws[i-2] != "ngay"):
			if n, err := strconv.Atoi(next(i + 1)); err == nil && n >= 1 && n <= 12 {
				return model.PeriodCode("M" + string(rune('0'+n/10)) + string(rune('0'+n%10)))
			}
		case w == "ca" && next(i+1) == "nam":
			return model.Y
		}
	}
	return ""
}

// unitAfter finds the unit's code after the label the kits carry.
func unitAfter(text string) string {
	_, rest, ok := strings.Cut(vn.Clean(text), strings.TrimSpace(codeLabel))
	if !ok {
		return ""
	}
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return strings.Trim(code, ".,;()")
}

// above joins everything that stands over the table.
func (g *grid) above(row int) string {
	var b strings.Builder
	for r := 1; r < row; r++ {
		for c := 1; c <= len(g.rows[r-1]); c++ {
			if v := g.raw(r, c); v != "" {
				b.WriteString(v)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
