package document

import (
	"io"

	"sothidua/data/document/doc"
	"sothidua/data/document/docx"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// FromDoc lays a paper out for preview, PDF, pictures and printer, and keeps it
// for Word. Its Gaps are those of the paper and the letters that the fonts
// lack.
func FromDoc(d doc.Doc) Document {
	p := lay.Pages(d, font.Standard())
	return Document{
		Title: d.Title, Pages: p.Pages, Sample: d.Sample, Date: d.Date, Outline: p.Outline,
		Gaps: append(append([]doc.Gap(nil), d.Gaps...), p.Gaps...), Source: &d,
	}
}

// outlineFrom is how many pages make a document long enough for bookmarks.
const outlineFrom = 3

// outline returns the bookmarks of a long document; a short one opens without
// them.
func (d Document) outline() []page.Bookmark {
	if len(d.Pages) < outlineFrom {
		return nil
	}
	return d.Outline
}

// WriteDOCX writes the document as a Word file that the office can edit. A
// chart, which has no text to edit, becomes a page with its picture. Equal
// documents give equal bytes.
func WriteDOCX(w io.Writer, d Document) error {
	fonts := font.Standard()
	if len(d.Pages) > 0 && d.Pages[0].Fonts != nil {
		fonts = d.Pages[0].Fonts
	}
	if err := docx.Write(w, d.source(), fonts); err != nil {
		return model.Wrap(model.CodeInternal, err, "Không ghi được tệp Word. Kiểm tra chỗ trống trên ổ đĩa rồi thử lại.")
	}
	return nil
}

// source returns the paper behind a document; pages without one become sheets.
func (d Document) source() doc.Doc {
	if d.Source != nil {
		return *d.Source
	}
	var s doc.Section
	for _, p := range d.Pages {
		s.Blocks = append(s.Blocks, doc.Sheet{Page: p, Alt: d.Title})
	}
	return doc.Doc{Title: d.Title, Sections: []doc.Section{s}, Sample: d.Sample, Date: d.Date}
}
