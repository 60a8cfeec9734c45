package vn

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Legacy is a way of writing Vietnamese from before Unicode, in which the
// letters of Western Europe stand for Vietnamese ones and a special font draws
// them right: "Céng hßa" in .VnTime, "Coäng hoøa" in VNI-Times.
type Legacy int

// The legacy ways of writing.
const (
	NoLegacy Legacy = iota
	TCVN3           // also called ABC, after its first program; fonts .VnTime, .VnArial…
	VNI             // VNI for Windows, fonts VNI-Times, VNI-Helve…
)

// String names the way of writing as people know it.
func (l Legacy) String() string {
	return [...]string{"Unicode", "TCVN3", "VNI"}[l]
}

// Text converts a text written that way to Unicode in NFC; NoLegacy returns it
// as it is.
func (l Legacy) Text(s string) string {
	switch l {
	case TCVN3:
		return FromTCVN3(s)
	case VNI:
		return FromVNI(s)
	}
	return s
}

// LegacyFont tells by its name which way of writing a font is made for.
// Capitals is true for the TCVN3 fonts that draw small letters as capitals,
// whose names end in H (.VnTimeH): TCVN3 has no capitals with tone marks.
func LegacyFont(name string) (l Legacy, capitals bool) {
	lower := strings.ToLower(strings.TrimSpace(name))
	switch {
	case strings.HasPrefix(lower, ".vn"):
		base, _, _ := strings.Cut(strings.TrimSpace(name), " ")
		return TCVN3, strings.HasSuffix(base, "H")
	case strings.HasPrefix(lower, "vni-"), strings.HasPrefix(lower, "vni "):
		return VNI, false
	}
	return NoLegacy, false
}

// tcvn3Letters pairs every code of TCVN3, read as Latin-1, with its letter
// (TCVN 5712:1993, table 3). Its capitals have no tone marks.
const tcvn3Letters = "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00ADư®đ" +
	"µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọ" +
	"åồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ"

// FromTCVN3 converts a TCVN3 text. Letters without a meaning in TCVN3 stay.
func FromTCVN3(s string) string { return strings.Map(fromTCVN3, s) }

func fromTCVN3(r rune) rune {
	if r == 'μ' { // some programs write the micro sign as the Greek letter
		return 'à'
	}
	if to := tcvn3Table.of(r); to != 0 {
		return to
	}
	return r
}

// tcvn3Table is tcvn3Letters by code.
var tcvn3Table = pairs(tcvn3Letters)

// latin pairs the codes of Latin-1 with something, 0 for nothing.
type latin [0x100]rune

// pairs reads a row of codes, each followed by what belongs to it.
func pairs(row string) (out latin) {
	letters := []rune(row)
	for i := 0; i+1 < len(letters); i += 2 {
		out[letters[i]] = letters[i+1]
	}
	return out
}

func (t *latin) of(r rune) rune {
	if r >= 0x100 {
		return 0
	}
	return t[r]
}

// The marks VNI writes behind a vowel, and what they make of it: the tones
// alone, then the circumflex and the breve with each tone. The last row are
// the letters VNI writes in one code.
var (
	vniTones      = pairs("øàûảõãùáïạ")
	vniCircumflex = pairs("âaàầåẩãẫáấäậ")
	vniBreve      = pairs("êaèằúẳüẵéắëặ")
	vniSingle     = pairs("ôơöưñđììííæỉóĩòịîỵ")
)

// FromVNI converts a VNI text to Unicode in NFC. Letters without a meaning in
// VNI stay.
func FromVNI(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/4)
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		base := vniBase(runes[i])
		if i+1 < len(runes) {
			if marks := vniMarks(base, runes[i+1]); marks != "" {
				b.WriteRune(base)
				b.WriteString(marks)
				i++
				continue
			}
		}
		b.WriteRune(base)
	}
	return norm.NFC.String(b.String())
}

// vniBase is the letter one code writes by itself.
func vniBase(r rune) rune {
	lower := unicode.ToLower(r)
	to := vniSingle.of(lower)
	switch {
	case to == 0:
		return r
	case lower != r:
		return unicode.ToUpper(to)
	}
	return to
}

// vniMarks are the combining marks the code after a vowel puts on it, "" for
// none.
func vniMarks(base, mark rune) string {
	lower, mark := unicode.ToLower(base), unicode.ToLower(mark)
	if !strings.ContainsRune("aeouyơư", lower) {
		return ""
	}
	if to := vniTones.of(mark); to != 0 {
		return marksOf(to)
	}
	if strings.ContainsRune("aeo", lower) {
		if to := vniCircumflex.of(mark); to == 'a' {
			return "\u0302"
		} else if to != 0 {
			return marksOf(to)
		}
	}
	if lower == 'a' {
		if to := vniBreve.of(mark); to == 'a' {
			return "\u0306"
		} else if to != 0 {
			return marksOf(to)
		}
	}
	return ""
}

// marksOf are the marks of a letter without the letter.
func marksOf(r rune) string {
	d := norm.NFD.String(string(r))
	_, n := utf8.DecodeRuneInString(d)
	return d[n:]
}

// Compose writes letters and marks as ready-made letters in NFC, also where
// the tone mark was typed before the mark that makes the letter ("e", acute,
// circumflex), which NFC alone takes for another letter.
func Compose(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Mn, r) }) {
		return s
	}
	rs := []rune(norm.NFD.String(s))
	for i := 1; i < len(rs); i++ {
		if qualityMark(rs[i]) && toneMark(rs[i-1]) {
			rs[i-1], rs[i] = rs[i], rs[i-1]
		}
	}
	return norm.NFC.String(string(rs))
}

// toneMark tells whether r is one of the five tones as a combining mark.
func toneMark(r rune) bool {
	return r == 0x300 || r == 0x301 || r == 0x303 || r == 0x309 || r == 0x323
}

// qualityMark tells whether r is a combining circumflex, breve or horn.
func qualityMark(r rune) bool { return r == 0x302 || r == 0x306 || r == 0x31B }
