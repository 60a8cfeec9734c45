package plantext

import (
	"strings"
	"unicode/utf8"

	"sothidua/data/vn"
)

// A table typed with spaces, as text copied from a page or a PDF has it, is
// known by its columns: the places blank in all of its full lines.

// fullCells is how many cells, parted by two spaces or more, make a full line
// of such a table; leastFull how many full lines make a table.
const (
	fullCells = 4
	leastFull = 4
)

// alignedLines counts the lines at the start of a list that are rows of a table
// typed with spaces, 0 when they are none.
func alignedLines(text string, list []line) int {
	n, full, last := 0, 0, 0
	for i, l := range list {
		if i > 0 && l.blank {
			break
		}
		n++
		if len(cellsOf(wholeLine(text, l))) >= fullCells {
			full++
			last = n
		}
	}
	if full < leastFull || full*2 < last || len(cellsOf(wholeLine(text, list[0]))) < 3 {
		return 0
	}
	return last
}

// wholeLine is a line with the spaces before it.
func wholeLine(text string, l line) string {
	return text[strings.LastIndexByte(text[:l.from], '\n')+1 : l.to]
}

// cellSpan is a run of words by the column it begins in, in runes.
type cellSpan struct{ from int }

// cellsOf cuts a line where two spaces or more stand.
func cellsOf(s string) []cellSpan {
	var out []cellSpan
	spaces, col := 2, 0
	for _, r := range s {
		if r == ' ' || r == '\u00a0' {
			spaces++
		} else {
			if spaces >= 2 {
				out = append(out, cellSpan{from: col})
			}
			spaces = 0
		}
		col++
	}
	return out
}

// alignedRows cuts the lines of a table typed with spaces into rows; a line
// that goes on with the name above is joined to it.
func alignedRows(text string, list []line) []row {
	lines := make([]string, len(list))
	for i, l := range list {
		lines[i] = wholeLine(text, l)
	}
	cuts := columnCuts(lines)
	var rows []row
	for i, s := range lines {
		r := row{from: list[i].from, to: list[i].to, cells: cutAt(s, cuts)}
		if k := len(rows); k > 0 && goesOnAbove(rows[k-1], r) {
			rows[k-1].to = r.to
			for j, c := range r.cells {
				rows[k-1].cells[j] = vn.Clean(rows[k-1].cells[j] + " " + c)
			}
			continue
		}
		rows = append(rows, r)
	}
	return rows
}

// columnCuts finds where columns begin: behind a place that is blank in every
// full line and where a cell begins in some line.
func columnCuts(lines []string) []int {
	width := 0
	for _, s := range lines {
		width = max(width, utf8.RuneCountInString(s))
	}
	taken, begins := make([]bool, width+1), make([]int, width+1)
	for _, s := range lines {
		cells := cellsOf(s)
		if len(cells) < fullCells {
			continue
		}
		for _, c := range cells {
			begins[c.from]++
		}
		for k, r := range []rune(s) {
			taken[k] = taken[k] || r != ' ' && r != '\u00a0'
		}
	}
	var cuts []int
	blank := true
	for k := range width {
		if !taken[k] {
			blank = true
			continue
		}
		if blank && (begins[k] > 0 || len(cuts) == 0) {
			cuts = append(cuts, k)
		}
		blank = false
	}
	return cuts
}

// cutAt cuts a line at columns, never inside a word: one that begins before its
// column belongs to it.
func cutAt(s string, cuts []int) []string {
	runes := []rune(s)
	out := make([]string, len(cuts))
	to := len(runes)
	for i := len(cuts) - 1; i >= 0; i-- {
		from := min(cuts[i], to)
		for from > 0 && from < to && runes[from-1] != ' ' && runes[from-1] != '\u00a0' {
			from--
		}
		out[i] = vn.Clean(string(runes[from:to]))
		to = from
	}
	return out
}

// goesOnAbove tells whether a line goes on with the row above: it has no number
// of its own, and either the row above has no figures yet or this line has
// nothing but words of the name.
func goesOnAbove(above, r row) bool {
	if len(r.cells) < 3 || r.cells[0] != "" || r.cells[1] == "" || above.cells[0] == "" || isBullet(string([]rune(r.cells[1])[:1])) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.cells[1])
	lower := strings.ToLower(string(first)) == string(first)
	return lower && (figures(above) == 0 || figures(r) == 0)
}

// figures counts the cells behind the first that hold digits.
func figures(r row) int {
	n := 0
	for _, c := range r.cells[2:] {
		if strings.ContainsAny(c, "0123456789") {
			n++
		}
	}
	return n
}
