package sheet

import (
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

// hand finds the mapping the user made for a sheet.
func (r *reader) hand(sheet string) (model.Mapping, bool) {
	i := slices.IndexFunc(r.opts.Mappings, func(m model.Mapping) bool { return m.Sheet == sheet })
	if i < 0 {
		return model.Mapping{}, false
	}
	return r.opts.Mappings[i], true
}

// byHand places a table where the user says it is, nil when nothing was said.
func (r *reader) byHand(g *grid) *table {
	m, ok := r.hand(g.sheet.Name)
	if !ok {
		return nil
	}
	m.From = model.MappingByHand
	return r.mapped(g, m)
}

// remembered places a table whose headings the user mapped in another
// workbook, nil when there is none. Only the columns and the depth of the
// headings are taken: everything else belongs to the file.
func (r *reader) remembered(g *grid) *table {
	if len(r.opts.Remembered) == 0 {
		return nil
	}
	last := min(g.height(), headSearch)
	lines := g.signatureLines(1, last)
	for _, m := range r.opts.Remembered {
		if m.Signature == "" || m.HeaderFirst < 1 || m.HeaderLast < m.HeaderFirst {
			continue
		}
		depth := m.HeaderLast - m.HeaderFirst + 1
		for row := 1; row+depth-1 <= last; row++ {
			if signature(lines[row-1:row-1+depth]) != m.Signature {
				continue
			}
			shift := row - m.HeaderFirst
			m = model.Mapping{Layout: m.Layout, HeaderFirst: row, HeaderLast: m.HeaderLast + shift, DataFirst: m.DataFirst + shift,
				Columns: m.Columns, From: model.MappingRemembered}
			return r.mapped(g, m)
		}
	}
	return nil
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
	return &table{g: g, shape: s, header: h, mapping: m}
}

// describe writes down how a table is read, for the window and for next time.
func (t *table) describe() {
	m := &t.mapping
	m.Sheet, m.Layout = t.g.sheet.Name, t.shape.layout
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
	}
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
	var out []string
	for i := 0; i < len(ws); i++ {
		rest := append(ws[i:len(ws):len(ws)], "", "", "")
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
