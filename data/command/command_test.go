package command

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/sample/sampletest"
)

// at is the day of the sample year's pictures.
func at() time.Time { return time.Date(2024, time.June, 18, 9, 41, 0, 0, time.Local) }

// result is what a command left behind.
type result struct {
	code        int
	out, errOut string
}

func run(t *testing.T, args ...string) result {
	t.Helper()
	var out, errOut bytes.Buffer
	code := Run(context.Background(), Env{Stdout: &out, Stderr: &errOut, Clock: at}, args)
	return result{code, out.String(), errOut.String()}
}

// done runs a command that must end well.
func done(t *testing.T, args ...string) string {
	t.Helper()
	r := run(t, args...)
	if r.code != ExitDone {
		t.Fatalf("%v ended with %d\n%s%s", args, r.code, r.out, r.errOut)
	}
	return r.out
}

// sampleBook makes the sample book in a folder with a Vietnamese name.
func sampleBook(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Sổ của xã #1")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "sổ.db")
	done(t, "init", "-db", path, "-sample", "tri-yen-2024")
	return path
}

func TestProgressAgreesWithTheHandComputedTable(t *testing.T) {
	book := sampleBook(t)
	var got progressJSON
	if err := json.Unmarshal([]byte(done(t, "progress", "-db", book, "-year", "2024", "-period", "H1", "-json")), &got); err != nil {
		t.Fatal(err)
	}
	if got.Year != 2024 || got.Period != "H1" || got.Unit != nil || !got.Sample {
		t.Fatalf("head: %+v", got)
	}
	want := sampletest.Truth(t, sampletest.HalfYear)
	if len(got.Rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(got.Rows), len(want))
	}
	for i, w := range want {
		r := got.Rows[i]
		have := map[string]string{"number": r.Number, "plan": text(r.Plan), "to_date": text(r.ToDate),
			"percent_of_plan": text(r.PercentOfPlan), "judgement": r.Judgement}
		for column, value := range have {
			if value != w[column] {
				t.Errorf("row %s, %s: %q, by hand %q", w["number"], column, value, w[column])
			}
		}
		if r.Why == "" {
			t.Errorf("row %s has no explanation", r.Number)
		}
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestProgressOfOneUnitAndForPeople(t *testing.T) {
	book := sampleBook(t)
	var got progressJSON
	if err := json.Unmarshal([]byte(done(t, "progress", "-db", book, "-year", "2024", "-period", "H1", "-unit", "t03", "-json")), &got); err != nil {
		t.Fatal(err)
	}
	if text(got.Unit) != "T03" || len(got.Rows) == 0 {
		t.Fatalf("unit %v, %d rows", got.Unit, len(got.Rows))
	}
	out := done(t, "progress", "-db", book, "-year", "2024", "-period", "H1")
	for _, want := range []string{"số liệu mẫu", "Xuất khẩu lao động", "30", "Chậm"} {
		if !strings.Contains(out, want) {
			t.Errorf("the table lacks %q:\n%s", want, out)
		}
	}
}

func TestWhatGoesOutComesBackUnchanged(t *testing.T) {
	book := sampleBook(t)
	dir := filepath.Join(t.TempDir(), "xuất ra")
	files := strings.Fields(strings.ReplaceAll(done(t, "export", "-db", book, "-what", "kit", "-year", "2024", "-period", "H1", "-o", dir), " ", "\x00"))
	for i := range files {
		files[i] = strings.ReplaceAll(files[i], "\x00", " ")
	}
	for _, what := range []string{"units", "targets", "registrations", "progress"} {
		out := filepath.Join(t.TempDir(), what+".xlsx")
		done(t, "export", "-db", book, "-what", what, "-year", "2024", "-period", "H1", "-o", out)
		files = append(files, out)
	}
	if len(files) != 28+4 {
		t.Fatalf("%d files exported", len(files))
	}
	var got importJSON
	if err := json.Unmarshal([]byte(done(t, append([]string{"import", "-db", book, "-dry-run", "-json"}, files...)...)), &got); err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Files {
		if len(f.Changes) > 0 || len(f.Problems) > 0 || f.Layout == model.LayoutUnknown || f.Rows == 0 {
			t.Errorf("%s: layout %s, %d rows, changes %+v, problems %+v", f.File, f.Layout, f.Rows, f.Changes, f.Problems)
		}
	}
}

func TestImportNamesWhatCannotBeReadAndSavesNothing(t *testing.T) {
	book := sampleBook(t)
	bad := filepath.Join(t.TempDir(), "thư.xlsx")
	if err := os.WriteFile(bad, []byte("đây không phải Excel"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := done(t, "progress", "-db", book, "-year", "2024", "-period", "H1", "-json")
	r := run(t, "import", "-db", book, "-json", bad)
	var got importJSON
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatalf("%v in %q", err, r.out)
	}
	if r.code != ExitFault || len(got.Files) != 1 || got.Files[0].Errors() != 1 {
		t.Fatalf("code %d, files %+v", r.code, got.Files)
	}
	if after := done(t, "progress", "-db", book, "-year", "2024", "-period", "H1", "-json"); after != before {
		t.Fatal("a refused import changed the book: " + cmp.Diff(before, after))
	}
}

func TestPrintWritesEveryKind(t *testing.T) {
	book := sampleBook(t)
	for name, magic := range map[string]string{"biểu đồ.pdf": "%PDF-", "biểu đồ.png": "\x89PNG", "bảng.xlsx": "PK"} {
		for _, what := range []string{"progress-chart", "summary"} {
			out := filepath.Join(t.TempDir(), name)
			said := done(t, "print", "-db", book, "-what", what, "-year", "2024", "-period", "H1", "-o", out)
			file := strings.SplitN(said, "\n", 2)[0]
			b, err := os.ReadFile(file)
			if err != nil || !strings.HasPrefix(string(b), magic) {
				t.Errorf("%s %s: %v, begins %q", what, name, err, b[:min(8, len(b))])
			}
		}
	}
	if r := run(t, "print", "-db", book, "-what", "summary", "-year", "2024", "-period", "H1", "-o", "x.docx"); r.code != ExitUsage {
		t.Errorf(".docx ended with %d", r.code)
	}
	if r := run(t, "print", "-db", book, "-what", "giấy", "-year", "2024", "-period", "H1", "-o", "x.pdf"); r.code != ExitUsage || !strings.Contains(r.errOut, "progress-chart") {
		t.Errorf("an unknown paper ended with %d: %s", r.code, r.errOut)
	}
}

func TestCheckBackupRestore(t *testing.T) {
	book := sampleBook(t)
	var r struct {
		Integrity   []string       `json:"integrity"`
		ForeignKeys []string       `json:"foreign_keys"`
		Counts      map[string]int `json:"counts"`
	}
	if err := json.Unmarshal([]byte(done(t, "check", "-db", book, "-json")), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Integrity) > 0 || len(r.ForeignKeys) > 0 || r.Counts["units"] != 28 || r.Counts["targets"] != 30 {
		t.Fatalf("check: %+v", r)
	}
	copied := filepath.Join(t.TempDir(), "bản sao.sothidua")
	done(t, "backup", "-db", book, "-o", copied)
	if again := run(t, "backup", "-db", book, "-o", copied); again.code != ExitFault {
		t.Errorf("a second copy over the first ended with %d", again.code)
	}
	before := done(t, "progress", "-db", book, "-year", "2024", "-period", "H1", "-json")
	other := filepath.Join(t.TempDir(), "khác.db")
	done(t, "restore", "-db", other, copied)
	if after := done(t, "progress", "-db", other, "-year", "2024", "-period", "H1", "-json"); after != before {
		t.Error("the restored book differs")
	}
}

func TestSelftestOnDataAlone(t *testing.T) {
	out := done(t, "selftest")
	if strings.Contains(out, "HỎNG") || strings.Count(out, ": tốt") != 6 {
		t.Fatalf("selftest said\n%s", out)
	}
}

func TestFaultsAndWrongUse(t *testing.T) {
	book := sampleBook(t)
	text := filepath.Join(t.TempDir(), "văn bản.db")
	if err := os.WriteFile(text, []byte("không phải sổ"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no command", nil, ExitUsage, "Cách dùng"},
		{"unknown command", []string{"in"}, ExitUsage, "Không có lệnh “in”"},
		{"unknown flag", []string{"check", "-dbx", book}, ExitUsage, "không có tùy chọn"},
		{"no book named", []string{"check"}, ExitUsage, "Thiếu -db"},
		{"missing book", []string{"check", "-db", book + "x"}, ExitFault, "Không thấy tệp sổ"},
		{"not a book", []string{"check", "-db", text}, ExitFault, "văn bản.db"},
		{"book exists", []string{"init", "-db", book}, ExitFault, "đã có"},
		{"unknown sample", []string{"init", "-db", book + "2", "-sample", "x"}, ExitUsage, "tri-yen-2024"},
		{"year in words", []string{"progress", "-db", book, "-year", "abc", "-period", "H1"}, ExitUsage, `giá trị "abc" của tùy chọn -year`},
		{"a folder", []string{"check", "-db", filepath.Dir(book)}, ExitFault, "là thư mục"},
		{"no year", []string{"progress", "-db", book, "-period", "H1"}, ExitUsage, "Thiếu -year"},
		{"no period", []string{"progress", "-db", book, "-year", "2024"}, ExitUsage, "Thiếu -period"},
		{"bad period", []string{"progress", "-db", book, "-year", "2024", "-period", "H3"}, ExitFault, "H3"},
		{"year without a plan", []string{"progress", "-db", book, "-year", "2023", "-period", "H1"}, ExitFault, "2023"},
		{"period out of the calendar", []string{"progress", "-db", book, "-year", "2024", "-period", "Q1"}, ExitFault,
			"Năm 2024 không có kỳ Q1 (quý I). Các kỳ trong lịch: H1 (6 tháng), Y (cả năm)."},
		{"chart of a period out of the calendar", []string{"print", "-db", book, "-what", "progress-chart", "-year", "2024", "-period", "9M", "-o", "x.pdf"}, ExitFault, "không có kỳ 9M"},
		{"table of a period out of the calendar", []string{"export", "-db", book, "-what", "progress", "-year", "2024", "-period", "M03", "-o", "x.xlsx"}, ExitFault, "không có kỳ M03"},
		{"unknown unit", []string{"progress", "-db", book, "-year", "2024", "-period", "H1", "-unit", "T99"}, ExitFault, "T99"},
		{"unknown export", []string{"export", "-db", book, "-what", "x", "-year", "2024", "-o", "x"}, ExitUsage, "units"},
		{"no target file", []string{"export", "-db", book, "-what", "units", "-year", "2024"}, ExitUsage, "Thiếu -o"},
		{"folder that is not there", []string{"export", "-db", book, "-what", "units", "-year", "2024", "-o", filepath.Join(book, "a", "x.xlsx")}, ExitFault, "x.xlsx"},
		{"nothing to import", []string{"import", "-db", book}, ExitUsage, "ít nhất một tệp"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, c.args...)
			if r.code != c.code || !strings.Contains(r.errOut, c.says) {
				t.Fatalf("ended with %d, want %d; said %q, want %q", r.code, c.code, r.errOut, c.says)
			}
			if r.out != "" {
				t.Errorf("stdout holds %q", r.out)
			}
		})
	}
}

func TestInitWithoutSampleMakesAnEmptyYear(t *testing.T) {
	book := filepath.Join(t.TempDir(), "mới.db")
	done(t, "init", "-db", book)
	out := done(t, "progress", "-db", book, "-year", "2024", "-period", "H1", "-json")
	var got progressJSON
	if err := json.Unmarshal([]byte(out), &got); err != nil || len(got.Rows) != 0 || got.Sample {
		t.Fatalf("%v: %+v", err, got)
	}
}
