package vn

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// TestFoldIsTheDecomposedTextWithoutMarks holds the short ways of Clean and
// Fold against what they stand for, with every letter alone and between others.
func TestFoldIsTheDecomposedTextWithoutMarks(t *testing.T) {
	clean := func(s string) string {
		kept := strings.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, ""))
		return norm.NFC.String(strings.Join(strings.FieldsFunc(kept, unicode.IsSpace), " "))
	}
	fold := func(s string) string {
		plain := strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.Mn, r):
				return -1
			case r == 'đ' || r == 'ð':
				return 'd'
			}
			return r
		}, norm.NFD.String(Lower(clean(s))))
		return clean(plain)
	}
	for r := range rune(0x3000) {
		for _, s := range []string{string(r), "a" + string(r) + "b", "a " + string(r) + " b", string(r) + string(r) + " "} {
			if got, want := Clean(s), clean(s); got != want {
				t.Errorf("Clean(%q) is %q, want %q", s, got, want)
			}
			if got, want := Fold(s), fold(s); got != want {
				t.Errorf("Fold(%q) is %q, want %q", s, got, want)
			}
		}
	}
	for _, s := range []string{"", " a", "a ", "a  b", "\xffa\xc3", "a\xff b", "Ưu\u0301 Ðiểm", "Hoà\u0300", "각 가", "\ufffd", "o\u031b\u0323 "} {
		if got, want := Clean(s), clean(s); got != want {
			t.Errorf("Clean(%q) is %q, want %q", s, got, want)
		}
		if got, want := Fold(s), fold(s); got != want {
			t.Errorf("Fold(%q) is %q, want %q", s, got, want)
		}
	}
}
