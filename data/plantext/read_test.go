package plantext

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"sothidua/data/model"
	"sothidua/data/sample"
	"sothidua/data/sample/sampletest"
)

// sampleNames are the names read from the plan's own words; the sample year
// has shortened some.
var sampleNames = map[string]string{
	"1a": "Diện tích gieo cấy lúa vụ Chiêm Xuân", "1b": "Diện tích lúa vụ Mùa", "1c": "Năng suất cây lúa bình quân", "1d": "Sản lượng lúa",
	"2": "Thu nhập bình quân đầu người", "3a": "Tổng thu ngân sách", "3b": "Tổng chi ngân sách", "4": "Tỷ lệ kiên cố hóa phòng học",
	"5": "Duy trì và nâng cao các tiêu chí XD NTM", "6": "Duy trì, thực hiện tốt công tác VSMT trên địa bàn toàn xã",
	"7a": "Sự nghiệp y tế, giáo dục, văn hoá xã hội được duy trì và bảo đảm chất lượng dạy và học ở 3 nhà trường",
	"7b": "Trường đạt chuẩn Quốc gia", "7c": "Xã đạt bộ tiêu chí Quốc gia về y tế", "8": "Tỷ lệ hộ nghèo theo chuẩn mới", "9": "Tỷ lệ phát triển dân số tự nhiên",
	"10": "Tỷ lệ trẻ em suy dinh dưỡng thể nhẹ cân và thể thấp còi", "11": "Tỷ lệ bao phủ BHYT toàn dân", "12a": "Đào tạo nghề và tạo việc làm mới",
	"12b": "Xuất khẩu lao động", "13a": "Tỷ lệ GDVH", "13b": "Khu dân cư văn hóa", "13c": "Cơ quan đạt chuẩn văn hóa",
	"14": "Thực hiện tốt các chính sách xã hội, chế độ ưu đãi đối với những người có công, gia đình thương binh liệt sỹ, gia đình có hoàn cảnh đặc biệt khó khăn được quan tâm",
	"15": "An ninh trật tự, an toàn xã hội được giữ vững, không có tệ nạn xã hội xảy ra, đảm bảo an ninh trật tự",
	"16": "Thực hiện tốt việc tiếp nhận và trả kết quả một cửa và công tác cải cách hành chính; Công tác tiếp công dân, giải quyết đơn thư khiếu nại, tố cáo",
}

// TestSamplePlanIsReadCompletely compares the plan's text with the sample year:
// items, leaves, numbers, comparators, values, units, words.
func TestSamplePlanIsReadCompletely(t *testing.T) {
	source := sampletest.Plan(t)
	book, err := sample.Load()
	if err != nil {
		t.Fatal(err)
	}
	type line struct{ Number, Parent, Comparator, Value, Unit, Grade, Text string }
	var want, got []line
	items := map[string]string{}
	for _, x := range book.Targets {
		if x.Parent == "" {
			items[x.Number] = x.Text
		}
		if x.Leaf {
			l := line{x.Number, x.Parent, string(x.Rule.Comparator), model.Plain(x.Plan.Number), x.Rule.Unit, "", strings.TrimRight(x.Text, ".")}
			if x.Rule.Comparator == model.Grade {
				l.Grade = x.Plan.Choice
			}
			want = append(want, l)
		}
	}
	for name, text := range map[string]string{"with its marks": source, "without marks": plain(source), "in combining letters": norm.NFD.String(source)} {
		r := Read(text)
		got = nil
		for _, x := range r.Targets {
			got = append(got, line{x.Number, x.Parent, string(x.Comparator), model.Plain(x.Value), x.Unit, x.Grade, x.Text})
			if x.Name != sampleNames[x.Number] {
				t.Errorf("%s, %s: name %q", name, x.Number, x.Name)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		for _, i := range r.Items {
			if items[i.Number] != i.Text {
				t.Errorf("%s: item %s is %q, want %q", name, i.Number, i.Text, items[i.Number])
			}
		}
		if len(r.Items) != len(items) || len(r.Problems) != 0 {
			t.Errorf("%s: %d items, problems %v", name, len(r.Items), r.Problems)
		}
	}
}

// TestSpendingIsAskedFor: the plan does not say which way spending is to go.
func TestSpendingIsAskedFor(t *testing.T) {
	source := sampletest.Plan(t)
	for _, x := range Read(source).Targets {
		if x.Number == "3b" && (!x.Uncertain || x.Why == "") {
			t.Errorf("3b is not asked for: %+v", x)
		}
		if x.Number == "8" && x.Uncertain {
			t.Errorf("8 says “giảm còn”, yet: %s", x.Why)
		}
	}
}

// one reads a single line under a heading and returns its leaves in short.
func one(t *testing.T, s string) []string {
	t.Helper()
	var out []string
	for _, x := range Read("I. Các chỉ tiêu chủ yếu\n1. " + s + "\n").Targets {
		v := model.Plain(x.Value)
		if x.Value2.Valid {
			v += ".." + model.Plain(x.Value2)
		}
		line := strings.Join(strings.Fields(x.Name+" | "+string(x.Comparator)+" "+v+" "+x.Unit+" | "+x.Kind), " ")
		if x.LastYear.Valid {
			line += " | năm trước " + model.Plain(x.LastYear)
		}
		if x.Superior.Valid {
			line += " | cấp trên " + model.Plain(x.Superior)
		}
		if x.Uncertain {
			line += " | ?"
		}
		out = append(out, line)
	}
	return out
}

func TestWording(t *testing.T) {
	for s, want := range map[string][]string{
		"Tỷ lệ hộ nghèo giảm từ 1,52% xuống 1,06%.":                            {"Tỷ lệ hộ nghèo | <= 1.06 % | rate | năm trước 1.52"},
		"Tỷ lệ hộ nghèo đạt 1,06%.":                                            {"Tỷ lệ hộ nghèo | <= 1.06 % | rate | ?"},
		"Tỷ lệ hộ nghèo giảm 0,5%/năm.":                                        {"Tỷ lệ hộ nghèo giảm | >= 0.5 %/năm | reduction"},
		"Giảm 20 hộ nghèo.":                                                    {"Giảm hộ nghèo | >= 20 hộ | reduction"},
		"Tỷ lệ sinh con thứ 3 không quá 5%.":                                   {"Tỷ lệ sinh con thứ 3 | <= 5 % | rate"},
		"Thu ngân sách đạt 71% kế hoạch tỉnh giao, 66% HĐND giao.":             {"Thu ngân sách | >= 66 % | rate | cấp trên 71 | ?"},
		"Thu ngân sách: 5.200 triệu đồng (huyện giao 4.800 triệu đồng).":       {"Thu ngân sách | >= 5200 triệu đồng | amount | cấp trên 4800"},
		"Vốn huy động đạt 2 tỷ 150 triệu đồng.":                                {"Vốn huy động | >= 2150 triệu đồng | amount"},
		"Vận động quỹ được gần 5 tỷ đồng.":                                     {"Vận động quỹ | >= 5 tỷ đồng | amount | ?"},
		"Lúa 60 ha, ngô 40 ha.":                                                {"Lúa | >= 60 ha | amount | ?", "Ngô | >= 40 ha | amount | ?"},
		"05/08 thôn đạt chuẩn nông thôn mới.":                                  {"Thôn đạt chuẩn nông thôn mới | ratio 5..8 thôn | ratio"},
		"Doanh thu dịch vụ tăng 8 - 9%.":                                       {"Doanh thu dịch vụ tăng | range 8..9 % | growth"},
		"Doanh thu dịch vụ tăng từ 10% trở lên so với năm 2023.":               {"Doanh thu dịch vụ tăng | >= 10 % | growth"},
		"Phấn đấu có 80% cơ sở trở lên đạt vững mạnh.":                         {"Cơ sở đạt vững mạnh | >= 80 % | rate"},
		"Tỷ suất sinh giảm 0,2 0/00.":                                          {"Tỷ suất sinh giảm | >= 0.2 ‰ | reduction"},
		"Hội Nông dân đạt loại khá.":                                           {"Hội Nông dân đạt loại khá | grade | grade | ?"},
		"Xã được công nhận đạt chuẩn NTM nâng cao.":                            {"Xã được công nhận đạt chuẩn NTM nâng cao | yesno | yesno"},
		"Không có tội phạm ma túy.":                                            {"Không có tội phạm ma túy | yesno | yesno"},
		"Tuyển quân đạt 100% chỉ tiêu.":                                        {"Tuyển quân | = 100 % | rate"},
		"Giao đủ 12 thanh niên nhập ngũ.":                                      {"Giao thanh niên nhập ngũ | = 12 thanh niên | count"},
		"Thực hiện Nghị quyết số 19-NQ/TW giai đoạn 2021-2025, trồng 5 ha chè": {"Trồng chè | >= 5 ha | amount"},
		"Duy trì 03 trường đạt chuẩn quốc gia.":                                {"Trường đạt chuẩn quốc gia | maintain 3 trường | maintain"},
		"Sản lượng đạt trên 3,098 tấn.":                                        {"Sản lượng | > 3.098 tấn | amount | ?"},
		"Thu nhập đạt 60.500.000 đồng.":                                        {"Thu nhập | >= 60500000 đồng | amount"},
		"Số người dự tập huấn 10 129 người":                                    {"Số người dự tập huấn | >= 10129 người | count"},
		"Xây dựng hai mô hình chăn nuôi an toàn":                               {"Xây dựng mô hình chăn nuôi an toàn | >= 2 mô hình | count | ?"},
		"Trồng 12 giàn mướp":                                                   {"Trồng giàn mướp | >= 12 giàn | count | ?"},
	} {
		if d := cmp.Diff(want, one(t, s)); d != "" {
			t.Errorf("%s\n%s", s, d)
		}
	}
}

// TestNumbersThatAreNoTargets: dates, documents, years, slogans, telephones.
func TestNumbersThatAreNoTargets(t *testing.T) {
	for _, s := range []string{
		"ngày 01/02/2024", "Kế hoạch số 15/KH-UBND", "giai đoạn 2021-2025", "giai đoạn 2021 - 2025", "Nghị quyết số 19-NQ/TW", "ĐT: 0912345678", "ĐT 0204.385.1234",
		"tinh thần “3 dám”, “5 rõ”", "Đại hội lần thứ XXIV", "Quyết định 1980/QĐ-TTg ngày 17/10/2016", "năm 2024", "trẻ 6 tuổi vào lớp 1", "từ 15 - 60 tuổi", "Covid-19",
		"chuẩn mức độ 2", "Chương trình 135", "6 tháng đầu năm", "thôn 5", "20/20 chỉ tiêu", "ở 3 nhà trường", "sinh con thứ 3", "OCOP 3 sao", "tháng 12/2024", "trực 24/24",
	} {
		if qs := quantities(tokenise(s, 0, len(s))); len(qs) > 0 {
			t.Errorf("%q holds %v", s, qs[0].value)
		}
	}
}

// TestWrappedLines: a text broken at a margin reads like the same text whole.
func TestWrappedLines(t *testing.T) {
	whole := "II. Các chỉ tiêu chủ yếu\n1. Tổng diện tích gieo trồng cả năm đạt 1.250 ha, trong đó diện tích lúa chất lượng cao là 420 ha và diện tích rau màu các loại 215 ha.\n" +
		"2. Tỷ lệ người dân trong độ tuổi tham gia bảo hiểm y tế đạt 95% trở lên; tỷ lệ hộ được sử dụng nước sạch theo quy chuẩn đạt 70%.\n" +
		"3. Giữ vững an ninh chính trị, trật tự an toàn xã hội trên địa bàn toàn xã, không để xảy ra điểm nóng.\nIII. Giải pháp\n1. Trồng 5 ha.\n"
	var wrapped strings.Builder
	for _, l := range strings.SplitAfter(whole, "\n") {
		n := 0
		for _, w := range strings.Fields(l) {
			if n += len([]rune(w)) + 1; n > 46 {
				wrapped.WriteString("\n")
				n = len([]rune(w)) + 1
			}
			wrapped.WriteString(w + " ")
		}
		wrapped.WriteString("\n")
	}
	brief := func(text string) []string {
		var out []string
		for _, x := range Read(text).Targets {
			out = append(out, x.Number+" "+x.Name+" "+string(x.Comparator)+" "+model.Plain(x.Value)+" "+x.Text)
		}
		return out
	}
	if d := cmp.Diff(brief(whole), brief(wrapped.String())); d != "" || len(brief(whole)) != 6 {
		t.Error(d, brief(whole))
	}
}

func TestNoTargetsIsSaid(t *testing.T) {
	for _, s := range []string{"", "\n\n", "Kính gửi Ủy ban nhân dân xã"} {
		if r := Read(s); len(r.Targets) != 0 || len(r.Problems) == 0 {
			t.Errorf("%q: %+v", s, r)
		}
	}
}

func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/*/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	for _, s := range []string{"(0", "( ", "1. (a) |x|y|\n|1|2|\n\tb\tc\t5%", "00,A 0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkResult(t, s, Read(s)) })
}

// checkResult holds what is true of every result: places lie in the text,
// nothing is left empty, who doubts says why.
func checkResult(t *testing.T, s string, r Result) {
	t.Helper()
	inside := func(from, to int) bool { return 0 <= from && from <= to && to <= len(s) }
	for _, x := range r.Targets {
		if !inside(x.From, x.To) {
			t.Fatalf("%q: words %d to %d of %d", x.Name, x.From, x.To, len(s))
		}
		whole := x.Number != "" && x.Comparator != "" && x.Kind != "" && utf8.ValidString(x.Name+x.Text+x.Unit)
		if !whole || x.Uncertain != (x.Why != "") {
			t.Fatalf("incomplete target %+v", x)
		}
	}
	for _, i := range r.Items {
		if !inside(i.From, i.To) {
			t.Fatalf("item %q: words %d to %d of %d", i.Number, i.From, i.To, len(s))
		}
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(wordFile(f, p("Thu 5 tỷ đồng", "1", "0")))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if text, err := readDocx(raw, "a.docx"); err != nil && (text != "" || model.CodeOf(err) == model.CodeInternal) {
			t.Fatalf("%q, %v", text, err)
		}
	})
}
