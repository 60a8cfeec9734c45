package kit

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
)

// Fail tells an error in the red bar, with what can be done about it.
func (e Env) Fail(err error, actions ...Action) {
	e.Notify(Notice{Kind: NoticeError, Text: model.Message(err), Actions: actions})
}

// Done tells what was done in the green bar, with what can be done next.
func (e Env) Done(text string, actions ...Action) {
	e.Notify(Notice{Kind: NoticeDone, Text: text, Actions: actions})
}

// Saved tells which file was written and leads to it and to its folder.
func (e Env) Saved(path string) {
	e.Done("Đã lưu "+filepath.Base(path)+".", e.LookAt("Mở", path), e.LookAt("Mở thư mục", filepath.Dir(path)))
}

// LookAt is an action that opens a file or folder.
func (e Env) LookAt(label, path string) Action {
	return Action{Label: label, Do: func() { e.Open(path) }}
}

// Open opens a file or folder with the system's program; the red bar tells when
// it can't.
func (e Env) Open(path string) {
	if err := e.OpenPath(path); err != nil {
		e.Fail(err)
	}
}

// Show shows or hides an object.
func Show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
