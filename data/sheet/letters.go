package sheet

import (
	"fmt"
	"unicode/utf8"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// letters finds out in which writing the texts of one sheet stand. A font made
// for a legacy writing speaks for its own cells only; what has no such font is
// judged by its letters, column by column.
type letters struct {
	g       *grid
	judge   vn.Judge
	fonts   map[vn.Legacy]vn.Evidence // of the cells with such a font
	columns map[int]vn.Evidence       // of the other cells
	all     vn.Evidence               // of the other cells together
	// capitals are the looks whose font draws small letters as capitals.
	capitals map[uint32]bool
	changed  map[vn.Legacy]*rewritten
	doubt    map[vn.Legacy]*rewritten
}

// rewritten counts the cells of one writing, with the first as an example.
type rewritten struct {
	cells         int
	cell, font    string
	before, after string
}

// readLetters writes the texts of a sheet in Unicode and notes what it changed.
func (g *grid) readLetters() {
	l := letters{g: g, fonts: map[vn.Legacy]vn.Evidence{}, columns: map[int]vn.Evidence{},
		changed: map[vn.Legacy]*rewritten{}, doubt: map[vn.Legacy]*rewritten{}, capitals: map[uint32]bool{}}
	for i, look := range g.book.Looks {
		if _, capitals := vn.LegacyFont(look.Font); capitals {
			l.capitals[uint32(i)] = true
		}
	}
	some := false
	l.each(func(_, col int, c *raw.Cell) {
		some = true
		c.Text = vn.Compose(c.Text)
		e := l.judge.Of(c.Text)
		if font, _ := vn.LegacyFont(g.book.Look(*c).Font); font != vn.NoLegacy {
			l.fonts[font] = l.fonts[font].Plus(e)
			return
		}
		l.columns[col] = l.columns[col].Plus(e)
		l.all = l.all.Plus(e)
	})
	if !some || len(l.fonts) == 0 && !l.suspect() {
		return
	}
	l.each(l.convert)
	l.tell()
}

// suspect tells whether any text without a legacy font may be in a legacy
// writing.
func (l *letters) suspect() bool {
	if l.all.Legacy() != vn.NoLegacy {
		return true
	}
	for _, e := range l.columns {
		if e.Legacy() != vn.NoLegacy {
			return true
		}
	}
	return false
}

// each visits the texts that have a letter outside ASCII or capitals to be
// drawn by their font.
func (l *letters) each(fn func(row, col int, c *raw.Cell)) {
	for r := range l.g.sheet.Rows {
		cells := l.g.sheet.Rows[r].Cells
		for c := range cells {
			if cells[c].Kind == raw.Text && (!onlyASCII(cells[c].Text) || l.capitals[cells[c].Look]) {
				fn(r+1, c+1, &cells[c])
			}
		}
	}
}

func onlyASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// convert writes one cell in Unicode when its writing is certain.
func (l *letters) convert(row, col int, c *raw.Cell) {
	name := l.g.book.Look(*c).Font
	writing, capitals := vn.LegacyFont(name)
	own := l.judge.Of(c.Text)
	var sure, doubt bool
	if writing != vn.NoLegacy {
		sure, doubt = byFont(own, l.fonts[writing], writing)
		sure = sure || onlyASCII(c.Text)
	} else {
		name = ""
		writing = l.byLetters(col)
		sure = writing != vn.NoLegacy && own.Unicode == 0
	}
	text := writing.Text(c.Text)
	if capitals {
		text = vn.Upper(text)
	}
	switch {
	case text == c.Text:
	case sure:
		note(l.changed, writing, at(row, col), name, c.Text, text)
		c.Text = text
	case doubt:
		note(l.doubt, writing, at(row, col), name, c.Text, text)
	}
}

// byFont decides on a cell whose font is made for a legacy writing. People
// also type Unicode in such fonts, and a word may make sense either way; then
// the other cells of the font decide, and without them nothing is changed.
func byFont(own, group vn.Evidence, l vn.Legacy) (sure, doubt bool) {
	switch n := own.For(l); {
	case own.Unicode > n:
		return false, false
	case n > own.Unicode:
		return true, false
	}
	sure = group.For(l) > 0 && group.For(l) >= 3*group.Unicode
	return sure, !sure && own.Either > 0 && group.Unicode == 0
}

// byLetters decides on the texts of a column without such a font; a column
// that says too little follows the sheet.
func (l *letters) byLetters(col int) vn.Legacy {
	if e := l.columns[col]; !e.Silent() {
		return e.Legacy()
	}
	return l.all.Legacy()
}

func note(list map[vn.Legacy]*rewritten, l vn.Legacy, cell, font, before, after string) {
	r := list[l]
	if r == nil {
		r = &rewritten{cell: cell, before: vn.Clean(before), after: vn.Clean(after)}
		list[l] = r
	}
	if _, capitals := vn.LegacyFont(r.font); font != "" && (r.font == "" || capitals) {
		r.font = font
	}
	r.cells++
}

// tell notes what was changed and what was left because it was in doubt.
func (l *letters) tell() {
	for _, w := range []vn.Legacy{vn.TCVN3, vn.VNI} {
		if r := l.changed[w]; r != nil {
			l.remark(r.cell, fmt.Sprintf("Chữ %s ở %s ô đã đổi sang Unicode, ví dụ %s: %s → %s. Tệp gốc giữ nguyên.",
				r.name(w), vn.Format(intDecimal(r.cells)), r.cell, cut(r.before, 40), cut(r.after, 40)))
		}
		if r := l.doubt[w]; r != nil {
			l.remark(r.cell, fmt.Sprintf("%s ô có phông %s nhưng đọc được cả theo Unicode nên giữ nguyên, ví dụ %s: “%s” (đổi thì thành “%s”). Xem lại trước khi nhập.",
				vn.Format(intDecimal(r.cells)), r.font, r.cell, cut(r.before, 40), cut(r.after, 40)))
		}
	}
}

// name calls a writing by the font it was found in.
func (r *rewritten) name(l vn.Legacy) string {
	if r.font == "" {
		return l.String()
	}
	return r.font + " (" + l.String() + ")"
}

func (l *letters) remark(cell, message string) {
	l.g.notes = append(l.g.notes, model.Problem{Sheet: l.g.sheet.Name, Cell: cell, Severity: model.SeverityQuestion, Message: message})
}
