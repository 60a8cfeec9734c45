package sheet

import (
	"fmt"
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

// guessPeriod finds the first period a text names, "" when it names none.
func guessPeriod(text string) model.PeriodCode {
	ws := words(text)
	padded := append(ws[:len(ws):len(ws)], "", "", "") // always three words to look at
	for i := range ws {
		rest := padded[i:]
		for _, named := range []model.PeriodCode{monthsNamed(rest), quarterNamed(rest), monthNamed(ws[:i], rest)} {
			if named != "" {
				return named
			}
		}
	}
	return ""
}

// monthsNamed reads "6 tháng", "6 tháng cuối năm", "9 tháng" and "cả năm".
func monthsNamed(ws []string) model.PeriodCode {
	switch {
	case ws[0] == "6t":
		return model.H1
	case ws[0] == "9t":
		return model.M9
	case ws[0] == "ca" && ws[1] == "nam":
		return model.Y
	case ws[1] != "thang":
		return ""
	}
	switch ws[0] {
	case "6", "06", "sau":
		if ws[2] == "cuoi" {
			return model.H2
		}
		return model.H1
	case "9", "09", "chin":
		return model.M9
	}
	return ""
}

// quarterNamed reads "quý III" and "quý 3".
func quarterNamed(ws []string) model.PeriodCode {
	if ws[0] != "quy" {
		return ""
	}
	n := slices.Index([]string{"", "i", "ii", "iii", "iv"}, ws[1])
	if v, err := strconv.Atoi(ws[1]); err == nil {
		n = v
	}
	if n < 1 || n > 4 {
		return ""
	}
	return model.PeriodCode("Q" + strconv.Itoa(n))
}

// monthNamed reads "tháng 3"; a month in the date of the paper ("ngày 14
// tháng 6") is not the period of its figures.
func monthNamed(before, ws []string) model.PeriodCode {
	if ws[0] != "thang" || len(before) > 1 && before[len(before)-2] == "ngay" {
		return ""
	}
	n, err := strconv.Atoi(ws[1])
	if err != nil || n < 1 || n > 12 {
		return ""
	}
	return model.PeriodCode(fmt.Sprintf("M%02d", n))
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
func (g *grid) above(row int) string { return g.aboveFrom(1, row) }
