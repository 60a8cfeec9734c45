package sheet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"sothidua/data/model"
)

// Save writes a finished workbook so that the file at path is either the old
// one or the whole new one: first a file beside it, flushed to the disk, then
// a change of name. Errors: CodeBusy when Excel holds the file, CodeReadOnly,
// CodeDiskFull, CodeNotFound for a folder that is not there.
func Save(path string, content []byte) error {
	if err := replace(path, content); err != nil {
		return writeError(path, err)
	}
	return nil
}

func replace(path string, content []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".sothidua-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
	}()
	if _, err := f.Write(content); err != nil {
		return err
	}
	// A temporary file is the writer's alone; a workbook is for everybody.
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// writeError turns a failed write into a message that says what to do.
func writeError(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case isSharing(err):
		return model.Wrap(model.CodeBusy, err, "Không ghi được “%s”: tệp đang mở. Hãy đóng tệp trong Excel rồi thử lại, hoặc chọn tên khác.", name)
	case isDiskFull(err):
		return model.Wrap(model.CodeDiskFull, err, "Ổ đĩa đã đầy, chưa ghi được “%s”. Xóa bớt tệp không cần hoặc chọn ổ khác rồi thử lại.", name)
	case errors.Is(err, fs.ErrPermission), isReadOnlyMedium(err):
		return model.Wrap(model.CodeReadOnly, err, "Không ghi được “%s”: tệp hoặc thư mục chỉ cho đọc. Hãy đóng tệp trong Excel rồi thử lại, hoặc chọn thư mục khác.", name)
	case errors.Is(err, fs.ErrNotExist):
		return model.Wrap(model.CodeNotFound, err, "Không thấy thư mục “%s”. Chọn thư mục khác.", filepath.Dir(path))
	}
	return model.Wrap(model.CodeInternal, err, "Chưa ghi được “%s”. Thử lại, hoặc chọn thư mục khác.", name)
}
