//go:build e2e

package e2e

import (
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// What is masked in some looks: the changes on the overview, one of which is of
// the day the sample was loaded, and notices that go by themselves.
var (
	recentChanges = image.Rect(740, 605, 1350, 735)
	passing       = image.Rect(820, 64, 1366, 110)
)

// report types values and a note as UniKey does.
func (o *office) report(note string) {
	o.t.Helper()
	o.open("-today", "2024-06-18")
	o.look("02-tong-quan", recentChanges)
	o.keys("alt+4")
	o.look("03-theo-doi")
	o.keys("ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down", "Return")
	o.look("04-nhap")
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
	o.look("06-da-luu")
}

// kit exports the village's kit, which holds the note, fills it in as the
// village does in Excel, and imports it through the window: by the dialog of
// Windows, and once more dropped on it.
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
	filled := filepath.Join(dir, "Phiếu 6 tháng – Thôn 6 đã điền.xlsx")
	o.fillIn(files[0], filled)

	o.menu("Nhập, xuất Excel")
	o.keys("Insert")
	o.answerDialog("Chọn tệp Excel", filled)
	o.look("12-xem-truoc-nhap", passing)
	o.keys("F6", "Return")
	o.until("every figure of the kit in the database", func() bool { return o.holdsVillage() })
	o.settled("13-da-nhap")

	o.drop(filled)
	o.look("14-keo-tha", passing) // every figure is there already
	o.keys("Escape")
}

// fillIn writes the village's half-year into a copy of its kit: the figures as
// numbers or as text, as it comes.
func (o *office) fillIn(kit, filled string) {
	o.t.Helper()
	f, err := excelize.OpenFile(kit)
	if err != nil {
		o.t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Phiếu")
	if err != nil {
		o.t.Fatal(err)
	}
	written := 0
	for i, r := range rows {
		for n, v := range village {
			if len(r) == 0 || r[0] != v.number {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(6, i+1)
			if err == nil {
				err = f.SetCellValue("Phiếu", cell, inKit(v.typed, v.stored, n%2 == 0))
			}
			if err != nil {
				o.t.Fatal(err)
			}
			written++
		}
	}
	if written != len(village) {
		o.t.Fatalf("%d figures written into the kit, want %d", written, len(village))
	}
	if err := f.SaveAs(filled); err != nil {
		o.t.Fatal(err)
	}
}

// inKit is a figure as somebody writes it into a workbook: a choice of the list,
// a number, or a number typed as text.
func inKit(typed, stored string, asText bool) any {
	n, err := strconv.ParseFloat(stored, 64)
	switch {
	case stored == "good":
		return "Giữ vững"
	case err != nil:
		return stored
	case asText:
		return typed
	}
	return n
}

// holdsVillage tells whether the book holds the half-year of Thôn 6.
func (o *office) holdsVillage() bool {
	rows := o.progress(o.book, "T06")
	for _, v := range village {
		if text(rows[v.number].PeriodValue) != v.stored {
			return false
		}
	}
	return true
}

// menu opens a page by the side bar: from the first button of a page back to
// the list, and down to the entry.
func (o *office) menu(entry string) {
	o.t.Helper()
	entries := map[string]int{"Nhập, xuất Excel": 7, "Hệ thống": 8}
	o.keys("alt+1")
	o.settled("tong-quan")
	o.keys("F6", "shift+Tab", "shift+Tab")
	for range entries[entry] {
		o.keys("Down")
	}
	o.keys("Return")
	o.settled("trang")
}

// answerDialog types a path into a dialog of Windows and accepts it.
func (o *office) answerDialog(title, path string) {
	o.t.Helper()
	o.until("the dialog "+title, func() bool {
		return o.command("xdotool", "search", "--onlyvisible", "--name", "^"+title).Run() == nil
	})
	time.Sleep(time.Second) // it takes the keyboard after it shows
	if code := o.wine(o.hand, "type", windowsPath(path)); code != 0 {
		o.t.Fatalf("typing ended with %d", code)
	}
	time.Sleep(500 * time.Millisecond)
	o.settled("hop-thoai")
	o.keys("Return")
	o.until("the dialog to go", func() bool {
		return o.command("xdotool", "search", "--onlyvisible", "--name", "^"+title).Run() != nil
	})
}

// windowsPath is a path of this side as Windows programs name it.
func windowsPath(path string) string { return `Z:` + strings.ReplaceAll(path, "/", `\`) }

// drop drops a file on the window.
func (o *office) drop(path string) {
	o.t.Helper()
	if out, err := o.command(os.Getenv("SOTHIDUA_DRAG"), o.window, path).CombinedOutput(); err != nil {
		o.t.Errorf("the window did not take a dropped file: %v %s", err, out)
	}
}

// handIn hands the village's report in.
func (o *office) handIn() {
	o.t.Helper()
	o.keys("alt+4")
	o.settled("bao-cao")
	o.keys("F6", "Return")
	o.settled("15-hoi-ngay-nop")
	o.keys("Return")
	o.until("the report in hand", func() bool { return o.progress(o.book, "")["12b"].Reported == 7 })
}

// chart shows the chart of the half-year, saves it as a PDF through the dialog
// of Windows and reads that.
func (o *office) chart() {
	o.t.Helper()
	o.keys("alt+5", "ctrl+Tab")
	o.look("16-bieu-do", passing)
	pdf := filepath.Join(o.t.TempDir(), "Biểu đồ 6 tháng.pdf")
	o.keys("F6", "Tab", "Return")
	o.answerDialog("Lưu PDF", pdf)
	o.until("the chart as a PDF", func() bool { return printed(pdf) != "" })
	words := printed(pdf)
	for _, want := range []string{"BIỂU ĐỒ TIẾN ĐỘ", "số liệu mẫu", "8/20 người", "40,0%", "Xuất khẩu lao động"} {
		if !strings.Contains(words, want) {
			o.t.Errorf("the saved chart lacks %q:\n%s", want, words)
		}
	}
	o.preview()
}

// preview shows a paper before it is printed and saves it.
func (o *office) preview() {
	o.t.Helper()
	o.keys("alt+1")
	o.settled("tong-quan")
	o.keys("ctrl+p")
	o.look("17-xem-truoc-in", passing)
	pdf := filepath.Join(o.t.TempDir(), "Tài liệu họp.pdf")
	o.keys("ctrl+s")
	o.answerDialog("Lưu PDF", pdf)
	o.until("the papers as a PDF", func() bool { return printed(pdf) != "" })
	if words := printed(pdf); !strings.Contains(words, "ỦY BAN NHÂN DÂN") || !strings.Contains(words, "Thôn 6") {
		o.t.Errorf("the saved papers read:\n%s", words)
	}
	o.keys("Escape")
}
