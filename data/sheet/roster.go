package sheet

import (
	"slices"
	"strings"
	"unicode"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// roster are the units of a year as texts name them, written for comparing
// once: a sheet has many more texts than the office has units.
type roster struct {
	list  []model.Unit
	names [2][]string       // of each unit, with accents and without
	exact [2]map[string]int // what names a unit and nothing else, -1 for more than one
	found map[string]int    // by text, -1 for none
}

// keptTexts is of how many texts is kept which unit they name: headings and
// cells that repeat, not a column of a long sheet.
const keptTexts = 4096

// ways are the ways in which a text is compared with names: with accents, then
// without.
func ways() [2]func(string) string {
	return [2]func(string) string{plainWords, func(s string) string { return vn.Fold(plainWords(s)) }}
}

func newRoster(units []model.Unit) *roster {
	o := &roster{list: units, found: map[string]int{}}
	for w, write := range ways() {
		o.exact[w] = map[string]int{}
		for i, u := range units {
			name, code := write(u.Name), write(u.Code)
			o.names[w] = append(o.names[w], name)
			forms := []string{name, code, code + " " + name, name + " " + code}
			slices.Sort(forms)
			for _, form := range slices.Compact(forms) {
				if _, twice := o.exact[w][form]; twice {
					o.exact[w][form] = -1
				} else {
					o.exact[w][form] = i
				}
			}
		}
	}
	return o
}

// roster are the units of a year, as far as the reader was told.
func (r *reader) roster(year int) *roster {
	o, ok := r.rosters[year]
	if !ok {
		if r.rosters == nil {
			r.rosters = map[int]*roster{}
		}
		o = newRoster(r.known(year).Units)
		r.rosters[year] = o
	}
	return o
}

// one finds the unit a heading or a cell names and nothing else. A text without
// accents counts when only one unit is named so.
func (o *roster) one(text string) (model.Unit, bool) {
	if text == "" || len(text) > longestHeading || len(o.list) == 0 {
		return model.Unit{}, false
	}
	i, known := o.found[text]
	if !known {
		i = -1
		for w, write := range ways() {
			form := write(text)
			if at, ok := o.exact[w][form]; ok && at >= 0 && form != "" {
				i = at
				break
			}
		}
		if len(o.found) < keptTexts {
			o.found[text] = i
		}
	}
	if i < 0 {
		return model.Unit{}, false
	}
	return o.list[i], true
}

// has tells whether a text names a unit and nothing else.
func (o *roster) has(text string) bool {
	_, ok := o.one(text)
	return ok
}

// labelled finds the unit that a line names, also before a colon or after one:
// "Thôn 1:", "Đơn vị: Thôn 1".
func (o *roster) labelled(text string) (model.Unit, bool) {
	u, ok := o.one(strings.TrimRight(text, ": "))
	if _, rest, label := strings.Cut(text, ":"); !ok && label {
		u, ok = o.one(rest)
	}
	return u, ok
}

// unitChoices offers units to choose from.
func unitChoices(units []model.Unit) []model.Choice {
	out := make([]model.Choice, 0, len(units)+2) // with those that are no unit
	for _, u := range units {
		out = append(out, model.Choice{Value: u.Code, Label: u.Code + codeSeparator + u.Name})
	}
	return out
}

// within finds the unit whose name stands in a text as whole words, or whose
// code is the text; the longest name wins. A text without accents counts when
// only one unit is named so.
func (o *roster) within(text string) (found model.Unit, ok bool) {
	clean := vn.Clean(text)
	for _, u := range o.list {
		if strings.EqualFold(clean, u.Code) && strings.ContainsFunc(u.Code, unicode.IsDigit) { // TH also means “thực hiện”
			return u, true
		}
	}
	for w, write := range ways() {
		key, best, twice := " "+write(text)+" ", 0, false
		for i, n := range o.names[w] {
			if n != "" && len(n) >= best && strings.Contains(key, " "+n+" ") {
				twice = len(n) == best
				best, found = len(n), o.list[i]
			}
		}
		if best > 0 && !twice {
			return found, true
		}
	}
	return model.Unit{}, false
}
