package printing

import (
	"testing"
	"unsafe"
)

// The sizes and places that the headers of the Windows API give on 64 bits.
func TestStructuresAreThoseOfWindows(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want uintptr
	}{
		{"PRINTDLGW", unsafe.Sizeof(printDialog{}), 120},
		{"PRINTDLGW.Flags", unsafe.Offsetof(printDialog{}.flags), 40},
		{"PRINTDLGW.nCopies", unsafe.Offsetof(printDialog{}.copies), 52},
		{"DEVMODEW.dmFields", unsafe.Offsetof(deviceMode{}.fields), 72},
		{"DEVMODEW.dmOrientation", unsafe.Offsetof(deviceMode{}.orientation), 76},
		{"DOCINFOW", unsafe.Sizeof(docInfo{}), 40},
		{"BITMAPINFOHEADER", unsafe.Sizeof(bitmapHeader{}), 40},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
}

func TestSheetsLieAsAsked(t *testing.T) {
	var m deviceMode
	m.lay(true)
	if m.fields&fieldOrientation == 0 || m.orientation != onItsSide {
		t.Errorf("lying: %+v", m)
	}
	m.lay(false)
	if m.orientation != portrait {
		t.Errorf("standing: %+v", m)
	}
}
