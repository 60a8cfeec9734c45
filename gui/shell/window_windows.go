package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// hwnd returns the handle of a window, 0 when it has none yet. It belongs to
// Fyne's goroutine.
func hwnd(w fyne.Window) uintptr {
	var handle uintptr
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				handle = c.HWND
			}
		})
	}
	return handle
}

// maximised tells whether the window fills the screen.
func maximised(w fyne.Window) bool {
	h := hwnd(w)
	if h == 0 {
		return false
	}
	zoomed, _, _ := windows.NewLazySystemDLL("user32.dll").NewProc("IsZoomed").Call(h)
	return zoomed != 0
}

// maximise fills the screen with the window; Fyne has no call for it.
func maximise(w fyne.Window) {
	if h := hwnd(w); h != 0 {
		// The result tells whether the window was visible before: nothing to act on.
		_, _, _ = windows.NewLazySystemDLL("user32.dll").NewProc("ShowWindow").Call(h, windows.SW_MAXIMIZE)
	}
}

// raise brings the window to the front, and out of the task bar.
func raise(w fyne.Window) {
	h := hwnd(w)
	if h == 0 {
		return
	}
	user := windows.NewLazySystemDLL("user32.dll")
	if iconic, _, _ := user.NewProc("IsIconic").Call(h); iconic != 0 {
		// The result tells whether the window was visible before.
		_, _, _ = user.NewProc("ShowWindow").Call(h, windows.SW_RESTORE)
	}
	// Refused, Windows blinks the window in the task bar instead.
	_, _, _ = user.NewProc("SetForegroundWindow").Call(h)
}

// numberPad tells whether digit n of the number pad is held: with Alt it types
// a character by its code, and Fyne reports it as the digit above the letters.
func numberPad(n int) bool {
	// With NumLock off the pad's keys are End, Down, Page Down, Left, Clear,
	// Right, Home, Up and Page Up.
	unlocked := [...]uintptr{0x23, 0x28, 0x22, 0x25, 0x0C, 0x27, 0x24, 0x26, 0x21}
	state := windows.NewLazySystemDLL("user32.dll").NewProc("GetKeyState")
	for _, key := range []uintptr{0x60 + uintptr(n), unlocked[n-1]} {
		if held, _, _ := state.Call(key); held&0x8000 != 0 {
			return true
		}
	}
	return false
}
