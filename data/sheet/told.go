package sheet

import (
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// tellHidden reports what was taken although nobody sees it in Excel.
func (s *scan) tellHidden() {
	if len(s.hidden) > 0 {
		var names []string
		for _, r := range s.hidden[:min(len(s.hidden), 10)] {
			names = append(names, strconv.Itoa(r))
		}
		more := ""
		if len(s.hidden) > 10 {
			more = "…"
		}
		s.problem(at(s.hidden[0], 1), model.SeverityQuestion, "Dòng đang ẩn trong tệp vẫn được nhập: "+strings.Join(names, ", ")+more+". Bỏ ẩn để xem lại trước khi nhập.")
	}
	for _, c := range s.shape.cols {
		col := s.header.cols[c.field]
		if col == 0 || c.kind == kindShown {
			continue
		}
		if s.g.sheet.ColHidden(col) {
			s.problem(at(s.header.row, col), model.SeverityQuestion, "Cột “"+vn.Clean(c.title)+"” đang ẩn trong tệp vẫn được nhập. Bỏ ẩn để xem lại trước khi nhập.")
		}
	}
}

// tellLinked names the formulas that lead to other workbooks: their values are
// as old as the last time both files were open.
func (s *scan) tellLinked() {
	if cells := s.g.sheet.Linked; len(cells) > 0 {
		s.problem(cells[0], model.SeverityQuestion, "Ô lấy số từ tệp khác, số có thể đã cũ: "+strings.Join(cells, ", ")+". So lại với tệp gốc trước khi nhập.")
	}
}

// shortestHeading is less, in bytes, than any heading of a section has.
const shortestHeading = 8

// section finds the heading of a narrative section in a row.
func (s *scan) section(row int, sections map[string]model.Section) (model.Section, int) {
	for col := 1; col <= s.g.across(row); col++ {
		cell := s.g.sheet.At(row, col)
		if cell.Kind != raw.Text || len(cell.Text) < shortestHeading || len(cell.Text) > longestHeading {
			continue // most cells, which need no folding then
		}
		if sec, ok := sections[vn.Fold(strings.Trim(cell.Text, " :."))]; ok {
			return sec, col
		}
	}
	return "", 0
}

// words takes the text under a section's heading.
func (s *scan) words(row, col int, section model.Section, sections map[string]model.Section) {
	for c := 1; row < s.g.height() && c <= s.g.across(row+1); c++ {
		if s.g.raw(row+1, c) != "" {
			col = c
			break
		}
	}
	cell, t := s.g.read(row+1, col, kindLong)
	if t.message != "" {
		var ok bool
		if cell, ok = s.stuck(cell, t); !ok {
			return
		}
	}
	if _, next := sections[vn.Fold(cell.Text)]; next {
		cell.Text = ""
	}
	s.out = append(s.out, model.SheetRow{Sheet: s.g.sheet.Name, Row: row + 1, Key: string(section), Name: section.Label(),
		Fields: map[string]model.SheetCell{"note": cell}})
}
