//go:build !gles

package render

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"sothidua/data/model"
)

// probePatience is how long the child may take; a busy old PC needs seconds to
// load a driver for the first time.
const probePatience = 20 * time.Second

// Begin hands over to the compatible copy when it was asked for or when this
// PC cannot draw the usual way; handed then says that this program is done.
// Errors: CodeInvalid when neither way is there, with a message for the user.
func Begin(o Options) (handed bool, err error) {
	program, err := os.Executable()
	if err != nil {
		return false, err
	}
	if !o.Forced && ask(o, program).Usable() {
		return false, nil
	}
	other := Compat(filepath.Dir(program), o.Version)
	if _, err := os.Stat(other); err != nil {
		if o.Forced {
			return false, model.Wrap(model.CodeInvalid, err, "Thiếu thư mục “%s”, nên chưa mở được ở chế độ tương thích. Hãy cài lại Sổ Thi đua; sổ và số liệu giữ nguyên.", filepath.Dir(other))
		}
		return false, model.Wrap(model.CodeInvalid, err, "Máy này không có OpenGL 2.1 để vẽ cửa sổ, và thiếu thư mục “%s” của chế độ tương thích. Hãy cài lại Sổ Thi đua bằng bộ cài đầy đủ; sổ và số liệu giữ nguyên.", filepath.Dir(other))
	}
	cmd := exec.Command(other, o.Args...)
	if err := cmd.Start(); err != nil {
		return false, model.Wrap(model.CodeInvalid, err, "Không mở được chế độ tương thích “%s”. Phần mềm diệt virus có thể đang chặn tệp này; sổ và số liệu giữ nguyên.", other)
	}
	return true, cmd.Process.Release()
}

// ask returns the driver's OpenGL: the kept answer as long as it is of this PC
// as it stands, else the child's. A PC whose child fails has none.
func ask(o Options, program string) Driver {
	file := filepath.Join(o.Data, "ve-man-hinh.json")
	pc := o.Version + "; " + fingerprint()
	if text, err := os.ReadFile(file); err == nil {
		if kept := decode(text); kept.PC == pc {
			return kept.Driver
		}
	}
	driver, err := askChild(program)
	if err != nil {
		driver = Driver{Renderer: err.Error()}
	}
	// An answer that cannot be kept is asked for again: slower, not wrong.
	if text, err := (answer{PC: pc, Driver: driver}).encode(); err == nil {
		_ = os.WriteFile(file, text, 0o644)
	}
	return driver
}

// askChild runs the probe in a process of its own.
func askChild(program string) (Driver, error) {
	ctx, stop := context.WithTimeout(context.Background(), probePatience)
	defer stop()
	out, err := exec.CommandContext(ctx, program, ProbeFlag).Output()
	var d Driver
	if e := json.Unmarshal(bytes.TrimSpace(out), &d); err == nil && e != nil {
		err = e
	}
	return d, errors.Join(err, ctx.Err())
}

// Name tells how the window is drawn, for the user: data is the folder of the
// kept answer.
func Name(data string) string {
	text, err := os.ReadFile(filepath.Join(data, "ve-man-hinh.json"))
	if d := decode(text).Driver; err == nil && d.Usable() {
		return "OpenGL " + d.Version + ", " + d.Renderer
	}
	return "OpenGL"
}
