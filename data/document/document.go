// Package document makes the papers of the office: progress charts and the
// summary table. A model becomes a Document, laid out once into pages; the same
// pages become the preview on the screen, the PDF, the picture and the paper.
package document

import (
	"fmt"
	"image"
	"io"
	"time"

	"sothidua/data/document/doc"
	"sothidua/data/document/page"
	"sothidua/data/document/paint"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// Page is one laid-out sheet, in millimetres.
type Page = page.Page

// Spot is a part of a page that stands for a target or a unit's part of one.
type Spot = page.Spot

// Document is a paper ready for every output.
type Document struct {
	Title   string
	Pages   []Page
	Sample  bool            // holds sample figures; every page says so
	Date    model.Date      // day the figures were taken
	Outline []page.Bookmark // headings to jump to in a PDF file
	Gaps    []doc.Gap       // what the paper misses, and where it is set
	Source  *doc.Doc        // the paper before it was laid out; nil for charts
}

// WritePDF writes the document as a PDF with embedded fonts and selectable
// text. Equal documents give equal bytes: the file is dated on the day of the
// figures.
func WritePDF(w io.Writer, d Document) error {
	made := d.Date.Time()
	if made.IsZero() {
		made = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if err := paint.PDF(w, d.Pages, paint.Info{Title: d.Title, Made: made, Outline: d.outline()}); err != nil {
		return model.Wrap(model.CodeInternal, err, "Không ghi được tệp PDF. Kiểm tra chỗ trống trên ổ đĩa rồi thử lại.")
	}
	return nil
}

// WritePNG writes one page as a picture at a resolution in dots per inch.
func WritePNG(w io.Writer, p Page, dpi float64) error {
	if err := paint.PNG(w, p, dpi); err != nil {
		return model.Wrap(model.CodeInternal, err, "Không ghi được tệp ảnh. Kiểm tra chỗ trống trên ổ đĩa rồi thử lại.")
	}
	return nil
}

// Image draws one page on white, for the preview, at a resolution in dots per
// inch. With mono it shows what a black-and-white printer makes of it.
func Image(p Page, dpi float64, mono bool) image.Image { return paint.Image(p, dpi, mono) }

// Kind is one paper of the catalogue that is made from a summary table.
type Kind struct {
	Name  string // on the command line: "progress-chart"
	Label string // Vietnamese name
	Make  func(progress.Table) Document
}

// Kinds lists the papers made from a summary table, with their usual options.
func Kinds() []Kind {
	return []Kind{
		{Name: "progress-chart", Label: "Biểu đồ tiến độ chỉ tiêu", Make: func(t progress.Table) Document {
			return ProgressChart(t, DefaultChartOptions())
		}},
		{Name: "summary", Label: "Bảng tổng hợp chỉ tiêu", Make: func(t progress.Table) Document {
			return SummaryTable(t, DefaultSummaryOptions())
		}},
	}
}

// KindOf returns the paper of that name; the error (CodeNotFound) lists the
// names there are.
func KindOf(name string) (Kind, error) {
	names := ""
	for i, k := range Kinds() {
		if k.Name == name {
			return k, nil
		}
		if i > 0 {
			names += ", "
		}
		names += fmt.Sprintf("%s (%s)", k.Name, k.Label)
	}
	return Kind{}, model.Errorf(model.CodeNotFound, "Không có giấy in tên “%s”. Các tên: %s.", name, names)
}
