package papers

import (
	"strconv"
	"strings"

	"sothidua/data/document/papers/legal"
	"sothidua/data/model"
	"sothidua/data/vn"
)

func itoa(n int) string { return strconv.Itoa(n) }

// common returns the fields every wording knows.
func (m *maker) common() map[string]any {
	o, p, r := m.f.Book.Office, m.f.Book.Plan, m.f.Request
	body := o.Name
	if body == "" && o.Commune != "" {
		body = "UBND " + o.Commune
	}
	if body == "" {
		body = "UBND xã"
	}
	district := o.District
	if m.day > legal.Ended {
		district = ""
		if o.District != "" {
			m.miss("tên huyện trong thông tin cơ quan đã hết dùng từ 01/07/2025; kiểm tra lại tên xã, tỉnh", inOffice)
		}
	}
	return map[string]any{
		"Năm": itoa(p.Year), "NămTrước": itoa(p.Year - 1), "NămSau": itoa(p.Year + 1),
		"Kỳ": m.period(), "KỳTrongCâu": vn.LowerFirst(m.period()),
		"Xã": orText(o.Commune, "xã"), "Huyện": district, "Tỉnh": o.Province, "CơQuan": body, "Địa": m.head.Place,
		"KếHoạch": m.planName(), "CơQuanBanHành": orText(p.Issuer, "Chủ tịch UBND xã"), "VềViệc": vn.LowerFirst(orText(p.Title, "phát động các phong trào thi đua năm "+itoa(p.Year))),
		"ĐầuMối": m.desk(), "TàiChính": m.treasury(), "ThườngTrực": "Thường trực Hội đồng Thi đua - Khen thưởng " + orText(o.Commune, "xã"),
		"Số": r.Number, "Ngày": vn.FormatDate(r.Date), "HômNay": vn.FormatDate(m.f.Today), "NgàySốLiệu": m.figuresOf(),
		"PhápLý": []string(nil),
	}
}

// desk names who gathers the reports: the records clerk until 30/06/2025, then
// the commune's office of culture and society (TT 10/2025/TT-BNV).
func (m *maker) desk() string {
	if m.day > legal.Ended {
		return "Phòng Văn hóa - Xã hội"
	}
	return "công chức Văn phòng - Thống kê"
}

// treasury names who pays the rewards: the finance clerk until 30/06/2025, then
// the commune's office of economy.
func (m *maker) treasury() string {
	if m.day > legal.Ended {
		return "Phòng Kinh tế"
	}
	return "bộ phận Tài chính - Kế toán"
}

// period names the period of the paper.
func (m *maker) period() string { return m.f.Request.Period().Label(m.f.Book.Plan.Year) }

// planName names the plan, with dots for what is not known.
func (m *maker) planName() string {
	p := m.f.Book.Plan
	m.missNumbered(p.Number == "", !p.Date.Valid(), "của kế hoạch năm "+itoa(p.Year), inPlan)
	date := "ngày ...../...../" + itoa(p.Year)
	if p.Date.Valid() {
		date = vn.LongDate(p.Date)
	}
	return "Kế hoạch số " + orText(p.Number, "......../KH-UBND") + " " + date
}

// figuresOf tells the day of the figures.
func (m *maker) figuresOf() string {
	day := m.f.Table.AsOf
	if !day.Valid() {
		day = m.f.Today
	}
	return "Số liệu đến " + vn.LongDate(day)
}

func orText(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}

// moneyText writes an amount of money in đồng, "" when missing.
func moneyText(n model.Number) string {
	if !n.Valid {
		return ""
	}
	return vn.Format(n.Decimal) + " đồng"
}

// count writes a count with two digits, as official papers do: "03".
func count(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return vn.Format(model.Num(itoa(n)).Decimal)
}

// sentence ends a text with a full stop, once.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return s
	}
	return strings.TrimRight(s, ";,") + "."
}
