//go:build !windows

package shell

import (
	"log/slog"
	"os/exec"

	"sothidua/data/model"
)

// openPath opens a file or folder with the desktop's program for it.
func openPath(path string, log *slog.Logger) error {
	if err := checkOpen(path); err != nil {
		return err
	}
	opener, err := exec.LookPath("xdg-open")
	if err != nil {
		return model.Wrap(model.CodeInvalid, err, "Máy này không có chương trình để mở “%s”. Hãy mở tệp bằng trình quản lý tệp.", path)
	}
	cmd := exec.Command(opener, path)
	if err := cmd.Start(); err != nil {
		return model.Wrap(model.CodeInvalid, err, "Không mở được “%s”. Hãy mở tệp bằng trình quản lý tệp.", path)
	}
	go func() {
		if err := cmd.Wait(); err != nil {
			log.Warn("file not opened", "path", path, "err", err)
		}
	}()
	return nil
}
