//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// desk is a virtual screen with the program's window on it.
type desk struct {
	t       *testing.T
	env     []string
	program string
	window  string
	shots   string // folder of the pictures
}

// patience is how long the window may take to show what was asked for; it is
// generous because the machine may be busy with other work.
const patience = 60 * time.Second

// newDesk starts a screen of 1366×768 with a window manager.
func newDesk(t *testing.T) *desk {
	t.Helper()
	return newDeskOf(t, "1366x768")
}

// newDeskOf starts a screen of a size.
func newDeskOf(t *testing.T, size string) *desk {
	t.Helper()
	d := &desk{t: t, program: os.Getenv("SOTHIDUA_PROGRAM"), shots: os.Getenv("SOTHIDUA_SHOTS")}
	if d.program == "" {
		t.Fatal("SOTHIDUA_PROGRAM names no program")
	}
	if d.shots == "" {
		d.shots = t.TempDir()
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	screen := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size+"x24", "-nolisten", "tcp")
	screen.ExtraFiles = []*os.File{w}
	d.start(screen)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("no screen: %v", err)
	}
	d.env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(line), "LANG=vi_VN.UTF-8", "LC_ALL=vi_VN.UTF-8",
		"SOTHIDUA_HOME="+t.TempDir())
	d.start(d.command("openbox"))
	return d
}

func (d *desk) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = d.env
	return cmd
}

// start runs something until the test ends.
func (d *desk) start(cmd *exec.Cmd) {
	d.t.Helper()
	var said bytes.Buffer
	cmd.Stderr = &said
	cmd.WaitDelay = 2 * time.Second // what it started may hold its output longer
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		if err := cmd.Process.Kill(); err != nil && !strings.Contains(err.Error(), "finished") {
			d.t.Errorf("%s: %v", cmd.Path, err)
		}
		cmd.Wait() // it was killed; how it ended says nothing
		if strings.Contains(said.String(), "Error in Fyne call thread") {
			d.t.Errorf("the window was touched from another thread:\n%s", said.String())
		}
	})
}

// run runs a command of the program and returns what it printed.
func (d *desk) run(args ...string) string {
	d.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 2*patience)
	defer stop()
	name, args := d.runner(args)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env
	out, err := cmd.Output()
	if err != nil {
		d.t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (d *desk) runner(args []string) (string, []string) {
	if runner := os.Getenv("SOTHIDUA_RUNNER"); runner != "" {
		return runner, append([]string{d.program}, args...)
	}
	return d.program, args
}

// open starts the program and waits for its window.
func (d *desk) open(args ...string) {
	d.t.Helper()
	name, args := d.runner(args)
	d.start(d.command(name, args...))
	d.until("the window", func() bool {
		out, err := d.command("xdotool", "search", "--onlyvisible", "--name", "Sổ Thi đua").Output()
		d.window = strings.TrimSpace(strings.SplitN(string(out), "\n", 2)[0])
		return err == nil && d.window != ""
	})
	d.do("windowsize", d.window, "1366", "738")
	d.do("windowmove", d.window, "0", "0")
	d.do("windowfocus", d.window)
}

// do runs one command of xdotool.
func (d *desk) do(args ...string) {
	d.t.Helper()
	if out, err := d.command("xdotool", args...).CombinedOutput(); err != nil {
		d.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
}

// keys presses keys one after the other.
func (d *desk) keys(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.do("key", "--clearmodifiers", k)
		time.Sleep(120 * time.Millisecond)
	}
}

// typed types a text and presses a key.
func (d *desk) typed(text, key string) {
	d.t.Helper()
	d.do("type", "--clearmodifiers", "--delay", "40", text)
	time.Sleep(80 * time.Millisecond)
	d.keys(key)
}

// until waits for something to become true.
func (d *desk) until(what string, done func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if done() {
			return
		}
	}
	d.shot("failed")
	d.t.Fatalf("%s did not come within %v; picture in %s", what, patience, d.shots)
}

// shot takes a picture of the screen.
func (d *desk) shot(name string) image.Image {
	d.t.Helper()
	path := filepath.Join(d.shots, name+".png")
	if out, err := d.command("import", "-silent", "-window", "root", path).CombinedOutput(); err != nil {
		d.t.Fatalf("picture: %v\n%s", err, out)
	}
	f, err := os.Open(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		d.t.Fatal(err)
	}
	return img
}

// settled waits until the screen stands still and returns its picture.
func (d *desk) settled(name string) image.Image {
	d.t.Helper()
	last := d.shot(name)
	d.until("a still screen", func() bool {
		time.Sleep(400 * time.Millisecond)
		now := d.shot(name)
		still := difference(last, now, now.Bounds()) == 0
		last = now
		return still
	})
	return last
}

// difference counts the pixels of an area in which two pictures differ.
func difference(a, b image.Image, area image.Rectangle) int {
	n := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

// row is one line of progress -json.
type row struct {
	Number        string  `json:"number"`
	PeriodValue   *string `json:"period_value"`
	ToDate        *string `json:"to_date"`
	PercentOfPlan *string `json:"percent_of_plan"`
	Reported      int     `json:"reported"`
	Judgement     string  `json:"judgement"`
}

// progress reads the summary table of the sample's half-year out of the
// database, of a unit or, with "", of the commune.
func (d *desk) progress(book, unit string) map[string]row {
	d.t.Helper()
	return d.progressOf(book, "2024", unit)
}

// progressOf is progress of another year.
func (d *desk) progressOf(book, year, unit string) map[string]row {
	d.t.Helper()
	args := []string{"progress", "-db", book, "-year", year, "-period", "H1", "-json"}
	if unit != "" {
		args = append(args, "-unit", unit)
	}
	var doc struct {
		Rows []row `json:"rows"`
	}
	if err := json.Unmarshal([]byte(d.run(args...)), &doc); err != nil {
		d.t.Fatal(err)
	}
	out := map[string]row{}
	for _, r := range doc.Rows {
		out[r.Number] = r
	}
	return out
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// viewer puts a program in the place of the system's PDF viewer that only
// writes down what it was given, and returns a function that reads it.
func (d *desk) viewer() func() string {
	d.t.Helper()
	dir := d.t.TempDir()
	note := filepath.Join(dir, "opened")
	script := fmt.Sprintf("#!/bin/sh\nprintf '%%s' \"$1\" >%q\n", note)
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o755); err != nil {
		d.t.Fatal(err)
	}
	d.env = append(d.env, "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return func() string {
		b, err := os.ReadFile(note)
		if err != nil {
			return ""
		}
		return string(b)
	}
}
