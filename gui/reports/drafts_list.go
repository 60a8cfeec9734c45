package reports

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// draftList shows the sentences drafted from the saved cells, each with a link
// that puts it into its section.
type draftList struct {
	insert  func(sentence)
	shown   []sentence
	locked  bool
	list    *fyne.Container
	content fyne.CanvasObject
}

func newDraftList(insert func(sentence)) *draftList {
	l := &draftList{insert: insert, list: container.NewStack()}
	l.content = container.NewVScroll(l.list)
	return l
}

// show drafts the sentences of a report; nil shows none.
func (l *draftList) show(e *service.Entry) {
	var all []sentence
	locked := false
	if e != nil {
		all, locked = sentences(*e), e.Locked != ""
	}
	if slices.Equal(all, l.shown) && locked == l.locked && len(l.list.Objects) > 0 {
		return
	}
	l.shown, l.locked = all, locked
	var rows []fyne.CanvasObject
	for _, sen := range all {
		rows = append(rows, l.row(sen), ruleLine())
	}
	note := "Chỉ tiêu càng thấp càng tốt được viết là “giảm”, không viết “bằng … % kế hoạch”. " +
		"Sửa số thì câu gợi ý đổi theo; câu đã chèn giữ nguyên."
	if len(all) == 0 {
		note = "Chưa có ô nào đã lưu để viết câu."
	}
	rows = append(rows, kit.NewInset(12, 8, kit.NewSmallWords(kit.SizeNote, kit.Span{Text: note, Tone: kit.ToneMuted})))
	l.list.Objects = []fyne.CanvasObject{kit.NewStackV(0, rows...)}
	l.list.Refresh()
}

func (l *draftList) row(sen sentence) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.NewSmallWords(kit.SizeLabel, kit.Span{Text: sen.text})}
	if !l.locked {
		number := slices.Index(model.Sections, sen.section) + 1
		link := kit.NewLink("Chèn vào mục "+itoa(model.ID(number)), func() { l.insert(sen) })
		parts = append(parts, kit.NewRow(0, link))
	}
	mark := container.New(topLayout{}, kit.NewPicture(kit.JudgementMark(sen.judgement), 16))
	return kit.NewInset(12, 7, container.NewBorder(nil, nil, mark, nil, kit.NewStackV(2, parts...)))
}

// ruleLine is a thin line across.
func ruleLine() fyne.CanvasObject {
	line := canvas.NewRectangle(kit.Rule)
	line.SetMinSize(fyne.NewSize(1, 1))
	return line
}

// topLayout keeps a mark at the top, beside the first line of a text.
type topLayout struct{}

// Layout implements fyne.Layout.
func (topLayout) Layout(objs []fyne.CanvasObject, _ fyne.Size) {
	objs[0].Move(fyne.NewPos(0, 2*kit.Scale()))
	objs[0].Resize(objs[0].MinSize())
}

// MinSize implements fyne.Layout.
func (topLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().AddWidthHeight(5*kit.Scale(), 2*kit.Scale())
}
