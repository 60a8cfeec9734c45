package document

import (
	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
	"sothidua/data/document/page"
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
