package sheet

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// read returns a cell as it was meant: its text, whether that is a number, and
// a message when it cannot be taken.
func (g *grid) read(row, col int, k kind) (cell model.SheetCell, problem string) {
	cell.Cell = at(row, col)
	stored := g.sheet.At(row, col)
	if stored.Kind == raw.Pending {
		if stored.Text, problem = g.calculate(cell.Cell); stored.Text == "" {
			return cell, problem
		}
		if stored.Kind = raw.Text; raw.IsNumber(stored.Text) {
			stored.Kind = raw.Number
		}
	}
	switch stored.Kind {
	case raw.Empty:
		return cell, ""
	case raw.Error:
		return cell, "Ô báo lỗi " + vn.Clean(stored.Text) + ". Sửa công thức hoặc ghi thẳng số rồi nhập lại."
	case raw.Date:
		return g.day(cell, stored.Text, k)
	case raw.Number:
		return g.number(cell, stored, k)
	}
	if k == kindLong {
		cell.Text = vn.CleanText(stored.Text)
	} else {
		cell.Text = vn.Clean(stored.Text)
	}
	return cell, ""
}

// calculate computes a formula that was saved without its value.
func (g *grid) calculate(cell string) (value, problem string) {
	if g.book.Calculate != nil {
		if value, err := g.book.Calculate(g.sheet.Name, cell); err == nil {
			return value, ""
		}
	}
	return "", "Ô là công thức chưa có kết quả. Mở tệp bằng Excel, bấm Lưu rồi nhập lại, hoặc ghi thẳng số."
}

// number reads a stored number the way its format shows it.
func (g *grid) number(cell model.SheetCell, c raw.Cell, k kind) (model.SheetCell, string) {
	d, ok := stored(c.Text)
	if !ok {
		cell.Text = vn.Clean(c.Text)
		return cell, ""
	}
	switch g.book.Look(c).Shows {
	case raw.ShowsPercent:
		cell.Text = vn.Format(d.Shift(2)) + "%"
		return cell, ""
	case raw.ShowsDay:
		return g.day(cell, c.Text, k)
	}
	cell.Text, cell.Numeric = d.String(), true
	if k == kindPhone && len(cell.Text) >= 9 && !strings.HasPrefix(cell.Text, "1") {
		return cell, "Số điện thoại " + cell.Text + " đã mất số 0 ở đầu. Định dạng ô kiểu Văn bản (Text) rồi ghi lại cả số 0."
	}
	return cell, ""
}

// stored reads a number as Excel keeps it: to fifteen digits, whatever the
// file says beyond them (0.30000000000000004 is 0,3).
func stored(value string) (decimal.Decimal, bool) {
	f, err := strconv.ParseFloat(value, 64)
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
func (g *grid) day(cell model.SheetCell, value string, k kind) (model.SheetCell, string) {
	t, ok := g.time(value)
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

func (g *grid) time(value string) (time.Time, bool) {
	if t, err := time.Parse("2006-01-02", value[:min(len(value), 10)]); err == nil {
		return t, true
	}
	serial, err := strconv.ParseFloat(value, 64)
	if err != nil || serial < 1 || serial > 200_000 { // up to the year 2447
		return time.Time{}, false
	}
	t, err := excelize.ExcelDateToTime(serial, g.book.Base1904)
	return t, err == nil
}
