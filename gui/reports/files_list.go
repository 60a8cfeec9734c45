package reports

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// fileList is the short list of files beside the narrative.
type fileList struct {
	s       *entryScreen
	add     *kit.Button
	list    *fyne.Container
	content fyne.CanvasObject
}

// fileRows is how many files the short list shows.
const fileRows = 3

func newFileList(s *entryScreen) *fileList {
	l := &fileList{s: s, list: container.NewStack()}
	l.add = kit.NewButton(kit.IconClip, "Thêm tệp…", func() { s.files.ask() }).Small()
	l.content = kit.NewPanel("Tệp đính kèm", "", kit.NewInset(12, 8, l.list), l.add)
	return l
}

// show lists the first files of a report.
func (l *fileList) show(e service.Entry) {
	l.add.SetReason(e.Locked)
	var rows []fyne.CanvasObject
	for i, f := range e.Files {
		if i == fileRows {
			more := kit.NewLink(fmt.Sprintf("Xem cả %d tệp", len(e.Files)), func() { l.s.pick(pageFiles) })
			rows = append(rows, kit.NewRow(0, more))
			break
		}
		rows = append(rows, l.row(f))
	}
	if len(e.Files) == 0 {
		rows = append(rows, kit.NewNote("Chưa có tệp nào."))
	}
	l.list.Objects = []fyne.CanvasObject{kit.NewStackV(5, rows...)}
	l.list.Refresh()
}

func (l *fileList) row(f model.Attachment) fyne.CanvasObject {
	icon := kit.IconFile
	switch strings.ToLower(filepath.Ext(f.Name)) {
	case ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp":
		icon = kit.IconImage
	}
	open := kit.NewLink("Mở", func() { l.s.files.openFile(f) })
	return kit.NewRow(8, kit.NewIcon(icon, kit.Ink, 16), kit.Grow(kit.NewText(f.Name, kit.TextStyle{}).Cut()), kit.NewNote(sizeText(f.Size)), open)
}
