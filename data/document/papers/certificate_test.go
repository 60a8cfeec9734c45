package papers_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/document/papers"
	"sothidua/data/model"
)

// awarded is a real book with one award and a blank of its own.
func awarded() papers.Facts {
	f := bare("certificate")
	f.Book.Office = model.Office{Commune: "xã Trí Yên", Place: "Trí Yên", Signer: "Nguyễn Văn Diễn", Position: "CHỦ TỊCH"}
	f.Request.Date, f.Request.Number = "2025-07-05", "45"
	f.Round.Awards = []model.Award{{Name: "Trần Thị Bích", About: "Thôn 1", Reason: "Có thành tích", Register: "07", UnitID: 3}}
	b := model.Blank{ID: 9, Name: "Phôi", W: 297, H: 210}
	for i, n := range model.FieldNames {
		b.Fields = append(b.Fields, model.BlankField{Name: n, X: 50, Y: 20 + float64(i)*20, W: 100, Size: 14, Align: model.AlignLeft})
	}
	f.Settings.Blanks = []model.Blank{b}
	return f
}

// sheets returns the laid-out pages of a paper.
func sheets(d doc.Doc) []page.Page {
	var out []page.Page
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if b, ok := b.(doc.Sheet); ok {
				out = append(out, b.Page)
			}
		}
	}
	return out
}

// said returns the texts of a page by their words.
func said(p page.Page) map[string]page.Text {
	out := map[string]page.Text{}
	for _, it := range p.Items {
		if t, ok := it.(page.Text); ok {
			out[t.S] = t
		}
	}
	return out
}

// TestFieldsOfACertificate: every field says what it holds, and moves as the
// offsets of the blank tell.
func TestFieldsOfACertificate(t *testing.T) {
	f := awarded()
	at := said(sheets(made(t, f))[0])
	for _, want := range []string{"Trần Thị Bích", "Thôn 1", "Có thành tích", "Quyết định số 45/QĐ-UBND ngày 05/07/2025", "Vào sổ khen thưởng số: 07",
		"Trí Yên, ngày 05 tháng 7 năm 2025", "Nguyễn Văn Diễn"} {
		if _, ok := at[want]; !ok {
			t.Errorf("the certificate does not say %q", want)
		}
	}
	b := f.Settings.Blanks[0]
	b.OffsetX, b.OffsetY = 2.5, -1.5
	f.Settings.Blanks = []model.Blank{b}
	moved := said(sheets(made(t, f))[0])
	for s, old := range at {
		if now := moved[s]; math.Abs(now.X-old.X-2.5) > 1e-9 || math.Abs(now.Y-old.Y+1.5) > 1e-9 {
			t.Errorf("%q moved by %.2f, %.2f", s, now.X-old.X, now.Y-old.Y)
		}
	}
}

// TestPlacesOfAField: X is the left edge, the middle or the right edge.
func TestPlacesOfAField(t *testing.T) {
	for align, share := range map[model.FieldAlign]float64{model.AlignLeft: 0, model.AlignCentre: 0.5, model.AlignRight: 1} {
		f := awarded()
		f.Settings.Blanks[0].Fields = []model.BlankField{{Name: model.FieldRecipient, X: 150, Y: 40, W: 120, Size: 20, Bold: true, Capital: true, Align: align}}
		p := sheets(made(t, f))[0]
		x, ok := said(p)["TRẦN THỊ BÍCH"]
		if !ok || x.Style != font.Bold {
			t.Fatalf("%s: %+v", align, p.Items)
		}
		w := font.Standard().Width(x.S, x.Style, x.Size)
		anchor := map[page.Anchor]float64{page.Left: 0, page.Centre: 0.5, page.Right: 1}[x.Anchor]
		left := x.X - w*anchor
		if got := left + w*share; math.Abs(got-150) > 0.1 {
			t.Errorf("the point of %s stands at %.1f", align, got)
		}
	}
}

// TestLongNamesGetSmaller: a long text takes two lines in smaller letters
// rather than run off its place.
func TestLongNamesGetSmaller(t *testing.T) {
	f := awarded()
	f.Round.Awards[0].Name = strings.Repeat("Tôn Nữ Công Tằng ", 7)
	p := sheets(made(t, f))[0]
	for s, x := range said(p) {
		if strings.HasPrefix(s, "Tôn Nữ") && (x.Size >= 14 || font.Standard().Width(s, x.Style, x.Size) > 100.1) {
			t.Errorf("%q in %v points", s, x.Size)
		}
	}
}

// TestTrialPrint: a cross at the place of every field, with its name and the
// offsets in use, and nobody's name.
func TestTrialPrint(t *testing.T) {
	f := awarded()
	f.Request.Trial = true
	f.Settings.Blanks[0].OffsetX = 1.5
	pages := sheets(made(t, f))
	if len(pages) != 1 {
		t.Fatalf("%d sheets", len(pages))
	}
	for _, field := range f.Settings.Blanks[0].Fields {
		x, y := field.X+1.5, field.Y
		crossed := slices.ContainsFunc(pages[0].Items, func(it page.Item) bool {
			l, ok := it.(page.Line)
			return ok && l.Y1 == y && l.Y2 == y && l.X1 < x && x < l.X2 && l.Dash == nil
		})
		if !crossed {
			t.Errorf("no cross at %s", field.Name.Label())
		}
	}
	all := ""
	for s := range said(pages[0]) {
		all += s + "\n"
	}
	if strings.Contains(all, "Bích") || !strings.Contains(all, "Họ tên, tên tập thể (50,0; 20,0 mm)") || !strings.Contains(all, "sang phải 1,5 mm, xuống dưới 0,0 mm") {
		t.Errorf("trial print says %q", all)
	}
}

// TestCertificatesHaveNoPageNumber: they are printed on finished sheets.
func TestCertificatesHaveNoPageNumber(t *testing.T) {
	f := awarded()
	f.Round.Awards = append(f.Round.Awards, f.Round.Awards[0], f.Round.Awards[0])
	laid := document.FromDoc(made(t, f))
	if len(laid.Pages) != 3 {
		t.Fatalf("%d pages", len(laid.Pages))
	}
	for i, p := range laid.Pages {
		if _, ok := said(p)[string(rune('1'+i))]; ok {
			t.Errorf("certificate %d is numbered", i+1)
		}
	}
}

// TestCertificatesOfAUnit: those of one unit's people, or an error that names it.
func TestCertificatesOfAUnit(t *testing.T) {
	f := awarded()
	f.Book.Units = []model.Unit{{ID: 3, Name: "Thôn 1"}, {ID: 4, Name: "Thôn 2"}}
	f.Request.Unit = 3
	if n := len(sheets(made(t, f))); n != 1 {
		t.Errorf("%d certificates", n)
	}
	f.Request.Unit = 4
	if _, err := papers.Make(f); model.CodeOf(err) != model.CodeNotFound || !strings.Contains(err.Error(), "Thôn 2") {
		t.Errorf("a unit without awards: %v", err)
	}
}
