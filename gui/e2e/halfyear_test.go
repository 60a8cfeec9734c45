//go:build e2e

package e2e

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// village is the half-year of Thôn 6 as it stands on the village's paper, in
// the order of the entry grid. Choices are typed by their first letters.
var village = []struct{ number, typed, stored string }{
	{"1a", "98,5", "98.5"},
	{"1c", "61,8", "61.8"},
	{"1d", "331,4", "331.4"},
	{"6", "Tot", "Tốt"},
	{"8", "1,27", "1.27"},
	{"9", "9,9", "9.9"},
	{"11", "98,4", "98.4"},
	{"12a", "3", "3"},
	{"12b", "2", "2"},
	{"14", "Tot", "Tốt"},
	{"15", "Giu", "good"},
}

// TestHalfYearOfAVillageFromPaperToPrintedChart is the main job: open the
// program, find the village that has not reported, type its half-year with the
// keyboard, hand it in, see the chart change, print it.
func TestHalfYearOfAVillageFromPaperToPrintedChart(t *testing.T) {
	d := newDesk(t)
	opened := d.viewer()
	book := filepath.Join(t.TempDir(), "Sổ xã Trí Yên.db")
	d.run("init", "-db", book, "-sample", "tri-yen-2024")
	before := d.progress(book, "")
	d.open("-db", book, "-today", "2024-06-18")
	d.settled("1-tong-quan")

	d.keys("alt+5", "ctrl+Tab")
	chartBefore := d.settled("2-bieu-do-truoc")

	start := time.Now()
	d.keys("alt+4")
	d.settled("3-theo-doi")
	d.keys("ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down", "Return")
	d.settled("4-nhap-trong")
	for _, v := range village {
		d.typed(v.typed, "Return")
	}
	d.until("every value in the database", func() bool {
		rows := d.progress(book, "T06")
		for _, v := range village {
			if text(rows[v.number].PeriodValue) != v.stored {
				return false
			}
		}
		return true
	})
	d.settled("5-nhap-xong")
	d.keys("F6", "Return")
	d.settled("6-hoi-ngay-nhan")
	d.keys("Return")
	d.until("the report in hand", func() bool { return d.progress(book, "")["12b"].Reported == 7 })

	after := d.progress(book, "")
	if got := text(after["12b"].ToDate); got != "8" || text(before["12b"].ToDate) != "6" {
		t.Errorf("12b of the commune: %s after %s, want 8 after 6", got, text(before["12b"].ToDate))
	}
	if got := text(after["12b"].PercentOfPlan); got != "40" {
		t.Errorf("12b is %s%% of the plan, want 40", got)
	}

	d.keys("alt+5")
	chartAfter := d.settled("7-bieu-do-sau")
	page := image.Rect(510, 100, 1350, 700)
	if n := difference(chartBefore, chartAfter, page); n < 200 {
		t.Errorf("the chart did not change: %d pixels differ", n)
	}
	d.keys("ctrl+p")
	d.until("the printed chart", func() bool { return opened() != "" && printed(opened()) != "" })
	t.Logf("from the tracker to the printed chart: %.0f s (by a robot on a busy machine; no limit is asserted)", time.Since(start).Seconds())
	words := printed(opened())
	for _, want := range []string{"BIỂU ĐỒ TIẾN ĐỘ", "số liệu mẫu", "8/20 người", "40,0%", "Xuất khẩu lao động"} {
		if !strings.Contains(words, want) {
			t.Errorf("the printed chart lacks %q:\n%s", want, words)
		}
	}
}

// printed reads the words of a PDF, "" while there is none.
func printed(path string) string {
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		return ""
	}
	return string(out)
}
