package store

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The driver is translated from C for one version of its C library; any other
// makes subtle faults (modernc.org/sqlite, README).
func TestLibcIsTheOneTheDriverAsksFor(t *testing.T) {
	list := func(format, module string) string {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", format, module).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	mod, err := os.ReadFile(list("{{.GoMod}}", "modernc.org/sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	asked := ""
	for line := range strings.Lines(string(mod)) {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "modernc.org/libc" {
			asked = f[1]
		}
	}
	if used := list("{{.Version}}", "modernc.org/libc"); asked == "" || used != asked {
		t.Errorf("modernc.org/libc %s, the driver asks for %q", used, asked)
	}
}
