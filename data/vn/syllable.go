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
// them: a known beginning and end that go together, at most one tone, and the
// tone its end allows. Case does not matter.
func syllable(word []rune) bool {
	var b strings.Builder
	tone := 0
	for _, r := range word {
		r = unicode.ToLower(r)
		if v, ok := toneOfVowel[r]; ok {
			if v.tone != 0 && tone != 0 {
				return false
			}
			tone, r = max(tone, v.tone), v.plain
		}
		b.WriteRune(r)
	}
	plain := b.String()
	if !stops(plain, tone) {
		return false
	}
	if rimes[plain] {
		return true
	}
	for _, o := range onsets {
		if o[0] != plain[0] {
			continue
		}
		if rest, ok := strings.CutPrefix(plain, o); ok && joins(o, rest) {
			return true
		}
	}
	return false
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
