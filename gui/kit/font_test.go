package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/sfnt"

	"sothidua/data/vn"
)

// signs are what the screens write beside Vietnamese letters.
const signs = "0123456789 .,:;/()[]%‰+−≥≤<>=·•…–—“”‘’×→←↑↓●₫√"

// letters returns every Vietnamese letter in both cases.
func letters() []rune {
	var out []rune
	for _, base := range "aăâeêioôơuưy" {
		for _, mark := range []string{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"} {
			lower := vn.NFC(string(base) + mark)
			out = append(out, []rune(lower+vn.Upper(lower))...)
		}
	}
	return append(out, []rune("đĐbcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ\u0300\u0301\u0303\u0309\u0323")...)
}

func TestWindowFontsHaveEveryLetterAndSign(t *testing.T) {
	th := Theme(1)
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		f, err := sfnt.Parse(th.Font(style).Content())
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		for _, r := range append(letters(), []rune(signs)...) {
			if g, err := f.GlyphIndex(&buf, r); err != nil || g == 0 {
				t.Errorf("%s lacks %q (%U): %v", th.Font(style).Name(), r, r, err)
			}
		}
	}
}
