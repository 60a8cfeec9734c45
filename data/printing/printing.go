// Package printing sends the pages of a document to a printer: on Windows
// through the print window of Windows, elsewhere to the default printer of CUPS.
package printing

import (
	"errors"
	"math"
)

// ErrNoPrinter says that this PC has no printer; the pages can still be shown
// in a viewer of PDF files.
var ErrNoPrinter = errors.New("no printer")

// Result is what was printed.
type Result struct {
	Printer string
	Pages   int  // sheets sent, copies counted
	GivenUp bool // the user closed the print window
}

// choice is which pages are printed how often.
type choice struct {
	from, to int // first and last page, from 1; zero for all pages
	copies   int
	collate  bool // whole copies one after the other
}

// order returns the pages to print one after the other, from 0, of a document
// of n pages. A range that reaches beyond the document is cut.
func (c choice) order(n int) []int {
	first, last := 0, n-1
	if c.from > 0 {
		first, last = c.from-1, min(c.to, n)-1
	}
	copies := max(c.copies, 1)
	var out []int
	if c.collate {
		for range copies {
			for p := first; p <= last; p++ {
				out = append(out, p)
			}
		}
		return out
	}
	for p := first; p <= last; p++ {
		for range copies {
			out = append(out, p)
		}
	}
	return out
}

// sheet is a sheet of paper as a printer driver tells it, in dots. The driver
// counts from the corner of the part that can be printed on.
type sheet struct {
	dpiX, dpiY       int
	width, height    int // of the whole sheet
	marginX, marginY int // of the part at the left and top that stays white
}

// dots is an upright rectangle on a sheet, in the driver's dots.
type dots struct{ x, y, w, h int }

// mmPerInch converts resolutions.
const mmPerInch = 25.4

// place returns where a page of w by h millimetres goes: at its true size from
// the sheet's corner; one larger than the sheet is made smaller to fit.
func (s sheet) place(w, h float64) dots {
	wide, high := w/mmPerInch*float64(s.dpiX), h/mmPerInch*float64(s.dpiY)
	fit := 1.0
	if s.width > 0 && s.height > 0 {
		fit = min(1, float64(s.width)/wide, float64(s.height)/high)
	}
	if fit > 0.99 { // a dot of rounding is no reason to blur every letter
		fit = 1
	}
	return dots{x: -s.marginX, y: -s.marginY, w: int(math.Round(wide * fit)), h: int(math.Round(high * fit))}
}
