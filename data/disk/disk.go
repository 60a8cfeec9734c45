// Package disk writes files so that a full disk, a power cut or a program that
// holds the file never leaves half of one, and says in words what went wrong.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"sothidua/data/model"
)

// Write puts content into the file at path as a whole: first into a file
// beside it, flushed to the disk, then by a change of name. The file is the old
// one or the whole new one. Errors: CodeBusy when another program holds the
// file, CodeReadOnly, CodeDiskFull, CodeNotFound for a folder that is not there.
func Write(path string, content []byte) error {
	if err := replace(path, content); err != nil {
		return Explain(path, err)
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
	// A temporary file is the writer's alone; what the office saves is for everybody.
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

// Explain turns a failed write of the file at path into a coded error that
// says what to do; nil and coded errors pass unchanged.
func Explain(path string, err error) error {
	name := filepath.Base(path)
	var coded *model.Error
	switch {
	case err == nil, errors.As(err, &coded):
		return err
	case InUse(err):
		return model.Wrap(model.CodeBusy, err, "Không ghi được “%s”: tệp đang mở. Hãy đóng tệp đó (Excel, trình xem PDF) rồi thử lại, hoặc chọn tên khác.", name)
	case Full(err):
		return model.Wrap(model.CodeDiskFull, err, "Ổ đĩa đã đầy, chưa ghi được “%s”. Xóa bớt tệp không cần hoặc chọn ổ khác rồi thử lại.", name)
	case errors.Is(err, fs.ErrPermission), ReadOnly(err):
		return model.Wrap(model.CodeReadOnly, err, "Không ghi được “%s”: tệp hoặc thư mục chỉ cho đọc. Hãy đóng tệp nếu đang mở rồi thử lại, hoặc chọn thư mục khác.", name)
	case errors.Is(err, fs.ErrNotExist):
		return model.Wrap(model.CodeNotFound, err, "Không thấy thư mục “%s”. Chọn thư mục khác.", filepath.Dir(path))
	}
	return model.Wrap(model.CodeInternal, err, "Chưa ghi được “%s”. Thử lại, hoặc chọn thư mục khác.", name)
}
