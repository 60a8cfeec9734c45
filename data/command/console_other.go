//go:build !windows

package command

// AttachConsole does nothing: the program has the console it was started from.
func AttachConsole() {}
