// Package vn holds what Vietnamese text and numbers need: one Unicode form,
// search without accents, the order of the alphabet, numbers such as 1.234,5
// and dates such as 18/06/2024. It knows no entity of the commune.
package vn

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC composes letters and marks: text typed with "Unicode tổ hợp" or coming
// from a Mac becomes the same as text typed with ready-made letters.
func NFC(s string) string { return norm.NFC.String(s) }

// Lower returns the lower-case form in NFC.
func Lower(s string) string { return NFC(strings.ToLower(NFC(s))) }

// Upper returns Vietnamese capitals in NFC, for letterheads and titles.
func Upper(s string) string { return NFC(strings.ToUpper(NFC(s))) }

// UpperFirst writes the first letter as a capital, for the start of a sentence
// or a label; the rest stays as it is.
func UpperFirst(s string) string { return changeFirst(s, Upper) }

// LowerFirst writes the first letter small, for a label within a sentence; the
// rest keeps its capitals, "Quý I" gives "quý I", and a word all in capitals
// stays, "UBND xã".
func LowerFirst(s string) string {
	s = NFC(s)
	_, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s
	}
	return changeFirst(s, Lower)
}

// changeFirst changes the first letter of s with its marks, also when they are
// typed apart from it.
func changeFirst(s string, change func(string) string) string {
	s = NFC(s)
	_, n := utf8.DecodeRuneInString(s)
	return change(s[:n]) + s[n:]
}

// Shorten cuts s to at most most characters, the last of them then "…".
func Shorten(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimRight(string(r[:most-1]), " ") + "…"
	}
	return s
}

// invisible tells whether r takes no room and only breaks comparisons:
// zero-width spaces and joiners, byte-order marks, soft hyphens, direction
// marks and control characters that are not white space.
func invisible(r rune) bool {
	return r == '\u00AD' || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r)
}

// Clean makes a one-line text comparable and printable: NFC, no invisible
// characters, every kind of white space (tab, no-break space, line end) one
// plain space, none at the ends. Bytes that are not UTF-8 are dropped.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range strings.ToValidUTF8(s, "") {
		switch {
		case unicode.IsSpace(r):
			gap = true
		case invisible(r):
		default:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		}
	}
	return NFC(b.String())
}

// isClean tells whether Clean changes nothing, as of most texts it is asked.
func isClean(s string) bool {
	space, plain := true, true // a space at the start is one too many
	for i, r := range s {
		switch {
		case r == ' ':
			if space {
				return false
			}
		case r > ' ' && r < 0x7F:
		case r < utf8.RuneSelf || r == utf8.RuneError || unicode.IsSpace(r) || invisible(r):
			return false
		default:
			plain = false
		}
		space = s[i] == ' '
	}
	return s == "" || !space && (plain || norm.NFC.IsNormalString(s))
}

// CleanText is Clean for texts of several lines: every line is cleaned and the
// line ends stay, written "\n" whatever they were; empty lines at both ends go.
func CleanText(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return Clean(s)
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = Clean(l)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// Fold writes s for searching: lower case, no accents, đ as d, single spaces.
// The Icelandic ð counts as đ because the two capitals, Ð and Đ, look alike
// and are typed for each other.
func Fold(s string) string {
	s = Lower(Clean(s))
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case r == 'đ' || r == 'ð':
			b.WriteByte('d')
		default:
			writeBase(&b, s[i:], r)
		}
	}
	// A lone mark between two spaces leaves both behind.
	return Clean(b.String())
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// writeBase writes the letter that text begins with, without its marks.
func writeBase(b *strings.Builder, text string, r rune) {
	parts := norm.NFD.PropertiesString(text).Decomposition()
	if parts == nil {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
		return
	}
	for len(parts) > 0 {
		p, n := utf8.DecodeRune(parts)
		if !unicode.Is(unicode.Mn, p) {
			b.WriteRune(p)
		}
		parts = parts[n:]
	}
}

// Key writes s for comparing names that must be unique: lower case, single
// spaces, accents kept. Both ways to place a tone mark give the same key
// ("Hoà" and "Hòa", "Thuý" and "Thúy"), because people use both for one name.
func Key(s string) string { return placeTones(Lower(Clean(s))) }

// Match tells whether every word of query stands somewhere in text. A word
// typed without accents finds all spellings; a word typed with accents must
// stand in the text with them. An empty query matches everything.
func Match(query, text string) bool {
	words := strings.Fields(Lower(Clean(query)))
	if len(words) == 0 {
		return true
	}
	lower := Lower(Clean(text))
	folded, key := Fold(lower), placeTones(lower)
	for _, w := range words {
		plain := Fold(w)
		switch {
		case plain == w && strings.Contains(folded, w):
		case plain != w && (strings.Contains(lower, w) || strings.Contains(key, placeTones(w))):
		default:
			return false
		}
	}
	return true
}
