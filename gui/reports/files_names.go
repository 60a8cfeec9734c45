package reports

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// sizeText writes a file's size: "1,2 MB", "640 KB", "12 byte".
func sizeText(bytes int64) string {
	n := decimal.NewFromInt(bytes)
	switch {
	case bytes >= 1<<20:
		return vn.FormatFixed(n.Div(decimal.NewFromInt(1<<20)), 1) + " MB"
	case bytes >= 1<<10:
		return vn.FormatFixed(n.Div(decimal.NewFromInt(1<<10)), 0) + " KB"
	}
	return fmt.Sprintf("%d byte", bytes)
}

// safeName makes an attachment's name fit for a file on Windows: the name may
// have come from another system.
func safeName(name string) string {
	name = filepath.Base(strings.ReplaceAll(vn.Clean(name), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
	if name = strings.TrimRight(name, ". "); name == "" {
		return "tep"
	}
	return name
}

// checkOpen refuses to open what the system would run instead of showing.
func checkOpen(name string) error {
	ext := strings.ToLower(filepath.Ext(name))
	switch ext {
	case ".pdf", ".doc", ".docx", ".rtf", ".odt", ".xls", ".xlsx", ".csv", ".ods", ".ppt", ".pptx",
		".txt", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic",
		".mp3", ".m4a", ".wav", ".mp4", ".mov", ".zip", ".rar", ".7z":
		return nil
	}
	return model.Invalid("file", "Tệp “%s” có thể là chương trình nên không mở thẳng từ sổ. Lưu ra thư mục, kiểm tra rồi mở.", name)
}
