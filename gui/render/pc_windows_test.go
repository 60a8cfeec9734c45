//go:build !gles

package render

import (
	"testing"
	"unsafe"
)

func TestStructuresAreThoseOfWindows(t *testing.T) {
	if got := unsafe.Sizeof(displayDevice{}); got != 840 {
		t.Errorf("DISPLAY_DEVICEW: %d, want 840", got)
	}
	if got := unsafe.Sizeof(pixelFormat{}); got != 40 {
		t.Errorf("PIXELFORMATDESCRIPTOR: %d, want 40", got)
	}
}

func TestFingerprintStaysTheSame(t *testing.T) {
	if a, b := fingerprint(), fingerprint(); a == "" || a != b {
		t.Errorf("fingerprints %q and %q", a, b)
	}
}

func TestDriverVersionOfNoKey(t *testing.T) {
	for _, key := range []string{"", `\Registry\User\x`, `\Registry\Machine\Khong\Co`} {
		if got := driverVersion(key); got != "" {
			t.Errorf("%q: version %q", key, got)
		}
	}
}
