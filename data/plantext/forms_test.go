package plantext

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// short writes the targets of a text without their numbers.
func short(text string) []string {
	var out []string
	for _, x := range Read(text).Targets {
		out = append(out, fmt.Sprintf("%s %s %s %s", x.Name, x.Comparator, model.Plain(x.Value), x.Unit))
	}
	return out
}

// TestListForms: the same targets read the same under every heading and in
// every form of list.
func TestListForms(t *testing.T) {
	body := []string{"Tỷ lệ hộ nghèo giảm còn 1,06%", "Thu nhập bình quân đầu người đạt 60,5 triệu đồng/người/năm", "Trồng mới 12 ha rừng", "100% cơ quan đạt chuẩn văn hóa", "Kết nạp 08 đảng viên mới"}
	want := []string{"Tỷ lệ hộ nghèo <= 1.06 %", "Thu nhập bình quân đầu người >= 60.5 triệu đồng/người/năm", "Trồng mới rừng >= 12 ha", "Cơ quan đạt chuẩn văn hóa >= 100 %", "Kết nạp đảng viên mới >= 8 đảng viên"}
	numbered := []string{"%d. ", "%02d. ", "%d) ", "%d/ ", "%d/", "%d.", "%d- ", "%d - ", "%d.- ", "%d . ", "%d: ", "%d/. ", "(%d) ", "(%d). ", "* %d. ", "- (%d) ", "2.%d. ", "2.%d ", "II.%d. ", "Chỉ tiêu %d: ", "Chỉ tiêu thứ %d: ", "%d.\t", "**%d.** ", "%d\\. ", "\u00a0%d.\u00a0"}
	bullets := []string{"- ", "– ", "-", "+ ", "* ", "• ", "o ", "\uf0b7 ", "§ ", "→ ", ""}
	heads := []string{"II. CÁC CHỈ TIÊU CHỦ YẾU", "2. Chỉ tiêu cụ thể:", "Các chỉ tiêu chủ yếu như sau:", "* Chỉ tiêu phấn đấu năm 2025", "II/ CHỈ TIÊU THI ĐUA:", "B. MỤC TIÊU CỤ THỂ", "Điều 2. Các chỉ tiêu chủ yếu năm 2025",
		"Phần thứ hai\nCHỈ TIÊU THI ĐUA NĂM 2025", "**2. Các chỉ tiêu thi đua**", "## 2. Các chỉ tiêu", "II. MỤC TIÊU, CHỈ TIÊU PHẤN ĐẤU", "UBND xã xây dựng các chỉ tiêu thi đua năm 2025 như sau:", "II. Nội dung, chỉ tiêu thi đua", "Một số chỉ tiêu cơ bản"}
	for _, head := range heads {
		for _, mark := range append(numbered, bullets...) {
			text := "UBND XÃ A\nKẾ HOẠCH\nThi đua năm 2025\nI. MỤC ĐÍCH, YÊU CẦU\nThi đua sôi nổi, hoàn thành 100% nhiệm vụ.\n" + head + "\n"
			for i, s := range body {
				label := mark
				if strings.Contains(mark, "%") {
					label = fmt.Sprintf(mark, i+1)
				}
				text += label + s + ".\n"
			}
			text += "III. TỔ CHỨC THỰC HIỆN\nCác thôn báo cáo trước ngày 15/6/2025.\n"
			if d := cmp.Diff(want, short(text)); d != "" {
				t.Errorf("%q under %q: %s", mark, head, d)
			}
		}
	}
}

// TestTableForms: the same table reads the same with every usual title, with
// bars, tabs or spaces between its columns.
func TestTableForms(t *testing.T) {
	rows := [][]string{{"1", "Tổng diện tích gieo trồng", "ha", "1.250,5"}, {"2", "Thu nhập bình quân đầu người", "Triệu đồng/người/năm", "60,5"}, {"3", "Tỷ lệ bao phủ BHYT", "%", "≥ 95"},
		{"4", "Kết nạp đảng viên mới", "Đảng viên", "8"}, {"5", "Thôn đạt chuẩn văn hóa", "Thôn", "8/9"}, {"6", "Thu ngân sách trên địa bàn", "Triệu đồng", "6.800"}}
	want := []string{"Tổng diện tích gieo trồng >= 1250.5 ha", "Thu nhập bình quân đầu người >= 60.5 triệu đồng/người/năm", "Tỷ lệ bao phủ BHYT >= 95 %", "Kết nạp đảng viên mới >= 8 đảng viên",
		"Thôn đạt chuẩn văn hóa ratio 8 thôn", "Thu ngân sách trên địa bàn >= 6800 triệu đồng"}
	names := []string{"Chỉ tiêu", "Nội dung", "Nội dung thi đua", "Các chỉ tiêu chủ yếu", "Tiêu chí"}
	plans := []string{"Kế hoạch năm 2025", "KH 2025", "Chỉ tiêu năm 2025", "Mục tiêu năm 2025", "Năm 2025", "Chỉ tiêu giao", "Kế hoạch", "Mức phấn đấu", "HĐND giao năm 2025", "Dự kiến 2025", "Số lượng", "Chỉ tiêu đăng ký"}
	for i, plan := range plans {
		for _, around := range [][2][]string{{{}, {}}, {{"Thực hiện 2024"}, {"Ghi chú"}}, {{"KH 2024", "Ước TH 2024"}, {"So sánh (%)", "Ghi chú"}}, {{"TH 2023", "TH 2024"}, {"KH 2025/TH 2024 (%)"}}} {
			head := append([]string{"STT", names[i%len(names)], "ĐVT"}, around[0]...)
			grid := [][]string{append(append(head, plan), around[1]...)}
			for k, r := range rows {
				line := append([]string{}, r[:3]...)
				for j := range around[0] {
					line = append(line, fmt.Sprint(10*k+j+50))
				}
				grid = append(grid, append(append(line, r[3]), make([]string, len(around[1]))...))
			}
			for _, form := range []string{"|", "\t", " "} {
				text := "UBND XÃ A\nBIỂU CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2025\n\n" + typed(grid, form) + "\nNGƯỜI LẬP BIỂU\n"
				if d := cmp.Diff(want, short(text)); d != "" {
					t.Errorf("%s\n%s", text, d)
				}
			}
		}
	}
}

// typed writes a table with bars, tabs or columns of spaces.
func typed(grid [][]string, form string) string {
	width := make([]int, len(grid[0]))
	for _, r := range grid {
		for i, c := range r {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	var b strings.Builder
	for _, r := range grid {
		switch form {
		case "|":
			b.WriteString("| " + strings.Join(r, " | ") + " |")
		case "\t":
			b.WriteString(strings.Join(r, "\t"))
		default:
			for i, c := range r {
				b.WriteString(c + strings.Repeat(" ", width[i]-utf8.RuneCountInString(c)+2))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
