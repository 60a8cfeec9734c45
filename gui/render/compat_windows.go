//go:build gles

package render

import (
	"fmt"
	"runtime"

	"github.com/go-gl/glfw/v3.4/glfw"

	"sothidua/data/model"
)

// Begin makes Fyne draw through ANGLE, which lies beside this copy and draws
// through Direct3D: hints given before Fyne starts stay in force. It tries a
// hidden window first, since Fyne would end with an English message. Errors:
// CodeInvalid when this PC cannot draw this way either.
func Begin(Options) (handed bool, err error) {
	runtime.LockOSThread() // windows belong to the thread that Fyne will use
	if err := try(); err != nil {
		return false, model.Wrap(model.CodeInvalid, err, "Máy này không vẽ được cửa sổ chương trình, kể cả ở chế độ tương thích (Direct3D). Hãy chạy Windows Update để cập nhật trình điều khiển màn hình, khởi động lại máy rồi mở lại. Sổ và số liệu giữ nguyên.")
	}
	return false, nil
}

// try opens and closes a hidden window. GLFW's binding panics at what it takes
// for a mistake of the program, such as a hint after a start that failed.
func try() (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("GLFW: %v", cause)
		}
	}()
	if err := glfw.Init(); err != nil {
		return err
	}
	glfw.WindowHint(glfw.ContextCreationAPI, glfw.EGLContextAPI)
	glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 0)
	glfw.WindowHint(glfw.Visible, glfw.False)
	w, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if err != nil {
		return fmt.Errorf("OpenGL ES through Direct3D: %w", err)
	}
	w.Destroy()
	return nil
}

// Probe is the usual copy's question; this copy draws through Direct3D.
func Probe() (Driver, error) { return Driver{}, nil }

// Name tells how the window is drawn, for the user.
func Name(string) string { return "Direct3D (chế độ tương thích)" }
