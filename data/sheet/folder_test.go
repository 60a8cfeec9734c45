package sheet_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

func TestWorkbooksOfFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.XLSX", "con/a.xls", "con/~$a.xls", "con/.an.xlsx", ".an/c.xlsx", "con/thu.docx", "so.csv"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	word := filepath.Join(dir, "con", "thu.docx")
	got, err := sheet.Workbooks(t.Context(), []string{word, dir, filepath.Join(dir, "so.csv"), filepath.Join(dir, "khong co.xls")})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{word}
	for _, name := range []string{"b.XLSX", "con/a.xls", "so.csv", "khong co.xls"} {
		want = append(want, filepath.Join(dir, filepath.FromSlash(name)))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if _, err := sheet.Workbooks(t.Context(), []string{t.TempDir()}); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("an empty folder: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := sheet.Workbooks(ctx, []string{dir}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
