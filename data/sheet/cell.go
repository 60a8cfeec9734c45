package sheet

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// format is what a number format makes of a number.
type format int

const (
	formatNumber format = iota
	formatPercent
	formatDay
)

// numberLike tells which stored values may be numbers; the type of the cell
// decides.
func numberLike(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "0123456789.eE+-") == ""
}

// read returns a cell as it was meant: its text, whether that is a number, and
// a message when it cannot be taken.
func (g *grid) read(row, col int, k kind) (cell model.SheetCell, problem string) {
	cell.Cell = at(row, col)
	raw := g.raw(row, col)
	if raw == "" {
		if m, ok := g.merged(row, col); ok && (m.row != row || m.col != col) {
			return cell, ""
		}
		if raw, problem = g.calculate(cell.Cell); raw == "" {
			return cell, problem
		}
	}
	kindOf, err := g.f.GetCellType(g.sheet, cell.Cell)
	if err != nil {
		return cell, "Không đọc được ô này: ghi lại ô rồi lưu tệp."
	}
	switch {
	case kindOf == excelize.CellTypeError:
		return cell, "Ô báo lỗi " + vn.Clean(raw) + ". Sửa công thức hoặc ghi thẳng số rồi nhập lại."
	case kindOf == excelize.CellTypeDate:
		return g.day(cell, raw, k)
	case (kindOf == excelize.CellTypeUnset || kindOf == excelize.CellTypeNumber) && numberLike(raw):
		return g.number(cell, raw, k)
	}
	if k == kindLong {
		cell.Text = vn.CleanText(raw)
	} else {
		cell.Text = vn.Clean(raw)
	}
	return cell, ""
}

// calculate computes a formula that was saved without its value; both are
// empty for an empty cell.
func (g *grid) calculate(cell string) (raw, problem string) {
	formula, err := g.f.GetCellFormula(g.sheet, cell)
	if err != nil || formula == "" {
		return "", ""
	}
	raw, err = g.f.CalcCellValue(g.sheet, cell, excelize.Options{RawCellValue: true, MaxCalcIterations: 100})
	if err != nil {
		return "", "Ô là công thức chưa có kết quả. Mở tệp bằng Excel, bấm Lưu rồi nhập lại, hoặc ghi thẳng số."
	}
	return raw, ""
}

// number reads a stored number the way its format shows it.
func (g *grid) number(cell model.SheetCell, raw string, k kind) (model.SheetCell, string) {
	d, ok := stored(raw)
	if !ok {
		cell.Text = vn.Clean(raw)
		return cell, ""
	}
	f, err := g.format(cell.Cell)
	switch {
	case err != nil:
		return cell, "Không đọc được định dạng của ô. Ghi lại ô rồi lưu tệp."
	case f == formatPercent:
		cell.Text = vn.Format(d.Shift(2)) + "%"
		return cell, ""
	case f == formatDay:
		return g.day(cell, raw, k)
	}
	cell.Text, cell.Numeric = d.String(), true
	if k == kindPhone && len(cell.Text) >= 9 && !strings.HasPrefix(cell.Text, "1") {
		return cell, "Số điện thoại " + cell.Text + " đã mất số 0 ở đầu. Định dạng ô kiểu Văn bản (Text) rồi ghi lại cả số 0."
	}
	return cell, ""
}

// stored reads a number as Excel keeps it: to fifteen digits, whatever the
// file says beyond them (0.30000000000000004 is 0,3).
func stored(raw string) (decimal.Decimal, bool) {
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return decimal.Zero, false
	}
	d, err := decimal.NewFromString(strconv.FormatFloat(f, 'e', keeps-1, 64))
	if err != nil || d.Exponent() > 30 || d.Exponent() < -60 {
		return decimal.Zero, false
	}
	return d, true
}

// day reads a date. In a column of numbers a date is a slip of Excel's, which
// makes 5/8 the fifth of August.
func (g *grid) day(cell model.SheetCell, raw string, k kind) (model.SheetCell, string) {
	t, ok := g.time(raw)
	if !ok {
		return cell, "Ngày trong ô không có trên lịch. Ghi ngày/tháng/năm, ví dụ 18/06/2024."
	}
	shown := vn.FormatDate(model.DateOf(t))
	switch k {
	case kindDate:
		cell.Text = string(model.DateOf(t))
	case kindFigure, kindCode:
		return cell, "Excel đã đổi ô này thành ngày " + shown + ". Định dạng ô kiểu Văn bản (Text) rồi ghi lại, ví dụ 5/8."
	default:
		cell.Text = shown
	}
	return cell, ""
}

func (g *grid) time(raw string) (time.Time, bool) {
	if t, err := time.Parse("2006-01-02", raw[:min(len(raw), 10)]); err == nil {
		return t, true
	}
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || serial < 1 || serial > 200_000 { // up to the year 2447
		return time.Time{}, false
	}
	t, err := excelize.ExcelDateToTime(serial, g.base1904)
	return t, err == nil
}

// format tells what the cell's number format makes of its number.
func (g *grid) format(cell string) (format, error) {
	id, err := g.f.GetCellStyle(g.sheet, cell)
	if err != nil {
		return formatNumber, err
	}
	if f, ok := g.formats[id]; ok {
		return f, nil
	}
	s, err := g.f.GetStyle(id)
	if err != nil {
		return formatNumber, err
	}
	custom := ""
	if s.CustomNumFmt != nil {
		custom = *s.CustomNumFmt
	}
	f := formatOf(s.NumFmt, custom)
	g.formats[id] = f
	return f, nil
}

// formatOf classes a built-in format by its number and another by its code.
func formatOf(builtin int, code string) format {
	if code == "" {
		switch {
		case builtin == 9 || builtin == 10:
			return formatPercent
		case builtin >= 14 && builtin <= 22, builtin >= 27 && builtin <= 36, builtin >= 45 && builtin <= 47, builtin >= 50 && builtin <= 58:
			return formatDay
		}
		return formatNumber
	}
	code = strings.ToLower(active(code))
	switch {
	case strings.Contains(code, "general"):
		return formatNumber
	case strings.Contains(code, "%"):
		return formatPercent
	case strings.ContainsAny(code, "ymdhs"):
		return formatDay
	}
	return formatNumber
}

// active leaves out the parts of a number format that are shown as they
// stand, and its colours and locales in brackets.
func active(code string) string {
	var b strings.Builder
	closing, skip := rune(0), false
	for _, r := range code {
		switch {
		case skip:
			skip = false
		case closing != 0:
			if r == closing {
				closing = 0
			}
		case r == '"':
			closing = '"'
		case r == '[':
			closing = ']'
		case r == '\\' || r == '_' || r == '*':
			skip = true
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
