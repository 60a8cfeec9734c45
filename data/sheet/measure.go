package sheet

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// isNumeric tells whether a cell holds a number and not a text.
func (g *grid) isNumeric(row, col int) bool { return g.sheet.At(row, col).Kind == raw.Number }

// measure is the unit of measure of a field of a row: of the row's own cell for
// it, else of the column's heading, else of the whole table.
func (s *scan) measure(row int, field string) string {
	if !s.listed() {
		if unit := s.rowUnit(row); unit != "" {
			return unit
		}
	}
	if col := s.header.cols[field]; col > 0 {
		if unit := s.headUnit(col); unit != "" {
			return unit
		}
	}
	return s.mapping.Measure
}

// rowUnit reads the cell for the unit of measure; one that is merged over
// several rows counts for each of them.
func (s *scan) rowUnit(row int) string {
	col := s.header.cols["unit"]
	if col == 0 {
		_, unit := unitInName(s.raw(row, "name"))
		return unit
	}
	unit := vn.Clean(s.g.filled(row, col))
	if strings.Trim(unit, "\"”“'-–nt ") == "" && unit != "" { // " : the same as above
		return ""
	}
	return spelledOut(strings.Trim(unit, "() "))
}

// spelledOut writes the short names of amounts of money out: "Tr.đ/người" for
// "triệu đồng/người".
func spelledOut(unit string) string {
	head, rest, per := strings.Cut(unit, "/")
	for _, s := range []struct{ short, long string }{{"tr", "triệu đồng"}, {"trieu", "triệu đồng"}, {"ty", "tỷ đồng"}, {"ti", "tỷ đồng"}, {"ng", "nghìn đồng"}, {"nghin", "nghìn đồng"}, {"ngan", "nghìn đồng"}} {
		for _, money := range []string{"d", "dong"} {
			if strings.Join(strings.FieldsFunc(vn.Fold(head), func(r rune) bool { return r == '.' || r == ' ' }), "") == s.short+money {
				head = s.long
			}
		}
	}
	if per {
		return head + "/" + rest
	}
	return head
}

// unitInName takes a unit of measure in brackets off the end of a name: "Thu
// ngân sách (tr.đ)". Other words in brackets are part of the name.
func unitInName(name string) (bare, unit string) {
	i := strings.LastIndexByte(name, '(')
	if i < 1 || !strings.HasSuffix(name, ")") {
		return name, ""
	}
	unit = spelledOut(strings.Trim(name[i:], "() "))
	if counted(unit) || scaled(unit) || isRate(unit) || slices.Contains([]string{"ha", "tạ/ha", "m2", "m", "km"}, vn.Key(unit)) {
		return vn.Clean(name[:i]), unit
	}
	return name, ""
}

// headUnit finds a unit of measure in brackets in a column's heading.
func (s *scan) headUnit(col int) string {
	if unit, ok := s.headUnits[col]; ok {
		return unit
	}
	unit := ""
	for row := s.header.row; row <= s.header.bottom; row++ {
		_, rest, ok := strings.Cut(s.g.filled(row, col), "(")
		if inside, _, closed := strings.Cut(rest, ")"); ok && closed {
			if inside = cutLabel(vn.Clean(inside)); scaled(inside) || inside == "%" || inside == "‰" {
				unit = inside
			}
		}
	}
	if s.headUnits == nil {
		s.headUnits = map[int]string{}
	}
	s.headUnits[col] = unit
	return unit
}

// tableMeasure finds the unit of measure stated over a table: "Đơn vị tính:
// triệu đồng".
func (g *grid) tableMeasure(headings int) string {
	for row := 1; row <= headings; row++ {
		for col := 1; col <= g.across(row); col++ {
			text := vn.Clean(g.raw(row, col))
			if unit := cutLabel(strings.Trim(text, "() ")); unit != strings.Trim(text, "() ") && unit != "" && len([]rune(unit)) <= 40 {
				return unit
			}
		}
	}
	return ""
}

// cutLabel takes "Đơn vị tính:" off.
func cutLabel(text string) string {
	for _, label := range []string{"don vi tinh", "dvt", "don vi"} {
		head, rest, ok := strings.Cut(text, ":")
		if ok && vn.Fold(strings.TrimSpace(head)) == label && (label != "don vi" || scaled(rest)) {
			return strings.Trim(rest, " .)")
		}
	}
	return text
}

// scaled tells whether a unit of measure is one of a family that converts:
// money or mass.
func scaled(unit string) bool {
	unit, _, _ = strings.Cut(strings.TrimSpace(unit), "/")
	one := vn.Format(decimal.NewFromInt(1)) + " " + unit
	_, money := vn.ParseFor(one, "đồng")
	_, mass := vn.ParseFor(one, "kg")
	return unit != "" && (money == nil || mass == nil)
}

// measured states the unit of measure of a number and writes a number that was
// typed as text in plain notation, so that both are converted alike.
func (s *scan) measured(row int, cell model.SheetCell, field string) model.SheetCell {
	if s.own || s.shape.layout == model.LayoutUnits || cell.Text == "" {
		return cell
	}
	unit := s.measure(row, field)
	if unit == "" {
		return cell
	}
	if !cell.Numeric {
		d, err := vn.ParseNumber(cell.Text)
		if err != nil {
			return cell
		}
		cell.Text, cell.Numeric = d.String(), true
	}
	cell.Measure = unit
	return cell
}
