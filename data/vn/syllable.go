package vn

import (
	"strings"
	"unicode"
)

// toneRows are the vowels without a tone and with the five tones.
const toneRows = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"

// tones is the number of vowels in one row of toneRows.
const tones = 6

// toneOfVowel lists every vowel with its plain one and its tone, 0 for none.
var toneOfVowel = func() map[rune]vowel {
	out := map[rune]vowel{}
	rows := []rune(toneRows)
	for i, r := range rows {
		out[r] = vowel{rows[i-i%tones], i % tones}
	}
	return out
}()

type vowel struct {
	plain rune
	tone  int
}

// onsets are the beginnings of a syllable, the longer before what they start with.
var onsets = strings.Fields("ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x")

// rimes are the ends of a syllable, without a tone.
var rimes = set(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
	e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
	i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
	o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
	oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
	u ua uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uân uâng uât uây
	uy uya uych uyên uyêt uynh uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
	y yêm yên yêng yêt yêu`)

// rimesOfQu are the ends that follow "qu".
var rimesOfQu = set(`a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây
	e en eo et ê ên ênh êch êt êu i it y yên yêt ynh ych yt ơ ôc`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// syllable tells whether a word in NFC is one syllable as Vietnamese spells
// it: a known beginning and end that go together, at most one tone, the tone
// its end allows and on the vowel that carries it. Case does not matter.
func syllable(word []rune) bool {
	plain, tone, at := make([]rune, 0, longestWord), 0, -1
	for i, r := range word {
		r = unicode.ToLower(r)
		if v, ok := toneOfVowel[r]; ok {
			if v.tone != 0 && tone != 0 {
				return false
			}
			if r = v.plain; v.tone != 0 {
				tone, at = v.tone, i
			}
		}
		plain = append(plain, r)
	}
	text := string(plain)
	if text == "" || !stops(text, tone) {
		return false
	}
	if rimes[text] && (tone == 0 || carries(plain, at)) {
		return true
	}
	for _, o := range onsets {
		if o[0] != text[0] {
			continue
		}
		if rest, ok := strings.CutPrefix(text, o); ok && joins(o, rest) {
			n := len([]rune(o))
			if tone == 0 || at >= n && carries(plain[n:], at-n) {
				return true
			}
		}
	}
	return false
}

// carries tells whether the tone of an end may stand on its letter at. It
// stands on the letter with a mark of its own, else on the vowel before the
// last one or before the consonant; "oa", "oe" and "uy" are written both ways.
func carries(rime []rune, at int) bool {
	vowels, marked := 0, -1
	for i, r := range rime {
		if _, ok := toneOfVowel[r]; !ok {
			break
		}
		if vowels++; r > 0x7F {
			marked = i
		}
	}
	closed := vowels < len(rime)
	switch {
	case marked >= 0:
		return at == marked
	case vowels < 2:
		return at == 0
	case vowels > 2:
		return at == 1
	}
	switch string(rime[:2]) {
	case "oa", "oe", "uy", "oo":
		return at == 1 || at == 0 && !closed
	}
	return at == 0
}

// The tones a syllable that ends in c, ch, p or t may have.
const (
	toneAcute = 4
	toneDot   = 5
)

// stops tells whether the tone may stand on a syllable with this end.
func stops(plain string, tone int) bool {
	for _, end := range []string{"c", "ch", "p", "t"} {
		if strings.HasSuffix(plain, end) {
			return tone == toneAcute || tone == toneDot
		}
	}
	return true
}

// joins tells whether a beginning goes with an end: k, gh and ngh stand before
// e, ê, i and y; c, g and ng before the others.
func joins(onset, rime string) bool {
	front := strings.HasPrefix(rime, "e") || strings.HasPrefix(rime, "ê") || strings.HasPrefix(rime, "i") || strings.HasPrefix(rime, "y")
	switch onset {
	case "qu":
		return rimesOfQu[rime]
	case "k", "gh", "ngh":
		return front && rimes[rime]
	case "c", "ng":
		return !front && rimes[rime]
	case "g":
		return (!front || strings.HasPrefix(rime, "i")) && rimes[rime]
	}
	return rimes[rime] && !strings.HasPrefix(rime, "yê")
}
