package flow

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

func portrait() *Builder {
	return NewBuilder(font.Embedded(), page.A4Short, page.A4Long, OfficialMargins)
}

func find(t *testing.T, p page.Page, s string) page.Text {
	t.Helper()
	for _, x := range pageTexts(p) {
		if x.S == s {
			return x
		}
	}
	t.Fatalf("no text %q on the page", s)
	return page.Text{}
}

func TestOfficialMeasures(t *testing.T) {
	m := OfficialMargins
	if m.Top < 20 || m.Top > 25 || m.Bottom < 20 || m.Bottom > 25 || m.Left < 30 || m.Left > 35 || m.Right < 15 || m.Right > 20 {
		t.Errorf("margins %+v", m)
	}
	if BodyIndent != 10 && BodyIndent != 12.7 {
		t.Errorf("indent %v mm", BodyIndent)
	}
	if ParagraphGap < 6*font.PointMM-1e-9 {
		t.Errorf("gap %v mm", ParagraphGap)
	}
	for name, c := range map[string][3]float64{
		"state": {StateSize, 12, 13}, "motto": {MottoSize, 13, 14}, "issuer": {IssuerSize, 12, 13}, "title": {TitleSize, 13, 14},
		"body": {BodySize, 13, 14}, "signature": {SignatureSize, 13, 14}, "date": {DateSize, 13, 14}, "page number": {PageNumberSize, 13, 14},
	} {
		if c[0] < c[1] || c[0] > c[2] {
			t.Errorf("%s is %v points, want %v to %v", name, c[0], c[1], c[2])
		}
	}
}

func TestPageNumbers(t *testing.T) {
	b := portrait()
	b.Break()
	b.Break()
	b.Number()
	b.MarkSample(1)
	if n := len(b.Pages()[0].Items); n != 0 {
		t.Errorf("page 1 shows %d items in its margin", n)
	}
	for i, want := range []string{"2", "3"} {
		x := find(t, b.Pages()[i+1], want)
		height := x.Size * font.PointMM * CapHeight
		if x.Anchor != page.Centre || math.Abs(x.X-(b.Left()+b.Right())/2) > 1e-9 {
			t.Errorf("page number %+v is not centred", x)
		}
		if middle := x.Y - height/2; math.Abs(middle-b.Margins.Top/2) > 0.1 {
			t.Errorf("page number stands at %.2f mm, not in the middle of the top margin", middle)
		}
		find(t, b.Pages()[i+1], SampleText)
	}
}

func TestAuthority(t *testing.T) {
	for in, want := range map[string][]string{
		"CHỦ TỊCH":                       {"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"},
		"Phó Chủ tịch":                   {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"},
		"TL. Chủ tịch / Chánh Văn phòng": {"TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"},
		"Q. Chủ tịch":                    {"TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"},
		"KT. Chủ tịch\nPhó Chủ tịch":     {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"},
		"":                               {"TM. ỦY BAN NHÂN DÂN"},
	} {
		if d := cmp.Diff(want, Authority(in)); d != "" {
			t.Errorf("%q: %s", in, d)
		}
	}
}

func TestIssuerLines(t *testing.T) {
	for commune, want := range map[string][]string{
		"xã Trí Yên": {"ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN"},
		"":           {"ỦY BAN NHÂN DÂN"},
		" xã ":       {"ỦY BAN NHÂN DÂN", "XÃ ...................."},
		"Thị trấn":   {"ỦY BAN NHÂN DÂN", "THỊ TRẤN ...................."},
		"xã Xã":      {"ỦY BAN NHÂN DÂN", "XÃ XÃ"},
	} {
		if d := cmp.Diff(want, IssuerLines(commune)); d != "" {
			t.Errorf("%q: %s", commune, d)
		}
	}
}
