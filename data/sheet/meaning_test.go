package sheet

import "testing"

// Headings of offices mean what a clerk reads in them, in a table of 2024.
func TestMeaningOfHeadings(t *testing.T) {
	for text, want := range map[string]string{
		"STT": "number", "Số TT": "number", "TT": "number", "Mã": "number",
		"Chỉ tiêu": "name", "Tên chỉ tiêu": "name", "Nội dung": "name", "Nội dung công việc": "name", "CHỈ TIÊU, NHIỆM VỤ": "name", "Nhiệm vụ, chỉ tiêu": "name",
		"ĐVT": "unit", "Đơn vị tính": "unit", "Đơn vị": "unit", "Đơn\nvị tính": "unit",
		"Ghi chú": "note", "Đơn vị chủ trì": "lead", "Bộ phận phụ trách": "lead", "Đánh giá": meansMark, "Xếp loại": meansMark,
		"Kế hoạch năm 2024": "plan", "KH 2024": "plan", "KH": "plan", "Chỉ tiêu năm 2024": "plan", "Chỉ tiêu 2024": "plan", "Xã giao": "plan", "Dự toán HĐND xã giao": "plan",
		"Mục tiêu 2024": "plan", "Kế hoạch cả năm": "plan", "KH giao": "plan", "Năm 2024 Kế hoạch": "plan", "Chỉ tiêu giao": "plan", "Chỉ tiêu phấn đấu năm 2024": "plan",
		"Kế hoạch năm 2024 Huyện giao": "superior", "KH 2024 (Tỉnh giao)": "superior", "Cấp trên giao": "superior",
		"Thực hiện năm 2023": "last_year", "TH 2023": "last_year", "Năm 2023": "last_year", "Năm trước": "last_year", "Thực hiện năm trước": "last_year", "Kết quả năm 2023": "last_year", "Ước TH 2023": "last_year",
		"Cùng kỳ 2023": "same_period", "Thực hiện 6 tháng năm 2023": "same_period", "TH cùng kỳ năm trước": "same_period", "Năm 2023 Thực hiện 6 tháng": "same_period",
		"Thực hiện": "period_value", "Thực hiện 6 tháng đầu năm 2024": "period_value", "TH 6T/2024": "period_value", "Kết quả": "period_value", "Kết quả đạt được": "period_value",
		"Ước thực hiện 6 tháng": "period_value", "Đã thực hiện": "period_value", "TH năm 2024": "period_value", "Số liệu quý I": "period_value", "TH tháng 5": "period_value", "6 tháng đầu năm 2024": "period_value",
		"Ước cả năm": "estimate", "Ước TH cả năm 2024": "estimate", "Ước thực hiện 2024": "estimate", "Năm 2024 Ước thực hiện cả năm": "estimate",
		"Lũy kế từ đầu năm": "to_date", "Lũy kế đến kỳ báo cáo": "to_date", "Cộng dồn": "to_date", "Từ đầu năm đến nay": "to_date",
		"% so KH": meansShare, "TH/KH (%)": meansShare, "Tỷ lệ %": meansShare, "So sánh (%) TH 6T/KH": meansShare, "So với cùng kỳ": meansShare, "Đạt % kế hoạch": meansShare, "Tỷ lệ hoàn thành": meansShare,
		"Tăng, giảm so với năm trước": meansShare, "% KH tháng": meansShare, "Thực hiện % so KH": meansShare, "So CK": meansShare, "Tiến độ": meansShare,
		"KH tháng 5": meansNothing, "Kế hoạch năm 2025": meansNothing, "Dự thảo KH 2024 (lần 1)": meansNothing, "KH 2023": meansNothing, "Kế hoạch 6 tháng": meansNothing, "Năm 2024": meansNothing,
		"Thực hiện năm 2022": meansNothing, "Họ và tên": meansNothing, "Địa chỉ": meansNothing,
	} {
		if got := captionOf(heading(text, 0), 2024).meaning(); got != want {
			t.Errorf("%q means %q, want %q", text, got, want)
		}
	}
}

// A unit of measure may stand in brackets behind a name; other words there are
// part of it.
func TestUnitsInNames(t *testing.T) {
	for text, want := range map[string][2]string{
		"Thu ngân sách (tr.đ)":          {"Thu ngân sách", "triệu đồng"},
		"Tỷ lệ hộ nghèo (%)":            {"Tỷ lệ hộ nghèo", "%"},
		"Năng suất lúa (tạ/ha)":         {"Năng suất lúa", "tạ/ha"},
		"Xuất khẩu lao động ( người )":  {"Xuất khẩu lao động", "người"},
		"Thu nhập (Tr.đ/người/năm)":     {"Thu nhập", "triệu đồng/người/năm"},
		"Hộ nghèo (chuẩn mới)":          {"Hộ nghèo (chuẩn mới)", ""},
		"(%)":                           {"(%)", ""},
		"Gieo cấy (vụ chiêm) toàn xã":   {"Gieo cấy (vụ chiêm) toàn xã", ""},
		"Sản lượng lương thực (tấn/vụ)": {"Sản lượng lương thực", "tấn/vụ"},
	} {
		if bare, unit := unitInName(text); bare != want[0] || unit != want[1] {
			t.Errorf("%q: %q, %q", text, bare, unit)
		}
	}
}
