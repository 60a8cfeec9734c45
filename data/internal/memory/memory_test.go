package memory

import (
	"runtime"
	"testing"
)

func TestOnlyLongWorkIsCollected(t *testing.T) {
	collections := func(work func()) uint32 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		work()
		runtime.ReadMemStats(&after)
		return after.NumForcedGC - before.NumForcedGC
	}
	short := collections(func() {
		for row := range every {
			Collect(row)
		}
		Dropped(every - 1)
	})
	long := collections(func() {
		for row := range 3*every + 1 {
			Collect(row)
		}
		Dropped(every)
	})
	if short != 0 || long != 4 {
		t.Errorf("%d collections for short work, %d for long", short, long)
	}
}
