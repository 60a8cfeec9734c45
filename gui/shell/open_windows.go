package shell

import (
	"log/slog"

	"golang.org/x/sys/windows"

	"sothidua/data/model"
)

// openPath opens a file or folder with the program Windows has for it. No
// command line is built: a path is never read as a command.
func openPath(path string, _ *slog.Logger) error {
	if err := checkOpen(path); err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return model.Wrap(model.CodeInvalid, err, "Tên tệp “%s” không hợp lệ.", path)
	}
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	if err := windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL); err != nil {
		return model.Wrap(model.CodeInvalid, err, "Windows không có chương trình để mở “%s”. Hãy mở tệp bằng File Explorer và chọn chương trình.", path)
	}
	return nil
}
