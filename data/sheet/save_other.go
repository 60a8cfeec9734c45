//go:build !windows

package sheet

import (
	"errors"
	"syscall"
)

// isSharing tells whether another program holds the file; only Windows refuses
// such a write.
func isSharing(err error) bool { return errors.Is(err, syscall.ETXTBSY) }

// isDiskFull tells whether the disk has no room left.
func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isReadOnlyMedium tells whether the medium itself cannot be written.
func isReadOnlyMedium(err error) bool { return errors.Is(err, syscall.EROFS) }
