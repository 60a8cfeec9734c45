package exchange

import (
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
	out     bool                     // left out of the import
	found   map[string]model.Mapping // by sheet, how it was read before the user mapped it
}

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
	digits := strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if digits == "" || digits == cell {
		return ""
	}
	return "A" + digits
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

// table returns the table of a sheet, the first one for "".
func (l loaded) table(sheet string) (model.SheetTable, bool) {
	for _, t := range l.data.Tables {
		if sheet == "" || t.Mapping.Sheet == sheet {
			return t, true
		}
	}
	return model.SheetTable{}, false
}

// remap changes how a sheet is read. The change starts from the way it is read
// now.
func (l *loaded) remap(sheet string, change func(*model.Mapping)) {
	t, ok := l.table(sheet)
	if !ok {
		return
	}
	m := t.Mapping
	if m.From != model.MappingByHand {
		l.found = maps.Clone(l.found)
		if l.found == nil {
			l.found = map[string]model.Mapping{}
		}
		l.found[sheet] = m
	}
	m.Columns = maps.Clone(m.Columns)
	if m.Columns == nil {
		m.Columns = map[string]string{}
	}
	change(&m)
	m.From = model.MappingByHand
	l.hand = slices.DeleteFunc(slices.Clone(l.hand), func(o model.Mapping) bool { return o.Sheet == m.Sheet })
	l.hand = append(l.hand, m)
}

// unmap forgets how the user mapped a sheet.
func (l *loaded) unmap(sheet string) {
	l.hand = slices.DeleteFunc(slices.Clone(l.hand), func(o model.Mapping) bool { return o.Sheet == sheet })
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
		m, found := t.Mapping, l.found[t.Mapping.Sheet]
		made := m.Layout != found.Layout || m.HeaderFirst != found.HeaderFirst || m.HeaderLast != found.HeaderLast ||
			m.DataFirst != found.DataFirst || !maps.Equal(m.Columns, found.Columns)
		if m.From == model.MappingByHand && m.Signature != "" && t.Ready && made {
			out = append(out, m)
		}
	}
	return out
}

// decided tells whether the user decided anything about the file.
func (l loaded) decided() bool { return l.out || len(l.hand) > 0 || len(l.answers) > 0 }
