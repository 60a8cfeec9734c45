// Package webtable reads tables out of web pages for the importer: many
// programs of offices "export to Excel" by naming such a page .xls.
package webtable

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sothidua/data/sheet/raw"
)

// Is tells whether a file may be a web page.
func Is(content []byte) bool {
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"} {
		content = bytes.TrimPrefix(content, []byte(mark))
	}
	return bytes.HasPrefix(bytes.TrimLeft(content, " \t\r\n\x00"), []byte("<"))
}

// maxTag is the longest tag or text in bytes.
const maxTag = 4 << 20

// reader carries a page from tag to tag. Tables may stand inside each other;
// each one becomes a sheet.
type reader struct {
	book  *raw.Book
	dress *raw.Dresser
	fonts classFonts
	open  []*table
	spans []string // fonts of the open pieces of text
	skip  atom.Atom
}

// Read reads every table of a page as a sheet. Errors: raw.ErrKind for a page
// without a table and for the XML of other programs, raw.ErrTooLarge.
func Read(content []byte) (*raw.Book, error) {
	text, encoding, err := raw.Decode(content)
	if err != nil {
		return nil, err
	}
	if strings.Contains(text[:min(len(text), 2048)], "urn:schemas-microsoft-com:office:spreadsheet") {
		return nil, raw.ErrKind // a workbook of Excel 2003 in XML
	}
	r := &reader{book: &raw.Book{Encoding: encoding}, fonts: classFonts{}}
	r.dress = raw.NewDresser(r.book)
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxTag)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return r.end(z.Err())
		}
		if err := r.token(z, kind); err != nil {
			return nil, err
		}
	}
}

// end closes what the page left open.
func (r *reader) end(err error) (*raw.Book, error) {
	switch {
	case errors.Is(err, html.ErrBufferExceeded):
		return nil, raw.ErrTooLarge
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	for len(r.open) > 0 {
		if err := r.closeTable(); err != nil {
			return nil, err
		}
	}
	if len(r.book.Sheets) == 0 {
		return nil, raw.ErrKind
	}
	return r.book, nil
}

// token reads one piece of the page.
func (r *reader) token(z *html.Tokenizer, kind html.TokenType) error {
	switch kind {
	case html.TextToken:
		r.words(z)
	case html.StartTagToken, html.SelfClosingTagToken:
		return r.start(z.Token())
	case html.EndTagToken:
		name, _ := z.TagName()
		return r.finish(atom.Lookup(name))
	}
	return nil
}

// words adds text to the open cell; a style sheet tells the fonts of classes.
func (r *reader) words(z *html.Tokenizer) {
	switch {
	case r.skip == atom.Style:
		r.fonts.read(string(z.Text()))
	case r.skip == 0 && len(r.open) > 0:
		t := r.open[len(r.open)-1]
		t.write(string(z.Text()))
		for _, font := range r.spans {
			t.cell.font = raw.PieceFont(t.cell.font, font)
		}
	}
}

func (r *reader) start(tag html.Token) error {
	var t *table
	if n := len(r.open); n > 0 {
		t = r.open[n-1]
	}
	switch tag.DataAtom {
	case atom.Style, atom.Script, atom.Title:
		if tag.Type == html.StartTagToken {
			r.skip = tag.DataAtom
		}
	case atom.Table:
		return r.openTable()
	case atom.Font, atom.Span:
		if len(r.spans) < maxDepth && tag.Type == html.StartTagToken {
			r.spans = append(r.spans, r.fonts.of(tag))
		}
	}
	if t == nil {
		return nil
	}
	switch tag.DataAtom {
	case atom.Tr:
		return t.nextRow(r, hidden(tag))
	case atom.Td, atom.Th:
		return t.nextCell(r, tag)
	case atom.Col:
		return t.column(tag)
	case atom.Br, atom.P, atom.Div, atom.Li:
		t.write("\x00") // a line end that stays
	}
	return nil
}

func (r *reader) finish(name atom.Atom) error {
	if r.skip != 0 {
		if r.skip == name {
			r.skip = 0
		}
		return nil
	}
	if (name == atom.Font || name == atom.Span) && len(r.spans) > 0 {
		r.spans = r.spans[:len(r.spans)-1]
	}
	if len(r.open) == 0 {
		return nil
	}
	t := r.open[len(r.open)-1]
	switch name {
	case atom.Td, atom.Th:
		return t.closeCell(r)
	case atom.Tr:
		return t.closeRow(r)
	case atom.Table:
		return r.closeTable()
	}
	return nil
}

// maxDepth is the most tables, and the most pieces of text, inside each other.
const maxDepth = 100

func (r *reader) openTable() error {
	if len(r.open) >= maxDepth {
		return raw.ErrTooLarge
	}
	s := &raw.Sheet{Name: "Bảng " + strconv.Itoa(len(r.book.Sheets)+1)}
	if err := r.book.Add(s); err != nil {
		return err
	}
	r.open = append(r.open, &table{sheet: s})
	return nil
}

func (r *reader) closeTable() error {
	t := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	if err := t.closeRow(r); err != nil {
		return err
	}
	for _, row := range t.hide {
		t.sheet.HideRows(row, row)
	}
	return nil
}
