//go:build !windows

package shell

import (
	"strings"
	"testing"
)

func TestOpenPathWithoutAnOpener(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	if err := openPath(dir, newQuietLog()); err == nil || !strings.Contains(err.Error(), "trình quản lý tệp") {
		t.Errorf("without an opener: %v", err)
	}
}
