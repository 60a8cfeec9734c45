package disk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sothidua/data/model"
)

func TestWriteReplacesTheWholeFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Báo cáo #1.pdf")
	for _, content := range []string{"bản thứ nhất, dài hơn", "bản hai"} {
		if err := Write(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != content {
			t.Fatalf("read %q, %v; want %q", got, err, content)
		}
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Fatalf("left behind: %v, %v", entries, err)
	}
}

func TestWriteIntoAMissingFolderLeavesNothing(t *testing.T) {
	err := Write(filepath.Join(t.TempDir(), "khong-co", "a.pdf"), []byte("x"))
	if model.CodeOf(err) != model.CodeNotFound || !strings.Contains(model.Message(err), "khong-co") {
		t.Fatalf("err = %v", err)
	}
}

func TestWriteOverAFolderKeepsIt(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a.pdf")
	if err := os.MkdirAll(filepath.Join(target, "con"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Write(target, []byte("x")); err == nil {
		t.Fatal("a folder was replaced")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || !entries[0].IsDir() {
		t.Fatalf("left: %v, %v", entries, err)
	}
}

func TestExplainNamesTheFileAndTheCause(t *testing.T) {
	for _, c := range []struct {
		err  error
		code model.Code
	}{
		{syscall.ENOSPC, model.CodeDiskFull},
		{syscall.EROFS, model.CodeReadOnly},
		{os.ErrPermission, model.CodeReadOnly},
		{os.ErrNotExist, model.CodeNotFound},
		{fmt.Errorf("bad luck"), model.CodeInternal},
	} {
		err := Explain("/ổ/Tổng hợp.xlsx", &os.PathError{Op: "open", Path: "x", Err: c.err})
		if model.CodeOf(err) != c.code {
			t.Errorf("%v gives %q, want %q", c.err, model.CodeOf(err), c.code)
		}
		if m := model.Message(err); !strings.Contains(m, "Tổng hợp.xlsx") && !strings.Contains(m, "/ổ") {
			t.Errorf("%v: the message names no file: %s", c.err, m)
		}
	}
	own := model.Invalid("a", "đã rõ")
	if Explain("x", own) != error(own) || Explain("x", nil) != nil {
		t.Error("a coded error or none must pass unchanged")
	}
}
