package kit

import (
	"slices"

	"sothidua/data/vn"
)

// Rows is a Source over a slice.
type Rows []Row

// Len implements Source.
func (r Rows) Len() int { return len(r) }

// Row implements Source.
func (r Rows) Row(i int) Row { return r[i] }

// Sort orders the rows by the text of a column: as numbers when both cells
// hold numbers, else by the Vietnamese alphabet; empty and "–" cells come
// last. Rows stay between the group and total rows they stand between.
func (r Rows) Sort(col int, descending bool) {
	for from := 0; from < len(r); {
		to := from
		for to < len(r) && r[to].Kind == RowNormal {
			to++
		}
		slices.SortStableFunc(r[from:to], func(a, b Row) int {
			return compareCells(cellOf(a, col).Text, cellOf(b, col).Text, descending)
		})
		from = to + 1
	}
}

// compareCells compares two shown texts; missing ones are last in either direction.
func compareCells(a, b string, descending bool) int {
	am, bm := a == "" || a == "–", b == "" || b == "–"
	switch {
	case am && bm:
		return 0
	case am:
		return 1
	case bm:
		return -1
	}
	c := 0
	x, errX := vn.ParseNumber(a)
	y, errY := vn.ParseNumber(b)
	if errX == nil && errY == nil {
		c = x.Cmp(y)
	} else {
		c = vn.Compare(a, b)
	}
	if descending {
		return -c
	}
	return c
}

// Tree is a Source whose rows fold by their Level: a closed row hides the
// deeper rows that follow it.
type Tree struct {
	all   []Row
	shown []int
}

// NewTree returns a tree of rows in display order. HasChildren is set where a
// deeper row follows.
func NewTree(rows []Row) *Tree {
	t := &Tree{all: slices.Clone(rows)}
	for i := range t.all {
		t.all[i].HasChildren = i+1 < len(t.all) && t.all[i+1].Level > t.all[i].Level
	}
	t.layout()
	return t
}

func (t *Tree) layout() {
	t.shown = t.shown[:0]
	hidden := -1 // level under which rows are hidden, -1 none
	for i, r := range t.all {
		if hidden >= 0 && r.Level > hidden {
			continue
		}
		hidden = -1
		t.shown = append(t.shown, i)
		if r.HasChildren && !r.Open {
			hidden = r.Level
		}
	}
}

// Len implements Source.
func (t *Tree) Len() int { return len(t.shown) }

// Row implements Source.
func (t *Tree) Row(i int) Row { return t.all[t.shown[i]] }

// Fold opens or closes the shown row i.
func (t *Tree) Fold(i int, open bool) {
	t.all[t.shown[i]].Open = open
	t.layout()
}

// FoldAll opens or closes every row.
func (t *Tree) FoldAll(open bool) {
	for i := range t.all {
		t.all[i].Open = open
	}
	t.layout()
}

// OpenTo unfolds the rows above the row with the key, so that it shows.
func (t *Tree) OpenTo(key string) {
	for i, r := range t.all {
		if r.Key != key {
			continue
		}
		level := r.Level
		for j := i - 1; j >= 0 && level > 0; j-- {
			if t.all[j].Level < level {
				t.all[j].Open = true
				level = t.all[j].Level
			}
		}
	}
	t.layout()
}

// Opened returns the keys of the open rows, to fold a reloaded tree the same way.
func (t *Tree) Opened() map[string]bool {
	out := map[string]bool{}
	for _, r := range t.all {
		if r.HasChildren && r.Open {
			out[r.Key] = true
		}
	}
	return out
}
