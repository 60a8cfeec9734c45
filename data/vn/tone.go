package vn

import (
	"strings"
	"unicode"
)

// The vowels whose tone mark is placed in two ways, without a mark and then
// with the five marks in one order.
const (
	tonesA = "aàảãáạ"
	tonesE = "eèẻẽéẹ"
	tonesY = "yỳỷỹýỵ"
	tonesO = "oòỏõóọ"
	tonesU = "uùủũúụ"
)

// placeTones writes lower-case NFC text with the tone mark of an open "oa",
// "oe", "uy" on the first letter ("hòa", "khỏe", "thúy"), the traditional
// place. Closed syllables ("hoàn") and "quý", where u belongs to qu, have only
// one place and stay.
func placeTones(s string) string {
	rs := []rune(s)
	for i := 0; i+1 < len(rs); i++ {
		if i+2 < len(rs) && (unicode.IsLetter(rs[i+2]) || unicode.Is(unicode.Mn, rs[i+2])) {
			continue
		}
		switch rs[i] {
		case 'o':
			if t := toneOf(tonesA, rs[i+1]); t > 0 {
				rs[i], rs[i+1] = toned(tonesO, t), 'a'
			} else if t := toneOf(tonesE, rs[i+1]); t > 0 {
				rs[i], rs[i+1] = toned(tonesO, t), 'e'
			}
		case 'u':
			if i > 0 && rs[i-1] == 'q' {
				continue
			}
			if t := toneOf(tonesY, rs[i+1]); t > 0 {
				rs[i], rs[i+1] = toned(tonesU, t), 'y'
			}
		}
	}
	return string(rs)
}

// toneOf returns the place of r in a row of tones, 0 for no mark, -1 for none.
func toneOf(row string, r rune) int {
	if i := strings.IndexRune(row, r); i >= 0 {
		return len([]rune(row[:i]))
	}
	return -1
}

func toned(row string, tone int) rune { return []rune(row)[tone] }
