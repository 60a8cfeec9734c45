package store

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// onNetwork tells whether the file lies on a network share, where the
// write-ahead log does not work because computers share no memory.
func onNetwork(path string) bool { return driveType(path) == windows.DRIVE_REMOTE }

// removable tells whether the file lies on a stick or a card.
func removable(path string) bool { return driveType(path) == windows.DRIVE_REMOVABLE }

func driveType(path string) uint32 {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return windows.DRIVE_UNKNOWN
	}
	return windows.GetDriveType(root)
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
