package vn

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// allSyllables spells every syllable the rules allow, some 15.000 words.
func allSyllables() []string {
	var out []string
	beginnings := append([]string{""}, onsets...)
	for _, onset := range beginnings {
		ends := rimes
		if onset == "qu" {
			ends = rimesOfQu
		}
		for rime := range ends {
			if onset != "" && !joins(onset, rime) {
				continue
			}
			for tone := range tones {
				if word := withTone(onset, rime, tone); stops(onset+rime, tone) {
					out = append(out, word)
				}
			}
		}
	}
	return out
}

// withTone puts a tone on the vowel that carries it.
func withTone(onset, rime string, tone int) string {
	rs, all := []rune(rime), []rune(toneRows)
	for at, plain := range rs {
		if !carries(rs, at) {
			continue
		}
		for i, r := range all {
			if r == plain {
				rs[at] = all[i+tone]
				break
			}
		}
		break
	}
	return onset + string(rs)
}

// toTCVN3 writes small letters in TCVN3, the other way round than FromTCVN3.
func toTCVN3(s string) string {
	return strings.Map(func(r rune) rune {
		for code, to := range tcvn3Table {
			if to == r {
				return rune(code)
			}
		}
		return r
	}, s)
}

// toVNI writes a text in VNI, by the description of the writing: the vowel and
// one code for all its marks.
func toVNI(s string) string {
	var b strings.Builder
	for _, r := range s {
		d := []rune(norm.NFD.String(string(r)))
		switch {
		case strings.ContainsRune("íìỉĩị", r):
			b.WriteRune([]rune("íìæóò")[strings.IndexRune("íìỉĩị", r)/2])
		default:
			b.WriteString(vniOf(r, d))
		}
	}
	return b.String()
}

func vniOf(r rune, d []rune) string {
	switch r {
	case 'đ':
		return "ñ"
	case 'ỵ':
		return "î"
	}
	base, tone, quality := d[0], rune(0), rune(0)
	for _, m := range d[1:] {
		if toneMark(m) {
			tone = m
		} else {
			quality = m
		}
	}
	var row string
	switch quality {
	case 0x302:
		row = "âàåãáä"
	case 0x306:
		row = "êèúüéë"
	case 0x31B:
		base, row = map[rune]rune{'o': 'ô', 'u': 'ö'}[base], " øûõùï"
	default:
		row = " øûõùï"
	}
	i := strings.IndexRune("\u0300\u0309\u0303\u0301\u0323", tone)
	n := 0
	if tone != 0 {
		n = i/2 + 1
	}
	mark := string([]rune(row)[n])
	if mark == " " {
		mark = ""
	}
	return string(base) + mark
}

func TestEveryLetterConverts(t *testing.T) {
	words := allSyllables()
	if len(words) < 12_000 {
		t.Fatalf("%d syllables, want the whole list", len(words))
	}
	for _, w := range words {
		if got := FromTCVN3(toTCVN3(w)); got != w {
			t.Fatalf("TCVN3 %q reads as %q, want %q", toTCVN3(w), got, w)
		}
		if got := FromVNI(toVNI(w)); got != w {
			t.Fatalf("VNI %q reads as %q, want %q", toVNI(w), got, w)
		}
	}
}

// Words put together at random are the hardest: real text repeats its common
// words. Unicode is never taken for a legacy writing, and a legacy writing is
// never taken for another one.
func TestWritingIsTold(t *testing.T) {
	words, rnd := allSyllables(), rand.New(rand.NewPCG(3, 5))
	found := map[Legacy]int{}
	const rounds = 1200
	for range rounds {
		var text []string
		for range 1 + rnd.IntN(60) {
			w := words[rnd.IntN(len(words))]
			switch rnd.IntN(6) {
			case 0:
				w = Upper(w)
			case 1:
				w = Upper(string([]rune(w)[:1])) + string([]rune(w)[1:])
			}
			text = append(text, w)
		}
		s := strings.Join(text, " ")
		for _, form := range []string{s, norm.NFD.String(s), Upper(s)} {
			if l := EvidenceOf(form).Legacy(); l != NoLegacy {
				t.Fatalf("good Unicode taken for %s: %+v\n%s", l, EvidenceOf(form), form)
			}
		}
		small := Lower(s)
		for l, encoded := range map[Legacy]string{TCVN3: toTCVN3(small), VNI: toVNI(small)} {
			switch got := EvidenceOf(encoded).Legacy(); {
			case got == l:
				found[l]++
			case got != NoLegacy:
				t.Fatalf("%s taken for %s: %+v\n%s", l, got, EvidenceOf(encoded), encoded)
			case len(text) > 15:
				t.Errorf("%s not told in %d words: %+v\n%s", l, len(text), EvidenceOf(encoded), encoded)
			}
		}
	}
	if found[TCVN3] < rounds*8/10 || found[VNI] < rounds*8/10 {
		t.Errorf("found %v of %d", found, rounds)
	}
}

// Each word of good Vietnamese by itself gives no reason to convert it.
func TestNoWordSpeaksAgainstUnicode(t *testing.T) {
	for _, w := range allSyllables() {
		for _, form := range []string{w, Upper(w)} {
			if e := EvidenceOf(form); e.TCVN3+e.VNI+e.Foreign > 0 {
				t.Fatalf("%q: %+v", form, e)
			}
		}
	}
}

func TestOtherTextStays(t *testing.T) {
	for _, text := range []string{
		"Ủy ban nhân dân xã Trí Yên, Kế hoạch số 16/KH-UBND ngày 01/02/2024",
		"Thôn 3, Thôn 4, Hòa Bình, Hà Nam, Cà Mau, Lào Cai, Phú Thọ, Bình Phước",
		"Đắk Lắk, Kon Plông, Krông Nô, xêmina, bôxit, ôtô, cà phê, đô la, kilôgam",
		"THÔN HÒA BÌNH: CÂY CÀ PHÊ, CÀ CHUA, DƯA CHUỘT; TỔNG SỐ HỘ: 128",
		"Le président a été élu à l'unanimité; où est la forêt? Bientôt, tôt ou tard, hôtel, français",
		"Müller, Grüße aus München: schöne Öfen, süße Äpfel, über fünf Straßen, Größe",
		"El niño está aquí: mañana más café, también así, corazón, España, él, tú, sí",
		"São Paulo não é a capital; informação, coração, mãe, irmã, avó, três",
		"Área: 25 m², 30 °C, ±5 %, ½ kg, 10 ÷ 20, 3 × 4, §5, © 2024, «a», µm, 12 ¢, £3, ¥9, ®",
		"Annual report of the commune: 128 households, naïve résumé, façade",
		"Å Ø Æ: Ærø, Malmö, Göteborg, Tromsø, København, på, når, blå, rød, grøn",
	} {
		if l := EvidenceOf(text).Legacy(); l != NoLegacy {
			t.Errorf("taken for %s: %+v %s", l, EvidenceOf(text), text)
		}
	}
}

func TestLegacySamples(t *testing.T) {
	for _, tc := range []struct {
		l          Legacy
		text, want string
	}{
		{TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"},
		{TCVN3, "VÖ sinh m«i tr\u00ADêng n«ng th«n", "Vệ sinh môi trường nông thôn"},
		{VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"},
		{VNI, "ÑOÄC LAÄP, TÖÏ DO, HAÏNH PHUÙC, NÔI ÔÛ, KYÕ, LYÙ, MÒ, Yeâu caàu", "ĐỘC LẬP, TỰ DO, HẠNH PHÚC, NƠI Ở, KỸ, LÝ, MỊ, Yêu cầu"},
	} {
		if got := tc.l.Text(tc.text); got != tc.want {
			t.Errorf("%s %q reads as %q, want %q", tc.l, tc.text, got, tc.want)
		}
		if got := EvidenceOf(tc.text).Legacy(); got != tc.l {
			t.Errorf("%q: %s, want %s (%+v)", tc.text, got, tc.l, EvidenceOf(tc.text))
		}
	}
}

// A tone in the wrong place is how a legacy text looks when it is read as
// Unicode ("xaõ" for "xã"), so places count.
func TestSyllables(t *testing.T) {
	for word, want := range map[string]bool{
		"xã": true, "xaõ": false, "hòa": true, "hoà": true, "hoàn": true, "hòan": false, "thúy": true, "thuý": true, "quý": true, "quốc": true, "giá": true, "gìn": true,
		"giếng": true, "khuỷu": true, "ngoèo": true, "được": true, "đựơc": false, "nước": true, "mưa": true, "mứa": true, "mưá": false, "boòng": true, "Ủy": true, "NGHIÊNG": true,
		"tôt": false, "tốt": true, "các": true, "cac": false, "kà": false, "céng": false, "ngề": false, "ghà": false, "yến": true, "hyến": false, "bb": false, "ếế": false,
	} {
		if got := syllable([]rune(word)); got != want {
			t.Errorf("%q: %v, want %v", word, got, want)
		}
	}
}

func TestLegacyFonts(t *testing.T) {
	for name, want := range map[string]struct {
		l        Legacy
		capitals bool
	}{
		".VnTime": {TCVN3, false}, ".VnTimeH": {TCVN3, true}, ".vnarialH": {TCVN3, true}, ".VnTimeH Bold": {TCVN3, true}, ".VnArial Narrow": {TCVN3, false},
		"VNI-Times": {VNI, false}, "VNI-Helve": {VNI, false}, "Times New Roman": {}, "VNTime": {}, "Arial": {}, "": {},
	} {
		if l, capitals := LegacyFont(name); l != want.l || capitals != want.capitals {
			t.Errorf("%q: %s %v, want %s %v", name, l, capitals, want.l, want.capitals)
		}
	}
}

func TestCompose(t *testing.T) {
	for from, want := range map[string]string{
		"Tie\u0302\u0301ng": "Tiếng", "Tie\u0301\u0302ng": "Tiếng", "o\u031B\u0323": "ợ", "o\u0323\u031B": "ợ", "a\u0303\u0306": "ẵ", "Việt": "Việt", "abc": "abc",
		"u\u0340": "ù",
	} {
		if got := Compose(from); got != want {
			t.Errorf("%+q: %q, want %q", from, got, want)
		}
	}
}

func FuzzLegacy(f *testing.F) {
	f.Add("Céng hßa x· héi")
	f.Add("Coäng hoøa e\u0301\u0302")
	f.Fuzz(func(t *testing.T, s string) {
		EvidenceOf(s)
		for _, l := range []Legacy{NoLegacy, TCVN3, VNI} {
			if out := l.Text(s); isASCII(s) && out != s {
				t.Errorf("%s changes ASCII %q to %q", l, s, out)
			}
		}
	})
}

func BenchmarkEvidence(b *testing.B) {
	for b.Loop() {
		EvidenceOf("VÖ sinh m«i tr\u00ADêng n«ng th«n")
	}
}
