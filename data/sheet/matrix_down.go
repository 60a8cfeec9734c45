package sheet

import (
	"strings"

	"sothidua/data/vn"
)

// down places a table whose rows are units and whose columns are targets.
func (r *reader) down(g *grid, w within, year int) *table {
	known := r.known(year)
	n := newNames(known.Targets)
	first := r.firstUnitRow(g, w, r.roster(year))
	if n == nil || first <= w.first {
		return nil
	}
	bottom := first - 1
	for bottom > 1 && g.counters(bottom) {
		bottom--
	}
	for depth := 1; depth <= min(headDepth, bottom-w.first+1); depth++ {
		cols, titles, ok := n.columns(g, bottom-depth+1, bottom)
		if !ok {
			return nil // two columns name one target
		}
		if len(cols) == 0 {
			continue
		}
		t := r.matrixTable(g, bottom, bottom, cols, titles, year)
		if t != nil {
			t.header.bottom, t.top = first-1, w.top
		}
		return t
	}
	return nil
}

// firstUnitRow is the first row that names a unit, where another one follows; 0
// when there is none.
func (r *reader) firstUnitRow(g *grid, w within, units *roster) int {
	for row := w.first; row <= min(g.height(), w.last+headDepth); row++ {
		for col := 1; col <= min(g.across(row), 4); col++ {
			if _, ok := units.one(g.raw(row, col)); ok && r.unitsBelow(g, units, row) >= 2 {
				return row
			}
		}
	}
	return 0
}

// columns finds the columns whose headings name a target, with the targets'
// names; false when two name the same one.
func (n *names) columns(g *grid, from, to int) (cols map[string]int, titles map[string]string, ok bool) {
	cols, titles = map[string]int{}, map[string]string{}
	for col := 1; col <= g.width(); col++ {
		text, hard := promisedPart(g.stackedText(from, to, col))
		t, found := n.heading(text)
		if !found {
			continue
		}
		field := fieldTarget + t.Number
		if hard {
			field = fieldHard + field
		}
		if cols[field] > 0 {
			return nil, nil, false
		}
		cols[field], titles[field] = col, t.Name
	}
	return cols, titles, true
}

// promisedPart takes the words off a heading by which a table of registrations
// tells the value of a target and the mark of a hard task apart.
func promisedPart(text string) (rest string, hard bool) {
	low := vn.Lower(text)
	for _, words := range []string{"nhận việc khó", "việc khó", "mức đăng ký", "đơn vị đăng ký", "đăng ký"} {
		if i := strings.Index(low, words); i >= 0 && len(low) == len(text) {
			hard = hard || strings.HasSuffix(words, "việc khó")
			text = vn.Clean(text[:i] + text[i+len(words):])
			low = vn.Lower(text)
		}
	}
	return text, hard
}

// unitsBelow counts the rows from one on, a few of them, that name a unit.
func (r *reader) unitsBelow(g *grid, units *roster, row int) int {
	n := 0
	for ; row <= g.height() && n < 2; row++ {
		for col := 1; col <= min(g.across(row), 4); col++ {
			if _, ok := units.one(g.raw(row, col)); ok {
				n++
				break
			}
		}
	}
	return n
}
