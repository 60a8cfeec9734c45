package plantext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCertainty: a clause of a plain shape is read without a question, one that
// could be read in another way asks.
func TestCertainty(t *testing.T) {
	for s, sure := range map[string]bool{
		"Tỷ lệ hộ nghèo giảm còn 2%":                               true,
		"Thu nhập bình quân đầu người đạt 65 triệu đồng/người/năm": true,
		"Trồng mới 12 ha rừng":                                     true,
		"100% thôn đạt chuẩn văn hóa":                              true,
		"Giá trị sản xuất nông nghiệp tăng 4,5% so với năm 2023":   true,
		"Kết nạp 08 đảng viên mới trở lên":                         true,
		"Thu gom 98% rác thải sinh hoạt tại khu dân cư":            true,
		"100% hộ nghèo": false, // of which nothing is said
		"Giáo dục mầm non, các cháu 5 tuổi đến lớp đạt 98%":                     false,
		"Ổn đạt tỷ lệ che phủ rừng 51%":                                         false,
		"Cấp giấy chứng nhận cho 95% số thửa đủ điều kiện":                      false,
		"90% đảng viên hoàn thành nhiệm vụ, tham gia học tập nghị quyết":        false,
		"Tỷ lệ dân số phát triển cơ học 1,2%":                                   false, // which way is better?
		"Nâng cấp nhà văn hóa 4 thôn":                                           false,
		"Phấn đấu đạt thêm 02 tiêu chí nông thôn mới":                           false,
		"Trồng 12 ha rừng, chăm sóc và bảo vệ rừng hiện có theo quy định chung": false,
	} {
		r := Read("I. Các chỉ tiêu chủ yếu\n1. " + s + ".\n")
		if len(r.Targets) == 0 || r.Targets[0].Uncertain == sure {
			t.Errorf("%s: %+v", s, r.Targets)
		}
	}
}

// TestSeveralNames: names and numbers told one after the other, and shares with
// one predicate.
func TestSeveralNames(t *testing.T) {
	for s, want := range map[string][]string{
		"Diện tích lúa, ngô, khoai lần lượt là 120 ha, 45 ha và 12 ha": {
			"Diện tích lúa | >= 120 ha | amount | ?", "Diện tích ngô | >= 45 ha | amount | ?", "Diện tích khoai | >= 12 ha | amount | ?"},
		"85% trở lên số hộ gia đình, 80% số thôn và 100% cơ quan đạt danh hiệu văn hóa": {
			"Số hộ gia đình đạt danh hiệu văn hóa | >= 85 % | rate | ?", "Số thôn đạt danh hiệu văn hóa | >= 80 % | rate | ?", "Cơ quan đạt danh hiệu văn hóa | >= 100 % | rate"},
		"Thu gom, xử lý 100% chất thải y tế, 98% chất thải nguy hại": {
			"Thu gom, xử lý chất thải y tế | >= 100 % | rate", "Thu gom, xử lý chất thải nguy hại | >= 98 % | rate | ?"},
		"Cơ cấu kinh tế: Công nghiệp 60 tỷ đồng, chiếm 60%; dịch vụ 40 tỷ đồng, chiếm 40%": {
			"Cơ cấu kinh tế: Công nghiệp | >= 60 tỷ đồng | amount | ?", "Cơ cấu kinh tế: Công nghiệp | = 60 % | structure",
			"Cơ cấu kinh tế: Dịch vụ | >= 40 tỷ đồng | amount | ?", "Cơ cấu kinh tế: Dịch vụ | = 40 % | structure"},
		"Tổng thu nhập toàn xã 303 tỷ đồng, trong đó nông nghiệp 35%; dịch vụ 65%": {
			"Tổng thu nhập toàn xã | >= 303 tỷ đồng | amount", "Tổng thu nhập toàn xã: Nông nghiệp | = 35 % | structure | ?", "Tổng thu nhập toàn xã: Dịch vụ | = 65 % | structure | ?"},
		"Cơ cấu kinh tế: Nông nghiệp - công nghiệp - dịch vụ là 15,5% - 47,6% - 36,9%": {
			"Cơ cấu kinh tế: Nông nghiệp | = 15.5 % | structure", "Cơ cấu kinh tế: Công nghiệp | = 47.6 % | structure", "Cơ cấu kinh tế: Dịch vụ | = 36.9 % | structure"},
		"Tỷ lệ lao động qua đào tạo đạt từ 55% trở lên":       {"Tỷ lệ lao động qua đào tạo | >= 55 % | rate"},
		"Số thôn, làng văn hóa: 4/9 thôn, làng":               {"Số thôn, làng văn hóa | ratio 4..9 thôn, làng | ratio | ?"},
		"Diện tích quế hiện có 2.600 ha":                      nil,
		"Vốn đầu tư toàn xã hội từ 3,1 đến 3,2 nghìn tỷ đồng": {"Vốn đầu tư toàn xã hội | range 3.1..3.2 nghìn tỷ đồng | amount"},
	} {
		if d := cmp.Diff(want, one(t, s)); d != "" {
			t.Errorf("%s\n%s", s, d)
		}
	}
}

// TestReportsTellPlansOnly: of a report in prose only what is planned is read,
// what was done is told of.
func TestReportsTellPlansOnly(t *testing.T) {
	r := Read("Hội Nông dân xã họp tổng kết\n\nTrong năm qua, hội đã vận động được 120 triệu đồng, sửa 5 căn nhà.\n" +
		"Năm 2025, hội phấn đấu kết nạp 20 hội viên mới; 95% hội viên tham gia bảo hiểm y tế.\nĐại hội đã bầu 9 đồng chí vào Ban Chấp hành.\n")
	var got []string
	for _, x := range r.Targets {
		got = append(got, x.Name)
	}
	if d := cmp.Diff([]string{"Kết nạp hội viên mới", "Hội viên tham gia bảo hiểm y tế"}, got); d != "" {
		t.Error(d)
	}
	told := 0
	for _, p := range r.Problems {
		if strings.Contains(p.Message, "kể việc đã làm") {
			told++
		}
	}
	if told != 2 {
		t.Errorf("%d sentences of the past are told of: %v", told, r.Problems)
	}
}

// TestStackedTable: a table copied cell by cell, and names with their numbers on
// the lines below.
func TestStackedTable(t *testing.T) {
	want := []string{"Thu nhập bình quân đầu người >= 65 triệu đồng", "Tỷ lệ hộ nghèo <= 1.5 %", "Tổng sản lượng lương thực >= 4500 tấn"}
	stacked := "STT\nNội dung chỉ tiêu\nĐơn vị tính\nKế hoạch 2025\nI\nKinh tế\n1\nThu nhập bình quân đầu người\nTriệu đồng\n65\nII\nXã hội\n2\nTỷ lệ hộ nghèo\n%\n1,5\n3\nTổng sản lượng lương thực\nTấn\n4.500\n"
	if d := cmp.Diff(want, short(stacked)); d != "" {
		t.Error(d)
	}
	for _, x := range Read(stacked).Targets {
		if !x.Uncertain {
			t.Errorf("%s is read for certain", x.Name)
		}
	}
	want = []string{"Thu nhập bình quân đầu người >= 65 triệu đồng/năm", "Tỷ lệ hộ nghèo < 2 %"}
	below := "Chỉ tiêu năm 2025\nThu nhập bình quân đầu người\n65 triệu đồng/năm\nTỷ lệ hộ nghèo\ndưới 2%\n"
	if d := cmp.Diff(want, short(below)); d != "" {
		t.Error(d)
	}
}

// TestNumbersOfGroups: where groups count from one each, the number of the group
// stands before that of every item; numbers the plan does not print are asked for
// when others would be as natural.
func TestNumbersOfGroups(t *testing.T) {
	numbers := func(text string) (list []string, asked int) {
		for _, x := range Read(text).Targets {
			list = append(list, x.Number)
			if strings.Contains(x.Why, numberDoubtful) {
				asked++
			}
		}
		return list, asked
	}
	list, _ := numbers("Bộ chỉ tiêu\n1. Chỉ tiêu kinh tế\n1) Thu ngân sách đạt 5 tỷ đồng.\n2) Thu nhập bình quân đạt 60 triệu đồng.\n2. Chỉ tiêu xã hội\n1) Tỷ lệ hộ nghèo còn 2%.\n")
	if d := cmp.Diff([]string{"1.1", "1.2", "2.1"}, list); d != "" {
		t.Error(d)
	}
	flat := "II. Các chỉ tiêu chủ yếu\n- Thu ngân sách đạt 5 tỷ đồng.\n- Thu nhập bình quân đạt 60 triệu đồng.\n"
	if _, asked := numbers(flat); asked != 0 {
		t.Errorf("%d numbers of a plain list are asked for", asked)
	}
	under := "Điều 2. Các chỉ tiêu chủ yếu\n- Thu ngân sách đạt 5 tỷ đồng.\n- Thu nhập bình quân đạt 60 triệu đồng.\n"
	if _, asked := numbers(under); asked != 2 {
		t.Errorf("%d numbers under “Điều 2” are asked for", asked)
	}
}

// TestLinesPassedBy: lines with numbers that follow targets and gave none are
// told of; those under tasks are not.
func TestLinesPassedBy(t *testing.T) {
	r := Read("II. Các chỉ tiêu chủ yếu\n1. Thu ngân sách đạt 5 tỷ đồng.\nMỘT SỐ VIỆC KHÁC CỦA XÃ\nTrồng mới 12 ha rừng phòng hộ.\nIII. Tổ chức thực hiện\nBố trí 200 triệu đồng.\n")
	told := ""
	for _, p := range r.Problems {
		told += p.Text + "\n"
	}
	r = Read("I. MỤC TIÊU\n1. Mục tiêu chung\nPhấn đấu thu nhập bình quân đạt 70 triệu đồng/người/năm.\n2. Chỉ tiêu cụ thể\n1. Tỷ lệ hộ nghèo còn 2%.\n")
	if len(r.Problems) != 1 {
		t.Errorf("one line is told of %d times: %v", len(r.Problems), r.Problems)
	}
	if !strings.Contains(told, "12 ha rừng") || strings.Contains(told, "200 triệu") {
		t.Errorf("told of: %s", told)
	}
}
