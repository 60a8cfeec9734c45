package sheet

import (
	"slices"

	"sothidua/data/model"
)

// resultListColumns are the columns of a list of results: every row is one
// target of one unit, as forms filled in on the web give it.
func resultListColumns() []column {
	return append(slices.Clone(matrixShape(model.LayoutResults).cols),
		column{"owner", "Đơn vị báo cáo", 26, kindText, nil}, column{"period_value", "Kết quả", 15, kindFigure, nil}, column{"note", "Ghi chú", 36, kindLong, nil})
}

// results finds a list of results: a column of units, one of targets and one of
// what was done, of one period. Nil when there is none.
func (r *reader) results(g *grid, w within, year int) *table {
	units := r.roster(year)
	if len(units.list) == 0 {
		return nil
	}
	_, last := w.cols(g)
	for row := w.first; row <= min(g.height(), w.last); row++ {
		if g.texts(row) < 3 {
			continue
		}
		t := &table{g: g, shape: shape{model.LayoutResults, resultListColumns(), []string{"name"}}, top: w.top,
			header: header{row: row, bottom: row, cols: map[string]int{}}, mapping: model.Mapping{From: model.MappingRecognised, Year: year}}
		times := 0
		for col := 1; col <= last; col++ {
			c := captionOf(heading(g.filled(row, col), 0), year)
			field := c.listed(g, units, row, col)
			if field == "period" {
				times = col
			} else if field != "" && t.header.cols[field] == 0 {
				t.header.cols[field] = col
			}
		}
		if cols := t.header.cols; cols["owner"]+cols["code"] > 0 && cols["name"] > 0 && cols["period_value"] > 0 && t.timed(times) {
			return t
		}
	}
	return nil
}

// listed is the field a heading stands for in a list of results, "" for none.
func (c caption) listed(g *grid, units *roster, row, col int) string {
	switch {
	case c.text == "  ":
		return ""
	case c.is("ma don vi", "ma dv"):
		return "code"
	case c.starts("ky", "ky bao cao"):
		return "period"
	case c.label() == "lead":
		return "" // the unit in charge of a figure of the commune
	case c.starts("don vi", "ten don vi", "thon", "ten thon", "co quan", "tap the", "to dan pho"):
		if _, names, words := g.under(units, row, col); names > 1 && names > words {
			return "owner"
		}
	}
	switch field := c.meaning(); field {
	case "number", "name", "unit", "plan", "period_value", "note":
		return field
	}
	return ""
}

// timed takes the period of a list from its column, when all rows name the same
// one; false when they do not. A list without that column says it elsewhere.
func (t *table) timed(col int) bool {
	for row := t.header.bottom + 1; row <= t.g.height() && col > 0; row++ {
		text := t.g.filled(row, col)
		if text == "" {
			continue
		}
		year, code := guessYear(text), guessPeriod(text)
		m := &t.mapping
		if code == "" || m.Code != "" && m.Code != code || year != 0 && m.Year != 0 && m.Year != year {
			return false
		}
		m.Code = code
		if year != 0 {
			m.Year = year
		}
	}
	return true
}
