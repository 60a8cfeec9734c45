// Package ods reads OpenDocument spreadsheets (.ods, ISO/IEC 26300) for the
// importer, as LibreOffice and Excel write them.
package ods

import (
	"strings"

	"sothidua/data/sheet/raw"
)

const content = "content.xml"

// Is tells whether a package may be a workbook of this kind.
func Is(p *raw.Pack) bool { return p.Has(content) }

// reader carries a workbook through its parts.
type reader struct {
	book   *raw.Book
	dress  *raw.Dresser
	faces  map[string]string // names of fonts by the names of their faces
	styles map[string]*style
	inside bool // the tables of the workbook, and not of a remark or a change
}

// style is what a cell, a piece of text or a table takes from a style.
type style struct {
	parent, font string
	hidden       bool
}

// Read reads a workbook with all its sheets. Errors: raw.ErrPassword,
// raw.ErrKind for another document, raw.ErrTooLarge, others for a damaged file.
func Read(p *raw.Pack) (*raw.Book, error) {
	if err := checkPassword(p); err != nil {
		return nil, err
	}
	r := &reader{book: &raw.Book{}, faces: map[string]string{}, styles: map[string]*style{}}
	r.dress = raw.NewDresser(r.book)
	const common = "styles.xml"
	if p.Has(common) {
		if err := p.Each(common, r.definition()); err != nil {
			return nil, err
		}
	}
	define := r.definition()
	err := p.Each(content, func(s *raw.Scanner, t raw.Token) error {
		if string(s.Name) == "spreadsheet" {
			r.inside = t == raw.Start
		}
		if !r.inside {
			return define(s, t)
		}
		return r.body(s, t)
	})
	if err != nil {
		return nil, err
	}
	if len(r.book.Sheets) == 0 {
		return nil, raw.ErrKind
	}
	return r.book, nil
}

// checkPassword looks for parts that are encrypted.
func checkPassword(p *raw.Pack) error {
	const manifest = "META-INF/manifest.xml"
	if !p.Has(manifest) {
		return nil
	}
	return p.Each(manifest, func(s *raw.Scanner, t raw.Token) error {
		if t == raw.Start && string(s.Name) == "encryption-data" {
			return raw.ErrPassword
		}
		return nil
	})
}

// maxStyles is far more than any spreadsheet writes.
const maxStyles = 200_000

// definition reads fonts and styles, element by element.
func (r *reader) definition() func(*raw.Scanner, raw.Token) error {
	open := &style{} // the style being read
	return func(s *raw.Scanner, t raw.Token) error {
		if t != raw.Start {
			return nil
		}
		if len(r.styles) > maxStyles || len(r.faces) > maxStyles {
			return raw.ErrTooLarge
		}
		switch string(s.Name) {
		case "font-face":
			r.faces[string(s.Attr("style:name"))] = family(s.Attr("svg:font-family"))
		case "style":
			open = &style{parent: string(s.Attr("style:parent-style-name"))}
			r.styles[string(s.Attr("style:family"))+" "+string(s.Attr("style:name"))] = open
		case "default-style":
			open = &style{}
		case "text-properties":
			if font := s.Attr("fo:font-family"); font != nil {
				open.font = family(font)
			} else if face := s.Attr("style:font-name"); face != nil {
				open.font = r.faces[string(face)]
			}
		case "table-properties":
			open.hidden = string(s.Attr("table:display")) == "false"
		}
		return nil
	}
}

// family is the first name of a list of fonts, without its quotes.
func family(list []byte) string {
	first, _, _ := strings.Cut(string(list), ",")
	return strings.Trim(strings.TrimSpace(first), `'"`)
}

// font finds the font of a style, or of the styles it is made after.
func (r *reader) font(kind, name string) string {
	for range 20 { // styles that follow each other in a ring end here
		st := r.styles[kind+" "+name]
		switch {
		case st == nil:
			return ""
		case st.font != "":
			return st.font
		}
		name = st.parent
	}
	return ""
}
