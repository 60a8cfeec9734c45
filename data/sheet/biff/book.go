// Package biff reads .xls workbooks of Excel 5.0 to 2003 (BIFF5, BIFF7, BIFF8)
// for the importer, by the published description [MS-XLS]: values, number
// formats, fonts, merged and hidden cells, names.
package biff

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"sothidua/data/sheet/raw"
)

// The first bytes of a compound file, and of a workbook saved without one.
const (
	magicOLE = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	magicBOF = "\x09\x08"
)

// Is tells by its first bytes whether a file may be a workbook of this kind.
func Is(content []byte) bool {
	return bytes.HasPrefix(content, []byte(magicOLE)) || bytes.HasPrefix(content, []byte(magicBOF))
}

// Read reads a workbook; its sheets are read when they are loaded. Errors:
// raw.ErrKind for another file of Office or a workbook before Excel 5.0,
// raw.ErrPassword, raw.ErrTooLarge, others for a damaged file.
func Read(content []byte) (*raw.Book, error) {
	stream := content
	if bytes.HasPrefix(content, []byte(magicOLE)) {
		var err error
		if stream, err = workbook(content); err != nil {
			return nil, err
		}
	}
	r := reader{stream: stream, book: &raw.Book{}}
	r.dress = raw.NewDresser(r.book)
	if err := r.globals(); err != nil {
		return nil, err
	}
	if len(r.book.Sheets) == 0 {
		return nil, errors.New("workbook without sheets")
	}
	return r.book, nil
}

// workbook takes the stream of the workbook out of a compound file. A file
// that holds both a new and an old one gives the new one.
func workbook(content []byte) ([]byte, error) {
	doc, err := mscfb.New(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	var found *mscfb.File
	for {
		f, err := doc.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch strings.ToLower(f.Name) { // some programs write them in capitals
		case "encryptedpackage":
			return nil, raw.ErrPassword
		case "workbook":
			found = f
		case "book":
			if found == nil {
				found = f
			}
		}
	}
	if found == nil {
		return nil, raw.ErrKind
	}
	if found.Size > int64(len(content)) {
		return nil, io.ErrUnexpectedEOF
	}
	return io.ReadAll(io.LimitReader(found, found.Size))
}

// reader carries a workbook through its records.
type reader struct {
	stream  []byte
	book    *raw.Book
	eight   bool // BIFF8, else BIFF5 or BIFF7
	page    int  // code page of 8-bit texts
	fonts   []string
	formats map[int]string
	shared  []text
	dress   *raw.Dresser
}

// text is one text of the workbook, with the legacy font of a piece of it.
type text struct{ value, font string }
