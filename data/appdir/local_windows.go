package appdir

import "golang.org/x/sys/windows"

// localData is %LOCALAPPDATA%: outside the folders OneDrive synchronises.
func localData() (string, error) {
	return windows.KnownFolderPath(windows.FOLDERID_LocalAppData, windows.KF_FLAG_CREATE)
}
