//go:build !windows

package shell

import "fyne.io/fyne/v2"

// maximised tells whether the window fills the screen. Elsewhere than on
// Windows the window manager remembers that itself.
func maximised(fyne.Window) bool { return false }

// maximise fills the screen with the window; see maximised.
func maximise(fyne.Window) {}

// raise brings the window to the front, as far as the window manager lets it.
func raise(w fyne.Window) { w.RequestFocus() }

// numberPad tells whether digit n of the number pad is held; only Windows
// types characters with Alt and the number pad.
func numberPad(int) bool { return false }
