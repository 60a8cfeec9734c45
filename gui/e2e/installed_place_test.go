//go:build e2e

package e2e

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
)

// stick is the drive E: of the PC, small and taken out of its hands at will.
const stickBook = `E:\Sổ xã.db`

// fullDisk types into a book whose disk is full: nothing typed is lost, and
// saving works as soon as there is room.
func (o *office) fullDisk() {
	o.t.Helper()
	o.run("init", "-db", stickBook, "-sample", "tri-yen-2024")
	o.open("-db", stickBook, "-today", "2024-06-18")
	o.settled("20-so-o-dia-e")
	o.keys("alt+4")
	o.settled("20-theo-doi")
	o.keys("ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down", "Return")
	o.settled("20-nhap")
	free := o.fill(o.stick)
	o.typed("98,5", "Return")
	o.look("20-o-dia-day")
	o.refused("đã đầy", "print", "-db", o.book, "-what", "progress-chart", "-year", "2024", "-period", "H1", "-o", `E:\biểu đồ.pdf`)
	free()
	o.keys("ctrl+s")
	o.until("the typed value in the database", func() bool { return text(o.progress(stickBook, "T06")["1a"].PeriodValue) == "98.5" })
	o.keys("alt+F4")
	o.until("no window", func() bool { return o.windows() == 0 })
}

// readOnly opens that book where nothing can be written.
func (o *office) readOnly() {
	o.t.Helper()
	o.until("the book to be free", func() bool { return !exists(filepath.Join(o.stick, "Sổ xã.db.nguoi-dung")) })
	restore := o.lock(o.stick)
	o.start(o.command("wine", o.program, "-db", stickBook))
	o.until("the window", func() bool { return o.windows() > 0 })
	o.look("21-chi-doc")
	o.keys("Escape")
	o.until("no window", func() bool { return o.windows() == 0 })
	o.refused("chỉ cho đọc", "print", "-db", o.book, "-what", "progress-chart", "-year", "2024", "-period", "H1", "-o", `E:\biểu đồ.pdf`)
	restore()
}

// refused runs a command of the program that must fail with a message.
func (o *office) refused(says string, args ...string) {
	o.t.Helper()
	name, args := o.runner(args)
	cmd := o.command(name, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err == nil || !strings.Contains(said.String(), says) {
		o.t.Errorf("%v: %v, it says %q, want %q in it", args, err, said.String(), says)
	}
}

// documentsMoved saves where OneDrive has moved the user's documents: the
// dialog of Windows begins there.
func (o *office) documentsMoved() {
	o.t.Helper()
	moved := filepath.Join(o.user, "OneDrive", "Tài liệu")
	if err := os.MkdirAll(moved, 0o755); err != nil {
		o.t.Fatal(err)
	}
	if code := o.wine("reg", "add", `HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders`, "/v", "Personal",
		"/t", "REG_EXPAND_SZ", "/d", `%USERPROFILE%\OneDrive\Tài liệu`, "/f"); code != 0 {
		o.t.Fatalf("moving the documents ended with %d", code)
	}
	// The folder used last would come first.
	if err := os.Remove(filepath.Join(o.user, "AppData/Local/SoThiDua/cua-so.json")); err != nil {
		o.t.Fatal(err)
	}
	o.open("-today", "2024-06-18")
	o.settled("tong-quan")
	o.keys("alt+5", "ctrl+Tab")
	o.settled("bieu-do")
	o.keys("F6", "Tab", "Return")
	o.until("the dialog", func() bool {
		return o.command("xdotool", "search", "--onlyvisible", "--name", "^Lưu PDF").Run() == nil
	})
	o.settled("22-documents-onedrive")
	o.keys("Return")
	o.until("the chart as a PDF", func() bool {
		files, err := filepath.Glob(filepath.Join(moved, "*.pdf"))
		return err == nil && len(files) == 1 && printed(files[0]) != ""
	})
	o.leave()
}

// longPath works with a book and files whose paths are longer than the 260
// letters of old programs.
func (o *office) longPath() {
	o.t.Helper()
	dir := o.t.TempDir()
	for len(windowsPath(dir)) < 300 {
		dir = filepath.Join(dir, "Thi đua khen thưởng xã Trí Yên năm 2024")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		o.t.Fatal(err)
	}
	book, pdf := windowsPath(filepath.Join(dir, "Sổ.db")), filepath.Join(dir, "biểu đồ.pdf")
	o.run("init", "-db", book, "-sample", "tri-yen-2024")
	o.run("print", "-db", book, "-what", "progress-chart", "-year", "2024", "-period", "H1", "-o", windowsPath(pdf))
	if words := printed(pdf); !strings.Contains(words, "Xuất khẩu lao động") {
		o.t.Errorf("the chart printed to a long path reads %q", words)
	}
	if got := text(o.progress(book, "")["12b"].ToDate); got != "6" {
		o.t.Errorf("12b in a book on a long path: %s, want 6", got)
	}
}

// sizes shows the window on a small screen, and on one of 150%.
func (o *office) sizes() {
	o.t.Helper()
	for _, c := range []struct {
		dpi, name, screen string
		changes           image.Rectangle // masked, see recentChanges
	}{
		{"96", "23-1280x720", "1280x720", image.Rect(690, 560, 1280, 690)},
		{"144", "24-150-phan-tram", "1366x768", image.Rect(680, 680, 1366, 742)},
	} {
		if code := o.wine("reg", "add", `HKCU\Control Panel\Desktop`, "/v", "LogPixels", "/t", "REG_DWORD", "/d", c.dpi, "/f"); code != 0 {
			o.t.Fatalf("the scale of the screen ended with %d", code)
		}
		on := newOffice(o.t, c.screen)
		on.open("-today", "2024-06-18")
		on.look(c.name+"-tong-quan", c.changes, image.Rect(0, 690, 230, 720))
		on.keys("alt+4", "ctrl+Tab")
		on.look(c.name+"-nhap", image.Rect(0, 690, 230, 720))
		on.leave()
	}
}
