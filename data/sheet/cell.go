package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// trouble is why a cell cannot be taken as it is, with what may be meant; the
// zero value is none.
type trouble struct {
	message string
	choices []model.Choice
}

// read returns a cell as it was meant: its text, whether that is a number, and
// what is wrong when it cannot be taken.
func (g *grid) read(row, col int, k kind) (cell model.SheetCell, t trouble) {
	cell.Cell = at(row, col)
	stored := g.sheet.At(row, col)
	if stored.Kind == raw.Pending {
		if stored.Text, t = g.calculate(cell.Cell); stored.Text == "" {
			return cell, t
		}
		if stored.Kind = raw.Text; raw.IsNumber(stored.Text) {
			stored.Kind = raw.Number
		}
	}
	switch stored.Kind {
	case raw.Empty:
		return cell, trouble{}
	case raw.Error:
		return cell, trouble{message: "Ô báo lỗi " + vn.Clean(stored.Text) + ". Sửa công thức hoặc ghi thẳng số rồi nhập lại."}
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
	if k == kindPhone && withoutZero(cell.Text) {
		return cell, lostZero(cell.Text)
	}
	return cell, trouble{}
}

// withoutZero tells whether a text is a telephone number that lacks its 0.
func withoutZero(text string) bool {
	digits := strings.Map(func(r rune) rune {
		if r == ' ' || r == '.' || r == '-' {
			return -1
		}
		return r
	}, text)
	return len(digits) == 9 && strings.Trim(digits, "0123456789") == "" && digits[0] > '1'
}

// lostZero tells of a telephone number without the 0 at its start; the code of
// the country may stand in its place.
func lostZero(text string) trouble {
	full := "0" + text
	if rest, ok := strings.CutPrefix(text, "84"); ok && len(rest) >= 9 {
		full = "0" + rest
	}
	return trouble{message: "Số điện thoại " + text + " đã mất số 0 ở đầu. Định dạng ô kiểu Văn bản (Text) rồi ghi lại cả số 0.",
		choices: []model.Choice{typedChoice(full, full)}}
}

// calculate computes a formula that was saved without its value.
func (g *grid) calculate(cell string) (string, trouble) {
	if g.book.Calculate != nil {
		if value, err := g.book.Calculate(g.sheet.Name, cell); err == nil && value != "" {
			g.computed = append(g.computed, cell)
			return value, trouble{}
		}
	}
	return "", trouble{message: "Ô là công thức chưa có kết quả. Mở tệp bằng Excel, bấm Lưu rồi nhập lại, hoặc ghi thẳng số."}
}

// number reads a stored number the way its format shows it.
func (g *grid) number(cell model.SheetCell, c raw.Cell, k kind) (model.SheetCell, trouble) {
	d, ok := stored(c.Text)
	if !ok {
		cell.Text = vn.Clean(c.Text)
		return cell, trouble{}
	}
	switch g.book.Look(c).Shows {
	case raw.ShowsPercent:
		cell.Text = vn.Format(d.Shift(2)) + "%"
		return cell, trouble{}
	case raw.ShowsDay:
		return g.day(cell, c.Text, k)
	}
	cell.Text, cell.Numeric = d.String(), true
	if k == kindPhone && len(cell.Text) >= 9 && !strings.HasPrefix(cell.Text, "1") {
		return cell, lostZero(cell.Text)
	}
	return cell, trouble{}
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
func (g *grid) day(cell model.SheetCell, value string, k kind) (model.SheetCell, trouble) {
	t, ok := g.time(value)
	if !ok {
		return cell, trouble{message: "Ngày trong ô không có trên lịch. Ghi ngày/tháng/năm, ví dụ 18/06/2024."}
	}
	shown := vn.FormatDate(model.DateOf(t))
	switch k {
	case kindDate:
		cell.Text = string(model.DateOf(t))
	case kindFigure, kindCode:
		var choices []model.Choice
		for _, pair := range [][2]int{{t.Day(), int(t.Month())}, {int(t.Month()), t.Day()}} {
			text := fmt.Sprintf("%d/%d", pair[0], pair[1])
			choices = append(choices, typedChoice(text, "Ghi "+text))
		}
		return cell, trouble{message: "Excel đã đổi ô này thành ngày " + shown + ". Định dạng ô kiểu Văn bản (Text) rồi ghi lại, ví dụ 5/8.", choices: choices}
	default:
		cell.Text = shown
	}
	return cell, trouble{}
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
