package font

import (
	"slices"
	"strings"
	"unicode"

	"sothidua/data/vn"
)

// substitutes are signs that people type and office fonts lack.
var substitutes = map[rune]string{
	'✓': "√", '✔': "√", '✗': "×", '✘': "×", '☐': "[ ]", '☑': "[x]", '☒': "[x]",
	'\u2010': "-", '\u2011': "-", '\u2009': "\u00a0", '\u202f': "\u00a0",
}

// Printable writes text as documents print it: ready-made letters (marks
// typed apart would stand beside their letter), no control characters, and
// signs the fonts lack replaced by their nearest ones. Other letters without
// a glyph become "?", as a box of nothing cannot be searched for.
func (s *Set) Printable(text string) string {
	plain := true
	for _, r := range text {
		if r >= 0x80 || r < ' ' {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	var b strings.Builder
	for _, r := range vn.NFC(text) {
		switch sub, ok := substitutes[r]; {
		case ok:
			b.WriteString(sub)
		case r == '\n' || r == '\t' || unicode.IsSpace(r) && r != '\u00a0':
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		case r > 0xFFFF || !s.Has(Regular, r):
			b.WriteByte('?')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Lacking returns the letters of text that the documents' fonts lack and
// Printable writes as "?", each once, in the order they come.
func (s *Set) Lacking(text string) []rune {
	var out []rune
	for _, r := range text {
		if r < 0x80 || slices.Contains(out, r) {
			continue
		}
		if p := s.Printable(string(r)); p == "?" {
			out = append(out, r)
		}
	}
	return out
}
