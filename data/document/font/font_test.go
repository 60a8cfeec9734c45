package font

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"sothidua/assets"
)

func TestEmbeddedFontsHoldEveryVietnameseLetter(t *testing.T) {
	const (
		vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ" +
			"AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴ"
		consonants = "bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX"
		others     = "0123456789fjwzFJWZ≥≤−₫‰%→–—“”‘’…•×±√ .,;:()/*"
		marks      = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
	)
	// a, e, i, o, u and y without marks are ASCII; đ and Đ are not vowels.
	if n := len([]rune(vowels)) - 2*len("aeiouy") + len([]rune("đĐ")); n != 134 {
		t.Fatalf("the list holds %d letters outside ASCII, want 134", n)
	}
	set := Embedded()
	for _, style := range Styles {
		for _, r := range vowels + consonants + others + marks + Needed {
			if !set.Has(style, r) {
				t.Errorf("style %d lacks %q (%U)", style, r, r)
			}
		}
		if set.Has(style, '✓') {
			t.Errorf("style %d holds ✓: Printable need not replace it", style)
		}
	}
}

func TestWidthsAreThoseOfTimes(t *testing.T) {
	set := Embedded()
	for _, c := range []struct {
		text  string
		style Style
		em    float64
	}{
		{"0", Regular, 0.5}, {"0000", Bold, 2}, {" ", Regular, 0.25}, {".", Regular, 0.25},
		{"M", Regular, 0.889}, {"i", Regular, 0.278}, {"%", Regular, 0.833}, {"ế", Regular, 0.444}, {"", Italic, 0},
	} {
		want := c.em * 12 * PointMM
		if got := set.Width(c.text, c.style, 12); math.Abs(got-want) > 0.005 {
			t.Errorf("Width(%q) = %.4f mm, want %.4f", c.text, got, want)
		}
	}
}

func TestOutlineOfAnAccentedLetter(t *testing.T) {
	outline, advance := Embedded().Glyph(Regular, 'ộ')
	if math.Abs(advance-0.5) > 0.01 {
		t.Errorf("advance %.3f em, want 0.5", advance)
	}
	moves, above, below := 0, 0.0, 0.0
	for _, s := range outline {
		if s.Op == MoveTo {
			moves++
		}
		above, below = math.Min(above, s.Args[0].Y), math.Max(below, s.Args[0].Y)
	}
	// The bowl has two contours, the circumflex and the dot one each.
	if moves != 4 {
		t.Errorf("%d contours, want 4", moves)
	}
	if above > -0.6 || below < 0.1 {
		t.Errorf("letter spans %.2f to %.2f em: circumflex or dot is missing", above, below)
	}
}

func TestPrintable(t *testing.T) {
	set := Embedded()
	for _, c := range []struct{ in, want string }{
		{"plain 1.234,5", "plain 1.234,5"},
		{"Ha\u0300 No\u0323\u0302i", "Hà Nội"}, // typed as letters and marks
		{"✓ xong", "√ xong"},
		{"☑ có ☐ không", "[x] có [ ] không"},
		{"dòng\nmới\tcột", "dòng mới cột"},
		{"giữ\u00a0liền", "giữ\u00a0liền"},
		{"ẩn\u200b\u0007", "ẩn"},
		{"mặt 😀 漢", "mặt ? ?"},
		{"≥ 1,06% → 11‰ ₫", "≥ 1,06% → 11‰ ₫"},
	} {
		if got := set.Printable(c.in); got != c.want {
			t.Errorf("Printable(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// fakeTimes writes the embedded fonts under the names of Times New Roman.
func fakeTimes(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, style := range Styles {
		data, err := assets.Fonts.ReadFile("fonts/" + tinosFiles[style])
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, timesFiles[style]), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTimesIsUsedWhenItIsWhole(t *testing.T) {
	if got := standard(fakeTimes(t)).Name; got != "Times New Roman" {
		t.Errorf("with the four files: %s", got)
	}
	for name, spoil := range map[string]func(data []byte) []byte{
		"damaged":             func(data []byte) []byte { return data[:2000] },
		"empty":               func([]byte) []byte { return nil },
		"a collection":        func(data []byte) []byte { return append([]byte("ttcf"), data[4:]...) },
		"embedding forbidden": func(data []byte) []byte { return setRights(t, data, 2) },
		"subsets forbidden":   func(data []byte) []byte { return setRights(t, data, 0x0100) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := fakeTimes(t)
			path := filepath.Join(dir, timesFiles[Italic])
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, spoil(data), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Load(dir); err == nil {
				t.Error("Load took the font")
			}
			if got := standard(dir).Name; got != "Tinos" {
				t.Errorf("fell back to %s", got)
			}
		})
	}
	dir := fakeTimes(t)
	if err := os.Remove(filepath.Join(dir, timesFiles[BoldItalic])); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{dir, filepath.Join(dir, "nowhere"), ""} {
		if got := standard(d).Name; got != "Tinos" {
			t.Errorf("standard(%q) = %s, want Tinos", d, got)
		}
	}
}

// setRights writes embedding rights into the OS/2 table.
func setRights(t *testing.T, data []byte, rights uint16) []byte {
	t.Helper()
	for at := 12; at+16 <= len(data); at += 16 {
		if string(data[at:at+4]) == "OS/2" {
			offset := int(data[at+8])<<24 | int(data[at+9])<<16 | int(data[at+10])<<8 | int(data[at+11])
			data[offset+8], data[offset+9] = byte(rights>>8), byte(rights)
			return data
		}
	}
	t.Fatal("no OS/2 table")
	return nil
}

func TestFaceIsSafeForParallelUse(t *testing.T) {
	set := Embedded()
	want := set.Width("Đánh giá tiến độ", Regular, 12)
	done := make(chan float64)
	for range 8 {
		go func() {
			for _, r := range "Đánh giá tiến độ" {
				set.Glyph(Regular, r)
			}
			done <- set.Width("Đánh giá tiến độ", Regular, 12)
		}()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("width %.4f, want %.4f", got, want)
		}
	}
}

func TestLackingNamesEveryLetterOnce(t *testing.T) {
	s := Embedded()
	if got := string(s.Lacking("Thôn 字 có 字 và 😀, ✓ ☐\u200b" + Needed)); got != "字😀" {
		t.Errorf("lacking %q", got)
	}
}
