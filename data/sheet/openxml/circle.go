package openxml

import (
	"regexp"
	"strings"

	"sothidua/data/sheet/raw"
)

// formulas are the formulas that were saved without their values, by sheet and
// cell.
type formulas map[string]map[string]string

func (f formulas) add(sheet, cell, text string) {
	if f[sheet] == nil {
		f[sheet] = map[string]string{}
	}
	f[sheet][cell] = text
}

// reference is a cell or a range in a formula, with its sheet when it names one.
var reference = regexp.MustCompile(`(?:('(?:[^']|'')+'|[\pL\d_.]+)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7})(?::(\$?[A-Za-z]{1,3}\$?\d{1,7}))?`)

// circular tells whether a formula needs its own value, over any number of
// other formulas without values.
func (f formulas) circular(sheet, cell string) bool {
	return f.visit(sheet, cell, map[string]bool{}, map[string]bool{})
}

// maxChain is more formulas than depend on each other in any table.
const maxChain = 10_000

func (f formulas) visit(sheet, cell string, open, done map[string]bool) bool {
	key := sheet + "!" + cell
	text, pending := f[sheet][cell]
	switch {
	case open[key], len(open) > maxChain:
		return true
	case !pending, done[key]:
		return false
	}
	open[key] = true
	defer delete(open, key)
	for _, m := range reference.FindAllStringSubmatch(text, -1) {
		on := sheet
		if m[1] != "" {
			on = strings.ReplaceAll(strings.Trim(m[1], "'"), "''", "'")
		}
		for _, next := range f.within(on, m[2], m[3]) {
			if f.visit(on, next, open, done) {
				return true
			}
		}
	}
	done[key] = true
	return false
}

// within lists the formulas without values in a cell or a range.
func (f formulas) within(sheet, from, to string) []string {
	if to == "" {
		return []string{strings.ToUpper(strings.ReplaceAll(from, "$", ""))}
	}
	area, ok := raw.ParseRange(from + ":" + to)
	if !ok {
		return nil
	}
	var out []string
	for cell := range f[sheet] {
		col, row, ok := raw.ParseRef([]byte(cell))
		if ok && row >= area.Row && row <= area.ToRow && col >= area.Col && col <= area.ToCol {
			out = append(out, cell)
		}
	}
	return out
}
