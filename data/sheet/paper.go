package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// sampleMark stands on everything that holds invented figures.
const sampleMark = "(SỐ LIỆU MẪU)"

// issuer is the body whose name stands at the upper left, under the body above it.
type issuer struct{ above, own string }

// committee is the People's Committee as a letterhead names it; its parent is
// the district's committee while there are districts, else the province's.
func committee(o model.Office) issuer {
	above := o.District
	if above == "" {
		above = o.Province
	}
	own := o.Name
	if own == "" {
		own = "UBND " + o.Commune
	}
	if above != "" {
		above = vn.Upper("UBND " + above)
	}
	return issuer{above, vn.Upper(own)}
}

// span is the columns a text runs over, both ends included.
type span struct{ from, to int }

// letterhead writes the head of an official paper and returns the first free
// row: the issuing body over the columns of left, the state's name over those
// of right.
func (p *page) letterhead(who issuer, left, right span) int {
	centre := style{align: "center", wrap: true}
	bold := centre.with(func(s *style) { s.bold = true })
	p.wide(1, left, who.above, centre)
	p.wide(2, left, who.own, bold)
	p.wide(1, right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
	p.wide(2, right, "Độc lập - Tự do - Hạnh phúc", bold.with(func(s *style) { s.size, s.underlined = 13, true }))
	p.heights[1], p.heights[2] = 18, 20
	return 4
}

// title writes the paper's name, what it is about, and the sample mark; it
// returns the first free row.
func (p *page) title(row int, over span, name, about string, sample bool) int {
	p.wide(row, over, vn.Upper(name), style{size: 14, bold: true, align: "center", wrap: true})
	p.heights[row] = 22
	p.wide(row+1, over, about, style{size: 13, bold: true, align: "center", wrap: true})
	p.heights[row+1] = 20
	row += 2
	if sample {
		p.wide(row, over, sampleMark, style{bold: true, align: "center", color: colSample})
		row++
	}
	return row
}

// header writes the column headings, which stay in sight and stand on every
// printed page; the row below is the first of the table.
func (p *page) header(row int, cols []column, keep int) {
	lines := 1
	for i, c := range cols {
		p.text(row, i+1, c.title, headStyle())
		p.widths = append(p.widths, c.width)
		lines = max(lines, wrapped(c.title, c.width*0.9)) // headings are bold
	}
	p.heights[row] = min(float64(lines)*lineHeight+6, maxHeight)
	p.freeze = [2]int{row, keep}
	p.then(func(f *excelize.File, sheet string) error {
		return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet,
			RefersTo: fmt.Sprintf("'%[1]s'!$A:$%[2]s,'%[1]s'!$%[3]d:$%[3]d", p.name, letter(keep), row)})
	})
}

// landscape prints the sheet on A4 across, so many pages wide and as long as it
// takes, with the page number at the top from the second page on (NĐ 30/2020).
func (p *page) landscape(wide int) {
	p.then(func(f *excelize.File, sheet string) error {
		a4, across, tall := 9, "landscape", p.tall(wide)
		if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
			return err
		}
		fit := true
		if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
			return err
		}
		edge, left, right, head, centred := inch(edgeMM), inch(leftMM), inch(rightMM), inch(edgeMM/2), true
		if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Top: &edge, Bottom: &edge, Left: &left, Right: &right,
			Header: &head, Footer: &head, Horizontally: &centred}); err != nil {
			return err
		}
		return f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{DifferentFirst: true, OddHeader: `&C&"Times New Roman,Regular"&13&P`})
	})
}

// signatureRoom is where people sign, between their title and their name.
const signatureRoom = "\n\n\n\n\n"

// signatures writes two signers with their names, left up to column split and
// right of it. It is one tall row, so that no page breaks between a title and
// the name under it.
func (p *page) signatures(row, split, last int, left, right [2]string) {
	s := style{bold: true, align: "center", wrap: true, top: true}
	p.wide(row, span{1, split}, strings.TrimRight(left[0]+signatureRoom+left[1], "\n"), s)
	p.wide(row, span{split + 1, last}, strings.TrimRight(right[0]+signatureRoom+right[1], "\n"), s)
	p.heights[row] = 92
}

// Margins of a printed sheet in millimetres (NĐ 30/2020, turned with the page).
const (
	edgeMM  = 20.0
	leftMM  = 20.0
	rightMM = 15.0
)

// tall tells how many pages high the sheet is printed: 1 when it is only a
// little over, so that no signature stands alone on a second page, otherwise 0,
// as many as it takes.
func (p *page) tall(wide int) int {
	width, height, last := 0.0, 0.0, 0
	for _, w := range p.widths {
		width += w*5.25 + 3.75 // points: 7 screen dots a digit and 5 around
	}
	for r := range p.rows {
		last = max(last, r)
	}
	for r := 1; r <= last; r++ {
		height += max(p.height(r), lineHeight)
	}
	page := (210 - 2*edgeMM) / ((297 - leftMM - rightMM) * float64(wide))
	if width > 0 && height/width <= page*1.2 {
		return 1
	}
	return 0
}

// printed leaves the columns after the last one off the paper.
func (p *page) printed(last int) {
	p.then(func(f *excelize.File, sheet string) error {
		bottom := 0
		for r := range p.rows {
			bottom = max(bottom, r)
		}
		return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: sheet,
			RefersTo: fmt.Sprintf("'%s'!$A$1:%s", p.name, fixed(at(bottom, last)))})
	})
}

// inch turns millimetres into Excel's unit of page margins.
func inch(mm float64) float64 { return mm / 25.4 }

// wrapped estimates how many lines a text takes in a column; a column's width
// is counted in digits, and letters of this size are about as wide.
func wrapped(text string, width float64) int {
	lines := 0
	for _, l := range strings.Split(text, "\n") {
		lines += 1 + int(float64(len([]rune(l)))/(width*1.22))
	}
	return lines
}

// note writes a remark under a table in small slanted letters.
func (p *page) note(row int, over span, text string) {
	p.wide(row, over, text, style{size: 11, italic: true, wrap: true, top: true})
	width := 0.0
	for _, w := range p.widths[over.from-1 : min(over.to, len(p.widths))] {
		width += w
	}
	p.heights[row] = min(float64(wrapped(text, width))*lineHeight+3, maxHeight)
}
