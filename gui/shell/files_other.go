//go:build !windows

package shell

import (
	"log/slog"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// drawnFiles shows Fyne's own file dialogs inside the window.
type drawnFiles struct {
	win  fyne.Window
	dirs folders
	log  *slog.Logger
	fail func(error)
}

// documents is the user's folder of documents.
func documents() (string, error) {
	home, err := os.UserHomeDir()
	return filepath.Join(home, "Documents"), err
}

// newFiles returns the file dialogs of a window; fail is told on Fyne's
// goroutine when a dialog could not be shown.
func newFiles(win fyne.Window, memory kit.Memory, log *slog.Logger, fail func(error)) kit.Files {
	return &drawnFiles{win: win, dirs: folders{memory}, log: log, fail: fail}
}

// Open implements kit.Files. Fyne's dialog chooses one file at a time.
func (f *drawnFiles) Open(title string, exts []string, _ bool, done func([]string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			f.report(err)
			return
		}
		path := r.URI().Path()
		if err := r.Close(); err != nil {
			f.log.Warn("closing a chosen file", "path", path, "err", err)
		}
		f.dirs.used(path)
		done([]string{path})
	}, f.win)
	if len(exts) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(exts))
	}
	f.show(d, title, "Mở", f.dirs.start())
}

// Folder implements kit.Files.
func (f *drawnFiles) Folder(title string, done func(string)) {
	f.folder(title, f.dirs.start(), func(dir string) {
		f.dirs.usedDir(dir)
		done(dir)
	})
}

func (f *drawnFiles) folder(title, start string, done func(string)) {
	d := dialog.NewFolderOpen(func(l fyne.ListableURI, err error) {
		if err != nil || l == nil {
			f.report(err)
			return
		}
		done(l.Path())
	}, f.win)
	f.show(d, title, "Chọn thư mục", start)
}

// show gives a dialog its words, its folder and the size of the window.
func (f *drawnFiles) show(d *dialog.FileDialog, title, yes, start string) {
	d.SetTitleText(title)
	d.SetConfirmText(yes)
	d.SetDismissText("Hủy")
	if l, err := storage.ListerForURI(storage.NewFileURI(start)); err == nil {
		d.SetLocation(l)
	} else {
		f.log.Warn("last folder not shown", "folder", start, "err", err)
	}
	size := f.win.Canvas().Size()
	d.Show() // makes it, so that it can be resized
	d.Resize(fyne.NewSize(size.Width*0.8, size.Height*0.85))
}

// report tells why a dialog gave nothing; no error is the user giving up.
func (f *drawnFiles) report(err error) {
	if err != nil {
		f.fail(model.Wrap(model.CodeInvalid, err, "Không đọc được tệp hoặc thư mục đã chọn. Kiểm tra quyền đọc rồi chọn lại."))
	}
}

// Save implements kit.Files: a name, and the folder it goes to. Fyne's own
// dialog would empty an existing file before it is written.
func (f *drawnFiles) Save(title, name string, done func(string)) {
	f.save(title, fileName(name), f.dirs.start(), done)
}

func (f *drawnFiles) save(title, name, dir string, done func(string)) {
	box := kit.NewTextBox()
	box.SetText(name)
	field := kit.NewField("Tên tệp", box)
	field.SetNote("Thư mục: " + dir)
	var closeDialog func()
	change := func() bool {
		f.folder(title, dir, func(other string) {
			closeDialog()
			f.save(title, vn.Clean(box.Text()), other, done)
		})
		return false
	}
	closeDialog = kit.ShowDialog(f.win, title, kit.NewForm([]kit.FormItem{{Field: field}}), 520,
		kit.DialogButton{Label: "Lưu", Icon: kit.IconSave, Kind: kit.PrimaryButton, Do: func() bool {
			typed := fileName(box.Text())
			if typed == "" {
				field.SetError("Ghi tên tệp.")
				return false
			}
			path := withExt(filepath.Join(dir, typed), name)
			f.confirm(path, func() { f.dirs.used(path); done(path) })
			return true
		}},
		kit.DialogButton{Label: "Đổi thư mục…", Icon: kit.IconFolder, Do: change},
		kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

// confirm asks before an existing file is written over.
func (f *drawnFiles) confirm(path string, do func()) {
	if _, err := os.Stat(path); err != nil {
		do()
		return
	}
	kit.Confirm(f.win, "Tệp đã có", "“"+filepath.Base(path)+"” đã có trong thư mục này. Ghi đè lên tệp cũ?", "Ghi đè", true, do)
}
