//go:build e2e

package e2e

import (
	"encoding/json"
	"errors"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestInstalledProgramOnAnOfficePC is the life of the program on a PC whose
// user has a Vietnamese name: installed, used, upgraded while it is open,
// drawn the compatible way, refused what would harm it, and taken away.
func TestInstalledProgramOnAnOfficePC(t *testing.T) {
	o := newOffice(t, "1366x768")
	const note = "Mưa đá làm đổ lúa, đã cấy lại được một nửa"
	o.install(o.older, 0)
	o.mustHave(o.program, filepath.Join(o.installed(), "GoCaiDat.exe"),
		o.shortcut("Sổ Thi đua"), o.shortcut("Sổ Thi đua (Chế độ tương thích)"))
	o.firstStart()
	o.report(note)
	o.kit(note)
	o.handIn()
	o.chart()
	o.secondStart()
	o.upgradeRefused()
	o.upgradeBroken()
	o.upgradeCut()
	o.upgradeWhileOpen()
	o.compatible()
	o.withoutOpenGL()
	o.refusals()
	o.fullDisk()
	o.readOnly()
	o.documentsMoved()
	o.longPath()
	o.sizes()
	o.uninstall(note)
}

// firstStart opens the program from the Start menu and makes the sample book.
func (o *office) firstStart() {
	o.t.Helper()
	if code := o.wine(o.hand, "open", o.shortcut("Sổ Thi đua")); code != 0 {
		o.t.Fatalf("the shortcut ended with %d", code)
	}
	o.wait()
	o.look("01-lan-dau", image.Rect(0, 735, 700, 768)) // the folder of the book
	o.leave()
	if err := os.Remove(o.book); err != nil {
		o.t.Fatal(err)
	}
	o.run("init", "-db", o.book, "-sample", "tri-yen-2024")
}

// secondStart starts the program twice more: bare, and with a copy of the book.
func (o *office) secondStart() {
	o.t.Helper()
	o.do("windowminimize", o.window)
	o.until("the window to go", func() bool { return o.windows() == 0 })
	if code := o.wine(o.program); code != 0 {
		o.t.Errorf("the second start ended with %d", code)
	}
	o.until("the first window", func() bool { return o.windows() == 1 })
	o.look("07-len-truoc", passing)
	o.openCopy()
	o.settled("08-mo-ban-sao")
	o.keys("Escape")
	if n := o.windows(); n != 1 {
		o.t.Errorf("%d windows", n)
	}
}

// openCopy makes a copy of the book and opens it as by a double click.
func (o *office) openCopy() {
	o.t.Helper()
	copied := filepath.Join(o.t.TempDir(), "bàn giao.sothidua")
	o.run("backup", "-db", o.book, "-o", copied)
	if code := o.wine(o.hand, "click", windowsPath(copied)); code != 0 {
		o.t.Errorf("opening a copy ended with %d", code)
	}
	time.Sleep(4 * time.Second) // the other start finds this one and calls it
}

// upgradeWhileOpen installs the present version over the older one.
func (o *office) upgradeWhileOpen() {
	o.t.Helper()
	o.install(o.now, 0)
	if n := o.windows(); n != 0 {
		o.t.Errorf("%d windows after upgrading", n)
	}
	compat, err := filepath.Glob(filepath.Join(o.installed(), "tuong-thich-*"))
	if err != nil || len(compat) != 1 {
		o.t.Errorf("compatible copies: %v, %v", compat, err)
	}
	if rows := o.progress(o.book, "T06"); text(rows["1a"].PeriodValue) != "98.5" {
		o.t.Errorf("1a after upgrading: %s", text(rows["1a"].PeriodValue))
	}
}

// compatible opens the copy that draws through Direct3D: it looks like the other
// one, and a second start finds it.
func (o *office) compatible() {
	o.t.Helper()
	o.open("-compat", "-today", "2024-06-18")
	o.look("09-tuong-thich", recentChanges)
	o.keys("alt+4", "ctrl+Tab")
	o.look("09-tuong-thich-nhap")
	o.leave()

	if code := o.wine(o.hand, "open", o.shortcut("Sổ Thi đua (Chế độ tương thích)")); code != 0 {
		o.t.Fatalf("the shortcut ended with %d", code)
	}
	o.wait()
	o.until("the book on the screen", func() bool {
		return o.command("xdotool", "search", "--onlyvisible", "--name", "UBND xã").Run() == nil
	})
	if !compatibleRuns() {
		o.t.Error("the compatible copy does not run")
	}
	o.openCopy()
	o.settled("10-he-thong")
	o.keys("Escape")
	o.keys("ctrl+shift+Tab")
	o.look("11-gioi-thieu", image.Rect(235, 560, 1366, 742)) // folders
	o.leave()
}

// compatibleRuns tells whether the copy that draws through Direct3D runs.
func compatibleRuns() bool {
	return exec.Command("pgrep", "-f", "tuong-thich-.*SoThiDua.exe").Run() == nil
}

// withoutOpenGL starts the usual way, first as the PC is, then as on one whose
// driver has no OpenGL: what the program keeps about the driver is changed.
func (o *office) withoutOpenGL() {
	o.t.Helper()
	kept := filepath.Join(o.user, "AppData/Local/SoThiDua/ve-man-hinh.json")
	for _, has := range []bool{true, false} {
		if code := o.wine(o.hand, "open", o.shortcut("Sổ Thi đua")); code != 0 {
			o.t.Fatalf("the shortcut ended with %d", code)
		}
		o.wait()
		if compatibleRuns() == has {
			o.t.Errorf("with OpenGL %v the compatible copy runs: %v", has, !has)
		}
		time.Sleep(time.Second)
		o.leave()
		var answer struct {
			PC     string            `json:"pc"`
			Driver map[string]string `json:"driver"`
		}
		if err := json.Unmarshal([]byte(o.contents(kept)), &answer); err != nil {
			o.t.Fatal(err)
		}
		answer.Driver = map[string]string{"version": "1.1.0", "renderer": "GDI Generic"}
		text, err := json.Marshal(answer)
		if err == nil {
			err = os.WriteFile(kept, text, 0o644)
		}
		if err != nil {
			o.t.Fatal(err)
		}
	}
	if err := os.Remove(kept); err != nil { // it is asked anew
		o.t.Fatal(err)
	}
}

// uninstall takes the program away and finds the book where it was.
func (o *office) uninstall(note string) {
	o.t.Helper()
	if code := o.wine(filepath.Join(o.installed(), "GoCaiDat.exe"), "/S"); code != 0 {
		o.t.Errorf("uninstalling ended with %d", code)
	}
	o.until("the program to go", func() bool { // the uninstaller works on as a copy of itself
		_, err := os.Stat(o.installed())
		return errors.Is(err, os.ErrNotExist)
	})
	o.mustLack(o.shortcut("Sổ Thi đua"))
	o.mustHave(o.book)
	if book := o.contents(o.book); !strings.Contains(book, note) {
		o.t.Error("the book lost the note")
	}
}

// contents reads a file.
func (o *office) contents(path string) string {
	o.t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		o.t.Fatal(err)
	}
	return string(b)
}
