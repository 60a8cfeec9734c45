package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// table is one table found on a sheet, before its rows are read.
type table struct {
	g       *grid
	shape   shape
	header  header
	own     bool             // the workbook says itself what it is
	left    int              // the first column, where another table stands at its left
	right   int              // the last column, where another one stands at its right
	begun   bool             // the user only said where it begins
	top     int              // the first row of its own words, 0 for that of the sheet
	rivals  map[string][]int // columns that mean the same field, from left to right
	mapping model.Mapping
}

// Fields lists the fields a column of a layout can be mapped to, in the order
// of the table, with the headings of a year and period (0 and "" for none). A
// table of targets by units also takes one "unit:CODE" or "target:NUMBER" for
// each column of figures.
func Fields(layout model.Layout, year int, code model.PeriodCode) []model.SheetField {
	s, ok := shapeOf(layout, year, code)
	if !ok {
		return nil
	}
	out := make([]model.SheetField, len(s.cols))
	for i, c := range s.cols {
		out[i] = model.SheetField{Name: c.field, Label: label(c.title, year), Needed: slices.Contains(s.need, c.field), Shown: c.kind == kindShown}
	}
	return out
}

// label writes a heading on one line, without a year nobody knows.
func label(title string, year int) string {
	title = vn.Clean(title)
	if year == 0 {
		title = strings.NewReplacer(" năm 0", " năm nay", " năm -1", " năm trước").Replace(title)
	}
	return title
}

// hands finds the mappings the user made for the tables of a sheet.
func (r *reader) hands(sheet string) []model.Mapping {
	return slices.DeleteFunc(slices.Clone(r.opts.Mappings), func(m model.Mapping) bool { return m.Sheet != sheet })
}

// byHand places the tables of a sheet where the user says they are.
func (r *reader) byHand(g *grid) []*table {
	var out []*table
	for _, m := range r.hands(g.sheet.Name) {
		m.From = model.MappingByHand
		begun := len(m.Columns) == 0 && m.Layout == model.LayoutUnknown
		if begun {
			m = r.guessed(g, m)
		}
		if t := r.mapped(g, m); t != nil {
			t.begun = begun && m.DataLast == 0
			out = append(out, t)
		}
	}
	return out
}

// guessed completes a mapping that only says where the headings of a table
// begin: by what they mean, else as the report of a unit with the columns of words.
func (r *reader) guessed(g *grid, m model.Mapping) model.Mapping {
	row := m.HeaderFirst
	m.Layout, m.HeaderLast, m.DataFirst = model.LayoutKit, max(m.HeaderLast, row), max(m.DataFirst, m.HeaderLast+1, row+1)
	t := r.headed(g, within{top: row, first: row, last: row}, guessYear(g.above(row+1)))
	if t == nil {
		m.Columns = map[string]string{}
		for col := 1; col <= min(g.width(), model.SourceCols); col++ {
			if field := captionOf(heading(g.filled(row, col), 0), 0).label(); field == "number" || field == "name" || field == "note" {
				m.Columns[letter(col)] = field
			}
		}
		return m
	}
	found := t.mapping
	t.describe()
	m.Layout, m.HeaderLast, m.DataFirst, m.Columns = t.shape.layout, t.mapping.HeaderLast, t.mapping.DataFirst, t.mapping.Columns
	if m.Year == 0 {
		m.Year, m.Code = found.Year, found.Code
	}
	if m.Layout == model.LayoutUnknown { // a table of targets by units that does not say of what
		m.Layout = model.LayoutResults
	}
	return m
}

// remembered places the tables whose headings the user mapped in another
// workbook, from the top. Only the columns and the depth of the headings are
// taken: everything else belongs to the file. The same headings again are those
// of the next page.
func (r *reader) remembered(g *grid) []*table {
	if len(r.opts.Remembered) == 0 {
		return nil
	}
	var out []*table
	last := min(g.height(), headSearch+maxBelow)
	lines := g.signatureLines(1, last)
	for _, m := range r.opts.Remembered {
		if m.Signature == "" || m.HeaderFirst < 1 || m.HeaderLast < m.HeaderFirst {
			continue
		}
		depth := m.HeaderLast - m.HeaderFirst + 1
		for row := 1; row+depth-1 <= last; row++ {
			if !mayHead(lines[row-1], m.Signature) || besideMark(m.Left)+signature(lines[row-1:row-1+depth]) != m.Signature {
				continue
			}
			shift := row - m.HeaderFirst
			m = model.Mapping{Layout: m.Layout, Left: m.Left, HeaderFirst: row, HeaderLast: m.HeaderLast + shift, DataFirst: m.DataFirst + shift,
				Columns: m.Columns, From: model.MappingRemembered}
			if t := r.mapped(g, m); t != nil && !slices.ContainsFunc(out, func(o *table) bool {
				return o.header.row <= t.header.bottom && t.header.row <= o.header.bottom && o.left == t.left
			}) {
				t.top = t.titles(0)
				out = append(out, t)
			}
			break
		}
	}
	slices.SortStableFunc(out, func(a, b *table) int { return cmp.Compare(a.header.row, b.header.row) })
	return out
}

// besideMark begins the signature of a table at the right of another one: both
// have the same rows of headings.
func besideMark(left int) string {
	if left == 0 {
		return ""
	}
	return letter(left) + "|"
}

// mayHead tells whether a row may begin headings of a signature: what it says
// stands there.
func mayHead(line []string, signature string) bool {
	return !slices.ContainsFunc(line, func(text string) bool { return !strings.Contains(signature, text) })
}

// mapped makes a table of a mapping; nil for a layout the reader does not know.
func (r *reader) mapped(g *grid, m model.Mapping) *table {
	year := m.Year
	if year == 0 {
		year = guessYear(g.above(m.HeaderLast + 1))
	}
	s, ok := shapeOf(m.Layout, year, m.Code)
	if !ok {
		return nil
	}
	h := header{row: m.HeaderFirst, bottom: max(m.HeaderLast, m.DataFirst-1), last: m.DataLast, cols: map[string]int{}}
	for letter, field := range m.Columns {
		col, err := excelize.ColumnNameToNumber(letter)
		if err != nil || field == "" {
			continue
		}
		h.cols[field] = col
	}
	if isMatrix(m.Layout) {
		s = s.adding(h.cols, nil)
	}
	return &table{g: g, shape: s, header: h, left: m.Left, mapping: m}
}

// describe writes down how a table is read, for the window and for next time.
func (t *table) describe() {
	m := &t.mapping
	m.Sheet, m.Layout = t.g.sheet.Name, t.shape.layout
	if m.At == 0 {
		m.At = t.header.row
	}
	m.HeaderFirst, m.DataFirst, m.DataLast = t.header.row, t.header.bottom+1, t.header.last
	if m.HeaderLast < m.HeaderFirst {
		m.HeaderLast = t.header.bottom
	}
	if m.Columns == nil {
		m.Columns = map[string]string{}
		for field, col := range t.header.cols {
			m.Columns[letter(col)] = field
		}
	}
	if m.Signature = ""; m.From != model.MappingIdentity && m.HeaderFirst > 0 {
		m.Signature = signature(t.g.signatureLines(m.HeaderFirst, m.HeaderLast))
		if m.Left > 0 && m.Signature != "" {
			m.Signature = besideMark(m.Left) + m.Signature
		}
	}
}

// area is where a table stands, from its headings to its last row with more
// than one word or number: "A5:H30".
func (t *table) area() string {
	last := t.g.height()
	if t.header.last > 0 {
		last = min(last, t.header.last)
	}
	for last > t.header.bottom && t.g.filledCells(last) <= 1 {
		last--
	}
	first, right := 0, 0
	for _, col := range t.header.cols {
		right = max(right, col)
	}
	from, to := within{left: t.left, right: t.right}.cols(t.g)
	for col := from; col <= max(right, to); col++ {
		if t.g.stackedText(t.header.row, t.header.bottom, col) != "" {
			right = max(right, col)
			if first == 0 {
				first = col
			}
		}
	}
	if t.header.row < 1 || right == 0 {
		return ""
	}
	return at(t.header.row, max(first, 1)) + ":" + at(max(last, t.header.row), right)
}

// words are what stands over a row of a table: its own titles first, then
// everything over them.
func (t *table) words(row int) []string {
	if t.top > 1 {
		return []string{t.g.aboveFrom(t.top, row), t.g.above(row)}
	}
	return []string{t.g.above(row)}
}

// missing names the columns a mapping made by hand does not have but needs.
func (t *table) missing() []string {
	var out []string
	for _, f := range t.shape.need {
		if t.header.cols[f] == 0 {
			out = append(out, "“"+t.shape.title(f)+"”")
		}
	}
	return out
}

// signatureLines writes rows of a sheet for comparing shapes.
func (g *grid) signatureLines(first, last int) [][]string {
	out := make([][]string, max(0, min(last, g.height())-first+1))
	width := min(g.width(), model.SourceCols)
	for i := range out {
		out[i] = make([]string, width)
		for c := range width {
			if text := g.filled(first+i, c+1); text != "" && len(text) <= longestHeading {
				out[i][c] = timeless(heading(text, 0))
			}
		}
	}
	return out
}

// signature joins the headings of each column; a sheet without any has none.
func signature(rows [][]string) string {
	if len(rows) == 0 {
		return ""
	}
	return strings.TrimRight(strings.Join(stacked(rows), "|"), "|")
}

// timeless leaves the year and the period out of a folded heading, so that the
// table of the next period has the same shape.
func timeless(folded string) string {
	if folded == "" {
		return ""
	}
	ws := strings.Fields(folded)
	padded := append(ws[:len(ws):len(ws)], "", "", "")
	var out []string
	for i := 0; i < len(ws); i++ {
		rest := padded[i:]
		y, err := strconv.Atoi(ws[i])
		switch {
		case err == nil && y >= 2000 && y <= 2199:
			out = append(out, "#")
		case monthsNamed(rest) != "" && rest[1] == "thang":
			out = append(out, "@")
			i++
			if rest[2] == "dau" || rest[2] == "cuoi" {
				i += 2 // "đầu năm", "cuối năm"
			}
		case quarterNamed(rest) != "", monthNamed(ws[:i], rest) != "":
			out = append(out, "@")
			i++
		default:
			out = append(out, ws[i])
		}
	}
	return strings.Join(out, " ")
}
