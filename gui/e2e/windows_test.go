//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWindowsProgramTakesTypingAndPrints runs the Windows program, under Wine
// on this side: it makes the sample book, opens it, takes a value typed into
// the grid, and prints. That Vietnamese looks right is seen in the pictures.
func TestWindowsProgramTakesTypingAndPrints(t *testing.T) {
	d := newDesk(t)
	dir := t.TempDir()
	book := filepath.Join(dir, "Sổ xã Trí Yên.db")
	d.run("init", "-db", book, "-sample", "tri-yen-2024")
	d.open("-db", book, "-today", "2024-06-18")
	d.settled("1-tong-quan")
	d.keys("alt+4")
	d.settled("2-theo-doi")
	d.keys("ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down", "Return")
	d.settled("3-nhap")
	d.typed("98,5", "Return")
	d.typed("61,8", "Return")
	d.until("the typed values in the database", func() bool {
		rows := d.progress(book, "T06")
		return text(rows["1a"].PeriodValue) == "98.5" && text(rows["1c"].PeriodValue) == "61.8"
	})
	d.settled("4-da-luu")
	d.keys("alt+5", "ctrl+Tab")
	d.settled("5-bieu-do")

	pdf := filepath.Join(dir, "biểu đồ.pdf")
	d.run("print", "-db", book, "-what", "progress-chart", "-year", "2024", "-period", "H1", "-o", pdf)
	if words := printed(pdf); !strings.Contains(words, "Xuất khẩu lao động") {
		t.Errorf("the printed chart reads %q", words)
	}
	if info, err := os.Stat(pdf); err != nil || info.Size() == 0 {
		t.Errorf("no PDF: %v", err)
	}
}
