package papers

import (
	"fyne.io/fyne/v2"

	"sothidua/data/sheet/paper"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
)

// bar is the row of buttons over the pages: print and save at the left, turn and
// zoom at the right.
type bar struct {
	print, pdf, word, excel, folder *kit.Button
	back, on                        *kit.Button
	fit                             *kit.Button
	where                           *preview.PageList
	zoom                            *kit.Text
	row                             fyne.CanvasObject
}

// newBar returns the buttons; fit changes between whole pages and pages as wide
// as the room.
func newBar(o *output, pages *preview.Pages, fit func()) *bar {
	b := &bar{where: preview.NewPageList(pages), zoom: preview.Centred()}
	b.print = kit.NewPrimary(kit.IconPrint, "In", o.print).Hint("Ctrl+P")
	b.pdf = kit.NewButton(kit.IconSave, "Lưu PDF…", func() { o.save(formatPDF) })
	b.word = kit.NewButton(kit.IconWord, "Lưu Word…", func() { o.save(formatWord) })
	b.excel = kit.NewButton(kit.IconTable, "Lưu Excel…", func() { o.save(formatExcel) })
	b.folder = kit.NewButton(kit.IconFolder, "Từng tệp…", o.askFolder)
	b.back = kit.NewButton(kit.IconLeft, "", func() { pages.Turn(-1) })
	b.on = kit.NewButton(kit.IconRight, "", func() { pages.Turn(1) })
	b.fit = kit.NewButton("", "Vừa trang", fit)
	b.row = kit.NewActions([]fyne.CanvasObject{b.print, b.pdf, b.word, b.excel, b.folder},
		[]fyne.CanvasObject{b.back, b.where.Object(), b.on,
			kit.NewButton(kit.IconZoomOut, "", pages.ZoomOut), preview.Wide("188%", b.zoom), kit.NewButton(kit.IconZoomIn, "", pages.ZoomIn),
			b.fit})
	b.wait("đang dựng trang")
	return b
}

// wait makes printing and saving dead, for the reason.
func (b *bar) wait(reason string) {
	for _, o := range []*kit.Button{b.print, b.pdf, b.word, b.excel, b.folder} {
		o.SetReason(reason)
	}
}

// ready lets a paper be printed and saved in the ways its kind offers.
func (b *bar) ready(m made) {
	b.wait("")
	kit.Show(b.word, offers(m.kind, formatWord))
	kit.Show(b.excel, offers(m.kind, formatExcel) && len(paper.Tables(*m.doc.Source)) > 0)
	kit.Show(b.folder, len(m.units()) > 1)
	b.row.Refresh()
}

// follow shows which page of how many, and how large.
func (b *bar) follow(pages *preview.Pages) {
	b.where.Follow()
	b.zoom.SetText(pages.Zoom())
	reason := func(dead bool, why string) string {
		if dead {
			return why
		}
		return ""
	}
	at, n := pages.Page(), len(pages.Document().Pages)
	b.back.SetReason(reason(at == 0, "đây là trang đầu"))
	b.on.SetReason(reason(at >= n-1, "đây là trang cuối"))
}
