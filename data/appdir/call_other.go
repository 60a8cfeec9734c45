//go:build !windows

package appdir

// Call asks the window that has the book open to come to the front; window
// managers elsewhere than on Windows do that themselves, if at all.
func Call(string, string) bool { return false }

// Ear hears the calls of later starts, on Windows only.
type Ear struct{}

// Listen hears nothing here; see Call.
func Listen(string, func(file string)) (*Ear, error) { return &Ear{}, nil }

// Close stops hearing.
func (*Ear) Close() error { return nil }
