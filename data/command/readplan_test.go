package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sample/sampletest"
)

// plan writes a text file and returns its path.
func plan(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadPlanOfTheSampleYear(t *testing.T) {
	source := sampletest.Plan(t)
	var got planJSON
	if err := json.Unmarshal([]byte(done(t, "read-plan", "-json", plan(t, "kế hoạch.md", source))), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Items) != 16 || len(got.Targets) != 25 || len(got.Problems) != 0 {
		t.Fatalf("%d items, %d targets, problems %v; want 16, 25, none", len(got.Items), len(got.Targets), got.Problems)
	}
	value := "1.06"
	want := planTargetJSON{Number: "8", Name: "Tỷ lệ hộ nghèo theo chuẩn mới", Comparator: "<=", Value: &value, Unit: "%", Kind: "rate",
		Text: "Tỷ lệ hộ nghèo theo chuẩn mới giảm còn 1,06%"}
	for _, x := range got.Targets {
		if x.Number == "8" {
			if d := cmp.Diff(want, x); d != "" {
				t.Error(d)
			}
		}
		if x.Comparator == "grade" || x.Uncertain != (x.Why != nil) {
			t.Errorf("%s: comparator %q, uncertain %v, why %v", x.Number, x.Comparator, x.Uncertain, x.Why)
		}
	}
}

func TestReadPlanForPeople(t *testing.T) {
	path := plan(t, "ct.txt", "Các chỉ tiêu chủ yếu\n1. Tổng chi ngân sách: 2 tỷ 150 triệu đồng.\n2. Xây dựng 03 mô hình.\n")
	out := done(t, "read-plan", path)
	for _, want := range []string{"Tổng chi ngân sách (?)", "2.150", "triệu đồng", "2 chỉ tiêu, 2 thành phần, 1 cần kiểm tra lại", "Kế hoạch không ghi cách so"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestReadPlanRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"no file":    {[]string{"read-plan"}, ExitUsage, "đúng một tệp"},
		"two files":  {[]string{"read-plan", "a.txt", "b.txt"}, ExitUsage, "đúng một tệp"},
		"not there":  {[]string{"read-plan", "không có.txt"}, ExitFault, "Không thấy tệp"},
		"old Word":   {[]string{"read-plan", "cũ.doc"}, ExitFault, "Lưu thành"},
		"no targets": {[]string{"read-plan", plan(t, "thơ.txt", "Trời xanh mây trắng\n")}, ExitFault, "Không thấy chỉ tiêu"},
	} {
		r := run(t, c.args...)
		if r.code != c.code || !strings.Contains(r.out+r.errOut, c.want) {
			t.Errorf("%s: code %d, %s%s", name, r.code, r.out, r.errOut)
		}
	}
}
