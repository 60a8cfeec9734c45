package appdir

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestACrashIsToldOnce(t *testing.T) {
	d := Dirs{Logs: t.TempDir()}
	if d.Crashed() {
		t.Error("a crash before the first run")
	}
	write := func(text string) {
		t.Helper()
		f, err := os.OpenFile(d.crashFile(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	write("")
	if d.Crashed() {
		t.Error("a crash without a trace")
	}
	for range 2 {
		write("panic: hết bộ nhớ")
		if !d.Crashed() {
			t.Error("a crash was not told")
		}
		if d.Crashed() {
			t.Error("a crash was told twice")
		}
	}
}

func TestANotedCrashNamesTheVersionAndIsTold(t *testing.T) {
	d := Dirs{Logs: t.TempDir()}
	if err := d.NoteCrash("1.2.3", "chỉ số ngoài mảng", []byte("goroutine 1")); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(d.crashFile())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Sổ Thi đua 1.2.3", "panic: chỉ số ngoài mảng", "goroutine 1"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if d.Crashed() {
		t.Error("told again")
	}
}

func TestALongCrashFileIsBegunAnew(t *testing.T) {
	d := Dirs{Logs: t.TempDir()}
	if err := os.WriteFile(d.crashFile(), make([]byte, crashLimit+1), 0o644); err != nil {
		t.Fatal(err)
	}
	_, closer, err := d.OpenLog()
	if err != nil {
		t.Fatal(err)
	}
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int64{"su-co.log": 0, "su-co-cu.log": crashLimit + 1} {
		if info, err := os.Stat(filepath.Join(d.Logs, name)); err != nil || info.Size() != want {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}
