// Package openxml reads .xlsx and .xlsm workbooks (ECMA-376) for the importer:
// in one pass over each sheet, with what a table needs and nothing else.
package openxml

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/sheet/raw"
)

// Is tells whether a package is a workbook of this kind.
func Is(p *raw.Pack) bool { return workbookPart(p) != "" }

// workbookPart is the part that lists the sheets: the usual one, else the one
// that the package says is it; "" when there is none.
func workbookPart(p *raw.Pack) string {
	const usual = "xl/workbook.xml"
	if p.Has(usual) {
		return usual
	}
	part := ""
	err := p.Each("[Content_Types].xml", func(s *raw.Scanner, t raw.Token) error {
		kind := string(s.Attr("ContentType"))
		if t == raw.Start && string(s.Name) == "Override" && strings.Contains(kind, "spreadsheetml") && strings.HasSuffix(kind, "main+xml") {
			part = string(s.Attr("PartName"))
		}
		return nil
	})
	if err != nil || !p.Has(part) {
		return ""
	}
	return strings.TrimPrefix(part, "/")
}

// reader carries a workbook from part to part.
type reader struct {
	pack    *raw.Pack
	book    *raw.Book
	links   map[string]string // parts of the workbook by their relation
	strings []shared
	strPart string // part of the shared strings, "" when read or absent
	dress   *raw.Dresser
	pending formulas
}

// Read reads a workbook; its sheets are read when they are loaded. content is
// the whole file. Errors: of the XML and of parts that are missing,
// raw.ErrTooLarge.
func Read(p *raw.Pack, content []byte) (*raw.Book, error) {
	r := &reader{pack: p, book: &raw.Book{}, links: map[string]string{}, pending: formulas{}}
	r.dress = raw.NewDresser(r.book)
	r.book.Calculate = r.calculator(content)
	workbook := workbookPart(p)
	styles := ""
	err := p.Each(path.Join(path.Dir(workbook), "_rels", path.Base(workbook)+".rels"), func(s *raw.Scanner, t raw.Token) error {
		if t != raw.Start || string(s.Name) != "Relationship" {
			return nil
		}
		target, kind := string(s.Attr("Target")), string(s.Attr("Type"))
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(workbook), target)
		}
		switch path.Base(kind) {
		case "sharedStrings":
			r.strPart = target
		case "styles":
			styles = target
		case "worksheet":
			r.links[string(s.Attr("Id"))] = target
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if styles != "" && p.Has(styles) {
		if err := r.styles(styles); err != nil {
			return nil, err
		}
	}
	if err := r.workbook(workbook); err != nil {
		return nil, err
	}
	if len(r.book.Sheets) == 0 {
		return nil, errors.New("workbook without sheets")
	}
	return r.book, nil
}

// workbook reads the list of sheets and the names.
func (r *reader) workbook(part string) error {
	var all []string // every sheet, also charts, as names count them
	var name *raw.Name
	scope := -1
	err := r.pack.Each(part, func(s *raw.Scanner, t raw.Token) error {
		switch {
		case t == raw.Chars && name != nil:
			name.Value += string(s.Text)
		case t == raw.End && string(s.Name) == "definedName" && name != nil:
			if scope >= 0 && scope < len(all) {
				name.Sheet = all[scope]
			}
			if len(r.book.Names) < raw.MaxSheet {
				r.book.Names = append(r.book.Names, *name)
			}
			name = nil
		case t != raw.Start:
		case string(s.Name) == "workbookPr":
			r.book.Base1904 = s.True("date1904")
		case string(s.Name) == "sheet":
			all = append(all, string(s.Attr("name")))
			return r.sheet(s)
		case string(s.Name) == "definedName":
			name, scope = &raw.Name{Name: string(s.Attr("name"))}, s.Int("localSheetId", -1)
		}
		return nil
	})
	return err
}

// sheet lists one sheet of cells.
func (r *reader) sheet(s *raw.Scanner) error {
	part, ok := r.links[string(s.AttrLocal("id"))]
	if !ok {
		return nil // a chart or a macro sheet
	}
	state := string(s.Attr("state"))
	return r.book.Add(&raw.Sheet{Name: string(s.Attr("name")), Hidden: state != "" && state != "visible",
		Fill: func(sheet *raw.Sheet) error { return r.fill(sheet, part) }})
}

// calculator computes formulas that were saved without their values. The
// workbook is opened a second time, for the first of them only. A formula that
// goes round in a circle has no value.
func (r *reader) calculator(content []byte) func(sheet, cell string) (string, error) {
	var f *excelize.File
	return func(sheet, cell string) (string, error) {
		if r.pending.circular(sheet, cell) {
			return "", errors.New("formula in a circle")
		}
		if f == nil {
			opened, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: raw.MaxPart, UnzipXMLSizeLimit: 16 << 20})
			if err != nil {
				return "", err
			}
			f = opened
		}
		return f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true, MaxCalcIterations: 100})
	}
}
