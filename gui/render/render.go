// Package render chooses what draws the window on this PC. Windows draws
// through OpenGL, which the drivers of old chips, remote desktops and virtual
// machines lack; there the program hands over to the copy of itself that draws
// through Direct3D, which every Windows 10 has, if need be without a graphics
// card.
package render

import (
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
)

// ProbeFlag is the argument with which the program asks a child of itself for
// the driver's OpenGL: a bad driver does not answer with an error, it crashes
// or hangs.
const ProbeFlag = "-probe"

// Options are what the choice is made from.
type Options struct {
	Version string   // of the program: names the folder of the other copy
	Data    string   // folder in which the answer about this PC is kept
	Args    []string // of the program, handed on to the other copy
	Forced  bool     // the user asked for the compatible way
}

// Compat returns the program that draws the compatible way, for the program in
// dir: an installer can put the copies of two versions side by side, and the
// program it puts in place last finds its own.
func Compat(dir, version string) string {
	return filepath.Join(dir, "tuong-thich-"+version, "SoThiDua.exe")
}

// Driver is what a PC said of its OpenGL: the texts GL_VERSION and GL_RENDERER.
type Driver struct {
	Version  string `json:"version"`
	Renderer string `json:"renderer"`
}

// Usable tells whether the window can be drawn: Fyne needs OpenGL 2.1, and the
// stand-in that Windows has without a driver has 1.1 only.
func (d Driver) Usable() bool {
	number, _, _ := strings.Cut(strings.TrimSpace(d.Version), " ")
	parts := strings.Split(number, ".")
	if len(parts) < 2 || strings.Contains(d.Renderer, "GDI Generic") {
		return false
	}
	major, err := strconv.Atoi(parts[0])
	if err != nil {
		return false
	}
	minor, err := strconv.Atoi(parts[1])
	return err == nil && (major > 2 || major == 2 && minor >= 1)
}

// answer is what is kept of a PC, so that it is asked once and not at every
// start. Another graphics card, driver or program asks anew.
type answer struct {
	PC     string `json:"pc"`
	Driver Driver `json:"driver"`
}

// encode returns the text kept.
func (a answer) encode() ([]byte, error) { return json.MarshalIndent(a, "", "  ") }

// decode reads a kept text; what cannot be read answers for no PC.
func decode(text []byte) answer {
	var a answer
	if json.Unmarshal(text, &a) != nil {
		return answer{}
	}
	return a
}
