package vn

import (
	"strings"
	"unicode"
)

// Evidence counts what the words of a text say about the way it is written. A
// word counts when it has a letter outside ASCII; it speaks for the readings
// in which it is a Vietnamese syllable. Its zero value has seen nothing.
type Evidence struct {
	Unicode int // syllables as they stand, or letters only Unicode has
	TCVN3   int // syllables in TCVN3 and not as they stand
	VNI     int // syllables in VNI and not as they stand
	Either  int // syllables as they stand and in a legacy reading alike ("thôn", TCVN3 "thụn")
	Foreign int // syllables in no reading: other languages, signs, abbreviations
}

// Plus adds up what two texts say.
func (e Evidence) Plus(o Evidence) Evidence {
	return Evidence{e.Unicode + o.Unicode, e.TCVN3 + o.TCVN3, e.VNI + o.VNI, e.Either + o.Either, e.Foreign + o.Foreign}
}

// For is the number of words that are syllables only in the given writing.
func (e Evidence) For(l Legacy) int {
	return [...]int{e.Unicode, e.TCVN3, e.VNI}[l]
}

// The least that must be seen before letters alone, without a font to confirm
// them, may be taken for a legacy writing.
const (
	enoughWords = 3  // words that only the legacy reading makes sense of
	perUnicode  = 10 // of them for each word that is good Unicode
	perForeign  = 3  // of them for each word that no reading makes sense of
	perOther    = 2  // of them for each word that the other legacy reading makes sense of; many words are syllables in both
)

// Legacy decides by the letters alone, and only when they leave no doubt:
// enough words make sense in one legacy reading and in no other, and hardly
// any word speaks against it. English, French and Unicode Vietnamese give
// NoLegacy.
func (e Evidence) Legacy() Legacy {
	l, n, other := TCVN3, e.TCVN3, e.VNI
	if e.VNI > e.TCVN3 {
		l, n, other = VNI, e.VNI, e.TCVN3
	}
	if n < enoughWords || n < perUnicode*e.Unicode || n < perForeign*e.Foreign || n < perOther*other {
		return NoLegacy
	}
	return l
}

// Silent tells whether too little was seen to say anything.
func (e Evidence) Silent() bool {
	return e.Unicode == 0 && e.TCVN3 < enoughWords && e.VNI < enoughWords
}

// EvidenceOf looks at the words of a text.
func EvidenceOf(text string) Evidence { return new(Judge).Of(text) }

// Judge looks at many texts and remembers the words it has seen, which repeat
// a lot. Its zero value is ready; it is not for several goroutines at once.
type Judge struct{ seen map[string]Evidence }

// maxSeen is more words than a language has syllables. What comes after them
// is made up, and counts as Foreign unseen.
const maxSeen = 100_000

// Of looks at the words of a text.
func (j *Judge) Of(text string) Evidence {
	var e Evidence
	if isASCII(text) {
		return e
	}
	start := -1
	composed := Compose(NFC(text))
	for i, r := range composed {
		switch {
		case letterLike(r):
			if start < 0 {
				start = i
			}
		case start >= 0:
			e = e.Plus(j.word(composed[start:i]))
			start = -1
		}
	}
	if start >= 0 {
		e = e.Plus(j.word(composed[start:]))
	}
	return e
}

// word judges a word once.
func (j *Judge) word(w string) Evidence {
	if isASCII(w) {
		return Evidence{}
	}
	e, ok := j.seen[w]
	switch {
	case ok:
		return e
	case len(j.seen) >= maxSeen:
		return Evidence{Foreign: 1}
	case len(w) <= 4*longestWord:
		e.word([]rune(w))
	}
	if j.seen == nil {
		j.seen = map[string]Evidence{}
	}
	j.seen[strings.Clone(w)] = e
	return e
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// letterLike tells whether r is a letter in any of the readings.
func letterLike(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return fromTCVN3(r) != r || unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

// word counts one word.
func (e *Evidence) word(word []rune) {
	ascii, special := 0, false
	for _, r := range word {
		switch {
		case onlyUnicode(r):
			e.Unicode++
			return
		case r < 0x80:
			ascii++
		default:
			special = true
		}
	}
	// A sign by itself (×, ½, «) is no word in any writing.
	if !special || ascii == 0 || len(word) > longestWord {
		return
	}
	plain := evenCase(word) && syllable(word)
	text := string(word)
	tcvn3, vni := syllable([]rune(FromTCVN3(text))), syllable([]rune(FromVNI(text)))
	switch {
	case plain && (tcvn3 || vni):
		e.Either++
	case plain:
		e.Unicode++
	case !tcvn3 && !vni:
		e.Foreign++
	}
	if tcvn3 && !plain {
		e.TCVN3++
	}
	if vni && !plain {
		e.VNI++
	}
}

// longestWord is more than any syllable has in any writing ("nghieâng" + 1).
const longestWord = 12

// onlyUnicode tells whether r is a Vietnamese letter that neither legacy
// writing has a code for.
func onlyUnicode(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || r > 0xFF && strings.ContainsRune("ĂăĐđĨĩŨũƠơƯư", r)
}

// evenCase tells whether a word is small, capital or capitalised; legacy
// codes read as Latin-1 mix them ("VÖ", "kÕt").
func evenCase(word []rune) bool {
	up := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			up++
		}
	}
	return up == 0 || up == len(word) || up == 1 && unicode.IsUpper(word[0])
}
