//go:build e2e

package e2e

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/text/encoding/unicode"
)

// install runs an installer silently and looks at how it ended and, when it
// should fail, at what it says.
func (o *office) install(setup string, want int, says ...string) {
	o.t.Helper()
	o.ended(setup, o.wine(setup, "/S"), want, says...)
}

// ended looks at how a silent installation ended.
func (o *office) ended(setup string, code, want int, says ...string) {
	o.t.Helper()
	note := ""
	if raw, err := os.ReadFile(filepath.Join(o.user, "Temp/SoThiDua-Setup.txt")); err == nil {
		if note, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().String(string(raw)); err != nil {
			o.t.Fatal(err)
		}
	}
	if code != want {
		o.t.Fatalf("%s ended with %d, want %d: %s", filepath.Base(setup), code, want, note)
	}
	for _, s := range says {
		if !strings.Contains(note, s) {
			o.t.Errorf("the installer says %q, want %q in it", note, s)
		}
	}
	o.mustLack(o.stage())
}

// stage is where the installer writes before it puts anything in place.
func (o *office) stage() string { return filepath.Join(o.installed(), "moi.tmp") }

// whole are the words of every refusal to upgrade.
const whole = "còn nguyên"

// upgradeRefused upgrades while a question is open in the program: it must not
// be closed over the user's head.
func (o *office) upgradeRefused() {
	o.t.Helper()
	o.menu("Hệ thống")
	o.keys("ctrl+Tab", "ctrl+Tab")
	o.settled("co-quan")
	o.keys("Tab")
	o.vietnamese("xã mới")
	o.install(o.now, 5, "đang mở", whole)
	o.look("18-dang-mo-hoi-luu")
	if n := o.windows(); n != 1 {
		o.t.Errorf("%d windows", n)
	}
	o.keys("Tab", "Return") // throw the change away
	o.until("no window", func() bool { return o.windows() == 0 })
}

// upgradeBroken upgrades where it cannot work; the older version stays.
func (o *office) upgradeBroken() {
	o.t.Helper()
	before := o.contents(o.program)
	programs := filepath.Dir(o.installed())

	free := o.fill(programs)
	o.install(o.now, 2, "không đủ chỗ", "MB trống", "dọn bớt", whole)
	free()

	setup := o.command("wine", o.now, "/S") // the disk fills up while it writes
	if err := setup.Start(); err != nil {
		o.t.Fatal(err)
	}
	o.until("the installer in the middle", func() bool { return exists(filepath.Join(o.stage(), "SoThiDua.exe")) })
	free = o.fill(programs)
	o.ended(o.now, exitCode(o.t, setup.Wait()), 2, "không ghi được tệp", "dọn bớt", whole)
	free()

	restore := o.lock(programs)
	o.install(o.now, 2, "Không ghi được vào thư mục", whole)
	restore()

	for _, held := range []string{"SoThiDua.exe", "GoCaiDat.exe"} {
		release := o.hold(filepath.Join(o.installed(), held))
		o.install(o.now, 2, held, "phần mềm diệt virus", "khởi động lại máy", whole)
		release()
	}
	if o.contents(o.program) != before {
		o.t.Error("a broken upgrade changed the program")
	}
	o.run("check", "-db", o.book)
}

// upgradeCut ends the installer as a power cut does: while it writes, and while
// it puts files in place. The older version still runs, and nothing hinders the
// next try.
func (o *office) upgradeCut() {
	o.t.Helper()
	before := o.contents(o.program)
	cut := func(reached string) {
		o.t.Helper()
		setup := o.command("wine", o.now, "/S")
		o.start(setup)
		o.until("the installer to write "+reached, func() bool { return exists(reached) })
		if err := setup.Process.Kill(); err != nil {
			o.t.Fatal(err)
		}
		if o.contents(o.program) != before {
			o.t.Error("a cut upgrade changed the program")
		}
		o.run("check", "-db", o.book)
	}
	cut(filepath.Join(o.stage(), "SoThiDua.exe"))
	release := o.hold(filepath.Join(o.installed(), "GoCaiDat.exe"))
	cut(filepath.Join(o.installed(), "tuong-thich-"+o.version, "SoThiDua.exe"))
	release()

	if code := o.wine(o.hand, "open", o.shortcut("Sổ Thi đua")); code != 0 {
		o.t.Fatalf("the shortcut ended with %d", code)
	}
	o.wait()
	o.settled("19-ban-cu-van-chay")
}

// refusals are what the installers must not do.
func (o *office) refusals() {
	o.t.Helper()
	before := o.contents(o.program)
	o.install(o.older, 3, "mới hơn bản 0.0.1", "gỡ bản mới trước")
	book := o.contents(o.book)
	later := []byte(book)
	later[63] = 99 // the book's version, see SQLite's user_version
	if err := os.WriteFile(o.book, later, 0o644); err != nil {
		o.t.Fatal(err)
	}
	o.install(o.now, 4, "mới hơn", "Sổ không bị thay đổi")
	if err := os.WriteFile(o.book, []byte(book), 0o644); err != nil {
		o.t.Fatal(err)
	}
	if o.contents(o.program) != before {
		o.t.Error("a refused installation changed the program")
	}
}

// fill leaves no room on the disk of a folder, until the function it returns is
// called.
func (o *office) fill(dir string) (free func()) {
	o.t.Helper()
	file := filepath.Join(dir, "day-o-dia")
	f, err := os.Create(file)
	if err != nil {
		o.t.Fatal(err)
	}
	defer f.Close()
	for _, size := range []int{1 << 20, 1 << 12} {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	return func() {
		o.t.Helper()
		if err := os.Remove(file); err != nil {
			o.t.Fatal(err)
		}
	}
}

// lock lets nobody write to a disk, until the function it returns is called.
func (o *office) lock(dir string) (restore func()) {
	o.t.Helper()
	mount := func(how string) {
		o.t.Helper()
		if out, err := exec.Command("mount", "-o", "remount,"+how, dir).CombinedOutput(); err != nil {
			o.t.Fatalf("%s %s: %v %s", how, dir, err, out)
		}
	}
	mount("ro")
	return func() { o.t.Helper(); mount("rw") }
}

// hold keeps a file open as an antivirus program does, until the function it
// returns is called.
func (o *office) hold(path string) (release func()) {
	o.t.Helper()
	holder := o.command("wine", o.hand, "hold", path)
	out, err := holder.StdoutPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	o.start(holder)
	if _, err := io.ReadFull(out, make([]byte, 4)); err != nil {
		o.t.Fatal(err)
	}
	return func() {
		o.t.Helper()
		if err := holder.Process.Kill(); err != nil {
			o.t.Error(err)
		}
		time.Sleep(500 * time.Millisecond) // Wine closes what it held
	}
}

// exists tells whether there is something at a path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, os.ErrNotExist)
}
