package appdir

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// crashLimit is how large the file of crashes grows, in bytes, before a new one
// is begun; the one before is kept.
const crashLimit = 1 << 20

// crashFile holds the traces of crashes.
func (d Dirs) crashFile() string { return filepath.Join(d.Logs, "su-co.log") }

// openCrashFile begins or goes on with the file of crashes and sends to it what
// Go writes when the program ends in one.
func (d Dirs) openCrashFile() error {
	if info, err := os.Stat(d.crashFile()); err == nil && info.Size() > crashLimit {
		if err := os.Rename(d.crashFile(), filepath.Join(d.Logs, "su-co-cu.log")); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(d.crashFile(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(debug.SetCrashOutput(f, debug.CrashOptions{}), f.Close())
}

// Crashed tells, once for each time, whether the program ended in a crash: the
// file of crashes has grown since it was last asked. What cannot be read or
// kept counts as no crash.
func (d Dirs) Crashed() bool {
	info, err := os.Stat(d.crashFile())
	if err != nil {
		return false
	}
	mark := filepath.Join(d.Logs, "su-co.da-bao")
	var told int64
	if text, err := os.ReadFile(mark); err == nil {
		if n, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64); err == nil {
			told = n
		}
	}
	if info.Size() == told {
		return false
	}
	if err := os.WriteFile(mark, []byte(strconv.FormatInt(info.Size(), 10)), 0o644); err != nil {
		return false
	}
	return info.Size() > 0
}

// NoteCrash writes the trace of a panic that the program is about to end with,
// and marks it as told: whoever calls it tells the user.
func (d Dirs) NoteCrash(version string, cause any, stack []byte) error {
	f, err := os.OpenFile(d.crashFile(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%s, Sổ Thi đua %s\npanic: %v\n\n%s\n", time.Now().Format(time.RFC3339), version, cause, stack)
	if err = errors.Join(err, f.Close()); err == nil {
		d.Crashed()
	}
	return err
}
