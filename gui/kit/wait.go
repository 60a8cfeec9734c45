package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// after calls f on Fyne's goroutine when d has passed, unless stop is called
// first. A headless driver has no goroutine of its own on which f could run
// safely later: there nothing waits, and f runs at once.
func after(d time.Duration, f func()) (stop func()) {
	if _, ok := fyne.CurrentApp().Driver().(desktop.Driver); !ok {
		f()
		return func() {}
	}
	return timer(d, f)
}

// timer is after with a clock in every driver.
func timer(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}
