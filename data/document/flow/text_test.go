package flow

import (
	"math"
	"strings"
	"testing"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

const prose = "Thực hiện Kế hoạch số 16/KH-UBND ngày 01 tháng 02 năm 2024 của UBND xã về phát động các phong trào thi đua năm 2024, " +
	"UBND xã Trí Yên báo cáo kết quả thực hiện 6 tháng đầu năm 2024 như sau:"

func lineText(l Line) string {
	s := ""
	for _, p := range l.Pieces {
		s += p.S
	}
	return s
}

func TestWrapKeepsEveryWordInTheColumn(t *testing.T) {
	fonts := font.Embedded()
	for _, w := range []float64{40, 60, 100, 165} {
		lines := Wrap(fonts, Plain(prose, 13), w-12, w)
		var words []string
		for i, l := range lines {
			limit := w
			if i == 0 {
				limit = w - 12
			}
			if l.W > limit+1e-6 {
				t.Errorf("width %v: line %d is %.2f mm", w, i, l.W)
			}
			if l.Last != (i == len(lines)-1) {
				t.Errorf("width %v: line %d last %v", w, i, l.Last)
			}
			words = append(words, strings.Fields(lineText(l))...)
		}
		if got := strings.Join(words, " "); got != prose {
			t.Errorf("width %v: text became %q", w, got)
		}
	}
}

func TestWrapIsGreedy(t *testing.T) {
	fonts := font.Embedded()
	lines := Wrap(fonts, Plain(prose, 13), 165, 165)
	for i := range len(lines) - 1 {
		next := strings.Fields(lineText(lines[i+1]))[0]
		if lines[i].W+fonts.Width(" "+next, font.Regular, 13) <= 165 {
			t.Errorf("line %d had room for %q", i, next)
		}
	}
}

func TestWrapBreaksAWordWiderThanTheColumn(t *testing.T) {
	fonts := font.Embedded()
	long := "Nghiêng" + strings.Repeat("Đệm", 40)
	lines := Wrap(fonts, Plain("Xã "+long+" cuối", 12), 30, 30)
	got := ""
	for i, l := range lines {
		if l.W > 30+1e-6 {
			t.Errorf("line %d is %.2f mm wide", i, l.W)
		}
		got += lineText(l)
	}
	if !strings.Contains(got, long) {
		t.Errorf("letters are lost: %q", got)
	}
	if n := len(Wrap(fonts, Plain("WWWW", 12), 1, 1)); n != 4 {
		t.Errorf("a column narrower than a letter gives %d lines, want one a letter", n)
	}
}

func TestWrapOfNothingIsOneLine(t *testing.T) {
	for _, s := range []string{"", "   "} {
		lines := Wrap(font.Embedded(), Plain(s, 12), 30, 30)
		if len(lines) != 1 || lines[0].W != 0 || Height(lines) != LineHeight(12) {
			t.Errorf("%q gives %+v", s, lines)
		}
	}
}

func TestWrapKeepsStylesAndNoBreakSpaces(t *testing.T) {
	fonts := font.Embedded()
	runs := []Run{{S: "Kính ", Size: 13}, {S: "gửi", Style: font.Bold, Size: 13}, {S: ": Thôn\u00a03", Size: 13}}
	lines := Wrap(fonts, runs, 200, 200)
	if len(lines) != 1 || len(lines[0].Pieces) != 3 {
		t.Fatalf("%+v", lines)
	}
	if got := lines[0].Pieces; got[0].S != "Kính " || got[1].S != "gửi" || got[1].Style != font.Bold || got[2].S != ": Thôn\u00a03" {
		t.Errorf("pieces %+v", got)
	}
	narrow := fonts.Width("gửi: Thôn", font.Bold, 13)
	for _, l := range Wrap(fonts, runs, narrow, narrow) {
		if s := strings.TrimSpace(lineText(l)); s == "3" || strings.HasSuffix(s, "Thôn") {
			t.Errorf("the name is broken: %q", s)
		}
	}
}

func TestJustifiedParagraph(t *testing.T) {
	b := NewBuilder(font.Embedded(), page.A4Short, page.A4Long, OfficialMargins)
	b.Paragraph(Paragraph{Runs: Plain(prose, BodySize), Align: AlignJustify, Indent: BodyIndent, After: ParagraphGap})
	texts := pageTexts(b.Pages()[0])
	if len(texts) < 3 {
		t.Fatalf("%d lines", len(texts))
	}
	for i, x := range texts {
		left := b.Left()
		if i == 0 {
			left += BodyIndent
		}
		if math.Abs(x.X-left) > 1e-6 {
			t.Errorf("line %d starts at %.2f, want %.2f", i, x.X, left)
		}
		right := x.X + x.Width(b.Fonts)
		if last := i == len(texts)-1; !last && math.Abs(right-b.Right()) > 1e-6 {
			t.Errorf("line %d ends at %.2f, want %.2f", i, right, b.Right())
		} else if last && x.Gap != 0 {
			t.Error("the last line is stretched")
		}
		if i > 0 && math.Abs(x.Y-texts[i-1].Y-LineHeight(BodySize)) > 1e-6 {
			t.Errorf("line %d stands %.2f mm below", i, x.Y-texts[i-1].Y)
		}
	}
	want := OfficialMargins.Top + float64(len(texts))*LineHeight(BodySize) + ParagraphGap
	if math.Abs(b.Y-want) > 1e-6 {
		t.Errorf("the next block starts at %.3f, want %.3f", b.Y, want)
	}
}

func TestAlignment(t *testing.T) {
	fonts := font.Embedded()
	l := Wrap(fonts, Plain("Trí Yên", 13), 100, 100)[0]
	for align, want := range map[Align]float64{AlignLeft: 50, AlignCentre: 50 + (100-l.W)/2, AlignRight: 150 - l.W, AlignJustify: 50} {
		if got := l.Set(fonts, 50, 0, 100, align)[0].(page.Text).X; math.Abs(got-want) > 1e-9 {
			t.Errorf("align %d: X %.3f, want %.3f", align, got, want)
		}
	}
}

func pageTexts(p page.Page) []page.Text {
	var out []page.Text
	for _, it := range p.Items {
		if t, ok := it.(page.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

func TestBlanksAreDottedLines(t *testing.T) {
	fonts := font.Embedded()
	runs := []Run{{S: "Số:\u00a0", Size: 13}, {Blank: 12, Size: 13}, {S: "/KH-UBND và", Size: 13}, {Blank: 500, Size: 13}}
	lines := Wrap(fonts, runs, 100, 100)
	var got []page.Line
	var words []page.Text
	for i, l := range lines {
		if l.W > 100+1e-6 {
			t.Errorf("line %d is %.1f mm", i, l.W)
		}
		for _, it := range l.Set(fonts, 30, float64(i)*10, 100, AlignJustify) {
			switch it := it.(type) {
			case page.Line:
				got = append(got, it)
			case page.Text:
				words = append(words, it)
			}
		}
	}
	if len(got) != 2 || len(got[0].Dash) == 0 {
		t.Fatalf("dotted lines %v", got)
	}
	if w := got[0].X2 - got[0].X1; math.Abs(w-12) > 1e-9 || math.Abs(words[1].X-got[0].X2) > 1e-9 || got[0].Y1 <= words[0].Y {
		t.Errorf("blank of %.2f mm from %.2f, text at %.2f", w, got[0].X1, words[1].X)
	}
	if w := got[1].X2 - got[1].X1; w > 100+1e-6 || w < 50 {
		t.Errorf("a blank longer than the line is %.2f mm", w)
	}
	if got := NaturalWidth(fonts, runs[1:2]); got != 12 {
		t.Errorf("natural width %v", got)
	}
}

func TestASpaceFollowsABlank(t *testing.T) {
	fonts := font.Embedded()
	l := Wrap(fonts, []Run{{Blank: 20, Size: 13}, {S: " ngày", Size: 13}}, 100, 100)[0]
	if want := 20 + fonts.Width(" ngày", font.Regular, 13); math.Abs(l.W-want) > 1e-9 || l.Spaces != 1 {
		t.Errorf("line of %.2f mm with %d spaces, want %.2f", l.W, l.Spaces, want)
	}
}
