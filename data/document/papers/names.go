package papers

import (
	"strings"

	"sothidua/data/document/doc"
)

// longestKept is the longest name that is kept on one line, in letters; a
// longer one would leave half of the line before it empty.
const longestKept = 30

// keepNames keeps the names of places, offices and people in the titles of a
// paper on one line each: "xã Trí / Yên" reads as another commune.
func (m *maker) keepNames(sections []doc.Section) {
	keep := m.names()
	for _, s := range sections {
		for i, b := range s.Blocks {
			switch b := b.(type) {
			case doc.Title:
				b.About, b.Under = keep.Replace(b.About), keep.Replace(b.Under)
				s.Blocks[i] = b
			case doc.Letterhead:
				b.About = keep.Replace(b.About)
				s.Blocks[i] = b
			}
		}
	}
}

// names replaces the spaces within every name the book knows; of names that
// begin alike the first listed is taken, so offices come before the places they
// are called after.
func (m *maker) names() *strings.Replacer {
	o, meeting := m.f.Book.Office, m.f.Council.Meeting
	all := []string{"UBND " + o.Commune, o.Name, o.Commune, o.District, o.Province, o.Place, o.Signer, m.head.Signer, meeting.Chair.Name, meeting.Secretary.Name}
	for _, u := range m.f.Book.Units {
		all = append(all, u.Name, u.Head)
	}
	for _, a := range m.f.Round.Awards {
		all = append(all, a.Name)
	}
	var pairs []string
	for _, name := range all {
		name = strings.TrimSpace(name)
		if n := len([]rune(name)); n > longestKept || !strings.Contains(name, " ") {
			continue
		}
		pairs = append(pairs, name, strings.ReplaceAll(name, " ", noBreak))
	}
	return strings.NewReplacer(pairs...)
}
