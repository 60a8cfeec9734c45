package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/model"
)

// reported is an office's own table of one unit's half-year as text.
func reported(t *testing.T, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Thon 6.csv")
	text := "BÁO CÁO 6 THÁNG ĐẦU NĂM 2024;Mã đơn vị: T06\nSố;Chỉ tiêu;Đơn vị tính;Thực hiện kỳ này\n" + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(path, []byte("\ufeff"+text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func imported(t *testing.T, args ...string) (importJSON, int) {
	t.Helper()
	r := run(t, append([]string{"import", "-json"}, args...)...)
	var got importJSON
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatalf("%v: %s%s", err, r.out, r.errOut)
	}
	return got, r.code
}

func TestImportIsUndone(t *testing.T) {
	book := sampleBook(t)
	file := reported(t, "12a;Việc làm mới;LĐ;3", "11;Bao phủ BHYT;%;98,4")
	dry, code := imported(t, "-db", book, "-dry-run", file)
	if code != ExitDone || len(dry.Files[0].Changes) != 2 || dry.Batch != 0 {
		t.Fatalf("code %d, %+v", code, dry)
	}
	got, code := imported(t, "-db", book, file)
	if code != ExitDone || len(got.Files[0].Changes) != 2 || got.Batch != 1 {
		t.Fatalf("code %d, %+v", code, got)
	}
	if out := done(t, "import", "-db", book, "-undo", "last", "-dry-run"); !strings.Contains(out, "Sẽ hoàn tác lần nhập số 1 (Thon 6.csv, 18/06/2024") || !strings.Contains(out, "trả lại 2 ô, giữ 0 chỗ") {
		t.Error(out)
	}
	// A later import of the same cell stands in the way.
	done(t, "import", "-db", book, reported(t, "11;Bao phủ BHYT;%;98,6"))
	r := run(t, "import", "-db", book, "-undo", "1")
	if r.code != ExitFault || !strings.Contains(r.out, "nhập “98,4”, nay “98,6” (Dòng lệnh sửa lúc 18/06/2024") || !strings.Contains(r.out, "Chưa hoàn tác gì") {
		t.Errorf("code %d: %s%s", r.code, r.out, r.errOut)
	}
	if out := done(t, "import", "-db", book, "-undo", "1", "-keep"); !strings.Contains(out, "Đã hoàn tác lần nhập số 1") || !strings.Contains(out, "trả lại 1 ô, giữ 1 chỗ") {
		t.Error(out)
	}
	r = run(t, "import", "-db", book, "-undo", "1", "-json")
	if r.code != ExitFault || !strings.Contains(r.errOut, "hoàn tác lúc") {
		t.Errorf("twice: code %d: %s%s", r.code, r.out, r.errOut)
	}
	var undo undoJSON
	if err := json.Unmarshal([]byte(done(t, "import", "-db", book, "-undo", "last", "-json")), &undo); err != nil {
		t.Fatal(err)
	}
	if undo.Batch != 2 || undo.Undone != 1 || undo.Clashes == nil || len(undo.Clashes) != 0 {
		t.Errorf("undo %+v", undo)
	}
	if r := run(t, "import", "-db", book, "-undo", "last"); r.code != ExitFault || !strings.Contains(r.errOut, "không có lần nhập nào") {
		t.Errorf("nothing left: code %d: %s", r.code, r.errOut)
	}
	for _, args := range [][]string{{"-undo", "x"}, {"-undo", "1", file}, {"-keep", file}} {
		if r := run(t, append([]string{"import", "-db", book}, args...)...); r.code != ExitUsage {
			t.Errorf("%v: code %d", args, r.code)
		}
	}
}

func TestQuestionsAreNamedAndNotImported(t *testing.T) {
	book := sampleBook(t)
	file := reported(t, "12a;Việc làm mới;bao;3", "11;Bao phủ BHYT;%;98,4", "8;Hộ nghèo;%;khoảng 1,2")
	got, code := imported(t, "-db", book, "-dry-run", file)
	open, errs := 0, 0
	for _, p := range got.Files[0].Problems {
		if len(p.Choices) == 0 {
			continue
		}
		if p.Choices[len(p.Choices)-1].Value != model.AnswerSkip || p.Cell == "" || p.Answer != "" {
			t.Errorf("problem %+v", p)
		}
		if p.Severity == model.SeverityQuestion {
			open++
		} else {
			errs++
		}
	}
	if open+errs == 0 {
		t.Fatalf("nothing is asked: %+v", got.Files[0])
	}
	for _, c := range got.Files[0].Changes {
		if c.Number != "11" {
			t.Errorf("a doubtful cell would be imported: %+v", c)
		}
	}
	if want := map[bool]int{true: ExitFault, false: ExitDone}[errs > 0]; code != want {
		t.Errorf("code %d with %d errors", code, errs)
	}
	r := run(t, "import", "-db", book, "-dry-run", file)
	if !strings.Contains(r.out, "trả lời được: ") || !strings.Contains(r.out, " | Bỏ") {
		t.Error(r.out)
	}
}

// What units registered is imported from the office's own table, and taken back.
func TestRegistrationsAreImportedAndUndone(t *testing.T) {
	book := sampleBook(t)
	file := filepath.Join(t.TempDir(), "dang ky.csv")
	text := "BẢNG ĐĂNG KÝ THI ĐUA NĂM 2024\nSTT;Đơn vị đăng ký;Chỉ tiêu;ĐVT;Mức đăng ký;Việc khó\n1;Thôn 6;Bao phủ BHYT toàn dân;%;99,8;x\n2;Thôn 1;Bao phủ BHYT toàn dân;%;99,7;\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	got, code := imported(t, "-db", book, file)
	if code != ExitDone || got.Files[0].Layout != model.LayoutRegistration || len(got.Files[0].Changes) != 3 || got.Batch != 1 {
		t.Fatalf("code %d, %+v", code, got)
	}
	if c := got.Files[0].Changes[0]; c.Kind != "registration" || c.Number != "11" || c.Field != "registered" || c.New == nil || *c.New != "99.8" || c.Cell != "E3" {
		t.Errorf("first change %+v", c)
	}
	if again, _ := imported(t, "-db", book, file); len(again.Files[0].Changes) != 0 || again.Batch != 0 {
		t.Errorf("the same file again: %+v", again)
	}
	out := filepath.Join(t.TempDir(), "dk.xlsx")
	done(t, "export", "-db", book, "-what", "registrations", "-year", "2024", "-o", out)
	if back, _ := imported(t, "-db", book, "-dry-run", out); len(back.Files[0].Changes) != 0 || len(back.Files[0].Problems) != 0 {
		t.Errorf("exported and imported: %+v", back)
	}
	if text := done(t, "import", "-db", book, "-undo", "last"); !strings.Contains(text, "Đã hoàn tác lần nhập số 1") || !strings.Contains(text, "trả lại 3 ô") {
		t.Error(text)
	}
	if back, _ := imported(t, "-db", book, "-dry-run", out); len(back.Files[0].Changes) != 3 {
		t.Errorf("after undoing: %+v", back)
	}
}
