//go:build !windows

package render

import "errors"

// Begin chooses what draws the window. Elsewhere than on Windows there is
// nothing to choose.
func Begin(Options) (handed bool, err error) { return false, nil }

// Probe asks the driver for its OpenGL, on Windows only.
func Probe() (Driver, error) { return Driver{}, errors.ErrUnsupported }

// Name tells how the window is drawn.
func Name(string) string { return "OpenGL" }

// Tell shows a message without a window of the program's own, on Windows only:
// elsewhere there is a console.
func Tell(string) {}
