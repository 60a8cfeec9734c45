package shell

import (
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// comObject is a COM object: a pointer to its table of methods.
type comObject struct{ methods *[32]uintptr }

// Places in the tables of methods (shobjidl_core.h).
const (
	comRelease         = 2
	dialogShow         = 3  // IModalWindow
	dialogSetOptions   = 9  // IFileDialog
	dialogGetOptions   = 10 // IFileDialog
	dialogSetFolder    = 12 // IFileDialog
	dialogSetTitle     = 17 // IFileDialog
	dialogGetResult    = 20 // IFileDialog
	itemGetDisplayName = 5  // IShellItem
)

const (
	fosPickFolders   = 0x20
	fosFileSystem    = 0x40
	displayFilePath  = 0x80058000 // SIGDN_FILESYSPATH
	resultCancelled  = 0x800704C7 // HRESULT of ERROR_CANCELLED
	contextInProcess = 0x1        // CLSCTX_INPROC_SERVER
)

// call calls a method and returns its HRESULT as an error. Pointers among the
// arguments stay where they are during the call.
//
//go:uintptrescapes
func (o *comObject) call(method int, args ...uintptr) error {
	r, _, _ := syscall.SyscallN(o.methods[method], append([]uintptr{uintptr(unsafe.Pointer(o))}, args...)...)
	return hresult(r)
}

// release gives the object back; what it returns counts references.
func (o *comObject) release() {
	_, _, _ = syscall.SyscallN(o.methods[comRelease], uintptr(unsafe.Pointer(o)))
}

// resultError is a failed HRESULT.
type resultError uint32

func (e resultError) Error() string { return fmt.Sprintf("HRESULT 0x%08X", uint32(e)) }

func hresult(r uintptr) error {
	if int32(r) < 0 {
		return resultError(uint32(r))
	}
	return nil
}

// askFolder shows the folder dialog of Windows; "" when the user gave up.
func askFolder(ask dialogAsk) (string, error) {
	d, err := newFolderDialog()
	if err != nil {
		return "", err
	}
	defer d.release()
	var options uint32
	if err := d.call(dialogGetOptions, uintptr(unsafe.Pointer(&options))); err != nil {
		return "", err
	}
	if err := d.call(dialogSetOptions, uintptr(options|fosPickFolders|fosFileSystem)); err != nil {
		return "", err
	}
	title, err := windows.UTF16PtrFromString(ask.title)
	if err != nil {
		return "", err
	}
	if err := d.call(dialogSetTitle, uintptr(unsafe.Pointer(title))); err != nil {
		return "", err
	}
	if start := shellItem(ask.dir); start != nil {
		defer start.release()
		if err := d.call(dialogSetFolder, uintptr(unsafe.Pointer(start))); err != nil {
			return "", err
		}
	}
	switch err := d.call(dialogShow, ask.owner); err {
	case nil:
		return resultPath(d)
	case resultError(resultCancelled):
		return "", nil
	default:
		return "", err
	}
}

func newFolderDialog() (*comObject, error) {
	class := windows.GUID{Data1: 0xDC1C5A9C, Data2: 0xE88A, Data3: 0x4DDE, Data4: [8]byte{0xA5, 0xA1, 0x60, 0xF8, 0x2A, 0x20, 0xAE, 0xF7}} // FileOpenDialog
	iface := windows.GUID{Data1: 0xD57C7288, Data2: 0xD4AD, Data3: 0x4768, Data4: [8]byte{0xBE, 0x02, 0x9D, 0x96, 0x95, 0x32, 0xD9, 0x60}} // IFileOpenDialog
	var d *comObject
	r, _, _ := windows.NewLazySystemDLL("ole32.dll").NewProc("CoCreateInstance").Call(uintptr(unsafe.Pointer(&class)), 0,
		contextInProcess, uintptr(unsafe.Pointer(&iface)), uintptr(unsafe.Pointer(&d)))
	return d, hresult(r)
}

// shellItem returns the shell's object of a folder, nil when it has none: the
// dialog then starts where it was last.
func shellItem(dir string) *comObject {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil || dir == "" {
		return nil
	}
	iface := windows.GUID{Data1: 0x43826D1E, Data2: 0xE718, Data3: 0x42EE, Data4: [8]byte{0xBC, 0x55, 0xA1, 0xE2, 0x61, 0xC3, 0x7B, 0xFE}} // IShellItem
	var item *comObject
	r, _, _ := windows.NewLazySystemDLL("shell32.dll").NewProc("SHCreateItemFromParsingName").Call(uintptr(unsafe.Pointer(path)), 0,
		uintptr(unsafe.Pointer(&iface)), uintptr(unsafe.Pointer(&item)))
	if hresult(r) != nil {
		return nil
	}
	return item
}

// resultPath reads the path of the chosen folder.
func resultPath(d *comObject) (string, error) {
	var item *comObject
	if err := d.call(dialogGetResult, uintptr(unsafe.Pointer(&item))); err != nil {
		return "", err
	}
	defer item.release()
	var path *uint16
	if err := item.call(itemGetDisplayName, displayFilePath, uintptr(unsafe.Pointer(&path))); err != nil {
		return "", err
	}
	defer windows.CoTaskMemFree(unsafe.Pointer(path))
	return windows.UTF16PtrToString(path), nil
}
