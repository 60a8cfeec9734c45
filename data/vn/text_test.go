package vn_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"sothidua/data/vn"
)

const decomposed = "Nguye\u0302\u0303n Thi\u0323 Hoa\u0300"

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  Thôn\t1\u00a0 ", "Thôn 1"},
		{"\ufeffThôn\u200b 1\r\n", "Thôn 1"},
		{"a\r\nb", "a b"},
		{"mềm\u00ad mại", "mềm mại"},
		{decomposed, "Nguyễn Thị Hoà"},
		{"hỏng\xff", "hỏng"},
		{"\x00a\x07b", "ab"},
		{"10\u202f000", "10 000"},
	} {
		if got := vn.Clean(c.in); got != c.want {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCleanText(t *testing.T) {
	got := vn.CleanText("\n  Kết quả:\t tốt \r\n\r\n- một\r- hai\u200b\n\n")
	if want := "Kết quả: tốt\n\n- một\n- hai"; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Đào tạo nghề, việc làm mới", "dao tao nghe, viec lam moi"},
		{"ÐƯỜNG  Hoà", "duong hoa"},
		{decomposed, "nguyen thi hoa"},
		{"ỔN ĐỊNH 1.234,5 ‰", "on dinh 1.234,5 ‰"},
		{"a \u0301 b", "a b"},
	} {
		if got := vn.Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Thôn  Hoà Bình", "thôn hòa bình", true},
		{"Nguyễn Thị Thuý", "NGUYỄN THỊ THÚY", true},
		{"khoẻ", "khỏe", true},
		{decomposed, "nguyễn thị hòa", true},
		{"văn hoá xã hội", "Văn hóa xã hội", true},
		{"Hoàn", "Hòan", false}, // only the open syllable has two places
		{"Quý", "Qúy", false},
		{"Thôn 1", "Thon 1", false},
		{"má", "ma", false},
	} {
		if got := vn.Key(c.a) == vn.Key(c.b); got != c.same {
			t.Errorf("Key(%q) = %q and Key(%q) = %q: same %v, want %v", c.a, vn.Key(c.a), c.b, vn.Key(c.b), got, c.same)
		}
	}
	for in, want := range map[string]string{"Hoà": "hòa", "XOÈ": "xòe", "uỷ ban": "ủy ban", "quỹ": "quỹ", "Hoàng": "hoàng", "khuya": "khuya"} {
		if got := vn.Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        bool
	}{
		{"", "gì cũng được", true},
		{"   ", "", true},
		{"ho ngheo", "Tỷ lệ hộ nghèo (chuẩn mới)", true},
		{"nghèo hộ", "Tỷ lệ hộ nghèo (chuẩn mới)", true},
		{"hộ nghéo", "Tỷ lệ hộ nghèo", false},
		{"hỏ", "Tỷ lệ hộ nghèo", false},
		{"dao tao", "Đào tạo nghề", true},
		{"đao", "Đào tạo nghề", false},
		{"đào", "Dào dạt", false},
		{"ĐÀO", "đào tạo", true},
		{"hoà", "Thôn Hòa Bình", true},
		{"hòa", "Thôn Hoà Bình", true},
		{"hoà", "Bùi Xuân Hoàn Hoàng", true},
		{"12b", "12b. Xuất khẩu lao động", true},
		{"xuat khau gao", "Xuất khẩu lao động", false},
		{"nguyễn", decomposed, true},
	} {
		if got := vn.Match(c.query, c.text); got != c.want {
			t.Errorf("Match(%q, %q) = %v, want %v", c.query, c.text, got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	want := []string{"an", "Ao", "ăn", "âm", "Ấp", "ba", "cá", "da", "đa", "em", "ê", "hòa", "Hoàng", "oa", "ô", "ơ",
		"T2", "T10", "Thôn 1", "thôn 2", "Thôn 2", "Thôn 10", "tre", "Trì", "ung", "ưng", "xa", "y"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, vn.Compare)
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
	if vn.Compare(decomposed, norm.NFC.String(decomposed)) != 0 {
		t.Fatal("one name in two Unicode forms is not equal")
	}
	if vn.Compare("ma", "má") >= 0 || vn.Compare("má", "ma") <= 0 {
		t.Fatal("a mark does not order")
	}
}

func TestCompareInParallel(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if vn.Compare("Thôn 2", "Thôn 10") >= 0 {
					t.Error("Thôn 2 does not stand before Thôn 10")
				}
			}
		})
	}
	wg.Wait()
}

func TestUpperLower(t *testing.T) {
	if got := vn.Upper("Ủy ban nhân dân xã Trí Yên, đơn vị " + decomposed); got != "ỦY BAN NHÂN DÂN XÃ TRÍ YÊN, ĐƠN VỊ NGUYỄN THỊ HOÀ" {
		t.Fatalf("Upper: %q", got)
	}
	if got := vn.Lower("ĐƠN VỊ ẤY"); got != "đơn vị ấy" {
		t.Fatalf("Lower: %q", got)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Đào tạo", decomposed, "a \u0301 b", "\xff\xfe", "ǅ", "İ", "각"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := vn.Fold(s)
		if !utf8.ValidString(got) || strings.Contains(got, "  ") || strings.TrimSpace(got) != got {
			t.Fatalf("Fold(%q) = %q is not clean", s, got)
		}
		if strings.ContainsFunc(norm.NFD.String(got), func(r rune) bool { return r == 'đ' || r == 'Đ' || unicode.Is(unicode.Mn, r) }) {
			t.Fatalf("Fold(%q) = %q keeps an accent", s, got)
		}
		if again := vn.Fold(got); again != got {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, got, again)
		}
		if key := vn.Key(s); vn.Key(key) != key {
			t.Fatalf("Key(%q) = %q is not stable", s, key)
		}
		if !vn.Match(vn.Clean(s), s) || !vn.Match(got, s) {
			t.Fatalf("%q does not match itself", s)
		}
	})
}

func TestFirstLetter(t *testing.T) {
	for _, c := range []struct{ in, upper, lower string }{
		{"", "", ""},
		{"quý I", "Quý I", "quý I"},
		{"Đạt", "Đạt", "đạt"},
		{"đúng hạn", "Đúng hạn", "đúng hạn"},
		{"e\u0302\u0301ch", "Ếch", "ếch"},
		{"9 tháng", "9 tháng", "9 tháng"},
		{"MTTQ, đoàn thể", "MTTQ, đoàn thể", "MTTQ, đoàn thể"},
		{"Y tế", "Y tế", "y tế"},
	} {
		if got := vn.UpperFirst(c.in); got != c.upper {
			t.Errorf("UpperFirst(%q) = %q, want %q", c.in, got, c.upper)
		}
		if got := vn.LowerFirst(c.in); got != c.lower {
			t.Errorf("LowerFirst(%q) = %q, want %q", c.in, got, c.lower)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		in   string
		most int
		want string
	}{
		{"Tỷ lệ hộ nghèo", 14, "Tỷ lệ hộ nghèo"},
		{"Tỷ lệ hộ nghèo", 13, "Tỷ lệ hộ ngh…"},
		{"Tỷ lệ hộ nghèo", 11, "Tỷ lệ hộ n…"},
		{"Tỷ lệ hộ nghèo", 10, "Tỷ lệ hộ…"},
		{"", 5, ""},
	} {
		if got := vn.Shorten(c.in, c.most); got != c.want {
			t.Errorf("Shorten(%q, %d) = %q, want %q", c.in, c.most, got, c.want)
		}
	}
}
