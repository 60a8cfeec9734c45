package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/model"
)

// blocksOf fills a wording of one section.
func blocksOf(t *testing.T, wording string, fields map[string]any, f Frame) []doc.Block {
	t.Helper()
	sections, err := Render(Source{"Mẫu thử", wording}, fields, f)
	if err != nil {
		t.Fatal(err)
	}
	if len(sections) != 1 {
		t.Fatalf("%d sections", len(sections))
	}
	return sections[0].Blocks
}

func TestMarks(t *testing.T) {
	frame := Frame{
		Letterhead: doc.Letterhead{Issuer: []string{"UBND"}, Number: "16"},
		Closing:    doc.Closing{Signers: []doc.Signature{{Name: "A"}}},
		Blocks:     map[string][]doc.Block{"bảng": {doc.Space{H: 1}, doc.Space{H: 2}}, "không có gì": nil},
	}
	got := blocksOf(t, `@đầu CV-UBND
@về việc nộp báo cáo
@kính gửi Thôn 1
@kính gửi Thôn 2
@căn cứ Luật A;
@căn cứ Nghị định {{ghi .Không 23}}

# I. MỘT
### a) Ba
- việc {{số 3}}
@giữa **Đậm** và //nghiêng//
Đoạn [...30] cuối
@sát lề
@khối bảng
@khối không có gì
@trống 4
@trang
@nơi nhận Như trên
@nơi nhận Lưu: VT
@ký`, map[string]any{"Không": ""}, frame)
	want := []doc.Block{
		doc.Letterhead{Issuer: []string{"UBND"}, Number: "16/CV-UBND", About: "V/v nộp báo cáo"},
		doc.To{Names: []string{"Thôn 1", "Thôn 2"}},
		doc.Bases{Lines: []string{"Luật A", "Nghị định " + strings.Repeat("…", 5)}},
		doc.Heading{Level: 1, Text: "I. MỘT"}, doc.Heading{Level: 3, Text: "a) Ba"},
		doc.Item{Marker: "-", Runs: doc.Text("việc 03")},
		doc.Paragraph{Align: doc.Centre, Flush: true, Runs: []doc.Run{{S: "Đậm", Style: font.Bold}, {S: " và "}, {S: "nghiêng", Style: font.Italic}}},
		doc.Paragraph{Align: doc.Left, Runs: []doc.Run{{S: "Đoạn "}, {Blank: 30}, {S: " cuối"}}},
		doc.Paragraph{Runs: doc.Text("lề"), Flush: true},
		doc.Space{H: 1}, doc.Space{H: 2}, doc.Space{H: 4}, doc.Break{},
		doc.Closing{Recipients: []string{"Như trên", "Lưu: VT"}, Signers: []doc.Signature{{Name: "A"}}},
	}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
}

func TestTitlesAndSections(t *testing.T) {
	sections, err := Render(Source{"Mẫu thử", `@tên QUYẾT ĐỊNH
@trích yếu Về việc A
@thẩm quyền CHỦ TỊCH
Lời
@ngang mới
@phụ lục II
@phụ lục tên DANH SÁCH
@phụ lục của (Kèm theo)
@dọc
Cuối`}, nil, Frame{})
	if err != nil {
		t.Fatal(err)
	}
	want := []doc.Section{
		{Blocks: []doc.Block{doc.Title{Kind: "QUYẾT ĐỊNH", About: "Về việc A", Under: "CHỦ TỊCH"}, doc.Paragraph{Runs: doc.Text("Lời")}}},
		{Landscape: true, Restart: true, Blocks: []doc.Block{doc.AnnexTitle{Label: "Phụ lục II", Name: "DANH SÁCH", Of: "(Kèm theo)"}}},
		{Blocks: []doc.Block{doc.Paragraph{Runs: doc.Text("Cuối")}}},
	}
	if d := cmp.Diff(want, sections); d != "" {
		t.Error(d)
	}
}

// TestTextsAreNotMarks: what stands in the book is text, whatever it looks like,
// and its lines are paragraphs.
func TestTextsAreNotMarks(t *testing.T) {
	got := blocksOf(t, "{{.Lời}}", map[string]any{"Lời": "# một\n\n@ký {{.Năm}}\n- **hai** [...20]"}, Frame{})
	want := []doc.Block{doc.Paragraph{Runs: doc.Text("# một")}, doc.Paragraph{Runs: doc.Text("@ký {{.Năm}}")}, doc.Paragraph{Runs: doc.Text("- **hai** [...20]")}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestOfficesRecipientsComeFirst: recipients that the office set take the place
// of those of the wording.
func TestOfficesRecipientsComeFirst(t *testing.T) {
	f := Frame{To: []string{"Sở Nội vụ", "Cụm thi đua"}, Closing: doc.Closing{Recipients: []string{"Lưu: VT, VP"}}}
	got := blocksOf(t, "@kính gửi Phòng Nội vụ\n@kính gửi Trưởng khối\n@nơi nhận Như trên\n@ký", nil, f)
	want := []doc.Block{doc.To{Names: []string{"Sở Nội vụ", "Cụm thi đua"}}, doc.Closing{Recipients: []string{"Lưu: VT, VP"}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestFaults: a wording that cannot be filled is told with its name, its line
// and what to do.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		wording string
		says    []string
	}{
		"unknown field":     {"một\n{{.Nắm}}", []string{"dòng 2", "không có trường “Nắm”"}},
		"field of a line":   {"{{range .Dòng}}\n{{.Tên}}\n{{end}}", []string{"dòng 2", "không có trường “Tên”"}},
		"unknown command":   {"a\nb\n@kính gởi Sở", []string{"dòng 3", "không có lệnh “@kính”", "@kính gửi"}},
		"unknown block":     {"@khối bảng lạ", []string{"dòng 1", "không có khối “bảng lạ”", "bảng chỉ tiêu"}},
		"open action":       {"{{.Năm", []string{"dòng 1", "thiếu dấu }}"}},
		"open condition":    {"{{if .Năm}}\nmột", []string{"thiếu {{end}}"}},
		"end too many":      {"một\n{{end}}", []string{"dòng 2", "thừa {{end}}"}},
		"unknown function":  {"{{cộng .Năm}}", []string{"dòng 1", "không có hàm “cộng”"}},
		"bad space":         {"@trống bốn", []string{"dòng 1", "@trống 4"}},
		"other syntax":      {"{{if}}{{end}}", []string{"dòng 1", "cú pháp"}},
		"value of no field": {"{{số .Năm}}", []string{"dòng 1"}},
		"unprintable sign":  {"a\x01b", []string{"dòng 1", "ký tự lạ"}},
	} {
		_, err := Render(Source{"Báo cáo", c.wording}, map[string]any{"Năm": "2024", "Dòng": []string{"a"}},
			Frame{Blocks: map[string][]doc.Block{"bảng chỉ tiêu": {doc.Break{}}}})
		if model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, s := range append(c.says, "Mẫu “Báo cáo”", "in bằng mẫu có sẵn") {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("%s: %q does not say %q", name, err, s)
			}
		}
	}
}

// TestTypedElsewhere: line ends of Windows and letters with separate marks are
// the same wording.
func TestTypedElsewhere(t *testing.T) {
	wording := norm.NFD.String("@giữa Lời\r\n{{.Năm}}\r\n")
	got := blocksOf(t, wording, map[string]any{"Năm": "2024"}, Frame{})
	want := []doc.Block{doc.Paragraph{Runs: doc.Text("Lời"), Align: doc.Centre, Flush: true}, doc.Paragraph{Runs: doc.Text("2024")}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
