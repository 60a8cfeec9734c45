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

func TestLetterhead(t *testing.T) {
	for _, commune := range []string{"xã Trí Yên", "xã Nghĩa Thượng Phú Xuân Hòa Đông Nam Thạnh Mỹ Trung Lập Bình", ""} {
		b := portrait()
		b.Letterhead(IssuerLines(commune))
		p := b.Pages()[0]
		state, motto := find(t, p, StateName), find(t, p, Motto)
		if state.Style != font.Bold || motto.Style != font.Bold || state.X != motto.X || motto.Y <= state.Y {
			t.Errorf("%q: state %+v, motto %+v", commune, state, motto)
		}
		var rules []page.Line
		for _, it := range p.Items {
			if l, ok := it.(page.Line); ok {
				rules = append(rules, l)
			}
		}
		if len(rules) != 2 {
			t.Fatalf("%d rules, want one under the issuing body and one under the motto", len(rules))
		}
		if w := rules[1].X2 - rules[1].X1; math.Abs(w-motto.Width(b.Fonts)) > 1e-6 || rules[1].Y1 <= motto.Y {
			t.Errorf("rule under the motto %+v, text %.2f mm", rules[1], motto.Width(b.Fonts))
		}
		widest := 0.0
		for _, x := range pageTexts(p) {
			if x.S != StateName && x.S != Motto {
				widest = math.Max(widest, x.Width(b.Fonts))
				if end := x.Start(b.Fonts) + x.Width(b.Fonts); end > state.Start(b.Fonts) || x.Start(b.Fonts) < b.Left()-1e-6 {
					t.Errorf("%q: issuing body %q from %.1f to %.1f runs out of its half", commune, x.S, x.Start(b.Fonts), end)
				}
			}
		}
		if share := (rules[0].X2 - rules[0].X1) / widest; share < 1.0/3 || share > 0.5 {
			t.Errorf("rule under the issuing body is %.2f of its text", share)
		}
		if b.Y <= rules[0].Y1 || b.Y <= rules[1].Y1 {
			t.Errorf("next block starts at %.1f, over the rules", b.Y)
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
		height := x.Size * font.PointMM * capHeight
		if x.Anchor != page.Centre || math.Abs(x.X-(b.Left()+b.Right())/2) > 1e-9 {
			t.Errorf("page number %+v is not centred", x)
		}
		if middle := x.Y - height/2; math.Abs(middle-b.Margins.Top/2) > 0.1 {
			t.Errorf("page number stands at %.2f mm, not in the middle of the top margin", middle)
		}
		find(t, b.Pages()[i+1], SampleText)
	}
}

func TestSignature(t *testing.T) {
	s := Signature{Date: "Trí Yên, ngày tháng 6 năm 2024", Lines: Authority("CHỦ TỊCH"), Name: "Nguyễn Văn Diễn"}
	b := portrait()
	b.Y = b.Bottom() - b.SignatureHeight(s) + 1 // a millimetre too low: it may not be torn
	b.Sign(s)
	if n := len(pageTexts(b.Pages()[0])); n != 0 {
		t.Errorf("%d lines stayed on page 1", n)
	}
	p := b.Pages()[1]
	date, head, name := find(t, p, s.Date), find(t, p, "CHỦ TỊCH"), find(t, p, s.Name)
	if date.Style != font.Italic || head.Style != font.Bold || name.Style != font.Bold {
		t.Errorf("styles %v %v %v", date.Style, head.Style, name.Style)
	}
	if name.Y-head.Y < signGap {
		t.Errorf("%.1f mm for the signature", name.Y-head.Y)
	}
	if math.Abs(b.Y-(b.Margins.Top+b.SignatureHeight(s))) > 1e-6 {
		t.Errorf("the block is %.2f mm high, SignatureHeight says %.2f", b.Y-b.Margins.Top, b.SignatureHeight(s))
	}
	if c, x := head.X+head.Width(b.Fonts)/2, name.X+name.Width(b.Fonts)/2; math.Abs(c-x) > 1e-6 || c < page.A4Short/2 {
		t.Errorf("centres %.1f and %.1f", c, x)
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
	if d := cmp.Diff([]string{"ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN"}, IssuerLines("xã Trí Yên")); d != "" {
		t.Error(d)
	}
}
