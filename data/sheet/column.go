package sheet

import (
	"strconv"
	"strings"
	"unicode"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// kind tells how the cells of a column are read.
type kind int

const (
	kindShown  kind = iota // only shown, never read
	kindText               // one line
	kindLong               // several lines
	kindCode               // a number of the plan or a code of a unit
	kindFigure             // a number, a pair, or a choice
	kindDate
	kindPhone
)

// column is one column of a layout: the field of the importer it feeds, its
// heading, and the other headings it is known by.
type column struct {
	field string
	title string
	width float64 // in digits
	kind  kind
	// names are headings that mean this column, folded as heading does; a
	// heading that starts with one of them counts too.
	names []string
}

// heading writes a column's heading for comparing: without accents, marks and
// case, the year of the table and the year before by name.
func heading(text string, year int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || unicode.Is(unicode.Mn, r) {
			return r
		}
		return ' '
	}, vn.NFC(text))
	words := strings.Fields(vn.Fold(text))
	for i, w := range words {
		switch {
		case year != 0 && w == strconv.Itoa(year):
			words[i] = "nay"
		case year != 0 && w == strconv.Itoa(year-1):
			words[i] = "truoc"
		}
	}
	return strings.Join(words, " ")
}

// fits tells how well a folded heading is one of a column's names: the length
// of the name it starts with, whole headings above all others, 0 for not at all.
func fits(names []string, folded string) int {
	best := 0
	for _, n := range names {
		switch {
		case n == "":
		case folded == n:
			best = max(best, 1000+len(n))
		case len(folded) > len(n) && folded[len(n)] == ' ' && folded[:len(n)] == n:
			best = max(best, len(n))
		}
	}
	return best
}

// shape is a layout the reader knows: its columns and those it cannot do without.
type shape struct {
	layout model.Layout
	cols   []column
	need   []string
}

// known lists the folded names of each column, its own heading among them.
func (s shape) known(year int) [][]string {
	out := make([][]string, len(s.cols))
	for i, c := range s.cols {
		out[i] = append([]string{heading(c.title, year)}, c.names...)
	}
	return out
}

// shapes lists the layouts in the order in which they are tried: what only
// one of them has comes first.
func shapes(year int, code model.PeriodCode) []shape {
	return []shape{
		{model.LayoutTargets, targetColumns(year), []string{"number", "name", "comparator"}},
		{model.LayoutProgress, progressColumns(year, code), []string{"number", "name", "period_value", "judgement"}},
		// A table of the office's own may show last year's result beside this
		// period's; it must not be taken for it.
		{model.LayoutKit, append(kitColumns(year, code), column{"last_year", "Thực hiện năm trước", 0, kindShown, []string{"th nam truoc", "nam truoc"}}),
			[]string{"number", "name", "period_value"}},
		{model.LayoutUnits, unitColumns(), []string{"name", "block"}},
	}
}

// shapeOf returns the shape of one layout.
func shapeOf(layout model.Layout, year int, code model.PeriodCode) (shape, bool) {
	switch {
	case layout == model.LayoutRegistration:
		return registrationShape(), true
	case layout == model.LayoutResults:
		return shape{layout, resultListColumns(), []string{"name"}}, true
	case isMatrix(layout):
		return matrixShape(layout), true
	}
	for _, s := range shapes(year, code) {
		if s.layout == layout {
			return s, true
		}
	}
	return shape{}, false
}

// title is the heading of a field on one line.
func (s shape) title(field string) string {
	for _, c := range s.cols {
		if c.field == field {
			return vn.Clean(c.title)
		}
	}
	return field
}
