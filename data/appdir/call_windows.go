package appdir

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"golang.org/x/sys/windows"
)

// anyProcess is ASFW_ANY of the Windows API.
const anyProcess = ^uintptr(0)

// eventName names the event of a book's window in the user's session. Windows
// does not tell small from capital letters in paths.
func eventName(book string) (*uint16, error) {
	path, err := filepath.Abs(book)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(strings.ToLower(path)))
	return windows.UTF16PtrFromString(`Local\SoThiDua-` + hex.EncodeToString(sum[:16]))
}

// Call asks the window that has the book open, if it is one of this user, to
// come to the front and to offer the file, "" for none. It tells whether there
// is such a window.
func Call(book, file string) bool {
	name, err := eventName(book)
	if err != nil {
		return false
	}
	event, err := windows.OpenEvent(windows.EVENT_MODIFY_STATE, false, name)
	if err != nil {
		return false
	}
	defer windows.CloseHandle(event)
	if file != "" {
		if path, err := filepath.Abs(file); err != nil || os.WriteFile(requested(book), []byte(path), 0o644) != nil {
			return false
		}
	}
	// Only who was started by the user may give the front away; refused, the
	// other window asks for it by blinking in the task bar.
	_, _, _ = windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow").Call(anyProcess)
	return windows.SetEvent(event) == nil
}

// Ear hears the calls of later starts.
type Ear struct {
	event windows.Handle
	shut  atomic.Bool
	ended chan struct{}
}

// Listen hears the calls of later starts on the book until Close; called runs
// on a goroutine of its own with the file to offer, "" for none.
func Listen(book string, called func(file string)) (*Ear, error) {
	name, err := eventName(book)
	if err != nil {
		return nil, err
	}
	event, err := windows.CreateEvent(nil, 0, 0, name)
	if err != nil && !errors.Is(err, windows.ERROR_ALREADY_EXISTS) {
		return nil, err
	}
	e := &Ear{event: event, ended: make(chan struct{})}
	go func() {
		defer close(e.ended)
		for {
			state, err := windows.WaitForSingleObject(event, windows.INFINITE)
			if err != nil || state != windows.WAIT_OBJECT_0 || e.shut.Load() {
				return
			}
			called(request(book))
		}
	}()
	return e, nil
}

// Close stops hearing.
func (e *Ear) Close() error {
	e.shut.Store(true)
	err := windows.SetEvent(e.event)
	if err == nil {
		<-e.ended
	}
	return errors.Join(err, windows.CloseHandle(e.event))
}

// requested is the file in which a later start leaves what it was given.
func requested(book string) string { return book + ".mo-them" }

// request takes what a later start was given, "" for nothing.
func request(book string) string {
	text, err := os.ReadFile(requested(book))
	if err != nil {
		return ""
	}
	if err := os.Remove(requested(book)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "" // it would be offered again at every call
	}
	return string(text)
}
