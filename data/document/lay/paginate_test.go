package lay

import (
	"fmt"
	"strings"
	"testing"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// filler returns n paragraphs of one line each.
func filler(n int) []doc.Block {
	var out []doc.Block
	for i := range n {
		out = append(out, doc.Paragraph{Runs: doc.Text(fmt.Sprintf("Dòng %d.", i+1))})
	}
	return out
}

// plain is a table of n rows of one line.
func plain(n int) doc.Table {
	t := doc.Table{Widths: []float64{1, 4}, Header: []doc.Row{{Cells: cells("STT", "Tên")}}}
	for i := range n {
		t.Rows = append(t.Rows, doc.Row{Target: model.ID(i + 1), Cells: cells(fmt.Sprint(i+1), fmt.Sprintf("Hàng số %d", i+1))})
	}
	return t
}

func TestAHeadingStaysWithItsText(t *testing.T) {
	for n := 1; n < 45; n++ {
		blocks := append(filler(n), doc.Heading{Level: 1, Text: "ĐỀ MỤC"}, doc.Heading{Level: 2, Text: "Mục nhỏ"}, doc.Paragraph{Runs: doc.Text(prose(40))})
		ps := pages(one(blocks...))
		sound(t, ps)
		for i, p := range ps {
			all := body(p)
			if s := all[len(all)-1].S; s == "ĐỀ MỤC" || s == "Mục nhỏ" {
				t.Fatalf("%d lines before: %q ends page %d", n, s, i+1)
			}
		}
	}
}

func TestNoLineOfAParagraphStandsAlone(t *testing.T) {
	for n := range 45 {
		ps := pages(one(append(filler(n), doc.Paragraph{Runs: doc.Text(prose(30))})...))
		for i, p := range ps {
			lines := 0
			for _, x := range body(p) {
				if !strings.HasPrefix(x.S, "Dòng") {
					lines++
				}
			}
			if i > 0 && lines == 1 || i < len(ps)-1 && lines == 1 {
				t.Fatalf("%d lines before: page %d holds one line of the paragraph", n, i+1)
			}
		}
	}
}

func TestTheClosingIsNeverAlone(t *testing.T) {
	before := map[string]func(n int) []doc.Block{
		"paragraphs": filler,
		"table":      func(n int) []doc.Block { return []doc.Block{plain(n)} },
		"space":      func(n int) []doc.Block { return append(filler(n), doc.Space{H: 5}) },
	}
	for name, make := range before {
		for n := 1; n < 60; n++ {
			ps := pages(one(append(make(n), closing())...))
			p := ps[len(ps)-1]
			find(t, p, "Nơi nhận:")
			find(t, p, "Nguyễn Văn Diễn")
			held := 0
			for _, x := range body(p) {
				if strings.HasPrefix(x.S, "Dòng") || strings.HasPrefix(x.S, "Hàng") {
					held++
				}
			}
			if want := min(n, 2); name == "table" && held < want || held < 1 {
				t.Fatalf("%s %d: the page of the closing holds %d lines above it", name, n, held)
			}
			if name == "table" && n%10 == 0 {
				sound(t, ps)
			}
		}
	}
}

func TestSeveralSignersStandSideBySide(t *testing.T) {
	for _, copies := range [][]string{nil, {"Lưu: VT"}} {
		p := pages(one(append(filler(1), doc.Closing{Recipients: copies, Signers: []doc.Signature{
			{Lines: []string{"THƯ KÝ"}, Name: "Trần Thị Bình"},
			{Lines: []string{"TM. HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG"}, Name: "Nguyễn Văn Diễn"},
		}})...))[0]
		sound(t, []page.Page{p})
		a, b := find(t, p, "Trần Thị Bình"), find(t, p, "Nguyễn Văn Diễn")
		if a.Y != b.Y || a.X+a.Width(p.Fonts) >= b.X {
			t.Errorf("names at %.1f, %.1f and %.1f, %.1f", a.X, a.Y, b.X, b.Y)
		}
	}
}

func TestALongListOfRecipientsRunsOn(t *testing.T) {
	c := closing()
	for i := range 90 {
		c.Recipients = append(c.Recipients, fmt.Sprintf("Thôn %d", i+1))
	}
	ps := pages(one(append(filler(3), c)...))
	sound(t, ps)
	if got := letters(ps); !strings.Contains(got, "-Thôn89;-Thôn90.") {
		t.Errorf("the list ends %q", got[len(got)-40:])
	}
}

func TestBreaksAndSpaces(t *testing.T) {
	ps := pages(one(doc.Space{H: 30}, doc.Paragraph{Runs: doc.Text("Một")}, doc.Break{}, doc.Paragraph{Runs: doc.Text("Hai\nBa")}, doc.Space{H: 20}, doc.Paragraph{Runs: doc.Text("Bốn")}))
	if len(ps) != 2 {
		t.Fatalf("%d pages", len(ps))
	}
	if y := find(t, ps[0], "Một").Y; !near(y, 20+30+flow.Baseline(13)) {
		t.Errorf("first line at %.2f", y)
	}
	two, three, four := find(t, ps[1], "Hai"), find(t, ps[1], "Ba"), find(t, ps[1], "Bốn")
	if !near(two.Y, 20+flow.Baseline(13)) || !near(three.Y-two.Y, flow.LineHeight(13)) || !near(four.Y-three.Y, flow.LineHeight(13)+flow.ParagraphGap+20) {
		t.Errorf("lines at %.2f, %.2f, %.2f", two.Y, three.Y, four.Y)
	}
	if !near(two.X-portrait.Left(), flow.BodyIndent) || !near(three.X, portrait.Left()) {
		t.Errorf("lines start at %.1f and %.1f", two.X, three.X)
	}
}

func TestAnEmptyPaperIsOnePage(t *testing.T) {
	if n := len(pages(one())); n != 1 {
		t.Errorf("%d pages", n)
	}
	if n := len(pages(doc.Doc{})); n != 0 {
		t.Errorf("%d pages without a section", n)
	}
}

func TestFiguresAreCentredAndFit(t *testing.T) {
	big := drawing()
	big.W, big.H = 330, 100
	big.Spots = []page.Spot{{X: 0, Y: 0, W: 330, H: 100, Target: 7}}
	for _, f := range []doc.Figure{drawing(), big} {
		p := pages(one(doc.Paragraph{Runs: doc.Text("Hình")}, f))[0]
		sound(t, []page.Page{p})
		k := FigureScale(f, portrait)
		label := find(t, p, "Sản lượng lúa")
		if want := portrait.Left() + (portrait.Width()-f.W*k)/2; !near(label.X, want) || !near(label.Size, 11*k) {
			t.Errorf("width %v: label at %.2f, %.2f points", f.W, label.X, label.Size)
		}
		if f.W > portrait.Width() && (len(p.Spots) != 1 || !near(p.Spots[0].W, portrait.Width()) || p.Spots[0].Y < label.Y-60) {
			t.Errorf("spots %v", p.Spots)
		}
	}
}

func TestASheetIsAPageOfItsOwn(t *testing.T) {
	sheet := page.Page{W: page.A4Long, H: page.A4Short, Fonts: font.Embedded(), Spots: []page.Spot{{W: 10, H: 10, Target: 3}},
		Items: []page.Item{
			page.Text{X: 20, Y: 40, S: "Biểu đồ", Size: 12, Ink: page.Black},
			page.Text{X: 151, Y: 9, S: "7", Size: flow.PageNumberSize, Anchor: page.Centre, Ink: page.Black},
		}}
	d := one(doc.Paragraph{Runs: doc.Text("Trước")}, doc.Sheet{Page: sheet}, doc.Paragraph{Runs: doc.Text("Sau")})
	ps := pages(d)
	if len(ps) != 3 || ps[1].W != page.A4Long || len(ps[1].Spots) != 1 {
		t.Fatalf("%d pages", len(ps))
	}
	find(t, ps[1], "Biểu đồ")
	find(t, ps[1], "2")
	find(t, ps[2], "Sau")
	if n := len(texts(ps[1])); n != 2 {
		t.Errorf("%d texts: the sheet keeps a number of its own", n)
	}
	if len(sheet.Items) != 2 {
		t.Error("laying out changed the sheet")
	}
}
