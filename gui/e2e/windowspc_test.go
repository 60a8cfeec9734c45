//go:build e2e

package e2e

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// office is a Windows PC, played by Wine: its user's folders and the
// installers of two versions.
type office struct {
	*desk
	user       string // the user's folder
	older, now string // installers
	version    string // of the newer one
	hand       string // the user's hand, see testdata/hand.c
	book       string
	stick      string // folder of the drive E:
}

// newOffice looks at the PC through a screen of a size.
func newOffice(t *testing.T, screen string) *office {
	d := newDeskOf(t, screen)
	d.env = append(d.env, "SOTHIDUA_HOME=") // the folders an installed program uses
	o := &office{desk: d, user: filepath.Join(os.Getenv("WINEPREFIX"), "drive_c/users", os.Getenv("USER")),
		older: os.Getenv("SOTHIDUA_SETUP_OLDER"), now: os.Getenv("SOTHIDUA_SETUP"), hand: os.Getenv("SOTHIDUA_HAND"),
		stick: os.Getenv("SOTHIDUA_STICK"), version: os.Getenv("SOTHIDUA_VERSION")}
	o.program = filepath.Join(o.installed(), "SoThiDua.exe")
	o.book = filepath.Join(o.user, "AppData/Local/SoThiDua/so-thi-dua.db")
	return o
}

func (o *office) installed() string {
	return filepath.Join(o.user, "AppData/Local/Programs/SoThiDua")
}

func (o *office) shortcut(name string) string {
	return filepath.Join(o.user, "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sổ Thi đua", name+".lnk")
}

// wine runs a Windows program and returns its exit code.
func (o *office) wine(args ...string) int {
	o.t.Helper()
	// What it prints goes nowhere: a pipe would stay open as long as any program
	// it started.
	return exitCode(o.t, o.command("wine", args...).Run())
}

// exitCode is how a program ended that was waited for.
func exitCode(t *testing.T, err error) int {
	t.Helper()
	var code *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return code.ExitCode()
	}
	t.Fatal(err)
	return 0
}

// windows counts the windows of the program that show.
func (o *office) windows() int {
	out, err := o.command("xdotool", "search", "--onlyvisible", "--name", "^Sổ Thi đua").Output()
	if err != nil {
		return 0
	}
	return len(strings.Fields(string(out)))
}

// wait waits for the program's window and gives it the keyboard.
func (o *office) wait() {
	o.t.Helper()
	o.until("the window", func() bool { return o.windows() > 0 })
	out, err := o.command("xdotool", "search", "--onlyvisible", "--name", "^Sổ Thi đua").Output()
	if err != nil {
		o.t.Fatal(err)
	}
	o.window = strings.Fields(string(out))[0]
	o.do("windowsize", o.window, "1366", "738")
	o.do("windowmove", o.window, "0", "0")
	o.do("windowfocus", o.window)
}

// leave closes the window as its user does.
func (o *office) leave() {
	o.t.Helper()
	o.keys("alt+F4")
	o.until("no window", func() bool { return o.windows() == 0 })
	o.until("the book to be free", func() bool {
		_, err := os.Stat(o.book + ".nguoi-dung")
		return errors.Is(err, os.ErrNotExist)
	})
}

// vietnamese types a text as UniKey does: the bare letter first, then for each
// mark a Backspace and the letter that has it.
func (o *office) vietnamese(text string) {
	o.t.Helper()
	var keys strings.Builder
	for _, r := range text {
		marks := []rune(norm.NFD.String(string(r)))
		if r == 'đ' {
			marks = []rune{'d', 'đ'}
		}
		keys.WriteRune(marks[0])
		for i := range marks[1:] {
			letter := r
			if r != 'đ' {
				letter = []rune(norm.NFC.String(string(marks[:i+2])))[0]
			}
			keys.WriteString("<" + string(letter))
		}
	}
	if code := o.wine(o.hand, "type", keys.String()); code != 0 {
		o.t.Fatalf("typing ended with %d", code)
	}
	time.Sleep(500 * time.Millisecond)
}

// mustHave and mustLack look for files.
func (o *office) mustHave(paths ...string) {
	o.t.Helper()
	for _, p := range paths {
		if _, err := os.Stat(p); err != nil {
			o.t.Errorf("missing: %v", err)
		}
	}
}

func (o *office) mustLack(paths ...string) {
	o.t.Helper()
	for _, p := range paths {
		if _, err := os.Stat(p); err == nil {
			o.t.Errorf("still there: %s", p)
		}
	}
}

// holds tells whether a workbook holds a text.
func holds(t *testing.T, workbook, text string) bool {
	t.Helper()
	z, err := zip.OpenReader(workbook)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		if strings.Contains(string(b), text) {
			return true
		}
	}
	return false
}
