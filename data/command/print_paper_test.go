package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sothidua/data/document"
	"sothidua/data/document/papers"
)

// TestPrintMakesEveryPaper: every paper of the catalogue is written in every
// form it has, and what it lacks is told on stderr and not on stdout.
func TestPrintMakesEveryPaper(t *testing.T) {
	book := sampleBook(t)
	magic := map[string]string{".pdf": "%PDF-", ".png": "\x89PNG", ".docx": "PK", ".xlsx": "PK"}
	for _, k := range papers.List() {
		for _, ext := range k.Outputs {
			if ext == ".png" && k.Name != "invitation" && k.Name != "reminder-letter" {
				continue // the pictures are those of the PDF's pages
			}
			out := filepath.Join(t.TempDir(), "giấy"+ext)
			r := run(t, "print", "-db", book, "-what", k.Name, "-year", "2024", "-period", "H1", "-unit", "", "-o", out)
			b, err := os.ReadFile(out)
			if r.code != ExitDone || err != nil || !bytes.HasPrefix(b, []byte(magic[ext])) {
				t.Errorf("%s%s: code %d, %v, %s", k.Name, ext, r.code, err, r.errOut)
			}
			if strings.Contains(r.out, "Cần xem") {
				t.Errorf("%s%s tells on stdout what is missing", k.Name, ext)
			}
		}
	}
}

func TestPrintPaperChoices(t *testing.T) {
	book := sampleBook(t)
	base := []string{"print", "-db", book, "-year", "2024"}
	out := filepath.Join(t.TempDir(), "giao.xlsx")
	done(t, append(base, "-what", "assignment", "-unit", "t03", "-number", "7", "-date", "5/2/2024", "-o", out)...)
	f, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Bảng 1")
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	if !strings.Contains(rows[0][0], "Thôn 3") || !strings.Contains(rows[0][0], "số liệu mẫu") || strings.Join(rows[3][:3], "|") != "1a|Gieo cấy lúa vụ Chiêm Xuân|%" {
		t.Errorf("workbook %q", rows)
	}
	if v, err := f.GetCellValue("Bảng 1", "F7", excelize.Options{RawCellValue: true}); err != nil || v != "690" {
		t.Errorf("what Thôn 3 is given stands as %q, %v", v, err)
	}
	for name, args := range map[string][]string{
		"no period":      {"-what", "reminder-letter", "-o", "x.pdf"},
		"form it lacks":  {"-what", "plan", "-o", "x.xlsx"},
		"no unit's own":  {"-what", "half-year-report", "-period", "H1", "-unit", "T03", "-o", "x.pdf"},
		"not for each":   {"-what", "half-year-report", "-period", "H1", "-each", "-o", "x.pdf"},
		"no targets":     {"-what", "plan", "-targets", "1a", "-o", "x.pdf"},
		"unknown paper":  {"-what", "?", "-o", "x.pdf"},
		"no year at all": {"-what", "plan", "-year", "0", "-o", "x.pdf"},
	} {
		if r := run(t, append(base, args...)...); r.code != ExitUsage {
			t.Errorf("%s ended with %d: %s", name, r.code, r.errOut)
		}
	}
	for name, args := range map[string][]string{
		"bad day":        {"-what", "plan", "-date", "31/02/2024", "-o", "x.pdf"},
		"unknown target": {"-what", "targets-annex", "-targets", "1a,99", "-o", "x.pdf"},
		"unknown unit":   {"-what", "assignment", "-unit", "X9", "-o", "x.pdf"},
	} {
		if r := run(t, append(base, args...)...); r.code != ExitFault {
			t.Errorf("%s ended with %d: %s", name, r.code, r.errOut)
		}
	}
	if r := run(t, append(base, "-what", "?", "-o", "x.pdf")...); !strings.Contains(r.errOut, "half-year-report (Báo cáo sơ kết)") {
		t.Errorf("the names of the papers are not told: %s", r.errOut)
	}
}

// TestPrintMakesEveryChart: every chart of the catalogue is written in every form.
func TestPrintMakesEveryChart(t *testing.T) {
	book := sampleBook(t)
	for _, k := range document.ChartKinds() {
		for ext, magic := range map[string]string{".pdf": "%PDF-", ".docx": "PK", ".xlsx": "PK"} {
			out := filepath.Join(t.TempDir(), "biểu đồ"+ext)
			r := run(t, "print", "-db", book, "-what", k.Name, "-year", "2024", "-period", "H1", "-mono", "-o", out)
			b, err := os.ReadFile(out)
			if r.code != ExitDone || err != nil || !bytes.HasPrefix(b, []byte(magic)) {
				t.Errorf("%s%s: code %d, %v, %s", k.Name, ext, r.code, err, r.errOut)
			}
		}
	}
	if r := run(t, "print", "-db", book, "-what", "status-chart", "-year", "2024", "-period", "H1", "-o", "x.gif"); r.code != ExitUsage {
		t.Errorf(".gif ended with %d", r.code)
	}
}
