package printing

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"

	"sothidua/data/document"
	"sothidua/data/model"
)

// Of commdlg.h and wingdi.h.
const (
	dialogRange, dialogNoSelection, dialogNoRange = 0x2, 0x4, 0x8
	dialogCollate, dialogDC, dialogDefault        = 0x10, 0x100, 0x400
	dialogNoFile                                  = 0x100000
	errNoPrinters, errNoDefault                   = 0x1008, 0x1007 // PDERR_NODEFAULTPRN, PDERR_NODEVICES
	fieldOrientation                              = 0x1
	portrait, onItsSide                           = 1, 2
)

// printDialog is PRINTDLGW of the Windows API.
type printDialog struct {
	size             uint32
	owner            uintptr
	mode, names      windows.Handle
	screen           uintptr
	flags            uint32
	from, to         uint16
	least, most      uint16
	copies           uint16
	instance         uintptr
	custom           uintptr
	hooks, templates [2]uintptr
	handles          [2]uintptr
}

// deviceMode is the beginning of DEVMODEW of the Windows API.
type deviceMode struct {
	name                 [32]uint16
	version, driver      uint16
	size, extra          uint16
	fields               uint32
	orientation, paper   int16
	length, width, scale int16
}

// asked is what the user chose in the print window, with the printer opened.
type asked struct {
	printer     string
	choice      choice
	screen      uintptr // device context
	mode, names windows.Handle
	lies        bool // sheets lie on their side now
}

// ask shows the print window; nil when the user closed it.
func ask(d document.Document) (*asked, error) {
	d0 := printDialog{flags: dialogDefault} // only asks for the default printer
	d0.size = uint32(unsafe.Sizeof(d0))
	if err := show(&d0); err != nil {
		return nil, err
	}
	pages := len(d.Pages)
	lies := pages > 0 && landscape(d.Pages[0])
	with(d0.mode, func(p unsafe.Pointer) { (*deviceMode)(p).lay(lies) })
	w := printDialog{owner: front(), mode: d0.mode, names: d0.names, flags: dialogDC | dialogNoSelection | dialogNoFile,
		from: 1, to: uint16(pages), least: 1, most: uint16(pages), copies: 1}
	w.size = uint32(unsafe.Sizeof(w))
	if pages == 1 {
		w.flags |= dialogNoRange
	}
	if err := show(&w); err != nil || w.screen == 0 {
		free(w.mode, w.names)
		return nil, err
	}
	a := &asked{printer: deviceName(w.names), screen: w.screen, mode: w.mode, names: w.names,
		choice: choice{copies: int(w.copies), collate: w.flags&dialogCollate != 0}}
	if w.flags&dialogRange != 0 {
		a.choice.from, a.choice.to = int(w.from), int(w.to)
	}
	with(a.mode, func(p unsafe.Pointer) { a.lies = (*deviceMode)(p).orientation == onItsSide })
	return a, nil
}

// show runs the print window. A user who closes it leaves the device context
// at 0.
func show(w *printDialog) error {
	comdlg := windows.NewLazySystemDLL("comdlg32.dll")
	if ok, _, _ := comdlg.NewProc("PrintDlgW").Call(uintptr(unsafe.Pointer(w))); ok != 0 {
		return nil
	}
	w.screen = 0
	switch code, _, _ := comdlg.NewProc("CommDlgExtendedError").Call(); code {
	case 0:
		return nil
	case errNoPrinters, errNoDefault:
		return ErrNoPrinter
	default:
		return model.Wrap(model.CodeInvalid, fmt.Errorf("PrintDlg: error 0x%X", code),
			"Windows không mở được cửa sổ in. Kiểm tra máy in trong Cài đặt của Windows (Máy in và máy quét), rồi in lại; hoặc lưu PDF.")
	}
}

// lay makes sheets stand or lie.
func (m *deviceMode) lay(side bool) {
	m.fields |= fieldOrientation
	m.orientation = portrait
	if side {
		m.orientation = onItsSide
	}
}

// turn makes the coming sheets lie as the page does.
func (a *asked) turn(side bool) error {
	if side == a.lies {
		return nil
	}
	var err error
	with(a.mode, func(p unsafe.Pointer) {
		(*deviceMode)(p).lay(side)
		if r, _, e := gdi("ResetDCW").Call(a.screen, uintptr(p)); r == 0 {
			err = fmt.Errorf("ResetDC: %w", e)
		}
	})
	if err == nil {
		a.lies = side
	}
	return err
}

func (a *asked) close() {
	// What was sent is with the driver; nothing can be done about a failure.
	_, _, _ = gdi("DeleteDC").Call(a.screen)
	free(a.mode, a.names)
}

// deviceName reads the printer's name out of DEVNAMES of the Windows API.
func deviceName(names windows.Handle) string {
	name := "máy in"
	with(names, func(p unsafe.Pointer) {
		offset := *(*uint16)(unsafe.Add(p, 2)) // in letters: driver, device, output
		name = windows.UTF16PtrToString((*uint16)(unsafe.Add(p, uintptr(offset)*2)))
	})
	return name
}

// with locks a piece of global memory while it is used.
func with(h windows.Handle, use func(unsafe.Pointer)) {
	if h == 0 {
		return
	}
	kernel := windows.NewLazySystemDLL("kernel32.dll")
	at, _, _ := kernel.NewProc("GlobalLock").Call(uintptr(h))
	if at == 0 {
		return
	}
	use(*(*unsafe.Pointer)(unsafe.Pointer(&at)))
	// The result tells how many locks are left.
	_, _, _ = kernel.NewProc("GlobalUnlock").Call(uintptr(h))
}

func free(handles ...windows.Handle) {
	for _, h := range handles {
		if h != 0 {
			// A leak of some bytes is all that a failure means.
			_, _, _ = windows.NewLazySystemDLL("kernel32.dll").NewProc("GlobalFree").Call(uintptr(h))
		}
	}
}

// front returns the program's window that has the keyboard, 0 for none: the
// print window belongs to it.
func front() uintptr {
	user := windows.NewLazySystemDLL("user32.dll")
	h, _, _ := user.NewProc("GetForegroundWindow").Call()
	var process uint32
	// The result is the thread; the process tells whose window it is.
	_, _, _ = user.NewProc("GetWindowThreadProcessId").Call(h, uintptr(unsafe.Pointer(&process)))
	if process != windows.GetCurrentProcessId() {
		return 0
	}
	return h
}
