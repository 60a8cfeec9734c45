//go:build e2e

package e2e

import (
	"encoding/json"
	"errors"
	"io"
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
	o := newOffice(t)
	const note = "Mưa đá làm đổ lúa, đã cấy lại được một nửa"
	if code := o.wine(o.older, "/S"); code != 0 {
		t.Fatalf("installing the older version ended with %d", code)
	}
	o.mustHave(o.program, filepath.Join(o.installed(), "GoCaiDat.exe"),
		o.shortcut("Sổ Thi đua"), o.shortcut("Sổ Thi đua (Chế độ tương thích)"))
	o.firstStart()
	o.report(note)
	o.kit(note)
	o.secondStart()
	o.upgradeWhileOpen()
	o.compatible()
	o.withoutOpenGL()
	o.refusals()
	o.brokenUpgrade()
	o.cutUpgrade()
	o.uninstall(note)
}

// firstStart opens the program from the Start menu and makes the sample book.
func (o *office) firstStart() {
	o.t.Helper()
	if code := o.wine(o.hand, "open", o.shortcut("Sổ Thi đua")); code != 0 {
		o.t.Fatalf("the shortcut ended with %d", code)
	}
	o.wait()
	o.settled("01-lan-dau")
	o.leave()
	if err := os.Remove(o.book); err != nil {
		o.t.Fatal(err)
	}
	o.run("init", "-db", o.book, "-sample", "tri-yen-2024")
}

// report types values and a note as UniKey does, and prints.
func (o *office) report(note string) {
	o.t.Helper()
	o.open("-today", "2024-06-18")
	o.settled("02-tong-quan")
	o.keys("alt+4")
	o.settled("03-theo-doi")
	o.keys("ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down", "Return")
	o.settled("04-nhap")
	o.vietnamese("98,5")
	o.keys("Return")
	o.vietnamese("61,8")
	o.keys("Return", "Up", "End")
	o.vietnamese(note)
	o.settled("05-go-unikey")
	o.keys("Return")
	o.until("the typed values in the database", func() bool {
		rows := o.progress(o.book, "T06")
		return text(rows["1a"].PeriodValue) == "98.5" && text(rows["1c"].PeriodValue) == "61.8"
	})
	o.settled("06-da-luu")
	pdf := filepath.Join(o.t.TempDir(), "biểu đồ.pdf")
	o.run("print", "-db", o.book, "-what", "progress-chart", "-year", "2024", "-period", "H1", "-o", pdf)
	if words := printed(pdf); !strings.Contains(words, "Xuất khẩu lao động") {
		o.t.Errorf("the printed chart reads %q", words)
	}
}

// kit exports a village's kit, which holds the note, and imports it.
func (o *office) kit(note string) {
	o.t.Helper()
	dir := filepath.Join(o.t.TempDir(), "phiếu gửi đơn vị")
	o.run("export", "-db", o.book, "-what", "kit", "-year", "2024", "-period", "H1", "-unit", "T06", "-o", dir)
	files, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(files) != 1 {
		o.t.Fatalf("kits: %v, %v", files, err)
	}
	if !holds(o.t, files[0], note) {
		o.t.Errorf("the kit lacks the note as typed: %s", note)
	}
	var out struct {
		Files []struct {
			Accepted, Unchanged int
			Problems            []struct{ Severity, Message string }
		}
	}
	if err := json.Unmarshal([]byte(o.run("import", "-db", o.book, "-json", files[0])), &out); err != nil {
		o.t.Fatal(err)
	}
	if len(out.Files) != 1 || out.Files[0].Unchanged < 2 {
		o.t.Errorf("the kit's import: %+v", out)
	}
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
	o.settled("07-len-truoc")
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
	if code := o.wine(o.hand, "click", `Z:`+strings.ReplaceAll(copied, "/", `\`)); code != 0 {
		o.t.Errorf("opening a copy ended with %d", code)
	}
	time.Sleep(4 * time.Second) // the other start finds this one and calls it
}

// upgradeWhileOpen installs the present version over the older one.
func (o *office) upgradeWhileOpen() {
	o.t.Helper()
	if code := o.wine(o.now, "/S"); code != 0 {
		o.t.Fatalf("upgrading ended with %d", code)
	}
	if n := o.windows(); n != 0 {
		o.t.Errorf("%d windows after upgrading", n)
	}
	compat, err := filepath.Glob(filepath.Join(o.installed(), "tuong-thich-*"))
	if err != nil || len(compat) != 1 {
		o.t.Errorf("compatible copies: %v, %v", compat, err)
	}
	o.mustLack(filepath.Join(o.installed(), "moi.tmp"))
	if rows := o.progress(o.book, "T06"); text(rows["1a"].PeriodValue) != "98.5" {
		o.t.Errorf("1a after upgrading: %s", text(rows["1a"].PeriodValue))
	}
}

// compatible opens the copy that draws through Direct3D and times it.
func (o *office) compatible() {
	o.t.Helper()
	if code := o.wine(o.hand, "open", o.shortcut("Sổ Thi đua (Chế độ tương thích)")); code != 0 {
		o.t.Fatalf("the shortcut ended with %d", code)
	}
	o.wait()
	o.until("the book on the screen", func() bool {
		return o.command("xdotool", "search", "--onlyvisible", "--name", "UBND xã").Run() == nil
	})
	o.settled("09-tuong-thich")
	if !compatibleRuns() {
		o.t.Error("the compatible copy does not run")
	}
	o.openCopy()
	o.settled("10-he-thong")
	o.keys("Escape")
	o.keys("ctrl+shift+Tab")
	o.settled("11-gioi-thieu")
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
}

// refusals are what the installers must not do.
func (o *office) refusals() {
	o.t.Helper()
	before := o.contents(o.program)
	if code := o.wine(o.older, "/S"); code != 3 {
		o.t.Errorf("an older version over a newer one ended with %d, want 3", code)
	}
	book := o.contents(o.book)
	later := []byte(book)
	later[63] = 99 // the book's version, see SQLite's user_version
	if err := os.WriteFile(o.book, later, 0o644); err != nil {
		o.t.Fatal(err)
	}
	if code := o.wine(o.now, "/S"); code != 4 {
		o.t.Errorf("over a book of a newer version it ended with %d, want 4", code)
	}
	if err := os.WriteFile(o.book, []byte(book), 0o644); err != nil {
		o.t.Fatal(err)
	}
	if o.contents(o.program) != before {
		o.t.Error("a refused installation changed the program")
	}
	o.mustLack(filepath.Join(o.installed(), "moi.tmp"))
}

// brokenUpgrade installs while something holds a file, as antivirus programs do.
func (o *office) brokenUpgrade() {
	o.t.Helper()
	before := o.contents(o.program)
	held, err := filepath.Glob(filepath.Join(o.installed(), "tuong-thich-*", "libEGL.dll"))
	if err != nil || len(held) != 1 {
		o.t.Fatalf("libEGL.dll: %v, %v", held, err)
	}
	holder := o.command("wine", o.hand, "hold", held[0])
	out, err := holder.StdoutPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	o.start(holder)
	if _, err := io.ReadFull(out, make([]byte, 4)); err != nil {
		o.t.Fatal(err)
	}
	if code := o.wine(o.now, "/S"); code != 2 {
		o.t.Errorf("with a file held it ended with %d, want 2", code)
	}
	if o.contents(o.program) != before {
		o.t.Error("a broken upgrade changed the program")
	}
	o.mustLack(filepath.Join(o.installed(), "moi.tmp"))
	o.run("check", "-db", o.book)
	if err := holder.Process.Kill(); err != nil {
		o.t.Error(err)
	}
}

// cutUpgrade ends the installer in the middle, as a power cut does, and installs
// again.
func (o *office) cutUpgrade() {
	o.t.Helper()
	before := o.contents(o.program)
	cut := o.command("wine", o.now, "/S")
	o.start(cut)
	stage := filepath.Join(o.installed(), "moi.tmp")
	o.until("the installer in the middle", func() bool {
		_, err := os.Stat(filepath.Join(stage, "SoThiDua.exe"))
		return err == nil
	})
	if err := cut.Process.Kill(); err != nil {
		o.t.Fatal(err)
	}
	if o.contents(o.program) != before {
		o.t.Error("a cut upgrade changed the program")
	}
	o.run("check", "-db", o.book)
	if code := o.wine(o.now, "/S"); code != 0 {
		o.t.Errorf("installing after a cut ended with %d", code)
	}
	o.mustLack(stage)
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
