package sheet

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// book is a workbook being written. The first error is kept and everything
// after it does nothing, so that a layout reads as a list of cells.
type book struct {
	f      *excelize.File
	styles map[style]int
	pages  []*page
	lists  []list
	err    error
}

func newBook() *book {
	return &book{f: excelize.NewFile(), styles: map[style]int{}}
}

func (b *book) fail(err error) {
	if b.err == nil && err != nil {
		b.err = err
	}
}

// styleID returns the workbook's number of a style, adding it when new.
func (b *book) styleID(s style) int {
	if id, ok := b.styles[s]; ok {
		return id
	}
	id, err := b.f.NewStyle(s.excel())
	b.fail(err)
	b.styles[s] = id
	return id
}

// page adds a sheet; its name is made fit for Excel and unique.
func (b *book) page(title string) *page {
	name := sheetName(title, func(n string) bool {
		i, err := b.f.GetSheetIndex(n)
		return err == nil && i >= 0
	})
	if len(b.pages) == 0 {
		b.fail(b.f.SetSheetName(b.f.GetSheetName(0), name))
	} else {
		_, err := b.f.NewSheet(name)
		b.fail(err)
	}
	p := &page{book: b, name: name, rows: map[int]map[int]excelize.Cell{}, heights: map[int]float64{}}
	b.pages = append(b.pages, p)
	return p
}

// bytes finishes the workbook. Excel computes every formula anew when it
// opens the file; the values written beside them serve everybody else.
func (b *book) bytes() (out []byte, err error) {
	defer func() { err = errors.Join(err, b.f.Close()) }()
	b.writeLists()
	for _, p := range b.pages {
		p.write()
	}
	full := true
	b.fail(b.f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}))
	b.fail(b.f.SetDocProps(&excelize.DocProperties{Creator: "Sổ Thi đua", Language: "vi-VN"}))
	if b.err != nil {
		return nil, b.err
	}
	var buf bytes.Buffer
	if err := b.f.Write(&buf); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// maxSheetName is the longest name Excel gives a sheet.
const maxSheetName = 31

// sheetName makes a title a legal sheet name that is not taken yet.
func sheetName(title string, taken func(string) bool) string {
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return '-'
		}
		return r
	}, vn.Clean(title))
	if title == "" {
		title = "Trang"
	}
	name := cut(title, maxSheetName)
	for n := 2; taken(name); n++ {
		tail := " (" + strconv.Itoa(n) + ")"
		name = cut(title, maxSheetName-len(tail)) + tail
	}
	return name
}

// cut keeps at most n of Excel's characters, which are UTF-16 units.
func cut(s string, n int) string {
	used := 0
	for i, r := range s {
		if used += utf16Len(r); used > n {
			return strings.TrimRight(s[:i], " ")
		}
	}
	return s
}

func utf16Len(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// longest is the most a cell holds, in UTF-16 units.
const longest = 32767

// tooLong refuses a text that Excel would silently cut.
func tooLong(cell, text string) error {
	n := 0
	for _, r := range text {
		n += utf16Len(r)
	}
	if n <= longest {
		return nil
	}
	return model.Invalid(cell, "Nội dung “%s…” dài %s ký tự, một ô Excel chỉ chứa được 32.767. Rút gọn trong chương trình rồi xuất lại.",
		cut(text, 40), vn.Format(intDecimal(n)))
}
