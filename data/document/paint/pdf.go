// Package paint turns laid-out pages into PDF files and pictures.
package paint

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// family is the name a set's fonts go by inside a file: "TimesNewRoman".
func family(set *font.Set) string { return strings.ReplaceAll(set.Name, " ", "") }

// styleNames are the styles as the PDF library names them.
var styleNames = [...]string{font.Regular: "", font.Bold: "B", font.Italic: "I", font.BoldItalic: "BI"}

// Info is what a PDF file tells beside its pages.
type Info struct {
	Title   string
	Made    time.Time
	Outline []page.Bookmark // in reading order; opens beside the pages
}

// PDF writes the pages as one file with its fonts embedded (only the letters
// used) and text that can be selected and searched. The same pages and info
// give the same bytes.
func PDF(w io.Writer, pages []page.Page, info Info) error {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", SizeStr: "A4"})
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.SetCatalogSort(true)
	f.SetTitle(info.Title, true)
	f.SetProducer("Sổ Thi đua", true)
	f.SetCreationDate(info.Made)
	f.SetModificationDate(info.Made)
	f.SetLang("vi-VN")
	addFonts(f, pages, len(info.Outline) > 0)
	p := pdfPainter{pdf: f}
	for i, pg := range pages {
		f.AddPageFormat("P", fpdf.SizeType{Wd: pg.W, Ht: pg.H})
		p.fonts = pg.Fonts
		for _, it := range pg.Items {
			p.draw(it)
		}
		p.bookmarks(info.Outline, i, pg.H, pages[len(pages)-1].H)
	}
	if err := f.Output(w); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// bookmarks marks the headings of the page that was just drawn. The library
// counts their heights from the top of the last page of the file, so the
// difference of the two heights is added.
func (p *pdfPainter) bookmarks(outline []page.Bookmark, index int, height, last float64) {
	for _, b := range outline {
		if b.Page != index {
			continue
		}
		// A font with two-byte codes must be set for Vietnamese titles.
		p.pdf.SetFont(family(p.fonts), "", 10)
		p.pdf.Bookmark(b.Text, b.Level, b.Y+last-height)
	}
}

// addFonts embeds the styles the pages use; with upright also the upright one.
// All pages of a document are laid out with one set.
func addFonts(f *fpdf.Fpdf, pages []page.Page, upright bool) {
	var used [len(styleNames)]*font.Set
	if upright && len(pages) > 0 {
		used[font.Regular] = pages[0].Fonts
	}
	for _, pg := range pages {
		for _, it := range pg.Items {
			if t, ok := it.(page.Text); ok {
				used[t.Style] = pg.Fonts
			}
		}
	}
	for style, set := range used {
		if set != nil {
			f.AddUTF8FontFromBytes(family(set), styleNames[style], set.Data(font.Style(style)))
		}
	}
}

type pdfPainter struct {
	pdf   *fpdf.Fpdf
	fonts *font.Set
}

func (p *pdfPainter) draw(it page.Item) {
	switch it := it.(type) {
	case page.Text:
		p.text(it)
	case page.Line:
		p.line(it)
	case page.Rect:
		p.rect(it)
	case page.Path:
		p.path(it)
	}
}

// text writes the line word by word when its spaces are stretched: the PDF
// operator for word spacing does nothing for fonts with two-byte codes. Every
// word keeps its space, so that copied text has them.
func (p *pdfPainter) text(t page.Text) {
	if t.S == "" {
		return
	}
	p.pdf.SetFont(family(p.fonts), styleNames[t.Style], t.Size)
	p.pdf.SetTextColor(t.Ink.Parts())
	x := t.Start(p.fonts)
	if t.Gap == 0 {
		p.pdf.Text(x, t.Y, t.S)
		return
	}
	for _, word := range strings.SplitAfter(t.S, " ") {
		p.pdf.Text(x, t.Y, word)
		x += page.Text{S: word, Style: t.Style, Size: t.Size, Gap: t.Gap}.Width(p.fonts)
	}
}

func (p *pdfPainter) line(l page.Line) {
	p.pdf.SetDrawColor(l.Ink.Parts())
	p.pdf.SetLineWidth(l.Width)
	p.pdf.SetLineCapStyle("butt")
	if l.Dash != nil {
		p.pdf.SetDashPattern(l.Dash, 0)
		defer p.pdf.SetDashPattern(nil, 0)
	}
	p.pdf.Line(l.X1, l.Y1, l.X2, l.Y2)
}

func (p *pdfPainter) rect(r page.Rect) {
	if r.Fill != page.None {
		p.pdf.SetFillColor(r.Fill.Parts())
		p.pdf.Rect(r.X, r.Y, r.W, r.H, "F")
	}
	for _, l := range r.HatchLines() {
		p.line(l)
	}
	if r.Edge != page.None {
		p.pdf.SetDrawColor(r.Edge.Parts())
		p.pdf.SetLineWidth(r.Width)
		p.pdf.SetLineJoinStyle("miter")
		p.pdf.Rect(r.X, r.Y, r.W, r.H, "D")
	}
}

func (p *pdfPainter) path(s page.Path) {
	mode := ""
	if s.Stroke != page.None {
		p.pdf.SetDrawColor(s.Stroke.Parts())
		p.pdf.SetLineWidth(s.Width)
		p.pdf.SetLineCapStyle("round")
		p.pdf.SetLineJoinStyle("round")
		mode = "D"
	}
	if s.Fill != page.None {
		p.pdf.SetFillColor(s.Fill.Parts())
		mode += "F"
	}
	if mode == "" {
		return
	}
	for _, m := range s.Moves {
		switch m.Op {
		case page.To:
			p.pdf.MoveTo(m.P[0].X, m.P[0].Y)
		case page.LineTo:
			p.pdf.LineTo(m.P[0].X, m.P[0].Y)
		case page.CurveTo:
			p.pdf.CurveBezierCubicTo(m.P[0].X, m.P[0].Y, m.P[1].X, m.P[1].Y, m.P[2].X, m.P[2].Y)
		case page.Close:
			p.pdf.ClosePath()
		}
	}
	p.pdf.DrawPath(mode)
}
