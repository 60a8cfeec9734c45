package raw

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

const sentence = "Cộng hòa xã hội chủ nghĩa Việt Nam; Độc lập - Tự do - Hạnh phúc\n"

// localPage writes a text in the page of Vietnam: letters, then tone marks.
func localPage(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	for _, r := range s {
		one, err := charmap.Windows1258.NewEncoder().String(string(r))
		if err == nil {
			b.WriteString(one)
			continue
		}
		// The page has letters with a circumflex, breve or horn, and tones apart.
		var letter, tone []rune
		for _, m := range norm.NFD.String(string(r)) {
			if m == 0x300 || m == 0x301 || m == 0x303 || m == 0x309 || m == 0x323 {
				tone = append(tone, m)
			} else {
				letter = append(letter, m)
			}
		}
		text := norm.NFC.String(string(letter)) + string(tone)
		if one, err = charmap.Windows1258.NewEncoder().String(text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		b.WriteString(one)
	}
	return b.String()
}

func TestDecode(t *testing.T) {
	wide := func(e unicode.Endianness, mark unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, mark).NewEncoder().String(sentence)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	tcvn3 := "C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n"
	western := "C\u00e9ng h\u00dfa x\u00b7 h\u00e9i ch\u00f1 ngh\u00dca Vi\u00d6t Nam\n"
	for name, tc := range map[string]struct{ content, text, encoding string }{
		"UTF-8":                {sentence, sentence, ""},
		"UTF-8 with a mark":    {"\xEF\xBB\xBF" + sentence, sentence, ""},
		"UTF-16 little":        {wide(unicode.LittleEndian, unicode.UseBOM), sentence, UTF16},
		"UTF-16 big":           {wide(unicode.BigEndian, unicode.UseBOM), sentence, UTF16},
		"UTF-16 without marks": {wide(unicode.LittleEndian, unicode.IgnoreBOM), sentence, UTF16},
		"Windows-1258":         {localPage(t, sentence), sentence, Windows1258},
		"TCVN3":                {tcvn3, western, Windows1252},
		"ASCII of DOS":         {"a;b\r\n\x1A", "a;b\r\n\x1A", ""},
		"nothing":              {"", "", ""},
	} {
		text, encoding, err := Decode([]byte(tc.content))
		if err != nil || text != tc.text || encoding != tc.encoding {
			t.Errorf("%s: %q %q %v", name, text, encoding, err)
		}
	}
	for _, content := range []string{"\x00\x01\x02\x03", "GIF89a\x01\x00", "\x89PNG\r\n\x1a\n\x00"} {
		if _, _, err := Decode([]byte(content)); !errors.Is(err, ErrKind) {
			t.Errorf("%q: %v", content, err)
		}
	}
}
