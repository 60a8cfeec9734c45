// Package delimited reads tables in plain text for the importer (.csv, .tsv,
// .txt): cells apart by a semicolon, a comma or a tab, in quotes where needed.
package delimited

import (
	"strings"

	"sothidua/data/sheet/raw"
)

// Read reads a text as a workbook of one sheet with the given name. All cells
// are texts: a number is read later by the Vietnamese rule, as a person would.
// Errors: raw.ErrKind for what is no text, raw.ErrTooLarge.
func Read(name string, content []byte) (*raw.Book, error) {
	text, encoding, err := raw.Decode(content)
	if err != nil {
		return nil, err
	}
	book, sheet := &raw.Book{Encoding: encoding}, &raw.Sheet{Name: name}
	if err := book.Add(sheet); err != nil {
		return nil, err
	}
	separator, text := separatorOf(text)
	in := splitter{rest: text, separator: separator}
	for row, col := 1, 1; ; col++ {
		field, more := in.next()
		if err := sheet.Put(row, col, cell(field)); err != nil {
			return nil, err
		}
		if in.ended {
			row, col = row+1, 0
		}
		if !more {
			return book, nil
		}
	}
}

// cell makes a cell of a field; ="001" is how Excel is made to keep zeros.
func cell(field string) raw.Cell {
	if inner, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(inner, `"`) {
		field = strings.TrimSuffix(inner, `"`)
	}
	switch trimmed := strings.TrimSpace(field); {
	case trimmed == "":
		return raw.Cell{}
	case raw.ErrorName(trimmed):
		return raw.Cell{Kind: raw.Error, Text: trimmed}
	}
	return raw.Cell{Kind: raw.Text, Text: field}
}

// separators in the order in which they are preferred when they split equally well.
const separators = ";\t,"

// separatorOf finds what stands between the cells: what the first line says
// ("sep=;"), else what splits most of the first rows into the same number of
// cells. It returns the text without such a line.
func separatorOf(text string) (byte, string) {
	if line, rest, ok := strings.Cut(text, "\n"); ok {
		line = strings.TrimSuffix(line, "\r")
		if sep, said := strings.CutPrefix(strings.ToLower(line), "sep="); said && len(sep) == 1 {
			return sep[0], rest
		}
	}
	best, most := separators[0], 0
	for i := range len(separators) {
		if n := evenness(text, separators[i]); n > most {
			best, most = separators[i], n
		}
	}
	return best, text
}

// evenness counts the first rows that have the most usual number of cells, and
// the cells of such a row a little.
func evenness(text string, separator byte) int {
	const rows, weight = 60, 1000
	in := splitter{rest: text, separator: separator}
	counts, n := map[int]int{}, 0
	for read := 0; read < rows; {
		_, more := in.next()
		n++
		if in.ended || !more {
			counts[n]++
			n, read = 0, read+1
		}
		if !more {
			break
		}
	}
	best := 0
	for cells, often := range counts {
		if cells > 1 {
			best = max(best, often*weight+min(cells, weight-1))
		}
	}
	return best
}

// splitter takes a text apart, cell by cell.
type splitter struct {
	rest      string
	separator byte
	ended     bool // the cell just taken was the last one of its row
	literal   bool // a quote without an end was found: quotes mean nothing any more
}

// next returns the next cell; more is false when it was the last one.
func (s *splitter) next() (field string, more bool) {
	if !s.literal && strings.HasPrefix(s.rest, `"`) {
		if field, ok := s.quoted(); ok {
			return field, s.finish()
		}
		s.literal = true
	}
	end := strings.IndexAny(s.rest, string(rune(s.separator))+"\r\n")
	if end < 0 {
		end = len(s.rest)
	}
	field, s.rest = s.rest[:end], s.rest[end:]
	return field, s.finish()
}

// quoted takes a cell in quotes; two of them inside mean one. What follows the
// closing quote belongs to the cell, as Excel reads it.
func (s *splitter) quoted() (string, bool) {
	var b strings.Builder
	rest := s.rest[1:]
	for {
		before, after, found := strings.Cut(rest, `"`)
		if !found {
			return "", false
		}
		b.WriteString(before)
		if rest = after; !strings.HasPrefix(rest, `"`) {
			break
		}
		b.WriteByte('"')
		rest = rest[1:]
	}
	end := strings.IndexAny(rest, string(rune(s.separator))+"\r\n")
	if end < 0 {
		end = len(rest)
	}
	b.WriteString(rest[:end])
	s.rest = rest[end:]
	return b.String(), true
}

// finish moves past what ends a cell and tells whether something follows.
func (s *splitter) finish() (more bool) {
	s.ended = true
	switch {
	case s.rest == "":
		return false
	case s.rest[0] == s.separator:
		s.ended = false
		s.rest = s.rest[1:]
		return true
	}
	if s.rest = strings.TrimPrefix(s.rest, "\r"); strings.HasPrefix(s.rest, "\n") {
		s.rest = s.rest[1:]
	}
	return s.rest != ""
}
