package exchange

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sothidua/data/model"
)

// loaded is a workbook on the list: as read, and what the user decided about it.
type loaded struct {
	path    string
	data    model.SheetData
	hand    []model.Mapping // of sheets the user mapped
	answers []model.Answer
	out     bool                   // left out of the import
	found   map[spot]model.Mapping // how a table was read before the user mapped it
}

// spot names a table of a workbook: its sheet, and the row by which the reader
// knows it there, with its first column when it stands beside another one.
type spot struct {
	sheet string
	at    int
	left  int
}

func spotOf(m model.Mapping) spot { return spot{m.Sheet, m.At, m.Left} }

func (l loaded) request() Request {
	return Request{Path: l.path, Mappings: l.hand, Answers: l.answers}
}

// decide keeps an answer in the place of an earlier one; an empty value takes
// the decision back.
func (l *loaded) decide(a model.Answer) {
	l.answers = slices.DeleteFunc(slices.Clone(l.answers), func(o model.Answer) bool {
		return o.Sheet == a.Sheet && o.Cell == a.Cell && o.About == a.About
	})
	if a.Value != "" {
		l.answers = append(l.answers, a)
	}
}

// answerTo is the user's decision about a problem.
func answerTo(p model.Problem, value string) model.Answer {
	return model.Answer{Sheet: p.Sheet, Cell: p.Cell, About: p.About, Value: value}
}

// rowOf names the row of a cell for a decision about the whole row: "E12" is
// in the row of "A12". "" for what stands in no cell.
func rowOf(cell string) string {
	n := rowIn(cell)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("A%d", n)
}

// rowIn is the row of the sheet that a cell stands in, 0 for none.
func rowIn(cell string) int {
	digits := strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if digits == cell {
		return 0
	}
	return rowNumber(digits)
}

// rowOut tells whether the row of a cell is left out whole.
func (l loaded) rowOut(sheet, cell string) bool {
	row := rowOf(cell)
	return row != "" && model.AnswerTo(l.answers, sheet, row, model.AskRow) == model.AnswerSkip
}

// takeBack forgets every decision about a problem: its answer and its row.
func (l *loaded) takeBack(p model.Problem) {
	l.decide(answerTo(p, ""))
	if row := rowOf(p.Cell); row != "" {
		l.decide(model.Answer{Sheet: p.Sheet, Cell: row, About: model.AskRow})
	}
}

// skips tells whether leaving out is one of the answers to a problem.
func skips(p model.Problem) bool {
	return slices.ContainsFunc(p.Choices, func(c model.Choice) bool { return c.Value == model.AnswerSkip })
}

// typable tells whether the user may type what a problem's cell means.
func typable(p model.Problem) bool {
	switch p.About {
	case model.AskCell, model.AskNumber, model.AskScale, model.AskDate:
		return p.Cell != ""
	}
	return false
}

// table returns a table, the first one for an empty spot.
func (l loaded) table(at spot) (model.SheetTable, bool) {
	for _, t := range l.data.Tables {
		if at == (spot{}) || spotOf(t.Mapping) == at {
			return t, true
		}
	}
	return model.SheetTable{}, false
}

// tableAt returns the table of a sheet that a cell belongs to, the first one of
// the sheet for a cell outside all of them.
func (l loaded) tableAt(sheet, cell string) (model.SheetTable, bool) {
	row, col := rowIn(cell), columnOf(cell)
	var found model.SheetTable
	ok := false
	for _, t := range l.data.Tables {
		m := t.Mapping
		inside := row >= m.HeaderFirst && (m.DataLast == 0 || row <= m.DataLast) && col >= m.Left
		if m.Sheet == sheet && (!ok || inside) {
			found, ok = t, true
		}
	}
	return found, ok
}

// tablesOn counts the tables of a sheet.
func (l loaded) tablesOn(sheet string) int {
	n := 0
	for _, t := range l.data.Tables {
		if t.Mapping.Sheet == sheet {
			n++
		}
	}
	return n
}

// manySheets tells whether the tables stand on several sheets.
func (l loaded) manySheets() bool {
	return len(l.data.Tables) > 0 && l.tablesOn(l.data.Tables[0].Mapping.Sheet) < len(l.data.Tables)
}

// remap changes how a table is read. The change starts from the way it is read
// now.
func (l *loaded) remap(at spot, change func(*model.Mapping)) {
	t, ok := l.table(at)
	if !ok {
		return
	}
	m := t.Mapping
	if m.From != model.MappingByHand {
		l.found = maps.Clone(l.found)
		if l.found == nil {
			l.found = map[spot]model.Mapping{}
		}
		l.found[spotOf(m)] = m
	}
	m.Columns = maps.Clone(m.Columns)
	if m.Columns == nil {
		m.Columns = map[string]string{}
	}
	change(&m)
	m.From = model.MappingByHand
	l.unmap(spotOf(m))
	l.hand = append(l.hand, m)
}

// add reads one more table of a sheet, whose headings begin in a row.
func (l *loaded) add(sheet string, row int) {
	l.hand = append(slices.Clone(l.hand), model.Mapping{Sheet: sheet, At: row, Layout: model.LayoutUnknown, HeaderFirst: row, From: model.MappingByHand})
}

// added tells whether the user added a table that the program did not find.
func (l loaded) added(m model.Mapping) bool {
	_, found := l.found[spotOf(m)]
	return m.From == model.MappingByHand && !found
}

// unmap forgets how the user mapped a table.
func (l *loaded) unmap(at spot) {
	l.hand = slices.DeleteFunc(slices.Clone(l.hand), func(o model.Mapping) bool { return spotOf(o) == at })
}

// setColumn gives a column its field, "" for none; no other column keeps it.
func setColumn(m *model.Mapping, letter, field string) {
	for other, f := range m.Columns {
		if f == field && field != "" {
			delete(m.Columns, other)
		}
	}
	if field == "" {
		delete(m.Columns, letter)
		return
	}
	m.Columns[letter] = field
}

// setLayout makes another table of a sheet; columns whose field that table does
// not have are free again.
func setLayout(m *model.Mapping, layout model.Layout, fields []model.SheetField) {
	m.Layout = layout
	for letter, field := range m.Columns {
		if !slices.ContainsFunc(fields, func(f model.SheetField) bool { return f.Name == field }) {
			delete(m.Columns, letter)
		}
	}
}

// mappedByHand lists the mappings worth remembering: those whose columns, rows
// or kind the user made, of tables that are imported.
func (l loaded) mappedByHand() []model.Mapping {
	var out []model.Mapping
	for _, t := range l.data.Tables {
		m, found := t.Mapping, l.found[spotOf(t.Mapping)]
		made := m.Layout != found.Layout || m.HeaderFirst != found.HeaderFirst || m.HeaderLast != found.HeaderLast ||
			m.DataFirst != found.DataFirst || !maps.Equal(m.Columns, found.Columns)
		if m.From == model.MappingByHand && m.Signature != "" && t.Ready && made {
			out = append(out, m)
		}
	}
	return out
}

// broken tells whether nothing of a file can be read, so that there is nothing
// to decide but to leave it out.
func broken(l loaded) bool {
	return len(l.data.Tables) == 0 && slices.ContainsFunc(l.data.Problems, func(p model.Problem) bool {
		return p.Severity == model.SeverityError && len(p.Choices) == 0
	})
}

// decided tells whether the user decided anything about the file.
func (l loaded) decided() bool { return l.out || len(l.hand) > 0 || len(l.answers) > 0 }
