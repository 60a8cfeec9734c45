package plantext

import (
	"strconv"
	"strings"

	"sothidua/data/vn"
)

// A table copied from a page may come with every cell on a line of its own: the
// titles, then number, name, unit and plan of each row, one below the other.

const (
	fewestTitles = 3
	mostTitles   = 8
)

// opensStack tells whether a line is the title of the first column of such a
// table.
func opensStack(s string) bool {
	switch vn.Lower(strings.TrimSpace(s)) {
	case "stt", "tt", "số tt", "số thứ tự":
		return true
	}
	return false
}

// stackedRows reads a table written one cell a line at the start of a list and
// returns how many lines it takes, 0 for anything else.
func stackedRows(text string, list []line) (int, []row) {
	cell := func(i int) string { return vn.Clean(text[list[i].from:list[i].to]) }
	if len(list) < 2*fewestTitles || !opensStack(cell(0)) {
		return 0, nil
	}
	titles := 1
	for titles < len(list) && titles <= mostTitles && orderOf(cell(titles)) != 1 {
		titles++
	}
	if titles < fewestTitles || titles > mostTitles || titles == len(list) {
		return 0, nil
	}
	head := row{from: list[0].from, to: list[titles-1].to}
	for i := range titles {
		head.cells = append(head.cells, cell(i))
	}
	rows, next := []row{head}, titles
	for next < len(list) && orderOf(cell(next)) > 0 {
		r := row{from: list[next].from, cells: []string{cell(next)}}
		next++
		for next < len(list) && len(r.cells) < titles && !(len(r.cells) > 1 && follows(r.cells, cell(next), titles)) {
			r.cells = append(r.cells, cell(next))
			r.to = list[next].to
			next++
		}
		rows = append(rows, r)
	}
	if len(rows) < 3 {
		return 0, nil
	}
	return next, rows
}

// orderOf reads the number of a row: "3", "3.", "II"; a bullet counts as one that
// may stand anywhere.
func orderOf(s string) int {
	s = strings.TrimRight(s, ".)")
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 100 {
		return n
	}
	return roman(s)
}

// follows tells whether a cell is the number of the next row although the row
// has fewer cells than titles: a group has only its name.
func follows(cells []string, s string, titles int) bool {
	mine, next := orderOf(cells[0]), orderOf(s)
	group := roman(strings.TrimRight(cells[0], ".)")) > 0
	return group && next > 0 || len(cells) >= titles-1 && next == mine+1
}
