package sheet

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/model"
)

// Extensions lists the endings of the files that may hold tables, in small
// letters.
func Extensions() []string {
	return []string{".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".html", ".htm"}
}

// Workbooks lists the files among the paths, and those with tables in the
// folders among them and below, each once. What a spreadsheet puts beside an
// open file, and hidden files, are left out of folders; a file that is named
// itself stays, whatever it is. Errors: that of ctx; CodeDenied for a folder
// that cannot be read; CodeNotFound when the folders hold nothing.
func Workbooks(ctx context.Context, paths []string) ([]string, error) {
	var out []string
	add := func(path string) {
		if !slices.Contains(out, path) {
			out = append(out, path)
		}
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			add(path) // reading it says what is wrong
			continue
		}
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return err
			case d.IsDir() && p != path && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case !d.IsDir() && holdsTables(d.Name()):
				add(p)
			}
			return nil
		})
		if err != nil && ctx.Err() == nil {
			err = model.Wrap(model.CodeDenied, err, "Không đọc được thư mục “%s”. Kiểm tra quyền mở thư mục rồi thử lại.", filepath.Base(path))
		}
		if err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, model.Errorf(model.CodeNotFound, "Thư mục không có tệp Excel nào (%s).", strings.Join(Extensions(), ", "))
	}
	return out, nil
}

// holdsTables tells by its name whether a file of a folder may hold tables.
func holdsTables(name string) bool {
	return !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".") && slices.Contains(Extensions(), strings.ToLower(filepath.Ext(name)))
}
