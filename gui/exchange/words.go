package exchange

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// place names a cell as Excel does: "Phiếu!E12".
func place(sheet, cell string) string {
	switch {
	case cell == "" && sheet == "":
		return "cả tệp"
	case cell == "":
		return sheet
	case sheet == "":
		return cell
	}
	return sheet + "!" + cell
}

// count writes a number of things.
func count(n int) string { return vn.Format(decimal.NewFromInt(int64(n))) }

// subject names what a change is about: "8. Tỷ lệ hộ nghèo", "Thôn 1 (T01)".
func subject(c model.CellChange) string {
	switch {
	case c.Number == "":
		return c.Name
	case c.Kind == "unit":
		return c.Name + " (" + c.Number + ")"
	}
	return c.Number + ". " + c.Name
}

// fieldLabel names a field of the exchange as the workbooks' headings do.
func fieldLabel(c model.CellChange) string {
	if c.Kind == "text" {
		return "Thuyết minh"
	}
	for _, f := range fieldLabels() {
		if f.field == c.Field {
			return f.label
		}
	}
	return model.Measure(c.Field).Label()
}

func fieldLabels() []struct{ field, label string } {
	return []struct{ field, label string }{
		{"name", "Tên"}, {"text", "Nguyên văn"}, {"unit", "Đơn vị tính"}, {"comparator", "Đạt khi"}, {"plan", "Kế hoạch"},
		{"plan2", "Kế hoạch đến"}, {"superior", "Cấp trên giao"}, {"last_year", "Năm trước"}, {"decimals", "Số lẻ"},
		{"timing", "Số cả kỳ"}, {"roll_up", "Tổng hợp lên xã"}, {"weight", "Mẫu số"}, {"pace", "Tiến độ"}, {"baseline", "Đầu kỳ"},
		{"grades", "Các mức"}, {"lead", "Chủ trì"}, {"note", "Ghi chú"}, {"period_value", "Kỳ này"}, {"to_date", "Từ đầu năm"},
		{"estimate", "Ước cả năm"}, {"code", "Mã"}, {"block", "Khối"}, {"kind", "Loại"}, {"head", "Người phụ trách"},
		{"phone", "Điện thoại"}, {"allocation", "Kế hoạch giao"}, {"registered", "Đăng ký"}, {"hard", "Việc khó"}, {"council", "Hội đồng phụ trách"}, {"valid_from", "Từ ngày"}, {"valid_to", "Đến ngày"},
	}
}

// oldText and newText write the two values of a change for people.
func oldText(c model.CellChange) string { return valueText(c.Old, c.Field, "trống") }
func newText(c model.CellChange) string { return valueText(c.New, c.Field, "bỏ trống") }

// valueText writes a value of the exchange, which is in plain notation, the way
// the screens show it; none is what stands for no value.
func valueText(v *string, field, none string) string {
	if v == nil || *v == "" {
		return none
	}
	switch field {
	case "comparator":
		return model.Comparator(*v).Label()
	case "timing":
		return timingText(model.Timing(*v))
	case "roll_up":
		return model.RollUp(*v).Label()
	case "weight":
		return model.Measure(*v).Label()
	case "pace":
		return paceText(*v)
	case "kind":
		return model.UnitKind(*v).Label()
	case "hard":
		return "có"
	case "valid_from", "valid_to":
		return vn.FormatDate(model.Date(*v))
	case "name", "text", "unit", "grades", "lead", "note", "code", "block", "head", "phone", "council":
		return strings.ReplaceAll(*v, "\n", " ")
	}
	return figureText(*v)
}

func timingText(t model.Timing) string {
	if t == model.Flow {
		return "Cộng các kỳ"
	}
	return "Số mới nhất"
}

// paceText writes "season:H1" as "Xong từ một kỳ (mùa vụ): 6 tháng".
func paceText(v string) string {
	kind, final, _ := strings.Cut(v, ":")
	text := model.PaceKind(kind).Label()
	if code, err := model.ParsePeriodCode(final); err == nil {
		text += ": " + code.Short()
	}
	return text
}

// figureText writes a plain figure: "1234.5", a pair "4/9", or a choice.
func figureText(v string) string {
	switch v {
	case model.ChoiceNone:
		return "Không áp dụng"
	case model.ChoiceYes:
		return "Đạt"
	case model.ChoiceNo, model.RatingBad:
		return "Không đạt"
	case model.RatingGood:
		return "Giữ vững"
	case model.RatingRisk:
		return "Có biểu hiện chưa bảo đảm"
	}
	first, second, pair := strings.Cut(v, "/")
	if pair {
		return numberText(first) + "/" + numberText(second)
	}
	return numberText(v)
}

func numberText(v string) string {
	if d, err := decimal.NewFromString(v); err == nil {
		return vn.Format(d)
	}
	return v
}

// reason tells why nothing can be imported now, "" when it can.
func reason(files []loaded, results []model.FileResult) string {
	errs, asks, bad, changes, in, name := 0, 0, 0, 0, 0, ""
	for i, f := range results {
		if files[i].out {
			continue
		}
		in++
		if f.Errors()+f.Questions() > 0 {
			errs, asks = errs+f.Errors(), asks+f.Questions()
			bad++
			name = filepath.Base(f.File)
		}
		changes += len(f.Changes)
	}
	switch {
	case len(files) == 0:
		return "Chưa chọn tệp nào."
	case in == 0:
		return "Mọi tệp đều để ngoài."
	case bad == 1 && in == 1:
		return fmt.Sprintf("Chưa nhập được: còn %s.", openText(errs, asks))
	case bad == 1:
		return fmt.Sprintf("Chưa nhập được: còn %s ở tệp “%s”.", openText(errs, asks), name)
	case bad > 1:
		return fmt.Sprintf("Chưa nhập được: còn %s ở %d tệp.", openText(errs, asks), bad)
	case changes == 0:
		return "Không có gì mới: mọi ô trùng với số đang có trong sổ."
	}
	return ""
}

// openText counts what waits for the user: "1 lỗi và 2 câu hỏi".
func openText(errs, asks int) string {
	switch {
	case asks == 0:
		return count(errs) + " lỗi"
	case errs == 0:
		return count(asks) + " câu hỏi"
	}
	return count(errs) + " lỗi và " + count(asks) + " câu hỏi"
}

// changesText counts what a file would change: "9 ô mới, 2 ô đổi".
func changesText(r model.FileResult) string {
	fresh := 0
	for _, c := range r.Changes {
		if c.Old == nil {
			fresh++
		}
	}
	var parts []string
	if fresh > 0 {
		parts = append(parts, count(fresh)+" ô mới")
	}
	if n := len(r.Changes) - fresh; n > 0 {
		parts = append(parts, count(n)+" ô đổi")
	}
	if len(parts) == 0 {
		return "không có gì mới"
	}
	return strings.Join(parts, ", ")
}

// problemsText counts the problems of a file: "1 lỗi, 2 câu hỏi, 3 chỗ báo";
// "không có" for none.
func problemsText(r model.FileResult) string {
	var parts []string
	told := len(r.Problems) - r.Errors() - r.Questions()
	for _, n := range []struct {
		n    int
		what string
	}{{r.Errors(), " lỗi"}, {r.Questions(), " câu hỏi"}, {told, " chỗ đã rõ"}} {
		if n.n > 0 {
			parts = append(parts, count(n.n)+n.what)
		}
	}
	if len(parts) == 0 {
		return "không có"
	}
	return strings.Join(parts, ", ")
}
