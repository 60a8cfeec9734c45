// Package memory keeps long work small.
package memory

import "runtime"

// every is after how many rows Collect does something.
const every = 10_000

// Collect is called with the number of each row that is read or imported. The
// collector lets the memory in use grow to twice of what is kept before it
// looks, which for a sheet of a hundred thousand rows is more than many a
// commune's machine can spare; long sheets therefore have it look every ten
// thousand rows, and short ones never come to it.
func Collect(row int) {
	if row > 0 && row%every == 0 {
		runtime.GC()
	}
}

// Dropped is called when so many rows were let go.
func Dropped(rows int) {
	if rows >= every {
		runtime.GC()
	}
}
