//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestRedrawIsMeasured prints how long the window takes to show what a key does:
// from the key pressed to the first and to the last drawing, each the median of
// many. It asserts only that something is drawn. SOTHIDUA_COMPAT names the copy
// that draws through Direct3D, measured beside the other one when it is given.
func TestRedrawIsMeasured(t *testing.T) {
	programs := []struct{ name, path string }{{"OpenGL", os.Getenv("SOTHIDUA_PROGRAM")}, {"Direct3D", os.Getenv("SOTHIDUA_COMPAT")}}
	last := map[string]float64{} // of OpenGL
	for _, p := range programs {
		if p.path == "" {
			continue
		}
		d := newDesk(t)
		d.program = p.path
		book := filepath.Join(t.TempDir(), "Sổ.db")
		d.run("init", "-db", book, "-sample", "tri-yen-2024")
		d.open("-db", book, "-today", "2024-06-18")
		d.settled("ve-lai")
		d.keys("alt+4")
		d.settled("ve-lai")
		d.keys("ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down", "Return")
		d.settled("ve-lai")
		for _, c := range []struct {
			what string
			keys []string
		}{
			{"one cell down or up in the entry grid", []string{"Down", "Up"}},
			{"help panel, whole window laid out anew", []string{"F1"}},
			{"another screen with its data", []string{"alt+3", "alt+2"}},
		} {
			first, whole := d.redraw(c.keys)
			line := ""
			if p.name == "OpenGL" {
				last[c.what] = whole
			} else {
				line = ", " + strconv.FormatFloat(whole/last[c.what], 'f', 1, 64) + " times OpenGL"
			}
			t.Logf("%-9s %-40s first %.0f ms, complete %.0f ms%s", p.name, c.what, first, whole, line)
		}
		d.keys("alt+F4")
		d.until("the book to be free", func() bool { return !exists(book + ".nguoi-dung") })
	}
}

// redraw presses the keys many times and returns the medians, in milliseconds,
// until the first and until the last drawing.
func (d *desk) redraw(keys []string) (first, whole float64) {
	d.t.Helper()
	times := strconv.Itoa(20 / len(keys))
	out, err := d.command(os.Getenv("SOTHIDUA_REDRAW"), append([]string{times}, keys...)...).Output()
	if err != nil {
		d.t.Fatalf("measuring: %v %s", err, out)
	}
	var firsts, lasts []float64
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		a, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			d.t.Fatal(err)
		}
		b, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			d.t.Fatal(err)
		}
		if a < 0 {
			d.t.Errorf("%s drew nothing", f[0])
		}
		firsts, lasts = append(firsts, a), append(lasts, b)
	}
	return median(firsts), median(lasts)
}

func median(n []float64) float64 {
	slices.Sort(n)
	return n[len(n)/2]
}
