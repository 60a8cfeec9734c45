package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// statusText is what the status bar says.
type statusText struct {
	mark   kit.State
	saved  string // what is saved, or what is not
	screen string // counts of the page
	keys   string // keys valid here
}

// statusBar is the line at the bottom of the window.
type statusBar struct {
	root                *fyne.Container
	now                 statusText
	mark                *canvas.Image
	saved, screen, keys *kit.Text
	back, top, rule     *canvas.Rectangle
}

func newStatusBar() *statusBar {
	note := func() *kit.Text { return kit.NewText("", kit.TextStyle{Size: kit.SizeNote, Tone: kit.ToneMuted}).Cut() }
	b := &statusBar{saved: note(), screen: note(), mark: kit.NewPicture(kit.StateMark(kit.StateInfo), 14),
		keys: kit.NewText("", kit.TextStyle{Size: kit.SizeNote, Tone: kit.ToneMuted, Align: kit.AlignRight}).Cut(),
		back: canvas.NewRectangle(kit.SideFill), top: canvas.NewRectangle(kit.Rule), rule: canvas.NewRectangle(kit.Rule)}
	b.root = container.New(b, b.back, b.top, b.mark, b.saved, b.rule, b.screen, b.keys)
	return b
}

// set shows other texts; nothing is drawn when they are the same.
func (b *statusBar) set(t statusText) {
	if b.now == t {
		return
	}
	if b.now.mark != t.mark {
		b.mark.Resource = kit.StateMark(t.mark)
		b.mark.Refresh()
	}
	b.now = t
	b.saved.SetText(t.saved)
	b.screen.SetText(t.screen)
	b.keys.SetText(t.keys)
	b.root.Refresh()
}

// Layout implements fyne.Layout: what is saved comes first, the keys get what
// the page's counts leave, and each is cut when there is no room.
func (b *statusBar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	set(b.back, 0, 0, size.Width, size.Height)
	set(b.top, 0, 0, size.Width, 1)
	side := px(14)
	set(b.mark, px(margin), (size.Height-side)/2, side, side)
	x, gap := px(margin)+side+px(6), px(10)
	room := size.Width - px(margin)
	place := func(t *kit.Text, most float32) {
		w := min(wide(t.Text()), max(0, most))
		set(t, x, 1, w, size.Height-1)
		x += w
	}
	place(b.saved, (room-x)*0.6)
	b.rule.Hidden = b.now.screen == ""
	if b.now.screen != "" {
		x += gap
		set(b.rule, x, (size.Height-px(14))/2, 1, px(14))
		x += gap
	}
	place(b.screen, (room-x)*0.6)
	x += 2 * gap
	set(b.keys, x, 1, max(0, room-x), size.Height-1)
}

// wide returns the width of a status text.
func wide(s string) float32 {
	return fyne.MeasureText(s, px(kit.SizeNote), fyne.TextStyle{}).Width + 1
}

// MinSize implements fyne.Layout.
func (b *statusBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(px(300), px(statusTall))
}
