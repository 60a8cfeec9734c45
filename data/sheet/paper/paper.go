// Package paper writes the tables of an official paper as an Excel workbook, one
// sheet a table, with numbers as numbers.
package paper

import (
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// Write writes every table of d. Errors: CodeInvalid when the paper has none.
func Write(w io.Writer, d doc.Doc) (err error) {
	tables := Tables(d)
	if len(tables) == 0 {
		return model.Errorf(model.CodeInvalid, "“%s” không có bảng để ghi ra Excel. Chọn .docx hoặc .pdf.", d.Title)
	}
	f := excelize.NewFile()
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	b := &book{file: f, looks: map[look]int{}}
	for i, t := range tables {
		name := "Bảng " + strconv.Itoa(i+1)
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if err := b.table(name, d, t); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// Tables returns the tables of a paper in order.
func Tables(d doc.Doc) []doc.Table {
	var out []doc.Table
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(doc.Table); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

// look is the format of a cell; equal looks share one style of the workbook.
type look struct {
	bold, title, border bool
	align               string
	decimals            int // of a number; -1 for text
}

type book struct {
	file  *excelize.File
	looks map[look]int
}

// The widths of columns in characters for a millimetre of the paper's table,
// and the row under the title at which a table begins.
const (
	charsPerMM = 0.56
	textWidth  = 165.0 // of a portrait page, millimetres
	firstRow   = 3
)

func (b *book) table(sheet string, d doc.Doc, t doc.Table) error {
	total := 0.0
	for _, w := range t.Widths {
		total += w
	}
	for i, w := range t.Widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.file.SetColWidth(sheet, col, col, max(6, w/total*textWidth*charsPerMM*1.25)); err != nil {
			return err
		}
	}
	title := d.Title
	if d.Sample {
		title += " (số liệu mẫu)"
	}
	if err := b.put(sheet, 1, 1, title, look{title: true, align: "left", decimals: -1}); err != nil {
		return err
	}
	taken := map[[2]int]bool{} // cells covered by a merged one
	rows := append(append([]doc.Row(nil), t.Header...), t.Rows...)
	for i, r := range rows {
		col := 1
		for _, c := range r.Cells {
			for taken[[2]int{firstRow + i, col}] {
				col++
			}
			if err := b.cell(sheet, firstRow+i, col, c, taken); err != nil {
				return err
			}
			col += max(1, c.Across)
		}
	}
	return b.page(sheet, len(t.Header))
}

// cell writes one cell with what it covers.
func (b *book) cell(sheet string, row, col int, c doc.Cell, taken map[[2]int]bool) error {
	across, down := max(1, c.Across), max(1, c.Down)
	l := look{border: true, align: [...]string{"left", "left", "center", "right"}[c.Align], decimals: -1}
	var s strings.Builder
	for _, r := range c.Runs {
		s.WriteString(r.S)
		l.bold = l.bold || r.Style == font.Bold || r.Style == font.BoldItalic
	}
	for y := range down {
		for x := range across {
			taken[[2]int{row + y, col + x}] = true
			if err := b.put(sheet, row+y, col+x, "", l); err != nil {
				return err
			}
		}
	}
	if err := b.put(sheet, row, col, s.String(), l); err != nil {
		return err
	}
	if across == 1 && down == 1 {
		return nil
	}
	from, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(col+across-1, row+down-1)
	if err != nil {
		return err
	}
	return b.file.MergeCell(sheet, from, to)
}

// put writes a text, or the number that a right-aligned text is.
func (b *book) put(sheet string, row, col int, s string, l look) error {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	if d, err := vn.ParseNumber(s); err == nil && l.align == "right" {
		_, rest, _ := strings.Cut(s, ",")
		l.decimals = len(rest)
		if err := b.file.SetCellDefault(sheet, name, d.String()); err != nil {
			return err
		}
	} else if s != "" {
		if err := b.file.SetCellStr(sheet, name, s); err != nil {
			return err
		}
	}
	id, err := b.style(l)
	if err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, name, name, id)
}

func (b *book) style(l look) (int, error) {
	if id, ok := b.looks[l]; ok {
		return id, nil
	}
	st := &excelize.Style{
		Font:      &excelize.Font{Family: "Times New Roman", Size: 11, Bold: l.bold || l.title},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: !l.title},
	}
	if l.title {
		st.Font.Size = 13
	}
	if l.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			st.Border = append(st.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	if l.decimals >= 0 {
		format := "#,##0"
		if l.decimals > 0 {
			format += "." + strings.Repeat("0", l.decimals)
		}
		st.CustomNumFmt = &format
	}
	id, err := b.file.NewStyle(st)
	b.looks[l] = id
	return id, err
}

// page prints the sheet one page wide with its header on every page.
func (b *book) page(sheet string, header int) error {
	one, none, paper, way := 1, 0, 9, "landscape" // 9 is A4
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &way, FitToWidth: &one, FitToHeight: &none}); err != nil {
		return err
	}
	fit := true
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	last := strconv.Itoa(firstRow + header - 1)
	if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: "'" + sheet + "'!$" + strconv.Itoa(firstRow) + ":$" + last}); err != nil {
		return err
	}
	return b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: firstRow + header - 1, TopLeftCell: "A" + strconv.Itoa(firstRow+header), ActivePane: "bottomLeft"})
}
