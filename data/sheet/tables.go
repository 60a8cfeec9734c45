package sheet

import (
	"cmp"
	"maps"
	"slices"

	"sothidua/data/model"
)

// within tells where headings are looked for: in the rows from first to last;
// the words of the table itself begin in the row top. left and right bound the
// columns of a table that stands beside another one, 0 for none.
type within struct{ top, first, last, left, right int }

// cols are the columns in which headings are looked for.
func (w within) cols(g *grid) (first, last int) {
	first, last = max(w.left, 1), min(g.width(), model.SourceCols)
	if w.right > 0 {
		last = min(last, w.right)
	}
	return first, last
}

// tables finds the tables of a sheet from the top: as the user says, as the
// user said of the same shapes before, and by their headings.
func (r *reader) tables(g *grid) []*table {
	out := r.chain(g)
	hands := r.byHand(g)
	for _, hand := range hands {
		i := slices.IndexFunc(out, func(t *table) bool { return t.header.row == hand.mapping.At && t.left == hand.mapping.Left })
		switch {
		case i >= 0:
			hand.top, hand.right = out[i].top, out[i].right
			out[i] = hand
		case hand.mapping.At == 0 && len(out) > 0:
			hand.mapping.At, out[0] = out[0].header.row, hand
		default:
			hand.top = hand.titles(0)
			out = append(out, hand)
		}
	}
	if len(hands) == 0 {
		return out
	}
	slices.SortStableFunc(out, func(a, b *table) int { return cmp.Compare(a.header.row, b.header.row) })
	return ended(out)
}

// ended ends each table before the next one below it. One that the user reads on
// over headings which only the program found takes these in; one that the user
// only began does not.
func ended(tables []*table) []*table {
	var out []*table
	for _, t := range tables {
		over := slices.DeleteFunc(lastRow(out, t), func(o *table) bool { return o.header.last > 0 && o.header.last < t.header.row })
		found := t.mapping.From != model.MappingByHand
		if found && slices.ContainsFunc(over, func(o *table) bool { return o.mapping.From == model.MappingByHand && !o.begun }) {
			continue
		}
		for _, o := range over {
			if t.header.row > o.header.bottom {
				o.header.last = t.header.row - 1
			}
		}
		out = append(out, t)
	}
	return out
}

// lastRow returns the tables that stand side by side over t, which follows them;
// those beside t are passed.
func lastRow(tables []*table, t *table) []*table {
	var out []*table
	for _, o := range slices.Backward(tables) {
		if len(out) > 0 && o.header.row != out[0].header.row {
			break
		}
		if o.header.row != t.header.row {
			out = append(out, o)
		}
	}
	return out
}

// chain finds the tables of a sheet that nobody mapped by hand, each ended
// before the next one.
func (r *reader) chain(g *grid) []*table {
	known := r.remembered(g)
	t := r.byHeadings(g)
	if len(known) > 0 && (t == nil || t.header.bottom >= known[0].header.row) {
		t = known[0]
	}
	if t != nil && len(known) == 0 {
		if above := r.over(t); above != nil {
			t.top = t.titles(above.header.bottom)
			known, t = []*table{t}, above
		}
	}
	var out []*table
	for t != nil {
		parts := r.parts(t, known)
		out = append(out, parts...)
		next := r.below(t)
		i := slices.IndexFunc(known, func(k *table) bool { return k.header.row > t.header.bottom })
		if i >= 0 && (next == nil || known[i].header.row <= next.header.bottom) {
			next = known[i]
		}
		for _, part := range parts {
			if next != nil {
				part.header.last = next.header.row - 1
			}
		}
		t = next
	}
	return out
}

// parts are the tables that stand side by side in the rows of one, each as the
// user said of its shape before where that is known.
func (r *reader) parts(t *table, known []*table) []*table {
	base := t
	if t.mapping.From == model.MappingRemembered {
		w := within{top: max(t.top, 1), first: t.header.row, last: t.header.row}
		if found := r.headed(t.g, w, guessYear(t.g.above(t.header.bottom+1))); found != nil {
			base = found
		}
	}
	out := r.beside(base)
	if len(out) < 2 {
		out = []*table{t}
	}
	for _, k := range known {
		if k.header.row != t.header.row || k.mapping.From != model.MappingRemembered {
			continue
		}
		i := slices.IndexFunc(out, func(o *table) bool { return o.left == k.left })
		if i < 0 {
			out = append(out, k)
			continue
		}
		k.right, out[i] = out[i].right, k
	}
	return out
}

// beside parts what was found as one table into those that stand side by side in
// its rows, with an empty column between them; a table alone is its own only part.
func (r *reader) beside(t *table) []*table {
	if t.own || t.left > 0 || !t.doubled() {
		return []*table{t}
	}
	w := within{top: max(t.top, 1), first: t.header.row, last: t.header.row}
	_, last := w.cols(t.g)
	var out []*table
	for left, col := 1, 1; col <= last+1; col++ {
		if col <= last && !t.gap(col) {
			continue
		}
		w.left, w.right = left, col-1
		part := r.ownTable(t.g, w, t.mapping.Year)
		if part == nil || part.header.row != t.header.row {
			continue // a gap within a table
		}
		if left > 1 {
			part.left, part.mapping.Left = left, left
		}
		out, left = append(out, part), col+1
	}
	if len(out) < 2 {
		return []*table{t}
	}
	return out
}

// doubled tells whether several columns mean the figures of a table.
func (t *table) doubled() bool {
	return slices.ContainsFunc(t.shape.cols, func(c column) bool { return c.kind == kindFigure && len(t.rivals[c.field]) > 1 })
}

// gap tells whether a column is empty from the headings on.
func (t *table) gap(col int) bool {
	for row := t.header.row; row <= min(t.g.height(), t.header.bottom+maxRowQuestions); row++ {
		if t.g.filled(row, col) != "" {
			return false
		}
	}
	return true
}

// titles is the first of the rows over the headings that only hold titles,
// below a row of the table above.
func (t *table) titles(above int) int {
	row := t.header.row
	for row-1 > above && t.g.filledCells(row-1) <= 2 {
		row--
	}
	return row
}

// over finds a table over the one that was found first, nil when there is none:
// headings that are not its own, with figures between both.
func (r *reader) over(t *table) *table {
	for row := 1; row < t.titles(0)-2; row++ {
		o := r.begins(t.g, row, 1, t.mapping.Year)
		if o != nil && o.header.bottom+1 < t.titles(0) && !o.sameHeadings(t) {
			o.header.last = t.titles(o.header.bottom) - 1
			if o.figures() {
				o.header.last = 0
				return o
			}
		}
	}
	return nil
}

// figures tells whether a column of figures of a table holds a number.
func (t *table) figures() bool {
	return slices.ContainsFunc(t.shape.cols, func(c column) bool {
		return t.header.cols[c.field] > 0 && (c.kind == kindFigure || c.kind == kindPhone) && t.numbersUnder(t.header.cols[c.field]) > 0
	})
}

// below finds the next table under one on the same sheet: headings that follow
// a blank or a title and are not the first ones again.
func (r *reader) below(t *table) *table {
	if t.own || t.header.last > 0 {
		return nil
	}
	for row := t.header.bottom + 2; row <= min(t.g.height(), t.header.bottom+maxBelow); row++ {
		if next := r.begins(t.g, row, t.header.bottom+1, t.mapping.Year); next != nil && (!next.sameHeadings(t) || r.ofAnother(next)) {
			return next
		}
	}
	return nil
}

// ofAnother tells whether the titles of a table name a unit: then the same
// headings are those of the next unit's form, and not of the next page.
func (r *reader) ofAnother(t *table) bool {
	units := r.roster(t.mapping.Year)
	for row := max(t.top, 1); row < t.header.row; row++ {
		for col := 1; col <= t.g.across(row); col++ {
			if text := t.g.raw(row, col); text != "" {
				if _, ok := units.within(text); ok || unitAfter(text) != "" {
					return true
				}
			}
		}
	}
	return false
}

// begins finds the table whose headings begin in a row, which follows a blank
// or a title; top is the first row its titles may stand in. Nil when there is none.
func (r *reader) begins(g *grid, row, top, year int) *table {
	if g.texts(row) < 3 || row > 1 && g.filledCells(row-1) > 2 {
		return nil
	}
	w := within{top: row, first: row, last: row}
	for w.top > top && g.filledCells(w.top-1) <= 2 {
		w.top--
	}
	return r.headed(g, w, year)
}

// headed finds the table whose headings begin in the one row of w.
func (r *reader) headed(g *grid, w within, year int) *table {
	row := w.first
	deep := within{top: w.top, first: row, last: row + headDepth - 1} // the units may stand in the last row of the headings
	if t := r.columned(g, deep, year); t != nil && t.header.row == row {
		return t
	}
	for _, find := range []func(*grid, within, int) *table{r.results, r.registered, r.ownTable, r.unitTable} {
		if t := find(g, w, year); t != nil && t.header.row == row {
			return t
		}
	}
	return nil
}

// maxBelow is how far under its headings the next table of a sheet is looked for.
const maxBelow = 500

// sameHeadings tells whether the headings of a table are those of another one,
// repeated for the next page.
func (t *table) sameHeadings(o *table) bool {
	name := func(t *table) string { return heading(t.g.filled(t.header.row, t.header.cols["name"]), 0) }
	return name(t) == name(o) && maps.Equal(t.header.cols, o.header.cols)
}
