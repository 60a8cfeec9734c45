package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// Bar is the row of buttons over pages: print, save, turn, zoom. It follows the
// pages and tells the status bar where they are.
type Bar struct {
	pages    *Pages
	out      Output
	env      kit.Env
	main     *kit.Button
	outputs  []*kit.Button // dead while there is no page
	back, on *kit.Button
	where    *PageList
	zoom     *kit.Text
}

// NewBar returns the buttons of the pages. It takes over Pages.OnChange and
// Pages.OnPoint.
func NewBar(env kit.Env, pages *Pages) *Bar {
	b := &Bar{pages: pages, out: NewOutput(env), env: env, where: NewPageList(pages), zoom: Centred()}
	b.main = kit.NewPrimary(kit.IconPrint, "In", b.Print).Hint("Ctrl+P")
	b.outputs = []*kit.Button{b.main,
		kit.NewButton(kit.IconSave, "Lưu PDF", func() { b.out.SavePDF(pages.Document()) }),
		kit.NewButton(kit.IconImage, "Lưu ảnh PNG", func() { b.out.SavePNG(pages.Document()) })}
	b.back = kit.NewButton(kit.IconLeft, "", func() { pages.Turn(-1) })
	b.on = kit.NewButton(kit.IconRight, "", func() { pages.Turn(1) })
	pages.OnChange, pages.OnPoint = b.follow, b.tell
	b.Wait("đang dựng trang")
	return b
}

// Row lays the buttons out; more stand after those that save.
func (b *Bar) Row(more ...fyne.CanvasObject) fyne.CanvasObject {
	var left []fyne.CanvasObject
	for _, o := range b.outputs {
		left = append(left, o)
	}
	return kit.NewActions(append(left, more...), []fyne.CanvasObject{b.back, b.where.Object(), b.on,
		kit.NewButton(kit.IconZoomOut, "", b.pages.ZoomOut), Wide("188%", b.zoom), kit.NewButton(kit.IconZoomIn, "", b.pages.ZoomIn),
		kit.NewButton("", "Vừa trang", b.pages.Fit)})
}

// Centred is a text in the middle of its room.
func Centred() *kit.Text {
	return kit.NewText("", kit.TextStyle{Size: kit.SizeLabel, Tone: kit.ToneMuted, Align: kit.AlignCenter})
}

// Wide gives a text the room of the longest one it will show, so that the row
// does not move when it changes.
func Wide(longest string, t *kit.Text) fyne.CanvasObject { return container.New(room(longest), t) }

// room is the layout of Wide.
type room string

// MinSize implements fyne.Layout.
func (r room) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.MeasureText(string(r), kit.SizeLabel*kit.Scale(), fyne.TextStyle{}).Max(fyne.NewSize(0, objs[0].MinSize().Height))
}

// Layout implements fyne.Layout.
func (r room) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// Wait makes printing and saving dead, for the reason.
func (b *Bar) Wait(reason string) {
	for _, o := range b.outputs {
		o.Disable(reason)
	}
}

// Ready lets the pages be printed and saved.
func (b *Bar) Ready() {
	for _, o := range b.outputs {
		o.Enable()
	}
	b.follow()
}

// Print prints the pages, when there are any.
func (b *Bar) Print() {
	if !b.main.Disabled() {
		b.out.Print(b.pages.Document())
	}
}

// SaveWord writes the pages for Word, when there are any.
func (b *Bar) SaveWord() {
	if !b.main.Disabled() {
		b.out.SaveWord(b.pages.Document())
	}
}

// follow shows which page of how many, and how large.
func (b *Bar) follow() {
	b.where.Follow()
	b.zoom.SetText(b.pages.Zoom())
	at, n := b.pages.Page(), len(b.pages.Document().Pages)
	if at > 0 {
		b.back.Enable()
	} else {
		b.back.Disable("đây là trang đầu")
	}
	if at < n-1 {
		b.on.Enable()
	} else {
		b.on.Disable("đây là trang cuối")
	}
	b.tell()
}

// tell says in the status bar what is pointed at, else where the pages are.
func (b *Bar) tell() {
	if spot, ok := b.pages.Spot(); ok && spot.Tip != "" {
		b.env.Status(spot.Tip)
		return
	}
	b.env.Status("Bản xem trước giống hệt bản in · " + b.pages.Where())
}
