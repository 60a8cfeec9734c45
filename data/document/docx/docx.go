// Package docx writes an official paper as a Word file: with styles, real
// tables, pictures, sections and page numbers, so that the office can go on
// editing it. The measures are those of the pages that package lay makes.
package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
)

// Write writes d; fonts measures its rules and letters and draws its pictures.
// Equal papers give equal bytes. The file is made whole before the first byte
// is written.
func Write(w io.Writer, d doc.Doc, fonts *font.Set) error {
	file := &writer{d: d, fonts: fonts}
	body, err := file.document()
	if err != nil {
		return err
	}
	packed, err := file.pack(body)
	if err != nil {
		return fmt.Errorf("pack docx: %w", err)
	}
	if _, err := w.Write(packed); err != nil {
		return fmt.Errorf("write docx: %w", err)
	}
	return nil
}

// writer collects the parts of a file.
type writer struct {
	d        doc.Doc
	fonts    *font.Set
	frame    lay.Frame // of the section being written
	body     []node
	fresh    bool // the next block starts a page
	headers  []header
	pictures [][]byte // PNG files
}

// pack puts the parts into the file, always dated alike.
func (w *writer) pack(document []byte) ([]byte, error) {
	type entry struct {
		name string
		data []byte
	}
	entries := []entry{
		{"[Content_Types].xml", w.contentTypes()}, {"_rels/.rels", packageRels()},
		{"word/document.xml", document}, {"word/_rels/document.xml.rels", w.documentRels()},
		{"word/styles.xml", stylesFile()}, {"word/settings.xml", settingsFile()},
		{"word/numbering.xml", numberingFile()}, {"word/fontTable.xml", fontTableFile()},
		{"docProps/core.xml", coreFile(w.d)}, {"docProps/app.xml", appFile()},
	}
	for i, h := range w.headers {
		entries = append(entries, entry{"word/" + headerName(i), h.file()})
	}
	for i, p := range w.pictures {
		entries = append(entries, entry{"word/media/" + pictureName(i), p})
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		head := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)}
		if strings.HasSuffix(e.name, ".png") {
			head.Method = zip.Store // packed already
		}
		f, err := z.CreateHeader(head)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(e.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
