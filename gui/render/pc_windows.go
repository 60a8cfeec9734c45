//go:build !gles

package render

import (
	"fmt"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// Of winuser.h and wingdi.h.
const (
	remoteSession   = 0x1000 // SM_REMOTESESSION
	attachedDisplay = 0x1    // DISPLAY_DEVICE_ATTACHED_TO_DESKTOP
)

// displayDevice is DISPLAY_DEVICEW of the Windows API.
type displayDevice struct {
	size  uint32
	name  [32]uint16
	text  [128]uint16
	flags uint32
	id    [128]uint16
	key   [128]uint16
}

// fingerprint tells this PC's screens, their drivers, and whether it is used
// from afar: what OpenGL there is depends on them.
func fingerprint() string {
	user := windows.NewLazySystemDLL("user32.dll")
	var parts []string
	for i := uintptr(0); ; i++ {
		d := displayDevice{size: uint32(unsafe.Sizeof(displayDevice{}))}
		if ok, _, _ := user.NewProc("EnumDisplayDevicesW").Call(0, i, uintptr(unsafe.Pointer(&d)), 0); ok == 0 {
			break
		}
		if d.flags&attachedDisplay != 0 {
			parts = append(parts, windows.UTF16ToString(d.text[:])+" "+driverVersion(windows.UTF16ToString(d.key[:])))
		}
	}
	remote, _, _ := user.NewProc("GetSystemMetrics").Call(remoteSession)
	return fmt.Sprintf("%s; remote %d", strings.Join(parts, ", "), remote)
}

// driverVersion reads the version of the driver of a display whose registry key
// is given as the kernel names it, "" when it is not told.
func driverVersion(key string) string {
	const machine = `\registry\machine\`
	if len(key) < len(machine) || !strings.EqualFold(key[:len(machine)], machine) {
		return ""
	}
	k, err := registry.OpenKey(registry.LOCAL_MACHINE, key[len(machine):], registry.QUERY_VALUE)
	if err != nil {
		return ""
	}
	defer k.Close()
	version, _, err := k.GetStringValue("DriverVersion")
	if err != nil {
		return ""
	}
	return version
}
