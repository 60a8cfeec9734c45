package plantext

import (
	"strings"

	"sothidua/data/vn"
)

// table is a table of the text: rows of cells parted by "|" or tabs.
type table struct {
	rows    []row
	header  int     // rows of the heading
	cols    columns // what the columns hold
	doubt   string  // what is not sure about the columns
	guessed bool    // the plan's column was told by its figures only
	taken   bool    // read already
	node    *node   // where it stands
}

type row struct {
	from, to int
	cells    []string
}

// stacked questions a table that was written one cell a line: an empty cell moves
// all that follow.
func (t *table) stacked() {
	if t.doubt == "" {
		t.doubt = "Bảng chép thành từng dòng, mỗi ô một dòng: số này có đúng dòng, đúng cột không?"
	}
}

// ofPast tells whether the table stands under a heading that tells what was done.
func (t *table) ofPast() bool {
	for a := t.node.parent; a != nil; a = a.parent {
		if h, _ := a.head(); past(h) {
			return true
		}
	}
	return false
}

// tableLines counts the lines at the start of a list that are rows of a table.
func tableLines(text string, list []line) int {
	n := 0
	for _, l := range list {
		if s := text[l.from:l.to]; strings.Count(s, "|") < 2 && strings.Count(s, "\t") < 2 {
			break
		}
		n++
	}
	return n
}

// addTable puts a table into the tree.
func (d *document) addTable(list []line, rows []row) {
	t := &table{rows: rows}
	t.findColumns()
	n := &node{label: label{rank: rankPlain}, start: list[0].from, from: list[0].from, to: list[0].from, table: t}
	t.node = n
	d.tables = append(d.tables, t)
	d.attach(n)
}

// cutRows cuts lines into rows.
func cutRows(text string, list []line) []row {
	var out []row
	for _, l := range list {
		if r, ok := cutRow(text, l); ok {
			out = append(out, r)
		}
	}
	return out
}

// cutRow cuts a line into cells; rules (|---|) are no rows.
func cutRow(text string, l line) (row, bool) {
	s := text[l.from:l.to]
	separator := "\t"
	if strings.Count(s, "|") > 1 {
		separator = "|"
		s = strings.Trim(strings.TrimSpace(s), "|")
	}
	if strings.Trim(s, "|-: \t") == "" {
		return row{}, false
	}
	r := row{from: l.from, to: l.to}
	for _, c := range strings.Split(s, separator) {
		r.cells = append(r.cells, vn.Clean(strings.NewReplacer("**", "", "<br>", " ", "<br/>", " ").Replace(c)))
	}
	return r, true
}

func (r row) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

// usable tells whether the table is one of targets: it names them and their
// plan or unit.
func (t *table) usable() bool {
	return t.cols.name >= 0 && t.cols.plan >= 0
}

// findColumns reads the heading of a table, which may take several rows.
func (t *table) findColumns() {
	t.cols = noColumns
	for i := 0; i < len(t.rows) && i < 6; i++ {
		t.cols = noColumns
		if nameColumn(t.rows[i].cells) < 0 {
			continue
		}
		end := i + 1
		for end < len(t.rows) && end < i+3 && !t.dataRow(end, nameColumn(t.rows[i].cells)) {
			end++
		}
		t.header = end
		from := i
		if i > 0 && t.rows[i-1].cell(nameColumn(t.rows[i].cells)) == "" && len(kept(t.rows[i-1].cells)) > 1 {
			from = i - 1 // a row of titles above that of the name
		}
		t.assign(t.titles(from, end))
		if t.usable() {
			return
		}
	}
}

// titles joins the heading rows of every column; a title that spans columns
// counts for those that have none of their own.
func (t *table) titles(from, to int) []string {
	width := 0
	for _, r := range t.rows[from:to] {
		width = max(width, len(r.cells))
	}
	out := make([]string, width)
	for _, r := range t.rows[from:to] {
		last := ""
		for i := range width {
			c := r.cell(i)
			if c == "" && to-from > 1 && &r.cells[0] == &t.rows[from].cells[0] && i > 0 {
				c = last
			}
			last = c
			out[i] = strings.TrimSpace(out[i] + " " + c)
		}
	}
	return out
}

// dataRow tells whether row i is one of targets rather than of the heading.
func (t *table) dataRow(i, name int) bool {
	c := t.rows[i].cell(name)
	return len([]rune(c)) > 2 || len(t.rows[i].cells) < 3
}
