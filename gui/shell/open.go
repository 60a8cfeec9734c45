package shell

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"sothidua/data/model"
)

// OpenPath opens a file or folder with the system's program for it. Errors, all
// with a Vietnamese message: CodeNotFound when it is gone, CodeDenied for a
// program, CodeInvalid when the system has nothing to open it with.
func OpenPath(path string) error { return openPath(path, slog.Default()) }

// programs are endings of files that run when they are opened. A report's
// attachment came from elsewhere and must not start anything.
const programs = " .exe .com .bat .cmd .scr .pif .ps1 .vbs .vbe .js .jse .wsf .wsh .hta .msi .msp .lnk .reg .cpl .jar .sh "

// checkOpen tells why a path cannot be opened: it is gone, or it is a program.
func checkOpen(path string) error {
	if _, err := os.Stat(path); err != nil {
		return model.Wrap(model.CodeNotFound, err, "Không tìm thấy “%s”. Tệp có thể đã bị chuyển hoặc xóa.", path)
	}
	if ext := strings.ToLower(filepath.Ext(path)); ext != "" && strings.Contains(programs, " "+ext+" ") {
		return model.Errorf(model.CodeDenied, "“%s” là tệp chương trình nên không mở từ đây. Hãy nhờ người phụ trách máy tính kiểm tra trước.", filepath.Base(path))
	}
	return nil
}
