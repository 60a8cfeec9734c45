//go:build !windows

package font

// systemDir returns "": Times New Roman is looked for on Windows only.
func systemDir() string { return "" }
