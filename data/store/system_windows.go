package store

import (
	"errors"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// isSharing tells whether another program holds the file.
func isSharing(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

// isDiskFull tells whether the disk has no room left.
func isDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// isReadOnlyMedium tells whether the medium itself cannot be written.
func isReadOnlyMedium(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// onNetwork tells whether the file lies on a network share, where the
// write-ahead log does not work because computers share no memory.
func onNetwork(path string) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}

// syncDir does nothing: Windows writes a rename through by itself and cannot
// flush a folder.
func syncDir(string) error { return nil }

// moveNew renames a file, and fails when there is one with the new name.
func moveNew(from, to string) error {
	old, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(old, name, windows.MOVEFILE_WRITE_THROUGH)
}
