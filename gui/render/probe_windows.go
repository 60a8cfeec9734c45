//go:build !gles

package render

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Of wingdi.h and gl.h.
const (
	drawToWindow, supportOpenGL, doubleBuffer = 0x4, 0x20, 0x1
	glRenderer, glVersion                     = 0x1F01, 0x1F02
)

// pixelFormat is PIXELFORMATDESCRIPTOR of the Windows API.
type pixelFormat struct {
	size, version                           uint16
	flags                                   uint32
	kind, colour                            byte
	shifts                                  [8]byte
	accumulation                            [5]byte
	depth, stencil, auxiliary, layer, spare byte
	masks                                   [3]uint32
}

// Probe asks the driver for its OpenGL, with a hidden window on this thread.
// It may crash where the driver is bad: run it in a process of its own.
func Probe() (Driver, error) {
	runtime.LockOSThread()
	user, gdi, gl := windows.NewLazySystemDLL("user32.dll"), windows.NewLazySystemDLL("gdi32.dll"), windows.NewLazySystemDLL("opengl32.dll")
	class, err := windows.UTF16PtrFromString("STATIC")
	if err != nil {
		return Driver{}, err
	}
	window, _, err := user.NewProc("CreateWindowExW").Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 16, 16, 0, 0, 0, 0)
	if window == 0 {
		return Driver{}, fmt.Errorf("window: %w", err)
	}
	screen, _, err := user.NewProc("GetDC").Call(window)
	if screen == 0 {
		return Driver{}, fmt.Errorf("device context: %w", err)
	}
	want := pixelFormat{size: uint16(unsafe.Sizeof(pixelFormat{})), version: 1, flags: drawToWindow | supportOpenGL | doubleBuffer, colour: 24}
	format, _, err := gdi.NewProc("ChoosePixelFormat").Call(screen, uintptr(unsafe.Pointer(&want)))
	if format == 0 {
		return Driver{}, fmt.Errorf("pixel format: %w", err)
	}
	if ok, _, err := gdi.NewProc("SetPixelFormat").Call(screen, format, uintptr(unsafe.Pointer(&want))); ok == 0 {
		return Driver{}, fmt.Errorf("pixel format: %w", err)
	}
	context, _, err := gl.NewProc("wglCreateContext").Call(screen)
	if context == 0 {
		return Driver{}, fmt.Errorf("OpenGL context: %w", err)
	}
	if ok, _, err := gl.NewProc("wglMakeCurrent").Call(screen, context); ok == 0 {
		return Driver{}, fmt.Errorf("OpenGL context: %w", err)
	}
	text := func(name uintptr) string {
		r, _, _ := gl.NewProc("glGetString").Call(name)
		if r == 0 {
			return ""
		}
		return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&r)))
	}
	return Driver{Version: text(glVersion), Renderer: text(glRenderer)}, nil
}
