package shell

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"unicode/utf16"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// nativeFiles shows the file dialogs of Windows, which know the user's quick
// access, network places and pasted paths. Each runs on its own thread; Windows
// keeps our window disabled meanwhile while it goes on drawing.
type nativeFiles struct {
	win  fyne.Window
	dirs folders
	log  *slog.Logger
	fail func(error)
	busy atomic.Bool
}

// documents is the user's folder of documents, also where OneDrive or the
// office has moved it.
func documents() (string, error) {
	return windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT)
}

// newFiles returns the file dialogs of a window; fail is told on Fyne's
// goroutine when a dialog could not be shown.
func newFiles(win fyne.Window, memory kit.Memory, log *slog.Logger, fail func(error)) kit.Files {
	return &nativeFiles{win: win, dirs: folders{memory}, log: log, fail: fail}
}

// Open implements kit.Files.
func (f *nativeFiles) Open(title string, exts []string, many bool, done func([]string)) {
	owner, start := hwnd(f.win), f.dirs.start()
	f.run(func() error {
		paths, err := askOpen(dialogAsk{owner: owner, title: title, dir: start, exts: exts}, many)
		if len(paths) > 0 && err == nil {
			fyne.Do(func() { f.dirs.used(paths[0]); done(paths) })
		}
		return err
	})
}

// Save implements kit.Files.
func (f *nativeFiles) Save(title, name string, done func(string)) {
	owner, start := hwnd(f.win), f.dirs.start()
	name = fileName(name)
	f.run(func() error {
		path, err := askSave(dialogAsk{owner: owner, title: title, dir: start, name: name, exts: []string{filepath.Ext(name)}})
		if path != "" && err == nil {
			fyne.Do(func() { f.dirs.used(path); done(withExt(path, name)) })
		}
		return err
	})
}

// Folder implements kit.Files.
func (f *nativeFiles) Folder(title string, done func(string)) {
	owner, start := hwnd(f.win), f.dirs.start()
	f.run(func() error {
		dir, err := askFolder(dialogAsk{owner: owner, title: title, dir: start})
		if dir != "" && err == nil {
			fyne.Do(func() { f.dirs.usedDir(dir); done(dir) })
		}
		return err
	})
}

// run shows one dialog at a time on a thread of its own.
func (f *nativeFiles) run(show func() error) {
	if !f.busy.CompareAndSwap(false, true) {
		return
	}
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer f.busy.Store(false)
		const apartment = 0x2 // COINIT_APARTMENTTHREADED, what shell dialogs need
		if err := windows.CoInitializeEx(0, apartment); err == nil {
			defer uninitialise()
		}
		if err := show(); err != nil {
			f.log.Error("file dialog", "err", err)
			fyne.Do(func() {
				f.fail(model.Wrap(model.CodeInternal, err, "Windows không mở được hộp thoại chọn tệp. Hãy thử lại; nếu vẫn lỗi, khởi động lại chương trình."))
			})
		}
	}()
}

// uninitialise ends what CoInitializeEx began; it returns nothing.
func uninitialise() {
	_, _, _ = windows.NewLazySystemDLL("ole32.dll").NewProc("CoUninitialize").Call()
}

// dialogAsk is what a dialog starts with.
type dialogAsk struct {
	owner      uintptr
	title, dir string
	name       string
	exts       []string
}

// openFileName is OPENFILENAMEW of commdlg.h.
type openFileName struct {
	size                   uint32
	owner, instance        uintptr
	filter, customFilter   *uint16
	maxCustom, filterIndex uint32
	file                   *uint16
	maxFile                uint32
	fileTitle              *uint16
	maxTitle               uint32
	initialDir, title      *uint16
	flags                  uint32
	fileOffset, fileExt    uint16
	defExt                 *uint16
	custData, hook         uintptr
	template               *uint16
	reserved               uintptr
	reserved2, flagsEx     uint32
}

// Flags of OPENFILENAMEW.
const (
	ofnOverwritePrompt = 0x2
	ofnHideReadOnly    = 0x4
	ofnNoChangeDir     = 0x8
	ofnMultiSelect     = 0x200
	ofnPathMustExist   = 0x800
	ofnFileMustExist   = 0x1000
	ofnExplorer        = 0x80000
)

// longPaths is the room for the names of many chosen files, in UTF-16 units.
const longPaths = 1 << 16

func askOpen(ask dialogAsk, many bool) ([]string, error) {
	flags := uint32(ofnExplorer | ofnFileMustExist | ofnPathMustExist | ofnHideReadOnly | ofnNoChangeDir)
	if many {
		flags |= ofnMultiSelect
	}
	units, err := commonDialog("GetOpenFileNameW", ask, flags)
	return splitPaths(units), err
}

func askSave(ask dialogAsk) (string, error) {
	units, err := commonDialog("GetSaveFileNameW", ask,
		ofnExplorer|ofnOverwritePrompt|ofnPathMustExist|ofnHideReadOnly|ofnNoChangeDir)
	return windows.UTF16ToString(units), err
}

// commonDialog shows a dialog of comdlg32 and returns what it wrote into the
// file buffer, nil when the user gave up.
func commonDialog(proc string, ask dialogAsk, flags uint32) ([]uint16, error) {
	buf := make([]uint16, longPaths)
	copy(buf, utf16.Encode([]rune(ask.name)))
	title, err := windows.UTF16PtrFromString(ask.title)
	if err != nil {
		return nil, err
	}
	dir, err := windows.UTF16PtrFromString(ask.dir)
	if err != nil {
		return nil, err
	}
	o := openFileName{owner: ask.owner, filter: &filterOf(ask.exts)[0], filterIndex: 1, file: &buf[0], maxFile: longPaths,
		title: title, initialDir: dir, flags: flags}
	if len(ask.exts) == 1 && len(ask.exts[0]) > 1 {
		if o.defExt, err = windows.UTF16PtrFromString(ask.exts[0][1:]); err != nil {
			return nil, err
		}
	}
	o.size = uint32(unsafe.Sizeof(o))
	dll := windows.NewLazySystemDLL("comdlg32.dll")
	if ok, _, _ := dll.NewProc(proc).Call(uintptr(unsafe.Pointer(&o))); ok != 0 {
		return buf, nil
	}
	if code, _, _ := dll.NewProc("CommDlgExtendedError").Call(); code != 0 {
		return nil, fmt.Errorf("%s: error 0x%X", proc, code)
	}
	return nil, nil
}

// filterOf writes the kinds of file the way comdlg32 wants them: name and
// pattern, each ended by a zero, the list by one more.
func filterOf(exts []string) []uint16 {
	pattern := ""
	for _, e := range exts {
		if e == "" {
			continue
		}
		if pattern != "" {
			pattern += ";"
		}
		pattern += "*" + e
	}
	var out []uint16
	add := func(s string) { out = append(append(out, utf16.Encode([]rune(s))...), 0) }
	if pattern != "" {
		add(kindName(exts) + " (" + pattern + ")")
		add(pattern)
	}
	add("Mọi tệp (*.*)")
	add("*.*")
	return append(out, 0)
}

// splitPaths reads the file buffer: one path, or a folder and the names in it.
func splitPaths(units []uint16) []string {
	var parts []string
	for start, i := 0, 0; i < len(units); i++ {
		if units[i] != 0 {
			continue
		}
		if i == start {
			break
		}
		parts = append(parts, windows.UTF16ToString(units[start:i]))
		start = i + 1
	}
	if len(parts) < 2 {
		return parts
	}
	out := make([]string, 0, len(parts)-1)
	for _, name := range parts[1:] {
		out = append(out, filepath.Join(parts[0], name))
	}
	return out
}

// kindName is what a kind of file is called in a dialog.
func kindName(exts []string) string {
	names := map[string]string{".xlsx": "Tệp Excel", ".xls": "Tệp Excel", ".pdf": "Tệp PDF", ".png": "Ảnh PNG",
		".docx": "Tệp Word", ".db": "Tệp sổ", ".txt": "Tệp văn bản", ".md": "Tệp văn bản"}
	for _, e := range exts {
		if n, ok := names[strings.ToLower(e)]; ok {
			return n
		}
	}
	return "Tệp"
}
