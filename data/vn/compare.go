package vn

import (
	"cmp"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Compare orders a and b as a Vietnamese dictionary does (a ă â b c d đ …),
// digits by their value ("Thôn 2" before "Thôn 10") and case last; it is 0 only
// for equal texts. It is safe for parallel use: a collator is not, so each call
// makes its own (about 2 µs).
func Compare(a, b string) int {
	a, b = NFC(a), NFC(b)
	if a == b {
		return 0
	}
	c := collate.New(language.Vietnamese, collate.Numeric)
	return cmp.Or(c.CompareString(a, b), strings.Compare(a, b))
}
