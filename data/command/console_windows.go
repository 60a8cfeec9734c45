package command

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachParent is ATTACH_PARENT_PROCESS of the Windows API.
const attachParent = ^uintptr(0)

// AttachConsole gives a windowed program the console it was started from, so
// that commands can print. Output that is redirected to a file or a pipe stays
// redirected. Without a console nothing happens.
func AttachConsole() {
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(attachParent); ok == 0 {
		return
	}
	os.Stdout = reopen(windows.STD_OUTPUT_HANDLE, os.Stdout)
	os.Stderr = reopen(windows.STD_ERROR_HANDLE, os.Stderr)
}

// reopen returns the console for a stream that leads nowhere.
func reopen(std uint32, now *os.File) *os.File {
	if h, err := windows.GetStdHandle(std); err == nil && h != 0 && h != windows.InvalidHandle {
		if kind, err := windows.GetFileType(h); err == nil && kind != windows.FILE_TYPE_UNKNOWN {
			return now
		}
	}
	out, err := os.OpenFile("CONOUT$", os.O_WRONLY, 0)
	if err != nil {
		return now
	}
	return out
}
