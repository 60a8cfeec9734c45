package sheet

import (
	"cmp"
	"slices"
	"strings"
)

// The heading of a table stands near the top and has at most four rows
// ("Thực hiện" over "6 tháng").
const (
	headSearch = 60
	headDepth  = 4
)

// header is where a table's headings stand and which column is which.
type header struct {
	row, bottom int
	last        int            // of the data, 0 for the end of the sheet
	cols        map[string]int // by field, 1-based
	score       int            // columns that are read, not only shown
	twin        string         // a field that two columns claim alike, "" for none
	twinCol     int            // the column that lost
}

// findHeader looks for the row whose cells name the columns of the shape; the
// one that names most of them wins, the first among equals.
func (g *grid) findHeader(s shape, year int) (header, bool) {
	var best header
	names, most := s.known(year), s.most()
	f := folding{g: g, year: year, width: g.width(), done: map[string]string{}}
	last := min(g.height(), headSearch)
	for row := 1; row <= last && (best.score < most || best.twin != ""); row++ {
		if g.across(row) == 0 {
			continue // the headings begin below
		}
		for depth := 1; depth <= headDepth && row+depth-1 <= last; depth++ {
			h := match(s, names, stacked(f.to(row + depth - 1)[row-1:]))
			if h.has(s.need) && h.better(best) {
				h.row, h.bottom = row, g.below(row, depth, h.cols)
				best = h
			}
		}
	}
	return best, best.score > 0
}

// most is the score of a heading that names every column.
func (s shape) most() int {
	n := 0
	for _, c := range s.cols {
		if c.kind != kindShown {
			n++
		}
	}
	return n
}

// better tells whether h names more columns, or as many with less doubt.
func (h header) better(o header) bool {
	return h.score > o.score || h.score == o.score && h.twin == "" && o.twin != ""
}

func (h header) has(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool { return h.cols[f] == 0 })
}

// longestHeading is the longest text, in bytes, that may head a column.
const longestHeading = 200

// folding writes the first rows of a sheet as headings are compared, a merged
// cell's text in each of its cells; only as far as somebody looks.
type folding struct {
	g     *grid
	year  int
	width int
	rows  [][]string
	done  map[string]string // by text: headings repeat
}

// to returns the rows up to one of them.
func (f *folding) to(row int) [][]string {
	for len(f.rows) < row {
		line := make([]string, f.width)
		for c := range line {
			line[c] = f.heading(f.g.filled(len(f.rows)+1, c+1))
		}
		f.rows = append(f.rows, line)
	}
	return f.rows[:row]
}

func (f *folding) heading(text string) string {
	if text == "" || len(text) > longestHeading {
		return ""
	}
	folded, ok := f.done[text]
	if !ok {
		folded = heading(text, f.year)
		f.done[text] = folded
	}
	return folded
}

// stacked joins the headings of each column over several rows; a merged one
// counts once.
func stacked(rows [][]string) []string {
	out := slices.Clone(rows[0])
	for i, row := range rows[1:] {
		for c, text := range row {
			if text != "" && text != rows[i][c] {
				out[c] = strings.TrimSpace(out[c] + " " + text)
			}
		}
	}
	return out
}

// below returns the last row of the headings, with what is merged under them.
func (g *grid) below(row, depth int, cols map[string]int) int {
	bottom := row + depth - 1
	for _, c := range cols {
		if m, ok := g.merged(row+depth-1, c); ok {
			bottom = max(bottom, m.ToRow)
		}
	}
	return bottom
}

// claim says how well a heading names a column of the shape.
type claim struct{ col, index, fit int }

// match gives each field the heading that names it best; a heading serves one
// field only.
func match(s shape, names [][]string, headings []string) header {
	h := header{cols: map[string]int{}}
	var claims []claim
	for c, text := range headings {
		if text == "" {
			continue
		}
		for i := range s.cols {
			fit := fits(names[i], text)
			if s.cols[i].kind == kindFigure && strings.Contains(text, "%") {
				fit-- // under "Thực hiện", the share stands beside the number
			}
			if fit > 0 {
				claims = append(claims, claim{c + 1, i, fit})
			}
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Or(cmp.Compare(b.fit, a.fit), cmp.Compare(a.col, b.col)) })
	taken, won := map[int]bool{}, map[string]int{}
	for _, c := range claims {
		col := s.cols[c.index]
		switch {
		case taken[c.col]:
		case h.cols[col.field] == 0:
			h.cols[col.field], taken[c.col], won[col.field] = c.col, true, c.fit
			if col.kind != kindShown {
				h.score++
			}
		case won[col.field] == c.fit && col.kind != kindShown:
			h.twin, h.twinCol = col.field, c.col
		}
	}
	return h
}
