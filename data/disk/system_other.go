//go:build !windows

package disk

import (
	"errors"
	"syscall"
)

// InUse tells whether another program holds the file; only Windows refuses a
// write for that.
func InUse(err error) bool { return errors.Is(err, syscall.ETXTBSY) }

// Full tells whether the disk has no room left.
func Full(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// ReadOnly tells whether the medium itself cannot be written.
func ReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
