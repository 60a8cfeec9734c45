package store

import (
	"os"
	"path/filepath"
	"strings"

	"sothidua/data/model"
)

// checkPlace refuses places where a book that is written to breaks sooner or
// later: shares have no common memory for the write-ahead log, programs that
// copy a folder to the cloud copy half a book, and a stick is pulled out. A book
// that is only read, and whose last changes are in the file, may lie anywhere.
func (o Options) checkPlace(path string) error {
	if o.ReadOnly && !hasLog(path) {
		return nil
	}
	switch cloud := syncedBy(filepath.Dir(path)); {
	case o.onNetwork(path):
		return model.Invalid("path", "Sổ “%s” nằm trên ổ mạng, mở ở đó dễ hỏng sổ. Chép sổ về ổ đĩa của máy này rồi mở.", path)
	case cloud != "":
		return model.Invalid("path", "Sổ “%s” nằm trong thư mục của %s, chương trình ấy chép sổ lên mạng giữa lúc đang ghi và làm hỏng sổ. Chép sổ ra thư mục khác của máy này rồi mở; bản sao lưu thì để trong %s được.", path, cloud, cloud)
	case o.removable(path):
		return model.Invalid("path", "Sổ “%s” nằm trên USB hoặc thẻ nhớ, rút ra giữa lúc đang ghi là hỏng sổ. Chép sổ về ổ đĩa của máy này rồi mở; muốn mang đi thì dùng Sao lưu.", path)
	}
	return nil
}

// syncedBy names the program that copies a folder to the cloud, "" for none: by
// the folders Windows tells of, and by the names such programs give theirs.
func syncedBy(dir string) string {
	for _, name := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if root := os.Getenv(name); root != "" && inside(dir, root) {
			return "OneDrive"
		}
	}
	for _, part := range strings.FieldsFunc(filepath.ToSlash(dir), func(r rune) bool { return r == '/' }) {
		switch p := strings.ToLower(part); {
		case p == "onedrive" || strings.HasPrefix(p, "onedrive - "):
			return "OneDrive"
		case p == "google drive" || p == "googledrive" || p == "my drive":
			return "Google Drive"
		case p == "dropbox":
			return "Dropbox"
		case p == "iclouddrive" || p == "icloud drive":
			return "iCloud Drive"
		}
	}
	return ""
}

// inside tells whether a folder is root or lies under it; Windows does not mind
// capitals.
func inside(dir, root string) bool {
	rel, err := filepath.Rel(strings.ToLower(filepath.Clean(root)), strings.ToLower(filepath.Clean(dir)))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
