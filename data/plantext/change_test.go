package plantext

import (
	"testing"

	"sothidua/data/model"
)

// TestChange tells changes against the year before from shares, speeds and
// rises over a budget.
func TestChange(t *testing.T) {
	for s, want := range map[string]Change{
		"Doanh thu dịch vụ tăng 8 - 9% so với năm 2023.":              {model.Growth, "Doanh thu dịch vụ", "triệu đồng"},
		"Giá trị sản xuất nông nghiệp tăng từ 4% trở lên/năm.":        {model.Growth, "Giá trị sản xuất nông nghiệp", "triệu đồng"},
		"Giảm trên 12%/năm số vụ phạm pháp hình sự.":                  {model.Reduction, "Số vụ phạm pháp hình sự", "vụ"},
		"Phạm pháp hình sự giảm ít nhất 5% so với năm 2024.":          {model.Reduction, "Phạm pháp hình sự", "vụ"},
		"Tổng đàn bò tăng 5%.":                                        {model.Growth, "Tổng đàn bò", "con"},
		"Thu ngân sách tăng 5% so với dự toán huyện giao.":            {},
		"Tốc độ tăng trưởng kinh tế đạt 10%.":                         {},
		"Tỷ lệ hộ nghèo giảm 0,5%/năm.":                               {},
		"Giảm tỷ lệ hộ cận nghèo từ 0,5% trở lên.":                    {},
		"Giảm 20 hộ nghèo.":                                           {},
		"Tỷ lệ hộ nghèo giảm còn 1,06%.":                              {},
		"Số giải tăng 2 giải.":                                        {},
		"Tổng giá trị sản xuất đạt 560 tỷ đồng, tăng 9% so năm 2023.": {},
	} {
		r := Read("I. Các chỉ tiêu chủ yếu\n1. " + s + "\n")
		if len(r.Targets) != 1 {
			t.Errorf("%s: %d targets", s, len(r.Targets))
			continue
		}
		got, ok := r.Targets[0].Change()
		if got != want || ok != (want != Change{}) {
			t.Errorf("%s\ngot  %+v, %v\nwant %+v", s, got, ok, want)
		}
	}
}
