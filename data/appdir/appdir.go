// Package appdir finds the places where the program keeps its files on this
// PC, opens the log and the crash file, and holds the lock that lets one
// program at a time work with a book.
package appdir

import (
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
	"gopkg.in/natefinch/lumberjack.v2"

	"sothidua/data/model"
)

// folder is the program's own folder below the user's local data.
const folder = "SoThiDua"

// Dirs are the program's places on this PC.
type Dirs struct {
	Data string // books, settings: below the user's local, not synchronised data
	Logs string
}

// Find returns the places, creating the folders. The environment variable
// SOTHIDUA_HOME moves both, for tests and for running from a stick.
func Find() (Dirs, error) {
	base := os.Getenv("SOTHIDUA_HOME")
	if base == "" {
		local, err := localData()
		if err != nil {
			return Dirs{}, model.Wrap(model.CodeReadOnly, err, "Không tìm thấy thư mục dữ liệu của người dùng Windows này.")
		}
		base = filepath.Join(local, folder)
	}
	d := Dirs{Data: base, Logs: filepath.Join(base, "nhat-ky")}
	if err := os.MkdirAll(d.Logs, 0o755); err != nil {
		return d, model.Wrap(model.CodeReadOnly, err, "Không tạo được thư mục “%s”. Kiểm tra quyền ghi hoặc dung lượng ổ đĩa.", d.Logs)
	}
	return d, nil
}

// Book returns the book opened when none is named: the one that Use named last,
// as long as it is there, else the one in Data.
func (d Dirs) Book() string {
	if b, err := os.ReadFile(d.lastUsed()); err == nil {
		book := strings.TrimSpace(string(b))
		if info, err := os.Stat(book); err == nil && info.Mode().IsRegular() {
			return book
		}
	}
	return filepath.Join(d.Data, "so-thi-dua.db")
}

// Use makes a book the one that is opened when none is named.
func (d Dirs) Use(book string) error {
	path, err := filepath.Abs(book)
	if err == nil {
		err = os.WriteFile(d.lastUsed(), []byte(path+"\n"), 0o644)
	}
	if err != nil {
		return model.Wrap(model.CodeReadOnly, err, "Không ghi được vào thư mục “%s”, lần sau chương trình vẫn mở sổ cũ.", d.Data)
	}
	return nil
}

// lastUsed is the file that names the book used last.
func (d Dirs) lastUsed() string { return filepath.Join(d.Data, "so-dang-dung.txt") }

// Backups returns the folder of the daily copies of a book.
func Backups(book string) string { return filepath.Join(filepath.Dir(book), "sao-luu") }

// OpenLog starts a log rotated at 2 MB, five files kept, and sends the trace
// of a crash to a file beside it, since a windowed program has no console.
func (d Dirs) OpenLog() (*slog.Logger, io.Closer, error) {
	w := &lumberjack.Logger{Filename: filepath.Join(d.Logs, "sothidua.log"), MaxSize: 2, MaxBackups: 5}
	log := slog.New(slog.NewTextHandler(w, nil))
	return log, w, d.openCrashFile()
}

// Lock keeps other programs away from a book while this one works with it.
type Lock struct{ file *flock.Flock }

// Acquire takes the book's lock without waiting. Errors: CodeBusy when another
// program holds it, CodeNotFound when the book's folder is missing,
// CodeReadOnly when it cannot be written.
func Acquire(book string) (*Lock, error) {
	l := flock.New(book + ".khoa")
	ok, err := l.TryLock()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, model.Wrap(model.CodeNotFound, err, "Không thấy thư mục “%s”. Xem lại ổ đĩa và tên thư mục.", filepath.Dir(book))
	case err != nil:
		return nil, model.Wrap(model.CodeReadOnly, err, "Không ghi được vào thư mục “%s”. Kiểm tra quyền ghi, hoặc chép sổ sang ổ khác rồi mở.", filepath.Dir(book))
	case !ok:
		holder := who(book)
		return nil, model.Errorf(model.CodeBusy, "Sổ “%s” đang mở ở một cửa sổ khác%s. Dùng cửa sổ đó, hoặc đóng nó rồi mở lại.", filepath.Base(book), holder)
	}
	if err := os.WriteFile(book+".nguoi-dung", []byte(identity()), 0o644); err != nil {
		return nil, errors.Join(model.Wrap(model.CodeReadOnly, err, "Không ghi được vào thư mục “%s”.", filepath.Dir(book)), l.Unlock())
	}
	return &Lock{l}, nil
}

// Release gives the book free again.
func (l *Lock) Release() error {
	book := strings.TrimSuffix(l.file.Path(), ".khoa")
	return errors.Join(os.Remove(book+".nguoi-dung"), l.file.Unlock())
}

// identity names this user and PC for the message of a second start.
func identity() string {
	user := os.Getenv("USERNAME")
	if user == "" {
		user = os.Getenv("USER")
	}
	host, err := os.Hostname()
	if err != nil {
		host = "máy này"
	}
	if user == "" {
		return "máy " + host
	}
	return user + ", máy " + host
}

func who(book string) string {
	b, err := os.ReadFile(book + ".nguoi-dung")
	if err != nil || len(b) == 0 {
		return ""
	}
	return " (" + string(b) + ")"
}
