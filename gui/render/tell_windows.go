package render

import "golang.org/x/sys/windows"

// Tell shows a message of the program in a box of Windows' own, for when no
// window can be drawn.
func Tell(text string) {
	message, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := windows.UTF16PtrFromString("Sổ Thi đua")
	if err != nil {
		return
	}
	// Nothing is left to do when even the box cannot be shown.
	_, _ = windows.MessageBox(0, message, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
